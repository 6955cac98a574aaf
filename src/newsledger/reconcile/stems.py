"""Stems: English words cut so that forms of one word meet."""

from __future__ import annotations

from functools import cache

_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")
LEAST = 3  # letters that a stem keeps


@cache
def stem(word: str) -> str:
    """A word without its ending, its last letter single: alike from "denied" and "denies", "stopped" and "stops"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > LEAST and word[-1] == word[-2] else word
