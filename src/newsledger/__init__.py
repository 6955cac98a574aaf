"""newsledger reads many news reports of an unfolding crisis and keeps the books.

    import newsledger

    ledger = newsledger.build(["reports/"], "crisis.ledger")
    for tally in ledger.tallies:
        print(tally.measure, tally.best, tally.basis)
    ledger.tallies.to_frame()

`build` reads files, folders or rows (dictionaries with "text", and "title", "outlet", "published", "url", "id" where
known) into a `Ledger`, in memory or in a file; `open` loads one from its file; `record` gives the rows of
docs/record.md, `export` writes the formats of docs/formats.md. docs/python.md shows it all.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace as _replace

from newsledger import pipeline as _pipeline
from newsledger.core.judgements import Judgement
from newsledger.core.ledger import Ledger
from newsledger.core.record import record
from newsledger.core.settings import POLICIES, Settings
from newsledger.store import Store

if TYPE_CHECKING:
    from newsledger import read

__version__ = "0.1.0"
__all__ = ["Ledger", "Settings", "build", "export", "open", "record"]


def build(sources: Iterable[read.Source], path: str | Path | None = None, *, settings: Settings | None = None,
          policy: str | None = None, judged: Iterable[Judgement] = ()) -> Ledger:  # fmt: skip
    """The ledger of the reports that the sources hold: in memory, or kept in a file, to which what is new is added.

    Raises StoreError where the file is no ledger, ValueError for a policy that is none.
    """
    chosen = _chosen(settings, policy)
    if path is None:
        return _pipeline.build(sources, settings=chosen, judged=judged)
    store = Store(Path(path), create=True)
    _pipeline.add(store, sources, settings=chosen, judged=judged)
    return _pipeline.load(store, settings=chosen)


def open(path: str | Path, *, settings: Settings | None = None, policy: str | None = None, as_of: str | None = None,
         as_seen: str | None = None) -> Ledger:  # fmt: skip
    """The ledger in a file; `as_of`, `as_seen` and `policy` as on the command line.

    Readings and books are fetched from the file when they are asked for, so a big ledger opens at once. Raises
    StoreError where the file is no ledger, ValueError for a policy that is none.
    """
    return _pipeline.load(Store(Path(path)), settings=_chosen(settings, policy), as_of=as_of, as_seen=as_seen)


def export(ledger: Ledger, path: str | Path, *, format: str = "record", policy: str | None = None,
           replace: bool = False) -> tuple[Path, ...]:  # fmt: skip
    """Write a ledger in one of the formats of docs/formats.md; the paths written.

    Raises ValueError for a format or policy that is none, or where a library that the format needs is missing, and
    FileExistsError where a file is there and may not be replaced.
    """
    from newsledger.publish.exports import FORMATS
    from newsledger.publish.files import write

    if format not in FORMATS:
        raise ValueError(f"{format} is not a format. Choose one of: {', '.join(FORMATS)}.")
    _chosen(None, policy)
    return write(ledger, FORMATS[format], Path(path), policy=policy, replace=replace)


def _chosen(settings: Settings | None, policy: str | None) -> Settings:
    """The settings, with the policy chosen."""
    settings = settings or Settings()
    if policy is None:
        return settings
    if policy not in POLICIES:
        raise ValueError(f"{policy} is not a policy. Choose one of: {', '.join(POLICIES)}.")
    return _replace(settings, policy=policy)
