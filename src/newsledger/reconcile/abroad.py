"""Abroad: tolls whose own words put them in another country than the incident that they would be counted for.

A page of news tells of a war here and a flood there. A toll that its words, or the clause that tells it, place in
another country is of what happened there: of an incident that has its own dead and lies in that country, if its
report tells any, and else, where it names the country itself, of none that is known. An illness knows no border.
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


def sent_home(figures: Iterable[Attached], evidence: Evidence, cast: Cast,
              incidents: Sequence[Incident]) -> Iterable[Attached]:  # fmt: skip
    """The figures, those told of another country than their incident's with what happened there."""
    known = {i.id: i for i in incidents}
    lands = {i.id: _land(i.place, cast) for i in incidents}
    there: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        for report in {evidence.claims[c].report for c in incident.rests_on}:
            there[report, lands[incident.id] or ""].append(incident)
    for figure in figures:
        home, place = lands.get(figure.incident or ""), _told_at(figure, known)
        land = _land(place, cast)
        border = figure.incident is not None and known[figure.incident].type in BORDERLESS
        if figure.body.measure not in HARMED or border or home is None or land is None or land == home:
            yield figure
            continue
        fitting = [i for i in there[figure.claim.report, land]
                   if i.type in lexicon("counted")["homes"].get(figure.body.measure, ())]  # fmt: skip
        best = min(fitting, key=lambda i: (not i.main, -len(i.rests_on), i.id), default=None)
        if best is None and cast.entities[place or ""].feature != "country":  # a hospital's town may lie abroad
            yield figure
        else:
            yield replace(figure, incident=best.id if best else None, homeless=True)


def _told_at(figure: Attached, known: Mapping[str, Incident]) -> str | None:
    """The place that a figure is of by its own words, or the clause that tells it."""
    told = known.get(figure.told or "") if figure.told != figure.incident else None
    return figure.place or (told.place if told else None)


def _land(place: str | None, cast: Cast) -> str | None:
    """The country that a place lies in."""
    entity = cast.entities.get(place or "")
    return entity.country if entity else None

