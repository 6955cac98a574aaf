"""EDTF strings in plain English: "2010-06-12/2010-06-13" is "12 to 13 June 2010", "XXXX-06" "June, year not known"."""

from __future__ import annotations

import re

from newsledger.core.clock import WEEKDAYS

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
# EDTF's codes for the parts of a year: Extended Date/Time Format, 2019, level 1 (seasons) and level 2 (quarters)
PARTS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter of", 34: "second quarter of",
         35: "third quarter of", 36: "fourth quarter of"}
YEARLESS = ", year not known"
_TO_THE_DAY = re.compile(r"-\d\d-\d\d")
_DAY = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T(?P<time>\d\d:\d\d)\S*)?$")


def readable(edtf: str | None) -> str:
    """The time in words; an EDTF string of a form not foreseen here stays as it is, null is "undated"."""
    if not edtf:
        return "undated"
    sure = re.sub(r"[?~%]", "", edtf)
    doubt = " (uncertain)" if "?" in edtf or "%" in edtf else " (about)" if "~" in edtf else ""
    first, slash, last = sure.partition("/")
    if not slash:
        return _point(sure) + doubt
    if first in ("", ".."):
        return f"until {_point(last)}{doubt}"
    if last in ("", ".."):
        return f"since {_point(first)}{doubt}"
    return _between(first, last) + doubt


def of_week(edtf: str | None, weekday: int | None) -> str:
    """The time in words, with the weekday (Monday is 0) where the date tells no day: "Friday in June 2010".

    >>> of_week("XXXX-06", 4)
    'Friday in June, year not known'
    """
    if weekday is None or to_the_day(edtf):
        return readable(edtf)
    return f"{WEEKDAYS[weekday]} in {readable(edtf)}"


def to_the_day(edtf: str | None) -> bool:
    """Whether a time names a day of a month."""
    return edtf is not None and _TO_THE_DAY.search(edtf) is not None


def _between(first: str, last: str) -> str:
    """An interval, the month and year said once where both ends share them."""
    if "T" not in first + last and len(first) == len(last) == 10:
        if first[:7] == last[:7]:
            return f"{int(first[8:])} to {_point(last)}"
        if first[:4] == last[:4]:
            return f"{_point(first).rpartition(' ')[0] if first[:4].isdigit() else _point(first)} to {_point(last)}"
    return f"{_point(first)} to {_point(last)}"


def _point(edtf: str) -> str:
    found = _DAY.match(edtf)
    if found is None:
        return edtf
    year, month, day, time = found["year"], found["month"], found["day"], found["time"]
    number = int(month) if month and month.isdigit() else 0
    if month is not None and month.isdigit() and not (1 <= number <= 12 or number in PARTS):
        return edtf
    parts = [str(int(day))] if day and day.isdigit() else []
    parts += [PARTS.get(number) or MONTHS[number - 1]] if number else []
    if re.fullmatch(r"\d{3}X", year):
        parts.append(f"{year[:3]}0s")
    elif year.isdigit():
        parts.append(year)
    words = " ".join(parts if "X" not in year else [part.removesuffix(" of") for part in parts]) or "year not known"
    words += YEARLESS if "X" in year and parts and not re.fullmatch(r"\d{3}X", year) else ""
    return words + (f", {time}" if time else "")
