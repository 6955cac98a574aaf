"""EDTF strings: what is valid, where they begin and end, how they are ordered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.core import edtf

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31))


@st.composite
def times(draw: st.DrawFn) -> str:
    """Any time that the books write."""
    day = draw(DAYS)
    end = day + timedelta(days=draw(st.integers(0, 400)))
    return draw(st.sampled_from([
        f"{day.year}", f"{day:%Y-%m}", f"{day}", f"{day}~", f"{day}T18:30:00", f"{day.year // 10}X",
        f"XXXX-{day:%m-%d}", f"XXXX-{day:%m}", edtf.interval(day, end), f"{day}/..", f"../{day}",
        f"{day:%Y-%m}/{end}", f"{day.year}-33", f"{day.year}-22",
    ]))  # fmt: skip


@settings(deadline=None)
@given(times())
def test_what_the_books_write_is_valid_and_parses_elsewhere(text: str) -> None:
    assert edtf.valid(text)
    assert parse_edtf(text)


@settings(deadline=None)
@given(times(), times())
def test_bounds_are_in_order_and_overlap_is_mutual(a: str, b: str) -> None:
    first, last, _ = edtf.bounds(a)
    assert first <= last
    assert edtf.overlaps(a, a)
    assert edtf.overlaps(a, b) == edtf.overlaps(b, a)


@settings(deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=5))
def test_the_hull_covers_every_day_and_parses(days: list[date]) -> None:
    hull = edtf.hull(map(edtf.written, days))
    assert hull is not None and parse_edtf(hull)
    assert edtf.days(hull) == (min(days), max(days))


@pytest.mark.parametrize("text", [
    "", "June", "2010-13", "2010-02-30", "2011-02-29", "20100612", "2010-06-12T25:00:00", "2010-06-13/2010-06-12",
    "../..", "X010", "2010-6-1", "199X-06",
])  # fmt: skip
def test_junk_is_not_valid(text: str) -> None:
    assert not edtf.valid(text)
    with pytest.raises(ValueError, match="no EDTF"):
        edtf.bounds(text)


def test_bounds_of_partial_dates() -> None:
    assert edtf.days("2012-02") == (date(2012, 2, 1), date(2012, 2, 29))
    assert edtf.days("197X") == (date(1970, 1, 1), date(1979, 12, 31))
    assert edtf.days("2009-34") == (date(2009, 4, 1), date(2009, 6, 30))
    assert edtf.bounds("XXXX-05-04", year=2003).first == datetime(2003, 5, 4)
    assert edtf.bounds("XXXX-05-04").yearless


def test_a_leap_day_of_an_unknown_year_can_be_compared_in_any_year() -> None:
    assert edtf.valid("XXXX-02-29")
    assert edtf.overlaps("XXXX-02-29", "2011-02-28")


def test_an_interval_over_the_turn_of_an_unknown_year() -> None:
    first, last = edtf.days("XXXX-12-30/XXXX-01-02")
    assert (last - first).days == 3


def test_order_puts_the_earlier_and_then_the_narrower_first() -> None:
    told = ["2003-05-04/2003-05-06", "2003-05-04", "2003-05", "2003-05-03"]
    assert sorted(told, key=edtf.order) == ["2003-05", "2003-05-03", "2003-05-04", "2003-05-04/2003-05-06"]


def test_order_heeds_the_zone() -> None:
    assert edtf.order("2003-05-04T23:00:00-05:00") > edtf.order("2003-05-05T03:00:00Z")


def test_day_of() -> None:
    assert edtf.day_of("2003-05-04T18:00:00Z") == "2003-05-04"
    assert edtf.day_of("XXXX-05-04") == "XXXX-05-04"
    assert edtf.day_of("2003-05") is None


def test_published_by_then() -> None:
    assert edtf.is_before("2003-05-04T18:00:00Z", "2003-05-04")
    assert not edtf.is_before("2003-05-04/2003-05-05", "2003-05-04")
    assert edtf.is_before("XXXX-05-03", "2003-05-04")
    assert not edtf.is_before("XXXX-05-05", "2003-05-04")


def test_hull_of_unknown_years_and_of_none() -> None:
    assert edtf.hull(["XXXX-05-04", "XXXX-05-02"]) == "XXXX-05-02/XXXX-05-04"
    assert edtf.hull([]) is None
