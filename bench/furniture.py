"""Site furniture on real web pages: is what we mark what a reader marks, and what does an error cost?

usage: python bench/furniture.py [--text] [PART]        --text: no claims, no language model; PART: that part alone

`furniture_marks.jsonl`, beside this file, holds a reader's marks on pages of the Gun Violence Archive's sources
(`bench/gva/docs.jsonl.gz` under the shared data; no text of theirs is kept here, but their ids, digests and offsets).
The marks come in parts (`half` 1 and 2 of 50 pages, 3 of 25, 4 of 38, 5 of 28, 6 of 60), each read before anything
that it shows was mended: a part is a blind test once, of the rules as they stood then. Shown for each part:
precision, recall and F1 over characters that are no white space; every figure and statement that we read
from inside furniture ("from furniture"); and every one that is there when the reader's marks are cleaned by, and that
lies under ours ("lost").
"""

from __future__ import annotations

import gzip
import hashlib
import json
import pathlib
import sys
from collections.abc import Iterable, Sequence

from cases import SHARED
from msgspec.structs import replace

from newsledger import extract, prepare, read
from newsledger.annotate import pages
from newsledger.core.claims import Claim, Happening
from newsledger.core.findings import Finding
from newsledger.core.reports import Report, Span
from newsledger.core.settings import Settings

MARKS = pathlib.Path(__file__).with_name("furniture_marks.jsonl")
DOCS = SHARED / "bench" / "gva" / "docs.jsonl.gz"

Marked = tuple[int, Report, tuple[Span, ...]]  # half, the report as we clean it, the reader's furniture


def marked() -> list[Marked]:
    """The marked pages, cleaned as they would be for a ledger. Raises ValueError where a page's text has changed."""
    marks = {row["id"]: row for row in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines())}
    with gzip.open(DOCS, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in marks]
    found = []
    for raw in read.documents(rows, settings=Settings()):
        if isinstance(raw, Finding):
            continue
        mark = marks[raw.name]
        if hashlib.sha256(raw.text.encode()).hexdigest() != mark["sha"]:
            raise ValueError(f"{raw.name} is not the text that was marked; mark it again, or leave it out of {MARKS}")
        spans = tuple(Span(start=start, end=end) for start, end in mark["furniture"])
        found.append((mark["half"], prepare.clean(raw).items[0], spans))
    return sorted(found, key=lambda page: (page[0], page[1].name))


def places(report: Report, spans: Iterable[Span]) -> set[int]:
    """The characters in the spans, white space left out."""
    return {i for span in spans for i in range(span.start, span.end) if not report.text[i].isspace()}


def wholes(found: Sequence[Marked]) -> str:
    """Precision, recall and F1 over all characters of the pages."""
    both = ours = gold = 0
    for _, report, spans in found:
        us, them = places(report, report.boilerplate), places(report, spans)
        both, ours, gold = both + len(us & them), ours + len(us), gold + len(them)
    precision, recall = both / ours if ours else 1.0, both / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return f"{len(found)} pages: characters P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def differences(found: Sequence[Marked]) -> Iterable[str]:
    """Every stretch that one side alone marks, as a line: whose it is, and its words."""
    for _, report, spans in found:
        us, them = places(report, report.boilerplate), places(report, spans)
        for name, only in (("extra", us - them), ("missed", them - us)):
            for start, end in stretches(report.text, sorted(only)):
                yield f"{name:7}{report.name[:8]} {report.text[start:end][:300]!r}"


def stretches(text: str, at: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Runs of places with nothing but white space between them."""
    start = end = -1
    for i in at:
        if start >= 0 and text[end:i].strip():
            yield start, end
            start = i
        elif start < 0:
            start = i
        end = i + 1
    if start >= 0:
        yield start, end


def costs(found: Sequence[Marked]) -> Iterable[str]:
    """Every claim that is read from furniture, and every one that is lost under our marks."""
    by_us = pages(report for _, report, _ in found)
    by_reader = pages(replace(report, boilerplate=spans) for _, report, spans in found)
    for (_, report, spans), ours, theirs in zip(found, by_us, by_reader, strict=True):
        for name, page, others in (("from furniture", ours, spans), ("lost", theirs, report.boilerplate)):
            under = places(report, others)
            for claim in extract.read(page).claims:
                if not under.isdisjoint(range(claim.cite.start, claim.cite.end)):
                    yield f"{name:15}{kind(claim):11}{report.name[:8]} {claim.cite.quote[:60]!r} in {within(claim)!r}"


def kind(claim: Claim) -> str:
    """What a claim is, in a word."""
    return type(claim.body).__name__.lower()


def within(claim: Claim) -> str:
    """The sentence that a claim stands in, cut short."""
    return claim.sentence.quote[:160]


def main(words: list[str]) -> int:
    """Print the scores and the errors, part by part."""
    if not DOCS.exists():
        print(f"{DOCS} does not exist: furniture not measured. Set NEWSLEDGER_BENCH to the folder that holds bench/.")
        return 0
    found = marked()
    for half in sorted({page[0] for page in found}):
        part = [page for page in found if page[0] == half]
        if not part or (words and words[-1].isdigit() and words[-1] != str(half)):
            continue
        print(f"part {half}: {wholes(part)}")
        print("\n".join(differences(part)))
        if "--text" not in words:
            told = list(costs(part))
            print("\n".join(line for line in told if Happening.__name__.lower() not in line[:28]))
            count = {name: sum(line.startswith(name) for line in told) for name in ("from furniture", "lost")}
            print(f"part {half}: claims of any kind, happenings too: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
