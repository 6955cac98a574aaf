"""From what words say about when to an EDTF interval, once the publication date is known.

A reading (see `TimeWords`) is worked out against each end of the publication time; where the ends disagree the result
covers both. A publication date without its year gives results without a year, and weekdays only where the weekday of
publication is known. What cannot be told stays null.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from newsledger.core import edtf
from newsledger.core.claims import Claim
from newsledger.core.reports import Dating
from newsledger.core.times import When

WIDEST = 10  # days: a publication time wider than this cannot tell which Friday is meant
ROUND = 10  # years: "20 years ago" is a round number, "13 years ago" is a year

THIS = 4  # days: "this Friday" is ahead no further than this, else the one gone by
SOON = 120  # days: "on 3 May" without a year is ahead no further than this, unless the verb looks ahead

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Days = tuple[date, date]


def resolve(reading: str, published: str | None, *, weekday: int | None = None) -> str | None:
    """The EDTF string that a reading comes to in a report published then; null if it cannot be told.

    `weekday` is that of publication (Monday is 0), used where the year of publication is unknown.

    >>> resolve("weekday:4:-:night", "2010-06-12")
    '2010-06-11'
    >>> resolve("day:-1", "XXXX-06-12")
    'XXXX-06-11'
    """
    if reading.startswith("edtf:"):
        return _absolute(reading.removeprefix("edtf:"))
    if published is None or not edtf.valid(published):
        return _shifted(reading, None, None) if reading.startswith("shift:") else _composed(reading, None, None)
    return _resolve(reading, published, weekday)


def when_of(claim: Claim, published: str | Dating | None) -> When | None:
    """When the thing that a claim tells happened, by its own time words; null without any.

    `published` is the publication time, or better the report's dating, which also knows the weekday.
    """
    if claim.when is None:
        return None
    weekday = published.weekday if isinstance(published, Dating) else None
    day = published.published if isinstance(published, Dating) else published
    found = resolve(claim.when.reading, day, weekday=weekday)
    if found is None:
        return None
    reason = reason_of(claim.when.cite.quote, claim.when.reading, found, day)
    return When(edtf=found, words=claim.when.cite, reason=reason)


def reason_of(words: str, reading: str, found: str, published: str | None) -> str:
    """How the words came to the time, in a sentence."""
    if reading.startswith("edtf:"):
        return f"'{words}' is {found} in so many words."
    return f"'{words}' in a report published {published} is {found}."


@lru_cache(maxsize=16384)
def _resolve(reading: str, published: str, weekday: int | None) -> str | None:
    if reading.startswith("shift:"):
        return _shifted(reading, published, weekday)
    composed = _composed(reading, published, weekday)
    if composed is not None or reading.split(":", 1)[0] in _FRAMES:
        return composed
    if reading in ("now", "day:0"):
        return _plain(published)
    year = _stand_in(published, weekday)
    span = edtf.bounds(published, year=year)
    if span.first == edtf.EARLIEST or span.last == edtf.LATEST:
        return None
    first, last = span.first.date(), span.last.date()
    kind = reading.split(":")[0]
    if span.yearless and (kind in _OF_YEARS or (kind in _OF_WEEKS and (weekday is None or first != last))):
        return None
    if (last - first).days > WIDEST and kind not in _OF_MONTHS:
        return None
    found = {_from(reading, day, span.yearless) for day in (first, last)}
    if None in found:
        return None
    return edtf.hull(t for t in found if t)


def _absolute(text: str) -> str | None:
    return text if edtf.valid(text) else None


def _plain(published: str) -> str:
    """The publication time as a day or days, without its time of day."""
    return "/".join(end.partition("T")[0] for end in published.split("/"))


def _stand_in(published: str, weekday: int | None) -> int:
    """A year to reckon in where the year is unknown: one in which the publication day has its weekday, no leap year
    if that can be helped, since most years are none."""
    if not edtf.bounds(published).yearless:
        return edtf.STAND_IN
    leap_day = published.startswith("XXXX-02-29")
    for year in sorted(range(2001, 2029), key=lambda y: ((y % 4 == 0) != leap_day, y)):
        if weekday is None or edtf.days(published, year=year)[0].weekday() == weekday:
            return year
    return edtf.STAND_IN


def _composed(reading: str, published: str | None, weekday: int | None) -> str | None:
    """Readings that frame other readings: since, until, before, after, from."""
    kind, _, inner = reading.partition(":")
    if kind not in _FRAMES:
        return None
    ends = [resolve(r, published, weekday=weekday) for r in inner.split("|")]
    if None in ends or (kind == "from") != (len(ends) == 2):
        return None
    starts = [_end(e, 0) for e in ends if e]
    closes = [_end(e, 1) for e in ends if e]
    if kind == "from":
        made = f"{starts[0]}/{closes[1]}"
    elif kind == "since":
        made = f"{starts[0]}/{_since_end(starts[0], published)}"
    elif kind == "after":
        made = f"{starts[0]}/.."
    elif kind == "until" and published and (now := _end(_plain(published), 0)) and _ordered(f"{now}/{closes[0]}"):
        made = f"{now}/{closes[0]}"
    else:
        made = f"../{closes[0]}"
    return _tidy(made)


def _shifted(reading: str, published: str | None, weekday: int | None) -> str | None:
    """So long before or after another time: "a day later"."""
    _, count, unit, inner = reading.split(":", 3)
    base = resolve(inner, published, weekday=weekday)
    day = edtf.day_of(base) if base and ".." not in base else None
    if day is None:
        return None
    span = edtf.bounds(day)
    sign, size = ("-", count[1:]) if count.startswith("-") else ("", count)
    return _from(f"{'ago' if sign else 'in'}:{size}:{unit}", span.first.date(), span.yearless)


def _since_end(start: str, published: str | None) -> str:
    """A count "since Friday" runs up to publication."""
    end = _end(_plain(published), 1) if published else ".."
    return end if _ordered(f"{start}/{end}") else ".."


def _ordered(text: str) -> bool:
    return edtf.valid(text)


def _tidy(text: str) -> str | None:
    start, _, end = text.partition("/")
    if start == end:
        return None if start == ".." else start
    return text if edtf.valid(text) else None


def _end(text: str, side: int) -> str:
    """One end of an interval, or the time itself; without its time of day; of a quarter or season, the month."""
    end = text.split("/")[-side].partition("T")[0]
    if re.fullmatch(r"\d{4}-[23]\d", end):
        return edtf.days(end)[side].strftime("%Y-%m")
    return end


def _from(reading: str, today: date, yearless: bool) -> str | None:
    """What a reading comes to on a day of publication."""
    kind, *rest = reading.split(":")
    made = _KINDS.get(kind)
    try:
        found = made(rest, today, yearless) if made else None
        return found if found and edtf.valid(found) else None
    except (OverflowError, ValueError):
        return None  # beyond the calendar ("10,000 years ago"), or no such day


def _weekday(rest: list[str], today: date, yearless: bool) -> str | None:
    number, direction = int(rest[0]), rest[1]
    if direction.startswith("w"):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=int(direction[1:]))
        return _day(monday + timedelta(days=number), rest[2:], yearless)
    back = (today.weekday() - number) % 7
    ahead = (number - today.weekday()) % 7
    steps = {"-": -back, "?": -back, "+": ahead, "<": -(back or 7), ">": ahead or 7, "1": -back,
             "0": ahead if ahead <= THIS else -back}  # fmt: skip
    if direction == "1" and ahead == 1 and yearless:
        return edtf.interval(today - timedelta(days=back), today + timedelta(days=1), yearless=True)
    if direction == "1" and ahead == 1:
        return edtf.written(today + timedelta(days=1)) + "?"  # more likely than six days back, and no more
    return _day(today + timedelta(days=steps[direction]), rest[2:], yearless)


def _days_from(rest: list[str], today: date, yearless: bool) -> str | None:
    return _day(today + timedelta(days=int(rest[0])), rest[1:], yearless)


def _day(day: date, part: list[str], yearless: bool) -> str:
    text = edtf.written(day, yearless=yearless)
    if part and not yearless and (clock := re.fullmatch(r"T(\d\d)(\d\d)", part[0])):
        return f"{text}T{clock[1]}:{clock[2]}:00"
    return text


def _week(rest: list[str], today: date, yearless: bool) -> str | None:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=int(rest[0]))
    return edtf.interval(monday, monday + timedelta(days=6), yearless=yearless)


def _weekend(rest: list[str], today: date, yearless: bool) -> str | None:
    """Saturday and Sunday; "the weekend", told in the past, is the latest that has begun."""
    saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)
    if rest[0] in ("-", "?", "0") and saturday > today:
        saturday -= timedelta(days=7)
    elif rest[0].lstrip("+-").isdigit():
        saturday += timedelta(weeks=int(rest[0]))
    return edtf.interval(saturday, saturday + timedelta(days=1), yearless=yearless)


def _month(rest: list[str], today: date, yearless: bool) -> str | None:
    if len(rest) == 1:
        number = today.year * 12 + today.month - 1 + int(rest[0])
        return _year_month(number // 12, number % 12 + 1, yearless)
    month = int(rest[1])
    year = _turn(rest[0], 12 * today.year + today.month, lambda y: 12 * y + month, today.year)
    return _year_month(year, month, yearless)


def _year_month(year: int, month: int, yearless: bool) -> str:
    return f"XXXX-{month:02}" if yearless else f"{year:04}-{month:02}"


def _turn(direction: str, now: int, at: Callable[[int], int], year: int) -> int:
    """The year in which something that comes once a year is meant; `at` places it, `now` is publication."""
    if direction.startswith("y"):
        return year + int(direction[1:])
    years = (year - 1, year, year + 1)
    if direction in "-<":
        return max(y for y in years if at(y) < now or (direction == "-" and at(y) == now))
    if direction in "+>":
        return min(y for y in years if at(y) > now or (direction == "+" and at(y) == now))
    return min(years, key=lambda y: (abs(at(y) - now), y))


def _monthday(rest: list[str], today: date, yearless: bool) -> str | None:
    month, number = map(int, rest[1].split("-"))
    if yearless:
        return _absolute(f"XXXX-{rest[1]}")

    def at(year: int) -> int:
        return date(year, month, min(number, monthrange(year, month)[1])).toordinal()

    year = _turn(rest[0], today.toordinal(), at, today.year)
    if rest[0] == "0" and at(year) - today.toordinal() > SOON:
        year -= 1
    return _day(date(year, month, number), rest[2:], yearless)


def _quarter(rest: list[str], today: date, _yearless: bool) -> str | None:
    now = today.year * 4 + (today.month - 1) // 3
    if len(rest) == 1:
        number = now + int(rest[0])
        return f"{number // 4:04}-{33 + number % 4}"
    quarter = int(rest[1])
    year = _turn(rest[0], now, lambda y: 4 * y + quarter - 1, today.year)
    return f"{year:04}-{32 + quarter}"


def _season(rest: list[str], today: date, _yearless: bool) -> str | None:
    step = int(rest[0][1:]) if rest[0].startswith("y") else {"-": 0, "<": -1, ">": 1}.get(rest[0], 0)
    return f"{today.year + step:04}-{rest[1]}"


def _year(rest: list[str], today: date, _yearless: bool) -> str | None:
    return f"{today.year + int(rest[0]):04}"


def _decade(rest: list[str], today: date, _yearless: bool) -> str | None:
    return f"{today.year // 10 + int(rest[0]):03}X"


def _century(rest: list[str], today: date, _yearless: bool) -> str | None:
    return f"{today.year // 100 + int(rest[0]):02}XX"


def _ago(rest: list[str], today: date, yearless: bool) -> str | None:
    return _away(rest, today, yearless, -1)


def _in(rest: list[str], today: date, yearless: bool) -> str | None:
    return _away(rest, today, yearless, 1)


def _away(rest: list[str], today: date, yearless: bool, sign: int) -> str | None:
    """A day, month or year so far off: as coarse as its unit."""
    count, unit = _count(rest[0]), rest[1]
    if count is None:
        return None
    rough = "~" if rest[0].startswith("~") or count % 1 or unit == "weekend" else ""
    if unit in _DAYS:
        days = _DAYS[unit] * count
        return edtf.written(today + timedelta(days=sign * round(days)), yearless=yearless) + rough
    if unit in ("month", "quarter"):
        number = today.year * 12 + today.month - 1 + sign * round(count * (3 if unit == "quarter" else 1))
        return _year_month(number // 12, number % 12 + 1, yearless) + rough
    years = round(count * {"year": 1, "decade": 10, "century": 100}[unit])
    if yearless:
        return None
    if (years >= ROUND and years % ROUND == 0) or unit != "year":
        rough = "~"
    return f"{today.year + sign * years:04}{rough}"


def _last(rest: list[str], today: date, yearless: bool) -> str | None:
    start = _back(rest, today, -1)
    return edtf.interval(start, today, yearless=yearless) if start else None


def _next(rest: list[str], today: date, yearless: bool) -> str | None:
    end = _back(rest, today, 1)
    return edtf.interval(today, end, yearless=yearless) if end else None


def _back(rest: list[str], today: date, sign: int) -> date | None:
    count, unit = _count(rest[0]), rest[1]
    if count is None:
        return None
    if unit in _DAYS:
        return today + timedelta(days=sign * round(_DAYS[unit] * count))
    months = round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    number = today.year * 12 + today.month - 1 + sign * months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _count(text: str) -> float | None:
    text = text.removeprefix("~")
    return None if text == "X" else float(text)


_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "night": 1, "week": 7, "weekend": 7,
         "fortnight": 14}  # fmt: skip
_FRAMES = frozenset(("since", "until", "before", "after", "from"))
_OF_YEARS = frozenset(("year", "decade", "century", "quarter", "season"))
_OF_WEEKS = frozenset(("weekday", "week", "weekend"))
_OF_MONTHS = frozenset(("month", "year", "decade", "century", "quarter", "season", "monthday", "ago", "in"))
_KINDS: dict[str, Callable[[list[str], date, bool], str | None]] = {
    "weekday": _weekday, "day": _days_from, "week": _week, "weekend": _weekend, "month": _month,
    "monthday": _monthday, "quarter": _quarter, "season": _season, "year": _year, "decade": _decade,
    "century": _century, "ago": _ago, "in": _in, "last": _last, "next": _next,
}  # fmt: skip
