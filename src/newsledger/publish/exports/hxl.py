"""hxl: one row a figure, with the hashtags of the Humanitarian Exchange Language; beside it one row a count.

Standard: HXL 1.1 (https://hxlstandard.org/standard/1-1final/), hashtags and attributes of its dictionary
(https://hxlstandard.org/standard/1-1final/dictionary/), in the pairs in which the Humanitarian Data Exchange has them.

A figure stands under the hashtag of its measure only where a report gives it as a fact (`happened`, `ongoing`) and as a
number; its bounds, and what is denied, planned or feared, stand in #indicator columns, so that a sum over an #affected
column takes in nothing that was not claimed. What HXL cannot say is in #meta+notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any

from newsledger.core.claims import Claim, Figure
from newsledger.core.clock import when_of
from newsledger.core.entries import Tally
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.publish.exports import cells
from newsledger.publish.exports.facts import HAPPENED, Facts, counted, dated, number, one_line
from newsledger.publish.typeset import digits

NAMES = ("", "-tallies")
MEASURES: Mapping[str, str] = MappingProxyType({
    "killed": "#affected+killed", "injured": "#affected+injured", "missing": "#affected+missing",
    "displaced": "#affected+displaced", "detained": "#affected+detained", "abducted": "#affected+abducted",
    "rescued": "#affected+rescued", "evacuated": "#affected+evacuated", "affected": "#affected",
    "population": "#population", "buildings": "#impact+buildings+num", "vehicles": "#impact+vehicles+num",
    "money": "#value",
})  # fmt: skip
PLACE = MappingProxyType({"country": "#country+name", "country_code": "#country+code+v_iso3", "adm1": "#adm1+name",
                          "adm2": "#adm2+name", "location": "#loc+name", "latitude": "#geo+lat",
                          "longitude": "#geo+lon"})  # fmt: skip
FIGURES: Mapping[str, str] = MappingProxyType({
    "id": "#meta+id", **MEASURES, "measure": "#indicator+name", "value": "#indicator+value+num",
    "low": "#indicator+value+min+num", "high": "#indicator+value+max+num", "counted": "#indicator+description",
    "modality": "#status+name", "event": "#event+name", "event_id": "#event+id",
    "occurred": "#date+occurred", "occurred_from": "#date+occurred+start", "occurred_to": "#date+occurred+end",
    "reported": "#date+reported", **PLACE, "source": "#meta+source", "speaker": "#meta+source+speaker",
    "report": "#meta+report+id", "start": "#meta+quote+start", "end": "#meta+quote+end", "quote": "#meta+quote",
    "url": "#meta+url", "notes": "#meta+notes",
})  # fmt: skip
TALLIES: Mapping[str, str] = MappingProxyType({
    "id": "#meta+id", **MEASURES, "measure": "#indicator+name", "best": "#indicator+value+num",
    "low": "#indicator+value+min+num", "high": "#indicator+value+max+num", "subset": "#indicator+description",
    "event": "#event+name", "event_id": "#event+id", "reported": "#date+reported", **PLACE,
    "policy": "#meta+policy", "sources": "#meta+sources+num", "notes": "#meta+notes",
})  # fmt: skip


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The figures, and beside them the counts that they make up: a row of headings, a row of hashtags, the rows."""
    facts = Facts(ledger)
    incident_of = {claim.id: i for i, claims in facts.figures_about.items() for claim in claims}
    figures = (_figure(facts, c, c.body, incident_of.get(c.id)) for c in ledger.figures if isinstance(c.body, Figure))
    yield "", _lines(FIGURES, figures)
    yield "-tallies", _lines(TALLIES, (_tally(facts, t) for t in ledger.tallies))


def _lines(tags: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    body = ([row.get(name) for name in tags] for row in rows)
    return cells.lines(list(tags), chain([list(tags.values())], body))


def _figure(facts: Facts, claim: Claim, body: Figure, incident: str | None) -> dict[str, Any]:
    """A figure as a row."""
    ledger = facts.ledger
    dating = ledger.dating_of.get(claim.report)
    when = when_of(claim, dating)
    told = facts.incidents[incident] if incident else None
    place = ledger.entity_of.get(claim.place or "") or facts.place(told.place if told else None)
    report = ledger.report_of[claim.report]
    said = claim.modality in HAPPENED
    row: dict[str, Any] = {
        "id": ledger.shown(claim.id), "measure": body.measure, "value": number(body.value), "low": number(body.low),
        "high": number(body.high), "counted": one_line(body.counted) or None, "modality": claim.modality,
        "event": one_line(told.label) if told else None, "event_id": ledger.shown(told.id) if told else None,
        **_days(when.edtf if when else None, "occurred"), **_place(facts, place),
        "reported": _day(dating.published if dating else None),
        "source": facts.outlet(claim.report), "speaker": one_line(facts.speaker(claim.said_by) or "") or None,
        "report": ledger.label(claim.report), "start": claim.cite.start, "end": claim.cite.end,
        "quote": claim.cite.quote, "url": report.url,
    }  # fmt: skip
    if said and body.measure in MEASURES:
        row[body.measure] = number(body.value)
    return row | {"notes": " ".join(_notes(facts, claim, body, place, when.edtf if when else None))}


def _notes(facts: Facts, claim: Claim, body: Figure, place: Entity | None, when: str | None) -> Iterator[str]:
    """What the hashtags cannot say of a figure."""
    if body.numberless:
        yield "The number was lost in editing."
    elif body.value is None or body.low != body.high:
        low, high = ("open" if end is None else digits(end) for end in (body.low, body.high))
        yield f"A range: {low} to {high}."
    if claim.modality not in HAPPENED:
        yield f"Given as {claim.modality}."
    if body.total is False:
        yield "An increment or a one-off, no running total."
    if body.part_of:
        yield f"Part of {facts.ledger.shown(body.part_of)}."
    if when is None:
        yield "When it holds is not told."
    elif not dated(when).sure or _day(when) is None:
        yield f"Time: {dated(when).words}."
    if _day(facts.published(claim.report)) is None:
        yield f"Published: {dated(facts.published(claim.report)).words}."
    if place is not None and place.precision != "point":
        yield "The coordinates are a point in an area." if place.lat is not None else "Coordinates not known."
    for relation in facts.disputes.get(claim.id, ()):
        yield f"Disputed: {one_line(relation.reason)}"


def _tally(facts: Facts, tally: Tally) -> dict[str, Any]:
    """A count as a row."""
    said = [p.as_of for p in tally.points if p.as_of]
    row: dict[str, Any] = {
        "id": facts.ledger.shown(tally.id), "measure": tally.measure, "best": number(tally.best),
        "low": number(tally.low), "high": number(tally.high), "subset": tally.subset,
        "event": one_line(facts.label(tally.incident) or "") or None,
        "event_id": facts.ledger.shown(tally.incident) if tally.incident else None,
        "reported": _day(said[-1]) if said else None, **_place(facts, facts.place(tally.place)),
        "policy": tally.policy, "sources": tally.origins, "notes": counted(tally),
    }  # fmt: skip
    if tally.measure in MEASURES and tally.subset is None:
        row[tally.measure] = number(tally.best)
    return row


def _place(facts: Facts, place: Entity | None) -> dict[str, Any]:
    country = facts.country(place)
    return {"country": country.name if country else None, "country_code": country.alpha3 if country else None,
            "adm1": facts.named(place, "region"), "adm2": facts.named(place, "district"),
            "location": one_line(place.name) if place else None, "latitude": place.lat if place else None,
            "longitude": place.lon if place else None}  # fmt: skip


def _day(time: str | None) -> str | None:
    """The day that a time lies in, where it is one and its year is known."""
    days = dated(time)
    return days.first.isoformat() if days.first and days.days == 1 else None


def _days(time: str | None, name: str) -> dict[str, str | None]:
    """A time as one day, or as its first and last."""
    days, day = dated(time), _day(time)
    ends = {f"{name}_from": days.first, f"{name}_to": days.last} if day is None else {}
    return {name: day} | {key: end.isoformat() if end else None for key, end in ends.items()}
