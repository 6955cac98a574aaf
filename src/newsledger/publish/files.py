"""Exports as files: named, never overwritten unasked, and never left half written."""

from __future__ import annotations

from pathlib import Path

from newsledger.core.ledger import Ledger
from newsledger.publish.exports import Format


def write(ledger: Ledger, form: Format, out: Path, *, policy: str | None = None,
          replace: bool = False) -> tuple[Path, ...]:  # fmt: skip
    """Write a format's files: into the folder `out`, or, of a format of one file, to the file `out` (and beside it).

    A format of one file goes into `out` under its own name where that is a folder. Raises FileExistsError where a file
    is there already and may not be replaced, or stands where a folder should. `policy` takes the place of the one that
    the format's standard asks for.
    """
    paths = _paths(form, out)
    for path in paths:
        if path.exists() and not replace:
            raise FileExistsError(f"{path} exists. Use --replace to overwrite it.")
    if not form.ending:
        out.mkdir(parents=True, exist_ok=True)
    files = form.files(ledger, policy=policy) if form.policy and policy else form.files(ledger)
    for path, (_, pieces) in zip(paths, files, strict=True):
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("wb") as file:
                file.writelines(pieces)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return paths


def _paths(form: Format, out: Path) -> tuple[Path, ...]:
    """Where the files go."""
    if not form.ending:
        if out.exists() and not out.is_dir():
            raise FileExistsError(f"{out} is a file, and {form.name} is a folder of files. Choose another place.")
        return tuple(out / name for name in form.names)
    main = out / f"{form.name}{form.ending}" if out.is_dir() else out
    return tuple(main.with_name(f"{main.stem}{name}{main.suffix}") for name in form.names)
