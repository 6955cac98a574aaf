"""The words of the brief in a language: one file of `data/strings` each, so that a translator touches nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

FOLDER = "strings"


@cache
def languages() -> tuple[str, ...]:
    """The languages that the brief can be written in."""
    folder = files("newsledger.data") / FOLDER
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def strings(lang: str) -> Mapping[str, Any]:
    """Section -> key -> words. Raises ValueError, in a sentence, for a language without a file."""
    if lang not in languages():
        known = ", ".join(languages())
        raise ValueError(f"the brief is not written in {lang!r} yet. Choose one of: {known}; or translate its strings.")
    file = files("newsledger.data") / FOLDER / f"{lang}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
