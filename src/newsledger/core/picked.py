"""What a query picks of a ledger: the places, the voices, the times and the words that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.core.names import plain, singulars, squeezed
from newsledger.core.queries import Query, nouns_of

STEM = 5  # letters by which the words for an incident are compared: "flooding" and "floods" are one
HERE, INSIDE, AROUND = range(3)  # the place asked for, one that lies in it, one that it lies in
LONG_AGO = 31  # days from an incident to a time asked for, past which what is said then of it is of the past
TOLD = 40  # claims of an incident that are looked through for the words asked for


class Fit(NamedTuple):
    """What share of the words asked for are in the label and the clause, and what share in the whole sentence."""

    clause: float
    sentence: float


class Picked:
    """A view of the ledger with what a query picks of it; `around`: places that the one asked for lies in answer."""

    def __init__(self, ledger: Ledger, query: Query, *, around: bool = False) -> None:
        self.ledger = ledger if query.story is None else ledger.of(query.story)
        self.query = query
        self.places = _places(self.ledger, query.place, around=around) if query.place else {}
        self.speakers = _voices(self.ledger, query.speaker) if query.speaker else frozenset()
        self.wanted = frozenset(stems(query.incident)) if query.incident else frozenset()
        self._stems: dict[str, frozenset[str]] = {}

    @cached_property
    def incidents(self) -> Mapping[str, Incident]:
        """Every incident by id."""
        return {i.id: i for i in self.ledger.incidents}

    @property
    def hopeless(self) -> bool:
        """Whether the query names a place or a speaker that the books do not know."""
        asked = self.query
        return bool((asked.place and not self.places) or (asked.speaker and not self.heard))

    @cached_property
    def heard(self) -> bool:
        """Whether anybody of the speaker's name is heard, or printed, or carried."""
        return bool(self.speakers) or any(self._carries(claim) for claim in self.ledger.claims.values())

    def lacks(self) -> Iterator[str]:
        """What the books do not know."""
        if self.query.place and not self.places:
            yield f"The ledger names no place “{self.query.place}”."
        if self.query.part and not any(self.query.part == part for part in _parts(self.ledger)):
            yield f"The ledger counts no “{self.query.part}” by itself."
        if self.query.speaker and not self.heard:
            yield f"The ledger cites nobody called “{self.query.speaker}”."

    def entity(self, mention: str | None) -> Entity | None:
        """The entity of a mention."""
        return self.ledger.entity_of.get(mention or "")

    def voice(self, claim: Claim) -> int | None:
        """0 where a claim is the word of the speaker asked for, 1 where of one told by that name, else null."""
        if self.query.speaker is None:
            return 0
        entity = self.entity(claim.said_by.mention if claim.said_by else None)
        if entity is not None and entity.id in self.speakers:
            return 0
        return 1 if self._carries(claim) else None

    def says(self, claim: Claim) -> bool:
        """Whether the claim is the word of the speaker asked for, if one is."""
        return self.voice(claim) is not None

    def _carries(self, claim: Claim) -> bool:
        """Whether the outlet, one between it and the speaker, or the words for the speaker have the name asked for."""
        name = plain(self.query.speaker or "")
        outlet, chain = self.ledger.report_of[claim.report].outlet, claim.said_by.chain if claim.said_by else ()
        words = claim.said_by.speaker.quote if claim.said_by and claim.said_by.speaker else ""
        held = any(name and f" {name} " in f" {plain(told)} " for told in (outlet or "", words, *chain))
        return held or (bool(words) and set(name.split()) <= set(plain(words).split()))

    def nearness(self, place: str | None) -> int | None:
        """How a place lies to the one asked for: HERE, INSIDE or AROUND; null where neither. HERE if none is asked."""
        return HERE if self.query.place is None else self.places.get(place or "")

    def place_of(self, claim: Claim) -> str | None:
        """The place that a claim counts in: its own, else its incident's."""
        own = self.entity(claim.place)
        if own is not None:
            return own.id
        incident = self.ledger.incident_of.get(claim.about or claim.id)
        return incident.place if incident else None

    def where(self, place: str | None) -> str:
        """A place in words, where it is not the one asked for: "Kansas, in US"; empty where none is asked for."""
        held = self._named.get(place or "")
        near = self.nearness(place)
        if self.query.place is None or held is None or near is None:
            return ""
        if near == HERE:
            return held.name
        return f"{held.name}, in {self.query.place}" if near == INSIDE else f"all of {held.name}"

    @cached_property
    def _named(self) -> Mapping[str, Entity]:
        return {e.id: e for e in self.ledger.entities if e.kind == "place"}

    def timed(self, incident: Incident | None, claim: Claim | None = None) -> bool:
        """Whether it is of the time asked for: the incident, or the claim by its own time words, else by its report's
        date where it is of no incident.
        """
        if self.query.on is None:
            return True
        dating = self.ledger.dating_of.get(claim.report) if claim else None
        own = when_of(claim, dating) if claim else None
        time = own.edtf if own else incident.time.edtf if incident and incident.time else None
        if time is None and incident is None and dating:
            time = dating.published
        return self.then(time)

    def then(self, time: str | None) -> bool:
        """Whether a time may be the one asked for."""
        return self.query.on is None or (
            time is not None and edtf.valid(time) and edtf.overlaps(time, self.query.on))  # fmt: skip

    def is_past(self, incident: Incident | None) -> bool:
        """Whether an incident lies so far before the time asked for that what was said then of it is of the past."""
        time, on = incident.time.edtf if incident and incident.time else "", self.query.on or ""
        if not (edtf.valid(time) and edtf.valid(on)) or "X" in time[:4] + on[:4] or time.startswith(".."):
            return False
        return (edtf.days(on)[0] - edtf.days(time)[1]).days > LONG_AGO

    def is_maybe(self, incident: Incident | None) -> bool:
        """Whether a year is asked for and the incident's is not known: it may be meant, after those that are."""
        year = (self.query.on or "X")[:4]
        return "X" not in year and incident is not None and incident.time is not None and "X" in incident.time.edtf[:4]

    def fit(self, incident: Incident | None, claims: Iterable[Claim] = ()) -> Fit:
        """How far an incident and one of the claims of it have the words that tell which is asked for."""
        if not self.wanted:
            return Fit(1.0, 1.0)
        label = self._held(f"{incident.label} {incident.type}") if incident else frozenset()
        told = list(claims) or [self.ledger.claims[c] for c in (incident.rests_on[:TOLD] if incident else ())]
        clause = max((len(self.wanted & (label | self._held(c.cite.quote))) for c in told), default=0)
        sentence = max((len(self.wanted & (label | self._held(c.sentence.quote))) for c in told), default=clause)
        return Fit(clause / len(self.wanted), max(clause, sentence) / len(self.wanted))

    def _held(self, text: str) -> frozenset[str]:
        if text not in self._stems:
            self._stems[text] = frozenset(stems(text))
        return self._stems[text]


def stems(text: str) -> Iterator[str]:
    """The words of a text as they are compared."""
    return (word[:STEM] for word in plain(text).split())


def measured(asked: Query, measure: str, part: str | None) -> bool:
    """Whether a count is of the measure and the part asked for; of buildings and vehicles every kind is, if none is."""
    if asked.measure is not None and measure != asked.measure:
        return False
    return (part or None) == asked.part or (asked.part is None and asked.measure in ("buildings", "vehicles"))


def counted(asked: Query, claim: Claim) -> bool:
    """Whether a figure counts the things asked for, where things are asked for that have no measure."""
    if asked.counted is None:
        return True
    return isinstance(claim.body, Figure) and not nouns_of(claim.body).isdisjoint(singulars(asked.counted.lower()))


def _parts(ledger: Ledger) -> Iterator[str | None]:
    """The parts of the people that are counted."""
    yield from (tally.subset for tally in ledger.tallies)
    yield from (claim.body.subset for claim in ledger.claims.values() if isinstance(claim.body, Figure))


def _bare(name: str) -> str:
    """A place's name as it is compared: an article more or less makes no other."""
    return squeezed(plain(name).removeprefix("the "))


def _places(ledger: Ledger, name: str, *, around: bool) -> dict[str, int]:
    """The ids of the places of that name, and of those that lie in them, or that they lie in; with how they lie."""
    asked = _bare(name)
    places = {e.id: e for e in ledger.entities if e.kind == "place"}
    found = dict.fromkeys((i for i, e in places.items() if asked in set(map(_bare, (e.name, *e.names)))), HERE)
    here = [places[i] for i in found]
    if around:
        codes = {e.country for e in here if e.country and e.feature != "country"}
        for place in here:
            outer = place.parent
            while outer in places and outer not in found:
                found[outer] = AROUND
                outer = places[outer].parent
        found |= {i: AROUND for i, e in places.items()
                  if e.feature == "country" and e.country in codes and i not in found}  # fmt: skip
        return {i: near for i, near in found.items() if near == AROUND}
    inner: dict[str | None, list[str]] = defaultdict(list)
    for place in places.values():
        inner[place.parent].append(place.id)
    waiting = list(found)
    lands = {e.country for e in here if e.feature == "country" and e.country}
    waiting += [i for i, e in places.items() if e.country in lands and e.country]
    while waiting:
        outer = waiting.pop()
        found.setdefault(outer, INSIDE)
        waiting += [i for i in inner.get(outer, ()) if i not in found]
    return found


def _voices(ledger: Ledger, name: str) -> frozenset[str]:
    """The ids of the people and bodies of that name: all of its words in one of theirs, or in a role; a person's whole
    name may stand in it behind a title.
    """
    asked = set(plain(name).split())

    def bears(entity: Entity) -> bool:
        told = [set(plain(held).split()) for held in (entity.name, *entity.names)]
        titled = entity.kind == "person" and any(len(held) > 1 and held <= asked for held in told)
        return titled or any(asked <= held for held in (*told, *(set(plain(role).split()) for role in entity.roles)))

    return frozenset(entity.id for entity in ledger.entities if entity.kind != "place" and bears(entity))
