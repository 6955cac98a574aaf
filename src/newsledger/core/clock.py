"""From what words say about when to an EDTF interval, once the publication date is known."""

from __future__ import annotations

from newsledger.core.claims import Claim
from newsledger.core.times import When


def resolve(reading: str, published: str | None) -> str | None:
    """The EDTF string that a reading (see `TimeWords`) comes to in a report published then; null if it cannot be told."""
    return None


def when_of(claim: Claim, published: str | None) -> When | None:
    """When the thing that a claim tells happened, by its own time words; null without any."""
    if claim.when is None:
        return None
    edtf = resolve(claim.when.reading, published)
    return When(edtf=edtf, words=claim.when.cite, reason="") if edtf else None
