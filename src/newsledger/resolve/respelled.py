"""What it costs to respell a name: letters swapped for others, each swap as dear as it is rare.

The swaps and their costs are learned from names in two alphabets by `train/spellings.py`: "ph" is often written "f",
"cz" "ch", a final "us" left out, and hardly ever "m" for "k".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import inf
from types import MappingProxyType

UNSEEN = 6.5  # cost, in nats, of a letter put in, left out or swapped for one it is never seen swapped for
LONG = 3  # most letters of a piece; one more in the other spelling
LONGEST = 24  # letters of a word that are looked at


@cache
def _swaps() -> Mapping[str, Mapping[str, float]]:
    """Piece -> what it is written as -> cost."""
    found: dict[str, dict[str, float]] = {}
    for row in (files("newsledger.data") / "spellings.tsv").read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            piece, written, cost = row.split("\t")
            found.setdefault(piece, {})[written] = float(cost)
    return MappingProxyType(found)


def respelled(a: str, b: str, within: float = inf) -> float:
    """The least cost, in nats, at which the plain word `a` is written as `b`, of all ways to cut both into pieces.

    Infinite where it is more than `within`: ways that are dearer are given up as soon as they are.

    >>> respelled("ludwig", "lyudvig") < respelled("ludwig", "ludmila")
    True
    """
    swaps, none = _swaps(), {}  # type: ignore[var-annotated]
    a, b = a[:LONGEST], b[:LONGEST]
    ends = [[(k + n, b[k : k + n]) for n in range(min(LONG + 1, len(b) - k) + 1)] for k in range(len(b) + 1)]
    reached = [[inf] * (len(b) + 1) for _ in range(len(a) + 1)]
    reached[0][0] = 0.0
    for i, row in enumerate(reached):
        if (least := min(row)) > within or least == inf:
            continue
        cuts = [(n, swaps.get(a[i : i + n], none)) for n in range(min(LONG, len(a) - i) + 1)]
        pieces = [(n, known, reached[i + n]) for n, known in cuts if known or n < 2]
        for k, cost in enumerate(row):
            if cost > within or cost == inf:
                continue
            for taken, known, there in pieces:
                for end, written in ends[k] if taken else ends[k][1:]:
                    more = known.get(written, UNSEEN if taken < 2 and end - k < 2 else inf)
                    if cost + more < there[end]:
                        there[end] = cost + more
    return reached[-1][-1] if reached[-1][-1] <= within else inf


@lru_cache(maxsize=1 << 16)
def strain(a: str, b: str, within: float = inf) -> float:
    """What it costs a letter to take two plain words for spellings of one, the cheaper way round; 0 where equal.

    Infinite where it is more than `within`.

    >>> strain("filipov", "philipoff") < 1.5 < strain("filipov", "galimov")
    True
    """
    if a == b or not a or not b:
        return 0.0 if a == b else UNSEEN
    longest = max(len(a), len(b))
    there = respelled(a, b, within * longest)
    return min(there, respelled(b, a, min(there, within * longest))) / longest
