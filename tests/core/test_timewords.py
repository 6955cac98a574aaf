"""Time expressions read by their words alone."""

from __future__ import annotations

import pytest

from newsledger.core.timewords import timewords


@pytest.mark.parametrize(("words", "reading"), [
    ("Sunday night", "weekday:6:?:night"),
    ("July last year", "month:y-1:07"),
    ("the spring of next year", "season:y1:21"),
    ("9 May of this year", "monthday:y0:05-09"),
    ("late on Tuesday", "weekday:1:?"),
    ("9:40am Thursday", "weekday:3:?:T0940"),
    ("7pm Thursday", "weekday:3:?:T1900"),
    ("before dawn on Monday", "weekday:0:?:dawn"),
    ("the night of 10 April", "monthday:?:04-10"),
    ("last Wednesday", "weekday:2:<"),
    ("Wednesday of last week", "weekday:2:w-1"),
    ("9 June", "monthday:?:06-09"),
    ("Tuesday, Sept. 7, 1999", "edtf:1999-09-07"),
    ("the 3rd of May 1987", "edtf:1987-05-03"),
    ("2-5 May", "from:monthday:?:05-02|monthday:?:05-05"),
    ("31/12/1997", "edtf:1997-12-31"),
    ("August 1971", "edtf:1971-08"),
    ("the late 1970s", "edtf:197X"),
    ("the nineties", "edtf:199X"),
    ("the 19th century", "edtf:18XX"),
    ("1939-45", "from:edtf:1939|edtf:1945"),
    ("more than 15 years ago", "ago:~15:year"),
    ("a fortnight ago", "ago:1:fortnight"),
    ("the past three weeks", "last:3:week"),
    ("the next 48 hours", "next:48:hour"),
    ("last month", "month:-1"),
    ("later this year", "year:0"),
    ("the day before yesterday", "day:-2"),
    ("tomorrow evening", "day:1:evening"),
    ("overnight", "from:day:-1|day:0"),
    ("since Tuesday", "since:weekday:1:?"),
    ("until 4 July", "until:monthday:?:07-04"),
    ("between Monday and Wednesday", "from:weekday:0:?|weekday:2:?"),
    ("7.15 p.m. on Tuesday", "weekday:1:?:T1915"),
    ("half past six this evening", "day:0:T1830"),
    ("noon on Monday", "weekday:0:?:T1200"),
    ("New Year's Eve 1989", "edtf:1989-12-31"),
    ("the second quarter of 2003", "edtf:2003-34"),
])  # fmt: skip
def test_one_expression(words: str, reading: str) -> None:
    found = timewords(f"It is said of {words}, and of nothing else.")
    assert [f.reading for f in found if not f.weak] == [reading]


@pytest.mark.parametrize("words", ["the 14-year-old", "Sun Valley", "$2003", "room 1,999", "a 3-2 win", "70 per cent"])
def test_what_is_no_time(words: str) -> None:
    assert [f for f in timewords(f"There was {words} there.") if not f.weak] == []


def test_offsets_are_those_of_the_text() -> None:
    text = "One.\nThe boats left on Tuesday morning."
    (found,) = timewords(text, 5)
    assert text[found.start : found.end] == "Tuesday morning"


def test_a_long_line_takes_no_long_time() -> None:
    assert timewords("5 " * 20_000 + "years") is not None


@pytest.mark.parametrize("words", [
    "crowds on 9 May Bridge", "the May 9 Movement", "the 9 May movement", "the 9th of May Youth Movement",
    "traffic in 9 May City", "the Movement of 9 May", "the May 9 Victims Fund",
])  # fmt: skip
def test_a_date_in_a_proper_name_is_no_time(words: str) -> None:
    assert timewords(words) == ()


@pytest.mark.parametrize("words", [
    "On May 9 City staff left", "the May 9 City Council vote", "On 9 May. Bridge traffic stopped",
    "On 9 May the movement", "on 9 May Party members met", "the May 9 election",
])  # fmt: skip
def test_a_date_before_another_name_is_a_time(words: str) -> None:
    assert [f.reading for f in timewords(words)] == ["monthday:?:05-09"]
