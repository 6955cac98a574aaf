"""What careless or hostile input does to the command line: a message, an exit code, the rest is done; no traceback."""

import gzip
import json
import os
import re

import pytest
from typer.testing import CliRunner

import newsledger
from newsledger import pipeline
from newsledger.cli import SHOWABLE, app
from newsledger.publish.brief import brief
from newsledger.store import Store
from newsledger.workers import read_reports

GOOD = "Dam holds\n\nThe dam at Oldford held on Friday, engineers said. Two people were killed, the mayor said.\n"


def run(*words, input=None):
    done = CliRunner().invoke(app, [str(word) for word in words], input=input)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def build(folder, *more):
    return run("build", folder, "-o", folder.parent / "a.ledger", "--jobs", 1, *more)


def names_in(folder):
    return [row["id"] for row in json.loads(run("show", folder.parent / "a.ledger", "reports", "--json").output)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD)
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("name", "held", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\x7fELF\x00\x01\x02", "binary"),
        ("a", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"A caf\xe9 \x81\x8d burned", "UTF-8"),
        ("a.txt", b"word " * 4_000_001, "longer than 20,000,000 bytes"),
        ("a.html", b"<html><body>" + b"<div>" * 20_000 + b"Two died.", "no visible text"),
        ("a.jsonl.gz", gzip.compress(json.dumps({"text": GOOD}).encode())[:-9], "broken gzip"),
        ("a.txt.gz", gzip.compress(b"a" * 60_000_000), "longer than"),
        ("a.jsonl", b'{"id": "a"}', "no text"),
        ("a.jsonl", b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_done(folder, name, held, says):
    (folder / name).write_bytes(held)
    made = build(folder)
    assert made.exit_code == 3 and says in made.stderr and name in made.stderr
    assert names_in(folder) == ["good"]


def test_rows_before_the_break_of_a_gzip_file_are_kept(folder):
    rows = b"".join(json.dumps({"id": f"n{n}", "text": f"{os.urandom(90).hex()} {n}"}).encode() + b"\n"
                    for n in range(12))  # fmt: skip
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(rows)[:-300])
    assert build(folder).exit_code == 3
    assert len(names_in(folder)) > 8


STRANGE = ("a:b", "a/b", "a\nb", "<script>alert(1)</script>", "x" * 3000, "../../up", "\x1b[31mred\x1b[0m\x07", "a@b",
           "[bold]x[/bold]", "[/]", "\u202eabc", "a\x00b", "-o")  # fmt: skip


@pytest.fixture(scope="module")
def strange(tmp_path_factory):
    """A ledger whose ids, titles, outlets and dates are all hostile."""
    folder = tmp_path_factory.mktemp("strange")
    rows = [{"id": s, "title": s, "outlet": s, "url": "javascript:alert(1)", "published": s,
             "text": f"{GOOD}\nAnother {n} \x1b]0;own\x07<b>people</b> were hurt in [red]Oldford[/red], said {s[:60]}."}
            for n, s in enumerate(STRANGE, 3)]  # fmt: skip
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("build", folder / "rows.jsonl", "-o", folder / "a.ledger", "--jobs", 1).exit_code == 0
    return folder / "a.ledger"


def no_codes(printed):
    return all(c.isprintable() or c in "\n\xa0\u2009\u202f" for c in printed)


@pytest.mark.parametrize("view", SHOWABLE)
def test_no_terminal_code_of_a_report_reaches_the_terminal(strange, view):
    shown = run("show", strange, view)
    assert shown.exit_code == 0 and no_codes(shown.output)
    json.loads(run("show", strange, view, "--json").output)


def test_every_report_can_be_asked_for_by_its_id(strange):
    ids = [row["id"] for row in json.loads(run("show", strange, "reports", "--json").output)]
    assert len(ids) == len(STRANGE)
    for ident in ids:
        told = run("why", strange, "--", ident)
        assert told.exit_code == 0 and no_codes(told.output), ident


def test_markup_of_a_report_is_shown_and_not_run(strange, tmp_path):
    assert run("brief", strange, "-o", tmp_path / "b.html").exit_code == 0
    page = (tmp_path / "b.html").read_text("utf-8")
    plain = brief(newsledger.build([{"text": "Nothing happened in Lima on Monday, the mayor said."}]))
    assert page.count("<script") == plain.count("<script") and "&lt;script&gt;" in page  # the page's own, and no other
    assert not re.search(r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:", page, re.I)
    assert run("export", strange, "--out", tmp_path / "record").exit_code == 0
    assert len((tmp_path / "record" / "reports.jsonl").read_bytes().splitlines()) == len(STRANGE)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_strange_names_of_files(folder):
    for name in (b"a\nb.txt", b"a\xffb.txt", b"-o.txt", b"\x1b[31m.txt", b"[red].txt"):
        with open(os.path.join(os.fsencode(folder), name), "w") as file:  # noqa: PTH118, PTH123 - names that are bytes
            file.write(f"{GOOD} {name!r}")
    with open(os.path.join(os.fsencode(folder), b"\x1b[2J\xff\n.txt"), "w"):  # noqa: PTH118, PTH123
        pass
    made = build(folder)
    assert made.exit_code == 3 and no_codes(made.output) and "is empty" in made.stderr
    assert len(names_in(folder)) == 6


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
def test_links_in_a_circle_and_pipes(folder):
    (folder / "self").symlink_to(folder)
    (folder / "one").symlink_to(folder / "two")
    (folder / "two").symlink_to(folder / "one")
    os.mkfifo(folder / "pipe.txt")
    made = build(folder)
    assert made.exit_code == 3 and all(name in made.stderr for name in ("one:", "two:", "pipe.txt:"))
    assert names_in(folder) == ["good"]


def test_a_ledger_in_the_folder_that_is_read_is_passed_over(folder):
    for _ in range(2):
        made = run("build", folder, "-o", folder / "a.ledger", "--jobs", 1)
        assert made.exit_code == 0 and made.stderr == ""
    (folder / "a.ledger-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    assert run("build", folder, "-o", folder.parent / "b.ledger", "--jobs", 1).exit_code == 0
    named = run("build", folder / "a.ledger", "-o", folder.parent / "c.ledger")
    assert named.exit_code == 3 and "is a ledger, not a report" in named.stderr


@pytest.mark.parametrize("where", ["none/a.ledger", "in", "in/good.txt", "x" * 300])
def test_a_ledger_that_cannot_be_made_is_refused_in_a_sentence(folder, where):
    made = run("build", folder, "-o", folder.parent / where)
    assert made.exit_code == 2 and where in made.stderr and len(made.stderr.strip().splitlines()) == 1
    assert (folder / "good.txt").read_text() == GOOD


def test_ctrl_c_keeps_what_was_read_and_a_second_run_completes_it(folder, monkeypatch):
    for n in range(4):
        (folder / f"r{n}.txt").write_text(f"{GOOD} {n}")

    def stopped(self, reports):
        yield from read_reports(reports[:2])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(pipeline.Workers, "read", stopped)
        made = build(folder)
    assert made.exit_code == 130 and "run the same command again" in made.stderr
    with Store(folder.parent / "a.ledger") as store:
        assert len(store.known()) == 2
    assert "3 reports added, 5 in all" in build(folder).output


@pytest.mark.parametrize("words", [("show",), ("ask",), ("check",)])
def test_ctrl_c_in_any_command_is_told_in_a_sentence(strange, monkeypatch, words):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "load", stopped)
    made = run(*words, strange, *(["how many?"] if words == ("ask",) else []))
    assert made.exit_code == 130 and made.stderr.count("\n") == 1 and "is kept" in made.stderr


def test_export_and_brief_to_places_that_cannot_be(strange, tmp_path):
    (tmp_path / "file").write_text("x")
    for words in (("export", strange, "--out", tmp_path / "file"), ("brief", strange, "-o", tmp_path, "--replace"),
                  ("brief", strange, "-o", tmp_path / "file" / "b.html")):  # fmt: skip
        refused = run(*words)
        assert refused.exit_code == 2 and len(refused.stderr.strip().splitlines()) == 1


def test_a_report_that_the_rules_fail_on_is_kept_and_said(folder, monkeypatch):
    def failing(page):
        raise ZeroDivisionError("three by none")

    with monkeypatch.context() as patched:
        patched.setattr("newsledger.extract.read", failing)
        made = build(folder)
    assert made.exit_code == 3 and "ZeroDivisionError: three by none" in made.stderr
    assert names_in(folder) == ["good"]


def test_a_story_whose_books_fail_is_kept_and_said(folder, monkeypatch):
    def failing(*_, **__):
        raise ZeroDivisionError("three by none")

    with monkeypatch.context() as patched:
        patched.setattr("newsledger.reconcile.balance", failing)
        made = build(folder)
    assert made.exit_code == 3 and "could not be worked out (ZeroDivisionError: three by none)" in made.stderr
    assert names_in(folder) == ["good"]
    assert build(folder).exit_code == 0  # and tried again
    assert json.loads(run("show", folder.parent / "a.ledger", "incidents", "--json").output)
