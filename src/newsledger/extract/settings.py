"""What the place, craft, list or body that a number is told of makes of it: who are in a camp, what a boat can take."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.fates import measure_of_noun
from newsledger.extract.governors import governor_of
from newsledger.extract.placed import Count, listed

_HOLDERS = ("detained", "displaced", "injured", "affected")
_NEAR = 8  # words behind a number in which it is said for what time it is told
_LISTS = ("list", "register", "manifest", "roll", "roster")


def is_capacity(page: Page, count: Count) -> bool:
    """ "A boat built for 120", "licensed to carry 90", "a capacity of 500", "beds for 20"."""
    head, above = count.head, page.head(count.head)
    if head.dep == "pobj" and above.norm in ("for", "of"):
        owner = page.head(above)
        if above.norm == "for" and owner.lemma in listed("capacity", "verbs") and owner.tag in ("VBN", "VBD"):
            return not any(t.dep == "dobj" for t in page.children(owner))
        if above.norm == "for" and owner.lemma == "have":  # the parse hangs "beds for twenty" on the verb
            owner = next((t for t in page.children(owner) if t.dep == "dobj"), owner)
        return owner.lemma in (listed("capacity", "nouns") if above.norm == "for" else ("capacity",))
    if head.dep != "dobj" or above.lemma not in listed("capacity", "carrying"):
        return False
    under = page.head(above)
    able = any(t.dep == "aux" and t.norm in ("can", "could") for t in page.children(above))
    craft = any(t.dep == "nsubj" and _holder(t) is not None for t in page.children(above))
    meant = above.dep == "xcomp" and under.tag == "VBN" and under.lemma in listed("capacity", "verbs")
    infinitive = any(t.dep == "aux" and t.norm == "to" for t in page.children(above))
    ahead = page.tokens[max(0, above.i - 2)].lemma  # "room to seat 40", by whatever it hangs on in the parse
    return meant or (able and craft) or (infinitive and listed("capacity", "able").issuperset({ahead}))


def is_share(page: Page, count: Count) -> bool:
    """ "Nine cases per 1,000 people": how many of so many."""
    behind = page.tokens[count.last + 1 : min(count.last + _NEAR, page.sentence_of(count.word).last)]
    per = next((t.i for t in behind if t.norm == "per"), None)
    return per is not None and any(t.tag == "CD" for t in page.tokens[per + 1 : per + 2])


def is_rate(page: Page, count: Count) -> bool:
    """ "Thirty people a day", "die every year": how many each time, and no count so far."""
    behind = page.tokens[count.last + 1 : min(count.last + _NEAR, page.sentence_of(count.word).last)]
    for token in behind:
        if token.tag == "CD" or token.norm in (";", ":", ",", "but", "and"):
            return False
        if token.norm in listed("rates", "adverbs"):
            return True
        unit, after = page.tokens[token.i + 1 : token.i + 2], page.tokens[token.i + 2 : token.i + 3]
        if token.norm not in listed("rates", "each") or not unit or unit[0].i > behind[-1].i:
            continue
        if unit[0].norm in listed("rates", "units") and not any(t.norm in listed("rates", "point") for t in after):
            return page.tokens[token.i - 1].pos != "ADP" and not any(t.dep == "amod" for t in page.children(unit[0]))
    return False


def by_place(page: Page, count: Count) -> str | None:
    """Whom a bare number is of: "the camp shelters 31,000", "organisers spoke of 5,000", "that leaves nine"."""
    verb = governor_of(page, count)
    if verb is None:
        return None
    subject = next((t for t in page.children(verb) if t.dep == "nsubj" and t.i < count.first), None)
    if subject is None:
        return None
    if subject.lemma in listed("organisers", "words"):
        return "participants"
    if count.head.dep != "dobj":
        return None
    rest = page.tokens[count.last + 1 : count.last + 2]
    if verb.lemma == "leave" and subject.tag == "DT" and verb.dep != "relcl" and any(t.pos == "PUNCT" for t in rest):
        return "missing"  # "that leaves nine."
    return _holder(subject) if verb.lemma in listed("holding", "verbs") else None


def _holder(noun: Token) -> str | None:
    """What people in a place or craft are."""
    return next((name for name in _HOLDERS if noun.lemma in listed("holding", name)), None)


def included(page: Page, count: Count) -> str | None:
    """ "The dead include three nuns": the fate of those who include them."""
    verb = page.head(count.head)
    if count.head.dep != "dobj" or verb.lemma not in ("include", "comprise", "number"):
        return None
    subject = next((t for t in page.children(verb) if t.dep == "nsubj"), None)
    return None if subject is None else "killed" if subject.lemma == "victim" else measure_of_noun(page, subject)


def is_on_list(page: Page, count: Count) -> bool:
    """ "The owner's list has 19 names"."""
    verb = page.head(count.head)
    if any(t.dep == "nsubj" and t.lemma in _LISTS for t in page.children(verb)):
        return True
    behind = page.children(count.head)
    return any(t.dep == "prep" and t.norm == "on" and any(w.lemma in _LISTS for w in page.children(t)) for t in behind)


def is_setting(page: Page, count: Count) -> bool:
    """Whether a count only sets the scene: "in six counties", "on 16 roofs", "between two rivers"."""
    ahead = page.head(count.head).norm
    return count.head.dep == "pobj" and ahead in ("in", "on", "at", "between", "across", "from", "around")
