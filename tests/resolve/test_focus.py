"""Which countries a story is about: the votes of its names, one name's own vote left out."""

from __future__ import annotations

import pytest

from newsledger.resolve.focus import Focus
from newsledger.resolve.gazetteer import Entry

ONCE = {"r1": 1}


def place(ident: str, country: str, level: int = 3) -> Entry:
    return Entry(ident=ident, name=ident, country=country, countries=(), admin="", district="", lat=1.0, lon=1.0,
                 population=1000, feature="city", level=level)  # fmt: skip


def test_each_name_votes_and_none_speaks_for_itself() -> None:
    focus = Focus({}, [[(place("a", "PE"), 1.0)], [(place("b", "PE"), 0.5), (place("c", "VE"), 0.5)]], [ONCE, ONCE])
    assert focus.countries == {"PE": 0.75, "VE": 0.25}
    assert focus.share("PE", 0) == pytest.approx(0.5), "its own vote does not count"
    assert focus.share("VE", 1) == 0.0
    assert (focus.share(None, 0), focus.share("GB", 0)) == (0.0, 0.0)


def test_a_lone_name_has_no_story_beside_it() -> None:
    assert Focus({}, [[(place("a", "PE"), 1.0)]], [ONCE]).is_silent(0)
    assert not Focus({"r1": {"PE": 3}}, [[(place("a", "PE"), 1.0)]], [ONCE]).is_silent(0)


def test_a_country_counts_for_more_than_a_town_and_a_sea_for_less() -> None:
    sea = Entry(ident="s", name="s", country=None, countries=("IT", "HR"), admin="", district="", lat=1.0, lon=1.0,
                population=0, feature="water", level=4)  # fmt: skip
    focus = Focus({}, [[(place("p", "PE", 0), 1.0)], [(place("v", "VE"), 1.0)], [(sea, 1.0)]], [ONCE, ONCE, ONCE])
    assert focus.countries["PE"] > focus.countries["VE"] > focus.countries["IT"] > 0


def test_a_names_own_reports_count_for_more() -> None:
    peru, venezuela = [(place("p", "PE"), 1.0)], [(place("v", "VE"), 1.0)]
    names = [peru, peru, peru, venezuela, [(place("x", "XX"), 1.0)]]
    reports = [{"r1": 1}, {"r1": 1}, {"r1": 1}, {"r2": 1}, {"r2": 1}]
    focus = Focus({"r1": {}, "r2": {}}, names, reports)
    assert focus.countries["PE"] > focus.countries["VE"]
    assert focus.share("VE", 4) > focus.share("PE", 4), "its report names Venezuela alone"
