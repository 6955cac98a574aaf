"""What the pages of a site all say: sentences that three reports and more begin or end with, word for word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsledger.core.reports import Report, Span

LEAST = 3  # reports, no copies of one another, that say it
HELD = 12  # reports that say it which are held against one another, evenly drawn: bounds the work
ENDS = 40  # sentences at either end that are looked at
ALIKE = 0.3  # of the fewer sentences: reports that share more are copies, or the one goes on with the other
SHORTEST = 4  # words of the first or last sentence
EDGE = 1_000  # characters in which the first and the last sentence are looked for
STOP = re.compile(r"[.!?…](?: ?['’\"”)\]])*(?=\s)|\n+")
WORD = re.compile(r"\w+")


class Sentence(NamedTuple):
    """A stretch of a report between two stops, and its words in lower case."""

    start: int
    end: int
    said: str


def shared(reports: Iterable[Report]) -> Mapping[str, tuple[Span, ...]]:
    """Of each report of a story that has any, the sentences at its beginning and end that are its page's, not its own:
    they stand word for word in three reports that are no copies of one another, with none of its own outside them.

    The same whatever the order; a report whose first and last sentence are its own costs no more than these.
    """
    by_id = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    edges = {ident: (_said(report.text[:EDGE], 0), _said(report.text[-EDGE:], -1)) for ident, report in by_id.items()}
    firsts, lasts = Counter(first for first, _ in edges.values()), Counter(last for _, last in edges.values())
    alike = [i for i, (one, two) in edges.items() if (one and firsts[one] >= LEAST) or (two and lasts[two] >= LEAST)]
    if not alike:
        return {}
    read = {ident: _sentences(by_id[ident].text) for ident in alike}
    said = {ident: frozenset(s.said for s in found) for ident, found in read.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for ident, found in read.items():
        for sentence in {s.said for s in (*found[:ENDS], *found[-ENDS:])}:
            holders[sentence].append(ident)
    pages = {s for s, idents in holders.items() if len(idents) >= LEAST and _is_of_pages(idents, said)}
    return {ident: spans for ident, found in read.items() if (spans := _spans(found, pages))}


def _said(text: str, which: int) -> str:
    """The first or last sentence of a stretch in plain words; none of a few words."""
    found = _sentences(text)
    said = found[which].said if found else ""
    return said if len(said.split()) >= SHORTEST else ""


def _sentences(text: str) -> list[Sentence]:
    """The stretches between stops that hold a word, in order."""
    found = []
    at = 0
    for end in (*(m.end() for m in STOP.finditer(text)), len(text)):
        body = text[at:end]
        start = at + len(body) - len(body.lstrip())
        said = " ".join(WORD.findall(body.lower()))
        if said:
            found.append(Sentence(start, start + len(body.strip()), said))
        at = end
    return found


def _is_of_pages(idents: Sequence[str], said: Mapping[str, frozenset[str]]) -> bool:
    """Whether three of the reports that say something are no copies of one another."""
    drawn = idents[:: len(idents) // HELD + 1]
    apart: list[str] = []
    for ident in drawn:
        if all(_shared(said[ident], said[other]) <= ALIKE for other in apart):
            apart.append(ident)
    return len(apart) >= LEAST


def _shared(one: frozenset[str], two: frozenset[str]) -> float:
    """What part of the fewer sentences both say."""
    return len(one & two) / min(len(one), len(two))


def _spans(found: Sequence[Sentence], pages: set[str]) -> tuple[Span, ...]:
    """The runs of such sentences at the two ends."""
    head = next((i for i, s in enumerate(found) if s.said not in pages), len(found))
    tail = next((i for i in range(len(found), head, -1) if found[i - 1].said not in pages), head)
    runs = [found[:head], found[tail:]]
    return tuple(Span(start=run[0].start, end=run[-1].end) for run in runs if run)
