"""Words that name a happening: verbs and nouns, and the type of event that each tells of."""

from __future__ import annotations

from collections import Counter
from functools import cache
from types import MappingProxyType

import msgspec

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token

LEXICON = "happenings"
CLAUSAL = frozenset(("ROOT", "ccomp", "conj", "advcl", "pcomp", "csubj", "parataxis", "dep"))  # clauses of their own
DEPENDENT = frozenset(("relcl", "acl", "xcomp"))  # clauses that count only where the verb is a telling one
_PARTNERS = frozenset(("prt", "prep", "dobj", "oprd", "acomp", "advmod", "agent", "dative"))
_MENTIONED = frozenset(("dobj", "pobj", "appos", "attr", "nsubj", "nsubjpass", "ROOT", "conj", "oprd", "dep"))


class Trigger(msgspec.Struct, frozen=True):
    """A word that names a happening. `key`: its lemma, with a particle or object where they make the meaning."""

    token: Token
    type: str
    key: str
    nominal: bool = False


@cache
def _types(section: str) -> MappingProxyType[str, str]:
    typed: dict[str, str] = {}
    for kind, listed in lexicon(LEXICON)[section].items():
        for word in listed:
            typed.setdefault(word, kind)
    return MappingProxyType(typed)


@cache
def listed(table: str, section: str) -> frozenset[str]:
    """The words of one list of the lexicon."""
    return frozenset(lexicon(LEXICON)[table][section])


def verb_type(page: Page, verb: Token) -> tuple[str | None, str]:
    """The type of event that a verb tells of (null where the lexicon has none), and the lexicon's word for it."""
    typed = _types("verbs")
    for child in page.children(verb):
        if child.dep in _PARTNERS:
            key = f"{verb.lemma} {child.lemma}"
            if key in typed:
                return typed[key], key
    return typed.get(verb.lemma), verb.lemma


def noun_type(noun: Token) -> str | None:
    """The type of event that a noun names, "about" where it points back to the report's matter, null for none."""
    return _types("nouns").get(noun.lemma) if noun.pos in ("NOUN", "PROPN") else None


def matter(page: Page) -> str:
    """The type of event that a report is mainly about: the one that its headline and lead, then its body, name most."""
    weights: Counter[str] = Counter()
    for token in page.tokens:
        if (kind := noun_type(token)) is None and token.pos == "VERB":
            kind = _types("verbs").get(token.lemma)
            kind = kind if kind in ("assault", "accident", "disaster", "fire", "clash", "riot") else None
        if kind and kind not in ("about", "other", "statement", "election", "aid"):
            weights[kind] += 6 if token.sentence < 2 else 3 if token.sentence < 4 else 1
    return min(weights, key=lambda kind: (-weights[kind], kind)) if weights else "other"


def find(page: Page) -> tuple[Trigger, ...]:
    """The triggers of a page, in order of place."""
    about = matter(page)
    found = []
    for token in page.tokens:
        trigger = _verb(page, token, about) if token.pos in ("VERB", "AUX") else _noun(page, token, about)
        if trigger:
            found.append(trigger)
    return tuple(found)


def leans(page: Page, verb: Token) -> Token | None:
    """The verb that a light verb leans on ("began to burn": burn), null where it stands by itself."""
    if verb.lemma not in listed("verbs_that", "light"):
        return None
    return next((c for c in page.children(verb) if c.dep == "xcomp" and c.pos == "VERB"), None)


def _verb(page: Page, verb: Token, about: str) -> Trigger | None:
    if verb.dep in ("aux", "auxpass") or verb.pos == "AUX":
        return None
    kind, key = verb_type(page, verb)
    governor = page.head(verb)
    leaned = verb.dep == "xcomp" and leans(page, governor) == verb and not _acts(page, governor)
    if not (leaned or verb.dep in CLAUSAL or (verb.dep in DEPENDENT and kind not in (None, "other"))):
        return None
    if verb.dep == "xcomp" and not leaned:
        return None
    if leans(page, verb) and not _acts(page, verb):
        return None
    phrase = " " in key
    if not phrase and verb.lemma in listed("verbs_that", "report") and not _acts(page, verb):
        return None
    if not phrase and kind is None and verb.lemma in listed("verbs_that", "state"):
        return None
    if verb.lemma in listed("roles", "harm") or kind == "about":
        if verb.dep in DEPENDENT:
            return None
        return Trigger(verb, cause(page, verb) or about, key)
    return Trigger(verb, kind or "other", key)


def _acts(page: Page, verb: Token) -> bool:
    """Whether a verb that can carry another's word is an act by itself: it denies, accuses, asks, threatens."""
    kind, key = verb_type(page, verb)
    if kind in ("reject", "accuse", "demand", "request", "threaten", "aid", "agree", "coerce"):
        return verb.lemma not in ("want", "suspect", "allege", "warn") or " " in key or verb.lemma == "want"
    return kind is not None and not any(c.dep == "ccomp" for c in page.children(verb)) and kind != "other"


def cause(page: Page, verb: Token) -> str | None:
    """The type of what caused a harm, as the clause itself tells: "killed in a landslide", "died when a bus crashed"."""
    for token in page.subtree(verb):
        kind = noun_type(token)
        if kind is None and token.pos == "VERB" and token.dep == "advcl":
            kind = verb_type(page, token)[0]
        if kind and kind not in ("about", "other", "statement", "health", "aid", "rescue"):
            return kind
    return None


def _noun(page: Page, noun: Token, about: str) -> Trigger | None:
    kind = noun_type(noun)
    if kind is None or noun.dep not in _MENTIONED:
        return None
    return None
