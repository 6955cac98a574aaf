"""Numbers read from text alone: what they come to, what their words allow, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.extract.numbers import Number, numbers


def only(text: str) -> Number:
    found = list(numbers(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "value"),
    [
        ("at least 16 goats", "at least 16", 16, None, 16),
        ("more than 16 goats", "more than 16", 17, None, 16),
        ("fewer than 16 goats", "fewer than 16", None, 15, 16),
        ("no more than 16 goats", "no more than 16", None, 16, 16),
        ("up to 1,600 goats", "up to 1,600", None, 1600, 1600),
        ("nearly a hundred goats", "nearly a hundred", None, 100, 100),
        ("about 83 goats", "about 83", 74, 92, 83),
        ("we are talking about 83 goats", "83", 83, 83, 83),
        ("between eight and eleven goats", "between eight and eleven", 8, 11, None),
        ("five or six goats", "five or six", 5, 6, None),
        ("a dozen goats", "a dozen", 12, 12, 12),
        ("several goats", "several", 3, 9, None),
        ("dozens of goats", "dozens", 24, 99, None),
        ("several hundred goats", "several hundred", 300, 999, None),
        ("tens of thousands of goats", "tens of thousands", 20000, 99999, None),
        ("half a million goats", "half a million", 500000, 500000, 500000),
        ("thirty-three goats", "thirty-three", 33, 33, 33),
        ("a hundred and twenty thousand goats", "a hundred and twenty thousand", 120000, 120000, 120000),
        ("another 16 goats", "another 16", 16, 16, 16),
        ("the flock passed 60", "60", 61, None, 60),
        ("their top three goats", "three", 3, 3, 3),
        ("200-odd goats", "200-odd", 180, 220, 200),
        ("dogs watch over some 300 goats", "some 300", 270, 330, 300),
        ("within 90 minutes", "within 90 minutes", None, 90, 90),
        ("8 and a half months", "8 and a half months", 8.5, 8.5, 8.5),
        ("Tk 20,000 a goat", "Tk 20,000", 20000, 20000, 20000),
        ("42 mln dlrs", "42 mln dlrs", 42000000, 42000000, 42000000),
    ],
)
def test_bounds(text: str, quote: str, low: float | None, high: float | None, value: float | None) -> None:
    number = only(text)
    assert (text[number.start : number.end], number.low, number.high, number.value) == (quote, low, high, value)


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value"),
    [
        ("it cost $7m", "$7m", "money", 7_000_000),
        ("it cost 7.5 million kroner", "7.5 million kroner", "money", 7_500_000),
        ("some 7,000 kroner each", "some 7,000 kroner", "money", 7000),
        ("a wall 80km long", "80km", "distance", 80),
        ("a wall 500m long", "500m", "distance", 500),
        ("it lasted six weeks", "six weeks", "duration", 6),
        ("it grew by 7.1 per cent", "7.1 per cent", "share", 7.1),
        ("two-thirds of the flock", "two-thirds", "share", 66.67),
        ("one in 16 goats", "one in 16", "share", 6.25),
        ("700 hectares of maize", "700 hectares", "amount", 700),
    ],
)
def test_units(text: str, quote: str, kind: str, value: float) -> None:
    number = only(text)
    assert (text[number.start : number.end], number.kind, number.value) == (quote, kind, value)


def test_more_than_adds_one_to_a_count_but_not_to_a_measure() -> None:
    assert only("more than 16 goats").low == 17
    assert only("more than 16 km").low == 16


def test_two_accounts_are_two_numbers_and_a_change_is_no_range() -> None:
    assert [n.value for n in numbers("16 or 47, by different accounts")] == [16, 47]
    assert [n.value for n in numbers("the flock rose from 41 to 66")] == [41, 66]


def test_an_ordinal_is_no_fraction() -> None:
    assert list(numbers("a third was turned back")) == []
    assert only("a third of the flock").value == 33.33


@given(st.integers(2, 999_999))
def test_bounds_hold_the_number(n: int) -> None:
    for words in ("", "at least ", "nearly ", "about ", "up to "):
        number = only(f"{words}{n:,} goats")
        assert number.value == n
        assert number.low is None or number.low <= n
        assert number.high is None or number.high >= n


@given(st.text(alphabet=st.sampled_from(" -,.$%/0123456789abmkohundredtw"), max_size=80))
def test_any_text_reads_in_order_without_overlap(text: str) -> None:
    at = 0
    for number in numbers(text):
        assert at <= number.start <= number.at < number.to <= number.end <= len(text)
        assert number.low is None or number.high is None or number.low <= number.high
        at = number.end


@pytest.mark.parametrize("text", ["9" * 400 + " goats", "a hundred" + " hundred" * 300, "1.5" + " million" * 90,
                                  "a pen of 5 m² of grass", "² goats", "① goats", "9" * 400 + "m goats"])  # fmt: skip
def test_what_no_number_can_be_is_none(text: str) -> None:
    assert all(number.high is None or number.high < 1e24 for number in numbers(text))


def test_a_scale_in_two_letters_may_stand_apart():
    assert [n.value for n in numbers("It cost $ 3.5 bn, or £2.3 bn, of a fund of $5bn")] == [3.5e9, 2.3e9, 5e9]


def test_a_half_with_hyphens() -> None:
    assert [(n.value, n.unit) for n in numbers("once about every two-and-a-half years")] == [(2.5, "years")]
