import json

import pytest
from typer.testing import CliRunner

from newsledger.cli import SHOWABLE, app
from newsledger.publish.exports import FORMATS
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


def test_a_date_that_is_none_is_told_with_its_file_and_line(tmp_path):
    (tmp_path / "a.txt").write_text("A fire killed two people in Quito on Monday.")
    (tmp_path / "reports.csv").write_text("file,outlet,published\na.txt,Lake Post,Fri 31 Feb\n")
    made = run("build", tmp_path, "-o", tmp_path / "c.ledger", "--jobs", 1)
    assert made.exit_code == 0
    assert "reports.csv#2: 'Fri 31 Feb' is not a date; kept undated; write it as 2010-06-13" in made.output
    assert "31 Feb" not in run("build", tmp_path, "-o", tmp_path / "d.ledger", "--jobs", 1, "-q").output


def test_a_build_stopped_before_its_first_report_leaves_no_ledger(tmp_path, ledger, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("newsledger.pipeline.add", stopped)
    made = run("build", ledger.parent / "rows.jsonl", "-o", tmp_path / "c.ledger")
    assert made.exit_code == 130 and "was not written" in made.output and not (tmp_path / "c.ledger").exists()
    again = run("build", ledger.parent / "rows.jsonl", "-o", ledger)
    assert again.exit_code == 130 and "keeps what was read" in again.output and ledger.exists()


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


@pytest.mark.parametrize("name", FORMATS)
def test_export_knows_every_format_and_honours_story_time_and_policy(ledger, tmp_path, name):
    story = json.loads(run("show", ledger, "stories", "--json").output)[0]["id"]
    place = tmp_path / f"x{FORMATS[name].ending}"
    done = run("export", ledger, "--format", name, "-o", place, "--story", story, "--as-of", "2019-05-06",
               "--policy", "highest")  # fmt: skip
    assert done.exit_code == 0, done.output
    held = b"".join(p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file())
    assert b"At least nine" not in held


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
        (("ask", "{ledger}"), "Ask in words"),
        (("ask", "{ledger}", "--kind", "poem"), "no kind of question"),
        (("diff", "{ledger}", "--from", "Friday"), "not a time"),
        (("judge", "{ledger}", "maybe", "x", "--why", "y", "--by", "z"), "not a verdict"),
        (("judge", "{ledger}", "wrong", "x", "--why", "y", "--by", "z"), "no claim"),
        (("date", "{ledger}", "a", "soon", "--why", "y"), "not a time"),
        (("export", "{ledger}", "--out", "x", "--format", "xml"), "not a format"),
        (("build", "x", "-o", "{ledger}", "--field", "words"), "THEIRS=OURS"),
        (("brief", "{ledger}", "-o", "/no/such/folder/b.html"), "cannot be written"),
        (("brief", "{ledger}", "-o", "b.docx"), "docx is not a format of the brief. Choose one of: html, md, pdf."),
    ],
)
def test_wrong_use_is_answered_in_a_sentence(ledger, words, says):
    told = run(*(str(word).format(ledger=ledger) for word in words))
    assert told.exit_code == 2
    assert says in told.output and "Traceback" not in told.output


@pytest.fixture
def grown(tmp_path):
    """A ledger to which each report was added on its day."""
    for row in ROWS:
        (tmp_path / "row.jsonl").write_text(json.dumps(row), encoding="utf-8")
        seen = f"{row['published']}T12:00:00Z"
        assert run("build", tmp_path / "row.jsonl", "-o", tmp_path / "g.ledger", "--jobs", 1,
                   "--seen", seen).exit_code == 0  # fmt: skip
    return tmp_path / "g.ledger"


def outputs(ledger, folder, *words):
    """What every command that shows the books shows, by name."""
    found = {view: run("show", ledger, view, "--json", *words).output for view in SHOWABLE}
    found["why"] = run("why", ledger, "killed-monday-s-ferry-fire-near-mwanza", "--json", *words).output
    found["ask"] = run("ask", ledger, "how many were killed?", "--json", *words).output
    assert run("brief", ledger, "-o", folder / "b.html", "--replace", *words).exit_code == 0
    found["brief"] = (folder / "b.html").read_text("utf-8")
    assert run("export", ledger, "--out", folder / "x", "--replace", *words).exit_code == 0
    found["export"] = "".join(path.read_text("utf-8") for path in sorted((folder / "x").iterdir()))
    return found


def test_a_late_article_leaves_every_earlier_view_as_it_was(grown, tmp_path):
    seen = outputs(grown, tmp_path, "--as-seen", "2019-05-07T23:00:00Z")
    late = {"id": "d", "outlet": "Late Mail", "published": "2019-05-06", "text": "Twenty died in a fire on a ferry."}
    (tmp_path / "late.jsonl").write_text(json.dumps(late), encoding="utf-8")
    run("build", tmp_path / "late.jsonl", "-o", grown, "--jobs", 1)
    assert outputs(grown, tmp_path, "--as-seen", "2019-05-07T23:00:00Z") == seen
    assert "At least nine" not in seen["tallies"] + seen["ask"] + seen["why"] + seen["brief"] + seen["export"]


def test_every_output_takes_as_of(grown, tmp_path):
    told = outputs(grown, tmp_path, "--as-of", "2019-05-07")
    whole = outputs(grown, tmp_path)
    for name in ("tallies", "timeline", "reports", "why", "ask", "brief", "export"):
        assert "At least nine" not in told[name] and told[name] != whole[name]


def test_diff_tells_what_changed_by_publication_and_by_taking_in(grown):
    of = json.loads(run("diff", grown, "--from", "2019-05-06", "--to", "2019-05-07", "--json").output)
    seen = json.loads(run("diff", grown, "--from", "2019-05-06T20:00:00Z", "--to", "2019-05-07T20:00:00Z", "--as-seen",
                          "--json").output)  # fmt: skip
    assert "toll raised" in {row["what"] for row in of} and [row["text"] for row in of] == [row["text"] for row in seen]
    assert "toll raised" in run("diff", grown, "--from", "05-06").output
    assert "Nothing changed" in run("diff", grown, "--from", "2019-05-08").output


def test_judge_and_date_keep_what_a_person_says_and_undo_takes_it_back(grown):
    before = run("show", grown, "people", "--json").output
    given = run("judge", grown, "same", "asha-mwita", "john-mongella", "--why", "one woman", "--by", "Ada")
    assert given.exit_code == 0, given.output
    ident = json.loads(run("show", grown, "judgements", "--json").output)[0]["id"]
    assert ident in given.output and run("show", grown, "people", "--json").output != before
    assert run("check", grown).exit_code == 0
    assert run("judge", grown, "undo", ident, "--why", "two after all", "--by", "Ada").exit_code == 0
    assert run("show", grown, "people", "--json").output == before
    assert run("date", grown, "c", "2019-05-09", "--why", "the archive's day").exit_code == 0
    assert "archive" in run("show", grown, "reports").output
    assert "no longer stands" in run("show", grown, "judgements").output


def test_ask_answers_in_words_and_by_options(ledger):
    asked = run("ask", ledger, "how many were killed by Tuesday?")
    assert asked.exit_code == 0 and "seven" in asked.output and "Hill Times" in asked.output
    by_options = run("ask", ledger, "--measure", "killed", "--by", "2019-05-07", "--json")
    assert json.loads(by_options.output)["answers"][0]["answer"] == "seven"
    none = run("ask", ledger, "how many died in Ulan Bator?")
    assert none.exit_code == 1 and "no place" in none.output


def test_the_timeline_can_be_had_of_the_days_that_matter_most(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, (day, text) in enumerate([
        ("2019-05-06", "A ferry sank off the coast on Monday, killing nine people, the coastguard said."),
        ("2019-05-08", "Divers searched the wreck of the ferry that sank on Monday. Nine people were killed."),
        ("2019-05-09", "The captain of the ferry that sank on Monday was arrested on Wednesday, police said."),
    ]):  # fmt: skip
        row = {"id": f"r{number}", "title": "The ferry", "text": f"The ferry\n\n{text}\n", "published": day}
        (folder / f"{number}.json").write_text(json.dumps(row), encoding="utf-8")
    ledger = tmp_path / "f.ledger"
    assert run("build", folder, "-o", ledger).exit_code == 0
    lines = json.loads(run("show", ledger, "timeline", "--days", "1", "--json").output)
    assert [line["date"] for line in lines] == ["2019-05-06"]
    assert all(line["citations"] for line in lines)
    assert run("show", ledger, "tallies", "--days", "1").exit_code == 2


def test_a_build_that_reads_nothing_leaves_no_ledger_behind(tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    built = run("build", tmp_path / "empty.txt", "-o", tmp_path / "e.ledger")
    assert built.exit_code == 3 and "no ledger was written" in built.output
    assert not (tmp_path / "e.ledger").exists() and "0 reports" not in built.output
    told = run("build", tmp_path / "empty.txt", "-o", tmp_path / "e.ledger", "--json")
    assert told.exit_code == 3 and json.loads(told.stdout)["ledger"] is None
