"""One ledger in one SQLite file. Reports and judgements are only ever added; all else can be worked out again.

Every batch is one write transaction with SQLite's rollback journal, so that there is one file and no more: a kill at
any moment leaves it as it was before the batch or after it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from newsledger.core.books import APPLICATION, Books, Sorted
from newsledger.core.claims import Reading
from newsledger.core.edtf import is_before
from newsledger.core.findings import Finding
from newsledger.core.heirs import Once, given_up
from newsledger.core.judgements import Judgement
from newsledger.core.reports import Report
from newsledger.store.migrations import STEPS

T = TypeVar("T")
WAIT = 30  # seconds to wait for another process that writes to the ledger
# What may hinder the keeping of what can be worked out again, without any harm to the asker.
PASSING = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL)
_encode = msgspec.json.Encoder(order="deterministic").encode


class StoreError(Exception):
    """The file cannot serve as a ledger; the message names it and says what to do."""


class Store:
    """A ledger file. Use as a context manager; raises StoreError where the file is none, or cannot be read."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._path = path
        _look(path, create=create)
        with self._told():
            self._db = sqlite3.connect(path, isolation_level=None, timeout=WAIT, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says is wrong, told with the name of the file and what to do."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a fault of ours, not of the file
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            raise StoreError(f"{self._path}: {_said(error)}") from error

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
        """One write transaction: all of it, or nothing. Raises StoreError where the file cannot be written."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite itself ends it when the disk is full
                    self._db.execute("ROLLBACK")
                raise

    def known(self) -> frozenset[str]:
        """The ids of the reports that the ledger holds."""
        with self._told():
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
        with self._if_possible(), self.writing():
            self._keep_readings(readings)

    @contextmanager
    def _if_possible(self) -> Iterator[None]:
        """For what can be worked out again: a ledger that cannot be written now can still be read."""
        try:
            yield
        except StoreError as error:
            if _code(error.__cause__) not in PASSING:
                raise

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
        if as_seen is None:
            return self._decoded(noun, f"SELECT t.body FROM {table} t {order}")
        with self._told():
            seen = self._db.execute("SELECT id, seen FROM batch").fetchall()
        batches = [ident for ident, time in seen if is_before(time, as_seen)]
        query = f"SELECT t.body FROM {table} t WHERE t.batch IN (SELECT value FROM json_each(?)) {order}"
        return self._decoded(noun, query, msgspec.json.encode(batches).decode())

    def _decoded(self, noun: type[T], query: str, *values: str | None) -> Iterator[T]:
        decode = msgspec.json.Decoder(noun).decode
        with self._told():
            for (body,) in self._db.execute(query, values):
                yield decode(body)

    def readings(self, rules: str) -> Iterator[Reading]:
        """The readings made by these rules, in order of report."""
        return self._decoded(Reading, "SELECT body FROM reading WHERE rules = ? ORDER BY report", rules)

    def reading(self, report: str, rules: str) -> Reading | None:
        """The reading of one report that these rules made, or null."""
        query = "SELECT body FROM reading WHERE report = ? AND rules = ?"
        return next(self._decoded(Reading, query, report, rules), None)

    def read(self, rules: str) -> frozenset[str]:
        """The ids of the reports that these rules have read."""
        with self._told():
            return frozenset(i for (i,) in self._db.execute("SELECT report FROM reading WHERE rules = ?", (rules,)))

    def sketches(self, rules: str) -> dict[str, bytes]:
        """What the reports are sorted into stories by, as these rules made it, by report."""
        with self._told():
            return dict(self._db.execute("SELECT report, body FROM sketch WHERE rules = ?", (rules,)))

    def keep_sketches(self, sketches: Iterable[tuple[str, bytes]], rules: str) -> None:
        """Keep what reports are sorted by, in place of what other rules made."""
        with self._if_possible(), self.writing():
            self._db.execute("DELETE FROM sketch WHERE rules <> ?", (rules,))
            self._db.executemany("INSERT INTO sketch VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                 ((report, rules, body) for report, body in sketches))  # fmt: skip

    def seen(self) -> dict[str, str]:
        """When each report was taken in, EDTF, by id."""
        with self._told():
            return dict(self._db.execute("SELECT report.id, seen FROM report JOIN batch ON batch.id = report.batch"))

    def books(self, key: str) -> Books | None:
        """The books kept under a key, or null."""
        return next(self._decoded(Books, "SELECT body FROM books WHERE key = ?", key), None)

    def shelved(self, shelf: str) -> dict[str, int]:
        """The keys of the books kept whose key begins with `shelf`, and how many claims each book's reports hold."""
        query = "SELECT key, claims FROM books WHERE substr(key, 1, length(?1)) = ?1"
        with self._told():
            return dict(self._db.execute(query, (shelf,)))

    @staticmethod
    def _readable(rows: Iterable[tuple[bytes]]) -> Iterator[Books]:
        """The books that this program can still read: those of an older one may have another shape."""
        decode = msgspec.json.Decoder(Books).decode
        for (body,) in rows:
            with suppress(msgspec.MsgspecError):
                yield decode(body)

    def once(self, ident: str) -> tuple[Once, ...]:
        """What an id stood for that the books gave once, with its story or without."""
        query = "SELECT body FROM once WHERE id = ?1 OR substr(id, 1, length(?1) + 1) = ?1 || '@' ORDER BY id"
        return tuple(self._decoded(Once, query, ident))

    def stories(self) -> tuple[str, Sorted] | None:
        """The stories kept, with their key; null where there are none."""
        with self._told():
            row = self._db.execute("SELECT key, body FROM stories").fetchone()
            return (row[0], msgspec.json.decode(row[1], type=Sorted)) if row else None

    def keep_books(self, books: Iterable[tuple[str, Books]], *, shelf: str = "", beside: Iterable[str] = (),
                   stories: tuple[str, Sorted] | None = None) -> None:  # fmt: skip
        """Keep books under their keys, and those kept `beside` them, in place of all others whose key begins with
        `shelf`; and the stories that they are of.
        """
        fresh = list(books)
        with self._if_possible(), self.writing():
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM kept")
            self._db.executemany("INSERT INTO kept VALUES (?) ON CONFLICT DO NOTHING",
                                 ((key,) for key in (*beside, *(key for key, _ in fresh))))  # fmt: skip
            others = "FROM books WHERE key NOT IN (SELECT key FROM kept) AND substr(key, 1, length(?1)) = ?1"
            gone = self._readable(self._db.execute(f"SELECT body {others}", (shelf,)))
            once = tuple(given_up(gone, (body for _, body in fresh)))
            self._db.executemany("INSERT INTO once VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
                                 ((old.id, _encode(old)) for old in once))  # fmt: skip
            self._db.execute(f"DELETE {others}", (shelf,))
            self._db.executemany("INSERT INTO books VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                 ((key, body.claims, _encode(body)) for key, body in fresh))  # fmt: skip
            if stories is not None:
                self._db.execute("DELETE FROM stories")
                self._db.execute("INSERT INTO stories VALUES (?, ?)", (stories[0], _encode(stories[1])))


def _look(path: Path, *, create: bool) -> None:
    """Raise StoreError where there can be no ledger at the path."""
    try:
        if path.is_dir():
            raise StoreError(f"{path}: a folder, not a ledger. Name a file in it, such as {path / 'crisis.ledger'}")
        if not create and not path.is_file():
            raise StoreError(f"{path}: no such ledger. Make one with: newsledger build REPORTS -o {path}")
        if create and not path.parent.is_dir():
            raise StoreError(f"{path}: its folder is not there. Make it, or choose another place.")
    except OSError as error:
        raise StoreError(f"{path}: cannot be looked at ({error.strerror or error}). Choose another file.") from error


def _code(error: BaseException | None) -> int | None:
    """SQLite's primary result code, where the error has one."""
    return getattr(error, "sqlite_errorcode", -1) & 0xFF if isinstance(error, sqlite3.Error) else None


def _said(error: Exception) -> str:
    """What is wrong with the file, and what to do."""
    code = _code(error)
    if code == sqlite3.SQLITE_BUSY:
        return "in use by another newsledger. Run this again when that has ended."
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"cannot be opened or written ({error}). Check the permissions of file and folder."
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return f"cannot be written or read ({error}). Free some space and run this again; what was added is kept."
    if code == sqlite3.SQLITE_NOTADB:
        return "not a ledger. Choose another file."
    return f"damaged, or not a ledger ({error}). Restore it from a copy, or build it again from its reports."


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time (executescript would commit the transaction that it stands in)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement) and statement.strip():
            yield statement
            statement = ""
