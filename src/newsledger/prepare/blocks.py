"""The lines and paragraphs of a text, in their places: what furniture and headlines are looked for in."""

from __future__ import annotations

import re

from newsledger.core.lines import paragraphs
from newsledger.core.nouns import Noun

SHORT = 300  # characters; furniture phrases in longer blocks are part of a story
LONGEST = 600  # characters of a block that its shape is judged by; a longer one is prose
STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
LETTERS = re.compile(r"[^\W\d_]")
SITE = re.compile(r"(?<!\s)\s+(?:[|–—»:]|-+)")  # begins where white space does: linear in a run of it
PLAIN_EDGE = re.compile(r"^[\W_]+|(?<![\W_])[\W_]+$")


class Block(Noun, frozen=True, kw_only=True):
    """A paragraph or line with its place in the text, without the white space at its ends.

    `plain` is a short one in lower case, without marks at its ends and with single spaces (empty for a long one),
    `words` the number of words, `stopped` whether it ends as a sentence does.
    """

    start: int
    end: int
    text: str
    plain: str
    words: int
    stopped: bool

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of a story: sentences, not a heading, a label or a list of links."""
        return (self.stopped and self.words >= 8) or self.words >= 40


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order. Time is linear in its length."""
    return tuple(_block(text, start, end) for start, end in paragraphs(text))


def _block(text: str, start: int, end: int) -> Block:
    body = text[start:end]
    return Block(start=start, end=end, text=body, plain=plain(body) if len(body) <= SHORT else "",
                 words=len(body.split(None, 1000)), stopped=bool(STOP.search(body[-4:])))  # fmt: skip


def without_site(title: str) -> str:
    """A page's title without the name of the site behind it.

    >>> without_site("Bridge falls in Lund | The Lund Echo")
    'Bridge falls in Lund'
    """
    return SITE.split(title, maxsplit=1)[0]


def plain(line: str) -> str:
    """A line in lower case, without marks at its ends, white space single."""
    return " ".join(PLAIN_EDGE.sub("", line).replace("’", "'").casefold().split())
