"""The record: the whole ledger as rows of plain values, exactly as docs/record.md says, one list for each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from newsledger.core.claims import Attribution, Claim, Figure, Happening, Mention, Statement
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident, Line, Relation, Tally
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.core.mains import main_incidents
from newsledger.core.reports import Citation, Report

Row = dict[str, Any]


def record(ledger: Ledger) -> dict[str, list[Row]]:
    """Every row of the record by kind, in the order of KINDS; ids are those that people see (`Ledger.shown`)."""
    return {kind: list(rows) for kind, rows in streamed(ledger)}


def streamed(ledger: Ledger) -> Iterator[tuple[str, Iterator[Row]]]:
    """The rows of the record kind by kind, each row made when it is asked for."""
    rows = _Rows(ledger)
    return ((kind, make(rows, ledger)) for kind, make in KINDS.items())


def rows_of(ledger: Ledger, kind: str) -> list[Row]:
    """The rows of one kind. Raises KeyError for a kind that is none of KINDS."""
    return list(KINDS[kind](_Rows(ledger), ledger))


class _Rows:
    """Makes rows; holds the look-ups that they share."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._story_of = {report: story.id for story in ledger.stories for report in story.reports}
        self._main = main_incidents(ledger.incidents, ledger.claims)
        self._copies = {copy.report: copy for copy in ledger.copies}
        self._scenes = {i.place for i in ledger.incidents} | {t.place for t in ledger.tallies}
        self._scenes |= {e.parent for e in ledger.entities}

    def _shown(self, ident: str | None) -> str | None:
        return None if ident is None else self._ledger.shown(ident)

    def _event(self, claim: str) -> str | None:
        """The incident that a claim tells of."""
        incident = self._ledger.incident_of.get(claim)
        return self._shown(incident.id) if incident else None

    def _entity(self, mention: str | None) -> str | None:
        entity = self._ledger.entity_of.get(mention) if mention else None
        return self._shown(entity.id) if entity else None

    def _published(self, report: str) -> str | None:
        dating = self._ledger.dating_of.get(report)
        return dating.published if dating else None

    def _span(self, cite: Citation) -> Row:
        return {"report": self._ledger.label(cite.report), "start": cite.start, "end": cite.end, "quote": cite.quote}

    def _time(self, claim: Claim) -> str | None:
        when = when_of(claim, self._ledger.dating_of.get(claim.report))
        return when.edtf if when else None

    def report(self, report: Report) -> Row:
        dating = self._ledger.dating_of.get(report.id)
        copy = self._copies.get(report.id)
        return {
            "id": self._ledger.label(report.id), "title": report.title, "outlet": report.outlet,
            "agencies": list(report.agencies), "published": dating.published if dating else None,
            "published_basis": dating.basis if dating else None,
            "published_reason": dating.reason if dating else None,
            "boilerplate": [{"start": s.start, "end": s.end} for s in report.boilerplate],
            "copies": self._ledger.label(copy.original) if copy else None,
            "story": self._story_of.get(report.id), "incident": self._shown(self._main.get(report.id)),
            "url": report.url,
        }  # fmt: skip

    def figure(self, claim: Claim, body: Figure) -> Row:
        return {
            "id": self._shown(claim.id), **self._span(claim.cite), "measure": body.measure, "counted": body.counted,
            "low": _number(body.low), "high": _number(body.high), "value": _number(body.value),
            "event": self._event(claim.about or ""), "place": self._entity(claim.place),
            "time": self._time(claim), **self._speaker(claim.said_by), "modality": claim.modality,
            "cumulative": body.total, "part_of": self._shown(body.part_of), "rule": claim.rule,
        }  # fmt: skip

    def _speaker(self, said_by: Attribution | None) -> Row:
        speaker = self._entity(said_by.mention) if said_by else None
        return {"speaker": speaker, "speaker_text": said_by.speaker.quote if said_by and said_by.speaker else None}

    def is_named(self, entity: Entity) -> bool:
        """Whether an entity is named by itself, or is where something happened; not within the names of bodies alone.
        """
        return entity.id in self._scenes or any(not self._ledger.mentions[m].inside for m in entity.mentions)

    def entity(self, entity: Entity) -> Row:
        named = (self._ledger.mentions[m] for m in entity.mentions)
        mentions = [self._mention(m) for m in named if not m.inside]
        row: Row = {"id": self._shown(entity.id), "kind": entity.kind, "name": entity.name,
                    "names": list(entity.names), "roles": list(entity.roles), "generic": entity.generic,
                    "mentions": mentions}  # fmt: skip
        if entity.kind == "place":
            row |= {"country": entity.country, "lat": entity.lat, "lon": entity.lon, "feature": entity.feature,
                    "geonames": entity.geonames, "known": list(entity.known),
                    "parent": self._shown(entity.parent)}  # fmt: skip
        return row

    def _mention(self, mention: Mention) -> Row:
        return self._span(mention.cite) | ({"nominal": True} if mention.nominal else {})

    def event(self, incident: Incident) -> Row:
        told = [self._ledger.claims[c] for c in incident.rests_on]
        return {
            "id": self._shown(incident.id), "story": incident.story, "label": incident.label, "type": incident.type,
            "time": incident.time.edtf if incident.time else None, "place": self._shown(incident.place),
            "participants": [{"entity": self._shown(p.entity), "role": p.role} for p in incident.participants],
            "modality": incident.modality, "sub_event_of": self._shown(incident.sub_event_of),
            "mentions": [self._span(c.cite) | {"modality": c.modality,
                                               "speaker": self._entity(c.said_by.mention) if c.said_by else None}
                         for c in told if isinstance(c.body, Happening)],
        }  # fmt: skip

    def statement(self, claim: Claim, body: Statement) -> Row:
        chain = list(claim.said_by.chain) if claim.said_by else []
        return {"id": self._shown(claim.id), **self._span(claim.cite), "kind": body.kind,
                **self._speaker(claim.said_by), "cue": body.cue, "chain": chain,
                "time": self._time(claim) or self._published(claim.report)}  # fmt: skip

    def relation(self, relation: Relation) -> Row:
        return {"id": self._shown(relation.id), "story": relation.story, "kind": relation.kind,
                "a": self._end(relation.a), "b": self._end(relation.b), "reason": relation.reason}  # fmt: skip

    def _end(self, claim_id: str) -> str:
        body = self._ledger.claims[claim_id].body
        if isinstance(body, Happening):
            return f"events/{self._event(claim_id)}"
        return f"{'figures' if isinstance(body, Figure) else 'statements'}/{self._shown(claim_id)}"

    def tally(self, tally: Tally) -> Row:
        return {"id": self._shown(tally.id), "story": tally.story, "measure": tally.measure,
                "event": self._shown(tally.incident), "place": self._shown(tally.place), "subset": tally.subset,
                "points": [{"figure": self._shown(p.claim), "as_of": p.as_of} for p in tally.points],
                "best": _number(tally.best), "low": _number(tally.low), "high": _number(tally.high),
                "policy": tally.policy, "basis": tally.basis, "origins": tally.origins}  # fmt: skip

    def line(self, line: Line) -> Row:
        cites = sorted({self._ledger.claims[c].cite for c in line.rests_on})
        return {"id": self._shown(line.id), "story": line.story, "date": line.date, "text": line.text,
                "events": [self._shown(i) for i in line.incidents],
                "citations": [{k: v for k, v in self._span(c).items() if k != "quote"} for c in cites]}  # fmt: skip


KINDS: Mapping[str, Callable[[_Rows, Ledger], Iterator[Row]]] = MappingProxyType({
    "reports": lambda rows, ledger: (rows.report(r) for r in ledger.reports),
    "figures": lambda rows, ledger: (rows.figure(c, c.body) for c in ledger.claims.values()
                                     if isinstance(c.body, Figure)),
    "entities": lambda rows, ledger: (rows.entity(e) for e in ledger.entities if rows.is_named(e)),
    "events": lambda rows, ledger: (rows.event(i) for i in ledger.incidents),
    "statements": lambda rows, ledger: (rows.statement(c, c.body) for c in ledger.claims.values()
                                        if isinstance(c.body, Statement)),
    "relations": lambda rows, ledger: (rows.relation(r) for r in ledger.relations),
    "tallies": lambda rows, ledger: (rows.tally(t) for t in sorted(ledger.tallies, key=_rank)),
    "timeline": lambda rows, ledger: (rows.line(line) for line in ledger.timeline),
})  # fmt: skip


def _rank(tally: Tally) -> tuple[bool, int, float]:
    """The order of tallies: parts first, and of several for one whole the one with most origins behind it last."""
    return tally.subset is None, tally.origins, tally.best or 0.0


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() and abs(value) < 1e15 else value
