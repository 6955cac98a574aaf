"""What places, crafts and lists make of a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.claims import Figure
from newsledger.core.pages import Page
from newsledger.extract.figures import figures

PageOf = Callable[..., Page]


def measures(page_of: PageOf, text: str) -> list[str]:
    """The measures of a text's figures, in order of place."""
    return [c.body.measure for c in figures(page_of(text)) if isinstance(c.body, Figure)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The boat was built for 120.", ["other"]),
        ("The ferry was licensed to carry 90 passengers.", ["other"]),
        ("The prison holds 1,400.", ["detained"]),
        ("The dead include three nuns.", ["killed"]),
        ("Organisers spoke of 50,000.", ["participants"]),
        ("The list has 19 names.", ["affected"]),
        ("The raid left 13 dead.", ["killed"]),
        ("It was the attack that left nine dead.", ["killed"]),
    ],
)
def test_settings(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told
