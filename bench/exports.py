"""Every export of every case read back by its standard's own reader, its rows and values held against the record.

    python bench/exports.py [case ...]      all cases under NEWSLEDGER_BENCH by default; needs the development packages

Prints a line for each format of each case: what was read, by what, and how many rows; 1 where anything differs.
"""

from __future__ import annotations

import csv
import html
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import frictionless
import hxl
import icalendar
import pyarrow.parquet
import rdflib
from geojson_pydantic import FeatureCollection

import newsledger
from newsledger.core.ledger import Ledger
from newsledger.core.record import record
from newsledger.core.sheets import sheets
from newsledger.publish.exports import FORMATS
from newsledger.publish.exports.cells import unguarded
from newsledger.publish.exports.facts import Facts, clean
from newsledger.publish.files import write

SHARED = Path(os.environ.get("NEWSLEDGER_BENCH", Path(__file__).resolve().parents[2] / "shared"))
Row = dict[str, Any]
Pairs = list[tuple[object, object]]  # what was read, what the record holds


def rows_of(path: Path) -> list[Row]:
    """The rows of a csv file, texts as they were before the guard."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def number(cell: object) -> float | None:
    """A cell's number; null where it is empty."""
    return float(str(cell)) if cell not in (None, "") else None


def of_csv(paths: list[Path], ledger: Ledger, rows: Row) -> Pairs:
    """Tables: every cell of every table, and that the package is valid."""
    report = frictionless.validate(str(paths[-1]))
    found: Pairs = [(report.flatten(["title", "message"]), [])]
    held = {path.stem: rows_of(path) for path in paths[:-1]}
    for name, columns, lines in sheets(ledger):
        cells = [[str(cell) for cell in row.values()] for row in held[name]]
        told = [[_cell(value) for value in line] for line in lines]
        found += [(list(held[name][0]) if cells else [c.name for c in columns], [c.name for c in columns])]
        found += [(len(cells), len(told)), *zip(cells, told, strict=False)]
    found += [([row["id"] for row in held[kind]], [clean(row["id"]) for row in rows[kind]]) for kind in rows]
    return found


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, (list, tuple)):
        return json.dumps([clean(str(v)) for v in value], ensure_ascii=False, separators=(",", ":"))
    return clean(value) if isinstance(value, str) else str(value)


def of_parquet(paths: list[Path], ledger: Ledger, _: Row) -> Pairs:
    """Tables: every value of every table, with its type."""
    found: Pairs = []
    held = {path.stem: pyarrow.parquet.read_table(path) for path in paths}
    for name, columns, lines in sheets(ledger):
        table, told = held[name], list(lines)
        found += [(table.column_names, [c.name for c in columns]), (table.num_rows, len(told))]
        found += [(list(row.values()), [list(v) if isinstance(v, tuple) else v for v in line])
                  for row, line in zip(table.to_pylist(), told, strict=False)]  # fmt: skip
    return found


def of_hxl(paths: list[Path], _: Ledger, rows: Row) -> Pairs:
    """Figures and tallies: ids, numbers and ranges, and no error by HXL's own schema."""
    found: Pairs = []
    for path in paths:
        errors: list[Any] = []
        _hxl(path).validate(callback=errors.append)
        found.append(([str(e.message) for e in errors if e.rule.severity == "error"], []))
    figures, tallies = (list(_hxl(path)) for path in paths[:2])
    found += [(len(figures), len(rows["figures"])), (len(tallies), len(rows["tallies"]))]
    tags = {"value": "#indicator+value+num-min-max", "low": "#indicator+min", "high": "#indicator+max"}
    for row, figure in zip(figures, rows["figures"], strict=False):
        found += [(number(row.get(tag)), figure[name]) for name, tag in tags.items()]
    found.append((sorted(unguarded(row.get("#meta+id")) for row in tallies), sorted(t["id"] for t in rows["tallies"])))
    return found


def _hxl(path: Path) -> Any:
    return hxl.data(str(path), hxl.InputOptions(allow_local=True))


def of_events(policy: str, ident: str, deaths: dict[str, str]) -> Callable[[list[Path], Ledger, Row], Pairs]:
    """A check of a coder's table: each incident is a row or is left out with a reason, the dead are its policy's."""
    def check(paths: list[Path], ledger: Ledger, rows: Row) -> Pairs:
        tables = [rows_of(path) for path in paths]
        coded, out = tables[0], tables[-1]
        found: Pairs = [(sorted(row[ident] for row in coded + out if row.get(ident)),
                         sorted(clean(event["id"]) for event in rows["events"]))]  # fmt: skip
        facts = Facts(ledger, policy=policy)
        told = {clean(ledger.shown(i.id)): facts.deaths(i.id) for i in ledger.incidents}
        found += [(all(row["reason"] for row in out), True)]
        none = {row[ident]: 0 if "No report counts deaths." in row.get("notes", "") else None for row in coded}
        found += [(number(row[name]), getattr(told[row[ident]], part, none[row[ident]]))
                  for row in coded for name, part in deaths.items()]  # fmt: skip
        return found

    return check


def of_geojson(paths: list[Path], _: Ledger, rows: Row) -> Pairs:
    """Features: each incident and place, at its place's coordinates, with its words."""
    text = paths[0].read_text("utf-8")
    FeatureCollection.model_validate_json(text)
    features = json.loads(text)["features"]
    places = {e["id"]: e for e in rows["entities"] if e["kind"] == "place"}
    told = {kind: [f for f in features if f["properties"]["kind"] == kind] for kind in ("incident", "place")}
    found: Pairs = [([f["properties"]["id"] for f in told["incident"]], [e["id"] for e in rows["events"]]),
                    ([f["properties"]["id"] for f in told["place"]], list(places))]  # fmt: skip
    for feature in features:
        place = places.get(feature["properties"].get("place_id") or feature["properties"]["id"]) or {"lat": None}
        at = None if place["lat"] is None else [place["lon"], place["lat"]]
        found.append(((feature["geometry"] or {}).get("coordinates"), at))
    for feature, event in zip(told["incident"], rows["events"], strict=False):
        quotes = [cite["quote"] for cite in feature["properties"]["citations"]]
        found.append((quotes, [clean(m["quote"]) for m in event["mentions"]]))
    return found


def of_ics(paths: list[Path], _: Ledger, rows: Row) -> Pairs:
    """Entries: each line of the timeline with its text."""
    calendar = icalendar.Calendar.from_ical(paths[0].read_bytes())
    held = [c for c in calendar.subcomponents if not str(c.get("UID", "")).startswith("empty@")]
    return [(list(calendar.errors), []), (len(held), len(rows["timeline"])),
            *((str(c["SUMMARY"]), clean(line["text"]).replace("\t", " "))
              for c, line in zip(held, rows["timeline"], strict=False))]  # fmt: skip


def of_jsonld(paths: list[Path], _: Ledger, rows: Row) -> Pairs:
    """Nodes: as many of each kind as the record has, each figure with its value and range."""
    graph = rdflib.Graph().parse(paths[0], format="json-ld")
    schema, term = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("urn:newsledger:term:")
    kinds = {"reports": schema.NewsArticle, "events": schema.Event, "relations": term.Relation, "timeline": term.Line}
    found: Pairs = [(len(set(graph.subjects(rdflib.RDF.type, kind))), len(rows[name])) for name, kind in kinds.items()]
    parts = ("value", "minValue", "maxValue")
    values = [tuple(number(graph.value(node, schema[part])) for part in parts)
              for node in graph.objects(None, term.figure)]  # fmt: skip
    told = [tuple(number(figure[name]) for name in ("value", "low", "high")) for figure in rows["figures"]]
    return [*found, (sorted(map(str, values)), sorted(map(str, told)))]


def of_timelinejs(paths: list[Path], _: Ledger, rows: Row) -> Pairs:
    """Slides: each line of a known year with its text and year; the others stand on the title."""
    held = json.loads(paths[0].read_text("utf-8"))
    dated = [line for line in rows["timeline"] if not line["date"].startswith("XXXX")]
    on_title = held["title"]["text"]["text"].count("<li>") if "title" in held else 0
    told = [(html.unescape(slide["text"]["headline"]), str(slide["start_date"]["year"])) for slide in held["events"]]
    lines = [(clean(line["text"]), re.findall(r"\d{4}|\d{3}X", line["date"])[0]) for line in dated]
    return [(told, lines), (on_title, len(rows["timeline"]) - len(dated))]


CHECKS: dict[str, tuple[str, Callable[[list[Path], Ledger, Row], Pairs]]] = {
    "csv": ("frictionless, csv", of_csv), "parquet": ("pyarrow", of_parquet), "hxl": ("libhxl", of_hxl),
    "acled": ("csv", of_events("acled", "event_id_cnty", {"fatalities": "best"})),
    "ged": ("csv", of_events("ucdp", "relid", {"best": "best", "low": "low", "high": "high"})),
    "geojson": ("geojson-pydantic", of_geojson), "ics": ("icalendar", of_ics), "jsonld": ("rdflib", of_jsonld),
    "timelinejs": ("json", of_timelinejs),
}  # fmt: skip


def checked(ledger: Ledger, folder: Path, name: str) -> tuple[int, list[tuple[object, object]]]:
    """How many comparisons a format's files came to, and those that differ."""
    paths = list(write(ledger, FORMATS[name], folder / f"{name}{FORMATS[name].ending}"))
    pairs = CHECKS[name][1](paths, ledger, record(ledger))
    return len(pairs), [pair for pair in pairs if pair[0] != pair[1]]


def main(names: Iterable[str]) -> int:
    """Print what was compared; 1 where anything differs."""
    cases = SHARED / "cases"
    if not cases.is_dir():
        print(f"Nothing to check: there is no folder {cases}.")
        return 0
    wanted, failed = list(names), 0
    for case in sorted(path for path in cases.iterdir() if (path / "reports").is_dir()):
        if wanted and case.name not in wanted:
            continue
        ledger = newsledger.build([case / "reports"])
        for name in CHECKS:
            with tempfile.TemporaryDirectory() as folder:
                done, wrong = checked(ledger, Path(folder), name)
            failed += len(wrong)
            print(f"{case.name:24} {name:12} {CHECKS[name][0]:18} {done:6} compared, {len(wrong)} differ")
            for mine, theirs in wrong[:3]:
                print(f"    {str(mine)[:300]!r}\n    {str(theirs)[:300]!r}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
