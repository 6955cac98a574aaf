"""The timeline and all happenings as the brief shows them: by day and hour, with what they can be filtered by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from newsledger.core.claims import Claim
from newsledger.core.clock import WEEKDAYS
from newsledger.core.edtf import bounds, order, valid
from newsledger.core.entries import Incident, Line
from newsledger.core.times import TimeWords
from newsledger.publish.cites import Cites
from newsledger.publish.dates import YEARLESS, of_week, readable, to_the_day
from newsledger.publish.views import Desk, Row, stories

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
MOST = 1500  # happenings that a page holds, the most told: the rest is in the export
_CLOCK = re.compile(r"T(\d\d:\d\d)")
EARLIER = timedelta(days=10)  # before the story's first day: background
_AHEAD = frozenset(("planned", "requested", "possible", "denied"))
_WEEKDAY = re.compile(r"weekday:([0-6]):[-?1](?::|$)")  # one that is past, or not told to be ahead
_FORWARD = re.compile(r"(?:\w+:[+>]|in:|next:|future)")  # how words are read that tell of a day to come


def timeline(desk: Desk, cites: Cites, lines: Iterable[Line]) -> list[Row]:
    """Days in order, each with its lines; a line has the hour where its happening has one."""
    days: dict[tuple[str, int | None], list[Row]] = {}
    for line in sorted(lines, key=lambda x: (order(x.date) if valid(x.date) else order("9999"), x.step or 0, x.id)):
        days.setdefault((line.date, line.weekday), []).append(_line(desk, cites, line))
    year = YEARLESS if all("X" in date[:4] for date, _ in days) else ""  # said at the top, and not at each day
    return [{"date": date, "words": of_week(date, weekday).replace(year, ""),
             "lines": sorted(told, key=lambda r: (r["hour"] or "99", r["id"]))}
            for (date, weekday), told in days.items()]  # fmt: skip


def is_before(date: str, first: str | None) -> bool:
    """Whether a time was over well before the story began."""
    if first is None or not valid(date):
        return False
    return order(date)[1] < order(first)[0] - EARLIER


def background(desk: Desk, lines: Iterable[Line], main: Incident | None) -> list[Line]:
    """The lines of what came before the story: recalled, not reported."""
    first = _begin(desk, main)
    return [line for line in lines if is_before(line.date, first)]


def story_lines(desk: Desk, lines: Iterable[Line], main: Incident | None) -> list[Line]:
    """The lines of the story itself."""
    first = _begin(desk, main)
    return [line for line in lines if not is_before(line.date, first)]


def _begin(desk: Desk, main: Incident | None) -> str | None:
    """When the story began: with its main happening, or its first report where that came earlier or is all there is."""
    published = [d.published for d in desk.ledger.datings if d.published and valid(d.published)]
    happened = main.time.edtf if main is not None and main.time and valid(main.time.edtf) else None
    return min([*published, *filter(None, (happened,))], key=order, default=None)


def told_first(desk: Desk, rows: Sequence[Row], most: int) -> list[Row]:
    """The lines of which a view that shows so many shows these: the stories' own before what they only recall.

    Of their own the lines that most reports tell, and those of a day before those of a month or a year; by date.
    """
    begins = {row["id"]: row["time"] for row in stories(desk)}
    for story in desk.ledger.stories:
        told = (desk.published(report) for report in story.reports)
        known = [time for time in (*told, begins[story.id]) if time and valid(time)]
        begins[story.id] = min(known, key=order, default=None)

    def last(n: int) -> tuple[object, ...]:
        row = rows[n]
        tellers = {cite["report"] for cite in row["citations"]}
        return is_before(row["date"], begins[row["story"]]), not to_the_day(row["date"]), -len(tellers), n

    return [rows[n] for n in sorted(sorted(range(len(rows)), key=last)[:most])]


def is_ahead(desk: Desk, line: Line) -> bool:
    """Whether a line tells of a day that none of its reports had seen: its words, or their dates, put it ahead."""
    if not valid(line.date):
        return False
    begin, reports = order(line.date)[0], {desk.ledger.claims[c].report for c in line.rests_on}
    dates = [desk.published(report) for report in reports]
    if all(date and valid(date) and date[:1].isdigit() == line.date[:1].isdigit() and order(date)[1] < begin
           for date in dates):  # fmt: skip
        return True
    told = [c.when.reading for i in line.rests_on if isinstance((c := desk.ledger.claims[i]).when, TimeWords)]
    return bool(told) and all(map(_FORWARD.match, told))


def _line(desk: Desk, cites: Cites, line: Line) -> Row:
    told = [desk.incidents[i] for i in line.incidents if i in desk.incidents]
    hours = [hour for incident in told if (hour := _hour(incident))]
    facets = _facets(desk, told)
    if is_ahead(desk, line) and "happened" in facets["statuses"]:
        facets["statuses"] = ["planned", *(s for s in facets["statuses"] if s not in ("happened", "planned"))]
    return {"id": desk.ledger.shown(line.id), "text": line.text, "cites": cites.all(line.rests_on),
            "hour": min(hours) if hours and len(hours) == len(told) else None, **facets}  # fmt: skip


def _facets(desk: Desk, told: Iterable[Incident]) -> Row:
    """What a line can be filtered by: the status, types, places and people of its incidents."""
    told = list(told)
    people = [desk.name(p.entity) for incident in told for p in incident.participants]
    return {"statuses": list(dict.fromkeys(i.modality for i in told)),
            "types": list(dict.fromkeys(i.type for i in told)),
            "places": list(dict.fromkeys(name for i in told if (name := desk.name(i.place)))),
            "people": list(dict.fromkeys(name for name in people if name))}  # fmt: skip


def _hour(incident: Incident) -> str | None:
    found = _CLOCK.search(incident.time.edtf) if incident.time else None
    return found[1] if found else None


def happenings(desk: Desk, cites: Cites, main: Incident | None) -> list[Row]:
    """The incidents, the most told where they are many, the dated first and in order; the main one is marked."""
    def when(incident: Incident) -> tuple[object, ...]:
        edtf = incident.time.edtf if incident.time else None
        return (edtf is None, order(edtf) if edtf and valid(edtf) else (), incident.id)

    kept = sorted(desk.ledger.incidents, key=lambda i: (-len(i.rests_on), i.id))[:MOST]
    return [{"id": desk.ledger.shown(i.id), "label": i.label, "time": i.time.edtf if i.time else None,
             "words": readable(i.time.edtf) if i.time else None, "place": desk.name(i.place), "place_id": i.place,
             "main": main is not None and i.id == main.id, "cites": cites.telling(i.label, i.rests_on),
             **_facets(desk, [i])} for i in sorted(kept, key=when)]  # fmt: skip


def span_of(lines: Iterable[Line], main: Incident | None) -> str | None:
    """When the story was: from its main happening's begin to the last day that the timeline tells, EDTF."""
    known = [line.date.rstrip("?~%") for line in lines if valid(line.date) and not line.date.endswith("?")]
    days = [date for date in known if re.fullmatch(r"[\dX]{4}-\d\d-\d\d", date)]
    first = main.time.edtf if main is not None and main.time else None
    if first is None or not valid(first):
        return None
    start = first.partition("/")[0]
    if not re.fullmatch(r"[\dX]{4}-\d\d-\d\d.*", start) or bounds(start).yearless != ("X" in start[:4]):
        return first
    later = [day for day in days if order(day) > order(start[:10]) and day[:4] == start[:4]]
    return f"{start[:10]}/{max(later, key=order)}" if later else start[:10]


def week_of(desk: Desk, main: Incident | None, time: str) -> str:
    """A time in words, with the weekdays of what tells no more of it: "Friday to Sunday in June 2010".

    These are the days of the timeline's lines, and those on which reports tell the main happening. Only within a week:
    of days further apart their weekdays would tell a shorter time.
    """
    days = {line.step: line.weekday for line in desk.ledger.timeline if line.date.rstrip("?~%") == time
            and line.step is not None and line.weekday is not None}  # fmt: skip
    for claim in (desk.ledger.claims[c] for c in (main.rests_on if main is not None and days else ())):
        days.update(_day_told(desk, claim, time, min(days.items())))
    if not days or max(days) - min(days) >= len(WEEKDAYS):
        return readable(time)
    first, last = WEEKDAYS[days[min(days)]], WEEKDAYS[days[max(days)]]
    return (first if first == last else f"{first} to {last}") + f" in {readable(time)}"


def _day_told(desk: Desk, claim: Claim, time: str, known: tuple[int, int]) -> dict[int, int]:
    """The day of the story, by number and weekday, that a claim names as the last such weekday before it was told.

    `known` is one day of the story with its weekday.
    """
    dating, step, weekday = desk.ledger.dating_of.get(claim.report), *known
    named = _WEEKDAY.match(claim.when.reading) if isinstance(claim.when, TimeWords) else None
    if named is None or dating is None or dating.step is None or dating.published != time or claim.modality in _AHEAD:
        return {}
    told = (weekday + dating.step - step) % len(WEEKDAYS)  # the weekday of the report
    day = dating.step - (told - int(named[1])) % len(WEEKDAYS)
    return {day: int(named[1])}
