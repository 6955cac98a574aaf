"""Moments: EDTF strings put in order, as far as the entries need it."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[?~%]")


def first(edtf: str | None) -> str:
    """The earliest end of an interval, without marks: "2010-06-10/2010-06-13" -> "2010-06-10"; "" where unknown."""
    start = _MARKS.sub("", edtf or "").partition("/")[0]
    return "" if start == ".." else start


def last(edtf: str | None) -> str:
    """The latest end of an interval: "2010-06-10/2010-06-13" -> "2010-06-13"; "" where it is open or unknown."""
    end = _MARKS.sub("", edtf or "").rpartition("/")[2]
    return "" if end == ".." else end


def day(edtf: str | None) -> str:
    """The day that a moment falls in: its first ten characters."""
    return first(edtf)[:10]


def years_apart(a: str | None, b: str | None) -> bool:
    """Whether two times lie in different years, both known."""
    years = first(a)[:4], first(b)[:4]
    return all(len(y) == 4 for y in years) and years[0] != years[1] and not any("X" in y for y in years)
