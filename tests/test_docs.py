import pathlib
import re
import runpy

import pytest
import typer
from typer.testing import CliRunner

from newsledger import cli

ROOT = pathlib.Path(__file__).resolve().parents[1]
COMMANDS = typer.main.get_command(cli.app).commands


def test_the_command_line_reference_is_what_the_command_line_says():
    made = runpy.run_path(str(ROOT / "docs" / "reference.py"))["reference"]()
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == made, "run: python docs/reference.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    shown = CliRunner().invoke(cli.app, [name, "--help"])
    assert shown.exit_code == 0
    assert f"Example: newsledger {name}" in shown.output


def test_the_readme_names_commands_that_exist():
    named = set(re.findall(r"^newsledger (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert named == {*COMMANDS} | {"reads"}


@pytest.mark.parametrize("room", sorted(p.name for p in (ROOT / "src" / "newsledger").iterdir() if p.is_dir()))
def test_the_architecture_tells_of_every_room(room):
    if room != "__pycache__":
        assert f"{room}/" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")
