"""Sentences that a page has run together: where a line broke, and no stop stood before it.

"Washing hands can help Of the nine deaths ..." was a list's last line and a paragraph. A word that English writes small
within a sentence has a capital here, behind a small word: a sentence begins with it. Before a name it shows nothing
("told The Associated Press", "the party We Are One"), save for words of place; nor does what can itself begin a name
behind a word that takes one ("vice premier He").

Two things of a page's own stand run into its sentences likewise, and end where they end: when it was put out, with a
weekday, a year and a time of day ("Monday 3 May 2010 09.28 BST"), and who took its picture ("Photograph: Jo Doe/AFP").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsledger.core.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENERS = frozenset((
    "In", "But", "It", "He", "She", "They", "There", "These", "Those", "However", "Although", "While", "When", "After",
    "Before", "If", "At", "On", "For", "From", "With", "Of", "As", "And", "Some", "Many", "Most", "Several", "Its",
    "His", "Her", "Their", "We", "You",
))  # fmt: skip
_ARTICLES = frozenset(("The", "A", "An", "This", "That"))
_PLACING = frozenset(("In", "At", "Of"))  # a name behind them is one of a place or a body: "In Torvik, eight people"
_NAMING = frozenset(("In", "At", "Of", "He", "An", "You", "We"))  # surnames too, or the first words of names
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_CLOCK = re.compile(r"[0-2]?\d[.:][0-5]\d(?:[ap]\.?m\.?)?")
_ZONES = frozenset(("BST", "GMT", "UTC", "EST", "EDT", "CET", "CEST", "EET", "PST", "PDT", "CST", "CDT", "IST", "ET"))
_PICTURES = frozenset(("Photograph", "Photo", "Picture", "Image"))
_AGENCY_ENDS = frozenset(("Images", "Press", "News", "Pictures"))
_ENDS = ("man", "woman", "ist", "ian", "eer")  # of nouns of person
_SMALL = frozenset((
    "a", "an", "and", "as", "at", "by", "called", "for", "from", "in", "named", "of", "on", "or", "that", "the",
    "titled", "to", "with", "entitled", "i", "film", "book", "song", "novel", "album", "magazine", "newspaper", "show",
    "series",
))  # fmt: skip


def broken(doc: Doc) -> Doc:
    """The words, each that opens a sentence run on to another marked as the start of one; before the parse."""
    _set_apart(doc)
    for i in range(1, len(doc) - 1):
        text = doc[i].text
        if text not in _OPENERS and text not in _ARTICLES:
            continue
        before = doc[i - 1].text
        if not before.islower() or not before.isalpha() or before in _SMALL:
            continue
        if text in _NAMING and _takes_name(before):
            continue
        if _goes_on(text, doc[i + 1].text):
            doc[i].is_sent_start = True
    return doc


def _set_apart(doc: Doc) -> None:
    """Mark where the page's own stamps and credits begin, that they are one, and what follows them."""
    for i in range(len(doc) - 2):
        text = doc[i].text
        end = _stamp(doc, i) if text in _WEEKDAYS else _credit(doc, i) if text in _PICTURES else None
        if end is not None:
            doc[i].is_sent_start = True
            for inside in doc[i + 1 : end]:
                inside.is_sent_start = False
            if end < len(doc):
                doc[end].is_sent_start = True


def _stamp(doc: Doc, first: int) -> int | None:
    """Where a page's stamp ends that begins with a weekday: a day, a month, a year and a time of day, and its zone."""
    words = [token.text for token in doc[first + 1 : first + 7]]
    year = next((n for n, word in enumerate(words[:4]) if len(word) == 4 and word.isdigit()), None)
    if year is None or not any(word.isdigit() and len(word) < 3 for word in words[:year]):
        return None
    at = year + 2 if words[year + 1 : year + 2] in ([","], ["-"], ["–"], ["|"]) else year + 1
    if at >= len(words) or not _CLOCK.fullmatch(words[at]):
        return None
    end = first + 2 + at
    return end + 1 if end < len(doc) and doc[end].text in _ZONES else end


def _credit(doc: Doc, first: int) -> int | None:
    """Where a picture's credit ends: "Photograph: Jo Doe/AFP" and the rest of the agency's name."""
    if doc[first + 1].text != ":":
        return None
    for i in range(first + 2, min(first + 9, len(doc) - 1)):
        word = doc[i].text
        if word.islower() or not (word[:1].isupper() or word in ("/", "\\/")):
            return None
        if "/" in word:
            end = i + 1
            while end < len(doc) and (doc[end].text in _AGENCY_ENDS or doc[end].text[0] == "/" or
                                      doc[end - 1].text[-1] == "/"):  # fmt: skip
                end += 1
            return end
    return None


def _goes_on(text: str, after: str) -> bool:
    """Whether the next word is one of a sentence that this one opens, and of no name."""
    if after.islower() or after == "I":
        return True
    if text in _ARTICLES:
        return False
    return after[:1].isdigit() or (text in _PLACING and after.isalpha()) or (text == "However" and after == ",")


def _takes_name(before: str) -> bool:
    """Whether a name can stand right behind a word: a noun of person, body or office."""
    return before in _bearers() or before.endswith(_ENDS)


@cache
def _bearers() -> frozenset[str]:
    roles = lexicon("roles")
    listed = (roles["person"]["office"], roles["person"]["anybody"], roles["body"]["nouns"],
              lexicon("titles")["ends"]["words"], lexicon("bodies")["organisation"]["before"],
              lexicon("figures")["nouns"]["people"])  # fmt: skip
    return frozenset(word for nouns in listed for word in nouns)
