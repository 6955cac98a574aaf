import re

import pytest

from newsledger.publish.exports import FORMATS
from newsledger.publish.exports.facts import clean, dated
from newsledger.publish.files import write
from tests.test_docs import ROOT


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_files_that_it_names_and_the_same_twice(ledger, exported, name):
    paths = exported(ledger, name)
    assert [p.name.partition(name)[2] for p in paths] == [p.name.partition(name)[2] for p in paths if p.is_file()]
    held = [p.read_bytes() for p in paths]
    with pytest.raises(FileExistsError, match="--replace"):
        exported(ledger, name)
    assert [p.read_bytes() for p in exported(ledger, name, replace=True)] == held
    assert not list(paths[0].parent.glob("*.part"))


@pytest.mark.parametrize("name", FORMATS)
def test_files_come_in_the_order_of_their_names(example, name):
    assert tuple(n for n, _ in FORMATS[name].files(example)) == FORMATS[name].names


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented_with_its_standard(name):
    told = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert f"## {name}" in told and FORMATS[name].standard in told


@pytest.mark.parametrize("name", [n for n in FORMATS if n != "parquet"])
def test_no_text_of_a_report_breaks_a_file(hostile, exported, name):
    for path in exported(hostile, name):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", path.read_bytes().decode("utf-8", "strict")), path


def test_a_file_of_one_goes_into_a_folder_that_is_there(example, tmp_path):
    assert [p.name for p in write(example, FORMATS["acled"], tmp_path)] == ["acled.csv", "acled-left-out.csv"]
    (tmp_path / "x").write_text("")
    with pytest.raises(FileExistsError, match="folder of files"):
        write(example, FORMATS["csv"], tmp_path / "x", replace=True)


def test_nothing_is_left_where_writing_fails(example, tmp_path):
    def broken():
        yield b"begun"
        raise ZeroDivisionError

    form = FORMATS["ics"]._replace(files=lambda _: iter([("", broken())]))
    with pytest.raises(ZeroDivisionError):
        write(example, form, tmp_path / "a.ics")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("time", "first", "last", "days"),
    [("2010-06-12", "2010-06-12", "2010-06-12", 1), ("2010-02", "2010-02-01", "2010-02-28", 28),
     ("../2010-06-12", "None", "2010-06-12", None), ("XXXX-06-12", "None", "None", None),
     (None, "None", "None", None)],
)  # fmt: skip
def test_days_of_a_time(time, first, last, days):
    found = dated(time)
    assert (str(found.first), str(found.last), found.days) == (first, last, days)


def test_what_is_unfit_is_replaced_one_for_one():
    assert clean("a\x00b\ud800c\td\n") == "a\ufffdb\ufffdc\td\n"


def test_every_best_number_lies_in_its_range(ledger):
    for tally in ledger.tallies:
        for view in (tally, *tally.views):
            if view.best is not None:
                assert (view.low is None or view.low <= view.best), (tally.id, view.basis)
                assert (view.high is None or view.best <= view.high), (tally.id, view.basis)
