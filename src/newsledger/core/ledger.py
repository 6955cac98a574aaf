"""The ledger: reports, readings, judgements and the entries worked out from them, as one immutable value."""

from __future__ import annotations

from functools import cached_property

from newsledger.core.claims import Claim, Mention, Reading
from newsledger.core.entries import Entries, Incident, Line, Relation, Tally
from newsledger.core.findings import Finding
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.reports import Copy, Dating, Report, Story


class Ledger:
    """The books of any number of stories: tables as tuples, story by story, in an order that input cannot change."""

    def __init__(self, *, reports: tuple[Report, ...] = (), readings: tuple[Reading, ...] = (),
                 stories: tuple[Story, ...] = (), datings: tuple[Dating, ...] = (), copies: tuple[Copy, ...] = (),
                 links: tuple[Judgement, ...] = (), entities: tuple[Entity, ...] = (),
                 entries: tuple[Entries, ...] = (), findings: tuple[Finding, ...] = ()) -> None:  # fmt: skip
        self.reports = reports
        self.readings = readings
        self.stories = stories
        self.datings = datings
        self.copies = copies
        self.links = links
        self.entities = entities
        self.entries = entries
        self.findings = findings

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """What happened, one entry a happening."""
        return tuple(e for e in self.entries if isinstance(e, Incident))

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The counts as they moved."""
        return tuple(e for e in self.entries if isinstance(e, Tally))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Who agrees with whom, and who does not."""
        return tuple(e for e in self.entries if isinstance(e, Relation))

    @cached_property
    def timeline(self) -> tuple[Line, ...]:
        """The story by date."""
        return tuple(e for e in self.entries if isinstance(e, Line))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim by id, reports in order of id, claims in order of place."""
        return {c.id: c for reading in self.readings for c in reading.claims}

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """Every mention by id."""
        return {m.id: m for reading in self.readings for m in reading.mentions}

    @cached_property
    def report_of(self) -> dict[str, Report]:
        """Every report by id."""
        return {r.id: r for r in self.reports}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """Mention id to the entity that it names."""
        return {mention: entity for entity in self.entities for mention in entity.mentions}

    @cached_property
    def dating_of(self) -> dict[str, Dating]:
        """Report id to how it is dated."""
        return {d.report: d for d in self.datings}

    @cached_property
    def _labels(self) -> dict[str, str]:
        names = [r.name for r in self.reports]
        seen: dict[str, int] = {}
        for name in names:
            seen[name] = seen.get(name, 0) + 1
        return {r.id: r.name if seen[r.name] == 1 else r.id for r in self.reports}

    def label(self, report: str) -> str:
        """The report's name, or its whole id where two reports share the name."""
        return self._labels.get(report, report)

    def shown(self, ident: str) -> str:
        """An id as people see it: the report's label in place of its id, and no story where there is but one."""
        report, colon, rest = ident.rpartition(":")  # a name may hold a colon itself
        if colon and report in self._labels:
            return f"{self._labels[report]}:{rest}"
        if len(self.stories) == 1:
            ident = ident.removesuffix(f"@{self.stories[0].id}")
        return self.label(ident)

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {label: report for report, label in self._labels.items()}

    def whole(self, shown: str) -> str:
        """The id of a report, mention or claim that `shown` stands for; itself where it is one already."""
        label, colon, rest = shown.rpartition(":")
        return self._shown.get(shown) or self._shown.get(label, label) + colon + rest
