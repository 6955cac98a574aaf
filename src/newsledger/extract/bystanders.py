"""People of whom no verb tells a fate: who were there, who live there, what their noun alone says of them."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.governors import roles
from newsledger.extract.placed import Count, listed, nouns_of
from newsledger.extract.terms import PEOPLE_MEASURES, Measured, classes, lemma_of, people_nouns, thing_of

_AHEAD = 6  # words on either side of "strong" in which stands what is so strong
_MANY = 1000  # the least number of people who live somewhere that is taken for a population


def is_there(page: Page, count: Count, noun: Token) -> bool:
    """ "Fifty guests were in the hotel": people at the scene, unless they are the force that was sent there."""
    force = classes().get(lemma_of(noun)) in ("personnel", "participants") and noun.lemma not in nouns_of("workforce")
    if force or noun.lemma == "man":
        return False
    does = (verb for verb, role in roles(page, count.head) if role == "subject")
    told = [verb for verb in does if verb.lemma in listed("there", "verbs")]
    if count.head.dep == "attr" and any(t.dep == "expl" for t in page.children(page.head(count.head))):
        told.append(count.head)  # "there were fifty guests in the hotel"
    below = [t for word in told for t in page.children(word)]
    if any(t.norm in listed("there", "places") and t.dep == "advmod" for t in below):
        return True
    where = (t for t in below if t.dep == "prep" and t.norm in ("in", "inside", "on", "aboard"))
    return any(_is_site(t) for prep in where for t in page.children(prep) if t.dep == "pobj")


def _is_site(noun: Token) -> bool:
    """Whether a noun is a building, a craft, or a part of one where people are."""
    return thing_of(noun.lemma) is not None or noun.lemma in listed("there", "sites")


def are_living(page: Page, count: Count) -> bool:
    """ "The 80 million people who live in the valley"."""
    if (count.number.low or count.number.high or 0) < _MANY:
        return False
    told = [(verb, role) for verb, role in roles(page, count.head) if not _is_housed(page, verb)]
    return any(verb.lemma in ("live", "reside", "inhabit") and role == "subject" for verb, role in told)


def _is_housed(page: Page, verb: Token) -> bool:
    """ "Living in tents": for want of a home."""
    where = (t for prep in page.children(verb) if prep.norm in ("in", "under") for t in page.children(prep))
    return any(t.lemma in listed("holding", "displaced") for t in where)


def of_victims(page: Page, noun: Token, before: Measured | None) -> str:
    """Victims of whom nothing else is said: what befell those told of before; hurt, if the word says by what."""
    if any(t.lemma in listed("hospital", "hurts") | listed("struck", "causes") for t in page.children(noun)):
        return "injured"
    return before.measure if before is not None and before.measure in ("killed", "injured", "affected") else "affected"


def by_strength(page: Page, count: Count) -> str | None:
    """ "A 300-strong crowd", "a force 2,000 strong"."""
    behind = [t for t in page.tokens[count.last + 1 : count.last + 3] if t.text != "-"][:1]
    if not behind or behind[0].norm != "strong":
        return None
    sentence = page.sentence_of(count.word)
    ahead = page.tokens[behind[0].i + 1 : min(behind[0].i + _AHEAD, sentence.last)]
    before = page.tokens[max(sentence.first, count.first - _AHEAD) : count.first]
    kinds = {word: kind for kind in ("participants", "personnel") for word in listed("strength", kind)}
    return next((kinds[t.lemma] for t in (*ahead, *reversed(before)) if t.lemma in kinds), "other")


def only_people(page: Page, count: Count) -> bool:
    """Whether what is said of a bare number is said of people alone."""
    verb = page.head(count.head)
    return count.head.dep in ("nsubj", "nsubjpass") and verb.lemma in listed("people_only", "words")


def is_unpunished(page: Page, count: Count) -> bool:
    """ "Nobody was ever charged"."""
    if count.number.form != "zero" or count.noun is not None or count.head.dep != "nsubjpass":
        return False
    verb = page.head(count.head)
    ahead = any(t.dep == "aux" and t.tag == "MD" for t in page.children(verb))
    return verb.lemma in listed("justice", "words") and not ahead


def class_of_members(page: Page, noun: Token) -> str | None:
    """ "Five crew members", "nine staff members": the class of what they are members of."""
    if noun.lemma != "member":
        return None
    return next((classes()[t.lemma] for t in page.children(noun) if t.dep == "compound" and t.lemma in classes()), None)


def by_default(page: Page, noun: Token, before: Measured | None) -> str | None:
    """People of whom the clause says nothing: as the figure before where they are told by nation; men are a force."""
    if noun.lemma == "man" and noun.tag == "NNS":
        sentence = page.sentence_of(noun)
        corps = any(t.dep in ("compound", "amod", "nmod") and t.text.isupper() for t in page.children(noun))
        force = corps or any(t.lemma in listed("military", "words") for t in page.words(sentence))
        return "personnel" if force else "affected"
    if noun.ent == "NORP" and before is not None and before.measure in PEOPLE_MEASURES:
        return before.measure
    named = noun.lemma in people_nouns() or noun.ent == "NORP" or noun.tag == "NNPS"
    single = noun.tag == "NN" and noun.lemma in ("man", "woman", "person")  # "one man, one vote"
    return "affected" if named and not single and noun.lemma not in listed("public", "words") else None
