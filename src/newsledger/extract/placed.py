"""A number in its place: the shape that finding, sifting and measuring share, and the word lists they read."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Token
from newsledger.extract.numbers import Number

LOOK = 80  # words that are looked at on either side of a number: longer than a sentence, shorter than an endless list


class Count(NamedTuple):
    """A number that a report gives for the world, in its place.

    `word`: its token; `noun`: the noun it counts, if it has one; `whole`: the noun or pronoun that it is a part of
    ("12 of the miners", "four of them"); `head`: the token that takes its part in the clause; `start`, `end`: its words
    with modifier and unit, and "a family of" before it; [first, last] are its first and last token.
    """

    number: Number
    word: Token
    noun: Token | None
    whole: Token | None
    head: Token
    start: int
    end: int
    first: int
    last: int


@cache
def nouns_of(measure: str) -> frozenset[str]:
    """The lemmas of the nouns listed under a class of data/figures.toml."""
    return frozenset(lexicon("figures")["nouns"][measure])


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """The words of a list of data/figures.toml."""
    return frozenset(lexicon("figures")[section][name])


FATED_NOUNS = frozenset(word for words in lexicon("figures")["nouns"]["fated"].values() for word in words)
