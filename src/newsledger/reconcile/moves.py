"""Moves: the days on which the story's toll was told anew, for its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Point, Tally
from newsledger.core.evidence import Evidence

DAY = len("2010-06-12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A new number of a toll: its day, the tally's incident, the claim that tells it and the figures told with it."""

    day: str
    incident: str | None
    claim: Claim
    beside: tuple[Claim, ...]


def moves(evidence: Evidence, tallies: Iterable[Tally],
          by_sentence: Mapping[tuple[str, int], tuple[Claim, ...]]) -> tuple[Move, ...]:  # fmt: skip
    """How the toll that most reports tell moved: of each day the last number that was new."""
    main = main_toll(tallies, evidence)
    found: dict[str, Move] = {}
    last: float | None = None
    for point in _first_of_each(main, evidence) if main else ():
        claim = evidence.claims[point.claim]
        number = _number(claim)
        day = evidence.newsdays.get(claim.report) or (point.as_of or "")[:DAY]
        if number == last or not day or not edtf.valid(day) or main is None:
            continue
        last = number
        there = by_sentence.get((claim.report, claim.sentence.start), ())
        found[day] = Move(day=day, incident=main.incident, claim=claim,
                          beside=tuple(c for c in there if isinstance(c.body, Figure)))  # fmt: skip
    return tuple(found.values())


def _first_of_each(tally: Tally, evidence: Evidence) -> list[Point]:
    """The points that reports give first, one each, in the order of the tally; none that a copy gives or one denied."""
    first: dict[str, Point] = {}
    for point in tally.points:
        claim = evidence.claims[point.claim]
        if claim.report in evidence.copies or claim.modality == "denied" or _number(claim) is None:
            continue
        other = first.get(claim.report)
        if other is None or claim.cite.start < evidence.claims[other.claim].cite.start:
            first[claim.report] = point
    kept = {point.claim for point in first.values()}
    return [point for point in tally.points if point.claim in kept]


def _number(claim: Claim) -> float | None:
    body = claim.body
    return (body.value if body.value is not None else body.low) if isinstance(body, Figure) else None


def main_toll(tallies: Iterable[Tally], evidence: Evidence) -> Tally | None:
    """The tally of the dead, of no part of them, that most reports tell."""
    tolls = [t for t in tallies if t.measure == "killed" and t.subset is None]
    return min(tolls, key=lambda t: (-len({evidence.claims[p.claim].report for p in t.points}), t.id), default=None)
