"""Where the places of a story lie: each place name to an entry of the gazetteer, chosen over the whole story.

A name is weighed by how large a place it may mean, and by what the story says: the countries and provinces that its
other names lie in (each name votes, an ambiguous one by halves), the nationalities it speaks of, what the words beside
the name say of its kind, of what it lies in, and how far it lies from another place. It is the method of the literature
in the main (population, one focus per document, containment, proximity: Leidner 2007; Lieberman and Samet 2012), over
a story instead of a document.
"""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from newsledger.core.claims import Mention
from newsledger.core.evidence import Evidence
from newsledger.core.findings import Finding, Outcome
from newsledger.core.ids import digest
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.nouns import Noun
from newsledger.resolve import gazetteer
from newsledger.resolve.atlas import Atlas
from newsledger.resolve.hints import hints, nationalities
from newsledger.resolve.unplaced import Found

RULE = "resolve.places@1"


class PlaceNames(Noun, frozen=True):
    """One place of a story before it is located: every name it goes by, and its mentions, in order."""

    key: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


def locate(places: tuple[PlaceNames, ...], evidence: Evidence) -> Outcome[Judgement]:
    """A judgement for each place, in order of its key: kind "place", a its first mention, b where it is.

    b is an ident that `facts` reads: `geonames:ID`, `overlay:ID` or `country:CC` with verdict "same"; and with verdict
    "undecided" `in:IDENT#FEATURE` for a place that no gazetteer has but that lies in or near one that is known, or
    `in:#FEATURE` where even the country is not told, with a Finding.
    """
    places = tuple(sorted((p for p in places if p.mentions), key=lambda p: p.key))
    told = hints([p.mentions for p in places], evidence)
    peoples = {report.id: nationalities(report) for report in evidence.reports.values()}
    reports = [Counter(m.cite.report for m in p.mentions) for p in places]
    atlas = Atlas([p.names for p in places], reports, told, peoples)
    judgements, findings = [], []
    for place, found in zip(places, atlas.choose(), strict=True):
        first = place.mentions[0]
        verdict = "same" if found.sure else "undecided"
        judgements.append(Judgement(id="j" + digest(RULE, place.key, first.id, found.ident), kind="place", a=first.id,
                                    b=found.ident, verdict=verdict, score=found.score, reason=found.reason,
                                    by=RULE))  # fmt: skip
        if not found.sure:
            findings.append(_unresolved(place, found))
    return Outcome(tuple(judgements), tuple(findings))


def _unresolved(place: PlaceNames, found: Found) -> Finding:
    cite = place.mentions[0].cite
    return Finding(level="note", where=cite.report, start=cite.start, end=cite.end,
                   message=f"'{place.names[0]}' is in no gazetteer; {found.reason}")  # fmt: skip


def facts(ident: str) -> Entity | None:
    """What is known of the place that a judgement's ident means, as an entity without mentions; null for none.

    Of a place within or near another (`in:`) it is the country, and where that other is a town or a district, its
    coordinates, with precision "area"; a country's or a province's middle would be a guess, and is left out.
    A person may name a point of the map themselves: `at:LAT,LON`, `at:LAT,LON,COUNTRY` or `at:LAT,LON,COUNTRY,FEATURE`.
    """
    if ident.startswith("in:"):
        return _within(ident)
    if ident.startswith("at:"):
        return _point(ident)
    entry = gazetteer.entry(ident)
    if entry is None:
        return None
    number = entry.district if entry.level == 0 else ident.removeprefix("geonames:")
    precision = "point" if entry.feature in ("city", "site") else "area"
    return Entity(id=ident, kind="place", name=entry.name, names=(entry.name,), country=entry.country, lat=entry.lat,
                  lon=entry.lon, feature=entry.feature, geonames=number if number.isdigit() else None,
                  precision=None if entry.lat is None else precision)  # fmt: skip


def lineage(ident: str) -> tuple[str, ...]:
    """The idents of what a place lies in, the nearest first: the place that it is put in, its province, its country."""
    found = []
    if ident.startswith("in:"):
        ident = ident.removeprefix("in:").partition("#")[0].partition("@")[0]
        found.append(ident)
    entry = gazetteer.entry(ident) if ident else None
    while entry is not None and entry.level and entry.admin and len(found) < 4:
        found.append(entry.admin)
        entry = gazetteer.entry(entry.admin)
    if entry is not None and entry.level and entry.country:
        found.append(f"country:{entry.country}")
    return tuple(found)


def _point(ident: str) -> Entity | None:
    """The place at a point as a person writes it, in degrees; null where that is no point.

    >>> place = _point("at:-15.39,28.32,ZM,city")
    >>> place.lat, place.lon, place.country, place.feature
    (-15.39, 28.32, 'ZM', 'city')
    """
    lat, lon, *more = ident.removeprefix("at:").split(",")[:4] if "," in ident else ("", "")
    try:
        place = float(lat), float(lon)
    except ValueError:
        return None
    if not (-90 <= place[0] <= 90 and -180 <= place[1] <= 180):
        return None
    country, feature = [*more, "", ""][:2]
    return Entity(id=ident, kind="place", name="", names=(), country=country or None, lat=place[0], lon=place[1],
                  feature=feature or None, precision="point")  # fmt: skip


def _within(ident: str) -> Entity:
    inner, _, feature = ident.removeprefix("in:").partition("#")
    feature = "region" if feature == "mountain" else feature
    inner, at, where = inner.partition("@")
    outer = gazetteer.entry(inner) if inner else None
    place = Entity(id=ident, kind="place", name="", names=(), feature=feature or None)
    if outer is None:
        return place
    lat, lon = map(float, where.split(",")) if at else (outer.lat, outer.lon)
    known = lat is not None and (bool(at) or outer.level in (2, 3))
    return replace(place, country=outer.country, lat=lat if known else None, lon=lon if known else None,
                   precision="area" if known else None)  # fmt: skip
