"""The timeline: the story by date, each line in the words of the claims that it cites.

What is told early, by many reports and with numbers is what a reader needs to know; the rest stays in the incidents.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf, log

from newsledger.core import edtf
from newsledger.core.claims import Claim
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident, Line, Tally
from newsledger.core.evidence import Evidence
from newsledger.core.findings import Finding, Outcome
from newsledger.core.ids import digest
from newsledger.core.lexicon import words
from newsledger.reconcile.dates import first_day, stand_in
from newsledger.reconcile.matters import Matters
from newsledger.reconcile.moves import Move, moves
from newsledger.reconcile.readable import (
    FRAGMENT,
    LONGEST,
    NO_DAYS,
    PHRASE,
    WHOLE,
    may_stand,
    sentence_of,
    sentences,
    worded,
)
from newsledger.reconcile.stems import stem
from newsledger.reconcile.tense import is_lasting
from newsledger.reconcile.weekdays import Weekdays
from newsledger.reconcile.weighing import incident_signs, line_signs, weigh

LINES_A_REPORT = 3.0  # lines that a report adds to a short story; long ones grow with the logarithm
LINES_A_DAY, LINES_A_MONTH = 4, 8  # at most: EVIDENCE.md, what the books lose on gold readings
JOINED = 3  # incidents that one line tells
MOVED, ITSELF = 1.0, 1.0  # weight that a line gains by a move of the toll, and that such a move has by itself
FAR = 6.0  # weight that a line loses that shares no word with the other reports of its story
LEAST = -2.5  # weight of a line of a long story below which it is better left out than told
SHORT, GUESS = 6, 1.5  # reports of a short story; weight that a guessed day loses in one e times as long
NIGHT = 1  # days: what took a night has its first day
MARKS = "?~%"  # EDTF's marks of doubt
YEAR, DAY = len("2010"), len("2010-06-12")
BEFORE = 0.1  # share of the lines that may be of the years before the news
ONE = frozenset(("one", "1"))
NAMED = 3  # words that name an incident, from which on another of the same name is the same
AGAIN = 2  # days between two tellings of one incident, of which one has its day worked out
LOOKED_UP = 24  # drafts that are looked up by one word: bounds the work
CITED = 5  # reports cited for one incident


_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident with its day, how much it matters and by which signs, and the claims that tell it best.

    `more`: of each report the fullest claim beside the first, which a line cites too. `date` has EDTF's mark of doubt
    where the day is worked out and not told; `day` is the same without it.
    """

    incident: Incident
    date: str
    weight: float
    signs: Mapping[str, float]
    claims: tuple[Claim, ...]
    step: int | None = None
    more: tuple[Claim, ...] = ()

    @property
    def day(self) -> str:
        """The day as it is written in both cases."""
        return self.date.rstrip(MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A line as it might be printed: its day and weight, its words and how ill they stand alone, what it rests on.

    `spare` are words for it where another line has those of `text`; "" where there are none. `aside`: they are of a
    sentence that tells of something else first. `step`: the day of a story without dates. `type` and `matter`: the type
    of its first incident, and the stems of the words that name it.
    """

    date: str
    weight: float
    ill: int
    text: str
    claims: tuple[Claim, ...]
    incidents: tuple[str, ...]
    signs: Mapping[str, float] = field(default_factory=dict)
    spare: str = ""
    aside: bool = False
    step: int | None = None
    type: str = ""
    matter: frozenset[str] = frozenset()

    @property
    def day(self) -> str:
        """The day without EDTF's mark of doubt."""
        return self.date.rstrip(MARKS)


def timeline(evidence: Evidence, incidents: tuple[Incident, ...], tallies: Iterable[Tally] = ()) -> Outcome[Line]:
    """The lines of a story, in order of date, and a note of how many incidents are left out for want of a day."""
    year = stand_in(evidence)
    weekdays, days = Weekdays(evidence), days_told(evidence)
    told = [t for incident in incidents if (t := tell(incident, evidence, weekdays, days)) is not None]
    there = sentences(evidence)
    written = list(told_once(with_moves(drafts(told, evidence, weekdays), moves(evidence, tallies, there), there)))
    written = fitted(written, evidence)
    written.sort(key=lambda d: (-d.weight, d.date, d.text, d.incidents))
    news = min((p[:YEAR] for r in evidence.reports if (p := evidence.published(r))), default="")
    taken: Counter[str] = Counter()
    lines: list[Line] = []
    long = _told_by(evidence) > SHORT
    least = LEAST if long else -inf
    for draft in written:
        date = draft.day
        kinds = [date, "before"] if date[:YEAR] < news else [date]
        room = taken[date] < (LINES_A_DAY if len(date) >= DAY else LINES_A_MONTH)
        room = room and (len(kinds) < 2 or taken["before"] <= budget(evidence) * BEFORE)
        if room and draft.ill < FRAGMENT and len(lines) < budget(evidence) and draft.weight > least:
            taken.update(kinds)
            lines.append(line(draft, evidence.story.id, weekdays))
    once = {found.id: found for found in lines}.values()
    return Outcome(tuple(sorted(once, key=lambda kept: (edtf.order(kept.date, year=year), kept.step or 0, kept.id))),
                   tuple(_undated(len(incidents) - len(told), evidence)))  # fmt: skip


def drafts(told: Iterable[Told], evidence: Evidence, weekdays: Weekdays | None = None) -> list[Draft]:
    """A draft for each incident, or for the few of a day that one sentence tells."""
    there, days, weekdays = sentences(evidence), days_told(evidence), weekdays or Weekdays(evidence)
    news = {report: day or weekdays.since(report) for report, day in evidence.newsdays.items()}
    return [_draft(group, there, days, news, weekdays) for on_day in _by_day(told).values() for group in joined(on_day)]


def fitted(written: Iterable[Draft], evidence: Evidence) -> list[Draft]:
    """The drafts of a long story, lighter by how far they are from its matter and where their day is worked out."""
    matters, guess = Matters(evidence), GUESS * log(max(1.0, _told_by(evidence) / SHORT))
    return [replace(d, weight=d.weight - FAR * matters.far(d.text) - guess * (d.date != d.day)) for d in written]


def days_told(evidence: Evidence) -> dict[str, str]:
    """Claim -> the one day that its own time words tell."""
    found: dict[str, str] = {}
    for claim in evidence.claims.values():
        when = when_of(claim, evidence.datings.get(claim.report))
        day = first_day(when.edtf).rstrip(MARKS) if when and "/" not in when.edtf else ""
        if len(day) >= DAY:
            found[claim.id] = day
    return found


def _draft(group: Sequence[Told], there: Mapping[tuple[str, int], tuple[Claim, ...]],
           days: Mapping[str, str], news: Mapping[str, str | None], weekdays: Weekdays) -> Draft:  # fmt: skip
    own, more = (weekdays.of_day(claims, group[0].step) for claims in (group[0].claims, group[0].more))
    best = worded(own, there, day=group[0].day, days=days, news=news)
    if more and best.ill > WHOLE:
        best = worded((*own, *more), there, day=group[0].day, days=days, news=news)
    ill, text, claims, spare, aside = best
    cited = {c.id: c for c in (*(c for told in group for c in (*told.claims, *told.more)), *claims)}
    signs = {**group[0].signs, **line_signs(len(group), text, ill), **({"aside": 1.0} if aside else {})}
    return Draft(date=group[0].date, weight=weigh(signs), signs=signs, ill=ill, text=text, claims=tuple(cited.values()),
                 incidents=tuple(t.incident.id for t in group), spare=spare, aside=aside, step=group[0].step,
                 type=group[0].incident.type, matter=matter_of(group[0].incident))  # fmt: skip


def matter_of(incident: Incident) -> frozenset[str]:
    """The stems of the words that name an incident."""
    spoken = (w.strip(",.:;'’\"“”()") for w in incident.label.lower().split())
    return frozenset(stem(w) for w in spoken if w and w not in words("incidents", "empty"))


def told_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts without those that say again what another says: of two with one text, the one whose day is told.

    The other is told by its clause, if that can stand alone and its day is told too; one sentence may tell of two days.
    """
    told: set[tuple[str, ...]] = set()
    known: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (d.aside, d.date != d.day, -d.weight, d.date, d.text, d.incidents)):
        spare = draft.spare if draft.date == draft.day else ""
        text = next((t for t in (draft.text, spare) if t and spoken(t) not in told), None)
        near = (other for name in draft.matter for other in known[draft.type, name])
        if text is None or any(is_again(draft, other) for other in near):
            continue
        told.add(spoken(text))
        for name in draft.matter:
            if len(known[draft.type, name]) < LOOKED_UP:
                known[draft.type, name].append(draft)
        yield draft if text == draft.text else replace(draft, text=text)


def spoken(text: str) -> tuple[str, ...]:
    """The words of a line without its marks: two that have the same are one."""
    return tuple(_WORD.findall(text.lower()))


def is_again(draft: Draft, other: Draft) -> bool:
    """Whether a draft whose day is worked out tells what another does: one's name holds the other's, near in time."""
    if draft.date == draft.day or min(len(draft.matter), len(other.matter)) < NAMED:
        return False
    if not (draft.matter <= other.matter or other.matter <= draft.matter) or ("X" in draft.day) != ("X" in other.day):
        return False
    if len(draft.day) < DAY or len(other.day) < DAY:
        return draft.day == other.day[: len(draft.day)] or other.day == draft.day[: len(other.day)]
    (one, _), (two, _) = edtf.days(draft.day), edtf.days(other.day)
    return abs((one - two).days) <= AGAIN


def with_moves(drafts: Iterable[Draft], moved: Iterable[Move],
               there: Mapping[tuple[str, int], tuple[Claim, ...]]) -> list[Draft]:  # fmt: skip
    """The drafts, with the moves of the toll: in the line that tells the same sentence, or in one of their own."""
    found = list(drafts)
    for move in moved:
        place = move.claim.report, move.claim.sentence.start
        same = [n for n, d in enumerate(found) if d.day == move.day and d.ill < FRAGMENT
                and any((c.report, c.sentence.start) == place for c in d.claims)]  # fmt: skip
        home = max(same, key=lambda n: (found[n].weight, found[n].text), default=None)
        if home is not None:
            cited = {c.id: c for c in (*found[home].claims, *move.beside)}
            found[home] = replace(found[home], weight=found[home].weight + MOVED, claims=tuple(cited.values()))
            continue
        text = sentence_of(move.claim.sentence.quote)
        whole = may_stand(text)
        number = " ".join(move.claim.cite.quote.split())
        short = sentence_of(f"{number} {'is' if number.lower() in ONE else 'are'} dead")
        found.append(Draft(date=move.day, weight=ITSELF, ill=WHOLE if whole else PHRASE, text=text if whole else short,
                           claims=there.get(place, move.beside) if whole else move.beside,
                           incidents=(move.incident,) if move.incident else ()))  # fmt: skip
    return found


def _undated(number: int, evidence: Evidence) -> Iterator[Finding]:
    if number:
        told = "1 incident is" if number == 1 else f"{number} incidents are"
        message = f"{told} left out of the timeline, as no day is told for {'it' if number == 1 else 'them'}"
        yield Finding(level="note", where=evidence.story.id, message=message)


def budget(evidence: Evidence) -> int:
    """How many lines a story is worth."""
    reports = _told_by(evidence)
    return round(LINES_A_REPORT * min(reports, 10) + (10 * log(reports / 10) if reports > 10 else 0))


def _told_by(evidence: Evidence) -> int:
    return len(evidence.reports) - len(evidence.copies)


def tell(incident: Incident, evidence: Evidence, weekdays: Weekdays | None = None,
         days: Mapping[str, str] = NO_DAYS) -> Told | None:  # fmt: skip
    """How an incident would be told; null where its day is not known."""
    weekdays = weekdays or Weekdays(evidence)
    claims = sorted((evidence.claims[c] for c in incident.rests_on if evidence.claims[c].report not in evidence.copies),
                    key=lambda c: (c.headline, c.cite.start, c.id))  # fmt: skip
    claims = claims or [evidence.claims[c] for c in incident.rests_on]
    first_of: dict[str, Claim] = {}
    for claim in claims:
        first_of.setdefault(claim.report, claim)
    date = _begin(incident.time.edtf) if incident.time else _first_told(first_of, evidence)
    if not date or not edtf.valid(date) or is_undated(incident, date, claims, evidence):
        return None
    signs, found = incident_signs(incident, claims), telling_best(claims, date, days)[:CITED]
    first = {claim.report: claim.id for claim in found}
    again = (c for c in claims if c.id != first.get(c.report, c.id))
    return Told(incident=incident, date=date, weight=weigh(signs), signs=signs, claims=found,
                step=weekdays.step(claims, date.rstrip(MARKS)),
                more=telling_best(again, date, days, full=True))  # fmt: skip


def telling_best(claims: Iterable[Claim], date: str, days: Mapping[str, str], *,
                 full: bool = False) -> tuple[Claim, ...]:  # fmt: skip
    """One claim of each report, best first: those that tell the day; of a day worked out, none that tells a state.

    Of several the one told first, or with `full` the longest that is no longer than a line.
    """
    def rank(claim: Claim) -> tuple[object, ...]:
        other = is_lasting(claim) if date[-1] in MARKS else days.get(claim.id) != date
        long = len(claim.cite.quote) if full else 0
        return other, claim.headline, long > LONGEST, -long, claim.cite.start, claim.id

    ranked = sorted(claims, key=rank)
    first_of: dict[str, Claim] = {}
    for claim in ranked:
        if date[-1] not in MARKS or not is_lasting(claim):
            first_of.setdefault(claim.report, claim)
    return tuple(first_of.values())


def is_undated(incident: Incident, date: str, claims: Iterable[Claim], evidence: Evidence) -> bool:
    """Whether a date is not the incident's: how things stand has no day, and what is planned is of no day gone by."""
    if date[-1] in MARKS:
        return all(is_lasting(claim) for claim in claims)
    published = min((p for c in claims if (p := evidence.published(c.report))), default="")[:DAY]
    return incident.modality == "planned" and "X" not in date + published and len(date) >= DAY and date < published


def _begin(time: str) -> str:
    """The first day of a time, with a mark of doubt where it lies anywhere in a week, or from a day on."""
    day = first_day(time)
    if day and day[-1] not in MARKS and "/" in time and edtf.valid(time) and len(day) >= DAY:
        first, last = edtf.days(time)
        return day if (last - first).days <= NIGHT else f"{day}?"
    return day


def _first_told(reports: Iterable[str], evidence: Evidence) -> str:
    """The day of the first dated report, which is the day only by the habit of daily news; "" where none is dated."""
    known = [p for r in reports if (p := evidence.published(r)) and edtf.valid(p)]
    day = first_day(min(known, key=edtf.order)) if known else ""
    return f"{day.rstrip(MARKS)}?" if day else ""


def _by_day(told: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for each in sorted(told, key=lambda t: t.incident.id):
        found[each.day].append(each)
    return found


def joined(on_day: Sequence[Told]) -> list[tuple[Told, ...]]:
    """The incidents of a day that one line tells: the weightiest, and those told in one sentence with it."""
    at: dict[tuple[str, int], str] = {}
    groups: dict[str, list[Told]] = {}
    for told in sorted(on_day, key=lambda t: (-t.weight, t.incident.id)):
        places = [(claim.report, claim.sentence.start) for claim in told.claims]
        leader = next((at[place] for place in places if place in at and len(groups[at[place]]) < JOINED), None)
        if leader is None:
            groups[told.incident.id] = [told]
            for place in places:
                at.setdefault(place, told.incident.id)
        else:
            groups[leader].append(told)
    return [tuple(group) for group in groups.values()]


def line(draft: Draft, story: str, weekdays: Weekdays) -> Line:
    """The line that a draft becomes; it cites the claims that tell its incidents and those that hold its words."""
    name = digest(*draft.incidents, *(() if len(draft.incidents) > 1 else (draft.text,)), size=8)
    return Line(id=f"{draft.day}-{name}@{story}", story=story, rests_on=tuple(sorted(c.id for c in draft.claims)),
                date=draft.date, text=draft.text, incidents=draft.incidents, step=draft.step,
                weekday=weekdays.weekday(draft.step))  # fmt: skip
