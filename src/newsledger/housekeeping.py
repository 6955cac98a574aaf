"""The commands about the program itself: is it whole, and what settings does it keep."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from newsledger import console
from newsledger.core.settings import NAME
from newsledger.doctor import examined
from newsledger.options import AsJson, Replace
from newsledger.publish import terminal


def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="The folder that you work in.")] = Path(),
    replace: Replace = False, as_json: AsJson = False,
) -> None:
    """Write a settings file with every setting in it, commented out; commands run in that folder heed it.

    Outlets and their agencies, dates known by hand, places that no gazetteer has, the policy of totals, field names.

    Example: newsledger init
    """
    path = folder / NAME
    if path.exists() and not replace:
        console.stop(f"{path} exists. Use --replace to overwrite it.")
    with console.writing(path):
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(files("newsledger.publish").joinpath("templates", NAME).read_text("utf-8"), encoding="utf-8")
    if as_json:
        console.show_json({"written": [str(path)]})
        return
    console.say(f"{path} written. Every line of it is commented out: take the # away from those that you want.")


def doctor(
    as_json: AsJson = False,
) -> None:
    """Say what is installed, what is missing, and what to do about it. Exit code 1 where a part is broken.

    Example: newsledger doctor
    """
    rows = [msgspec.to_builtins(part) for part in examined()]
    if as_json:
        console.show_json(rows)
    else:
        console.show(terminal.parts(rows))
    if any(row["state"] == "broken" for row in rows):
        raise typer.Exit(1)
