"""Policies: which number each of them draws from the same points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.settings import POLICIES as OFFERED
from newsledger.reconcile.counts import counts
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.policies import POLICIES, Drawn
from tests.reconcile.building import Tale

SAID = (("a", "2031-05-02", 60, None), ("b", "2031-05-03", 48, "The police"), ("c", "2031-05-03", 55, "A nurse"),
        ("d", "2031-05-03", 48, None))  # fmt: skip


def draw(policy: str, said: tuple[tuple[str, str, int, str | None], ...] = SAID) -> Drawn:
    tale = Tale()
    for name, day, number, speaker in said:
        tale.report(name, day, f"The fire killed people. {speaker or 'We'} counted {number}.")
        tale.happening(name, "The fire", "fire", type_="fire")
        tale.figure(name, f"{number}", number, speaker=speaker)
    evidence, cast = tale.evidence(), tale.cast()
    return POLICIES[policy](counts(evidence, cast, tale.incidents(), Origins(evidence, cast)))


def test_the_settings_offer_what_there_is() -> None:
    assert tuple(POLICIES) == OFFERED


@pytest.mark.parametrize(("policy", "best"), [("latest", 48), ("highest", 60), ("ucdp", 48), ("acled", 48),
                                              ("two-source", 48), ("official", 48)])  # fmt: skip
def test_each_draws_its_number(policy: str, best: float) -> None:
    drawn = draw(policy)
    assert drawn.best == best
    assert drawn.on
    assert drawn.rule


def test_two_accounts_of_one_day_are_not_decided_between() -> None:
    drawn = draw("latest", (("a", "2031-05-02", 30, "The mayor"), ("b", "2031-05-02", 44, "A priest")))
    assert (drawn.best, drawn.low, drawn.high) == (None, 30, 44)


def test_of_two_accounts_of_one_crowd_none_is_chosen() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The march drew 1,500. Organisers spoke of 4,000.")
    tale.figure("a", "1,500", 1500, measure="participants", total=None)
    tale.figure("a", "4,000", 4000, measure="participants", total=None, speaker="Organisers")
    evidence, cast = tale.evidence(), tale.cast()
    drawn = POLICIES["latest"](counts(evidence, cast, tale.incidents(), Origins(evidence, cast)))
    assert (drawn.best, drawn.low, drawn.high) == (None, 1500, 4000)


def test_two_sources_that_differ_give_no_number() -> None:
    assert draw("two-source", SAID[:1] + SAID[2:3]).best is None


def test_nobody_in_office_gives_no_official_number() -> None:
    assert draw("official", SAID[2:3] + SAID[:1]).best is None


@given(st.lists(st.integers(1, 500), min_size=1, max_size=6), st.sampled_from(OFFERED))
def test_a_best_number_was_said_and_lies_within_its_bounds(numbers: list[int], policy: str) -> None:
    drawn = draw(policy, tuple((f"r{n}", f"2031-05-0{n + 1}", number, None) for n, number in enumerate(numbers)))
    if drawn.best is not None:
        assert drawn.best in numbers
        assert drawn.low is not None
        assert drawn.high is not None
        assert drawn.low <= drawn.best <= drawn.high


@pytest.mark.parametrize(("low", "high", "value", "told"), [
    (None, 50, 50, (50, None, 50)), (200, None, None, (None, 200, None)), (None, 30, None, (None, None, 30)),
])  # fmt: skip
def test_no_bound_and_no_number_is_made_up(low: float | None, high: float | None, value: float | None,
                                           told: tuple[float | None, ...]) -> None:  # fmt: skip
    tale = Tale()
    tale.report("a", "2031-05-02", "The fire killed so many people.")
    tale.happening("a", "The fire", "fire", type_="fire")
    tale.figure("a", "so many", value, low=low, high=high)
    evidence, cast = tale.evidence(), tale.cast()
    drawn = POLICIES["latest"](counts(evidence, cast, tale.incidents(), Origins(evidence, cast)))
    assert (drawn.best, drawn.low, drawn.high) == told


@pytest.mark.parametrize(("words", "low", "best"), [("dozens", 24, 12), ("hundreds", 200, 100), ("tens", 20, 10)])
def test_acled_puts_its_own_number_for_a_word(words: str, low: float, best: float) -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", f"The fire killed {words} of people.")
    tale.happening("a", "The fire", "fire", type_="fire")
    tale.figure("a", words, None, low=low, high=low * 5)
    evidence, cast = tale.evidence(), tale.cast()
    said = counts(evidence, cast, tale.incidents(), Origins(evidence, cast))
    assert POLICIES["acled"](said).best == best
    assert POLICIES["latest"](said).best is None


def test_of_one_day_the_later_report_is_the_newer() -> None:
    said = (("a", "2031-05-03T06:00:00Z", 40, None), ("b", "2031-05-03T07:00:00Z", 40, None),
            ("c", "2031-05-03T21:00:00Z", 52, None))  # fmt: skip
    assert draw("latest", said).best == 52


def lowered(words: str, *, denied: bool = False, first: int = 30, ministry: str | None = None,
            other: str | None = None, also: int | None = None) -> Drawn:  # fmt: skip
    tale = Tale()
    tale.report("a", "2031-05-02", f"The fire killed {first} people. {other or 'We'} counted.")
    tale.report("b", "2031-05-02", words)
    if also is not None:
        tale.report("c", "2031-05-02", f"The fire killed {also} people.", outlet="The Gazette")
        tale.figure("c", f"{also}", also)
    for name in tale.reports:
        tale.happening(name, "fire", "fire", type_="fire")
    by = {name: tale.entity(name, who) for name, who in (("a", other), ("b", ministry)) if who}
    tale.figure("a", f"{first}", first, speaker=other, named=by.get("a"))
    if "30" in words:
        tale.figure("b", "30", 30, modality="denied" if denied else "happened", speaker=ministry, named=by.get("b"))
    tale.figure("b", "14", 14, speaker=ministry, named=by.get("b"))
    evidence, cast = tale.evidence(), tale.cast()
    return POLICIES["latest"](counts(evidence, cast, tale.incidents(), Origins(evidence, cast)))


@pytest.mark.parametrize("words", ["The ministry cut the toll of the fire from 30 to 14.",
                                   "The ministry lowered the toll of the fire to 14."])  # fmt: skip
def test_a_toll_that_is_lowered_in_words_takes_the_place_of_the_greater(words: str) -> None:
    assert lowered(words).best == 14


def test_a_toll_that_is_lowered_replaces_no_number_of_somebody_else_and_none_that_it_does_not_name() -> None:
    words = "The ministry cut the toll of the fire from 30 to 14."
    apart = lowered(words, ministry="The ministry", other="A nurse")
    assert (apart.best, apart.low, apart.high) == (None, 14, 30)
    assert lowered(words, ministry="The ministry", other="The ministry").best == 14
    assert lowered(words, first=31, ministry="The ministry").best == 31


def test_what_falls_beside_a_toll_lowers_none() -> None:
    assert lowered("The roof fell down in the fire, bringing the toll to 14.", also=30).best == 30


def test_what_a_report_denies_of_its_own_no_longer_stands() -> None:
    assert lowered("Not 30 died in the fire, but 14.", denied=True).best == 14


DENIAL = (("a", "2031-05-01", 12, "The police", "happened"), ("b", "2031-05-02", 40, "The hospital", "happened"),
          ("c", "2031-05-02", 40, "The charity", "happened"),
          ("d", "2031-05-02", 40, "The army", "denied"))  # fmt: skip


def denied(policy: str, said: tuple[tuple[str, str, int, str, str], ...]) -> Drawn:
    tale = Tale()
    for name, day, number, speaker, modality in said:
        tale.report(name, day, f"The fire killed people. {speaker} spoke of {number}.")
        tale.happening(name, "The fire", "fire", type_="fire")
        by = tale.entity(name, speaker)
        tale.figure(name, f"{number}", number, speaker=speaker, named=by, modality=modality)
    evidence, cast = tale.evidence(), tale.cast()
    return POLICIES[policy](counts(evidence, cast, tale.incidents(), Origins(evidence, cast)))


@pytest.mark.parametrize(("policy", "best"), [("latest", 40), ("highest", 40), ("ucdp", 40), ("acled", 40),
                                              ("two-source", 40), ("official", 12)])  # fmt: skip
def test_one_party_s_denial_leaves_what_others_stand_by(policy: str, best: float) -> None:
    assert denied(policy, DENIAL).best == best


def test_who_denies_what_they_said_themselves_takes_it_back() -> None:
    said = (("a", "2031-05-01", 12, "The police", "happened"), ("b", "2031-05-02", 40, "The army", "happened"),
            ("c", "2031-05-03", 40, "The army", "denied"))  # fmt: skip
    assert [denied(policy, said).best for policy in ("latest", "highest")] == [12, 12]
