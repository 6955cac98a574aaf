"""The dates that a report states of itself: in its dateline, its masthead, beside "Posted", or in its own address.

A web page often carries several: of its posting, of its last change, of a film beside it. Each says of what it is, so
that the first posting is taken before a change, and either before what is only shown beside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.core.reports import Citation, Report
from newsledger.core.timewords import Found, timewords

POSTED, LINED, CHANGED, BESIDE = range(4)  # what a date is of, the surest first; BESIDE: of something on the page
MANY = 4  # dates that a page states of itself: it is a list of other pages
EDGE = 6  # lines from the top and the bottom of a text where mastheads stand
SHORT = 14  # words: a line longer than this is a sentence, no masthead
NEAR = 120  # characters of a line on each side of a date by which it is judged to be the line's own
LABEL = 26  # characters before a date in which "Posted:" stands, with a weekday or a time of day between

_DATELINE = re.compile(r"\s*(?P<head>[A-ZÀ-Þ][^\n]{2,80}?)(?:\s+[-–—]\s+|\s{0,2}(?:--|—)\s{0,2})(?=\S)")
# "PORT ELLIS (May 4, 2010): "
_RELEASE = re.compile(r"\s*(?P<head>[A-ZÀ-Þ][^\n():]{2,60}\([^()\n]{6,24}\d{4}\)):\s(?=\S)")
_MEMO = re.compile(r"\bDate:\s?(?P<a>\d\d?)[-/](?P<b>\d\d?)[-/](?P<y>(?:19|20)\d\d)\b")
_BRACKETED = re.compile(r"\([^()]{3,20}\d{4}\)$")  # "Port Ellis (May 4, 2010) - "
_WIRE = re.compile(r"\([A-Z][A-Za-z.' ]{1,20}\)")
_PLACE = re.compile(r"(?:[^\s.,]+ ){0,2}[^\s.,]+ ?, ")
_TAIL = re.compile(r"(?:[,.]?\s?\d{1,2}[:.]?\d{0,2}\s?(?:[A-Z]{2,4}|[ap]\.?m\.?)?)?\s?\.?(?:\s?[-–|]\s[^\n]{0,30})?\s*")
_CLOCK = r"(?:\(?\d{1,2}[:.]\d\d\s?(?:[apAP]\.?[mM]\.?)?,?\s)?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?,?\s)?"
_ADDRESS = re.compile(r"https?://[^\s/]{1,80}(?:/[^\s/]{1,60}){0,8}?/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d?)/(?P<d>\d\d?)/")
_POST = re.compile(r"\(@\w{1,15}\)\s$")


class Stated(NamedTuple):
    """A date that the report states for itself, as much of it as is told; `clock` as EDTF writes it: "21:40:00Z".

    `of` is POSTED, LINED (a dateline, or a line with little else), CHANGED or BESIDE.
    """

    cite: Citation
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None
    of: int = LINED


class Spans:
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


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    posted, changed = ("|".join(lexicon("times")[name]) for name in ("posted_cues", "changed_cues"))
    tail = rf")(?:\s?:|\s(?:on|at|@))?\s{{0,2}}{_CLOCK}\(?{_DAY}$"
    told = "".join(rf"(?<!\b{word}\s)" for word in lexicon("times")["told_cues"])  # "her bail was posted on 3 May"
    return (re.compile(rf"{told}\b(?:{posted}{tail}", re.IGNORECASE),
            re.compile(rf"{told}\b(?:{changed}{tail}", re.IGNORECASE))  # fmt: skip


@cache
def _labelled() -> re.Pattern[str]:
    """A label with a date not far behind it, in any line."""
    cues = "|".join([*lexicon("times")["posted_cues"], *lexicon("times")["changed_cues"]])
    return re.compile(rf"\b(?:{cues})\b[^\n]{{1,{LABEL}}}?\d", re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("times")["issue_cues"]) + r")\b", re.IGNORECASE)


def stamps(report: Report) -> tuple[list[Stated], bool, list[tuple[int, int]]]:
    """The dates that a report states of itself, whether a wire's dateline stands there, and where these lines are."""
    stated: list[Stated | None] = []
    heads: list[tuple[int, int]] = []
    wire = False
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", report.text) if not m[0].isspace()]
    marked = Spans([(b.start, b.end) for b in report.boilerplate])
    for n, (start, end) in enumerate(lines):
        edge = n < EDGE or n >= len(lines) - EDGE
        ends = min(end, start + 96)
        if dateline := _DATELINE.match(report.text, start, ends) or _RELEASE.match(report.text, start, ends):
            agency = bool(_WIRE.search(dateline["head"])) and end - start > NEAR
            wire |= agency
            if agency or dateline["head"].split(",")[0].split()[0].isupper() or _BRACKETED.search(dateline["head"]):
                for f in timewords(report.text, start, dateline.end()):
                    stated.append(_as_stated(report, f, LINED))
                    heads.append((f.start, f.end))
                if end - start > NEAR:
                    continue
        lined = edge or marked.meets(start, start + 1)
        for f, of in _masthead(report, start, end, lined=lined):
            stated.append(_as_stated(report, f, of))
            heads.append((start, end) if lined and _words(report, start, end) <= SHORT else (f.start, f.end))
    told = list(dict.fromkeys(s for s in stated if s is not None))
    return [*(() if _is_list(told) else told), *_addressed(report), *_memo(report, lines[:EDGE])], wire, heads


def _words(report: Report, start: int, end: int) -> int:
    return len(report.text[start:end].split())


def _is_list(told: list[Stated]) -> bool:
    """Whether so many days are stated that the page lists other pages."""
    return len({(s.month, s.day) for s in told if s.month and s.of != BESIDE}) >= MANY


def _masthead(report: Report, start: int, end: int, *, lined: bool) -> Iterator[tuple[Found, int]]:
    """The dates of a line that are its own, and what of: it is short, has a cue beside them, or little else."""
    end = min(end, start + 8 * NEAR)  # what a long line states of itself stands at its head
    line = report.text[start:end]
    if not lined and not _labelled().search(line):
        return
    opening = re.match(r"(?:[^\s.,]+[ ,]+){0,3}?[^\s.,]+[.,:]?\s", line[:NEAR])
    short = end - start <= 3 * NEAR and len(line.split()) <= SHORT and not re.search(r"[.?!]\s+\S", line)
    cued = short and bool(_cue().search(line))
    posted, changed = _labels()
    for f in timewords(report.text, start, end):
        kind = f.reading.split(":")[0]
        if kind not in ("weekday", "monthday", "edtf") or (kind == "edtf" and len(f.reading) < 15):
            continue
        before = report.text[max(start, f.start - 3 * NEAR) : f.start]
        after = report.text[f.end : min(end, f.end + 3 * NEAR)]
        if kind != "weekday" and (label := posted.search(before[-LABEL:])):
            yield f, BESIDE if before[-LABEL:][: label.start()].endswith("(") else POSTED
        elif kind != "weekday" and changed.search(before[-LABEL:]):
            yield f, CHANGED
        elif not lined:
            continue
        elif short and (cued or _alone(before, after) or _closes(f, after)):
            yield f, CHANGED if cued and changed.search(before) else LINED
        elif _heads(before, after) and kind != "weekday":
            yield f, LINED
        elif opening and f.start - start <= NEAR and re.match(r"[.:]\s", after) and _PLACE.fullmatch(before):
            yield f, LINED  # "Correction, Sunday: ...", "Oslo, Wednesday. At half past five ..."


def _alone(before: str, after: str) -> bool:
    """Whether a line holds a date and at most a place or a name before it, a time of day or a price after it."""
    opens = not before.strip() or (before.rstrip()[-1] in ",|:–-/" and len(before.split()) <= 5)
    return opens and bool(_TAIL.fullmatch(after))


def _closes(f: Found, after: str) -> bool:
    """Whether a line ends in a full date with its time of day: "Roof falls in at mill May 4, 2011 1:28 PM"."""
    return re.match(r"edtf:\d{4}-\d\d-\d\dT", f.reading) is not None and not after.strip(" .")


def _heads(before: str, after: str) -> bool:
    """Whether a line opens with a date set off by a dash: "(05/14/09) - Crews ...", "June 7, 2013 - A bus ..."."""
    return before.strip() in ("", "(") and re.match(r"\)?\s?(?:-|–|—)\s", after) is not None


def _as_stated(report: Report, f: Found, of: int) -> Stated | None:
    """A found date as what the report states of itself. The weekday before a date is read from its own words."""
    kind, *rest = f.reading.split(":", 2)
    cite = report.cite(f.start, f.end)
    time = re.search(r"T(\d\d):?(\d\d)", f.reading)
    clock = f"{time[1]}:{time[2]}:00" + ("Z" if cite.quote.endswith(("GMT", "UTC")) else "") if time else None
    if kind == "weekday":
        return Stated(cite, weekday=int(rest[0]), clock=clock, of=of)
    weekday = weekday_in(cite.quote)
    if kind == "monthday":
        month, number = map(int, rest[1].split(":")[0].split("-"))
        return Stated(cite, month=month, day=number, weekday=weekday, clock=clock, of=of)
    if kind == "edtf" and len(rest[0]) >= 10:
        return Stated(cite, int(rest[0][:4]), int(rest[0][5:7]), int(rest[0][8:10]), weekday, clock, of)
    return None


def weekday_in(quote: str) -> int | None:
    """The weekday (Monday is 0) whose name stands in some words."""
    low = quote.lower()
    return next((w for w, name in enumerate(lexicon("times")["weekdays"]) if name in low), None)


def _addressed(report: Report) -> Iterator[Stated]:
    """The day in the page's own address, where the page prints it: "Read or share this story: https://…/2015/04/17/…"."""
    for found in _ADDRESS.finditer(report.text):
        before = report.text[max(0, found.start() - 40) : found.start()].lower()
        if any(cue in before for cue in lexicon("times")["address_cues"]):
            try:
                day = date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
            cite = report.cite(found.start("y"), found.end("d"))
            yield Stated(cite, day.year, day.month, day.day, of=POSTED)


def _memo(report: Report, lines: Sequence[tuple[int, int]]) -> Iterator[Stated]:
    """The day in figures at the head of a release: "Subject: Road closed Date: 05-14-2016 From: Sgt Hale"."""
    for start, end in lines:
        for found in _MEMO.finditer(report.text, start, min(end, start + 8 * NEAR)):
            a, b = int(found["a"]), int(found["b"])
            months = [(m, d) for m, d in ((a, b), (b, a)) if m <= 12 and d <= 31]
            if len(set(months)) == 1:  # it cannot be read either way
                cite = report.cite(found.start("a"), found.end("y"))
                yield Stated(cite, int(found["y"]), *months[0], of=POSTED)


def is_post(report: Report, start: int) -> bool:
    """Whether the date at that place is of a post shown on the page: "Jo Doe (@jodoe) May 4, 2015"."""
    return _POST.search(report.text, max(0, start - 20), start) is not None
