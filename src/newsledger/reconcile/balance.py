"""One story balanced: incidents first, then the tallies and relations that need them, then the timeline."""
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from newsledger.core.entries import Entries, Incident, Tally, View
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.findings import Outcome
from newsledger.core.settings import POLICIES
from newsledger.reconcile.counts import counts
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.lookalikes import lookalikes
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.relations import relations
from newsledger.reconcile.struck import left_out
from newsledger.reconcile.survivors import of_survivors
from newsledger.reconcile.tallies import by_policy
from newsledger.reconcile.timeline import timeline
from newsledger.reconcile.victims import with_victims
from newsledger.reconcile.voices import Voices


def balance(evidence: Evidence, cast: Cast, *, policy: str) -> Outcome[Entries]:
    """The entries of a story."""
    beside = lookalikes(evidence)
    happened = incidents(evidence, cast, beside=beside)
    origins, voices = Origins(evidence, cast), Voices(evidence, cast)
    seen = counts(evidence, cast, happened, origins, beside=beside)
    drawn = by_policy(evidence, cast, happened, seen, origins=origins, voices=voices, policies=POLICIES)
    happened = under_their_tolls(evidence, happened, drawn[policy])
    related = relations(evidence, cast, seen, drawn[policy], voices=voices)
    full = {name: tuple(map(holding, of_survivors(with_victims(told, evidence, happened, seen, policy=name), evidence)))
            for name, told in drawn.items()}  # fmt: skip
    counted = with_views(full[policy], full)
    told = timeline(evidence, happened, counted)
    return Outcome((*happened, *counted, *related, *told.items), (*told.findings, *left_out(seen, counted)))


def under_their_tolls(evidence: Evidence, happened: Sequence[Incident],
                      told: Iterable[Tally]) -> tuple[Incident, ...]:  # fmt: skip
    """The incidents, those whose dead count in another incident's toll as parts of that incident.

    "Guards shot 41 marchers" is no part of this week's riot where the 41 stand in the toll of last year's revolt.
    """
    part_of = {i.id: i.sub_event_of for i in happened}
    home: dict[str, str] = {}
    for tally in told:
        for point in tally.points if tally.incident else ():
            about = evidence.claims[point.claim].about
            if about is not None and tally.incident is not None:
                home.setdefault(about, tally.incident)
    for incident in happened:
        homes = sorted({home[claim] for claim in incident.rests_on if claim in home})
        if incident.sub_event_of is not None and len(homes) == 1 and incident.id not in _upwards(homes[0], part_of):
            part_of[incident.id] = homes[0]
    return tuple(replace(i, sub_event_of=part_of[i.id]) for i in happened)


def _upwards(incident: str, part_of: Mapping[str, str | None]) -> set[str]:
    """An incident and those that it is a part of."""
    found: set[str] = set()
    above: str | None = incident
    while above is not None and above not in found:
        found.add(above)
        above = part_of.get(above)
    return found


def holding(tally: Tally) -> Tally:
    """The tally with a range that holds its best number, which a policy may put beyond what the words allow."""
    best, low, high = tally.best, tally.low, tally.high
    if best is None or ((low is None or low <= best) and (high is None or best <= high)):
        return tally
    return replace(tally, low=None if low is None else min(low, best), high=None if high is None else max(high, best),
                   basis=f"{tally.basis}; its range is widened to hold it")  # fmt: skip


def with_views(counted: Iterable[Tally], by_policy: Mapping[str, Sequence[Tally]]) -> tuple[Tally, ...]:
    """The tallies, each with what every policy makes of it."""
    views: dict[str, list[View]] = {}
    for policy, tallies in by_policy.items():
        for t in tallies:
            views.setdefault(t.id, []).append(View(policy=policy, best=t.best, low=t.low, high=t.high, basis=t.basis,
                                                   agreeing=t.agreeing))  # fmt: skip
    return tuple(replace(tally, views=tuple(views[tally.id])) for tally in counted)
