"""EDTF strings (ISO 8601-2:2019, levels 1 and 2), as far as the books use them: bounds, order, days.

Read here: `2010`, `2010-06`, `2010-06-12`, a time of day with or without its zone, unknown digits (`199X`, `2010-XX`,
`XXXX-06-27`), seasons (`2010-21`), quarters (`2010-33`), marks (`?`, `~`, `%`), and intervals, open ends (`..`)
included. An unknown year matches every year: it is compared by month and day alone, in the year that the caller knows
or in a stand-in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

STAND_IN = 2000  # the year that stands in for an unknown one: a leap year, so that XXXX-02-29 has a place
EARLIEST, LATEST = datetime.min, datetime.max.replace(microsecond=0)

_DATE = re.compile(r"(?P<y>[0-9X]{4})(?:-(?P<m>[0-9X]{2})(?:-(?P<d>[0-9X]{2})"
                   r"(?:T(?P<t>[0-9:]+)(?P<z>Z|[+-]\d\d:\d\d)?)?)?)?(?P<mark>[?~%])?")  # fmt: skip
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")


class Bounds(NamedTuple):
    """The first and last second that an EDTF string allows, by its own clock; `yearless` where its year is unknown."""

    first: datetime
    last: datetime
    yearless: bool = False


class _Point(NamedTuple):
    first: datetime
    last: datetime
    yearless: bool
    offset: timedelta


def valid(text: str) -> bool:
    """Whether the books can read it: a calendar date, partial date or interval whose end is not before its start."""
    return _bounds(text, STAND_IN) is not None


def bounds(text: str, *, year: int | None = None) -> Bounds:
    """The first and last second of it. `year` stands in for an unknown year. Raises ValueError if it is not valid.

    >>> bounds("2010-06").last.isoformat()
    '2010-06-30T23:59:59'
    """
    found = _bounds(text, year or STAND_IN)
    if found is None:
        raise ValueError(f"{text!r} is no EDTF time that the books can read")
    return found


def days(text: str, *, year: int | None = None) -> tuple[date, date]:
    """The first and last day of it."""
    first, last, _ = bounds(text, year=year)
    return first.date(), last.date()


def order(text: str, *, year: int | None = None) -> tuple[datetime, datetime, str]:
    """A key to sort by: the earlier start first, then the earlier end. Times with a zone are compared in UTC."""
    start, _, end = text.partition("/")
    first, last, _ = bounds(text, year=year)
    return _utc(first, start), _utc(last, end or start), text


def day_of(text: str) -> str | None:
    """The calendar day that it lies in, `XXXX-` where the year is unknown; null where it is longer than a day."""
    first, last, yearless = bounds(text)
    if first.date() != last.date():
        return None
    return ("XXXX" if yearless else f"{first.year:04}") + first.strftime("-%m-%d")


def overlaps(a: str, b: str, *, year: int | None = None) -> bool:
    """Whether the two share a day, unknown years taken to be the other's."""
    one, two = _pair(a, b, year)
    return one.first.date() <= two.last.date() and two.first.date() <= one.last.date()


def is_before(a: str, b: str) -> bool:
    """Whether `a` is over by the end of `b`: a report published `a` was out by `b`. Unknown years are the other's."""
    one, two = _pair(a, b, None)
    return _utc(one.last, a.partition("/")[2] or a) <= _utc(two.last, b.partition("/")[2] or b)


def hull(times: Iterable[str]) -> str | None:
    """The smallest interval that covers them all, null for none. Times of day are dropped unless all agree.

    >>> hull(["2010-06-12", "2010-06-10"])
    '2010-06-10/2010-06-12'
    """
    found = sorted(set(times), key=order)
    if len(found) < 2:
        return found[0] if found else None
    known = [t for t in found if not bounds(t).yearless]
    year = bounds(known[0]).first.year if known else None
    spans = [(bounds(t, year=year), t) for t in found]
    yearless = not known
    first = min(b.first for b, _ in spans)
    last = max(b.last for b, _ in spans)
    start = ".." if first == EARLIEST else _part(next(t for b, t in spans if b.first == first), 0, first, yearless)
    end = ".." if last == LATEST else _part(next(t for b, t in spans if b.last == last), 1, last, yearless)
    return start if start == end else f"{start}/{end}"


def interval(first: date, last: date, *, yearless: bool = False) -> str:
    """The days from first to last, as one day where they are one."""
    start, end = written(first, yearless=yearless), written(last, yearless=yearless)
    return start if start == end else f"{start}/{end}"


def written(day: date, *, yearless: bool = False) -> str:
    """A day as EDTF."""
    return ("XXXX" if yearless else f"{day.year:04}") + day.strftime("-%m-%d")


def _part(text: str, side: int, moment: datetime, yearless: bool) -> str:
    """The start (0) or end (1) of an EDTF string as a date: as written where it is a plain date, else its day."""
    ends = text.split("/")
    end = re.sub(r"[?~%]|T.*", "", ends[-1] if side else ends[0])
    plain = "X" not in end and not re.fullmatch(r"\d{4}-[23]\d", end)
    return end if plain else written(moment.date(), yearless=yearless)


def _pair(a: str, b: str, year: int | None) -> tuple[Bounds, Bounds]:
    one, two = bounds(a, year=year), bounds(b, year=year)
    if one.yearless and not two.yearless:
        one = bounds(a, year=_near(two))
    elif two.yearless and not one.yearless:
        two = bounds(b, year=_near(one))
    return one, two


def _near(other: Bounds) -> int:
    return other.first.year if other.first != EARLIEST else other.last.year


def _utc(moment: datetime, text: str) -> datetime:
    point = _point(text, STAND_IN)
    if point is None or not point.offset or moment in (EARLIEST, LATEST):
        return moment
    return moment - point.offset


@lru_cache(maxsize=8192)
def _bounds(text: str, year: int) -> Bounds | None:
    start, slash, end = text.partition("/")
    if not slash:
        point = _point(text, year)
        return Bounds(*point[:3]) if point else None
    if start in ("", "..") and end in ("", ".."):
        return None
    first = _point(start, year) if start not in ("", "..") else None
    last = _point(end, year) if end not in ("", "..") else None
    if (first is None and start not in ("", "..")) or (last is None and end not in ("", "..")):
        return None
    if first and last and last.yearless and first.first > last.last and first.yearless:
        last = _point(end, year + 1)  # XXXX-12-30/XXXX-01-02 runs over the turn of the year
    yearless = any(p.yearless for p in (first, last) if p)
    begin, close = first.first if first else EARLIEST, last.last if last else LATEST
    both = first is not None and last is not None
    if both and _utc(begin, start) > _utc(close, end):
        return None
    return Bounds(begin, close, yearless)


@lru_cache(maxsize=8192)
def _point(text: str, year: int) -> _Point | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    y, m, d = found["y"], found["m"], found["d"]
    if "X" in y.rstrip("X"):
        return None
    yearless = y == "XXXX"
    low, high = (year, year) if yearless else (int(y.replace("X", "0")), int(y.replace("X", "9")))
    if (yearless and m is None) or low < 1:
        return None
    if low != high and m is not None:
        return None  # a month of an unknown year of a decade says nothing that the books can use
    if yearless and (m, d) == ("02", "29"):
        d = "29" if monthrange(low, 2)[1] == 29 else "28"  # a leap day, compared in a year without one
    span = _season(low, int(m)) if m and m.isdigit() and d is None and int(m) > 12 else _months(low, high, m, d)
    if span is None:
        return None
    return _timed(span, found["t"], found["z"], yearless)


def _months(low: int, high: int, m: str | None, d: str | None) -> tuple[date, date] | None:
    if m is None or (m == "XX" and d in (None, "XX")):
        return date(low, 1, 1), date(high, 12, 31)
    if "X" in m or not 1 <= int(m) <= 12:
        return None
    last = monthrange(low, int(m))[1]
    if d is None or d == "XX":
        return date(low, int(m), 1), date(low, int(m), last)
    if d[1] == "X" and d[0].isdigit() and int(d[0]) <= 3:
        return date(low, int(m), max(1, int(d[0]) * 10)), date(low, int(m), min(last, int(d[0]) * 10 + 9))
    if "X" in d or not 1 <= int(d) <= last:
        return None
    return date(low, int(m), int(d)), date(low, int(m), int(d))


def _season(year: int, code: int) -> tuple[date, date] | None:
    """A quarter (33 to 36) is its three months; a season (21 to 24) has no months while the hemisphere is unknown."""
    if 21 <= code <= 24:
        return date(year, 1, 1), date(year, 12, 31)
    if 33 <= code <= 36:
        month = 3 * (code - 33) + 1
        return date(year, month, 1), date(year, month + 2, monthrange(year, month + 2)[1])
    return None


def _timed(span: tuple[date, date], clock: str | None, zone: str | None, yearless: bool) -> _Point | None:
    first = datetime.combine(span[0], datetime.min.time())
    last = datetime.combine(span[1], datetime.max.time().replace(microsecond=0))
    if clock is None:
        return _Point(first, last, yearless, timedelta())
    found = _CLOCK.fullmatch(clock)
    if not found or span[0] != span[1]:
        return None
    moment = first.replace(hour=int(found[1]), minute=int(found[2]), second=int(found[3] or 0))
    offset = timedelta()
    if zone and zone != "Z":
        hours, minutes = int(zone[1:3]), int(zone[4:6])
        if hours > 14 or minutes > 59:
            return None
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
    return _Point(moment, moment, yearless, offset)
