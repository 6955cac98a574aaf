"""Look-alikes: other events that a report names beside its own, as an example, in comparison or in memory.

"Accidents such as the Norrby mine fire, in which nine died": the nine are not the dead of this week's fire. A noun is
read so where words that compare or remember stand right before its phrase, and the phrase names something that the
story's reports do not have in common and that its own report does not open with; or, with words that only remember or
compare, where it says "a fire" of one not known yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from newsledger.core.claims import Claim, Happening
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon, words

LONG = 8  # words of a phrase before its noun
OPENS = 400  # characters: what a report opens with is its own matter
SHARED = 3  # a name that one in so many of the other reports has is the story's own
_WORD = re.compile(r"[^\W_][\w’'-]*")


def lookalikes(evidence: Evidence) -> Set[str]:
    """The happening claims that tell of an event other than the story's, named beside it."""
    common = _Common(evidence)
    return {claim.id for claim in evidence.claims.values() for names in _brought_in(claim)
            if not names or not all(common.has(name, claim) for name in names)}  # fmt: skip


def _brought_in(claim: Claim) -> Iterator[Set[str]]:
    """The names in the noun phrase of an event that is compared or remembered; none at all where it is a new one."""
    if not isinstance(claim.body, Happening) or not claim.body.nominal or claim.headline:
        return
    lead = claim.sentence.quote[: max(claim.body.trigger.start - claim.sentence.start, 0)]
    found = _opened(lead)
    if found is None:
        return
    opener, phrase = found
    told = _WORD.findall(claim.body.trigger.quote)[:-1]
    names = frozenset(w for w in (*phrase, *told) if w[0].isupper())
    new = bool(phrase) and phrase[0].lower() in ("a", "an") and opener in lexicon("incidents")["remembering"]
    if names or new:
        yield names


def _opened(lead: str) -> tuple[str, list[str]] | None:
    """What a sentence compares or remembers with, right before a noun's phrase, and the phrase; null for no such."""
    tail = re.split(r"[.,;:()\"“”]", lead)[-1]
    said = _WORD.findall(tail)
    lowered = [w.lower().removesuffix("'s").removesuffix("’s") for w in said]
    for start in range(len(said), max(len(said) - LONG, 0) - 1, -1):
        opener = next((o for size, o in _openers() if " ".join(lowered[max(start - size, 0) : start]) == o), None)
        if opener is not None and not (opener == "since" and words("incidents", "superlative").isdisjoint(lowered)):
            return opener, said[start:]
        if start and lowered[start - 1] in words("incidents", "empty") - {"the", "a", "an", "s"}:
            return None
    return None


@cache
def _openers() -> tuple[tuple[int, str], ...]:
    """The words that compare or remember, each with how many they are, the longest first."""
    listed = (*lexicon("incidents")["exemplifying"], *lexicon("incidents")["remembering"])
    return tuple(sorted(((len(opener.split()), opener) for opener in listed), reverse=True))


class _Common:
    """Which words of names are a story's own: most of its reports have them, or a report opens with them."""

    def __init__(self, evidence: Evidence) -> None:
        self._texts = {ident: report.text for ident, report in evidence.reports.items()}
        self._words: dict[str, frozenset[str]] = {}

    def has(self, name: str, claim: Claim) -> bool:
        """Whether a word of a name in a claim is the story's own."""
        if name in _all_words(self._texts[claim.report][: min(OPENS, claim.sentence.start)]):
            return True
        if not self._words:
            self._words = {ident: _all_words(text) for ident, text in self._texts.items()}
        others = [told for ident, told in self._words.items() if ident != claim.report]
        return SHARED * sum(name in told for told in others) >= max(len(others), 1)


def _all_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
