"""Towns: the place of a main incident, where the clauses that tell of it name none, or one that nobody can find.

News names the town in headline, dateline or lead and tells the rest without it; and a street or a house that no
gazetteer has places nothing. So the towns that the reports open with are weighed beside the places of the tellings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from newsledger.core.evidence import Cast, Evidence
from newsledger.core.judgements import Entity
from newsledger.reconcile.asides import in_passing, is_clinic, is_dateline
from newsledger.reconcile.telling import Telling

OPENING = 320  # characters of the text outside its headline that count as its opening
TITLED, OPENED, TOLD, NAMED = 4.0, 3.0, 2.0, 1.0  # what a town weighs by where it is named
POLICED = 3.0  # ... in the name of a local body, the first time
_WORD = re.compile(r"\w+")
SHARE = 4  # one in how many reports opens with a town that stands for the region or sea which the tellings name
MOST = 3  # namings in the body that count
RIVAL = 0.5  # of the weight of the town named most: from there on, the town of the tellings stands
BESIDE = 0.5  # degrees from a district's middle to a town of it
FAR = 2.0  # ... beyond which a town is none that the local police of another look after
LOOSE = 0.35  # ... of one that no gazetteer has
DATELINED = 5.0  # a town that the news is sent from
HARDLY = 1.0  # of a place that no gazetteer has: less is no place to speak of
PASSING = 0.4  # somebody's home, or where they were taken


def scene(group: Sequence[Telling], evidence: Evidence, cast: Cast) -> str | None:
    """The place of a main incident: what most tellings name, if that can be found; else the town of its reports."""
    told = Counter(t.place for t in group if t.place and not _aside(t, evidence) for _ in range(2 if t.lead else 1))
    top = min(told, key=lambda place: (-told[place], place)) if told else None
    weights, openly = _towns(group, evidence, cast)
    best = min(weights, key=lambda town: (-weights[town], town)) if weights else None
    if best is not None and weights[best] < HARDLY and not cast.entities[best].geonames:
        best = None  # a word or two that nobody knows for a place
    if best is None and (top is None or _is_unknown(cast.entities[top])):
        return _district(group, evidence, cast) or top
    own = _town(top, cast)
    if home := _policed(group, own or best, evidence, cast):
        return home
    if own is not None and (best is None or own == best or weights[own] >= _stand(own, cast) * weights[best]):
        return top
    if best is None or (own is None and top is not None and not _may_hold(top, best, cast)):
        return top
    reports = len({t.claim.report for t in group})
    return top if top is not None and reports > SHARE and openly[best] * SHARE < reports else best


def _is_unknown(place: Entity) -> bool:
    return place.feature is None and place.geonames is None


def _district(group: Sequence[Telling], evidence: Evidence, cast: Cast) -> str | None:
    """The district or province that the reports name most, one within another first; null where they name none."""
    named: Counter[str] = Counter()
    for report in {t.claim.report for t in group}:
        places = (cast.of(m.id) for m in evidence.readings[report].mentions if m.kind == "place")
        named.update(e.id for e in places if e is not None and e.feature == "region" and e.geonames)
    within = {place for place in named if cast.entities[place].parent in named}
    return min(within or named, key=lambda place: (-named[place], place), default=None)


def _aside(telling: Telling, evidence: Evidence) -> bool:
    """Whether a telling's place is only somebody's home, or where they were taken."""
    mention = evidence.mentions.get(telling.claim.place or "")
    return mention is not None and in_passing(mention, evidence.reports[mention.cite.report])


def _policed(group: Sequence[Telling], town: str | None, evidence: Evidence, cast: Cast) -> str | None:
    """The town of the local police, where the town that seems to be the place is a namesake far from there.

    A quarter that no gazetteer has is easily taken for a town of its name elsewhere: of another province of the
    country, which the story does not name.
    """
    here = cast.entities.get(town or "")
    if here is None or here.parent is not None or here.geonames is None:
        return None
    bodies: Counter[str] = Counter()
    for report in {t.claim.report for t in group}:
        inside = (cast.of(m.id) for m in evidence.readings[report].mentions if m.inside and m.kind == "place")
        bodies.update(e.id for e in inside if e is not None and _settlement(e) and e.geonames)
    if not bodies or here.id in bodies:
        return None
    home = min(bodies, key=lambda town: (-bodies[town], town))
    there = cast.entities[home]
    return home if there.country == here.country and not _beside(here, there, by=FAR) else None


def _stand(town: str, cast: Cast) -> float:
    return RIVAL if cast.entities[town].geonames else 1.0


def _towns(group: Sequence[Telling], evidence: Evidence, cast: Cast) -> tuple[dict[str, float], Counter[str]]:
    """The towns that the reports of an incident name, by how much each is named; how many open with it."""
    openly: Counter[str] = Counter()
    found: dict[str, float] = defaultdict(float)
    for telling in group:
        town = _town(telling.place, cast)
        if town is not None:
            weight = PASSING if _aside(telling, evidence) else TOLD if telling.lead else NAMED
            found[town] += weight if cast.entities[town].geonames else weight * LOOSE
    for report in sorted({t.claim.report for t in group}):
        for town, weight in _named(report, evidence, cast).items():
            found[town] += weight
            openly[town] += weight >= OPENED * LOOSE
    return found, openly


def _named(report: str, evidence: Evidence, cast: Cast) -> dict[str, float]:
    """The towns that one report names, by where it names them: its title counts also where it stands beside the text.
    """
    text = evidence.reports[report]
    body = text.title_span.end if text.title_span else 0
    mentions = [m for m in evidence.readings[report].mentions if m.kind == "place" and not m.speaks]
    opens = min((m.cite.start for m in mentions if m.cite.start >= body), default=body)
    opens = min(opens, body + OPENING)
    found: dict[str, float] = defaultdict(float)
    times: Counter[str] = Counter()
    for mention in mentions:
        town = _settlement(cast.of(mention.id))
        if town is None:
            continue
        if not times[town] and text.title_span is None and _says(text.title, cast.entities[town]):
            found[town] += TITLED
        times[town] += 1
        if mention.inside:
            clinic = is_clinic(evidence.mentions.get(mention.inside))
            found[town] += PASSING if clinic else POLICED if times[town] == 1 else 0.0
        elif in_passing(mention, text):
            found[town] += PASSING if times[town] <= MOST else 0.0
        elif is_dateline(mention, text):
            found[town] += DATELINED
        elif mention.cite.end <= body:
            found[town] += TITLED
        elif mention.cite.start < opens + OPENING:
            found[town] += OPENED
        elif times[town] <= MOST:
            found[town] += NAMED
    return {town: n if cast.entities[town].geonames else n * LOOSE for town, n in found.items()}


def _says(title: str | None, place: Entity) -> bool:
    """Whether a title has one of the names of a place."""
    padded = f" {' '.join(_WORD.findall(title or ''))} "
    return any(f" {' '.join(_WORD.findall(name))} " in padded for name in place.names)


def _settlement(entity: Entity | None) -> str | None:
    """The id of a town, or of a place that nothing tells to be anything else."""
    if entity is None or entity.kind != "place" or entity.generic:
        return None
    return entity.id if entity.feature == "city" or (entity.feature is None and not entity.geonames) else None


def _town(place: str | None, cast: Cast) -> str | None:
    """The town that a place is or lies in."""
    return next((town for e in _chain(place, cast) if (town := _settlement(e))), None)


def _chain(place: str | None, cast: Cast) -> Iterable[Entity]:
    seen: set[str] = set()
    while place and place in cast.entities and place not in seen:
        seen.add(place)
        yield cast.entities[place]
        place = cast.entities[place].parent


def _may_hold(place: str, town: str, cast: Cast) -> bool:
    """Whether a town can lie in, or hold, a place as far as is known: in one country, and in the region, if it is one.

    A district lies in a region, as the town does, and near it.
    """
    outer, inner = cast.entities.get(place), cast.entities[town]
    if outer is None or outer.geonames is None:
        return True
    if outer.country and inner.country and outer.country != inner.country:
        return False
    around = {e.id for e in _chain(town, cast)} - {town}
    regions = {i for i in around if cast.entities[i].feature == "region"}
    if outer.feature == "country" or outer.id in around or not regions:
        return True
    return outer.parent in regions and _beside(outer, inner)


def _beside(one: Entity, two: Entity, *, by: float = BESIDE) -> bool:
    """Whether two places lie within so many degrees of each other."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    return abs(one.lat - two.lat) <= by and abs(one.lon - two.lon) <= by
