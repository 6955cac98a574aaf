"""Rates: how much comes each day or hour, told again and again, as a count of its own over time.

"5,000 barrels a day are leaking" is no total, and what is let out is not what is caught. Numbers of one unit and one
span of time are of one rate where they tell of one of these; of several estimates none is a part of another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsledger.core.lexicon import lexicon, words
from newsledger.reconcile.counts import Count
from newsledger.reconcile.parts import singular
from newsledger.reconcile.samecount import OneCount
from newsledger.reconcile.stems import stem

NEAR, AROUND = 48, 90  # characters behind a number in which its span of time stands; around it, what is told of it
TOLD = 2  # reports that must tell a rate
_WORD = re.compile(r"[^\W\d_]+")


def rates(seen: Iterable[Count]) -> list[OneCount]:
    """The rates that several reports tell, with their points in the order they were said."""
    found: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in seen:
        each = span_of(count)
        unit = unit_of(count)
        if each and unit and count.claim.modality != "planned" and not count.era:
            found[f"{unit} {each}", way_of(count)].append(count)
    made = []
    for (unit, way), points in sorted(_with_those_untold(found).items()):
        if len({c.claim.report for c in points if not c.copied}) >= TOLD:
            made.append(OneCount(measure="other", era="", incident=None, part=f"{unit}{way and f', {way}'}", place=None,
                                 points=tuple(sorted(points, key=lambda c: (c.order, c.claim.id)))))  # fmt: skip
    return made


def _with_those_untold(found: dict[tuple[str, str], list[Count]]) -> dict[tuple[str, str], Sequence[Count]]:
    """The rates, numbers of which it is not told which way things go put with the way that most of their unit go."""
    most: dict[str, str] = {}
    for unit in sorted({unit for unit, _ in found}):
        ways = Counter({way: len(points) for (of, way), points in found.items() if of == unit and way})
        most[unit] = min(ways, key=lambda way: (-ways[way], way), default="")
    made: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for (unit, way), points in found.items():
        made[unit, way or most[unit]] += points
    return dict(made)


def span_of(count: Count) -> str | None:
    """The span of time that a number is told for ("a day"); null where it is told for none."""
    claim = count.claim
    behind = claim.sentence.quote[max(claim.cite.end - claim.sentence.start, 0) :][:NEAR]
    spoken = re.split(r"[.;:]|, (?!a |per )", re.sub(r"\([^)]*\)|-LRB-.*?-RRB-", " ", behind), maxsplit=1)[0].lower()
    spans: Mapping[str, str] = lexicon("counted")["spans"]
    said = [*_WORD.findall(spoken), "", ""]
    for word, unit, after in zip(said, said[1:], said[2:], strict=False):
        if word in spans:
            return spans[word]
        if word in frozenset(lexicon("figures")["rates"]["each"]) and unit in words("counted", "lasting"):
            is_point = after in {*lexicon("figures")["rates"]["point"]} - {"of", "into"}
            return None if is_point else f"a {unit}"
    return None


def unit_of(count: Count) -> str | None:
    """What is measured, in the plural as reports say it ("barrels"); null for anything that is no amount."""
    said = count.body.counted.lower().split()[-1:] if count.body.measure == "other" else []
    return next((word for word in said if singular(word) in words("counted", "amounts")), None)


def way_of(count: Count) -> str:
    """Whether what is told of is let out or caught, by the nearest word that says so; "" where none does."""
    claim = count.claim
    start = max(claim.cite.start - claim.sentence.start, 0)
    sentence = claim.sentence.quote.lower()
    before, behind = sentence[max(0, start - AROUND) : start], sentence[start + len(claim.cite.quote) :][:AROUND]
    told = [(n, stem(w)) for n, w in enumerate(reversed(_WORD.findall(before)))]
    told += [(n, stem(w)) for n, w in enumerate(_WORD.findall(behind))]
    ways = ((n, way) for n, word in sorted(told) for way, listed in lexicon("counted")["ways"].items()
            if word in {stem(w) for w in listed})  # fmt: skip
    return next((way for _, way in ways), "")
