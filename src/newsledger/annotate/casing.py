"""Text set in capitals, as wires of the telex age and many headlines are, written in ordinary case for the model;
and the brackets of treebanks as brackets.

The language model was trained on ordinary case and takes nearly every word in capitals for a name. Only what the model
is shown changes, letter for letter: offsets and citations are those of the text as received.
"""

from __future__ import annotations

import re

from newsledger.core.treebank import BRACKETS, OPENING
from newsledger.core.vectors import commons

ENOUGH = 20  # letters below which a line in capitals may as well be an acronym or a code
SHOUTED = 0.9  # share of a block's letters that are capitals

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"(?:^|(?<!\b\w)[.!?][\"”')\]]*\s|\n\s*\n)[\s\"“'(\[]*$")
_VOWELS = frozenset("aeiouyAEIOUY")


def ordinary(text: str) -> str:
    """The text, of the same length; where it is set in capitals, in the case that news is written in.

    >>> ordinary("THREE SOLDIERS WERE KILLED NEAR KAVUMU ON 4 MAY, THE ARMY SAID.")
    'Three soldiers were killed near Kavumu on 4 May, the army said.'
    >>> ordinary("Three soldiers were killed near Kavumu.")
    'Three soldiers were killed near Kavumu.'
    """
    letters = sum(map(str.isalpha, text))
    if letters < ENOUGH or sum(map(str.isupper, text)) < SHOUTED * letters:
        return text
    return _WORD.sub(_cased, text)


def bracketed(text: str) -> str:
    """The text, of the same length, with the brackets that treebanks write as -LRB- and -RRB- as brackets.

    >>> bracketed("the union -LRB- 40 members -RRB- met")
    'the union (     40 members     ) met'
    """
    if "B-" not in text:
        return text
    for mark, sign in BRACKETS.items():
        text = text.replace(mark, f"{sign:5}" if mark in OPENING else f"{sign:>5}")
    return text


def _cased(match: re.Match[str]) -> str:
    word, text = match[0], match.string
    small = word.lower()
    if len(small) != len(word):
        return word
    before = text[max(match.start() - 12, 0) : match.start()]
    if before[-1:].isdigit() or (before[-1:] in ("'", "’") and before[-2:-1].isalpha()):  # "1ST", "RAMOS'S"
        return small
    if len(word) == 1 and text[match.end() : match.end() + 1] == ".":  # "U.S."
        return word
    if _OPENING.search(before) if match.start() > 12 else _OPENING.search(text[: match.start()]):
        return word[0] + small[1:]
    if small == "may" and (before[-2:-1].isdigit() or text[match.end() + 1 : match.end() + 2].isdigit()):
        return "May"
    if small in commons():
        return small
    if len(word) <= 5 and not _VOWELS.intersection(word):
        return word
    return word[0] + small[1:]
