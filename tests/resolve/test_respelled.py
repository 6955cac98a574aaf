"""The cost of respelling a name."""

from __future__ import annotations

import doctest

import pytest

from newsledger.resolve import respelled
from newsledger.resolve.respelled import LONGEST, strain
from newsledger.resolve.spelling import STRAINED, same_surname


def test_the_examples_hold() -> None:
    assert doctest.testmod(respelled).failed == 0


@pytest.mark.parametrize(("a", "b"), [("kowalczuk", "kovalchuk"), ("schwarzmann", "shvartsman"), ("philippe", "filip")])
def test_ways_of_spelling_one_name_cost_less_than_two_names(a: str, b: str) -> None:
    assert strain(a, b) == strain(b, a) < 1.2 < strain(a, "tomori")


def test_letters_are_read_among_their_neighbours() -> None:
    assert strain("vareaux", "varo") < 0.5 < strain("vareaux", "varaks")


def test_two_names_of_one_skeleton_are_told_apart() -> None:
    assert strain("ramani", "romeno") > STRAINED
    assert same_surname("ramani", "romeno") == 0.0


def test_a_very_long_word_is_read_up_to_a_length() -> None:
    assert strain("a" * 10_000, "a" * LONGEST) < 1
