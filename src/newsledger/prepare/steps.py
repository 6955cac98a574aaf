"""The order of a story's reports where their dates cannot be told: days counted from the first, by weekdays.

One report says "today, Saturday", another tells in its lead, as news, what a third dates to Friday. Within a week that
puts them in order. Longer than five days, or by weekdays that leave no clear gap, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from newsledger.core.claims import Claim, Figure, Happening
from newsledger.core.reports import Citation
from newsledger.prepare.clues import Clues
from newsledger.prepare.weeks import NAMES, in_week

MONDAY = date(2001, 1, 1)  # any Monday: only weekdays are reckoned
GAP = 2  # days of the week that nothing names, at least, before the story's first day
LEAD = 4  # sentences from the top that tell the news
SHARED = 2  # words besides the verb by which two reports tell one happening
MANY = 10  # smaller numbers meet by chance
UNTELLING = ("other", "statement", "visit", "consult")  # kinds of happening that say little of what happened
TELLING = 6  # letters of a word that tells one thing from another
_WORD = re.compile(r"[^\W\d_]{4,}")


Telling = tuple[str, float]  # the kind of a happening, and a number told with it


class Step(NamedTuple):
    """Days after the story's first report, and how that is known."""

    days: int
    reason: str
    evidence: tuple[Citation, ...]


class _Day(NamedTuple):
    """The least day of the story's week that a report can be of, why, and the words."""

    days: int
    how: str
    evidence: tuple[Citation, ...]


def steps(story: Iterable[Clues]) -> dict[str, Step]:
    """The step of each report of a story that can be told; none where fewer than two can."""
    story = tuple(story)
    start = _opening({w for clues in story for w in _weekdays(clues)})
    if start is None:
        return {}
    dated = dated_elsewhere(story)
    found = {c.report.id: day for c in story if (day := _day(c, start, dated))}
    first = min((day.days for day in found.values()), default=0)
    if len(found) < 2:
        return {}
    return {report: Step(day.days - first, _reason(day, start, first), day.evidence) for report, day in found.items()}


def _reason(day: _Day, start: int, first: int) -> str:
    after = day.days - first
    days = f"{after} day{'s' * (after > 1)} after the first report"
    when = days if after else "the day of the story's first report"
    return f"It came out on {NAMES[(start + day.days) % 7]} or soon after, {when}: {day.how}."


def _weekdays(clues: Clues) -> Iterator[int]:
    yield from (s.weekday for s in clues.stated if s.weekday is not None)
    yield from (n.weekday for n in clues.past)


def _opening(named: set[int]) -> int | None:
    """The weekday on which a story begins: the one behind the widest gap of the week; null where two are as wide."""
    gaps = sorted(((day - max((d if d < day else d - 7) for d in named | {day - 7}) - 1, day) for day in named),
                  reverse=True)  # fmt: skip
    if not gaps or gaps[0][0] < GAP or (len(gaps) > 1 and gaps[0][0] == gaps[1][0]):
        return None
    return gaps[0][1]


def _day(clues: Clues, start: int, dated: Mapping[str, list[tuple[Claim, int]]]) -> _Day | None:
    """The least day that a report can be of: by its own weekdays, or by those that others give to its news."""
    opening = MONDAY + timedelta(days=start)
    own = in_week(clues, opening)
    days = [_Day((own[0] - opening).days, f"{own[2][0].lower()}{own[2][1:]}", own[3])] if own else []
    if not any(s.weekday is not None for s in clues.stated):
        days += _told_elsewhere(clues, start, dated)
    return max(days, key=lambda d: (d.days, [c.start for c in d.evidence]), default=None)


def dated_elsewhere(story: Iterable[Clues]) -> dict[str, list[tuple[Claim, int]]]:
    """Verb -> the happenings told by it that a report dates to a weekday gone by."""
    found: dict[str, list[tuple[Claim, int]]] = defaultdict(list)
    for clues in story:
        for claim in clues.reading.claims:
            told = re.match(r"weekday:(\d):[-<]", claim.when.reading) if claim.when else None
            if told and isinstance(claim.body, Happening):
                found[claim.body.lemma].append((claim, int(told[1])))
    return found


def own_day_elsewhere(clues: Clues,
                      dated: Mapping[str, list[tuple[Claim, int]]]) -> tuple[int, Claim, Claim] | None:  # fmt: skip
    """The weekday that others give to what a report tells as of its own day ("this morning"), and the two claims.

    `dated`: what the reports of the story date, by its verb (dated_elsewhere). Null where they give none, or several.
    """
    found: dict[int, tuple[Claim, Claim]] = {}
    for claim in _of_own_day(clues):
        lemma = claim.body.lemma if isinstance(claim.body, Happening) else ""
        for other, weekday in dated.get(lemma, ()):
            if other.cite.report == clues.report.id:
                continue
            there = {w.lower() for w in _WORD.findall(other.sentence.quote)}
            if {w for w in _words(claim) & there if len(w) >= TELLING} - {lemma}:
                found.setdefault(weekday, (claim, other))
    return (next(iter(found)), *next(iter(found.values()))) if len(found) == 1 else None


def _of_own_day(clues: Clues) -> list[Claim]:
    """The happenings that a report tells as of its own day; in a page kept as it happens, those without a day too."""
    own = {(cite.start, cite.end) for cite in clues.own_day}
    return [c for c in clues.reading.claims if isinstance(c.body, Happening) and c.modality == "happened"
            and (clues.live if c.when is None else c.when.reading.startswith("day:0")
                 and (c.when.cite.start, c.when.cite.end) in own)]  # fmt: skip


def numbers_elsewhere(story: Iterable[Clues]) -> dict[Telling, list[tuple[Claim, int]]]:
    """What reports date to a weekday gone by, by its kind and the numbers in its sentence: eleven rescued on Friday."""
    found: dict[Telling, list[tuple[Claim, int]]] = defaultdict(list)
    for clues in story:
        numbers = _numbers(clues)
        named = [(n.cite.start, n.weekday) for n in sorted(clues.past, key=lambda n: n.cite.start)]
        for claim in clues.reading.claims:
            if not isinstance(claim.body, Happening) or claim.modality != "happened":
                continue
            told = re.match(r"weekday:(\d):[-<]", claim.when.reading) if claim.when else None
            low = bisect_left(named, (claim.sentence.start, 0))
            high = bisect_left(named, (claim.sentence.end, 0))
            weekdays = {int(told[1])} if told else {day for _, day in named[low:high]} if claim.when is None else set()
            for number in numbers.get(claim.sentence.start, ()) if len(weekdays) == 1 else ():
                found[claim.body.type, number].append((claim, min(weekdays)))
    return found


def numbers_own_day(clues: Clues,
                    dated: Mapping[Telling, list[tuple[Claim, int]]]) -> tuple[int, Claim, Claim] | None:  # fmt: skip
    """The weekday that others give to what a report tells of its own day with the same number, and the two claims."""
    numbers = _numbers(clues)
    found: dict[int, tuple[Claim, Claim]] = {}
    for claim in _of_own_day(clues):
        kind = claim.body.type if isinstance(claim.body, Happening) else "other"
        for number in numbers.get(claim.sentence.start, ()) if kind not in UNTELLING else ():
            for other, weekday in dated.get((kind, number), ()):
                if other.cite.report != clues.report.id:
                    found.setdefault(weekday, (claim, other))
    return (next(iter(found)), *next(iter(found.values()))) if len(found) == 1 else None


def _numbers(clues: Clues) -> dict[int, list[float]]:
    """The numbers of the figures of each sentence, by its start: those large enough to tell one thing from another."""
    found: dict[int, list[float]] = defaultdict(list)
    for claim in clues.reading.claims:
        if isinstance(claim.body, Figure) and claim.body.value and claim.body.value >= MANY:
            found[claim.sentence.start].append(claim.body.value)
    return found


def _told_elsewhere(clues: Clues, start: int, dated: Mapping[str, list[tuple[Claim, int]]]) -> Iterator[_Day]:
    """The days that other reports give to what a report tells as its news, without a day or as of today."""
    report = clues.report.id
    told = [c for c in clues.reading.claims if isinstance(c.body, Happening) and not c.headline]
    lead = set(sorted({c.sentence.start for c in told})[:LEAD])
    for claim in told:
        dateless = claim.when is None or claim.when.reading.startswith("day:0") or _is_anothers(claim, told)
        if claim.sentence.start not in lead or not dateless or claim.modality not in ("happened", "ongoing"):
            continue
        lemma = claim.body.lemma if isinstance(claim.body, Happening) else ""
        for other, weekday in dated.get(lemma, ()):
            common = (_words(claim) & _words(other)) - {lemma}
            if other.cite.report != report and len(common) >= SHARED:
                shared = ", ".join(sorted(common))
                how = f"it tells as news ('{_verb(claim)}': {shared}) what another report dates to {NAMES[weekday]}"
                yield _Day((weekday - start) % 7, how, (claim.cite, other.cite))


def _is_anothers(claim: Claim, told: Iterable[Claim]) -> bool:
    """Whether its time words stand in a clause within it that tells of something else: "who took office in May"."""
    if claim.when is None or not isinstance(claim.body, Happening):
        return False
    time, verb = claim.when.cite, claim.body.trigger
    own = claim.cite
    within = (c.cite for c in told if c is not claim and own.start < c.cite.start and c.cite.end <= own.end)
    return any(c.start <= time.start and time.end <= c.end and not c.start <= verb.start < c.end for c in within)


def _words(claim: Claim) -> set[str]:
    """The longer words of a clause, but for those of its verb."""
    return {w.lower() for w in _WORD.findall(claim.cite.quote)} - {_verb(claim).lower()}


def _verb(claim: Claim) -> str:
    return claim.body.trigger.quote if isinstance(claim.body, Happening) else ""
