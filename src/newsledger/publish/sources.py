"""Sources as the brief shows them: reports with their dates and origins, who repeats whom, and who reported what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsledger.core.reports import Report, wire_of
from newsledger.publish.cites import in_short
from newsledger.publish.dates import of_week, to_the_day
from newsledger.publish.views import Desk, Row

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
MOST_COLUMNS = 12  # of the matrix: reports, or outlets where there are more reports
MOST_COUNTS = 10


def sources(desk: Desk, reports: Sequence[Report]) -> list[Row]:
    """The reports in order of their dates: who published each, when and how that is known, and what it repeats."""
    copies = {copy.report: copy for copy in desk.ledger.copies}
    counts = Counter(claim.report for claim in desk.ledger.claims.values())
    number = {report.id: n for n, report in enumerate(reports)}
    rows = []
    for n, report in enumerate(reports):
        dating, copy = desk.ledger.dating_of.get(report.id), copies.get(report.id)
        original = desk.ledger.report_of.get(copy.original) if copy else None
        rows.append({
            "n": n, "id": desk.ledger.label(report.id), "title": report.title, "outlet": report.outlet,
            "is_unknown": not (report.outlet or wire_of(report)),
            "published": of_week(dating.published, dating.weekday) if dating and dating.published else None,
            "day": dating.step + 1 if dating and dating.step is not None and not to_the_day(dating.published) else None,
            "basis": dating.basis if dating else None, "reason": dating.reason if dating else None,
            "wire": wire_of(report), "cites": [a for a in report.agencies if a != wire_of(report)],
            "claims": counts[report.id], "url": report.url,
            "copies": number.get(copy.original) if copy else None,
            "copy_of": desk.told_by(original) if original else desk.ledger.label(copy.original) if copy else None,
            "copy_reason": copy.reason if copy else None})  # fmt: skip
    return rows


def matrix(desk: Desk, reports: Sequence[Report], main: Sequence[Row], others: Sequence[Row]) -> Row:
    """Counts by who reports them: the last figure that each gives. A column is a report, or an outlet of many.

    Of the counts that are no main ones those that several give: of the others there is nothing to compare.
    """
    counts = [*main, *others]
    shown = [row for row in counts if row["points"]]
    column_of = _columns(desk, reports, shown[:MOST_COUNTS])
    heads: dict[str, None] = {}
    for report in reports:
        if report.id in column_of:
            heads.setdefault(column_of[report.id])
    by_number = {n: report.id for n, report in enumerate(reports)}
    rows = []
    for row in shown:
        cells: dict[str, Row] = {}
        for point in row["points"]:
            head = column_of.get(by_number[point["cite"]["report"]])
            if head is not None and not point["numberless"]:
                cells[head] = point
        is_main = any(row is own for own in main)
        if len(cells) > 1 or is_main:
            rows.append({"count": row, "is_main": is_main, "cells": [cells.get(head) for head in heads]})
    return {"heads": list(heads), "rows": rows[:MOST_COUNTS]}


def _columns(desk: Desk, reports: Sequence[Report], counts: Iterable[Row]) -> Mapping[str, str]:
    """Report -> its column: itself while they are few, else its outlet, those that give most figures."""
    if len(reports) <= MOST_COLUMNS:
        names = {r.id: desk.told_by(r) for r in reports}
        told = Counter(names.values())
        return {i: in_short(n, None) + (f" ({desk.ledger.label(i)})" if told[n] > 1 else "") for i, n in names.items()}
    names = {r.id: r.outlet or desk.ledger.label(r.id) for r in reports}
    by_number = [r.id for r in reports]
    told = Counter(names[by_number[p["cite"]["report"]]] for row in counts for p in row["points"])
    kept = {name for name, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_COLUMNS]}
    return {report: name for report, name in names.items() if name in kept}
