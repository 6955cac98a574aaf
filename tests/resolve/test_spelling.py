"""Likeness of spellings."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.core import names
from newsledger.resolve import bodies, spelling
from newsledger.resolve.spelling import parts, same_person, same_surname


@pytest.mark.parametrize("module", [names, bodies, spelling])
def test_the_examples_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


_ONE = [("petrosyan", "petrossian"), ("khalidov", "halidow"), ("sherbakov", "scherbakov")]
_TWO = [("Ana Reyes", "Eva Reyes"), ("Ivan Petrov", "Ivana Petrov"), ("Omar Diallo", "Omar Keita")]


@pytest.mark.parametrize(("a", "b"), _ONE)
def test_ways_of_romanising_a_surname_are_alike(a: str, b: str) -> None:
    assert same_surname(a, b) >= 0.8


@pytest.mark.parametrize(("a", "b"), _TWO)
def test_two_people_are_not_taken_for_one(a: str, b: str) -> None:
    assert same_person(a, b) < 0.75


@given(st.text(alphabet="abceghiklmnoprstuvyz ", min_size=3), st.text(alphabet="abceghiklmnoprstuvyz ", min_size=3))
def test_likeness_has_no_direction(a: str, b: str) -> None:
    if parts(a) and parts(b):
        assert same_surname(parts(a)[-1], parts(b)[-1]) == same_surname(parts(b)[-1], parts(a)[-1])
