"""Tolls counted from the victims that reports tell of one by one, where no figure gives as many.

"A guard was shot dead" gives no number, yet somebody was killed. The victims of an incident are counted report by
report, each person once, and the report that tells of most is taken: a later one, of equals, as who was hurt may since
have died.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from newsledger.core.claims import Claim, Happening, Victim
from newsledger.core.entries import Incident, Tally
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon
from newsledger.core.mains import main_incidents
from newsledger.reconcile.counts import Count

HELD = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Told:
    """The victims of one incident as one report tells of them: claims by measure, one list for each person."""

    report: str
    killed: tuple[tuple[str, ...], ...]
    injured: tuple[tuple[str, ...], ...]

    def of(self, measure: str) -> tuple[tuple[str, ...], ...]:
        """The people of a measure, each with the claims that tell of them."""
        return self.killed if measure == "killed" else self.injured


def with_victims(tallies: Sequence[Tally], evidence: Evidence, incidents: Sequence[Incident], seen: Iterable[Count], *,
                 policy: str) -> tuple[Tally, ...]:  # fmt: skip
    """The tallies, in order of id, with those of incidents whose victims are told of one by one."""
    most: dict[tuple[str, str], float] = {}
    for count in seen:
        if count.incident and count.claim.modality in HELD:
            key = count.incident, count.body.measure
            most[key] = max(most.get(key, 0.0), count.body.low or 0.0, count.size or 0.0)
    whole = {(t.incident, t.measure): t for t in tallies if t.subset is None}
    kept = {t.id: t for t in tallies}
    known = {i.id: i for i in incidents}
    for home, told in sorted(_homes(evidence, incidents).items()):
        fullest = max(told, key=lambda t: (len(t.killed) + len(t.injured), _order(t, evidence)))
        for measure in ("killed", "injured"):
            people = fullest.of(measure)
            number = len(people)
            if not number or most.get((home, measure), 0.0) >= number:
                continue
            rests = tuple(sorted({claim for claims in people for claim in claims}))
            name = evidence.reports[fullest.report].name
            basis = f"counted from the victims told of: {number} {measure} ({name})"
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


def _order(told: Told, evidence: Evidence) -> tuple[str, str]:
    return evidence.published(told.report) or "", told.report


def _homes(evidence: Evidence, incidents: Sequence[Incident]) -> Mapping[str, list[Told]]:
    """Incident -> its victims as each report tells of them."""
    mains = main_incidents(incidents, evidence.claims)
    tops = _tops(incidents)
    types = {i.id: i.type for i in incidents}
    of = {claim: i.id for i in incidents for claim in i.rests_on}
    found: dict[str, list[Told]] = defaultdict(list)
    for reading in evidence.readings.values():
        if reading.report in evidence.copies:
            continue
        people: dict[int, list[tuple[Claim, Victim]]] = defaultdict(list)
        for claim in reading.claims:
            if isinstance(claim.body, Happening) and claim.id in of:
                for victim in claim.body.victims:
                    if victim.modality in HELD:
                        people[victim.person].append((claim, victim))
        homes: dict[str, list[list[tuple[Claim, Victim]]]] = defaultdict(list)
        for told in people.values():
            home = _home(told, of, tops, types, mains.get(reading.report))
            if home is not None:
                homes[home].append(told)
        for home, those in homes.items():
            dead = [p for p in those if any(v.measure == "killed" for _, v in p)]
            hurt = [p for p in those if p not in dead]
            found[home].append(Told(reading.report, _claims(dead), _claims(hurt)))
    return found


def _claims(people: Iterable[Iterable[tuple[Claim, Victim]]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(claim.id for claim, _ in told) for told in people)


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
