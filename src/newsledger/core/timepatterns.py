"""The simple time expressions of English news, each a pattern and what it comes to in the language of readings.

Names of days and months count only where they are written with a capital; all other words in any case. A pattern that
fits more than time ("March", "2,004", "May") is marked weak: the caller needs other evidence before it believes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import any_of, lexicon

Maker = Callable[[re.Match[str]], str | None]
CENTURY_TURN = 50  # two-digit years up to this one lie in the 2000s


class Pattern(NamedTuple):
    """A kind of time expression. `weak`: the words also have other meanings. `needs`: it fits no text without one of
    these words (in lower case; "0" is any number in figures)."""

    name: str
    finds: re.Pattern[str]
    reads: Maker
    needs: frozenset[str]
    weak: bool = False


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns of `data/timepatterns.toml`, compiled once."""
    return tuple(
        Pattern(row["name"], re.compile(_filled(row["finds"]), re.VERBOSE), MAKERS[row["name"]], _needed(row["needs"]),
                row.get("weak", False)) for row in lexicon("timepatterns")["pattern"])  # fmt: skip


def _needed(names: list[str]) -> frozenset[str]:
    """The words of which a text must have one for a pattern to be tried; `<months>` is a list of them."""
    times = lexicon("times")
    lists: dict[str, list[str]] = {
        "months": [*times["months"], *(m for forms in times["months_short"] for m in forms)],
        "weekdays": [*times["weekdays"], *(d for forms in times["weekdays_short"] for d in forms)],
        "units": [u + s for u in times["units"] for s in ("", "s")] + ["centuries"],
        "holidays": [re.split(r"\W", f)[0].lower() for f in times["holidays"]],
        "cardinals": [*lexicon("numbers")["cardinals"], "0"], "sides": [w.split()[-1] for w in times["sides"]],
        "decades": [*times["decades"]], "seasons": [*times["seasons"]],
        **{name: [w.split()[-1] for w in times[name]] for name in ("now", "past", "future")},
    }  # fmt: skip
    return frozenset(word for n in names for word in (lists[n[1:-1]] if n.startswith("<") else [n]))


@cache
def _words() -> dict[str, str]:
    """The word classes that the patterns are made of."""
    times, numbers = lexicon("times"), lexicon("numbers")
    cardinals = f"(?i:{any_of(numbers['cardinals'])})"
    part, moment, rough = (f"(?i:{any_of(times[name])})" for name in ("parts", "moments", "approximate"))
    months = _named(times["months"], times["months_short"])
    days = _named(times["weekdays"], times["weekdays_short"], dated=r"(?=,?\s\d)")
    feasts = any_of(times["holidays"]).replace("'", "['’]")
    blank = r"[ \t\u00a0]+"
    return {
        "S": blank, "MONTH": months, "DAYNAME": days, "PART": part, "MOMENT": moment, "FEAST": feasts,
        "NUM": rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,4}}(?:\.\d)?|{cardinals}(?:[- ]{cardinals})?"
               rf"|(?i:an?|half[ ]an?|(?:a[ ])?{any_of(times['vague_numbers'])}))",
        "HOUR": cardinals, "SEASON": f"(?i:{any_of((*times['seasons'], 'fall'))})",
        "DECADE": f"(?i:{any_of(times['decades'])})",
        "ORDINAL": f"(?i:{any_of(times['ordinals'][:4])})", "YYYY": r"(?:1[5-9]|20)\d\d",
        "NOWS": any_of(times["now"]), "PASTS": any_of(times["past"]), "FUTURES": any_of(times["future"]),
        "SIDES": any_of(times["sides"]), "UNITS": "|".join(times["units"]),
        "UNITSTEM": "(?P<unit>" + "|".join(times["units"]) + "|centurie)",
        "EDGE": f"(?P<edge>{any_of(times['edges'])})",
        "TH": "(?:st|nd|rd|th|ST|ND|RD|TH)?", "WD": f"(?:{days},?{blank})?",
        "EARLY": f"(?:(?i:early|late|mid|earlier|later)(?:{blank}(?i:on|in))?{blank})?",
        "DAYPART": f"(?:{blank}(?:(?i:at|before|after){blank})?(?P<moment>{moment})|{blank}(?P<part>{part}))?",
        "ROUGHLY": f"(?:(?P<rough>{rough}){blank})?", "HALF": "(?P<half>[- ]and[- ]a[- ]half)?",
    }  # fmt: skip


def _named(full: list[str], short: list[list[str]], *, dated: str = "") -> str:
    """Names of days or months: in full, or short with or without a full stop, capitals only at the start or all over.

    `dated` is what must follow a short form that has no full stop.
    """
    names = [form for name in full for form in (name.capitalize(), name.upper())]
    brief = [form for forms in short for f in forms for form in (f.capitalize(), f.upper())]
    brief.sort(key=len, reverse=True)
    return "(?:" + "|".join(names) + "|(?:" + "|".join(brief) + rf")\b(?:\.{'|' + dated if dated else '|'}))"


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
    longest = 29 if month_number == 2 else 31 - (month_number in (4, 6, 9, 11))
    if not 1 <= month_number <= 12 or not 1 <= day <= longest:
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


def _day_beside(m: re.Match[str]) -> str | None:
    return "then:-1:day" if m["side"].lower() == "before" else "then:1:day"


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


def _past_units(m: re.Match[str]) -> str | None:
    return f"last:X:{_unit(m['unit'])}"


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
    hour = number(m["h"])
    past = {"half": "30", "quarter": "15", "a quarter": "15", "": "0"}.get((m["n"] or "").lower()) or number(m["n"])
    if not (hour.isdecimal() and past.isdecimal() and 1 <= int(hour) <= 12):  # "2.1 to five" is no time of day
        return None
    return _of_day(int(hour), int(past), m["side"])


def _of_day(hour: int, minute: int, side: str | None) -> str | None:
    if (side or "").lower() == "to":
        hour, minute = (hour - 2) % 12 + 1, 60 - minute
    return f"clock:{hour:02}{minute:02}" if 0 <= minute < 60 else None


def _noon(m: re.Match[str]) -> str | None:
    return {"noon": "clock:1200", "midday": "clock:1200", "midnight": "clock:0000"}[m["moment"].lower()]


def _fixed(reading: str) -> Maker:
    return lambda _: reading


MAKERS: dict[str, Maker] = {
    "iso": _iso, "slashed": _slashed, "day month": _named_date, "month day": _named_date, "days of month": _date_range,
    "month days": _date_range, "feast": _feast, "month year": _month_year, "month": _month, "years": _years,
    "year": _year, "decade": _decade, "century": _century, "weekday": _weekday, "day": _day, "overnight": _overnight,
    "this unit": _this_unit, "end of unit": _the_unit, "year end": _fixed("year:0"), "day beside": _day_beside,
    "weekend": _fixed("weekend:?"), "season": _season, "quarter": _quarter, "the quarter": _fixed("quarter:-1"),
    "ago": _ago, "span": _span, "past units": _past_units, "length": _length, "hyphened": _hyphened, "clock": _clock,
    "clock of 24": _clock, "clock told": _told_clock, "o'clock": _told_clock, "hour of day": _told_clock, "noon": _noon,
    "now": _fixed("now"), "past": _fixed("past"), "future": _fixed("future"),
}  # fmt: skip
