"""Open questions as the brief shows them: dates, numbers, places and names of which the books are not sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsledger.core.claims import Figure
from newsledger.core.findings import Finding
from newsledger.core.reports import Report
from newsledger.publish.cites import Cites
from newsledger.publish.views import Desk, Row

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
MOST = 400
UNSURE = frozenset(("unsure", "undecided"))
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z0-9'])")
_UNPLACED = re.compile(r"^'(.*)' is in no gazetteer(?=; )")  # as resolve says it, beside the places that are listed


def doubts(desk: Desk, cites: Cites, reports: Sequence[Report]) -> Row:
    """What is open, by kind."""
    number = {report.id: n for n, report in enumerate(reports)}
    titles = {report.id: report.title or desk.ledger.label(report.id) for report in reports}
    numbers = [{"cite": cites.of(c), "quote": c.cite.quote, "sentence": c.sentence.quote}
               for c in desk.ledger.claims.values() if isinstance(c.body, Figure) and c.body.numberless]  # fmt: skip
    dates = [{"report": titles[d.report], "n": number[d.report], "what": d.reason}
             for d in desk.ledger.datings if d.report in number and _is_open(d.published, d.basis)]  # fmt: skip
    links = [j for j in desk.ledger.links if j.verdict in UNSURE]
    names = [_link(desk, j.a, j.b, j.reason) for j in links if j.kind != "place"]
    places: list[Row | None] = [{"what": e.name, "words": None} for e in desk.ledger.entities
                                 if e.kind == "place" and e.lat is None and not e.generic]  # fmt: skip
    places += [_link(desk, j.a, "", j.reason) for j in links if j.kind == "place"]
    unplaced = _once([p for p in places if p])
    said = {str(d["what"]) for d in dates} | {f"{p['what']}; {p['words']}" for p in unplaced}
    shared, dates = _shared(dates[:MOST])
    return {"dates": dates, "dates_shared": shared, "numbers": numbers[:MOST],
            "names": [n for n in names if n][:MOST], "places": unplaced[:MOST],
            "other": _grouped(desk, desk.ledger.findings, number, said)}  # fmt: skip


def _shared(rows: Sequence[Row]) -> tuple[str, list[Row]]:
    """The sentences with which what is said of every report begins, said once, and the rows without them."""
    told = [_SENTENCE.split(row["what"]) for row in rows]
    least = min(map(len, told), default=0)
    same = next((n for n in range(least) if len({sentences[n] for sentences in told}) > 1), least)
    if len(rows) < 2 or not same:
        return "", list(rows)
    rest = [{**row, "what": " ".join(sentences[same:])} for row, sentences in zip(rows, told, strict=True)]
    return " ".join(told[0][:same]), rest


def _is_open(published: str | None, basis: str | None) -> bool:
    return published is None or "X" in published or "/" in published or "?" in published or len(published) < 10


def _link(desk: Desk, a: str, b: str, reason: str) -> Row | None:
    words = [cite.quote for end in (a, b) if end and (cite := desk.words(end))]
    return {"what": " / ".join(dict.fromkeys(words)), "words": reason} if words else None


def _once(rows: Iterable[Row]) -> list[Row]:
    """Each once; a place that is only known not to be placed, not where something more is said of it."""
    found = {(row["what"], row["words"]): row for row in rows}
    told = {row["what"] for row in found.values() if row["words"]}
    return [row for row in found.values() if row["words"] or row["what"] not in told]


def _grouped(desk: Desk, findings: Iterable[Finding], number: dict[str, int], said: set[str]) -> list[Row]:
    """The other findings, one line for those that say the same of several reports."""
    rank = {"error": 0, "warning": 1, "note": 2}
    found: dict[tuple[int, str], list[str]] = {}
    for finding in findings:
        if finding.message not in said and _UNPLACED.sub(r"\1", finding.message) not in said:
            found.setdefault((rank.get(finding.level, 3), finding.message), []).append(finding.where)
    return [{"what": message, "where": [(desk.ledger.label(w), number.get(w)) for w in dict.fromkeys(where)]}
            for (_, message), where in sorted(found.items())][:MOST]  # fmt: skip
