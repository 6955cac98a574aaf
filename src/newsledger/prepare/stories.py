"""Stories: which reports tell of one unfolding crisis.

A story is held together by its names: places, people, bodies. A report is the set of its names, each weighed by how few
other reports have it, with its other words beside them at a fraction. Groups grow by the pair that is most alike on
average over all their members, so that no chain of single likenesses can join everything; pairs are looked for among
reports that share a rare term, and then among groups, so the work grows with the number of reports and not its square.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
from anyascii import anyascii

from newsledger.core import edtf
from newsledger.core.findings import Outcome
from newsledger.core.ids import digest
from newsledger.core.lexicon import words
from newsledger.core.reports import Report, Story
from newsledger.prepare.grouped import Groups, vectors
from newsledger.prepare.wording import own_text

# Measured by bench/stories.py: the cases mixed, pages on shooting incidents, long crises; run it if any is changed.
PLAIN = 0.25  # weight of a word that is no name
TITLE = 2  # times that a name in the title counts
STEM, PLAIN_STEM = 5, 6  # letters kept: "Bolivia" and "Bolivian" are one name, as are two spellings of an ending
ROUNDS = 6
_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W\d_]")


def stories(reports: Iterable[Report], *, sketches: Mapping[str, bytes] | None = None) -> Outcome[Story]:
    """The stories, in order of id; every report is in one. The same reports in another order make the same stories.

    `sketches` are those made of the reports before (see `sketch`).
    """
    by_id = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    known = sketches or {}
    made = [known.get(ident) or sketch(report) for ident, report in by_id.items()]
    groups = Groups(list(by_id), vectors(made), [_day(report) for report in by_id.values()])
    for _ in range(ROUNDS):
        if not groups.join():
            break
    found = (Story(id="s" + digest(min(members)), reports=tuple(sorted(members))) for members in groups.members())
    return Outcome(tuple(sorted(found, key=lambda story: story.id)))


def _day(report: Report) -> int | None:
    if not report.given or not edtf.valid(report.given):
        return None
    first = edtf.bounds(report.given)
    return None if first.yearless or first.first.date() == date.min else first.first.toordinal()


def sketch(report: Report) -> bytes:
    """A report's terms, each as a number of 64 bits, and what each weighs in it: all that it is sorted by."""
    weights = sorted((int(digest(term, size=8), 16), weight) for term, weight in terms(report).items())
    keys, values = zip(*weights, strict=True) if weights else ((), ())
    return np.array(keys, dtype="<u8").tobytes() + np.array(values, dtype="<f8").tobytes()


def terms(report: Report) -> dict[str, float]:
    """The names and other words of a report, stemmed, with what each weighs in it; names in capitals."""
    names: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    common = words("stories", "common")
    for word in _WORD.findall(own_text(report)):
        known = (word if word.isascii() else anyascii(word)).lower().removesuffix("'s")
        if known not in common:
            (names if word[0].isupper() else plain)[known] += 1
    titled = set(re.findall(r"\w+", anyascii(report.title or "").lower()))
    found: Counter[str] = Counter()
    for name, times in names.items():
        if plain[name] >= times:  # capitals by its place in the sentence or the title
            plain[name] += times
        else:
            found[name[:STEM].upper()] += times * (TITLE if name in titled else 1)
    for word, times in plain.items():
        if len(word) >= STEM:
            found[word[:PLAIN_STEM]] += times
    return {term: (1 + math.log(n)) * (1.0 if term.isupper() else PLAIN) for term, n in found.items()}
