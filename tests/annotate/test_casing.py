"""Text in capitals is shown to the model in ordinary case, letter for letter."""

from hypothesis import given
from hypothesis import strategies as st

from newsledger.annotate.casing import bracketed, ordinary


@given(st.text(max_size=300))
def test_the_length_never_changes_and_so_no_offset(text: str) -> None:
    assert len(ordinary(text)) == len(text)
    assert len(ordinary(text.upper())) == len(text.upper())


def test_a_wire_in_capitals_reads_like_news() -> None:
    told = ordinary("THE REBELS HELD THE U.S. EMBASSY'S GUARDS IN LONDON UNTIL 9 MAY.  THE ARMY CAME IN JANUARY.")
    assert told == "The rebels held the U.S. embassy's guards in London until 9 May.  The army came in January."


def test_text_in_ordinary_case_and_short_codes_stay() -> None:
    assert ordinary("The UN and NATO met in GENEVA.") == "The UN and NATO met in GENEVA."
    assert ordinary("BREAKING") == "BREAKING"


def test_figures_are_read_from_capitals_and_cited_as_they_stand(read_text) -> None:
    reading = read_text("GUNMEN KILLED AT LEAST NINE SOLDIERS IN AN AMBUSH NEAR THE BORDER, THE ARMY SAID ON MONDAY.")
    figures = [c for c in reading.claims if c.rule.startswith("figures")]
    assert [(c.body.measure, c.body.low, c.cite.quote) for c in figures] == [("killed", 9, "AT LEAST NINE")]


def test_the_brackets_of_treebanks_are_shown_as_brackets_and_no_offset_changes() -> None:
    text = "the union -LRB- 40 members -RRB- met"
    assert len(bracketed(text)) == len(text)
    assert bracketed(text).split() == ["the", "union", "(", "40", "members", ")", "met"]
