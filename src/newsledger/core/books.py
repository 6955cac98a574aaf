"""The second half's result for one story, as one value that can be kept and found again by its key."""

from __future__ import annotations

from newsledger.core.entries import Entries
from newsledger.core.findings import Finding
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.nouns import Noun
from newsledger.core.reports import Copy, Dating, Span, Story

APPLICATION = 0x6E6C6467  # "nldg": how a SQLite file says, in its bytes 68 to 71, that it is a ledger


class Books(Noun, frozen=True, kw_only=True):
    """Everything worked out for one story: dates, copies, links, entities, entries, and what was found wrong.

    `claims` is how many claims its reports hold, so that they can be counted without being read.
    """

    story: Story
    datings: tuple[Dating, ...] = ()
    copies: tuple[Copy, ...] = ()
    links: tuple[Judgement, ...] = ()
    entities: tuple[Entity, ...] = ()
    entries: tuple[Entries, ...] = ()
    findings: tuple[Finding, ...] = ()
    claims: int = 0


class Sorted(Noun, frozen=True, kw_only=True):
    """All reports sorted into stories, by `rules`; and by report, the spans that its story's pages all have."""

    rules: str
    stories: tuple[Story, ...]
    shared: tuple[tuple[str, tuple[Span, ...]], ...] = ()
