"""What befell those whom a number counts, by the words beside it: a state, a set phrase, the noun itself."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.deeds import fate, is_contrasted
from newsledger.extract.governors import governor_of, is_agent, relative
from newsledger.extract.placed import Count, listed
from newsledger.extract.terms import Measured, fated, kept, lemma_of, phrases, states, verbs

_NEAR = 9  # words behind a number in which its clause is searched for a set phrase


def state_beside(page: Page, count: Count, before: Measured | None, *, inner: bool) -> str | None:
    """The state named behind the number and its noun ("77 dead", "15 sailors were feared drowned"), or before it."""
    tokens, sentence = page.tokens, page.sentence_of(count.word)
    noun = count.noun if count.noun is not None and count.noun.i > count.last else None
    if (joined := _state_at(page, count, noun)) is not None:
        return joined
    k = (noun.i if noun is not None else count.last) + 1
    if count.whole is not None:
        k = max(k, *(t.i + 1 for t in page.subtree(count.whole) if t.i < count.whole.i + 6))
    if noun is None and k < sentence.last and tokens[k].norm in listed("graveness", "deadly"):
        return "killed"  # "four were shot, one fatally"
    for token in tokens[k : min(k + 6, sentence.last)]:
        if token.norm in states():
            return _as_told(page, count, token, k, before, inner=inner)
        if token.tag == "VBG" and token.lemma in verbs("subject") and token.i == k:
            return verbs("subject")[token.lemma]  # "sending thousands fleeing"
        if token.i == k and token.norm in listed("struck", "words") and not inner and not _acts_on(page, token):
            fatal = _is_fatal(page, token) or (before is not None and before.measure == "killed")
            return "killed" if fatal else "injured"  # "found six people shot"
        if inner or token.norm not in listed("between", "words"):
            return None
    return None


def _state_at(page: Page, count: Count, noun: Token | None) -> str | None:
    """The state right beside the number or its noun: "27 missing hikers alive", "two wounded guards", "dead: 12"."""
    tokens, sentence = page.tokens, page.sentence_of(count.word)
    if noun is not None and noun.i + 1 < sentence.last and tokens[noun.i + 1].norm in listed("ends", "words"):
        return states()[tokens[noun.i + 1].norm]  # "finds 27 missing hikers alive"
    for token in tokens[count.last + 1 : noun.i if noun is not None else count.last + 1]:
        if token.norm in states() and token.dep in ("amod", "compound", "nmod", "advmod"):
            return states()[token.norm]
    return "killed" if count.first > sentence.first and tokens[count.first - 1].norm == "dead" else None


def _as_told(page: Page, count: Count, state: Token, k: int, before: Measured | None, *, inner: bool) -> str | None:
    """What a state behind a number tells of it, `k` being where the words between begin; null where of others."""
    measure, sentence = states()[state.norm], page.sentence_of(count.word)
    if inner and state.dep in ("acomp", "oprd", "ccomp", "xcomp"):
        return None
    if inner and (above := governor_of(page, count)) is not None and above.lemma == "leave":
        return None  # "two of the 18 hikers missing": the clause is about the two
    after = page.tokens[state.i + 1] if state.i + 1 < sentence.last else None
    if state.tag == "VBD" and after is not None and after.pos in ("DET", "PRON", "NUM", "PROPN"):
        return None
    if state.tag in ("VBD", "VBN") and is_agent(page, state):
        return None
    if measure in ("killed", "injured") and count.number.form != "zero" and _is_denied(page, k, state):
        return "affected"  # "the other two were not hurt"
    return "detained" if state.norm == "freed" and before is not None and before.measure == "detained" else measure


def _is_denied(page: Page, k: int, state: Token) -> bool:
    """Whether the words between, from `k` on, deny a state, and not only as yet or for somewhere else."""
    words = {t.norm for t in page.tokens[k : state.i]}
    return bool(words & {"not", "n't", "n’t", "never"}) and "yet" not in words and not is_contrasted(page, state)


def _acts_on(page: Page, struck: Token) -> bool:
    """Whether a word such as "shot" has an object behind it: "six men shot a guard"."""
    behind = page.tokens[struck.i + 1] if struck.i + 1 < len(page.tokens) else None
    objects = any(t.dep in ("dobj", "prt") and t.i > struck.i for t in page.children(struck))
    return objects or (behind is not None and behind.norm in ("at", "up", "the", "a"))


def _is_fatal(page: Page, struck: Token) -> bool:
    """ "Shot dead", "stabbed to death", "shot and killed"."""
    behind = [t.norm for t in page.tokens[struck.i + 1 : struck.i + 3]]
    return behind[:1] == ["dead"] or behind in (["to", "death"], ["and", "killed"])


def state_with(page: Page, noun: Token | None) -> str | None:
    """ "Three guests with burns": what those counted have suffered."""
    if noun is None or lemma_of(noun) in fated():
        return None
    having = [t for t in page.children(noun) if t.dep == "prep" and t.norm == "with"]
    hurt = any(t.lemma in listed("hospital", "hurts") and t.dep == "pobj" for w in having for t in page.children(w))
    return "injured" if hurt else None


def phrase_behind(page: Page, count: Count) -> str | None:
    """A set phrase in the words behind the number, up to the next number or stop."""
    words = []
    sentence = page.sentence_of(count.word)
    for token in page.tokens[count.last + 1 : min(count.last + 1 + _NEAR, sentence.last)]:
        if token.tag == "CD" or token.norm in (";", ":", "—", "–", "but", ",", "("):
            break
        words.append(token.norm)
    for size in (4, 3, 2, 1):
        for k in range(len(words) - size + 1):
            measure = phrases().get(tuple(words[k : k + size]))
            alights = words[k + size : k + size + 1] == ["of"] and words[k + size + 2 : k + size + 3]
            if measure is not None and not (alights and alights[0] in listed("alighting", "words")):
                return measure  # "got out", but not "got out of their car"
    return None


def measure_of_noun(page: Page, noun: Token) -> str | None:
    """The measure that a noun tells by itself or by the state and clause beside it: "the dead", "those who fled"."""
    return (
        fated().get(lemma_of(noun))
        or _state_of(page, noun)
        or kept(noun)
    )


def _state_of(page: Page, whole: Token) -> str | None:
    """The state of the whole that a count is a part of: "two of the dead hostages", "of those who died"."""
    for child in page.children(whole):
        if child.norm in states():
            return states()[child.norm]
    return next((m for verb, role in relative(page, whole) if (m := fate(page, verb, role, True, None))), None)
