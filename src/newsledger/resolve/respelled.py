"""What it costs to respell a name: letters swapped for others, each swap as dear as it is rare.

The swaps and their costs are learned from names in two alphabets by `train/spellings.py`: "ph" is often written "f",
"cz" "ch", a final "us" left out, and hardly ever "m" for "k".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
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


def respelled(a: str, b: str) -> float:
    """The least cost, in nats, at which the plain word `a` is written as `b`, of all ways to cut both into pieces.

    >>> respelled("ludwig", "lyudvig") < respelled("ludwig", "ludmila")
    True
    """
    swaps, none = _swaps(), {}  # type: ignore[var-annotated]
    a, b = a[:LONGEST], b[:LONGEST]
    reached = [[0.0] + [float("inf")] * len(b)] + [[float("inf")] * (len(b) + 1) for _ in a]
    for j in range(len(a) + 1):
        pieces = [(i, j - i, swaps.get(a[i:j], none)) for i in range(max(0, j - LONG), j + 1)]
        for n in range(len(b) + 1):
            least = reached[j][n]
            for i, taken, known in pieces:
                for k in range(max(0, n - LONG - 1), n + (taken > 0)):
                    so_far = reached[i][k]
                    if so_far < least:
                        dear = UNSEEN if taken < 2 and n - k < 2 else float("inf")
                        least = min(least, so_far + known.get(b[k:n], dear))
            reached[j][n] = least
    return reached[-1][-1]


@lru_cache(maxsize=1 << 16)
def strain(a: str, b: str) -> float:
    """What it costs a letter to take two plain words for spellings of one, the cheaper way round; 0 where equal.

    >>> strain("filipov", "philipoff") < 1.5 < strain("filipov", "galimov")
    True
    """
    if a == b or not a or not b:
        return 0.0 if a == b else UNSEEN
    return min(respelled(a, b), respelled(b, a)) / max(len(a), len(b))
