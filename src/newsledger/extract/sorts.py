"""Which type of event a trigger tells of, weighed by all the words around it.

The lexicon types a trigger by its own word and a few frames. News tells most things in general verbs ("sent", "came",
"was taken"), whose type lies in their subjects, objects and company; those the lexicon calls `other`. Here the
lexicon's answer is one voice among the words: a network with one hidden layer, trained by `train/sorts.py` on sentences
written for it, sees the trigger, what it governs and what stands around it as word vectors, and chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
import numpy.typing as npt

from newsledger.core.pages import Page, Token
from newsledger.core.vectors import Vector, mean

TYPES = ("accident", "accuse", "agree", "aid", "assault", "clash", "coerce", "consult", "cooperate", "crime", "damage",
         "demand", "disaster", "displacement", "election", "fire", "health", "investigate", "leadership", "mobilize",
         "other", "protest", "reject", "request", "rescue", "retreat", "riot", "sanction", "statement", "support",
         "threaten", "yield")  # fmt: skip
_TOLD = frozenset(("NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM"))  # words that carry meaning
_NAMED = frozenset(("PERSON", "GPE", "DATE", "TIME"))  # names and dates tell where and who, not what
_ENTITIES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "")
_MARKS = ("will", "would", "could", "may", "might", "can", "must", "should", "to", "not", "n't", "never", "no", "be",
          "have", "if")  # fmt: skip
_CLAUSES = ("relcl", "acl", "advcl", "xcomp", "ccomp", "conj")
_FORMS = ("VBD", "VBN", "VBG", "VBZ", "VBP")
_FALLS_ON = frozenset(("dobj", "nsubjpass", "attr", "oprd", "dative", "acomp"))
SURE = 0.6  # share from which it outweighs a type that the lexicon names: EVIDENCE.md 2026-11-22
_WORDS = 2.0  # weight of word vectors beside marks that are 0 or 1


class Sides(msgspec.Struct):
    """The words on a trigger's sides: what it falls on, who does it, what comes with it, what tells more of those."""

    objects: list[Token]
    subjects: list[Token]
    company: list[Token]
    particles: list[Token]
    more: list[Token]


class Weights(msgspec.Struct, frozen=True):
    """The network: inputs to hidden units to types."""

    first: npt.NDArray[np.float64]
    first_bias: npt.NDArray[np.float64]
    second: npt.NDArray[np.float64]
    second_bias: npt.NDArray[np.float64]


@cache
def weights() -> Weights:
    """The trained weights, read once a process."""
    with (files("newsledger.data") / "sorts.npz").open("rb") as file, np.load(file) as held:
        return Weights(*(held[name].astype(np.float64) for name in Weights.__struct_fields__))


def sorted_out(page: Page, triggers: Sequence[tuple[Token, str, str, bool]], about: str) -> tuple[str, ...]:
    """The type of each trigger (its word, the lexicon's type and key, whether it is a noun), in their order."""
    if not triggers:
        return ()
    given = np.stack([features(page, *trigger, about) for trigger in triggers]).astype(np.float64)
    net = weights()
    hidden = np.maximum(given @ net.first + net.first_bias, 0)
    scores = hidden @ net.second + net.second_bias
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = np.round(raised / raised.sum(axis=1, keepdims=True), 6)  # the last digits of a machine decide nothing
    best = shares.argmax(axis=1)
    return tuple(kind if kind != "other" and share[at] < SURE else TYPES[at]
                 for (_, kind, _, _), share, at in zip(triggers, shares, best, strict=True))  # fmt: skip


def features(page: Page, word: Token, kind: str, key: str, nominal: bool, about: str) -> Vector:
    """All that the network sees of one trigger, as numbers."""
    sides = _sides(page, word, nominal=nominal)
    below = page.subtree(word)
    inside = {token.i for token in below}
    around = [t for t in page.words(page.sentence_of(word)) if t.i not in inside]
    words = [mean(key.split() if word.pos == "AUX" else [word.lemma]), mean(key.split()[1:]), _mean(sides.objects),
             _mean(sides.subjects), _mean(sides.company), mean(t.lemma for t in sides.particles), _mean(sides.more),
             _mean(below), _mean(around), mean([page.head(word).lemma])]  # fmt: skip
    marks = [_one(TYPES, (kind,)), _one(TYPES, (about,)),
             *(_one(_ENTITIES, [t.ent for t in side] or ["none"])
               for side in (sides.objects, sides.subjects, sides.company)),
             _one(_MARKS, [c.norm for c in page.children(word)]), _one(_CLAUSES, (word.dep,)),
             _one(_FORMS, (word.tag,)), np.array([nominal, word.pos == "AUX"], np.float32)]  # fmt: skip
    return np.concatenate([_WORDS * np.concatenate(words), *marks])


def _one(names: Sequence[str], present: Iterable[str]) -> Vector:
    """1 for each of the names that is present, and a last 1 where something else is."""
    found = np.zeros(len(names) + 1, np.float32)
    for name in present:
        found[names.index(name) if name in names else -1] = 1
    return found


def _mean(tokens: Iterable[Token]) -> Vector:
    return mean(t.norm if t.pos == "PROPN" else t.lemma for t in tokens if t.pos in _TOLD and t.ent not in _NAMED)


def _sides(page: Page, word: Token, *, nominal: bool) -> Sides:
    sides = Sides([], [], [], [], [])
    for child in page.children(word):
        if child.dep in _FALLS_ON:
            thing = _meant(page, child, word)
            own = page.children(thing)
            sides.objects += [thing, *(c for c in own if c.dep == "conj")]
            sides.more += [c for c in own if c.dep in ("compound", "amod", "nmod", "prep")]
            sides.more += [c for of in own if of.dep == "prep" for c in page.children(of) if c.dep == "pobj"]
        elif child.dep == "nsubj":
            sides.subjects.append(_meant(page, child, word))
        elif child.dep == "agent":
            sides.subjects += page.children(child)
        elif child.dep in ("prep", "prt", "advmod"):
            sides.particles.append(child)
            sides.company += [c for c in page.children(child) if c.dep == "pobj"]
        elif child.dep in ("xcomp", "ccomp"):
            sides.more.append(child)
    if nominal:
        sides.objects += [c for c in page.children(word) if c.dep in ("compound", "amod", "poss", "nmod")]
    if word.dep in ("relcl", "acl"):
        sides.subjects.append(page.head(word))
    return sides


def _meant(page: Page, word: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    return page.head(verb) if word.tag in ("WDT", "WP") and verb.dep == "relcl" else word
