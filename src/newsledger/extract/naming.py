"""The words that name a speaker: how far they reach beside the cue, the day and what he was doing."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.cues import listed


def phrase(page: Page, head: Token, *, apart: tuple[int, ...] = ()) -> tuple[Token, Token]:
    """First and last word of the phrase that names a speaker. `apart`: words outside it, such as a cue."""
    below = page.subtree(head)
    stop = min((i for i in apart if i > head.i), default=None)
    start = max((i for i in apart if i < head.i), default=-1)
    below = tuple(w for w in below if start < w.i and (stop is None or w.i < stop))
    last = head
    for w in below:
        if w.i == last.i + 1 or w.i < head.i:
            last = w if w.i > head.i else last
    last = _less_doing(page, head, last)
    last = _less_relative(page, head, last, stop)
    while last.i > head.i and (last.pos == "PUNCT" or last.tag == "IN"):
        last = page.tokens[last.i - 1]
    first, last = _less_date(page, head, below[0], last)
    for w in below:  # "near Mali, officials and witnesses said": the parser hung what stands before on the speaker
        aside = w.i < head.i and w.text == "," and any(x.pos == "PROPN" for x in page.tokens[first.i : w.i])
        if w.i < head.i and (aside or w.text == ":" or _is_stamp(w)) and w.i + 1 < len(page.tokens):
            first = page.tokens[w.i + 1]
    if first.i < head.i and _opens_line(page, first, head):
        first = head
    while first.i < head.i and (first.pos == "PUNCT" or first.dep == "cc"):
        first = page.tokens[first.i + 1]
    return first, last


def _opens_line(page: Page, first: Token, head: Token) -> bool:
    """Whether a speaker's noun opens a line run on to another: "are closely watched Officials", "spill Memo".

    A common noun of people or papers has a capital there behind a small word; with an article it is an office's.
    """
    before = page.tokens[head.i - 1]
    several = head.tag in ("NNS", "NNPS") and head.lemma in listed("nouns", "speakers")
    known = several or head.lemma in listed("nouns", "documents")
    held = any(w.dep in ("det", "poss") for w in page.tokens[first.i : head.i])
    return (known and not held and head.text.istitle() and before.text.islower()
            and before.pos in ("NOUN", "VERB", "ADJ", "ADV"))  # fmt: skip


def _less_date(page: Page, head: Token, first: Token, last: Token) -> tuple[Token, Token]:
    """The ends of a speaker's phrase without the day of the saying: "on Friday", "at least one analyst Friday"."""
    tokens = page.tokens
    while first.i < head.i and first.ent in ("DATE", "TIME") and first.head == head.i and first.dep != "poss":
        first = tokens[first.i + 1]
    for w in page.children(head):
        below = page.subtree(w)
        day = next((x for x in page.children(w) if x.dep == "pobj"), w) if w.norm == "on" else w
        dated = day.ent in ("DATE", "TIME") and (w.dep == "npadvmod" or w.norm == "on")
        if w.i > head.i and below[-1].i == last.i and dated:
            last = tokens[below[0].i - 1]
    return first, last


def _less_relative(page: Page, head: Token, last: Token, stop: int | None) -> Token:
    """The end of a speaker's phrase before the "who" or "that" of a clause that holds the cue itself."""
    for w in page.children(head):
        if stop is not None and w.dep in ("relcl", "acl") and w.i >= stop:
            first = page.subtree(w)[0]
            return page.tokens[first.i - 1] if head.i < first.i <= last.i else last
    return last


def _less_doing(page: Page, head: Token, last: Token) -> Token:
    """The end of a speaker's phrase without what he was doing: "Sato, speaking by telephone, said"."""
    for w in page.children(head):
        before = page.tokens[w.i - 1]
        if w.tag == "VBG" and w.dep == "acl" and before.text == "," and head.i < before.i <= last.i:
            return before
    return last


def _is_stamp(word: Token) -> bool:
    """Whether a word is a time of day in figures, as live pages set before their entries: "18:40", "5.02pm"."""
    return word.text[0].isdigit() and any(mark in word.text[1:-1] for mark in ":.")
