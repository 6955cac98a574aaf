"""The brief: one self-contained HTML page, every line of it with the words that it rests on.

No script and no request: a citation opens with a click (`details`), and leads to its place in the report's own text,
which stands at the end of the page with what was taken for site furniture greyed, not cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import jinja2
from markupsafe import Markup, escape

from newsledger.core.claims import Statement
from newsledger.core.edtf import order
from newsledger.core.ledger import Ledger
from newsledger.core.reports import Report
from newsledger.publish.dates import readable
from newsledger.publish.views import Desk, Row, view

SECTIONS = ("tallies", "timeline", "disagreements", "people", "places", "reports", "findings")
MOST_STATEMENTS = 400  # a page for people: the rest is in the export


def brief(ledger: Ledger, *, story: str | None = None, drawn_by: str = "") -> str:
    """The page as HTML. A ledger of several stories shows the one with most reports, and lists the others.

    `drawn_by` says under the title how the view was drawn: its policy, and the time that it is as of.
    """
    desk = Desk(ledger)
    stories = view(ledger, "stories")
    chosen = next((row for row in stories if story in (None, row["id"])), None)
    ident = chosen["id"] if chosen else None
    rows = {name: view(ledger, name, story=ident) for name in SECTIONS}
    starts: dict[str, set[int]] = defaultdict(set)
    for claim in ledger.claims.values():
        starts[claim.report].add(claim.cite.start)
    told = [desk.ledger.report_of[i] for s in ledger.stories if s.id == ident for i in s.reports]
    return _template().render(
        drawn_by=drawn_by, scope=_scope(chosen),
        title=_sentence(chosen["label"] if chosen and chosen["label"] else "reports"), stories=stories, chosen=chosen,
        published=_span([row["published"] for row in rows["reports"] if row["published"]]),
        statements=list(_statements(desk, {r.id for r in told}))[:MOST_STATEMENTS],
        texts=[{"id": ledger.label(r.id), "title": r.title, "text": _text(ledger.label(r.id), r, starts[r.id])}
               for r in told],
        marked=_marked, **rows,
    )  # fmt: skip


@cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("newsledger.publish")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
                                     undefined=jinja2.StrictUndefined)  # fmt: skip
    environment.filters["readable"] = readable
    return environment.get_template("brief.html.j2")


def _scope(story: Row | None) -> str:
    """Where and when the story's main incident was, as far as known."""
    place, time = (story["place"], story["time"]) if story else (None, None)
    return ", ".join(filter(None, (place, readable(time) if time else None)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _span(dates: list[str]) -> str:
    """From the first to the last of the dates, in words."""
    ordered = sorted(dates, key=order)
    ends = list(dict.fromkeys(readable(date) for date in (ordered[:1] + ordered[-1:])))
    return " to ".join(ends)


def _statements(desk: Desk, reports: set[str]) -> Iterator[Row]:
    """Who says what, speaker by speaker, the one with most to say first."""
    by_speaker: dict[str, list[Row]] = defaultdict(list)
    for claim in desk.ledger.claims.values():
        if isinstance(claim.body, Statement) and claim.report in reports:
            by_speaker[desk.speaker(claim.said_by) or "not named"].append(
                desk.citation(claim) | {"cue": claim.body.cue})
    for speaker, said in sorted(by_speaker.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield {"speaker": speaker, "said": said}


def _marked(cite: Row) -> Markup:
    """The sentence of a citation with the cited words marked."""
    at, quote, sentence = cite["start"] - cite["sentence_start"], cite["quote"], cite["sentence"]
    if at < 0 or sentence[at : at + len(quote)] != quote:
        return Markup("<mark>{}</mark>").format(quote)
    return Markup("{}<mark>{}</mark>{}").format(sentence[:at], quote, sentence[at + len(quote) :])


def _text(label: str, report: Report, starts: set[int]) -> Markup:
    """The report's own text, an anchor at the start of each claim, furniture greyed."""
    furniture = {at for span in report.boilerplate for at in (span.start, span.end)}
    cuts = sorted({0, len(report.text)} | starts | furniture)
    parts = []
    for start, end in pairwise(cuts):
        words = escape(report.text[start:end])
        if any(span.start <= start and end <= span.end for span in report.boilerplate):
            words = Markup('<span class="furniture">{}</span>').format(words)
        elif start in starts:
            words = Markup('<span id="{}-{}">{}</span>').format(label, start, words)
        parts.append(words)
    return Markup("").join(parts)
