"""Comma-separated values: RFC 4180 in UTF-8, safe to open in a spreadsheet, and exact when read back.

A cell of text that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line end, or a wide
form of these) gets an apostrophe in front; so does one that begins with apostrophes and then such a sign, so that
taking one apostrophe off gives the text again (`unguarded`). Numbers are numbers and get none.

Standards: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180); OWASP on CSV injection
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from newsledger.publish.exports.facts import clean, number

FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
FIRST = frozenset("'=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that a guarded cell stands for."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The table, line by line: null as nothing, true and false in words, lists as JSON text."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        if held.tell() > 65536:
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode()


def _cell(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        text = clean(value)
        return guarded(text) if text[:1] in FIRST else text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, tuple | list):
        return msgspec.json.encode([clean(v) for v in value]).decode()
    return value
