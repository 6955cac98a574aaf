"""Answers of the books as rows of plain values, every line with its citations, and in a sentence."""

from __future__ import annotations

from typing import Any

import msgspec

from newsledger.core.entries import Incident, Relation, Tally
from newsledger.core.ledger import Ledger
from newsledger.core.queries import Answer, Found
from newsledger.publish.dates import readable
from newsledger.publish.views import Desk, Row, incident_row, relation_row, said, tally_row


def answered(ledger: Ledger, answer: Answer) -> Row:
    """An answer of the ledger: how the question was read, what the books hold, and what they do not."""
    query = answer.query
    view = ledger.as_of(query.by) if query.by else ledger
    desk = Desk(view if query.story is None else view.of(query.story))
    asked: dict[str, Any] = {k: v for k, v in msgspec.to_builtins(query).items() if v is not None}
    return {"query": asked, "not_understood": list(answer.unread), "notes": list(answer.notes),
            "answers": [_line(desk, found) for found in answer.found]}  # fmt: skip


def _line(desk: Desk, found: Found) -> Row:
    """One line of an answer."""
    ledger = desk.ledger
    entry = desk.entry(found.entry) if found.entry else None
    claim = ledger.claims[found.told] if found.told else None
    row: Row = {"id": ledger.shown(found.entry or found.rests_on[0]), "story": found.story, "answer": None, "on": None}
    if isinstance(entry, Tally):
        told = tally_row(desk, entry)
        row |= {"answer": told["best"] if found.basis == entry.basis else said(claim) if claim else None,
                "on": ", ".join(filter(None, (told["measure"], told["subset"], told["incident"], told["place"]))),
                "policy": entry.policy, "origins": entry.origins}  # fmt: skip
    elif isinstance(entry, Incident):
        told = incident_row(desk, entry)
        row |= {"answer": told["label"], "on": ", ".join(filter(None, (told["time"] and readable(told["time"]),
                                                                       told["place"], told["modality"])))}  # fmt: skip
    elif isinstance(entry, Relation):
        row |= {"answer": relation_row(desk, entry)["reason"], "on": entry.kind}
    elif claim is not None:
        row |= {"answer": said(claim), "on": desk.speaker(claim.said_by) or "in the report's own voice"}
    row |= {"low": _plain(found.low), "high": _plain(found.high), "best": _plain(found.best), "basis": found.basis}
    if found.where and found.where not in (row["on"] or ""):
        row["on"] = " · ".join(filter(None, (row["on"], found.where)))
    row["where"] = found.where or None
    return row | {"citations": desk.citations(found.rests_on)}


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number
