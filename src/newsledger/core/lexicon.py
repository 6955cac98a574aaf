"""Word lists: kept as data files with their sources, read once, never written in code."""

from __future__ import annotations

import tomllib
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
