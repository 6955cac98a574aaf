"""What was wrong with the data, said plainly and kept; and the shape that every stage returns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec

from newsledger.core.nouns import Noun

T = TypeVar("T")


class Finding(Noun, frozen=True, kw_only=True, order=True):
    """Bad or doubtful data, with its place: "'Fri 31 Feb' is not a date; kept undated".

    `level` is "error" where something could not be read at all (the exit status says so), "warning" where a reading is
    doubtful, "note" where a reader may want to know. `where` is a file, `file#row`, or a report id.
    """

    level: str
    where: str
    message: str
    start: int | None = None
    end: int | None = None


class Outcome(msgspec.Struct, Generic[T], frozen=True):
    """What a stage returns: the values it made, and what it found wrong on the way."""

    items: tuple[T, ...]
    findings: tuple[Finding, ...] = ()


class Desk:
    """Collects the findings of the stages, each once, while a ledger is built."""

    def __init__(self) -> None:
        self._findings: set[Finding] = set()

    def keep(self, outcome: Outcome[T]) -> tuple[T, ...]:
        """Take the findings of an outcome, and hand on its values."""
        self.add(outcome.findings)
        return outcome.items

    def add(self, findings: Iterable[Finding]) -> None:
        """Take findings that come without values."""
        self._findings.update(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in an order that does not depend on when they came."""
        return tuple(sorted(self._findings, key=lambda f: (f.level, f.where, f.start or 0, f.end or 0, f.message)))
