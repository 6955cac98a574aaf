"""Learns how much each sign speaks for two figures counting one thing, and writes data/samecount.toml.

usage: python train/same_count.py            learns from all crises at hand and writes the weights
       python train/same_count.py --check    learns without each crisis in turn; prints the share of pairs told rightly

Every crisis is read twice, by the program and from its gold readings (bench/oracle.py). The figures of one measure and
era are held against one another, save where the program tells them apart by fact, and where neither is of a gold tally;
those of no tally stand for themselves. The method
is logistic regression with an L2 penalty by Newton's method, each crisis and reading of like weight; nothing is random.
"""

from __future__ import annotations

import pathlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bench"))

import cases  # noqa: E402
import gold  # noqa: E402
import oracle  # noqa: E402

from newsledger import pipeline, resolve  # noqa: E402
from newsledger.core.evidence import Cast, Evidence  # noqa: E402
from newsledger.reconcile.counts import Count, counts  # noqa: E402
from newsledger.reconcile.incidents import incidents  # noqa: E402
from newsledger.reconcile.likeness import signs, told_apart  # noqa: E402
from newsledger.reconcile.origins import Origins  # noqa: E402
from newsledger.reconcile.tallies import is_total  # noqa: E402

OUT = HERE.parent / "src" / "newsledger" / "data" / "samecount.toml"
PENALTY, ROUNDS = 3.0, 30
HEAD = """\
# How much each sign speaks for two figures of one measure counting the same thing, as log-odds; `start` is what is
# known before any sign. Learned by train/same_count.py from coded crises (logistic regression, each crisis of like
# weight; EVIDENCE.md, tallies), rounded to hundredths. The signs are those of reconcile/likeness.py.

[weights]
"""

Row = tuple[dict[str, float], float]
Float = np.ndarray[Any, np.dtype[np.float64]]


def crises() -> Iterator[pathlib.Path]:
    """The folders of the crises that are learned from; the gold of our own is made on the way."""
    given = cases.SHARED / "cases"
    yield from (case for case in (sorted(given.iterdir()) if given.is_dir() else ()) if (case / "gold").is_dir())
    gold.main([str(crisis) for crisis in cases.crises()])
    yield from cases.crises()


def stories(case: pathlib.Path) -> Iterator[tuple[Evidence, Cast]]:
    """A crisis by its gold readings, and as the program reads it."""
    perfect = oracle.Gold(case)
    evidence = perfect.evidence()
    yield evidence, Cast(perfect.with_scenes(resolve.entities(evidence, resolve.judge(evidence).items).items))
    ledger = pipeline.build([case / "reports"])
    for story in ledger.stories:
        own = set(story.reports)
        evidence = Evidence(story, reports=[r for r in ledger.reports if r.id in own],
                            readings=[r for r in ledger.readings if r.report in own],
                            datings=[d for d in ledger.datings if d.report in own],
                            copies=[c for c in ledger.copies if c.report in own])  # fmt: skip
        yield evidence, Cast(ledger.entities)


def totals(evidence: Evidence, cast: Cast) -> list[Count]:
    """The figures that may be points, in the order in which they were said."""
    happened = incidents(evidence, cast)
    found = counts(evidence, cast, happened, Origins(evidence, cast))
    return sorted((c for c in found if is_total(c)), key=lambda c: (c.order, c.claim.id))


class Key:
    """Which gold tally a figure is a point of: itself, or as another telling of a point's number."""

    def __init__(self, case: pathlib.Path) -> None:
        figures = oracle.rows(case, "figures")
        by_id = {f["id"]: f for f in figures}
        tally = {p["figure"]: t["id"] for t in reversed(oracle.rows(case, "tallies")) for p in t["points"]}
        same = {self._words(by_id[f]): t for f, t in tally.items()}
        again = {self._again(by_id[f]): t for f, t in tally.items()}
        self._spans: dict[str, list[tuple[int, int, str | None]]] = defaultdict(list)
        for f in figures:
            label = tally.get(f["id"]) or same.get(self._words(f)) or again.get(self._again(f))
            self._spans[f["report"]].append((f["start"], f["end"], label))

    @staticmethod
    def _words(f: dict[str, Any]) -> tuple[Any, ...]:
        return f["measure"], f["event"], f["place"], f["counted"], f["value"], f["low"]

    @staticmethod
    def _again(f: dict[str, Any]) -> tuple[Any, ...]:
        return f["report"], f["measure"], f["event"], f["value"], f["low"]

    def of(self, count: Count, report: str) -> str | None:
        """The tally of a count, by the gold figure that its words overlap."""
        cite = count.claim.cite
        return next((t for a, b, t in self._spans[report] if a < cite.end and cite.start < b), None)


def pairs(case: pathlib.Path) -> Iterator[list[Row]]:
    """Signs of pairs of figures, and 1 where they are points of one tally, for each way of reading the crisis."""
    key = Key(case)
    names = {r.id: r.name for r in oracle.Gold(case).by_name.values()}
    for evidence, cast in stories(case):
        found = totals(evidence, cast)
        rows: list[Row] = []
        blocks: dict[tuple[str, str], list[tuple[Count, str | None]]] = defaultdict(list)
        for count in found:
            blocks[count.body.measure, count.era].append((count, key.of(count, names[count.claim.report])))
        for block in blocks.values():
            rows += [(signs(a, b), float(one == two)) for (a, one), (b, two) in combinations(block, 2)
                     if (one or two) and not told_apart(a, b)]  # fmt: skip
        yield rows


def fit(signed: Float, right: Float, weight: Float) -> Float:
    """Weights of logistic regression, the first column that of the start, which is not held down."""
    weight, beta = weight / weight.mean(), np.zeros(signed.shape[1])
    hold = np.eye(signed.shape[1]) * PENALTY
    hold[0, 0] = 1e-6
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-signed @ beta))
        slope = signed.T @ (weight * (likely - right)) + hold @ beta
        beta -= np.linalg.solve((signed * (weight * likely * (1 - likely))[:, None]).T @ signed + hold, slope)
    return beta


Learned = list[tuple[str, Row, float]]  # the crisis, a row of signs, its weight


def table(learned: Learned) -> tuple[list[str], Float, Float, Float]:
    """The names of the signs, the signs as columns behind one of ones, what is right, the weights of the rows."""
    names = sorted({name for _, (found, _), _ in learned for name in found})
    signed = np.array([[1.0, *(found.get(name, 0.0) for name in names)] for _, (found, _), _ in learned])
    return names, signed, np.array([r for _, (_, r), _ in learned]), np.array([w for *_, w in learned])


def held_out(learned: Learned) -> Iterator[tuple[str, Float, Float]]:
    """Each crisis with what the others teach of it: the sums of its rows, and what is right."""
    _, signed, right, weight = table(learned)
    group = np.array([name for name, *_ in learned])
    for name in sorted(set(group)):
        own = group == name
        yield str(name), signed[own] @ fit(signed[~own], right[~own], weight[~own]), right[own]


def write(learned: Learned, out: pathlib.Path, head: str) -> None:
    """Learn from all, and write the weights."""
    names, *rows = table(learned)
    beta = fit(*rows)
    told_by = zip(names, beta[1:], strict=True)
    lines = [f"start = {beta[0]:.2f}", *(f'"{name}" = {b:.2f}' for name, b in told_by if abs(b) >= 0.005)]
    out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def run(rows: Callable[[pathlib.Path], Iterable[Iterable[Row]]], out: pathlib.Path, head: str,
        told: Callable[[str, Float, Float], str], *, even: bool = False) -> None:  # fmt: skip
    """Learn from the rows of every crisis and write the weights; with --check, print what each gains from the others.

    `even`: each reading of a crisis weighs alike, however many rows it has.
    """
    learned = [(case.name, row, len(found) ** -0.5 if even else 1.0) for case in crises()
               for found in map(list, rows(case)) for row in found]  # fmt: skip
    if "--check" not in sys.argv:
        write(learned, out, head)
        return
    for name, sums, right in held_out(learned):
        print(told(name, sums, right))


def told(name: str, sums: Float, right: Float) -> str:
    """What one crisis gains from the others."""
    both = float(((sums > 0) & (right > 0)).sum())
    return f"{name}: {len(right)} pairs, F1 {2 * both / ((sums > 0).sum() + right.sum()):.3f}"


if __name__ == "__main__":
    run(pairs, OUT, HEAD, told, even=True)
