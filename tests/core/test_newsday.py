"""The day of a report's news: the last day it names behind it; in a paragraph, the day told before."""

from __future__ import annotations

import pytest

from newsledger.core.newsday import carried, newsday
from newsledger.core.reports import Dating, Report
from newsledger.core.times import TimeWords

TEXT = "The dyke broke on Monday.\nOn Tuesday boats came. Nobody slept. They leave on Friday."
REPORT = Report(id="a", name="a", text=TEXT)
DATING = Dating(report="a", published="2010-06-09", basis="given", reason="", weekday=2)


def told(*found: tuple[str, str]) -> tuple[TimeWords, ...]:
    return tuple(TimeWords(cite=REPORT.cite(TEXT.index(w), TEXT.index(w) + len(w)), reading=r) for w, r in found)


TIMES = told(("Monday", "weekday:0:-"), ("Tuesday", "weekday:1:-"), ("Friday", "weekday:4:+"))


def test_the_last_day_gone_by_is_the_news() -> None:
    assert newsday(TIMES, DATING) == "2010-06-08"


@pytest.mark.parametrize("published", [None, "2010-06-20", "../2010-06-09"])
def test_a_day_long_gone_or_an_unknown_date_tells_none(published: str | None) -> None:
    dating = Dating(report="a", published=published, basis=None, reason="")
    assert newsday(told(("Monday", "edtf:2010-06-07")), dating) is None


def test_what_is_done_by_a_day_tells_of_that_day() -> None:
    report = Report(id="b", name="b", text="By Tuesday noon the fires before Sunday were out.")
    by = TimeWords(cite=report.cite(0, 10), reading="before:weekday:1:-")
    assert newsday((by,), DATING) == "2010-06-08"
    before = TimeWords(cite=report.cite(26, 39), reading="before:weekday:6:-")
    assert newsday((before,), DATING) is None


def test_a_paragraph_carries_its_last_day() -> None:
    assert carried(TEXT, TIMES, DATING, TEXT.index("Nobody")) == "2010-06-08"
    assert carried(TEXT, TIMES, DATING, TEXT.index("On Tuesday")) is None
