"""Which days suit a report whose date is not stated: by the weekdays that it names, its "yesterday", its toll, and what
reports of known date tell of the same happenings.

Every day of the story is weighed against what the report says; those that strain it least are its days. What is weighed
are habits of news: it tells of today or yesterday; a weekday five or six days off would have been dated; who writes
"yesterday" does not also call that day by its weekday; a night spoken of as over is no longer today's; tolls grow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newsledger.core.claims import Claim, Happening
from newsledger.core.reports import Citation
from newsledger.prepare.clues import Clues, Named, told_before
from newsledger.prepare.tolls import Tolls, out_of_order, tolls_of
from newsledger.prepare.weeks import DAY, FRAMED, NAMES, NEAR, is_night, told_on

AFTER = 7  # days after the story's last dated report that are weighed
# What each strain weighs. EVIDENCE.md 2026-11-22, dates of reports; run bench/dates.py if changed.
STALE = 3  # neither today's nor yesterday's weekday is named, or "yesterday" lies before the story
EARLY = 2  # a weekday that it names would lie before the story
WEEKS = 2  # a week later than the story's first is supposed, in a story that has but one
STYLE = 1  # a day is called by its weekday that would be "yesterday" or "today", or that is spoken of as over
ELSEWHERE = 2  # a report of known date puts the same happening on another day; taken off where it is the same
MOST = 4  # dated reports whose tolls speak against a day, in a story that has several of each weekday; 1 in another
_WORD = re.compile(r"[^\W\d_]{6,}")
_YESTERDAY = re.compile(r"yesterday|last (?:night|evening)|overnight", re.I)
_LATE = re.compile(r"dusk|evening|night|T(?:16(?!00)|1[789]|2)")  # a part of a day too late for a paper of that day
_CLOCKS = re.compile(r"\d|noon|midnight|o'clock", re.I)


class Story(NamedTuple):
    """What is known of the days of a story: its first, the dated reports' tolls, and the days of their happenings."""

    start: date
    until: date
    tolls: Sequence[tuple[date, Tolls]]
    told: Mapping[str, Sequence[tuple[Claim, date]]]  # by verb
    long: bool  # several of each weekday lie in it
    event: bool = True  # its first day is that of one event, which most of its reports name


class Suited(NamedTuple):
    """The first and last day that suit a report best, how that is told, and the words."""

    first: date
    last: date
    how: str
    cites: tuple[Citation, ...]


def happenings_told(dated: Iterable[tuple[date, Clues]]) -> dict[str, list[tuple[Claim, date]]]:
    """Verb -> the happenings told by it in reports of known date, each with its day."""
    found: dict[str, list[tuple[Claim, date]]] = {}
    for day, clues in dated:
        for claim in clues.reading.claims:
            if isinstance(claim.body, Happening) and (then := _day_of(claim, day)):
                found.setdefault(claim.body.lemma, []).append((claim, then))
    return found


def _day_of(claim: Claim, day: date) -> date | None:
    """The day on which a claim of a report of that day puts its happening, where it tells one gone by."""
    reading = claim.when.reading if claim.when else ""
    if weekday := re.match(r"weekday:(\d):[-<]", reading):
        return day - timedelta(days=(day.weekday() - int(weekday[1])) % 7)
    if steps := re.match(r"day:(0|-1)(?!\d)", reading):
        return day + timedelta(days=int(steps[1]))
    return None


def suited(clues: Clues, story: Story, *, least: date = date.min) -> Suited | None:
    """The day, or two, that suit a report best, none before `least`; null where nothing tells, or more suit alike."""
    meets = _meetings(clues, story)
    stated = next((s for s in clues.stated if s.weekday is not None), None)
    if not clues.past and not meets and stated is None and not _yesterday(clues):
        return None
    own = tolls_of(clues.reading)
    eve = story.start - DAY  # reports differ by a day about when it began
    days = [eve + timedelta(days=n) for n in range((max(story.until, least) - eve).days + AFTER + 1)]
    days = [day for day in days if day >= least]
    if stated is not None and stated.weekday is not None:  # a paper prints on the day after what is sent by night
        printed = (stated.weekday + ("night" in stated.cite.quote.lower())) % 7
        days = [day for day in days if day > eve and day.weekday() == printed]
    most = MOST if story.long else 1
    costs = {day: _strain(clues, day, story, meets) + min(most, out_of_order(own, day, story.tolls)) for day in days}
    best = _week([day for day in days if costs[day] == min(costs.values(), default=0)], story)
    if not best or best[-1] - best[0] > DAY:
        return None
    how, cites = _reason(clues, best[0], best[-1], meets)
    if stated is not None:
        how, cites = f"'{stated.cite.quote}' gives its weekday", (stated.cite,)
    return Suited(best[0], best[-1], how, cites)


def _week(best: list[date], story: Story) -> list[date]:
    """Of days in several weeks that suit alike, those of the one week in which the story has dated reports."""
    if best and best[-1] - best[0] > DAY and best[0] <= story.until:
        near = [day for day in best if day - best[0] <= DAY]
        return best if any(day - best[0] > DAY and day <= story.until for day in best) else near
    return best


class Meeting(NamedTuple):
    """A happening that a report tells of its own day (0) or the day before (-1), and that is dated elsewhere."""

    steps: int
    days: frozenset[date]
    own: Claim
    other: Claim


def _meetings(clues: Clues, story: Story) -> tuple[Meeting, ...]:
    """What the report tells of "yesterday" or "this morning" and a report of known date tells of a day."""
    spoken = {(cite.start, cite.end) for cite in clues.own_day}
    found = []
    for claim in clues.reading.claims:
        steps = re.match(r"day:(0|-1)(?!\d)", claim.when.reading) if claim.when else None
        if not steps or not isinstance(claim.body, Happening) or claim.modality != "happened" or claim.when is None:
            continue
        if (claim.when.cite.start, claim.when.cite.end) not in spoken:
            continue
        lemma = claim.body.lemma
        mine = {w.lower() for w in _WORD.findall(claim.sentence.quote)} - {lemma}
        same = [(other, day) for other, day in story.told.get(lemma, ()) if other.cite.report != clues.report.id
                and mine & {w.lower() for w in _WORD.findall(other.sentence.quote)}]  # fmt: skip
        if same:
            found.append(Meeting(int(steps[1]), frozenset(day for _, day in same), claim, same[0][0]))
    return tuple(found)


def _yesterday(clues: Clues) -> Citation | None:
    return next((c for c in clues.own_day if _YESTERDAY.search(c.quote)), None)


def _all_spoken(clues: Clues) -> bool:
    """Whether "yesterday" is only when sources spoke ("he told us yesterday"), and not when things happened."""
    said = [c for c in clues.own_day if _YESTERDAY.search(c.quote)]
    return all(told_before(clues.report, c.start) for c in said)


def _today(clues: Clues) -> Citation | None:
    return next((c for c in clues.own_day if not _YESTERDAY.search(c.quote) and not _CLOCKS.search(c.quote)
                 and "tomorrow" not in c.quote.lower()), None)  # fmt: skip


def _strain(clues: Clues, day: date, story: Story, meets: Sequence[Meeting]) -> int:
    """How ill a day suits what the report says, were it of that day."""

    def back(n: Named) -> int:
        return (day.weekday() - n.weekday) % 7

    plain = [n for n in clues.past if not n.cite.quote.lower().startswith(FRAMED)]
    tidy = [n for n in plain if not n.anterior] or plain
    names_first = story.event and any(n.weekday == story.start.weekday() for n in plain)
    cost = WEEKS * ((day - story.start + DAY).days // 7) if names_first and not story.long else 0
    cost += EARLY * len({n.weekday for n in tidy if day - back(n) * DAY < story.start - DAY})
    cost += sum(max(0, back(n) - NEAR) for n in {n.weekday: n for n in tidy}.values())
    cost += _ahead(clues, day)
    cost += max(0, min((back(n) for n in tidy if n.told), default=0) - 1)
    cost += _nearest(clues, tidy, back)
    cost += _over(clues, [n for n in plain if back(n) == 0])
    if _yesterday(clues) and day <= story.start:
        cost += STALE
    for meeting in meets:
        cost += -ELSEWHERE if day + meeting.steps * DAY in meeting.days else ELSEWHERE
    return cost


def _ahead(clues: Clues, day: date) -> int:
    """How ill the weekdays that it looks ahead to suit: none lies far off, and that of its own day it calls "later"."""
    cost, today = 0, _today(clues) is not None
    for n in {n.weekday: n for n in clues.ahead}.values():
        later = n.cite.quote.lower().startswith("later")
        ahead = (n.weekday - day.weekday()) % 7
        cost += (ahead > 0) * STALE if later else 2 * STYLE * (ahead == 0 and today) + max(0, ahead - NEAR)
    return cost


def _nearest(clues: Clues, tidy: Sequence[Named], back: Callable[[Named], int]) -> int:
    """How ill the last weekday that it names suits: today's or yesterday's, unless it says "yesterday" for that."""
    if not tidy:
        return 0
    nearest = min(back(n) for n in tidy)
    yesterday, today = _yesterday(clues), _today(clues)
    if yesterday and not clues.wire:
        by_name = len(tidy) > 1 or _all_spoken(clues)  # it calls days by their names though it says "yesterday"
        return STYLE * (nearest != 1 if by_name else nearest < 2)
    if nearest > 1:
        return STALE
    last = [n for n in tidy if back(n) == nearest]
    if clues.paper and not clues.site and not today:  # it went to press before its day
        return 2 * STYLE * (nearest == 0)
    if clues.wire or (told_on(last) and not today):
        return 2 * STYLE * (nearest == 1)
    if today or (_is_copy(clues) and any(_LATE.match(n.part) for n in last)):
        return STYLE * (nearest == 0)
    return STYLE * (nearest == 1) if clues.site else 0


def _is_copy(clues: Clues) -> bool:
    """Whether a paper prints what it credits to an agency."""
    return bool(clues.report.agencies) and not clues.wire and not clues.site


def _over(clues: Clues, same: list[Named]) -> int:
    """Whether the day's weekday is spoken of as a day that is over."""
    if not same:
        return 0
    over = any(n.seen_from_later for n in same) or (not clues.wire and (is_night(same) or clues.nightfall is not None))
    return STYLE * over


def _reason(clues: Clues, first: date, last: date, meets: Sequence[Meeting]) -> tuple[str, tuple[Citation, ...]]:
    cites: list[Citation] = []
    told = []
    named = [n for n in clues.past if not n.anterior] or list(clues.past)
    if named:
        nearest = min(named, key=lambda n: ((last.weekday() - n.weekday) % 7, n.cite.start))
        told.append(f"The last day that it names behind it is {NAMES[nearest.weekday]}")
        cites.append(nearest.cite)
    if cite := _yesterday(clues) or _today(clues):
        told.append(f"{'it' if told else 'It'} speaks of '{cite.quote}'")
        cites.append(cite)
    for meeting in meets[:1]:
        if any(day + meeting.steps * DAY in meeting.days for day in (first, last)):
            told.append("a report of known date tells of the same happening")
            cites += [meeting.own.cite, meeting.other.cite]
    return ", and ".join(told), tuple(cites)
