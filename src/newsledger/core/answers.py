"""Queries answered from the books: from entries and their claims alone, nothing is worked out anew.

A count is answered by the tallies that match, by the policy that drew them where all of their points do; where the
place, the speaker, the time or the part asked for picks some of the points, by the last of those. What is counted but
in no tally stands after them, claim by claim. Where a place has no count of its own, those of places that it lies in
answer, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from newsledger.core.claims import Claim, Figure, Statement
from newsledger.core.entries import Incident, Point, Tally
from newsledger.core.ledger import Ledger
from newsledger.core.names import plain
from newsledger.core.picked import HERE, Fit, Picked, counted, measured
from newsledger.core.queries import Answer, Found, Query

MOST = 40  # lines of an answer
HALF = 0.5  # of the words that tell which is asked for: fewer are no answer
Ranked = tuple[Fit, tuple[object, ...], Found]  # how well its words fit, its place among its like, and the line


def answer(ledger: Ledger, query: Query, *, unread: Sequence[str] = (), notes: Sequence[str] = ()) -> Answer:
    """What the ledger holds on a query. Raises ValueError for a time that is none, KeyError for an unknown story."""
    told = list(notes)
    view = ledger.as_of(query.by) if query.by else ledger
    if query.by:
        told.append(f"As the {len(view.reports)} of {len(ledger.reports)} reports surely published by {query.by} had "
                    "it.")  # fmt: skip
    books = Picked(view, query)
    head = (query.speaker or "").partition(" of ")[0]
    if query.speaker and head != query.speaker and not books.heard:
        told.append(f"The ledger cites nobody as “{query.speaker}”; this is for “{head}”.")
        query = replace(query, speaker=head)
        books = Picked(view, query)
    told += books.lacks()
    found: list[Found] = []
    if not books.hopeless:
        found, more = _fitting(books, ANSWERS[query.kind](books))
        if not found and not more and query.place and query.kind == "count":
            books = Picked(view, query, around=True)
            found, more = _fitting(books, ANSWERS[query.kind](books))
            if found:
                told.append(f"Nothing is counted for {query.place} by itself: this is for what it lies in.")
        told += more or ([] if found else ["The ledger holds nothing that answers this."])
    if len(found) > MOST:
        told.append(f"{len(found) - MOST} more; narrow the question.")
    return Answer(query=query, found=tuple(found[:MOST]), unread=tuple(unread), notes=tuple(told))


def _fitting(books: Picked, ranked: Iterable[Ranked]) -> tuple[list[Found], list[str]]:
    """The lines that have all the words asked for, best first, else those that have the most; and what to say of it."""
    lines = sorted(ranked, key=lambda r: (-r[0].clause, -r[0].sentence, *r[1]) if books.query.kind != "count" else
                   (*r[1][:1], -r[0].sentence, *r[1][1:]))  # fmt: skip
    whole = [line for fit, _, line in lines if fit.sentence >= 1]
    if whole or not lines:
        return whole, []
    most = max(fit.sentence for fit, _, _ in lines)
    narrow = books.query.place is not None or books.query.speaker is not None
    if most >= HALF or narrow:
        note = f"No entry has all of “{books.query.incident}”; these have the most of it."
        if most == 0:
            note = f"No entry that is asked for has “{books.query.incident}”; these answer the rest of the question."
        return [line for fit, _, line in lines if fit.sentence == most], [note]
    others = f"{len(lines)} entries" if len(lines) > 1 else "One entry"
    return [], [f"The ledger holds nothing that answers this. {others} would answer without “{books.query.incident}”: "
                "leave it out to see."]  # fmt: skip


def _counts(books: Picked) -> Iterator[Ranked]:
    """The tallies that answer, the nearest and the most told first; then figures that stand in none of them."""
    asked, claims = books.query, books.ledger.claims
    used: set[str] = set()
    for tally in books.ledger.tallies:
        incident = books.incidents.get(tally.incident or "")
        points = _points(books, tally, incident)
        told = [claims[p.claim] for p in points] or [claims[c] for c in tally.rests_on]
        if not measured(asked, tally.measure, tally.subset):
            continue
        if points:
            used.update(p.claim for p in tally.points)
            near = min((books.nearness(_place(tally, incident, p)) or HERE for p in points), default=HERE)
            found = _drawn(books, tally, incident, points)
        elif not tally.points and asked.counted is None and _tells(books, tally, incident):
            near = books.nearness(tally.place or (incident.place if incident else None)) or HERE
            found = Found(entry=tally.id, story=tally.story, rests_on=tally.rests_on, best=tally.best,
                          low=tally.low, high=tally.high, basis=tally.basis,
                          where=books.where(tally.place or (incident.place if incident else None)))  # fmt: skip
        else:
            continue
        main = incident is not None and incident.main
        yield books.fit(incident, told), (near, False, books.is_maybe(incident), not main, -len(found.rests_on),
                                          found.entry), found  # fmt: skip
    yield from _lone(books, used)


def _points(books: Picked, tally: Tally, incident: Incident | None) -> list[Point]:
    """The points of a tally that are asked for. Of a time: those said then, else all where its incident is of then."""
    claims = books.ledger.claims
    points = [p for p in tally.points if books.says(claims[p.claim]) and counted(books.query, claims[p.claim])
              and books.nearness(_place(tally, incident, p)) is not None]  # fmt: skip
    if books.query.on is None or not points:
        return points
    then = [] if books.is_past(incident) else [p for p in points if books.then(p.as_of)]
    return then or (points if incident is not None and books.timed(incident) else [])


def _place(tally: Tally, incident: Incident | None, point: Point) -> str | None:
    """The place that a point counts in: its own, else the tally's, else the incident's."""
    return point.place or tally.place or (incident.place if incident else None)


def _lone(books: Picked, used: set[str]) -> Iterator[Ranked]:
    """Figures that answer by themselves, the last said first; one that stands in a tally counts where that does."""
    ledger, asked = books.ledger, books.query
    of = {p.claim: (tally, p) for tally in ledger.tallies for p in tally.points}
    copied = {copy.report for copy in ledger.copies}
    days = {report: dating.published or "" for report, dating in ledger.dating_of.items()}
    order = {day: -n for n, day in enumerate(sorted(set(days.values())))}
    for claim in ledger.claims.values():
        body = claim.body
        if (not isinstance(body, Figure) or claim.headline or claim.report in copied or claim.id in used
                or not measured(asked, body.measure, body.subset) or not counted(asked, claim)):  # fmt: skip
            continue
        incident = ledger.incident_of.get(claim.about or claim.id)
        tally, point = of.get(claim.id, (None, None))
        if tally is not None and point is not None:
            place = _place(tally, books.incidents.get(tally.incident or ""), point)
        else:
            place = books.place_of(claim)
        near = books.nearness(place)
        timed = not books.is_past(incident) and books.timed(None if tally is None else incident, claim)
        if near is not None and timed and claim.modality in ("happened", "ongoing", "possible") and books.says(claim):
            found = Found(entry=None, story=ledger.story_of(claim.report), rests_on=(claim.id,), best=body.value,
                          low=body.low, high=body.high, told=claim.id, where=books.where(place),
                          basis=_alone(ledger, tally.id if tally else None))  # fmt: skip
            yield books.fit(incident, (claim,)), (near, True, False, False, order.get(days.get(claim.report, ""), 0),
                                                  claim.id), found  # fmt: skip


def _alone(ledger: Ledger, tally: str | None) -> str:
    """Why a figure answers by itself."""
    return "one figure, in no tally" if tally is None else f"one figure of the tally {ledger.shown(tally)}"


def _tells(books: Picked, tally: Tally, incident: Incident | None) -> bool:
    """Whether a count of victims told of one by one, which has no figures, is asked for."""
    told = [books.ledger.claims[c] for c in tally.rests_on]
    where = tally.place or (incident.place if incident else None)
    return any(map(books.says, told)) and books.nearness(where) is not None and books.timed(incident)


def _drawn(books: Picked, tally: Tally, incident: Incident | None, points: Sequence[Point]) -> Found:
    """A tally's answer: as its policy drew it where all its points are asked for, else by the last that are."""
    rests = tuple(p.claim for p in points)
    bodies = [(p.claim, b) for p in points if isinstance(b := books.ledger.claims[p.claim].body, Figure)]
    where = "; ".join(dict.fromkeys(filter(None, (books.where(_place(tally, incident, p)) for p in points))))
    if len(points) == len(tally.points):
        told = next((c for c, b in reversed(bodies) if tally.best is not None and b.value == tally.best), None)
        return Found(entry=tally.id, story=tally.story, rests_on=rests, best=tally.best, low=tally.low,
                     high=tally.high, basis=tally.basis, told=told, where=where)  # fmt: skip
    last, body = bodies[-1]
    lows, highs = [b.low for _, b in bodies], [b.high for _, b in bodies]
    return Found(entry=tally.id, story=tally.story, rests_on=rests, best=body.value, told=last, where=where,
                 low=None if None in lows else min(n for n in lows if n is not None),
                 high=None if None in highs else max(n for n in highs if n is not None),
                 basis=f"the last said of {len(points)} of the tally's {len(tally.points)} figures")  # fmt: skip


def _statements(books: Picked) -> Iterator[Ranked]:
    """What was said, the speaker's own words before those of others told by that name; in order of report and place."""
    names = {f" {plain(name)} " for e in books.ledger.entities if e.id in books.places for name in e.names}
    for number, claim in enumerate(books.ledger.claims.values()):
        voice = books.voice(claim)
        if isinstance(claim.body, Statement) and voice is not None and books.timed(None, claim):
            inside = books.query.place is None or _mentions(names, claim)
            if inside:
                fit = books.fit(None, (claim,))
                found = Found(entry=None, story=books.ledger.story_of(claim.report), rests_on=(claim.id,),
                              told=claim.id)  # fmt: skip
                yield Fit(fit.sentence, fit.sentence), (voice, number), found


def _mentions(names: Iterable[str], claim: Claim) -> bool:
    """Whether the sentence of a claim has one of the names, which stand between spaces."""
    sentence = f" {plain(claim.sentence.quote)} "
    return any(name in sentence for name in names)


def _incidents(books: Picked) -> Iterator[Ranked]:
    """What happened, what most claims tell first."""
    for incident in books.ledger.incidents:
        told = [c for c in incident.rests_on if books.says(books.ledger.claims[c])]
        near = books.nearness(incident.place)
        if told and near is not None and books.timed(incident):
            found = Found(entry=incident.id, story=incident.story, rests_on=tuple(told))
            yield books.fit(incident), (not incident.main, -len(incident.rests_on), incident.id), found


def _whether(books: Picked) -> Iterator[Ranked]:
    """What happened, or was asked for or denied, with how it is told; then what was said of it."""
    yield from ((fit, ("", *key), found) for fit, key, found in _incidents(books))
    yield from ((Fit(0.0, fit.sentence), ("said", *key), found) for fit, key, found in _statements(books))


def _disagreements(books: Picked) -> Iterator[Ranked]:
    """The contradictions of which either side matches."""
    asked = books.query
    for relation in books.ledger.relations:
        if relation.kind != "contradicts":
            continue
        fits = []
        for claim in (books.ledger.claims[end] for end in (relation.a, relation.b)):
            incident = books.ledger.incident_of.get(claim.about or claim.id)
            if (books.says(claim) and books.nearness(books.place_of(claim)) is not None and books.timed(incident, claim)
                    and (asked.measure is None or getattr(claim.body, "measure", None) == asked.measure)):  # fmt: skip
                fits.append(books.fit(incident, (claim,)))
        if fits:
            yield max(fits), (relation.id,), Found(entry=relation.id, story=relation.story,
                                                   rests_on=(relation.a, relation.b))  # fmt: skip


ANSWERS: dict[str, Callable[[Picked], Iterator[Ranked]]] = {
    "count": _counts, "statements": _statements, "incidents": _incidents, "whether": _whether,
    "disagreements": _disagreements,
}  # fmt: skip
