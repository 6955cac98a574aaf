"""The second half of the flow: readings, dates and people's judgements in, books out, one story at a time.

Books are kept under a digest of all that they came from, so a story to which nothing was added is not worked out again;
and they are fetched when asked for, so a big ledger opens without being read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from newsledger import extract, prepare, reconcile, resolve
from newsledger.core.books import Books, Sorted
from newsledger.core.claims import Reading
from newsledger.core.edtf import is_before, overlaps
from newsledger.core.entries import Line
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.findings import Desk, Finding
from newsledger.core.heirs import Once
from newsledger.core.ids import digest
from newsledger.core.judged import (
    as_dated,
    found_again,
    is_place,
    made,
    outside,
    reports_of,
    standing,
    with_reason,
    withdrawn,
    without,
)
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.lazy import Lazy
from newsledger.core.ledger import Ledger
from newsledger.core.reports import Dating, Report, Span, Story
from newsledger.core.settings import Settings
from newsledger.core.version import rules
from newsledger.store import Store

RULES = rules("prepare", "resolve", "reconcile")  # books worked out by other rules are worked out again
NONE: tuple[Judgement, ...] = ()


class Shelf:
    """Stories and their books kept in the file, so that a story nothing was added to is not worked out again."""

    def __init__(self, store: Store, policy: str, *, lasting: bool = True) -> None:
        """Not `lasting`: what is worked out is for one view, and not kept."""
        self._store = store
        self._lasting = lasting
        self._shelf = f"{policy}:"
        self._claims = store.shelved(self._shelf)
        self._used: list[str] = []
        self._made: dict[str, Books] = {}
        self._before = store.stories()
        self._stories: tuple[str, Sorted] | None = None

    def stories(self, key: str, reports: Iterable[Report]) -> tuple[Story, ...]:
        """The stories kept under the key; worked out, where none are."""
        if self._before is not None and self._before[0] == key:
            return self._before[1].stories
        stories = prepare.stories(tuple(reports), sketches=self.sketches(reports)).items
        self._stories = key, Sorted(rules=RULES, stories=stories)
        return stories

    def shared(self, stories: tuple[Story, ...], reports: Mapping[str, Report]) -> dict[str, tuple[Span, ...]]:
        """What the pages of each story all have: as kept of a story that is the same, else looked for now."""
        before = self._before[1] if self._before and self._before[1].rules == RULES else None
        same = {story.id: story for story in before.stories} if before else {}
        held = dict(before.shared) if before else {}
        found: dict[str, tuple[Span, ...]] = {}
        for story in stories:
            if same.get(story.id) == story:
                found |= {i: held[i] for i in story.reports if i in held}
            else:
                found |= prepare.shared(reports[i] for i in story.reports)
        if self._stories is not None and self._stories[1].stories == stories:
            self._stories = self._stories[0], replace(self._stories[1], shared=tuple(sorted(found.items())))
        return found

    def sketches(self, reports: Iterable[Report]) -> Mapping[str, bytes]:
        """What the reports are sorted into stories by, from the file or made now and kept there."""
        kept = self._store.sketches(RULES)
        made = {r.id: prepare.sketch(r) for r in reports if r.id not in kept}
        if made:
            self._store.keep_sketches(made.items(), RULES)
        return {**kept, **made}

    def fetch(self, key: str, story: Story, work_out: Callable[[Story], Books]) -> Callable[[], Books]:
        """How to come by the books of a story: from the file where they are kept under the key, else made now."""
        key = self._shelf + key
        if key in self._claims:
            self._used.append(key)
            return lambda: self._store.books(key) or work_out(story)  # another process may have put them away
        books = work_out(story)
        self._made[key] = books
        return lambda: books

    def once(self, ident: str) -> tuple[Once, ...]:
        """What an id stood for that the books gave once."""
        return self._store.once(ident)

    def close(self) -> int:
        """Keep what was worked out, in place of what was kept before for the same policy; the number of claims in all.

        Books that a fault of ours spoiled are not kept, but tried again the next time.
        """
        sound = [(key, books) for key, books in self._made.items() if not is_spoiled(books)]
        if self._lasting and (sound or self._stories):
            self._store.keep_books(sound, shelf=self._shelf, beside=self._used, stories=self._stories)
        return sum(self._claims[key] for key in self._used) + sum(books.claims for books in self._made.values())


class Judged:
    """People's judgements that stand, by the reports that they speak of."""

    def __init__(self, judged: Iterable[Judgement]) -> None:
        self.standing = standing(judged)
        self._by_report: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in self.standing:
            for report in reports_of(judgement):
                self._by_report[report].append(judgement)

    def on(self, reports: Iterable[str]) -> tuple[Judgement, ...]:
        """Those that speak of any of these reports, in order of id."""
        found = {j.id: j for report in reports for j in self._by_report.get(report, NONE)}
        return tuple(found[i] for i in sorted(found))

    def findings(self, story_of: Mapping[str, str]) -> Iterator[Finding]:
        """Judgements that join or part what is of two stories, and so do nothing for now."""
        for judgement in self.standing:
            told = {story_of[report] for report in reports_of(judgement) if report in story_of}
            if len(told) > 1:
                message = (f"{judgement.by} judged {judgement.a} and {judgement.b} {judgement.verdict}, but they are "
                           "of two stories; it will count when one story holds both.")  # fmt: skip
                yield Finding(level="note", where=judgement.id, message=message)


def settle(reports: Iterable[Report], readings: Iterable[Reading] | Mapping[str, Reading], *, settings: Settings,
           judged: Iterable[Judgement] = (), findings: Iterable[Finding] = (), datings: Iterable[Dating] = (),
           shelf: Shelf | None = None, kept: Ledger | None = None) -> Ledger:  # fmt: skip
    """The ledger that reports and their readings come to, story by story.

    `datings`, where given, stand; else dates are worked out over each story. `shelf` holds books kept in the file,
    `kept` is a ledger of these reports and more, worked out by the same datings.
    """
    by_id = {r.id: r for r in prepare.told(sorted(reports, key=lambda r: r.id), settings)}
    read_by = readings if isinstance(readings, Mapping) else {reading.report: reading for reading in readings}
    dated, judged = {d.report: d for d in datings}, tuple(sorted(judged, key=lambda j: j.id))
    persons, desk = Judged(judged), Desk()
    received = by_id, read_by
    stories = _stories(by_id, persons, shelf, kept, knows=settings.knows())
    by_id, read_by = _without_pages(stories, by_id, read_by, shelf)
    desk.add(findings)
    desk.add(persons.findings({report: story.id for story in stories for report in story.reports}))

    def work_out(story: Story) -> Books:
        try:
            return books_of(story, [by_id[i] for i in story.reports], [read_by[i] for i in story.reports],
                            judged=persons.on(story.reports), settings=settings, dated=dated)  # fmt: skip
        except Exception as error:  # a fault of ours in one story must not lose the others; it is said, and kept
            spoiled = _unbalanced(story, f"{type(error).__name__}: {error}")
            desk.add(spoiled.findings)
            return spoiled

    at_hand: dict[str, Callable[[], Books]] = {}
    for story in stories:
        if kept is not None and kept.holds(story):
            at_hand[story.id] = partial(kept.books_of, story.id)
        elif shelf is not None and not kept:
            at_hand[story.id] = shelf.fetch(_key(story, persons, settings), story, work_out)
        else:
            at_hand[story.id] = partial(_same, work_out(story))
    counted = shelf.close() if shelf is not None and not kept else None
    rewind = partial(published_by, settings=settings, shelf=shelf, received=received)
    return Ledger(reports=tuple(by_id.values()), readings=Lazy(by_id, read_by.__getitem__), stories=stories,
                  findings=desk.findings, judged=judged, books=Lazy(at_hand, lambda i: at_hand[i]()),
                  claims_counted=counted, rewind=rewind, once=shelf.once if shelf else None)  # fmt: skip


def _same(books: Books) -> Books:
    return books


def _stories(reports: Mapping[str, Report], persons: Judged, shelf: Shelf | None, kept: Ledger | None, *,
             knows: str) -> tuple[Story, ...]:  # fmt: skip
    """The stories of reports with the dates that people give them; those of a passing view are not kept."""
    held = {i: as_dated(report, persons.on((i,))) for i, report in reports.items()}
    if shelf is None or kept is not None:
        sketches = shelf.sketches(reports.values()) if shelf else {}
        return prepare.stories(tuple(held.values()), sketches=sketches).items
    given = (f"{i}={r.given}" for i, r in held.items() if r != reports[i])
    return shelf.stories(digest(RULES, knows, *reports, *given, size=16), held.values())


def _without_pages(stories: tuple[Story, ...], reports: Mapping[str, Report], readings: Mapping[str, Reading],
                   shelf: Shelf | None) -> tuple[dict[str, Report], Mapping[str, Reading]]:  # fmt: skip
    """Reports with what their story's pages all say marked too, and their readings without what was read there."""
    found: dict[str, tuple[Span, ...]] = {}
    if shelf is not None:
        found = shelf.shared(stories, reports)
    else:
        for story in stories:
            found |= prepare.shared(reports[i] for i in story.reports)
    marked = {i: replace(r, boilerplate=_joined((*r.boilerplate, *found[i]))) if i in found else r
              for i, r in reports.items()}  # fmt: skip

    def read(ident: str) -> Reading:
        reading, spans = readings[ident], found.get(ident, ())
        return outside(reading, spans) if spans else reading

    return (marked, Lazy(marked, read)) if found else (dict(reports), readings)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(start=made[-1].start, end=max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


def published_by(ledger: Ledger, as_of: str, *, settings: Settings, shelf: Shelf | None = None,
                 received: tuple[Mapping[str, Report], Mapping[str, Reading]]) -> Ledger:  # fmt: skip
    """The ledger of those reports surely published by then; one that may have been is left out, and said so.

    `received` are the reports and readings before what their pages share was marked: fewer reports may share less.
    """
    out, desk = [], Desk()
    for report in ledger.reports:
        dating = ledger.dating_of.get(report.id)
        published = dating.published if dating else None
        if published is not None and is_before(published, as_of):
            out.append(received[0][report.id])
        elif published is None or overlaps(published, as_of):
            known = f"it is dated {published}, no closer" if published else "its date is not known"
            message = f"left out of the view as of {as_of}: {known}. Give it a date: newsledger date."
            desk.add([Finding(level="note", where=report.id, message=message)])
    ids = {report.id for report in out}
    return settle(out, received[1], settings=settings, judged=ledger.judged, kept=ledger, shelf=shelf,
                  datings=[d for d in ledger.datings if d.report in ids], findings=desk.findings)  # fmt: skip


def _key(story: Story, persons: Judged, settings: Settings) -> str:
    """The digest of all that the books of a story depend on."""
    judged = msgspec.json.encode(persons.on(story.reports)).decode()
    return digest(extract.RULES, RULES, settings.policy, settings.knows(), judged, *story.reports, size=16)


def is_spoiled(books: Books) -> bool:
    """Whether the books of a story could not be worked out."""
    return any(f.level == "error" and f.where == books.story.id for f in books.findings)


def _unbalanced(story: Story, why: str) -> Books:
    message = (f"the books of this story could not be worked out ({why}); its {len(story.reports)} reports and their "
               "claims are kept. Please report this as a fault.")  # fmt: skip
    return Books(story=story, findings=(Finding(level="error", where=story.id, message=message),))


def books_of(story: Story, reports: Sequence[Report], readings: Sequence[Reading], *, judged: tuple[Judgement, ...],
             settings: Settings, dated: dict[str, Dating]) -> Books:  # fmt: skip
    """One story worked out whole. Pure: the same reports and standing judgements give the same books."""
    desk = Desk()
    desk.add(finding for reading in readings for finding in reading.findings)
    judged = found_again(judged, readings)
    wrong = withdrawn(judged)
    reports, own = [as_dated(r, judged) for r in reports], {r.id: r for r in reports}
    readings = [without(reading, wrong) for reading in readings]
    known = tuple(dated[r.id] for r in reports if r.id in dated)
    datings = known if len(known) == len(reports) else desk.keep(prepare.dates(reports, readings))
    datings = tuple(with_reason(d, own[d.report], judged) for d in datings)
    copies = desk.keep(prepare.copies(reports, datings))
    evidence = Evidence(story, reports=reports, readings=readings, datings=datings, copies=copies, judged=judged)
    links = placed(desk.keep(resolve.judge(evidence)), (*laid_down(settings, evidence), *judged))
    entities = desk.keep(resolve.entities(evidence, links))
    entries = desk.keep(reconcile.balance(evidence, Cast(entities), policy=settings.policy))
    desk.add(_unheeded(judged, evidence, entities))
    return Books(story=story, datings=datings, copies=copies, links=links, entities=entities, entries=entries,
                 findings=desk.findings, claims=sum(len(r.claims) for r in readings))  # fmt: skip


def salient(ledger: Ledger, *, days: int, story: str | None = None) -> tuple[Line, ...]:
    """The timeline of the days that matter most, so many of each story: for each the sentence that tells it best."""
    return tuple(line for told in ledger.stories if story in (None, told.id)
                 for line in reconcile.salient_lines(_evidence(ledger, told), days=days))  # fmt: skip


def _evidence(ledger: Ledger, story: Story) -> Evidence:
    """What one story's books were worked out from, as the ledger holds it."""
    books, wrong = ledger.books_of(story.id), withdrawn(ledger.judgements)
    return Evidence(story, reports=[ledger.report_of[i] for i in story.reports], datings=books.datings,
                    readings=[without(ledger.readings_by[i], wrong) for i in story.reports], copies=books.copies,
                    judged=ledger.judgements)  # fmt: skip


def laid_down(settings: Settings, evidence: Evidence) -> Iterator[Judgement]:
    """A judgement for each mention of a place that the settings know: where it lies. A person's own comes after it."""
    known = {name.casefold(): (name, place) for name, place in settings.places}
    for mention in evidence.mentions.values() if known else ():
        name, place = known.get(mention.cite.quote.casefold(), ("", None))
        if mention.kind == "place" and place is not None:
            point = f"at:{place.lat},{place.lon},{place.country or ''},{place.feature}"
            yield made("same", mention.id, point, kind="place", why=f"the settings say where {name} lies",
                       by="settings", at="")  # fmt: skip


def placed(links: Sequence[Judgement], judged: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The links of a story, with places where people say that they lie."""
    first = {j.b: j.a for j in links if j.verdict == "same" and not is_place(j.b)}  # each mention -> its cluster's
    said = {first.get(j.a, j.a): j for j in judged if j.verdict == "same" and is_place(j.b)}
    kept = [j for j in links if not (j.kind == "place" and j.a in said and j.b not in first)]
    told = [replace(j, a=mention) for mention, j in said.items()]
    return tuple(sorted((*kept, *told), key=lambda j: j.id))


def _unheeded(judged: Iterable[Judgement], evidence: Evidence, entities: Iterable[Entity]) -> Iterator[Finding]:
    """A finding for each judgement on names that the books could not follow, with what stands against it."""
    entity_of = {mention: entity.id for entity in entities for mention in entity.mentions}
    for judgement in judged:
        if judgement.verdict not in ("same", "different") or is_place(judgement.b):
            continue
        if not reports_of(judgement) <= evidence.reports.keys():
            continue
        ends = judgement.a, judgement.b
        lost = [end for end in ends if end not in entity_of]
        together = entity_of.get(ends[0]) == entity_of.get(ends[1])
        if lost or together != (judgement.verdict == "same"):
            why = f"no name is read at {', '.join(lost)} any more" if lost else "other judgements stand against it"
            message = f"{judgement.by} judged {ends[0]} and {ends[1]} {judgement.verdict}; not followed: {why}."
            yield Finding(level="warning", where=judgement.id, message=message)
