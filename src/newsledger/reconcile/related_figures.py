"""How figures stand to one another: within a tally as it moves, within a breakdown, in another unit, in a copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from newsledger.core.claims import Claim
from newsledger.core.evidence import Evidence
from newsledger.reconcile.counts import Count, compatible
from newsledger.reconcile.pairs import Pair
from newsledger.reconcile.parts import kind_counted
from newsledger.reconcile.voices import Voices, opened

ROUNDED = 0.15  # of the number: headlines round "77" to "nearly 80" and "64" to "passes 60"
OF_ANY_KIND = frozenset(("affected", "personnel", "buildings", "vehicles", "other"))  # measures of unlike things
FAR = 5.0  # times: how far a toll moves from one report to the next
BESIDE = 25  # characters: a conversion stands in brackets right behind the figure that it converts


def comparable(a: Count, b: Count) -> bool:
    """Whether two figures of one tally are near enough in place and size for the one to stand in the other's stead.

    What lies beyond is more likely a part read as a total than a toll that moved so far.
    """
    if a.place is not None and b.place is not None and a.place != b.place and not related_places(a, b):
        return False
    if a.body.measure in OF_ANY_KIND and kind_counted(a.body) != kind_counted(b.body):
        return False
    low, high = sorted((abs(a.size or 0.0), abs(b.size or 0.0)))
    return low > 0 and high <= FAR * low


def is_share(a: Count, b: Count) -> bool:
    """Whether one is said to be a part of the other, or both of one whole."""
    return a.body.part_of is not None and a.body.part_of in (b.claim.id, b.body.part_of)


def related_places(a: Count, b: Count) -> bool:
    """Whether one place lies in the other."""
    return a.place in b.around or b.place in a.around


class Memory:
    """What was said before, found by number and by speaker."""

    def __init__(self) -> None:
        self.first: Count | None = None
        self.last_report: tuple[Count, ...] = ()
        self._by_value: dict[float | None, Count] = {}
        self._by_both: dict[tuple[float | None, str | None], Count] = {}
        self._by_speaker: dict[str, Count] = {}

    def learn(self, told: Sequence[Count]) -> None:
        """Take in what a report says; figures that it takes back do not stand, if it gives others."""
        self.first = self.first or told[0]
        self.last_report = tuple(c for c in told if c.claim.modality != "denied") or self.last_report
        for count in told:
            self._by_value[count.size] = self._by_both[count.size, count.speaker] = count
            if count.speaker is not None:
                self._by_speaker[count.speaker] = count

    def knows(self, value: float | None) -> bool:
        """Whether the number was said before."""
        return value in self._by_value

    def same(self, new: Count) -> Count | None:
        """The last count of the same number, by the same speaker if there is one."""
        return self._by_both.get((new.size, new.speaker)) or self._by_value.get(new.size)

    def replaced(self, new: Count) -> Count:
        """The figure that a new one takes the place of: its speaker's own, else the nearest of the last report."""
        own = self._by_speaker.get(new.speaker or "")
        return own or min(self.last_report, key=lambda c: (abs((c.size or 0.0) - (new.size or 0.0)), c.claim.id))


def moved(points: Sequence[Count]) -> Iterator[Pair]:
    """How the points of one tally stand, each to what was said before it; copies say nothing new."""
    originals = [p for p in points if not p.copied and p.size is not None]
    memory = Memory()
    for _, group in groupby(originals, key=lambda p: p.claim.report):
        told = as_sentences_tell(list(group))
        yield from corrected(told, memory)
        yield from disputed(told)
        yield from later(told, memory)
        memory.learn(told)


def as_sentences_tell(told: list[Count]) -> list[Count]:
    """The counts of a report without those of headings and key points that its sentences tell again."""
    spelled = {c.size for c in told if _is_sentence(c)}
    return [c for c in told if _is_sentence(c) or c.size not in spelled]


def _is_sentence(count: Count) -> bool:
    return count.claim.sentence.quote.rstrip("\"”’')")[-1:] in (".", "!", "?", ",", ";", ":")


def corrected(told: Sequence[Count], memory: Memory) -> Iterator[Pair]:
    """A number that a report takes back, and what takes its place; one known from before is revised where it stood."""
    held = [c for c in told if c.claim.modality != "denied"]
    for old in told:
        others = [c for c in held if c.size != old.size]
        if old.claim.modality == "denied" and others and not memory.knows(old.size):
            yield _pair("revises", old, _nearest(old, others))


def _nearest(old: Count, others: Sequence[Count]) -> Count:
    """The count by the same speaker, and of those the one that stands closest."""
    def distance(count: Count) -> tuple[bool, int]:
        return count.speaker != old.speaker, abs(count.claim.cite.start - old.claim.cite.start)

    return min(others, key=distance)


def disputed(told: Sequence[Count]) -> Iterator[Pair]:
    """Two accounts in one report that cannot both hold; said at different hours, the later revises the earlier."""
    held = _distinct(c for c in told if c.claim.modality != "denied")
    for n, a in enumerate(held):
        for b in held[n + 1 :]:
            vague = compatible(a, b) or a.size == b.size or None in (a.body.value, b.body.value)
            if vague or not comparable(a, b) or is_share(a, b) or is_share(b, a):
                continue
            if a.moments[1] != b.moments[1]:
                yield _pair("revises", a, b)
            elif a.speaker != b.speaker:
                yield _pair("contradicts", *sorted((a, b), key=lambda c: c.claim.cite.start))


def _distinct(told: Iterable[Count]) -> list[Count]:
    """The first of each number and speaker: what a report says twice it says once."""
    found: dict[tuple[float | None, str | None], Count] = {}
    for count in told:
        found.setdefault((count.size, count.speaker), count)
    return list(found.values())


def later(told: Sequence[Count], memory: Memory) -> Iterator[Pair]:
    """Figures of a later report against what was said before it, each number once."""
    for new in _distinct_numbers(told):
        if memory.first is None or not memory.last_report:
            continue
        same = memory.same(new)
        if same is not None and compatible(same, new):
            yield _pair(_agreement(same, new), same, new)
            continue
        old = memory.first if new.is_past else memory.replaced(new)
        if comparable(old, new) and not is_vaguer(new, old):
            yield _pair("contradicts" if new.is_past else "revises", old, new)


def is_vaguer(new: Count, old: Count) -> bool:
    """Whether a number says no more than one before it: "more than 80" after 84, "hundreds" after 620."""
    return compatible(old, new) and (new.body.value is None or (new.bounds[0] != new.bounds[1] and is_exact(old)))


def is_exact(count: Count) -> bool:
    """Whether its words allow one number only."""
    return count.bounds[0] is not None and count.bounds[0] == count.bounds[1]


def _distinct_numbers(told: Iterable[Count]) -> list[Count]:
    found: dict[float | None, Count] = {}
    for count in told:
        if count.claim.modality != "denied":
            found.setdefault(count.size, count)
    return list(found.values())


def _agreement(old: Count, new: Count) -> str:
    """Whether another source bears a number out: another speaker's word, or another text's on something past."""
    other = new.speaker is not None and old.speaker != new.speaker
    return "corroborates" if old.origin != new.origin and (other or old.era) else "repeats"


def _pair(kind: str, a: Count, b: Count) -> Pair:
    return Pair(kind=kind, a=a.claim, b=b.claim, reason="")


def reason(pair: Pair, voices: Voices) -> str:
    """One sentence of who gives which number."""
    a, b = pair.a, pair.b
    one, two = voices.number(a), voices.number(b)
    first, second = voices.source(a), voices.source(b)
    if pair.kind == "contradicts" and first == second:
        words = f"{first} gave both {one} and {two}, and both cannot hold"
    elif pair.kind == "contradicts":
        words = f"{first} gave {one}, {second} gave {two}, and both cannot hold"
    elif a.report == b.report and pair.kind in ("refines", "repeats"):
        more = f", on the word of {second}" if b.said_by is not None and a.said_by is None else ""
        words = f"the text of {voices.report(b)} has {two} where its headline has {one}{more}"
    elif pair.kind == "revises" and a.report == b.report:
        words = f"{voices.report(b)} puts {two} in the place of {one}"
    elif pair.kind == "repeats":
        words = f"{second} gave {two}, as {first} had done"
    elif pair.kind == "corroborates":
        words = f"{second} came to {two}, as another source, {first}, had done"
    else:
        words = f"{second} gave {two}; earlier, {first} had given {one}"
    return opened(words) + "."


def conversions(counts: Iterable[Count]) -> Iterator[Pair]:
    """The same measure in another unit, in brackets right behind: "12 miles (19 km)"."""
    in_report: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        if not count.copied and count.body.measure in ("distance", "money", "other", "duration", "magnitude"):
            in_report[count.claim.report].append(count)
    for found in in_report.values():
        found.sort(key=lambda c: c.claim.cite.start)
        for a, b in pairwise(found):
            gap = b.claim.cite.start - a.claim.cite.end
            if a.body.measure == b.body.measure and 0 < gap <= BESIDE and _between(a.claim, b.claim).endswith("("):
                yield Pair(kind="refines", a=a.claim, b=b.claim,
                           reason=f"{b.claim.cite.quote} is {a.claim.cite.quote} in another unit.")  # fmt: skip


def _between(a: Claim, b: Claim) -> str:
    start = a.cite.end - a.sentence.start
    return a.sentence.quote[max(start, 0) : max(b.cite.start - a.sentence.start, 0)].rstrip()


def headlined(counts: Iterable[Count]) -> Iterator[Pair]:
    """A headline's number and the first of its body that says it with more: a source, a bound, the exact number."""
    in_report: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts:
        in_report[count.claim.report, count.body.measure].append(count)
    for found in in_report.values():
        found.sort(key=lambda c: c.claim.cite.start)
        body = [c for c in found if not c.claim.headline and c.size is not None]
        for title in (c for c in found if c.claim.headline and not c.copied and c.size is not None):
            same = [c for c in body if c.era == title.era and is_near(title, c)]
            if same:
                more = same[0].speaker is not None or same[0].bounds != title.bounds
                yield _pair("refines" if more else "repeats", title, same[0])


def is_near(title: Count, body: Count) -> bool:
    """Whether a headline's number may be a rounding of the body's."""
    a, b = title.size, body.size
    return a is not None and b is not None and abs(a - b) <= ROUNDED * abs(b)


def miscopied(evidence: Evidence, counts: Iterable[Count]) -> Iterator[Pair]:
    """A number that a copy gives otherwise than its original, in a sentence that is else the same."""
    in_sentence: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts:
        in_sentence[count.claim.report, _around(count.claim)].append(count)
    for (report, around), copied in in_sentence.items():
        copy = evidence.copies.get(report)
        first = in_sentence.get((copy.original, around), []) if copy else []
        for a, b in zip(first, copied, strict=False):
            if len(first) == len(copied) and (a.size, a.body.low) != (b.size, b.body.low):
                why = f"The copy has {b.claim.cite.quote} where its original has {a.claim.cite.quote}."
                yield Pair(kind="contradicts", a=a.claim, b=b.claim, reason=why)


def _around(claim: Claim) -> str:
    sentence, start = claim.sentence, claim.cite.start - claim.sentence.start
    return sentence.quote[max(0, start - 40) : start] + "#" + sentence.quote[start + len(claim.cite.quote) :][:40]
