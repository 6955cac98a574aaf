"""Word vectors: what a word is like, as numbers, for choices that no word list can spell out.

The table `data/words.npz` holds the commonest English words of news, each as a direction in 64 dimensions. It is made
from the language model's own vectors by `train/vectors.py` and needs no model to be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]
WIDTH = 64  # dimensions of a vector


@cache
def table() -> tuple[MappingProxyType[str, int], npt.NDArray[np.float32]]:
    """Word to row, and the rows, each of length 1, read once a process."""
    with (files("newsledger.data") / "words.npz").open("rb") as file, np.load(file) as held:
        words = held["words"].tobytes().decode("utf-8").split("\n")
        rows = held["rows"].astype(np.float32)
    rows /= np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return MappingProxyType({word: row for row, word in enumerate(words)}), rows


@cache
def commons() -> frozenset[str]:
    """The common words: those of the table that news writes with a small letter."""
    with (files("newsledger.data") / "words.npz").open("rb") as file, np.load(file) as held:
        names = np.unpackbits(held["names"])
    return frozenset(word for word, row in table()[0].items() if not names[row])


def mean(words: Iterable[str]) -> Vector:
    """The direction that words have together, of length 1; zero where none of them is known."""
    index, rows = table()
    known = [index[word] for word in words if word in index]
    if len(known) < 2:
        return rows[known[0]] if known else np.zeros(WIDTH, np.float32)
    together: Vector = rows[known].sum(axis=0)
    length = float(np.sqrt(together @ together))
    return together / length if length else together
