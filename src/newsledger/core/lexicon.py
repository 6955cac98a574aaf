"""Word lists: kept as data files with their sources, read once, never written in code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def lexicon(name: str) -> MappingProxyType[str, Any]:
    """The lexicon `data/NAME.toml`, as it stands. Raises FileNotFoundError where there is none of that name."""
    return MappingProxyType(tomllib.loads((files("newsledger.data") / f"{name}.toml").read_text(encoding="utf-8")))


@cache
def words(name: str, section: str) -> frozenset[str]:
    """The words listed under a section of a lexicon, in lower case as written there."""
    return frozenset(lexicon(name)[section])


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases as they are written, the longest first.

    >>> any_of(("up", "up to", "a.m."))
    '(?:up\\\\ to|a\\\\.m\\\\.|up)'
    """
    return "(?:" + "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))) + ")"
