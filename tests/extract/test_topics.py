"""Bare numbers of what the sentence before is about."""

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
        ("How many are missing? The mayor says 31.", ["missing"]),
        ("The injured are another matter. The railway gave 14 and the union says 26.", ["injured", "injured"]),
        ("The number of dead is disputed. The ministry says 31.", ["killed"]),
        ("The bridge is another matter. The ministry says 31.", ["other"]),
    ],
)
def test_topics(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told
