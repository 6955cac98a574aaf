"""Counts: a figure seen with all that decides what it may be compared with: incident, place, part, time, origin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime

from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import words
from newsledger.reconcile.attaching import attached, behind
from newsledger.reconcile.dates import days, span, stand_in, start, years_apart
from newsledger.reconcile.geography import Places
from newsledger.reconcile.lands import lands
from newsledger.reconcile.lowered import is_lowered
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.parts import noun_counted
from newsledger.reconcile.stems import stem

RISING = frozenset(("killed", "injured", "rescued", "affected", "buildings", "evacuated"))  # measures that seldom fall
AROUND = 60  # characters before and behind a figure that tell what it counts
BESIDE = 40  # characters around a figure in which a toll is called one
TOLD = 40  # figures of one measure by one voice that are held against one another: bounds the work
STANDS = ("happened", "ongoing", "possible")
NOWHERE: frozenset[str] = frozenset()
LATE = 999  # step of a report whose place is not known
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure claim with its `incident`, `part` of the people counted ("" for all), `place`, and when it was said.

    `days` and `moments` lay it on the story's calendar: first and last day of `as_of`, begin of `published` and of
    `as_of`. `is_past`: it is of another year than its report, where a later number corrects nothing. `noun`: what is
    counted, "" for people at large. `grows`: words beside it speak of a toll; `lowered`: of one put lower. `set_apart`:
    its report sets it apart from what it is mainly about. `affirmed`: its report gives it in its own voice too.
    `beside`: places ("" for none) that reports give other numbers for beside its own. `land`: in an outbreak of several
    countries, the code of the one whose cases it counts ("" where that is not told), or "world". `struck`: why it was
    taken from the story's incidents, "" for most.
    """

    claim: Claim
    body: Figure
    incident: str | None
    part: str
    place: str | None
    around: tuple[str, ...]
    as_of: str | None
    published: str | None
    time: str | None
    era: str
    origin: str
    counted_as: str
    speaker: str | None
    official: bool
    copied: bool
    days: tuple[date, date] = (date.min, date.min)
    moments: tuple[datetime, datetime] = (datetime.min, datetime.min)
    is_past: bool = False
    step: int | None = None
    superseded: bool = False
    replaces: str | None = None
    told: str | None = None
    context: frozenset[str] = frozenset()
    top: bool = False
    first: bool = False
    wide: bool = True
    noun: str = ""
    grows: bool = False
    lowered: bool = False
    set_apart: bool = False
    struck: str = ""
    affirmed: bool = False
    beside: frozenset[str] = frozenset()
    land: str = ""

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The least and the greatest number that its words allow."""
        return self.body.low, self.body.high

    @property
    def size(self) -> float | None:
        """The number that it is put in order by: the number said, else the bound that is known."""
        body = self.body
        return next((n for n in (body.value, body.low, body.high) if n is not None), None)

    @property
    def place_in_order(self) -> tuple[int, float]:
        """Its day in a story without dates; of one day, a number that only rises by its size."""
        if self.step is None:
            return LATE, 0.0
        rising = self.body.measure in RISING and self.claim.modality != "denied"
        return self.step, (self.size or 0.0) if rising else 0.0

    @property
    def order(self) -> tuple[date, tuple[int, float], tuple[datetime, datetime], bool, str, int]:
        """The order in which counts were said: by day, then by publication; the superseded before what replaces it."""
        claim = self.claim
        replaced = claim.modality == "denied" or self.superseded
        return self.days[1], self.place_in_order, self.moments, not replaced, claim.report, claim.cite.start


def compatible(a: Count, b: Count) -> bool:
    """Whether the words of both can hold of one number: "at least 39" and 45 can, 39 and 45 cannot."""
    lows = [n for n in (a.body.low, b.body.low) if n is not None]
    highs = [n for n in (a.body.high, b.body.high) if n is not None]
    return not lows or not highs or max(lows) <= min(highs)


def counts(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], origins: Origins, *,
           beside: Set[str] = frozenset()) -> tuple[Count, ...]:  # fmt: skip
    """Every figure of the story as a count, in the order in which they were said.

    `beside`: the claims that tell of an event which a report only names beside its own.
    """
    times = {i.id: i.time.edtf if i.time else None for i in incidents}
    places, year = Places(cast), stand_in(evidence)
    found = []
    figures = attached(evidence, cast, incidents, beside=beside)
    countries = lands(figures, evidence, cast, incidents)
    for figure in figures:
        claim, published = figure.claim, evidence.published(figure.claim.report)
        dating = evidence.datings.get(claim.report)
        as_of = _said(figure.time, published, times.get(figure.incident or ""), year)
        found.append(Count(
            claim=claim, body=figure.body, incident=figure.incident, part=figure.part, place=figure.place,
            around=places.above(figure.place) if figure.place else (),
            as_of=as_of, published=published, days=days(as_of, year),
            moments=(start(published, year), start(as_of, year)), is_past=years_apart(figure.time, published),
            time=figure.time, era=figure.era, origin=origins.of(claim), speaker=origins.speaker(claim),
            counted_as=origins.counted(claim),
            official=origins.is_official(claim), copied=claim.report in evidence.copies,
            superseded=figure.superseded, replaces=figure.replaces, told=figure.told, context=_context(claim),
            noun=noun_counted(figure.body, behind=behind(claim)), grows=_is_toll(claim), lowered=is_lowered(claim),
            set_apart=figure.homeless, struck=figure.struck, land=countries.get(claim.id, ""),
            step=dating.step if dating else None))  # fmt: skip
    return tuple(sorted(_ranked(found), key=lambda count: count.order))


def _ranked(counts: Sequence[Count]) -> Iterator[Count]:
    """The counts, with the greatest and the first that each report gives of a measure marked."""
    told: dict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for count in counts:
        told[count.claim.report, count.body.measure, count.era].append(count)
    beside = _contrasts(counts)
    wide = _wide_places(counts, beside)
    for same in told.values():
        sizes = [c.size for c in same if c.size is not None and c.claim.modality != "denied"]
        most = max(sizes, default=None)
        body = [c.claim.cite.start for c in same if not c.claim.headline]
        first = min(body, default=None)
        for count in same:
            yield replace(count, top=count.size is not None and count.size == most,
                          first=count.claim.cite.start == first,
                          beside=beside.get((count.body.measure, count.place or ""), NOWHERE),
                          wide=count.place is None or count.place in wide[count.body.measure])  # fmt: skip


def _wide_places(counts: Sequence[Count],
                 beside: Mapping[tuple[str, str], Set[str]]) -> Mapping[str, Set[str]]:  # fmt: skip
    """Measure -> the places that its wholes are told of: those around others, and the one that most counts are of.

    Where one voice gives another number for all (`beside`), or makes the one a part of it, a place is no whole.
    """
    wide: dict[str, set[str]] = defaultdict(set)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    parts = {(c.body.measure, c.place) for c in counts if c.body.part_of is not None}
    for count in counts:
        wide[count.body.measure].update(count.around)
        whole = (count.body.measure, count.place) not in parts and "" not in beside.get(
            (count.body.measure, count.place or ""), ())
        if count.place and not count.era and whole:
            told[count.body.measure][count.place] += 1
    for measure, places in told.items():
        wide[measure].add(min(places, key=lambda place: (-places[place], place)))
    return wide


def _contrasts(counts: Sequence[Count]) -> Mapping[tuple[str, str], frozenset[str]]:
    """Measure and place -> the places that one voice of one report gives another number for beside it."""
    told: dict[tuple[str, str | None, str, str], list[Count]] = defaultdict(list)
    for count in counts:
        if count.size is not None and count.claim.modality in STANDS and not count.part:
            told[count.claim.report, count.speaker, count.body.measure, count.era].append(count)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for same in told.values():
        for n, a in enumerate(same[:TOLD]):
            for b in same[n + 1 : TOLD]:
                if a.place != b.place and not compatible(a, b):
                    found[a.body.measure, a.place or ""].add(b.place or "")
                    found[a.body.measure, b.place or ""].add(a.place or "")
    return {key: frozenset(places) for key, places in found.items()}


def _is_toll(claim: Claim) -> bool:
    """Whether words right beside a figure speak of a toll that grows or adds up."""
    start = max(claim.cite.start - claim.sentence.start, 0)
    sentence = claim.sentence.quote.lower()
    around = f"{sentence[max(0, start - BESIDE) : start]} {sentence[start + len(claim.cite.quote) :][:BESIDE]}"
    return not words("counted", "growing").isdisjoint(_WORD.findall(around))


def _context(claim: Claim) -> frozenset[str]:
    """The stems of the telling words around a figure, in its sentence."""
    start = max(claim.cite.start - claim.sentence.start, 0)
    sentence = claim.sentence.quote
    around = f"{sentence[max(0, start - AROUND) : start]} {sentence[start + len(claim.cite.quote) :][:AROUND]}".lower()
    return frozenset(stem(w) for w in _WORD.findall(around) if len(w) > 2 and w not in words("incidents", "empty"))


def _said(time: str | None, published: str | None, happened: str | None, year: int) -> str | None:
    """When a count was said: with the report, save where its own time words close it on an earlier day.

    A figure's time that is no later than the incident itself dates the incident and not the count.
    """
    own, news, incident = span(time, year), span(published, year), span(happened, year)
    if own and news and incident and incident[1] < own[1] < news[0] and not years_apart(time, published):
        return (time or "").rpartition("/")[2]
    return published
