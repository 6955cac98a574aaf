"""Whether a sentence of ours is supported: its numbers and names must stand in the words that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsledger.core.lexicon import lexicon

NEAR = 40  # characters before a name in which the end of the sentence before it is looked for
_STOP = re.compile(r"[.!?:]\W*$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\b[^\W\d_]*[A-ZÀ-ÞĀ-Ž][^\W_]*(?:[-'’][^\W_]+)*")


def unsupported(text: str, quotes: Iterable[str], *, own_words: Iterable[str] = ()) -> tuple[str, ...]:
    """The numbers and capitalised words of a text that stand in none of the quotes, in order; first words pass.

    `own_words` are capitalised words of the program's own ("Saturday", "The") that need no source. A number in digits
    may stand in the quotes in words.
    """
    cited = " ".join(quotes).casefold()
    numbers = {n.rstrip(".,") for n in _NUMBER.findall(cited)}
    asked = {n.rstrip(".,") for n in _NUMBER.findall(text)}
    if not asked <= numbers:
        numbers |= _spelled(cited)
    free = {*_WORD.findall(cited), *(word.casefold() for word in own_words)}
    bad = [n for n in _NUMBER.findall(text) if n.rstrip(".,") not in numbers]
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()]
        first = (match.start() <= NEAR and not before.strip(" \"'“‘(")) or _STOP.search(before)
        if not first and not free.issuperset(_WORD.findall(match.group().casefold())):
            bad.append(match.group())
    return tuple(bad)


def _spelled(words: str) -> set[str]:
    """The numbers below a hundred that stand in lower-case words, in digits.

    >>> sorted(_spelled("twenty-six of the sixty were under five"))
    ['26', '5', '60']
    """
    cardinals = lexicon("numbers")["cardinals"]
    return {str(sum(cardinals[part] for part in match.groups() if part)) for match in _cardinal().finditer(words)}


@cache
def _cardinal() -> re.Pattern[str]:
    cardinals = lexicon("numbers")["cardinals"]
    tens = "|".join(word for word, number in cardinals.items() if number >= 20)
    units = "|".join(word for word, number in cardinals.items() if number < 20)
    return re.compile(rf"\b(?:({tens})(?:[- ]({units}))?|({units}))\b")
