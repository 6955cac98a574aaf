"""A table of the ledger as people use it from Python: a tuple of nouns, its rows as dictionaries, a data frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import pandas

    from newsledger.core.ledger import Ledger

T = TypeVar("T")
DTYPES = {"text": object, "integer": "Int64", "number": "float64", "boolean": "boolean", "list": object}


class Table(tuple[T, ...]):
    """The nouns of one kind that a ledger holds, in its order; `kind` names the table of the record that they make."""

    kind: str
    ledger: Ledger

    def __new__(cls, nouns: Iterable[T], kind: str, ledger: Ledger) -> Table[T]:  # noqa: D102 (the class says it)
        made = super().__new__(cls, nouns)
        made.kind, made.ledger = kind, ledger
        return made

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the record, as dictionaries of plain values (docs/record.md)."""
        from newsledger.core.record import rows_of  # it reads ledgers, and so comes after them

        return rows_of(self.ledger, self.kind)

    def to_frame(self) -> pandas.DataFrame:
        """The flat table as a pandas data frame: the columns of docs/formats.md, citations among them."""
        return frame(self.ledger, self.kind)


def frame(ledger: Ledger, name: str) -> pandas.DataFrame:
    """One of the flat tables as a data frame. Raises KeyError, with the names, where there is no such table."""
    from newsledger.core.sheets import SHEETS, sheets  # they read ledgers, and so come after them

    try:
        import pandas
    except ImportError as error:
        raise ImportError("A data frame needs pandas, which is not installed. Install it with: pip install "
                          "'newsledger[tables]'. What needs no pandas: rows(), and the csv export.") from error
    if name not in SHEETS:
        raise KeyError(f"{name} is no table. Choose from: {', '.join(SHEETS)}.")
    _, columns, lines = next(sheets(ledger, [name]))
    by_column: Sequence[Sequence[Any]] = list(zip(*lines, strict=True)) or [() for _ in columns]
    return pandas.DataFrame({c.name: pandas.Series(_held(cells, c.kind), dtype=DTYPES[c.kind])
                             for c, cells in zip(columns, by_column, strict=True)})  # fmt: skip


def _held(cells: Sequence[Any], kind: str) -> list[Any]:
    return [None if cell is None else list(cell) for cell in cells] if kind == "list" else list(cells)
