"""When a story was, in the words of the brief."""

from __future__ import annotations

from newsledger.core.entries import Line
from newsledger.publish.happened import week_of


def line(step: int, weekday: int) -> Line:
    """A line that tells a month, and how many days after the first report its day is."""
    return Line(id=f"l{step}", story="s", rests_on=("c",), date="2031-06", text="It burned.", incidents=("i",),
                step=step, weekday=weekday)  # fmt: skip


def test_days_of_one_week_are_told_by_their_names() -> None:
    assert week_of([line(0, 4), line(2, 6)], "2031-06") == "Friday to Sunday in June 2031"
    assert week_of([line(0, 4)], "2031-06") == "Friday in June 2031"


def test_days_weeks_apart_are_told_by_the_month_alone() -> None:
    assert week_of([line(0, 4), line(24, 0)], "2031-06") == "June 2031"
    assert week_of([line(0, 4), line(7, 4)], "2031-06") == "June 2031"
    assert week_of([line(0, 4), line(6, 3)], "2031-06") == "Friday to Thursday in June 2031"
