"""The bench script that reads every export back, on the example; the cases are its own to go through."""

import runpy
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench" / "exports.py"


@pytest.fixture(scope="session")
def bench():
    return runpy.run_path(str(BENCH))


@pytest.mark.parametrize("name", ["csv", "parquet", "hxl", "acled", "ged", "geojson", "ics", "jsonld", "timelinejs"])
def test_what_a_standards_reader_reads_is_the_record(bench, example, tmp_path, name):
    done, wrong = bench["checked"](example, tmp_path, name)
    assert done > 1 and wrong == []


def test_what_differs_is_found(bench, example, tmp_path):
    paths = list(bench["write"](example, bench["FORMATS"]["acled"], tmp_path / "acled.csv"))
    table = paths[-1].read_bytes().splitlines(keepends=True)
    paths[-1].write_bytes(b"".join(table[:-1]))
    pairs = bench["CHECKS"]["acled"][1](paths, example, bench["record"](example))
    assert [pair for pair in pairs if pair[0] != pair[1]]


def test_without_the_cases_it_says_so(bench, monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(bench["main"].__globals__, "SHARED", tmp_path)
    assert bench["main"]([]) == 0
    assert "Nothing to check" in capsys.readouterr().out
