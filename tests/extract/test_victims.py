"""Victims without a number: who was killed or hurt, and who of them are one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from newsledger.core.claims import Happening, Reading, Victim

ReadText = Callable[..., Reading]


@dataclass(frozen=True)
class Toll:
    """What became of each person that a text tells of."""

    killed: int
    injured: int


def victims(reading: Reading) -> list[Victim]:
    return [v for c in reading.claims if isinstance(c.body, Happening) for v in c.body.victims]


def toll(reading: Reading) -> Toll:
    found = victims(reading)
    killed = {v.person for v in found if v.measure == "killed"}
    return Toll(len(killed), len({v.person for v in found} - killed))


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("A ranger was shot dead near Lumo on Monday. Police said the ranger had been on patrol.", 1, 0),
    ("A nurse and her son died when a wall fell on their car in Orvane.", 2, 0),
    ("A 34-year-old driver was killed on Monday. Petra Holm, 34, died at the scene, police said.", 1, 0),
    ("A guard was wounded in the robbery on Monday. He died in hospital on Tuesday.", 1, 0),
    ("Deputy Olsen was wounded when a gunman fired at the station.", 0, 1),
    ("One man was stabbed in Lumo. A second man was stabbed in Orvane an hour later.", 0, 1),
    ("The minister condemned the murder of Judge Ana Varga.", 1, 0),
    ("A guard was not hurt when the wall fell.", 0, 0),
    ("Nobody knows whether a guard was killed.", 0, 0),
    ("The hunter shot a deer near Lumo.", 0, 0),
    ("Police said that a farmer stabbed and killed his neighbour in Lumo.", 1, 0),
    ("Mika Olsen, 20, was shot dead by his uncle Erik, the court heard.", 1, 0),
    ("A cook was stabbed in Lumo and died on the way to hospital.", 1, 0),
    ("A 6-year-old was hit by a van in Lumo.", 0, 1),
    ("A guard was not killed by the police but by gangs.", 1, 0),
    ("The man shot and wounded a boy and was killed by the crowd.", 1, 1),
    ("The man shot and wounded a boy and was not killed by the crowd.", 0, 1),
    ("A guard shot and wounded a driver, then died of his wounds.", 1, 1),
    ("A guard shot and killed the driver.", 1, 0),
])  # fmt: skip
def test_who_was_killed_and_hurt(read_text: ReadText, text: str, killed: int, injured: int) -> None:
    assert toll(read_text(text)) == Toll(killed, injured)


def test_who_speaks_of_harm_is_not_harmed(read_text: ReadText) -> None:
    found = victims(read_text("A guard was wounded in the head, Captain Olsen said."))
    assert [v.cite.quote for v in found] == ["guard"]


def test_a_person_has_the_fullest_name_and_the_age(read_text: ReadText) -> None:
    text = "A ranger was shot dead on Monday. Mika Olsen, 41, died at once. Olsen had two children."
    found = victims(read_text(text))
    assert {(v.person, v.name, v.age) for v in found} == {(found[0].person, "mika olsen", 41)}


def test_a_murder_inside_another_clause_is_a_happening_of_its_own(read_text: ReadText) -> None:
    reading = read_text("The minister condemned the murder of Judge Ana Varga.")
    murder = [c for c in reading.claims if isinstance(c.body, Happening) and c.body.lemma == "murder"]
    bodies = [c.body for c in murder if isinstance(c.body, Happening)]
    assert [(b.type, [v.name for v in b.victims]) for b in bodies] == [("assault", ["ana varga"])]
