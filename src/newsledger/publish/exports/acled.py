"""acled: incidents in the columns of ACLED's export, for those who keep or merge conflict data.

Standard: the columns and codes of the ACLED codebook (https://acleddata.com/knowledge-base/codebook/; the columns since
2023: https://acleddata.com/knowledge-base/guide-to-2023-acled-column-changes). Fatalities are drawn by the policy
`acled`, the conservative one. Which of our types answer to which of theirs stands in data/acled.toml.

A row is an incident that happened and may be one of ACLED's events. All else is in a second file with the reason why
it is left out, so that the two together are the incidents of the record. What cannot be told is empty, and said in
`notes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure, Happening
from newsledger.core.entries import Incident
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.core.lexicon import lexicon
from newsledger.publish.exports import cells
from newsledger.publish.exports.facts import HAPPENED, QUOTED, Country, Dated, Facts, dated, number, one_line, sentence

NAMES = ("", "-left-out")
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
LEFT_OUT = ("event_id_cnty", "label", "type", "modality", "reason", "notes")
WEEK, MONTH = 7, 31  # days: ACLED's time precision 2 is a week, 3 a month; what is longer it does not code
CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}
TOWNS = ("city", "site", "border")  # kinds of place that are a point to ACLED


class Coded(NamedTuple):
    """What kind of event an incident is to ACLED: null event type where it is none; `doubt` says what stays open."""

    event: str | None
    sub: str
    disorder: str
    doubt: str


def files(ledger: Ledger, *, policy: str = "acled") -> Iterator[tuple[str, Iterable[bytes]]]:
    """The events, and beside them the incidents that are left out."""
    facts = Facts(ledger, policy=policy)
    within: list[tuple[Incident, Coded]] = []
    out: list[tuple[Incident, str]] = []
    for incident in ledger.incidents:
        coded = kind_of(facts, incident)
        if incident.modality not in HAPPENED:
            out.append((incident, f"ACLED codes what happened; this is reported as {incident.modality}"))
        elif coded.event is None:
            out.append((incident, coded.doubt))
        elif incident.sub_event_of and not (coded.event and facts.deaths(incident.id)):
            out.append((incident, "a part of another incident, and no event by itself"))
        else:
            within.append((incident, coded))
    rows = (_row(facts, incident, coded) for incident, coded in within)
    yield "", cells.lines(COLUMNS, ([row.get(name) for name in COLUMNS] for row in rows))
    yield "-left-out", cells.lines(LEFT_OUT, (left_out(facts, *pair) for pair in out))


def left_out(facts: Facts, incident: Incident, reason: str) -> list[Any]:
    """An incident that a standard has no row for, and why."""
    return [facts.ledger.shown(incident.id), one_line(incident.label), incident.type, incident.modality, reason,
            " ".join(facts.notes(incident))]  # fmt: skip


def kind_of(facts: Facts, incident: Incident) -> Coded:
    """What ACLED would call an incident, as far as words, sides and victims settle it."""
    table = lexicon("acled")
    sub = _by_words(facts, incident)
    if not sub and incident.type == "clash" and _sides(facts, incident) > 1:
        sub = "Armed clash"
    if not sub and incident.type == "assault" and civilians(facts, incident):
        sub = "Attack"
    if sub:
        event, disorder = table["subs"][sub]
        return Coded(event, sub, disorder, "")
    known = table["types"].get(incident.type)
    if known is None:
        return Coded(None, "", "", f"of the type {incident.type}, which answers to no event of ACLED's")
    event, doubt = known
    return Coded(event, "", "Strategic developments" if event == "Strategic developments" else "", doubt)


def _by_words(facts: Facts, incident: Incident) -> str:
    """The sub-event type that the words of its tellings settle, where they settle on one."""
    listed = lexicon("acled")["words"].get(incident.type, {})
    found = set()
    for body in (facts.ledger.claims[c].body for c in incident.rests_on):
        if isinstance(body, Happening):
            words = f" {body.lemma} {body.short} ".casefold()
            held = [sub for sub, phrases in listed.items() if any(f" {phrase} " in words for phrase in phrases)]
            found.update(held[:1])  # the lists go from the special to the general
    return found.pop() if len(found) == 1 else ""


def _sides(facts: Facts, incident: Incident) -> int:
    """How many organisations fought; 0 where somebody else is named among those who did."""
    sides = [p.entity for p in incident.participants if p.role in ("actor", "target")]
    kinds = {facts.entities[s].kind for s in sides if s in facts.entities}
    return len(set(sides)) if kinds == {"organisation"} else 0


def civilians(facts: Facts, incident: Incident) -> bool:
    """Whether those killed and hurt are counted as people who bore no arms, and none as people who did."""
    victims = lexicon("acled")["victims"]
    counted = [c.body for c in facts.figures_about.get(incident.id, ())
               if isinstance(c.body, Figure) and c.body.measure in ("killed", "injured")]  # fmt: skip
    words = {word for body in counted for word in (body.subset or "", *_lemmas(body.counted)) if word}
    return not words.isdisjoint(victims["unarmed"]) and words.isdisjoint(victims["armed"])


def _lemmas(counted: str) -> Sequence[str]:
    """The words for what is counted, also without a plural's s."""
    words = counted.casefold().split()[:20]
    return [*words, *(word.removesuffix("s") for word in words)]


def _row(facts: Facts, incident: Incident, coded: Coded) -> dict[str, Any]:
    """An incident as an event of ACLED's."""
    place = facts.place(incident.place)
    country = facts.country(place)
    days = dated(incident.time.edtf if incident.time else None)
    day, precision = reference_day(days)
    deaths = facts.deaths(incident.id)
    tellers = facts.tellers(incident)
    return {
        "event_id_cnty": facts.ledger.shown(incident.id), "event_date": day.isoformat() if day else None,
        "year": day.year if day else None, "time_precision": precision, "disorder_type": coded.disorder,
        "event_type": coded.event, "sub_event_type": coded.sub, **_actors(facts, incident, coded, country),
        "civilian_targeting": "Civilian targeting" if coded.event == "Violence against civilians" else None,
        "iso": country.numeric if country else None, "country": country.name if country else None,
        "admin1": facts.named(place, "region"), "admin2": facts.named(place, "district"),
        "location": one_line(place.name) if place else None, "latitude": place.lat if place else None,
        "longitude": place.lon if place else None, "geo_precision": _precision(place),
        "source": "; ".join(dict.fromkeys(facts.outlet(r).replace(";", ",") for r in tellers)),
        "notes": " ".join(_notes(facts, incident, coded, days)),
        "fatalities": number(deaths.best) if deaths else None if facts.is_counted(incident.id) else 0,
        "tags": _tags(facts, incident, coded),
        "timestamp": _stamp(facts, tellers),
    }  # fmt: skip


def reference_day(days: Dated) -> tuple[date | None, int | None]:
    """The day that an event is put on and its time precision: the middle of a span, as ACLED's coders take it."""
    if days.first is None or days.last is None or days.days is None or days.days > MONTH:
        return None, None
    middle = days.first + timedelta(days=(days.days - 1) // 2)
    return middle, 1 if days.days == 1 and days.sure else 2 if days.days <= WEEK else 3


def _precision(place: Entity | None) -> int | None:
    if place is None or place.lat is None or place.feature is None:
        return None
    if place.feature in TOWNS and place.precision == "point":
        return 1
    return 3 if place.feature in ("country", "region") else 2


def _actors(facts: Facts, incident: Incident, coded: Coded, country: Country | None) -> dict[str, str]:
    """Who took part: crowds and civilians as ACLED names them with their country, those named in the reports beside."""
    sides: dict[str, str] = {}
    for side, role in (("1", "actor"), ("2", "target")):
        named = facts.taking_part(incident, role)
        bodies = [one_line(e.name) for e in named if e.kind in ("organisation", "group")]
        others = [one_line(e.name) for e in named if e.kind == "person"]
        crowd = CROWDS.get(coded.event or "") if side == "1" else (
            "Civilians" if coded.event == "Violence against civilians" else None)  # fmt: skip
        if crowd:
            sides[f"actor{side}"] = f"{crowd} ({country.name})" if country else crowd
            sides[f"inter{side}"] = crowd
            others = bodies + others
        else:
            sides[f"actor{side}"] = bodies[0] if bodies else ""
            others = bodies[1:] + others
        sides[f"assoc_actor_{side}"] = "; ".join(others)
    if sides.get("inter1") and not sides["actor2"]:
        sides["interaction"] = f"{sides['inter1']} only"
    return sides


def _tags(facts: Facts, incident: Incident, coded: Coded) -> str | None:
    """ACLED's tag for the size of a crowd, in the words of the reports."""
    if coded.event not in CROWDS:
        return None
    sizes = dict.fromkeys(one_line(c.cite.quote) for c in facts.figures_about.get(incident.id, ())
                          if isinstance(c.body, Figure) and c.body.measure == "participants")  # fmt: skip
    return f"crowd size={' / '.join(sizes) or 'no report'}"


def _stamp(facts: Facts, tellers: Sequence[str]) -> int | None:
    """When the newest report of it came out, in seconds since 1970; null where that is not known to the day."""
    known = [edtf.bounds(time) for r in tellers if (time := facts.published(r))]
    spans = [b for b in known if not b.yearless and edtf.EARLIEST not in b and b.first.date() == b.last.date()]
    newest = max((b.first for b in spans), default=None)
    return int(newest.replace(tzinfo=UTC).timestamp()) if newest and newest > datetime(1970, 1, 1) else None


def _notes(facts: Facts, incident: Incident, coded: Coded, days: Dated) -> Iterator[str]:
    """What the reports say in their words, then what the columns cannot say."""
    yield sentence(incident.label)
    yield " ".join(facts.quoted(_first(facts, incident)))
    if coded.doubt:
        yield f"Coding: {coded.doubt}."
    if days.days is None or days.days > MONTH:
        yield "The date is not told closely enough for ACLED's column."
    elif days.days > 1:
        yield "The date is the middle of the time that is told."
    yield from _of_deaths(facts, incident)
    yield from facts.notes(incident)


def _of_deaths(facts: Facts, incident: Incident) -> Iterator[str]:
    """What the column of the dead cannot say: that none are counted, only a part of them, or no one number."""
    deaths = facts.deaths(incident.id)
    if deaths is None and facts.is_counted(incident.id):
        yield "Reports give figures of the dead of which no running count is kept, so fatalities are empty."
    elif deaths is None:
        yield "No report counts deaths."
    elif deaths.best is None:
        yield f"Fatalities are empty, by the policy {deaths.policy}: {one_line(deaths.basis)}."
    elif deaths.subset is not None:
        yield f"No report counts all the dead: fatalities are those of one part ({one_line(deaths.subset)}), at least."


def _first(facts: Facts, incident: Incident) -> list[str]:
    """The first telling of each of the first reports that tell it."""
    by_report: dict[str, Claim] = {}
    for claim in (facts.ledger.claims[c] for c in incident.rests_on):
        by_report.setdefault(claim.report, claim)
    return [by_report[r].id for r in facts.tellers(incident)[:QUOTED]]
