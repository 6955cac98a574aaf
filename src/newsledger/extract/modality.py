"""How certain a happening is as told: happened, ongoing, planned, requested, possible, denied."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.triggers import listed

_CLAUSES = frozenset(("xcomp", "ccomp", "acl", "pcomp", "prep", "attr", "oprd"))  # what a governor speaks of
_NOUNS = frozenset(("dobj", "pobj", "nsubj", "nsubjpass"))
_STRENGTH = ("denied", "requested", "planned", "possible")
_BE_PRESENT = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"))
_BE_PAST = frozenset(("was", "were", "been"))
_QUESTION = frozenset(("how", "what", "who", "why", "when", "where", "which"))


def of_verb(page: Page, verb: Token) -> str:
    """The modality of a clause by its verb: its own auxiliaries and negation first, then what governs it."""
    own = _own(page, verb)
    if own != "happened":
        return own
    governed = None if _asks(page, verb) else _governed(page, verb)
    if governed:
        return governed
    if verb.lemma in listed("modality", "pledges"):
        return "planned"
    return "ongoing" if _goes_on(page, verb) else "happened"


def of_noun(page: Page, noun: Token) -> str:
    """The modality of a happening told by a noun: its own determiners, then the verb that it belongs to."""
    own = page.children(noun)
    if any(w.norm in listed("modality", "negative") for w in own if w.dep in ("det", "neg")):
        return "denied"
    described = {w.lemma for w in own if w.dep in ("amod", "advmod", "acl")}
    if described & listed("modality", "future"):
        return "planned"
    if described & listed("modality", "maybe"):
        return "possible"
    governor = page.head(noun)
    if noun.dep == "dobj" and governor.pos == "VERB":
        for modality in ("denied", "requested", "planned", "possible"):
            if governor.lemma in listed("modality", modality) and governor.lemma != "announce":
                return modality
    if noun.dep == "pobj" and governor.norm == "for" and page.head(governor).lemma in listed("modality", "requested"):
        return "requested"
    if governor.pos in ("VERB", "AUX") and noun.dep in _NOUNS:
        told = _own(page, governor)
        return "happened" if told == "denied" and _is_described(page, noun, governor) else told
    return "happened"


def _is_described(page: Page, noun: Token, verb: Token) -> bool:
    """Whether a clause only says what a happening is like: "the raid was no surprise" denies no raid."""
    said = any(child.dep in ("attr", "acomp") and child.i != noun.i for child in page.children(verb))
    return verb.lemma == "be" and noun.dep in ("nsubj", "nsubjpass") and said


def negated(page: Page, verb: Token) -> bool:
    """Whether a clause is denied by a word of its own: "not", "never", "no troops", "nobody", "neither"."""
    no = listed("modality", "negative")
    for child in page.children(verb):
        if child.dep == "neg" and not _until(page, verb):
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and (
            child.norm in no or any(w.norm in no for w in page.children(child) if w.dep in ("det", "neg", "predet"))
        ):
            return True
        if child.dep == "preconj" and child.norm == "neither":
            return True
    return False


def _until(page: Page, verb: Token) -> bool:
    """"Did not arrive until dusk": it did arrive."""
    for child in page.children(verb):
        words = (child, *page.children(child)) if child.dep in ("advcl", "prep") else ()
        if any(w.norm == "until" and w.i > verb.i for w in words):
            return not _auxiliaries(page, verb) & {"will", "wo", "would"}
    return False


def _auxiliaries(page: Page, verb: Token) -> frozenset[str]:
    own = frozenset(c.norm for c in page.children(verb) if c.dep in ("aux", "auxpass"))
    governor = page.head(verb)
    joined = verb.dep == "conj" and governor.pos == "VERB" and governor.tag == verb.tag
    if not own and joined and not any(c.dep.startswith("nsubj") for c in page.children(verb)):
        return _auxiliaries(page, governor)
    return own


def _own(page: Page, verb: Token) -> str:
    aux = _auxiliaries(page, verb)
    marks = {c.norm for c in page.children(verb) if c.dep in ("mark", "advmod")}
    if marks & {"unless", "until"} and _presses(page, verb):
        return "requested"
    if marks & listed("modality", "conditional"):
        return "possible"
    if negated(page, verb):
        return "possible" if aux & {"may", "might"} else "denied"  # "the bridge may not hold"
    if _is_yet_to(page, verb):
        return "denied"
    if aux & listed("modality", "may") and not ("could" in aux and verb.lemma in ("hear", "see")):
        return "possible"
    if any(c.norm in listed("modality", "maybe") and not _rounds(page, c)
           for c in page.children(verb) if c.dep == "advmod"):  # fmt: skip
        return "possible"
    if aux & listed("modality", "will"):
        return "possible" if _under_condition(page, verb) or "have" in aux else "planned"
    if aux & {"should", "must", "ought"}:
        return "requested"
    return "happened"


def _is_yet_to(page: Page, verb: Token) -> bool:
    """Whether a thing has not come about so far: "have yet to reach the village"."""
    above = page.head(verb)
    if verb.dep != "xcomp" or above.lemma not in ("have", "be"):
        return False
    return any(c.norm == "yet" for word in (above, verb) for c in page.children(word))


def _rounds(page: Page, word: Token) -> bool:
    """Whether an adverb makes a number vague and no clause: "perhaps ninety of them", "perhaps a dozen"."""
    after = page.tokens[word.i + 1] if word.i + 1 < len(page.tokens) else word
    far = page.tokens[word.i + 2] if word.i + 2 < len(page.tokens) else word
    return after.pos == "NUM" or (after.norm in ("a", "an") and far.lemma in listed("modality", "numbers"))


def _asks(page: Page, verb: Token) -> bool:
    """Whether the clause is an indirect question ("how many had died"): what it asks about did happen."""
    near = [c for child in page.children(verb) for c in (child, *page.children(child))]
    words = (w for c in near for w in (c, *page.children(c)))
    return any(w.norm in _QUESTION and w.i < verb.i and w.tag in ("WRB", "WP", "WDT") for w in words)


def _under_condition(page: Page, verb: Token) -> bool:
    clauses = (c for c in page.children(verb) if c.dep == "advcl")
    return any(w.norm in ("if", "unless") for c in clauses for w in page.children(c) if w.dep == "mark")


def _governed(page: Page, verb: Token) -> str | None:
    """What the words above make of a clause: "is due to", "asked him to", "denied that", "fears that"."""
    token = verb
    for above in page.ancestors(verb):
        if above.sentence != verb.sentence:
            return None
        carried = token.dep in _NOUNS and token.lemma in listed("modality", "carriers")
        if not carried and token.dep not in _CLAUSES:
            return None
        found = _said_above(page, token, above)
        if found:
            return found
        token = above
    return None


def _presses(page: Page, verb: Token) -> bool:
    """Whether a clause in "until" or "unless" hangs on a threat or a refusal, and so is what is asked for."""
    main = page.head(verb)
    if {main.lemma, page.head(main).lemma} & listed("modality", "pressing"):
        return True
    return negated(page, main) and bool(_auxiliaries(page, main) & listed("modality", "will"))


def _said_above(page: Page, token: Token, above: Token) -> str | None:
    """What one governor makes of the clause or noun below it; null where it leaves it as it is."""
    aux = _auxiliaries(page, above)
    passive = bool(aux & (_BE_PRESENT | _BE_PAST))
    if token.dep == "xcomp" and above.lemma == "be":
        return "planned"  # "was to have opened"
    if token.dep == "xcomp" and passive and above.lemma in ("say", "report", "rumour", "rumor"):
        return "possible"  # "is said to have fled"
    if above.lemma in listed("modality", "prevent") and (
            negated(page, above) or page.head(above).lemma in listed("modality", "vain")):  # fmt: skip
        return "happened"  # "were unable to stop them from looting"
    for modality in _STRENGTH:
        if above.lemma not in listed("modality", modality):
            continue
        if token.dep == "ccomp" and above.lemma in listed("modality", "tells"):
            return None
        if negated(page, above):
            return "possible" if modality == "denied" else "denied"
        return modality
    if aux & listed("modality", "may"):
        return "possible"
    if token.dep == "xcomp" and above.pos == "ADJ" and above.dep == "acomp":
        above = page.head(above)  # "was not able to check": the "not" stands at its verb
    return "denied" if token.dep == "xcomp" and negated(page, above) else None


def _goes_on(page: Page, verb: Token) -> bool:
    """Progressive in the present, or put in the past by a verb of saying; or with "still"; or "continues to"."""
    aux = _auxiliaries(page, verb)
    if (verb.tag == "VBG" or "being" in aux) and aux & _BE_PRESENT:
        return True
    if verb.tag == "VBG" and "been" in aux and aux & {"have", "has", "'ve", "’ve", "'s", "’s"}:
        return True
    if (verb.tag == "VBG" or "being" in aux) and aux & _BE_PAST and verb.dep == "ccomp":
        return True
    if any(c.norm in listed("modality", "still") for c in page.children(verb) if c.dep == "advmod"):
        return verb.tag in ("VBZ", "VBP", "VBG", "VBD")
    if verb.lemma == "continue" and verb.tag in ("VBZ", "VBP"):
        return True
    return verb.dep == "xcomp" and page.head(verb).lemma in ("continue", "keep", "go")
