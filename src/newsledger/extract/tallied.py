"""What a number is the value of: a toll, the number of something, a heading, the noun that owns it."""

from __future__ import annotations

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token
from newsledger.extract.placed import LOOK, Count, listed, nouns_of
from newsledger.extract.terms import classes, fated, is_person, people_nouns, states, thing_of, verbs

_HAMLET = 20  # the least number of people that a place is said to be of


def by_owner(page: Page, count: Count, person: bool) -> str | None:
    """What a noun does to those it owns: "the deaths of 12 miners", "a tram with 33 on board", "a port of 6,000"."""
    head = count.head
    verb = page.head(head)
    if (
        head.dep == "dobj"
        and verb.lemma == "have"
        and head.lemma in ("people", "inhabitant", "resident")
        and any(t.dep == "nsubj" and t.ent in ("GPE", "LOC") for t in page.children(verb))
    ):
        return "population"
    while head.dep in ("conj", "appos") and page.head(head).pos in ("NOUN", "PROPN", "NUM"):
        head = page.head(head)
    prep = page.head(head)
    if head.dep not in ("pobj", "pcomp") or prep.dep != "prep":
        return None
    owner = page.head(prep)
    least = count.number.value or count.number.low or count.number.high or 0
    if prep.norm == "of" and owner.lemma in nouns_of("settlements") and least >= _HAMLET:
        return "population"
    if owner.lemma == "population" or (owner.lemma == "home" and prep.norm == "to"):
        return "population"
    if not person or prep.norm != "of":
        return None
    if owner.lemma in listed("nouns", "turnouts"):
        return "participants"
    if owner.lemma in fated() or owner.lemma == "toll":
        return fated().get(owner.lemma, "killed")
    if owner.lemma == "rate":
        return "other"
    if (told := lexicon("figures")["deeds"].get(owner.lemma)) is not None:
        if told == "injured" and any(t.norm in listed("graveness", "fatal") for t in page.children(owner)):
            return "killed"
        return "detained" if told == "rescued" and classes().get(head.lemma) == "detained" else str(told)
    if owner.lemma in listed("nouns", "holders") and count.noun is None:
        return next((m for t in (owner, *page.children(owner)) if (m := classes().get(t.lemma))), "personnel")
    return None


def by_tally(page: Page, count: Count) -> str | None:
    """What the tally counts that the number is the value of: "the toll reached 77", "gave the number of dead as 86"."""
    sentence = page.sentence_of(count.word)
    for token in reversed(page.tokens[max(sentence.first, count.first - LOOK) : count.first]):
        if token.norm == ";":
            return None
        if (token.lemma in listed("nouns", "tallies") and token.pos == "NOUN") or (
            token.norm == "many" and page.tokens[token.i - 1].norm == "how"
        ):
            return _tallied(page, token, count)
        if token.lemma in listed("nouns", "turnouts") and token.pos == "NOUN" and page.head(count.head).norm == "at":
            return "participants" if _is_value(page, token, count) else None
        noun = token.tag in ("NNS", "JJ", "NN") or (token.tag == "NNP" and token.i == sentence.first)
        if token.lemma in fated() and noun and not _is_charge(token, count) and _is_value(page, token, count):
            return fated()[token.lemma]
    return None


def _is_charge(noun: Token, count: Count) -> bool:
    """ "Charged with murder while the two were at sea": what is done to one, and no toll."""
    return noun.tag == "NN" and fated()[noun.lemma] == "killed" and count.head.dep in ("nsubj", "nsubjpass")


def _is_value(page: Page, noun: Token, count: Count) -> bool:
    """Whether a number is what a plural noun comes to: "deaths pass 60", "leaves the dead at 66"."""
    if noun.dep not in ("nsubj", "dobj", "nsubjpass", "ROOT", "compound", "attr", "pobj"):
        return False
    return not any(t.tag == "CD" for t in page.children(noun)) and noun.i < count.first


def _tallied(page: Page, tally: Token, count: Count) -> str | None:
    """What "the number of ..." numbers; a toll is of the dead."""
    words = page.tokens[max(page.sentence_of(tally).first, tally.i - 2) : count.first]
    owned = next(
        (t for t in words if t.dep == "pobj" and page.head(t).norm == "of" and page.head(t).i == tally.i + 1), None
    )
    things = owned is not None and owned.pos == "NOUN" and not is_person(owned) and thing_of(owned.lemma) is None
    for token in words:
        if token.norm in states():
            return states()[token.norm]
        if token.lemma in fated():
            return fated()[token.lemma]
        if (
            token.pos == "VERB"
            and token.tag in ("VBN", "VBD")
            and not things
            and (found := verbs("object").get(token.lemma) or verbs("weak_object").get(token.lemma))
        ):
            return found
    if tally.lemma == "toll":
        return "killed"
    if owned is None or owned.pos == "PRON":
        return None
    return (
        classes().get(owned.lemma)
        or thing_of(owned.lemma)
        or (None if owned.lemma in people_nouns() and any(t.dep == "poss" for t in page.children(owned)) else "other")
    )


def by_heading(page: Page, count: Count) -> str | None:
    """What the words before a colon say of a list behind it: "three more deaths: a cook and two sailors"."""
    sentence = page.sentence_of(count.word)
    before = page.tokens[max(sentence.first, count.first - LOOK) : count.first]
    colon = next((t.i for t in reversed(before) if t.text in (":", ";")), None)
    if colon is None or page.tokens[colon].text == ";":
        return None
    if count.head.dep in ("nsubj", "nsubjpass") and page.head(count.head).i > count.last:
        return None  # "the toll may rise: eighty people lie under the rubble"
    for token in reversed(page.tokens[max(sentence.first, colon - LOOK) : colon]):
        if token.lemma in fated() or token.lemma == "toll":
            return fated().get(token.lemma, "killed")
        if token.norm in states() and token.tag in ("VBN", "JJ"):
            return states()[token.norm]
    return None


def of_us(page: Page, count: Count) -> str | None:
    """ "We were 33": those concerned."""
    verb = page.head(count.head)
    if count.head.dep != "attr" or verb.lemma != "be":
        return None
    return "affected" if any(t.dep == "nsubj" and t.norm in ("we", "they") for t in page.children(verb)) else None


def is_value_of_tally(page: Page, count: Count) -> bool:
    """ "The toll neared 60 people": the number is what the subject of its verb comes to."""
    verb = page.head(count.head)
    reached = count.head.dep == "pobj" and verb.norm in ("to", "at", "past", "above")
    if reached:
        verb = page.head(verb)
    subjects = (t for t in page.children(verb) if t.dep in ("nsubj", "nsubjpass"))
    wanted = listed("nouns", "tallies") | (fated().keys() if reached else frozenset())
    return (reached or count.head.dep in ("dobj", "attr")) and any(t.lemma in wanted for t in subjects)
