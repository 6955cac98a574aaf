"""What a report gives as the toll, to put reports in order: the dead and the stricken of a story grow in number.

Only the first running total of a measure is taken, the one that the report leads with; the tolls of earlier crises,
which stand further down with their years, are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from newsledger.core.claims import Figure, Reading

GROWING = ("killed", "affected", "injured")
_LONG_AGO = re.compile(r"(?:edtf|year|ago|decade|century|month|before|last|shift|then):")

Tolls = Mapping[str, float]  # by measure


def tolls_of(reading: Reading) -> Tolls:
    """The first running total that a report gives for each measure that grows."""
    found: dict[str, float] = {}
    for claim in sorted(reading.claims, key=lambda c: c.cite):
        body = claim.body
        if not isinstance(body, Figure) or body.measure in found or body.measure not in GROWING or claim.headline:
            continue
        past = claim.when is not None and _LONG_AGO.match(claim.when.reading)
        if body.value and body.total and claim.modality == "happened" and body.subset is None and not past:
            found[body.measure] = body.value
    return found


def out_of_order(tolls: Tolls, day: date, dated: Iterable[tuple[date, Tolls]]) -> int:
    """How many tolls of dated reports speak against a report's being of that day: greater before it, or less after."""
    return sum((then < day and other[m] > tolls[m]) or (then > day and other[m] < tolls[m])
               for then, other in dated for m in tolls.keys() & other.keys())  # fmt: skip
