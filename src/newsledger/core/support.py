"""Whether a sentence of ours is supported: its numbers and names must stand in the words that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable

NEAR = 40  # characters before a name in which the end of the sentence before it is looked for
_STOP = re.compile(r"[.!?:]\W*$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\b[^\W\d_]*[A-ZÀ-ÞĀ-Ž][^\W_]*(?:[-'’][^\W_]+)*")


def unsupported(text: str, quotes: Iterable[str], *, own_words: Iterable[str] = ()) -> tuple[str, ...]:
    """The numbers and capitalised words of a text that stand in none of the quotes, in order; first words pass.

    `own_words` are capitalised words of the program's own ("Saturday", "The") that need no source.
    """
    cited = " ".join(quotes).casefold()
    numbers = {n.rstrip(".,") for n in _NUMBER.findall(cited)}
    free = {*_WORD.findall(cited), *(word.casefold() for word in own_words)}
    bad = [n for n in _NUMBER.findall(text) if n.rstrip(".,") not in numbers]
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()]
        first = (match.start() <= NEAR and not before.strip(" \"'“‘(")) or _STOP.search(before)
        if not first and not free.issuperset(_WORD.findall(match.group().casefold())):
            bad.append(match.group())
    return tuple(bad)
