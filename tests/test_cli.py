import json

import pytest
from typer.testing import CliRunner

from newsledger.cli import SHOWABLE, app
from tests.test_pipeline import ROWS


def run(*words, input=None):
    return CliRunner().invoke(app, [str(word) for word in words], input=input)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    made = run("build", folder, "-o", folder / "a.ledger", "--jobs", 1)
    assert made.exit_code == 0, made.output
    assert "3 reports added" in made.output
    return folder / "a.ledger"


def test_building_again_adds_only_what_is_new(ledger):
    again = run("build", ledger.parent / "rows.jsonl", "-o", ledger)
    assert again.exit_code == 0 and "0 reports added, 3 in all" in again.output


def test_rows_come_from_standard_input_with_fields_of_any_name(tmp_path):
    row = json.dumps({"id": "x", "words": "A fire killed two people in Quito on Monday."})
    made = run("build", "-", "-o", tmp_path / "b.ledger", "--field", "words=text", input=row)
    assert made.exit_code == 0 and "1 report added" in made.output


def test_what_cannot_be_read_is_named_and_the_rest_is_done(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "good.txt").write_text("A fire killed two people in Quito on Monday.")
    made = run("build", tmp_path / "in", "-o", tmp_path / "c.ledger", "-q")
    assert made.exit_code == 3 and "empty.txt" in made.output
    assert len(json.loads(run("show", tmp_path / "c.ledger", "reports", "--json").output)) == 1


@pytest.mark.parametrize("view", SHOWABLE)
def test_every_view_prints_as_text_and_as_json(ledger, view):
    assert run("show", ledger, view).exit_code == 0
    assert json.loads(run("show", ledger, view, "--json").output) is not None


def test_the_overview_gives_the_toll_with_who_says_so(ledger):
    shown = run("show", ledger).output
    assert "killed" in shown and "seven" in shown and "Lake Post" in shown


def test_the_view_may_be_named_first(ledger):
    assert run("show", "tallies", ledger).output == run("show", ledger, "tallies").output


def test_why_goes_down_to_the_words(ledger):
    tally = json.loads(run("show", ledger, "tallies", "--json").output)[0]
    told = run("why", ledger, tally["id"]).output
    words = "".join(told.split())  # however the lines are broken
    assert all("".join(point["sentence"].split()) in words for point in tally["points"])
    claim = tally["points"][0]["claim"]
    assert json.loads(run("why", ledger, claim, "--json").output)[0]["quote"] == tally["points"][0]["quote"]


def test_why_of_an_unknown_id_says_so(ledger):
    told = run("why", ledger, "nothing")
    assert told.exit_code == 1 and "nothing with the id" in told.output


def test_export_writes_the_eight_files_and_overwrites_only_when_told(ledger, tmp_path):
    assert run("export", ledger, "--out", tmp_path).exit_code == 0
    assert len(list(tmp_path.glob("*.jsonl"))) == 8
    refused = run("export", ledger, "--out", tmp_path)
    assert refused.exit_code == 2 and "--replace" in refused.output
    assert run("export", ledger, "--out", tmp_path, "--replace").exit_code == 0


def test_brief_writes_a_page_and_overwrites_only_when_told(ledger, tmp_path):
    page = tmp_path / "brief.html"
    assert run("brief", ledger, "-o", page).exit_code == 0
    assert run("brief", ledger, "-o", page).exit_code == 2
    assert run("brief", ledger, "-o", page, "--replace", "--as-of", "2019-05-06").exit_code == 0
    assert "Four" in page.read_text("utf-8") and "seven" not in page.read_text("utf-8")


def test_check_passes_on_a_sound_ledger(ledger):
    checked = run("check", ledger)
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "none.ledger"), "no such ledger"),
        (("show", "{ledger}", "toll"), "not a view"),
        (("show", "{ledger}", "--as-of", "Friday"), "not a time"),
        (("show", "{ledger}", "--policy", "luck"), "not a policy"),
        (("show", "{ledger}", "--story", "s0"), "not a story"),
        (("export", "{ledger}", "--out", "x", "--format", "xml"), "not a format"),
        (("build", "x", "-o", "{ledger}", "--field", "words"), "THEIRS=OURS"),
        (("brief", "{ledger}", "-o", "/no/such/folder/b.html"), "cannot be written"),
    ],
)
def test_wrong_use_is_answered_in_a_sentence(ledger, words, says):
    told = run(*(str(word).format(ledger=ledger) for word in words))
    assert told.exit_code == 2
    assert says in told.output and "Traceback" not in told.output
