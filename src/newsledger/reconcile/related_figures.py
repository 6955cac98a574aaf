"""How figures stand to one another: within a tally as it moves, within a breakdown, in another unit, in a copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from newsledger.core.claims import Claim
from newsledger.core.evidence import Evidence
from newsledger.reconcile.clashing import is_taken_back, number_can_follow, numbers_can_clash
from newsledger.reconcile.counts import Count, compatible
from newsledger.reconcile.likeness import are_of_two_lands
from newsledger.reconcile.pairs import Pair
from newsledger.reconcile.standing import (
    KINDS,
    UNLIKE,
    Told,
    candidates,
    is_sentence,
    is_vaguer,
    number_of,
    signs_of,
    weigh,
)
from newsledger.reconcile.voices import Voices, is_own, opened

Number = tuple[str, str, float | None]

ROUNDED = 0.15  # of the number: headlines round "77" to "nearly 80" and "64" to "passes 60"
BESIDE = 25  # characters: a conversion stands in brackets right behind the figure that it converts
LIKELY = {"revises": -2.0, "contradicts": -2.0}  # sums from which a relation is printed: EVIDENCE.md, relations


def stood(counts: Sequence[Count], tallies: Iterable[Sequence[Count]]) -> Iterator[Pair]:
    """What revises or contradicts what: of each number that a report gives, the likeliest standing to one before it.

    A number takes the place of one other, is replaced by one other, and has one rival.
    """
    told = Told(counts, tallies)
    found: list[tuple[float, str, str, str, Count, Count]] = []
    for a, b in candidates(counts):
        if a.size == b.size or is_share(a, b) or is_share(b, a):
            continue
        can = [kind for kind in KINDS if can_stand(kind, a, b, told)]
        signs = signs_of(a, b, told) if can else {"alike": UNLIKE}
        if signs["alike"] <= UNLIKE:
            continue
        margin, kind = max(((weigh(kind, signs) - LIKELY[kind], kind) for kind in can), default=(0.0, ""))
        if margin > 0:
            found.append((margin, a.claim.id, b.claim.id, kind, a, b))
    related: set[frozenset[Number]] = set()
    filled: set[tuple[str, Number]] = set()
    for _, _, _, kind, a, b in sorted(found, key=lambda f: (-f[0], *f[1:3])):
        one, two = number_of(a), number_of(b)
        ends = {("replaced", one), ("replacing", two)} if kind == "revises" else {("rival", one), ("rival", two)}
        if frozenset((one, two)) not in related and filled.isdisjoint(ends):
            related.add(frozenset((one, two)))
            filled |= ends
            yield _pair(kind, a, b)


def can_stand(kind: str, a: Count, b: Count, told: Told) -> bool:
    """Whether a relation can hold at all: a vaguer number revises nothing, nor does one told before what it follows."""
    if are_of_two_lands(a, b):
        return False
    if kind == "contradicts":
        return numbers_can_clash(a, b)
    return not is_vaguer(b, a) and number_can_follow(a, b) and (is_taken_back(a) or told.is_moved(a, b))


def is_share(a: Count, b: Count) -> bool:
    """Whether one is said to be a part of the other, or both of one whole."""
    return a.body.part_of is not None and a.body.part_of in (b.claim.id, b.body.part_of)


def again(points: Sequence[Count]) -> Iterator[Pair]:
    """The numbers of a tally that later reports tell again, each with its last telling, by its speaker if there is one.

    Copies say nothing new.
    """
    by_number: dict[float | None, Count] = {}
    by_both: dict[tuple[float | None, str | None], Count] = {}
    originals = [p for p in points if not p.copied and p.size is not None]
    for _, group in groupby(originals, key=lambda p: p.claim.report):
        told = as_sentences_tell(list(group))
        yield from corrected(told, by_number)
        held = {c.size: c for c in reversed(told) if c.claim.modality != "denied"}
        for new in held.values():
            same = by_both.get((new.size, new.speaker)) or by_number.get(new.size)
            if same is not None and compatible(same, new):
                yield _pair(_agreement(same, new), same, new)
        for count in told:
            by_number[count.size] = by_both[count.size, count.speaker] = count


def as_sentences_tell(told: list[Count]) -> list[Count]:
    """The counts of a report without those of headings and key points that its sentences tell again."""
    spelled = {c.size for c in told if is_sentence(c)}
    return [c for c in told if is_sentence(c) or c.size not in spelled]


def corrected(told: Sequence[Count], known: Container[float | None]) -> Iterator[Pair]:
    """A number that a report takes back, and what takes its place; one known from before is revised where it stood."""
    held = [c for c in told if c.claim.modality != "denied"]
    for old in told:
        others = [c for c in held if c.size != old.size]
        if old.claim.modality == "denied" and others and old.size not in known:
            yield _pair("revises", old, _nearest(old, others))


def _nearest(old: Count, others: Sequence[Count]) -> Count:
    """The count by the same speaker, and of those the one that stands closest."""
    def distance(count: Count) -> tuple[bool, int]:
        return count.speaker != old.speaker, abs(count.claim.cite.start - old.claim.cite.start)

    return min(others, key=distance)


def _agreement(old: Count, new: Count) -> str:
    """Whether another source bears a number out: another speaker's word, no two of whom speak for one office.

    Who only tells it again, and an official for another, is no other source.
    """
    other = new.speaker is not None and old.speaker != new.speaker and old.origin != new.origin
    one_side = (old.official and new.official) or is_own(old.claim) or is_own(new.claim)
    return "corroborates" if other and not one_side else "repeats"


def _pair(kind: str, a: Count, b: Count) -> Pair:
    return Pair(kind=kind, a=a.claim, b=b.claim, reason="")


def reason(pair: Pair, voices: Voices) -> str:
    """One sentence of who gives which number."""
    a, b = pair.a, pair.b
    one, two = voices.number(a), voices.number(b)
    first, second = voices.source(a), voices.source(b)
    if pair.kind == "contradicts" and first == second and a.report == b.report:
        words = f"{first} gave both {one} and {two}; they cannot both be right"
    elif pair.kind == "contradicts" and first == second:
        words = f"{first} gave {one} in one report and {two} in another; they cannot both be right"
    elif pair.kind == "contradicts":
        words = f"{first} gave {one}, {second} gave {two}; they cannot both be right"
    elif a.report == b.report and pair.kind in ("refines", "repeats"):
        title = "headline" if a.headline else "heading"
        more = f", on the word of {second}" if b.said_by is not None and a.said_by is None else ""
        words = f"the text of {voices.report(b)} has {two} where its {title} has {one}{more}"
    elif pair.kind == "revises" and a.report == b.report:
        words = f"{voices.report(b)} puts {two} in the place of {one}"
    elif pair.kind == "repeats" and first == second:
        words = f"{second} gave {two} again"
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


def headlined(evidence: Evidence, counts: Iterable[Count]) -> Iterator[Pair]:
    """A number of a headline, a heading or a key point, and the first sentence that says it with more.

    More is a source, a bound, the exact number. A copy's headline is told if it is the copy's own.
    """
    in_report: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts:
        in_report[count.claim.report, count.body.measure].append(count)
    for found in in_report.values():
        found.sort(key=lambda c: c.claim.cite.start)
        body = [c for c in found if not is_title(c) and c.size is not None]
        for title in (c for c in found if is_title(c) and c.size is not None and is_first_hand(c, evidence)):
            same = [c for c in body if c.era == title.era and is_near(title, c)]
            if same:
                more = same[0].speaker is not None or same[0].bounds != title.bounds
                yield _pair("refines" if more else "repeats", title, same[0])


def is_title(count: Count) -> bool:
    """Whether a figure stands in a headline, a heading or a key point."""
    return count.claim.headline or not is_sentence(count)


def is_first_hand(count: Count, evidence: Evidence) -> bool:
    """Whether a figure's words are its report's own, and not those of the report that it copies."""
    copy = evidence.copies.get(count.claim.report)
    return copy is None or count.claim.sentence.quote not in evidence.reports[copy.original].text


def is_near(title: Count, body: Count) -> bool:
    """Whether a headline's number may be a rounding of the body's, or "dozens" its 31."""
    a, b = title.size, body.size
    if title.body.value is None and body.body.value is not None and compatible(title, body):
        return True
    return a is not None and b is not None and abs(a - b) <= ROUNDED * abs(b)


def miscopied(evidence: Evidence, counts: Iterable[Count], voices: Voices) -> Iterator[Pair]:
    """A number that a copy gives otherwise than its original, in a sentence that is else the same."""
    in_sentence: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts:
        in_sentence[count.claim.report, _around(count.claim)].append(count)
    for (report, around), copied in in_sentence.items():
        copy = evidence.copies.get(report)
        first = in_sentence.get((copy.original, around), []) if copy else []
        for a, b in zip(first, copied, strict=False):
            if len(first) == len(copied) and (a.size, a.body.low) != (b.size, b.body.low):
                yield Pair(kind="contradicts", a=a.claim, b=b.claim, reason=_slip(a.claim, b.claim, voices))


def _slip(a: Claim, b: Claim, voices: Voices) -> str:
    """What a copy has in another place than the report that it copies."""
    original, copy = voices.report(a), voices.report(b)
    if original == copy:
        return opened(f"a copy has {voices.number(b)} where its original in {original} has {voices.number(a)}.")
    return opened(f"{copy} has {voices.number(b)} where {original}, which it copies, has {voices.number(a)}.")


def _around(claim: Claim) -> str:
    sentence, start = claim.sentence, claim.cite.start - claim.sentence.start
    return sentence.quote[max(0, start - 40) : start] + "#" + sentence.quote[start + len(claim.cite.quote) :][:40]
