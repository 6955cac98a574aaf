"""Same count: the totals of a story put together that count one thing.

The two groups of totals that are most alike are joined, by the mean likeness of their figures, until none are alike
enough; what is told apart is never joined. In a story with very many figures they are taken in stretches of time, and
each stretch's counts are joined to those before. So the work grows with the figures and not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations
from math import fsum, inf

from newsledger.reconcile.counts import Count
from newsledger.reconcile.likeness import likeness, told_apart

STRETCH = 96  # figures of one measure that are all held against one another
NEAREST = 9  # pairs of points over which counts of two stretches are compared
RECENT = 24  # counts that one of a later stretch is held against
ALIKE = -0.6  # mean likeness from which two groups count one thing: EVIDENCE.md, tallies
JOINED = -1.2  # ... from which two of one incident, part and place do, where two reports tell each: EVIDENCE.md, books


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
    for count in sorted(totals, key=_order):
        blocks[count.body.measure, count.era].append(count)
    return [_described(group) for key in sorted(blocks) for group in _grouped(blocks[key])]


def _order(count: Count) -> tuple[object, ...]:
    return count.order, count.claim.id


def _described(group: Sequence[Count]) -> OneCount:
    def most(of: Callable[[Count], str | None]) -> str | None:
        return _most(of(c) for c in group)

    narrow = most(lambda c: None if c.wide else c.place)
    return OneCount(measure=group[0].body.measure, era=group[0].era, incident=most(lambda c: c.incident),
                    part=most(lambda c: c.part) or "", place=narrow, points=tuple(group))  # fmt: skip


def _most(values: Iterable[str | None]) -> str | None:
    told = Counter(values)
    return min(told, key=lambda value: (-told[value], value or ""))


def _grouped(counts: Sequence[Count]) -> list[list[Count]]:
    """The counts of one measure and era, by the thing counted, in the order of their first figures."""
    kept: list[list[Count]] = []
    for first in range(0, len(counts), STRETCH):
        stretch = counts[first : first + STRETCH]
        kept = _added(kept, _joined(stretch)) if kept else _joined(stretch)
    return kept


def _joined(counts: Sequence[Count]) -> list[list[Count]]:
    """The counts of one stretch: the groups most alike joined first, as long as any are alike."""
    groups = dict(enumerate(_moved(counts)))
    alike: dict[tuple[int, int], float] = {}  # the summed likeness of two groups' figures; none where told apart
    for (m, one), (n, two) in combinations(groups.items(), 2):
        if not any(told_apart(a, b) for a in one for b in two):
            alike[m, n] = fsum(likeness(a, b) for a in one for b in two)
    while alike:
        m, n = max(alike, key=lambda pair: (_mean(alike[pair], groups[pair[0]], groups[pair[1]]), -pair[0], -pair[1]))
        if _mean(alike[m, n], groups[m], groups[n]) <= ALIKE:
            break
        groups[m] += groups.pop(n)
        del alike[m, n]
        for other in groups:
            own, its = (min(m, other), max(m, other)), (min(n, other), max(n, other))
            both = alike.pop(its, None)
            if own in alike and both is not None:
                alike[own] += both
            else:
                alike.pop(own, None)
    return [sorted(group, key=_order) for group in groups.values()]


def _moved(counts: Sequence[Count]) -> list[list[Count]]:
    """The counts each by itself, but with the one that it takes the place of by its own sentence."""
    there = {count.claim.id: [count] for count in counts}
    for count in counts:
        old = there.get(count.replaces or "")
        if old is not None and old is not there[count.claim.id]:
            old.append(count)
            there[count.claim.id] = old
    return list({id(group): group for group in there.values()}.values())


def _mean(summed: float, one: Sequence[Count], two: Sequence[Count]) -> float:
    return summed / (len(one) * len(two))


def _added(kept: Sequence[list[Count]], later: Iterable[list[Count]]) -> list[list[Count]]:
    """The counts of a later stretch, each joined to the one before that it goes on from."""
    found = list(kept)
    for group in later:
        near = range(max(0, len(kept) - RECENT), len(kept))
        best = max(((_between(found[n], group), -n) for n in near), default=(ALIKE, 0))
        if best[0] > ALIKE:
            found[-best[1]] = sorted((*found[-best[1]], *group), key=_order)
        else:
            found.append(group)
    return found


def _between(a: Sequence[Count], b: Sequence[Count]) -> float:
    """The mean likeness of two counts over the points that were said nearest to one another."""
    pairs = [(x, y) for x in a[-NEAREST:] for y in b[:NEAREST]]
    pairs.sort(key=lambda p: (abs((p[0].days[1] - p[1].days[1]).days), p[0].claim.id, p[1].claim.id))
    nearest = pairs[:NEAREST]
    if any(told_apart(x, y) for x, y in nearest):
        return -inf
    return fsum(likeness(x, y) for x, y in nearest) / len(nearest)


def as_one(counts: Iterable[OneCount], *, lands: Set[str]) -> list[OneCount]:
    """The counts, those joined that are of one incident, part and place, and that nothing much tells apart.

    What reports are about, and so what most figures are of, is known only when all are put together. What one report
    alone gives in two accounts stays by itself; a town's is not joined to the whole's.
    """
    found: list[OneCount] = []
    homes: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for one in sorted(counts, key=lambda one: (-len({c.claim.report for c in one.points}), one.points[0].claim.id)):
        shared = len({c.claim.report for c in one.points}) > 1 and one.incident is not None
        place = _most(None if c.place in lands else c.place for c in one.points)
        near = homes[one.measure, one.era, one.incident, one.part, place] if shared else []
        best = max(((_between(found[n].points, one.points), -n) for n in near[:RECENT]), default=(JOINED, 0))
        if best[0] > JOINED:
            points = (*found[-best[1]].points, *one.points)
            found[-best[1]] = replace(found[-best[1]], points=tuple(sorted(points, key=_order)))
        else:
            near.append(len(found))
            found.append(one)
    return found
