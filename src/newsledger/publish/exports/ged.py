"""ged: lethal incidents in the columns of the UCDP Georeferenced Event Dataset.

Standard: the columns and codes of the UCDP GED codebook, version 25.1 (https://ucdp.uu.se/downloads/ged/ged251.pdf;
Sundberg and Melander 2013). Deaths are drawn by the policy `ucdp`.

A row is an incident of a kind that armed force may stand behind, that happened, and in which somebody is counted dead.
The dataset has no column for notes: a second file has them, row by row, and a third has the incidents left out, with
the reason why; rows and those left out together are the incidents of the record. What only UCDP can give (its
conflicts, dyads, actors, regions, country numbers, active years, types of violence) is empty, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import Any

from newsledger.core.entries import Incident, Tally
from newsledger.core.ids import digest
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.publish.exports import cells
from newsledger.publish.exports.acled import LEFT_OUT, left_out
from newsledger.publish.exports.facts import HAPPENED, Dated, Facts, dated, number, one_line, sentence

NAMES = ("", "-notes", "-left-out")
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
FORCE = ("assault", "clash", "riot", "protest", "coerce")  # our types that armed force may stand behind
WHERE = {"city": 1, "site": 1, "border": 2, "valley": 2, "water": 2, "district": 3, "region": 4, "country": 6}


def files(ledger: Ledger, *, policy: str = "ucdp") -> Iterator[tuple[str, Iterable[bytes]]]:
    """The events, their notes, and the incidents that are left out."""
    facts = Facts(ledger, policy=policy)
    within: list[tuple[Incident, Tally]] = []
    out: list[tuple[Incident, str]] = []
    for incident in ledger.incidents:
        deaths = facts.deaths(incident.id)
        reason = _outside(facts, incident, deaths)
        if reason or deaths is None:
            out.append((incident, reason))
        else:
            within.append((incident, deaths))
    yield "", cells.lines(COLUMNS, ([row.get(name) for name in COLUMNS] for row in
                                    (_row(facts, incident, deaths) for incident, deaths in within)))  # fmt: skip
    yield "-notes", cells.lines(("id", "relid", "notes"), (_notes(facts, i, deaths) for i, deaths in within))
    yield "-left-out", cells.lines(("relid", *LEFT_OUT[1:]), (left_out(facts, *pair) for pair in out))


def _outside(facts: Facts, incident: Incident, deaths: Tally | None) -> str:
    """Why an incident is no event of the dataset; "" where it may be one."""
    if incident.modality not in HAPPENED:
        return f"UCDP codes what happened; this is reported as {incident.modality}"
    if incident.type not in FORCE:
        return f"of the type {incident.type}, behind which no armed force is told"
    if deaths is None and facts.is_counted(incident.id):
        return "reports give figures of the dead of which no running count is kept"
    if deaths is None:
        return "no report counts deaths, and UCDP codes events with at least one"
    least = deaths.best if deaths.best is not None else deaths.high if deaths.high is not None else 1
    return "" if least >= 1 else "the count of deaths is none, and UCDP codes events with at least one"


def _row(facts: Facts, incident: Incident, deaths: Tally) -> dict[str, Any]:
    """An incident as an event of the dataset."""
    days = dated(incident.time.edtf if incident.time else None)
    sides = {role: "; ".join(one_line(e.name) for e in facts.taking_part(incident, role)
                             if e.kind in ("organisation", "group")) for role in ("actor", "target")}  # fmt: skip
    return {
        "id": ident(facts, incident), "relid": facts.ledger.shown(incident.id),
        "year": days.last.year if days.last else None, "code_status": "Check",
        "side_a": sides["actor"], "side_b": sides["target"], **_sources(facts, incident, deaths),
        **_where(facts, facts.place(incident.place)), "event_clarity": 1 if days.days == 1 and days.sure else 2,
        "date_prec": _precision(days), "date_start": days.first.isoformat() if days.first else None,
        "date_end": days.last.isoformat() if days.last else None, **_deaths(facts, incident, deaths),
    }  # fmt: skip


def ident(facts: Facts, incident: Incident) -> int:
    """A number that stands for the incident's id, since the dataset's ids are numbers."""
    return int(digest(facts.ledger.shown(incident.id), size=6), 16)


def _deaths(facts: Facts, incident: Incident, deaths: Tally) -> dict[str, Any]:
    """The dead, in all and by what is told of them: the four kinds add up to the best estimate, as in the dataset."""
    best = number(deaths.best)
    told: dict[str, Any] = {"best": best, "high": number(deaths.high), "low": number(deaths.low)}
    if best is None:
        return told
    civilians = [t.best for t in facts.counts.get(incident.id, ()) if (t.measure, t.subset) == ("killed", "civilian")]
    civil = next((counted for counted in civilians if counted is not None and counted <= best), 0)
    return told | {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": number(float(civil)),
                   "deaths_unknown": number(float(best - civil))}  # fmt: skip


def _precision(days: Dated) -> int | None:
    """GED's date precision: a day, up to six days, a week, a month, a year; null beyond."""
    if days.days is None:
        return None
    if days.days == 1:
        return 1 if days.sure else 2
    return next((code for most, code in ((6, 2), (7, 3), (31, 4), (366, 5)) if days.days <= most), None)


def _where(facts: Facts, place: Entity | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = facts.country(place)
    point = place.lat is not None and place.lon is not None
    lat, lon = place.lat or 0.0, place.lon or 0.0
    precise = WHERE.get(place.feature, 5) if place.feature else None  # of an unknown kind: empty, never guessed
    return {"where_prec": 2 if precise == 1 and place.precision != "point" else precise,
            "where_coordinates": one_line(place.name), "where_description": ", ".join(map(one_line, place.names)),
            "adm_1": facts.named(place, "region"), "adm_2": facts.named(place, "district"),
            "latitude": place.lat, "longitude": place.lon, "geom_wkt": f"POINT ({lon} {lat})" if point else None,
            "priogrid_gid": priogrid(lat, lon) if point else None,
            "country": country.name if country else None}  # fmt: skip


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID, half a degree wide, counted from 90 S, 180 W (Tollefsen, Strand and Buhaug 2012)."""
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _sources(facts: Facts, incident: Incident, deaths: Tally) -> dict[str, Any]:
    """The reports that tell the incident or count its dead, as the dataset lists its sources."""
    claims = [facts.ledger.claims[c] for c in (*incident.rests_on, *deaths.rests_on)]
    tellers = sorted({c.report for c in claims})
    held = [(_listed(facts.outlet(r)), facts.published(r) or "", _listed(facts.ledger.report_of[r].title or ""))
            for r in tellers]  # fmt: skip
    speakers = dict.fromkeys(_listed(facts.speaker(facts.ledger.claims[c].said_by) or "") for c in deaths.rests_on)
    return {"number_of_sources": len(held),
            "source_article": "; ".join(f"“{', '.join(filter(None, source))}”" for source in held),
            "source_office": "; ".join(outlet for outlet, _, _ in held),
            "source_date": "; ".join(day for _, day, _ in held),
            "source_headline": "; ".join(title for _, _, title in held),
            "source_original": "; ".join(filter(None, speakers))}  # fmt: skip


def _listed(text: str) -> str:
    """A text that may stand in a list parted by semicolons."""
    return one_line(text).replace(";", ",")


def _notes(facts: Facts, incident: Incident, deaths: Tally) -> list[Any]:
    """What the columns cannot say of an event."""
    said = [sentence(incident.label), f"Read as {incident.type}.",
            "Who the dead were, beyond those counted as civilians, is not told, so they stand as unknown."]  # fmt: skip
    if incident.participants:
        said.append("Side A are those who act, side B those acted upon.")
    if deaths.high is None and deaths.best is not None:
        said.append("The count is open upwards, so the high estimate is empty.")
    if deaths.subset is not None:
        said.append(f"No report counts all the dead: the count is of one part ({one_line(deaths.subset)}), at least.")
    if deaths.best is None:
        why = one_line(deaths.basis)
        said.append(f"The number of deaths is not settled by the policy {deaths.policy} ({why}), so best is empty.")
    return [ident(facts, incident), facts.ledger.shown(incident.id), " ".join([*said, *facts.notes(incident)])]
