"""csv: every table of the record, flat, each in a file, with a Data Package that describes them.

Standards: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) for the files; Data Package and Table Schema, version 1
(https://specs.frictionlessdata.io/data-package/, https://specs.frictionlessdata.io/table-schema/) for datapackage.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from newsledger.core.ledger import Ledger
from newsledger.core.sheets import SHEETS, sheets
from newsledger.publish.exports import cells

PACKAGE = "datapackage.json"
NAMES = (*(f"{name}.csv" for name in SHEETS), PACKAGE)
TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "list": "array"}
KEYS = {"report": "reports", "figure": "figures", "entity": "entities", "event": "events", "place": "entities",
        "speaker": "entities", "tally": "tallies", "line": "timeline"}  # fmt: skip


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the tables, and of their description."""
    for name, columns, rows in sheets(ledger):
        yield f"{name}.csv", cells.lines([c.name for c in columns], rows)
    yield PACKAGE, [msgspec.json.format(msgspec.json.encode(package()), indent=1), b"\n"]


def package() -> dict[str, object]:
    """The description of the files: their columns, types, keys, and which column points to which table."""
    return {"profile": "tabular-data-package", "name": "newsledger-record",
            "title": "Figures, happenings and statements of news reports, with the words they came from",
            "resources": [_resource(name) for name in SHEETS]}  # fmt: skip


def _resource(name: str) -> dict[str, object]:
    columns = SHEETS[name].columns
    keys = [{"fields": c.name, "reference": {"resource": KEYS[c.name], "fields": "id"}}
            for c in columns if c.name in KEYS]  # fmt: skip
    schema: dict[str, object] = {"fields": [{"name": c.name, "type": TYPES[c.kind]} for c in columns]}
    if columns[0].name == "id":
        schema["primaryKey"] = "id"
    if keys:
        schema["foreignKeys"] = keys
    return {"name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", "encoding": "utf-8",
            "format": "csv", "mediatype": "text/csv", "schema": schema}  # fmt: skip
