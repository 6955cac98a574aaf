"""Attaching: the incident that a figure belongs to, also where its own sentence names none.

A figure that tells of no happening ("The toll stands at 14.") goes where the story's other figures for the same thing
go: the same part at the same place first, then the same part, and a casualty at last to the story's main incident.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsledger.core.claims import Claim, Figure
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.reconcile.moments import years_apart
from newsledger.reconcile.parts import part_of_people

HARM = frozenset(("killed", "injured", "missing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A figure claim with its incident, the part of the people it counts, its place and the time of its own words."""

    claim: Claim
    body: Figure
    incident: str | None
    part: str
    place: str | None
    time: str | None

    @property
    def likeness(self) -> Iterator[tuple[Hashable, ...]]:
        """What figures of one incident share, the closest first."""
        yield self.body.measure, self.part, self.place, self.body.value
        yield self.body.measure, self.part, self.place
        if self.part:
            yield self.body.measure, self.part


def attached(evidence: Evidence, cast: Cast, incidents: Sequence[Incident]) -> tuple[Attached, ...]:
    """Every figure of the story, with an incident where one can be told."""
    figures = tuple(_figures(evidence, cast, incidents))
    homes: dict[tuple[Hashable, ...], Counter[str]] = defaultdict(Counter)
    for figure in figures:
        if figure.incident is not None:
            for key in figure.likeness:
                homes[key][figure.incident] += 1
    main = main_incident(incidents, evidence)
    return tuple(figure if figure.incident else replace(figure, incident=_home(figure, homes, main, evidence))
                 for figure in figures)  # fmt: skip


def _figures(evidence: Evidence, cast: Cast, incidents: Sequence[Incident]) -> Iterator[Attached]:
    told_by = {claim: incident.id for incident in reversed(incidents) for claim in incident.rests_on}
    for claim in evidence.claims.values():
        if isinstance(claim.body, Figure):
            when = when_of(claim, evidence.datings.get(claim.report))
            place = cast.of(claim.place)
            yield Attached(claim=claim, body=claim.body, incident=told_by.get(claim.about or ""),
                           part=part_of_people(claim.body), place=place.id if place else None,
                           time=when.edtf if when else None)  # fmt: skip


def _home(figure: Attached, homes: dict[tuple[Hashable, ...], Counter[str]], main: str | None,
          evidence: Evidence) -> str | None:  # fmt: skip
    if years_apart(figure.time, evidence.published(figure.claim.report)):
        return None
    for key in figure.likeness:
        if key in homes:
            return min(homes[key], key=lambda incident: (-homes[key][incident], incident))
    return main if figure.body.measure in HARM else None


def main_incident(incidents: Sequence[Incident], evidence: Evidence) -> str | None:
    """The incident that most reports of the story tell; null without any."""
    def told(incident: Incident) -> tuple[int, int, str]:
        claims = [evidence.claims[c] for c in incident.rests_on]
        return len({c.report for c in claims}), len(claims), incident.id

    return max(incidents, key=told).id if incidents else None
