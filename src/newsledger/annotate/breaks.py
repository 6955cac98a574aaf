"""Sentences that a page has run together: where a line broke, and no stop stood before it.

"Washing hands can help Of the nine deaths ..." was a list's last line and a paragraph. A word that English writes small
within a sentence has a capital here, behind a small word: a sentence begins with it. Before a name it shows nothing
("told The Associated Press", "the party We Are One"), save for words of place; nor does what can itself begin a name
behind a word that takes one ("vice premier He").
"""

from __future__ import annotations

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
_ENDS = ("man", "woman", "ist", "ian", "eer")  # of nouns of person
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
        if text in _NAMING and _takes_name(before):
            continue
        if _goes_on(text, doc[i + 1].text):
            doc[i].is_sent_start = True
    return doc


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
