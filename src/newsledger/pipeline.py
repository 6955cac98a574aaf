"""The whole order, readable on one page: reports in, books out.

The first half reads each report by itself (`readings`), side by side; it sees nothing but the report. The second half
(`settle`) works out one story at a time from readings, dates and judgements; it sees no text but through citations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsledger import annotate, extract, prepare, read, reconcile, resolve
from newsledger.core.books import Books
from newsledger.core.claims import Reading
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.findings import Desk, Finding
from newsledger.core.judgements import Judgement
from newsledger.core.ledger import Ledger
from newsledger.core.reports import Report, Story
from newsledger.core.settings import Settings

Mapper = Callable[[Callable[[Iterable[Report]], Iterator[Reading]], Iterable[Report]], Iterator[Reading]]


def build(sources: Iterable[read.Source], *, settings: Settings | None = None, judged: Iterable[Judgement] = (),
          readings: Callable[[Iterable[Report]], Iterable[Reading]] | None = None) -> Ledger:  # fmt: skip
    """The ledger of the reports that the sources hold: files, folders, or rows as dictionaries."""
    settings = settings or Settings()
    desk = Desk()
    reports = tuple({report.id: report for report in take(sources, settings=settings, desk=desk)}.values())
    return settle(reports, tuple((readings or read_reports)(reports)), settings=settings, judged=judged,
                  findings=desk.findings)  # fmt: skip


def take(sources: Iterable[read.Source], *, settings: Settings, desk: Desk) -> Iterator[Report]:
    """The reports that the sources hold, cleaned, one at a time; what could not be read is left at the desk."""
    for found in read.documents(sources, settings=settings):
        if isinstance(found, Finding):
            desk.add([found])
        else:
            yield from desk.keep(prepare.clean(found))


def read_reports(reports: Iterable[Report]) -> Iterator[Reading]:
    """A reading for each report, in order."""
    return map(extract.read, annotate.pages(reports))


def settle(reports: Iterable[Report], readings: Iterable[Reading], *, settings: Settings,
           judged: Iterable[Judgement] = (), findings: Iterable[Finding] = (),
           balanced: Callable[[Callable[[], Books], Story, tuple[str, ...]], Books] | None = None) -> Ledger:  # fmt: skip
    """The ledger that reports and their readings come to, story by story."""
    by_id = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    read_by = {reading.report: reading for reading in readings}
    desk = Desk()
    desk.add(findings)
    desk.add(finding for reading in read_by.values() for finding in reading.findings)
    stories = desk.keep(prepare.stories(tuple(by_id.values())))
    books = [books_of(story, [by_id[i] for i in story.reports], [read_by[i] for i in story.reports],
                      judged=tuple(judged), settings=settings) for story in stories]  # fmt: skip
    for kept in books:
        desk.add(kept.findings)
    return Ledger(
        reports=tuple(by_id.values()),
        readings=tuple(read_by[i] for i in by_id),
        stories=stories,
        datings=tuple(d for b in books for d in b.datings),
        copies=tuple(c for b in books for c in b.copies),
        links=tuple(j for b in books for j in b.links),
        entities=tuple(e for b in books for e in b.entities),
        entries=tuple(e for b in books for e in b.entries),
        findings=desk.findings,
    )


def books_of(story: Story, reports: Iterable[Report], readings: Iterable[Reading], *,
             judged: tuple[Judgement, ...], settings: Settings) -> Books:  # fmt: skip
    """One story worked out whole. Pure: the same reports and judgements give the same books."""
    reports, readings = tuple(reports), tuple(readings)
    desk = Desk()
    datings = desk.keep(prepare.dates(reports, readings))
    copies = desk.keep(prepare.copies(reports, datings))
    evidence = Evidence(story, reports=reports, readings=readings, datings=datings, copies=copies, judged=judged)
    links = desk.keep(resolve.judge(evidence))
    entities = desk.keep(resolve.entities(evidence, links))
    entries = desk.keep(reconcile.balance(evidence, Cast(entities), policy=settings.policy))
    return Books(story=story, datings=datings, copies=copies, links=links, entities=entities, entries=entries,
                 findings=desk.findings)  # fmt: skip
