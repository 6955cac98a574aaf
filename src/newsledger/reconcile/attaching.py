"""Attaching: the incident that a figure belongs to, also where its own sentence names none.

A figure that tells of no happening ("The toll stands at 14.") goes where the story's other figures for the same thing
go: the same part at the same place first, then the same part, and a casualty at last to the story's main incident.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsledger.core.claims import CUMULATIVE_MEASURES, Claim, Figure
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import lexicon
from newsledger.reconcile.moments import first, years_apart
from newsledger.reconcile.parts import part_of_people

BEHIND = 45  # characters behind a figure that may say where the people counted were
CENTRAL = CUMULATIVE_MEASURES - {"detained", "vehicles", "buildings"} | {"magnitude"}  # of a main incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A figure claim with its incident, the part of the people it counts, its place and the time of its own words.

    `era` is the year of something long past ("1996"), "" for what the reports are about: tolls of different years are
    never one tally, even where they were read into one incident.
    """

    claim: Claim
    body: Figure
    incident: str | None
    part: str
    place: str | None
    time: str | None
    era: str

    @property
    def likeness(self) -> Iterator[tuple[Hashable, ...]]:
        """What figures of one incident share, the closest first."""
        yield self.era, self.body.measure, self.part, self.place, self.body.value
        yield self.era, self.body.measure, self.part, self.place
        if self.part:
            yield self.era, self.body.measure, self.part


def attached(evidence: Evidence, cast: Cast, incidents: Sequence[Incident]) -> tuple[Attached, ...]:
    """Every figure of the story, with an incident where one can be told."""
    homes = Homes(evidence, incidents)
    figures = tuple(_figures(evidence, cast, incidents, homes))
    like: dict[tuple[Hashable, ...], Counter[str]] = defaultdict(Counter)
    for figure in figures:
        if figure.incident is not None:
            for key in figure.likeness:
                like[key][figure.incident] += 1
    return tuple(figure if figure.incident else replace(figure, incident=_home(figure, like, homes))
                 for figure in figures)  # fmt: skip


class Homes:
    """Which incidents can hold a count: those of a fitting type that more than one text tells, and the main ones."""

    def __init__(self, evidence: Evidence, incidents: Sequence[Incident]) -> None:
        self.times = {i.id: i.time.edtf if i.time else None for i in incidents}
        self._types = {i.id: i.type for i in incidents}
        self._above = {i.id: i.sub_event_of for i in incidents}
        self._texts = {i.id: frozenset(_text(c, evidence) for c in i.rests_on) for i in incidents}
        self._main: dict[str, str | None] = {}
        self._past: dict[tuple[str, str], str | None] = {}
        self._ranked = sorted(self._texts, key=lambda i: (-len(self._texts[i]), i))

    def fits(self, incident: str, measure: str) -> bool:
        """Whether an incident of its type can have such a count."""
        types = lexicon("counted")["homes"].get(measure)
        return types is None or self._types[incident] in types

    def of(self, incident: str | None, measure: str) -> str | None:
        """The incident to count for: the one told, the one that it is a part of, or the main one for such a count."""
        if measure not in CENTRAL:
            return incident
        while incident is not None and incident in self._types:
            if self.fits(incident, measure) and len(self._texts[incident]) > 1:
                return incident
            incident = self._above[incident]
        return None

    def past(self, era: str, measure: str) -> str | None:
        """The incident of that year, of a fitting type, that most texts tell; null without any."""
        if (era, measure) not in self._past:
            fitting = [i for i in self._ranked if first(self.times[i]).startswith(era) and self.fits(i, measure)]
            self._past[era, measure] = fitting[0] if fitting else None
        return self._past[era, measure]

    def main(self, measure: str) -> str | None:
        """The incident of a fitting type that most texts tell; of any type where none fits; null without any."""
        if measure not in self._main:
            fitting = [i for i in self._ranked if self.fits(i, measure)] or self._ranked
            self._main[measure] = fitting[0] if fitting else None
        return self._main[measure]


def _text(claim: str, evidence: Evidence) -> str:
    report = evidence.claims[claim].report
    copy = evidence.copies.get(report)
    return copy.original if copy else report


def _figures(evidence: Evidence, cast: Cast, incidents: Sequence[Incident], homes: Homes) -> Iterator[Attached]:
    told_by = {claim: incident.id for incident in reversed(incidents) for claim in incident.rests_on}
    for claim in evidence.claims.values():
        if not isinstance(claim.body, Figure):
            continue
        when = when_of(claim, evidence.datings.get(claim.report))
        place = cast.of(claim.place)
        told = told_by.get(claim.about or "")
        published = evidence.published(claim.report)
        era = next((first(t)[:4] for t in (when.edtf if when else None, homes.times.get(told or ""))
                    if years_apart(t, published)), "")  # fmt: skip
        measure = claim.body.measure
        home = homes.past(era, measure) or told if era else homes.of(told, measure)
        yield Attached(claim=claim, body=claim.body, incident=home,
                       part=part_of_people(claim.body, behind=behind(claim)), place=place.id if place else None,
                       time=when.edtf if when else None, era=era)  # fmt: skip


def behind(claim: Claim) -> str:
    """The words of the sentence right behind a figure, up to the next stop: "aboard the ferry"."""
    words = claim.sentence.quote[max(claim.cite.end - claim.sentence.start, 0) :][:BEHIND]
    return re.split(r"[.,;:()]", words, maxsplit=1)[0]


def _home(figure: Attached, like: dict[tuple[Hashable, ...], Counter[str]], homes: Homes) -> str | None:
    for key in figure.likeness:
        if key in like:
            return min(like[key], key=lambda incident: (-like[key][incident], incident))
    return homes.main(figure.body.measure) if figure.body.measure in CENTRAL and not figure.era else None
