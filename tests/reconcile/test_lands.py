"""Lands: each country counts its own sick, and the whole world's are no country's."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsledger.core.evidence import Cast
from newsledger.reconcile.attaching import attached
from newsledger.reconcile.lands import WORLD, lands
from tests.reconcile.building import Tale

OPENING = "A fever spread. Kenya has 30 cases. Peru has 40 cases.\n"


def told(sentence: str, *, speaker: str | None = None, type_: str = "health") -> str | None:
    tale = Tale()
    tale.report("a", "2031-05-04", OPENING + sentence)
    fever = tale.happening("a", "A fever spread", "fever", type_=type_)
    places = {land: tale.entity("a", land, kind="place") for land in ("Kenya", "Peru")}
    for number, land in ((30, "Kenya"), (40, "Peru")):
        tale.figure("a", str(number), number, measure="affected", place=places[land], about=fever.id)
    claim = tale.figure("a", "55", 55, measure="affected", about=fever.id, speaker=speaker)
    codes = {"Kenya": "KE", "Peru": "PE"}
    cast = Cast(tuple(replace(e, country=codes[e.name], feature="country") for e in tale.entities.values()))
    figures = attached(tale.evidence(), cast, tale.incidents())
    return lands(figures, tale.evidence(), cast, tale.incidents()).get(claim.id)


@pytest.mark.parametrize(("sentence", "land"), [
    ("France: 55 cases and two dead Spain: 1 case.", "FR"),
    ("Two came home from Spain, where 55 people are ill.", "ES"),
    ("The Italian outbreak has reached 55 cases.", "IT"),
    ("Around the world 55 cases are known, two of them in Spain.", WORLD),
    ("A nurse back from Spain said 55 people were ill.", None),
    ("Spain and France have 55 cases each.", None),
])  # fmt: skip
def test_whose_cases_a_number_counts(sentence: str, land: str | None) -> None:
    assert told(sentence) == land


def test_else_they_are_its_speakers_own() -> None:
    assert told("There are 55, the French health minister said.", speaker="the French health minister") == "FR"


def test_only_an_illness_is_counted_so() -> None:
    assert told("The Italian outbreak has reached 55 cases.", type_="riot") is None
