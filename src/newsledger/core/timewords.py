"""Time expressions in a stretch of English text, read by their own words into the language of readings.

No grammar is known here: a direction that only the verb can tell is left as `?` (see `TimeWords`). The simple times of
`timepatterns` are found first, the longest where two overlap; then those that belong together are joined ("6 p.m. on
Friday", "between Friday and Sunday") and framed ("since Thursday").
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.core.timepatterns import patterns


class Found(NamedTuple):
    """A time expression at [start, end): its reading, the name of its pattern, and whether it is weak evidence."""

    start: int
    end: int
    reading: str
    kind: str
    weak: bool = False


_FRAME = re.compile(r"\b(?:(?P<since>ever since|since)|(?P<until>until|till|through|by)"
                    r"|(?P<before>before|prior to|ahead of)|(?P<after>after|from))"
                    r"\s(?:about\s|around\s|early\s|late\s|at\s)?$", re.IGNORECASE)  # fmt: skip
_CLOSE_BY = re.compile(r"\b(?:just|right|shortly|soon|immediately|slightly|moments|minutes|seconds)\s$", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|\d+")
_RANGE = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_LINK = re.compile(r"\s?(?:and|to|until|through|-|–)\s?")
_NEXT_TO = re.compile(r"\s?(?:,|on|at|local time on|,? on)?\s?")
_OF_YEAR = re.compile(r"\s(?:of\s)?")
_OF_DAY = ("weekday", "day", "monthday", "edtf")
_FRAMED = frozenset(("weekday", "day", "week", "weekend", "month", "monthday", "year", "edtf", "quarter", "season",
                     "clock", "decade", "century", "ago"))  # fmt: skip


def timewords(text: str, start: int = 0, end: int | None = None) -> tuple[Found, ...]:
    """The time expressions in text[start:end], in order, none overlapping.

    >>> [f.reading for f in timewords("They met on Friday night and will return on 3 May.")]
    ['weekday:4:?:night', 'monthday:?:05-03']
    >>> [f.reading for f in timewords("It fell just before 8 p.m. on Tuesday.")]
    ['weekday:1:?:T2000']
    >>> timewords("Crowds filled the 9 May Bridge.")
    ()
    """
    end = len(text) if end is None else end
    simple = [f for f in _longest(_simple(text, start, end)) if not _in_name(text, start, f)]
    return tuple(_framed(text, start, f) for f in _ranges(text, start, _joined(text, simple)))


def _simple(text: str, start: int, end: int) -> list[Found]:
    found = []
    words = {"0" if w[0].isdigit() else w for w in _WORD.findall(text[start:end].lower())}
    for pattern in patterns():
        if pattern.needs.isdisjoint(words):
            continue
        for match in pattern.finds.finditer(text, start, end):
            reading = pattern.reads(match)
            if reading is not None:
                found.append(Found(match.start(), match.end(), reading, pattern.name, pattern.weak))
    return found


def _longest(found: list[Found]) -> list[Found]:
    """The longest of those that overlap, the earlier of equals."""
    kept: list[Found] = []
    taken: set[int] = set()
    for f in sorted(found, key=lambda f: (f.start - f.end, f.weak, f.start, f.reading)):
        if taken.isdisjoint(range(f.start, f.end)):
            taken.update(range(f.start, f.end))
            kept.append(f)
    return sorted(kept)


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """What makes a name of a date: a head after it whatever stands before it, one after "the" alone, one before it."""
    firm, bodies = lexicon("times")["named_after"], lexicon("times")["named_bodies"]
    between = r"[ -](?:[A-Z][\w'’-]{1,30} ){0,2}"
    groups = "|".join(head.lower() for head in ("Movement", "Brigade", "Brigades", "Alliance", "Coalition"))
    return (
        re.compile(rf"{between}(?:{'|'.join(firm)})\b"),
        re.compile(rf"{between}(?:{'|'.join(bodies)})\b(?! of\b| [A-Z])"),
        re.compile(rf"[ -](?:[a-z]{{1,12}} )?(?:{groups})\b"),
        re.compile(rf"\b(?:{'|'.join((*firm, *bodies))}) of (?:the )?$"),
    )


def _in_name(text: str, start: int, f: Found) -> bool:
    """Whether a day of a month is part of a proper name: a bridge, a street, a movement called after it."""
    if not f.reading.startswith("monthday:") or not text[f.end - 1].isalnum():
        return False
    firm, body, group, before = _names()
    opening = text[max(start, f.start - 30) : f.start]
    if firm.match(text, f.end) or before.search(opening):
        return True
    if opening.endswith(("the ", "The ")) or text.startswith(("the ", "The "), f.start):
        return bool(body.match(text, f.end) or group.match(text, f.end))
    return text[f.start].isdigit() and not opening.endswith(("on ", "On ")) and bool(body.match(text, f.end))


def _joined(text: str, found: list[Found]) -> list[Found]:
    """A time of day and its day, side by side, as one: "6 p.m. on Friday"; a month and its year: "July last year"."""
    made: list[Found] = []
    for f in found:
        if made and _OF_YEAR.fullmatch(text, made[-1].end, f.start):
            one = _of_year(made[-1], f)
            if one is not None:
                made[-1] = one
                continue
        if made and _NEXT_TO.fullmatch(text, made[-1].end, f.start):
            one = _clock_and_day(made[-1], f)
            if one is not None:
                made[-1] = one
                continue
        made.append(f)
    return made


def _clock_and_day(a: Found, b: Found) -> Found | None:
    clock, day = (a, b) if a.reading.startswith("clock:") else (b, a)
    kind = day.reading.split(":")[0]
    if not clock.reading.startswith("clock:") or kind not in _OF_DAY or (kind == "edtf" and len(day.reading) != 15):
        return None
    hhmm = clock.reading.removeprefix("clock:")
    fields = day.reading.split(":")
    plain = {"weekday": 3, "day": 2, "monthday": 3, "edtf": 2}[kind]
    part = fields[plain] if len(fields) > plain else ""
    if part in ("afternoon", "evening", "night") and int(hhmm[:2]) < 12 and clock.kind in _TWELVE:
        hhmm = f"{int(hhmm[:2]) + 12:02}{hhmm[2:]}"
    base = ":".join(fields[:plain])
    reading = f"{base}T{hhmm[:2]}:{hhmm[2:]}:00" if kind == "edtf" else f"{base}:T{hhmm}"
    return Found(a.start, b.end, reading, day.kind)


def _of_year(part: Found, year: Found) -> Found | None:
    """A month, date or season and the year told after it, by how far off it is: "July last year"."""
    kind, _, which = year.reading.partition(":")
    if kind != "year" or not re.fullmatch(r"-?\d", which) or part.reading.split(":")[0] not in _TURNING \
            or ":?:" not in part.reading:  # fmt: skip
        return None
    return Found(part.start, year.end, part.reading.replace(":?:", f":y{which}:", 1), part.kind)


_TURNING = frozenset(("month", "monthday", "season"))
_TWELVE = frozenset(("clock told", "o'clock", "hour of day"))


def _ranges(text: str, start: int, found: list[Found]) -> list[Found]:
    """Two times linked by "between ... and" or "from ... to" as one interval."""
    made: list[Found] = []
    for f in found:
        before = made[-1] if made else None
        if before and _LINK.fullmatch(text, before.end, f.start) and _dated(before) and _dated(f):
            opening = _RANGE.search(text, max(start, before.start - 12), before.start)
            dash = text[before.end : f.start].strip() in ("-", "–")
            if opening or (dash and before.kind == f.kind):
                made[-1] = Found(opening.start() if opening else before.start, f.end,
                                 f"from:{before.reading}|{f.reading}", "range")  # fmt: skip
                continue
        made.append(f)
    return made


def _dated(f: Found) -> bool:
    return f.reading.split(":")[0] in _FRAMED


def _framed(text: str, start: int, f: Found) -> Found:
    """A time with the preposition that makes it a bound: "since Thursday"."""
    if not _dated(f):
        return f
    frame = _FRAME.search(text, max(start, f.start - 20), f.start)
    if not frame or (frame["after"] or "").lower() == "from":
        return f
    sided = frame["before"] or frame["after"]
    if sided and "T" in f.reading and _CLOSE_BY.search(text, max(start, frame.start() - 12), frame.start()):
        return f  # "just before 8 p.m. on Tuesday" tells of eight, and bounds nothing
    return Found(frame.start(), f.end, f"{frame.lastgroup}:{f.reading}", f.kind, f.weak and not frame)
