"""Lowered: whether the words before a figure say that a count was put lower to it: "cut its toll from 30 to 14".

The verb has to govern the count, as what is cut or as what falls. A bridge that fell down before "bringing the toll to
12" lowers nothing. No parse is at hand here: what may stand between verb, count and figure is told by word lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsledger.core.claims import Claim
from newsledger.core.lexicon import words

BEFORE = 100  # characters before a figure in which a count is said to be put lower
OWNED = 4  # words between a verb and the count that it lowers
OF = 6  # words between a count and the verb by which it falls, and from there to the figure

_TOKEN = re.compile(r"[^\W\d_]+|[,;:()–—]")


def is_lowered(claim: Claim) -> bool:
    """Whether the words before a figure say that a count was put lower."""
    before = claim.sentence.quote[: max(claim.cite.start - claim.sentence.start, 0)][-BEFORE:]
    return leads_down(before)


def leads_down(before: str) -> bool:
    """Whether words lead from a count down to the number that follows them.

    >>> leads_down("The ministry cut its toll from 30 to"), leads_down("The toll of the blaze was revised down to")
    (True, True)
    >>> leads_down("The roof fell down in a storm, bringing the toll to"), leads_down("As rain fell the toll stood at")
    (False, False)
    """
    spoken = _clause(_TOKEN.findall(before.lower()))
    if not spoken or spoken[-1] not in words("counted", "landing"):
        return False
    counts = [n for n, word in enumerate(spoken[:-1]) if word in words("counted", "lowered")]
    return any(_is_cut(spoken, n) or _falls(spoken, n) for n in counts)


def _clause(tokens: Sequence[str]) -> Sequence[str]:
    """The words of the clause that the figure stands in; a comma right before "to", "at" or "from" parts none."""
    joins = words("counted", "landing") | {"from"}
    tokens = [token for token, behind in pairwise((*tokens, "")) if token != "," or behind not in joins]
    ends = [n for n, token in enumerate(tokens) if not token[0].isalpha() or token in words("counted", "clause")]
    return tokens[ends[-1] + 1 :] if ends else tokens


def _is_cut(spoken: Sequence[str], count: int) -> bool:
    """Whether a verb has the count as what it lowers: "cut the official death toll of the fire to"."""
    owning, down = words("counted", "owning"), words("counted", "downward")
    behind, opens = spoken[count + 1 :], words("counted", "landing") | words("counted", "whose")
    if behind[0] not in opens or not _tells_no_rise(spoken[count:]):
        return False
    first = max(count - OWNED, 0)
    verb = count - 1
    if verb > first and spoken[verb] not in owning | opens | words("counted", "lowering"):  # "cuts ferry toll"
        verb -= 1
    while verb > first and spoken[verb] in owning - down:
        verb -= 1
    if verb >= 0 and spoken[verb] in down:  # "revised down the toll", no "the lower toll"
        return verb == 0 or spoken[verb - 1] not in owning
    return verb >= 0 and spoken[verb] in words("counted", "lowering")


def _falls(spoken: Sequence[str], count: int) -> bool:
    """Whether the count is what falls or was cut: "the number of dead was lowered on Friday to"."""
    sinking = words("counted", "lowering") | words("counted", "falling") | words("counted", "downward")
    leading = words("counted", "landing") | words("counted", "falling_from")
    for n in range(count + 1, min(count + OF + 2, len(spoken) - 1)):
        if spoken[n] in sinking and spoken[n + 1] in leading and len(spoken) - n <= OF + 2:
            return _tells_no_rise(spoken[count:])
    return False


def _tells_no_rise(spoken: Sequence[str]) -> bool:
    """Whether none of the words tells of a count that grows."""
    return (words("counted", "growing") - words("counted", "adding")).isdisjoint(spoken)
