"""Survivors: how many of those whom a blow fell on outlived it, where a number counts all of them.

"Six people were shot, one fatally": those shot are the dead and the hurt together. "Six were wounded" are the hurt
alone, and so are "six others who were shot".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Tally
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import words

BEHIND, BEFORE = 70, 2  # characters behind a number, and words before it, in which the blow is told
_STOP = re.compile(r"[.;:!?]|\b\d")
_WORD = re.compile(r"[\w'’-]+")


def of_survivors(tallies: Sequence[Tally], evidence: Evidence) -> tuple[Tally, ...]:
    """The tallies, those of the hurt without the dead where their number is of all who were struck."""
    dead: dict[str, float] = defaultdict(float)
    for tally in tallies:
        if tally.measure == "killed" and tally.subset is None and tally.incident and tally.best:
            dead[tally.incident] = max(dead[tally.incident], tally.best)
    return tuple(_survived(t, dead.get(t.incident or "", 0.0), evidence) for t in tallies)


def _survived(tally: Tally, dead: float, evidence: Evidence) -> Tally:
    best = tally.best
    if tally.measure != "injured" or tally.subset is not None or best is None or not 0 < dead < best:
        return tally
    giving = [claim for point in tally.points if (claim := evidence.claims[point.claim])
              and isinstance(claim.body, Figure) and claim.body.value == best]  # fmt: skip
    if not giving or not all(is_of_all_struck(claim) for claim in giving):
        return tally
    left = best - dead
    low = None if tally.low is None else max(tally.low - dead, 0.0)
    high = None if tally.high is None else max(tally.high - dead, left)
    return replace(tally, best=left, low=low, high=high,
                   basis=f"{tally.basis}; they are all who were struck, less the {dead:,.0f} who died")  # fmt: skip


def is_of_all_struck(claim: Claim) -> bool:
    """Whether a number counts all whom a blow fell on, the dead among them."""
    start = max(claim.cite.start - claim.sentence.start, 0)
    sentence = claim.sentence.quote
    behind = _words(_STOP.split(sentence[start + len(claim.cite.quote) :][:BEHIND], maxsplit=1)[0])
    if not words("victims", "besides").isdisjoint(behind[:3]):
        return False
    blow = next((n for n, word in enumerate(behind) if word in words("victims", "blows")), None)
    hurt = next((n for n, word in enumerate(behind) if word in words("victims", "hurting")), None)
    if blow is not None:
        return hurt is None or blow < hurt
    before = _words(sentence[:start])[-BEFORE:]
    return hurt is None and not words("victims", "blows").isdisjoint(before)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]

