"""Relations: how two claims stand to one another, each with its reason made from the claims' own words.

Only claims that can be compared are compared: figures of one tally, of one headline and its body, of a copy and its
original, statements that stand beside one another; never every pair of a story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsledger.core.entries import Relation, Tally
from newsledger.core.evidence import Cast, Evidence
from newsledger.reconcile.counts import Count
from newsledger.reconcile.pairs import Pair, related
from newsledger.reconcile.related_figures import again, conversions, headlined, miscopied, reason, stood
from newsledger.reconcile.related_statements import disputes
from newsledger.reconcile.voices import Voices


def relations(evidence: Evidence, cast: Cast, seen: Sequence[Count], tallies: Iterable[Tally], *,
              voices: Voices) -> tuple[Relation, ...]:  # fmt: skip
    """The relations of a story, in order of id; a pair of claims is related once, by the first rule that finds it."""
    by_claim = {count.claim.id: count for count in seen}
    pairs: dict[tuple[str, str], Pair] = {}
    points = [[by_claim[p.claim] for p in tally.points] for tally in tallies]
    for found in (miscopied(evidence, seen, voices), headlined(evidence, seen), *map(again, points),
                  stood(seen, points), conversions(seen), disputes(evidence, cast, voices)):  # fmt: skip
        for pair in found:
            pair = pair if pair.reason else replace(pair, reason=reason(pair, voices))
            pairs.setdefault((min(pair.a.id, pair.b.id), max(pair.a.id, pair.b.id)), pair)
    return tuple(sorted((related(pair, evidence.story.id) for pair in pairs.values()), key=lambda r: r.id))
