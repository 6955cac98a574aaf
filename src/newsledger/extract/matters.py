"""What the matter of a report makes of a count: those held in a hostage-taking, those treated where nobody is ill."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from newsledger.core.pages import Page, Token
from newsledger.extract.governors import roles
from newsledger.extract.placed import listed
from newsledger.extract.terms import Measured, is_person

_TOLD = 2  # so many words for a matter make a report one of it
_SHORT = 100  # words of a text in which one such word will do
_NAMES = ("NOUN", "PROPN", "ADJ")
_CARE = ("treat", "admit", "receive", "see")  # what hospitals do with patients
_PARTS = ("nsubj", "agent", "prep", "pobj", "dobj")
_NEAR = 9  # words of a phrase under the verb
_UNSAID = ("class", "none", "earlier", "part")


def matters(page: Page) -> frozenset[str]:
    """What a report is about, of what tells what its counts are of: "captivity", "illness", "walkout", "rescue"."""
    wanted = {name: listed(name, "words") for name in ("captivity", "illness", "walkout", "rescue")}
    told = Counter(name for t in page.tokens for name, words in wanted.items() if t.lemma in words and t.pos in _NAMES)
    return frozenset(name for name, many in told.items() if many >= (_TOLD if len(page.tokens) > _SHORT else 1))


def in_matter(page: Page, figure: Measured, about: frozenset[str]) -> Measured:
    """A count of people, as the matter of its report has it."""
    if figure.noun is not None and not is_person(figure.noun):
        return figure
    verb = next((verb for verb, _ in roles(page, figure.count.head)), figure.verb)
    if "captivity" in about and verb is not None:
        figure = _as_captive(page, figure, verb)
    if "walkout" in about and verb is not None and verb.lemma == "walk" and figure.measure == "rescued":
        return replace(figure, measure="participants")
    sought = figure.measure == "missing" and verb is not None and verb.lemma in listed("governed", "for")
    if sought and figure.how in ("verb", "earlier") and "rescue" not in about:
        return replace(figure, measure="other")  # the police look for two men
    told = figure.how == "verb" and verb is not None and verb.lemma in _CARE
    cared = told and figure.measure in ("affected", "injured")
    return replace(figure, measure="affected" if "illness" in about else "injured") if cared else figure


def _as_captive(page: Page, figure: Measured, verb: Token) -> Measured:
    """A count of people in a report of captives: abducted where they are held, and by nobody with a right to."""
    if figure.measure == "detained" and verb.lemma in listed("captivity", "holding") and not _is_lawful(page, verb):
        return replace(figure, measure="abducted")
    kept = figure.count.head.dep == "dobj" and verb.lemma in ("hold", "keep", "take", "seize")
    if kept and figure.how in _UNSAID and figure.measure in ("affected", "personnel", "other"):
        return figure if _is_lawful(page, verb) else replace(figure, measure="abducted")
    unsaid = figure.how in _UNSAID and figure.measure in ("affected", "other")
    return replace(figure, measure="abducted") if unsaid and _is_kept(page, verb) else figure


def _is_lawful(page: Page, verb: Token) -> bool:
    """Whether the words of a clause speak of prisons or police."""
    below = (t for child in page.children(verb) if child.dep in _PARTS for t in page.subtree(child)[:_NEAR])
    return any(t.lemma in listed("captivity", "lawful") | listed("police", "words") for t in below)


def _is_kept(page: Page, verb: Token) -> bool:
    """ "Forty are still inside", "46 remain"."""
    if verb.lemma not in ("be", "remain", "stay"):
        return False
    kept = listed("captivity", "kept")
    return verb.lemma == "remain" or any(t.norm in kept and t.dep != "expl" for t in page.children(verb))
