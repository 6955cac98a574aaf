"""Whether a sentence of ours is supported: its numbers and names must stand in the words that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\b[^\W\d_]*[A-ZÀ-ÞĀ-Ž][^\W_]*(?:[-'’][^\W_]+)*")


def unsupported(text: str, quotes: Iterable[str], *, own_words: Iterable[str] = ()) -> tuple[str, ...]:
    """The numbers and capitalised words of a text that stand in none of the quotes, in order; first words pass.

    `own_words` are capitalised words of the program's own ("Saturday", "The") that need no source.
    """
    cited = " ".join(quotes).casefold()
    numbers = {n.rstrip(".,") for n in _NUMBER.findall(cited)}
    free = {word.casefold() for word in own_words}
    bad = [n for n in _NUMBER.findall(text) if n.rstrip(".,") not in numbers]
    for match in _NAME.finditer(text):
        first = not text[: match.start()].strip(" \"'“‘(") or re.search(r"[.!?:]\W*$", text[: match.start()])
        word = match.group().casefold()
        if not first and word not in cited and word not in free:
            bad.append(match.group())
    return tuple(bad)
