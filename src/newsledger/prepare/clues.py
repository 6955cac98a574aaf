"""What one report tells about the day it came out: its dateline and masthead, and the days that its text names.

A clue keeps the words it rests on. Nothing is worked out here; `dates` does that over the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsledger.core.claims import Reading
from newsledger.core.edtf import STAND_IN
from newsledger.core.lexicon import lexicon
from newsledger.core.reports import Citation, Report
from newsledger.core.times import TimeWords
from newsledger.prepare.presses import correspondent, on_site
from newsledger.prepare.quotes import Quotes
from newsledger.prepare.stamps import BESIDE, POSTED, Spans, Stated, is_post, stamps

_STAMP = re.compile(r"^(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)\s?(?:(?P<half>[apAP])\.?[mM]\b)?(?=\s)", re.MULTILINE)
_DARK = re.compile(r"\b(?:nightfall|dusk|sunset) (?:on )?$")  # before a weekday: its day is over
_AHEAD = re.compile(r"\b(?:from|until|till|before) $")  # "a curfew from 8 p.m." is told before that
_NIGHTFALL = re.compile(r"\b[Bb]y (?:nightfall|dusk|sunset)\b(?! on\b| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
BEFORE = 60  # characters before a weekday that are looked at
STAMPS = 3  # entries that make a live page


class Named(NamedTuple):
    """A weekday that the text names: behind or ahead.

    `told`: somebody said something then. `seen_from_later`: its night is spoken of as over. `anterior`: it lies behind
    another time of the story ("had set out on Monday").
    """

    weekday: int
    cite: Citation
    part: str = ""
    told: bool = False
    seen_from_later: bool = False
    anterior: bool = False


class Clues(NamedTuple):
    """All that a report tells about its own date."""

    report: Report
    reading: Reading
    stated: tuple[Stated, ...]
    wire: bool
    past: tuple[Named, ...]
    ahead: tuple[Named, ...]
    dates: tuple[tuple[int, int, Citation], ...]  # month and day of what it tells as past
    own_day: tuple[Citation, ...]  # "today", "yesterday", "tomorrow", in the report's own voice
    clock: str | None  # the time of day that it states, the latest of a live page
    back: tuple[tuple[int, Citation], ...]  # days counted back: "three days ago", "a week ago"
    posts: tuple[tuple[date, Citation], ...] = ()  # full dates of posts on social networks that the page shows
    films: tuple[tuple[date, Citation], ...] = ()  # those of films and pictures beside its text
    full: tuple[tuple[date, Citation], ...] = ()  # full dates that the text tells as gone by
    nightfall: Citation | None = None  # "by nightfall", of a day gone by
    weeks_on: tuple[tuple[int, int, Citation], ...] = ()  # "on Friday, a week after": the weekday, and how many weeks
    paper: Citation | None = None  # what shows a paper's own correspondent
    live: bool = False  # a page kept as things happen, with a time of day before each entry
    site: bool = False  # it stands on a site that shows its menu


def clues_of(report: Report, reading: Reading) -> Clues:
    """The clues of one report."""
    stated, wire, heads = stamps(report)
    taken = Spans(heads)
    times = [t for t in reading.times if not taken.meets(t.cite.start, t.cite.end)]
    quotes = Quotes(report.text)
    stated += _paired(report, times)
    past: list[Named] = []
    ahead: list[Named] = []
    dates: list[tuple[int, int, Citation]] = []
    own: list[Citation] = []
    back: list[tuple[int, Citation]] = []
    posts: list[tuple[date, Citation]] = []
    films = [(day, s.cite) for s in stated if s.of == BESIDE and (day := _day(s.year, s.month, s.day))]
    full: list[tuple[date, Citation]] = []
    for t in times:
        kind, *rest = _inner(t.reading).split(":")
        if kind == "weekday" and rest[1] in ("-", "<", "1"):
            past.append(_named(report, t, rest))
        elif kind == "weekday" and rest[1] in ("+", "0"):
            ahead.append(_named(report, t, rest))
        elif kind == "edtf" and (whole := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)", rest[0])):
            if day := _day(*map(int, whole.groups())):
                (posts if is_post(report, t.cite.start) else full).append((day, t.cite))
        elif kind == "monthday" and rest[0] in "-0":
            month, number = map(int, rest[1].split("-"))
            dates.append((month, number, t.cite))
        elif t.reading.startswith(("day:-1", "day:0", "day:1")) and not quotes.hold(t.cite.start):
            own.append(t.cite)
        elif kind == "ago" and rest[0].isdigit() and rest[1] in ("day", "week") and not quotes.hold(t.cite.start):
            back.append((int(rest[0]) * (7 if rest[1] == "week" else 1), t.cite))
    stated = [s for s in stated if s.of != BESIDE]
    live = _live(report)
    clock = live or next((s.clock for s in stated if s.clock), None)
    return Clues(report=report, reading=reading, stated=tuple(stated), wire=wire, past=tuple(past), ahead=tuple(ahead),
                 dates=tuple(dates), own_day=tuple(own), clock=clock, back=tuple(back), posts=tuple(posts),
                 films=tuple(films), full=tuple(full), nightfall=_nightfall(report, quotes),
                 weeks_on=tuple(_weeks_on(report, times)), live=live is not None, site=on_site(report),
                 paper=None if wire else correspondent(report, quotes))  # fmt: skip


def _nightfall(report: Report, quotes: Quotes) -> Citation | None:
    """ "By nightfall" without its day, in the report's own voice."""
    for found in _NIGHTFALL.finditer(report.text):
        if not quotes.hold(found.start()):
            return report.cite(found.start(), found.end())
    return None


def _weeks_on(report: Report, times: list[TimeWords]) -> Iterator[tuple[int, int, Citation]]:
    """ "on Thursday evening, a week after the flood"."""
    for a, b in pairwise(times):
        kind, *rest = a.reading.split(":")
        counted = re.fullmatch(r"then:(\d):week", b.reading)
        if kind == "weekday" and rest[1] in "-<1" and counted and b.cite.start - a.cite.end <= len(", just "):
            yield int(rest[0]), int(counted[1]), report.cite(a.cite.start, b.cite.end)


def _day(year: int | None, month: int | None, number: int | None) -> date | None:
    """The day of these numbers; null where one is not told, or there is none such."""
    try:
        return date(year, month, number) if year and month and number else None
    except ValueError:
        return None


def _inner(reading: str) -> str:
    """The time inside a frame: "since:weekday:3:-" -> "weekday:3:-"; the first of an interval."""
    while (kind := reading.split(":", 1)[0]) in ("since", "until", "before", "after", "from"):
        reading = reading.removeprefix(kind + ":").split("|")[0]
    return reading


def _named(report: Report, t: TimeWords, rest: list[str]) -> Named:
    before = report.text[max(0, t.cite.start - BEFORE) : t.cite.start]
    part = rest[2] if len(rest) > 2 else ""
    if part.startswith("T") and _AHEAD.search(before):
        part = ""
    later = (t.reading.startswith("before:") and part in ("night", "evening")) or bool(_DARK.search(before))
    told = told_before(report, t.cite.start)
    clause = re.split(r"[.?!;\n]", before)[-1]
    return Named(int(rest[0]), t.cite, part, told, later, not told and bool(re.search(r"\bhad\b", clause)))


def told_before(report: Report, at: int) -> bool:
    """Whether words right before a place say that somebody spoke then: "the mayor said on"."""
    return bool(_told().search(report.text, max(0, at - BEFORE), at))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("times")["told"]) + r")\s(?:\w+\s)?(?:(?:early|late)\s)?(?:on\s)?$")


def _paired(report: Report, times: list[TimeWords]) -> Iterator[Stated]:
    """ "today, Saturday", "yesterday, Monday", "today, Friday, May 4, 2012": the day of the report itself."""
    for a, b in pairwise(times):
        gap = report.text[a.cite.end : b.cite.start]
        if a.reading.split(":")[0] != "day" or not re.fullmatch(r"[,(]?\s?\(?", gap) or not gap:
            continue
        step, (kind, *rest) = int(a.reading.split(":")[1]), b.reading.split(":")
        if abs(step) > 1:
            continue
        cite = report.cite(a.cite.start, b.cite.end)
        if kind == "weekday":
            yield Stated(cite, weekday=(int(rest[0]) - step) % 7)
        elif kind == "edtf" and len(rest[0]) >= 10 and (day := _day(*map(int, rest[0][:10].split("-")))):
            own = day - timedelta(days=step)
            yield Stated(cite, own.year, own.month, own.day, of=POSTED)
        elif kind == "monthday" and "T" not in a.reading:  # "yesterday, May 4"; not an entry's "2 p.m. (May 4)"
            month, number = map(int, rest[1].split(":")[0].split("-"))
            if day := _day(STAND_IN, month, number):
                own = day - timedelta(days=step)
                yield Stated(cite, month=own.month, day=own.day, of=POSTED)


def _live(report: Report) -> str | None:
    """The latest of the times that stand at the head of a live page's entries."""
    stamps = [(int(m["h"]) % 12 + 12 * (m["half"].lower() == "p") if m["half"] else int(m["h"]), int(m["m"]))
              for m in _STAMP.finditer(report.text)]  # fmt: skip
    if len(stamps) < STAMPS:
        return None
    hour, minute = max(stamps)
    return f"{hour:02}:{minute:02}:00"
