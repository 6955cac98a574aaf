"""Scope: which happening a time dates, and which it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.claims import Figure, Happening, Reading

ReadText = Callable[..., Reading]


def times_of(reading: Reading) -> dict[str, str | None]:
    """The time words of each happening by its trigger."""
    bodies = ((c.body, c.when.cite.quote if c.when else None) for c in reading.claims)
    return {body.trigger.quote: when for body, when in bodies if isinstance(body, Happening)}


def test_a_time_in_a_relative_clause_dates_that_clause(read_text: ReadText) -> None:
    found = times_of(read_text("The council, which sacked its director in April, closed the bridge."))
    assert found["sacked"] == "April"
    assert found["closed"] is None


def test_a_time_in_an_apposition_dates_what_it_names(read_text: ReadText) -> None:
    found = times_of(read_text("The strike has reached Norrby, the site of walkouts last month."))
    assert found["reached"] is None


@pytest.mark.parametrize("text", [
    "A fire destroyed the mill on Friday.", "On Friday, a fire destroyed the mill, the oldest of the valley.",
])  # fmt: skip
def test_a_time_of_the_verb_dates_it(read_text: ReadText, text: str) -> None:
    assert times_of(read_text(text))["destroyed"] in ("Friday", "on Friday", "On Friday")


def speakers_of(reading: Reading) -> dict[str, str | None]:
    """Whose word each figure is, by the figure's words."""
    figures = (c for c in reading.claims if isinstance(c.body, Figure))
    return {c.cite.quote: c.said_by.speaker.quote if c.said_by and c.said_by.speaker else None for c in figures}


@pytest.mark.parametrize(("text", "quote", "speaker"), [
    ("The Swedish government pledged $3m for the harbour.", "$3m", "The Swedish government"),
    ("The Swedish government lowered the death toll to 39.", "39", "The Swedish government"),
    ("The army said 12 people died, the police nine.", "nine", "the police"),
    ("Rescuers counted 40 dead on the pier. The Swedish government stays at 34.", "34", "The Swedish government"),
])  # fmt: skip
def test_who_gives_a_number_speaks_for_it(read_text: ReadText, text: str, quote: str, speaker: str) -> None:
    assert speakers_of(read_text(text))[quote] == speaker


def test_what_is_taken_for_granted_is_nobodys_word(read_text: ReadText) -> None:
    found = speakers_of(read_text("The crowd blames the owner for the loss of 51 lives."))
    assert found["51"] is None


def test_a_time_in_a_clause_of_the_same_time_dates_both(read_text: ReadText) -> None:
    found = times_of(read_text("The wall collapsed while the miners were eating on Monday."))
    assert found["collapsed"] == "Monday"
    found = times_of(read_text("The wall collapsed after the council had met on Monday."))
    assert found["collapsed"] is None


def test_what_comes_after_something_does_not_date_it(read_text: ReadText) -> None:
    found = times_of(read_text("The driver appeared in court on Monday after the crash."))
    assert found.get("crash") is None


def test_where_somebody_comes_from_is_no_scene(read_text: ReadText) -> None:
    reading = read_text("A Lyon man was killed in a crash near Nantes.")
    places = {m.id: m.cite.quote for m in reading.mentions}
    told = {places.get(c.place or "") for c in reading.claims if isinstance(c.body, Happening)}
    assert told == {"Nantes"}


def places_of(reading: Reading) -> dict[str, str | None]:
    """The place of each happening by its trigger."""
    named = {m.id: m.cite.quote for m in reading.mentions}
    return {c.body.trigger.quote: named.get(c.place or "") for c in reading.claims if isinstance(c.body, Happening)}


def test_where_somebody_fled_to_is_not_where_it_happened(read_text: ReadText) -> None:
    found = places_of(read_text("The mayor fled to Norway after violent clashes on Friday."))
    assert found["clashes"] is None
    assert found["fled"] == "Norway"


def test_where_somebody_is_is_where_it_happened(read_text: ReadText) -> None:
    assert places_of(read_text("Troops were sent to Norway after violent clashes on Friday."))["clashes"] == "Norway"
