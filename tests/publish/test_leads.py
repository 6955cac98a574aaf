"""The story in a few sentences: which sentence opens it, and how it is printed."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace

import newsledger
from newsledger.publish.brief import content
from newsledger.publish.leads import _telling, front, reads_alone
from tests.reconcile.building import Tale


@pytest.mark.parametrize(("text", "shown"), [
    ("Friday, May 2, 2031; 2:30 PM A crowded ferry sank off the coast.", "A crowded ferry sank off the coast."),
    ("PORT ZENDA (Agency) -- A crowded ferry sank off the coast.", "A crowded ferry sank off the coast."),
    ("ZENDA, 2 May – A crowded ferry sank off the coast.", "A crowded ferry sank off the coast."),
    ("The ferry – a crowded one – sank off the coast.", "The ferry – a crowded one – sank off the coast."),
    ("May 2, 2031 was the day of the wreck.", "May 2, 2031 was the day of the wreck."),
])  # fmt: skip
def test_a_sentence_is_printed_without_stamp_and_dateline(text: str, shown: str) -> None:
    assert front(text) == shown


def test_a_sentence_that_tells_the_main_happening_its_day_and_toll_outweighs_one_that_denies() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "A ferry sank on Friday and ten died. No oil leaked.")
    sank = tale.happening("a", "A ferry sank on Friday", "sinking")
    ten = tale.figure("a", "ten", 10)
    leaked = replace(tale.happening("a", "No oil leaked", "leak"), modality="denied")
    assert _telling([sank, ten], {sank.id}) > _telling([sank], {sank.id}) > _telling([sank], set())
    assert _telling([sank], set()) > _telling([leaked], set())


@pytest.mark.parametrize("words", [
    "At one of them, rescuers reached the last of the missing miners on Friday.",
    "Nine people were killed here when the ferry sank on Friday evening.",
    "The harbour I am standing in was full of lights on Friday evening.",
    "April 27: Smoke from the burning ferry is drifting over the old harbour.",
    "A crowded ferry is seen burning off the northern coast on Friday evening.",
])  # fmt: skip
def test_what_needs_its_writer_its_neighbour_or_a_picture_opens_no_story(words: str) -> None:
    assert not reads_alone(words)


def test_a_long_line_of_open_quotation_marks_is_judged_at_once() -> None:
    began = time.process_time()
    for words in ("“" * 60_000, "a “ " * 15_000, '"a' * 30_000, "“a" * 400 + "." * 60_000):
        assert not reads_alone(words)
    assert time.process_time() - began < 1


def test_what_somebody_said_of_themselves_may_open_a_story() -> None:
    assert reads_alone('"I saw my house burn," a fisherman told reporters in the old harbour on Friday.') is False
    assert reads_alone('A fisherman told reporters in the old harbour on Friday: "I saw my house burn down."')


def test_the_latest_sentence_is_of_the_newest_report() -> None:
    texts = ("A crowded ferry sank off the port of Toamasina on Friday, killing nine people, the coast guard said.",
             "Twelve people are known to have died in Friday's sinking of a ferry off Toamasina, a hospital reported.",
             "Divers ended their search of the ferry that sank off Toamasina on Friday after finding 17 bodies.")
    rows = [{"id": f"r{n}", "outlet": f"Post {n}", "published": f"2031-05-0{n + 3}", "title": f"Ferry sunk {n}",
             "text": f"Ferry sunk {n}\n\n{text}\n\nThe sea was calm."} for n, text in enumerate(texts)]  # fmt: skip
    held = content(newsledger.build(rows), story=None, lang="en", drawn=False)
    latest = [s for s in held["sentences"] if s["kind"] == "latest"]
    assert latest and latest[0]["cites"][0]["source"].startswith("Post 2")
