"""Lands: each country counts its own sick, and the whole world's are no country's."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsledger.core.evidence import Cast
from newsledger.reconcile.attaching import attached
from newsledger.reconcile.lands import WORLD, lands
from tests.reconcile.building import Tale

LANDS = {"Kenya": "KE", "Peru": "PE", "France": "FR", "Spain": "ES", "Italy": "IT"}
OPENING = "A fever spread. " + " ".join(f"{land} has {30 + n} cases." for n, land in enumerate(LANDS)) + "\n"


def told(sentence: str, *, speaker: str | None = None, type_: str = "health", number: str = "55") -> str | None:
    tale = Tale()
    tale.report("a", "2031-05-04", OPENING + sentence)
    fever = tale.happening("a", "A fever spread", "fever", type_=type_)
    places = {land: tale.entity("a", land, kind="place") for land in LANDS}
    for n, land in enumerate(LANDS):
        tale.figure("a", str(30 + n), 30 + n, measure="affected", place=places[land], about=fever.id)
    claim = tale.figure("a", number, 55, measure="affected", about=fever.id, speaker=speaker)
    cast = Cast(tuple(replace(e, country=LANDS[e.name], feature="country") for e in tale.entities.values()))
    figures = attached(tale.evidence(), cast, tale.incidents())
    return lands(figures, tale.evidence(), cast, tale.incidents()).get(claim.id)


@pytest.mark.parametrize(("sentence", "land"), [
    ("France: 55 cases and two dead Spain: 1 case.", "FR"),
    ("Norway: 55 cases.", "NO"),
    ("Two came home from Spain, where 55 people are ill.", "ES"),
    ("The Italian outbreak has reached 55 cases.", "IT"),
    ("Italy's toll rose to 55.", "IT"),
    ("The fever has killed 55 people in Spain.", "ES"),
    ("The outbreak in northern Spain has killed 55 people.", "ES"),
    ("It left 55 dead in Peru and 3 in Spain.", "PE"),
    ("It left 3 dead in Peru and 55 in Spain.", "ES"),
    ("France has reported 55 cases.", "FR"),
])  # fmt: skip
def test_whose_cases_a_number_counts(sentence: str, land: str) -> None:
    assert told(sentence) == land


@pytest.mark.parametrize("sentence", [
    "Around the world 55 cases are known, two of them in Spain.",
    "The fever has sickened 55 people in 29 countries.",
    "It has infected 900 people in thirty countries and killed 55, said a doctor with a university in Spain.",
    "First death reported in Spain PARIS (Wire) - The fever has infected 55 people in 29 countries.",
])  # fmt: skip
def test_the_worlds_number_is_no_countrys(sentence: str) -> None:
    assert told(sentence) == WORLD


@pytest.mark.parametrize("sentence", [
    "A nurse back from Spain said 55 people were ill.",
    "Spain and France have 55 cases each.",
    "There are 55 cases in Spain and France.",
    "The fever has killed 55 people, Italian doctors said.",
    "The fever has killed 55 people, said a French nurse.",
    "The fever, a strain that is common in Spain, has killed 55 people.",
    "The fever has killed 55 people, and Italian soldiers handed out water.",
    "The agency in Lyon, France, said 55 people had died.",
    "LYON, France: 55 people have died, the agency said.",
    "An agency in France said the fever had killed 55 people.",
    "The fever linked to Italian ham has sickened 55 people.",
    "The fever, which has alarmed aid groups around the world, has killed 55 people.",
    "The fever has killed 55 people, and donors across the globe sent money.",
    "The fever has killed 55 people in Norway.",
    "The fever has killed 55 people in other countries.",
    "France" + " " * 50_000 + "55",
])  # fmt: skip
def test_a_name_that_nothing_ties_to_the_number_forbids_nothing(sentence: str) -> None:
    assert told(sentence) is None


def test_else_they_are_the_own_of_an_office_of_health() -> None:
    assert told("There are 55, the French health minister said.", speaker="the French health minister") == "FR"
    assert told("There are 55, a French ambassador said.", speaker="a French ambassador") is None
    both = "In Spain it began, and there are 55, the French health minister said."
    assert told(both, speaker="the French health minister") is None


def test_only_an_illness_is_counted_so() -> None:
    assert told("The Italian outbreak has reached 55 cases.", type_="riot") is None
