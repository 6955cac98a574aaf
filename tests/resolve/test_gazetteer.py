"""The gazetteer: names found however they are written, an index that is built whole or not at all."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.resolve import gazetteer

TOWNS = {
    "1": {"geonameid": 1, "name": "Réville", "latitude": 49.6, "longitude": -1.3, "countrycode": "FR",
          "population": 1200, "admin1code": "28", "alternatenames": ["Reville-sur-Mer", "REV", "Ревиль"]},
}  # fmt: skip
COUNTRIES = {
    "FR": {"geonameid": 3017382, "name": "France", "iso": "FR", "capital": "Réville", "population": 64000000,
           "neighbours": "CH,ES"},
}  # fmt: skip


@pytest.fixture
def small(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A gazetteer of one town, in a folder of its own."""
    tables: dict[str, Any] = {"cities500.json": TOWNS, "countries.json": COUNTRIES}
    monkeypatch.setattr(gazetteer, "_table", tables.__getitem__)
    monkeypatch.setenv("NEWSLEDGER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize(("name", "key"), [
    ("Sant'Agata Bolognese", "santagatabolognese"), ("Łódź", "lodz"), ("São Tomé", "saotome"),
    ("D.R. Congo", "drcongo"), ("...", ""),
])  # fmt: skip
def test_key_drops_accents_marks_and_case(name: str, key: str) -> None:
    assert gazetteer.key(name) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert gazetteer.key(gazetteer.key(name)) == gazetteer.key(name)


def test_a_town_is_found_by_main_and_alternate_names_but_not_by_codes(small: pathlib.Path) -> None:
    found = [(e.ident, e.main) for e in gazetteer.named("reville") if e.level == 3]
    assert found == [("geonames:1", True)]
    assert [(e.ident, e.main) for e in gazetteer.named("revillesurmer")] == [("geonames:1", False)]
    assert gazetteer.named("rev") == ()
    assert ("reville", "geonames:1") in gazetteer.names_in("FR", "r")


def test_countries_seas_and_provinces_are_in_it(small: pathlib.Path) -> None:
    france = gazetteer.entry("country:FR")
    assert france is not None
    assert (france.admin, france.countries, france.lat) == ("geonames:1", ("CH", "ES"), 46.0)
    (adriatic,) = (e for e in gazetteer.named("adriatic") if e.feature == "water")
    assert adriatic.country is None
    assert "HR" in adriatic.countries
    assert any(e.level == 1 for e in gazetteer.named("#nv")), "Nevada by its postal code"


def test_the_index_is_built_once_and_nothing_else_is_left(small: pathlib.Path) -> None:
    gazetteer.named("reville")
    (index,) = small.iterdir()
    before = index.stat().st_mtime_ns
    gazetteer.named("paris")
    assert [path.stat().st_mtime_ns for path in small.iterdir()] == [before]


def test_a_build_that_dies_leaves_no_index(small: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(made: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(gazetteer, "_fill", dies)
    with pytest.raises(KeyboardInterrupt):
        gazetteer.build(small / "gazetteer-x.sqlite")
    assert list(small.iterdir()) == []
