"""Voices: who says a claim, and what, put as a reader would."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure, Statement
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import words
from newsledger.core.names import demonyms, plain
from newsledger.core.reports import Citation, Report

TITLE = 60  # characters of a headline that names its report

COUNTS = {"killed": "killed", "injured": "injured", "missing": "missing", "displaced": "displaced",
          "detained": "detained", "abducted": "held", "rescued": "rescued", "evacuated": "evacuated"}  # fmt: skip


class Voices:
    """Names the sources of a story's claims in words that tell them apart."""

    def __init__(self, evidence: Evidence, cast: Cast) -> None:
        self._evidence = evidence
        self._cast = cast
        titles = Counter(r.title for r in evidence.reports.values())
        self._capitals = {(m.cite.report, m.cite.start) for m in evidence.mentions.values() if not m.nominal}
        self._names = {r.id: _name(r, is_alone=titles[r.title] == 1) for r in evidence.reports.values()}

    def report(self, claim: Claim) -> str:
        """Who tells it: the outlet; the report by its headline where no outlet is told."""
        return self._names[claim.report]

    def source(self, claim: Claim) -> str:
        """Who says it: the speaker, by name where the report has but a pronoun; else the report."""
        said_by = claim.said_by
        if said_by is None or said_by.speaker is None:
            return self.report(claim)
        told = " ".join(said_by.speaker.quote.split())
        entity = self._cast.of(said_by.mention)
        named = entity is not None and told.lower() in words("disputes", "pronouns")
        return entity.name if entity and named else self.within(said_by.speaker, told)

    def number(self, claim: Claim) -> str:
        """A figure and what it counts: "at least 39 killed"."""
        body, quote = claim.body, self.within(claim.cite, " ".join(claim.cite.quote.split()))
        if not isinstance(body, Figure):
            return quote
        counted = COUNTS.get(body.measure, "" if body.measure in ("money", "distance", "duration") else body.counted)
        return quote if not counted or quote.endswith(counted) else f"{quote} {counted}"

    def says(self, claim: Claim, *, opening: bool = True) -> str:
        """A statement as a clause: "the company denied that the boat was full", its words whole."""
        body, said = claim.body, " ".join(claim.cite.quote.split())
        cue = (body.cue or "said") if isinstance(body, Statement) else "said"
        first = cue.split()[0].lower()
        verb = cue if first in words("disputes", "that_verbs") else "said" if first in ("according", "as") else cue
        kind = body.kind if isinstance(body, Statement) else "indirect"
        takes_that = kind == "indirect" and verb.split()[0].lower() in words("disputes", "that_verbs")
        told = f"{verb} that {self.within(claim.cite, said)}" if takes_that and is_clause(said) else f"{verb}: “{said}”"
        clause = f"{self.source(claim)} {told}"
        return opened(clause) if opening else clause

    def within(self, cite: Citation, told: str) -> str:
        """Words as they stand within a sentence: without their capital, unless they open with a name."""
        first, second = (*told.split()[:2], "", "")[:2]
        titled = second[:1].isupper() and first.lower() not in ("the", "a", "an")  # "Health Minister Ana Vera"
        name = titled or (cite.report, cite.start) in self._capitals or plain(first) in demonyms()
        name = name or first in ("I", "I'm", "I’m")
        return told if name or first[1:2].isupper() or "." in first else told[:1].lower() + told[1:]


def _name(report: Report, *, is_alone: bool) -> str:
    """How a sentence names a report; `is_alone`: no other report of the story bears its headline."""
    if report.outlet or not report.title or not is_alone:
        return report.outlet or report.name
    title = " ".join(report.title.split())
    return f"the report “{title if len(title) <= TITLE else title[:TITLE].rpartition(' ')[0] + ' …'}”"


def is_own(claim: Claim) -> bool:
    """Whether its speaker is called by whom they belong to, who spoke just before: "its spokesman", "their lawyer"."""
    speaker = claim.said_by.speaker if claim.said_by else None
    return speaker is not None and speaker.quote.split()[0].lower() in ("its", "their")


def is_clause(words_said: str) -> bool:
    """Whether words can follow "that": no infinitive, no participle, no "that" of their own, more than a phrase."""
    first = words_said.split()[0].lower()
    return first not in ("to", "that", "whether", "how", "why") and not first.endswith("ing") and " " in words_said


def opened(text: str) -> str:
    """Words with the capital that opens a sentence; a report's name keeps its letters."""
    if any(c.isdigit() or c == "." for c in text.partition(" ")[0]):
        return text
    return text[:1].upper() + text[1:]


def on_day(time: str | None) -> str:
    """When something was said, with its preposition: " on 14 March 2015", " in June"; empty where nothing is known."""
    if time is None or not edtf.valid(time) or ".." in time:
        return ""
    first, last = edtf.days(time)
    year = "" if edtf.bounds(time).yearless else f" {last.year}"
    if first == last:
        return f" on {first.day} {first:%B}{year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and (last + timedelta(days=1)).day == 1
        return f" in {first:%B}{year}" if whole else f" on {first.day} to {last.day} {first:%B}{year}"
    return f" between {first.day} {first:%B} and {last.day} {last:%B}{year}"
