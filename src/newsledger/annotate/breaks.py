"""Sentences that a page has run together: where a line broke, and no stop stood before it.

"Washing hands can help Of the nine deaths ..." was a list's last line and a paragraph. A word that English writes small
within a sentence has a capital here, behind a small word: a sentence begins with it. Articles before a name do not show
it ("told The Associated Press").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENERS = frozenset((
    "In", "But", "It", "He", "She", "They", "There", "These", "Those", "However", "Although", "While", "When", "After",
    "Before", "If", "At", "On", "For", "From", "With", "Of", "As", "And", "Some", "Many", "Most", "Several", "Its",
    "His", "Her", "Their", "We", "You",
))  # fmt: skip
_ARTICLES = frozenset(("The", "A", "An", "This", "That"))
_SMALL = frozenset((
    "a", "an", "and", "as", "at", "by", "called", "for", "from", "in", "named", "of", "on", "or", "that", "the",
    "titled", "to", "with", "entitled", "i", "film", "book", "song", "novel", "album", "magazine", "newspaper", "show",
    "series",
))  # fmt: skip


def broken(doc: Doc) -> Doc:
    """The words, each that opens a sentence run on to another marked as the start of one; before the parse."""
    for i in range(1, len(doc) - 1):
        text = doc[i].text
        if text not in _OPENERS and text not in _ARTICLES:
            continue
        before = doc[i - 1].text
        if not before.islower() or not before.isalpha() or before in _SMALL:
            continue
        if text in _OPENERS or doc[i + 1].text.islower():
            doc[i].is_sent_start = True
    return doc
