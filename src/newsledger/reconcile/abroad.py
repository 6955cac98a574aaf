"""Abroad: tolls whose own words put them in another country than the incident that they would be counted for.

A page of news tells of a war here and a flood there. A toll that its words, or the clause that tells it, place in
another country is of what happened there: of an incident that has its own dead and lies in that country, if its
report tells any, and else, where it names the country itself, of none that is known. An illness knows no border; an
earthquake or a crash can have its dead on both sides of one, and so has what is said in one breath with its toll.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import lexicon
from newsledger.reconcile.attached import Attached

HARMED = frozenset(("killed", "injured", "missing"))
BORDERLESS = frozenset(("health", "displacement"))
CROSSING = frozenset(("disaster", "accident"))  # that can harm people of two countries at once


def sent_home(figures: Iterable[Attached], evidence: Evidence, cast: Cast,
              incidents: Sequence[Incident]) -> Iterable[Attached]:  # fmt: skip
    """The figures, those told of another country than their incident's with what happened there."""
    known = {i.id: i for i in incidents}
    lands = {i.id: _land(i.place, cast) for i in incidents}
    there: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    breath: dict[tuple[str, int], set[str]] = defaultdict(set)
    for incident in incidents:
        claims = [evidence.claims[c] for c in incident.rests_on]
        for report in {c.report for c in claims}:
            there[report, lands[incident.id] or ""].append(incident)
        for claim in claims:
            breath[claim.report, claim.sentence.start].add(incident.id)
    for figure in figures:
        home, place = known.get(figure.incident or ""), _told_at(figure, known)
        land = _land(place, cast)
        settled = home is None or home.type in BORDERLESS or figure.body.measure not in HARMED
        if home is None or settled or land is None or lands[home.id] in (None, land):
            yield figure
            continue
        told = breath[figure.claim.report, figure.claim.sentence.start]
        part = home.type in CROSSING and figure.told in known and known[figure.told].sub_event_of == home.id
        if part or figure.told == home.id or (home.id in told and all(lands[i] != land for i in told)):
            yield figure
            continue
        best = _happened(figure, home, there[figure.claim.report, land])
        if best is None and (home.type in CROSSING or cast.entities[place or ""].feature != "country"):
            yield figure  # a hospital's town may lie abroad
        else:
            yield replace(figure, incident=best.id if best else None, homeless=True)


def _happened(figure: Attached, home: Incident, there: Iterable[Incident]) -> Incident | None:
    """What can have such a count, of what a report tells of a country; no part there of what crosses its border."""
    fitting = [i for i in there if i.type in lexicon("counted")["homes"].get(figure.body.measure, ())
               and not (home.type in CROSSING and i.sub_event_of == home.id)]  # fmt: skip
    return min(fitting, key=lambda i: (not i.main, -len(i.rests_on), i.id), default=None)


def _told_at(figure: Attached, known: Mapping[str, Incident]) -> str | None:
    """The place that a figure is of by its own words, or the clause that tells it."""
    told = known.get(figure.told or "") if figure.told != figure.incident else None
    return figure.place or (told.place if told else None)


def _land(place: str | None, cast: Cast) -> str | None:
    """The country that a place lies in."""
    entity = cast.entities.get(place or "")
    return entity.country if entity else None

