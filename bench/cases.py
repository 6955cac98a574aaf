"""Score the cases: build each crisis, export its record, and compare it with its gold record by `score.py`.

usage: python bench/cases.py OUT [CASE ...]      then: score.py --cases SHARED/cases OUT
"""

from __future__ import annotations

import json
import os
import pathlib
import sys

from newsledger import pipeline
from newsledger.core.ledger import Ledger
from newsledger.publish.record import record

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))


def write(folder: pathlib.Path, ledger: Ledger) -> None:
    """The record of a ledger, as files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, rows in record(ledger).items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{kind}.jsonl").write_text(lines, encoding="utf-8")


def build_cases(out: pathlib.Path, names: list[str]) -> None:
    """Write the record of each case to OUT/CASE."""
    for case in sorted((SHARED / "cases").iterdir()):
        if (case / "reports").is_dir() and (not names or case.name in names):
            write(out / case.name, pipeline.build([case / "reports"]))


if __name__ == "__main__":
    build_cases(pathlib.Path(sys.argv[1]), sys.argv[2:])
