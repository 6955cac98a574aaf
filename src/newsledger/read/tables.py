"""Tables: reports as the rows of a CSV or TSV file, as spreadsheets and news archives give them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Literal

from newsledger.core.findings import Finding
from newsledger.read import faults
from newsledger.read.rows import FIELDS, Malformed

DELIMITERS = ",;\t|"
ALONE = "\x1f"  # parts the cells of a table of one column: a mark that no text has
_USUAL = {name.casefold(): name for names in FIELDS.values() for name in names}
Fields = tuple[tuple[str, str], ...]


def table(text: str, *, where: str, fields: Fields = ()) -> Iterator[tuple[int, dict[str, str]] | Finding]:
    """(line, row) for each row of a table whose first line names its columns; findings for rows that cannot be one.

    `fields`: the user's own (name of a column, our name for it). The usual names are known in capitals too ("Title").
    Raises Malformed where no column can hold the text of reports.
    """
    columns: list[str] = []
    for line, cells in _rows(text.removeprefix("\ufeff")):
        if cells is None:
            yield faults.unread(f"{where}#{line}", "opens a quotation mark that nothing closes rightly: no row is read "
                                "from here on; double the marks within a cell")  # fmt: skip
        elif not columns:
            columns = _columns(cells, fields)
        elif len(cells) > len(columns):
            yield faults.unread(f"{where}#{line}", f"has {len(cells)} cells under {len(columns)} columns; put cells "
                                "that hold the mark between them into quotation marks")  # fmt: skip
        elif any(cells):
            yield line, dict(zip(columns, cells, strict=False))


def _rows(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """(the line that it begins on, its cells) for each row; null cells where quotation marks break it off.

    Where quotation marks of a table of tabs do not pair off ("Help," he said), they are taken for the text's own.
    """
    head = text[: text.find("\n") + 1] or text
    most = max(DELIMITERS, key=lambda mark: (head.count(mark), mark == ","))
    delimiter = most if most in head else ALONE
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # the reader's own bound; ours stand in read.limits
    found = _parsed(text, delimiter, csv.QUOTE_MINIMAL)
    if delimiter == "\t" and any(cells is None for _, cells in _parsed(text, delimiter, csv.QUOTE_MINIMAL)):
        found = _parsed(text, delimiter, csv.QUOTE_NONE)
    yield from found


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3]) -> Iterator[tuple[int, list[str] | None]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, None
            return


def _columns(cells: list[str], fields: Fields) -> list[str]:
    """The names of the columns, the usual ones as rows know them. Raises Malformed where none is of texts."""
    own = {name for name, _ in fields}
    columns = [name if name in own else _USUAL.get(name.casefold(), name) for name in map(str.strip, cells)]
    if {*FIELDS["text"], *(name for name, ours in fields if ours == "text")}.isdisjoint(columns):
        known = ", ".join(FIELDS["text"][:4])
        raise Malformed(f"is a table without a column of texts ({known}); name yours with --field NAME=text. "
                        "What is known of the files beside it belongs in reports.csv")  # fmt: skip
    return columns
