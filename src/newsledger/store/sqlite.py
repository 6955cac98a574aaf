"""One ledger in one SQLite file. Reports and judgements are only ever added; all else can be worked out again.

Every batch is one write transaction with SQLite's rollback journal, so that there is one file and no more: a kill at
any moment leaves it as it was before the batch or after it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from newsledger.core.books import Books
from newsledger.core.claims import Reading
from newsledger.core.findings import Finding
from newsledger.core.judgements import Judgement
from newsledger.core.reports import Report
from newsledger.store.migrations import STEPS

T = TypeVar("T")
APPLICATION = 0x6E6C6467  # "nldg": how a file says that it is a ledger
_encode = msgspec.json.Encoder(order="deterministic").encode


class StoreError(Exception):
    """The file cannot serve as a ledger; the message names it and says what to do."""


class Store:
    """A ledger file. Use as a context manager; raises StoreError where the file is none, or cannot be read."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise StoreError(f"{path}: no such ledger. Make one with: newsledger build REPORTS -o {path}")
        self._path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._prepare()
        except sqlite3.Error as error:
            raise StoreError(f"{path}: not a ledger, or not readable ({error}). Choose another file.") from error

    def _prepare(self) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION and tables:
            raise StoreError(f"{self._path}: a database, but not a ledger. Choose another file.")
        self._db.execute("PRAGMA foreign_keys = ON")
        (step,) = self._db.execute("PRAGMA user_version").fetchone()
        if step > len(STEPS):
            raise StoreError(f"{self._path}: made by a newer newsledger. Update the program to read it.")
        if step < len(STEPS):
            self._migrate()

    def _migrate(self) -> None:
        """Bring the file to the newest schema, one step a transaction."""
        with self.writing():
            (step,) = self._db.execute("PRAGMA user_version").fetchone()  # another process may have been here
            for number, script in enumerate(STEPS[step:], step + 1):
                for statement in _statements(script):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number}")
            self._db.execute(f"PRAGMA application_id = {APPLICATION}")

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One write transaction: all of it, or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def known(self) -> frozenset[str]:
        """The ids of the reports that the ledger holds."""
        return frozenset(ident for (ident,) in self._db.execute("SELECT id FROM report"))

    def add(self, reports: Iterable[Report], readings: Iterable[Reading], *, findings: Iterable[Finding] = (),
            judged: Iterable[Judgement] = (), seen: str) -> None:  # fmt: skip
        """Add a batch: reports, readings, what could not be taken in, people's judgements. What is there stays."""
        with self.writing():
            batch = self._db.execute("INSERT INTO batch (seen) VALUES (?)", (seen,)).lastrowid
            self._db.executemany("INSERT INTO report VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                 ((r.id, batch, _encode(r)) for r in reports))  # fmt: skip
            self._keep_readings(readings)
            self._db.executemany("INSERT INTO finding VALUES (?, ?) ON CONFLICT DO NOTHING",
                                 ((batch, _encode(f)) for f in findings))  # fmt: skip
            self._db.executemany("INSERT INTO judgement VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                 ((j.id, batch, _encode(j)) for j in judged))  # fmt: skip

    def _keep_readings(self, readings: Iterable[Reading]) -> None:
        self._db.executemany("INSERT INTO reading VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
                             ((r.report, r.rules, _encode(r)) for r in readings))  # fmt: skip

    def keep_readings(self, readings: Iterable[Reading]) -> None:
        """Keep readings of reports that are in the ledger already, made by newer rules."""
        with self.writing():
            self._keep_readings(readings)

    def reports(self, *, as_seen: str | None = None) -> Iterator[Report]:
        """The reports, in order of id; those seen by then, where a time is given."""
        return self._bodies("report", Report, as_seen, "ORDER BY t.id")

    def findings(self, *, as_seen: str | None = None) -> Iterator[Finding]:
        """What could not be taken in."""
        return self._bodies("finding", Finding, as_seen, "ORDER BY t.body")

    def judgements(self, *, as_seen: str | None = None) -> Iterator[Judgement]:
        """People's judgements."""
        return self._bodies("judgement", Judgement, as_seen, "ORDER BY t.id")

    def _bodies(self, table: str, noun: type[T], as_seen: str | None, order: str) -> Iterator[T]:
        query = f"SELECT t.body FROM {table} t JOIN batch b ON b.id = t.batch WHERE ?1 IS NULL OR b.seen <= ?1 {order}"
        decode = msgspec.json.Decoder(noun).decode
        return (decode(body) for (body,) in self._db.execute(query, (as_seen,)))

    def readings(self, rules: str) -> Iterator[Reading]:
        """The readings made by these rules, in order of report."""
        decode = msgspec.json.Decoder(Reading).decode
        rows = self._db.execute("SELECT body FROM reading WHERE rules = ? ORDER BY report", (rules,))
        return (decode(body) for (body,) in rows)

    def books(self, key: str) -> Books | None:
        """The books kept under a key, or null."""
        row = self._db.execute("SELECT body FROM books WHERE key = ?", (key,)).fetchone()
        return msgspec.json.decode(row[0], type=Books) if row else None

    def keep_books(self, books: Iterable[tuple[str, Books]]) -> None:
        """Keep books under their keys, in place of all that were kept before."""
        fresh = list(books)
        with self.writing():
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM kept")
            self._db.executemany("INSERT INTO kept VALUES (?)", ((key,) for key, _ in fresh))
            self._db.execute("DELETE FROM books WHERE key NOT IN (SELECT key FROM kept)")
            self._db.executemany("INSERT INTO books VALUES (?, ?) ON CONFLICT DO NOTHING",
                                 ((key, _encode(body)) for key, body in fresh))  # fmt: skip


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time (executescript would commit the transaction that it stands in)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement) and statement.strip():
            yield statement
            statement = ""
