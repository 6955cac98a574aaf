"""What places, crafts and lists make of a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.pages import Page
from tests.extract.measured import measures

PageOf = Callable[..., Page]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The boat was built for 120.", ["other"]),
        ("The ferry was licensed to carry 90 passengers.", ["other"]),
        ("The hall has the capacity to house 300 people.", ["other"]),
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
