"""What a page says that is no news of its story: words to and of its readers, questions, and other matters.

A page as it stands on the web holds more than its report: notices of the house, readers' remarks, the heads of other
stories. They say "we" and "you" outside anybody's quoted words, they ask, or no other report shares their words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import words
from newsledger.reconcile.stems import stem

MANY = 8  # reports of a story from which on what they share tells its matter
NEAREST = 4  # words of a line that show that it is of the story: its names and what happened
SHARED = 0.5  # of the other reports hold such a word, on average, in a line of the story: EVIDENCE.md, real pages
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|``.*?(?:''|$)")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3  # letters of a word that tells something


def is_personal(text: str) -> bool:
    """Whether words outside quotation marks are of the one who writes or to the one who reads, or are a question.

    >>> is_personal("We have moved this page to a new address."), is_personal("The mayor said “we have moved”.")
    (True, False)
    """
    own = _QUOTED.sub(" ", text)
    spoken = (w if w.isupper() and len(w) > 1 else w.lower() for w in _WORD.findall(own))
    return text.rstrip("\"'”’) ").endswith("?") or not words("incidents", "writers").isdisjoint(spoken)


class Matters:
    """Which words the reports of a story share."""

    def __init__(self, evidence: Evidence) -> None:
        told: dict[str, set[str]] = defaultdict(set)
        own = [c for c in evidence.claims.values() if c.report not in evidence.copies]
        for report, _, text in sorted({(c.report, c.sentence.start, c.sentence.quote) for c in own}):
            for name in _stems(text):
                told[name].add(report)
        self._reports = len({c.report for c in own})
        self._told: Mapping[str, int] = {name: len(reports) for name, reports in told.items()}

    def far(self, text: str) -> float:
        """How far words are from what the story's reports have in common: 0 for near, 1 for words of one report alone.

        Of a story of few reports nothing can be said, nor of words that are too few.
        """
        found = _stems(text)
        if self._reports < MANY or len(found) < NEAREST:
            return 0.0
        shares = sorted(((self._told.get(s, 1) - 1) / (self._reports - 1) for s in found), reverse=True)
        return max(0.0, 1 - sum(shares[:NEAREST]) / NEAREST / SHARED)


def _stems(text: str) -> set[str]:
    empty = words("incidents", "empty")
    return {stem(w) for w in _WORD.findall(text.lower()) if len(w) >= _LEAST and w not in empty}
