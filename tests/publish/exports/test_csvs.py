import csv
import json

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.record import record
from newsledger.core.sheets import SHEETS, sheets
from newsledger.publish.exports.cells import guarded, lines, unguarded
from newsledger.publish.exports.facts import clean


def read(path):
    """The rows of a csv file as dictionaries, texts as they were."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def test_the_package_is_valid_by_its_own_library(ledger, exported):
    paths = exported(ledger, "csv")
    found = frictionless.validate(str(paths[-1]))
    assert found.valid, found.flatten(["title", "message"])[:5]


def test_rows_and_values_are_those_of_the_record(ledger, exported):
    held, rows = {p.stem: read(p) for p in exported(ledger, "csv")[:-1]}, record(ledger)
    for kind in rows:
        assert [row["id"] for row in held[kind]] == [clean(row["id"]) for row in rows[kind]]
    for mine, theirs in zip(held["figures"], rows["figures"], strict=True):
        for name in ("low", "high", "value"):
            assert (float(mine[name]) if mine[name] else None) == theirs[name]
        assert mine["quote"] == clean(theirs["quote"]) and int(mine["start"]) == theirs["start"]
    for mine, theirs in zip(held["entities"], rows["entities"], strict=True):
        assert json.loads(mine["names"]) == list(map(clean, theirs["names"]))
    assert len(held["mentions"]) == sum(len(row["mentions"]) for row in rows["entities"])
    assert len(held["tellings"]) == sum(len(row["mentions"]) for row in rows["events"])
    assert len([row for row in held["points"] if row["figure"]]) == sum(len(row["points"]) for row in rows["tallies"])
    assert len(held["citations"]) == sum(len(row["citations"]) for row in rows["timeline"])


def test_every_citation_is_of_the_text(ledger):
    texts = {ledger.label(r.id): r.text for r in ledger.reports}
    for _, columns, cells in sheets(ledger):
        names = [c.name for c in columns]
        for row in (dict(zip(names, line, strict=True)) for line in cells):
            for end in ("", "a_", "b_"):
                if f"{end}quote" in row:
                    text = texts[row[f"{end}report"]]
                    assert text[row[f"{end}start"] : row[f"{end}end"]] == row[f"{end}quote"]


def test_every_table_has_the_words_that_its_lines_rest_on(ledger):
    texts = {ledger.label(r.id): r.text for r in ledger.reports}
    for name, columns, cells in sheets(ledger):
        names = [c.name for c in columns]
        assert name == "reports" or {"citations", "quote", "a_quote"} & set(names)
        for row in (dict(zip(names, line, strict=True)) for line in cells if "citations" in names):
            assert row["citations"]
            for told in row["citations"]:
                span, _, rest = told.partition(" ")
                start, end = map(int, span.split("-"))
                report, quote = rest[: start - end - 2], rest[start - end :]
                assert texts[report][start:end] == quote and rest == f"{report}: {quote}"


def test_a_count_of_victims_told_one_by_one_has_the_words_that_tell_of_them(example):
    _, _, cells = next(sheets(example, ["points"]))
    assert {line[0] for line in cells} == {row["id"] for row in record(example)["tallies"]}


def test_no_cell_is_a_formula(hostile, exported):
    for path in exported(hostile, "csv")[:-1]:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell[:1] in tuple("=+@\t\r\n")]


@given(st.text())
def test_the_guard_is_exact(text):
    cell = guarded(text)
    assert unguarded(cell) == text and cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_numbers_are_not_guarded():
    written = b"".join(lines(["a", "b"], [(-8.25, True), (None, ["x", "ü"])])).decode()
    assert written == 'a,b\r\n-8.25,true\r\n,"[""x"",""ü""]"\r\n'


@pytest.mark.parametrize("name", SHEETS)
def test_every_table_names_its_row(name):
    assert SHEETS[name].columns[0].name in ("id", "report", "entity", "event", "tally", "line")
