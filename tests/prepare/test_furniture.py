"""Furniture by what lines say and how they are built."""

import pytest

from newsledger.prepare.blocks import blocks
from newsledger.prepare.furniture import is_furniture, trailing
from newsledger.prepare.layout import laid_out


def test_the_posts_of_a_live_page_are_no_clips() -> None:
    live = "16:10 Toll now 12\n\nThe mayor of Lund says that twelve people have died in the collapse of the hall.\n\n"
    clips = "0:45 Divers rest at the quay\n\n1:12 Bell found\n\n"
    assert not laid_out(live, blocks(live), title=None).furniture
    assert len(laid_out(clips, blocks(clips), title=None).furniture) == 2


@pytest.mark.parametrize("line", [
    "2.4k SHARES Facebook Twitter", "Story updated at 6:10pm on May 3, 2011", "STORY: Mayor of Lund resigns over hall",
    "Ferry sails again Crews freed the ferry on Sunday after two nights. More", "Follow lundnews.example on Facebook",
    "Jo Doe is a staff writer for the Lund Mail.", "Ann Roe covers courts. Reach her at 555-010-2345.",
    "Keep checking Lund Mail for news. To get alerts, grab our app for your phone. You can also sign up for email and "
    "read our stories there before your friends do, as we write them for you each day of the week, and at the weekend.",
])  # fmt: skip
def test_lines_that_the_page_puts_round_a_story(line: str) -> None:
    assert is_furniture(blocks(line)[0])


@pytest.mark.parametrize("line", [
    "Twelve shares changed hands on Monday, the broker said.", "Doe was charged with arson and theft. (Full Story)",
    "The story updated readers on what the mayor had said about the hall and its roof in the spring.",
    "Ann Roe is a nurse at the hospital in Lund. Her brother reached the shore at noon.",
    "Follow-up checks on the bridge begin on Monday, the city said.",
])  # fmt: skip
def test_sentences_of_a_story_are_not_furniture(line: str) -> None:
    assert not is_furniture(blocks(line)[0])


def test_a_request_to_refresh_ends_a_paragraph() -> None:
    block = blocks("Two boats were still out at noon, the coast guard said. Refresh this page for updates.")[0]
    assert block.text[trailing(block) or 0 :] == "Refresh this page for updates."


def test_headlines_of_other_stories_over_a_story() -> None:
    story = "The roof of the old hall in Lund gave way on Monday before the shift began, the owner said."
    others = ["Senator calls rival a liar on air", "Ten recipes for a rainy weekend", "Why cats sit in every box"]
    decks = ["Owner says nobody was under it", "Shift was to begin at the mill at six", "Hall was built before the war"]
    title = "Roof of mill hall gives way before shift in Lund"
    for lines, marked in ((others, 3), (decks, 0)):
        text = "\n\n".join([*lines, story])
        assert len(laid_out(text, blocks(text), title=title).furniture) == marked
