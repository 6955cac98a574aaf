"""Weekdays: the days of a story whose dates no report tells, counted from its first report.

Where the order of the reports is known, and of one of them the weekday, "on Friday" and "yesterday" are days of the
story still, and can be told in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from newsledger.core import edtf
from newsledger.core.claims import Claim
from newsledger.core.clock import resolve
from newsledger.core.evidence import Evidence

DAY = len("2010-06-12")
WEEK = 7
NEAR = 10  # days: what lies further from its report is told by a date
MONDAY = date.fromordinal(182 * WEEK + 1)  # in the middle of some year: no day that is reckoned lies in another
_KINDS = ("weekday", "day")


class Weekdays:
    """The days of a story by number and weekday, for what happened on a day whose date no report tells."""

    def __init__(self, evidence: Evidence) -> None:
        self._steps = {d.report: d.step for d in evidence.datings.values()
                       if d.step is not None and len(d.published or "") < DAY}  # fmt: skip
        known = Counter((d.weekday - self._steps[d.report]) % WEEK for d in evidence.datings.values()
                        if d.weekday is not None and d.report in self._steps)  # fmt: skip
        self._first = min(known, key=lambda w: (-known[w], w), default=None)
        self._published: Mapping[str, str | None] = {i: evidence.published(i) for i in self._steps}

    def step(self, claims: Iterable[Claim], day: str) -> int | None:
        """The day of the story, its first being 0, that most claims tell by their time words, else that of the report
        that tells it first; null where the day is known, or lies in no month of a report."""
        near = [c for c in claims if c.report in self._steps]
        if len(day) >= DAY or all((self._published[c.report] or "") != day for c in near):
            return None
        told = Counter(step for c in near if (step := self._told(c)) is not None)
        first = min((self._steps[c.report] for c in near if c.when is None), default=None)
        return min(told, key=lambda s: (-told[s], s), default=first)

    def weekday(self, step: int | None) -> int | None:
        """The weekday of a day of the story, Monday being 0; null where no report's is known."""
        return None if step is None or self._first is None else (self._first + step) % WEEK

    def of_day(self, claims: tuple[Claim, ...], step: int | None) -> tuple[Claim, ...]:
        """Those of the claims whose report came out on a day of the story; all, where none did."""
        return tuple(c for c in claims if step is not None and self._steps.get(c.report) == step) or claims

    def since(self, report: str) -> str:
        """The place of a report in the order of the story, as text; "" where it is not known."""
        step = self._steps.get(report)
        return "" if step is None else f"{step:04}"

    def _told(self, claim: Claim) -> int | None:
        kind = claim.when.reading.partition(":")[0] if claim.when else ""
        if claim.when is None or kind not in _KINDS or (kind == "weekday" and self._first is None):
            return None
        today = MONDAY + timedelta(days=(self._first or 0) + self._steps[claim.report])
        found = resolve(claim.when.reading, today.isoformat(), weekday=today.weekday())
        if found is None or "/" in found or not edtf.valid(found):
            return None
        gap = (edtf.days(found)[0] - today).days
        return self._steps[claim.report] + gap if abs(gap) <= NEAR else None
