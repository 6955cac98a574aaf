"""Who of a report's victims may be one."""

from __future__ import annotations

from newsledger.core.claims import Claim, Happening, Victim
from newsledger.reconcile.onevictim import Person, as_few
from tests.conftest import report_of

TEXT = "A man was shot. Ole Lund, 52, died. Another man was hurt. A nurse was stabbed. A guard and a cook were killed."


def person(quote: str, *, name: str = "", age: int | None = None) -> Person:
    report = report_of(TEXT)
    start = TEXT.index(quote)
    cite = report.cite(start, start + len(quote))
    begin = TEXT.rfind(". ", 0, start) + 1
    sentence = report.cite(begin, TEXT.index(".", start))
    victim = Victim(cite=cite, measure="killed", person=start, mention="m" if name else None, name=name, age=age)
    body = Happening(type="assault", trigger=cite, lemma="shoot", victims=(victim,))
    return [(Claim(id=f"c{start}", cite=cite, sentence=sentence, modality="happened", rule="r", body=body), victim)]


def number(*people: Person) -> int:
    return len(as_few(dict(enumerate(people))))


def test_a_man_and_a_name_may_be_one() -> None:
    assert number(person("A man"), person("Ole Lund", name="ole lund", age=52)) == 1


def test_one_of_a_sentence_named_again_is_one() -> None:
    text = "The boy was taken to a clinic, where the boy died."
    report = report_of(text)
    sentence = report.cite(0, len(text))
    people = []
    for at in (4, text.rindex("boy")):
        cite = report.cite(at, at + 3)
        victim = Victim(cite=cite, measure="killed", person=at)
        body = Happening(type="assault", trigger=cite, lemma="die", victims=(victim,))
        claim = Claim(id=f"c{at}", cite=cite, sentence=sentence, modality="happened", rule="r", body=body)
        people.append([(claim, victim)])
    assert number(*people) == 1


def test_ages_names_callings_and_another_tell_people_apart() -> None:
    lund = person("Ole Lund", name="ole lund", age=52)
    assert number(person("A man", age=30), lund) == 2
    assert number(lund, person("A man", name="jo berg")) == 2
    assert number(person("A nurse"), person("A guard")) == 2
    assert number(person("A man"), person("Another man")) == 2


def test_people_of_one_sentence_are_as_many_as_it_tells() -> None:
    assert number(person("A guard"), person("a cook")) == 2
