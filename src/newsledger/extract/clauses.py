"""Where a clause begins and ends: the words that tell of one happening, without who said it and what follows."""

from __future__ import annotations

from newsledger.core.pages import Page, Token

_JOINED = frozenset(("conj", "parataxis"))
_ASIDE = frozenset(("although", "though", "because", "while", "whereas", "as", "after", "before", "since", "if",
                    "unless", "until"))  # fmt: skip


def clause(page: Page, verb: Token, *, top: Token | None = None) -> tuple[Token, Token]:
    """The first and last word of the clause of a verb; `top` is the light verb above it where it leans on one."""
    kept = {t.i for t in page.subtree(top or verb)}
    for head in {verb, top or verb}:
        for child in page.children(head):
            if _outside(page, child):
                kept -= {t.i for t in page.subtree(child)}
    kept |= {verb.i}
    words = [page.tokens[i] for i in sorted(kept)]
    return _trimmed(words, verb)


def _outside(page: Page, child: Token) -> bool:
    """Whether a word under the verb opens a stretch that tells of something else."""
    if child.dep in _JOINED and child.pos in ("VERB", "AUX"):
        return True
    if child.dep in ("cc", "punct"):
        return True
    if child.dep == "mark":
        return child.norm not in ("if", "unless")
    if child.dep == "advcl":
        return any(c.norm in _ASIDE for c in page.children(child) if c.dep == "mark")
    return False


def _trimmed(words: list[Token], verb: Token) -> tuple[Token, Token]:
    """Without marks and connectives at the edges, and in one line of the text."""
    first, last = 0, len(words) - 1
    while words[first].i < verb.i and words[first].dep in ("punct", "cc"):
        first += 1
    while words[last].i > verb.i and (words[last].dep in ("punct", "cc") or words[last].pos == "PUNCT"):
        last -= 1
    return words[first], words[last]


def phrase(page: Page, noun: Token) -> tuple[Token, Token]:
    """The first and last word of the noun phrase that a noun heads, without appositions and afterthoughts."""
    kept = {t.i for t in page.subtree(noun)}
    for child in page.children(noun):
        if child.dep in ("conj", "cc", "appos", "punct"):
            kept -= {t.i for t in page.subtree(child) if t.i > noun.i or child.dep != "appos"}
    words = [page.tokens[i] for i in sorted(kept | {noun.i})]
    return _trimmed(words, noun)
