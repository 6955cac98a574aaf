"""The lines and paragraphs of a plain text: where one ends, also in texts whose lines are broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
EDGE = " \t\xa0\ufeff\u200b"
Line = tuple[int, int, bool]  # start, end, and whether a blank line or nothing comes before it


def lines(text: str) -> tuple[Line, ...]:
    """The lines that are not blank, without the white space at their ends, in order."""
    found: list[Line] = []
    last = 0
    for match in LINE.finditer(text):
        line = match.group()
        body = line.strip().strip(EDGE)
        if body:
            start = match.start() + line.find(body)
            found.append((start, start + len(body), last == 0 or text.count("\n", last, start) > 1))
            last = start + len(body)
    return tuple(found)


def is_wrapped(found: tuple[Line, ...]) -> bool:
    """Whether lines are broken at a fixed width, as in wire copy of the telex age, so that a paragraph has many."""
    if len(found) < 6:
        return False
    close = [end - start for (start, end, _), (_, _, gap) in pairwise(found) if not gap]
    return len(close) > 0.6 * len(found) and 45 <= median(close) <= 85 and max(close) <= 120


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each paragraph: a line, or, where lines are wrapped, a run without blank line or indent."""
    found = lines(text)
    if not is_wrapped(found):
        yield from ((start, end) for start, end, _ in found)
        return
    begun, until, _ = found[0]
    for (last_start, _, _), (start, end, gap) in pairwise(found):
        if gap or _indent(text, start) > _indent(text, last_start):
            yield begun, until
            begun = start
        until = end
    yield begun, until


def _indent(text: str, start: int) -> int:
    """White space before a line's first character, up to nine."""
    before = text[max(0, start - 9) : start]
    return len(before) - len(before.rstrip(" \t"))
