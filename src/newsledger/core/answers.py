"""Queries answered from the books: from entries and their claims alone, nothing is worked out anew.

A count is answered by the tallies that match, by the policy that drew them where all of their points do; where the
place, the speaker or the part asked for picks some of the points, by the last of those. What is counted but in no tally
stands after them, claim by claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure, Statement
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident, Point, Tally
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.core.names import plain, singulars, squeezed
from newsledger.core.queries import Answer, Found, Query, nouns_of

STEM = 5  # letters by which the words for an incident are compared: "flooding" and "floods" are one
MOST = 40  # lines of an answer


def answer(ledger: Ledger, query: Query, *, unread: Sequence[str] = (), notes: Sequence[str] = ()) -> Answer:
    """What the ledger holds on a query. Raises ValueError for a time that is none, KeyError for an unknown story."""
    told = list(notes)
    view = ledger.as_of(query.by) if query.by else ledger
    if query.by:
        told.append(f"As the {len(view.reports)} of {len(ledger.reports)} reports surely published by {query.by} had "
                    "it.")  # fmt: skip
    books = _Books(view, query)
    told += books.lacks()
    found = [] if books.hopeless else list(ANSWERS[query.kind](books))
    if not found and not books.hopeless:
        told.append("The ledger holds nothing that answers this.")
    if len(found) > MOST:
        told.append(f"{len(found) - MOST} more; narrow the question.")
    return Answer(query=query, found=tuple(found[:MOST]), unread=tuple(unread), notes=tuple(told))


class _Books:
    """A view of the ledger with what a query picks of it."""

    def __init__(self, ledger: Ledger, query: Query) -> None:
        self.ledger = ledger if query.story is None else ledger.of(query.story)
        self.query = query
        self.places = _within(self.ledger, query.place) if query.place else frozenset()
        self.speakers = _voices(self.ledger, query.speaker) if query.speaker else frozenset()
        self.incidents = {i.id: i for i in self.ledger.incidents}
        self.wanted = frozenset(_stems(query.incident)) if query.incident else frozenset()

    @property
    def hopeless(self) -> bool:
        """Whether the query names a place or a speaker that the books do not know."""
        asked = self.query
        return bool((asked.place and not self.places) or (asked.speaker and not self.heard))

    @property
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

    def says(self, claim: Claim) -> bool:
        """Whether the claim is the word of the speaker asked for, if one is."""
        if self.query.speaker is None:
            return True
        mention = claim.said_by.mention if claim.said_by else None
        entity = self.entity(mention)
        return (entity is not None and entity.id in self.speakers) or self._carries(claim)

    def _carries(self, claim: Claim) -> bool:
        """Whether the outlet, or one between it and the speaker, has the name asked for."""
        name = plain(self.query.speaker or "")
        outlet, chain = self.ledger.report_of[claim.report].outlet, claim.said_by.chain if claim.said_by else ()
        words = claim.said_by.speaker.quote if claim.said_by and claim.said_by.speaker else ""
        return any(name and f" {name} " in f" {plain(held)} " for held in (outlet or "", words, *chain))

    def lies(self, place: str | None) -> bool:
        """Whether a place is the one asked for, or in it."""
        return self.query.place is None or place in self.places

    def scope(self, claim: Claim) -> bool:
        """Whether a claim counts in the place asked for: by its own place, else by its incident's."""
        if self.query.place is None:
            return True
        entity = self.entity(claim.place)
        own = entity.id if entity else None
        incident = self.ledger.incident_of.get(claim.about or claim.id)
        return own in self.places if own else incident is not None and incident.place in self.places

    def timed(self, incident: Incident | None, claim: Claim | None = None) -> bool:
        """Whether it is of the time asked for: the incident, or the claim by its own time words."""
        if self.query.on is None:
            return True
        own = when_of(claim, self.ledger.dating_of.get(claim.report)) if claim else None
        time = own or (incident.time if incident else None)
        return time is not None and edtf.valid(time.edtf) and edtf.overlaps(time.edtf, self.query.on)

    def is_maybe(self, incident: Incident | None) -> bool:
        """Whether a year is asked for and the incident's is not known: it may be meant, after those that are."""
        year = (self.query.on or "X")[:4]
        return "X" not in year and incident is not None and incident.time is not None and "X" in incident.time.edtf[:4]

    def meant(self, incident: Incident | None, claims: Iterable[Claim] = ()) -> bool:
        """Whether the incident, or the sentences of the claims, have the words that tell which is asked for."""
        if not self.wanted:
            return True
        texts = [incident.label, incident.type] if incident else []
        texts += [self.ledger.claims[c].sentence.quote for c in incident.rests_on[:20]] if incident else []
        held = {stem for text in (*texts, *(c.sentence.quote for c in claims)) for stem in _stems(text)}
        return self.wanted <= held


def _parts(ledger: Ledger) -> Iterator[str | None]:
    """The parts of the people that are counted."""
    yield from (tally.subset for tally in ledger.tallies)
    yield from (claim.body.subset for claim in ledger.claims.values() if isinstance(claim.body, Figure))


def _stems(text: str) -> Iterator[str]:
    return (word[:STEM] for word in plain(text).split())


def _bare(name: str) -> str:
    """A place's name as it is compared: an article more or less makes no other."""
    return squeezed(plain(name).removeprefix("the "))


def _within(ledger: Ledger, name: str) -> frozenset[str]:
    """The ids of the places of that name, and of those that lie in them."""
    asked = _bare(name)
    found = {e.id for e in ledger.entities if e.kind == "place" and asked in set(map(_bare, (e.name, *e.names)))}
    inner: dict[str | None, list[str]] = defaultdict(list)
    for entity in ledger.entities:
        inner[entity.parent].append(entity.id)
    waiting = list(found)
    while waiting:
        for ident in inner.get(waiting.pop(), ()):
            if ident not in found:
                found.add(ident)
                waiting.append(ident)
    return frozenset(found)


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


def _counts(books: _Books) -> Iterator[Found]:
    """The tallies that answer, the most told first; then figures that stand in none of them."""
    asked, claims = books.query, books.ledger.claims
    found: list[Found] = []
    used: set[str] = set()
    for tally in books.ledger.tallies:
        incident = books.incidents.get(tally.incident or "")
        if not _measured(asked, tally.measure, tally.subset) or not books.timed(incident):
            continue
        if not tally.points and asked.counted is None and _tells(books, tally, incident):
            found.append(Found(entry=tally.id, story=tally.story, rests_on=tally.rests_on, best=tally.best,
                               low=tally.low, high=tally.high, basis=tally.basis))  # fmt: skip
        points = [p for p in tally.points if books.says(claims[p.claim]) and _counts_there(books, tally, incident, p)
                  and _counted(asked, claims[p.claim])]  # fmt: skip
        if points and books.meant(incident, (claims[p.claim] for p in points)):
            used.update(p.claim for p in tally.points)
            found.append(_drawn(books, tally, points))
    maybe = {t.id for t in books.ledger.tallies if books.is_maybe(books.incidents.get(t.incident or ""))}
    yield from sorted(found, key=lambda f: (f.entry in maybe, -len(f.rests_on), f.entry or ""))
    of = {p.claim: tally.id for tally in books.ledger.tallies for p in tally.points}
    copied = {copy.report for copy in books.ledger.copies}
    for claim in claims.values():
        body = claim.body
        if (isinstance(body, Figure) and not claim.headline and claim.report not in copied and claim.id not in used
                and _measured(asked, body.measure, body.subset) and _counted(asked, claim)):  # fmt: skip
            incident = books.ledger.incident_of.get(claim.about or claim.id)
            if (claim.modality in ("happened", "ongoing", "possible") and books.says(claim) and books.scope(claim)
                    and books.timed(incident, claim) and books.meant(incident, (claim,))):  # fmt: skip
                yield Found(entry=None, story=books.ledger.story_of(claim.report), rests_on=(claim.id,),
                            best=body.value, low=body.low, high=body.high, told=claim.id,
                            basis=_alone(books.ledger, of.get(claim.id)))  # fmt: skip


def _alone(ledger: Ledger, tally: str | None) -> str:
    """Why a figure answers by itself."""
    return "one figure, in no tally" if tally is None else f"one figure of the tally {ledger.shown(tally)}"


def _tells(books: _Books, tally: Tally, incident: Incident | None) -> bool:
    """Whether a count of victims told of one by one, which has no figures, is asked for."""
    told = [books.ledger.claims[c] for c in tally.rests_on]
    where = tally.place or (incident.place if incident else None)
    return any(map(books.says, told)) and books.lies(where) and books.meant(incident, told)


def _measured(asked: Query, measure: str, part: str | None) -> bool:
    return (asked.measure is None or measure == asked.measure) and (part or None) == (asked.part or None)


def _counted(asked: Query, claim: Claim) -> bool:
    """Whether a figure counts the things asked for, where things are asked for that have no measure."""
    if asked.counted is None:
        return True
    return isinstance(claim.body, Figure) and not nouns_of(claim.body).isdisjoint(singulars(asked.counted.lower()))


def _counts_there(books: _Books, tally: Tally, incident: Incident | None, point: Point) -> bool:
    """Whether a point counts in the place asked for: by its own place, else by the tally's, else by the incident's."""
    if books.query.place is None:
        return True
    where = point.place or tally.place or (incident.place if incident else None)
    return where in books.places


def _drawn(books: _Books, tally: Tally, points: Sequence[Point]) -> Found:
    """A tally's answer: as its policy drew it where all its points are asked for, else by the last that are."""
    rests = tuple(p.claim for p in points)
    bodies = [(p.claim, b) for p in points if isinstance(b := books.ledger.claims[p.claim].body, Figure)]
    if len(points) == len(tally.points):
        told = next((c for c, b in reversed(bodies) if tally.best is not None and b.value == tally.best), None)
        return Found(entry=tally.id, story=tally.story, rests_on=rests, best=tally.best, low=tally.low,
                     high=tally.high, basis=tally.basis, told=told)  # fmt: skip
    last, body = bodies[-1]
    lows, highs = [b.low for _, b in bodies], [b.high for _, b in bodies]
    return Found(entry=tally.id, story=tally.story, rests_on=rests, best=body.value, told=last,
                 low=None if None in lows else min(n for n in lows if n is not None),
                 high=None if None in highs else max(n for n in highs if n is not None),
                 basis=f"the last said of {len(points)} of the tally's {len(tally.points)} figures")  # fmt: skip


def _statements(books: _Books) -> Iterator[Found]:
    """What was said, in order of report and place."""
    names = {f" {plain(name)} " for e in books.ledger.entities if e.id in books.places for name in e.names}
    for claim in books.ledger.claims.values():
        if isinstance(claim.body, Statement) and books.says(claim) and books.timed(None, claim):
            inside = books.query.place is None or _mentions(names, claim)
            if inside and books.meant(None, (claim,)):
                yield Found(entry=None, story=books.ledger.story_of(claim.report), rests_on=(claim.id,), told=claim.id)


def _mentions(names: Iterable[str], claim: Claim) -> bool:
    """Whether the sentence of a claim has one of the names, which stand between spaces."""
    sentence = f" {plain(claim.sentence.quote)} "
    return any(name in sentence for name in names)


def _incidents(books: _Books) -> Iterator[Found]:
    """What happened, what most claims tell first."""
    for incident in sorted(books.ledger.incidents, key=lambda i: (-len(i.rests_on), i.id)):
        told = [c for c in incident.rests_on if books.says(books.ledger.claims[c])]
        if told and books.lies(incident.place) and books.timed(incident) and books.meant(incident):
            yield Found(entry=incident.id, story=incident.story, rests_on=tuple(told))


def _disagreements(books: _Books) -> Iterator[Found]:
    """The contradictions of which either side matches."""
    for relation in books.ledger.relations:
        ends = [books.ledger.claims[end] for end in (relation.a, relation.b)]
        asked = books.query
        if relation.kind == "contradicts" and any(
                books.says(c) and books.scope(c) and books.meant(books.ledger.incident_of.get(c.about or c.id), (c,))
                and books.timed(books.ledger.incident_of.get(c.about or c.id), c)
                and (asked.measure is None or (isinstance(c.body, Figure) and c.body.measure == asked.measure))
                for c in ends):  # fmt: skip
            yield Found(entry=relation.id, story=relation.story, rests_on=(relation.a, relation.b))


ANSWERS: dict[str, Callable[[_Books], Iterator[Found]]] = {
    "count": _counts, "statements": _statements, "incidents": _incidents, "disagreements": _disagreements,
}  # fmt: skip
