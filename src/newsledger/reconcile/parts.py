"""Parts of the people counted: children, police, Spaniards, those aboard. Only like parts are counted together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from newsledger.core.claims import Figure
from newsledger.core.lexicon import lexicon, words
from newsledger.core.names import demonyms, plain

_WORD = re.compile(r"[^\W\d_]+")
_IRREGULAR = {
    "people": "people", "children": "child", "men": "man", "women": "woman", "lives": "life", "bodies": "body",
    "police": "police", "dead": "dead", "wives": "wife",
}  # fmt: skip


def part_of_people(body: Figure, *, behind: str = "") -> str:
    """Which part of the people counted a figure is for: "" for all, "child", "police", "people of ES aboard".

    The words up to the noun that names people decide ("bus passengers", "rebel soldiers"), then whether they were
    aboard a craft, on the ground below it, inside or trapped, for which the words `behind` the figure are read too.
    """
    spoken = _WORD.findall(body.subset or body.counted)
    lemmas = [singular(w.lower()) for w in spoken]
    people, empty, narrowing = words("counted", "people"), words("counted", "empty"), words("counted", "narrowing")
    nation = next((code for w in spoken if w[0].isupper() and (code := demonyms().get(plain(w)))), None)
    noun = next((i for i, w in enumerate(lemmas) if w in people or w in named_parts()), None)
    cut = next((i for i, w in enumerate(lemmas) if i and w in narrowing), len(lemmas))
    head = lemmas[: noun + 1] if noun is not None and noun < cut else lemmas[:cut]
    whereabouts = lexicon("counted")["where"]
    known = people | empty | frozenset(w for found in whereabouts.values() for w in found)
    named = [named_parts().get(w, w) for w in head if w not in known and not w.endswith("ed")][:1]
    told = set(lemmas) | {singular(w) for w in _WORD.findall(behind.lower())}
    where = [name for name, found in whereabouts.items() if not told.isdisjoint(found)][:1]
    return " ".join(([f"people of {nation}"] if nation else named) + where)


def is_present(part: str) -> bool:
    """Whether a part is those aboard, inside or trapped: a count of who was there, which reports give as a total."""
    return part.rpartition(" ")[2] in lexicon("counted")["where"]


def kind_counted(body: Figure) -> str:
    """The noun that names what is counted, in the singular: "patient" of "patients in two wards"."""
    named = [singular(w) for w in body.counted.lower().split()]
    cut = next((n for n, w in enumerate(named) if n and w in words("counted", "narrowing")), len(named))
    kind = named[cut - 1] if named else ""
    return "case" if kind in ("patient", "infection") else kind


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
