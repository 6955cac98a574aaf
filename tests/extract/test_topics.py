"""Bare numbers of what the sentence before is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.pages import Page
from tests.extract.measured import measures

PageOf = Callable[..., Page]


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
