"""Gainsaying: whether of two statements near one another in a report one contradicts the other.

A denial by its word, a "no" on one side only, common matter, who speaks, and how near the two stand are signs; their
weights were learned from coded crises (train/gainsaying.py). Real news is full of people who speak beside one another,
so the signs are asked only of two that can clash: one denies what the other says, or says no of the same predicate.
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
OPENING = 3  # words with which a condition opens
WEIGHTY = 2  # so many of them that are not light: "no case of fever", "did not intend to go"
FAR = 600  # characters from which two statements are simply far apart
CHANCE = 6  # longer words of the shorter statement for each that two have in common
TURN = 90  # characters before a statement in which a "but" turns to it
LONG = 45  # words from which a statement is a speech, of which one cannot say what in it is denied
HERE, ELSEWHERE = 1 / 2, 2 / 3  # parts of a denial's words that are common to what it denies: in its report, in another
KEPT = 3  # of a weaker denial's longer words one in so many is common to both
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_APART = re.compile(r" (n't|'s)\b")  # as texts cut into words have them
_BREAK = re.compile(r"[,;:.!?()–—]|\b(?:but|because|although|though|while|whereas|since|unless|if)\b", re.IGNORECASE)
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


def can_clash(a: Claim, b: Claim, shared: frozenset[str], *, next_to: bool = True) -> bool:
    """Whether two statements can contradict one another at all, the earlier first; `next_to`: none stands between.

    One denies the other, or says no of what the other says. What is asked for, what somebody does not know, and a
    speech of many sentences gainsay nothing.
    """
    within = holds(a, b) or holds(b, a)
    if (within and (is_denial(a) or is_denial(b))) or not (is_credited(a) and is_credited(b)):
        return False
    if is_denial(b) and not is_call(a) and _denies(b, a, shared, next_to=next_to):
        return True
    if is_denial(a) and not is_call(b) and shared and not _looks_back(a) and _denies(a, b, shared, next_to=next_to):
        return True
    if is_firm(a) or is_firm(b) or is_call(a) or is_call(b) or is_negated(a) == is_negated(b):
        return False
    no, yes = (a, b) if is_negated(a) else (b, a)
    return refutes(no, yes, shared) and not is_unknowing(no) and _is_close(a, b, shared)


def is_credited(claim: Claim) -> bool:
    """Whether a statement is short enough to be gainsaid, and somebody's: a speaker or at least a word of saying."""
    by = claim.said_by
    return len(claim.cite.quote.split()) <= LONG and by is not None and bool(by.speaker or by.cue)


def _denies(denial: Claim, other: Claim, shared: frozenset[str], *, next_to: bool) -> bool:
    """Whether a denial can be of another's statement: of what they have in common, or of what stands right before it.

    Who insists denies only what is charged, what is said right before of the same thing, or by a no of it.
    """
    charged = not words("disputes", "charging").isdisjoint(cue_words(other))
    told_only = not words("disputes", "reporting").isdisjoint(cue_words(other))
    if is_firm(denial) or is_dismissive(denial):
        answers = charged and is_negated(denial) and is_negated(other)  # "nobody warned us": "denied no siren had gone"
        if is_firm(denial) and is_negated(other) and not answers:
            return False  # both say no: "there was no leak", "denied any leak"
        kept = is_of(denial, shared, part=1 / KEPT if next_to else HERE)
        return kept or answers or ((next_to or (charged and not told_only)) and _points_back(denial, other))
    if charged and (is_of(denial, shared, part=1 / KEPT) or (next_to and not shared and not told_only)):
        return True
    if next_to and shared and is_negated(denial) == is_negated(other):
        return KEPT * len(shared) >= len(_weighty(spoken_in(denial)))
    no, yes = (denial, other) if is_negated(denial) else (other, denial)
    return is_negated(no) != is_negated(yes) and refutes(no, yes, shared)


def is_of(denial: Claim, shared: frozenset[str], *, part: float) -> bool:
    """Whether such a part of a denial's words of weight is common to it and to another's statement."""
    light = words("disputes", "backward") | words("disputes", "counted")
    own = {stem(w) for w in _weighty(spoken_in(denial)) if w not in light}
    common = shared - {stem(w) for w in light}
    return bool(common) and len(common) >= part * len(own)


def _points_back(denial: Claim, other: Claim) -> bool:
    """Whether a denial names no matter of its own and can mean the other: "the charge", "any such order", "a lie".

    Whose claim it is, where it says so, must speak in the other or be named there, and a figure needs a number.
    """
    spoken, told = spoken_in(denial), [*spoken_in(other), *_spoken(_speaker(other))]
    owners = [w.removesuffix("s").removesuffix("'") for w in spoken if w.endswith(("'s", "s'"))]
    counted = not words("disputes", "counted").isdisjoint(spoken)
    if (owners and not set(owners) & set(told)) or (counted and not _NUMBER.search(other.cite.quote)):
        return False
    if is_dismissive(denial) or not words("disputes", "backward").isdisjoint(spoken):
        return True
    clause = not words("disputes", "finite").isdisjoint(spoken)
    few = len(_weighty(spoken)) <= WEIGHTY or spoken[0].endswith("ing")  # "any political or religious bias" has a name
    return len(spoken) <= POINTS_BACK and few and (not clause or spoken[0] in words("disputes", "pronouns"))


def _looks_back(denial: Claim) -> bool:
    """Whether a denial ends on what was told before it ("that prospect"): it is not of what comes after."""
    return not words("disputes", "demonstrative").isdisjoint(spoken_in(denial)[-2:-1])


def _speaker(claim: Claim) -> str:
    return claim.said_by.speaker.quote if claim.said_by and claim.said_by.speaker else ""


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
    return _spoken(claim.cite.quote)


def _spoken(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(_APART.sub(r"\1", text.replace("’", "'")))]


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


def refutes(no: Claim, yes: Claim, shared: frozenset[str]) -> bool:
    """Whether one says no of what the other says: the predicate, and most of the weighty words of its clause.

    What would not be so under a condition ("once it is sealed, it will not leak") is not said not to be so.
    """
    if not words("disputes", "conditional").isdisjoint(spoken_in(no)[:OPENING]):
        return False
    told = {stem(w) for w in (*spoken_in(yes), *_spoken(_speaker(yes)))} | shared
    negating, dismissive = words("disputes", "negating"), words("disputes", "dismissive")
    for clause in _BREAK.split(no.cite.quote):
        spoken = _spoken(clause)
        at = next((n for n, word in enumerate(spoken) if word in negating), None)
        if at is None:
            continue
        whole = [stem(w) for w in (*_weighty(spoken[:at]), *_weighty(spoken[at + 1 :]))]
        behind = [stem(w) for w in _weighty(spoken[at + 1 :]) if not w.endswith("ly")][:1]
        predicate = shared.intersection(whole if spoken[at] in dismissive else behind)
        asked = {stem(w) for w in spoken_in(yes) if w in words("disputes", "calling")}
        if predicate and asked <= predicate and 2 * sum(w in told for w in whole) > len(whole):
            return True
    return False


def _weighty(spoken: list[str]) -> list[str]:
    """The longer words that are neither common nor light."""
    common = words("disputes", "common") | words("disputes", "light") | words("disputes", "negating")
    return [w for w in spoken if len(w) > 3 and w not in common]


def _predicate(after: list[str]) -> list[str]:
    """The first words of weight behind a "no", within reach: what it is said of."""
    return _weighty(after[:REACH])[:WEIGHTY]


def is_negated(claim: Claim) -> bool:
    """Whether what is said says no."""
    return bool(words("disputes", "negating").intersection(spoken_in(claim)))
