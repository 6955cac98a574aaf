"""Weighing: how much an incident matters to its story, and so how near it is to a place in the timeline.

The signs are what can be counted of an incident and of the words that would tell it. Their weights, log-odds of a place
in a timeline made by hand, were learned from coded crises (train/timeline.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum, log

from newsledger.core.claims import Claim
from newsledger.core.entries import Incident
from newsledger.core.lexicon import lexicon

LONGEST = 260  # characters from which a line is simply long: taste
UNSURE = frozenset(("planned", "possible"))


def weigh(signs: Mapping[str, float]) -> float:
    """The sum of the weighted signs."""
    known: Mapping[str, float] = lexicon("timeline")["weights"]
    return known["start"] + fsum(known.get(name, 0.0) * value for name, value in signs.items())


def incident_signs(incident: Incident, claims: Sequence[Claim]) -> dict[str, float]:
    """What speaks for an incident: its type, modality and time, and the claims of it that are no copies."""
    found = {f"type {incident.type}": 1.0, f"modality {incident.modality}": 1.0, f"time {precision(incident)}": 1.0,
             "reports": log(len({c.report for c in claims})), "claims": log(len(claims))}  # fmt: skip
    if all(c.headline for c in claims):
        found["headline only"] = 1.0
    if any(c.modality in UNSURE for c in claims):
        found["unsure"] = 1.0
    if incident.place:
        found["placed"] = 1.0
    if incident.sub_event_of:
        found["part of another"] = 1.0
    return found


def line_signs(joined: int, text: str, ill: int) -> dict[str, float]:
    """What speaks for a line: how many incidents it tells, its length, its numbers, how ill it stands alone."""
    found = {"joined": log(joined), "length": min(len(text), LONGEST) / 100.0, "ill": float(ill)}
    if any(letter.isdigit() for letter in text):
        found["numbers"] = 1.0
    return found


def precision(incident: Incident) -> str:
    """How well an incident's time is known: "day", "inferred", "year", "interval" or "none"."""
    when = incident.time.edtf if incident.time else ""
    if not when:
        return "none"
    if "/" in when:
        return "interval"
    if len(when) < len("2001-01-01"):
        return "year"
    return "inferred" if when.endswith(("?", "~", "%")) else "day"
