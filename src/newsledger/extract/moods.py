"""Whether a figure is told as a fact, a plan, a request, a fear, or as wrong."""

from __future__ import annotations

from itertools import pairwise

from newsledger.core.lexicon import lexicon, words
from newsledger.core.pages import Page, Token
from newsledger.extract.governors import is_inner
from newsledger.extract.placed import FATED_NOUNS, LOOK, listed
from newsledger.extract.terms import Measured

_UP = 5  # governors that are asked


def modality_of(page: Page, figure: Measured) -> str:
    """The modality that the figure's own clause gives it: happened, ongoing, planned, requested, possible or denied.

    The first word up the clause that says anything decides.
    """
    count = figure.count
    sentence = page.sentence_of(count.word)
    before = [t.norm for t in page.tokens[max(sentence.first, count.first - 3) : count.first]]
    if _is_corrected(page, figure, before):
        return "denied"
    if is_inner(page, count):
        return "happened"
    if any(
        t.norm in ("suspected", "possible", "alleged", "feared") and t.dep == "amod" for t in page.children(count.head)
    ):
        return "possible"
    here = count.head
    for step, token in enumerate((here, *page.ancestors(here))):
        if step > _UP:
            break
        if token.pos not in ("VERB", "AUX", "NOUN", "ADJ") or (token.i == here.i and token.pos == "NOUN"):
            continue
        found = _mood(page, token, figure)
        if found is not None:
            return found
        if token.dep == "relcl" and token.i != here.i:
            break
        if figure.measure in ("killed", "injured") and _is_settled(page, token, here):
            break
    return "happened"


def _is_settled(page: Page, noun: Token, here: Token) -> bool:
    """Whether a noun takes for granted what befell those it owns: "will look into the deaths of two guests"."""
    telling = noun.lemma in FATED_NOUNS or noun.lemma in lexicon("figures")["deeds"]
    if noun.pos != "NOUN" or noun.i == here.i or not telling:
        return False
    return any(t.norm == "the" or t.dep == "poss" for t in page.children(noun))


def _is_corrected(page: Page, figure: Measured, before: list[str]) -> bool:
    """ "Not 61 but 64"; "revises the toll to 61 from 64"; "an earlier version gave 93": a number taken back."""
    if before[-1:] == ["not"] or before[-2:] in (["not", "the"],):
        return True
    sentence, count = page.sentence_of(figure.count.word), figure.count
    words = page.tokens[max(sentence.first, count.first - LOOK) : min(sentence.last, count.last + LOOK)]
    norms = [t.norm for t in words]
    if before[-1:] == ["from"] and any(t.lemma in listed("moods", "correct") for t in words):
        return figure.count.number.kind in ("count", "money", "share")
    if before[-1:] == ["from"] and any(t.lemma in listed("moods", "moved") for t in words):  # "lowered the toll from 8"
        return any(t.lemma in listed("nouns", "tallies") for t in words if t.i < figure.count.first)
    k = figure.count.first - words[0].i
    return any(a in ("earlier", "previous") and b in ("version", "story", "report") for a, b in pairwise(norms[:k]))


def _mood(page: Page, token: Token, figure: Measured) -> str | None:
    """What one governing word says."""
    moods = lexicon("figures")["moods"]
    below = page.children(token)
    for child in below:
        if child.dep == "aux" and child.i < token.i:
            if child.norm in moods["modals"]["planned"]:
                return "possible" if child.norm == "would" and any(t.norm == "have" for t in below) else "planned"
            if child.norm in moods["modals"]["possible"] and not (
                child.norm == "could" and any(t.dep == "neg" for t in below)
            ):
                return "possible"
        if child.norm in ("probably", "possibly", "reportedly") and child.dep == "advmod":
            return "possible"
    if token.i == figure.count.head.i:
        return None
    path = _path(page, token, figure)
    if path is None:
        return None
    lemma = token.lemma
    if lemma in words("scope", "denied") and _is_content(path) and not any(t.dep == "neg" for t in below):
        return "denied"  # "denied, however, reports that twenty had died"
    if lemma in moods["retracted"] and path.dep == "dobj":
        return "denied"
    if (
        lemma in moods["requested"]
        and path.dep not in ("nsubj", "nsubjpass")
        and not (lemma in moods["addressed"] and path.dep == "dobj")
    ):
        return "requested"
    if lemma in moods["planned"] and path.dep != "nsubj":
        return "planned"
    if lemma in moods["possible"] and (path.dep != "nsubj" or token.pos == "ADJ"):
        return "possible"
    if lemma in moods["said"] and path.dep in ("nsubjpass", "xcomp") and any(t.dep == "auxpass" for t in below):
        return "possible"
    if token.tag == "VBG" and figure.measure == "personnel" and any(t.lemma == "be" and t.dep == "aux" for t in below):
        return "ongoing" if lemma in ("send", "fly", "deploy", "dispatch", "move", "head", "go", "travel") else None
    return None


def _is_content(path: Token) -> bool:
    """Whether a verb governs a number as what is told: by a clause, or by "reports that" and its like."""
    return path.dep == "ccomp" or (path.dep == "dobj" and path.lemma in lexicon("statements")["nouns"]["content"])


def _path(page: Page, token: Token, figure: Measured) -> Token | None:
    """The child of a governing word through which it governs the figure; null where that is no part of its content."""
    here = figure.count.head
    for below in (here, *page.ancestors(here)):
        if below.head == token.i:
            if below.dep in ("npadvmod", "advcl", "mark", "advmod", "conj", "parataxis", "dative", "cc"):
                return None
            if below.dep == "prep" and below.norm in ("to", "by", "in", "on", "at", "after", "before", "since", "from"):
                return None
            if (
                below.dep == "ccomp"
                and below.i < token.i
                and any(t.text == ";" for t in page.tokens[below.i : token.i])
            ):
                return None
            return below
    return None
