"""Policies: how the best figure of a tally is drawn from its points. By name, and each says which rule of it fired.

Every policy takes the tally's counts in the order they were said and gives a `Drawn`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from newsledger.reconcile.counts import Count
from newsledger.reconcile.moments import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a policy makes of a tally: `best`, `low`, `high` (null where it cannot be told), the counts it drew on, why."""

    best: float | None
    low: float | None
    high: float | None
    on: tuple[Count, ...]
    rule: str


Policy = Callable[[Sequence[Count]], Drawn]


def standing(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts that still stand: not denied, not planned, with a number; a copy only where it is all there is."""
    held = [c for c in counts if c.claim.modality in ("happened", "ongoing") and c.value is not None]
    held = held or [c for c in counts if c.claim.modality == "possible" and c.value is not None]
    return tuple([c for c in held if not c.copied] or held)


def last_said(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts of the last day on which any was said."""
    newest = max((day(c.as_of) for c in counts), default="")
    return tuple(c for c in counts if day(c.as_of) == newest)


def latest(counts: Sequence[Count]) -> Drawn:
    """The last total said. Of several on one day, the one that most origins give; then the report's own voice.

    Practice of running casualty lists (Reuters Handbook of Journalism, "Casualty figures": use the latest official
    total, and say where accounts differ).
    """
    held = standing(counts)
    if not held:
        return nothing(counts)
    newest = last_said(held)
    support = Counter(value for value, _ in {(c.value, c.origin) for c in held})
    ranked = sorted(newest, key=lambda c: (-support[c.value], c.speaker is not None, c.claim.headline,
                                           -c.claim.cite.start, c.claim.id))  # fmt: skip
    chosen = ranked[0]
    rivals = [c for c in newest if c.value != chosen.value and c.part == chosen.part]
    tied = [c for c in rivals if support[c.value] == support[chosen.value]]
    if tied and chosen.speaker is not None and all(c.speaker not in (None, chosen.speaker) for c in tied):
        return _open(newest, "accounts of the same day differ, and none has more origins behind it")
    return _bounded(chosen, newest, "the last total said" if not rivals else
                    "the last total said, the one with most origins behind it")  # fmt: skip


def highest(counts: Sequence[Count]) -> Drawn:
    """The greatest total that anybody stands by: an upper view, as GDELT-like maxima and some NGO lists give."""
    held = standing(counts)
    if not held:
        return nothing(counts)
    chosen = max(held, key=lambda c: (c.value or 0.0, c.claim.id))
    return _bounded(chosen, held, "the greatest total said")


def nothing(counts: Sequence[Count]) -> Drawn:
    """No best figure: every point is denied, planned or without its number."""
    return Drawn(best=None, low=None, high=None, on=tuple(counts[-1:]), rule="no figure stands")


def _bounded(chosen: Count, beside: Sequence[Count], rule: str) -> Drawn:
    lows = [c.body.low for c in beside]
    highs = [c.body.high for c in beside]
    best = chosen.value
    low = min((n for n in (*lows, best) if n is not None), default=None)
    high = None if None in highs else max((n for n in highs if n is not None), default=None)
    return Drawn(best=best, low=low, high=high, on=(chosen,), rule=rule)


def _open(beside: Sequence[Count], rule: str) -> Drawn:
    values = [n for c in beside for n in (c.value, c.body.low) if n is not None]
    highs = [c.body.high for c in beside]
    high = None if None in highs else max(n for n in highs if n is not None)
    return Drawn(best=None, low=min(values, default=None), high=high, on=tuple(beside), rule=rule)


POLICIES: Mapping[str, Policy] = {"latest": latest, "highest": highest}
