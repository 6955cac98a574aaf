"""Which body is which over a story's reports."""

from __future__ import annotations

from newsledger.resolve.bodies import main_country

from .names import body, evidence, named, place, things


def _one(*told: str) -> bool:
    return len(things(evidence(*([body(name)] for name in told)))) == 1


def test_a_ministry_is_one_in_either_order_of_words() -> None:
    assert _one("Ministry of Health", "Health Ministry")
    assert not _one("Health Ministry", "Trade Ministry")


def test_an_acronym_is_the_name_that_it_is_made_of() -> None:
    assert _one("Northern Valleys Front", "NVF")
    assert _one("European Union", "EU")
    assert _one("U.S. River Survey Bureau", "RSB")
    assert not _one("El Universal", "EU")


def test_a_short_name_is_the_one_longer_name_that_holds_it() -> None:
    assert _one("Tidewater Relief", "Tidewater")
    story = evidence([body("Tidewater Relief"), body("Tidewater Bank")], [body("Tidewater")])
    assert len(things(story)) == 3


def test_an_organ_of_a_known_body_is_not_that_body() -> None:
    assert not _one("United Nations", "UN Security Council")
    assert _one("U.N. Security Council", "Security Council", "United Nations Security Council")


def test_a_capital_that_acts_is_its_government_and_not_the_place() -> None:
    story = evidence([body("Lima"), body("Peru"), place("Lima")])
    names = {e.name: e.kind for e in things(story)}
    assert names == {"government of Peru": "organisation", "Lima": "place"}


def test_a_description_points_back_to_the_body_that_bears_the_noun() -> None:
    story = evidence([body("Altiplano Air", role="airline"), body("airline", nominal=True)])
    assert len(things(story)) == 1


def test_forces_of_the_storys_own_country_are_one() -> None:
    told = ("police", "city police", "troops")
    story = evidence(*([body(words, nominal=True)] for words in told))
    assert frozenset({"r1 police", "r2 city police"}) in named(story)
    assert frozenset({"r3 troops"}) in named(story)


def test_the_country_of_a_story_is_told_by_its_towns_too() -> None:
    story = evidence([place("Austria"), place("Ploiesti")], [place("Ploiesti"), place("Craiova")])
    assert main_country(story) == "RO"
