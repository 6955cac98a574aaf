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
    reached = [[inf] * (len(b) + 1) for _ in range(len(a) + 1)]
    reached[0][0] = 0.0
    for i, row in enumerate(reached):
        pieces = [(taken, swaps.get(a[i : i + taken], none)) for taken in range(min(LONG, len(a) - i) + 1)]
        for k in range(len(b) + 1):
            if row[k] > within or row[k] == inf:
                continue
            for taken, known in pieces:
                for written in range(0 if taken else 1, min(LONG + 1, len(b) - k) + 1):
                    dear = UNSEEN if taken < 2 and written < 2 else inf
                    cost = row[k] + known.get(b[k : k + written], dear)
                    if cost < reached[i + taken][k + written]:
                        reached[i + taken][k + written] = cost
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
    return min(respelled(a, b, within * longest), respelled(b, a, within * longest)) / longest
