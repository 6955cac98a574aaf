"""Time expressions against TimeBank 1.2: are they found, and do they come to the right days?

usage: python bench/timebank.py [ERRORS]

Reads `bench/timebank.tar.gz` under the shared data (LDC2006T08 in TimeML; no part of the project). Spans: the TIMEX3 of
kinds DATE, TIME and DURATION in the text, a pair counted where they share a character, one to one. Values: over the
pairs, the days that our reading resolves to against the document's creation date are those of TIMEX3's value (its time
of day dropped), durations have the same length, and vague references the same direction.
"""

from __future__ import annotations

import os
import pathlib
import re
import sys
import tarfile
from collections import Counter
from datetime import date, timedelta
from xml.etree import ElementTree

from newsledger.annotate import pages
from newsledger.core import edtf
from newsledger.core.clock import resolve
from newsledger.core.reports import Report
from newsledger.core.times import TimeWords
from newsledger.extract.times import times

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
KINDS = ("DATE", "TIME", "DURATION")
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second",
         "Q": "quarter", "E": "decade", "N": "night"}  # fmt: skip
REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "past", "FUTURE_REF": "future"}

Gold = tuple[int, int, str, str]  # start, end, value, type
Story = tuple[Report, str, tuple[Gold, ...]]


def stories(archive: pathlib.Path) -> list[Story]:
    """Each document as a report, its creation date, and its time expressions."""
    found = []
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            name = pathlib.PurePath(member.name).name
            stream = tar.extractfile(member) if name.endswith(".tml") and not name.startswith("._") else None
            if stream is not None:
                found.append(story(name.removesuffix(".tml"), stream.read()))
    return found


def story(name: str, content: bytes) -> Story:
    """One document: the text is the TEXT element's, tags taken out."""
    root = ElementTree.fromstring(content)
    created = next(t.get("value", "") for t in root.iter("TIMEX3") if t.get("functionInDocument") in
                   ("CREATION_TIME", "PUBLICATION_TIME"))  # fmt: skip
    body, gold = root.find("TEXT"), []
    text = ""

    def walk(node: ElementTree.Element) -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3" and node.get("type") in KINDS:
            gold.append((start, len(text), node.get("value", ""), node.get("type", "")))

    if body is None:
        raise ValueError(f"{name} has no TEXT")
    walk(body)
    # line ends inside a paragraph are the archive's, not the paper's
    text = re.sub(r"(?<=\S)\n(?=[^\n\s])", " ", text)
    return Report(id=name, name=name, text=text), created[:10], tuple(gold)


def days_of(value: str) -> tuple[date, date] | None:
    """The days of a TIMEX3 value: a date, month, quarter, week, half, season, year, decade."""
    value = value.partition("T")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6)
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        value = f"{quarter[1]}-{32 + int(quarter[2])}"
    value = {3: value + "X", 2: value + "XX"}.get(len(value), value)
    return edtf.days(value) if edtf.valid(value) else None


def agrees(words: TimeWords, value: str, created: str) -> bool:
    """Whether our reading comes to TIMEX3's value."""
    kind, *rest = words.reading.split(":")
    if value in REFERENCES:
        return kind == REFERENCES[value]
    if value.startswith("P"):
        length = re.fullmatch(r"P(T?)([\d.]+|X+)([A-Z])", value)
        if not length or kind not in ("duration", "last", "next", "ago", "in", "then") or len(rest) < 2:
            return False
        unit = UNITS.get(length[1] + length[3], "")
        count = rest[0].lstrip("~-")
        return _same_length(count, rest[1], length[2], unit)
    found, wanted = resolve(words.reading, created), days_of(value)
    return found is not None and wanted is not None and _same_days(found, wanted)


def _same_days(found: str, wanted: tuple[date, date]) -> bool:
    first, last = edtf.days(found)
    sides = re.split("/", found)
    return (first, last) == wanted or (len(sides) == 2 and any(
        edtf.valid(s) and edtf.days(s) == wanted for s in sides))  # a frame, "since Friday": TIMEX3 holds the Friday


def _same_length(count: str, unit: str, gold_count: str, gold_unit: str) -> bool:
    if "X" in count or "X" in gold_count:
        return "X" in count and "X" in gold_count and unit == gold_unit
    size = {"night": 1.0, "day": 1.0, "week": 7.0, "month": 30.0, "quarter": 90.0, "year": 360.0, "decade": 3600.0,
            "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}  # fmt: skip
    return abs(float(count) * size.get(unit, 0.0) - float(gold_count) * size.get(gold_unit, -1.0)) < 1e-6


def main(archive: pathlib.Path, show: int) -> None:
    """Print the scores, and errors if asked."""
    if not archive.is_file():
        print(f"{archive} is not there: skipped (set NEWSLEDGER_BENCH to the folder that holds bench/)")
        return
    told = stories(archive)
    tally: Counter[str] = Counter()
    errors: list[str] = []
    for page, (report, created, gold) in zip(pages([r for r, _, _ in told]), told, strict=True):
        found, free = times(page), list(gold)
        tally["found"] += len(found)
        tally["gold"] += len(gold)
        for words in found:
            hit = next((g for g in free if g[0] < words.cite.end and words.cite.start < g[1]), None)
            context = report.text[max(0, words.cite.start - 40) : words.cite.end + 30].replace("\n", " ")
            if hit is None:
                errors.append(f"spurious [{words.cite.quote}] {words.reading} | {context}")
                continue
            free.remove(hit)
            tally["hit"] += 1
            if agrees(words, hit[2], created):
                tally["value"] += 1
            else:
                got = resolve(words.reading, created)
                errors.append(f"value [{words.cite.quote}] {words.reading} {got} not {hit[2]} ({created}) | {context}")
        for start, end, value, _ in free:
            context = report.text[max(0, start - 40) : end + 30].replace("\n", " ")
            errors.append(f"missed [{report.text[start:end]}] {value} | {context}")
    precision, recall = tally["hit"] / max(1, tally["found"]), tally["hit"] / max(1, tally["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"timebank spans P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (gold {tally['gold']}); "
          f"value {tally['value'] / max(1, tally['hit']):.3f} of {tally['hit']}")  # fmt: skip
    for line in sorted(errors)[:: max(1, len(errors) // show)] if show else []:
        print(line)


if __name__ == "__main__":
    main(SHARED / "bench" / "timebank.tar.gz", int(sys.argv[1]) if len(sys.argv) > 1 else 0)
