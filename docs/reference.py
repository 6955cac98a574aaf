"""Writes docs/cli.md from the command line itself, so that the two cannot differ. usage: python docs/reference.py"""

from __future__ import annotations

import inspect
import pathlib

import click
import typer

from newsledger import cli


def reference() -> str:
    """The reference of every command, argument and option, as Markdown."""
    group = typer.main.get_command(cli.app)
    assert isinstance(group, click.Group)
    parts = ["# The command line", "", "Written by docs/reference.py; do not edit.", "", *_codes()]
    for name, command in group.commands.items():
        parts += ["", f"## newsledger {name}", "", inspect.cleandoc(command.help or ""), "", "| option | meaning |",
                  "|---|---|", *(_row(parameter) for parameter in command.params if parameter.name != "help")]  # fmt: skip
    return "\n".join(parts) + "\n"


def _codes() -> list[str]:
    """The exit codes, from the module's own words."""
    return [inspect.cleandoc(cli.__doc__ or "").partition("\n\n")[2]]


def _row(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        names, words = ", ".join(f"`{name}`" for name in parameter.opts), parameter.help or ""
    else:
        names, words = f"`{parameter.make_metavar(click.Context(click.Command('x')))}`", getattr(parameter, "help", "")
    return f"| {names} | {words} |"


if __name__ == "__main__":
    pathlib.Path(__file__).with_name("cli.md").write_text(reference(), encoding="utf-8")
