"""Sentences that name who helped to write a report, wherever in its text they stand: scraped pages have no lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsledger.core.lexicon import any_of, words
from newsledger.core.reports import Span

BACK = 80  # words before "contributed to this report" in which its sentence begins
REACH = 1_200  # characters that they may take
SHORT_FORM = re.compile(r"(?:[^\W\d_]\.)+|(?:Jr|Sr|St|Mr|Ms|Mrs|Dr|Rev|Capt|Sgt|Lt|Col|Gen)\.")
TOKEN = re.compile(r"\S+|\n")
CLOSING = frozenset(("''", '"', "”", "’", ".", "!", "?", "...", "…", "\n", "--", "—", "–", "|"))
JOINED = frozenset((",", ";", "&", "'s", "’s", "'", "’", "/"))


@cache
def _helped() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('furniture', 'helped'))}\b(?: ?\.)?")


@cache
def _small() -> frozenset[str]:
    """The words in lower case that such a sentence may hold beside names."""
    listed = ("particles", "posts", "writers", "joiners", "helpers")
    return frozenset().union(*(words("furniture", section) for section in listed))


def thanks(text: str) -> Iterator[Span]:
    """Where the sentences stand that say who contributed to the report, and hold nothing but names beside.

    >>> text = "The quay is shut . The Echo 's Ann Lowe and journalist Cy Dunn contributed to this report . More"
    >>> [text[span.start : span.end] for span in thanks(text)]
    ["The Echo 's Ann Lowe and journalist Cy Dunn contributed to this report ."]
    """
    for found in _helped().finditer(text):
        begins = _sentence(text, found.start())
        if begins is not None:
            yield Span(start=begins, end=found.end())


def _sentence(text: str, end: int) -> int | None:
    """Where the names begin that stand before a place, up to the end of the sentence before; null where more stands."""
    first = max(0, end - REACH)
    tokens = [m for m in TOKEN.finditer(text, first, end) if m.start() > first or first == 0][-BACK:]
    begins = None
    for token in reversed(tokens):
        word = token.group()
        if word in CLOSING or _closes(word):
            return begins
        if not _is_of_names(word):
            return None
        begins = token.start() if word not in JOINED else begins
    return begins if first == 0 and tokens and tokens[0].start() == 0 else None


def _closes(word: str) -> bool:
    """Whether a word is the last of a sentence: "quay.", not "U.S." or "Jr."."""
    bare = word.rstrip("\"'”’)")
    return bare[-1:] in (".", "!", "?") and SHORT_FORM.fullmatch(bare) is None


def _is_of_names(word: str) -> bool:
    bare = word.strip(",;()\"“”")
    return word in JOINED or bare[:1].isupper() or bare.casefold() in _small() or not bare
