"""Groups of reports that grow by the likeliest pair, each a sparse vector of weighed terms.

Reports are numbered in order of id, and a group is known by its least. The arithmetic is numpy's, on arrays in an order
that nothing but the ids decides; sums are made in that order or exactly, so that every machine comes to the same.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from typing import Any

import numpy as np

# Measured by bench/stories.py: the cases mixed, pages on shooting incidents, long crises; run it if any is changed.
ALIKE = 0.2  # least average cosine of two groups, among many reports
ALIKE_FEW = 0.085  # ... among a few reports, which someone has put together for a reason
FEW, MANY = 20, 300  # reports up to which the one, and from which the other holds
CENTRES = 0.4  # least cosine of the sums of two groups, which then are episodes of one long story
EPISODE = 3  # ... reports in each, at least
APART = 60  # days without a report between two groups after which they are two stories
PAUSES = ((2, 1.3), (7, 1.0), (30, 0.6), (APART, 0.45))  # what likeness counts for, by the days between two groups
BACKGROUND = 50  # reports on other things imagined beside the collection, so that five on one story have weights,
OTHER_NEWS = 30  # ... and as many times its own number, so that what all of a crisis's thousand reports name has too
KEPT = 100  # heaviest terms of a report that are compared
TERMS = 24  # ... and by which it is looked up
GLIMPSE = 0.04  # least likeness by those terms alone
CAP = 50  # reports, or groups, that may share a term by which they are looked up
SHELF = 6  # ... and of a term that more share, those that are looked at together
NEAREST = 8  # candidates kept for each

Array = np.ndarray[Any, Any]
Vector = tuple[Array, Array]  # terms in order, and the weight of each


def vectors(sketches: Sequence[bytes]) -> list[Vector]:
    """Each report's terms weighed by how rare they are, the heaviest of them, as a vector of length one."""
    halves = [len(body) // 2 for body in sketches]
    keys = np.frombuffer(b"".join(body[:half] for body, half in zip(sketches, halves, strict=True)), dtype="<u8")
    weights = np.frombuffer(b"".join(body[half:] for body, half in zip(sketches, halves, strict=True)), dtype="<f8")
    _, terms, holders = np.unique(keys, return_inverse=True, return_counts=True)
    everything = (1 + OTHER_NEWS) * len(sketches) + BACKGROUND
    rarity = np.array([math.log(everything / (n + 0.5)) for n in range(int(holders.max(initial=0)) + 1)])
    weights = weights * rarity[holders[terms]] if len(weights) else weights
    made, at = [], 0
    for half in halves:
        until = at + half // 8
        made.append(_scaled(terms[at:until], weights[at:until]))
        at = until
    return made


def _scaled(terms: Array, weights: Array) -> Vector:
    """The heaviest terms, of equals the first, at length one."""
    kept = np.sort(np.argsort(-weights, kind="stable")[:KEPT])
    terms, weights = terms[kept], weights[kept]
    length = math.sqrt(math.fsum((weights * weights).tolist()))
    return terms, weights / length if length else weights


class Groups:
    """Groups of reports that grow by the likeliest pair; `days` are those on which they came out, where known."""

    def __init__(self, idents: Sequence[str], sums: list[Vector], days: Sequence[int | None]) -> None:
        self._idents = idents
        self._sums = dict(enumerate(sums))
        self._members = {n: [n] for n in self._sums}
        self._days = {n: (day, day) if day is not None else None for n, day in enumerate(days)}
        self._now: dict[int, int] = {}
        self._known: dict[tuple[int, int], tuple[int, int, float]] = {}
        self._heaviest: dict[int, Vector] = {}
        self._least = ALIKE_FEW + (ALIKE - ALIKE_FEW) * min(1.0, max(0.0, (len(sums) - FEW) / (MANY - FEW)))

    def members(self) -> list[list[str]]:
        """The groups, as ids of reports."""
        return [[self._idents[n] for n in members] for members in self._members.values()]

    def join(self) -> bool:
        """Join what is alike among the groups that share a rare term; whether any were joined."""
        candidates = self._candidates()
        alikes = self._compared(candidates)
        queue = [(-alike, a, b) for (a, b), alike in zip(candidates, alikes, strict=True) if alike >= self._least]
        heapq.heapify(queue)
        joined = False
        while queue:
            was, one, two = heapq.heappop(queue)
            a, b = sorted((self._root(one), self._root(two)))
            if a == b:
                continue
            alike = self._alike(a, b)
            if (a, b) != (one, two) and alike < -was:
                if alike >= self._least:  # they have grown since, and wait their turn
                    heapq.heappush(queue, (-alike, a, b))
            elif alike >= self._least and self._in_time(a, b):
                self._join(a, b)
                joined = True
        return joined

    def _root(self, group: int) -> int:
        while group in self._now:
            group = self._now[group]
        return group

    def _alike(self, a: int, b: int) -> float:
        """The average cosine over the pairs of their members, by how near their days are; enough, where they are
        episodes of one story."""
        sizes = len(self._members[a]), len(self._members[b])
        known = self._known.get((a, b))
        if known is not None and known[:2] == sizes:
            return known[2]
        alike = self._likeness(a, b, _shared(self._sums[a], self._sums[b]))
        self._known[a, b] = (*sizes, alike)
        return alike

    def _likeness(self, a: int, b: int, shared: float) -> float:
        one, two = len(self._members[a]), len(self._members[b])
        average = shared / (one * two)
        if average < self._least and min(one, two) >= EPISODE:
            lengths = (math.fsum((weights * weights).tolist()) for _, weights in (self._sums[a], self._sums[b]))
            if shared >= CENTRES * math.sqrt(math.prod(lengths)):
                return self._least
        return average * self._nearness(a, b)

    def _nearness(self, a: int, b: int) -> float:
        """What likeness counts for: more between days of news that follow each other, less over a pause.

        Where many small incidents happen in the same towns, those of other weeks share as many names as those of one.
        """
        pause = self._pause(a, b)
        return 1.0 if pause is None else next((weight for days, weight in PAUSES if pause <= days), PAUSES[-1][1])

    def _compared(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """The likeness of many pairs: as known, or worked out at once for those that are new or have grown."""
        sizes = {group: len(members) for group, members in self._members.items()}
        unknown = 0, 0, 0.0
        known = [self._known.get(pair, unknown) for pair in pairs]
        new = [pair for pair, (one, two, _) in zip(pairs, known, strict=True)
               if one != sizes[pair[0]] or two != sizes[pair[1]]]  # fmt: skip
        if not new:
            return [alike for _, _, alike in known]
        for pair, shared in zip(new, self._products(new), strict=True):
            self._known[pair] = sizes[pair[0]], sizes[pair[1]], self._likeness(*pair, shared)
        return [self._known[pair][2] for pair in pairs]

    def _products(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """The scalar products of many pairs of vectors, each summed in order of term."""
        groups = sorted(self._sums)
        row = {group: n for n, group in enumerate(groups)}
        sizes = np.array([len(self._sums[g][0]) for g in groups])
        starts = np.concatenate(([0], np.cumsum(sizes)))
        terms = np.concatenate([self._sums[g][0] for g in groups])
        weights = np.concatenate([self._sums[g][1] for g in groups])
        width = int(terms.max(initial=0)) + 1
        places = np.repeat(np.arange(len(groups)), sizes) * width + terms  # in order: rows, then terms in each
        ends = np.array([(row[a], row[b]) for a, b in pairs])
        swap = sizes[ends[:, 0]] > sizes[ends[:, 1]]
        less, more = np.where(swap, ends[:, 1], ends[:, 0]), np.where(swap, ends[:, 0], ends[:, 1])
        of_pair = np.repeat(np.arange(len(pairs)), sizes[less])
        first = np.cumsum(sizes[less]) - sizes[less]  # of each pair's terms among all
        at = np.arange(len(of_pair)) + (starts[less] - first)[of_pair]
        wanted = more[of_pair] * width + terms[at]
        there = np.minimum(np.searchsorted(places, wanted), len(places) - 1)
        products = np.where(places[there] == wanted, weights[at] * weights[there], 0.0)
        found: list[float] = np.bincount(of_pair, weights=products, minlength=len(pairs)).tolist()
        return found

    def _in_time(self, a: int, b: int) -> bool:
        pause = self._pause(a, b)
        return pause is None or pause <= APART

    def _pause(self, a: int, b: int) -> int | None:
        """Days between two groups without a report of either; null where the days of one are not known."""
        one, two = self._days[a], self._days[b]
        return None if one is None or two is None else max(one[0], two[0]) - min(one[1], two[1])

    def _join(self, a: int, b: int) -> None:
        (one, x), (two, y) = self._sums[a], self._sums.pop(b)
        terms = np.concatenate((one, two))
        order = np.argsort(terms, kind="stable")
        firsts = np.flatnonzero(np.diff(terms[order], prepend=-1))  # no term stands in more than two places
        sums = np.add.reduceat(np.concatenate((x, y))[order], firsts) if len(firsts) else y
        self._sums[a] = terms[order][firsts], sums
        self._members[a] += self._members.pop(b)
        spans = [span for span in (self._days[a], self._days.pop(b)) if span]
        self._days[a] = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
        self._now[b] = a
        self._heaviest.pop(a, None)
        self._heaviest.pop(b, None)

    def _heavy(self, group: int) -> Vector:
        """The heaviest terms of a group, by which it is looked up, each with its average weight."""
        if group not in self._heaviest:
            terms, weights = self._sums[group]
            kept = np.argsort(-weights, kind="stable")[:TERMS]
            self._heaviest[group] = terms[kept], weights[kept] / len(self._members[group])
        return self._heaviest[group]

    def _candidates(self) -> list[tuple[int, int]]:
        """Pairs of groups that share rare terms, the nearest by those of each, in order.

        Who holds a term is compared with all its holders, or where they are too many with those beside it in order of
        id. So a thousand copies of one report find each other, by a few at a time, while a common name costs little.
        """
        groups = np.array(sorted(self._sums))
        heavy = [self._heavy(int(g)) for g in groups]
        holder = np.repeat(np.arange(len(groups)), [len(terms) for terms, _ in heavy])
        terms = np.concatenate([t for t, _ in heavy]) if heavy else np.empty(0, dtype=int)
        order = np.lexsort((holder, terms))
        holder, terms = holder[order], terms[order]
        weights = np.concatenate([w for _, w in heavy])[order] if heavy else np.empty(0)
        begins = np.flatnonzero(np.diff(terms, prepend=-1))
        sizes = np.diff(np.append(begins, len(terms)))
        at = np.arange(len(terms)) - np.repeat(begins, sizes)
        many = np.repeat(sizes, sizes) > CAP
        shelf = np.cumsum((at == 0) | (many & (at % SHELF == 0)))
        pairs, products = [], []
        for step in range(1, min(CAP, int(sizes.max(initial=0)))):
            here = np.flatnonzero(shelf[:-step] == shelf[step:])
            pairs.append(holder[here] * len(groups) + holder[here + step])
            products.append(weights[here] * weights[here + step])
        if not pairs:
            return []
        found, back = np.unique(np.concatenate(pairs), return_inverse=True)
        near = np.bincount(back, weights=np.concatenate(products))
        found, near = found[near >= GLIMPSE], near[near >= GLIMPSE]
        one, two = np.divmod(found, len(groups))
        return _nearest(groups, one, two, near)


def _nearest(groups: Array, one: Array, two: Array, near: Array) -> list[tuple[int, int]]:
    """The pairs that are among the nearest of either end, the later of equals, in order."""
    ends, others, both = np.concatenate((one, two)), np.concatenate((two, one)), np.concatenate((near, near))
    order = np.lexsort((-others, -both, ends))
    ends, others = ends[order], others[order]
    rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
    ends, others = ends[rank < NEAREST], others[rank < NEAREST]
    pairs = np.unique(np.minimum(ends, others) * len(groups) + np.maximum(ends, others))
    first, second = np.divmod(pairs, len(groups))
    return list(zip(groups[first].tolist(), groups[second].tolist(), strict=True))


def _shared(a: Vector, b: Vector) -> float:
    """The scalar product of two vectors, an exact sum."""
    less, more = (a, b) if len(a[0]) <= len(b[0]) else (b, a)
    if not len(more[0]):
        return 0.0
    there = np.minimum(np.searchsorted(more[0], less[0]), len(more[0]) - 1)
    same = more[0][there] == less[0]
    return math.fsum((less[1][same] * more[1][there[same]]).tolist())
