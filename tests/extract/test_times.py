"""Time expressions of a page: which words are times, and whether they lie behind or ahead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.clock import resolve
from newsledger.core.pages import Page
from newsledger.extract.times import times

Pages = Callable[..., Page]


def readings(page: Page) -> list[str]:
    return [t.reading for t in times(page)]


@pytest.mark.parametrize(("text", "reading"), [
    ("The dam broke on Tuesday night.", "weekday:1:-:night"),
    ("The court will sit on Tuesday.", "weekday:1:+"),
    ("The court sits again on Monday.", "weekday:0:+"),
    ("Ministers said they would meet on Friday.", "weekday:4:+"),
    ("He had resigned on Sunday, aides said.", "weekday:6:-"),
    ("The bridge, closed on Sunday, is old.", "weekday:6:-"),
    ("A vote is scheduled for 9 May.", "monthday:+:05-09"),
    ("The strike began on 9 May.", "monthday:0:05-09"),
    ("She took office in March.", "month:-:03"),
    ("The mills will reopen in March.", "month:+:03"),
    ("Rain has fallen for three days.", "last:3:day"),
    ("He was held for three days.", "duration:3:day"),
    ("The road will open in two weeks.", "in:2:week"),
    ("By Tuesday 40 houses had been searched.", "before:weekday:1:-"),
    ("Shops will stay shut until Tuesday.", "until:weekday:1:+"),
    ("The port has been closed since Monday.", "since:weekday:0:-"),
    ("The toll from six days of storms reached 40.", "last:6:day"),
])  # fmt: skip
def test_direction(page_of: Pages, text: str, reading: str) -> None:
    assert readings(page_of(text)) == [reading]


@pytest.mark.parametrize("text", [
    "They may leave.", "Judge March spoke to the press.", "A second bus followed.", "About 2000 people marched.",
    "The farm sells 300 litres a day.", "The girl is 12 years old.",
])  # fmt: skip
def test_what_is_no_time(page_of: Pages, text: str) -> None:
    assert readings(page_of(text)) == []


def test_a_day_that_hangs_on_what_nobody_plans_is_behind(page_of: Pages) -> None:
    assert readings(page_of("The court will look into the deaths on Wednesday.")) == ["weekday:2:-"]


def test_since_is_behind_whatever_the_verb(page_of: Pages) -> None:
    assert readings(page_of("It is the third strike since Tuesday.")) == ["since:weekday:1:-"]


def test_a_day_later_counts_from_the_day_told_before_it(page_of: Pages) -> None:
    page = page_of("The river burst its banks on Sunday. A day later the lower town was under water.")
    assert readings(page) == ["weekday:6:-", "shift:1:day:weekday:6:-"]


def test_two_days_after_something_counts_from_that(page_of: Pages) -> None:
    page = page_of("He spoke on Friday, two days after the flood.")
    assert readings(page) == ["weekday:4:-", "then:2:day"]


def test_a_time_of_day_is_of_the_day_told_before_it(page_of: Pages) -> None:
    page = page_of("The dam broke on Sunday, the army said on Monday. It gave way at 4:40 p.m.")
    assert readings(page) == ["weekday:6:-", "weekday:0:-", "weekday:6:-:T1640"]


def test_citations_are_the_words(page_of: Pages) -> None:
    (found,) = times(page_of("Headline of the day\n\nThe mine caught fire early on Monday."))
    assert found.cite.quote == "early on Monday"


def test_a_year_behind_since_is_that_of_the_clause_after_it(page_of: Pages) -> None:
    assert readings(page_of("It was the worst fire since 1994, when nine people died.")) == ["edtf:1994"]
    assert readings(page_of("It was the worst fire since 1994, the mayor said.")) == ["since:edtf:1994"]


def test_four_figures_at_the_head_of_lines_are_times_of_day(page_of: Pages) -> None:
    live = "1945 Two divers have come up.\n\n1910 The boat has reached the pier.\n"
    assert readings(page_of(live)) == ["day:0:T1945", "day:0:T1910"]
    assert "day:0:T1910" not in readings(page_of("1910 The mill opened in the old harbour.\n"))


def test_a_weekday_told_as_early_can_be_that_of_the_day_after_publication(page_of: Callable[..., Page]) -> None:
    page = page_of("The servers went down early on Friday, and shops stayed shut on Friday. It rained on Monday.")
    assert readings(page) == ["weekday:4:1", "weekday:4:1", "weekday:0:-"]
    assert [resolve("weekday:4:1", day) for day in ("2011-01-27", "2011-01-28", "2011-01-29", "2011-01-26")] == [
        "2011-01-28?", "2011-01-28", "2011-01-28", "2011-01-21"]  # fmt: skip


@pytest.mark.parametrize(("text", "readings_of_friday"), [
    ("Divers found the last two bodies on Thursday. The ferry sank off Torvik early Friday.", ["weekday:4:-"]),
    ("The ferry sank off Torvik early Friday. The search has taken six days.", ["weekday:4:-"]),
    ("The ferry sank off Torvik early Friday. Divers went down on Thursday.", ["weekday:4:1"]),
    ("This page is being updated. Divers went down on Thursday. The ferry sank early Friday.", ["weekday:4:1"]),
])  # fmt: skip
def test_an_early_friday_told_under_thursday_or_days_ago_is_behind(
    page_of: Pages, text: str, readings_of_friday: list[str]
) -> None:
    assert [r for r in readings(page_of(text)) if r.startswith("weekday:4")] == readings_of_friday
