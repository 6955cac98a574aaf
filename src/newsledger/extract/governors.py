"""The verbs that a counted word is subject or object of, through its lists, its owners and the clauses behind it."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.pages import Page, Token
from newsledger.extract.placed import Count, listed

_WHOLE_DETERMINERS = ("the", "its", "their", "his", "her", "our", "those", "these", "all", "other")
_PART_WORDS = ("another", "most", "half", "dozens", "scores", "hundreds", "thousands", "none", "some", "last", "first",
               "rest", "third", "quarter", "any", "several", "many", "few", "all")  # fmt: skip
_DEEP = 6  # steps up a chain of coordinated nouns


def roles(page: Page, head: Token, depth: int = 0) -> Iterator[tuple[Token, str]]:
    """The verbs that a word is "subject" or "object" of: its clause's first, then its relative clause's."""
    governor = page.head(head)
    if head.dep == "nsubj":
        yield governor, "subject"
    elif head.dep == "dobj" and (clause := _said_of(page, head, governor)) is not None:
        yield clause, "object" if is_passive(page, clause) else "subject"
    elif head.dep in ("nsubjpass", "dobj", "oprd", "dative"):
        yield governor, "object"
    elif head.dep == "pobj" and governor.norm == "in" and any(t.norm == "all" for t in page.children(head)):
        verb = page.head(governor)  # "in all 33 died": the parse makes the number the object of "in"
        yield verb, "object" if is_passive(page, verb) else "subject"
    elif head.dep == "pobj" and governor.dep == "mark" and page.head(governor).i > head.i:
        verb = page.head(governor)  # "as two are shot": the parse makes the number the object of "as"
        yield verb, "object" if is_passive(page, verb) else "subject"
    elif head.dep == "pobj" and governor.norm in ("over", "under") and _is_limit(page, governor):
        yield page.head(governor), "object"  # "wounded over 110 others"
    elif head.dep == "pobj" and governor.dep == "agent":
        yield page.head(governor), "subject"
    elif head.dep in ("nummod", "quantmod") and depth < _DEEP:
        yield from roles(page, governor, depth + 1)
    elif (head.dep in ("conj", "appos") or (head.dep == "dep" and governor.pos == "NOUN")) and depth < _DEEP:
        if governor.pos in ("VERB", "AUX"):
            yield governor, "object" if is_passive(page, governor) else "subject"
        else:
            yield from ((v, r) for v, r in roles(page, governor, depth + 1) if not governor.i < v.i < head.i)
    elif head.dep == "pobj" and governor.norm == "for" and page.head(governor).lemma in listed("moods", "requested"):
        if not any(t.dep == "dobj" for t in page.children(page.head(governor))):  # "requested tents for 60 families"
            yield page.head(governor), "object"
    elif head.dep == "pobj" and governor.norm == "for" and page.head(governor).lemma in listed("governed", "for"):
        yield page.head(governor), "sought"
    elif head.dep == "pobj" and governor.norm == "on" and page.head(governor).lemma in listed("governed", "on"):
        yield page.head(governor), "tended"
    elif head.dep == "pobj" and governor.norm in ("among", "of") and depth < _DEEP:
        owner = page.head(governor)
        if governor.norm == "of" and owner.lemma in ("total", "another", "rest", "couple", "pair"):
            yield from roles(page, owner, depth + 1)
        elif governor.norm == "among" and owner.pos == "VERB":
            yield owner, "object" if any(t.dep in ("nsubjpass", "dobj") for t in page.children(owner)) else "subject"
    yield from relative(page, head)


def _is_limit(page: Page, word: Token) -> bool:
    """Whether what the parse takes for a preposition behind a verb limits the number that follows."""
    verb, after = page.head(word), page.tokens[min(word.i + 1, len(page.tokens) - 1)]
    return verb.i + 1 == word.i and verb.pos == "VERB" and after.tag == "CD"


def relative(page: Page, head: Token) -> Iterator[tuple[Token, str]]:
    """The verbs of the clauses that describe a noun: "people killed", "men who fled", "those being held"."""
    for child in page.children(head):
        if child.dep == "acl" and child.tag in ("VBN", "VBD"):
            if not is_agent(page, child):
                yield child, "object"
        elif child.dep in ("relcl", "acl") and child.pos in ("VERB", "AUX"):
            subject = next((t for t in page.children(child) if t.dep in ("nsubj", "nsubjpass")), None)
            if subject is None or subject.norm in ("who", "that", "which"):
                yield child, "object" if is_passive(page, child) else "subject"
            elif subject.i < child.i and not any(t.dep == "dobj" for t in page.children(child)):
                yield child, "object"


def is_agent(page: Page, verb: Token) -> bool:
    """Whether a word that looks like a participle has an object: "a storm between two islands killed 12"."""
    objects = [t for t in page.children(verb) if t.dep == "dobj" and t.i > verb.i]
    joined = any(all(w.text != "," for w in page.tokens[verb.i : t.i]) for t in objects)
    return joined and not is_passive(page, verb)


def is_passive(page: Page, verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(t.dep in ("nsubjpass", "auxpass") for t in page.children(verb))


def _said_of(page: Page, head: Token, verb: Token) -> Token | None:
    """ "Said ten cooks and two waiters had stayed": the clause of what the parse takes for the object of "say"."""
    if verb.lemma not in ("say", "add", "tell", "report") or not any(t.dep == "cc" for t in page.children(head)):
        return None
    told = (t for t in page.children(verb) if t.dep in ("conj", "ccomp") and t.pos in ("VERB", "AUX") and t.i > head.i)
    clause = next(told, None)
    if clause is None or not any(t.dep in ("nsubj", "nsubjpass") and t.i > head.i for t in page.children(clause)):
        return None
    return clause


def is_inner(page: Page, count: Count) -> bool:
    """Whether a count is the whole of another's part ("19 of the 54"): the clause is then about the part."""
    k = count.first - 1
    first = page.sentence_of(count.word).first
    while k > first and page.tokens[k].norm in _WHOLE_DETERMINERS:
        k -= 1
    if k <= first or page.tokens[k].norm != "of":
        return False
    owner = page.tokens[k - 1]
    return owner.tag == "CD" or owner.norm in _PART_WORDS


def governor_of(page: Page, count: Count) -> Token | None:
    """The verb of the clause that a count stands in."""
    return next((t for t in page.ancestors(count.head) if t.pos in ("VERB", "AUX")), None)
