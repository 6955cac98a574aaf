"""The simple time expressions of English news, each a pattern and what it comes to in the language of readings.

Names of days and months count only where they are written with a capital; all other words in any case. A pattern that
fits more than time ("March", "2,004", "May") is marked weak: the caller needs other evidence before it believes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon

Maker = Callable[[re.Match[str]], str | None]
CENTURY_TURN = 50  # two-digit years up to this one lie in the 2000s

_UNITS = "second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century"
_UNIT = rf"(?P<unit>{_UNITS}|centurie)s?"
_EDGE = r"(?P<edge>early|late|mid|earlier|later|beginning|start|middle|end|turn|rest|first half|second half)"


class Pattern(NamedTuple):
    """A kind of time expression. `weak`: the words also have other meanings."""

    name: str
    finds: re.Pattern[str]
    reads: Maker
    weak: bool = False


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, compiled once."""
    return tuple(Pattern(name, re.compile(_filled(text)), reads, weak) for name, text, reads, weak in _TABLE)


@cache
def _words() -> dict[str, str]:
    """The word classes that the patterns are made of."""
    times, numbers = lexicon("times"), lexicon("numbers")
    cardinals = sorted(numbers["cardinals"], key=len, reverse=True)
    cardinal = "(?i:" + "|".join(cardinals) + r")(?:[- ](?i:" + "|".join(cardinals[:]) + r"))?"
    vague = "|".join(re.escape(w) for w in times["vague_numbers"])
    months = _named(times["months"], times["months_short"])
    return {
        "MONTH": months, "DAYNAME": _named(times["weekdays"], times["weekdays_short"]),
        "NUM": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d)?|{cardinal}|(?i:an?|half an?|(?:a\ )?(?:{vague})))",
        "ROUGH": "(?i:" + "|".join(map(re.escape, times["approximate"])) + ")",
        "PART": "(?i:" + "|".join(times["parts"]) + ")", "MOMENT": "(?i:" + "|".join(times["moments"]) + ")",
        "SEASON": "(?i:" + "|".join(times["seasons"]) + "|fall)",
        "ORDINAL": "(?i:" + "|".join(times["ordinals"][:4]) + ")",
        "DECADE": "(?i:" + "|".join(times["decades"]) + ")",
        "FEAST": "|".join(re.escape(f).replace("'", "['’]") for f in sorted(times["holidays"], key=len, reverse=True)),
        "NOWS": "|".join(times["now"]), "PASTS": "|".join(times["past"]), "FUTURES": "|".join(times["future"]),
        "HOUR": "(?i:" + "|".join(cardinals) + r")",
        "YYYY": r"(?:1[5-9]|20)\d\d",
    }  # fmt: skip


def _named(full: list[str], short: list[list[str]]) -> str:
    """Names of days or months: in full, or short with or without a full stop, capitals only at the start or all over."""
    names = [form for name in full for form in (name.capitalize(), name.upper())]
    brief = [form for forms in short for f in forms for form in (f.capitalize(), f.upper())]
    brief.sort(key=len, reverse=True)
    return "(?:" + "|".join(names) + "|(?:" + "|".join(brief) + r")\b\.?)"


def _filled(text: str) -> str:
    """A pattern with its word classes, written <NAME>, filled in."""
    return re.sub(r"<([A-Z]+)>", lambda m: _words()[m[1]], text)


def number(text: str) -> str:
    """A number as readings write it: "25", "X" for several, "~" before a rough one."""
    lower = re.sub(r"\s+", " ", text.lower().strip())
    if lower in ("a", "an"):
        return "1"
    if lower.startswith("half"):
        return "0.5"
    plain = lower.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d)?", plain):
        return plain
    cardinals = lexicon("numbers")["cardinals"]
    parts = re.split(r"[- ]", plain)
    if all(p in cardinals for p in parts):
        tens = len(parts) == 2 and cardinals[parts[0]] >= 20 and cardinals[parts[1]] < 10
        return str(cardinals[parts[0]] + cardinals[parts[1]]) if tens else str(cardinals[parts[0]])
    return "2" if "couple" in lower else "X"


def month(text: str) -> int:
    """The number of a month by its name or abbreviation."""
    return _place(text, lexicon("times")["months"]) + 1


def weekday(text: str) -> int:
    """The number of a weekday by its name or abbreviation; Monday is 0."""
    return _place(text, lexicon("times")["weekdays"])


def _place(text: str, names: list[str]) -> int:
    short = text.lower().strip(". ")
    return next(i for i, name in enumerate(names) if name.startswith(short[:3]))


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else (2000 if year <= CENTURY_TURN else 1900) + year


def _date(year: str | None, month_number: int, day: str | int, part: str | None = None) -> str | None:
    day = int(day)
    if not 1 <= month_number <= 12 or not 1 <= day <= (29 if month_number == 2 else 31 - (month_number in (4, 6, 9, 11))):
        return None
    if year is None:
        return f"monthday:?:{month_number:02}-{day:02}" + (f":{part.lower()}" if part else "")
    return f"edtf:{_full_year(year):04}-{month_number:02}-{day:02}"


def _iso(m: re.Match[str]) -> str | None:
    return _date(m["y"], int(m["m"]), m["d"])


def _slashed(m: re.Match[str]) -> str | None:
    """Month first, as in the United States, unless that cannot be."""
    a, b = int(m["a"]), int(m["b"])
    return _date(m["y"], b, a) if a > 12 or m["sep"] == "." else _date(m["y"], a, b)


def _named_date(m: re.Match[str]) -> str | None:
    return _date(m["y"] or m["yy"], month(m["m"]), m["d"], m["part"])


def _date_range(m: re.Match[str]) -> str | None:
    first, last = (_date(m["y"], month(m["m"]), m[g]) for g in ("a", "b"))
    return f"from:{first}|{last}" if first and last else None


def _feast(m: re.Match[str]) -> str | None:
    name = m["feast"].replace("’", "'")
    mm, dd = lexicon("times")["holidays"][name].split("-")
    return _date(m["y"], int(mm), dd)


def _month_year(m: re.Match[str]) -> str | None:
    return f"edtf:{_full_year(m['y'])}-{month(m['m']):02}"


def _month(m: re.Match[str]) -> str | None:
    which = (m["which"] or "").lower()
    return f"month:{_DIRECTIONS.get(which, '?')}:{month(m['m']):02}"


def _year(m: re.Match[str]) -> str | None:
    return f"edtf:{_full_year(m['y'])}"


def _years(m: re.Match[str]) -> str | None:
    first = m["y"]
    last = m["z"] if len(m["z"]) == 4 else first[:2] + m["z"]
    return f"from:edtf:{first}|edtf:{last}" if first < last else None


def _decade(m: re.Match[str]) -> str | None:
    if m["word"]:
        return f"edtf:19{lexicon('times')['decades'][m['word'].lower()] // 10}X"
    return f"edtf:{m['c'] or '19'}{m['t']}X"


def _century(m: re.Match[str]) -> str | None:
    return f"edtf:{int(m['n']) - 1:02}XX" if 11 <= int(m["n"]) <= 21 else None


_DIRECTIONS = {"last": "<", "next": ">", "this": "0", "past": "<", "previous": "<", "coming": "+", "following": ">",
               "this past": "<", "this coming": "+"}  # fmt: skip
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1,
          "following": 1, "upcoming": 1}  # fmt: skip


def _weekday(m: re.Match[str]) -> str | None:
    number_ = weekday(m["d"])
    part = m["part"] or m["of"] or m["moment"]
    tail = f":{part.lower()}" if part else ""
    if m["week"]:
        return f"weekday:{number_}:w{_STEPS[m['week'].lower()]}{tail}"
    return f"weekday:{number_}:{_DIRECTIONS.get((m['which'] or '').lower(), '?')}{tail}"


def _day(m: re.Match[str]) -> str | None:
    text = re.sub(r"\s+", " ", m["d"].lower())
    part = m["part"] or m["moment"]
    steps = {"the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "tomorrow": 1}
    if text.startswith("this "):
        part = text.split()[-1]
    if text == "tonight":
        part = "night"
    if text.startswith("last "):
        return f"day:-1:{text.split()[-1]}"
    return f"day:{steps.get(text, 0)}" + (f":{part.lower()}" if part else "")


def _overnight(_: re.Match[str]) -> str | None:
    return "from:day:-1|day:0"


def _unit(text: str) -> str:
    return {"centurie": "century"}.get(text.lower(), text.lower())


def _this_unit(m: re.Match[str]) -> str | None:
    which, unit = m["which"].lower(), _unit(m["unit"])
    if unit in ("second", "minute", "hour", "night", "fortnight"):
        return f"last:1:{unit}" if _STEPS[which] < 0 else None
    if unit == "day":
        return {"previous": "then:-1:day", "following": "then:1:day", "next": "then:1:day",
                "same": "then:0:day"}.get(which, "last:1:day")  # fmt: skip
    if which == "past" and not m["edge"]:
        return f"last:1:{unit}"
    return f"{unit}:{_STEPS[which]}"


def _the_unit(m: re.Match[str]) -> str | None:
    return f"{m['unit'].lower()}:0"


def _weekend(_: re.Match[str]) -> str | None:
    return "weekend:?"


def _season(m: re.Match[str]) -> str | None:
    word = m["s"].lower()
    code = lexicon("times")["seasons"]["autumn" if word == "fall" else word]
    if m["y"]:
        return f"edtf:{m['y']}-{code}"
    return f"season:{_DIRECTIONS.get((m['which'] or '').lower(), '?')}:{code}"


def _quarter(m: re.Match[str]) -> str | None:
    number_ = lexicon("times")["ordinals"].index(m["n"].lower()) + 1
    if m["y"]:
        return f"edtf:{m['y']}-{32 + number_}"
    return f"quarter:{'<' if m['which'] else '?'}:{number_}"


def _ago(m: re.Match[str]) -> str | None:
    count, unit, word = _amount(m), _unit(m["unit"]), m["word"].lower()
    if word in ("ago", "back"):
        return f"ago:{count}:{unit}"
    if word in ("from now", "hence"):
        return f"in:{count}:{unit}"
    return f"then:{'-' if word in ('earlier', 'before', 'previously') else ''}{count}:{unit}"


def _amount(m: re.Match[str]) -> str:
    count = number(m["n"])
    if m["half"]:
        count = str(float(count) + 0.5) if count != "X" else count
    return f"~{count}" if m["rough"] and count != "X" else count


def _span(m: re.Match[str]) -> str | None:
    which = m["which"].lower()
    kind = {"next": "next", "coming": "next", "following": "next", "first": "duration", "final": "duration"}
    return f"{kind.get(which, 'last')}:{_amount(m)}:{_unit(m['unit'])}"


def _length(m: re.Match[str]) -> str | None:
    return f"duration:{_amount(m)}:{_unit(m['unit'])}"


def _hyphened(m: re.Match[str]) -> str | None:
    return f"duration:{number(m['n'])}:{_unit(m['unit'])}"


def _clock(m: re.Match[str]) -> str | None:
    hour, minute = int(m["h"]), int(m["m"] or 0)
    half = (m["half"] or "").lower().replace(".", "")
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"clock:{hour:02}{minute:02}"


def _told_clock(m: re.Match[str]) -> str | None:
    """A time of day in words: "half past five", "twenty to five", "seven o'clock"."""
    hour = int(number(m["h"]))
    if not 1 <= hour <= 12:
        return None
    minute = {"half": 30, "quarter": 15, "a quarter": 15}.get((m["n"] or "").lower())
    minute = minute if minute is not None else int(number(m["n"])) if m["n"] else 0
    if (m["side"] or "").lower() == "to":
        hour, minute = (hour - 2) % 12 + 1, 60 - minute
    return f"clock:{hour:02}{minute:02}" if minute < 60 else None


def _noon(m: re.Match[str]) -> str | None:
    return {"noon": "clock:1200", "midday": "clock:1200", "midnight": "clock:0000"}[m["moment"].lower()]


def _fixed(reading: str) -> Maker:
    return lambda _: reading


_S = r"[ \t\u00a0]+"
_TH = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_WD = rf"(?:<DAYNAME>,?{_S})?"
_EARLY = rf"(?:(?i:early|late|mid|earlier|later)(?:{_S}(?i:on|in))?{_S})?"
_DAYPART = rf"(?:{_S}(?:(?i:at|before|after){_S})?(?P<moment><MOMENT>)|{_S}(?P<part><PART>))?"
_ROUGHLY = rf"(?:(?P<rough><ROUGH>){_S})?"
_HALF = rf"(?P<half>[- ]and[- ]a[- ]half)?"

_TABLE: tuple[tuple[str, str, Maker, bool], ...] = (
    ("iso", r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?(?!\d)", _iso, False),
    ("slashed", r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/])", _slashed, False),
    ("day month", rf"\b{_WD}(?:the{_S})?(?P<d>\d{{1,2}}){_TH}(?:{_S}of)?{_S}(?P<m><MONTH>)(?![a-z])"
                  rf"(?:,?{_S}(?P<y><YYYY>)\b|{_S}['’](?P<yy>\d\d)\b)?(?:{_S}(?P<part><PART>))?", _named_date, False),
    ("month day", rf"\b{_WD}{_EARLY}(?P<m><MONTH>){_S}(?:the{_S})?(?P<d>\d{{1,2}}){_TH}(?![\d:%]|[.,]\d|[ap]\.?m)"
                  rf"(?:,?{_S}(?P<y><YYYY>)\b|{_S}['’](?P<yy>\d\d)\b)?(?:{_S}(?P<part><PART>))?", _named_date, False),
    ("days of month", rf"\b(?P<a>\d{{1,2}}){_TH}[ ]?(?:-|–|to|and)[ ]?(?P<b>\d{{1,2}}){_TH}{_S}(?P<m><MONTH>)(?![a-z])"
                      rf"(?:,?{_S}(?P<y><YYYY>)\b)?", _date_range, False),
    ("month days", rf"\b(?P<m><MONTH>){_S}(?P<a>\d{{1,2}}){_TH}[ ]?(?:-|–|to)[ ]?(?P<b>\d{{1,2}}){_TH}(?![\d:])"
                   rf"(?:,?{_S}(?P<y><YYYY>)\b)?", _date_range, False),
    ("feast", rf"\b(?P<feast><FEAST>)(?:,?{_S}(?P<y><YYYY>)\b)?", _feast, False),
    ("month year", rf"\b(?:(?i:early|late|mid)[- ])?(?P<m><MONTH>),?{_S}(?:of{_S})?(?P<y><YYYY>)\b", _month_year, False),
    ("month", rf"\b(?:(?P<which>(?i:last|next|this))(?i:{_S})|(?i:early|late|mid|the{_S}end{_S}of)[- ])?(?P<m><MONTH>)(?![\w.])",
     _month, True),
    ("years", r"\b(?P<y><YYYY>)(?:-|–|\sto\s)(?P<z>\d{4}|\d\d)\b", _years, False),
    ("year", rf"(?:(?i:early|late|mid|fiscal|the{_S}year|the{_S}end{_S}of|the{_S}summer{_S}of)[- ])?(?<![\d$£€#.,/:-])\b(?P<y><YYYY>)"
             r"(?![\d%]|[.,:/-]\d|-)\b(?!s)", _year, True),
    ("decade", rf"(?:\b(?:the{_S})?(?:(?i:early|late|mid)[- ](?:to{_S}late{_S})?)?(?:(?P<c>1[5-9]|20)|['’])(?P<t>\d)0['’]?s\b"
               rf"|\b(?i:the){_S}(?:(?i:early|late|mid)[- ])?(?P<word><DECADE>)\b)", _decade, False),
    ("century", rf"\b(?:the{_S})?(?:(?i:early|late|mid)[- ])?(?P<n>\d\d)(?:st|th)[- ]century\b", _century, False),
    ("weekday", rf"\b{_EARLY}(?:(?i:(?:the{_S})?(?P<of><PART>){_S}of|(?:before|after|at|by){_S}(?P<moment>dawn|daybreak|sunrise|dusk|sunset){_S}on){_S})?"
                rf"(?:(?i:the{_S})?(?P<which>(?i:this{_S}past|this{_S}coming|last|next|this|past|previous|coming|following)){_S})?"
                rf"(?P<d><DAYNAME>)(?![a-z])(?:{_S}(?P<part><PART>|<MOMENT>))?"
                rf"(?:{_S}(?i:of{_S})?(?P<week>(?i:last|this|next)){_S}(?i:week)\b)?", _weekday, False),
    ("day", rf"\b(?i:(?:early|late|earlier|later){_S})?(?P<d>(?i:the{_S}day{_S}before{_S}yesterday|the{_S}day{_S}after{_S}tomorrow"
            rf"|yesterday|tomorrow|today|tonight|this{_S}(?:morning|afternoon|evening|lunchtime)|last{_S}(?:night|evening)))\b"
            rf"{_DAYPART}", _day, False),
    ("overnight", r"\b(?i:overnight)\b", _overnight, False),
    ("this unit", rf"\b(?:(?i:by{_S})?(?:(?i:the){_S})?(?i:{_EDGE})(?:{_S}(?i:of|in))?{_S}|(?i:all){_S})?(?:(?i:the){_S})?"
                  rf"(?P<which>(?i:this|last|next|past|previous|current|coming|following|upcoming|same)){_S}(?i:{_UNIT[:-2]})\b(?!-)",
     _this_unit, False),
    ("end of unit", rf"\b(?:(?i:the){_S})?(?i:{_EDGE}){_S}(?i:of){_S}(?i:the){_S}(?P<unit>(?i:week|month|quarter|year|decade|century))\b",
     _the_unit, False),
    ("year end", r"\b(?i:year[- ]end)()\b", _fixed("year:0"), False),
    ("weekend", rf"\b(?i:the{_S}weekend|at{_S}weekend)\b", _weekend, False),
    ("season", rf"\b(?:(?:(?i:the){_S})?(?:(?i:early|late|mid)[- ])?(?P<which>(?i:last|this|next)){_S}|(?i:in|the|since|by|until){_S}(?:the{_S})?(?:(?i:early|late|mid)[- ])?)"
               rf"(?P<s><SEASON>)\b(?:{_S}(?:of{_S})?(?P<y><YYYY>)\b)?", _season, True),
    ("quarter", rf"\b(?:(?i:the{_S})?(?P<which>(?i:last{_S}year['’]s|year-earlier)){_S}|(?i:(?:the|this{_S}year['’]s){_S})(?:(?i:fiscal|latest){_S})?|)"
                rf"(?P<n><ORDINAL>)[- ](?i:quarter)\b(?:{_S}(?:(?i:of){_S})?(?P<y><YYYY>)\b)?", _quarter, False),
    ("the quarter", rf"\b(?i:the{_S}(?:latest{_S}|most{_S}recent{_S})?quarter)\b", _fixed("quarter:-1"), True),
    ("ago", rf"\b{_ROUGHLY}(?P<n><NUM>){_HALF}[- ](?:more[- ])?(?i:{_UNIT}){_HALF.replace('half>', 'half_>')}(?:{_S}|-)"
            rf"(?P<word>(?i:ago|back|earlier|before|previously|later|afterwards?|from{_S}now|hence|after))\b", _ago, False),
    ("span", rf"\b(?:(?i:the|its|their|his|her){_S})?(?P<which>(?i:last|past|previous|next|coming|following|first|final)){_S}"
             rf"{_ROUGHLY}(?P<n><NUM>){_HALF}{_S}(?i:{_UNIT})\b", _span, False),
    ("past units", rf"\b(?i:(?:the|over|in|for|during){_S}(?:the{_S})?(?:last|past){_S}(?P<unit>day|week|month|year|decade|centurie)s)\b",
     lambda m: f"last:X:{_unit(m['unit'])}", False),
    ("length", rf"\b{_ROUGHLY}(?P<n><NUM>){_HALF}{_S}(?i:(?:full|straight|consecutive|whole|long|more){_S})?(?i:{_UNIT})\b"
               rf"(?!(?:-|{_S})(?i:old)\b|-)", _length, True),
    ("hyphened", rf"\b(?P<n><NUM>)-(?i:{_UNIT})\b(?!-(?i:old)|{_S}(?i:old)\b)", _hyphened, True),
    ("clock", rf"(?<![\d.:$£€])\b(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?{_S}?(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?)(?:{_S}(?:GMT|BST|CET|UTC|[ECMP][SD]?T)\b)?"
              , _clock, False),
    ("clock of 24", r"(?<![\d.:/$£€-])\b(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?P<half>)(?![\d:])(?:\s(?:GMT|BST|CET|UTC|[ECMP][SD]?T|(?i:local\stime|hrs|hours))\b)?",
     _clock, True),
    ("clock told", rf"\b(?:(?P<n>(?i:half|a{_S}quarter|quarter)|<NUM>)(?:{_S}(?i:minutes))?{_S}(?P<side>(?i:past|to)){_S})(?P<h><HOUR>)\b(?!{_S}(?:{_UNITS}))",
     _told_clock, True),
    ("o'clock", r"\b(?P<n>)(?P<side>)(?P<h>\d{1,2}|<HOUR>)\s(?i:o['’]clock)\b", _told_clock, False),
    ("hour of day", rf"\b(?P<n>)(?P<side>)(?i:at|after|before|by|around|about|until|since){_S}(?P<h><HOUR>)(?={_S}(?i:this{_S}morning|this{_S}afternoon|this{_S}evening"
                    rf"|last{_S}night|in{_S}the{_S}(?:morning|afternoon|evening)|on{_S}<DAYNAME>|yesterday|today)\b)", _told_clock, False),
    ("noon", r"\b(?P<moment>(?i:noon|midday|midnight))\b", _noon, False),
    ("now", r"\b(?i:<NOWS>)\b", _fixed("now"), True),
    ("past", r"\b(?i:<PASTS>)\b", _fixed("past"), True),
    ("future", r"\b(?i:<FUTURES>)\b(?!\s(?:after|before|afterwards)\b)", _fixed("future"), True),
)  # fmt: skip
