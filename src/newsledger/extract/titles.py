"""Titles, offices and honorifics: what stands before a person's name and is no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsledger.core.lexicon import lexicon
from newsledger.core.names import demonyms, plain


@cache
def title_words(part: str) -> frozenset[str]:
    """The words of one part of the lexicon: women, men, courtesy, office, ends, kept, particles, joined."""
    return frozenset(lexicon("titles")[part]["words"])


@cache
def _before() -> frozenset[str]:
    return frozenset().union(*(title_words(part) for part in ("women", "men", "courtesy", "office")))


def bare(word: str) -> str:
    """A word as the title lists have it: lower case, no point."""
    return word.lower().rstrip(".")


def is_title(word: str) -> bool:
    """Whether a word can be part of what stands before a name."""
    return bare(word) in _before()


def name_start(words: Sequence[str]) -> int:
    """Where the name begins in a run of capitalised words: after the last office and the honorifics.

    `len(words)` where the run is all titles.

    >>> name_start(["Deputy", "Trade", "Minister", "Ana", "Lopes"]), name_start(["Dr", "Lopes"]), name_start(["Lopes"])
    (3, 1, 0)
    """
    start = 0
    for i, word in enumerate(words):
        if bare(word) in title_words("ends"):
            start = i + 1
    while start < len(words) and bare(words[start]) in _before():
        start += 1
    return start


def is_adjective(words: Sequence[str]) -> bool:
    """Whether the words are a nationality's or a creed's adjective ("South Korean")."""
    text = plain(" ".join(words))
    return text in demonyms() or text in broad()


@cache
def broad() -> frozenset[str]:
    """Adjectives of regions and creeds."""
    return frozenset(plain(word) for word in lexicon("peoples")["more"]["broad"])


def gender_of(words: Sequence[str]) -> str | None:
    """What the words before a name tell of the person: "f", "m" or null.

    >>> gender_of(["Prime", "Minister"]), gender_of(["Mrs"]), gender_of(["wife"])
    (None, 'f', 'f')
    >>> gender_of(["Mr", "Lee's", "spokeswoman"])
    'f'
    """
    roles = lexicon("roles")["person"]
    own = [i for i, word in enumerate(words) if word.endswith(("'s", "’s", "s'", "s’"))]
    for word in map(bare, words[own[-1] + 1 if own else 0 :]):
        if word in title_words("women") or word in roles["women"]:
            return "f"
        if word in title_words("men") or word in roles["men"]:
            return "m"
    return None
