"""Counts: a figure seen with all that decides what it may be compared with: incident, place, part, time, origin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsledger.core.claims import Claim, Figure
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import lexicon
from newsledger.reconcile.moments import day, first, last, years_apart
from newsledger.reconcile.origins import Origins

HARM = frozenset(("killed", "injured", "missing"))
_WORD = re.compile(r"[^\W\d_]+")
_NARROWING = frozenset(("in", "at", "from", "with", "without", "who", "that", "for", "by", "on", "of", "to", "left"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure claim with its `incident`, `part` of the people counted ("" for all), `place`, and when it was said."""

    claim: Claim
    body: Figure
    incident: str | None
    part: str
    place: str | None
    as_of: str | None
    published: str | None
    time: str | None
    origin: str
    speaker: str | None
    copied: bool

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The least and the greatest number that its words allow."""
        return self.body.low, self.body.high

    @property
    def value(self) -> float | None:
        """The one number it stands for: the number said, else the bound that is known."""
        body = self.body
        return next((n for n in (body.value, body.low, body.high) if n is not None), None)

    @property
    def order(self) -> tuple[str, str, str, bool, str, int]:
        """The order in which counts were said: by day, then by publication; the superseded before what replaces it."""
        claim = self.claim
        return (day(self.as_of), first(self.published), first(self.as_of), claim.modality != "denied", claim.report,
                claim.cite.start)  # fmt: skip


@cache
def _lemmas() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], dict[str, str]]:
    words = lexicon("counted")
    parts = {word: part for part, names in words["parts"].items() for word in names}
    return (frozenset(words["people"]), frozenset(words["empty"]), frozenset(words["aboard"]),
            frozenset(words["ground"]), parts)  # fmt: skip


@cache
def singular(word: str) -> str:
    """The singular of an English noun, as well as its ending tells."""
    irregular = {"people": "people", "children": "child", "men": "man", "women": "woman", "lives": "life",
                 "bodies": "body", "police": "police", "dead": "dead", "gunmen": "gunman", "policemen": "policeman",
                 "servicemen": "serviceman", "firemen": "fireman", "wives": "wife", "crewmen": "crewman"}  # fmt: skip
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def part_of_people(body: Figure) -> str:
    """Which part of the people counted a figure is for: "" for people at large, "child", "police", "spaniard aboard".

    The words up to the noun that names people decide ("bus passengers", "rebel soldiers"), and whether they were aboard.
    """
    people, empty, aboard, ground, parts = _lemmas()
    words = [singular(w) for w in _WORD.findall((body.subset or body.counted).lower())]
    noun = next((i for i, w in enumerate(words) if w in people or w in parts), None)
    cut = next((i for i, w in enumerate(words) if i and w in _NARROWING), len(words))
    head = words[: noun + 1] if noun is not None and noun < cut else words[:cut]
    named = [parts.get(w, w) for w in head if w not in people and w not in empty and w not in aboard]
    named = [w for w in named if not w.endswith("ed")][:1]
    where = [name for name, found in (("aboard", aboard), ("ground", ground)) if found.intersection(words)]
    return " ".join(named + where)


def is_named_part(part: str) -> bool:
    """Whether a part is one that reports count apart wherever people are hurt: children, police, rebels."""
    return part.partition(" ")[0] in lexicon("counted")["parts"]


def main_incident(incidents: tuple[Incident, ...], evidence: Evidence) -> str | None:
    """The incident that most reports of the story tell; null without any."""
    def told(incident: Incident) -> tuple[int, int, str]:
        claims = [evidence.claims[c] for c in incident.rests_on]
        return len({c.report for c in claims}), len(claims), incident.id
    return max(incidents, key=told).id if incidents else None


def counts(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], origins: Origins) -> tuple[Count, ...]:
    """Every figure of the story as a count, in the order in which they were said."""
    by_claim: dict[str, str] = {}
    for told in incidents:
        for ident in told.rests_on:
            by_claim.setdefault(ident, told.id)
    times = {i.id: i.time.edtf if i.time else None for i in incidents}
    main = main_incident(incidents, evidence)
    found = []
    for claim in evidence.claims.values():
        if not isinstance(claim.body, Figure):
            continue
        published = evidence.published(claim.report)
        when = when_of(claim, published)
        time = when.edtf if when else None
        incident = by_claim.get(claim.about or "")
        if incident is None and claim.body.measure in HARM and not years_apart(time, published):
            incident = main
        place = cast.of(claim.place)
        found.append(Count(
            claim=claim, body=claim.body, incident=incident, part=part_of_people(claim.body),
            place=place.id if place else None, as_of=_said(time, published, times.get(incident or "")),
            published=published, time=time, origin=origins.of(claim), speaker=origins.speaker(claim),
            copied=claim.report in evidence.copies))  # fmt: skip
    return tuple(sorted(found, key=lambda count: count.order))


def _said(time: str | None, published: str | None, happened: str | None) -> str | None:
    """When a count was said: with the report, save where its own time words close it on an earlier day.

    A figure's time that is no later than the incident itself dates the incident and not the count.
    """
    end = last(time)
    if end and happened and last(happened) < end and day(end) < day(published) and end[:4] == first(published)[:4]:
        return end
    return published
