"""What a bare number is told of: the fate that the sentence before it names without a number.

"How many are hurt? The railway says 34." "The missing are another matter: the union has nine."
"""

from __future__ import annotations

from itertools import pairwise

from newsledger.core.pages import Page, Sentence, Token
from newsledger.extract.placed import Count, listed
from newsledger.extract.terms import Measured, fated, kept, states, verbs

_BACK = 2  # sentences before a number in which its topic is sought
_NEAR = 12  # words before one in which it is asked after
_TOPICAL = ("nsubj", "nsubjpass", "ROOT", "attr")
_STATED = ("acomp", "attr", "oprd", "ROOT")


def topic(page: Page, count: Count, earlier: list[Measured]) -> str | None:
    """The measure that the words between the last figure and a bare number name; null where they name none."""
    here = count.word.sentence
    last = earlier[-1].count.word.sentence if earlier else -1
    for s in range(here - 1, max(-1, here - 1 - _BACK, last), -1):
        sentence = page.sentences[s]
        if sentence.block != page.sentences[here].block:
            return None
        if (told := _named_in(page, sentence)) is not None:
            return told
    return None


def _named_in(page: Page, sentence: Sentence) -> str | None:
    """The fate that a sentence without a figure is about."""
    words = page.words(sentence)
    return next((told for token in words if (told := _told_by(page, words, token)) is not None), None)


def _told_by(page: Page, words: tuple[Token, ...], token: Token) -> str | None:
    """The fate that a word makes the topic: as the subject, as what is asked after, as what there is a number of."""
    k = token.i - words[0].i
    before = [t.norm for t in words[max(0, k - _NEAR) : k]]
    asked = ("how", "many") in pairwise(before)
    numbered = any(a in listed("nouns", "tallies") and b == "of" for a, b in pairwise(before[-3:]))
    if token.lemma in fated() and token.tag in ("NNS", "NN", "JJ") and (token.dep in _TOPICAL or numbered or asked):
        return fated()[token.lemma]
    if kept(token) is not None and token.dep in ("nsubj", "nsubjpass") and token.tag == "NNS":
        return kept(token)
    if token.norm in states():
        the = token.dep == "nsubj" and before[-1:] == ["the"]
        return states()[token.norm] if asked or numbered or the or _is_stated(page, token) else None
    if token.lemma in listed("tracing", "words") and any(t.dep == "neg" for t in page.children(token)):
        return "missing"  # "those not yet found"
    if asked and token.pos == "VERB":
        return verbs("object" if token.tag == "VBN" else "subject").get(token.lemma)
    return None


def _is_stated(page: Page, state: Token) -> bool:
    """ "The pupils are safe"."""
    verb = page.head(state)
    those = (t for t in page.children(verb) if t.dep in ("nsubj", "nsubjpass"))
    return state.dep in _STATED and verb.lemma in ("be", "remain") and any(t.tag in ("NNS", "PRP") for t in those)
