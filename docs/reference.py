"""Writes docs/cli.md from the command line itself, so that the two cannot differ. usage: python docs/reference.py"""

from __future__ import annotations

import inspect
import pathlib
from typing import Any

import typer
from typer.core import TyperGroup, TyperOption

from newsledger import cli

ALL = (
    "Every command takes `--json`. Bars that move are drawn, and colours, on a terminal alone; `NO_COLOR=1` takes the",
    "colours away there too. After `newsledger --install-completion` the shell completes commands, options, views,",
    "formats and policies.",
)


def reference() -> str:
    """The reference of every command, argument and option, as Markdown."""
    group = typer.main.get_command(cli.app)
    assert isinstance(group, TyperGroup)
    parts = ["# The command line", "", "Written by docs/reference.py; do not edit.", "", *_codes(), "", *ALL, "",
             "| option, before the command | meaning |", "|---|---|",
             *(_row(parameter) for parameter in group.params if parameter.name != "help")]  # fmt: skip
    for name, command in group.commands.items():
        rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
        parts += ["", f"## newsledger {name}", "", inspect.cleandoc(command.help or ""), "", "| option | meaning |",
                  "|---|---|", *rows]  # fmt: skip
    return "\n".join(parts) + "\n"


def _codes() -> list[str]:
    """The exit codes, from the module's own words."""
    return [inspect.cleandoc(cli.__doc__ or "").partition("\n\n")[2]]


def _row(parameter: Any) -> str:
    if isinstance(parameter, TyperOption):
        names = ", ".join(f"`{name}`" for name in parameter.opts)
        return f"| {names} | {parameter.help or ''} |"
    return f"| `{parameter.metavar or parameter.name}` | {parameter.help or ''} |"


if __name__ == "__main__":
    pathlib.Path(__file__).with_name("cli.md").write_text(reference(), encoding="utf-8")
