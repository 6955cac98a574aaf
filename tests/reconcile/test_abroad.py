"""Abroad: a toll told of another country is not counted for the incident here."""

from __future__ import annotations

from msgspec.structs import replace

from newsledger.core.evidence import Cast
from newsledger.reconcile.abroad import sent_home
from newsledger.reconcile.attached import Attached
from tests.reconcile.building import Tale

TEXT = "A quake hit Norland.\nA flood swept Sudia.\nThe toll is 900 in Sudia."


def told(*, flood: bool, home: str = "assault", text: str = TEXT, about: bool = False) -> Attached:
    tale = Tale()
    tale.report("a", "2031-05-04", text)
    for land in ("Norland", "Sudia"):
        tale.entity("a", land, kind="place")
    tale.happening("a", "A quake hit", "quake", type_=home)
    if flood:
        tale.happening("a", "A flood swept", "flood", type_="disaster")
    claim = tale.figure("a", "900", 900)
    entities = tale.cast().entities
    cast = Cast(tuple(replace(e, country=e.name[:2].upper(), feature="country") for e in entities.values()))
    places = {e.name: e.id for e in entities.values()}
    incidents = tuple(replace(i, place=places["Norland" if i.id.startswith("quake") else "Sudia"])
                      for i in tale.incidents())  # fmt: skip
    figure = Attached(claim=claim, body=claim.body, incident="quake@s", part="", place=places["Sudia"], time=None,
                      era="", told="quake@s" if about else None)  # fmt: skip
    (found,) = sent_home([figure], tale.evidence(), cast, incidents)
    return found


def test_a_toll_of_another_country_goes_with_what_happened_there() -> None:
    assert told(flood=True).incident == "flood@s"
    assert told(flood=True, home="disaster").incident == "flood@s"


def test_without_any_it_is_of_no_known_incident() -> None:
    assert (told(flood=False).incident, told(flood=False).homeless) == (None, True)


def test_an_illness_knows_no_border() -> None:
    assert told(flood=True, home="health").incident == "quake@s"


def test_one_disaster_has_its_dead_on_both_sides_of_a_border() -> None:
    found = told(flood=False, home="disaster")
    assert (found.incident, found.homeless) == ("quake@s", False)
    text = "A quake hit Norland and killed 3,000 people there and 900 in Sudia.\nA flood swept in."
    assert told(flood=True, home="disaster", text=text).incident == "quake@s"


def test_a_toll_stays_with_what_its_own_clause_or_sentence_tells() -> None:
    assert told(flood=True, about=True).incident == "quake@s"
    assert told(flood=False, text="A quake hit Norland, with 900 dead in Sudia.").incident == "quake@s"
    both = "A quake hit Norland after A flood swept over Sudia and left 900 dead."
    assert told(flood=True, text=both).incident == "flood@s"
