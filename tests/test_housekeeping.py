import json

import pytest
from typer.testing import CliRunner

from newsledger import cli, doctor
from newsledger.core.settings import NAME

REPORT = "Harbour fire\n\nA fire at the North Camp killed three people on Monday, police said.\n"


def run(*words: str):
    return CliRunner().invoke(cli.app, words)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "post.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_alone_it_shows_the_way_with_commands_that_exist():
    shown = run()
    assert shown.exit_code == 0
    named = {line.split()[1] for line in shown.output.splitlines() if line.startswith("  newsledger")}
    assert named and all(run(name, "--help").exit_code == 0 for name in named)


def test_init_writes_a_settings_file_and_overwrites_none(folder):
    assert run("init").exit_code == 0
    again = run("init")
    assert (again.exit_code, again.output.strip()) == (2, f"{NAME} exists. Use --replace to overwrite it.")
    assert run("init", "--replace").exit_code == 0
    assert json.loads(run("init", "--replace", "--json").stdout) == {"written": ["newsledger.toml"]}


def test_what_the_settings_say_shows_in_the_books_and_goes_with_them(folder):
    written = ('policy = "highest"\n[dates]\n"post.txt" = 2020-05-04\n'
               '[places."North Camp"]\nlat = 4.85\nlon = 31.6\ncountry = "SS"\n')  # fmt: skip
    assert run("build", "post.txt", "-o", "c.ledger").exit_code == 0
    plain = json.loads(run("show", "c.ledger", "reports", "--json").output)
    (folder / NAME).write_text(written, encoding="utf-8")
    (report,) = json.loads(run("show", "c.ledger", "reports", "--json").output)
    assert report["published"] == "2020-05-04"
    places = json.loads(run("show", "c.ledger", "places", "--json").output)
    assert [(p["lat"], p["country"]) for p in places if p["name"] == "North Camp"] == [(4.85, "SS")]
    assert "highest" in run("show", "c.ledger").output
    (folder / NAME).unlink()
    assert json.loads(run("show", "c.ledger", "reports", "--json").output) == plain


def test_a_settings_file_may_be_named_and_a_wrong_one_is_said(folder):
    (folder / "mine.toml").write_text('policy = "newest"', encoding="utf-8")
    assert run("build", "post.txt", "-o", "c.ledger").exit_code == 0
    wrong = run("--settings", "mine.toml", "show", "c.ledger")
    assert wrong.exit_code == 2
    assert "mine.toml: policy 'newest' is none." in wrong.output


def test_the_doctor_finds_every_part_sound():
    shown = run("doctor", "--json")
    parts = {part["name"]: part for part in json.loads(shown.output)}
    assert shown.exit_code == 0
    assert parts["language model"]["state"] == parts["places"]["state"] == "ok"
    assert all(part["mend"] for part in parts.values() if part["name"].startswith("extra") and part["state"] != "ok")


def test_a_broken_part_hides_no_other_and_is_the_exit_code(monkeypatch):
    def _store():
        raise OSError("disk on fire")

    monkeypatch.setattr(doctor, "_store", _store)
    shown = run("doctor")
    assert shown.exit_code == 1
    assert "disk on fire" in shown.output and "GeoNames" in shown.output


def test_open_writes_the_brief_and_hands_it_to_the_browser(folder, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(opened.append(address)) or True)
    monkeypatch.setattr("newsledger.takeaway.cache_folder", lambda: folder / "cache")
    assert run("build", "post.txt", "-o", "c.ledger").exit_code == 0
    shown = run("open", "c.ledger")
    (page,) = (folder / "cache" / "briefs").iterdir()
    assert opened == [page.as_uri()] and "opened in your browser" in shown.output
    assert "<html" in page.read_text("utf-8")
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    assert json.loads(run("open", "c.ledger", "--json").output) == {"written": [str(page)]}
    assert "open that file" in run("open", "c.ledger").output


def test_what_was_done_can_be_had_as_json(folder):
    built = json.loads(run("build", "post.txt", "-o", "c.ledger", "--json").output)
    assert (built["added"], built["reports"], built["unread"]) == (1, 1, [])
    (report,) = json.loads(run("show", "c.ledger", "reports", "--json").output)
    given = run("date", "c.ledger", report["id"], "2020-05-04", "--why", "its archive", "--json")
    assert json.loads(given.output)["verdict"] == "dated"


@pytest.mark.parametrize(("words", "at", "offered"), [
    ("newsledger sh", 1, "show"), ("newsledger show a.ledger tal", 3, "tallies"),
    ("newsledger export a.ledger --format geo", 4, "geojson"), ("newsledger brief a.ledger --policy two", 4,
    "two-source"), ("newsledger judge a.ledger und", 3, "undo"), ("newsledger ask a.ledger --measure inj", 4,
    "injured")])  # fmt: skip
def test_a_shell_completes_commands_views_formats_and_policies(words, at, offered):
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(at), "_NEWSLEDGER_COMPLETE": "complete_bash"}
    told = CliRunner().invoke(cli.app, [], env=asked, prog_name="newsledger")
    assert told.output.split() == [offered]
