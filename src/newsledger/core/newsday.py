"""The day of a report's news: the last day that it tells of as gone by, which undated happenings are most likely of.

A wire's story of Tuesday tells, without a day, what happened on Tuesday; a morning paper what happened the day before.
The first names Tuesday in its lead; the second speaks of yesterday. So the last day named tells either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsledger.core import edtf
from newsledger.core.clock import resolve
from newsledger.core.reports import Dating
from newsledger.core.times import TimeWords

BACK = 6  # days: a day further behind is not the news
_KINDS = ("weekday", "day", "monthday", "edtf")
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")


def told_day(time: TimeWords, dating: Dating) -> str | None:
    """The day gone by, EDTF without time of day, that time words tell by themselves; null where no one day."""
    by = time.cite.quote[:3].lower() == "by "  # "by Friday", of something done, tells of Friday as well
    reading = time.reading.removeprefix("before:") if by else time.reading
    kind, _, rest = reading.partition(":")
    if kind not in _KINDS or rest.startswith(("+", "?", ">")) or re.search(r":[+>]", reading):
        return None
    found = resolve(reading, dating.published, weekday=dating.weekday)
    day = found.partition("T")[0] if found and "/" not in found else ""
    return day if _DAY.fullmatch(day) else None


def carried(text: str, times: Iterable[TimeWords], dating: Dating | None, at: int) -> str | None:
    """The last day told before a place in the same paragraph, EDTF; null where it tells none."""
    if dating is None or dating.published is None:
        return None
    opens = text.rfind("\n", 0, at) + 1
    before = [t for t in times if opens <= t.cite.start < at]
    return next((day for t in sorted(before, key=lambda t: t.cite, reverse=True) if (day := told_day(t, dating))), None)


def stated(times: Iterable[TimeWords], dating: Dating | None, start: int, end: int, *,
           clock: bool = False) -> str | None:  # fmt: skip
    """The first of the days of the last week that a stretch of text tells, EDTF; with `clock`, of those with a time of
    day alone. Of a sentence with two days one is mostly that of the thing, and a later one that of who tells it."""
    published = dating.published if dating else None
    if dating is None or published is None or ".." in published or not edtf.valid(published):
        return None
    first, last = edtf.days(published)
    inside = [t for t in times if start <= t.cite.start < end and (not clock or ":T" in t.reading)]
    found = {day for t in inside if (day := told_day(t, dating))}
    near = [day for day in found if ("X" in day) == ("X" in published)
            and edtf.days(day)[0] <= last and (first - edtf.days(day)[0]).days <= BACK]  # fmt: skip
    return min(near, default=None)


def newsday(times: Iterable[TimeWords], dating: Dating | None) -> str | None:
    """The last day that a report tells of, not after its publication nor a week before; null where it names none."""
    published = dating.published if dating else None
    if dating is None or published is None or ".." in published or not edtf.valid(published):
        return None
    first, last = edtf.days(published)
    found = {day for time in times if (day := told_day(time, dating))}
    near = [day for day in found if ("X" in day) == ("X" in published)
            and edtf.days(day)[0] <= last and (first - edtf.days(day)[0]).days <= BACK]  # fmt: skip
    return max(near, default=None)
