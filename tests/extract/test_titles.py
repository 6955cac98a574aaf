"""What stands before a name."""

from __future__ import annotations

import doctest

from newsledger.extract import titles
from newsledger.extract.titles import is_adjective, name_start


def test_the_examples_hold() -> None:
    assert doctest.testmod(titles).failed == 0


def test_a_run_of_titles_has_no_name() -> None:
    assert name_start(["Prime", "Minister"]) == 2


def test_nationalities_are_adjectives_and_countries_are_not() -> None:
    assert is_adjective(["Peruvian"]) and is_adjective(["South", "Korean"])
    assert not is_adjective(["Peru"])
