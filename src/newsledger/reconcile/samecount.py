"""Same count: the totals of a story put together that count one thing, each with the count that it is most alike.

In the order in which they were said, each figure joins the count whose last points it is most like, or opens one of its
own; counts that turn out to be one are then joined. Only counts that share an incident, a part of the people, a place
or a number are compared, so the work grows with the figures and not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum, inf

from newsledger.reconcile.counts import Count
from newsledger.reconcile.likeness import likeness, told_apart

LAST = 4  # points of a count that a new figure is held against
BEST = 2  # of these, those that it is most like
LOOKED_UP = 8  # counts looked up by one sign: bounds the work where a story holds very many
NEAREST = 9  # pairs of points over which two counts are compared
RECENT = 24  # counts that one is held against when counts are joined
JOIN, MERGE = -1.0, -1.0  # likeness from which a figure joins, and counts are one: EVIDENCE.md, tallies


@dataclass(frozen=True, slots=True, kw_only=True)
class OneCount:
    """One thing counted: the totals said of it in their order, and what most of them say that they count."""

    measure: str
    era: str
    incident: str | None
    part: str
    place: str | None
    points: tuple[Count, ...]


def one_counts(totals: Iterable[Count]) -> list[OneCount]:
    """The totals by the thing counted."""
    blocks: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in sorted(totals, key=lambda c: (c.order, c.claim.id)):
        blocks[count.body.measure, count.era].append(count)
    return [_described(group) for key in sorted(blocks) for group in _merged(_joined(blocks[key]))]


def _described(group: Sequence[Count]) -> OneCount:
    def most(of: Callable[[Count], str | None]) -> str | None:
        told = Counter(of(c) for c in group)
        return min(told, key=lambda value: (-told[value], value or ""))

    narrow = most(lambda c: None if c.wide else c.place)
    return OneCount(measure=group[0].body.measure, era=group[0].era, incident=most(lambda c: c.incident),
                    part=most(lambda c: c.part) or "", place=narrow, points=tuple(group))  # fmt: skip


def _joined(counts: Iterable[Count]) -> list[list[Count]]:
    groups: list[list[Count]] = []
    found_by: dict[Hashable, list[int]] = defaultdict(list)
    for count in counts:
        near = sorted({n for key in _keys(count) for n in found_by[key][-LOOKED_UP:]})
        best = max(((_fit(count, groups[n]), -n) for n in near), default=(JOIN, 0))
        home = -best[1] if best[0] > JOIN else len(groups)
        if home == len(groups):
            groups.append([])
        groups[home].append(count)
        for key in _keys(count):
            listed = found_by[key]
            if home in listed[-LOOKED_UP:]:
                listed.remove(home)
            listed.append(home)
    return groups


def _keys(count: Count) -> Iterator[Hashable]:
    yield "incident", count.incident, count.part
    yield "place", count.place
    yield "number", count.size
    yield "part", count.part


def _fit(count: Count, group: Sequence[Count]) -> float:
    """How well a figure fits a count: its mean likeness to those of the last points that it is most like.

    Rival numbers of one day stand side by side in a count, and what revises one of them is unlike the others.
    """
    last = group[-LAST:]
    if any(told_apart(point, count) for point in last):
        return -inf
    best = sorted((likeness(point, count) for point in last), reverse=True)[:BEST]
    return fsum(best) / len(best)


def _merged(groups: Iterable[list[Count]]) -> list[list[Count]]:
    """The counts, those joined that are alike where they meet in time."""
    kept: list[list[Count]] = []
    for group in groups:
        near = range(max(0, len(kept) - RECENT), len(kept))
        best = max(((_between(kept[n], group), -n) for n in near), default=(MERGE, 0))
        if best[0] > MERGE:
            kept[-best[1]] = sorted((*kept[-best[1]], *group), key=lambda c: (c.order, c.claim.id))
        else:
            kept.append(group)
    return kept


def _between(a: Sequence[Count], b: Sequence[Count]) -> float:
    """The mean likeness of two counts over the points that were said nearest to one another."""
    pairs = [(x, y) for x in a[-NEAREST:] for y in b[:NEAREST]]
    pairs.sort(key=lambda p: (abs((p[0].days[1] - p[1].days[1]).days), p[0].claim.id, p[1].claim.id))
    nearest = pairs[:NEAREST]
    if any(told_apart(x, y) for x, y in nearest):
        return -inf
    return fsum(likeness(x, y) for x, y in nearest) / len(nearest)
