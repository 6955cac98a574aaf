"""The archive of many small incidents: pages put back into the incidents that people filed them under.

usage: python bench/archive.py OUT [--incidents 120] [--seed 1]      then: score_archive.py OUT/gva OUT/record

Reads bench/gva under the shared data (web pages, most on one shooting each, and the archive that people made of them;
no part of the project). All pages of a sample of incidents are built into one ledger; `--incidents 0` takes all 4,011
pages (some ten minutes with two processes). OUT/gva holds the sample in the archive's own form, OUT/record the record.
The key is never input: it only chooses the sample.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pathlib
import random
from collections.abc import Iterable
from typing import Any

from cases import write

from newsledger import pipeline

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The rows of one of the archive's files."""
    with gzip.open(SHARED / "bench" / "gva" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sample(incidents: int, seed: int) -> dict[str, list[Row]]:
    """The archive's files cut down to a sample of incidents, by name; all of it for none."""
    key, docs, archive = rows("key.jsonl.gz"), rows("docs.jsonl.gz"), rows("incidents.jsonl.gz")
    names = sorted({row["incident"] for row in key})
    kept = set(random.Random(seed).sample(names, incidents) if incidents else names)
    key = [row for row in key if row["incident"] in kept]
    pages = {row["report"] for row in key}
    return {"key.jsonl.gz": key, "docs.jsonl.gz": [row for row in docs if row["id"] in pages],
            "incidents.jsonl.gz": [row for row in archive if row["incident_uri"] in kept]}  # fmt: skip


def keep(path: pathlib.Path, found: Iterable[Row]) -> None:
    """Write rows as compressed lines."""
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)


def main() -> None:
    """Build the sample and write its record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--incidents", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not SHARED.is_dir():
        print(f"no {SHARED}: nothing measured. Set NEWSLEDGER_BENCH to the folder of the cases and bench/.")
        return
    (args.out / "gva").mkdir(parents=True, exist_ok=True)
    for name, found in sample(args.incidents, args.seed).items():
        keep(args.out / "gva" / name, found)
    write(args.out / "record", pipeline.build([args.out / "gva" / "docs.jsonl.gz"]))
    print(f"python score_archive.py {args.out / 'gva'} {args.out / 'record'}")


if __name__ == "__main__":
    main()
