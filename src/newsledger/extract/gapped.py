"""Gaps: speakers whose verb is left out after another's: "the firm says 42 were hurt, the union 50, nurses over 60"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsledger.core.pages import Page, Token
from newsledger.extract.contents import Content
from newsledger.extract.cues import SUBJECTS, can_speak, frame, is_cue
from newsledger.extract.placed import listed
from newsledger.extract.said import Spoken
from newsledger.extract.segments import STOPS

_NAMING = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART"))
_QUALIFYING = frozenset(("ADV", "ADP", "ADJ", "SCONJ", "X"))
_PARTING = frozenset((",", ";", "and", "but", "while"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NAME = 7  # words of a speaker at most
QUALIFIED = 4  # words between a speaker and the number: "at the very least"
LONGEST = 12  # words of what is said


class Gap(NamedTuple):
    """A speaker without a verb and his number, tokens first to last, after the mark or conjunction `comma`."""

    comma: int
    speaker: Token
    first: int
    last: int


def gapped(spoken: Spoken, verb: Token, content: Content) -> Iterator[Gap]:
    """Those who give other numbers after a verb of saying whose content holds one, in order."""
    page, tokens = spoken.page, spoken.page.tokens
    if verb.lemma not in frame("number") or _is_rival(page, content):
        return
    stop = page.sentences[verb.sentence].last
    counted, at = False, content.first
    while at < stop and tokens[at].text not in STOPS - {";"}:
        word = tokens[at]
        counted = counted or (word.pos == "NUM" and not _is_dated(page, word))
        if counted and word.norm in _PARTING and at not in spoken.inside:
            gap = _gap(page, at, stop)
            if gap is not None:
                yield gap
                at = gap.last
            elif _is_clause(page, at, stop):
                return
        at += 1


def _is_rival(page: Page, content: Content) -> bool:
    """Whether the number is of somebody's doing, so that the next may have done it too: "says rebels killed 30"."""
    head = page.tokens[content.head]
    doer = next((w for w in page.children(head) if w.dep == "nsubj"), None)
    counts = any(w.dep == "dobj" for w in page.children(head))
    return head.pos == "VERB" and counts and can_speak(page, doer) and not any(
        w.pos == "NUM" for w in page.subtree(doer or head))


def _gap(page: Page, comma: int, stop: int) -> Gap | None:
    """The speaker and number right after a mark or conjunction, with no verb between."""
    tokens = page.tokens
    begin = comma + 1
    while begin < stop and tokens[begin].norm in ("and", "but", "while"):
        begin += 1
    after = begin
    while after < stop and after - begin < NAME and tokens[after].pos in _NAMING and not _qualifies(tokens[after]):
        after += 1
    who = tokens[after - 1]
    if after == begin or not (can_speak(page, who) and who.pos in ("NOUN", "PROPN")):
        return None
    second = tokens[after + 1].norm if after + 1 < stop else ""
    at = after < stop and tokens[after].norm == "at" and second not in ("least", "most")
    first = after + (at or (after < stop and tokens[after].text == "," and tokens[comma].text == ";"))
    number = first
    while number < stop and number - first < QUALIFIED and tokens[number].pos != "NUM":
        if tokens[number].pos not in _QUALIFYING and not _qualifies(tokens[number]):
            return None
        number += 1
    if number >= stop or tokens[number].pos != "NUM" or _is_dated(page, tokens[number]):
        return None
    last = number
    while last + 1 < stop and tokens[last + 1].norm not in _PARTING and tokens[last + 1].text not in STOPS:
        last += 1
    if last - first > LONGEST or any(w.tag in _FINITE for w in tokens[first : last + 1]):
        return None
    wholes = listed("gapped", "wholes")
    if any(w.norm == "of" and tokens[w.i + 1].norm in wholes for w in tokens[number : last + 1] if w.i + 1 < stop):
        return None  # "police 200 of them": who are counted, and nobody speaks
    return Gap(comma, who, first, last)


def _is_dated(page: Page, number: Token) -> bool:
    """Whether a number is part of a date or time: the model calls many a lone count a date."""
    near = page.tokens[max(0, number.i - 1) : number.i + 2]
    beside = any(w.ent == number.ent and w.i != number.i for w in near)
    return number.ent in ("DATE", "TIME") and (beside or len(number.text) == 4)


def _qualifies(word: Token) -> bool:
    """Whether a word belongs to the number after it: "more than", "least"."""
    return word.norm in listed("gapped", "qualifying")


def _is_clause(page: Page, comma: int, stop: int) -> bool:
    """Whether a clause of saying with a speaker of its own follows, which ends the row."""
    for word in page.tokens[comma + 1 : min(stop, comma + 2 + NAME)]:
        if word.norm in _PARTING and word.i > comma + 1:
            return False
        if word.tag in _FINITE:
            return is_cue(word) and any(w.dep in SUBJECTS for w in page.children(word))
    return False
