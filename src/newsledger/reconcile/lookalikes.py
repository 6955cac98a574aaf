"""Look-alikes: other events that a report names beside its own, as an example or in comparison.

"Accidents such as the Norrby mine fire, in which nine died": the nine are not the dead of this week's fire. A noun is
read so where words that compare stand right before its phrase, and the phrase names something that the story's reports
do not have in common and that its own report does not open with. It is the story's own too where they say "the mine
fire". What people recall ("survivors recalled the blast") is as often their own: words of memory tell nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from functools import cache
from itertools import pairwise

from newsledger.core.claims import Claim, Happening
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon, words

LONG = 8  # words of a phrase before its noun
OPENS = 400  # characters: what a report opens with is its own matter
SHARED = 3  # a name that one in so many of the other reports has is the story's own
_WORD = re.compile(r"[^\W_][\w’'-]*")


def lookalikes(evidence: Evidence) -> Set[str]:
    """The happening claims that tell of an event other than the story's, named beside it."""
    found = {claim.id: phrase for claim in evidence.claims.values() if (phrase := _brought_in(claim))}
    told = _Told(evidence, {name for phrase in found.values() for name in (*_names(phrase), _kind(phrase))})
    return {ident for ident, phrase in found.items() if _is_strange(phrase, evidence.claims[ident], told)}


def _is_strange(phrase: list[str], claim: Claim, told: _Told) -> bool:
    """Whether a phrase has a name that is not the story's own, and is no fuller name for what is ("the mine fire")."""
    return not told.has(_kind(phrase), claim) and not all(told.has(name, claim) for name in _names(phrase))


def _brought_in(claim: Claim) -> list[str] | None:
    """The words of the noun phrase of an event that is compared, where it has a name; null for any other claim."""
    if not isinstance(claim.body, Happening) or not claim.body.nominal or claim.headline:
        return None
    lead = claim.sentence.quote[: max(claim.body.trigger.start - claim.sentence.start, 0)]
    opened = _opened(lead)
    phrase = None if opened is None else [*opened, *_WORD.findall(claim.body.trigger.quote)]
    return phrase if phrase and _names(phrase) else None


def _names(phrase: list[str]) -> Set[str]:
    """The names in a phrase: capital words before its noun, but for the days and months."""
    plain = words("incidents", "empty") | words("times", "months")
    return {name for w in phrase[:-1] if w[0].isupper() and (name := _bare(w)) not in plain}


def _kind(phrase: list[str]) -> str:
    """The two words that end a phrase, which tell the kind of event: "mine fire"."""
    return " ".join(_bare(w) for w in phrase[-2:])


def _opened(lead: str) -> list[str] | None:
    """The phrase of a noun up to it, right before which a sentence compares or gives an example; null for no such."""
    tail = re.split(r"[.,;:()\"“”]", lead)[-1]
    said = _WORD.findall(tail)
    lowered = [_bare(w) for w in said]
    for start in range(len(said), max(len(said) - LONG, 0) - 1, -1):
        opener = next((o for size, o in _openers() if " ".join(lowered[max(start - size, 0) : start]) == o), None)
        if opener is not None and not (opener == "since" and words("incidents", "superlative").isdisjoint(lowered)):
            return said[start:]
        if start and lowered[start - 1] in words("incidents", "empty") - {"the", "a", "an", "s"}:
            return None
    return None


@cache
def _openers() -> tuple[tuple[int, str], ...]:
    """The words that compare or give an example, each with how many they are, the longest first."""
    listed = (*lexicon("incidents")["exemplifying"], *lexicon("incidents")["comparing"])
    return tuple(sorted(((len(opener.split()), opener) for opener in listed), reverse=True))


class _Told:
    """Which of some words are a story's own: most of its reports have them, or a report opens with them."""

    def __init__(self, evidence: Evidence, wanted: Set[str]) -> None:
        self._reports = evidence.reports
        self._words: Mapping[str, Set[str]] = {
            ident: _said(report.text) & wanted if wanted else frozenset() for ident, report in evidence.reports.items()
        }
        self._counts = Counter(word for found in self._words.values() for word in found)

    def has(self, word: str, claim: Claim) -> bool:
        """Whether a word or pair of words in a claim is the story's own."""
        if word in _said(self._reports[claim.report].text[: min(OPENS, claim.sentence.start)]):
            return True
        others = self._counts[word] - (word in self._words[claim.report])
        return SHARED * others >= max(len(self._words) - 1, 1)


def _said(text: str) -> Set[str]:
    """The words of a text and its pairs of words."""
    told = [_bare(w) for w in _WORD.findall(text)]
    return {*told, *map(" ".join, pairwise(told))}


def _bare(word: str) -> str:
    """A word in small letters and without its possessive."""
    return word.lower().removesuffix("'s").removesuffix("’s")
