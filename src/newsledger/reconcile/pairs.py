"""Pairs: two claims found to be related, before they are written into the books."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.core.claims import Claim
from newsledger.core.entries import Relation
from newsledger.core.ids import digest

KINDS = ("corroborates", "repeats", "revises", "contradicts", "refines")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims, the earlier first, the `kind` of relation, and the reason in one sentence."""

    kind: str
    a: Claim
    b: Claim
    reason: str


def related(pair: Pair, story: str) -> Relation:
    """The entry that a pair becomes."""
    ident = f"{pair.kind}-{digest(pair.a.id, pair.b.id, size=8)}@{story}"
    return Relation(id=ident, story=story, rests_on=(pair.a.id, pair.b.id), kind=pair.kind, a=pair.a.id, b=pair.b.id,
                    reason=pair.reason)  # fmt: skip

