"""How alike two spellings of a name are: sound codes, edit distance, initials, and forms of one given name.

Double Metaphone (Philips 2000) finds spellings worth comparing; Levenshtein similarity decides, and what it costs to
respell one as the other (`respelled`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from doublemetaphone import doublemetaphone
from rapidfuzz.distance import JaroWinkler, Levenshtein

from newsledger.core.lexicon import lexicon
from newsledger.core.names import plain
from newsledger.resolve.respelled import strain

SURNAME = 0.72  # least Levenshtein similarity of two surnames that sound the same
NEAR = 0.78  # least likeness of two romanised surnames after one and the same given name
STRAINED = 1.9  # cost a letter of respelling above which words that sound alike are two (EVIDENCE.md 2026-11-22, names)
EASILY = 0.8  # likeness of two surnames of which one is easily respelled as the other
EASY = 0.4  # and the cost below which words of five letters and more are one, however they sound
GIVEN = 0.8  # least Jaro-Winkler similarity of two given names


@cache
def _kept() -> frozenset[str]:
    return frozenset(lexicon("titles")["kept"]["words"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon("titles")["particles"]["words"])


@cache
def _forms() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(lexicon("givennames")["forms"]):
        for name in names:
            found.setdefault(name, set()).add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in found.items()})


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell people apart: plain, no particles, no "El Hadj".

    >>> parts("Ana-Lúcia de Souza"), parts("El Hadj Bâ"), parts("Al")
    (('ana', 'lucia', 'souza'), ('ba',), ('al',))
    """
    words = plain(name).split()
    telling = tuple(w for w in words if w not in _particles() and w not in _kept())
    return telling or tuple(words)


@lru_cache(maxsize=1 << 16)
def codes(word: str) -> tuple[str, ...]:
    """The sound codes of a plain word, primary first; the word itself where it has none."""
    found = tuple(code for code in doublemetaphone(word) if code)
    return found or (word,)


def sounds_alike(a: str, b: str) -> bool:
    """Whether two words share a sound code."""
    return not set(codes(a)).isdisjoint(codes(b))


_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """A plain word with what differs between ways of romanising made one.

    >>> skeleton("tsurikov") == skeleton("curikoff".replace("ff", "v")), skeleton("khattri") == skeleton("hatry")
    (False, True)
    """
    for written, common in lexicon("givennames")["romanised"]:
        word = word.replace(written, common)
    word = _DOUBLE.sub(r"\1", word)
    return word.removesuffix("h") if len(word) > 3 else word


@lru_cache(maxsize=1 << 16)
def same_surname(a: str, b: str, least: float = 0.0) -> float:
    """0 to 1: how likely two plain surnames are spellings of one; 0 where they are not, or no likelier than `least`."""
    if a == b:
        return 1.0
    one, two = skeleton(a), skeleton(b)
    alike = max(Levenshtein.normalized_similarity(a, b), Levenshtein.normalized_similarity(one, two) - 0.02)
    likely = 0.0
    if one == two and len(one) > 2:
        likely = 0.95 if len(one) > 3 else 0.85
    elif len(a) > 3 and len(b) > 3 and alike >= SURNAME - 0.12 * (len(a) > 6) and sounds_alike(a, b):
        likely = 0.7 + 0.25 * alike
    elif min(len(a), len(b)) > 4 and least < EASILY and strain(a, b, EASY) <= EASY:
        return EASILY
    elif len(a) > 6 and len(b) > 6 and alike >= 0.85:
        likely = alike
    return likely if likely > least and strain(a, b, STRAINED) <= STRAINED else 0.0


def _unbound(word: str) -> str:
    """A given name without the article that binds it to the next: "Nazmul" -> "nazm", "Habibur" -> "habib"."""
    return word[:-2] if len(word) > 5 and word.endswith(("ul", "ur", "ud", "uz")) else word


def same_given(a: str, b: str) -> float:
    """0 to 1: how likely two plain given names are one: equal, an initial, a spelling, a form in another language."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    forms = _forms()
    if not forms.get(a, frozenset()).isdisjoint(forms.get(b, frozenset())):
        return 0.9
    if _unbound(a) == _unbound(b):
        return 0.85
    alike = JaroWinkler.similarity(a, b)
    if (a[-1] in "ao" and b[-1] not in "ao" and a[:-1] == b) or (b[-1] in "ao" and a[-1] not in "ao" and b[:-1] == a):
        return 0.6 if alike > 0.9 else 0.0  # Ivan and Ivana are two people more often than not
    if alike >= GIVEN and (sounds_alike(a, b) or (Levenshtein.distance(a, b) == 1 and len(a) > 4)):
        return alike
    return 0.0


def likeness(a: str, b: str) -> float:
    """0 to 1: Levenshtein similarity of two plain names, however they are romanised."""
    return max(Levenshtein.normalized_similarity(a, b), Levenshtein.normalized_similarity(skeleton(a), skeleton(b)))


@lru_cache(maxsize=1 << 16)
def same_person(a: str, b: str) -> float:
    """0 to 1: how likely two full names are one person's, by spelling alone; 0 where they are two.

    >>> same_person("Viktor Lemeshev", "Victor Lemeshew") > 0.8, same_person("Ana Reyes", "Luis Reyes")
    (True, 0.0)
    """
    one, two = parts(a), parts(b)
    if one == two or "".join(one) == "".join(two):
        return 1.0
    if len(one) < 2 or len(two) < 2:
        return 0.0
    given = same_given(one[0], two[0])
    surname = same_surname(one[-1], two[-1])
    if surname == 0.0 and given:
        rest = same_surname("".join(one[1:]), "".join(two[1:]))
        close = Levenshtein.normalized_similarity(skeleton(one[-1]), skeleton(two[-1]))
        near = given == 1.0 and len(one[0]) > 3 and close >= NEAR and len(one) == len(two)
        return min(rest, given) or (0.76 if near else 0.0)
    if surname == 0.0:
        return 0.0
    if given == 0.0:
        joined = same_surname("".join(one[:-1]), "".join(two[:-1]))
        return 0.9 * min(surname, joined) if joined and len(one) != len(two) else 0.0
    middle = [max((same_given(m, n) for n in two[1:-1]), default=1.0) for m in one[1:-1]]
    if len(two) > 2 and middle and min(middle) == 0.0:
        return 0.0
    return min(surname, given, *(m or 1.0 for m in middle)) if middle else min(surname, given)
