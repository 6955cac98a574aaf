"""Moments: the ends and the order of EDTF strings, as entries need them."""

from __future__ import annotations

from newsledger.reconcile.moments import day, first, last, years_apart


def test_the_ends_of_an_interval() -> None:
    assert first("2031-05-01/2031-05-04~") == "2031-05-01"
    assert last("2031-05-01/2031-05-04~") == "2031-05-04"
    assert (first("../2031-05-04"), last("2031-05-01/..")) == ("", "")
    assert (first(None), last(None), day(None)) == ("", "", "")


def test_the_day_of_a_moment() -> None:
    assert day("2031-05-01T22:10:00Z") == "2031-05-01"


def test_years_are_apart_only_where_both_are_known() -> None:
    assert years_apart("1998", "2031-05-01")
    assert not years_apart("2031-01-03", "2031-05-01")
    assert not years_apart("XXXX-06-27", "2031-05-01")
    assert not years_apart(None, "2031-05-01")
