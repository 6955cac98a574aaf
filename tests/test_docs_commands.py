"""Every command in the documentation is run, and says what the documentation says that it says."""

import pathlib
import re
import shlex
import shutil

import pytest
from typer.testing import CliRunner

from newsledger import cli

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGES = sorted(p for p in (ROOT / "docs").rglob("*.md") if "```console" in p.read_text("utf-8"))
SESSION = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: pathlib.Path):
    """(words of a command, lines that it must print, in order) for each command of a page."""
    for session in SESSION.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
            first, *lines = part.splitlines()
            yield shlex.split(first), [line for line in lines if line.strip()]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with the example's reports and their ledger, so that it is read once."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples" / "reports", folder / "reports")
    made = CliRunner().invoke(cli.app, ["build", str(folder / "reports"), "-o", str(folder / "crisis.ledger")])
    assert made.exit_code == 0, made.output
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT / "docs")))
def test_the_commands_of_a_page_do_what_it_says(page, built, tmp_path, monkeypatch):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    shown = list(commands(page))
    assert shown
    for words, lines in shown:
        assert words[0] == "newsledger", f"{page.name}: only newsledger can be run: {words}"
        if words[1] == "build" and page.name == "tutorial.md":
            pathlib.Path("crisis.ledger").unlink()
        said = CliRunner().invoke(cli.app, words[1:])
        assert said.exit_code == 0, f"{page.name}: {words}\n{said.output}"
        at = 0
        for line in lines:
            found = said.output.find(line.strip(), at)
            assert found >= 0, f"{page.name}: {words} does not print {line!r} (in this order):\n{said.output}"
            at = found + len(line.strip())


def test_there_are_pages_with_commands():
    assert len(PAGES) >= 5
