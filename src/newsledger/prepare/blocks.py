"""The lines and paragraphs of a text, in their places: what furniture and headlines are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from newsledger.core.nouns import Noun

SHORT = 300  # characters; furniture phrases in longer blocks are part of a story
LONGEST = 600  # characters of a block that its shape is judged by; a longer one is prose
LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
LETTERS = re.compile(r"[^\W\d_]")
PLAIN_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
EDGE = " \t\xa0\ufeff\u200b"


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
    lines = list(_lines(text))
    return tuple(_joined(text, lines) if _is_wrapped(lines) else (_block(text, start, end) for start, end, _ in lines))


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, gap) of each line that is not blank."""
    last = 0
    for match in LINE.finditer(text):
        line = match.group()
        body = line.strip().strip(EDGE)
        if not body:
            continue
        start = match.start() + line.find(body)
        gap = text.count("\n", last, start) > 1 or last == 0
        yield start, start + len(body), gap
        last = start + len(body)


def _block(text: str, start: int, end: int) -> Block:
    body = text[start:end]
    return Block(start=start, end=end, text=body, plain=plain(body) if len(body) <= SHORT else "",
                 words=len(body.split(None, 1000)), stopped=bool(STOP.search(body[-4:])))  # fmt: skip


def plain(line: str) -> str:
    """A line in lower case, without marks at its ends, white space single."""
    return " ".join(PLAIN_EDGE.sub("", line).replace("’", "'").casefold().split())


def _is_wrapped(lines: list[tuple[int, int, bool]]) -> bool:
    """Whether lines are broken at a fixed width, as in wire copy of the telex age, so that a paragraph has many."""
    if len(lines) < 6:
        return False
    close = [end - start for (start, end, _), (_, _, gap) in pairwise(lines) if not gap]
    return len(close) > 0.6 * len(lines) and 45 <= median(close) <= 85 and max(close) <= 120


def _joined(text: str, lines: list[tuple[int, int, bool]]) -> Iterator[Block]:
    """Paragraphs of a text with hard line breaks: a blank line or an indent begins a new one."""
    begun, until, _ = lines[0]
    for (start, end, gap), (last_start, _, _) in zip(lines[1:], lines, strict=False):
        if gap or _indent(text, start) > _indent(text, last_start):
            yield _block(text, begun, until)
            begun = start
        until = end
    yield _block(text, begun, until)


def _indent(text: str, start: int) -> int:
    """White space before a line's first character, up to nine."""
    before = text[max(0, start - 9) : start]
    return len(before) - len(before.rstrip(" \t"))
