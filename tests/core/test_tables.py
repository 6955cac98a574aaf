import sys

import pytest

import newsledger
from newsledger.core.ledger import Ledger
from newsledger.core.record import KINDS, record
from newsledger.core.sheets import SHEETS, sheets
from newsledger.core.tables import DTYPES
from tests.test_pipeline import ROWS


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build(ROWS, settings=newsledger.Settings(jobs=1))


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_of_the_record_is_a_tuple_rows_and_a_frame(ledger, kind):
    table, rows = getattr(ledger, kind), record(ledger)[kind]
    assert isinstance(table, tuple) and len(table) == len(rows)
    assert table.rows() == rows
    frame = table.to_frame()
    assert list(frame["id"]) == [row["id"] for row in rows]
    assert list(frame.columns) == [c.name for c in SHEETS[kind].columns]


@pytest.mark.parametrize("name", SHEETS)
def test_frames_have_the_types_of_their_columns_also_when_empty(ledger, name):
    for held in (ledger, Ledger()):
        frame = held.to_frame(name)
        assert [str(t) for t in frame.dtypes] == [
            "object" if DTYPES[c.kind] is object else DTYPES[c.kind] for c in SHEETS[name].columns]  # fmt: skip
    assert len(ledger.to_frame(name)) == len(next(sheets(ledger, [name]))[2])


def test_an_unknown_table_is_named_with_those_there_are(ledger):
    with pytest.raises(KeyError, match="points"):
        ledger.to_frame("tolls")


def test_without_pandas_the_message_names_the_extra(ledger, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"newsledger\[tables\]"):
        ledger.tallies.to_frame()
    assert ledger.tallies.rows()


def test_a_ledger_is_built_into_a_file_and_opened_by_policy(tmp_path):
    made = newsledger.build(ROWS[:2], tmp_path / "a.ledger", policy="highest", settings=newsledger.Settings(jobs=1))
    assert {t.policy for t in made.tallies} == {"highest"}
    assert len(newsledger.build(ROWS, tmp_path / "a.ledger", settings=newsledger.Settings(jobs=1)).reports) == 3
    opened = newsledger.open(tmp_path / "a.ledger", policy="ucdp", as_of="2019-05-06")
    assert {t.policy for t in opened.tallies} == {"ucdp"} and len(opened.reports) == 1
    with pytest.raises(ValueError, match="not a policy"):
        newsledger.open(tmp_path / "a.ledger", policy="luck")


def test_export_from_python(ledger, tmp_path):
    assert [p.name for p in newsledger.export(ledger, tmp_path / "a.ics", format="ics")] == ["a.ics"]
    with pytest.raises(ValueError, match="not a format"):
        newsledger.export(ledger, tmp_path / "a", format="xml")
