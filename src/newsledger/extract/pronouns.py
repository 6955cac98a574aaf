"""Pronouns: whom one means, of those spoken of before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from newsledger.core.claims import Mention
from newsledger.core.pages import Page, Token
from newsledger.extract.cues import RELATIVE
from newsledger.extract.referents import Referent, agrees

REACH = 80  # so many of those spoken of before can be meant by a pronoun
_WHERE = frozenset(("in", "at", "near", "from", "to", "off"))


@dataclass
class Antecedents:
    """Everybody that a page speaks of, in order, and the mentions by id."""

    page: Page
    referents: tuple[Referent, ...]
    mentions: Mapping[str, Mention]

    def antecedent(self, word: Token, *, last: Referent | None) -> Referent | None:
        """The referent of a pronoun."""
        if word.tag in RELATIVE:
            return None
        above = {w.i for w in self.page.ancestors(word)} if word.dep in ("poss", "pobj") else set()
        fits = [r for r in self.before(word)
                if not r.quoted and r.token not in above and agrees(word.norm, r)]  # fmt: skip
        if last is not None and self._meant(word, last) and self._recent(word, last.token):
            here = word.sentence
            between = [r for r in fits if r.token > last.token and r.subject and r.kind == last.kind
                       and (r.main or (r.mention is not None and self.page.tokens[r.token].sentence == here))
                       and not self._same(r, last)]  # fmt: skip
            if not between:
                return last
            fits = [r for r in between if self._is_within(word, r, last)] or fits
        return max(fits, key=lambda r: self.salience(word, r), default=None)

    def _is_within(self, word: Token, referent: Referent, last: Referent) -> bool:
        """Whether a pronoun and somebody before it stand together in what the last speaker says in one sentence."""
        here = self.same_sentence(word, referent) and self.same_sentence(word, last)
        return here and referent.subject and not any(w.i == referent.token for w in self.page.ancestors(word))

    def _meant(self, word: Token, last: Referent) -> bool:
        """Whether a pronoun can mean the last speaker; `it`, right after, a name that was taken for a person's."""
        if agrees(word.norm, last):
            return True
        near = word.sentence - self.page.tokens[last.token].sentence <= 1
        name = self.page.tokens[last.token].pos == "PROPN" and last.kind == "person" and last.gender is None
        return word.norm == "it" and near and name and last.mention is not None \
            and " " not in self.mentions[last.mention].cite.quote

    def before(self, word: Token) -> tuple[Referent, ...]:
        """Those spoken of shortly before a word."""
        end = bisect_left(self._places, word.i)
        return self.referents[max(0, end - REACH) : end]

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(r.token for r in self.referents)

    def _same(self, one: Referent, other: Referent) -> bool:
        if one.mention is None or other.mention is None:
            return one.token == other.token
        a, b = (set(self.mentions[m].cite.quote.lower().split()) for m in (one.mention, other.mention))
        return a <= b or b <= a

    def near(self, word: Token, referent: Referent) -> bool:
        """Whether somebody was spoken of at most two sentences before a word."""
        return word.sentence - self.page.tokens[referent.token].sentence <= 2

    def same_sentence(self, word: Token, referent: Referent) -> bool:
        """Whether somebody is spoken of in a word's own sentence."""
        return word.sentence == self.page.tokens[referent.token].sentence

    def _recent(self, word: Token, token: int) -> bool:
        return word.sentence - self.page.tokens[token].sentence <= 4

    def salience(self, word: Token, referent: Referent) -> tuple[float, int]:
        """Fewer sentences back and a subject weigh more."""
        far = word.sentence - self.page.tokens[referent.token].sentence
        paragraphs = (self.page.sentence_of(word).block
                      - self.page.sentence_of(self.page.tokens[referent.token]).block)  # fmt: skip
        head = self.page.tokens[referent.token]
        placed = head.dep == "pobj" and self.page.head(head).norm in _WHERE  # a town, whatever the model calls it
        known = referent.gender is not None
        owned = any(w.tag in ("PRP$", "WP$") for w in self.page.children(head))
        kin = owned and referent.mention is None  # "her mother" comes after her
        weight = 2.0 * referent.subject + known + 0.5 * referent.main - 2.0 * placed - 2.0 * kin
        return weight - far - 0.5 * paragraphs, referent.token
