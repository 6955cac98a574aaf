"""Look-alikes: the dead of another event, named beside a report's own, are not those of its own."""

from __future__ import annotations

import pytest

from newsledger.reconcile.attaching import attached
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.lookalikes import lookalikes
from tests.reconcile.building import Tale

FERRY = "A ferry sank off Torvik on Monday and 30 people died.\n"


def told(sentence: str, *, others: str = FERRY, value: int = 9) -> Tale:
    tale = Tale()
    tale.report("a", "2031-05-04", FERRY + sentence)
    for name in "bc":
        tale.report(name, "2031-05-05", others)
    for name in "abc":
        sinking = tale.happening(name, "A ferry sank", "sinking", type_="accident")
        tale.figure(name, "30", 30, about=sinking.id)
    fire = tale.happening("a", "fire", "fire", type_="fire", nominal=True)
    tale.figure("a", "nine", value, about=fire.id)
    return tale


@pytest.mark.parametrize("sentence", [
    "Inquiries into accidents such as the Norrby Mill fire, in which nine died, led to new rules.",
    "It was the country's worst accident since the Norrby fire, which killed nine.",
    "Last week's sinking rivals the Norrby fire, which killed nine.",
])  # fmt: skip
def test_an_example_and_a_comparison_are_of_another_event(sentence: str) -> None:
    assert len(lookalikes(told(sentence).evidence())) == 1


@pytest.mark.parametrize("sentence", [
    "Nobody has spoken since the Norrby fire, which killed nine.",
    "Inquiries into accidents such as a fire in which nine died led to new rules.",
    "Inquiries into accidents such as the Torvik fire, in which nine died, led to new rules.",
    "Rules changed after accidents such as this, and the Norrby fire killed nine.",
    "Rules changed after accidents like Torvik's fire, in which nine died.",
    "There is no money to prevent accidents such as Tuesday's fire, in which nine died.",
    "Survivors spoke of memories of a fire in which nine died.",
    "Survivors recalled a fire that killed nine.",
    "It was the anniversary of the Norrby Mill fire, which killed nine.",
    "The storm set off accidents, including the Norrby fire, which killed nine.",
])  # fmt: skip
def test_what_is_known_to_the_story_or_only_named_is_not(sentence: str) -> None:
    assert not lookalikes(told(sentence).evidence())


def test_what_most_other_reports_name_is_the_storys_own() -> None:
    sentence = "Inquiries into accidents such as the Norrby fire, in which nine died, led to new rules."
    assert not lookalikes(told(sentence, others=FERRY + "It burned at Norrby.").evidence())


def test_a_fuller_name_for_what_the_others_tell_of_is_the_storys_own() -> None:
    sentence = "Inquiries into accidents such as the Norrby Mill fire, in which nine died, led to new rules."
    assert not lookalikes(told(sentence, others=FERRY + "Families spoke of the mill fire.").evidence())


def test_where_reports_are_about_nothing_else_it_is_what_they_are_about() -> None:
    tale = Tale()
    tale.report("a", "2031-05-04", "People want answers on accidents such as the Norrby fire, in which nine died.")
    tale.report("b", "2031-05-05", "People gathered at the gate again.")
    fire = tale.happening("a", "fire", "fire", type_="fire", nominal=True)
    tale.figure("a", "nine", 9, about=fire.id)
    evidence = tale.evidence()
    beside = lookalikes(evidence)
    happened = incidents(evidence, tale.cast(), beside=beside)
    (dead,) = attached(evidence, tale.cast(), happened, beside=beside)
    assert (beside, dead.homeless, happened[0].main) == ({fire.id}, False, True)


def test_its_dead_are_not_the_storys_unless_other_reports_give_their_number_for_it() -> None:
    sentence = "Inquiries into accidents such as the Norrby Mill fire, in which nine died, led to new rules."
    for value, homeless in ((9, True), (30, False)):
        tale = told(sentence, value=value)
        figures = attached(tale.evidence(), tale.cast(), tale.incidents(), beside=lookalikes(tale.evidence()))
        (dead,) = (f for f in figures if f.claim.cite.quote == "nine")
        assert dead.homeless is homeless
