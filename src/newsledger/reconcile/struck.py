"""Figures left out: those taken for another event's or another item's, told so that a reader may judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsledger.core.entries import Tally
from newsledger.core.findings import Finding
from newsledger.reconcile.counts import Count


def left_out(seen: Iterable[Count], told: Iterable[Tally]) -> Iterator[Finding]:
    """A note for each figure that was taken from the story's incidents and stands in no tally."""
    counted = {point.claim for tally in told for point in tally.points}
    for count in seen:
        if count.struck and count.claim.id not in counted:
            cite = count.claim.cite
            said = " ".join(cite.quote.split())
            yield Finding(level="note", where=cite.report, start=cite.start, end=cite.end,
                          message=f"'{said}' ({count.body.measure}) is in no tally: {count.struck}")  # fmt: skip
