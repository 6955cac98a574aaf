"""How certain a happening is as told: happened, ongoing, planned, requested, possible, denied."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.triggers import listed

_UP = frozenset(("xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "prep", "advcl", "conj", "attr", "oprd", "nsubj", "nsubjpass"))
_STRENGTH = ("denied", "requested", "planned", "possible")


def of_verb(page: Page, verb: Token) -> str:
    """The modality of a clause by its verb: its own auxiliaries and negation first, then what governs it."""
    own = _own(page, verb)
    if own != "happened":
        return own
    governed = _governed(page, verb)
    if governed:
        return governed
    return "ongoing" if _goes_on(page, verb) else "happened"


def of_noun(page: Page, noun: Token) -> str:
    """The modality of a happening told by a noun: its own determiners, then the clause that it stands in."""
    words = page.children(noun)
    if any(w.norm in listed("modality", "negative") for w in words if w.dep in ("det", "neg")):
        return "denied"
    if any(w.lemma in listed("modality", "possible") or w.lemma in ("planned", "future") for w in words if w.dep == "amod"):
        return "planned" if any(w.lemma in ("planned", "future") for w in words) else "possible"
    return "happened"


def _auxiliaries(page: Page, verb: Token) -> tuple[Token, ...]:
    own = tuple(c for c in page.children(verb) if c.dep in ("aux", "auxpass"))
    if not own and verb.dep == "conj" and not any(c.dep.startswith("nsubj") for c in page.children(verb)):
        return _auxiliaries(page, page.head(verb)) if page.head(verb).pos in ("VERB", "AUX") else ()
    return own


def _negated(page: Page, verb: Token) -> bool:
    for child in page.children(verb):
        if child.dep == "neg" and child.norm != "only":
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj") and (
            child.norm in listed("modality", "negative")
            or any(w.norm in ("no", "neither", "none") for w in page.children(child) if w.dep in ("det", "neg"))
        ):
            return True
        if child.dep == "preconj" and child.norm == "neither":
            return True
    return False


def _own(page: Page, verb: Token) -> str:
    aux = {a.norm for a in _auxiliaries(page, verb)}
    marks = {c.norm for c in page.children(verb) if c.dep in ("mark", "advmod")}
    if _negated(page, verb):
        return "denied"
    if marks & {"if", "unless", "whether", "lest"}:
        return "possible"
    if aux & listed("modality", "may") and not ("could" in aux and verb.lemma in ("hear", "see")):
        return "possible"
    if aux & listed("modality", "will"):
        return "planned" if not _under_condition(page, verb) else "possible"
    if "would" in aux:
        return "planned" if not _under_condition(page, verb) else "possible"
    if aux & {"should", "must", "ought"}:
        return "requested"
    return "happened"


def _under_condition(page: Page, verb: Token) -> bool:
    return any(c.dep == "advcl" and any(w.norm in ("if", "unless") for w in page.children(c) if w.dep == "mark")
               for c in page.children(verb))  # fmt: skip


def _governed(page: Page, verb: Token) -> str | None:
    """What the words above make of a clause: "is due to", "asked him to", "denied that", "fears that"."""
    token = verb
    for above in page.ancestors(verb):
        if token.dep not in _UP or above.sentence != verb.sentence:
            return None
        if token.dep in ("advcl", "conj", "nsubj", "nsubjpass", "dobj", "pobj"):
            return None
        for modality in _STRENGTH:
            if above.lemma in listed("modality", modality):
                if modality in ("requested", "planned") and token.dep == "ccomp" and above.lemma in ("tell", "announce", "insist", "agree", "decide"):
                    break
                return "denied" if _negated(page, above) and modality != "denied" else modality
        if any(c.norm in listed("modality", "may") for c in page.children(above) if c.dep == "aux"):
            return "possible"
        if token.dep == "xcomp" and _negated(page, above):
            return "denied"
        token = above
    return None


def _goes_on(page: Page, verb: Token) -> bool:
    """Present or past progressive, or present with "still"."""
    aux = {a.norm for a in _auxiliaries(page, verb)}
    if verb.tag == "VBG" and aux & {"is", "are", "'re", "’re", "was", "were", "been", "'s", "’s", "am"}:
        return True
    return any(c.norm == "still" for c in page.children(verb)) or (
        verb.dep == "xcomp" and page.head(verb).lemma in ("continue", "keep"))
