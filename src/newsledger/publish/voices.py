"""Who says what, as the brief shows it: every speaker with spellings, roles and words, and how those reached us."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from newsledger.core.claims import Claim, Statement
from newsledger.core.judgements import Entity
from newsledger.core.lexicon import lexicon
from newsledger.publish.cites import Cites
from newsledger.publish.typeset import typeset
from newsledger.publish.views import Desk, Row, via

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
MOST_SAID = 40  # statements of one speaker on the page
WHOLE = 6  # words of a statement that tells something by itself; shorter ones come after
MOST_SPEAKERS = 600


def speakers(desk: Desk, cites: Cites) -> Row:
    """Those who are quoted, the most quoted first; those who are only named; and how many there are of both."""
    said: dict[str, list[Claim]] = defaultdict(list)
    unnamed: dict[str, list[Claim]] = defaultdict(list)
    for claim in desk.ledger.claims.values():
        if not isinstance(claim.body, Statement):
            continue
        entity = desk.ledger.entity_of.get(claim.said_by.mention or "") if claim.said_by else None
        if entity is not None:
            said[entity.id].append(claim)
        else:
            unnamed[desk.speaker(claim.said_by) or ""].append(claim)
    named = sorted(said, key=lambda i: (-len(said[i]), desk.entities[i].name, i))
    others = sorted(unnamed, key=lambda words: (-len(unnamed[words]), words))
    rows = [_row(desk, cites, desk.entities[i], said[i]) for i in named[:MOST_SPEAKERS]]
    rows += [_unnamed(desk, cites, words, unnamed[words]) for words in others[: MOST_SPEAKERS - len(rows)]]
    silent = [e for e in desk.ledger.entities
              if e.kind != "place" and e.id not in said and not e.generic and e.names]  # fmt: skip
    silent.sort(key=lambda e: (-len(e.mentions), e.name, e.id))
    return {"speakers": rows, "silent": [_row(desk, cites, e, []) for e in silent[:MOST_SPEAKERS]],
            "totals": {"speakers": len(said) + len(unnamed), "silent": len(silent)}}  # fmt: skip


def _row(desk: Desk, cites: Cites, entity: Entity, claims: list[Claim]) -> Row:
    return {"id": desk.ledger.shown(entity.id), "name": entity.name, "kind": entity.kind,
            "spellings": [name for name in entity.names if name != entity.name], "roles": _roles(entity),
            "named": len(entity.mentions), "count": len(claims),
            "reports": len({m.rpartition(":")[0] for m in entity.mentions}),
            **_folded(desk, cites, claims)}  # fmt: skip


def _roles(entity: Entity) -> list[str]:
    """How an entity is described, each way once; less what is but its own name with a title, or the end of a word."""
    names = {word for name in entity.names for word in name.split()}
    own = (typeset(role) for role in entity.roles if names.isdisjoint(role.split()) and role[:1].isalnum())
    found = {role.casefold(): role for role in sorted(own, reverse=True)}  # of "Major" and "major" the first
    told = [role for key, role in sorted(found.items()) if not any(_is_within(key, other) for other in found)]
    return told[:4]


def _is_within(role: str, other: str) -> bool:
    """Whether the other says all that a description does, and more: "prime minister", or "minister of works".

    An office and the lesser or the lost one of its name are two: a former mayor may be president now.

    >>> _is_within("minister", "prime minister"), _is_within("president", "vice president")
    (True, False)
    """
    if role == other or not (other.endswith(f" {role}") or other.startswith(f"{role} ")):
        return False
    more = other.removesuffix(role) if other.endswith(role) else other.removeprefix(role)
    return _less().isdisjoint(re.split(r"[\s-]+", more))


@cache
def _less() -> frozenset[str]:
    offices = lexicon("roles")["offices"]
    return frozenset((*offices["less"], *offices["for_now"]))


def _unnamed(desk: Desk, cites: Cites, words: str, claims: list[Claim]) -> Row:
    return {"id": "", "name": words, "kind": "", "spellings": [], "roles": [], "named": 0, "count": len(claims),
            "reports": len({c.report for c in claims}), **_folded(desk, cites, claims)}  # fmt: skip


def _folded(desk: Desk, cites: Cites, claims: list[Claim]) -> Row:
    """The statements, each once, and how many are left out; what a copy repeats stands beside its original's words."""
    original = {copy.report: copy.original for copy in desk.ledger.copies}
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        words = " ".join(claim.cite.quote.split()).casefold()
        told.setdefault((words, original.get(claim.report, claim.report)), []).append(claim)
    rows = []
    whole = sorted(told.items(), key=lambda pair: len(pair[0][0].split()) < WHOLE)
    for _, same in whole[:MOST_SAID]:
        first = min(same, key=lambda c: c.report in original)
        beside = {c.report: c for c in same if c.report != first.report}
        also = [{"cite": cites.of(c), "report": desk.told_by(desk.ledger.report_of[c.report])} for c in beside.values()]
        rows.append(_said(desk, cites, first) | {"also": also})
    return {"said": rows, "left": len(told) - len(rows)}


def _said(desk: Desk, cites: Cites, claim: Claim) -> Row:
    """A statement with its cue, and the chain from the outlet to the speaker."""
    return {"cite": cites.of(claim), "quote": claim.cite.quote, "cue": cue_of(claim), "via": list(via(claim.said_by)),
            "outlet": desk.ledger.report_of[claim.report].outlet}  # fmt: skip


def cue_of(claim: Claim) -> str | None:
    """The word that brings a statement ("denied"), where it stands in the same sentence."""
    cue = claim.body.cue if isinstance(claim.body, Statement) else None
    return cue if cue is not None and " ".join(cue.split()) in " ".join(claim.sentence.quote.split()) else None
