"""Quarters of a great town that a gazetteer counts among the towns."""

from __future__ import annotations

from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.quarters import whole


def town(name: str, people: int, lat: float, lon: float = 10.0, *, country: str = "XX") -> Entry:
    return Entry(ident=f"geonames:{name}", name=name, country=country, countries=(country,), admin="", district="",
                 lat=lat, lon=lon, population=people, feature="city", level=3)  # fmt: skip


def test_a_small_place_within_reach_of_a_great_town_is_its_quarter() -> None:
    great, quarter = town("great", 1_000_000, 50.0), town("quarter", 20_000, 50.05)
    assert whole(quarter, [quarter, great]) == great
    assert whole(great, [quarter, great]) is None


def test_a_far_or_a_large_or_a_foreign_place_is_a_town_for_itself() -> None:
    great = town("great", 1_000_000, 50.0)
    assert whole(town("far", 20_000, 50.5), [great]) is None
    assert whole(town("large", 200_000, 50.05), [great]) is None
    assert whole(town("foreign", 20_000, 50.05, country="YY"), [great]) is None
