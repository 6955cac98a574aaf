"""Which year a story happened in, where only its words tell: "four years since June 2008", "last year, 2010".

Every clue allows some years; a weekday stated with its date rules out most of them. A year is taken only where the
clues leave one; none is ever supposed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from newsledger.core.claims import Reading
from newsledger.core.lexicon import words
from newsledger.core.reports import Citation, Report
from newsledger.core.times import TimeWords
from newsledger.prepare.anchors import anchored
from newsledger.prepare.clues import Clues
from newsledger.prepare.rates import years_by_rates

STATED, SURE, LIKELY, WEAK = 9, 4, 2, 1  # how much a clue counts; a year needs SURE, or LIKELY and a weekday that fits
SHORTLY = 21  # days: what a report dates in full, and lies so far behind it, is of its news
_NEAR = 45  # characters between the two halves of a clue


class YearClue(NamedTuple):
    """Years that a clue allows, how much it counts, its words, and how it tells, for the reason."""

    years: tuple[int, ...]
    weight: int
    cite: Citation
    how: str


class Weekdate(NamedTuple):
    """A month and day known to be a weekday.

    `sure`: one line states both. `wire`: a wire's dateline gives the date, and its text the weekday.
    """

    month: int
    day: int
    weekday: int
    sure: bool = False
    wire: bool = False


def year_of(story: Iterable[Clues], weekdates: Iterable[Weekdate]) -> tuple[int, tuple[YearClue, ...]] | None:
    """The year in which the story's reports came out, with the clues that tell it; null where they do not."""
    story, weekdates = tuple(story), tuple(weekdates)
    found = [clue for clues in story for clue in _year_clues(clues)] + list(_across(story))
    found += [YearClue(years, LIKELY, cite, f"'{cite.quote}' is of the rate of that time")
              for years, cite in years_by_rates(story)]  # fmt: skip
    scores: Counter[int] = Counter()
    for year in sorted({y for clue in found for y in clue.years}):
        if any(w.sure and not _fits(w, year) for w in weekdates):
            continue
        hints = {clue.how: clue.weight for clue in sorted(found, key=lambda c: c.weight) if year in clue.years}
        fits = sum(LIKELY if _fits(w, year) else -LIKELY for w in weekdates if not w.sure)
        scores[year] = sum(hints.values()) + LIKELY * any(w.sure for w in weekdates) + max(-SURE, min(LIKELY, fits))
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < SURE or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    year = ranked[0][0]
    return year, tuple(sorted((c for c in found if year in c.years), key=lambda c: (-c.weight, c.cite)))


def _fits(w: Weekdate, year: int) -> bool:
    try:
        return date(year, w.month, w.day).weekday() == w.weekday
    except ValueError:
        return False


def _year_clues(clues: Clues) -> Iterator[YearClue]:
    report, times = clues.report, sorted(clues.reading.times, key=lambda t: t.cite)
    for stated in clues.stated:
        if stated.year is not None:
            yield YearClue((stated.year,), STATED, stated.cite, f"'{stated.cite.quote}' states the year")
        elif stated.month and stated.day:
            yield from _told_with(clues, stated.month, stated.day)
    if found := anchored(clues):
        yield YearClue((found[0].year,), SURE, found[3][0], f"'{found[3][0].quote}' states the year")
    for n, a in enumerate(times):
        for b in times[n + 1 : n + 3]:
            yield from _side_by_side(report, a, b)
            yield from _side_by_side(report, b, a)
    yield from _footer(report)


def _told_with(clues: Clues, month: int, day: int) -> Iterator[YearClue]:
    """The year of a month and day that a report states of itself, by a full date shortly before that it tells of."""
    for then, cite in clues.full:
        for year in (then.year, then.year + 1):
            try:
                after = (date(year, month, day) - then).days
            except ValueError:  # 29 February in a year without one
                continue
            if 0 <= after <= SHORTLY:
                yield YearClue((year,), SURE, cite, f"'{cite.quote}' lies shortly before its own day")


def _side_by_side(report: Report, relative: TimeWords, absolute: TimeWords) -> Iterator[YearClue]:
    """Two times of one sentence that say the same thing: "last year, 2010", "four years since June 2008"."""
    year = re.match(r"edtf:(\d{4})", absolute.reading)
    start, end = min(relative.cite.start, absolute.cite.start), max(relative.cite.end, absolute.cite.end)
    between = report.text[min(relative.cite.end, absolute.cite.end) : max(relative.cite.start, absolute.cite.start)]
    if not year or len(between) > _NEAR or re.search(r"[.?!;]\s|\n", between):
        return
    then, kind = int(year[1]), relative.reading.split(":")
    cite = report.cite(start, end)
    how = f"'{cite.quote}' tells the year"
    if kind[0] == "year" and len(kind) == 2 and re.fullmatch(r",? ?\(?(?:in )?", between):
        yield YearClue((then - int(kind[1]),), SURE, cite, how)
    count = kind[1] if len(kind) == 3 and kind[2] == "year" and kind[1].isdigit() else None
    if count is None:
        return
    exact = len(absolute.reading) == len("edtf:0000")
    later = (then + int(count), then + int(count) + 1)
    after = relative.cite.start < absolute.cite.start
    if kind[0] == "ago" and (re.search(r",|\bin\b|\(", between) or exact):
        yield YearClue(later[:1] if exact else later, SURE if exact else LIKELY, cite, how)
    elif kind[0] == "duration" and after and re.match(r"\s(?:since|after|on from)\b", between):
        yield YearClue(later, LIKELY, cite, how)


def _footer(report: Report) -> Iterator[YearClue]:
    """The year of a copyright line or imprint at the foot; pages are stamped anew, so it only supports."""
    foot = [line for line in re.finditer(r"[^\n]+", report.text) if not line[0].isspace()][-3:]
    for line in foot:
        year = re.search(r"(?:^|[^\d-])((?:19[89]|20[0-4])\d)\W*$", line[0]) if len(line[0].split()) <= 12 else None
        year = year or re.search(r"(?:©|\(c\)|\b[Cc]opyright)\s[^\n]{0,30}?\b((?:19[89]|20[0-4])\d)\b", line[0])
        if year and not re.search(r"[.?!]$", line[0]):
            start = line.start() + year.start(1)
            cite = report.cite(start, start + 4)
            yield YearClue((int(year[1]),), LIKELY, cite, f"the foot of the page bears {cite.quote}")


def _across(story: tuple[Clues, ...]) -> Iterator[YearClue]:
    """A past event dated in one report and counted back to in another: "a pact last year", "the pact of May 2005"."""
    dated: dict[str, set[int]] = {}
    for clues in story:
        for t in clues.reading.times:
            if (year := re.match(r"edtf:(\d{4})", t.reading)) and (key := _key(clues.report, t)):
                dated.setdefault(key, set()).add(int(year[1]))
    for clues in story:
        for a, b in _with_previous(clues.reading.times):
            counted = re.fullmatch(r"ago:(\d+):year", a.reading)
            back = 1 if a.reading == "year:-1" else int(counted[1]) if counted else 0
            for key in sorted(_keys(clues.report, a, b)) if back else ():
                if len(dated.get(key, ())) == 1:
                    then = next(iter(dated[key]))
                    years = (then + back,) if back == 1 else (then + back, then + back + 1)
                    how = f"'{a.cite.quote}' is said of the {key} that another report dates {then}"
                    yield YearClue(years, LIKELY, a.cite, how)


def _with_previous(times: tuple[TimeWords, ...]) -> Iterator[tuple[TimeWords, TimeWords | None]]:
    ordered = sorted(times, key=lambda t: t.cite)
    return zip(ordered, [None, *ordered], strict=False)


def _key(report: Report, t: TimeWords) -> str | None:
    """The noun that a date hangs on, "the truce of June 2005"; or the feast that it names."""
    before = report.text[max(0, t.cite.start - 30) : t.cite.start]
    noun = re.search(r"\b(?:[Tt]he|[Aa]) ([a-z]{4,}) (?:of|in) $", before)
    if noun:
        return noun[1]
    feast = re.match(r"[A-Z][a-z]+(?: [A-Z][a-z'’]+)+(?= \d{4})", t.cite.quote)
    return feast[0] if feast else None


def _keys(report: Report, t: TimeWords, before: TimeWords | None) -> set[str]:
    """The words of the sentence up to a relative time, and the feast right before it."""
    text = report.text[max(0, t.cite.start - 80) : t.cite.start]
    sentence = re.split(r"[.?!]\s|\n", text)[-1]
    keys = set(re.findall(r"\b(?:the|a|an) ([a-z]{4,})\b", sentence))
    if before is not None and t.cite.start - before.cite.end <= 2:
        keys.add(before.cite.quote)
    return keys


def month_told(story: Iterable[tuple[Report, Reading]]) -> tuple[int, tuple[Citation, Citation]] | None:
    """The month that "later this month" must be, where the same thing is dated elsewhere; null unless all agree."""
    dated: dict[str, list[tuple[int, Citation]]] = {}
    vague: list[tuple[set[str], Citation]] = []
    for report, reading in story:
        for t in reading.times:
            if ahead := re.match(r"(?:until:|before:)?monthday:\+:(\d\d)", t.reading):
                for word in _things(report, t):
                    dated.setdefault(word, []).append((int(ahead[1]), t.cite))
            elif t.reading == "month:0" and "later" in t.cite.quote.lower():
                vague.append((_things(report, t), t.cite))
    found = [(month, (cite, date_cite)) for things, cite in vague for word in sorted(things)
             for month, date_cite in dated.get(word, ())]  # fmt: skip
    return min(found, key=lambda f: f[1]) if len({month for month, _ in found}) == 1 else None


def _things(report: Report, t: TimeWords) -> set[str]:
    """The long words of the sentence up to a time, without those that only say that it lies ahead."""
    sentence = re.split(r"[.?!]\s|\n", report.text[max(0, t.cite.start - 120) : t.cite.start])[-1]
    return set(re.findall(r"\b[a-z]{7,}\b", sentence)) - words("times", "future_cues")
