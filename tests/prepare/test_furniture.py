"""Furniture by what lines say and how they are built."""

import pytest

from newsledger.core.reports import Raw
from newsledger.prepare.blocks import blocks
from newsledger.prepare.clean import clean
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
    "Jo Doe is a staff writer for the Lund Mail.", "Mail reporter Jo Doe can be reached at 555-010-2345.",
    "Boat found empty off Lund Ann Roe reports Hide Caption", "This transcript has been made by a machine.",
    "This undated photo provided by the coast guard shows the ferry. It sank on May 3, 2011. Nobody has been charged.",
    "Four boats sank off Lund. Two men are missing. Ann Roe reports at ten. (Published Friday, May 6, 2011)",
    "Ann Roe covers courts. Reach her at 555-010-2345.", "To watch the ferry leave, click here.",
    "You must register to comment on this story.", "You must log in to see more", "To see the video, tap on the page.",
    "Jo Doe, a staff writer for the Lund Mail, can be reached at jo@lund.example.",
    "Keep checking Lund Mail for news. To get alerts, grab our app for your phone. You can also sign up for email and "
    "read our stories there before your friends do, as we write them for you each day of the week, and at the weekend.",
])  # fmt: skip
def test_lines_that_the_page_puts_round_a_story(line: str) -> None:
    assert is_furniture(blocks(line)[0])


@pytest.mark.parametrize("line", [
    "Twelve shares changed hands on Monday, the broker said.", "Doe was charged with arson and theft. (Full Story)",
    "The story updated readers on what the mayor had said about the hall and its roof in the spring.",
    "Ann Roe is a nurse at the hospital in Lund. Her brother reached the shore at noon.",
    "Previous story: Two boats sank on Friday night off the long quay of the old harbour in Lund, and divers "
    "went down at first light. Both of the skippers were found alive on the sand by noon.",
    "Follow-up checks on the bridge begin on Monday, the city said.", "To watch the hall burn was hard.",
    "You must register every gun that you own, the sheriff told the owners of the shop on Monday.",
    "This transcript was read to the court by the clerk on Monday.",
    "You must enter the hall by its north door, he said.",
    "Mail editor Jo Doe was shot at home and police said witnesses can be reached at 555-010-2345.",
])  # fmt: skip
def test_sentences_of_a_story_are_not_furniture(line: str) -> None:
    assert not is_furniture(blocks(line)[0])


def test_a_request_to_refresh_ends_a_paragraph() -> None:
    block = blocks("Two boats were still out at noon, the coast guard said. Refresh this page for updates.")[0]
    assert block.text[trailing(block) or 0 :] == "Refresh this page for updates."


def test_a_long_paragraph_under_a_picture_loses_its_first_sentence_alone() -> None:
    shown = "This undated photo provided by the coast guard shows the ferry."
    story = " ".join(f"Diver {n} found {n} of the crew dead in the hold on Monday." for n in range(2, 9))
    text = f"The ferry sank off Lund on Sunday, the coast guard said.\n\n{shown} {story}\n"
    report = clean(Raw(name="a", where="a.txt", text=text)).items[0]
    assert [text[s.start : s.end] for s in report.boilerplate] == [shown]


def test_a_headline_ends_where_its_stamp_begins() -> None:
    head = "Ferry runs aground at Lund Posted: Friday, May 6, 2011 7:20 AM EDT"
    text = f"{head}\n\nA ferry ran aground on Friday at Lund.\n"
    report = clean(Raw(name="a", where="a.txt", text=text)).items[0]
    assert [text[s.start : s.end] for s in report.boilerplate] == ["Posted: Friday, May 6, 2011 7:20 AM EDT"]


def test_the_words_spoken_in_a_film_are_in_capitals_where_the_story_is_not() -> None:
    spoken = "GOOD EVENING. Reporter: " + " ".join(["THE FERRY IS ON THE ROCKS TONIGHT."] * 9)
    story = "\n\n".join(f"The ferry was refloated on day {n} of the work, the harbour said." for n in range(4))
    text = f"{spoken}\n\n{story}"
    assert laid_out(text, blocks(text), title=None).furniture == {0}
    assert not laid_out(spoken, blocks(spoken), title=None).furniture


def test_captions_under_labels_stand_between_paragraphs_and_are_no_list() -> None:
    told = ["The ferry ran aground at noon on Friday, the harbour said.", "Nobody on board was hurt, a nurse said."]
    captions = ["Aground: The ferry on the rocks off Lund with two of its crew still on deck",
                "Safe: Three of the passengers walk along the quay with the blankets that they were given"]  # fmt: skip
    page = "\n\n".join([*told, captions[0], *told, captions[1], *told])
    assert len(laid_out(page, blocks(page), title=None).furniture) == 2
    third = "Lund: Two men and a boy were found dead in the hold of the ferry on Friday"
    table = "\n\n".join([*told, *captions, third, *told])
    assert not laid_out(table, blocks(table), title=None).furniture


def test_headlines_of_other_stories_over_a_story() -> None:
    story = "The roof of the old hall in Lund gave way on Monday before the shift began, the owner said."
    others = ["Senator calls rival a liar on air", "Ten recipes for a rainy weekend", "Why cats sit in every box"]
    decks = ["Owner says nobody was under it", "Shift was to begin at the mill at six", "Hall was built before the war"]
    title = "Roof of mill hall gives way before shift in Lund"
    for lines, marked in ((others, 3), (decks, 0)):
        text = "\n\n".join([*lines, story])
        assert len(laid_out(text, blocks(text), title=title).furniture) == marked


def test_bulletins_of_the_weather_service_go_with_their_names() -> None:
    bulletin = "...frost Warning Remains In Effect Until Noon... * Lows will be about 20 in all of Lund. " + "x " * 150
    story = "The ferry ran aground at noon on Friday, the harbour said."
    text = "\n\n".join([story, "Frost Warning", bulletin, story])
    assert laid_out(text, blocks(text), title=None).furniture == {1, 2}


def test_a_line_that_points_at_a_picture_stands_over_a_caption_at_the_head() -> None:
    told = "The ferry ran aground at noon on Friday, the harbour said."
    points, shows = "Divers say this is the boat that they saw on Monday.", "Divers say this photo shows its bell."
    text = "\n\n".join([points, shows, told])
    assert laid_out(text, blocks(text), title=None).furniture == {0, 1}
    text = "\n\n".join([told, points, told])
    assert not laid_out(text, blocks(text), title=None).furniture


def test_a_caption_ends_with_a_name_that_the_page_has_nowhere_else() -> None:
    told = "The ferry ran aground at noon on Friday, the harbour said."
    caption = "Divers went down to the ferry again at dawn. Jo Marsh"
    text = "\n\n".join([told, caption, told])
    assert laid_out(text, blocks(text), title=None).furniture == {1}
    text = "\n\n".join([told, caption, told, "The diver Jo Marsh said that the bell was lost."])
    assert not laid_out(text, blocks(text), title=None).furniture


def test_a_headline_that_stands_twice_over_the_story_is_its_first() -> None:
    head = "Ferry runs aground at Lund with nine on board"
    text = "\n\n".join([head, "Ferry runs aground on shoals at Lund with nine on board", head.upper().capitalize(),
                        "The ferry ran aground at noon on Friday, the harbour said."])  # fmt: skip
    found = laid_out(text, blocks(text), title=head)
    assert found.headline == 0
