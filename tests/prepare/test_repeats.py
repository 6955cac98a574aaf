"""What a page says twice: found where a template did it, left alone where a writer did."""

from __future__ import annotations

import pytest

from newsledger.core.reports import Raw
from newsledger.prepare import clean
from newsledger.prepare.blocks import Block, blocks
from newsledger.prepare.repeats import again, is_doubled, is_of_another_page, is_playlist, teasers

FOUND = "Divers found the ferry's bell at a depth of 40 metres on Tuesday, and 12 of them went down again at dusk."


def block(text: str) -> Block:
    (only,) = blocks(text)
    return only


@pytest.mark.parametrize("text", [
    "Bell of lost ferry found Bell of lost ferry found Divers went down 40 metres.",
    f"{FOUND} {FOUND}", f"Bell found Li Ono / The Lund Post {FOUND} {FOUND} (Li Ono / The Lund Post)",
])  # fmt: skip
def test_what_a_template_prints_twice(text: str) -> None:
    assert is_doubled(block(text))


@pytest.mark.parametrize("text", [
    FOUND, "We want peace, we want peace, the crowd sang, and went home when the rain came at about nine.",
    "They had lost everything in the flood, they had lost everything in the flood, and nobody had come, she said.",
    "word " * 3,
    " ".join([f"{FOUND} The bell, which hung on the bridge for 90 years, weighs as much as three men, said Jo Marsh, "
              "who led the search, and it will be shown to the families first and to the public later this year, when "
              "the museum by the harbour has found the means to pay for a new hall."] * 2),
])  # fmt: skip
def test_what_a_writer_says_twice(text: str) -> None:
    assert not is_doubled(block(text))


def test_clips_counted_off() -> None:
    clips = block("LOST FERRY Bell found | 01:12 1 of 4 LOST FERRY Divers rest | 00:40 2 of 4 LOST FERRY End 3 of 4")
    assert is_playlist(clips)
    assert not is_playlist(block("In the north 3 of 10 voted, in the east 5 of 10, and on the islands 6 of 12 did."))
    page = (clips, *blocks("Divers rest at the quay\n\nLOST FERRY Divers rest\n\nThe mayor said so.\n"))
    assert again(page, {0}) == {2}


def test_a_list_of_teasers_is_marked_whole_and_a_pair_by_its_second() -> None:
    lines = ["Mine flooded again near Oum", "Mine flooded again near Oum", "The pumps fail",
             "Two cars stolen at the port", "Two cars stolen at the port", FOUND]  # fmt: skip
    assert teasers(blocks("\n\n".join(lines))) == {0, 1, 2, 3, 4}
    assert teasers(blocks("\n\n".join([FOUND, FOUND, "The mayor said so."]))) == {1}


def test_a_text_without_a_word_of_its_title_is_another_page() -> None:
    login = "Sign in with your profile. We have sent an email to you; please open the link in it, then come back."
    assert is_of_another_page(login, "Ferry bell found by divers near Lund harbour - Lund Post")
    outcome = clean(Raw(name="a", where="a", text=login, title="Ferry bell found by divers near Lund harbour"))
    assert [f.level for f in outcome.findings] == ["warning"]
    (report,) = outcome.items
    assert [(s.start, s.end) for s in report.boilerplate] == [(0, len(login))]


def test_a_short_story_under_an_empty_title_is_kept() -> None:
    text = "Ten miners were killed on Sunday when a shaft flooded near Kiruna, police said. Four others were hurt."
    (report,) = clean(Raw(name="a", where="a", text=text, title="Tragedy strikes northern community again")).items
    assert not report.boilerplate


@pytest.mark.parametrize(("text", "title"), [
    (FOUND, "Ferry bell found by divers near Lund harbour"), (FOUND, "Night log"), (FOUND, None),
    (FOUND * 20, "Budget passes second reading after long debate"),
    ("Wheat 1.83 1.90 2.02\n" * 9, "Grain prices close firmer Tuesday evening"),
])  # fmt: skip
def test_a_text_that_may_be_its_titles(text: str, title: str | None) -> None:
    assert not is_of_another_page(text, title)


def test_a_page_that_speaks_to_its_reader_is_of_no_story() -> None:
    lines = ["Looking for the tables of all the games in the county?", "You will find them behind the icon on top.",
             "If you use our app, open the menu and click the ball."]  # fmt: skip
    title = "Ferry bell found by divers at Lund"
    (report,) = clean(Raw(name="a", where="a", text="\n\n".join(lines), title=title)).items
    assert len(report.boilerplate) == 1
    teaser = "Five Recipes For A Rainy WeekendEven though the rain is not over, the cooks have begun to bake."
    (report,) = clean(Raw(name="a", where="a", text=teaser, title=title)).items
    assert report.boilerplate


def test_a_headline_over_another_page_is_all_that_is_read() -> None:
    head = "Ferry bell found by divers near Lund harbour - Lund Echo"
    login = "Thank you for registering!\n\nWe look forward to seeing you. Sign in to keep up to date with our alerts."
    (report,) = clean(Raw(name="a", where="a", text=f"{head}\n\n{login}", title=head)).items
    assert report.title_span is not None and report.title_span.start == 0
    kept = "".join(c for i, c in enumerate(report.text) if not any(s.start <= i < s.end for s in report.boilerplate))
    assert kept.strip() == "Ferry bell found by divers near Lund harbour"
