"""Quoted stretches: where a report's text stands between quotation marks, of any kind, nested, or over paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsledger.core.pages import Page

_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’", "`": "'"}
_SINGLE = frozenset("'‘`")
_BEFORE = frozenset(" \t\u00a0([{-–—/\"“'‘:;,")  # what may stand before an opening mark
_AFTER = frozenset(" \t\u00a0)]}.,;:!?-–—\"”'’")  # what may stand after a closing mark
_CLIPPED = frozenset(("s", "re", "ve", "ll", "d", "m"))  # " 's": words set apart from what they belong to
_FINAL = frozenset(".!?…'’)")  # a sentence can end in these
_STOPS = frozenset(".!?")
LONGEST = 3_000  # a mark with no partner within so many characters opens nothing


class Quote(NamedTuple):
    """Words between quotation marks, offsets without the marks. `outer`: start and end with them.

    `depth` is 0 for a quotation in the reporter's text, 1 for one inside another. `runs_on`: it has no closing mark
    because the next paragraph opens with a mark again, as newspapers do.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    block: int
    runs_on: bool = False


def quotes(page: Page) -> tuple[Quote, ...]:
    """The quotations of a page in order of place, outer ones before those inside them.

    >>> quotes(page_of('"I told him, \\'Go home,\\'" she said.'))  # doctest: +SKIP
    (Quote(start=1, end=23, ..., depth=0, ...), Quote(start=14, end=22, ..., depth=1, ...))
    """
    blocks = tuple(_blocks(page))
    text = page.report.text
    found: list[Quote] = []
    for place, (block, start, end) in enumerate(blocks):
        after = blocks[place + 1][1] if place + 1 < len(blocks) else len(text)
        found += _in_block(text, start, end, block=block, opens_next=text[after : after + 1] in _PAIRS)
    return tuple(sorted(found, key=lambda q: (q.outer_start, -q.outer_end)))


def _blocks(page: Page) -> Iterator[tuple[int, int, int]]:
    block, start, end = -1, 0, 0
    for sentence in page.sentences:
        if sentence.block != block:
            if block >= 0:
                yield block, start, end
            block, start = sentence.block, sentence.start
        end = sentence.end
    if block >= 0:
        yield block, start, end


def _in_block(text: str, start: int, end: int, *, block: int, opens_next: bool) -> Iterator[Quote]:
    at = start
    while at < end:
        if _opens_doubled(text, at, start, end):
            doubled = text.find("''", at + 2, min(end, at + LONGEST))
            if _opened_again(text, at + 2, doubled):
                at += 2
                continue
            if doubled > at + 2 and text[at + 2 : doubled].strip():
                # treebanks set the marks apart: "`` Go home , '' she said"
                words = text[at + 2 : doubled]
                first, last = at + 2 + len(words) - len(words.lstrip()), at + 2 + len(words.rstrip())
                yield Quote(first, last, at, doubled + 2, 0, block)
                yield from _inside(text, at + 1, doubled, block, outer="")
                at = doubled + 2
                continue
        if text[at] in _PAIRS and _opens(text, at, start, end):
            close = _close(text, at, end)
            if close is None and text[at] not in _SINGLE and opens_next:
                yield Quote(at + 1, end, at, end, 0, block, runs_on=True)
                return
            if close is not None and close > at + 1:
                yield Quote(at + 1, close, at, close + 1, 0, block)
                yield from _inside(text, at, close, block, outer=text[at])
                at = close
        at += 1


def _opens_doubled(text: str, at: int, start: int, end: int) -> bool:
    """Whether a quotation opens with two single marks, as typesetters, treebanks and some archives write them."""
    if text.startswith("``", at):
        return True
    before = text[at - 1] if at > start else " "
    return text.startswith("''", at) and at + 2 < end and not text[at + 2].isspace() and before in _BEFORE


def _opened_again(text: str, start: int, end: int) -> bool:
    """Whether marks open once more within a sentence before any close: those that opened before lost their partner.

    Behind the end of a sentence they open a paragraph that goes on with the quotation.
    """
    again = text.find("``", start, max(start, end))
    while again >= 0:
        before, after = text[start:again].rstrip()[-1:], text[again + 2 : end].lstrip()[:1]
        if before and (before in ",:" or (after.islower() and before not in _FINAL)):
            return True
        again = text.find("``", again + 2, end)
    return False


def _inside(text: str, start: int, end: int, block: int, *, outer: str) -> Iterator[Quote]:
    """Quotations inside one, with marks of another kind."""
    at = start + 1
    while at < end:
        if text[at] in _PAIRS and text[at] != outer and _opens(text, at, start + 1, end):
            close = _close(text, at, end)
            if close is not None and close > at + 1:
                yield Quote(at + 1, close, at, close + 1, 1, block)
                at = close
        at += 1


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    run_on = before in _STOPS and after.isupper() and text[at] in "\"“"  # 'was dark."I saw nothing," she said'
    if after.isspace() or not (before in _BEFORE or run_on):
        return False
    if text[at] in "'’" and text[at + 1 : at + 4].split(" ")[0] in _CLIPPED:
        return False
    return not (text[at] in "'’" and after.isdigit() and text[at + 2 : at + 4] in ("0s", "0 "))


def _close(text: str, at: int, end: int) -> int | None:
    """Where the mark that is opened at `at` is closed, if it is."""
    mark, limit = _PAIRS[text[at]], min(end, at + LONGEST)
    if text[at] not in _SINGLE:
        close = text.find(mark, at + 1, limit)
        again = text.find(text[at], at + 1, limit) if text[at] != mark else -1
        if close >= 0 and (again < 0 or close < again) and mark != '"':
            return close
        other = text.find('"', at + 1, again if again >= 0 else limit) if mark == "”" else -1  # “so to speak"
        if other < 0 and text[at] == '"':
            curled = text.find("”", at + 1, close if close >= 0 else limit)  # "so to speak”
            other = curled if curled >= 0 and text.find("“", at + 1, curled) < 0 else -1
        return other if other >= 0 else close if close >= 0 else None
    doubtful = None
    close = text.find(mark, at + 1, limit)
    while close >= 0:
        after = text[close + 1] if close + 1 < end else " "
        if after in _AFTER and not text[close - 1].isspace():
            if text[close - 1] != "s" or after != " " or not text[close + 2 : close + 3].islower():
                return close
            doubtful = close if doubtful is None else doubtful  # "the miners' union" or the end of a quotation
        close = text.find(mark, close + 1, limit)
    return doubtful
