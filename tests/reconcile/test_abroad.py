"""Abroad: a toll told of another country is not counted for the incident here."""

from __future__ import annotations

from msgspec.structs import replace

from newsledger.core.evidence import Cast
from newsledger.reconcile.abroad import sent_home
from newsledger.reconcile.attached import Attached
from tests.reconcile.building import Tale

TEXT = "A quake hit Norland. A flood swept Sudia. The toll is 900 in Sudia."


def told(*, flood: bool, health: bool = False) -> Attached:
    tale = Tale()
    tale.report("a", "2031-05-04", TEXT)
    for land in ("Norland", "Sudia"):
        tale.entity("a", land, kind="place")
    tale.happening("a", "A quake hit", "quake", type_="health" if health else "disaster")
    if flood:
        tale.happening("a", "A flood swept", "flood", type_="disaster")
    claim = tale.figure("a", "900", 900)
    entities = tale.cast().entities
    cast = Cast(tuple(replace(e, country=e.name[:2].upper(), feature="country") for e in entities.values()))
    places = {e.name: e.id for e in entities.values()}
    incidents = tuple(replace(i, place=places["Norland" if i.id.startswith("quake") else "Sudia"])
                      for i in tale.incidents())  # fmt: skip
    figure = Attached(claim=claim, body=claim.body, incident="quake@s", part="", place=places["Sudia"], time=None,
                      era="")  # fmt: skip
    (found,) = sent_home([figure], tale.evidence(), cast, incidents)
    return found


def test_a_toll_of_another_country_goes_with_what_happened_there() -> None:
    assert told(flood=True).incident == "flood@s"


def test_without_any_it_is_of_no_known_incident() -> None:
    assert (told(flood=False).incident, told(flood=False).homeless) == (None, True)


def test_an_illness_knows_no_border() -> None:
    assert told(flood=True, health=True).incident == "quake@s"
