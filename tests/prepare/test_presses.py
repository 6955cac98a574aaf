"""What shows that a report came out in a paper, or on a site."""

from __future__ import annotations

import pytest

from newsledger.core.reports import Report, Span
from newsledger.prepare.presses import correspondent, on_site
from newsledger.prepare.quotes import Quotes

STORY = "The harbour wall gave way on Tuesday, and the fishermen moved their boats up the river."


def shown(text: str) -> str | None:
    report = Report(id="a", name="a", text=text)
    found = correspondent(report, Quotes(text))
    return found.quote if found else None


@pytest.mark.parametrize("byline", [
    "By Anna Lindqvist in Port Ellis", "Anna Lindqvist in Port Ellis", "From our own correspondent in Port Ellis",
    "By Anna Lindqvist in Port Ellis and Omar Reyes in Saltmouth", "From Anna Lindqvist, Ellis",
    "Our correspondent Anna Lindqvist in Port Ellis, Northland",
])  # fmt: skip
def test_a_byline_with_a_place_is_a_papers(byline: str) -> None:
    assert shown(f"The sea came in\n\n{byline}\n\n{STORY}") == byline


def test_a_name_over_a_place() -> None:
    assert shown(f"The sea came in\n\nAnna Lindqvist\nPort Ellis\n\n{STORY}") == "Anna Lindqvist"


def test_a_writer_who_was_told_so() -> None:
    assert shown(f"{STORY} There was no money for stone, an engineer told me.") == "told me"
    assert shown(f'{STORY} "My brother told me to run," he said.') is None


@pytest.mark.parametrize("head", ["By Anna Lindqvist", "Four Hurt in Port Ellis", "Staff writers", "By Tuesday night"])
def test_what_is_no_papers_byline(head: str) -> None:
    assert shown(f"{head}\n\n{STORY}") is None


@pytest.mark.parametrize(("menu", "site"), [
    ("News | Sport | Weather", True), ("Home > World > Asia", True), ("News   Sport   Travel", True),
    ("THE ELLIS HERALD, price 50 cents", False), ("Weather | Tides", False),
])  # fmt: skip
def test_a_menu_is_a_sites(menu: str, *, site: bool) -> None:
    marks = (Span(start=0, end=len(menu)),)
    assert on_site(Report(id="a", name="a", text=f"{menu}\n\n{STORY}", boilerplate=marks)) is site
