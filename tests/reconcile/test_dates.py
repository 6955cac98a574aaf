"""Dates: times laid on one calendar, known years or not, zones or not."""

from __future__ import annotations

from datetime import date

from newsledger.core import edtf
from newsledger.reconcile.dates import days, first_day, span, start, years_apart


def test_a_time_without_a_year_lies_in_the_storys() -> None:
    assert days("XXXX-06-27", 2031) == days("2031-06-27", 2031)
    assert start("XXXX-06-27", 2031) < start("2031-06-28", 2031)


def test_zones_are_heeded() -> None:
    assert start("2031-05-02T08:00:00+08:00", 2031) < start("2031-05-02T01:00:00Z", 2031)


def test_what_is_open_or_unknown_comes_first() -> None:
    assert start(None, 2031) == edtf.EARLIEST
    assert days("2031-05-02/..", 2031)[1] == date.min
    assert span("../2031-05-02", 2031) is None


def test_the_day_of_a_moment_keeps_its_doubt() -> None:
    assert first_day("2031-05-01T22:10:00Z") == "2031-05-01"
    assert first_day("2031-05-01/2031-05-04~") == "2031-05-01~"
    assert first_day("../2031-05-04") == ""


def test_years_are_apart_only_where_both_are_known() -> None:
    assert years_apart("1998", "2031-05-01")
    assert not years_apart("2031-01-03", "2031-05-01")
    assert not years_apart("XXXX-06-27", "2031-05-01")
    assert not years_apart(None, "2031-05-01")
