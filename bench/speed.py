"""How fast, and in how much memory: bulk articles against the bare language model, and the seeds from a cold start.

usage: python bench/speed.py [N]        measures N bulk articles (2,000 if not given); prints one JSON object
"""

from __future__ import annotations

import gzip
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from typing import Any

from cases import SHARED

from newsledger import extract, pipeline
from newsledger.annotate.english import model, pages
from newsledger.core.findings import Desk
from newsledger.core.settings import Settings

CHUNK = 100  # articles measured one way, then the other, so that a machine that drifts drifts for both


def bulk(number: int) -> Iterator[dict[str, Any]]:
    """The first articles of the bulk set."""
    with gzip.open(SHARED / "bench" / "bulk.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from islice(map(json.loads, lines), number)


def throughput(number: int) -> dict[str, float]:
    """Seconds for the bare model and for all our work, over the same texts in the same run, by one process."""
    settings, desk = Settings(jobs=1), Desk()
    rows, reports, readings = bulk(number), [], []
    spent = dict.fromkeys(("bare", "intake", "model", "rules", "books"), 0.0)
    model()

    def timed(name: str, began: float) -> None:
        spent[name] += time.perf_counter() - began

    while chunk := list(islice(rows, CHUNK)):
        began = time.perf_counter()
        with model().memory_zone():
            for _ in model().pipe(row["text"] for row in chunk):
                pass
        timed("bare", began)
        began = time.perf_counter()
        taken = list(pipeline.take(chunk, settings=settings, desk=desk))
        timed("intake", began)
        began = time.perf_counter()
        read = list(pages(taken))
        timed("model", began)
        began = time.perf_counter()
        readings += [extract.read(page) for page in read]
        timed("rules", began)
        reports += taken
    began = time.perf_counter()
    ledger = pipeline.settle(reports, readings, settings=settings, findings=desk.findings)
    timed("books", began)
    total = sum(spent.values()) - spent["bare"]
    return {"articles": number, "reports": len(ledger.reports), "claims": len(ledger.claims),
            **{f"{name} s": round(value, 1) for name, value in spent.items()}, "total s": round(total, 1),
            "times the bare pass": round(total / spent["bare"], 2),
            "share of the model": round(spent["model"] / total, 2),
            "reports a second": round(len(reports) / total, 1),
            "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}  # fmt: skip


def seeds() -> dict[str, float]:
    """Seconds from a cold start (a new process, the model to be loaded) to the seeds' ledger."""
    with tempfile.TemporaryDirectory() as folder:
        command = [pathlib.Path(sys.executable).with_name("newsledger"), "build", SHARED / "seeds", "-o",
                   f"{folder}/seeds.ledger", "-q"]  # fmt: skip
        began = time.perf_counter()
        subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
        return {"seeds s": round(time.perf_counter() - began, 1)}


if __name__ == "__main__":
    print(json.dumps(throughput(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000) | seeds()))
