"""Measure the grouping of reports into stories, and its speed.

usage: python bench/stories.py [cases] [gva] [timeline17] [bulk]      (all without one named)

cases: all cases and the seeds, mixed: each case, and the seeds together, should be one story. gva: pages about small
shooting incidents; how many pages of one incident stand in one story, and how pure the stories are (B-cubed). The
others: the number and size of the stories, and the seconds.
"""

from __future__ import annotations

import gzip
import json
import os
import pathlib
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping

from newsledger import pipeline
from newsledger.core.findings import Desk
from newsledger.core.reports import Report, Story
from newsledger.core.settings import Settings
from newsledger.prepare.stories import stories

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
Labelled = list[tuple[str, Report]]


def take(source: pathlib.Path) -> Iterator[Report]:
    """The reports of a file or folder, cleaned."""
    return pipeline.take([source], settings=Settings(), desk=Desk())


def cases() -> Labelled:
    """All cases and the seeds."""
    folders = [(case.name, case / "reports") for case in sorted((SHARED / "cases").iterdir())]
    found = [(name, report) for name, folder in [*folders, ("seeds", SHARED / "seeds")] for report in take(folder)]
    return [(name, _named(report, f"{name}-{report.id}")) for name, report in found]


def _named(report: Report, ident: str) -> Report:
    return Report(id=ident, name=report.name, text=report.text, title=report.title, outlet=report.outlet,
                  given=report.given, boilerplate=report.boilerplate)  # fmt: skip


def gva() -> Labelled:
    """Pages about shooting incidents, with the incident that the archive gives each."""
    with gzip.open(SHARED / "bench" / "gva" / "key.jsonl.gz", "rt", encoding="utf-8") as lines:
        key = {row["report"]: row["incident"] for row in map(json.loads, lines)}
    return [(key.get(r.name, r.id), r) for r in take(SHARED / "bench" / "gva" / "docs.jsonl.gz")]


def timeline17() -> Labelled:
    """Dated articles of long crises; the label is the topic without the outlet."""
    found = []
    with tarfile.open(SHARED / "bench" / "timeline17.tar.gz") as tar:
        for member in tar.getmembers():
            stream = tar.extractfile(member) if member.name.endswith("articles.json") else None
            for n, row in enumerate(json.loads(stream.read()) if stream else ()):
                text = row.get("text") or "\n".join(s["raw"] for s in row.get("sentences", ()))
                ident = f"{member.name}-{n}"
                report = Report(id=ident, name=ident, text=text, title=row.get("title"),
                                given=(row.get("time") or "")[:10] or None)  # fmt: skip
                found.append((member.name.split("_")[0], report))
    return found


def bulk() -> Labelled:
    """The first 2,000 articles of mixed kind; the label is the source."""
    found = []
    with gzip.open(SHARED / "bench" / "bulk.jsonl.gz", "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            row = json.loads(line)
            if n < 2000 and row["text"].strip():
                ident = f"{n}-{row['id']}"
                found.append((row["source"], Report(id=ident, name=ident, text=row["text"], title=row["title"] or None,
                                                    given=row["date"] or None)))  # fmt: skip
    return found


def b_cubed(label: Mapping[str, str], found: tuple[Story, ...]) -> tuple[float, float]:
    """Precision and recall of the grouping, report by report."""
    total, sizes = len(label), Counter(label.values())
    precision = recall = 0.0
    for story in found:
        for name, n in Counter(label[r] for r in story.reports).items():
            precision += n * n / len(story.reports)
            recall += n * n / sizes[name]
    return precision / total, recall / total


def main(names: list[str]) -> None:
    """Print a line for each set."""
    for make in (cases, gva, timeline17, bulk):
        if names and make.__name__ not in names:
            continue
        if not SHARED.is_dir():
            print(f"no {SHARED}: nothing measured. Set NEWSLEDGER_BENCH to the folder of the cases and bench/.")
            return
        labelled = make()
        label = {report.id: name for name, report in labelled}
        began = time.perf_counter()
        found = stories(report for _, report in labelled).items
        seconds = time.perf_counter() - began
        precision, recall = b_cubed(label, found)
        sizes = sorted((len(s.reports) for s in found), reverse=True)
        print(f"{make.__name__}: {len(label)} reports, {len(set(label.values()))} labels, {len(found)} stories, the "
              f"largest {sizes[:8]}; B-cubed {precision:.3f} and {recall:.3f}; {seconds:.1f} s")  # fmt: skip
        if make is cases:
            for story in found:
                print("   ", dict(Counter(label[r] for r in story.reports)))


if __name__ == "__main__":
    main(sys.argv[1:])
