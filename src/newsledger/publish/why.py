"""Any entry with all that it rests on, down to the quoted words in their sentence."""

from __future__ import annotations

from typing import Any

import msgspec

from newsledger.core.audit import citations_in
from newsledger.core.heirs import heirs
from newsledger.core.ledger import Ledger
from newsledger.publish.views import Desk, Row, judgement_row, view

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
FEW = 3  # of the entries that an old entry fell apart into


def why(ledger: Ledger, ident: str) -> list[Row]:
    """Everything with this id, as people see ids or in full: entries, claims, entities, reports, judgements; and what
    now stands for what once had it, with the old id as `once`.
    """
    found = _with_id(ledger, ident)
    for heir in heirs(ledger, ident, known=bool(found))[:FEW]:
        found += [{**row, "once": ident} for row in _with_id(ledger, ledger.shown(heir))]
    return found


def _with_id(ledger: Ledger, ident: str) -> list[Row]:
    story = ledger.story_of(ident)
    held = ledger if story is None else ledger.of(story)  # one story is looked through, not the archive
    desk = Desk(held)
    found: list[Row] = []
    for name in ("stories", "reports", "tallies", "incidents", "relations", "timeline", "judgements"):
        found += [{"is": name, **row} for row in view(held, name) if row["id"] == ident]
    whole = ledger.whole(ident)
    if whole in held.claims:
        found.append({"is": "claim", **_claim(desk, whole)})
    elif whole in held.withdrawn:
        found.append({"is": "claim judged wrong", **_withdrawn(desk, whole)})
    found += [{"is": "entity", **_entity(desk, e.id)} for e in held.entities if ident in (e.id, ledger.shown(e.id))]
    if not found:  # the full id of an entry
        short = ledger.shown(ident)
        return _with_id(ledger, short) if short != ident else []
    return found


def _withdrawn(desk: Desk, ident: str) -> Row:
    """A claim that a person judged wrong: kept with its words, and no part of the books."""
    claim = desk.ledger.withdrawn[ident]
    judged = [judgement_row(desk, j) for j in desk.ledger.judgements if ident in (j.a, j.b)]
    return {"id": desk.ledger.shown(ident), **desk.citation(claim), "rule": claim.rule, "judgements": judged}


def _claim(desk: Desk, ident: str) -> Row:
    claim = desk.ledger.claims[ident]
    body: dict[str, Any] = msgspec.to_builtins(claim.body)
    parts = [f"{named.name} ({p.role})" for p in getattr(claim.body, "participants", ())
             if (named := desk.ledger.entity_of.get(p.mention))]  # fmt: skip
    body |= {"participants": parts, "part_of": desk.ledger.shown(body["part_of"]) if body.get("part_of") else None}
    entries = [desk.ledger.shown(e.id) for e in desk.ledger.entries if ident in e.rests_on]
    return {"id": desk.ledger.shown(ident), **desk.citation(claim), "rule": claim.rule, "modality": claim.modality,
            "reading": {k: _plain(v) for k, v in body.items() if v not in (None, [], False, "") and k != "trigger"},
            "entries": entries}  # fmt: skip


def _plain(value: Any) -> Any:
    """A whole number without its ".0"."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _entity(desk: Desk, ident: str) -> Row:
    ledger = desk.ledger
    entity = desk.entities[ident]
    mentions = [ledger.mentions[m] for m in entity.mentions]
    judged = [j for j in ledger.links if j.a in entity.mentions or j.b in entity.mentions]
    people = [judgement_row(desk, j) for j in ledger.judgements if {j.a, j.b} & set(entity.mentions)]
    return {"id": ledger.shown(entity.id), "kind": entity.kind, "name": entity.name, "names": list(entity.names),
            "judged_by_people": people,
            "mentions": [{"mention": ledger.shown(m.id), "report": ledger.label(c.report), "start": c.start,
                          "end": c.end, "quote": c.quote} for m in mentions for c in list(citations_in(m))[:1]],
            "judgements": [{"verdict": j.verdict, "score": j.score, "reason": j.reason, "by": j.by,
                            "a": ledger.shown(j.a), "b": ledger.shown(j.b)} for j in judged]}  # fmt: skip
