"""Grouping: which of the totals that count one thing are points of its tally.

What a report's headline says and its text spells out, what it tells in its own voice and credits to somebody below,
and a number that is named again only as what another replaces, are no points of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsledger.reconcile.counts import RISING, Count
from newsledger.reconcile.samecount import OneCount, one_counts

FAR_BELOW = 0.5  # of a voice's own number: corrections seldom halve a toll within one report


def grouped(totals: Iterable[Count]) -> list[OneCount]:
    """The counts of a story, each with the points of its tally in the order they were said."""
    found = (replace(one, points=tuple(without_parts(credited(spelled_out(without_replaced(one.points))))))
             for one in one_counts(totals))  # fmt: skip
    return [one for one in found if one.points]


def without_replaced(same: Sequence[Count]) -> list[Count]:
    """The counts without numbers that were said before and are named again only as what another replaces."""
    said: set[float | None] = set()
    kept = []
    for count in same:
        named_again = count.superseded or count.claim.modality == "denied"
        if not (named_again and count.size in said):
            kept.append(count)
        said.add(count.size)
    return kept


def without_parts(same: Sequence[Count]) -> list[Count]:
    """The counts without those far below what one voice gave before in its report: parts told after a whole."""
    most: dict[tuple[str, str | None], float] = {}
    kept: set[str] = set()
    for count in sorted(same, key=lambda c: c.claim.cite.start):
        voice, size = (count.claim.report, count.speaker), count.size
        if count.body.measure not in RISING or count.claim.modality == "denied" or size is None:
            kept.add(count.claim.id)
        elif size >= most.get(voice, 0.0) * FAR_BELOW:
            kept.add(count.claim.id)
            most[voice] = max(most.get(voice, 0.0), size)
    return [c for c in same if c.claim.id in kept]


def spelled_out(same: Sequence[Count]) -> list[Count]:
    """The counts without those of headlines that their own report spells out below."""
    below = {c.claim.report for c in same if not c.claim.headline}
    return [c for c in same if not c.claim.headline or c.claim.report not in below]


def credited(same: Sequence[Count]) -> list[Count]:
    """The counts, of a number that a report gives in its own voice and by one speaker the speaker's first alone."""
    told: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in same:
        told[count.claim.report, count.size, count.bounds, count.claim.modality].append(count)
    again: set[str] = set()
    named: set[str] = set()
    for tellings in told.values():
        by = [c for c in tellings if c.speaker is not None]
        if len(by) < len(tellings) and len({c.speaker for c in by}) == 1:
            again.update(c.claim.id for c in tellings)
            named.add(min(by, key=lambda c: c.claim.cite.start).claim.id)
    return [replace(c, affirmed=True) if c.claim.id in named else c
            for c in same if c.claim.id in named or c.claim.id not in again]  # fmt: skip
