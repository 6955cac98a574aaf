"""Raw documents from files, folders and rows."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsledger.core.findings import Finding
from newsledger.core.reports import Raw
from newsledger.core.settings import Settings

Source = str | Path | Mapping[str, Any]


def documents(sources: Iterable[Source], *, settings: Settings) -> Iterator[Raw | Finding]:
    for source in sources:
        for path in sorted(Path(str(source)).rglob("*.txt")) if Path(str(source)).is_dir() else [Path(str(source))]:
            yield Raw(name=path.stem, where=str(path), text=path.read_bytes().decode("utf-8"))
