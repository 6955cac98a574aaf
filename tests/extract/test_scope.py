"""Scope: which happening a time dates, and which it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.claims import Happening, Reading

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
