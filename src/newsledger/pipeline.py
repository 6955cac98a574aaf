"""The whole order, readable on one page: reports in, books out.

The first half reads each report by itself (`take`, then `Workers.read`), side by side; it sees nothing but the report.
The second half (`settle`) works out one story at a time from readings, dates and judgements. So a new report costs its
own reading and its own story; and any earlier view of the books is `settle` over fewer reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice

import msgspec

from newsledger import extract, prepare, read, reconcile, resolve
from newsledger.core.audit import audit, differences
from newsledger.core.books import Books
from newsledger.core.claims import Reading
from newsledger.core.edtf import is_before, overlaps
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.findings import Desk, Finding
from newsledger.core.ids import digest
from newsledger.core.judgements import Judgement
from newsledger.core.ledger import Ledger
from newsledger.core.reports import Dating, Report, Story
from newsledger.core.settings import Settings
from newsledger.core.version import rules
from newsledger.store import Store
from newsledger.workers import Workers

BATCH = 256  # reports added in one write transaction
RULES = rules("prepare", "resolve", "reconcile")  # books worked out by other rules are worked out again


def build(sources: Iterable[read.Source], *, settings: Settings | None = None,
          judged: Iterable[Judgement] = ()) -> Ledger:  # fmt: skip
    """The ledger, in memory, of the reports that the sources hold: files, folders, or rows as dictionaries."""
    settings, desk = settings or Settings(), Desk()
    reports = tuple({report.id: report for report in take(sources, settings=settings, desk=desk)}.values())
    with Workers(settings.jobs) as workers:
        readings = tuple(workers.read(reports))
    return settle(reports, readings, settings=settings, judged=judged, findings=desk.findings)


def take(sources: Iterable[read.Source], *, settings: Settings, desk: Desk) -> Iterator[Report]:
    """The reports that the sources hold, cleaned, one at a time; what could not be read is left at the desk."""
    for found in read.documents(sources, settings=settings):
        if isinstance(found, Finding):
            desk.add([found])
        else:
            yield from desk.keep(prepare.clean(found))


def add(store: Store, sources: Iterable[read.Source], *, settings: Settings, seen: str | None = None,
        judged: Iterable[Judgement] = (), progress: Callable[[int], None] = lambda _: None) -> Desk:  # fmt: skip
    """Add to a ledger file what it does not hold yet; hands back the desk with what could not be read.

    `seen` is the EDTF time of the adding (now, if not given); `progress` hears of each number of reports done.
    """
    seen = seen or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    desk, failed, known = Desk(), [], set(store.known())
    store.add((), (), judged=judged, seen=seen)
    fresh = (report for report in take(sources, settings=settings, desk=desk) if report.id not in known)
    with Workers(settings.jobs) as workers:
        while batch := {report.id: report for report in islice(fresh, BATCH)}:
            readings = []
            try:
                for reading in workers.read(tuple(batch.values())):
                    readings.append(reading)
                    failed += [finding for finding in reading.findings if finding.level == "error"]
                    progress(1)
            finally:  # whatever stops it, what has been read is kept
                store.add([batch[r.report] for r in readings], readings, seen=seen)
            known |= batch.keys()
    store.add((), (), findings=desk.findings, seen=seen)
    desk.add(failed)  # these are kept with their readings, and go when better rules read the report
    return desk


def load(store: Store, *, settings: Settings | None = None, as_of: str | None = None, as_seen: str | None = None,
         again: Callable[[int], None] = lambda _: None) -> Ledger:  # fmt: skip
    """The ledger in a file: whole, or as its reports published by `as_of`, or taken in by `as_seen`, would have it.

    Reports read by other rules than these are read again; `again` then hears of how many, once, before it begins.
    """
    settings = settings or Settings()
    reports = tuple(store.reports(as_seen=as_seen))
    readings = _fresh_readings(store, reports, settings, again)
    judged, findings = tuple(store.judgements(as_seen=as_seen)), tuple(store.findings(as_seen=as_seen))
    shelf = Shelf(store, settings.policy) if as_seen is None else None
    ledger = settle(reports, readings, settings=settings, judged=judged, findings=findings, shelf=shelf)
    if shelf is not None:
        shelf.close()
    return ledger if as_of is None else _published_by(ledger, as_of, settings=settings, judged=judged)


def _fresh_readings(store: Store, reports: Sequence[Report], settings: Settings,
                    again: Callable[[int], None]) -> tuple[Reading, ...]:  # fmt: skip
    """The reports' readings by these rules, from the file or made now and kept there."""
    readings = {reading.report: reading for reading in store.readings(extract.RULES)}
    stale = [report for report in reports if report.id not in readings]
    if stale:
        again(len(stale))
        with Workers(settings.jobs) as workers:
            made = tuple(workers.read(stale))
        store.keep_readings(made)
        readings |= {reading.report: reading for reading in made}
    return tuple(readings[report.id] for report in reports)


class Shelf:
    """Stories and their books kept in the file, so that a story nothing was added to is not worked out again."""

    def __init__(self, store: Store, policy: str) -> None:
        self._store = store
        self._policy = policy
        self._used: list[tuple[str, Books]] = []
        self._stories: tuple[str, tuple[Story, ...]] | None = None
        self._fresh = False

    def stories(self, key: str, work_out: Callable[[], tuple[Story, ...]]) -> tuple[Story, ...]:
        """The stories kept under the key; worked out, where none are."""
        stories = self._store.stories(key)
        if stories is None:
            stories, self._fresh = work_out(), True
        self._stories = key, stories
        return stories

    def books(self, key: str, work_out: Callable[[], Books]) -> Books:
        """The books of one story kept under the key; worked out, where there are none."""
        key = f"{self._policy}:{key}"
        books = self._store.books(key)
        if books is None:
            books, self._fresh = work_out(), True
        if not any(finding.level == "error" for finding in books.findings):  # else tried again the next time
            self._used.append((key, books))
        return books

    def close(self) -> None:
        """Keep what was worked out, in place of what was kept before for the same policy."""
        if self._fresh:
            self._store.keep_books(self._used, shelf=f"{self._policy}:", stories=self._stories)


def settle(reports: Iterable[Report], readings: Iterable[Reading], *, settings: Settings,
           judged: Iterable[Judgement] = (), findings: Iterable[Finding] = (), datings: Iterable[Dating] = (),
           shelf: Shelf | None = None) -> Ledger:  # fmt: skip
    """The ledger that reports and their readings come to, story by story.

    `datings`, where given, stand; else dates are worked out over each story. `shelf` holds books kept earlier.
    """
    by_id = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    read_by = {reading.report: reading for reading in readings}
    dated, judged = {d.report: d for d in datings}, tuple(judged)
    desk = Desk()
    desk.add(findings)
    desk.add(finding for reading in read_by.values() for finding in reading.findings)

    def sorted_out() -> tuple[Story, ...]:
        return desk.keep(prepare.stories(tuple(by_id.values())))

    stories = shelf.stories(digest(RULES, *by_id, size=16), sorted_out) if shelf else sorted_out()
    decided = msgspec.json.encode(judged).decode()

    def books(story: Story) -> Books:
        def work_out() -> Books:
            try:
                return books_of(story, [by_id[i] for i in story.reports], [read_by[i] for i in story.reports],
                                judged=judged, settings=settings, dated=dated)  # fmt: skip
            except Exception as error:  # a fault of ours in one story must not lose the others; it is said, and kept
                return _unbalanced(story, f"{type(error).__name__}: {error}")

        key = digest(extract.RULES, RULES, settings.policy, decided, *story.reports, size=16)  # of all it depends on
        return shelf.books(key, work_out) if shelf else work_out()

    return _bound(tuple(by_id.values()), tuple(read_by[i] for i in by_id), stories, [books(s) for s in stories], desk)


def _unbalanced(story: Story, why: str) -> Books:
    message = (f"the books of this story could not be worked out ({why}); its {len(story.reports)} reports and their "
               "claims are kept. Please report this as a fault.")  # fmt: skip
    return Books(story=story, findings=(Finding(level="error", where=story.id, message=message),))


def books_of(story: Story, reports: Sequence[Report], readings: Sequence[Reading], *, judged: tuple[Judgement, ...],
             settings: Settings, dated: dict[str, Dating]) -> Books:  # fmt: skip
    """One story worked out whole. Pure: the same reports and judgements give the same books."""
    desk = Desk()
    known = tuple(dated[r.id] for r in reports if r.id in dated)
    datings = known if len(known) == len(reports) else desk.keep(prepare.dates(reports, readings))
    copies = desk.keep(prepare.copies(reports, datings))
    evidence = Evidence(story, reports=reports, readings=readings, datings=datings, copies=copies, judged=judged)
    links = desk.keep(resolve.judge(evidence))
    entities = desk.keep(resolve.entities(evidence, links))
    entries = desk.keep(reconcile.balance(evidence, Cast(entities), policy=settings.policy))
    return Books(story=story, datings=datings, copies=copies, links=links, entities=entities, entries=entries,
                 findings=desk.findings)  # fmt: skip


def _bound(reports: tuple[Report, ...], readings: tuple[Reading, ...], stories: tuple[Story, ...],
           shelf: Sequence[Books], desk: Desk) -> Ledger:  # fmt: skip
    """The books of all stories bound into one ledger."""
    for books in shelf:
        desk.add(books.findings)
    return Ledger(
        reports=reports, readings=readings, stories=stories, findings=desk.findings,
        datings=tuple(d for b in shelf for d in b.datings), copies=tuple(c for b in shelf for c in b.copies),
        links=tuple(j for b in shelf for j in b.links), entities=tuple(e for b in shelf for e in b.entities),
        entries=tuple(e for b in shelf for e in b.entries),
    )  # fmt: skip


def _published_by(ledger: Ledger, as_of: str, *, settings: Settings, judged: Iterable[Judgement]) -> Ledger:
    """The ledger of those reports surely published by then; one that may have been is left out, and said so."""
    kept, desk = [], Desk()
    for report in ledger.reports:
        dating = ledger.dating_of.get(report.id)
        published = dating.published if dating else None
        if published is not None and is_before(published, as_of):
            kept.append(report)
        elif published is None or overlaps(published, as_of):
            known = f"it is dated {published}, no closer" if published else "its date is not known"
            message = f"left out of the view as of {as_of}: {known}. Give its date in reports.csv and build anew."
            desk.add([Finding(level="note", where=report.id, message=message)])
    ids = {report.id for report in kept}
    return settle(kept, [r for r in ledger.readings if r.report in ids], settings=settings, judged=judged,
                  datings=[d for d in ledger.datings if d.report in ids], findings=desk.findings)  # fmt: skip


def check(store: Store, *, settings: Settings | None = None) -> tuple[Finding, ...]:
    """What fails when the ledger is read again from its reports: every citation, every entry, every line."""
    settings = settings or Settings()
    ledger = load(store, settings=settings)
    with Workers(settings.jobs) as workers:
        readings = tuple(workers.read(ledger.reports))
    again = settle(ledger.reports, readings, settings=settings, judged=store.judgements(), findings=store.findings())
    return (*audit(ledger), *differences(ledger, again))
