"""Standing: how a figure stands to one that was said before it, weighed from what is told of both.

That both count one thing is the first sign (see likeness). Then: who says each, in one report or in two, how far apart
the numbers lie, which of a report's tellings of a number it is, and how far apart the two stand in their tally. The
weights of each kind of relation were learned from coded crises (train/standing.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from math import fsum, log, log2

from newsledger.core.lexicon import lexicon, words
from newsledger.reconcile.counts import Count, compatible
from newsledger.reconcile.likeness import signs as likeness_signs
from newsledger.reconcile.likeness import weights as likeness_weights

KINDS = ("revises", "contradicts")
ALIKE = 4.0  # likeness beyond which two figures simply are, or are not, of one thing
LONG = 60  # days beyond which two figures are simply long apart
FAR = 800  # characters beyond which two figures of a report stand simply far apart
STEPS = 3  # reports of a tally between two of its points: so many or more
DOUBLINGS = 4.0  # beyond which two numbers are simply far apart
SEVERAL = 3  # reports in which a number stands, and is no stray
LAST = 30  # figures before it that one is held against: bounds the work
UNLIKE = -2.5  # likeness from which two figures are worth weighing
SHARED = frozenset(("noun same", "noun other", "noun of one", "noun same, of things", "noun other, of things",
    "noun of one, of things", "bodies", "incident other", "incident same", "part of one", "part other", "part same",
    "words", "parted", "most of both", "most of one", "told same", "told other", "time other", "time same",
    "total, one"))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Kind of relation -> sign -> how much it speaks for it."""
    found: Mapping[str, Mapping[str, float]] = lexicon("standing")
    return found


def weigh(kind: str, signs: Mapping[str, float]) -> float:
    """The sum of the weighted signs that one figure stands so to another; above 0 it more likely does."""
    known = weights()[kind]
    return known["start"] + fsum(known.get(name, 0.0) * value for name, value in signs.items())


class Told:
    """What a story's figures are told with: the tally of each, and the place where a report first tells a number."""

    def __init__(self, counts: Sequence[Count], tallies: Iterable[Sequence[Count]]) -> None:
        self._tally: dict[str, int] = {}
        self._step: dict[str, int] = {}
        for n, points in enumerate(tallies):
            reports: dict[str, int] = {}
            for point in points:
                self._tally[point.claim.id] = n
                self._step[point.claim.id] = reports.setdefault(point.claim.report, len(reports))
        self._first: dict[tuple[str, str, float | None], str] = {}
        self._given: dict[tuple[str, str, str, float | None], dict[str, date]] = defaultdict(dict)
        for count in sorted(counts, key=lambda c: (not is_sentence(c), c.claim.headline, c.claim.cite.start)):
            self._first.setdefault(number_of(count), count.claim.id)
        for count in counts:
            self._given[_known_by(count)].setdefault(count.claim.report, count.days[1])

    def is_moved(self, old: Count, new: Count) -> bool:
        """Whether reports went from the one number to the other, and do not tell both side by side.

        They do where two reports each give both; where the new one stood in several before the old, or the old one goes
        on standing in several after the new.
        """
        before, after = self._given[_known_by(new)], self._given[_known_by(old)]
        if old.claim.report != new.claim.report and old.claim.report in before and new.claim.report in after:
            return False
        return (sum(day < old.days[1] for day in before.values()) < SEVERAL
                and sum(day > new.days[1] for day in after.values()) < SEVERAL)

    def is_again(self, count: Count) -> bool:
        """Whether a sentence of its report told the number before."""
        return self._first.get(number_of(count)) != count.claim.id

    def tally(self, a: Count, b: Count) -> str:
        """Whether two figures are of one tally, of two, or not both of one."""
        one, two = self._tally.get(a.claim.id), self._tally.get(b.claim.id)
        return "none" if one is None or two is None else "same" if one == two else "other"

    def steps(self, a: Count, b: Count) -> int:
        """How many reports of their tally stand between two points."""
        return max(0, abs(self._step[a.claim.id] - self._step[b.claim.id]) - 1)


def _known_by(count: Count) -> tuple[str, str, str, float | None]:
    return count.body.measure, count.era, count.part, count.size


def number_of(count: Count) -> tuple[str, str, float | None]:
    """What a report tells once, however often it says it: its number of a measure."""
    return count.claim.report, count.body.measure, count.size


def is_sentence(count: Count) -> bool:
    """Whether a figure stands in a sentence, and in no heading or key point."""
    return count.claim.sentence.quote.rstrip("\"”’')")[-1:] in (".", "!", "?", ",", ";", ":")


def signs_of(a: Count, b: Count, told: Told) -> dict[str, float]:
    """The signs that hold of two figures of one measure, the earlier first."""
    alike = likeness_signs(a, b)
    known = likeness_weights()
    likely = known["start"] + fsum(known.get(name, 0.0) * value for name, value in alike.items())
    likely = max(-ALIKE, min(ALIKE, likely))
    found = {name: value for name, value in alike.items() if name in SHARED}
    found.update({"alike": likely, "alike, likely": max(0.0, likely), f"tally {told.tally(a, b)}": 1.0})
    return {**found, **_numbers(a, b, told), **_voices(a, b), **_places(a, b, told)}


def _numbers(a: Count, b: Count, told: Told) -> dict[str, float]:
    found: dict[str, float] = {}
    where = "one" if a.claim.report == b.claim.report else "two"
    equal = a.size == b.size and a.body.low == b.body.low
    found[f"{where}, {'equal' if equal else 'compatible' if compatible(a, b) else 'apart'}"] = 1.0
    x, y = a.size or 0.0, b.size or 0.0
    if x > 0 and y > 0:
        found["ratio"] = min(abs(log2(y / x)), DOUBLINGS)
        if where == "two" and not equal:
            found["rises" if y > x else "falls"] = 1.0
    for name, one, other in (("later vaguer", b, a), ("earlier vaguer", a, b)):
        if is_vaguer(one, other):
            found[name] = 1.0
    if a.body.value is None or b.body.value is None:
        found["vague"] = 1.0
    if a.body.total is False or b.body.total is False:
        found["no total"] = 1.0
    if not equal and where == "two" and told.tally(a, b) == "same":
        found[f"steps {min(told.steps(a, b), STEPS)}"] = 1.0
    return found


def _voices(a: Count, b: Count) -> dict[str, float]:
    where = "one" if a.claim.report == b.claim.report else "two"
    said = "none" if not a.speaker and not b.speaker else "of one" if not a.speaker or not b.speaker else ""
    found = {f"speaker {said or ('same' if a.speaker == b.speaker else 'other')}, {where}": 1.0}
    if a.claim.modality == "denied":
        found[f"earlier denied, {where}"] = 1.0
    elif b.claim.modality == "denied":
        found[f"later denied, {where}"] = 1.0
    elif a.superseded or b.superseded:
        found[f"superseded, {where}"] = 1.0
    for name, count in (("earlier", a), ("later", b)):
        if count.claim.modality == "possible":
            found[f"{name} possible"] = 1.0
    if a.is_past or b.is_past or a.era or b.era:
        found["past"] = found[f"past, {where}"] = 1.0
    if a.origin == b.origin:
        found["one origin"] = 1.0
    return found


def _places(a: Count, b: Count, told: Told) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, count in (("earlier", a), ("later", b)):
        if count.claim.headline:
            found[f"{name} in headline"] = 1.0
        if told.is_again(count):
            found[f"{name} told again"] = 1.0
        if not is_sentence(count):
            found[f"{name} in no sentence"] = 1.0
    if _grows(b.claim.sentence.quote):
        found["growing"] = 1.0
    if a.place and b.place and a.place != b.place:
        found["places nested" if a.place in b.around or b.place in a.around else "places other"] = 1.0
    return {**found, **(_beside(a, b) if a.claim.report == b.claim.report else _between(a, b))}


def _beside(a: Count, b: Count) -> dict[str, float]:
    found = {"near": min(abs(b.claim.cite.start - a.claim.cite.start), FAR) / 400.0}
    x, y = sorted((a, b), key=lambda c: c.claim.cite.start)
    one = a.claim.sentence.start == b.claim.sentence.start
    if one:
        found["one sentence"] = 1.0
    if a.moments[1] != b.moments[1]:
        found["other hours"] = 1.0
    at = y.claim.sentence.start
    turn = y.claim.sentence.quote[max(0, x.claim.cite.end - at) if one else 0 : max(0, y.claim.cite.start - at)]
    if not words("disputes", "turning").isdisjoint(_WORD.findall(turn.lower())):
        found["but"] = 1.0
    return found


def _between(a: Count, b: Count) -> dict[str, float]:
    gap = abs((a.days[1] - b.days[1]).days)
    found = {"days between": log(1 + min(gap, LONG)), "one day" if gap == 0 else "other days": 1.0}
    if a.first:
        found["earlier first"] = 1.0
    found["later first" if b.first else "later not first"] = 1.0
    if a.first and b.first:
        found["first of both"] = 1.0
    return found


@lru_cache(maxsize=1 << 10)  # a sentence is asked of for each figure before it, and may be a page without stops
def _grows(sentence: str) -> bool:
    """Whether a sentence has a word for a number that is not yet the last."""
    return not words("counted", "growing").isdisjoint(_WORD.findall(sentence.lower()))


def is_vaguer(new: Count, old: Count) -> bool:
    """Whether a number says no more than one before it: "more than 80" after 84, "hundreds" after 620."""
    return compatible(old, new) and (new.body.value is None or (new.bounds[0] != new.bounds[1] and is_exact(old)))


def is_exact(count: Count) -> bool:
    """Whether its words allow one number only."""
    return count.bounds[0] is not None and count.bounds[0] == count.bounds[1]


def candidates(counts: Iterable[Count]) -> Iterator[tuple[Count, Count]]:
    """The pairs that can be weighed: of one measure and time, each with the last before it."""
    blocks: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts:
        if count.copied or count.size is None:
            continue
        before = blocks[count.body.measure, count.era]
        for old in before[-LAST:]:
            yield old, count
        before.append(count)
