"""Stretches of a sentence: where a content can begin and end, and which words make up a cue."""

from __future__ import annotations

from newsledger.core.pages import Token
from newsledger.extract.cues import is_cue, trim
from newsledger.extract.said import Said, Spoken

STOPS = frozenset((".", "!", "?", ";"))


def saying(spoken: Spoken, first: int, last: int, *, rule: str, cue: tuple[int, int], speaker: Token | None,
           head: int | None = None) -> Said:  # fmt: skip
    """An indirect saying whose content is the tokens first to last, trimmed."""
    first, last = trim(spoken.page, first, last)
    start, end = spoken.page.tokens[first].start, spoken.page.tokens[last].end
    return Said(start, end, "indirect", rule, cue, speaker.i if speaker else None, head=head)


def segment_start(spoken: Spoken, at: int, floor: int) -> int:
    """Where the stretch before a token begins: after a colon, a semicolon that ends another's saying, or at the floor.

    Marks inside a quotation do not count.
    """
    tokens = spoken.page.tokens
    cue = next((i for i in range(floor, at) if is_cue(tokens[i]) or tokens[i].norm == "according"), at)
    for i in range(at - 1, floor - 1, -1):
        if i not in spoken.inside and (tokens[i].text == ":" or (tokens[i].text == ";" and cue < i)):
            return i + 1
    return floor


def segment_end(spoken: Spoken, at: int, ceiling: int) -> int:
    """Where the stretch after a token ends: before a stop or a semicolon outside quotation marks."""
    for i in range(at, ceiling):
        if i not in spoken.inside and spoken.page.tokens[i].text in STOPS:
            return i
    return ceiling


def cue_words(spoken: Spoken, cue: Token) -> tuple[int, int]:
    """The verb with its auxiliaries and the person or body spoken to."""
    first = last = cue.i
    for w in spoken.page.children(cue):
        if w.dep in ("aux", "auxpass") and w.i == first - 1:
            first = w.i
        if w.dep in ("dobj", "dative", "prt") and w.i > cue.i and w.i - cue.i <= 3 and w.i not in spoken.inside:
            below = spoken.page.subtree(w)
            if below[0].i == last + 1 and below[-1].i - cue.i <= 6 and (cue.lemma == "tell" or w.dep == "prt"):
                last = below[-1].i
    return first, last
