"""All that the second half of the flow reads: one story's reports, dates, copies and readings, with look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from newsledger.core.claims import Claim, Mention, Reading
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.newsday import newsday
from newsledger.core.reports import Copy, Dating, Report, Story


class Evidence:
    """One story as resolve and reconcile see it. Made from values, holds no state of its own, order-free.

    Everything is sorted by id on the way in, so no result can depend on the order in which reports came.
    """

    def __init__(self, story: Story, *, reports: Iterable[Report], readings: Iterable[Reading],
                 datings: Iterable[Dating], copies: Iterable[Copy],
                 judged: Iterable[Judgement] = ()) -> None:  # fmt: skip
        self.story = story
        self.reports: Mapping[str, Report] = {r.id: r for r in sorted(reports, key=lambda r: r.id)}
        self.readings: Mapping[str, Reading] = {r.report: r for r in sorted(readings, key=lambda r: r.report)}
        self.datings: Mapping[str, Dating] = {d.report: d for d in sorted(datings, key=lambda d: d.report)}
        self.copies: Mapping[str, Copy] = {c.report: c for c in sorted(copies, key=lambda c: c.report)}
        self.judged: tuple[Judgement, ...] = tuple(sorted(judged, key=lambda j: j.id))

    def published(self, report: str) -> str | None:
        """The working date of a report, EDTF, or null."""
        dating = self.datings.get(report)
        return dating.published if dating else None

    @cached_property
    def newsdays(self) -> Mapping[str, str | None]:
        """Report id to the last day that the report tells of as gone by, null where it names none."""
        return {i: newsday(reading.times, self.datings.get(i)) for i, reading in self.readings.items()}

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """Every mention of the story by id, reports in order of id, mentions in order of place."""
        return {m.id: m for reading in self.readings.values() for m in reading.mentions}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim of the story by id, reports in order of id, claims in order of place."""
        return {c.id: c for reading in self.readings.values() for c in reading.claims}


class Cast:
    """The entities of a story, found by mention: who and where, once resolve has judged."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: Mapping[str, Entity] = {e.id: e for e in entities}
        self._by_mention = {mention: e.id for e in self.entities.values() for mention in e.mentions}

    def of(self, mention: str | None) -> Entity | None:
        """The entity that a mention names; null for no mention, or one that names none."""
        ident = self._by_mention.get(mention) if mention else None
        return self.entities[ident] if ident else None
