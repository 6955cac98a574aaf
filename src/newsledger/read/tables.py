"""Tables: reports as the rows of a CSV or TSV file, as spreadsheets and news archives give them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from newsledger.core.findings import Finding
from newsledger.read import faults
from newsledger.read.rows import FIELDS, Malformed

DELIMITERS = ",;\t|"
_USUAL = {name.casefold(): name for names in FIELDS.values() for name in names}


Fields = tuple[tuple[str, str], ...]


def table(text: str, *, where: str, fields: Fields = ()) -> Iterator[tuple[int, dict[str, str]] | Finding]:
    """(line, row) for each row of a table whose first line names its columns; a finding where it breaks off.

    `fields`: the user's own (name of a column, our name for it). The usual names are known in capitals too ("Title").
    Raises Malformed where no column can hold the text of reports.
    """
    text = text.removeprefix("\ufeff")
    head = text[: text.find("\n") + 1] or text
    most = max(DELIMITERS, key=lambda mark: (head.count(mark), mark == ","))
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # the reader's own bound; ours stand in read.limits
    found = csv.reader(io.StringIO(text, newline=""), delimiter=most, strict=True)
    columns: list[str] = []
    try:
        for cells in found:
            if not columns:
                columns = _columns(cells, fields)
            elif any(cells):
                yield found.line_num, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        yield faults.unread(f"{where}#{found.line_num}", f"is no CSV from here on ({error}); correct it")


def _columns(cells: list[str], fields: Fields) -> list[str]:
    """The names of the columns, the usual ones as rows know them. Raises Malformed where none is of texts."""
    own = {name for name, _ in fields}
    columns = [name if name in own else _USUAL.get(name.casefold(), name) for name in map(str.strip, cells)]
    if {*FIELDS["text"], *(name for name, ours in fields if ours == "text")}.isdisjoint(columns):
        known = ", ".join(FIELDS["text"][:4])
        raise Malformed(f"is a table without a column of texts ({known}); name yours with --field NAME=text. "
                        "What is known of the files beside it belongs in reports.csv")  # fmt: skip
    return columns
