"""Names as they are compared: plain letters, and the countries that a word may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from anyascii import anyascii

from newsledger.core.lexicon import lexicon

_APART = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name in lower-case ASCII words, points and apostrophes dropped, the article at its front too.

    >>> plain("The al-Nūr Front"), plain("U.S. Navy"), plain("N'Djamena"), plain("Алёна")
    ('al nur front', 'us navy', 'ndjamena', 'alyona')
    """
    spelled = name if name.isascii() else name.replace("ё", "yo").replace("Ё", "Yo")
    flat = anyascii(spelled).lower().replace("'", "").replace("`", "").replace(".", "")
    words = [word for word in _APART.split(flat) if word]
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


def squeezed(name: str) -> str:
    """A plain name without its spaces, so that it is one whether it is written in one word or in two."""
    return plain(name).replace(" ", "")


@cache
def _peoples() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    rows = lexicon("peoples")["countries"]
    return MappingProxyType({code: (tuple(n), tuple(c), tuple(d)) for code, (n, c, d) in rows.items()})


@cache
def countries() -> Mapping[str, str]:
    """Plain name of a country -> its ISO 3166-1 code."""
    return MappingProxyType({plain(name): code for code, (names, _, _) in _peoples().items() for name in names})


@cache
def capitals() -> Mapping[str, str]:
    """Plain name of a capital or seat of government -> the code of the country that it can stand for."""
    return MappingProxyType({plain(name): code for code, (_, seats, _) in _peoples().items() for name in seats})


@cache
def demonyms() -> Mapping[str, str]:
    """Plain adjective or noun of a country's people, singular and plural -> the country's code."""
    found: dict[str, str] = {}
    for code, (_, _, people) in _peoples().items():
        for word in people:
            found.setdefault(plain(word), code)
            found.setdefault(plain(word) + "s", code)
    return MappingProxyType(found)


def country_name(code: str) -> str:
    """The usual English name of a country; the code itself where it has none here."""
    return _peoples()[code][0][0] if code in _peoples() else code


def singulars(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of, itself first.

    >>> singulars("bodies")
    ('bodies', 'bodies', 'body', 'bodie', 'bodi')
    """
    odd = {"children": "child", "women": "woman", "men": "man"}.get(word) or re.sub(r"men$", "man", word)
    return word, odd, re.sub(r"ies$", "y", word), re.sub(r"s$", "", word), re.sub(r"es$", "", word)
