"""Dating: when each report of a story came out, given, stated or worked out from what the story's reports say.

Rules about news that this rests on: a wire report is dated by its dateline and names the day it is sent; a report that
names weekdays behind it came out on the last of them or the day after (`suiting` weighs which); the days that it names
behind it are days of the story. What these do not settle stays an interval, or null. A year is never supposed.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from newsledger.core import edtf
from newsledger.core.claims import Reading
from newsledger.core.findings import Finding, Outcome
from newsledger.core.reports import Citation, Dating, Report
from newsledger.prepare.anchors import anchored
from newsledger.prepare.clues import Clues, clues_of
from newsledger.prepare.stamps import CHANGED, Stated
from newsledger.prepare.steps import (
    Step,
    dated_elsewhere,
    numbers_elsewhere,
    numbers_own_day,
    own_day_elsewhere,
    steps,
)
from newsledger.prepare.suiting import Story, happenings_told, suited
from newsledger.prepare.tolls import tolls_of
from newsledger.prepare.weeks import FRAMED, NAMES
from newsledger.prepare.years import Weekdate, YearClue, month_told, year_of

SPAN = 21  # days: weekdays are counted through a story whose dated reports lie no further apart
LONG = 10  # days: in a story that runs longer, a weekday alone does not tell the week
EVE = timedelta(days=1)  # before a story's first day: reports differ by so much about when it began
HELD_AGAINST = 100  # dated reports that an undated one is held against, evenly drawn: bounds the work
LOOK_BACK = 10  # days before a dated report that can be the story's first
WEEK = timedelta(days=7)
GIVE = "To give its date: newsledger date, or reports.csv beside it and a new ledger."


class Placed(NamedTuple):
    """A report's first and last possible day, in the calendar the story is reckoned in."""

    first: date
    last: date
    basis: str
    reason: str
    evidence: tuple[Citation, ...]


Given = tuple[tuple[date, date], Clues]  # a report's days as its metadata gives them, and its clues


class Calendar(NamedTuple):
    """The year that a story is reckoned in, `known` if it is no stand-in; null where no date is tied to a weekday."""

    year: int | None
    known: bool
    clues: tuple[YearClue, ...] = ()


def dates(reports: Iterable[Report], readings: Iterable[Reading]) -> Outcome[Dating]:
    """The dating of each report of one story, in order of report id."""
    read_by = {reading.report: reading for reading in readings}
    ordered = sorted(reports, key=lambda r: r.id)
    given = {r.id: edtf.days(r.given) for r in ordered if r.given is not None and _closed(r.given)}
    asked = any(r.given is None for r in ordered)
    told = {r.id: clues_of(r, read_by.get(r.id) or Reading(report=r.id, rules="")) for r in ordered if asked}
    story = tuple(told[r.id] for r in ordered if r.given is None)
    calendar = _calendar(story, given)
    placed = _placed(story, {i: (span, told[i]) for i, span in given.items()} if asked else {}, calendar)
    stepped = steps(story) if calendar.year is None else {}
    made: list[Dating] = []
    findings: list[Finding] = []
    for report in ordered:
        if report.given is not None:
            made.append(_given(report))
            continue
        made.append(_stepped(_dating(told[report.id], placed.get(report.id), calendar), stepped.get(report.id)))
        findings += _doubts(made[-1])
    return Outcome(tuple(made), tuple(findings))


def _closed(text: str) -> bool:
    return edtf.valid(text) and ".." not in text and not edtf.bounds(text).yearless


def _given(report: Report) -> Dating:
    first, last = edtf.days(report.given) if report.given and edtf.valid(report.given) else (date.min, date.max)
    return Dating(report=report.id, published=report.given, basis="given", reason="Its metadata gives the time.",
                  weekday=first.weekday() if first == last else None)  # fmt: skip


def _calendar(story: tuple[Clues, ...], given: Mapping[str, tuple[date, date]]) -> Calendar:
    """The year to reckon in: of the dated reports, of the clues, or a stand-in that fits a stated weekday and date."""
    if given:
        years = Counter(first.year for first, _ in given.values())
        return Calendar(max(years, key=lambda y: (years[y], -y)), known=True)
    weekdates = tuple(_weekdates(story))
    found = year_of(story, weekdates)
    if found:
        return Calendar(found[0], known=True, clues=found[1])
    sure = [w for w in weekdates if w.sure] or [w for w in weekdates if w.wire]
    for year in range(2001, 2029):  # 28 years hold every calendar
        if sure and all((day := _in_year(year, w.month, w.day)) and day.weekday() == w.weekday for w in sure):
            return Calendar(year, known=False)
    return Calendar(None, known=False)


def _weekdates(story: tuple[Clues, ...]) -> Iterable[Weekdate]:
    """Months and days whose weekday is told: in one line; by a wire's dateline and text; by a story's first day."""
    for clues in story:
        for s in clues.stated:
            if s.month and s.day and s.weekday is not None:
                yield Weekdate(s.month, s.day, s.weekday, sure=True)
            elif s.month and s.day and clues.wire:
                told = {n.weekday for n in clues.past if n.told} or {n.weekday for n in clues.past[:1]}
                if len(told) == 1:
                    yield Weekdate(s.month, s.day, told.pop(), wire=True)
    event = _event_weekday(story)
    for month, day, _ in sorted({d for clues in story for d in clues.dates}) if event is not None else ():
        yield Weekdate(month, day, event or 0)


def _event_weekday(story: tuple[Clues, ...]) -> int | None:
    """The weekday that more of the story's reports name behind them than any other, two at least: that of its event."""
    named = Counter(w for clues in story for w in {n.weekday for n in clues.past}).most_common(2)
    if not named or named[0][1] < 2 or (len(named) == 2 and named[0][1] == named[1][1]):
        return None
    return named[0][0]


def _names_one_day(story: Iterable[Clues], weekday: int) -> bool:
    """Whether half of the reports that name days behind them name that weekday: the day of what they are all about."""
    named = [{n.weekday for n in clues.past} for clues in {c.report.id: c for c in story}.values() if clues.past]
    return 2 * sum(weekday in days for days in named) >= len(named)


def _placed(story: tuple[Clues, ...], given: Mapping[str, Given], calendar: Calendar) -> dict[str, Placed]:
    """Each report's days: the stated first, then the rest counted from the story's first day."""
    if calendar.year is None:
        alone = {c.report.id: p for c in story if (p := _stated_alone(c))}
        return alone or _by_month(story)
    near = min((span[0] for span, _ in given.values()), default=None)
    placed = {c.report.id: p for c in story if (p := _stated(c, calendar.year, near))}
    placed |= {c.report.id: p for c in story if c.report.id not in placed and (p := _anchored(c))}
    dated = [(p.first, c) for c in story if (p := placed.get(c.report.id)) and p.first == p.last]
    dated += [(span[0], clues) for span, clues in given.values()]
    known = [day for day, _ in dated]
    start = _first_day(story, dated, calendar.year)
    if start is None or (known and (max(known) - min(known)).days > SPAN):
        return placed
    among = sorted(dated, key=lambda d: (d[0], d[1].report.id))
    among = among[:: len(among) // HELD_AGAINST + 1]
    tolls = [(day, tolls_of(clues.reading)) for day, clues in among]
    until = max(known, default=start[0])
    known_days = Story(start[0], until, tolls, happenings_told(among), long=(until - start[0]).days > LONG,
                       event=_names_one_day((*story, *(c for _, c in among)), start[0].weekday()))  # fmt: skip
    for clues in story:
        least, weeks_on = _weeks_on(clues, start[0])
        if clues.report.id not in placed and (found := suited(clues, known_days, least=least)):
            reason = f"{found.how}, counted from {start[0].day} {start[0]:%B}, the first day that the story tells of."
            cites = (*found.cites, *start[1], *weeks_on)
            placed[clues.report.id] = Placed(found.first, found.last, "inferred", reason, cites)
    return placed | _by_others(story, placed, dated)


def _by_others(story: tuple[Clues, ...], placed: Mapping[str, Placed],
               dated: list[tuple[date, Clues]]) -> dict[str, Placed]:  # fmt: skip
    """Reports without a weekday, by what they tell as of "this morning" and a report of known date tells of a weekday.

    Two tellings of the same verb and matter, or of the same kind with the same number, must give one weekday; it is
    counted back from the report that names it.
    """
    known = {c.report.id: day for day, c in dated}
    known |= {i: p.first for i, p in placed.items() if p.first == p.last}
    tellers = [c for c in {c.report.id: c for c in (*story, *(c for _, c in dated))}.values() if c.report.id in known]
    found = {}
    verbs, numbers = dated_elsewhere(tellers), numbers_elsewhere(tellers)
    for clues in story:
        if clues.report.id in placed:
            continue
        told = own_day_elsewhere(clues, verbs) or numbers_own_day(clues, numbers)
        if told is not None:
            weekday, own, other = told
            then = known[other.report]
            day = then - timedelta(days=(then.weekday() - weekday) % 7)
            reason = f"What it tells as of its own day a report of {then.day} {then:%B} tells of {NAMES[weekday]}."
            found[clues.report.id] = Placed(day, day, "inferred", reason, (own.cite, other.cite))
    return found


def _stated_alone(clues: Clues) -> Placed | None:
    """A stated month and day, in any year that has it."""
    s = _own(clues)
    if s is None or s.month is None or s.day is None:
        return None
    day = date(edtf.STAND_IN, s.month, s.day)
    return Placed(day, day, "stated", f"The text states '{s.cite.quote}'.", (s.cite,))


def _anchored(clues: Clues) -> Placed | None:
    """A report placed by full dates of other things that stand in it."""
    found = anchored(clues)
    return Placed(found[0], found[1], "inferred", f"{found[2]}.", found[3]) if found else None


def _own(clues: Clues) -> Stated | None:
    """The month and day that a report states of itself: of several postings the first, of several changes the last."""
    full = [s for s in clues.stated if s.month and s.day]
    surest = min((s.of for s in full), default=None)

    def order(s: Stated) -> tuple[int, int, int]:
        return s.year or 0, s.month or 0, s.day or 0

    these = sorted((s for s in full if s.of == surest), key=lambda s: s.cite.start)
    dated = [s for s in these if s.year]
    if surest == CHANGED:
        return max(dated or these, key=order)
    return min(dated, key=order) if dated else next(iter(these), None)


def _by_month(story: tuple[Clues, ...]) -> dict[str, Placed]:
    """Every report in the month that two of them tell: one says "later this month" of what another dates 9 May."""
    told = month_told([(c.report, c.reading) for c in story])
    if told is None:
        return {}
    month, cites = told
    first, last = date(edtf.STAND_IN, month, 1), date(edtf.STAND_IN, month, monthrange(edtf.STAND_IN, month)[1])
    reason = f"'{cites[0].quote}' and '{cites[1].quote}' are said of the same thing, so the month is {first:%B}."
    return {c.report.id: Placed(first, last, "inferred", reason, cites) for c in story}


def _stated(clues: Clues, year: int, near: date | None) -> Placed | None:
    """A stated month and day, in the story's year (the nearest one where others are given)."""
    s = _own(clues)
    if s is None or s.month is None or s.day is None:
        return None
    years = [s.year] if s.year else [year, year - 1, year + 1] if near else [year]
    found = []
    for y in years:
        try:
            found.append(date(y, s.month, s.day))
        except ValueError:
            continue  # 29 February in a year without one
    if not found:
        return None
    day = min(found, key=lambda d: abs(d - near)) if near else found[0]
    return Placed(day, day, "stated", f"The text states '{s.cite.quote}'.", (s.cite,))


def _first_day(story: tuple[Clues, ...], dated: list[tuple[date, Clues]],
               year: int) -> tuple[date, tuple[Citation, ...]] | None:  # fmt: skip
    """The story's first day, and the words that date it: the weekday it is about, before the first dated report."""
    event = _event_weekday((*story, *(c for _, c in dated if c.report.given is not None)))
    if dated:
        first, earliest = min(dated, key=lambda d: (d[0], d[1].report.id))
        behind = [d for day, clues in dated for d in _behind(clues, day)]
        if event is None:
            begun = min([first, *(d for d in behind if (first - d).days <= LOOK_BACK)])
        else:
            latest = first - timedelta(days=(first.weekday() - event) % 7)
            weeks = min((0, 1), key=lambda n: (sum(d < latest - n * WEEK for d in behind) + n, n))
            begun = latest - weeks * WEEK
            if begun not in behind and first - begun > EVE:  # no dated report tells of it: another week's
                begun = min([first, *(d for d in behind if (first - d).days <= LOOK_BACK)])
        return begun, tuple(s.cite for s in earliest.stated if s.month)[:1]
    for month, number, cite in sorted({d for clues in story for d in clues.dates}, key=lambda d: (d[2], d)):
        day = _in_year(year, month, number)
        if day and event is not None and day.weekday() == event:
            return day, (cite,)
    return None


def _behind(clues: Clues, day: date) -> list[date]:
    """The days that a report of that day names behind it."""
    named = [n for n in clues.past if not n.anterior and not n.cite.quote.lower().startswith(FRAMED)]
    return [day - timedelta(days=(day.weekday() - n.weekday) % 7) for n in named] + [
        day - timedelta(days=back) for back, _ in clues.back]  # fmt: skip


def _in_year(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _weeks_on(clues: Clues, start: date) -> tuple[date, tuple[Citation, ...]]:
    """The day that a report calls "a week after" the story's first, which it is not before, and its words."""
    found = [(start + weeks * WEEK, (cite,)) for weekday, weeks, cite in clues.weeks_on if weekday == start.weekday()]
    return max(found, default=(date.min, ()))


def _dating(own: Clues, placed: Placed | None, calendar: Calendar) -> Dating:
    report, stated = own.report, next((s for s in own.stated if s.weekday is not None), None)
    if placed is None:
        if stated is None or stated.weekday is None:
            reason = "It names weekdays, but nothing tells of which week." if own.past else "Nothing tells the date."
            return Dating(report=report.id, published=None, basis=None, reason=reason)
        return Dating(report=report.id, published=None, basis=None, evidence=(stated.cite,), weekday=stated.weekday,
                      reason=f"Nothing tells the date; it came out on a {NAMES[stated.weekday]}.")  # fmt: skip
    reason, evidence, basis = placed.reason, placed.evidence, placed.basis
    if not calendar.known:
        reason += " No report tells the year."
    elif calendar.clues:
        reason += f" The year: {calendar.clues[0].how}."
        evidence += (calendar.clues[0].cite,)
    one = placed.first == placed.last
    weekday = stated.weekday if stated else None
    published = edtf.interval(placed.first, placed.last, yearless=not calendar.known)
    if published == f"XXXX-{placed.first:%m}-01/XXXX-{placed.last:%m-%d}":
        published = f"XXXX-{placed.first:%m}"
    return Dating(report=report.id, basis=basis, reason=reason, evidence=tuple(dict.fromkeys(evidence)),
                  published=f"{published}T{own.clock}" if one and own.clock and calendar.known else published,
                  weekday=placed.first.weekday() if one and calendar.year is not None else weekday)  # fmt: skip


def _stepped(dating: Dating, step: Step | None) -> Dating:
    """A dating with the report's place in the order of the story's days, where that is all that can be told."""
    if step is None:
        return dating
    return replace(dating, step=step.days, reason=f"{dating.reason} {step.reason}",
                   evidence=tuple(dict.fromkeys((*dating.evidence, *step.evidence))))  # fmt: skip


def _doubts(dating: Dating) -> Iterable[Finding]:
    order = "" if dating.step is None else " The weekdays that the reports name put it in order with the others."
    if dating.published is None:
        yield Finding(level="note", where=dating.report,
                      message=f"{dating.reason} Kept undated. {GIVE}{order}")  # fmt: skip
    elif "XXXX" in dating.published:
        message = f"No report of the story tells the year; dated {dating.published}, X being unknown. {GIVE}{order}"
        yield Finding(level="note", where=dating.report, message=message)
