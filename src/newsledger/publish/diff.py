"""What changed between two views of one ledger, in an analyst's words, each line with the words that it rests on.

Entries are found again by the claims that they rest on: claims stay what they are, while an incident or a story may be
named anew when a report is added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from newsledger.core.entries import Entries, Incident, Relation, Tally
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.publish.dates import readable
from newsledger.publish.views import Desk, Row, judgement_row, tally_row

T = TypeVar("T", bound=Entries)
# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
FEW = 3  # citations of a line
TOLLS = frozenset(("killed", "injured", "missing"))
SAID = {"contradicts": "claim contradicted", "revises": "claim revised", "refines": "claim refined",
        "corroborates": "claim corroborated", "repeats": "claim repeated"}  # fmt: skip
ORDER = ("report added", "report left out", "report dated anew", "judgement given", "judgement undone", "toll raised",
         "toll lowered", "toll open", "toll settled", "toll range changed", "toll borne out", "new toll",
         "toll dropped",
         "count raised", "count lowered", "count open", "count settled", "count range changed", "count borne out",
         "new count", "count dropped", "claim contradicted", "contradiction gone", "claim revised", "new incident",
         "incidents merged", "incident split", "incident seen otherwise", "incident dated anew", "incident placed anew",
         "incident dropped", "names merged", "name split", "claim corroborated", "claim refined",
         "claim repeated")  # fmt: skip


def diff(before: Ledger, after: Ledger, *, story: str | None = None) -> list[Row]:
    """The changes from one view to a later one, in the order of ORDER; of one story where its id is given."""
    both = _Both(before, after)
    rows = [*_reports(both), *_judgements(both), *_tallies(both), *_incidents(both), *_relations(both), *_names(both)]
    rows = [row for row in rows if story is None or row["story"] in (story, None)]
    return sorted(rows, key=lambda row: (ORDER.index(row["what"]), row["story"] or "", row["id"], row["text"]))


class _Both:
    """Two views of a ledger, and of each the books of those stories that are not the same in the other."""

    def __init__(self, before: Ledger, after: Ledger) -> None:
        self.before, self.after = Desk(before), Desk(after)
        old, new = ({books.story.id: books for books in ledger.books} for ledger in (before, after))
        self.old = [books for ident, books in old.items() if new.get(ident) != books]
        self.new = [books for ident, books in new.items() if old.get(ident) != books]

    def entries(self, kind: type[T]) -> tuple[list[T], list[T]]:
        """The entries of a kind, before and after."""
        old: list[T] = [e for books in self.old for e in books.entries if isinstance(e, kind)]
        new: list[T] = [e for books in self.new for e in books.entries if isinstance(e, kind)]
        return old, new


def _row(desk: Desk, what: str, ident: str, text: str, claims: Iterable[str] = (), *, story: str | None,
         was: str | None = None) -> Row:  # fmt: skip
    return {"what": what, "id": desk.ledger.shown(ident), "was": was, "story": story, "text": text,
            "citations": desk.citations(claims)}  # fmt: skip


def _reports(both: _Both) -> Iterator[Row]:
    before, after = both.before.ledger, both.after.ledger
    for report in after.reports:
        label, story = after.label(report.id), both.after.story_of.get(report.id)
        now = both.after.published(report.id)
        if report.id not in before.report_of:
            outlet = report.outlet or "outlet not told"
            yield _row(both.after, "report added", report.id, f"{label}, {outlet}, {readable(now)}"
                       + (f": “{report.title}”" if report.title else ""), story=story)  # fmt: skip
        elif (was := both.before.published(report.id)) != now:
            why = dating.reason if (dating := after.dating_of.get(report.id)) else ""
            text = f"{label}: {readable(now)}, before {readable(was)}. {why}"
            yield _row(both.after, "report dated anew", report.id, text.strip(), story=story)
    for report in before.reports:
        if report.id not in after.report_of:
            yield _row(both.before, "report left out", report.id, before.label(report.id),
                       story=both.before.story_of.get(report.id))  # fmt: skip


def _judgements(both: _Both) -> Iterator[Row]:
    known = {judgement.id for judgement in both.before.ledger.judged}
    for judgement in both.after.ledger.judged:
        if judgement.id in known:
            continue
        row = judgement_row(both.after, judgement)
        on = " and ".join([f"“{words}”" for words in row["words"]] or row["on"])
        what = "judgement undone" if judgement.verdict == "undone" else "judgement given"
        yield _row(both.after, what, judgement.id, f"{judgement.by}: {judgement.verdict}: {on}. {judgement.reason}",
                   story=row["story"])  # fmt: skip


def _matched(old: Iterable[T], new: Iterable[T], alike: Callable[[T, T], bool]) -> tuple[
        dict[str, list[T]], dict[str, list[T]]]:  # fmt: skip
    """Id of each new entry -> the old ones it shares claims with, most shared first; and the same of each old one."""
    holders: dict[str, list[T]] = defaultdict(list)
    for entry in old:
        for claim in entry.rests_on:
            holders[claim].append(entry)
    forward: dict[str, list[T]] = {}
    back: dict[str, Counter[str]] = defaultdict(Counter)
    by_id: dict[str, T] = {}
    for entry in new:
        shared: Counter[str] = Counter()
        known: dict[str, T] = {}
        for claim in entry.rests_on:
            for held in holders.get(claim, ()):
                if alike(held, entry):
                    shared[held.id] += 1
                    known[held.id] = held
        forward[entry.id] = [known[i] for i in sorted(shared, key=lambda i: (-shared[i], i))]
        by_id[entry.id] = entry
        for ident, times in shared.items():
            back[ident][entry.id] += times
    return forward, {i: [by_id[n] for n in sorted(c, key=lambda n: (-c[n], n))] for i, c in back.items()}


def _tallies(both: _Both) -> Iterator[Row]:
    old, new = both.entries(Tally)
    forward, back = _matched(old, new, lambda a, b: (a.measure, a.subset) == (b.measure, b.subset))
    for tally in new:
        earlier = forward[tally.id]
        yield from _moved(both, earlier[0], tally) if earlier else _told(both.after, tally, "new")
    for tally in old:
        if tally.id not in back:
            yield from _told(both.before, tally, "dropped")


def _kind(tally: Tally) -> str:
    return "toll" if tally.measure in TOLLS else "count"


def _count(row: Row) -> str:
    """What is counted, and of what: "killed (child), the ferry fire, Mwanza"."""
    what = row["measure"] + (f" ({row['subset']})" if row["subset"] else "")
    return ", ".join(filter(None, (what, row["incident"], row["place"])))


def _spread(row: Row) -> str:
    """The best figure with its range, in the figures' own words."""
    spread = {row["low"], row["high"]} - {None, row["best"]}
    span = f" ({row['low'] or 'not told'} to {row['high'] or 'not told'})" if spread else ""
    return (row["best"] or "no one number") + span


def _told(desk: Desk, tally: Tally, change: str) -> Iterator[Row]:
    row = tally_row(desk, tally)
    what = f"new {_kind(tally)}" if change == "new" else f"{_kind(tally)} dropped"
    claims = [p.claim for p in tally.points[-FEW:]] or tally.rests_on[-FEW:]
    yield _row(desk, what, tally.id, f"{_count(row)}: {_spread(row)}", claims,
               story=tally.story)  # fmt: skip


def _moved(both: _Both, was: Tally, now: Tally) -> Iterator[Row]:
    """How a count moved: its best figure, else its range, else who stands behind it."""
    if was.best == now.best is not None or was.best is now.best is None:
        if (was.low, was.high) != (now.low, now.high):
            change = "range changed"
        elif was.origins < now.origins:
            change = "borne out"
        else:
            return
    elif now.best is None:
        change = "open"
    elif was.best is None:
        change = "settled"
    else:
        change = "raised" if now.best > was.best else "lowered"
    one, two = tally_row(both.before, was), tally_row(both.after, now)
    known = {point.claim for point in was.points}
    fresh = [p.claim for p in now.points if p.claim not in known] or [p.claim for p in now.points]
    text = f"{_count(two)}: from {_spread(one)} to {_spread(two)}"
    if change == "borne out":
        text = f"{_count(two)}: {_spread(two)}, {now.origins} independent sources, before {was.origins}"
    yield _row(both.after, f"{_kind(now)} {change}", now.id, f"{text}; {now.basis}", fresh[-FEW:], story=now.story,
               was=both.before.ledger.shown(was.id))  # fmt: skip


def _incidents(both: _Both) -> Iterator[Row]:
    old, new = both.entries(Incident)
    forward, back = _matched(old, new, lambda a, b: True)
    for incident in new:
        earlier = [e for e in forward[incident.id] if back[e.id][0].id == incident.id]
        if not forward[incident.id]:
            yield _incident(both.after, "new incident", incident, _named(both.after, incident))
        elif len(earlier) > 1:
            text = " and ".join(f"“{e.label}”" for e in earlier) + f" are taken for one: {incident.label}"
            yield _incident(both.after, "incidents merged", incident, text, was=earlier[0].id)
        elif earlier:
            yield from _changed(both, earlier[0], incident)
    for incident in old:
        heirs = [h for h in back.get(incident.id, ()) if forward[h.id][0].id == incident.id]
        if len(heirs) > 1:
            text = f"“{incident.label}” is taken for " + " and ".join(f"“{h.label}”" for h in heirs)
            yield _incident(both.after, "incident split", heirs[0], text, was=incident.id)
        elif incident.id not in back:
            yield _incident(both.before, "incident dropped", incident, _named(both.before, incident))


def _named(desk: Desk, incident: Incident) -> str:
    """An incident by its label, time and place."""
    time = readable(incident.time.edtf) if incident.time else None
    doubt = incident.modality if incident.modality != "happened" else None
    return ", ".join(filter(None, (incident.label, time, desk.name(incident.place), doubt)))


def _incident(desk: Desk, what: str, incident: Incident, text: str, *, was: str | None = None) -> Row:
    return _row(desk, what, incident.id, text, incident.rests_on[:FEW], story=incident.story,
                was=desk.ledger.shown(was) if was else None)  # fmt: skip


def _changed(both: _Both, was: Incident, now: Incident) -> Iterator[Row]:
    """What else is now held of an incident: whether it happened, when and where."""
    times = [i.time.edtf if i.time else None for i in (was, now)]
    places = both.before.name(was.place), both.after.name(now.place)
    fresh = [c for c in now.rests_on if c not in was.rests_on] or list(now.rests_on)
    for what, one, two in (("seen otherwise", was.modality, now.modality),
                           ("dated anew", *(readable(time) for time in times)),
                           ("placed anew", *(place or "no place" for place in places))):  # fmt: skip
        if one != two:
            yield _row(both.after, f"incident {what}", now.id, f"{now.label}: {two}, before {one}", fresh[-FEW:],
                       story=now.story, was=both.before.ledger.shown(was.id))  # fmt: skip


def _relations(both: _Both) -> Iterator[Row]:
    old, new = both.entries(Relation)
    before, after = ({(r.kind, r.a, r.b): r for r in held} for held in (old, new))
    for key in after.keys() - before.keys():
        relation = after[key]
        yield _row(both.after, SAID[relation.kind], relation.id, relation.reason, (relation.a, relation.b),
                   story=relation.story)  # fmt: skip
    for key in before.keys() - after.keys():
        relation = before[key]
        if relation.kind == "contradicts":
            yield _row(both.before, "contradiction gone", relation.id, relation.reason, (relation.a, relation.b),
                       story=relation.story)  # fmt: skip


def _names(both: _Both) -> Iterator[Row]:
    """Names that were two and are one, or were one and are two, of those that both views know."""
    old, new = ([e for books in shelf for e in books.entities] for shelf in (both.old, both.new))
    was, now = ({m: e for e in held for m in e.mentions} for held in (old, new))
    yield from _joined(both.after, new, was, "names merged", "are taken for one")
    yield from _joined(both.before, old, now, "name split", "were one and are taken apart")


def _joined(desk: Desk, held: Iterable[Entity], other: Mapping[str, Entity], what: str, said: str) -> Iterator[Row]:
    for entity in held:
        parts = {other[m].id: other[m] for m in entity.mentions if m in other}
        names = sorted({e.name for e in parts.values() if not e.generic})
        if len(parts) < 2 or len([e for e in parts.values() if not e.generic]) < 2:
            continue
        firsts = {e.mentions[0] for e in parts.values()} & set(entity.mentions)
        why = next((j.reason for j in desk.ledger.links if j.b in firsts and j.verdict == "same"), None)
        text = f"{entity.kind}: " + " and ".join(f"“{name}”" for name in names) + f" {said}"
        text += f" ({why})" if why and what == "names merged" else ""
        row = _row(desk, what, entity.id, text, story=entity.id.rpartition("@")[2])
        row["citations"] = [_mention(desk, m) for m in sorted(firsts)[:FEW]]
        yield row


def _mention(desk: Desk, ident: str) -> Row:
    """A mention's words as a citation, as they stand in the report."""
    cite = desk.ledger.mentions[ident].cite
    return {"claim": desk.ledger.shown(ident), "report": desk.ledger.label(cite.report), "start": cite.start,
            "end": cite.end, "quote": cite.quote, "sentence": cite.quote, "sentence_start": cite.start,
            "source": desk.ledger.report_of[cite.report].outlet or desk.ledger.label(cite.report),
            "published": desk.published(cite.report)}  # fmt: skip
