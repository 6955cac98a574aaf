"""Tellings gathered: which are background."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsledger.reconcile.gathering import gather, recalled
from newsledger.reconcile.telling import apart, tellings
from tests.reconcile.building import Tale


def _recalled(text: str, *told: tuple[str, str | None], nouns: tuple[str, ...] = ()) -> set[str]:
    """The words of the tellings of one report that are background without a time that says so."""
    tale = Tale()
    tale.report("a", "2031-05-06", text)
    for words, when in told:
        claim = tale.happening("a", words, "fire", type_="fire")
        tale.claims["a"][-1] = replace(
            claim, body=replace(claim.body, nominal=words in nouns),
            when=replace(_time(tale, when), cite=claim.cite) if when else None)  # fmt: skip
    found = recalled(tellings(tale.evidence(), tale.cast()))
    return {c.cite.quote for c in tale.claims["a"] if c.id in found}


def _time(tale: Tale, when: str):
    return tale._claim("x", "a", "A", tale.claims["a"].pop().body, when=when).when


def test_a_noun_after_an_old_fire_is_the_old_one_and_after_the_new_one_is_not() -> None:
    text = "A blaze in 2019 killed nine.\nThe fire began at night."
    told = (("A blaze in 2019 killed nine", "2019"), ("The fire began at night", None))
    assert _recalled(text, *told, nouns=("The fire began at night",)) == {"The fire began at night"}
    told = (("A blaze in 2019 killed nine", "2031-05-05"), ("The fire began at night", None))
    assert _recalled(text, *told, nouns=("The fire began at night",)) == set()


def test_what_ranks_a_fire_among_years_is_background() -> None:
    text = "A blaze broke out, the worst fire since 1990."
    assert _recalled(text, ("the worst fire since 1990", "1990/2031-05-06")) == {"the worst fire since 1990"}


def test_a_follow_up_of_long_ago_joins_nothing_whose_day_nobody_tells() -> None:
    tale = Tale()
    for name in "abc":
        tale.report(name, "2031-05-06", "Fire at the mill. The fire was out by noon.")
        tale.happening(name, "Fire at the mill", "Fire", type_="fire", headline=True)
    tale.report("d", "2031-05-06", "A man who survived a fire in 2019 is missing.")
    tale.happening("d", "a fire in 2019", "fire", type_="fire", when="2019")
    groups, _ = gather(tellings(tale.evidence(), tale.cast()))
    assert sorted(len(group) for group in groups) == [1, 3]


@pytest.mark.parametrize(("one", "other", "two"), [
    ("2031-03", "2031-04", True), ("2031-03", "2031-03-28", False), ("2031-03-31", "2031-04-01", False),
])  # fmt: skip
def test_months_that_follow_one_another_are_apart_and_days_are_not(one: str, other: str, two: bool) -> None:
    tale = Tale()
    for name, when in (("a", one), ("b", other)):
        tale.report(name, "2031-06-06", "Clashes in the hills.")
        tale.happening(name, "Clashes in the hills", "clash", when=when)
    first, second = tellings(tale.evidence(), tale.cast())
    assert apart(first, second) is two
