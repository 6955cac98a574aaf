"""record: the record itself, eight JSON Lines files (docs/record.md).

Standard: JSON Lines (https://jsonlines.org/), UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from newsledger.core.ledger import Ledger
from newsledger.core.record import KINDS, streamed

NAMES = tuple(f"{kind}.jsonl" for kind in KINDS)


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The eight files, a row a line."""
    encode = msgspec.json.Encoder().encode
    for kind, rows in streamed(ledger):
        yield f"{kind}.jsonl", (encode(row) + b"\n" for row in rows)
