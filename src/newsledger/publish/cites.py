"""The citations of a page, numbered: each claim once, with its place in the text, so that a line needs only numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newsledger.core.claims import Claim
from newsledger.core.reports import Report
from newsledger.publish.dates import of_week
from newsledger.publish.views import Desk, Row

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
TELLING = 8  # tellings of a happening that are cited beside its label
SHORT = 40  # characters of a source's name in a line


class Cites:
    """The claims that a page cites, in the order in which it first does."""

    def __init__(self, desk: Desk, reports: Sequence[Report]) -> None:
        self.desk = desk
        self._report = {report.id: number for number, report in enumerate(reports)}
        self._number: dict[str, int] = {}
        self._short: list[tuple[str, str]] = []
        self.rows: list[list[Any]] = []  # report, start, end, start and end of the sentence, source, date, claim id
        self.starts: dict[int, set[int]] = {}

    def of(self, claim: Claim | str) -> Row:
        """The citation of a claim, as a line shows it: its number, who says so and when, and its anchor."""
        held = self.desk.ledger.claims[claim] if isinstance(claim, str) else claim
        if held.id not in self._number:
            self._number[held.id] = len(self.rows)
            self._take(held)
        number = self._number[held.id]
        report, start, *_, source, date, _ = self.rows[number]
        short, told = self._short[number]
        return {"n": number, "source": source, "short": short, "told": told, "date": date, "quote": held.cite.quote,
                "anchor": f"r{report}-{start}", "report": report}  # fmt: skip

    def telling(self, label: str, claims: Sequence[str], most: int = TELLING) -> list[Row]:
        """The citations of a label: first a claim whose sentence holds its words, then others, up to so many."""
        words = label.casefold()
        held = self.desk.ledger.claims
        first = next((c for c in claims if words in " ".join(held[c].sentence.quote.split()).casefold()), None)
        if first is None:
            return self.all(claims)
        return self.all(list(dict.fromkeys((first, *claims)))[:most])

    def all(self, claims: Iterable[str]) -> list[Row]:
        """The citations of claims, one report after another rather than many of one."""
        found = [self.of(claim) for claim in claims if claim in self.desk.ledger.claims]
        seen: dict[int, int] = {}
        rank = []
        for cite in found:
            seen[cite["report"]] = seen.get(cite["report"], 0) + 1
            rank.append((seen[cite["report"]], cite["report"], cite["n"]))
        return [cite for _, cite in sorted(zip(rank, found, strict=True), key=lambda pair: pair[0])]

    def _take(self, claim: Claim) -> None:
        cite, sentence = claim.cite, claim.sentence
        number, dating = self._report[claim.report], self.desk.ledger.dating_of.get(claim.report)
        start, end = min(cite.start, sentence.start), max(cite.end, sentence.end)
        date = of_week(dating.published, dating.weekday) if dating and dating.published else ""
        self.rows.append([number, cite.start, cite.end, start, end, self.desk.source(claim), date,
                          self.desk.ledger.shown(claim.id)])  # fmt: skip
        told = self.desk.told_by(self.desk.ledger.report_of[claim.report])
        self._short.append((in_short(told, self.desk.speaker(claim.said_by)), in_short(told, None)))
        self.starts.setdefault(number, set()).add(cite.start)


def in_short(told: str, speaker: str | None) -> str:
    """A source as a line names it: the outlet, or the beginning of its headline, and the speaker.

    >>> in_short("“Ferry sinks off the northern coast, nine dead”", "Ana Vera")
    '“Ferry sinks off the …”: Ana Vera'
    """
    most, is_headline = SHORT if speaker is None else SHORT - 16, told.startswith("“")
    if len(told) > most:
        told = shortened(told.removesuffix("”"), most) + ("”" if is_headline else "")
    return told + (f": {shortened(speaker, SHORT - 8)}" if speaker is not None else "")


def shortened(words: str, most: int = SHORT) -> str:
    """Words, or their beginning up to a space where they are long."""
    return words if len(words) <= most else (words[:most].rpartition(" ")[0] or words[:most]) + " …"
