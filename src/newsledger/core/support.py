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
    cited = "\n".join(" ".join(quote.split()) for quote in quotes).casefold()
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
    """The whole numbers that stand in lower-case words, in digits; a part of a longer number is none.

    >>> sorted(_spelled("of a hundred and twenty-six of sixty thousand, five are under one of the roofs"))
    ['126', '5', '60,000', '60000']
    """
    found: set[str] = set()
    for match in _phrase().finditer(words):
        is_one = words[max(0, match.start() - 3) : match.start()].split(" ")[-2:] == ["a", ""]
        number = _number(match[1].replace("-", " ").split(), is_one=is_one)
        if number is not None and not (match[1] == "one" and _is_pronoun(words, match)):
            found |= {str(number), f"{number:,}"}
    return found


def _number(parts: list[str], *, is_one: bool) -> int | None:
    """The number that words make, null where they make none or several; `is_one`: "a" stands before them."""
    terms = lexicon("numbers")
    total, current, last = 0, int(is_one and parts[0] in terms["scales"]), 10**13
    for part in (part for part in parts if part != "and"):
        if part in terms["scales"]:
            scale = terms["scales"][part]
            if not current or scale >= last:
                return None
            if scale == 100:
                current *= scale
            else:
                total, current, last = total + current * scale, 0, scale
            continue
        unit = terms["cardinals"].get(part)
        free = 100 if not current % 100 else 10 if current % 100 >= 20 and not current % 10 else 0
        if unit is None or not free > unit:
            return None
        current += unit
    return total + current


def _is_pronoun(words: str, one: re.Match[str]) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "one of the largest"."""
    sides = lexicon("numbers")["one"]
    before = words[max(0, one.start() - NEAR) : one.start()].split()[-1:]
    after = words[one.end() : one.end() + NEAR].split()[:1]
    return bool(before and before[0] in sides["after"]) or bool(after and after[0] in sides["before"]) or (
        words[one.end() : one.end() + 1] in tuple(".,;:!?'’"))


@cache
def _phrase() -> re.Pattern[str]:
    """A run of the words that numbers are made of, to its ends."""
    terms = lexicon("numbers")
    parts = (f"{fraction}s" for fraction in terms["fractions"])
    word = "|".join((*terms["cardinals"], *terms["scales"], *terms["vague"], *terms["groups"], *parts, "point"))
    joined = "|".join(f"(?<={scale}) and " for scale in ("hundred", "thousand", "million"))
    return re.compile(rf"\b((?:{word})\b(?:(?:[- ]|{joined})(?:{word})\b)*)")
