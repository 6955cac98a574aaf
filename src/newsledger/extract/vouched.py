"""Whose word a figure is where no statement's words hold it: who pledges or asks for it, who keeps or mends the count.

"The union wants 400 buses", "the region put the damage at $7m", "the army lowered its count to six". And whose verb is
left out: "the hospital says 12 people died, the police nine".
"""

from __future__ import annotations

from newsledger.core.claims import Attribution
from newsledger.core.lexicon import words
from newsledger.core.pages import Page, Token
from newsledger.extract.naming import phrase
from newsledger.extract.placed import listed, nouns_of
from newsledger.extract.speakers import Speakers

_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "prep", "attr", "oprd", "pobj", "xcomp", "ccomp", "dative", "npadvmod", "advmod")
_OPENINGS = (",", ";", "and", "but", "while")
_NAMING = ("NOUN", "PROPN", "ADJ", "DET", "PART")
_BODIES = ("organisation", "person", "group")


def giver(page: Page, speakers: Speakers, word: Token) -> Attribution | None:
    """Who pledges, asks for, counts or corrects the number that a word stands for; null for nobody."""
    asked = next((t for t in page.children(word) if t.dep == "relcl" and t.i > word.i and _gives(page, t, word)), None)
    if asked is not None:  # "of the five million that the mayor asked for"
        return _by(page, speakers, asked)
    below, verb = word, None
    for token in page.ancestors(word):
        if token.pos in ("VERB", "AUX"):
            verb = token
            if below.dep not in _OBJECTS:
                return None
            if _gives(page, verb, below):
                break
            if verb.dep not in ("xcomp", "ccomp") or not _asks(page.head(verb)):
                return None
        below = token
    if verb is None or not (_gives(page, verb, below) or _asks(verb)):
        return None
    return _by(page, speakers, verb)


def _by(page: Page, speakers: Speakers, verb: Token) -> Attribution | None:
    """The subject of a verb as a speaker, if it is somebody."""
    head = _doer(page, verb)
    if head is None:
        return None
    mention = speakers.resolve(head)
    if mention is None:
        return None
    return Attribution(speaker=page.cite(*phrase(page, head)), mention=mention, cue=page.cite(verb, verb))


def _asks(verb: Token) -> bool:
    return verb.lemma in words("scope", "requested") or verb.lemma in words("scope", "planned")


def _gives(page: Page, verb: Token, below: Token) -> bool:
    """Whether a verb with a number under it makes the number its subject's: by itself, or by the count under it."""
    if _asks(verb) or verb.lemma in words("scope", "counting"):
        return True
    if verb.lemma in words("scope", "keeping") and below.dep == "prep" and below.norm in ("at", "to", "with", "by"):
        return any(t.pos == "NUM" for t in page.children(below))
    if verb.lemma not in words("scope", "mending"):
        return False
    tallies = listed("nouns", "tallies") | words("scope", "tallied")
    return below.lemma in tallies or any(t.lemma in tallies for t in page.children(verb) if t.dep == "dobj")


def _doer(page: Page, verb: Token) -> Token | None:
    """The subject of a verb, of the verb that it goes on from, or the noun that it describes; its agent in passive."""
    while True:
        under = page.children(verb)
        if any(t.dep in ("auxpass", "nsubjpass") for t in under):
            agents = (t for by in under if by.dep == "agent" for t in page.children(by) if t.dep == "pobj")
            return next(agents, None)
        subject = next((t for t in under if t.dep == "nsubj"), None)
        if subject is not None and not (subject.norm in ("who", "which", "that") and verb.dep == "relcl"):
            return subject
        if verb.dep == "relcl":
            return page.head(verb)
        if verb.dep not in ("conj", "advcl", "xcomp") or page.head(verb).pos not in ("VERB", "AUX"):
            return None
        verb = page.head(verb)


def left_out(page: Page, speakers: Speakers, first: Token) -> Attribution | None:
    """Who stands straight before a number without a verb, after another's: "the hospital says 12, the police nine"."""
    tokens, sentence = page.tokens, page.sentence_of(first)
    if first.i - 1 <= sentence.first or tokens[first.i - 1].pos not in ("NOUN", "PROPN"):
        return None
    k = first.i - 1
    while k > sentence.first and tokens[k].pos in _NAMING and tokens[k].text not in _OPENINGS:
        k -= 1
    if tokens[k].norm not in _OPENINGS or tokens[first.i - 2].text == ",":
        return None
    head = tokens[first.i - 1]
    found = speakers.named(head)
    body = found is not None and found.kind in _BODIES
    if not body and head.lemma not in nouns_of("speakers"):
        return None
    return Attribution(speaker=page.cite(tokens[k + 1], head), mention=speakers.resolve(head))
