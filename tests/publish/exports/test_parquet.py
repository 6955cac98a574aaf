import sys

import pyarrow.parquet
import pytest

from newsledger.core.sheets import SHEETS, sheets
from newsledger.publish.exports.parquet import HALVES, Missing

ARROW = {"text": "string", "integer": "int64", "number": "double", "boolean": "bool", "list": "list<element: string>"}


def test_tables_come_back_as_they_were(ledger, exported):
    paths = {path.stem: path for path in exported(ledger, "parquet")}
    assert set(paths) == set(SHEETS)
    for name, columns, lines in sheets(ledger):
        table = pyarrow.parquet.read_table(paths[name])
        assert [(f.name, str(f.type)) for f in table.schema] == [(c.name, ARROW[c.kind]) for c in columns]
        assert [tuple(row.values()) for row in table.to_pylist()] == [tuple(map(plain, line)) for line in lines]


def plain(value):
    if isinstance(value, str):
        return HALVES.sub("\ufffd", value)
    return list(map(plain, value)) if isinstance(value, tuple) else value


def test_without_pyarrow_the_message_names_the_extra(example, exported, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(Missing, match=r"newsledger\[tables\]"):
        exported(example, "parquet")
