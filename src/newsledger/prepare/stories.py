"""Stories: which reports tell of one unfolding crisis.

A story is held together by its names: places, people, bodies. A report is the set of its names, each weighed by how few
other reports have it, with its other words beside them at a fraction. Groups grow by the pair that is most alike on
average over all their members, so that no chain of single likenesses can join everything; pairs are looked for among
reports that share a rare term, and then among groups, so the work grows with the number of reports and not its square.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from anyascii import anyascii

from newsledger.core import edtf
from newsledger.core.findings import Outcome
from newsledger.core.ids import digest
from newsledger.core.lexicon import words
from newsledger.core.reports import Report, Story
from newsledger.prepare.wording import own_text

# Measured by bench/stories.py: the cases mixed, pages on shooting incidents, long crises; run it if any is changed.
ALIKE = 0.2  # least average cosine of two groups, among many reports
ALIKE_FEW = 0.085  # ... among a few reports, which someone has put together for a reason
FEW, MANY = 20, 300  # reports up to which the one, and from which the other holds
CENTRES = 0.4  # least cosine of the sums of two groups, which then are episodes of one long story
EPISODE = 3  # ... reports in each, at least
APART = 60  # days without a report between two groups after which they are two stories
BACKGROUND = 50  # reports on other things imagined beside the collection, so that five on one story have weights,
OTHER_NEWS = 30  # ... and as many times its own number, so that what all of a crisis's thousand reports name has too
PLAIN = 0.25  # weight of a word that is no name
TITLE = 2  # times that a name in the title counts
STEM, PLAIN_STEM = 5, 6  # letters kept: "Bolivia" and "Bolivian" are one name, as are two spellings of an ending
KEPT = 100  # heaviest terms of a report that are compared
TERMS = 24  # ... and by which it is looked up
GLIMPSE = 0.04  # least likeness by those terms alone
CAP = 50  # reports, or groups, that may share a term by which they are looked up
SHELF = 6  # ... and of a term that more share, those that are looked at together
NEAREST = 8  # candidates kept for each
ROUNDS = 6
_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W\d_]")
Vector = dict[str, float]


def stories(reports: Iterable[Report]) -> Outcome[Story]:
    """The stories, in order of id; every report is in one. The same reports in another order make the same stories."""
    by_id = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    groups = _Groups(_vectors(by_id), {ident: _day(report) for ident, report in by_id.items()})
    for _ in range(ROUNDS):
        if not groups.join():
            break
    made = (Story(id="s" + digest(min(members)), reports=tuple(sorted(members))) for members in groups.members())
    return Outcome(tuple(sorted(made, key=lambda story: story.id)))


def _day(report: Report) -> int | None:
    if not report.given or not edtf.valid(report.given):
        return None
    first = edtf.bounds(report.given)
    return None if first.yearless or first.first.date() == date.min else first.first.toordinal()


def terms(report: Report) -> Vector:
    """The names and other words of a report, stemmed, with what each weighs in it; names in capitals."""
    names: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    common = words("stories", "common")
    for word in _WORD.findall(own_text(report)):
        known = (word if word.isascii() else anyascii(word)).lower().removesuffix("'s")
        if known not in common:
            (names if word[0].isupper() else plain)[known] += 1
    titled = set(re.findall(r"\w+", anyascii(report.title or "").lower()))
    found: Counter[str] = Counter()
    for name, times in names.items():
        if plain[name] >= times:  # capitals by its place in the sentence or the title
            plain[name] += times
        else:
            found[name[:STEM].upper()] += times * (TITLE if name in titled else 1)
    for word, times in plain.items():
        if len(word) >= STEM:
            found[word[:PLAIN_STEM]] += times
    return {term: (1 + math.log(n)) * (1.0 if term.isupper() else PLAIN) for term, n in found.items()}


def _vectors(reports: Mapping[str, Report]) -> dict[str, Vector]:
    """Each report's terms weighed by how rare they are, as a vector of length one."""
    found = {ident: terms(report) for ident, report in reports.items()}
    holders = Counter(term for weights in found.values() for term in weights)
    everything = (1 + OTHER_NEWS) * len(found) + BACKGROUND
    rarity = {term: math.log(everything / (n + 0.5)) for term, n in holders.items()}
    return {ident: _scaled({term: weight * rarity[term] for term, weight in weights.items()})
            for ident, weights in found.items()}  # fmt: skip


def _scaled(vector: Vector) -> Vector:
    vector = {term: weight for weight, term in sorted([(w, t) for t, w in vector.items()], reverse=True)[:KEPT]}
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _shelves(idents: list[str]) -> dict[str, list[str]]:
    """Whom each holder of a term is compared with for it: all of them, or of too many those beside it in order of id.

    So a thousand copies of one report find each other, by a few at a time, while a common name costs little.
    """
    if len(idents) <= CAP:
        return dict.fromkeys(idents, idents)
    return {ident: idents[at - at % SHELF : at - at % SHELF + SHELF] for at, ident in enumerate(idents)}


class _Groups:
    """Groups of reports that grow by the likeliest pair; a group is known by its least report id."""

    def __init__(self, vectors: dict[str, Vector], days: Mapping[str, int | None]) -> None:
        self._sums = vectors
        self._members = {ident: [ident] for ident in vectors}
        self._days = {ident: (day, day) if day is not None else None for ident, day in days.items()}
        self._now: dict[str, str] = {}
        self._least = ALIKE_FEW + (ALIKE - ALIKE_FEW) * min(1.0, max(0.0, (len(vectors) - FEW) / (MANY - FEW)))

    def members(self) -> list[list[str]]:
        """The groups."""
        return list(self._members.values())

    def join(self) -> bool:
        """Join what is alike among the groups that share a rare term; whether any were joined."""
        queue = [(-alike, a, b) for a, b in sorted(self._candidates()) if (alike := self._alike(a, b)) >= self._least]
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

    def _root(self, ident: str) -> str:
        while ident in self._now:
            ident = self._now[ident]
        return ident

    def _alike(self, a: str, b: str) -> float:
        """The average cosine over the pairs of their members; enough, where they are episodes of one story."""
        one, two = self._sums[a], self._sums[b]
        # an exact sum, as a set has no order
        shared = math.fsum(one[term] * two[term] for term in one.keys() & two.keys())
        average = shared / (len(self._members[a]) * len(self._members[b]))
        if average < self._least and min(len(self._members[a]), len(self._members[b])) >= EPISODE:
            lengths = (math.fsum(weight * weight for weight in vector.values()) for vector in (one, two))
            if shared >= CENTRES * math.sqrt(math.prod(lengths)):
                return self._least
        return average

    def _in_time(self, a: str, b: str) -> bool:
        one, two = self._days[a], self._days[b]
        return one is None or two is None or max(one[0], two[0]) - min(one[1], two[1]) <= APART

    def _join(self, a: str, b: str) -> None:
        less, more = sorted((self._sums.pop(a), self._sums.pop(b)), key=len)
        for term, weight in less.items():
            more[term] = more.get(term, 0.0) + weight
        self._sums[a] = more
        self._members[a] += self._members.pop(b)
        spans = [span for span in (self._days[a], self._days.pop(b)) if span]
        self._days[a] = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
        self._now[b] = a

    def _candidates(self) -> set[tuple[str, str]]:
        """Pairs of groups that share rare terms, the nearest by those of each."""
        heavy: dict[str, list[tuple[str, float]]] = {}
        holders: dict[str, list[str]] = defaultdict(list)
        for ident, vector in sorted(self._sums.items()):
            size = len(self._members[ident])
            heaviest = sorted([(weight, term) for term, weight in vector.items()], reverse=True)[:TERMS]
            heavy[ident] = [(term, weight / size) for weight, term in heaviest]
            for term, _ in heavy[ident]:
                holders[term].append(ident)
        weights = {ident: dict(pairs) for ident, pairs in heavy.items()}
        together = {term: _shelves(idents) for term, idents in holders.items()}
        found: set[tuple[str, str]] = set()
        for ident, pairs in heavy.items():
            near: dict[str, float] = defaultdict(float)
            for term, weight in pairs:
                for other in together[term][ident]:
                    near[other] += weight * weights[other][term]
            near.pop(ident, None)
            seen = [(alike, other) for other, alike in near.items() if alike >= GLIMPSE]
            best = heapq.nlargest(NEAREST, seen)
            found.update((min(ident, other), max(ident, other)) for _, other in best)
        return found
