"""Who takes part in a happening: the mentions in its subject, object and by-phrase, with their roles."""

from __future__ import annotations

from collections.abc import Mapping

from newsledger.core.claims import Participant
from newsledger.core.pages import Page, Token

_VERB_ROLES = {"nsubj": "actor", "agent": "actor", "nsubjpass": "target", "dobj": "target", "dative": "target"}
_NOUN_ROLES = {"by": "actor", "of": "target", "against": "target", "on": "target", "between": "actor", "with": "other"}


def at_words(page: Page, spans: Mapping[str, tuple[int, int]]) -> dict[int, str]:
    """Token index to the id of the mention that covers it, from mention id to (start, end); the longest wins."""
    covered: dict[int, str] = {}
    starts = {t.start: t.i for t in page.tokens}
    for ident, (start, end) in sorted(spans.items(), key=lambda s: (s[1][1] - s[1][0], s[0])):
        i = starts.get(start)
        while i is not None and i < len(page.tokens) and page.tokens[i].start < end:
            covered[i] = ident
            i += 1
    return covered


def of_verb(page: Page, verb: Token, covered: Mapping[int, str]) -> tuple[Participant, ...]:
    """The participants of a clause; a verb without a subject of its own takes that of the verb it is joined to."""
    found: dict[str, str] = {}
    subject = False
    for child in page.children(verb):
        role = _VERB_ROLES.get(child.dep)
        subject = subject or child.dep in ("nsubj", "nsubjpass")
        if role is None and child.dep == "prep" and child.norm in ("against", "at", "on", "with"):
            role = "target" if child.norm != "with" else "other"
        if role:
            _take(page, child, role, covered, found)
    if not subject and verb.dep in ("conj", "xcomp", "advcl"):
        for child in page.children(page.head(verb)):
            if child.dep in ("nsubj", "nsubjpass"):
                passive = any(c.dep == "auxpass" for c in page.children(verb))
                _take(page, child, "target" if passive else "actor", covered, found)
    return tuple(Participant(mention=m, role=r) for m, r in found.items())


def of_noun(page: Page, noun: Token, covered: Mapping[int, str]) -> tuple[Participant, ...]:
    """The participants that a noun phrase names: "the attack on the base by rebels"."""
    found: dict[str, str] = {}
    for child in page.children(noun):
        role = _NOUN_ROLES.get(child.norm) if child.dep in ("prep", "agent") else None
        if child.dep == "poss":
            role = "actor"
        if role:
            _take(page, child, role, covered, found)
    return tuple(Participant(mention=m, role=r) for m, r in found.items())


def _take(page: Page, top: Token, role: str, covered: Mapping[int, str], found: dict[str, str]) -> None:
    """The mentions that head a phrase and those joined to it, not those deep inside it."""
    queue = [top]
    while queue:
        token = queue.pop(0)
        if token.i in covered:
            found.setdefault(covered[token.i], role)
        queue.extend(c for c in page.children(token) if c.dep in ("conj", "appos", "compound", "flat", "poss")
                     or (token.dep in ("prep", "agent") and c.dep == "pobj"))  # fmt: skip
