"""A saying as it is read from the page, before its speaker is resolved; and the page with its quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from newsledger.core.pages import Page, Token
from newsledger.extract.quotes import Quote, quotes


class Said(NamedTuple):
    """Content by offsets; the cue by tokens, first to last; the governing word of the speaker's words.

    `through`: governing words of the intermediaries, the outlet's nearest first. `more`: the speaker is the one before.
    """

    start: int
    end: int
    kind: str
    rule: str
    cue: tuple[int, int] | None = None
    speaker: int | None = None
    through: tuple[int, ...] = ()
    more: bool = False
    head: int | None = None  # the governing word of the content
    apart: tuple[int, ...] = ()  # words besides the cue that bound the speaker's words


class Spoken:
    """A page with its quotations: which tokens stand between marks, and which quotation each belongs to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.quotes = quotes(page)
        self._starts = [t.start for t in page.tokens]
        self._openings = [q.outer_start for q in self.quotes]
        self._ends = list(accumulate((q.outer_end for q in self.quotes), max))
        self.inside: dict[int, Quote] = {}
        for quote in self.quotes:
            if quote.depth == 0:
                for token in self.between(quote.outer_start, quote.outer_end):
                    self.inside[token.i] = quote

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in a stretch of the text."""
        return self.page.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def near(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotations that touch a stretch of the text, or begin right after it."""
        low = bisect_left(self._ends, start)
        high = bisect_left(self._openings, end + 2)
        return self.quotes[low:high]

    def block(self, token: Token) -> int:
        """The paragraph that a token stands in."""
        return self.page.sentences[token.sentence].block

    def lead(self, quote: Quote) -> tuple[Token, ...]:
        """The reporter's words before a quotation, back to the end of a sentence, another quotation or a paragraph."""
        at = bisect_left(self._starts, quote.outer_start) - 1
        last = at
        while at >= 0 and self.block(self.page.tokens[at]) == quote.block:
            token = self.page.tokens[at]
            if at in self.inside or token.text in (".", "!", "?", ";") or (at == last and _shortened(token.text)):
                break
            at -= 1
        return self.page.tokens[at + 1 : last + 1]

    def introduced(self, quote: Quote) -> tuple[Token, ...]:
        """The words of the paragraph before, where it ends in a colon: "The Evening Mail reports:"."""
        at = bisect_left(self._starts, quote.outer_start) - 1
        while at > 0 and self.page.tokens[at].pos == "SPACE":
            at -= 1
        if at <= 0 or self.page.tokens[at].text != ":" or self.block(self.page.tokens[at]) == quote.block:
            return ()
        first = self.page.sentences[self.page.tokens[at].sentence].first
        return self.page.tokens[first : at + 1]

    def tail(self, quote: Quote) -> tuple[Token, ...]:
        """The reporter's words after a quotation that its speaker may stand in; none where it ends a sentence."""
        text = self.page.report.text
        at = bisect_left(self._starts, quote.outer_end)
        if quote.runs_on or at >= len(self.page.tokens):
            return ()
        if text[quote.end - 1] == "." and not text[self.page.tokens[at].start].islower():
            return ()
        if text[quote.end - 1] in ".!?" and text[quote.outer_end : quote.outer_end + 1].isupper():
            return ()  # the next sentence is run on: 'it was dark."Police said'
        first = at
        while at < len(self.page.tokens) and self.block(self.page.tokens[at]) == quote.block:
            token = self.page.tokens[at]
            if at in self.inside or token.text in (".", "!", "?", ";"):
                break
            at += 1
        return self.page.tokens[first:at]


def _shortened(word: str) -> bool:
    """Whether a word is an abbreviation with stops, at which a sentence can end: "in Troy, N.Y."."""
    return word.count(".") > 1


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """A content without blanks, final comma or stop, and without marks that open or close around all or half of it."""
    while start < end and (text[start].isspace() or text[start] in ",;:.–—"):
        start += 1
    while end > start and _is_final(text, start, end):
        end -= 1
    if start < end and text[start] in "\"“‘'" and not _closes(text, start, end):
        start += 1
    return start, end


def _is_final(text: str, start: int, end: int) -> bool:
    """Whether the last character is no part of a content."""
    last = text[end - 1]
    if last in "'’":  # an apostrophe ("the owners'"), or the close of a quotation
        return text.find("'" if last == "'" else "‘", start, end - 1) >= 0
    return last.isspace() or last in ",;:–—\"”“`" or (last == "." and not _is_abbreviation(text, start, end))


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether a final stop belongs to an abbreviation such as "a.m." or "U.S."."""
    word = text[max(start, text.rfind(" ", start, end) + 1) : end]
    return word.count(".") > 1 and len(word) <= 6


def _closes(text: str, start: int, end: int) -> bool:
    mark = {"“": "”", "‘": "’"}.get(text[start], text[start])
    return text.find(mark, start + 1, end) >= 0
