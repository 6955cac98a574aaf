"""Disagreements as the brief shows them: words against words, of what kind, and what would settle them."""

from __future__ import annotations

from collections.abc import Container

from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Relation
from newsledger.core.lexicon import words
from newsledger.core.support import unsupported
from newsledger.publish.cites import Cites
from newsledger.publish.views import Desk, Row
from newsledger.publish.voices import cue_of

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
MOST = 300


def disagreements(desk: Desk, cites: Cites) -> list[Row]:
    """The contradictions: numbers first, about the most told count first; then what is said and denied, then the rest.
    """
    weight: dict[str, int] = {}
    for tally in desk.ledger.tallies:
        for point in tally.points:
            weight[point.claim] = max(weight.get(point.claim, 0), len(tally.points))
    kinds = {"figures": 0, "denial": 1, "accounts": 2}
    rows = [(_kind(desk, r), r) for r in desk.ledger.relations if r.kind == "contradicts"]
    rows.sort(key=lambda pair: (kinds[pair[0]], -min(weight.get(pair[1].a, 0), weight.get(pair[1].b, 0)), pair[1].id))
    copies = {(copy.report, copy.original) for copy in desk.ledger.copies}
    return [{"id": desk.ledger.shown(r.id), "kind": kind, "settle": _settle(desk, r, kind, copies),
             "reason": r.reason if _is_cited(desk, cites, r) else None,  # else the page names the two sides
             "a": _side(desk, cites, r.a), "b": _side(desk, cites, r.b)} for kind, r in rows[:MOST]]  # fmt: skip


def _is_cited(desk: Desk, cites: Cites, relation: Relation) -> bool:
    """Whether the names and numbers of a reason stand in the two sentences, or are of whose words they are."""
    claims = [desk.ledger.claims[i] for i in (relation.a, relation.b)]
    told = [f"{c.sentence.quote} {cites.of(c)['source']} {desk.ledger.label(c.report)}" for c in claims]
    return not unsupported(relation.reason, told)


def _settle(desk: Desk, relation: Relation, kind: str, copies: Container[tuple[str, str]]) -> str:
    """Which advice suits: the original of a copy, the newsroom that wrote both, or that for the kind."""
    a, b = desk.ledger.claims[relation.a], desk.ledger.claims[relation.b]
    if kind == "figures" and (b.report, a.report) in copies:
        return "copy"
    is_own = a.report == b.report and a.said_by is None and b.said_by is None
    return "own" if kind == "figures" and is_own else kind


def _side(desk: Desk, cites: Cites, ident: str) -> Row:
    """One side: its words, in their sentence where they are but a number."""
    claim = desk.ledger.claims[ident]
    cite = cites.of(claim)
    return {"cite": cite, "quote": claim.cite.quote, "sentence": claim.sentence.quote,
            "at": claim.cite.start - claim.sentence.start, "is_figure": isinstance(claim.body, Figure),
            "cue": cue_of(claim), "who": _who(desk, claim),
            "is_speaker": desk.speaker(claim.said_by) is not None}  # fmt: skip


def _who(desk: Desk, claim: Claim) -> str:
    """Whose word it is: the speaker, else the outlet."""
    return desk.speaker(claim.said_by) or desk.told_by(desk.ledger.report_of[claim.report])


def _kind(desk: Desk, relation: Relation) -> str:
    a, b = desk.ledger.claims[relation.a], desk.ledger.claims[relation.b]
    if isinstance(a.body, Figure) and isinstance(b.body, Figure):
        return "figures"
    return "denial" if _denied(a) or _denied(b) else "accounts"


def _denied(claim: Claim) -> bool:
    """Whether a claim is denied, or is what somebody says in denying."""
    cue = (cue_of(claim) or "").lower().split()
    return claim.modality == "denied" or not words("disputes", "denying").isdisjoint(cue)
