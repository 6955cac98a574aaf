"""The brief: one self-contained page on one story, every line of it leading to the words that it rests on.

What it shows is gathered once, as plain values (`content`); the HTML page and the Markdown text are templates of it.
The page asks for nothing from outside: its style and script are inline and named by their hashes in its own policy.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import jinja2
from markupsafe import Markup, escape

from newsledger.core.edtf import order, valid
from newsledger.core.entries import Incident
from newsledger.core.ledger import Ledger
from newsledger.core.names import country_name
from newsledger.core.reports import Report
from newsledger.core.settings import POLICIES
from newsledger.publish import accounts, charts, drawing, happened, leads, maps, summary
from newsledger.publish.cites import Cites
from newsledger.publish.dates import readable
from newsledger.publish.doubts import doubts
from newsledger.publish.sources import matrix, sources
from newsledger.publish.strings import strings
from newsledger.publish.toll import counts
from newsledger.publish.typeset import typeset
from newsledger.publish.views import Desk, Row, view
from newsledger.publish.voices import speakers

FORMATS = ("html", "md", "pdf")
OTHERS = 200  # other stories that are named
_MARKUP = re.compile(r"[\\`*_\[\]|~#]|:(?=//)|(?<=\bwww)\.|(?<=\w)@|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_LEADING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[>+=-]))")  # what makes a list, a quotation or a rule of a line
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def brief(ledger: Ledger, *, story: str | None = None, as_of: str | None = None, as_seen: str | None = None,
          lang: str = "en", form: str = "html", drawn: bool = True) -> str:  # fmt: skip
    """The page, as HTML or as Markdown ("md"). A ledger of several stories shows the one with most reports.

    `as_of` and `as_seen` are said on it: the times that the ledger is shown as of. `drawn`: with charts and map, where
    they can be drawn. Raises ValueError for an unknown language.
    """
    held = content(ledger, story=story, lang=lang, drawn=drawn and form == "html")
    seen = (held["t"]["page"][key].format(time=time) for key, time in (("as_of", as_of), ("as_seen", as_seen)) if time)
    held["drawn_by"] = " ".join(seen)
    if form == "md":
        held |= {"used": [], "quotes": [_sentence(ledger, row[-1]) for row in held["data"]["cites"]]}
        return re.sub(r"\n{3,}", "\n\n", _environment().get_template("brief.md.j2").render(held)).strip() + "\n"
    style, script = _asset("brief.css"), _asset("brief.js")
    return _environment().get_template("brief.html.j2").render(
        held, style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script),
        data=_json(held["data"]))  # fmt: skip


def _sentence(ledger: Ledger, shown: str) -> str:
    return ledger.claims[ledger.whole(shown)].sentence.quote


def content(ledger: Ledger, *, story: str | None, lang: str, drawn: bool = True) -> Row:
    """All that a brief shows, as plain values; `drawn` with its charts and map, where they can be drawn."""
    words = strings(lang)
    stories = view(ledger, "stories")
    chosen = next((row for row in stories if story in (None, row["id"])), None)
    held = ledger.of(chosen["id"]) if chosen else ledger
    policy = next((tally.policy for tally in held.tallies), POLICIES[0])
    desk = Desk(held)
    reports = in_order(desk, held.reports)
    cites = Cites(desk, reports)
    main = summary.main_incident(desk)
    told = _sections(desk, cites, reports, main, words=words, drawn=drawn)
    past = [line for line in held.timeline if not happened.is_ahead(desk, line)]
    time = happened.span_of(past, main)
    return told | {
        "t": words, "lang": lang, "policy": policy, "policies": POLICIES, "can_draw": drawing.is_able(),
        "title": summary.title(desk, cites, reports, main), "where": _where(desk, main), "main": main,
        "when": happened.week_of(desk, main, time) if time else None,
        "stories": [s for s in stories if s is not chosen][:OTHERS],
        "published": _span([d.published for d in held.datings if d.published]),
        "read": _read(reports, told["sources"], words),
        "number": {r.id: n for n, r in enumerate(reports)}, "facets": _facets(told),
        "texts": [_text(n, r, cites.starts.get(n, set())) for n, r in enumerate(reports)],
        "labels": [held.label(r.id) for r in reports],
        "data": {"cites": cites.rows, "reports": [[held.label(r.id), r.title or "", r.outlet or ""] for r in reports],
                 "words": {**words["panel"], **words["pager"], "shown": words["timeline"]["shown"],
                           "now": {p: words["policy"]["now"].format(name=words["policy"][p]) for p in POLICIES}}},
    }  # fmt: skip


def _sections(desk: Desk, cites: Cites, reports: Sequence[Report], main: Incident | None, *,
              words: Mapping[str, Any], drawn: bool) -> Row:  # fmt: skip
    """What the sections of a brief tell, each cited."""
    main_counts, other_counts = counts(desk, cites, main.id if main else None)
    lines = desk.ledger.timeline
    told: Row = {
        "sentences": leads.sentences(desk, cites, main, reports),
        "tolls": [{p: summary.toll_sentence(desk, cites, row, p, words) for p in POLICIES} for row in main_counts],
        "counts": main_counts, "others": other_counts,
        "timeline": happened.timeline(desk, cites, happened.story_lines(desk, lines, main)),
        "background": happened.timeline(desk, cites, happened.background(desk, lines, main)),
        "happenings": happened.happenings(desk, cites, main),
        "places": maps.places(desk, cites, main), "disagreements": accounts.disagreements(desk, cites),
        "sources": sources(desk, reports), "matrix": matrix(desk, reports, main_counts, other_counts),
        "doubts": doubts(desk, cites, reports),
    }  # fmt: skip
    told |= speakers(desk, cites)
    told["totals"]["happenings"] = len(desk.ledger.incidents)
    told["uncertain"] = uncertain(told, desk, reports, words)
    for row in main_counts:
        row["chart"] = charts.chart(row, words=words) if drawn else None
    told["map"] = maps.chart(told["places"], words=words) if drawn else None
    return told


def in_order(desk: Desk, reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports by when they were published, as well as that is known; of equals by name."""
    def when(report: Report) -> tuple[Any, ...]:
        dating = desk.ledger.dating_of.get(report.id)
        published = dating.published if dating else None
        step = dating.step if dating and dating.step is not None else 10**6
        if published is None or not valid(published):
            return (1, step, report.id)
        return (0, *order(published)[:1], step, order(published)[1], report.id)

    return tuple(sorted(reports, key=when))


def uncertain(told: Row, desk: Desk, reports: Sequence[Report], words: Mapping[str, Any]) -> list[Row]:
    """What is not sure, each with the section that tells more: counts of the books' own gaps, no word of a report.

    What an editor asks first stands first: accounts that differ, what one source alone gives, what was taken back.
    """
    terms, open_, mains = words["summary"], told["doubts"], told["counts"]
    alone = sum(row["origins"] < 2 for row in mains)
    no_year = bool(reports) and all("X" in (desk.published(r.id) or "X")[:4] for r in reports)
    unplaced = sum(p["lat"] is None for p in told["places"])
    faults = sum(finding.level == "error" for finding in desk.ledger.findings)
    found = [(_number(terms, "contradictions", len(told["disagreements"])), "disagreements"),
             (_number(terms, "alone", alone, of=len(mains)), "toll"),
             (_number(terms, "lowered", sum(map(_taken_back, mains))), "toll"),
             (_number(terms, "numberless", len(open_["numbers"])), "open"),
             (_number(terms, "faults", faults), "open"), (terms["year"] if no_year else "", "sources")]  # fmt: skip
    if (nameless := sum(row["is_unknown"] for row in told["sources"])) > 1:
        kind = "nameless_all" if nameless == len(reports) else "nameless"
        found.append((terms[kind].format(n=nameless, of=len(reports)), "sources"))
    if open_["dates"] and not no_year:
        found.append((terms["undated"].format(n=len(open_["dates"]), of=len(reports)), "open"))
    found += [(_number(terms, "unsure", len(open_["names"])), "open"), (_number(terms, "unplaced", unplaced), "map")]
    return [{"text": text, "section": section} for text, section in found if text]


def _taken_back(row: Row) -> int:
    """How many figures of a count were denied, or given up for a smaller one."""
    size = {p["claim"]: p["size"] for p in row["points"] if p["size"] is not None}
    return sum(p["standing"] == "denied" or size.get(p["revised_by"], math.inf) < (p["size"] or 0)
               for p in row["points"])  # fmt: skip


def _number(terms: Row, key: str, number: int, *, of: int = 0) -> str:
    """A number of things in words, of so many of their kind; nothing for none."""
    if not number:
        return ""
    one = terms.get(f"{key}_only") if of == 1 else None
    words = terms.get(f"{key}_many") or terms[key] if number > 1 else one or terms[f"{key}_one"]
    return str(words).format(n=number, of=of)


def _read(reports: Sequence[Report], rows: Sequence[Row], words: Mapping[str, Any]) -> str:
    """What the page was made from, in words."""
    terms, outlets = words["page"], {r.outlet for r in reports if r.outlet}
    copies = sum(row["copies"] is not None for row in rows)
    told = _number(terms, "report", len(reports))
    if outlets:
        told = terms["made_of"].format(reports=told, outlets=_number(terms, "outlet", len(outlets)))
    return ", ".join(filter(None, (told, _number(terms, "copies", copies))))


def _facets(told: Row) -> dict[str, list[str]]:
    """What the timeline can be filtered by, the most frequent first."""
    rows = [*(line for day in (*told["background"], *told["timeline"]) for line in day["lines"]), *told["happenings"]]
    found: dict[str, list[str]] = {}
    for name in ("places", "people", "types", "statuses"):
        counted: dict[str, int] = {}
        for row in rows:
            for value in row[name]:
                counted[value] = counted.get(value, 0) + 1
        found[name] = sorted(counted, key=lambda value: (-counted[value], value))[:80]
    return found


def _where(desk: Desk, main: Any) -> str | None:
    """The place of the main happening, with the larger one that it lies in, and the country."""
    entity = desk.entities.get(main.place) if main is not None and main.place else None
    if entity is None:
        return None
    country = country_name(entity.country) if entity.country else None
    return ", ".join(dict.fromkeys(filter(None, (entity.name, desk.name(entity.parent), country))))


def _span(dates: Sequence[str]) -> str:
    """From the first to the last of the dates, in words, without their hours."""
    ordered = sorted((date for date in dates if valid(date)), key=order)
    ends = list(dict.fromkeys(re.sub(r"T[^/]*", "", date) for date in (ordered[:1] + ordered[-1:])))
    if len(ends) > 1 and "/" not in "".join(ends):
        return readable("/".join(ends))
    return " – ".join(readable(end) for end in ends)


def _is_html(template: str | None) -> bool:
    return not (template or "").endswith(".md.j2")


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.PackageLoader("newsledger.publish")
    environment = jinja2.Environment(loader=loader, trim_blocks=True, lstrip_blocks=True,
                                     undefined=jinja2.StrictUndefined, autoescape=_is_html)
    environment.filters["readable"] = readable
    environment.filters["marked"] = marked
    environment.filters["by_source"] = by_source
    environment.filters["capital"] = summary.sentence
    environment.filters["md"] = plain_markdown
    environment.filters["typeset"] = typeset
    return environment


@cache
def _asset(name: str) -> str:
    return (files("newsledger.publish") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(value: object) -> Markup:
    """A value as JSON that no HTML parser can see an end in."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE))


def by_source(cites: Iterable[Row]) -> list[list[Row]]:
    """Citations gathered by the source that they name, in order."""
    found: dict[str, list[Row]] = {}
    for cite in cites:
        found.setdefault(cite["source"], []).append(cite)
    return list(found.values())


def marked(side: Row) -> Markup:
    """The sentence of a claim with its own words marked."""
    at, quote, told = side["at"], side["quote"], side["sentence"]
    if at < 0 or told[at : at + len(quote)] != quote:
        return Markup("<mark>{}</mark>").format(typeset(quote))
    return Markup("{}<mark>{}</mark>{}").format(*map(typeset, (told[:at], quote, told[at + len(quote) :])))


def plain_markdown(words: object) -> str:
    """Words of a report as Markdown shows them literally, in one line: neither heading, list nor link.

    >>> print(plain_markdown("1. # see http://e.example"))
    1\\. \\# see http\\://e.example
    """
    flat = typeset(" ".join(str(words).split()))
    flat = flat.replace("&", "&amp;").replace("<", "&lt;")
    flat = _MARKUP.sub(r"\\\g<0>", flat)
    return _LEADING.sub(r"\1\\", flat)


def _text(number: int, report: Report, starts: set[int]) -> Markup:
    """The report's own text, character for character, with an anchor at the start of what is cited."""
    furniture = {at for span in report.boilerplate for at in (span.start, span.end)}
    cuts = sorted({0, len(report.text)} | starts | furniture)
    parts = []
    for start, end in pairwise(cuts):
        words = str(escape(report.text[start:end].replace("\x00", "\ufffd"))).replace("\r", "&#13;")
        if any(span.start <= start and end <= span.end for span in report.boilerplate):
            words = f'<span class="furniture">{words}</span>'
        parts.append(f'<span id="r{number}-{start}">{words}</span>' if start in starts else words)
    return Markup("".join(parts))  # each part was escaped
