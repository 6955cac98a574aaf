"""Dates of a story: its times laid on one calendar, also those whose year no report tells."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from newsledger.core import edtf
from newsledger.core.evidence import Evidence

Span = tuple[int, int]


def stand_in(evidence: Evidence) -> int:
    """The year in which dates without a year are compared: that of most of the story's reports, where one is known."""
    known = (d.published[:4] for d in evidence.datings.values() if d.published and d.published[:4].isdigit())
    counts = Counter(known)
    return int(min(counts, key=lambda y: (-counts[y], y))) if counts else edtf.STAND_IN


def span(time: str | None, year: int) -> Span | None:
    """First and last day of a time, as ordinals, in the given year where it tells none; null for unknown or open."""
    if time is None or not edtf.valid(time):
        return None
    bounds = edtf.bounds(time, year=year)
    if bounds.first.year <= 1 or bounds.last.year >= 9999:
        return None
    return bounds.first.toordinal(), bounds.last.toordinal()


def start(time: str | None, year: int) -> datetime:
    """The moment, in UTC, at which a time begins; the earliest there is where that is not known."""
    return edtf.order(time, year=year)[0] if time and edtf.valid(time) else edtf.EARLIEST


def days(time: str | None, year: int) -> tuple[date, date]:
    """The first and last day of a time; the earliest there is for one that is open or not known."""
    if time is None or not edtf.valid(time):
        return date.min, date.min
    first, last = edtf.days(time, year=year)
    return first, date.min if last == date.max else last


def first_day(time: str) -> str:
    """The first part of a time as a day at most, with its mark of doubt: "2031-05-02T21:00?" -> "2031-05-02?"."""
    begin, mark = time.partition("/")[0], time[-1] if time[-1] in "?~%" else ""
    return begin.rstrip("?~%").partition("T")[0] + mark if begin not in ("", "..") else ""


def years_apart(a: str | None, b: str | None) -> bool:
    """Whether two times begin in different years, both known."""
    known = [edtf.bounds(t) for t in (a, b) if t and edtf.valid(t)]
    if len(known) < 2 or any(k.yearless or k.first == edtf.EARLIEST for k in known):
        return False
    return known[0].first.year != known[1].first.year
