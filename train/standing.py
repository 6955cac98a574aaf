"""Learns how a figure stands to one said before it, and writes data/standing.toml.

usage: python train/standing.py            learns from all crises at hand and writes the weights
       python train/standing.py --check    learns without each crisis in turn; prints how many relations are right

Every crisis is read twice, by the program and from its gold readings. A pair of figures is right if the gold relations
hold it in that kind. The method is that of train/same_count.py.
"""

from __future__ import annotations

import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterator

import same_count
from same_count import Float, Learned, Row, crises, held_out, oracle, stories, table

from newsledger.core.claims import Claim
from newsledger.core.evidence import Cast, Evidence
from newsledger.reconcile.counts import counts
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.related_figures import LIKELY
from newsledger.reconcile.standing import KINDS, UNLIKE, Told, candidates, signs_of
from newsledger.reconcile.tallies import tallies
from newsledger.reconcile.voices import Voices

OUT = same_count.OUT.with_name("standing.toml")
HEAD = """\
# How much each sign speaks for one figure standing so to another that was said before it, as log-odds
# (reconcile/standing.py). Learned by train/standing.py from coded crises (logistic regression; EVIDENCE.md, how figures
# stand), rounded to hundredths.
"""

Spans = dict[str, list[tuple[int, int, str]]]


def rows(case: pathlib.Path) -> Iterator[tuple[str, Row]]:
    """Kind of relation, the signs of a pair of figures, and 1 where the gold has the pair stand so."""
    spans: Spans = defaultdict(list)
    for row in oracle.rows(case, "figures"):
        spans[row["report"]].append((row["start"], row["end"], row["id"]))
    gold: dict[tuple[str, str], str] = {}
    for r in oracle.rows(case, "relations"):
        a, b = r["a"].removeprefix("figures/"), r["b"].removeprefix("figures/")
        gold[a, b] = r["kind"]
        if r["kind"] != "revises":
            gold[b, a] = r["kind"]
    for evidence, cast in stories(case):
        yield from _pairs(evidence, cast, spans, gold)


def _pairs(evidence: Evidence, cast: Cast, spans: Spans, gold: dict[tuple[str, str], str]) -> Iterator[tuple[str, Row]]:
    happened, origins = incidents(evidence, cast), Origins(evidence, cast)
    seen = counts(evidence, cast, happened, origins)
    found = tallies(evidence, cast, happened, seen, origins=origins, voices=Voices(evidence, cast), policy="latest")
    by_claim = {count.claim.id: count for count in seen}
    told = Told(seen, [[by_claim[p.claim] for p in tally.points] for tally in found])
    for a, b in candidates(seen):
        signs = signs_of(a, b, told)
        if signs["alike"] <= UNLIKE:
            continue
        one, two = (same(c.claim, spans[evidence.reports[c.claim.report].name]) for c in (a, b))
        for kind in KINDS:
            yield kind, (signs, float(gold.get((one, two)) == kind))


def same(claim: Claim, spans: list[tuple[int, int, str]]) -> str:
    """The gold figure that a claim shares most with; "" for none."""
    cite = claim.cite
    shared = [(min(e, cite.end) - max(s, cite.start), i) for s, e, i in spans if s < cite.end and cite.start < e]
    return max(shared, default=(0, ""))[1]


def told(name: str, kind: str, sums: Float, right: Float) -> str:
    """What one crisis gains from the others."""
    said = sums > LIKELY[kind]
    return f"{name}: {kind}: {right.sum():.0f} in gold, {said.sum()} found, {right[said].sum():.0f} of them right"


def main() -> None:
    """Learn each kind for itself."""
    learned: dict[str, Learned] = {kind: [] for kind in KINDS}
    for case in crises():
        for kind, row in rows(case):
            learned[kind].append((case.name, row, 1.0))
    if "--check" in sys.argv:
        for kind in KINDS:
            for name, sums, right in held_out(learned[kind]):
                print(told(name, kind, sums, right))
        return
    text = HEAD
    for kind in KINDS:
        names, *found = table(learned[kind])
        beta = same_count.fit(*found)
        told_by = zip(names, beta[1:], strict=True)
        lines = [f"start = {beta[0]:.2f}", *(f'"{name}" = {b:.2f}' for name, b in told_by if abs(b) >= 0.005)]
        text += f"\n[{kind}]\n" + "\n".join(lines) + "\n"
    OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
