"""geojson: incidents and places as features, for maps.

Standard: GeoJSON, RFC 7946 (https://www.rfc-editor.org/rfc/rfc7946). Coordinates are longitude, latitude, in WGS 84. A
feature whose place is not told, or has no known coordinates, has the geometry null, which the standard calls unlocated.
`precision` says whether the point is a place ("point") or stands for an area in whose middle it lies ("area").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from newsledger.core.entries import Incident
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.publish.exports.facts import Facts, clean, dated, number

NAMES = ("",)


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """One feature collection: the incidents, then the places."""
    yield "", _collection(Facts(ledger))


def _collection(facts: Facts) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    before = b'{"type":"FeatureCollection","features":['
    for feature in _features(facts):
        yield before + encode(feature)
        before = b",\n"
    yield (before if before.startswith(b"{") else b"") + b"]}\n"


def _features(facts: Facts) -> Iterator[dict[str, Any]]:
    for incident in facts.ledger.incidents:
        yield _incident(facts, incident)
    roles = _roles(facts)
    for entity in facts.ledger.entities:
        if entity.kind == "place":
            yield _place(facts, entity, roles.get(entity.id, []))


def _feature(ident: str, place: Entity | None, properties: dict[str, Any]) -> dict[str, Any]:
    """A feature at a place; every text of it fit to be shown."""
    located = place is not None and place.lat is not None and place.lon is not None
    geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if located and place else None
    shown = {key: clean(value) if isinstance(value, str) else value for key, value in properties.items()}
    precision = place.precision if place and geometry else None
    return {"type": "Feature", "id": ident, "geometry": geometry, "properties": shown | {"precision": precision}}


def _incident(facts: Facts, incident: Incident) -> dict[str, Any]:
    """An incident where it happened, with its counts and the words that it rests on."""
    shown, place = facts.ledger.shown, facts.place(incident.place)
    days = dated(incident.time.edtf if incident.time else None)
    counts = [{"measure": t.measure, "subset": t.subset, "best": number(t.best), "low": number(t.low),
               "high": number(t.high), "policy": t.policy} for t in facts.counts.get(incident.id, ())]  # fmt: skip
    return _feature(f"incident/{shown(incident.id)}", place, {
        "kind": "incident", "id": shown(incident.id), "story": incident.story, "label": incident.label,
        "type": incident.type, "modality": incident.modality, "time": incident.time.edtf if incident.time else None,
        "start": days.first.isoformat() if days.first else None, "end": days.last.isoformat() if days.last else None,
        "place": place.name if place else None, "place_id": shown(place.id) if place else None,
        "participants": [{"name": facts.name(p.entity), "role": p.role} for p in incident.participants],
        "counts": counts, "notes": " ".join(facts.notes(incident)),
        "citations": [_citation(facts, claim) for claim in incident.rests_on],
    })  # fmt: skip


def _citation(facts: Facts, claim: str) -> dict[str, Any]:
    cite = facts.ledger.claims[claim].cite
    return {"report": facts.ledger.label(cite.report), "start": cite.start, "end": cite.end, "quote": clean(cite.quote)}


def _place(facts: Facts, place: Entity, incidents: list[str]) -> dict[str, Any]:
    """A place that reports name, with what happened there."""
    shown = facts.ledger.shown
    return _feature(f"place/{shown(place.id)}", place, {
        "kind": "place", "id": shown(place.id), "label": place.name, "names": list(place.names),
        "feature": place.feature, "country": place.country, "geonames": place.geonames,
        "within": facts.name(place.parent), "incidents": incidents, "mentions": len(place.mentions),
    })  # fmt: skip


def _roles(facts: Facts) -> dict[str, list[str]]:
    """Place to the incidents there."""
    found: dict[str, list[str]] = {}
    for incident in facts.ledger.incidents:
        if incident.place:
            found.setdefault(incident.place, []).append(facts.ledger.shown(incident.id))
    return found
