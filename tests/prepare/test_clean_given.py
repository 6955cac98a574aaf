"""Publication times as metadata write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given as that
from hypothesis import strategies as st

from newsledger.core import edtf
from newsledger.prepare.given import published


@pytest.mark.parametrize(("said", "edtf"), [
    ("2014-03-03", "2014-03-03"), ("20140303", "2014-03-03"), ("2014/03/03", "2014-03-03"), ("2014-03", "2014-03"),
    ("2014", "2014"),
    ("2013-06-08T14:40:00Z", "2013-06-08T14:40:00Z"), ("2013-06-08 14:40", "2013-06-08T14:40:00"),
    ("2013-06-08T14:40:11.123+02:00", "2013-06-08T14:40:11+02:00"),
    ("2013-06-08T14:40:00+0000", "2013-06-08T14:40:00Z"), ("2013-06-08T06:00:00-03:00", "2013-06-08T06:00:00-03:00"),
    ("Mon, 03 Mar 2014 10:22:00 GMT", "2014-03-03T10:22:00Z"), ("Mon, 3 Mar 2014 10:22:00 +0530",
    "2014-03-03T10:22:00+05:30"),
    ("March 3, 2014", "2014-03-03"), ("3 March 2014", "2014-03-03"), ("Monday, March 3rd, 2014", "2014-03-03"),
    ("Mar. 3, 2014 5:30 pm EST", "2014-03-03T17:30:00-05:00"),
    ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"), ("March 2014", "2014-03"), ("3/25/2014", "2014-03-25"),
    ("25.3.2014", "2014-03-25"), ("4/4/2014", "2014-04-04"),
    ("1393842120", "2014-03-03T10:22:00Z"), ("1393842120000", "2014-03-03T10:22:00Z"), ("1393842120.5",
    "2014-03-03T10:22:00Z"),
    ("XXXX-06-24", "XXXX-06-24"), ("2004-03-09/2004-03-10", "2004-03-09/2004-03-10"), ("199X", "199X"), ("2014-03?",
    "2014-03?"),
    ("  2014-03-03\n", "2014-03-03"), ("2014-03-03 12:00:00 AM", None),
])  # fmt: skip
def test_forms_in_use(said: str, edtf: str | None) -> None:
    found, findings = published(said, where="r")
    assert found == edtf and bool(findings) == (edtf is None)


@pytest.mark.parametrize("said", [None, "", "  "])
def test_nothing_said_is_nothing_known(said: str | None) -> None:
    assert published(said, where="r") == (None, ())


@pytest.mark.parametrize("said", ["Fri 31 Feb", "2014-02-31", "2014-13-01", "31 February 2014", "yesterday", "null",
"2014-02-03T25:00:00Z", "99/99/2014",
                                  "Marchember 3, 2014", "x" * 5000, "9" * 40])  # fmt: skip
def test_what_is_no_date_is_said(said: str) -> None:
    found, (finding,) = published(said, where="r9")
    assert found is None and finding.where == "r9" and finding.level == "warning"
    assert "is not a date; kept undated" in finding.message and len(finding.message) < 120


def test_day_or_month_first_is_not_guessed() -> None:
    found, (finding,) = published("03/04/2014", where="r")
    assert found is None and "day or month first" in finding.message


@that(st.dates(date(1000, 1, 1)))
def test_every_day_in_every_form(day: date) -> None:
    forms = (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year:04}",
        f"{day:%b} {day.day}, {day.year:04}",
        f"{day:%A}, {day:%d %b} {day.year:04}",
    )
    assert {published(form, where="r")[0] for form in forms} == {day.isoformat()}


@that(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)))
def test_iso_times_stay_as_they_are(moment: datetime) -> None:
    said = moment.replace(microsecond=0).isoformat() + "Z"
    assert published(said, where="r") == (said, ())


@that(st.text(max_size=60))
def test_any_words_give_a_date_or_a_finding(said: str) -> None:
    found, findings = published(said, where="r")
    assert (found is None) == bool(findings or not said.strip())


@pytest.mark.parametrize("said", ["201X-05", "X0X0", "2010-XX-05", "XXXX", "2010-06-12/2010-06-10", "2010-00", "0000"])
def test_what_the_books_cannot_reckon_with_is_no_date(said: str) -> None:
    found, (finding,) = published(said, where="r")
    assert found is None and "is not a date; kept undated" in finding.message


_PART = st.sampled_from(["2010", "201X", "XXXX", "X0X0", "06", "XX", "13", "21", "31", "-", "/", "..", "?", "~", "T10"])


@that(st.lists(_PART, max_size=9).map("".join) | st.text("0123456789X-/.?~TZ:+ ", max_size=24))
def test_a_date_is_one_that_the_books_can_read(said: str) -> None:
    found, _ = published(said, where="r")
    assert found is None or edtf.valid(found)
