"""parquet: every table of the record, flat, each in a file, with the types of its columns.

Standard: Apache Parquet (https://parquet.apache.org/docs/file-format/), written by pyarrow.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsledger.core.ledger import Ledger
from newsledger.core.sheets import SHEETS, Column, sheets

if TYPE_CHECKING:
    import pyarrow

HALVES = re.compile("[\ud800-\udfff]")
NAMES = tuple(f"{name}.parquet" for name in SHEETS)


class Missing(ValueError):
    """A library that a format needs is not installed; the message names it and the extra that brings it."""


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the tables. Raises Missing where pyarrow is not installed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise Missing("parquet needs pyarrow, which is not installed. Install it with: "
                      "pip install 'newsledger[tables]'. Or choose csv.") from error  # fmt: skip
    for name, columns, rows in sheets(ledger):
        held = io.BytesIO()
        pyarrow.parquet.write_table(_table(columns, rows), held, compression="zstd")
        yield f"{name}.parquet", [held.getvalue()]


def _table(columns: tuple[Column, ...], rows: list[tuple[Any, ...]]) -> pyarrow.Table:
    import pyarrow as pa

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
             "list": pa.list_(pa.string())}  # fmt: skip
    schema = pa.schema([(c.name, kinds[c.kind]) for c in columns])
    by_column = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pa.table([pa.array(_whole(cells), type=field.type)
                     for cells, field in zip(by_column, schema, strict=True)], schema=schema)  # fmt: skip


def _whole(values: Iterable[Any]) -> list[Any]:
    """The values, halves of characters, which no encoding can write, as U+FFFD."""
    return [HALVES.sub("\ufffd", v) if isinstance(v, str) else v for v in values]
