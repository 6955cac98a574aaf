"""The books re-read: every citation against the stored text, every entry against what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from newsledger.core.claims import Figure, Happening
from newsledger.core.entries import Entries, Incident, Line, Relation, Tally
from newsledger.core.findings import Finding
from newsledger.core.ledger import Ledger
from newsledger.core.nouns import Noun
from newsledger.core.reports import Citation
from newsledger.core.support import unsupported


def audit(ledger: Ledger) -> tuple[Finding, ...]:
    """What does not hold in the ledger; nothing, where all does."""
    return (*_citations(ledger), *_mentions(ledger), *_entries(ledger))


def _failure(where: str, message: str) -> Finding:
    return Finding(level="error", where=where, message=message)


def citations_in(noun: Any) -> Iterator[Citation]:
    """Every citation that a noun holds, at any depth."""
    if isinstance(noun, Citation):
        yield noun
    elif isinstance(noun, Noun):
        for name in noun.__struct_fields__:
            yield from citations_in(getattr(noun, name))
    elif isinstance(noun, tuple):
        for part in noun:
            yield from citations_in(part)


def _citations(ledger: Ledger) -> Iterator[Finding]:
    for holder in (*ledger.readings, *ledger.datings, *ledger.entries):
        for cite in citations_in(holder):
            report = ledger.report_of.get(cite.report)
            if report is None:
                yield _failure(cite.report, f"cites report {cite.report}, which the ledger does not hold")
            elif not (0 <= cite.start < cite.end and report.text[cite.start : cite.end] == cite.quote):
                there = report.text[cite.start : cite.end][:80]
                yield _failure(cite.report, f"cites {cite.quote[:80]!r} at {cite.start}-{cite.end}, where {there!r} is")


def _mentions(ledger: Ledger) -> Iterator[Finding]:
    for entity in ledger.entities:
        for mention in entity.mentions:
            if mention not in ledger.mentions:
                yield _failure(entity.id, f"names mention {mention}, which the ledger does not hold")
        if not entity.mentions:
            yield _failure(entity.id, "rests on no mention")


def _entries(ledger: Ledger) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for entry in ledger.entries:
        if (type(entry).__name__, entry.id) in seen:
            yield _failure(entry.id, "is the id of two entries")
        seen.add((type(entry).__name__, entry.id))
        missing = [claim for claim in entry.rests_on if claim not in ledger.claims]
        if missing or not entry.rests_on:
            yield _failure(entry.id, f"rests on claims that the ledger does not hold: {missing}")
        else:
            yield from (_failure(entry.id, message) for message in _faults(ledger, entry))


def _faults(ledger: Ledger, entry: Entries) -> Iterator[str]:
    claims = ledger.claims
    if isinstance(entry, Line):
        quotes = [claims[c].sentence.quote for c in entry.rests_on] + [claims[c].cite.quote for c in entry.rests_on]
        bad = unsupported(entry.text, quotes)
        if bad:
            yield f"the line {entry.text!r} holds what it does not cite: {', '.join(bad)}"
    elif isinstance(entry, Incident):
        if not all(isinstance(claims[c].body, Happening) for c in entry.rests_on):
            yield "is an incident that rests on something else than happenings"
        bad = unsupported(entry.label, [claims[c].sentence.quote for c in entry.rests_on])
        if bad:
            yield f"the label {entry.label!r} holds what no telling of it does: {', '.join(bad)}"
    elif isinstance(entry, Tally):
        if not all(isinstance(claims[p.claim].body, Figure) for p in entry.points if p.claim in claims):
            yield "is a tally with a point that is no figure"
        if {p.claim for p in entry.points} - set(entry.rests_on):
            yield "is a tally with a point that it does not rest on"
    elif isinstance(entry, Relation) and {entry.a, entry.b} - set(entry.rests_on):
        yield "is a relation that does not rest on its own ends"


def differences(kept: Ledger, again: Ledger) -> tuple[Finding, ...]:
    """Where a ledger differs from the same reports read again."""
    found = []
    for table in ("readings", "stories", "datings", "copies", "links", "entities", "entries"):
        old, new = set(getattr(kept, table)), set(getattr(again, table))
        for rows, what in ((old - new, "is kept, but not found again"), (new - old, "is found, but not kept")):
            shown = sorted(msgspec.json.encode(row)[:160].decode("utf-8", "replace") for row in rows)
            found += [_failure(table, f"{row} {what}") for row in shown]
    return tuple(found)
