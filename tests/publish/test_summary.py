"""What heads a brief: which headline says best what the story is, and how it is printed."""

from __future__ import annotations

import pytest

import newsledger
from newsledger.publish.brief import content
from newsledger.publish.summary import without_slug


@pytest.mark.parametrize("headline", [
    "HARBOUR 3-1 Zenda as crowd storms the field",
    "FLIGHT 512: what we know",
    "LEAD 3-1 at the half, the trainers told Zenda",
    "LIVE-IN nurse was hurt in the fire",
    "LIVE AID: a concert for the flood",
    "UPDATE on the ferry is due at noon",
    "Update: ferry still missing",
    "EXCLUSIVE",
])  # fmt: skip
def test_a_headline_stands_as_it_was_printed(headline: str) -> None:
    assert without_slug(headline) == headline


@pytest.mark.parametrize(("headline", "shown"), [
    ("UPDATE 2-Ferry sinks off Zenda", "Ferry sinks off Zenda"),
    ("WRAPUP 10 - FERRY SINKS", "FERRY SINKS"),
    ("RPT-UPDATE 1-Ferry sinks off Zenda", "Ferry sinks off Zenda"),
    ("UPDATE 3-12 dead as ferry sinks", "12 dead as ferry sinks"),
    ("BREAKING: Ferry sinks", "Ferry sinks"),
    ("LIVE – Ferry sinks", "Ferry sinks"),
    ("EXCLUSIVE-UPDATE 1-Ferry sinks", "Ferry sinks"),
])  # fmt: skip
def test_an_agencys_mark_of_the_version_is_not_printed(headline: str, shown: str) -> None:
    assert without_slug(headline) == shown


SANK = "A crowded ferry sank off the port of Toamasina on Friday, killing forty people, the coast guard said."


def headed(*rows: tuple[str, str]) -> str:
    """The headline that a brief of reports, a day apart, chooses."""
    reports = [{"id": f"r{n}", "outlet": f"Post {n}", "published": f"2031-05-0{n + 3}", "title": title,
                "text": f"{title}\n\n{text}\n\nThe sea was calm."} for n, (title, text) in enumerate(rows)]  # fmt: skip
    return str(content(newsledger.build(reports), story=None, lang="en", drawn=False)["title"]["text"])


def test_a_headline_whose_count_was_overtaken_heads_no_brief() -> None:
    assert "9" not in headed(("Ferry sinks off Toamasina, killing 9", SANK.replace("forty", "nine")),
                             ("Ferry sinking off Toamasina killed 40, coast guard says", SANK),
                             ("Ferry sunk off Toamasina killed 42 people", SANK.replace("forty", "42")))  # fmt: skip


def test_a_headline_that_tells_the_main_happening_heads_the_brief() -> None:
    assert "sank" in headed(("Crowded ferry sank off Toamasina", SANK), ("Toamasina: what readers write to us", SANK),
                            ("Toamasina in pictures", SANK))  # fmt: skip


def test_the_headline_of_a_live_page_heads_no_brief() -> None:
    assert "sank" in headed(("Crowded ferry sank off Toamasina", SANK),
                            ("Ferry off Toamasina: Friday as it happened", SANK),
                            ("Toamasina ferry sinking – live updates", SANK))  # fmt: skip
