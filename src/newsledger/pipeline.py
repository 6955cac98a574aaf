"""The whole order, readable on one page: reports in, books out.

The first half reads each report by itself (`take`, then `Workers.read`), side by side; it sees nothing but the report.
The second half (`settle`) works out one story at a time from readings, dates and judgements. So a new report costs its
own reading and its own story; and any earlier view of the books is `settle` over fewer reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from newsledger import extract, prepare, resolve
from newsledger.core.audit import audit, differences
from newsledger.core.claims import Reading
from newsledger.core.findings import Desk, Finding
from newsledger.core.judgements import Judgement
from newsledger.core.judging import decide
from newsledger.core.lazy import Lazy
from newsledger.core.ledger import Ledger
from newsledger.core.reports import Report
from newsledger.core.settings import Settings
from newsledger.settling import Shelf, books_of, salient, settle
from newsledger.store import Store
from newsledger.workers import Workers, read_reports

if TYPE_CHECKING:
    from newsledger import read

__all__ = ["add", "books_of", "build", "check", "expected", "judge", "load", "now", "salient", "settle",
           "take"]

BATCH = 256  # reports added in one write transaction


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
    from newsledger import read  # the libraries that read web pages are slow to load, and no view needs them

    for found in read.documents(sources, settings=settings):
        if isinstance(found, Finding):
            desk.add([found])
        else:
            yield from desk.keep(prepare.clean(found))


def expected(sources: Sequence[read.Source]) -> int | None:
    """How many reports the sources should hold; null where that is known only by reading them."""
    from newsledger import read  # slow to load: see take

    return read.expected(sources)


def add(store: Store, sources: Iterable[read.Source], *, settings: Settings, seen: str | None = None,
        judged: Iterable[Judgement] = (), progress: Callable[[int], None] = lambda _: None) -> Desk:  # fmt: skip
    """Add to a ledger file what it does not hold yet; hands back the desk with what could not be read.

    `seen` is the EDTF time of the adding (now, if not given); `progress` hears of each number of reports done, those
    that the ledger holds already among them.
    """
    seen = seen or now()
    desk, failed, known = Desk(), [], set(store.known())
    given: dict[str, str | None] = {}
    store.add((), (), judged=judged, seen=seen)

    def fresh() -> Iterator[Report]:
        for report in take(sources, settings=settings, desk=desk):
            if report.id in known:
                if report.given and not given:
                    given.update((held.id, held.given) for held in store.reports())
                desk.add(_dated_otherwise(report, given))
                progress(1)
            else:
                yield report

    waiting = fresh()
    with Workers(settings.jobs) as workers:
        while batch := {report.id: report for report in islice(waiting, BATCH)}:
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


def _dated_otherwise(report: Report, given: Mapping[str, str | None]) -> Iterator[Finding]:
    """A finding where a report that the ledger holds comes again with another date, which is not taken."""
    held = given.get(report.id, report.given)
    if report.given and held != report.given:
        dated = f"with the date {held}" if held else "without a date"
        message = (f"is in the ledger already, {dated}; {report.given}, given now, was ignored. To take it: "
                   f"newsledger date LEDGER {report.name} {report.given} --why ... --by ...")  # fmt: skip
        yield Finding(level="warning", where=report.name, message=message)


def load(store: Store, *, settings: Settings | None = None, as_of: str | None = None, as_seen: str | None = None,
         again: Callable[[int], None] = lambda _: None,
         progress: Callable[[int], None] = lambda _: None) -> Ledger:  # fmt: skip
    """The ledger in a file: whole, or as its reports published by `as_of`, or taken in by `as_seen`, would have it.

    Readings and books are fetched from the store when they are asked for: keep it open while the ledger is in use.
    Reports read by other rules than these are read again; `again` then hears of how many, once, before it begins,
    and `progress` of each number of them done.
    """
    settings = settings or Settings()
    reports = tuple(store.reports(as_seen=as_seen))
    judged, findings = tuple(store.judgements(as_seen=as_seen)), tuple(store.findings(as_seen=as_seen))
    shelf = Shelf(store, settings.policy, lasting=as_seen is None)
    ledger = settle(reports, _readings(store, reports, settings, again, progress), settings=settings, judged=judged,
                    findings=findings, shelf=shelf)  # fmt: skip
    return ledger if as_of is None else ledger.as_of(as_of)


def _readings(store: Store, reports: Sequence[Report], settings: Settings,
              again: Callable[[int], None], progress: Callable[[int], None]) -> Mapping[str, Reading]:  # fmt: skip
    """The reports' readings by these rules, fetched from the file; those it lacks are made now and kept there."""
    by_id, read = {report.id: report for report in reports}, store.read(extract.RULES)
    stale = [report for report in reports if report.id not in read]
    made: dict[str, Reading] = {}
    if stale:
        again(len(stale))
        with Workers(settings.jobs) as workers:
            for reading in workers.read(stale):
                made[reading.report] = reading
                progress(1)
        store.keep_readings(made.values())
    return Lazy(by_id, lambda i: made.get(i) or store.reading(i, extract.RULES) or next(read_reports([by_id[i]])))


def judge(store: Store, verdict: str, idents: Sequence[str], *, why: str, by: str, seen: str | None = None,
          settings: Settings | None = None) -> Judgement:  # fmt: skip
    """Keep a person's judgement in the ledger file: "same", "different", "wrong", "dated" or "undone", of the ids.

    Raises ValueError, in a sentence, where it cannot be one. `seen` is the EDTF time of the judging (else now).
    """
    seen = seen or now()
    ledger = load(store, settings=settings)
    given = decide(ledger, verdict, idents, why=why, by=by, at=seen, is_known=lambda i: resolve.facts(i) is not None)
    store.add((), (), judged=[given], seen=seen)
    return given


def now() -> str:
    """This moment, EDTF, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def check(store: Store, *, settings: Settings | None = None,
          progress: Callable[[int], None] = lambda _: None) -> tuple[Finding, ...]:  # fmt: skip
    """What fails when the ledger is read again from its reports: every citation, every entry, every line.

    `progress` hears of each number of reports read.
    """
    settings, readings = settings or Settings(), {}
    ledger, reports = load(store, settings=settings), tuple(store.reports())
    with Workers(settings.jobs) as workers:
        for reading in workers.read(reports):
            readings[reading.report] = reading
            progress(1)
    again = settle(reports, readings, settings=settings, judged=store.judgements(), findings=store.findings())
    return (*audit(ledger), *differences(ledger, again))
