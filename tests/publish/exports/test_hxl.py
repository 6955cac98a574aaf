import hxl
import pytest

from newsledger.core.record import record
from newsledger.publish.exports.facts import clean


def load(path):
    return hxl.data(str(path), hxl.InputOptions(allow_local=True))


@pytest.fixture
def figures(ledger, exported):
    return exported(ledger, "hxl")


def test_hxls_own_schema_finds_no_error(figures):
    for path in figures:
        errors = []
        load(path).validate(callback=errors.append)
        assert [str(e.message) for e in errors if e.rule.severity == "error"] == []


def test_a_row_for_each_figure_with_its_number(ledger, figures):
    rows, told = list(load(figures[0])), record(ledger)["figures"]
    assert [row.get("#meta+report+id") for row in rows] == [guard(f["report"]) for f in told]
    for row, figure in zip(rows, told, strict=True):
        assert number(row.get("#indicator+value+num-min-max")) == figure["value"]
        assert number(row.get("#indicator+min")) == figure["low"]
        assert number(row.get("#indicator+max")) == figure["high"]
        if figure["measure"] == "killed":
            stands = figure["modality"] in ("happened", "ongoing")
            assert number(row.get("#affected+killed")) == (figure["value"] if stands else None)
        if figure["low"] != figure["high"]:
            assert "range" in row.get("#meta+notes")


def test_a_row_for_each_count(ledger, figures):
    rows, told = list(load(figures[1])), record(ledger)["tallies"]
    by_id = {t["id"]: t for t in told}
    assert {row.get("#meta+id") for row in rows} == {guard(i) for i in by_id} and len(rows) == len(told)


def number(cell):
    return float(cell) if cell else None


def guard(text):
    return f"'{clean(text)}" if text.startswith(tuple("=+-@")) else clean(text)
