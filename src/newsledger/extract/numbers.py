"""Numbers as news writes them: digits, words, ranges, fractions, money and units, with the bounds that the words allow.

Works on text alone. Which of the numbers are figures, and of what, is for `newsledger.extract.figures` to say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from newsledger.core.lexicon import lexicon

_LEX = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+|[^\s\w]|_")
_TRIES = 5  # words in the longest modifier or unit
_ROUND = 1e9


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


class Number(NamedTuple):
    """A number phrase: [start, end) with modifier and unit, [at, to) the bare number.

    `kind`: count, money, distance, duration, share or amount. `form`: digits, word, vague, zero, fraction, range or
    lost. `further`: it adds to a count that was given before ("another 14", "three more").
    """

    start: int
    end: int
    at: int
    to: int
    low: float | None
    high: float | None
    value: float | None
    kind: str
    form: str
    unit: str | None
    further: bool


@cache
def _table(section: str) -> dict[str, Any]:
    return dict(lexicon("numbers")[section])


@cache
def _units() -> dict[str, str]:
    """Unit words to their kind."""
    return {word: kind for kind, entry in lexicon("numbers")["units"].items() for word in entry["words"]}


@cache
def _limits() -> dict[str, str]:
    return {word: limit for limit, words in lexicon("numbers")["limit_verbs"].items() for word in words}


def lexemes(text: str, start: int, end: int) -> list[Lex]:
    """The digits, words and signs of a stretch of text."""
    return [Lex(m.group().lower(), m.start(), m.end(), m.group()) for m in _LEX.finditer(text, start, end)]


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The number phrases of a stretch of text, in order, none within another.

    >>> [(n.low, n.high) for n in numbers("At least 12 people died and about 40 were hurt, two or three of them badly")]
    [(12, None), (36, 44), (2, 3)]
    """
    lexes = lexemes(text, start, len(text) if end is None else end)
    i = 0
    while i < len(lexes):
        found = _phrase(lexes, i)
        if found is None:
            i += 1
            continue
        number, i = found
        yield number


def _phrase(lexes: list[Lex], i: int) -> tuple[Number, int] | None:
    """The number phrase that begins at a lexeme, and the lexeme after it."""
    limits, at = _modifiers(lexes, i)
    if at > i and lexes[i].low == "up" and _word(lexes, i - 1) in ("add", "adds", "added", "adding", "come", "comes"):
        return None  # "figures that add up to 75"
    between = at == i and lexes[i].low == "between"
    sign = _sign(lexes, at + between)
    first = at + between + sign
    core = _core(lexes, first)
    if core is None:
        return None
    core = _range(lexes, core, first, between=between)
    if between and core.form != "range":
        return None
    unit, kind, upto = _unit(lexes, core, money=bool(sign))
    core = _scaled(lexes, core, kind)
    if unit is None and _word(lexes, upto) == "to" and _word(lexes, i - 1) == "from":
        unit, kind = _unit_ahead(lexes, upto + 1) or (unit, kind)
    if kind == "duration" and lexes[i].low == "within":  # "within six hours" sets a term, it does not limit a length
        limits, i = (), at
    late, upto = _after(lexes, upto)
    end = upto
    if not limits and i and _limits().get(lexes[i - 1].low):
        limits = (_limits()[lexes[i - 1].low],)
    low, high = _bounds(core, (*limits, *late), whole=kind == "count")
    unit = unit or ("".join(lex.raw for lex in lexes[first - sign : first]) or None)
    number = Number(start=lexes[i].start, end=lexes[end - 1].end, at=lexes[first].start, to=lexes[core.upto - 1].end,
                    low=low, high=high, value=_plain(core.value), kind=kind, form=core.form, unit=unit,
                    further="further" in (*limits, *late))  # fmt: skip
    return number, end


def _modifiers(lexes: list[Lex], i: int) -> tuple[tuple[str, ...], int]:
    """The limits that the words from i on put on a number, and where the words end. Longest first, one or more."""
    limits: list[str] = []
    while step := _longest(lexes, i, _table("before")):
        words, i = step
        limits.extend(_table("before")[words].split())
    return tuple(limits), i


def _longest(lexes: list[Lex], i: int, table: dict[str, Any]) -> tuple[str, int] | None:
    """The longest entry of a table that stands at i, and where it ends."""
    for j in range(min(i + _TRIES, len(lexes)), i, -1):
        words = " ".join(lex.low for lex in lexes[i:j])
        if words in table:
            return words, j
    return None


def _sign(lexes: list[Lex], i: int) -> int:
    """The number of lexemes at i that are a currency sign or code before digits: "$", "US$", "Rs"."""
    signs, codes = lexicon("numbers")["currency_signs"]["words"], lexicon("numbers")["currency_codes"]["words"]
    if i + 1 < len(lexes) and lexes[i].raw in signs and lexes[i + 1].low[0].isdigit():
        return 1
    if i + 2 < len(lexes) and lexes[i].raw in codes and lexes[i + 1].raw in signs and lexes[i + 2].low[0].isdigit():
        return 2
    if i + 1 < len(lexes) and lexes[i].raw in codes and len(lexes[i].raw) > 1 and lexes[i].raw != "US":
        return int(lexes[i + 1].low[0].isdigit())
    return 0


def _core(lexes: list[Lex], i: int) -> Core | None:
    """The bare number at a lexeme: a vague word, a fraction, digits or words."""
    if i >= len(lexes):
        return None
    return _vague(lexes, i) or _fraction(lexes, i) or _cardinal(lexes, i) or _zero(lexes, i)


def _vague(lexes: list[Lex], i: int) -> Core | None:
    many = lexes[i].low in ("several", "many") or (lexes[i].low == "a" and _word(lexes, i + 1) == "few")
    if many:
        j = i + 1 + (lexes[i].low == "a")
        words = _word(lexes, j).removesuffix("s")
        scale = {**_table("scales"), **_table("groups")}.get(words)
        if scale and lexes[i].low != "several" and lexes[i].low == "many" and not _word(lexes, j).endswith("s"):
            return None
        if scale:
            upto, least = j + 1, 2 if lexes[i].low == "a" else 3
            if _word(lexes, upto) in _table("scales"):  # several hundred thousand
                scale, upto = scale * _table("scales")[_word(lexes, upto)], upto + 1
            return Core(upto, least * scale, scale * 9 if scale < 100 else scale * 10 - 1, None, "vague")
    found = _longest(lexes, i, _table("vague"))
    if found is None:
        return None
    words, upto = found
    low, high = _table("vague")[words]
    return Core(upto, low, high, None, "vague")


def _fraction(lexes: list[Lex], i: int) -> Core | None:
    """Half, a third, two-thirds, one in five, eight out of ten, as per cent."""
    fractions = _table("fractions")
    word = lexes[i].low
    j, times = i, 1.0
    if word in ("a", "one", "an"):
        j = i + 1
    elif word in _table("cardinals"):
        j, times = i + 1, _table("cardinals")[word]
    if j > i and _word(lexes, j) == "-":
        j += 1
    name = _word(lexes, j)
    single = name.removesuffix("s") if name != "halves" else "half"
    if single in fractions and (name == "half" or j > i) and (times > 1) == (name != single):
        if name == "half" and _word(lexes, j + 1) in ("past", "-", "a", "an", "hour", "dozen", "brother", "sister"):
            return None
        limited = i > 0 and (_word(lexes, i - 1) in ("than", "about", "by", "to", "nearly", "almost", "as", "roughly", "some",
                                                     "around", "under", "over", "only", "just") or times > 1)  # fmt: skip
        if not limited and _word(lexes, j + 1) not in ("of", *(("the", "its", "their", "all", "his") if name == "half" else ())):
            return None
        share = round(times * fractions[single], 2)
        return Core(j + 1, share, share, share, "fraction")
    return _ratio(lexes, i)


def _ratio(lexes: list[Lex], i: int) -> Core | None:
    """One in 18; eight out of ten; four families in ten."""
    part = _plain_cardinal(lexes, i)
    if part is None:
        return None
    value, j = part
    for gap in (0, 1):
        k = j + gap
        words = 1 if _word(lexes, k) == "in" else 2 if (_word(lexes, k), _word(lexes, k + 1)) == ("out", "of") else 0
        whole = _plain_cardinal(lexes, k + words) if words and k + words < len(lexes) else None
        if whole and whole[0] > value and (words == 2 or whole[0] in (3, 4, 5, 10, 100, 1000) or value == 1):
            after = _word(lexes, whole[1])
            if words == 1 and (gap or value > 1 or whole[0] > 1000) and after not in (",", ".", "of", "has", "have",
                                                                                      "had", "was", "were", ""):
                if not gap or after in _units():
                    continue
            share = round(100 * value / whole[0], 2)
            return Core(whole[1], share, share, share, "fraction")
    return None


def _plain_cardinal(lexes: list[Lex], i: int) -> tuple[float, int] | None:
    """A short cardinal at i, digits or one word, and where it ends."""
    word = _word(lexes, i)
    if word in _table("cardinals"):
        return _table("cardinals")[word], i + 1
    if word[:1].isdigit() and "." not in word and len(word) < 5:
        return float(word.replace(",", "")), i + 1
    return None


def _zero(lexes: list[Lex], i: int) -> Core | None:
    words = [_word(lexes, i + k) for k in range(4)]
    upto = 0
    if words[:3] == ["not", "a", "single"]:
        upto = i + (4 if words[3] == "one" else 3)
    elif words[:2] == ["not", "a"] and _units().get(words[2]) == "money":
        upto = i + 2
    elif words[:2] in (["no", "one"], ["not", "one"]):
        upto = i + 2
    elif words[0] in ("none", "nobody", "no", "nil"):
        upto = i + 1
    return Core(upto, 0, 0, 0, "zero") if upto else None


def _cardinal(lexes: list[Lex], i: int) -> Core | None:
    """Digits or number words, with scales: 1,500; 1.5 million; twenty-two; a hundred and six; half a dozen."""
    cardinals, scales, groups = _table("cardinals"), _table("scales"), _table("groups")
    first = lexes[i]
    if first.low[0].isdigit():
        value, j, form = float(re.sub(r"[,\u00a0\u202f]", "", first.low)), i + 1, "digits"
        if _word(lexes, j) in scales and lexes[j].start - first.end <= 1:
            value, j = value * scales[_word(lexes, j)], j + 1
        elif _word(lexes, j) == "dozen":
            value, j = value * 12, j + 1
        return Core(j, value, value, value, form)
    j, total, group, seen = i, 0.0, 0.0, False
    if first.low in ("a", "half"):
        nexts = _word(lexes, i + 1) if first.low == "a" else _word(lexes, i + 2)
        if first.low == "half" and _word(lexes, i + 1) not in ("a", "an"):
            return None
        share = 1.0 if first.low == "a" else 0.5
        if nexts not in scales and nexts not in groups:
            if first.low == "half" and _units().get(nexts) == "duration":
                return Core(i + 2, 0.5, 0.5, 0.5, "word")
            return None
        if nexts == "score" and _word(lexes, i + 2) != "of":
            return None
        j, group, seen = (i + 1 if first.low == "a" else i + 2), share, True
    while j < len(lexes):
        word = lexes[j].low
        if word in cardinals and group % 100 < 1 + 99 * (cardinals[word] < 10 and group % 10 == 0):
            if seen and group and cardinals[word] >= 10 and group % 100:
                break
            group, seen, j = group + cardinals[word], True, j + 1
        elif word in scales and seen:
            if scales[word] == 100:
                group = group * 100
            else:
                total, group = total + group * scales[word], 0.0
            j += 1
        elif word in groups and seen and word == "dozen" or (word == "score" and seen and j == i + 1):
            group, j = group * groups[word], j + 1
            break
        elif word == "-" and seen and _word(lexes, j + 1) in cardinals and group % 10 == 0 and group >= 20:
            if cardinals[_word(lexes, j + 1)] >= 10 or lexes[j].start != lexes[j - 1].end:
                break
            j += 1
        elif word == "and" and seen and (total or group >= 100) and _word(lexes, j + 1) in cardinals \
                and lexes[j - 1].low in scales and cardinals[_word(lexes, j + 1)] < 100:  # fmt: skip
            if _word(lexes, j + 2) in scales and total:
                break
            j += 1
        elif word == "and" and seen and [_word(lexes, j + 1), _word(lexes, j + 2)] == ["a", "half"]:
            group, j = group + 0.5, j + 3
        else:
            break
    return Core(j, total + group, total + group, total + group, "word") if seen else None


def _range(lexes: list[Lex], core: Core, first: int, *, between: bool) -> Core:
    """The core joined with a second one, where the words make a range of the two."""
    link = _word(lexes, core.upto)
    if core.form in ("zero", "vague") or link not in (("and",) if between else ("to", "or", "-", "–")):
        return core
    second = _core(lexes, core.upto + 1 + _sign(lexes, core.upto + 1))
    if second is None or second.value is None or core.value is None or second.form in ("zero", "vague"):
        return core
    low, high = core.value, second.value
    scale = next((s for s in (1e9, 1e6, 1e3, 100) if high >= s), 1)
    if lexes[second.upto - 1].low in _table("scales") and lexes[core.upto - 1].low not in _table("scales"):
        low = low * scale if low < 1000 else low
    if low >= high or (link == "or" and high > 2.5 * low):
        return core
    if link in ("-", "–") and (low >= 1000 and _word(lexes, first).isdigit() and high < 2200):
        return core
    if link == "to" and _changing(lexes, first):
        return core
    return Core(second.upto, low, high, None, "range")


def _changing(lexes: list[Lex], first: int) -> bool:
    """Whether "from 3 to 5" tells of a change, two numbers, rather than of a range, one."""
    if not first or lexes[first - 1].low != "from":
        return False
    return any(lex.low in lexicon("numbers")["change"]["words"] for lex in lexes[max(0, first - 9) : first])


def _unit(lexes: list[Lex], core: Core, *, money: bool) -> tuple[str | None, str, int]:
    """The unit after a number, the kind of number that it makes, and where the phrase ends."""
    i = core.upto
    if i < len(lexes) and lexes[i].start == lexes[i - 1].end and lexes[i].low in _table("suffixes"):
        follows = _word(lexes, i + 1)
        if lexes[i].low != "m" or money or _units().get(follows) == "money" or follows in ("people", "tonnes"):
            i += 1
    if money:
        return None, "money", i
    if core.form == "fraction":
        return "per cent", "share", i
    hyphen = _word(lexes, i) == "-" and i + 1 < len(lexes) and lexes[i].start == lexes[i - 1].end
    found = _longest(lexes, i + hyphen, _units())
    if found is None and _word(lexes, i) == "m" and lexes[i].start == lexes[i - 1].end:
        return "m", "distance", i + 1
    if found is None or (hyphen and _units()[found[0]] not in ("duration", "distance", "amount")):
        return None, "count", i
    unit, upto = found
    if unit == "%" or not hyphen or lexes[upto - 1].end:
        kind = _units()[unit]
        if unit in ("pound", "pounds") and _word(lexes, upto) == "of":
            kind = "amount"
        return unit, kind, upto
    return None, "count", i


def _unit_ahead(lexes: list[Lex], i: int) -> tuple[str | None, str] | None:
    """The unit of the second of two numbers, which the first shares: "from 2.3 to 2.6 per cent"."""
    core = _core(lexes, i) if i < len(lexes) else None
    if core is None or core.form not in ("digits", "word"):
        return None
    unit, kind, _ = _unit(lexes, core, money=False)
    return (unit, kind) if unit is not None else None


def _scaled(lexes: list[Lex], core: Core, kind: str) -> Core:
    """The core with a scale written on to its digits: $4m, 33m euros, 12k."""
    i = core.upto
    if i >= len(lexes) or lexes[i].start != lexes[i - 1].end or lexes[i].low not in _table("suffixes"):
        return core
    if lexes[i].low == "m" and kind == "distance":
        return core
    if not lexes[i - 1].low[0].isdigit() or (kind == "count" and lexes[i].low == "m" and _word(lexes, i + 1) != "people"):
        return core
    times = _table("suffixes")[lexes[i].low]
    value = core.value * times if core.value is not None else None
    return Core(i + 1, core.low * times, core.high * times, value, core.form)


def _after(lexes: list[Lex], i: int) -> tuple[tuple[str, ...], int]:
    """The limits that words after a number put on it, and where they end."""
    found = _longest(lexes, i, _table("after"))
    if found is None or (found[0] == "more" and _word(lexes, found[1]) == "than"):
        return (), i
    if found[0] in ("at least", "at most") and _plain_cardinal(lexes, found[1]):
        return (), i
    return tuple(_table("after")[found[0]].split()), found[1]


def _bounds(core: Core, limits: tuple[str, ...], *, whole: bool) -> tuple[float | None, float | None]:
    """The least and greatest number that the words allow."""
    low: float | None = core.low
    high: float | None = core.high
    step = 1 if whole else 0
    for limit in limits:
        if limit == "least":
            high = None
        elif limit == "more":
            low, high = core.low + step, None
        elif limit == "fewer":
            low, high = None, core.high - step
        elif limit in ("most", "nearly"):
            low = None
        elif limit == "about" and high is not None:
            low, high = core.low * 0.9, core.high * 1.1
            if whole:
                low, high = math.floor(round(low, 6)), math.ceil(round(high, 6))
    return _plain(low), _plain(high)


def _plain(number: float | None) -> float | None:
    """Without the dust of floating point, and whole where it is whole."""
    if number is None:
        return None
    rounded = round(number, 4)
    return int(rounded) if rounded == int(rounded) and abs(rounded) < _ROUND * _ROUND else rounded


def _word(lexes: list[Lex], i: int) -> str:
    """The lexeme at a place in lower case; empty beyond the end."""
    return lexes[i].low if 0 <= i < len(lexes) else ""
