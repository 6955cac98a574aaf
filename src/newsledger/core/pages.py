"""A page: one report's text as the language model sees it, in plain values that any extractor can walk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from newsledger.core.reports import Citation, Report


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or mark. `i` is its place in the page, `head` that of its governor (itself at a root).

    `pos`, `tag`, `dep`: Universal POS, Penn Treebank tag and ClearNLP dependency label, as spaCy's English models give
    them. `ent`: OntoNotes entity label or "". `sentence`: index into the page's sentences.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    sentence: int
    norm: str = ""


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: offsets into the report's text, tokens [first, last), its block (a paragraph, a headline)."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Name(msgspec.Struct, frozen=True, gc=False):
    """An entity span as the language model labels it, tokens [first, last)."""

    first: int
    last: int
    label: str


class Page:
    """A report with its sentences, tokens, names and dependencies; boilerplate has no tokens."""

    def __init__(self, report: Report, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...],
                 names: tuple[Name, ...]) -> None:  # fmt: skip
        self.report = report
        self.tokens = tokens
        self.sentences = sentences
        self.names = names

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return tuple(map(tuple, children))

    def children(self, token: Token) -> tuple[Token, ...]:
        """The words that it governs, in order."""
        return self._children[token.i]

    def head(self, token: Token) -> Token:
        """Its governor; itself at a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Its governor, its governor's governor, up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """It and all that it governs, in order."""
        if not self._children[token.i]:
            return (token,)
        found, queue = [token.i], [token.i]
        while queue:
            below = [child.i for child in self._children[queue.pop()]]
            found.extend(below)
            queue.extend(below)
        return tuple(self.tokens[i] for i in sorted(found))

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that it stands in."""
        return self.sentences[token.sentence]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def cite(self, first: Token, last: Token) -> Citation:
        """The text from the first token to the end of the last (inclusive)."""
        return self.report.cite(first.start, last.end)

    def cite_sentence(self, token: Token) -> Citation:
        """The words of the sentence that a token stands in."""
        sentence = self.sentence_of(token)
        return self.report.cite(sentence.start, sentence.end)
