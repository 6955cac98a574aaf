"""Which statements contradict one another."""

from __future__ import annotations

import pytest

from newsledger.core.evidence import Cast
from newsledger.reconcile.related_statements import LIKELY, Said
from tests.reconcile.building import Tale


def likely(first: tuple[str, str, str], second: tuple[str, str, str]) -> float:
    """How likely two statements, each speaker, cue and words, contradict one another."""
    tale = Tale()
    tale.report("a", "2031-05-02", " ".join(f"{speaker} {cue} {words}." for speaker, cue, words in (first, second)))
    for speaker, cue, words in (first, second):
        tale.statement("a", words, cue=cue, speaker=speaker)
    evidence = tale.evidence()
    said = Said(evidence.readings["a"], Cast(tale.entities.values()))
    one, two = said.claims
    return said.weigh(one, two, evidence.reports["a"].text)


@pytest.mark.parametrize(("first", "second"), [
    (("The union", "claimed", "guards had locked the gate"), ("The owner", "denied", "any gate was locked")),
    (("The pilot", "said", "he asked for another runway"), ("The tower", "says", "he never asked")),
    (("Villagers", "accused", "police of firing"), ("Police", "rejected", "the charge")),
])  # fmt: skip
def test_a_denial_and_a_no_of_the_same_matter_contradict(first: tuple[str, str, str],
                                                          second: tuple[str, str, str]) -> None:  # fmt: skip
    assert likely(first, second) > LIKELY


@pytest.mark.parametrize(("first", "second"), [
    (("The mayor", "said", "the bridge would open"), ("A farmer", "said", "prices rose in March")),
    (("The mayor", "said", "the bridge had fallen"), ("The mayor", "said", "nobody was on it")),
])  # fmt: skip
def test_unlike_things_and_one_speaker_do_not(first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    assert likely(first, second) < LIKELY


@pytest.mark.parametrize(("first", "second"), [
    (("Ms Orr", "asked", "the army to send troops"), ("A colonel", "said", "the army would not send troops")),
    (("The mayor", "said", "the bridge was safe"), ("A nurse", "said", "she doesn't know if the bridge was safe")),
    (("A spokesman", "said", "the bridge was closed"), ("The spokesman", "said", "the bridge was not to be opened")),
])  # fmt: skip
def test_a_call_ignorance_and_one_office_gainsay_nothing(first: tuple[str, str, str],
                                                         second: tuple[str, str, str]) -> None:  # fmt: skip
    tale = Tale()
    tale.report("a", "2031-05-02", " ".join(f"{speaker} {cue} {words}." for speaker, cue, words in (first, second)))
    for speaker, cue, words in (first, second):
        tale.statement("a", words, cue=cue, speaker=speaker)
    said = Said(tale.evidence().readings["a"], Cast(tale.entities.values()))
    assert not said.can_clash(*said.claims)
