"""Eras: times that lie clearly before the days a story is about, so that an older toll joins no newer one.

An era is a year ("1996"), or a month where the year is that of the reports or unknown ("2010-04", "XXXX-04"); "" is
what the reports are about.
"""

from __future__ import annotations

from datetime import date

from newsledger.core import edtf
from newsledger.core.evidence import Evidence

BEFORE = 21  # days before a story's first report from which a time is another story's
NEAR = 3  # days from the main incident within which a time is its own
TURN = 240  # days: a month this far ahead of a report without a year is one of the year before


class Eras:
    """Tells the era of a time, from the days of a story's reports and of its main incident."""

    def __init__(self, evidence: Evidence, main: str | None) -> None:
        self._evidence = evidence
        self._main = main if main and edtf.valid(main) else None
        known = [d for report in evidence.reports if (d := _dated(evidence.published(report)))]
        self._first = min((edtf.days(d)[0] for d in known), default=None)

    def of(self, time: str | None, report: str) -> str:
        """The era of a time that a report gives."""
        if time is None or not edtf.valid(time):
            return ""
        span = edtf.bounds(time)
        if span.first == edtf.EARLIEST or span.last == edtf.LATEST or self._is_mains(time):
            return ""
        published = self._evidence.published(report)
        if published is None or not edtf.valid(published) or ".." in published:
            return "" if span.yearless or self._main is None else _year(time)
        if edtf.bounds(published).yearless:
            return self._yearless(time, published)
        reports = edtf.days(published)[0]
        last = edtf.days(time, year=reports.year)[1]
        start = min(reports, self._first) if self._first else reports
        if (start - last).days <= BEFORE:
            return ""
        return f"{last.year:04}" if last.year != reports.year else f"{last.year:04}-{last.month:02}"

    def _yearless(self, time: str, published: str) -> str:
        """The era of a time in a report whose year is unknown: a year that is told is another, by the habit of news."""
        if not edtf.bounds(time).yearless:
            return _year(time)
        ago = (edtf.days(published)[0] - edtf.days(time)[1]).days
        return f"XXXX-{edtf.days(time)[1].month:02}" if ago > BEFORE or ago < -TURN else ""

    def _is_mains(self, time: str) -> bool:
        if self._main is None:
            return False
        a, b = edtf.bounds(time), edtf.bounds(self._main)
        if a.yearless != b.yearless or b.first == edtf.EARLIEST or b.last == edtf.LATEST:
            return False
        one, two = edtf.days(time), edtf.days(self._main)
        return _gap(one, two) <= NEAR and (two[1] - two[0]).days < BEFORE


def _dated(published: str | None) -> str | None:
    """A publication time whose year is known."""
    sound = published is not None and edtf.valid(published) and ".." not in published
    return published if published and sound and not edtf.bounds(published).yearless else None


def _year(time: str) -> str:
    return edtf.days(time)[1].strftime("%Y")


def _gap(one: tuple[date, date], two: tuple[date, date]) -> int:
    """Days between two spans; 0 where they share one."""
    return max((two[0] - one[1]).days, (one[0] - two[1]).days, 0)
