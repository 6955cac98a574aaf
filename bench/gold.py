"""Turns a crisis coded by hand, in quotes, into a gold record with offsets, and says what does not hold.

usage: python bench/gold.py CRISIS [CRISIS ...]        reads CRISIS/coded/*.jsonl, writes CRISIS/gold/*.jsonl

A coder writes words, never offsets. Wherever the record has `start` and `end`, a coded row has `quote`, and, where
those words stand more than once in the report, `near`: a longer stretch of the report that stands there once and holds
them. An entity needs no list of mentions: every place where one of its `names` stands in a report, outside boilerplate
and not inside a longer name, becomes one, save those listed under `not_at` ({report, quote, near}); `mentions` adds
others. A name that two entities bear goes to the last of them: list its mentions by hand.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
KINDS = ("reports", "figures", "entities", "events", "statements", "relations", "tallies", "timeline")


class Coding:
    """One crisis: the texts of its reports, the coded rows, and what was found wrong with them."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        paths = sorted((folder / "reports").glob("*.txt"))
        self.texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
        self.faults: list[str] = []
        self.rows = {kind: self._rows(kind) for kind in KINDS}

    def _rows(self, kind: str) -> list[Row]:
        path, rows = self.folder / "coded" / f"{kind}.jsonl", []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else (), 1):
            try:
                rows += [json.loads(line)] if line.strip() else []
            except ValueError as error:
                self.faults.append(f"{path.name}:{number}: {error}")
        return rows

    def fault(self, where: str, what: str) -> None:
        """Keep one thing that does not hold."""
        self.faults.append(f"{where}: {what}")

    def span(self, row: Row, *, report: str, where: str) -> Row:
        """The row with offsets for its quote; a fault, and no change, where the words do not stand there once."""
        text, quote, near = self.texts.get(report), row.get("quote") or "", row.pop("near", None)
        if text is None or not quote:
            self.fault(where, f"no report {report!r}" if text is None else "no quote")
            return row
        around = near or quote
        times = text.count(around)
        if times != 1 or around.count(quote) != 1:
            self.fault(where, f"{around[:60]!r} stands {times} times in {report}, {quote[:40]!r} {around.count(quote)} "
                              f"times in it; give a `near` that stands once and holds it once")  # fmt: skip
            return row
        start = text.index(around) + around.index(quote)
        return row | {"start": start, "end": start + len(quote)}

    def spans(self, rows: list[Row], *, where: str, report: str | None = None) -> list[Row]:
        """The same for several rows that each name their report (or all lie in one)."""
        return [self.span(dict(row), report=report or row.get("report", ""), where=f"{where}[{n}]")
                for n, row in enumerate(rows)]  # fmt: skip

    def compiled(self) -> dict[str, list[Row]]:
        """The gold record: every row with its offsets."""
        gold: dict[str, list[Row]] = {kind: [dict(row) for row in rows] for kind, rows in self.rows.items()}
        for row in gold["reports"]:
            row["boilerplate"] = self.spans(row.get("boilerplate") or [], where=f"reports {row['id']}",
                                            report=row["id"])  # fmt: skip
        for kind in ("figures", "statements"):
            gold[kind] = [self.span(row, report=row.get("report", ""), where=f"{kind} {row.get('id')}")
                          for row in gold[kind]]  # fmt: skip
        for row in gold["events"]:
            row["mentions"] = self.spans(row.get("mentions") or [], where=f"events {row['id']}")
        for n, row in enumerate(gold["timeline"], 1):
            row["citations"] = self.spans(row.get("citations") or [], where=f"timeline {n}")
        gold["entities"] = list(self._entities(gold["entities"], gold["reports"]))
        self._ids(gold)
        return gold

    def _entities(self, rows: list[Row], reports: list[Row]) -> Iterator[Row]:
        names = {name: row["id"] for row in rows for name in row.get("names") or []}
        longest = sorted(names, key=len, reverse=True)
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest))
        found: dict[str, list[Row]] = {row["id"]: [] for row in rows}
        furniture = {row["id"]: [(span.get("start", 0), span.get("end", 0)) for span in row["boilerplate"]]
                     for row in reports}  # fmt: skip
        for report, text in self.texts.items():
            for match in pattern.finditer(text) if names else ():
                if not any(start <= match.start() < end for start, end in furniture.get(report, ())):
                    found[names[match[0]]].append(
                        {"report": report, "start": match.start(), "end": match.end(), "quote": match[0]})  # fmt: skip
        for row in rows:
            apart = {(span["report"], span.get("start"))
                     for span in self.spans(row.pop("not_at", []), where=f"entities {row['id']} not_at")}  # fmt: skip
            added = self.spans(row.get("mentions") or [], where=f"entities {row['id']}")
            held = [span for span in found[row["id"]] if (span["report"], span["start"]) not in apart]
            yield row | {"mentions": held + [span for span in added if span not in held]}

    def _ids(self, gold: dict[str, list[Row]]) -> None:
        ids = {kind: {row["id"] for row in gold[kind] if "id" in row} for kind in KINDS}
        mentions = {f"events/{row['id']}" for row in gold["events"]}
        known = mentions | {f"{kind}/{i}" for kind in ("figures", "statements") for i in ids[kind]}
        for kind, name, target in (("figures", "event", "events"), ("figures", "place", "entities"),
                                   ("figures", "speaker", "entities"), ("figures", "part_of", "figures"),
                                   ("events", "place", "entities"), ("events", "sub_event_of", "events"),
                                   ("statements", "speaker", "entities"), ("entities", "parent", "entities"),
                                   ("tallies", "event", "events"), ("tallies", "place", "entities"),
                                   ("reports", "copies", "reports"), ("reports", "incident", "events")):  # fmt: skip
            for row in gold[kind]:
                if row.get(name) is not None and row[name] not in ids[target]:
                    self.fault(f"{kind} {row.get('id')}", f"{name} {row[name]!r} is not among the {target}")
        for row in gold["relations"]:
            for end in ("a", "b"):
                if row.get(end) not in known:
                    self.fault(f"relations {row.get('id')}", f"{end} {row.get(end)!r} is not known")
        for row in gold["tallies"]:
            for point in row.get("points") or []:
                if point.get("figure") not in ids["figures"]:
                    self.fault(f"tallies {row.get('id')}", f"figure {point.get('figure')!r} is not known")
        for row in gold["timeline"]:
            for event in row.get("events") or []:
                if event not in ids["events"]:
                    self.fault("timeline", f"event {event!r} is not known")


def write(folder: pathlib.Path) -> list[str]:
    """Write the gold record of one crisis; what does not hold comes back, a line for each."""
    coding = Coding(folder)
    gold = coding.compiled()
    if not coding.faults:
        (folder / "gold").mkdir(exist_ok=True)
        for kind, rows in gold.items():
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (folder / "gold" / f"{kind}.jsonl").write_text("".join(lines), encoding="utf-8")
    return [f"{folder.name}: {fault}" for fault in coding.faults]


def main(folders: list[str]) -> int:
    """Write them all; 1 if anything does not hold."""
    faults = [fault for folder in folders for fault in write(pathlib.Path(folder))]
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
