"""A number in its place: the shape that finding, sifting and measuring share, and the word lists they read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Sentence, Token
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


@dataclass(frozen=True, slots=True)
class Near:
    """A count with the words around it in its sentence."""

    page: Page
    sentence: Sentence
    count: Count

    def before(self, by: int = 1) -> str:
        """The word so many places before the count; empty before the sentence."""
        k = self.count.first - by
        return self.page.tokens[k].norm if k >= self.sentence.first else ""

    def behind(self, by: int = 1) -> str:
        """The word so many places behind the count; empty behind the sentence."""
        k = self.count.last + by
        return self.page.tokens[k].norm if k < self.sentence.last else ""

    @property
    def bare(self) -> bool:
        """Whether the number has neither a noun nor a whole."""
        return self.count.noun is None and self.count.whole is None


def verdict(tests: Iterable[Callable[[Near], bool | None]], near: Near) -> bool:
    """What the first of the tests says that has an opinion; false where none has."""
    return bool(next((said for test in tests if (said := test(near)) is not None), False))


@cache
def nouns_of(measure: str) -> frozenset[str]:
    """The lemmas of the nouns listed under a class of data/figures.toml."""
    return frozenset(lexicon("figures")["nouns"][measure])


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """The words of a list of data/figures.toml."""
    return frozenset(lexicon("figures")[section][name])


FATED_NOUNS = frozenset(word for words in lexicon("figures")["nouns"]["fated"].values() for word in words)


def in_pair(page: Page, count: Count) -> bool:
    """Whether a number is joined to another number by "and" alone."""
    sentence = page.sentence_of(count.word)
    left = page.tokens[max(sentence.first, count.first - 2) : count.first]
    right = page.tokens[count.last + 1 : min(count.last + 3, sentence.last)]
    before = len(left) == 2 and left[1].norm == "and" and left[0].tag == "CD"
    return before or (len(right) == 2 and right[0].norm == "and" and right[1].tag == "CD")
