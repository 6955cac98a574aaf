"""Rows of a list by country or by year, as fact boxes have: "Norway: 103 dead, 20 confirmed Spain: 1 confirmed case".

What a row tells is of the place or the year that opens it, whatever stands nearer in the parse: such lists have lost
their line breaks as often as not, and each row is then taken for a clause of the last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from newsledger.core.claims import Mention
from newsledger.core.pages import Page
from newsledger.core.times import TimeWords

L = TypeVar("L", Mention, TimeWords)
FAR = 600  # characters from the head of one row to the next, at most
_OPENS = re.compile(r"[ \t]?:(?=\s+[\w\"“'`(])")
_JOINS = re.compile(r"[ \t]?,[ \t]+(?:and[ \t]+)?|[ \t]+(?:and|&)[ \t]+(?:the[ \t]+)?")

_RUN_ON = re.compile(r"(?<=[a-z] )(?:``|(?:The|An?|In|But|It|He|She|They|There|This)\b)")


class Row(NamedTuple, Generic[L]):
    """A row by offsets, its head and all; `head` is null where it names more than one ("Peru and Chile: none")."""

    start: int
    end: int
    head: L | None


def rows(page: Page, named: Iterable[L]) -> tuple[Row[L], ...]:
    """The rows that these names or years open, where two at least follow one another; in order of place."""
    text = page.report.text
    opened: list[tuple[int, L | None]] = []
    begins, until, several = -1, -1, False
    for one in sorted(named, key=lambda n: (n.cite.start, n.cite.end)):
        if one.cite.start < until:
            continue
        joined = until >= 0 and _JOINS.fullmatch(text, until, one.cite.start) is not None
        begins, several, until = begins if joined else one.cite.start, joined, one.cite.end
        if _OPENS.match(text, one.cite.end):
            opened.append((begins, None if several else one))
    return tuple(_run(page, opened))


def _run(page: Page, opened: Sequence[tuple[int, L | None]]) -> Iterable[Row[L]]:
    """The rows of those heads that have another close by."""
    for i, (start, head) in enumerate(opened):
        after = opened[i + 1][0] if i + 1 < len(opened) else -1
        near = 0 <= after - start <= FAR
        if near or (i and start - opened[i - 1][0] <= FAR):
            line = page.report.text.find("\n", start)
            ends = (after if near else _told_out(page, start), line)
            yield Row(start, min(end for end in ends if end >= 0), head)


def _told_out(page: Page, start: int) -> int:
    """The end of the sentence that a row's first words behind its colon stand in, or where another begins in it."""
    colon = page.report.text.index(":", start)
    at = bisect_right([s.start for s in page.sentences], colon + 2) - 1
    end = page.sentences[max(0, at)].end
    begins = _RUN_ON.search(page.report.text, colon + 2, end)
    return begins.start() if begins else end


def row_at(found: Sequence[Row[L]], at: int) -> Row[L] | None:
    """The row that holds an offset, if any; the rows are in order and do not overlap."""
    place = bisect_right(found, at, key=lambda row: row.start) - 1
    return found[place] if place >= 0 and at < found[place].end else None
