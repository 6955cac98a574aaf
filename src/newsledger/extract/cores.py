"""Bare numbers, without modifier or unit: digits, number words, fractions, vague words, and the words for none."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from newsledger.core.lexicon import lexicon

_LEX = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+|[^\s\w]|_")
_TRIES = 5  # words in the longest modifier or unit
_MOST = 1e15  # from here on digits are a code or a slip, and floating point no longer holds every whole number


class Lex(NamedTuple):
    """A piece of text: a run of digits, a word, or a sign; `low` is it in lower case."""

    low: str
    start: int
    end: int
    raw: str


class Core(NamedTuple):
    """A number without modifier or unit: lexemes up to `upto`, and what it comes to. `form`: how it is written."""

    upto: int
    low: float
    high: float
    value: float | None
    form: str


@cache
def table(section: str) -> dict[str, Any]:
    """A section of data/numbers.toml."""
    return dict(lexicon("numbers")[section])


@cache
def units() -> dict[str, str]:
    """Unit words to their kind."""
    return {word: kind for kind, entry in lexicon("numbers")["units"].items() for word in entry["words"]}


def lexemes(text: str, start: int, end: int) -> list[Lex]:
    """The digits, words and signs of a stretch of text."""
    return [Lex(m.group().lower(), m.start(), m.end(), m.group()) for m in _LEX.finditer(text, start, end)]


def core_at(lexes: list[Lex], i: int) -> Core | None:
    """The bare number at a lexeme: a vague word, a fraction, digits or words."""
    if i >= len(lexes):
        return None
    core = _vague(lexes, i) or _fraction(lexes, i) or _cardinal(lexes, i) or _zero(lexes, i)
    return core if core is None or core.high < _MOST else None


def _vague(lexes: list[Lex], i: int) -> Core | None:
    many = lexes[i].low in ("several", "many") or (lexes[i].low == "a" and word_at(lexes, i + 1) == "few")
    if many:
        j = i + 1 + (lexes[i].low == "a")
        words = word_at(lexes, j).removesuffix("s")
        scale = {**table("scales"), **table("groups")}.get(words)
        if scale and lexes[i].low != "several" and lexes[i].low == "many" and not word_at(lexes, j).endswith("s"):
            return None
        if scale:
            upto, least = j + 1, 2 if lexes[i].low == "a" else 3
            if word_at(lexes, upto) in table("scales"):  # several hundred thousand
                scale, upto = scale * table("scales")[word_at(lexes, upto)], upto + 1
            return Core(upto, least * scale, scale * 9 if scale < 100 else scale * 10 - 1, None, "vague")
    found = longest(lexes, i, "vague")
    if found is None:
        return None
    words, upto = found
    low, high = table("vague")[words]
    return Core(upto, low, high, None, "vague")


def _fraction(lexes: list[Lex], i: int) -> Core | None:
    """Half, a third, two-thirds, one in five, nine out of ten, as per cent."""
    fractions = table("fractions")
    word = lexes[i].low
    j, times = i, 1.0
    if word in ("a", "one", "an"):
        j = i + 1
    elif word in table("cardinals"):
        j, times = i + 1, table("cardinals")[word]
    if j > i and word_at(lexes, j) == "-":
        j += 1
    name = word_at(lexes, j)
    single = name.removesuffix("s") if name != "halves" else "half"
    if single in fractions and (name == "half" or j > i) and (times > 1) == (name != single):
        if name == "half" and word_at(lexes, j + 1) in lexicon("numbers")["after_half"]["words"]:
            return None
        limited = times > 1 or (i > 0 and lexes[i - 1].low in lexicon("numbers")["before_fraction"]["words"])
        if not limited and word_at(lexes, j + 1) not in (
            "of",
            *(("the", "its", "their", "all", "his") if name == "half" else ()),
        ):
            return None
        share = round(times * fractions[single], 2)
        return Core(j + 1, share, share, share, "fraction")
    return _ratio(lexes, i)


def _ratio(lexes: list[Lex], i: int) -> Core | None:
    """One in 13; nine out of ten."""
    part = short_cardinal(lexes, i)
    if part is None:
        return None
    value, j = part
    out_of = (word_at(lexes, j), word_at(lexes, j + 1)) == ("out", "of")
    if not out_of and (word_at(lexes, j) != "in" or value != 1):
        return None
    whole = short_cardinal(lexes, j + 1 + out_of)
    if whole is None or whole[0] <= value:
        return None
    share = round(100 * value / whole[0], 2)
    return Core(whole[1], share, share, share, "fraction")


def short_cardinal(lexes: list[Lex], i: int) -> tuple[float, int] | None:
    """A short cardinal at i, digits or one word, and where it ends."""
    word = word_at(lexes, i)
    if word in table("cardinals"):
        return table("cardinals")[word], i + 1
    if word[:1].isdecimal() and "." not in word and len(word) < 5:
        return float(word.replace(",", "")), i + 1
    return None


def _zero(lexes: list[Lex], i: int) -> Core | None:
    words = [word_at(lexes, i + k) for k in range(4)]
    upto = 0
    if words[:3] == ["not", "a", "single"]:
        upto = i + (4 if words[3] == "one" else 3)
    elif (words[:2] == ["not", "a"] and units().get(words[2]) == "money") or words[:2] in (
        ["no", "one"],
        ["not", "one"],
    ):
        upto = i + 2
    elif words[:3] == ["no", "-", "one"]:
        upto = i + 3
    elif words[0] in ("none", "nobody", "no", "nil"):
        upto = i + 1
    return Core(upto, 0, 0, 0, "zero") if upto else None


def _cardinal(lexes: list[Lex], i: int) -> Core | None:
    """Digits or number words, with scales: 1,500; 1.5 million; twenty-two; a hundred and six; half a dozen."""
    if lexes[i].low[0].isdecimal():
        return _digits(lexes, i)
    if lexes[i].low not in ("a", "half"):
        return _spelt(lexes, i, i, None)
    half = lexes[i].low == "half"
    if half and word_at(lexes, i + 1) not in ("a", "an"):
        return None
    j = i + 1 + half
    unit = word_at(lexes, j)
    if half and units().get(unit) == "duration":
        return Core(j, 0.5, 0.5, 0.5, "word")  # half an hour
    grouped = unit in table("scales") or unit in table("groups")
    if not grouped or (unit == "score" and word_at(lexes, i + 2) != "of"):
        return None
    return _spelt(lexes, i, j, 0.5 if half else 1.0)


def _digits(lexes: list[Lex], i: int) -> Core:
    """1,500; 1.5 million; 4 dozen."""
    value, j, scale = float(re.sub(r"[,\u00a0\u202f]", "", lexes[i].low)), i + 1, word_at(lexes, i + 1)
    if scale in table("scales") and lexes[j].start - lexes[i].end <= 1:
        value, j = value * table("scales")[scale], j + 1
    elif scale == "dozen":
        value, j = value * table("groups")[scale], j + 1
    if (behind := _and_a_half(lexes, j)) is not None:
        value, j = value + 0.5, behind
    return Core(j, value, value, value, "digits")


def _spelt(lexes: list[Lex], i: int, j: int, share: float | None) -> Core | None:
    """Number words from `j` on, of a number that begins at `i`; `share` is what "a" or "half a" before it comes to."""
    cardinals, scales, groups = table("cardinals"), table("scales"), table("groups")
    total, group, seen = 0.0, share or 0.0, share is not None
    while j < len(lexes):
        word = lexes[j].low
        if word in cardinals and _adds(group, cardinals[word]):
            if seen and group and cardinals[word] >= 10 and group % 100:
                break
            group, seen, j = group + cardinals[word], True, j + 1
        elif not seen:
            break
        elif word in scales:
            total, group = (total, group * 100) if scales[word] == 100 else (total + group * scales[word], 0.0)
            j += 1
        elif word == "dozen" or (word == "score" and j == i + 1):
            group, j = group * groups[word], j + 1
            break
        elif (word == "-" and _hyphened(lexes, j, group)) or (word == "and" and _goes_on(lexes, j, total, group)):
            j += 1
        elif (behind := _and_a_half(lexes, j)) is not None:
            group, j = group + 0.5, behind
        else:
            break
    return Core(j, total + group, total + group, total + group, "word") if seen else None


def _and_a_half(lexes: list[Lex], j: int) -> int | None:
    """Where "and a half" ends that begins at `j`, with hyphens or without; null for anything else."""
    for word in ("and", "a", "half"):
        j += word_at(lexes, j) == "-"
        if word_at(lexes, j) != word:
            return None
        j += 1
    return j


def _adds(group: float, value: float) -> bool:
    """Whether a cardinal can follow what was read: "hundred six", "twenty two", but not "six hundred" backwards."""
    return group % 100 < 1 + 99 * (value < 10 and group % 10 == 0)


def _hyphened(lexes: list[Lex], j: int, group: float) -> bool:
    """Whether a hyphen joins tens and units: "twenty-two"."""
    units_after = table("cardinals").get(word_at(lexes, j + 1))
    tens = group % 10 == 0 and group >= 20
    return tens and units_after is not None and units_after < 10 and lexes[j].start == lexes[j - 1].end


def _goes_on(lexes: list[Lex], j: int, total: float, group: float) -> bool:
    """Whether "and" goes on a number: "a hundred and six", but not "two thousand and six hundred"."""
    after = table("cardinals").get(word_at(lexes, j + 1))
    if after is None or after >= 100 or lexes[j - 1].low not in table("scales"):
        return False
    return bool(total or group >= 100) and not (word_at(lexes, j + 2) in table("scales") and total)


@cache
def _openers(section: str) -> frozenset[str]:
    """The first words of a section's entries, so that most places in a text are passed over at once."""
    return frozenset(words.split()[0] for words in entries(section))


def entries(section: str) -> dict[str, Any]:
    """A section of data/numbers.toml; of "units", each unit word with its kind."""
    return units() if section == "units" else table(section)


def longest(lexes: list[Lex], i: int, section: str) -> tuple[str, int] | None:
    """The longest entry of a section that stands at i, and where it ends."""
    if i >= len(lexes) or lexes[i].low not in _openers(section):
        return None
    for j in range(min(i + _TRIES, len(lexes)), i, -1):
        words = " ".join(lex.low for lex in lexes[i:j])
        if words in entries(section):
            return words, j
    return None


def word_at(lexes: list[Lex], i: int) -> str:
    """The lexeme at a place in lower case; empty beyond the end."""
    return lexes[i].low if 0 <= i < len(lexes) else ""
