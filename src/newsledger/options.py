"""The options that commands share, each said once: its name, its help, its type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from newsledger.core.settings import POLICIES


def among(values: Iterable[str]) -> Callable[[str], list[str]]:
    """What a shell completes a word to: those of the values that begin with it."""
    known = tuple(values)
    return lambda incomplete: [value for value in known if value.startswith(incomplete)]


LedgerFile = Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger file.", show_default=False)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="TIME",
                                          help="Only what was published by then (2010-06-12, or 06-12).")]  # fmt: skip
AsSeen = Annotated[str | None, typer.Option("--as-seen", metavar="TIME", help="Only what was taken in by then.")]
Policy = Annotated[str | None, typer.Option(help=f"How the best figure is chosen: {', '.join(POLICIES)}. If not "
                                            f"given, as the settings file says, else {POLICIES[0]}.",
                                            autocompletion=among(POLICIES))]  # fmt: skip
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Replace = Annotated[bool, typer.Option("--replace", help="Overwrite what is there.")]
StoryId = Annotated[str | None, typer.Option("--story", metavar="ID", help="One story alone (see: show stories).")]
