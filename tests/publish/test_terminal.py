from io import StringIO

import pytest
from rich.console import Console

import newsledger
from newsledger.publish import terminal, views
from tests.test_pipeline import ROWS


def drawn(name, rows, width):
    console = Console(width=width, file=StringIO())
    console.print(terminal.drawn(name, rows))
    return console.file.getvalue()


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build(ROWS)


@pytest.mark.parametrize("name", views.VIEWS)
@pytest.mark.parametrize("width", [60, 200])
def test_every_view_shows_all_its_ids_at_any_width(ledger, name, width):
    rows = views.view(ledger, name)
    shown = "".join(drawn(name, rows, width).split())
    assert all("".join(row["id"].split()) in shown for row in rows if "id" in row)


def test_a_view_of_nothing_says_so():
    assert drawn("timeline", [], 80).strip() == "none"


def test_a_view_too_long_to_read_says_how_many_more():
    rows = [{"id": "s", "label": "fire", "reports": 1}] * (terminal.MOST + 7)
    assert "and 7 more" in drawn("stories", rows, 80)


def test_control_characters_and_markup_of_a_report_do_nothing():
    row = {"level": "note", "where": "a.txt", "message": "\x1b[31m[red]boo[/red]\x07"}
    shown = drawn("findings", [row], 80)
    assert "\x1b" not in shown and "[red]boo[/red]" in shown


def test_the_signs_of_treebanks_are_shown_as_people_write_them():
    shown = drawn("stories", [{"id": "s", "label": "the quay -LRB- old -RRB- burned", "reports": 1}], 80)
    assert "the quay (old) burned" in shown


def test_the_first_view_shows_the_days_of_the_story_before_those_of_long_ago(monkeypatch):
    told = ("A ferry sank off Oban on Tuesday, killing nine people.",
            "Police arrested the captain in Oban on Wednesday.",
            "The mayor of Oban resigned on Thursday over the ferry.")  # fmt: skip
    books = newsledger.build(
        {"id": f"r{n}", "published": f"2031-06-{n + 10}", "text": f"{text} The quay of Oban flooded in spring 2002."}
        for n, text in enumerate(told))  # fmt: skip
    assert [line.date for line in books.timeline] == ["2002-21", "2031-06-10", "2031-06-11", "2031-06-12"]
    assert _timeline_days(books, monkeypatch, few=3) == ["10 June 2031", "11 June 2031", "12 June 2031", "… and 1 more"]
    assert _timeline_days(books, monkeypatch, few=4)[0] == "spring 2002"


def _timeline_days(books, monkeypatch, *, few):
    monkeypatch.setattr(terminal, "FEW", few)
    console = Console(width=100, file=StringIO())
    console.print(*terminal.overview(books))
    page = console.file.getvalue().partition("The timeline\n")[2].partition("Disagreements")[0]
    return [line.partition(":")[0].strip() for line in page.splitlines() if ": " in line]
