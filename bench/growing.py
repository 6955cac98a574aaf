"""Measure what it costs to open a big ledger, and to add one more report to it.

usage: python bench/growing.py LEDGER ROWS [N]

Adds the first N (5) of ROWS, a JSON Lines file, one at a time to a copy of LEDGER; prints seconds, by the clock
and of the processor.
"""

from __future__ import annotations

import json
import pathlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from newsledger import annotate, pipeline
from newsledger.core.reports import Report
from newsledger.core.settings import Settings
from newsledger.publish.views import view
from newsledger.publish.why import why
from newsledger.store import Store


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long a thing took."""
    wall, spent = time.perf_counter(), time.process_time()
    yield
    print(f"{what:44} {time.perf_counter() - wall:7.2f} s wall {time.process_time() - spent:7.2f} s processor")


def main(ledger: str, rows: str, number: str = "5") -> None:
    """Print the table."""
    with timed("the language model"):
        next(annotate.pages([Report(id="r-1", name="r", text="A bridge fell on Monday.")]))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "copy.ledger"
        shutil.copy(ledger, path)
        with Store(path) as store:
            with timed("open"):
                books = pipeline.load(store)
            print(f"{len(books.reports)} reports, {len(books.stories)} stories")
            with timed("why, of one incident"):
                story = books.of(books.stories[len(books.stories) // 2].id)
                why(books, books.shown(story.reports[0].id))
            with timed("all tallies"):
                view(books, "tallies")
            with pathlib.Path(rows).open(encoding="utf-8") as lines:
                for _, line in zip(range(int(number)), lines, strict=False):
                    with timed("one more report"):
                        pipeline.add(store, [json.loads(line)], settings=Settings(jobs=1))
                        books = pipeline.load(store)
                    print(f"{len(books.reports)} reports, {len(books.stories)} stories")


if __name__ == "__main__":
    main(*sys.argv[1:])
