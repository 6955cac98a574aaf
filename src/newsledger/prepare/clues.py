"""What one report tells about the day it came out: its dateline and masthead, and the days that its text names.

A clue keeps the words it rests on. Nothing is worked out here; `dates` does that over the story.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsledger.core.claims import Reading
from newsledger.core.lexicon import lexicon
from newsledger.core.reports import Citation, Report
from newsledger.core.times import TimeWords
from newsledger.core.timewords import Found, timewords

_DATELINE = re.compile(r"\s*(?P<head>[A-ZÀ-Þ][^\n]{2,80}?)(?:\s+[-–—]\s+|\s{0,2}(?:--|—)\s{0,2})(?=\S)")
_LABEL = re.compile(r"\b(?:posted|published|filed)(?:\s?:|\s(?:on|at))?\s*$", re.IGNORECASE)
_WIRE = re.compile(r"\([A-Z][A-Za-z.' ]{1,20}\)")
_STAMP = re.compile(r"^(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)\s?(?:(?P<half>[apAP])\.?[mM]\b)?(?=\s)", re.MULTILINE)
_PLACE = re.compile(r"(?:[^\s.,]+ ){0,2}[^\s.,]+ ?, ")
STAMPS = 3  # entries that make a live page
_SHORT = 14  # words: a line longer than this is a sentence, no masthead
_NEAR = 120  # characters of a line on each side of a date by which it is judged to be the line's own
_EDGE = 6  # lines from the top and the bottom of a text where mastheads stand
_TAIL = re.compile(r"(?:[,.]?\s?\d{1,2}[:.]?\d{0,2}\s?(?:[A-Z]{2,4}|[ap]\.?m\.?)?)?\s?\.?(?:\s?[-–|]\s[^\n]{0,30})?\s*")


class Stated(NamedTuple):
    """A date that the report states for itself, as much of it as is told; `clock` as EDTF writes it: "21:40:00Z"."""

    cite: Citation
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None


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


def clues_of(report: Report, reading: Reading) -> Clues:
    """The clues of one report."""
    stated, wire, heads = _stated(report)
    taken = _Spans(heads)
    times = [t for t in reading.times if not taken.meets(t.cite.start, t.cite.end)]
    quotes = _Quotes(report.text)
    stated += _paired(report, times)
    past: list[Named] = []
    ahead: list[Named] = []
    dates: list[tuple[int, int, Citation]] = []
    own: list[Citation] = []
    back: list[tuple[int, Citation]] = []
    for t in times:
        kind, *rest = _inner(t.reading).split(":")
        if kind == "weekday" and rest[1] in ("-", "<"):
            past.append(_named(report, t, rest))
        elif kind == "weekday" and rest[1] in ("+", "0"):
            ahead.append(_named(report, t, rest))
        elif kind == "monthday" and rest[0] in "-0":
            month, number = map(int, rest[1].split("-"))
            dates.append((month, number, t.cite))
        elif t.reading.startswith(("day:-1", "day:0", "day:1")) and not quotes.hold(t.cite.start):
            own.append(t.cite)
        elif kind == "ago" and rest[0].isdigit() and rest[1] in ("day", "week") and not quotes.hold(t.cite.start):
            back.append((int(rest[0]) * (7 if rest[1] == "week" else 1), t.cite))
    clock = _live(report) or next((s.clock for s in stated if s.clock), None)
    return Clues(report=report, reading=reading, stated=tuple(stated), wire=wire, past=tuple(past), ahead=tuple(ahead),
                 dates=tuple(dates), own_day=tuple(own), clock=clock, back=tuple(back))  # fmt: skip


def _inner(reading: str) -> str:
    """The time inside a frame: "since:weekday:3:-" -> "weekday:3:-"; the first of an interval."""
    while (kind := reading.split(":", 1)[0]) in ("since", "until", "before", "after", "from"):
        reading = reading.removeprefix(kind + ":").split("|")[0]
    return reading


def _named(report: Report, t: TimeWords, rest: list[str]) -> Named:
    before = report.text[max(0, t.cite.start - 60) : t.cite.start]
    part = rest[2] if len(rest) > 2 else ""
    later = t.reading.startswith("before:") and part in ("night", "evening")
    told = bool(_told().search(before))
    clause = re.split(r"[.?!;\n]", before)[-1]
    return Named(int(rest[0]), t.cite, part, told, later, not told and bool(re.search(r"\bhad\b", clause)))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("times")["told"]) + r")\s(?:\w+\s)?(?:(?:early|late)\s)?(?:on\s)?$")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("times")["issue_cues"]) + r")\b", re.IGNORECASE)


class _Spans:
    """Stretches of a text, overlapping or not, to be asked whether they meet another."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with [start, end)."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


class _Quotes:
    """Where a text's quotation marks stand, which count from the start of their line."""

    def __init__(self, text: str) -> None:
        self._marks = {mark: [m.start() for m in re.finditer(mark, text)] for mark in ("\n", '"', "“", "”")}

    def hold(self, at: int) -> bool:
        """Whether that place lies inside quotation marks."""
        lines = self._marks["\n"]
        before = bisect_left(lines, at)
        line = lines[before - 1] + 1 if before else 0
        straight, opened, closed = (bisect_left(self._marks[m], at) - bisect_left(self._marks[m], line) for m in '"“”')
        return straight % 2 == 1 or opened > closed


def _paired(report: Report, times: list[TimeWords]) -> Iterator[Stated]:
    """ "today, Saturday", "yesterday, Monday", "tomorrow (Friday)": the weekday of the report itself."""
    for a, b in pairwise(times):
        gap = report.text[a.cite.end : b.cite.start]
        kind, *rest = b.reading.split(":")
        if a.reading.split(":")[0] == "day" and kind == "weekday" and re.fullmatch(r"[,(]?\s?\(?", gap) and gap:
            step = int(a.reading.split(":")[1])
            if abs(step) <= 1:
                yield Stated(report.cite(a.cite.start, b.cite.end), weekday=(int(rest[0]) - step) % 7)


def _stated(report: Report) -> tuple[list[Stated], bool, list[tuple[int, int]]]:
    """The dates of datelines and mastheads, whether a wire's dateline stands there, and where these lines are."""
    stated, heads, wire = [], [], False
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", report.text) if not m[0].isspace()]
    marked = _Spans([(b.start, b.end) for b in report.boilerplate])
    for n, (start, end) in enumerate(lines):
        edge = n < _EDGE or n >= len(lines) - _EDGE
        if dateline := _DATELINE.match(report.text, start, min(end, start + 96)):
            agency = bool(_WIRE.search(dateline["head"])) and end - start > 120
            wire |= agency
            if agency or dateline["head"].split(",")[0].split()[0].isupper():
                for f in timewords(report.text, start, dateline.end()):
                    stated.append(_as_stated(report, f))
                    heads.append((f.start, f.end))
                if end - start > 120:
                    continue
        if edge or marked.meets(start, start + 1):
            for f in _masthead(report, start, end):
                stated.append(_as_stated(report, f))
                heads.append((start, end) if len(report.text[start:end].split()) <= _SHORT else (f.start, f.end))
    told = [s for s in stated if s is not None]
    return list(dict.fromkeys(told)), wire, heads


def _masthead(report: Report, start: int, end: int) -> Iterator[Found]:
    """The dates of a line that dates the issue: short, with a cue beside the date, or little else than the date."""
    end = min(end, start + 8 * _NEAR)  # what a long line states of itself stands at its head
    line = report.text[start:end]
    opening = re.match(r"(?:[^\s.,]+[ ,]+){0,3}?[^\s.,]+[.,:]?\s", line[:_NEAR])
    short = end - start <= 3 * _NEAR and len(line.split()) <= _SHORT and not re.search(r"[.?!]\s+\S", line)
    cued = short and bool(_cue().search(line))
    for f in timewords(report.text, start, end):
        kind = f.reading.split(":")[0]
        if kind not in ("weekday", "monthday", "edtf") or (kind == "edtf" and len(f.reading) < 15):
            continue
        before = report.text[max(start, f.start - 3 * _NEAR) : f.start]
        after = report.text[f.end : min(end, f.end + 3 * _NEAR)]
        if _LABEL.search(before[-24:]) and kind != "weekday":
            yield f  # "Published: 4 May 1999"
        elif short and (cued or _alone(before, after)):
            yield f
        elif opening and f.start - start <= _NEAR and re.match(r"[.:]\s", after) and _PLACE.fullmatch(before):
            yield f  # "Correction, Sunday: ...", "Oslo, Wednesday. At half past five ..."


def _alone(before: str, after: str) -> bool:
    """Whether a line holds a date and at most a place or a name before it, a time of day or a price after it."""
    opens = not before.strip() or (before.rstrip()[-1] in ",|:–-" and len(before.split()) <= 5)
    return opens and bool(_TAIL.fullmatch(after))


def _as_stated(report: Report, f: Found) -> Stated | None:
    """A found date as what the report states of itself. The weekday before a date is read from its own words."""
    kind, *rest = f.reading.split(":", 2)
    cite = report.cite(f.start, f.end)
    time = re.search(r"T(\d\d):?(\d\d)", f.reading)
    clock = f"{time[1]}:{time[2]}:00" + ("Z" if cite.quote.endswith(("GMT", "UTC")) else "") if time else None
    if kind == "weekday":
        return Stated(cite, weekday=int(rest[0]), clock=clock)
    weekday = next((w for w, name in enumerate(lexicon("times")["weekdays"]) if name in cite.quote.lower()), None)
    if kind == "monthday":
        month, number = map(int, rest[1].split(":")[0].split("-"))
        return Stated(cite, month=month, day=number, weekday=weekday, clock=clock)
    if kind == "edtf" and len(rest[0]) >= 10:
        return Stated(cite, int(rest[0][:4]), int(rest[0][5:7]), int(rest[0][8:10]), weekday, clock)
    return None


def _live(report: Report) -> str | None:
    """The latest of the times that stand at the head of a live page's entries."""
    stamps = [(int(m["h"]) % 12 + 12 * (m["half"].lower() == "p") if m["half"] else int(m["h"]), int(m["m"]))
              for m in _STAMP.finditer(report.text)]  # fmt: skip
    if len(stamps) < STAMPS:
        return None
    hour, minute = max(stamps)
    return f"{hour:02}:{minute:02}:00"
