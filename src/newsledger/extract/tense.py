"""Behind or ahead: whether a time lies before or after publication, told by the verb that governs it."""

from __future__ import annotations

from newsledger.core.lexicon import words
from newsledger.core.pages import Page, Token

AHEAD, BEHIND = "+", "-"
PRESENT = "present"  # ahead for what hangs on the verb itself: "the talks open on Monday"
CLIMB = "climb"  # no tense of its own: the governor's
_VERBS = ("VERB", "AUX")
_REACH = 8  # steps up the parse before a clause is given up


def direction_of(page: Page, tokens: tuple[Token, ...]) -> str:
    """AHEAD, BEHIND, or "" where no verb tells: the tense of the clause that the tokens stand in."""
    token = governed(tokens)
    through_noun = False
    for _ in range(_REACH):
        if token.lemma in words("times", "future_cues") and (token.pos != "VERB" or token.tag in ("VBN", "VB", "VBP")):
            return AHEAD
        if token.pos in _VERBS:
            way = _tense(page, token)
            if way == PRESENT:
                return "" if through_noun else AHEAD
            if way != CLIMB:
                return "" if through_noun and way == BEHIND else way
        elif token.pos in ("NOUN", "PROPN") and token not in tokens:
            if not through_noun and token.lemma in words("times", "unplanned"):
                return BEHIND
            through_noun = True
        if token.head == token.i:
            break
        token = page.head(token)
    return ""


def governed(tokens: tuple[Token, ...]) -> Token:
    """The word of the expression whose governor lies outside it."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside), tokens[-1])


def governor(page: Page, tokens: tuple[Token, ...]) -> Token:
    """The verb that the expression hangs on; the top of its clause where there is none."""
    token = governed(tokens)
    for _ in range(_REACH):
        if token.pos in _VERBS or token.head == token.i:
            break
        token = page.head(token)
    return token


def perfect(page: Page, tokens: tuple[Token, ...]) -> bool:
    """Whether the governing verb is in the present perfect: "has raged for two days"."""
    token = governed(tokens)
    for _ in range(_REACH):
        if token.pos in _VERBS:
            return any(c.lemma == "have" and c.tag in ("VBZ", "VBP") for c in page.children(token))
        token = page.head(token)
    return False


def _tense(page: Page, verb: Token) -> str:
    helpers = [c for c in page.children(verb) if c.dep in ("aux", "auxpass")]
    forms = {c.norm for c in helpers} | {c.lemma for c in helpers}
    have = "have" in forms
    if forms & (words("times", "future_auxiliaries") | words("times", "future_in_past")):
        return BEHIND if have and not forms & {"will", "wo", "'ll", "shall"} else AHEAD
    if verb.tag == "VB" and "to" in forms:
        return _infinitive(page, verb)
    if have or verb.tag == "VBD" or any(c.tag == "VBD" for c in helpers):
        return BEHIND
    if verb.tag == "VBN":
        present = any(c.tag in ("VBZ", "VBP") for c in helpers)
        return PRESENT if present else AHEAD if helpers and verb.lemma in words("times", "future_cues") else BEHIND
    if verb.tag in ("VBZ", "VBP"):
        return BEHIND if verb.lemma in words("times", "telling") else PRESENT
    if verb.tag == "VBG":
        return PRESENT if any(c.tag in ("VBZ", "VBP") for c in helpers) else CLIMB
    return CLIMB


def _infinitive(page: Page, verb: Token) -> str:
    """What "to" leads to looks ahead after some verbs, and has the tense of its governor after others."""
    governor = page.head(verb)
    if governor.i == verb.i:
        return AHEAD
    ahead = words("times", "future_cues") | words("times", "looking_ahead")
    return AHEAD if governor.lemma in ahead or governor.pos in ("NOUN", "ADJ") else CLIMB
