"""The timeline: the story by date, each line in the words of the claims that it cites.

What is told early, by many reports and with numbers is what a reader needs to know; the rest stays in the incidents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Incident, Line
from newsledger.core.evidence import Evidence
from newsledger.core.findings import Finding, Outcome
from newsledger.core.ids import digest
from newsledger.core.lexicon import lexicon
from newsledger.reconcile.dates import first_day, stand_in
from newsledger.reconcile.readable import FRAGMENT, sentences, worded

LINES_A_REPORT = 2.8  # lines that a report adds to a short story; long ones grow with the logarithm
LINES_A_DAY = 4
JOINED = 3  # incidents that one line tells
STRETCH = 300  # characters: a paragraph or so, by which a telling that stands further down weighs less
ILL = 1.0  # weight that a line loses with each step that it stands worse alone
MARKS = "?~%"  # EDTF's marks of doubt
YEAR, DAY = len("2010"), len("2010-06-12")
BEFORE = 0.1  # share of the lines that may be of the years before the news
CITED = 5  # claims cited for one incident, each from another report


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident with its day, how much it matters, and the claims that tell it best.

    `date` has EDTF's mark of doubt where the day is worked out and not told; `day` is the same without it.
    """

    incident: Incident
    date: str
    weight: float
    claims: tuple[Claim, ...]

    @property
    def day(self) -> str:
        """The day as it is written in both cases."""
        return self.date.rstrip(MARKS)


def timeline(evidence: Evidence, incidents: tuple[Incident, ...]) -> Outcome[Line]:
    """The lines of a story, in order of date, and a note of how many incidents are left out for want of a day."""
    year, counted = stand_in(evidence), _figures(evidence, incidents)
    told = [t for incident in incidents if (t := tell(incident, evidence, counted.get(incident.id, 0))) is not None]
    there = sentences(evidence)
    groups = [(group, worded(group[0].claims, there)) for on_day in _by_day(told).values() for group in joined(on_day)]
    groups.sort(key=lambda g: (-_weight(g[0]) + ILL * g[1].ill, g[0][0].date, g[0][0].incident.id))
    news = min((p[:YEAR] for r in evidence.reports if (p := evidence.published(r))), default="")
    taken: Counter[str] = Counter()
    lines: list[Line] = []
    for group, (ill, text, claims) in groups:
        date = group[0].day
        days = [date, "before"] if date[:YEAR] < news else [date]
        room = taken[date] < LINES_A_DAY * (1 if len(date) >= DAY else 2)
        room = room and (len(days) < 2 or taken["before"] <= budget(evidence) * BEFORE)
        if room and ill < FRAGMENT and len(lines) < budget(evidence):
            taken.update(days)
            lines.append(line(group, text, claims, evidence.story.id))
    kept = {found.id: found for found in lines}.values()
    return Outcome(tuple(sorted(kept, key=lambda found: (edtf.order(found.date, year=year), found.id))),
                   tuple(_undated(len(incidents) - len(told), evidence)))  # fmt: skip


def _undated(number: int, evidence: Evidence) -> Iterator[Finding]:
    if number:
        told = "1 incident is" if number == 1 else f"{number} incidents are"
        message = f"{told} left out of the timeline, as no day is told for {'it' if number == 1 else 'them'}"
        yield Finding(level="note", where=evidence.story.id, message=message)


def budget(evidence: Evidence) -> int:
    """How many lines a story is worth."""
    reports = len(evidence.reports) - len(evidence.copies)
    return round(LINES_A_REPORT * min(reports, 10) + (10 * log(reports / 10) if reports > 10 else 0))


def _figures(evidence: Evidence, incidents: Iterable[Incident]) -> Mapping[str, int]:
    of = {claim: incident.id for incident in incidents for claim in incident.rests_on}
    found: dict[str, int] = defaultdict(int)
    for claim in evidence.claims.values():
        if isinstance(claim.body, Figure) and claim.about in of:
            found[of[claim.about]] += 1
    return found


def tell(incident: Incident, evidence: Evidence, figures: int) -> Told | None:
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
    return Told(incident=incident, date=date, weight=matters(incident, claims, evidence, figures),
                claims=tuple(first_of.values())[:CITED])  # fmt: skip


def _first_told(reports: Iterable[str], evidence: Evidence) -> str:
    """The day of the first dated report, which is the day only by the habit of daily news; "" where none is dated."""
    known = [p for r in reports if (p := evidence.published(r)) and edtf.valid(p)]
    day = first_day(min(known, key=edtf.order)) if known else ""
    return f"{day.rstrip(MARKS)}?" if day else ""


def matters(incident: Incident, claims: Sequence[Claim], evidence: Evidence, figures: int) -> float:
    """How much an incident matters to the story: the log-odds of a place in a timeline, as measured on coded crises."""
    weights = lexicon("timeline")
    body = [c for c in claims if not c.headline]
    place = min((c.cite.start for c in body or claims), default=0) / STRETCH
    return float(
        weights["type"].get(incident.type, 0.0) + weights["modality"].get(incident.modality, -1.0)
        + weights["time"][precision(incident)] + 1.2 * log(len({c.report for c in claims})) + 0.4 * log(len(claims))
        + 0.5 * log(1 + figures) - 0.35 * min(place, 6.0)
        + (weights["headline"]["too"] if body and len(body) < len(claims) else 0.0)
        + (weights["headline"]["only"] if not body else 0.0)
    )  # fmt: skip


def precision(incident: Incident) -> str:
    """How well an incident's time is known: "day", "inferred", "year", "interval" or "none"."""
    when = incident.time.edtf if incident.time else ""
    if not when:
        return "none"
    if "/" in when:
        return "interval"
    if len(when) < len("2001-01-01"):
        return "year"
    return "inferred" if when.endswith(("?", "~", "%")) else "day"


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


def _weight(group: Sequence[Told]) -> float:
    return max(t.weight for t in group) + 0.3 * log(len(group))


def line(group: Sequence[Told], text: str, claims: Iterable[Claim], story: str) -> Line:
    """The line that a group of incidents becomes; it cites the claims that tell them and those that hold its words."""
    cited = {c.id for told in group for c in told.claims} | {c.id for c in claims}
    return Line(id=f"{group[0].day}-{digest(*(t.incident.id for t in group), size=8)}@{story}", story=story,
                rests_on=tuple(sorted(cited)), date=group[0].date, text=text,
                incidents=tuple(t.incident.id for t in group))  # fmt: skip
