"""What the matter of a report makes of its counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.pages import Page
from tests.extract.measured import measures

PageOf = Callable[..., Page]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The hostages are in the bank. Forty people are still inside.", ["abducted"]),
        ("The shop is open late. Forty people are still inside.", ["affected"]),
        ("The captors held nine clerks.", ["abducted"]),
        ("The captors want the release of nine men held in Norrby prison.", ["detained"]),
        ("The hospital treated 40 people after the blast.", ["injured"]),
        ("The hospital treated 40 people during the cholera outbreak.", ["affected"]),
        ("Rescuers were searching for two sailors.", ["missing"]),
        ("Police were searching for two teenagers.", ["other"]),
    ],
)
def test_counts_by_matter(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told
