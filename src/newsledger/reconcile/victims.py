"""Tolls counted from the victims that reports tell of one by one, where no figure gives as many.

"A guard was shot dead" gives no number, yet somebody was killed. The victims of an incident are counted report by
report, each person once; the middle report is taken, or the fullest that gives a total, and who was hurt in it may
since have died.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from newsledger.core.claims import Claim, Happening, Victim
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident, Tally
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon
from newsledger.core.mains import main_incidents
from newsledger.core.reports import Citation
from newsledger.reconcile.counts import Count
from newsledger.reconcile.dates import span, stand_in
from newsledger.reconcile.onevictim import as_few

BEFORE = 7  # days before an incident by which somebody was harmed in another one
JOINED = 6  # words between somebody and a figure that are told in one breath
HELD = ("happened", "ongoing")
MEASURES = ("killed", "injured")
TWICE = 2  # reports that tell of an incident which is not what any report is about
COUNTING = frozenset(("latest", "highest", "ucdp", "acled"))  # policies that take a count nobody gave in a number
RAISING = frozenset(("latest", "highest"))  # of these, those that let it stand above the figures


@dataclass(slots=True)
class Told:
    """What one report tells of those whom one incident harmed, by measure.

    `people`: the tellings of each victim; `totals`: its running totals of all; `others`: its figures of a part of the
    people ("two guards"), and those that are no running total ("one man was killed").
    """

    report: str
    people: dict[str, list[list[tuple[Claim, Victim]]]] = field(default_factory=lambda: defaultdict(list))
    totals: dict[str, list[Count]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, list[Count]] = field(default_factory=lambda: defaultdict(list))

    def number(self, measure: str) -> float:
        """How many were harmed: its running total, if it gives one; else those told of, or a figure and those beside.
        """
        figures = self._figures(measure)
        told = max(((count.size or 0.0) + self._beside(count, measure) for count in figures), default=0.0)
        return told if measure in self.totals else max(told, float(len(self.people.get(measure, ()))))

    def _figures(self, measure: str) -> Sequence[Count]:
        return self.totals.get(measure) or self.others.get(measure) or ()

    def _beside(self, count: Count, measure: str) -> int:
        """How many people without a number are joined to a figure: "a nurse and three guards were hurt"."""
        return sum(any(_joins(victim.cite, count.claim) for _, victim in told) for told in self.people.get(measure, ()))

    def is_counted(self, measure: str, number: float) -> bool:
        """Whether a number comes of people told of: it is theirs, or more than any figure by somebody joined to one.

        A bare number is a figure like others: where the tally has not taken it, it is of something else.
        """
        people = len(self.people.get(measure, ()))
        return bool(people) and (number <= people or all(number > (c.size or 0.0) for c in self._figures(measure)))

    def claims(self, measure: str) -> tuple[str, ...]:
        """The claims that the number rests on."""
        told = {claim.id for told in self.people.get(measure, ()) for claim, _ in told}
        figures = self._figures(measure)
        most = max((count.size or 0.0 for count in figures), default=0.0)
        return tuple(sorted(told | {count.claim.id for count in figures if count.size == most}))


def with_victims(tallies: Sequence[Tally], evidence: Evidence, incidents: Sequence[Incident], seen: Iterable[Count], *,
                 policy: str) -> tuple[Tally, ...]:  # fmt: skip
    """The tallies, in order of id, with those of incidents whose victims are told of one by one.

    A policy that wants a number said in office, or by two sources, takes no count made from what reports tell.
    """
    if policy not in COUNTING:
        return tuple(tallies)
    told = _told(evidence, incidents, seen)
    whole = {(t.incident, t.measure): t for t in tallies if t.subset is None}
    kept = {t.id: t for t in tallies}
    known = {i.id: i for i in incidents}
    for home in sorted(told):
        reports = told[home]
        for measure in MEASURES:
            fullest, number = _most(reports, measure, evidence)
            tally = whole.get((home, measure))
            most = max((c.size or 0.0 for t in reports for c in t.totals.get(measure, ())), default=0.0)
            one_by_one, counted = bool(fullest.people.get(measure)), fullest.is_counted(measure, number)
            if not number or not (one_by_one or known[home].main) or (most >= number and tally is not None):
                continue
            if tally is None and not known[home].main and len(reports) < TWICE:
                continue  # who is told of once in passing is no toll
            rests = fullest.claims(measure)
            how = "counted from the victims told of" if counted else "as one report tells"
            basis = f"{how}: {number:,.0f} {measure} ({evidence.reports[fullest.report].name})"
            if tally is None:
                ident = f"{measure}-told-{home.partition('@')[0]}@{evidence.story.id}"
                kept[ident] = Tally(id=ident, story=evidence.story.id, rests_on=rests, measure=measure, incident=home,
                                    place=known[home].place, points=(), best=number, low=number, high=None,
                                    policy=policy, basis=basis, agreeing=1)  # fmt: skip
            elif counted and policy in RAISING and tally.best is not None and tally.best < number:
                kept[tally.id] = replace(tally, best=number, high=None, agreeing=1,
                                         basis=f"{basis}; figures: {tally.basis}",
                                         rests_on=tuple(sorted({*tally.rests_on, *rests})))  # fmt: skip
    return tuple(sorted(kept.values(), key=lambda tally: tally.id))


def _most(reports: Sequence[Told], measure: str, evidence: Evidence) -> tuple[Told, float]:
    """The report that tells of most, and how many: of the dead; or of all harmed, less those who are dead by now.

    Where none gives a total, the middle one of those that tell of anybody: who tells of most mostly counts one twice.
    """
    def order(told: Told) -> tuple[str, str]:
        return evidence.published(told.report) or "", told.report

    def chosen(of: str, number: Callable[[Told], float]) -> Told:
        told = sorted((t for t in reports if t.number(of) > 0), key=lambda t: (number(t), order(t)))
        if not told or any(t.totals.get(of) for t in told):
            return max(reports, key=lambda t: (number(t), order(t)))
        return told[(len(told) - 1) // 2]

    deadliest = chosen("killed", lambda t: t.number("killed"))
    if measure == "killed":
        return deadliest, deadliest.number("killed")
    fullest = chosen(measure, lambda t: sum(map(t.number, MEASURES)))
    since = deadliest.number("killed") - fullest.number("killed") if not fullest.totals.get(measure) else 0.0
    return fullest, max(fullest.number(measure) - max(since, 0.0), 0.0)


def _joins(one: Citation, figure: Claim) -> bool:
    """Whether only "and" and the words of one noun phrase stand between somebody and a figure of the same sentence."""
    sentence = figure.sentence
    if not (sentence.start <= one.start and one.end <= sentence.end):
        return False
    first, second = sorted((one, figure.cite), key=lambda c: c.start)
    between = sentence.quote[first.end - sentence.start : max(second.start - sentence.start, 0)].lower().split()
    return 0 < len(between) <= JOINED and "and" in between and not any(w.endswith((".", ";", ":")) for w in between)


def _told(evidence: Evidence, incidents: Sequence[Incident], seen: Iterable[Count]) -> Mapping[str, list[Told]]:
    """Incident -> what each report tells of its victims, reports in order of id."""
    found: dict[tuple[str, str], Told] = {}
    for home, report, people in _people(evidence, incidents):
        told = found.setdefault((home, report), Told(report))
        told.people["killed" if any(v.measure == "killed" for _, v in people) else "injured"].append(people)
    counted = [c for c in seen if c.incident and c.size is not None and c.body.measure in MEASURES
               and not c.copied and not c.superseded and c.claim.modality in HELD]  # fmt: skip
    mains = {i.id for i in incidents if i.main}
    now = {(c.incident, c.body.measure) for c in counted if not c.era}
    for count in counted:
        home, measure = count.incident or "", count.body.measure
        if count.era and ((home, measure) in now or home not in mains):
            continue
        told = found.setdefault((home, count.claim.report), Told(count.claim.report))
        whole = count.body.total is not False and not count.part and not count.era
        (told.totals if whole else told.others)[measure].append(count)
    by_home: dict[str, list[Told]] = defaultdict(list)
    for home, report in sorted(found):
        by_home[home].append(found[home, report])
    return by_home


def _people(evidence: Evidence,
            incidents: Sequence[Incident]) -> Iterator[tuple[str, str, list[tuple[Claim, Victim]]]]:  # fmt: skip
    """Everybody told of as killed or hurt: the incident that did it, the report, and where it tells of them."""
    mains = main_incidents(incidents, evidence.claims)
    tops = _tops(incidents)
    types = {i.id: i.type for i in incidents}
    of = {claim: i.id for i in incidents for claim in i.rests_on}
    times, year = {i.id: i.time.edtf if i.time else None for i in incidents}, stand_in(evidence)
    apart = {i.id for i in incidents if i.main or len({evidence.claims[c].report for c in i.rests_on}) > 1}
    about = {i.id for i in incidents if i.main}
    for reading in evidence.readings.values():
        people: dict[int, list[tuple[Claim, Victim]]] = defaultdict(list)
        for claim in reading.claims:
            if isinstance(claim.body, Happening) and claim.id in of:
                for victim in claim.body.victims:
                    if victim.modality in HELD:
                        people[victim.person].append((claim, victim))
        main = mains.get(reading.report)
        homes = [(_home(told, of, tops, types, main), told) for told in as_few(people)]
        bare = main in about and all(home != main for home, _ in homes)
        for home, told in homes:
            if bare and home not in apart and _may_be_one(times.get(home or ""), times.get(main or ""), year):
                home = main  # told in words of its own, by one report, of what that report is about
            if home is not None and not _is_recalled(told, times.get(home), evidence, year):
                yield home, reading.report, told


def _may_be_one(one: str | None, two: str | None, year: int) -> bool:
    """Whether two times are a day apart at most, or one is not known."""
    a, b = span(one, year), span(two, year)
    return a is None or b is None or (a[0] <= b[1] + 1 and b[0] <= a[1] + 1)


def _is_recalled(told: Iterable[tuple[Claim, Victim]], time: str | None, evidence: Evidence, year: int) -> bool:
    """Whether somebody was harmed long before an incident, by a time that stands beside a telling of it."""
    own = span(time, year)
    if own is None:
        return False
    for claim, _ in told:
        when = when_of(claim, evidence.datings.get(claim.report))
        harmed = span(when.edtf, year) if when else None
        if harmed is not None and harmed[1] < own[0] - BEFORE:
            return True
    return False


def _home(told: Iterable[tuple[Claim, Victim]], of: Mapping[str, str], tops: Mapping[str, str],
          types: Mapping[str, str], main: str | None) -> str | None:  # fmt: skip
    """The incident that harmed somebody: what most claims about them tell, of a type that can harm; else the main one.
    """
    votes: Counter[str] = Counter()
    fitting = lexicon("counted")["homes"]["killed"]
    for claim, _ in told:
        top = tops[of[claim.id]]
        if types[top] in fitting:
            votes[top] += 1
    return min(votes, key=lambda home: (-votes[home], home != main, home)) if votes else main


def _tops(incidents: Sequence[Incident]) -> dict[str, str]:
    """Incident -> the whole that it is a part of, or itself."""
    above = {i.id: i.sub_event_of for i in incidents}
    found = {}
    for incident in incidents:
        top, seen = incident.id, {incident.id}
        while (upper := above.get(top)) and upper in above and upper not in seen:
            top = upper
            seen.add(top)
        found[incident.id] = top
    return found
