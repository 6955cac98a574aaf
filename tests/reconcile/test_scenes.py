"""Which place a number is of, by its sentence."""

from __future__ import annotations

import pytest

from newsledger.core.evidence import Cast
from newsledger.reconcile.scenes import Scenes
from tests.reconcile.building import Tale


def scene(text: str, number: str, towns: tuple[str, ...], given: str | None = None) -> str | None:
    """The town that the number is found to be of."""
    tale = Tale()
    tale.report("a", "2031-05-02", text)
    named = {tale.entity("a", town, kind="place"): town for town in towns}
    place = next((m for m, town in named.items() if town == given), None)
    for word in text.replace(",", " ").replace(".", " ").split():
        if word.isdigit() and word != number:
            tale.figure("a", word, float(word))
    claim = tale.figure("a", number, float(number), place=place)
    found = Scenes(tale.evidence(), Cast(tale.entities.values())).of(claim)
    return named.get(found or "")


LIST = "The storm killed 38 in Zeta, 24 in Yota and 13 in Theta."
HAS = "Zeta has 366 cases and 10 deaths, Yota 188 and 5."


@pytest.mark.parametrize(("text", "number", "town"), [
    (LIST, "38", "Zeta"), (LIST, "24", "Yota"), (LIST, "13", "Theta"),
    (HAS, "366", "Zeta"), (HAS, "10", "Zeta"), (HAS, "188", "Yota"), (HAS, "5", "Yota"),
    ("In Zeta, 12 people died.", "12", "Zeta"),
    ("Another 12 bodies were found in Zeta, Yota said.", "12", "Zeta"),
    ("The ferry turned over on its way from Zeta; 45 people died.", "45", None),
    ("They said 34 were dead after their officers met in Zeta.", "34", None),
])  # fmt: skip
def test_the_place_that_a_number_is_of(text: str, number: str, town: str | None) -> None:
    towns = tuple(t for t in ("Zeta", "Yota", "Theta") if t in text)
    assert scene(text, number, towns) == town


def test_a_place_given_elsewhere_in_the_sentence_is_not_believed() -> None:
    assert scene("The board in Zeta said that 45 people died.", "45", ("Zeta",), given="Zeta") is None


def test_a_number_shares_the_place_of_one_of_another_measure_that_goes_on_from_it() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Thirteen people died and 75 were hurt in Zeta.")
    town = tale.entity("a", "Zeta", kind="place")
    dead = tale.figure("a", "Thirteen", 13)
    tale.figure("a", "75", 75, measure="injured")
    assert Scenes(tale.evidence(), Cast(tale.entities.values())).of(dead) == town
