"""The dates of reports that nobody gives: what metadata says is hidden, and the texts are left to tell.

usage: python bench/dates.py [cases] [crises] [marked] [amid] [gva [FIRST]] [ERRORS]      (all, where none is named)

cases: each case with the columns `published` and `url` of its reports.csv left out, against the gold dates; crises: the
same of the crises beside this file that may be read. marked: web pages that a reader has read for their date, which are
listed in `dates_marks.jsonl` (ids, digests and offsets, none of their text): of kind `stamp`, where the page itself
states its posting, or `told`, where what it tells leaves one day ("this morning" beside a post of that day); parts 1
(300 pages) and 2 and 3 (150 each, marked before anything was run on them); part 4 (300 pages from place 1700 on, whose
lines with a date alone were read, before anything was run on them, without the archive's day). The date of a film
beside the text is not the report's: of 66 pages with one, half came out that day and a third the day after. What a
page gives is also set against the day of the archive, which is the page's metadata and now and then wrong.
gva: 300 web pages, drawn by a
digest of their ids from place FIRST on (0), without their date and address, each read by itself; such a page `holds`
its date where the day that the archive gives stands anywhere in its text, though it may be there of the crime. amid:
60 articles of each of six outlets of timeline17, each read beside the eight dated ones nearest to it in time. A date
is right where it is the gold's day, or the gold's days; `wide` where it is several days with the right one among them;
`no year` where it is right but for its year; wrong otherwise. ERRORS of what is not right are shown.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import pathlib
import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from newsledger import pipeline, prepare
from newsledger.core import edtf
from newsledger.core.findings import Desk
from newsledger.core.reports import Dating, Report
from newsledger.core.settings import Settings
from newsledger.workers import read_reports

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
PAGES = 300
OUTLETS = ("bbc", "cnn", "foxnews", "washingtonpost", "guardian", "reuters")
APART = 5  # days between an article and those of known date beside it
CRISES = pathlib.Path(__file__).with_name("crises")
MARKS = pathlib.Path(__file__).with_name("dates_marks.jsonl")
STAND_IN = 2001
HIDDEN = ("published", "url")
Dated = tuple[Report, str | None, Dating]  # a report, its gold date, and ours


def cases(folders: Iterable[pathlib.Path]) -> list[Dated]:
    """The reports of all cases, dated by their texts alone, case by case."""
    found: list[Dated] = []
    for case in folders:
        rows = [json.loads(line) for line in (case / "gold" / "reports.jsonl").read_text("utf-8").splitlines()]
        gold = {row["id"]: row["published"] for row in rows}
        with tempfile.TemporaryDirectory() as folder:
            _without_dates(case / "reports", pathlib.Path(folder))
            reports = _taken([pathlib.Path(folder)])
        found += [(r, gold[r.name], dating) for r, dating in _dated(reports)]
    return found


def _without_dates(source: pathlib.Path, target: pathlib.Path) -> None:
    for path in sorted(source.glob("*.txt")):
        (target / path.name).write_bytes(path.read_bytes())
    if (source / "reports.csv").is_file():
        with (source / "reports.csv").open(encoding="utf-8", newline="") as lines:
            rows = [{k: v for k, v in row.items() if k not in HIDDEN} for row in csv.DictReader(lines)]
        with (target / "reports.csv").open("w", encoding="utf-8", newline="") as lines:
            table = csv.DictWriter(lines, rows[0])
            table.writeheader()
            table.writerows(rows)


def read_crises() -> list[pathlib.Path]:
    """The crises beside this file, but for those that are held out."""
    held = set((CRISES / "held_out.txt").read_text(encoding="utf-8").split())
    return sorted(f for f in CRISES.iterdir() if (f / "gold").is_dir() and f.name not in held)


def marked() -> None:
    """Print the scores of the marked pages, part by part and kind by kind."""
    marks = {row["id"]: row for row in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines())}
    rows = [row for row in _pages() if row["id"] in marks]
    for row in rows:
        if hashlib.sha256(row["text"].encode()).hexdigest() != marks[row["id"]]["sha"]:
            raise ValueError(f"{row['id']} is not the text that was marked; leave it out of {MARKS}")
    archive = {row["id"]: row["published"] for row in rows}
    dated = gva(rows)
    for part in sorted({mark["part"] for mark in marks.values()}):
        its = [(r, marks[r.name], d) for r, _, d in dated if marks[r.name]["part"] == part]
        for kind in ("stamp", "told"):
            show(f"marked, part {part}, {kind}: by the reader",
                 [(r, mark["day"], d) for r, mark, d in its if mark.get("kind") == kind], 9)  # fmt: skip
            show(f"marked, part {part}, {kind}: by the archive",
                 [(r, archive[r.name], d) for r, mark, d in its if mark.get("kind") == kind], 0)  # fmt: skip
        show(f"marked, part {part}, where the text gives none: by the archive",
             [(r, archive[r.name], d) for r, mark, d in its if mark["day"] is None and d.published], 9)  # fmt: skip


def _pages() -> list[dict[str, str]]:
    with gzip.open(SHARED / "bench" / "gva" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())


def gva(chosen: Sequence[dict[str, str]]) -> list[Dated]:
    """The pages, dated by their texts alone, each as a story of its own."""
    gold = {row["id"]: row["published"] for row in chosen}
    reports = _taken([{k: v for k, v in row.items() if k not in HIDDEN} for row in chosen])
    return [(r, gold[r.name], dating) for r in reports for _, dating in _dated([r])]


def amid() -> list[Dated]:
    """Articles of long real stories, each without its date beside those of known date nearest to it."""
    chosen = _articles()
    reports = _taken([{k: v for k, v in row.items() if k not in HIDDEN} for row in chosen])
    known = {row["id"]: row["published"] for row in chosen}
    days = {r.id: date.fromisoformat(known[r.name]) for r in reports}
    readings = {reading.report: reading for reading in read_reports(reports)}
    found: list[Dated] = []
    for report in reports:
        off = {r.id: abs((days[r.id] - days[report.id]).days) for r in reports if r is not report}
        near = sorted((r for r in reports if off.get(r.id, APART + 1) <= APART), key=lambda r: (off[r.id], r.id))[:8]
        if len(near) >= 3:
            story = [report, *(replace(r, given=known[r.name]) for r in near)]
            made = prepare.dates(story, [readings[r.id] for r in story]).items
            found += [(report, known[report.name], d) for d in made if d.report == report.id]
    return found


def _articles() -> list[dict[str, str]]:
    """Sixty articles of each outlet, of middle length, drawn by a digest of their text."""
    rows: dict[str, dict[str, dict[str, str]]] = {outlet: {} for outlet in OUTLETS}
    with tarfile.open(SHARED / "bench" / "timeline17.tar.gz") as folder:
        for member in folder:
            outlet = pathlib.PurePath(member.name).parent.name.rpartition("_")[2]
            if outlet not in rows or not member.name.endswith("articles.json"):
                continue
            for article in json.load(folder.extractfile(member) or io.BytesIO()):
                text = re.sub(r" ([.,;:!?'])", r"\1", article["text"]).replace("`` ", '"').replace(" ''", '"')
                if 900 < len(article["text"]) < 4500:
                    ident = outlet + hashlib.sha1(article["text"].encode(), usedforsecurity=False).hexdigest()[:12]
                    rows[outlet][ident] = {"id": ident, "text": text, "published": article["dct"]}
    return [its[ident] for its in rows.values() for ident in sorted(its)[:60]]


def _taken(sources: Iterable[object]) -> list[Report]:
    return list(pipeline.take(sources, settings=Settings(), desk=Desk()))  # type: ignore[arg-type]


def _dated(reports: Sequence[Report]) -> list[tuple[Report, Dating]]:
    made = prepare.dates(reports, read_reports(reports)).items
    by_id = {report.id: report for report in reports}
    return [(by_id[dating.report], dating) for dating in made]


def states(text: str, day: date) -> bool:
    """Whether a text has this day in words ("May 3", "3rd of May") or figures (5/3/2016, 2016-05-03)."""
    months = f"(?:{day:%B}|{day:%b}|Sept)\\.?" if day.month == 9 else f"(?:{day:%B}|{day:%b})\\.?"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    figures = rf"0?{day.month}/0?{day.day}/(?:{day.year}|{day:%y})\b|{day:%Y-%m-%d}|\b{day:%Y/%m/%d}/"
    words = rf"\b{months},?\s{number}\b(?!,?\s(?!{day.year})\d{{4}})|\b{number}\s(?:of\s)?{months}(?!\w)"
    return bool(re.search(f"{words}|(?<!\\d){figures}", text, re.IGNORECASE))


def judged(gold: str | None, ours: str | None) -> str:
    """right, wide, no year, none or wrong."""
    if gold is None or ours is None:
        return "right" if gold is ours else "none" if ours is None else "wrong"
    wanted, found = edtf.bounds(gold), edtf.bounds(ours)
    if _plain(gold) == _plain(ours):
        return "right"
    if found.yearless and not wanted.yearless:
        (a, b), (c, d) = edtf.days(gold, year=STAND_IN), edtf.days(ours, year=STAND_IN)
        a, b = a.replace(year=STAND_IN), b.replace(year=STAND_IN)
        return "no year" if (a, b) == (c, d) else "wide" if c <= a and b <= d else "wrong"
    if found.yearless != wanted.yearless:
        return "wrong"
    (a, b), (c, d) = edtf.days(gold), edtf.days(ours)
    return "wide" if c <= a and b <= d else "wrong"


def _plain(text: str) -> str:
    return "/".join(end.partition("T")[0].strip("?~") for end in text.split("/"))


def show(name: str, dated: Sequence[Dated], errors: int) -> None:
    """Print the counts and some of what is not right."""
    tally = Counter(judged(gold, dating.published) for _, gold, dating in dated)
    given = len(dated) - sum(dating.published is None for _, _, dating in dated)
    counts = ", ".join(f"{kind} {tally[kind]}" for kind in ("right", "wide", "no year", "none", "wrong"))
    print(f"{name}: {len(dated)} reports, same day {tally['right'] / max(1, len(dated)):.3f} ({counts}); "
          f"wrong of the {given} dated {tally['wrong'] / max(1, given):.3f}")  # fmt: skip
    missed = [(judged(gold, dating.published), report, gold, dating) for report, gold, dating in dated
              if judged(gold, dating.published) != "right"]  # fmt: skip
    for kind, report, gold, dating in sorted(missed, key=lambda m: (m[0] != "wrong", m[1].id))[:errors]:
        print(f"  {kind}: {report.id} is {gold}, we say {dating.published} ({dating.basis}): {dating.reason}")


def main(wanted: list[str]) -> None:
    """Measure what is asked for."""
    numbers = [int(word) for word in wanted if word.isdigit()]
    names = [word for word in wanted if not word.isdigit()] or ["cases", "crises", "marked", "amid", "gva"]
    first = numbers.pop(0) if "gva" in names and len(numbers) == 2 else 0
    errors = numbers[0] if numbers else 0
    if "cases" in names and (SHARED / "cases").is_dir():
        show("cases, gold", cases(sorted((SHARED / "cases").iterdir())), errors)
    if "crises" in names:
        show("crises that have been read, gold", cases(read_crises()), errors)
    if "marked" in names and (SHARED / "bench" / "gva").is_dir():
        marked()
    if "amid" in names and (SHARED / "bench" / "timeline17.tar.gz").is_file():
        show("timeline17, each article amid dated ones", amid(), errors)
    if "gva" in names and (SHARED / "bench" / "gva").is_dir():
        pages = gva(_pages()[first : first + PAGES])
        stating = [(r, gold, d) for r, gold, d in pages if gold and states(r.text, edtf.days(gold)[0])]
        show("gva, pages that hold their date", stating, errors)
        show("gva, all pages", pages, errors)


if __name__ == "__main__":
    main(sys.argv[1:])
