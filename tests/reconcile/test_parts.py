"""Parts of the people counted: what a figure's words say that it counts."""

from __future__ import annotations

import pytest

from newsledger.core.claims import Figure
from newsledger.reconcile.parts import is_present, part_of_people, singular


def counted(words: str, *, behind: str = "") -> str:
    body = Figure(measure="killed", counted=words, low=1, high=1, value=1)
    return part_of_people(body, behind=behind)


@pytest.mark.parametrize(("words", "part"), [
    ("people", ""), ("bodies recovered", ""), ("people who lost their homes", ""), ("children", "child"),
    ("minors", "child"), ("policemen", "police"), ("rebel soldiers", "fighter"), ("Norwegians", "people of NO"),
    ("Norwegian tourists", "people of NO"), ("people aboard", "aboard"), ("passengers", "aboard"),
    ("people on the ground", "ground"), ("miners trapped", "miner trapped"), ("houses destroyed", "house"),
])  # fmt: skip
def test_the_words_up_to_the_noun_decide(words: str, part: str) -> None:
    assert counted(words) == part


def test_the_words_behind_a_figure_say_where_they_were() -> None:
    assert counted("people", behind=" aboard the ferry") == "aboard"
    assert is_present(counted("people", behind=" aboard the ferry"))


@pytest.mark.parametrize(("many", "one"), [("bodies", "body"), ("gunmen", "gunman"), ("people", "people"),
                                           ("churches", "church"), ("virus", "virus"), ("glass", "glass")])  # fmt: skip
def test_singulars(many: str, one: str) -> None:
    assert singular(many) == one
