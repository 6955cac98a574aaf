"""Numbers as news writes them: digits, words, ranges, fractions, money and units, with the bounds that the words allow.

Works on text alone. Which of the numbers are figures, and of what, is for `newsledger.extract.figures` to say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.extract.cores import Core, Lex, core_at, lexemes, longest, short_cardinal, table, units, word_at

_ROUND = 1e9


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
def _limits() -> dict[str, str]:
    return {word: limit for limit, words in lexicon("numbers")["limit_verbs"].items() for word in words}


@cache
def _millions() -> frozenset[str]:
    """What "m" after digits counts millions of, and not metres."""
    return frozenset(lexicon("numbers")["millions"]["words"])


@cache
def _openers() -> frozenset[str]:
    """The words that a number phrase can begin with, so that most words are passed over at once."""
    phrases = (words.split()[0] for section in ("before", "vague") for words in table(section))
    names = (word for section in ("cardinals", "fractions", "groups", "scales") for word in table(section))
    return frozenset((*phrases, *names, *lexicon("numbers")["opening"]["words"]))


@cache
def _signs() -> frozenset[str]:
    """Currency signs, letters and codes."""
    sections = ("currency_letters", "currency_signs", "currency_codes")
    return frozenset(sign for section in sections for sign in lexicon("numbers")[section]["words"])


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The number phrases of a stretch of text, in order, none within another.

    >>> [(n.low, n.high) for n in numbers("At least 16 goats drowned, about 30 swam ashore, five or six limping")]
    [(16, None), (27, 33), (5, 6)]
    """
    lexes = lexemes(text, start, len(text) if end is None else end)
    i, openers, signs = 0, _openers(), _signs()
    while i < len(lexes):
        lex = lexes[i]
        if lex.low not in openers and not lex.low[0].isdigit() and lex.raw not in signs:
            i += 1
            continue
        found = _phrase(lexes, i)
        if found is None:
            i += 1
            continue
        number, i = found
        yield number


def _phrase(lexes: list[Lex], i: int) -> tuple[Number, int] | None:
    """The number phrase that begins at a lexeme, and the lexeme after it."""
    limits, at = _modifiers(lexes, i)
    if at > i and lexes[i].low == "up" and word_at(lexes, i - 1) in ("add", "adds", "added", "adding", "come", "comes"):
        return None  # "these add up to 93"
    between = at == i and lexes[i].low == "between"
    sign = _sign(lexes, at + between)
    first = at + between + sign
    core = core_at(lexes, first)
    if core is None:
        return None
    core = _range(lexes, core, first, between=between)
    if between and core.form != "range":
        return None
    unit, kind, upto = _unit(lexes, core, money=bool(sign))
    core = _scaled(lexes, core, kind)
    if unit is None and word_at(lexes, upto) == "to" and word_at(lexes, i - 1) == "from":
        unit, kind = _unit_ahead(lexes, upto + 1) or (unit, kind)
    late, upto = _after(lexes, upto)
    end = upto
    bare = bool(limits) or not i or _is_noun_here(lexes, i - 1) or _is_of_telling(lexes, i - 1)
    if not bare and _limits().get(lexes[i - 1].low):
        limits = (_limits()[lexes[i - 1].low],)
    low, high = _bounds(core, (*limits, *late), whole=kind == "count")
    unit = (unit or "").replace(" / ", "/") or ("".join(lex.raw for lex in lexes[first - sign : first]) or None)
    number = Number(
        start=lexes[i].start,
        end=lexes[end - 1].end,
        at=lexes[first].start,
        to=lexes[core.upto - 1].end,
        low=low,
        high=high,
        value=_plain(core.value),
        kind=kind,
        form=core.form,
        unit=unit,
        further="further" in (*limits, *late),
    )
    return number, end


def _is_noun_here(lexes: list[Lex], i: int) -> bool:
    """Whether a word that could be a verb of limit has a determiner: "their top three"."""
    return word_at(lexes, i - 1) in ("the", "a", "an", "its", "their", "his", "her", "my", "our", "your", "this")


def _is_of_telling(lexes: list[Lex], i: int) -> bool:
    """Whether a word is the "about" of "we are talking about eleven men"."""
    return word_at(lexes, i) == "about" and word_at(lexes, i - 1) in lexicon("numbers")["telling"]["words"]


def _modifiers(lexes: list[Lex], i: int) -> tuple[tuple[str, ...], int]:
    """The limits that the words from i on put on a number, and where the words end. Longest first, one or more."""
    limits: list[str] = []
    if word_at(lexes, i) == "over" and word_at(lexes, i - 1) in lexicon("numbers")["handing"]["words"]:
        return (), i  # "hand over millions"
    if _is_of_telling(lexes, i):
        return (), i
    while step := longest(lexes, i, "before"):
        words, upto = step
        if words == "over" and longest(lexes, upto, "before"):
            return (), i  # "watch over some 300": the verb's own, and the number begins behind it
        limits.extend(table("before")[words].split())
        i = upto
    return tuple(limits), i


def _sign(lexes: list[Lex], i: int) -> int:
    """The number of lexemes at i that are a currency sign or code before digits: "$", "US$", "Rs"."""
    letters = lexicon("numbers")["currency_letters"]["words"]
    if (
        i + 2 < len(lexes)
        and lexes[i].raw in letters
        and lexes[i + 1].start == lexes[i].end
        and (lexes[i + 1].low[0].isdigit() and (lexes[i + 2].low in table("scales") or "," in lexes[i + 1].low))
    ):
        return 1
    signs, codes = lexicon("numbers")["currency_signs"]["words"], lexicon("numbers")["currency_codes"]["words"]
    if i + 1 < len(lexes) and lexes[i].raw in signs and lexes[i + 1].low[0].isdigit():
        return 1
    if i + 2 < len(lexes) and lexes[i].raw in codes and lexes[i + 1].raw in signs and lexes[i + 2].low[0].isdigit():
        return 2
    if i + 1 < len(lexes) and lexes[i].raw in codes and len(lexes[i].raw) > 1 and lexes[i].raw != "US":
        return int(lexes[i + 1].low[0].isdigit())
    return 0


def _range(lexes: list[Lex], core: Core, first: int, *, between: bool) -> Core:
    """The core joined with a second one, where the words make a range of the two."""
    link = word_at(lexes, core.upto)
    if core.form in ("zero", "vague") or link not in (("and",) if between else ("to", "or", "-", "–")):
        return core
    second = core_at(lexes, core.upto + 1 + _sign(lexes, core.upto + 1))
    if second is None or second.value is None or core.value is None or second.form in ("zero", "vague"):
        return core
    low, high = core.value, second.value
    scale = next((s for s in (1e9, 1e6, 1e3, 100) if high >= s), 1)
    if lexes[second.upto - 1].low in table("scales") and lexes[core.upto - 1].low not in table("scales"):
        low = low * scale if low < 1000 else low
    if low >= high or (link == "or" and high > 2.5 * low):
        return core
    if link in ("-", "–") and (low >= 1000 and word_at(lexes, first).isdigit() and high < 2200):
        return core
    if link == "to" and word_at(lexes, first - 1) in ("paragraph", "para", "par", "page", "chapter", "line"):
        return core  # "corrects paragraph 2 to eight"
    if link in ("-", "–") and core.form == "digits" and second.form == "word":
        return core  # "UPDATE 2-Six die"
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
    if i < len(lexes) and lexes[i].start == lexes[i - 1].end and lexes[i].low in table("suffixes"):
        follows = word_at(lexes, i + 1)
        if lexes[i].low != "m" or money or units().get(follows) == "money" or follows in _millions():
            i += 1
    elif money and i < len(lexes) and lexes[i].low in table("suffixes") and _is_apart(lexes, i, "money"):
        i += 1
    if money:
        return None, "money", i
    if core.form == "fraction":
        return "per cent", "share", i
    hyphen = word_at(lexes, i) == "-" and i + 1 < len(lexes) and lexes[i].start == lexes[i - 1].end
    found = longest(lexes, i + hyphen, "units")
    if found is None and word_at(lexes, i) == "m" and lexes[i].start - lexes[i - 1].end <= 1:
        return "m", "distance", i + 1
    if found is None or (hyphen and units()[found[0]] not in ("duration", "distance", "amount")):
        return None, "count", i
    unit, upto = found
    if unit == "%" or not hyphen or lexes[upto - 1].end:
        kind = units()[unit]
        if unit in ("pound", "pounds") and word_at(lexes, upto) == "of":
            kind = "amount"
        return unit, kind, upto
    return None, "count", i


def _unit_ahead(lexes: list[Lex], i: int) -> tuple[str | None, str] | None:
    """The unit of the second of two numbers, which the first shares: "from 7.1 to 7.9 per cent"."""
    core = core_at(lexes, i) if i < len(lexes) else None
    if core is None or core.form not in ("digits", "word"):
        return None
    unit, kind, _ = _unit(lexes, core, money=False)
    return (unit, kind) if unit is not None else None


def _scaled(lexes: list[Lex], core: Core, kind: str) -> Core:
    """The core with a scale written on to its digits: $4m, 33m euros, 12k."""
    i = core.upto
    apart = _is_apart(lexes, i, kind) if i < len(lexes) else False
    if i >= len(lexes) or lexes[i].low not in table("suffixes") or (lexes[i].start != lexes[i - 1].end and not apart):
        return core
    if lexes[i].low == "m" and kind == "distance":
        return core
    if not lexes[i - 1].low[0].isdigit() or (
        kind == "count" and lexes[i].low == "m" and word_at(lexes, i + 1) not in _millions()
    ):
        return core
    times = table("suffixes")[lexes[i].low]
    value = core.value * times if core.value is not None else None
    return Core(i + 1, core.low * times, core.high * times, value, core.form)


def _is_apart(lexes: list[Lex], i: int, kind: str) -> bool:
    """ "$10.4 m": a scale a space behind a sum with a point in it."""
    return kind == "money" and lexes[i].start == lexes[i - 1].end + 1 and "." in lexes[i - 1].low


def _after(lexes: list[Lex], i: int) -> tuple[tuple[str, ...], int]:
    """The limits that words after a number put on it, and where they end."""
    found = longest(lexes, i, "after")
    if found is None or (found[0] == "more" and word_at(lexes, found[1]) == "than"):
        return (), i
    if found[0] in ("at least", "at most") and short_cardinal(lexes, found[1]):
        return (), i
    return tuple(table("after")[found[0]].split()), found[1]


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
