"""Parts of the people counted: children, police, Spaniards, those aboard. Only like parts are counted together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from newsledger.core.claims import Figure
from newsledger.core.lexicon import lexicon, words
from newsledger.core.names import demonyms, plain

HARMED = frozenset(("killed", "injured"))
PLAIN = frozenset(("captive", "civilian"))  # parts of those harmed; of those held, freed, moved or sought they are all
GENERAL = frozenset(("people", "person", "victim", "dead", "death", "fatality", "life", "other", "injured", "wounded"))
OF_KINDS = frozenset(("buildings", "vehicles"))  # houses and shops are counted apart
PHRASE = 3  # words in which what is said of those counted names them
_WORD = re.compile(r"[^\W\d_]+")
_OF_THEM = re.compile(r"\s*(?:of (?:them|whom|those|the (?:dead|wounded|injured|missing|victims|bodies))"
                      r"(?: (?:were|are))?|were|are) (.*)", re.I | re.S)  # fmt: skip
_IRREGULAR = {
    "people": "people", "children": "child", "men": "man", "women": "woman", "lives": "life", "bodies": "body",
    "police": "police", "dead": "dead", "wives": "wife",
}  # fmt: skip


def part_of_people(body: Figure, *, behind: str = "") -> str:
    """Which part of the people counted a figure is for: "" for all, "child", "police", "people of ES aboard".

    The words up to the noun that names people decide ("bus passengers", "rebel soldiers"), or what the words `behind`
    the figure say that they are ("nine of them children"); a noun that stands elsewhere was borrowed, and narrows
    nothing ("the toll rose to 51"). Then whether they were aboard a craft, on the ground below it, inside or trapped.
    """
    if body.measure in OF_KINDS:
        return noun_counted(body, behind=behind)
    spoken = _WORD.findall(body.counted or body.subset or "")
    lemmas = [singular(w.lower()) for w in spoken]
    near = [singular(w.lower()) for w in _WORD.findall(behind)]
    own = not near or not behind.strip() or not set(lemmas).isdisjoint(near)
    nation = next((code for w in spoken if w[0].isupper() and (code := demonyms().get(plain(w)))), None)
    told = _said_of_them(behind) or (_named(lemmas) if own else "")
    if told in PLAIN and body.measure not in HARMED:
        told = ""
    around = (set(lemmas) | set(near)) - (words("counted", "graves") if body.measure == "killed" else set())
    where = [name for name, found in lexicon("counted")["where"].items() if not around.isdisjoint(found)][:1]
    where = where or ["aboard"] * _is_on_craft(near)
    return " ".join(([f"people of {nation}"] if nation else [told] if told else []) + where)


def _named(lemmas: Sequence[str]) -> str:
    """The part that the words of a noun phrase name, up to the noun that names people."""
    people, empty, narrowing = words("counted", "people"), words("counted", "empty"), words("counted", "narrowing")
    noun = next((i for i, w in enumerate(lemmas) if w in people or w in named_parts()), None)
    cut = next((i for i, w in enumerate(lemmas) if i and w in narrowing), len(lemmas))
    head = lemmas[: noun + 1] if noun is not None and noun < cut else lemmas[:cut]
    return next((named_parts()[w] for w in head if w in named_parts() and w not in empty), "")


def _said_of_them(behind: str) -> str:
    """The part that the words behind a figure make of it: "of them children", "of the dead were gendarmes"."""
    found = _OF_THEM.match(behind)
    told = [singular(w.lower()) for w in _WORD.findall(found[1])] if found else []
    return next((named_parts()[w] for w in told[:PHRASE] if w in named_parts()), "")


def _is_on_craft(near: Sequence[str]) -> bool:
    """Whether words say that somebody was on a craft: "in the plane", "on the bus"."""
    crafts = words("counted", "craft")
    return any(prep in ("in", "on") and the == "the" and noun in crafts
               for prep, the, noun in zip(near, near[1:], near[2:], strict=False))  # fmt: skip


def part_and_where(part: str) -> tuple[str, str]:
    """A part of the people counted as who they are and where they were: "child aboard" is "child" and "aboard"."""
    head, _, last = part.rpartition(" ")
    return (head, last) if last in lexicon("counted")["where"] else (part, "")


def is_present(part: str) -> bool:
    """Whether a part is those aboard, inside or trapped: a count of who was there, which reports give as a total."""
    return bool(part_and_where(part)[1])


def kind_counted(body: Figure) -> str:
    """The noun that names what is counted, in the singular: "patient" of "patients in two wards"."""
    named = [singular(w) for w in body.counted.lower().split()]
    cut = next((n for n, w in enumerate(named) if n and w in words("counted", "narrowing")), len(named))
    kind = named[cut - 1] if named else ""
    return "case" if kind in ("patient", "infection") else kind


def noun_counted(body: Figure, *, behind: str = "") -> str:
    """The kind that is counted; "" for people at large.

    A noun that does not stand right `behind` the figure was borrowed from elsewhere in the text, and tells nothing.
    """
    near = [singular(w.lower()) for w in _WORD.findall(behind)]
    borrowed = near and not {singular(w) for w in body.counted.lower().split()}.intersection(near)
    kind = kind_counted(body)
    return "" if borrowed or kind in GENERAL else kind


@cache
def named_parts() -> Mapping[str, str]:
    """Word, singular -> the part of the people counted that it names."""
    return {word: part for part, names in lexicon("counted")["parts"].items() for word in names}


@cache
def singular(word: str) -> str:
    """The singular of an English noun in lower case, as well as its ending tells."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
