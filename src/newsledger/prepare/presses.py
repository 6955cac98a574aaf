"""How a report came out, as far as its page shows: in a paper, on a broadcaster's or another site, or as a wire's copy.

A paper goes to press the night before its day, so the last day that its own correspondent names is the day before. A
site posts what it hears within hours, on the last day that it names. Counted on 300 dated articles of six outlets that
name a weekday and neither "today" nor "yesterday": a paper's came out on the last weekday named in 16 of 100 and on the
next day in 73; those of four broadcasters and an agency in 57 to 83, and in 15 to 29 (EVIDENCE.md 2026-11-22).
"""

from __future__ import annotations

import re

from newsledger.core.reports import Citation, Report
from newsledger.prepare.quotes import Quotes

HEAD = 8  # lines from the top in which a byline stands
LONGEST, SHORT = 110, 30  # characters of a byline, of a place below one
_NAME = r"[^\W\d_a-z][\w'’.-]+"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|and|de|la|van|von|al|bin)){{1,6}}?"
_POST = r"(?:an? |our )?(?:own |special |staff |foreign )?(?:correspondent|reporter|writer)s?"
_WHERE = rf"(?:reporting )?(?:in|from) {_NAME}(?:,? (?:{_NAME}|and|in|the|of|de|la|el|al)){{0,9}}"
_SIGNED = re.compile(rf"(?:By|BY|From|FROM) (?:{_NAMES}|{_POST}) {_WHERE}|Our correspondents? (?:{_NAMES} )?{_WHERE}"
                     rf"|(?:From|FROM) {_NAMES}, {_NAME}")  # fmt: skip
_BARE = re.compile(rf"{_NAME}(?: {_NAME}){{1,2}} in {_NAME}(?: {_NAME}){{0,2}}")
_NAMED = re.compile(rf"(?:(?:By|BY|From|FROM) )?{_NAME}(?: {_NAME}){{1,2}}")
_PLACE = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}")
_TO_ME = re.compile(r"\b(?:told|showed|received|assured|explained to|said to|wrote to) me\b")
_MENU = re.compile(r"\s\|\s|\S\s{2,}\S|\s[>»·•]\s")
MENU = 2  # marks between the words of a line that make it a site's menu


def correspondent(report: Report, quotes: Quotes) -> Citation | None:
    """The words that show a paper's own writer: a byline with the place written from, or "told me" in its own voice."""
    lines = [m for m in re.finditer(r"[^\n]+", report.text[: HEAD * 300]) if not m[0].isspace()][:HEAD]
    for n, line in enumerate(lines):
        said = line[0].strip()
        if len(said) > LONGEST or said.endswith((".", "!", "?")):
            continue
        after = lines[n + 1][0].strip() if n + 1 < len(lines) else ""
        below = n and len(after) <= SHORT and _NAMED.fullmatch(said) and _PLACE.fullmatch(after)
        if _SIGNED.fullmatch(said) or (n and _BARE.fullmatch(said)) or below:
            start = line.start() + line[0].index(said)
            return report.cite(start, start + len(said))
    me = next((m for m in _TO_ME.finditer(report.text) if not quotes.hold(m.start())), None)
    return report.cite(me.start(), me.end()) if me else None


def on_site(report: Report) -> bool:
    """Whether the report stands on a site that shows its menu: "News | Sport | Weather", "Home > World > Asia"."""
    first = [b for b in report.boilerplate if b.start <= HEAD * 60]
    return any(len(_MENU.findall(line)) >= MENU
               for b in first for line in report.text[b.start : min(b.end, b.start + 600)].split("\n"))  # fmt: skip
