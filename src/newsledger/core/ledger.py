"""The ledger: reports, readings, judgements and the entries worked out from them, as one immutable value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from newsledger.core.books import Books
from newsledger.core.claims import Claim, Figure, Mention, Reading, Statement
from newsledger.core.entries import Entries, Incident, Line, Relation, Tally
from newsledger.core.findings import Desk, Finding
from newsledger.core.heirs import Once
from newsledger.core.judged import standing, withdrawn, without
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.lazy import ByReport, Lazy
from newsledger.core.queries import Answer
from newsledger.core.reports import Copy, Dating, Report, Story
from newsledger.core.tables import Table, frame

if TYPE_CHECKING:
    import pandas

LOOSE = ""  # the key of tables that are of no one story


class Ledger:
    """The books of any number of stories: tables as tuples, story by story, in an order that input cannot change.

    `readings` by report and `books` by story may be look-ups that fetch when asked; a table is gathered from them when
    it is first used. `whole` is the ledger that this one shows a part of, `rewind` gives the books as of a time, `once`
    what an id stood for before.
    """

    def __init__(self, *, reports: tuple[Report, ...] = (), readings: Iterable[Reading] | Mapping[str, Reading] = (),
                 stories: tuple[Story, ...] = (), datings: tuple[Dating, ...] = (), copies: tuple[Copy, ...] = (),
                 links: tuple[Judgement, ...] = (), entities: tuple[Entity, ...] = (),
                 entries: tuple[Entries, ...] = (), findings: tuple[Finding, ...] = (),
                 judged: tuple[Judgement, ...] = (), books: Mapping[str, Books] | None = None,
                 claims_counted: int | None = None, whole: Ledger | None = None,
                 rewind: Callable[[Ledger, str], Ledger] | None = None,
                 once: Callable[[str], tuple[Once, ...]] | None = None) -> None:  # fmt: skip
        self.reports = Table(reports, "reports", self)
        self.stories = stories
        self.judged = judged
        self._found = findings
        self._readings = readings if isinstance(readings, Mapping) else {r.report: r for r in readings}
        self._books = books if books is not None else {
            LOOSE: Books(story=Story(id=LOOSE, reports=()), datings=datings, copies=copies, links=links,
                         entities=entities, entries=entries)}  # fmt: skip
        self._counted = claims_counted
        self._whole = whole or self
        self._rewind = rewind
        self._once = once
        self._views: dict[str, Ledger] = {}

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """What each report says, in order of report, as the rules read it."""
        return tuple(self._readings[r.id] for r in self.reports if r.id in self._readings)

    @property
    def readings_by(self) -> Mapping[str, Reading]:
        """Report id to its reading."""
        return self._readings

    @property
    def books(self) -> Iterator[Books]:
        """The books, story by story."""
        return iter(self._books.values())

    @cached_property
    def datings(self) -> tuple[Dating, ...]:
        """How each report is dated."""
        return tuple(d for books in self.books for d in books.datings)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Which reports repeat which."""
        return tuple(c for books in self.books for c in books.copies)

    @cached_property
    def links(self) -> tuple[Judgement, ...]:
        """Which mentions name one thing, and where places lie."""
        return tuple(j for books in self.books for j in books.links)

    @cached_property
    def entities(self) -> Table[Entity]:
        """The people, bodies, groups and places."""
        return Table((e for books in self.books for e in books.entities), "entities", self)

    @cached_property
    def entries(self) -> tuple[Entries, ...]:
        """What the books say."""
        return tuple(e for books in self.books for e in books.entries)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong or doubtful, in order of level and place."""
        desk, elsewhere = Desk(), self._whole.report_of.keys() - self.report_of.keys()
        desk.add(f for f in self._found if f.where not in elsewhere)
        for books in self.books:
            desk.add(books.findings)
        return desk.findings

    @cached_property
    def faults(self) -> tuple[Finding, ...]:
        """The stories whose books could not be worked out now, and why."""
        return tuple(f for f in self._found if f.level == "error" and f.where in self._stories)

    @cached_property
    def incidents(self) -> Table[Incident]:
        """What happened, one entry a happening."""
        return Table((e for e in self.entries if isinstance(e, Incident)), "events", self)

    @cached_property
    def tallies(self) -> Table[Tally]:
        """The counts as they moved."""
        return Table((e for e in self.entries if isinstance(e, Tally)), "tallies", self)

    @cached_property
    def relations(self) -> Table[Relation]:
        """Who agrees with whom, and who does not."""
        return Table((e for e in self.entries if isinstance(e, Relation)), "relations", self)

    @cached_property
    def timeline(self) -> Table[Line]:
        """The story by date."""
        return Table((e for e in self.entries if isinstance(e, Line)), "timeline", self)

    @property
    def events(self) -> Table[Incident]:
        """The incidents, under the name that the record has for them."""
        return self.incidents

    @cached_property
    def figures(self) -> Table[Claim]:
        """The claims that give a number, in order of report and place."""
        return Table((c for c in self.claims.values() if isinstance(c.body, Figure)), "figures", self)

    @cached_property
    def statements(self) -> Table[Claim]:
        """The claims that tell what somebody said."""
        return Table((c for c in self.claims.values() if isinstance(c.body, Statement)), "statements", self)

    def to_frame(self, table: str) -> pandas.DataFrame:
        """One of the flat tables of docs/formats.md ("figures", "points", "mentions" ...) as a pandas data frame."""
        return frame(self, table)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """The people's judgements that stand: none that was undone, and of those on one thing the latest."""
        return standing(self.judged)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by id, reports in order of id, claims in order of place; none that a person judged wrong."""
        wrong = withdrawn(self.judgements)
        return ByReport(self._read, lambda report: {c.id: c for c in without(self._readings[report], wrong).claims})

    @cached_property
    def withdrawn(self) -> Mapping[str, Claim]:
        """The claims that a person judged wrong, by id: kept, and no part of the books."""
        wrong = withdrawn(self.judgements)
        held = {i.rpartition(":")[0] for i in wrong}
        return {c.id: c for i in self._read if i in held for c in self._readings[i].claims if c.id in wrong}

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """Every mention by id."""
        return ByReport(self._read, lambda report: {m.id: m for m in self._readings[report].mentions})

    @property
    def _read(self) -> Iterator[str]:
        return (r.id for r in self.reports if r.id in self._readings)

    @cached_property
    def claims_counted(self) -> int:
        """How many claims there are; known without reading them all where the books are kept by story."""
        if self._counted is not None:
            return self._counted
        return len(self.claims) if LOOSE in self._books else sum(books.claims for books in self.books)

    @cached_property
    def report_of(self) -> dict[str, Report]:
        """Every report by id."""
        return {r.id: r for r in self.reports}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """Mention id to the entity that it names."""
        return {mention: entity for entity in self.entities for mention in entity.mentions}

    @cached_property
    def incident_of(self) -> dict[str, Incident]:
        """Claim id to the incident that it tells of."""
        return {claim: incident for incident in self.incidents for claim in incident.rests_on}

    @cached_property
    def dating_of(self) -> dict[str, Dating]:
        """Report id to how it is dated."""
        return {d.report: d for d in self.datings}

    def as_of(self, time: str) -> Ledger:
        """The ledger of those reports alone that were surely published by then (an EDTF time)."""
        if self._rewind is None:
            raise ValueError("this ledger cannot be wound back: it is a part of one, or not made by build or open")
        if time not in self._views:
            self._views[time] = self._rewind(self, time)
        return self._views[time]

    def ask(self, question: str | None = None, **asked: str | None) -> Answer:
        """What the books hold on a question in plain words, on the fields of `Query` as keywords, or on both.

        A keyword outranks what the words say. Raises ValueError for what is no field or no time of a query.
        """
        from newsledger.core.asking import ask  # it reads ledgers, and so comes after them

        return ask(self, question, asked)

    def of(self, story: str) -> Ledger:
        """One story of the ledger, with the ids that the whole ledger shows. Raises KeyError where it holds no such."""
        if LOOSE in self._books:
            return self
        told = self._stories[story]
        return Ledger(reports=tuple(self.report_of[i] for i in told.reports), readings=self._readings, stories=(told,),
                      books=Lazy((story,), self._books.__getitem__), findings=self._found, judged=self.judged,
                      whole=self._whole)  # fmt: skip

    def once(self, ident: str) -> tuple[Once, ...]:
        """What an id stood for that the books gave once, and give no more."""
        told = self._whole._once
        return told(ident) if told else ()

    def holds(self, story: Story) -> bool:
        """Whether the ledger holds the story with the very same reports."""
        return self._stories.get(story.id) == story

    def books_of(self, story: str) -> Books:
        """The books of one story."""
        return self._books[story]

    @cached_property
    def _stories(self) -> dict[str, Story]:
        return {story.id: story for story in self.stories}

    @cached_property
    def _story_of(self) -> dict[str, str]:
        return {report: story.id for story in self.stories for report in story.reports}

    def story_of(self, shown: str) -> str | None:
        """The story that an id is of: of a report, a claim, an entity, an entry or a story; null where none is told."""
        if len(self.stories) == 1:
            return self.stories[0].id
        ident = self.whole(shown)
        last = ident.rpartition("@")[2]
        if last in self._stories:
            return last
        return self._story_of.get(ident) or self._story_of.get(ident.rpartition(":")[0])

    @cached_property
    def _labels(self) -> dict[str, str]:
        names = [r.name for r in self.reports]
        seen: dict[str, int] = {}
        for name in names:
            seen[name] = seen.get(name, 0) + 1
        return {r.id: r.name if seen[r.name] == 1 else r.id for r in self.reports}

    def label(self, report: str) -> str:
        """The report's name, or its whole id where two reports share the name."""
        return self._whole._labels.get(report, report)

    def shown(self, ident: str) -> str:
        """An id as people see it: the report's label in place of its id, and no story where there is but one."""
        labels, stories = self._whole._labels, self._whole.stories
        report, colon, rest = ident.rpartition(":")  # a name may hold a colon itself
        if colon and report in labels:
            return f"{labels[report]}:{rest}"
        if len(stories) == 1:
            ident = ident.removesuffix(f"@{stories[0].id}")
        return self.label(ident)

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {label: report for report, label in self._whole._labels.items()}

    def whole(self, shown: str) -> str:
        """The id of a report, mention or claim that `shown` stands for; itself where it is one already."""
        label, colon, rest = shown.rpartition(":")
        return self._shown.get(shown) or self._shown.get(label, label) + colon + rest
