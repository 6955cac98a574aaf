"""newsledger reads many news reports of an unfolding crisis and keeps the books.

    import newsledger

    ledger = newsledger.build(["reports/"])
    for tally in ledger.tallies:
        print(tally.measure, tally.best, tally.basis)

`build` reads files, folders or rows (dictionaries with "text", and "title", "outlet", "published", "url", "id" where
known) into a `Ledger` in memory; `open` loads one from a ledger file; `record` gives the rows of docs/record.md.
"""

from __future__ import annotations

from pathlib import Path

from newsledger.core.ledger import Ledger
from newsledger.core.settings import Settings
from newsledger.pipeline import build, load
from newsledger.publish.record import record
from newsledger.store import Store

__version__ = "0.1.0"
__all__ = ["Ledger", "Settings", "build", "open", "record"]


def open(path: str | Path, *, settings: Settings | None = None, as_of: str | None = None,
         as_seen: str | None = None) -> Ledger:  # fmt: skip
    """The ledger in a file; `as_of` and `as_seen` as on the command line. Raises StoreError where it is no ledger.

    Readings and books are fetched from the file when they are asked for, so a big ledger opens at once.
    """
    return load(Store(Path(path)), settings=settings, as_of=as_of, as_seen=as_seen)
