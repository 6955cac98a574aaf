"""Reports placed by full dates of other things: posts shown on the page, days told in full and by their weekday."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.core.claims import Reading
from newsledger.core.reports import Report
from newsledger.core.times import TimeWords
from newsledger.prepare.anchors import anchored
from newsledger.prepare.clues import clues_of

POST = "The bridge is gone. — Jo Doe (@jodoe_news) May 4, 2010"  # a Tuesday


def days(text: str, *told: tuple[str, str]) -> tuple[date, date] | None:
    report = Report(id="a", name="a", text=text)
    times = tuple(sorted((TimeWords(cite=report.cite(text.index(w), text.index(w) + len(w)), reading=reading)
                          for w, reading in told), key=lambda t: t.cite))  # fmt: skip
    found = anchored(clues_of(report, Reading(report="a", rules="", times=times)))
    return found[:2] if found else None


FULL = ("May 4, 2010", "edtf:2010-05-04")


@pytest.mark.parametrize(("weekday", "number", "found"), [
    ("Tuesday", 1, (date(2010, 5, 4), date(2010, 5, 4))),
    ("Monday", 0, None),
])  # fmt: skip
def test_a_post_of_a_day_that_the_text_names_is_of_the_reports_day(
        weekday: str, number: int, found: tuple[date, date] | None) -> None:  # fmt: skip
    text = f"The bridge fell on {weekday}, and a tram with it.\n\n{POST}"
    assert days(text, (weekday, f"weekday:{number}:-"), FULL) == found


def test_a_day_in_full_and_by_its_weekday_leaves_two_days() -> None:
    text = "The bridge fell Tuesday. Divers were down by noon of Tuesday, May 4, 2010, with lamps."
    told = [("Tuesday", "weekday:1:-"), ("Tuesday, May 4, 2010", "edtf:2010-05-04")]
    assert days(text, *told) == (date(2010, 5, 4), date(2010, 5, 5))


def test_a_date_far_behind_tells_nothing() -> None:
    assert days("He was born on May 4, 2010. The bridge fell on Friday.", FULL, ("Friday", "weekday:4:-")) is None
