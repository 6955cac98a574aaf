"""Furniture by what lines say and how they are built."""

from newsledger.prepare.blocks import blocks
from newsledger.prepare.layout import laid_out


def test_the_posts_of_a_live_page_are_no_clips() -> None:
    live = "16:10 Toll now 12\n\nThe mayor of Lund says that twelve people have died in the collapse of the hall.\n\n"
    clips = "0:45 Divers rest at the quay\n\n1:12 Bell found\n\n"
    assert not laid_out(live, blocks(live), title=None).furniture
    assert len(laid_out(clips, blocks(clips), title=None).furniture) == 2
