"""The story in a few sentences: which sentence opens it, and how it is printed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsledger.publish.summary import _telling, front
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
