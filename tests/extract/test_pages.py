"""What scraped pages have and clean reports lack."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.claims import Figure, Reading, Statement

Read = Callable[..., Reading]


def figures(reading: Reading) -> list[str]:
    return [c.cite.quote for c in reading.claims if isinstance(c.body, Figure)]


@pytest.mark.parametrize(("text", "expected"), [
    ("With the health body raising its alert level from three to four, nine people have died.", ["nine"]),
    ("It looks bad, one has to say.", []),
    ("It was, one might think, an accident.", []),
    ("Three men were shot. One could die, doctors said.", ["Three", "One"]),
    ("Crews pulled five people out of the mine; one would later die in hospital.", ["five", "one"]),
    ("Holm, 67, is on death row for killing four women.", ["four"]),
    ("Updated 3:31 p.m. (2231 in Lima) Police held 40 men.", ["40"]),
    ("Updated 3:31 p.m. -LRB- 2231 in Lima -RRB- Police held 40 men.", ["40"]),
    ("By 3:31 p.m. they had been let go (1200 men in Lima).", ["1200"]),
    ("They heard of the fire on Friday night at 2330. Nine people have died.", ["Nine"]),
    ("A blast led to the deaths of nine workers Sunday 19 May 2010 22.02 BST Boats work round the rig.", ["nine"]),
    ("A blast led to the deaths of nine workers Sunday 19 May 2010 22.02 Boats work round the rig.", ["nine"]),
    ("Eight cases have been confirmed in Lima, seven in Quito and one in Madrid.", ["Eight", "seven", "one"]),
])  # fmt: skip
def test_what_is_a_figure(read_text: Read, text: str, expected: list[str]) -> None:
    assert figures(read_text(text)) == expected


def test_nobody_died_outside_a_country_is_told_of_no_place(read_text: Read) -> None:
    reading = read_text("There have been no deaths outside Peru.")
    assert [(c.cite.quote, c.place) for c in reading.claims if isinstance(c.body, Figure)] == [("no", None)]


def test_treebank_quotations_go_on_from_their_speaker(read_text: Read) -> None:
    told = "`` The mine is shut for good , '' Anna Holm said . `` We all lost our work . '' The town was quiet ."
    reading = read_text(told)
    said = [(c.cite.quote, c.said_by.speaker.quote if c.said_by and c.said_by.speaker else None)
            for c in reading.claims if isinstance(c.body, Statement)]  # fmt: skip
    assert said == [("The mine is shut for good", "Anna Holm"), ("We all lost our work", "Anna Holm")]


def test_the_admitted_admit_nothing(read_text: Read) -> None:
    reading = read_text("Two people admitted to hospital after the fair have the virus.")
    assert [c for c in reading.claims if isinstance(c.body, Statement)] == []


def test_a_number_in_reports_that_are_denied_is_denied_and_the_deniers_speak(read_text: Read) -> None:
    reading = read_text("Local officials have , however , denied reports that Ms Holm had infected 20 people .")
    told = [c for c in reading.claims if isinstance(c.body, Figure)]
    assert [c.modality for c in told] == ["denied"]
    assert [c.said_by.speaker.quote for c in told if c.said_by and c.said_by.speaker] == ["Local officials"]
