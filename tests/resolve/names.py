"""Mentions made by hand, for the tests of who is who."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsledger.core.claims import Mention, Reading
from newsledger.core.evidence import Evidence
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.reports import Report, Story
from newsledger.resolve.entities import entities
from newsledger.resolve.judge import judge

Told = tuple[str, str, dict[str, Any]]


def person(name: str, **fields: Any) -> Told:
    """A person's mention by name."""
    return name, "person", fields


def body(name: str, **fields: Any) -> Told:
    """An organisation's mention by name or description."""
    return name, "organisation", fields


def place(name: str, **fields: Any) -> Told:
    """A place's mention by name."""
    return name, "place", fields


def evidence(*reports: Iterable[Told], judged: Iterable[Judgement] = ()) -> Evidence:
    """A story whose reports r1, r2... hold these mentions in this order and nothing else."""
    made, readings = [], []
    for number, told in enumerate(reports, 1):
        told = list(told)
        text = ". ".join(name for name, _, _ in told) or "Nothing"
        report = Report(id=f"r{number}", name=f"r{number}", text=text)
        mentions, at = [], 0
        for name, kind, fields in told:
            cite = report.cite(at, at + len(name))
            at += len(name) + 2
            role = fields.pop("role", None)
            if role:
                spoken = Report(id=report.id, name=report.name, text=role)
                fields = {**fields, "role": spoken.cite(0, len(role))}
            mentions.append(Mention(id=f"{report.id}:m{cite.start}-{cite.end}", cite=cite, kind=kind, **fields))
        made.append(report)
        readings.append(Reading(report=report.id, rules="test", mentions=tuple(mentions)))
    return Evidence(Story(id="s", reports=tuple(r.id for r in made)), reports=made, readings=readings, datings=(),
                    copies=(), judged=judged)  # fmt: skip


def things(story: Evidence) -> tuple[Entity, ...]:
    """What the story's mentions come to."""
    return entities(story, judge(story).items).items


def named(story: Evidence) -> set[frozenset[str]]:
    """The entities as sets of "report name" strings."""
    return {frozenset(f"{story.mentions[m].cite.report} {story.mentions[m].cite.quote}" for m in e.mentions)
            for e in things(story)}  # fmt: skip
