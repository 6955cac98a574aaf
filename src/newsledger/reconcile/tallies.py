"""Tallies: one count as it moves over time, for one measure, incident, place and part of the people counted.

Increments and parts are never added to totals, and a figure of another year's incident stays with that incident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsledger.core.claims import CUMULATIVE_MEASURES, Figure
from newsledger.core.entries import Incident, Point, Tally
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.ids import digest, slug
from newsledger.core.lexicon import words
from newsledger.reconcile.counts import Count
from newsledger.reconcile.grouping import Key, grouped
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.parts import is_present, singular
from newsledger.reconcile.policies import POLICIES
from newsledger.reconcile.voices import Voices, on_day

SUFFERED = frozenset(("killed", "injured", "missing"))  # nobody asks for these: what is asked for stands beside them
NAMED = 4  # sources that are named beside a tally
COUNTED = CUMULATIVE_MEASURES | {"participants", "magnitude"}


def tallies(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], seen: Iterable[Count], *,
            origins: Origins, voices: Voices, policy: str) -> tuple[Tally, ...]:  # fmt: skip
    """The tallies of a story, in order of id; `policy` names how the best figure is drawn (see policies)."""
    totals = [c for c in seen if is_total(c)]
    groups = grouped(totals, incidents)
    told = {key: points for key, points in groups.items() if is_told(points)}
    told |= told_once(groups, told)
    names = {key: name_of(key, cast) for key in told}
    shared = {name for name, times in Counter(names.values()).items() if times > 1}
    for key in [key for key, name in names.items() if name in shared]:
        names[key] += f"-{digest(*map(str, key))}"
    kept = (tally_of(key, points, name=names[key], evidence=evidence, voices=voices, origins=origins, policy=policy)
            for key, points in told.items())
    return tuple(sorted(kept, key=lambda tally: tally.id))


def name_of(key: Key, cast: Cast) -> str:
    """A tally's name: the measure, the part, the place where it has one of its own, and the incident."""
    measure, incident, part, era, place = key
    where = cast.entities[place].name if place else ""
    return "-".join(slug(w) for w in (measure, part, where, era, (incident or "").partition("@")[0]) if w)


def is_total(count: Count) -> bool:
    """Whether a figure may be a point: a running total or a count of those present, said to be so."""
    body = count.body
    if body.measure not in COUNTED:
        return False
    asked = count.claim.modality == "requested" and body.measure not in SUFFERED
    if asked or count.claim.modality == "planned":
        return False
    if count.incident is None and not count.era:
        return False
    if body.measure in SUFFERED and is_collective(body):
        return False
    if body.value == 0 or (body.measure == "participants" and count.claim.modality == "possible"):
        return False
    return body.total is not False or (body.measure == "affected" and is_present(count.part))


def is_collective(body: Figure) -> bool:
    """Whether what is counted are bodies of people ("two rival gangs"), which no toll counts."""
    last = body.counted.lower().split()[-1:]
    return bool(last) and singular(last[0]) in words("counted", "collective")


def is_told(points: Sequence[Count]) -> bool:
    """Whether the points are a tally: told by two reports that are no copies, or by one in two accounts."""
    texts = {c.claim.report for c in points if not c.copied}
    accounts = len({c.speaker for c in points}) > 1 or any(c.claim.modality == "denied" for c in points)
    return len(texts) > 1 or (len({c.size for c in points}) > 1 and accounts)


def told_once(groups: Mapping[Key, list[Count]], told: Iterable[Key]) -> dict[Key, list[Count]]:
    """The tolls that one report alone gives so far, of the incident whose tolls most reports give."""
    reports = {(points[0].incident, c.claim.report) for (measure, _, _, era, _), points in groups.items()
               for c in points if measure in SUFFERED and not era}  # fmt: skip
    tolls = Counter(incident for incident, _ in reports)
    main = min(tolls, key=lambda incident: (-tolls[incident], incident or ""), default=None)
    has = {(measure, incident) for measure, incident, part, era, _ in told if not part and not era}
    found: dict[Key, list[Count]] = {}
    for key, points in sorted(groups.items(), key=lambda item: [part or "" for part in item[0][::-1]]):
        measure, incident, part, era, _ = key
        if incident == main and measure in SUFFERED and not part and not era and (measure, incident) not in has:
            has.add((measure, incident))
            found[key] = points
    return found


def tally_of(key: Key, points: Sequence[Count], *, name: str, evidence: Evidence, voices: Voices,
             origins: Origins, policy: str) -> Tally:  # fmt: skip
    """One tally, its best figure drawn by the policy."""
    measure, incident, part, _, place = key
    drawn = POLICIES[policy](points)
    said = "; ".join(dict.fromkeys(_said(c, evidence, voices) for c in drawn.on))
    alone = "one report only: " if len({c.claim.report for c in points if not c.copied}) < 2 else ""
    scope = place or next((c.place for c in reversed(points) if c.place), None)
    behind = origins.behind(c.claim for c in points)
    sources = [voices.source(claim) for claim in behind.values()]
    names = f"; sources: {', '.join(sources)}" if 1 < len(sources) <= NAMED else ""
    return Tally(
        id=f"{name}@{evidence.story.id}", story=evidence.story.id, rests_on=tuple(c.claim.id for c in points),
        measure=measure, incident=incident, place=scope, subset=part or None,
        points=tuple(Point(claim=c.claim.id, as_of=c.as_of, place=c.place) for c in points),
        best=drawn.best, low=drawn.low, high=drawn.high, policy=policy, basis=f"{alone}{drawn.rule}: {said}{names}",
        origins=len(behind))  # fmt: skip


def _said(count: Count, evidence: Evidence, voices: Voices) -> str:
    """A figure as it was said: "39 killed, said by the ministry on 14 March 2015 (08-wire-third)"."""
    claim, name = count.claim, evidence.reports[count.claim.report].name
    source = voices.source(claim)
    by = f", said by {source}" if claim.said_by is not None and claim.said_by.speaker is not None else ", given"
    return f"{voices.number(claim)}{by}{on_day(count.as_of)} ({name})"
