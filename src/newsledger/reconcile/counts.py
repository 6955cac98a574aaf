"""Counts: a figure seen with all that decides what it may be compared with: incident, place, part, time, origin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.reconcile.attaching import attached
from newsledger.reconcile.dates import days, span, stand_in, start, years_apart
from newsledger.reconcile.geography import Places
from newsledger.reconcile.origins import Origins

RISING = frozenset(("killed", "injured", "rescued", "affected", "buildings", "evacuated"))  # measures that seldom fall
LATE = 999  # step of a report whose place is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure claim with its `incident`, `part` of the people counted ("" for all), `place`, and when it was said.

    `days` and `moments` lay it on the story's calendar: first and last day of `as_of`, begin of `published` and of
    `as_of`. `is_past`: it is of another year than its report, where a later number corrects nothing.
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
    speaker: str | None
    official: bool
    copied: bool
    days: tuple[date, date] = (date.min, date.min)
    moments: tuple[datetime, datetime] = (datetime.min, datetime.min)
    is_past: bool = False
    step: int | None = None
    superseded: bool = False

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


def counts(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], origins: Origins) -> tuple[Count, ...]:
    """Every figure of the story as a count, in the order in which they were said."""
    times = {i.id: i.time.edtf if i.time else None for i in incidents}
    places, year = Places(cast), stand_in(evidence)
    found = []
    for figure in attached(evidence, cast, incidents):
        claim, published = figure.claim, evidence.published(figure.claim.report)
        dating = evidence.datings.get(claim.report)
        as_of = _said(figure.time, published, times.get(figure.incident or ""), year)
        found.append(Count(
            claim=claim, body=figure.body, incident=figure.incident, part=figure.part, place=figure.place,
            around=places.above(figure.place) if figure.place else (),
            as_of=as_of, published=published, days=days(as_of, year),
            moments=(start(published, year), start(as_of, year)), is_past=years_apart(figure.time, published),
            time=figure.time, era=figure.era, origin=origins.of(claim), speaker=origins.speaker(claim),
            official=origins.is_official(claim), copied=claim.report in evidence.copies,
            superseded=figure.superseded, step=dating.step if dating else None))  # fmt: skip
    return tuple(sorted(found, key=lambda count: count.order))


def _said(time: str | None, published: str | None, happened: str | None, year: int) -> str | None:
    """When a count was said: with the report, save where its own time words close it on an earlier day.

    A figure's time that is no later than the incident itself dates the incident and not the count.
    """
    own, news, incident = span(time, year), span(published, year), span(happened, year)
    if own and news and incident and incident[1] < own[1] < news[0] and not years_apart(time, published):
        return (time or "").rpartition("/")[2]
    return published
