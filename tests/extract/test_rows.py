"""Rows of lists by country and by year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.claims import Figure, Reading
from newsledger.extract.rows import Row, row_at

FLU = "Chile: 103 dead - 20 of them confirmed, 18 ill Peru: 40 confirmed cases Spain: 1 confirmed case, 17 others ill."


def told(reading: Reading) -> dict[str, tuple[str | None, str | None]]:
    """Each figure's place and time words."""
    named = {m.id: m.cite.quote for m in reading.mentions}
    return {c.cite.quote: (named.get(c.place or ""), c.when.cite.quote if c.when else None)
            for c in reading.claims if isinstance(c.body, Figure)}  # fmt: skip


@pytest.mark.parametrize(("text", "places"), [
    (FLU, {"103": "Chile", "20": "Chile", "18": "Chile", "40": "Peru", "1": "Spain", "17": "Spain"}),
    ("Twenty cases have been confirmed: 8 in Lima, 7 in Quito and 5 in Madrid.",
     {"8": "Lima", "7": "Quito", "5": "Madrid"}),
])  # fmt: skip
def test_a_rows_figures_are_of_its_place(read_text: Callable[..., Reading], text: str, places: dict[str, str]) -> None:
    found = told(read_text(text))
    assert {number: found[number][0] for number in places} == places


def test_a_rows_figures_are_of_its_year(read_text: Callable[..., Reading]) -> None:
    text = "1957: Flu killed two million people. 1968: An outbreak first seen in Lima killed up to one million people."
    found = told(read_text(text))
    assert (found["two million"][1], found["up to one million"][1]) == ("1957", "1968")


def test_rows_are_found_by_offset() -> None:
    found = (Row(0, 10, None), Row(20, 30, None))
    assert [row_at(found, at) for at in (5, 15, 29)] == [found[0], None, found[1]]
