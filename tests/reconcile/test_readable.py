"""Lines and labels that stand alone: no pronouns to begin with, no verbs without their subject."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.claims import Happening
from newsledger.core.reports import Report
from newsledger.core.support import unsupported
from newsledger.reconcile.readable import FRAGMENT, PHRASE, WHOLE, sentence_of, sentences, stands, worded
from tests.reconcile.building import Tale


def body(text: str, trigger: str, *, nominal: bool = False) -> Happening:
    report = Report(id="r", name="r", text=text)
    start = text.index(trigger)
    cite = report.cite(start, start + len(trigger))
    return Happening(type="accident", trigger=cite, lemma=trigger, nominal=nominal)


def test_a_clause_stands_by_its_subject() -> None:
    assert stands("A dam broke in the north", body("A dam broke in the north", "broke")) == WHOLE
    assert stands("She fled", body("She fled", "fled")) == FRAGMENT
    assert stands("which broke in May", body("which broke in May", "broke")) == FRAGMENT
    assert stands("was broken", body("was broken", "broken")) == FRAGMENT
    assert stands("broke in May", body("broke in May", "broke")) == FRAGMENT


def test_a_noun_with_its_company_is_a_phrase() -> None:
    assert stands("the flood in Orvane", body("the flood in Orvane", "flood", nominal=True)) == PHRASE
    assert stands("the flood", body("the flood", "flood", nominal=True)) == FRAGMENT


def test_a_fragment_is_told_by_its_sentence_where_that_is_cited() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The miller opened the sluice, broke a wheel and ran.\nIt swept her away.")
    told = (tale.happening("a", "broke", "wheel"), tale.happening("a", "It swept her away", "sweep"))
    there = sentences(tale.evidence())
    assert worded(told[:1], there).text == "The miller opened the sluice, broke a wheel and ran."
    assert worded(told[1:], there).ill == FRAGMENT


def test_a_line_has_all_its_names_and_numbers_from_the_sentences_that_it_cites() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The miller of Orvane broke 12 wheels and ran.")
    claim = tale.happening("a", "ran", "run")
    found = worded((claim,), sentences(tale.evidence()))
    assert found.text == "The miller of Orvane broke 12 wheels and ran."
    assert not unsupported(found.text, [c.sentence.quote for c in found.claims])


def test_a_clause_says_whose_word_it_is_and_what_is_denied_is_told_by_its_sentence() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "They wept, Ms Orr said: the dam broke.\nThe mill denied that its gates were shut.")
    broke = tale.happening("a", "the dam broke", "break", speaker="Ms Orr")
    shut = tale.happening("a", "its gates were shut", "shut", modality="denied", speaker="The mill")
    there = sentences(tale.evidence())
    assert worded((broke,), there).text == "The dam broke, according to Ms Orr."
    denied = worded((shut,), there)
    assert (denied.text, denied.spare) == ("The mill denied that its gates were shut.", "")


def test_a_sentence_of_another_day_tells_it_only_where_nothing_else_does() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The dam broke at Orvane.\nOn Monday divers went to where the dam broke at Orvane.")
    first = tale.happening("a", "The dam broke", "break")
    divers = tale.happening("a", "divers went to where the dam broke at Orvane", "go")
    there = sentences(tale.evidence())
    assert worded((divers, first), there, day="2031-05-02", days={divers.id: "2031-05-05"}).text == first.sentence.quote
    assert worded((divers,), there, day="2031-05-02", days={divers.id: "2031-05-05"}).aside


@given(st.text(min_size=1))
def test_a_line_is_one_line(quote: str) -> None:
    assert "\n" not in sentence_of(quote)
