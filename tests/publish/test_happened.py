"""When a story was, in the words of the brief."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from newsledger.core.entries import Line
from newsledger.core.reports import Report
from newsledger.core.times import TimeWords
from newsledger.publish.happened import is_ahead, week_of


def line(step: int, weekday: int) -> Line:
    """A line that tells a month, and how many days after the first report its day is."""
    return Line(id=f"l{step}", story="s", rests_on=("c",), date="2031-06", text="It burned.", incidents=("i",),
                step=step, weekday=weekday)  # fmt: skip


def span(*lines: Line, main: object = None, step: int = 0, told: tuple[str, str] = ("past", "happened")) -> str:
    """When a story of these lines was; a claim of its main happening has that reading of its time, and modality."""
    when = TimeWords(cite=Report(id="a", name="a", text="then").cite(0, 4), reading=told[0])
    claim = SimpleNamespace(report="a", when=when, modality=told[1])
    dating = SimpleNamespace(published="2031-06", step=step)
    desk = SimpleNamespace(ledger=SimpleNamespace(timeline=lines, claims={"c": claim}, dating_of={"a": dating}))
    return week_of(desk, main, "2031-06")  # type: ignore[arg-type]


def test_days_of_one_week_are_told_by_their_names() -> None:
    assert span(line(0, 4), line(2, 6)) == "Friday to Sunday in June 2031"
    assert span(line(0, 4)) == "Friday in June 2031"


def test_days_weeks_apart_are_told_by_the_month_alone() -> None:
    assert span(line(0, 4), line(24, 0)) == "June 2031"
    assert span(line(0, 4), line(7, 4)) == "June 2031"
    assert span(line(0, 4), line(6, 3)) == "Friday to Thursday in June 2031"


@pytest.mark.parametrize(("step", "reading", "modality", "told"), [
    (2, "weekday:6:1", "happened", "Friday to Sunday in June 2031"),  # it came out on that Sunday
    (3, "weekday:6:-:night", "happened", "Friday to Sunday in June 2031"),  # on the Monday after
    (2, "weekday:0:+", "happened", "Friday in June 2031"), (2, "weekday:6:1", "planned", "Friday in June 2031"),
    (2, "weekday:3:<", "happened", "Friday in June 2031")])  # fmt: skip
def test_the_day_of_the_main_happening_is_told_though_no_line_has_it(
    step: int, reading: str, modality: str, told: str
) -> None:
    main = SimpleNamespace(rests_on=("c",))
    assert span(line(0, 4), main=main, step=step, told=(reading, modality)) == told


@pytest.mark.parametrize(("published", "date", "reading", "ahead"), [
    ("2031-04-22", "2031-05-12", "monthday:0:05-12", True),  # no report is as late as that
    ("2031-05-14", "2031-05-12", "monthday:0:05-12", False),
    ("XXXX-06", "XXXX-06-27", "monthday:+:06-27", True),  # the words look ahead
    ("XXXX-06", "XXXX-06-27", "monthday:-:06-27", False),
    (None, "2031-05-12", "monthday:0:05-12", False)])  # fmt: skip
def test_what_no_report_had_seen_yet_is_ahead(published: str | None, date: str, reading: str, ahead: bool) -> None:
    text = "The council holds an election on that day."
    report = Report(id="a", name="a", text=text)
    claim = SimpleNamespace(report="a", when=TimeWords(cite=report.cite(33, 41), reading=reading))
    desk = SimpleNamespace(ledger=SimpleNamespace(claims={"c": claim}), published=lambda _: published)
    told = Line(id="l", story="s", rests_on=("c",), date=date, text=text, incidents=("i",))
    assert is_ahead(desk, told) == ahead  # type: ignore[arg-type]
