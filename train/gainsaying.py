"""Learns which of two statements near one another contradicts the other, and writes data/gainsaying.toml.

usage: python train/gainsaying.py            learns from all crises at hand and writes the weights
       python train/gainsaying.py --check    learns without each crisis in turn; prints how many of its pairs are right

Every crisis is read twice, by the program and from its gold readings. A pair is right if the gold relations hold it.
The method is that of train/same_count.py.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from itertools import combinations

import same_count
from same_count import Float, Row, oracle, run, stories

from newsledger.core.claims import Claim
from newsledger.core.evidence import Cast, Evidence
from newsledger.reconcile.related_statements import LIKELY, NEAR, Said

OUT = same_count.OUT.with_name("gainsaying.toml")
HEAD = """\
# How much each sign speaks for two statements near one another contradicting one another, as log-odds
# (reconcile/gainsaying.py). Learned by train/gainsaying.py from coded crises (logistic regression; EVIDENCE.md,
# contradictions), rounded to hundredths.

[weights]
"""

Spans = dict[str, list[tuple[int, int, str]]]


def rows(case: pathlib.Path) -> Iterator[list[Row]]:
    """Signs of the pairs of near statements, and 1 where the gold has them contradict, for each way of reading."""
    spans: Spans = {}
    for row in oracle.rows(case, "statements"):
        spans.setdefault(row["report"], []).append((row["start"], row["end"], row["id"]))
    gold = {frozenset((r["a"].removeprefix("statements/"), r["b"].removeprefix("statements/")))
            for r in oracle.rows(case, "relations") if r["kind"] == "contradicts"}  # fmt: skip
    for evidence, cast in stories(case):
        yield list(pairs(evidence, cast, spans, gold))


def pairs(evidence: Evidence, cast: Cast, spans: Spans, gold: set[frozenset[str]]) -> Iterator[Row]:
    """The pairs of near statements of a crisis that are no copies."""
    for reading in evidence.readings.values():
        report = evidence.reports[reading.report]
        if report.id in evidence.copies:
            continue
        said = Said(reading, cast)
        for (n, a), (m, b) in combinations(enumerate(said.claims), 2):
            if m - n <= NEAR:
                found = frozenset(same(c, spans.get(report.name, [])) for c in (a, b))
                yield said.signs(a, b, report.text), float(found in gold)


def same(claim: Claim, spans: list[tuple[int, int, str]]) -> str:
    """The gold statement that a claim shares most with, if that is half of either."""
    cite = claim.cite
    shared = [(min(e, cite.end) - max(s, cite.start), -abs(s - cite.start), e - s, i) for s, e, i in spans]
    best = max(shared, default=(0, 0, 1, ""))
    return best[3] if 2 * best[0] >= max(best[2], cite.end - cite.start) else ""


def told(name: str, sums: Float, right: Float) -> str:
    """What one crisis gains from the others."""
    said = sums > LIKELY
    return f"{name}: {right.sum():.0f} in gold, {said.sum()} found, {right[said].sum():.0f} of them right"


if __name__ == "__main__":
    run(rows, OUT, HEAD, told)
