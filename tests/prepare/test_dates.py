"""Dating: a story's reports by what they state, and by what they say of one another's days."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.core.claims import Reading
from newsledger.core.reports import Dating, Report
from newsledger.core.times import TimeWords
from newsledger.prepare.dates import dates

Told = tuple[tuple[str, str], ...]  # words of the text, and their reading


def report(name: str, text: str, *told: tuple[str, str], given: str | None = None) -> tuple[Report, Reading]:
    """A report and the times read in it, each found at the first place of its words."""
    made = Report(id=name, name=name, text=text, given=given)
    times = tuple(TimeWords(cite=made.cite(text.index(words), text.index(words) + len(words)), reading=reading)
                  for words, reading in told)  # fmt: skip
    return made, Reading(report=name, rules="", times=times)


def dated(*story: tuple[Report, Reading]) -> dict[str, Dating]:
    found = dates([r for r, _ in story], [reading for _, reading in story])
    return {d.report: d for d in found.items}


FLOOD = "Police said on Monday that the lake had risen by a metre and that nobody was hurt so far."
WIRE = report("a", f"Lake floods three towns\n\nPORT ELLIS, Tuesday, 4 May (Reuters) - {FLOOD} " + "It rains on. " * 8,
              ("Tuesday, 4 May", "monthday:0:05-04"), ("Monday", "weekday:0:-"))  # fmt: skip
PAPER = report("b", "The town hall shut its doors on Tuesday. The mayor sleeps there, he told us yesterday.",
               ("Tuesday", "weekday:1:-"), ("yesterday", "day:-1"))  # fmt: skip
RADIO = report("c", "The army sent boats, the ministry said on Thursday, after dykes broke on Tuesday.",
               ("Thursday", "weekday:3:-"), ("Tuesday", "weekday:1:-"))  # fmt: skip
BARE = report("d", "The lake has always risen in spring, and the towns have always come back.")
YEAR = report("e", "It is five years since the flood of April 1994, and the walls are no higher.",
              ("five years", "duration:5:year"), ("April 1994", "edtf:1994-04"))  # fmt: skip


def test_a_dateline_is_stated_and_its_weekday_places_the_others() -> None:
    found = dated(WIRE, PAPER, RADIO, BARE)
    assert [found[i].published for i in "abcd"] == ["XXXX-05-04", "XXXX-05-05", "XXXX-05-06", None]
    assert [found[i].basis for i in "abcd"] == ["stated", "inferred", "inferred", None]
    assert found["b"].weekday == 2
    assert {c.quote for c in found["b"].evidence} >= {"Tuesday", "yesterday"}


def test_the_year_is_found_where_the_words_and_the_weekday_leave_one() -> None:
    found = dated(WIRE, PAPER, YEAR)
    assert found["a"].published == "1999-05-04"  # a Tuesday; in 2000 it is not
    assert "five years since the flood of April 1994" in found["a"].reason


def test_a_year_is_never_supposed() -> None:
    assert all((d.published or "XXXX").startswith("XXXX") for d in dated(WIRE, PAPER, RADIO).values())


def test_a_given_time_is_kept_and_places_the_others() -> None:
    given = report("g", "The lake rose.", given="2011-05-03T08:00:00Z")
    found = dated(given, PAPER)
    assert (found["g"].published, found["g"].basis, found["g"].weekday) == ("2011-05-03T08:00:00Z", "given", 1)
    assert found["b"].published == "2011-05-04"


def test_a_day_that_could_be_two_stays_two() -> None:
    given = report("g", "The lake rose.", given="2011-05-03")
    loose = report("h", "A wall gave way on Wednesday. Crews will be back on Friday.", ("Wednesday", "weekday:2:-"),
                   ("Friday", "weekday:4:+"))  # fmt: skip
    assert dated(given, loose)["h"].published == "2011-05-04/2011-05-05"


def test_today_beside_its_weekday() -> None:
    said = report("i", "Today, Sunday, the water fell at last.", ("Today", "day:0"), ("Sunday", "weekday:6:-"))
    assert dated(said)["i"].weekday == 6
    assert dated(said)["i"].published is None


def test_the_days_told_of_lie_within_the_story() -> None:
    """An edition that looks back on a Friday and a weekend is not that of the flood's first day."""
    given = report("g", "The lake rose on Tuesday.", ("Tuesday", "weekday:1:-"), given="2011-05-03")
    text = "THE ELLIS ECHO - TUESDAY EDITION\n\nA wall fell on Sunday, a bridge on Saturday, a mast on Friday."
    late = report("z", text, ("TUESDAY", "weekday:1:-"), ("Sunday", "weekday:6:-"), ("Saturday", "weekday:5:-"),
                  ("Friday", "weekday:4:-"))  # fmt: skip
    assert dated(given, late)["z"].published == "2011-05-10"


def test_the_month_is_told_where_two_reports_date_the_same_thing() -> None:
    one = report("a", "The assembly election due later this month may be put off.", ("later this month", "month:0"))
    two = report("b", "An assembly election is to be held on 9 May.", ("9 May", "monthday:+:05-09"))
    assert [d.published for d in dated(one, two).values()] == ["XXXX-05", "XXXX-05"]
    assert dated(one)["a"].published is None


def test_a_live_page_is_dated_by_its_latest_entry() -> None:
    live = report("l", "LIVE: floods, Tuesday 4 May 1999\n\n18:10 The water falls.\n\n9:30 It rises.\n\n8:05 Good day.")
    assert dated(live)["l"].published == "1999-05-04T18:10:00"


def test_undated_and_yearless_reports_are_found() -> None:
    found = dates([r for r, _ in (WIRE, BARE)], [r for _, r in (WIRE, BARE)]).findings
    assert [(f.level, f.where) for f in found] == [("note", "a"), ("note", "d")]
    assert all("To give its date: newsledger date" in f.message for f in found)


@settings(deadline=None, max_examples=20)
@given(st.permutations([WIRE, PAPER, RADIO, BARE, YEAR]))
def test_order_does_not_matter(story: list[tuple[Report, Reading]]) -> None:
    assert dated(*story) == dated(WIRE, PAPER, RADIO, BARE, YEAR)


def test_dates_on_a_page_of_its_own_words(read_text: Callable[..., Reading]) -> None:
    text = "ELLIS, Monday (AP) - A ferry sank off the coast on Monday, and four sailors are missing. " * 2
    reading = read_text(text)
    made = Report(id=reading.report, name="r1", text=text)
    (found,) = dates([made], [reading]).items
    assert found.weekday == 0


@pytest.mark.parametrize("text", ["", "\n\n", "Monday", "- - -\n(c) 2009"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert dates([Report(id="r", name="r", text=text)], []).items[0].report == "r"


def test_a_weekday_more_is_to_come_on_is_the_reports_own() -> None:
    given = report("g", "The lake rose.", given="2011-05-03")
    later = report("h", "A wall gave way on Wednesday. Two more boats were due later on Wednesday.",
                   ("Wednesday", "weekday:2:-"), ("later on Wednesday", "weekday:2:+"))  # fmt: skip
    assert dated(given, later)["h"].published == "2011-05-04"


def test_nightfall_of_the_last_day_named_is_over() -> None:
    given = report("g", "The lake rose.", given="2011-05-03")
    dark = report("h", "A wall gave way on Wednesday. By nightfall six boats were out.", ("Wednesday", "weekday:2:-"))
    assert dated(given, dark)["h"].published == "2011-05-05"


def test_a_long_story_puts_a_report_in_the_week_that_its_weekdays_suit() -> None:
    first, last = report("a", "It rained.", given="2011-05-02"), report("z", "It dried.", given="2011-05-20")
    feature = report("m", "The count for Tuesday was low, the clerk said on Tuesday. It began last Wednesday.",
                     ("Tuesday", "weekday:1:-"), ("last Wednesday", "weekday:2:<"))  # fmt: skip
    assert dated(first, last, feature)["m"].published is None  # three Tuesdays


def test_a_report_a_week_after_is_no_earlier() -> None:
    given = report("a", "The dam burst on Thursday.", ("Thursday", "weekday:3:-"), given="2011-05-05")
    feature = report("m", "On Thursday evening, a week after the dam burst, the last was found. A vote is on Monday.",
                     ("Thursday evening", "weekday:3:-:evening"), ("a week after", "then:1:week"),
                     ("Monday", "weekday:0:+"))  # fmt: skip
    assert dated(given, feature)["m"].published == "2011-05-13"  # its evening is told as over


def test_a_paper_came_out_on_the_day_after_the_last_that_its_correspondent_names() -> None:
    given = report("a", "The dam burst on Thursday.", ("Thursday", "weekday:3:-"), given="2011-05-05")
    told = ("The last were found on Saturday.", ("Saturday", "weekday:5:-"))
    assert dated(given, report("m", *told))["m"].published == "2011-05-07/2011-05-08"
    paper = report("m", f"After the dam\n\nAnna Lindqvist in Port Ellis\n\n{told[0]}", told[1])
    assert dated(given, paper)["m"].published == "2011-05-08"


def test_a_day_on_the_eve_of_the_storys_first_is_of_that_week() -> None:
    """One report has the flood begin on Friday, another late on Thursday; the next Thursday lies further off."""
    given = report("g", "The lake rose on Friday.", ("Friday", "weekday:4:-"), given="2011-05-07")
    loose = report("h", "Water broke through late on Thursday.", ("Thursday", "weekday:3:-"))
    assert dated(given, loose)["h"].published == "2011-05-05/2011-05-06"
