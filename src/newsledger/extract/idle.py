"""Numbers that tell nothing once their measure is known: "nobody knows", "one of them said", "the two rivers"."""

from __future__ import annotations

from newsledger.core.claims import CUMULATIVE_MEASURES
from newsledger.core.pages import Page
from newsledger.extract.placed import listed, nouns_of
from newsledger.extract.terms import Measured, is_person

_SURE = ("state", "verb", "phrase", "noun", "shared", "whole")
_POINTERS = ("the", "those", "these", "both", "all")


def _is_one_of_many(page: Page, figure: Measured) -> bool:
    """ "One diplomat said", "in one case": a determiner, not a count."""
    head = figure.count.head
    governor = page.head(head)
    if figure.how not in ("class", "none", "earlier") or figure.count.number.start < figure.count.number.at:
        return False
    if head.dep == "nsubj" and head.i > governor.i:
        return governor.lemma in listed("idioms", "one_who")  # "says one diplomat"
    if head.dep == "nsubj" and head.i < governor.i:
        acts = figure.count.noun is not None and is_person(figure.count.noun) and governor.pos == "VERB"
        return acts or governor.lemma in listed("idioms", "one_who")
    if head.dep != "pobj" or governor.norm not in ("in", "at"):
        return False
    return head.lemma in listed("idioms", "in_one") or (figure.how == "none" and governor.norm == "in")


def is_idle(page: Page, figure: Measured) -> bool:
    """Whether a number, now that its measure is known, is no figure after all."""
    number = figure.count.number
    if number.form == "zero":
        return _is_idle_zero(page, figure)
    if number.form == "word" and number.value == 1 and figure.count.noun is None and number.kind == "count":
        return _is_idle_one(page, figure)
    if number.form == "word" and number.value == 1 and _is_one_of_many(page, figure):
        return True
    return _points_back(page, figure)


def _is_idle_zero(page: Page, figure: Measured) -> bool:
    """A "no" or "nobody" that denies something else than a count: "no evidence", "nobody knows"."""
    count = figure.count
    words = page.report.text[count.number.at : count.number.to].lower()
    if count.number.kind == "money" or "single" in words:
        return False
    if words == "none":
        return figure.how == "none" or (figure.how == "earlier" and figure.measure not in CUMULATIVE_MEASURES)
    if words in ("no one", "no-one", "nobody", "not one"):
        if figure.measure == "other" and figure.how == "verb":
            return False  # "nobody was ever charged"
        return figure.how not in _SURE or figure.measure not in CUMULATIVE_MEASURES or _acts(page, figure)
    noun = count.noun
    if noun is None or any(t.norm in ("such", "other") for t in page.tokens[count.last + 1 : noun.i]):
        return True
    if figure.measure == "other" and figure.how == "verb":
        return True  # "no officer was ever charged"
    plural = noun.tag in ("NNS", "NNPS")
    counted = is_person(noun) or noun.lemma in nouns_of("zero") or figure.measure in ("vehicles", "buildings")
    if count.head.dep not in ("nsubj", "nsubjpass") and figure.how not in _SURE and noun.lemma not in nouns_of("zero"):
        return True
    if figure.measure in ("vehicles", "buildings") and count.head.dep == "nsubjpass":
        return False
    return not counted or not (plural or is_person(noun)) or figure.verb is None


def _acts(page: Page, figure: Measured) -> bool:
    """ "Nobody helped them": the number is who does it, not who it is done to."""
    verb = figure.verb
    return verb is not None and figure.count.head.dep == "nsubj" and any(t.dep == "dobj" for t in page.children(verb))


def _is_idle_one(page: Page, figure: Measured) -> bool:
    """ "One of them said": a pronoun, unless it is the one whom something befell, or one of things counted."""
    if figure.count.whole is not None and figure.measure in ("vehicles", "buildings"):
        return False
    if figure.measure in ("vehicles", "buildings") and figure.count.number.start < figure.count.number.at:
        return False  # "twelve boats sailed; only one came back"
    if _is_anyone(page, figure):
        return True
    if figure.how == "earlier" and _is_in_place(page, figure):
        return False  # "seven cases in Lumo and one in Norrby"
    whole = figure.count.whole
    pointing = whole is not None and whole.pos in ("PRON", "DET") and whole.norm != "whom"
    if figure.how == "part" and (figure.measure == "other" or pointing):
        return True
    if whole is not None and whole.pos == "NOUN":
        return whole.tag == "NN" and not page.children(whole)  # "the war became one of attrition"
    if figure.how == "part" and _is_of_things(page, figure):
        return True
    return (
        figure.how not in ("state", "verb", "phrase", "part", "whole")
        or figure.measure not in CUMULATIVE_MEASURES
        or (figure.verb is not None and figure.verb.lemma in ("lose", "say", "tell"))
    )


def _is_anyone(page: Page, figure: Measured) -> bool:
    """ "It looks bad, one has to say": people in general, who say or think; "one could die" is one of those counted."""
    head = figure.count.head
    verb = page.head(head)
    if head.dep != "nsubj" or head.i != figure.count.word.i or head.i > verb.i or figure.how in ("verb", "state"):
        return False
    bound = any(t.dep == "aux" and t.tag == "MD" for t in page.children(verb))
    told = [verb] if bound else [t for t in page.children(verb) if t.dep == "xcomp" and verb.tag == "VBZ"]
    return any(t.lemma in listed("idioms", "one_does") for t in told)


def _is_in_place(page: Page, figure: Measured) -> bool:
    """Whether a bare "one" is the last of a list by places."""
    ahead = page.tokens[figure.count.last + 1 : min(figure.count.last + 3, page.sentence_of(figure.count.word).last)]
    listed_too = figure.count.first > 0 and page.tokens[figure.count.first - 1].norm in ("and", ",")
    return listed_too and len(ahead) == 2 and ahead[0].norm == "in" and ahead[1].ent in ("GPE", "LOC")


def _is_of_things(page: Page, figure: Measured) -> bool:
    """ "Warrants, including one for his brother": one of the things named just before."""
    k = figure.count.first - 1
    first = page.sentence_of(figure.count.word).first
    if k <= first or page.tokens[k].norm != "including":
        return False
    before = next((t for t in reversed(page.tokens[first:k]) if t.pos == "NOUN"), None)
    return before is not None and not is_person(before)


def _points_back(page: Page, figure: Measured) -> bool:
    """ "The two rivers", "those three": a small number that only points back at what was told of before."""
    count = figure.count
    if count.number.form != "word" or (count.number.value or 9) > 3 or count.number.start < count.number.at:
        return False
    before = page.tokens[count.first - 1].norm if count.first > page.sentence_of(count.word).first else ""
    if page.report.text[count.number.to : count.number.to + 1] == "-":
        return False  # "the three-storey school"
    if before == "all":
        return True
    if before not in _POINTERS or count.number.kind != "count":
        return False
    doing = figure.how == "tally" and count.head.dep == "nsubj"  # "at the time of the death; the two are engaged"
    if count.noun is None and count.whole is None and (figure.how == "earlier" or doing):
        return not any(t.dep in ("relcl", "acl") for t in page.children(count.word))
    noun = count.noun
    if noun is not None and any(t.dep in ("amod", "relcl", "prep") for t in page.children(noun)):
        return False
    return figure.how in ("class", "none", "earlier") and figure.measure in (
        "other",
        "personnel",
        "participants",
        "affected",
    )
