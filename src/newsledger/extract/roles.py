"""Descriptions: the role that stands beside a name, and people and bodies that are known by description alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token
from newsledger.core.reports import Citation
from newsledger.extract.kinds import bodies, head_of, people, verbs
from newsledger.extract.referents import is_body
from newsledger.extract.spans import Found
from newsledger.extract.titles import bare, is_title, title_words

_MODIFIERS = frozenset(("compound", "amod", "nmod", "poss", "case", "nummod"))
_VAGUE = frozenset(("a", "an", "no", "any", "some", "another", "every", "each", "several", "many", "few", "other"))
_POLITE = title_words("women") | title_words("men") | title_words("courtesy")
_STOPS = frozenset((",", ";", ":", "-", "–", "—", "(", ")", "who", "which"))
LONGEST = 90  # characters of a role that are kept


class Described(msgspec.Struct, frozen=True):
    """A description's tokens [first, last), its head word, and its kind."""

    first: int
    last: int
    head: int
    kind: str


@cache
def body_nouns() -> frozenset[str]:
    """Nouns for bodies known by description."""
    body = lexicon("roles")["body"]
    return frozenset((*body["nouns"], *body["members"]))


@cache
def group_nouns() -> frozenset[str]:
    """Nouns for people taken together."""
    return frozenset(lexicon("roles")["body"]["groups"])


@cache
def _agent_ends() -> tuple[str, ...]:
    """Endings of nouns for people by what they do or are."""
    return tuple(lexicon("roles")["person"]["ends"])


def role_of(page: Page, found: Found) -> Citation | None:
    """The description beside a person's name: the title before it, or what stands in apposition to it."""
    tokens, head = page.tokens, head_of(page, found)
    for child in page.children(head):
        if child.dep == "appos" and child.i >= found.last and child.text.islower() and _is_role(child):
            return _phrase(page, child)
    governor = page.head(head)
    if head.dep == "appos" and governor.i < found.first and _is_role(governor):
        return _phrase(page, governor, before=found.first)
    start = found.title
    while start > 0 and tokens[start - 1].sentence == tokens[found.first].sentence and (
            tokens[start - 1].dep in ("compound", "nmod", "amod") and tokens[start - 1].pos in ("NOUN", "PROPN", "ADJ")
            and tokens[start - 1].head in range(start, found.last)):  # fmt: skip
        start -= 1
    while start < found.first and bare(tokens[start].text) in _POLITE:
        start += 1
    said = start < found.first and (is_title(tokens[found.first - 1].text) or _is_role(tokens[found.first - 1]))
    return page.cite(tokens[start], tokens[found.first - 1]) if said else None


def _is_role(noun: Token) -> bool:
    """Whether a noun says what somebody, or a body, is."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    listed = noun.lemma in people("office") or noun.lemma in people("anybody") or noun.lemma in bodies("after")
    return listed or noun.lemma.endswith(_agent_ends())


def _phrase(page: Page, head: Token, before: int | None = None) -> Citation | None:
    """A noun phrase without its article, up to a comma or a clause."""
    last = head.i
    inside = {t.i for t in page.subtree(head)}
    while last + 1 in inside and page.tokens[last + 1].text not in _STOPS:
        last += 1
        if before is not None and last + 1 >= before:
            break
    first = phrase_start(page, head)
    while last > head.i and page.tokens[last].end - page.tokens[first].start > LONGEST:
        last -= 1
    return page.cite(page.tokens[first], page.tokens[last])


def phrase_start(page: Page, head: Token) -> int:
    """The first of the modifiers that stand unbroken before a noun, without its article."""
    first = head.i
    while first > 0:
        token = page.tokens[first - 1]
        if token.sentence != head.sentence or (token.dep not in _MODIFIERS and token.text != "-"):
            break
        if token.tag in ("JJR", "JJS") or token.norm in _VAGUE or token.ent == "ORDINAL":
            break  # "more troops", "other officials"
        if token.pos in ("DET", "PRON", "NUM") or (page.tokens[token.head].i > head.i and token.text != "-"):
            break
        first -= 1
    return first


def described(page: Page, taken: frozenset[int]) -> Iterator[Described]:
    """Descriptions that stand for a person, a body or a group, outside names (`taken` tokens), in order."""
    for token in page.tokens:
        if token.i in taken or token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod"):
            continue
        kind = _kind(page, token)
        if kind is None:
            continue
        first = phrase_start(page, token)
        while first < token.i and (first in taken or page.tokens[first].text in ("'s", "’s", "-", "'", "’")):
            first += 1
        while first < token.i and page.tokens[first - 1].text in ("-", "–") and first > 0:
            first += 1  # "self-styled spokesman": half of a compound is none
        yield Described(first, token.i + 1, token.i, kind)


def _kind(page: Page, token: Token) -> str | None:
    vague = any(c.dep in ("det", "nummod") and (c.norm in _VAGUE or c.dep == "nummod") for c in page.children(token))
    lemma = token.lemma
    after = page.tokens[token.i + 1] if token.i + 1 < len(page.tokens) else token
    named = any(c.dep == "appos" and (c.i == after.i or after.text == ",") for c in page.children(token))
    third = lemma == "party" and any(c.ent == "ORDINAL" for c in page.children(token))
    if vague or named or third or token.dep in ("appos", "attr") or token.ent in ("DATE", "TIME"):
        return None
    if lemma in people("office") and token.tag in ("NN", "NNP"):
        definite = any(c.dep in ("det", "poss") for c in page.children(token))
        return "person" if definite and (lemma != "head" or _leads(page, token)) else None
    if lemma in body_nouns() or token.norm in body_nouns():
        return "organisation"
    if token.tag in ("NN", "NNP") and is_body(token) and lemma not in group_nouns() and speaks(page, token):
        return "organisation"
    if token.tag in ("NN", "NNP") and lemma not in lexicon("roles")["body"]["papers"] and _says(page, token):
        return "person" if lemma in people("anybody") or lemma.endswith(_agent_ends()) else "organisation"
    if (lemma in group_nouns() or (token.tag in ("NNS",) and lemma in people("anybody"))) and speaks(page, token):
        return "group"
    return None


def _leads(page: Page, token: Token) -> bool:
    """Whether a head is somebody's, and no part of a body or a machine: "the head of the fund", "the agency's head"."""
    of = any(c.dep == "poss" or (c.dep == "prep" and c.norm == "of") for c in page.children(token))
    return (of and token.dep in ("nsubj", "nsubjpass", "conj", "appos", "dobj")) or speaks(page, token)


def _says(page: Page, token: Token) -> bool:
    """Whether a noun with "the", a possessive or no article at all is the plain subject of saying."""
    return token.dep == "nsubj" and page.head(token).lemma in verbs("tell")


def speaks(page: Page, head: Token) -> bool:
    """Whether a noun or name is what says something: subject of a verb of saying, or after "according to"."""
    governor = page.head(head)
    if head.dep == "conj":
        return speaks(page, governor)
    if head.dep == "nsubj" and governor.lemma in verbs("say"):
        return True
    if head.dep == "pobj" and governor.norm == "to" and page.head(governor).norm == "according":
        return True
    return head.dep == "pobj" and governor.norm == "by" and page.head(governor).lemma in verbs("say")
