"""Tolls counted from the victims that reports tell of one by one, where no figure gives as many.

"A guard was shot dead" gives no number, yet somebody was killed. The victims of an incident are counted report by
report, each person once, and the report that tells of most is taken: a later one, of equals, as who was hurt may since
have died.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from newsledger.core.claims import Claim, Happening, Victim
from newsledger.core.entries import Incident, Tally
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon
from newsledger.core.mains import main_incidents
from newsledger.core.reports import Citation
from newsledger.reconcile.counts import Count

JOINED = 6  # words between somebody and a figure that are told in one breath
HELD = ("happened", "ongoing")
MEASURES = ("killed", "injured")


@dataclass(slots=True)
class Told:
    """What one report tells of those whom one incident harmed, by measure.

    `people`: the claims that tell of each victim; `single`: the largest figure that is no running total ("one man was
    killed"), with its claim; `total`: the largest running total, null without any.
    """

    report: str
    people: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    single: dict[str, tuple[float, str]] = field(default_factory=dict)
    cites: dict[str, list[tuple[Citation, ...]]] = field(default_factory=dict)
    total: dict[str, float] = field(default_factory=dict)
    given: list[tuple[Claim, float, str]] = field(default_factory=list)

    def number(self, measure: str) -> float:
        """How many were harmed: its running total, if it gives one; else those told of, or a figure beside them."""
        if measure in self.total:
            return max(n + self._beside(claim, measure) for claim, n, m in self.given if m == measure)
        return max(float(len(self.people.get(measure, ()))), self.single.get(measure, (0.0, ""))[0])

    def _beside(self, figure: Claim, measure: str) -> int:
        """How many people without a number are joined to a figure: "a nurse and three guards were hurt"."""
        return sum(any(_joins(cite, figure.cite, figure.sentence) for cite in cites) for cites in
                   self.cites.get(measure, ()))

    def claims(self, measure: str) -> tuple[str, ...]:
        """The claims that the number rests on."""
        told = {claim for claims in self.people.get(measure, ()) for claim in claims}
        return tuple(sorted(told | ({self.single[measure][1]} if measure in self.single else set())))


def with_victims(tallies: Sequence[Tally], evidence: Evidence, incidents: Sequence[Incident], seen: Iterable[Count], *,
                 policy: str) -> tuple[Tally, ...]:  # fmt: skip
    """The tallies, in order of id, with those of incidents whose victims are told of one by one."""
    told = _told(evidence, incidents, seen)
    whole = {(t.incident, t.measure): t for t in tallies if t.subset is None}
    kept = {t.id: t for t in tallies}
    known = {i.id: i for i in incidents}
    for home in sorted(told):
        reports = told[home]
        fullest = max(reports, key=lambda t: (sum(map(t.number, MEASURES)), evidence.published(t.report) or "",
                                              t.report))  # fmt: skip
        for measure in MEASURES:
            number = fullest.number(measure)
            most = max(t.total.get(measure, 0.0) for t in reports)
            if not number or most >= number:
                continue
            rests = fullest.claims(measure)
            basis = f"counted from the victims told of: {number:g} {measure} ({evidence.reports[fullest.report].name})"
            tally = whole.get((home, measure))
            if tally is None:
                ident = f"{measure}-told-{home.partition('@')[0]}@{evidence.story.id}"
                kept[ident] = Tally(id=ident, story=evidence.story.id, rests_on=rests, measure=measure, incident=home,
                                    place=known[home].place, points=(), best=number, low=number, high=None,
                                    policy=policy, basis=basis)  # fmt: skip
            elif tally.best is None or tally.best < number:
                kept[tally.id] = replace(tally, best=number, high=None, basis=f"{basis}; figures: {tally.basis}",
                                         rests_on=tuple(sorted({*tally.rests_on, *rests})))  # fmt: skip
    return tuple(sorted(kept.values(), key=lambda tally: tally.id))


def _joins(one: Citation, figure: Citation, sentence: Citation) -> bool:
    """Whether only "and" and the words of one noun phrase stand between somebody and a figure of the same sentence."""
    if not (sentence.start <= one.start and one.end <= sentence.end):
        return False
    first, second = sorted((one, figure), key=lambda c: c.start)
    between = sentence.quote[first.end - sentence.start : max(second.start - sentence.start, 0)].split()
    return 0 < len(between) <= JOINED and "and" in between and not any(w.endswith((".", ";", ":")) for w in between)


def _told(evidence: Evidence, incidents: Sequence[Incident], seen: Iterable[Count]) -> Mapping[str, list[Told]]:
    """Incident -> what each report tells of its victims, reports in order of id."""
    found: dict[tuple[str, str], Told] = {}
    for home, report, people in _people(evidence, incidents):
        told = found.setdefault((home, report), Told(report))
        measure = "killed" if any(v.measure == "killed" for _, v in people) else "injured"
        told.people.setdefault(measure, []).append(tuple(claim.id for claim, _ in people))
        told.cites.setdefault(measure, []).append(tuple(v.cite for _, v in people))
    for count in seen:
        size, measure = count.size, count.body.measure
        if count.incident is None or count.copied or count.era or size is None or measure not in MEASURES:
            continue
        if count.claim.modality not in HELD:
            continue
        told = found.setdefault((count.incident, count.claim.report), Told(count.claim.report))
        if count.body.total is not False:
            told.given.append((count.claim, size, measure))
            told.total[measure] = max(told.total.get(measure, 0.0), size)
        elif count.body.value is not None:
            told.single[measure] = max(told.single.get(measure, (0.0, "")), (size, count.claim.id))
    by_home: dict[str, list[Told]] = defaultdict(list)
    for home, _ in sorted(found):
        by_home[home].append(found[home, _])
    return by_home


def _people(evidence: Evidence,
            incidents: Sequence[Incident]) -> Iterator[tuple[str, str, list[tuple[Claim, Victim]]]]:  # fmt: skip
    """Everybody told of as killed or hurt: the incident that did it, the report, and where it tells of them."""
    mains = main_incidents(incidents, evidence.claims)
    tops = _tops(incidents)
    types = {i.id: i.type for i in incidents}
    of = {claim: i.id for i in incidents for claim in i.rests_on}
    for reading in evidence.readings.values():
        if reading.report in evidence.copies:
            continue
        people: dict[int, list[tuple[Claim, Victim]]] = defaultdict(list)
        for claim in reading.claims:
            if isinstance(claim.body, Happening) and claim.id in of:
                for victim in claim.body.victims:
                    if victim.modality in HELD:
                        people[victim.person].append((claim, victim))
        for told in people.values():
            home = _home(told, of, tops, types, mains.get(reading.report))
            if home is not None:
                yield home, reading.report, told


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
