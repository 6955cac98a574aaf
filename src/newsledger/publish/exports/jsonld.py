"""jsonld: the whole ledger as linked data: who said what where, and what was derived from it.

Standards: JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), its context written out so that nothing is fetched; PROV-O
for provenance (https://www.w3.org/TR/prov-o/): every entry prov:wasDerivedFrom claims, every claim prov:wasQuotedFrom
its report and prov:wasAttributedTo its speaker; schema.org for what things are (https://schema.org/NewsArticle, /Claim
with its appearance, /Event, /Person, /Organization, /Place, /Observation); the Web Annotation Data Model for the place
of the words (https://www.w3.org/TR/annotation-model/#text-position-selector). Times as the record has them are EDTF, in
schema:temporalCoverage; startDate and endDate stand only where the year is known. What none of these has a term for (a
modality, a relation, a range's policy) has one of ours, under urn:newsledger:term:.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import msgspec

from newsledger.core.claims import Claim, Figure, Statement
from newsledger.core.clock import when_of
from newsledger.core.entries import Entry, Incident, Line, Relation, Tally
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.core.reports import Report
from newsledger.publish.exports.facts import Facts, clean, dated, number

NAMES = ("",)
Node = dict[str, Any]
LINKS = ("prov:wasDerivedFrom", "prov:wasQuotedFrom", "prov:wasAttributedTo", "prov:wasGeneratedBy",
         "prov:wasAssociatedWith", "prov:wasRevisionOf", "schema:appearance", "schema:about", "schema:location",
         "schema:superEvent", "schema:containedInPlace", "schema:sameAs", "schema:observationAbout", "schema:isPartOf",
         "nl:a", "nl:b", "nl:actor", "nl:target", "nl:instrument", "nl:other")  # fmt: skip
CONTEXT = {"prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/", "oa": "http://www.w3.org/ns/oa#",
           "nl": "urn:newsledger:term:", **{link: {"@type": "@id"} for link in LINKS}}  # fmt: skip
KINDS: Mapping[str, list[str]] = MappingProxyType({
    "person": ["schema:Person", "prov:Person"], "organisation": ["schema:Organization", "prov:Organization"],
    "group": ["nl:Group", "prov:Agent"], "place": ["schema:Place", "prov:Location"],
})  # fmt: skip
PLAIN = re.compile(r"[A-Za-z0-9._:@-]+")
BUILD = "urn:newsledger:activity:build"


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """One document: its context, and a graph."""
    yield "", _document(Facts(ledger))


def iri(kind: str, ident: str) -> str:
    """The name of a thing: an id as people see it, every sign that an IRI may not hold written in per cent."""
    safe = ident if PLAIN.fullmatch(ident) else quote(clean(ident), safe=":@")
    return f"urn:newsledger:{kind}:{safe}"


def _document(facts: Facts) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    yield b'{"@context":' + encode(CONTEXT) + b',"@graph":['
    before = b"\n"
    for node in _nodes(facts):
        yield before + encode({k: v for k, v in node.items() if v is not None and v != []})
        before = b",\n"
    yield b"\n]}\n"


def _nodes(facts: Facts) -> Iterator[Node]:
    ledger = facts.ledger
    yield {"@id": "urn:newsledger:agent:newsledger", "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"],
           "schema:name": "newsledger"}  # fmt: skip
    yield {"@id": BUILD, "@type": "prov:Activity", "prov:wasAssociatedWith": "urn:newsledger:agent:newsledger"}
    copies = {copy.report: copy.original for copy in ledger.copies}
    yield from (_report(facts, report, copies.get(report.id)) for report in ledger.reports)
    yield from (_entity(facts, entity) for entity in ledger.entities)
    yield from (_claim(facts, claim) for claim in ledger.claims.values())
    yield from (_incident(facts, incident) for incident in ledger.incidents)
    yield from (_tally(facts, tally) for tally in ledger.tallies)
    yield from (_relation(facts, relation) for relation in ledger.relations)
    yield from (_line(facts, line) for line in ledger.timeline)


def _report(facts: Facts, report: Report, original: str | None) -> Node:
    label, published = facts.ledger.label(report.id), facts.published(report.id)
    return {"@id": iri("report", label), "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:identifier": clean(label), "schema:headline": _text(report.title),
            "schema:publisher": {"@type": "schema:Organization", "schema:name": clean(report.outlet)}
            if report.outlet else None, "schema:creditText": [clean(a) for a in report.agencies],
            "schema:url": _text(report.url), **_dates(published, "schema:datePublished"),
            "prov:wasDerivedFrom": iri("report", facts.ledger.label(original)) if original else None}  # fmt: skip


def _entity(facts: Facts, entity: Entity) -> Node:
    shown = facts.ledger.shown
    node: Node = {"@id": iri("entity", shown(entity.id)), "@type": KINDS[entity.kind],
                  "schema:identifier": clean(shown(entity.id)), "schema:name": clean(entity.name),
                  "schema:alternateName": [clean(n) for n in entity.names if n != entity.name],
                  "schema:description": [clean(role) for role in entity.roles]}  # fmt: skip
    if entity.kind == "place":
        node["schema:containedInPlace"] = iri("entity", shown(entity.parent)) if entity.parent else None
        node["schema:sameAs"] = f"https://sws.geonames.org/{entity.geonames}/" if _digits(entity.geonames) else None
        node["schema:addressCountry"] = entity.country
        node["nl:precision"] = entity.precision
        if entity.lat is not None and entity.lon is not None:
            node["schema:geo"] = {"@type": "schema:GeoCoordinates", "schema:latitude": entity.lat,
                                  "schema:longitude": entity.lon}  # fmt: skip
    return node


def _digits(ident: str | None) -> bool:
    return bool(ident and ident.isascii() and ident.isdigit())


def _claim(facts: Facts, claim: Claim) -> Node:
    """A claim: its words, the report they stand in and where, who said it, and what it gives."""
    ledger, body = facts.ledger, claim.body
    report, incident = iri("report", ledger.label(claim.report)), ledger.incident_of.get(claim.id)
    speaker = ledger.entity_of.get((claim.said_by.mention if claim.said_by else None) or "")
    when = when_of(claim, ledger.dating_of.get(claim.report))
    node: Node = {
        "@id": iri("claim", ledger.shown(claim.id)), "@type": ["schema:Claim", "prov:Entity"],
        "schema:identifier": clean(ledger.shown(claim.id)), "schema:text": clean(claim.cite.quote),
        "schema:appearance": report, "prov:wasQuotedFrom": report,
        "oa:hasSelector": {"@type": "oa:TextPositionSelector", "oa:start": claim.cite.start, "oa:end": claim.cite.end},
        "prov:wasAttributedTo": iri("entity", ledger.shown(speaker.id)) if speaker else None,
        "nl:speakerText": clean(claim.said_by.speaker.quote) if claim.said_by and claim.said_by.speaker else None,
        "nl:via": [clean(v) for v in claim.said_by.chain] if claim.said_by else None,
        "nl:is": type(body).__name__.lower(), "nl:modality": claim.modality, "nl:rule": claim.rule,
        "schema:temporalCoverage": when.edtf if when else None,
    }  # fmt: skip
    if isinstance(body, Figure):
        incident = incident or ledger.incident_of.get(claim.about or "")
        node["nl:figure"] = _figure(body)
        node["schema:isPartOf"] = iri("claim", ledger.shown(body.part_of)) if body.part_of else None
    elif isinstance(body, Statement):
        node |= {"nl:kind": body.kind, "nl:cue": _text(body.cue)}
    return node | {"schema:about": iri("event", ledger.shown(incident.id)) if incident else None}


def _figure(body: Figure) -> Node:
    """A number, with its bounds and what it counts."""
    found = {"@type": "schema:QuantitativeValue", "schema:name": body.measure, "schema:unitText": _text(body.counted),
             "nl:subset": _text(body.subset), "nl:total": body.total}  # fmt: skip
    return {k: v for k, v in found.items() if v is not None} | _range(body.value, body.low, body.high)


def _incident(facts: Facts, incident: Incident) -> Node:
    shown = facts.ledger.shown
    parts: dict[str, list[str]] = {}
    for part in incident.participants:
        parts.setdefault(f"nl:{part.role}", []).append(iri("entity", shown(part.entity)))
    return _entry(facts, incident, "event", "schema:Event") | parts | {
        "schema:name": clean(incident.label), "nl:type": incident.type, "nl:modality": incident.modality,
        "schema:location": iri("entity", shown(incident.place)) if incident.place else None,
        "schema:superEvent": iri("event", shown(incident.sub_event_of)) if incident.sub_event_of else None,
        **_dates(incident.time.edtf if incident.time else None, "schema:startDate", "schema:endDate"),
        "schema:description": " ".join(facts.notes(incident)) or None,
    }  # fmt: skip


def _tally(facts: Facts, tally: Tally) -> Node:
    """A count, with how it was drawn, and the claims that it was drawn from."""
    shown = facts.ledger.shown
    return _entry(facts, tally, "tally", "schema:Observation") | {
        "schema:observationAbout": iri("event", shown(tally.incident)) if tally.incident else None,
        "schema:location": iri("entity", shown(tally.place)) if tally.place else None,
        "schema:measuredProperty": tally.measure, "nl:subset": _text(tally.subset),
        **_range(tally.best, tally.low, tally.high), "nl:policy": tally.policy, "nl:origins": tally.origins,
        "schema:measurementMethod": clean(tally.basis),
    }  # fmt: skip


def _relation(facts: Facts, relation: Relation) -> Node:
    ends = {f"nl:{end}": iri("claim", facts.ledger.shown(getattr(relation, end))) for end in ("a", "b")}
    return _entry(facts, relation, "relation", "nl:Relation") | ends | {
        "nl:kind": relation.kind, "schema:description": clean(relation.reason)}  # fmt: skip


def _line(facts: Facts, line: Line) -> Node:
    return _entry(facts, line, "line", "nl:Line") | {
        "schema:text": clean(line.text), "schema:about": [iri("event", facts.ledger.shown(i)) for i in line.incidents],
        **_dates(line.date, "schema:startDate", "schema:endDate")}  # fmt: skip


def _entry(facts: Facts, entry: Entry, kind: str, is_a: str) -> Node:
    """What every entry of the books has: a name, and the claims that it was derived from."""
    shown = facts.ledger.shown
    return {"@id": iri(kind, shown(entry.id)), "@type": [is_a, "prov:Entity"],
            "schema:identifier": clean(shown(entry.id)), "prov:wasGeneratedBy": BUILD,
            "prov:wasDerivedFrom": [iri("claim", shown(c)) for c in entry.rests_on]}  # fmt: skip


def _range(value: float | None, low: float | None, high: float | None) -> Node:
    named = {"schema:value": value, "schema:minValue": low, "schema:maxValue": high}
    return {name: number(v) for name, v in named.items() if v is not None}


def _dates(time: str | None, start: str, end: str | None = None) -> Node:
    """A time as EDTF, and its ends as days where the year is known."""
    days = dated(time)
    first = days.first if end or days.days == 1 else None
    named = {start: first, end: days.last if end else None}
    return {"schema:temporalCoverage": time} | {name: d.isoformat() for name, d in named.items() if name and d}


def _text(words: str | None) -> str | None:
    return clean(words) if words else None
