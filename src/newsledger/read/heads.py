"""Headlines: a row that keeps its title apart from its text is read as it was printed, the title over the text.

A headline tells what happened, where and how many as the story below it does, and readers quote it; so where the text
does not give it, it becomes the first line of the report.
"""

from __future__ import annotations

import re

LINES = 12  # of the text that are looked through for its headline
FAR = 2_000  # characters in which they stand
SAME = 0.8  # share of a title's words that a line has which is the same headline
LEAST = 3  # words of a title; a shorter one is a label ("Home", "Weather")
SHORT = 300  # characters: a longer line is no headline
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"(?<!\s)\s+(?:[|–—»]|-+)\s")


def headed(text: str, title: str | None) -> str:
    """The text under its headline: as it is where one of its first lines says the title, else below the title.

    >>> headed("A bridge fell on Monday.", "Two hurt as bridge falls")
    'Two hurt as bridge falls\\n\\nA bridge fell on Monday.'
    """
    line = " ".join((title or "").split())
    said = _words(_SITE.split(line)[0])
    if len(said) < LEAST:
        return text
    for own in text[:FAR].strip().splitlines()[:LINES]:
        if len(own) <= SHORT and len(said & _words(own)) >= SAME * len(said):
            return text
    return f"{line}\n\n{text}"


def _words(line: str) -> set[str]:
    return set(_WORD.findall(line.casefold()))
