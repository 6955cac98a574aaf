"""Gainsaying: whether of two statements near one another in a report one contradicts the other.

A denial by its word, a "no" on one side only, common matter, who speaks, and how near the two stand are signs; their
weights were learned from coded crises (train/gainsaying.py). What two say of different things is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import fsum

from newsledger.core.claims import Claim, Statement
from newsledger.core.lexicon import lexicon, words
from newsledger.reconcile.stems import stem

POINTS_BACK = 6  # words: a denial as short as this names nothing, it points back
REACH = 6  # words behind a "not" that it is said of
WEIGHTY = 2  # so many of them that are not light: "no case of fever", "did not intend to go"
FAR = 600  # characters from which two statements are simply far apart
CHANCE = 6  # longer words of the shorter statement for each that two have in common
TURN = 90  # characters before a statement in which a "but" turns to it
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d+")


def weigh(signs: Mapping[str, float]) -> float:
    """The sum of the weighted signs; above 0 two statements more likely contradict one another than not."""
    known: Mapping[str, float] = lexicon("gainsaying")["weights"]
    return known["start"] + fsum(known.get(name, 0.0) * value for name, value in signs.items())


def signs_of(a: Claim, b: Claim, shared: frozenset[str], *, one_speaker: bool, between: str) -> dict[str, float]:
    """The signs that hold of two statements, the earlier first; `shared`: the stems of their common matter."""
    gap = max(0, b.cite.start - a.cite.end)
    found = {"speaker same" if one_speaker else "speaker other": 1.0, f"shared {min(len(shared), 3)}": 1.0,
             "gap": min(gap, FAR) / 200.0}  # fmt: skip
    if a.sentence.start == b.sentence.start:
        found["one sentence"] = 1.0
    turn = between[-TURN:].lower() + " " + b.sentence.quote[:40].lower()
    if not words("disputes", "turning").isdisjoint(_WORD.findall(turn)):
        found["but"] = 1.0
    if holds(a, b) or holds(b, a):
        found["one within the other"] = 1.0
    if is_pronoun(a) or is_pronoun(b):
        found["pronoun"] = 1.0
    one, two = set(_NUMBER.findall(a.cite.quote)), set(_NUMBER.findall(b.cite.quote))
    if one and two and not one & two:
        found["numbers other"] = 1.0
    if not is_matter(a) or not is_matter(b):
        found["call"] = 1.0
    return {**found, **_denials(a, b, shared), **_noes(a, b, shared)}


def can_clash(a: Claim, b: Claim, shared: frozenset[str]) -> bool:
    """Whether two statements can contradict one another at all: one denies, or says no of their common matter.

    What is asked for and what somebody does not know gainsays nothing.
    """
    if is_denial(a) or is_denial(b):
        return True
    if is_call(a) or is_call(b) or is_negated(a) == is_negated(b):
        return False
    no = a if is_negated(a) else b
    told = all(c.said_by and (c.said_by.speaker or c.said_by.cue) for c in (a, b))
    return told and gainsays(no, shared) and not is_unknowing(no) and _is_close(a, b, shared)


def _is_close(a: Claim, b: Claim, shared: frozenset[str]) -> bool:
    """Whether two statements have enough in common for the length of the shorter: long ones share a word by chance."""
    least = min(sum(len(w) > 3 for w in spoken_in(c)) for c in (a, b))
    return CHANCE * len(shared) >= least


def is_call(claim: Claim) -> bool:
    """Whether something is asked for, and nothing said to be so."""
    calling = words("disputes", "calling")
    opening = spoken_in(claim)[:1]
    return not is_matter(claim) or not calling.isdisjoint(cue_words(claim)) or not calling.isdisjoint(opening)


def spoken_in(claim: Claim) -> list[str]:
    """The words of what is said, in small letters and with straight apostrophes."""
    return [w.lower().replace("’", "'") for w in _WORD.findall(claim.cite.quote)]


def is_unknowing(claim: Claim) -> bool:
    """Whether its no is said of knowing: "does not know", "it was not clear"."""
    spoken = spoken_in(claim)
    nos = [n for n, word in enumerate(spoken) if word in words("disputes", "negating")]
    return all(not words("disputes", "knowing").isdisjoint(spoken[n + 1 : n + 3]) for n in nos)


def _denials(a: Claim, b: Claim, shared: frozenset[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for claim, place in ((a, "first"), (b, "second")):
        if is_firm(claim):
            found[f"denied {place}"] = 1.0
        elif is_denial(claim):
            found[f"gainsaid {place}"] = 1.0
    if found:
        found[f"denial, shared {min(len(shared), 2)}"] = 1.0
    if is_denial(b) and len(b.cite.quote.split()) <= POINTS_BACK:
        found["short denial"] = 1.0
    if not words("disputes", "mocking").isdisjoint(cue_words(b)):
        found["mocked"] = 1.0
    if not words("disputes", "charging").isdisjoint(cue_words(a)):
        found["charged"] = 1.0
        if is_denial(b) or is_negated(b):
            found["charged and denied"] = 1.0
    return found


def _noes(a: Claim, b: Claim, shared: frozenset[str]) -> dict[str, float]:
    if is_negated(a) == is_negated(b):
        return {"no in both": 1.0} if is_negated(a) else {}
    found = {"no in one": 1.0, f"no in one, shared {min(len(shared), 2)}": 1.0}
    if gainsays(a if is_negated(a) else b, shared):
        found["no of the matter"] = 1.0
    return found


def is_denial(claim: Claim) -> bool:
    """Whether it is said by way of denying: the cue says so, and not of a call for something ("called for")."""
    said = cue_words(claim)
    if words("disputes", "denying").isdisjoint(said) or words("disputes", "asking").intersection(said):
        return False
    naming = not words("disputes", "naming").isdisjoint(said)
    return is_dismissive(claim) if naming else not is_refused(claim)


def is_dismissive(claim: Claim) -> bool:
    """Whether what somebody calls a thing sets it aside ("a lie"); who "called the king" or "a vote" does not."""
    return not words("disputes", "dismissive").isdisjoint(spoken_in(claim))


def is_refused(claim: Claim) -> bool:
    """Whether it is a request or an offer that is denied or rejected, and not that something is so."""
    if any(w in words("disputes", "finite") for w in spoken_in(claim)):
        return False
    return not words("disputes", "requests").isdisjoint(spoken_in(claim)[:REACH])


def is_firm(claim: Claim) -> bool:
    """Whether it is a denial by its own word ("denied"), not one that can also assert ("insisted")."""
    return is_denial(claim) and words("disputes", "asserting").isdisjoint(cue_words(claim))


def cue_words(claim: Claim) -> list[str]:
    """The words of the phrase that says that it is said."""
    cue = claim.body.cue if isinstance(claim.body, Statement) else None
    return (cue or "").lower().split()


def is_matter(claim: Claim) -> bool:
    """Whether it says that something is so: no call for anything, no wish or promise "to" do it."""
    called = words("disputes", "asking").intersection(cue_words(claim))
    return not called and claim.cite.quote.split()[0].lower() != "to"


def is_pronoun(claim: Claim) -> bool:
    """Whether all that is said is a pronoun ("denied it"), which tells a reader nothing."""
    return claim.cite.quote.strip(" .,").lower() in words("incidents", "pronouns")


def holds(whole: Claim, denial: Claim) -> bool:
    """Whether the one tells of the denial itself: who reports a denial does not contradict it."""
    return whole.cite.start < denial.cite.start and denial.cite.end <= whole.cite.end


def gainsays(claim: Claim, shared: frozenset[str]) -> bool:
    """Whether its no is said of the common matter: one of the words in common stands right behind the no."""
    spoken = spoken_in(claim)
    nos = [n for n, word in enumerate(spoken) if word in words("disputes", "negating")]
    return any(stem(w) in shared for n in nos for w in (
        spoken[:n] if spoken[n] in words("disputes", "dismissive") else _predicate(spoken[n + 1 :])))


def _predicate(after: list[str]) -> list[str]:
    """The first words of weight behind a "no", within reach: what it is said of."""
    common = words("disputes", "common") | words("disputes", "light")
    return [w for w in after[:REACH] if len(w) > 3 and w not in common][:WEIGHTY]


def is_negated(claim: Claim) -> bool:
    """Whether what is said says no."""
    return bool(words("disputes", "negating").intersection(spoken_in(claim)))
