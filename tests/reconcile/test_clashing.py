"""Which numbers can clash, and which differ because they count different things."""

from __future__ import annotations

import pytest

from newsledger.reconcile.clashing import is_rounded, number_can_follow, numbers_can_clash
from newsledger.reconcile.counts import Count, counts
from newsledger.reconcile.origins import Origins
from tests.reconcile.building import Tale


def _two(text: str, *told: tuple[str, float, str | None], measure: str = "killed", counted: str = "people",
         total: bool | None = True) -> list[Count]:  # fmt: skip
    """The counts of a report about a flood that gives these numbers, each with who says it."""
    tale = Tale()
    tale.report("a", "2031-05-02", f"The flood came.\n{text}")
    tale.happening("a", "The flood", "flood")
    for words, number, speaker in told:
        tale.figure("a", words, number, speaker=speaker, measure=measure, counted=counted, total=total)
    evidence, cast = tale.evidence(), tale.cast()
    return list(counts(evidence, cast, tale.incidents(), Origins(evidence, cast)))


@pytest.mark.parametrize(("text", "told", "clash"), [
    ("The mayor counted 30 dead.\nA priest counted 44.", (("30", 30, "The mayor"), ("44", 44, "A priest")), True),
    ("It killed 30 people here.\nIt killed 44 there.", (("30", 30, None), ("44", 44, None)), False),
    ("It killed 30 people or 44.", (("30", 30, None), ("44", 44, None)), True),
    ("The mayor named 30 dead.\nA priest told of 44 others.", (("30", 30, "The mayor"), ("44", 44, "A priest")), False),
    ("The mayor named 30 dead.\nA priest told of another 44.", (("30", 30, "The mayor"), ("44", 44, "A priest")),
     False),
    ("The mayor named 30 dead.\nA priest told of more than 40.",
     (("30", 30, "The mayor"), ("more than 40", 40, "A priest")), True),
    ("The mayor named 30 dead.\nA priest told of 44, more or less.", (("30", 30, "The mayor"), ("44", 44, "A priest")),
     True),
    ("The mayor said 30, others 44.", (("30", 30, "The mayor"), ("44", 44, "others")), True),
    ("The mayor named 30 dead.\nA priest told of 44 more.", (("30", 30, "The mayor"), ("44", 44, "A priest")), False),
])  # fmt: skip
def test_tolls_clash_by_two_voices_or_in_one_sentence(text: str, told: tuple, clash: bool) -> None:
    one, two = _two(text, *told)
    assert numbers_can_clash(one, two) is clash


@pytest.mark.parametrize(("text", "voices", "counted", "clash"), [
    ("The mayor saw 30 tents, a priest 44.", ("The mayor", "a priest"), "tents", True),
    ("The mayor saw 30 tents.\nA priest saw 44.", ("The mayor", "A priest"), "tents", True),
    ("The harvest fell 30 and 44 per cent.", (None, None), "", False),
    ("The mayor sent 30.\nA priest sent 44.", ("The mayor", "A priest"), "", False),
])
def test_other_numbers_clash_where_two_voices_speak_of_one_thing(text: str, voices: tuple, counted: str,
                                                                 clash: bool) -> None:  # fmt: skip
    one, two = _two(text, ("30", 30, voices[0]), ("44", 44, voices[1]), measure="other", counted=counted, total=None)
    assert numbers_can_clash(one, two) is clash


@pytest.mark.parametrize(("text", "clash"), [
    ("The mayor named 30 dead.\nIn a separate incident 44 died, a priest said.", False),
    ("The mayor and a priest put the dead at from 30 to 44.", False),
])
def test_another_incident_and_the_ends_of_a_range_do_not_clash(text: str, clash: bool) -> None:
    one, two = _two(text, ("30", 30, "The mayor"), ("44", 44, "a priest"))
    assert numbers_can_clash(one, two) is clash


@pytest.mark.parametrize(("text", "units", "follows"), [
    ("The repairs have cost the town $30.\nThe repairs have so far cost the town $44.", "$", True),
    ("The repairs have cost the town $30.\nA baker gave away $44.", "$", False),
    ("A wall 30 ft high and 44 ft long stood by the river.", "ft", False),
    ("The repairs have cost the town $30.\nThe repairs have cost the town £20 ($44).", "$", False),
    ("The repairs have cost the town $30.\nThe repairs had cost the town $44 a year earlier.", "$", False),
])  # fmt: skip
def test_a_measure_follows_another_of_one_thing_only(text: str, units: str, follows: bool) -> None:
    measure = "distance" if units == "ft" else "money"
    one, two = _two(text, ("30", 30, None), ("44", 44, None), measure=measure, counted=units, total=None)
    assert number_can_follow(one, two) is follows


def test_a_round_number_says_no_other_than_the_one_it_rounds() -> None:
    one, two = _two("It killed 1,730.\nSome say 1,700.", ("1,730", 1730, None), ("1,700", 1700, None))
    assert is_rounded(two, one)
    assert not is_rounded(one, two)
