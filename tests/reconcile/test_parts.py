"""Parts of the people counted: what a figure's words say that it counts."""

from __future__ import annotations

import pytest

from newsledger.core.claims import Figure
from newsledger.reconcile.parts import is_present, noun_counted, part_of_people, singular


def counted(words: str, *, behind: str = "") -> str:
    body = Figure(measure="killed", counted=words, low=1, high=1, value=1)
    return part_of_people(body, behind=behind)


@pytest.mark.parametrize(("words", "part"), [
    ("people", ""), ("bodies recovered", ""), ("people who lost their homes", ""), ("children", "child"),
    ("minors", "child"), ("policemen", "police"), ("rebel soldiers", "fighter"), ("Norwegians", "people of NO"),
    ("Norwegian tourists", "people of NO"), ("people aboard", "aboard"), ("passengers", "aboard"),
    ("people on the ground", "ground"), ("miners trapped", "trapped"), ("miners", ""),
    ("hostages", "captive"), ("prison warders", "guard"),
])  # fmt: skip
def test_the_words_up_to_the_noun_decide(words: str, part: str) -> None:
    assert counted(words) == part


def test_what_is_said_of_those_counted_names_them() -> None:
    assert counted("people", behind=" of them children") == "child"
    assert counted("people", behind=" of the dead were gendarmes") == "police"
    assert counted("people", behind=" on the bus") == "aboard"


def test_a_noun_that_stands_elsewhere_was_borrowed() -> None:
    assert counted("guards", behind=" on Tuesday") == ""
    assert counted("guards", behind=" guards on Tuesday") == "guard"


def test_captives_are_a_part_of_the_dead_and_all_of_the_freed() -> None:
    assert counted("hostages") == "captive"
    freed = Figure(measure="rescued", counted="hostages", low=9, high=9, value=9)
    assert part_of_people(freed) == ""


def test_houses_are_counted_apart_from_shops() -> None:
    shops = Figure(measure="buildings", counted="shops", low=9, high=9, value=9)
    assert part_of_people(shops) == "shop"
    assert noun_counted(shops, behind=" shops and a church") == "shop"


def test_the_words_behind_a_figure_say_where_they_were() -> None:
    assert counted("people", behind=" aboard the ferry") == "aboard"
    assert is_present(counted("people", behind=" aboard the ferry"))


@pytest.mark.parametrize(("many", "one"), [("bodies", "body"), ("gunmen", "gunman"), ("people", "people"),
                                           ("churches", "church"), ("virus", "virus"), ("glass", "glass")])  # fmt: skip
def test_singulars(many: str, one: str) -> None:
    assert singular(many) == one


def test_the_dead_are_buried_in_graves_and_the_living_under_rubble() -> None:
    assert counted("people", behind=" were buried on the hill") == ""
    caught = Figure(measure="affected", counted="people", low=9, high=9, value=9)
    assert part_of_people(caught, behind=" buried under a landslide") == "trapped"


def test_civilians_are_a_part_of_those_killed_and_not_of_those_moved() -> None:
    assert counted("civilians") == "civilian"
    moved = Figure(measure="evacuated", counted="civilians", low=9, high=9, value=9)
    assert part_of_people(moved) == ""
