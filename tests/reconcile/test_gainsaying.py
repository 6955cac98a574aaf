"""Which statements contradict one another."""

from __future__ import annotations

import pytest

from newsledger.core.evidence import Cast
from newsledger.reconcile.gainsaying import is_denial
from newsledger.reconcile.related_statements import LIKELY, Said, disputes
from newsledger.reconcile.voices import Voices
from tests.reconcile.building import Tale

Told = tuple[str, str, str]  # a speaker, a cue and words


def said_by(*told: Told) -> tuple[Said, str]:
    """One report in which these statements stand one after the other, ready to be weighed, and its text."""
    tale = Tale()
    tale.report("a", "2031-05-02", " ".join(f"{speaker} {cue} {words}." for speaker, cue, words in told))
    for speaker, cue, words in told:
        tale.statement("a", words, cue=cue, speaker=speaker)
    evidence = tale.evidence()
    return Said(evidence.readings["a"], Cast(tale.entities.values())), evidence.reports["a"].text


def likely(first: Told, second: Told) -> float:
    """How likely two statements contradict one another."""
    said, text = said_by(first, second)
    one, two = said.claims
    return said.weigh(one, two, text)


def clash(first: Told, second: Told, *, next_to: bool = True) -> bool:
    """Whether two statements can contradict one another."""
    said, _ = said_by(first, second)
    one, two = said.claims
    return said.can_clash(one, two, next_to=next_to)


@pytest.mark.parametrize(("first", "second"), [
    (("The union", "claimed", "guards had locked the gate"), ("The owner", "denied", "any gate was locked")),
    (("The pilot", "said", "he asked for another runway"), ("The tower", "says", "he never asked")),
    (("Villagers", "accused", "police of firing"), ("Police", "rejected", "the charge")),
])  # fmt: skip
def test_a_denial_and_a_no_of_the_same_matter_contradict(first: Told, second: Told) -> None:
    assert likely(first, second) > LIKELY


@pytest.mark.parametrize(("first", "second"), [
    (("The mayor", "said", "the bridge would open"), ("A farmer", "said", "prices rose in March")),
    (("The mayor", "said", "the bridge had fallen"), ("The mayor", "said", "nobody was on it")),
])  # fmt: skip
def test_unlike_things_and_one_speaker_do_not(first: Told, second: Told) -> None:
    assert likely(first, second) < LIKELY


@pytest.mark.parametrize(("first", "second"), [
    (("Ms Orr", "asked", "the army to send troops"), ("A colonel", "said", "the army would not send troops")),
    (("The mayor", "said", "the bridge was safe"), ("A nurse", "said", "she doesn't know if the bridge was safe")),
    (("A spokesman", "said", "the bridge was closed"), ("The spokesman", "said", "the bridge was not to be opened")),
])  # fmt: skip
def test_a_call_ignorance_and_one_office_gainsay_nothing(first: Told, second: Told) -> None:
    assert not clash(first, second)


@pytest.mark.parametrize(("first", "second"), [
    (("A nurse", "said", "the soldiers had fired at the ward"), ("A captain", "said", "soldiers never fired at it")),
    (("The army", "said", "its troops had retaken the mill"), ("A rebel", "says", "army claims of the mill are false")),
    (("A farmer", "accused", "the mine of dumping lead"), ("The mine", "denied", "the charge")),
    (("Monks", "complained", "nobody told them to leave"), ("The firm", "denied", "no siren had sounded")),
    (("Guards", "said", "she was being taken to a clinic"), ("She", "insisted", "she was taken to jail")),
    (("The state", "estimated", "40 barns had burned"), ("The insurer", "disputed", "the figure")),
])  # fmt: skip
def test_a_no_of_the_same_predicate_and_a_denial_of_what_was_said_clash(first: Told, second: Told) -> None:
    assert clash(first, second)


@pytest.mark.parametrize(("first", "second"), [
    (("An envoy", "said", "a no-fly zone could stop the guns"), ("A pilot", "said", "a zone would take weeks")),
    (("A guard", "said", "trains would run on the coast"), ("A clerk", "said", "there is no need to drop travel")),
    (("An officer", "said", "he demanded the notice be taken down"), ("A clerk", "said", "she had not taken it down")),
    (("The navy", "said", "a test burn went well"), ("The firm", "disputed", "the estimates")),
    (("A monk", "said", "the bridge was old"), ("The court", "disputed", "the commission's findings")),
    (("A trader", "said", "the fund pays"), ("Its head", "insists", "he leads the fund for farmers of the coast")),
    (("A monk", "said", "there was no leak of acid"), ("The mill", "denied", "any leak of acid")),
    (("A cook", "said", "guests like the soup"), ("The inn", "denies", "any political or religious bias")),
    (("A diver", "said", "the flow would fall"), ("An envoy", "said", "as soon as it is shut, it will not flow fast")),
    (("A broker", "claimed", "the port faced ruin over the spill"), ("Its head", "insisted", "it is early for blame")),
    (("The mill", "said", "it denied any leak of acid"), ("It", "denied", "any leak of acid")),
])  # fmt: skip
def test_words_in_common_alone_and_a_denial_of_something_else_do_not_clash(first: Told, second: Told) -> None:
    assert not clash(first, second)


def test_a_denial_points_back_to_what_stands_right_before_it() -> None:
    said, denied = ("A monk", "said", "the river was foul"), ("The mill", "dismissed", "the story as nonsense")
    assert clash(said, denied)
    assert not clash(said, denied, next_to=False)


@pytest.mark.parametrize(("cue", "words", "denial"), [
    ("called", "the charge a shabby lie", True),
    ("called", "the king", False),
    ("called", "everyone to flee uphill", False),
    ("denied", "the gate was locked", True),
    ("denied", "the owners' request for a new trial", False),
    ("rejected", "the offer", False),
    ("rejected", "the charge", True),
])  # fmt: skip
def test_what_is_called_or_turned_down_is_denied_only_where_it_is_said_not_to_be_so(
        cue: str, words: str, *, denial: bool) -> None:  # fmt: skip
    tale = Tale()
    tale.report("a", "2031-05-02", f"The owner {cue} {words}.")
    assert is_denial(tale.statement("a", words, cue=cue, speaker="The owner")) is denial


FAR = "Trains ran late. The mills stood still. Schools stayed shut. Bread was short."


def contradicted(tale: Tale) -> list[tuple[str, str]]:
    """The words of the statements that contradict one another."""
    evidence = tale.evidence()
    cast = tale.cast()
    return [(p.a.cite.quote, p.b.cite.quote) for p in disputes(evidence, cast, Voices(evidence, cast))]


def test_a_denial_is_held_against_the_act_that_it_denies_wherever_that_is_told() -> None:
    act, denied = "guards were shooting at strikers from a lorry", "its guards had shot at strikers"
    tale = Tale()
    tale.report("a", "2031-05-02", f"Refugees claim {act}. {FAR} The mine said pay was fair.")
    tale.statement("a", act, cue="claim", speaker="Refugees")
    tale.happening("a", "shooting at strikers", "i", lemma="shoot")
    for said in FAR.split(". "):
        tale.statement("a", said, cue="said", speaker="Bread")
    tale.report("b", "2031-05-03", f"The mine denied {denied}.")
    tale.statement("b", denied, cue="denied", speaker="The mine")
    tale.happening("b", "shot at strikers", "i", lemma="shoot")
    assert contradicted(tale) == [(act, denied)]


def test_a_denial_of_another_act_is_held_against_nothing() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Refugees claim guards were shooting at strikers.")
    tale.statement("a", "guards were shooting at strikers", cue="claim", speaker="Refugees")
    tale.happening("a", "shooting at strikers", "i", lemma="shoot")
    tale.report("b", "2031-05-03", "The mine denied its pumps had failed.")
    tale.statement("b", "its pumps had failed", cue="denied", speaker="The mine")
    tale.happening("b", "failed", "j", lemma="fail")
    assert contradicted(tale) == []
