"""The timeline: the story by date, each line in the words of the claims that it cites.

What is told early, by many reports and with numbers is what a reader needs to know; the rest stays in the incidents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log

from newsledger.core import edtf
from newsledger.core.claims import Claim
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident, Line, Tally
from newsledger.core.evidence import Evidence
from newsledger.core.findings import Finding, Outcome
from newsledger.core.ids import digest
from newsledger.reconcile.dates import first_day, stand_in
from newsledger.reconcile.moves import Move, moves
from newsledger.reconcile.readable import FRAGMENT, PHRASE, WHOLE, may_stand, sentence_of, sentences, worded
from newsledger.reconcile.weighing import incident_signs, line_signs, weigh

LINES_A_REPORT = 3.0  # lines that a report adds to a short story; long ones grow with the logarithm
LINES_A_DAY = 4
JOINED = 3  # incidents that one line tells
MOVED, ITSELF = 1.0, 1.0  # weight that a line gains by a move of the toll, and that such a move has by itself
MARKS = "?~%"  # EDTF's marks of doubt
YEAR, DAY = len("2010"), len("2010-06-12")
BEFORE = 0.1  # share of the lines that may be of the years before the news
ONE = frozenset(("one", "1"))
CITED = 5  # claims cited for one incident, each from another report


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident with its day, how much it matters and by which signs, and the claims that tell it best.

    `date` has EDTF's mark of doubt where the day is worked out and not told; `day` is the same without it.
    """

    incident: Incident
    date: str
    weight: float
    signs: Mapping[str, float]
    claims: tuple[Claim, ...]

    @property
    def day(self) -> str:
        """The day as it is written in both cases."""
        return self.date.rstrip(MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A line as it might be printed: its day and weight, its words and how ill they stand alone, what it rests on.

    `spare` are words for it where another line has those of `text`; "" where there are none. `aside`: they are of a
    sentence that tells of something else first.
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

    @property
    def day(self) -> str:
        """The day without EDTF's mark of doubt."""
        return self.date.rstrip(MARKS)


def timeline(evidence: Evidence, incidents: tuple[Incident, ...], tallies: Iterable[Tally] = ()) -> Outcome[Line]:
    """The lines of a story, in order of date, and a note of how many incidents are left out for want of a day."""
    year = stand_in(evidence)
    told = [t for incident in incidents if (t := tell(incident, evidence)) is not None]
    there = sentences(evidence)
    written = list(told_once(with_moves(drafts(told, evidence), moves(evidence, tallies, there), there)))
    written.sort(key=lambda d: (-d.weight, d.date, d.text, d.incidents))
    news = min((p[:YEAR] for r in evidence.reports if (p := evidence.published(r))), default="")
    taken: Counter[str] = Counter()
    lines: list[Line] = []
    for draft in written:
        date = draft.day
        days = [date, "before"] if date[:YEAR] < news else [date]
        room = taken[date] < LINES_A_DAY * (1 if len(date) >= DAY else 2)
        room = room and (len(days) < 2 or taken["before"] <= budget(evidence) * BEFORE)
        if room and draft.ill < FRAGMENT and len(lines) < budget(evidence):
            taken.update(days)
            lines.append(line(draft, evidence.story.id))
    kept = {found.id: found for found in lines}.values()
    return Outcome(tuple(sorted(kept, key=lambda found: (edtf.order(found.date, year=year), found.id))),
                   tuple(_undated(len(incidents) - len(told), evidence)))  # fmt: skip


def drafts(told: Iterable[Told], evidence: Evidence) -> list[Draft]:
    """A draft for each incident, or for the few of a day that one sentence tells."""
    there, days, news = sentences(evidence), days_told(evidence), evidence.newsdays
    return [_draft(group, there, days, news) for on_day in _by_day(told).values() for group in joined(on_day)]


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
           days: Mapping[str, str], news: Mapping[str, str | None]) -> Draft:  # fmt: skip
    ill, text, claims, spare, aside = worded(group[0].claims, there, day=group[0].day, days=days, news=news)
    cited = {c.id: c for c in (*(c for told in group for c in told.claims), *claims)}
    signs = {**group[0].signs, **line_signs(len(group), text, ill), **({"aside": 1.0} if aside else {})}
    return Draft(date=group[0].date, weight=weigh(signs), signs=signs, ill=ill, text=text, claims=tuple(cited.values()),
                 incidents=tuple(t.incident.id for t in group), spare=spare, aside=aside)  # fmt: skip


def told_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts without those that say again what another says: of two with one text, the one whose day is told.

    The other is told by its clause, if that can stand alone; one sentence may tell of two days.
    """
    told: set[str] = set()
    for draft in sorted(drafts, key=lambda d: (d.aside, d.date != d.day, -d.weight, d.date, d.text, d.incidents)):
        text = next((words for words in (draft.text, draft.spare) if words and words not in told), None)
        if text is not None:
            told.add(text)
            yield draft if text == draft.text else replace(draft, text=text)


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
    reports = len(evidence.reports) - len(evidence.copies)
    return round(LINES_A_REPORT * min(reports, 10) + (10 * log(reports / 10) if reports > 10 else 0))


def tell(incident: Incident, evidence: Evidence) -> Told | None:
    """How an incident would be told; null where its day is not known."""
    claims = sorted((evidence.claims[c] for c in incident.rests_on if evidence.claims[c].report not in evidence.copies),
                    key=lambda c: (c.headline, c.cite.start, c.id))  # fmt: skip
    claims = claims or [evidence.claims[c] for c in incident.rests_on]
    first_of: dict[str, Claim] = {}
    for claim in claims:
        first_of.setdefault(claim.report, claim)
    date = first_day(incident.time.edtf) if incident.time else _first_told(first_of, evidence)
    if not date or not edtf.valid(date):
        return None
    signs = incident_signs(incident, claims)
    return Told(incident=incident, date=date, weight=weigh(signs), signs=signs,
                claims=tuple(first_of.values())[:CITED])  # fmt: skip


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


def line(draft: Draft, story: str) -> Line:
    """The line that a draft becomes; it cites the claims that tell its incidents and those that hold its words."""
    name = digest(*draft.incidents, *(() if len(draft.incidents) > 1 else (draft.text,)), size=8)
    return Line(id=f"{draft.day}-{name}@{story}", story=story, rests_on=tuple(sorted(c.id for c in draft.claims)),
                date=draft.date, text=draft.text, incidents=draft.incidents)  # fmt: skip
