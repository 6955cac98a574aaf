"""A report's own words, boilerplate left out: as sentences to be aligned, and as runs of words to be looked up."""

from __future__ import annotations

import re

from newsledger.core.reports import Report

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-z])|\n+")
_NAME = re.compile(r"(?<=[^\W_] )[^\W\d_a-z][\w'’-]+|(?<=\w, )[^\W\d_a-z][\w'’-]+|\d[\d,.:]*\d|\d")
_WORD = re.compile(r"\w+")
SHORTEST = 4  # words in a sentence, to be compared
LONGEST = 200  # words: a longer run without a full stop is a list or a slip, and is compared piece by piece
LETTERS = 2000  # of a sentence that are compared: the work grows with their square


def own_text(report: Report) -> str:
    """The report's text without its boilerplate; offsets are lost."""
    parts, at = [], 0
    for span in sorted(report.boilerplate):
        parts.append(report.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*parts, report.text[at:]])


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each as its words in lower case with a space between, those of a few words left out."""
    found = (_WORD.findall(sentence.lower()) for sentence in _SENTENCE_END.split(text))
    pieces = (words[at : at + LONGEST] for words in found for at in range(0, len(words), LONGEST))
    return tuple(" ".join(piece)[:LETTERS] for piece in pieces if len(piece) >= SHORTEST)


def names(text: str) -> frozenset[str]:
    """The words of a text that start with a capital inside a sentence, and its numbers, in lower case."""
    return frozenset(word.lower() for word in _NAME.findall(text))


def runs(sentence: str, length: int) -> list[str]:
    """Every run of so many words in a sentence."""
    words = sentence.split(" ")
    return [" ".join(words[i : i + length]) for i in range(len(words) - length + 1)]
