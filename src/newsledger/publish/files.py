"""The record as files: one JSON Lines file for each kind of row."""

from __future__ import annotations

from pathlib import Path

import msgspec

from newsledger.core.ledger import Ledger
from newsledger.publish.record import record


def write_record(ledger: Ledger, folder: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Write the record's eight files. Raises FileExistsError where one is there already and may not be replaced."""
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder} is a file, not a folder. Choose another place.")
    rows = record(ledger)
    paths = {kind: folder / f"{kind}.jsonl" for kind in rows}
    for path in paths.values():
        if path.exists() and not replace:
            raise FileExistsError(f"{path} exists. Use --replace to overwrite it.")
    folder.mkdir(parents=True, exist_ok=True)
    encode = msgspec.json.Encoder().encode
    for kind, path in paths.items():
        path.write_bytes(b"".join(encode(row) + b"\n" for row in rows[kind]))
    return tuple(paths.values())
