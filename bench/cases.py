"""Score the cases: build each crisis, export its record, and compare it with its gold record by `score.py`.

usage: python bench/cases.py OUT [CASE ...]               then: score.py --cases SHARED/cases OUT
       python bench/cases.py OUT --own [CRISIS ...]       then: score.py --cases bench/crises OUT

`--own` takes the project's own crises, bench/crises, whose gold record is made from quotes (see gold.py) on the way:
those named, or all that are not kept unread (bench/crises/held_out.txt).
"""

from __future__ import annotations

import json
import os
import pathlib
import sys

import gold

from newsledger import pipeline
from newsledger.core.ledger import Ledger
from newsledger.core.record import record

OWN = pathlib.Path(__file__).parent / "crises"
SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))


def crises() -> list[pathlib.Path]:
    """The project's own crises that may be read and learned from: all but those kept unread to measure on."""
    apart = (OWN / "held_out.txt").read_text(encoding="utf-8").split()
    if not apart:
        raise SystemExit("bench/crises/held_out.txt is empty: some crises must stay unread, to measure on")
    return [d for d in sorted(OWN.iterdir()) if (d / "coded").is_dir() and d.name not in apart]


def write(folder: pathlib.Path, ledger: Ledger) -> None:
    """The record of a ledger, as files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, rows in record(ledger).items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{kind}.jsonl").write_text(lines, encoding="utf-8")


def build_cases(out: pathlib.Path, names: list[str], *, root: pathlib.Path = SHARED / "cases") -> None:
    """Write the record of each case under a folder to OUT/CASE."""
    for case in sorted(root.iterdir()):
        if (case / "reports").is_dir() and (not names or case.name in names):
            write(out / case.name, pipeline.build([case / "reports"]))


def main(words: list[str]) -> int:
    """Build what is asked for; 1 where a crisis of our own is coded wrongly."""
    out, *names = words
    if "--own" not in names:
        build_cases(pathlib.Path(out), names)
        return 0
    names.remove("--own")
    chosen = [OWN / name for name in names] or crises()
    faults = gold.main([str(crisis) for crisis in chosen])
    build_cases(pathlib.Path(out), [crisis.name for crisis in chosen], root=OWN)
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
