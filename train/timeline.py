"""Learns how near an incident is to a place in a timeline, and writes data/timeline.toml.

usage: python train/timeline.py            learns from all crises at hand and writes the weights
       python train/timeline.py --check    learns without each crisis in turn; prints how many of its first are right

Every crisis is read twice, by the program and from its gold readings. A draft of a line is right if a line of the gold
timeline has its day and cites a place that it cites. The method is that of train/same_count.py.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import same_count
from same_count import Float, Row, oracle, run, stories

from newsledger.core.evidence import Evidence
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.timeline import Draft, drafts, tell

OUT = same_count.OUT.with_name("timeline.toml")
FIRST = 16  # lines of a story that a reader gets
HEAD = """\
# How near an incident is to a place in a timeline of its crisis, as log-odds by sign (reconcile/weighing.py). Learned
# by train/timeline.py from coded crises (logistic regression; EVIDENCE.md, timeline), rounded to hundredths.

[weights]
"""


def rows(case: pathlib.Path) -> Iterator[list[Row]]:
    """Signs of the drafts of a crisis, and 1 where one is a line of its gold timeline, for each way of reading it."""
    gold = oracle.rows(case, "timeline")
    for evidence, cast in stories(case):
        found = (tell(incident, evidence) for incident in incidents(evidence, cast))
        written = drafts([told for told in found if told is not None], evidence)
        yield [(dict(draft.signs), float(any(same(line, draft, evidence) for line in gold))) for draft in written]


def same(line: dict[str, object], draft: Draft, evidence: Evidence) -> bool:
    """Whether a draft is of the day of a gold line, and cites a place that it cites."""
    if str(line["date"]).rstrip("?~%").partition("T")[0] != draft.day:
        return False
    told = line["citations"]
    assert isinstance(told, list)
    return any(c["report"] == evidence.reports[claim.report].name and c["start"] < claim.cite.end
               and claim.cite.start < c["end"] for c in told for claim in draft.claims)  # fmt: skip


def told(name: str, sums: Float, right: Float) -> str:
    """What one crisis gains from the others."""
    first = right[(-sums).argsort(kind="stable")[: 2 * FIRST]]  # both ways of reading together
    return f"{name}: {len(right)} drafts, {right.sum():.0f} right, {first.mean():.3f} of the first {2 * FIRST}"


if __name__ == "__main__":
    run(rows, OUT, HEAD, told)
