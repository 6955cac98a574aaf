"""Tallies: one count as it moves over time, for one measure, incident, place and part of the people counted.

Increments and parts are never added to totals, and a figure of another year's incident stays with that incident.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from newsledger.core.claims import CUMULATIVE_MEASURES, Claim, Figure
from newsledger.core.entries import Incident, Point, Tally
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.ids import digest, slug
from newsledger.core.lexicon import lexicon, words
from newsledger.reconcile.counts import Count
from newsledger.reconcile.flows import flows
from newsledger.reconcile.geography import Places
from newsledger.reconcile.grouping import grouped
from newsledger.reconcile.lands import WORLD
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.parts import is_present, singular
from newsledger.reconcile.policies import POLICIES
from newsledger.reconcile.samecount import OneCount, as_one
from newsledger.reconcile.voices import Voices, on_day

SUFFERED = frozenset(("killed", "injured", "missing"))  # nobody asks for these: what is asked for stands beside them
RIVALS = 8  # points of one report that are held against one another
MOST = 3  # a count is named by its incident where at least one in so many of its figures tells that
NAMED = 4  # sources that are named beside a tally
COUNTED = CUMULATIVE_MEASURES | {"participants", "magnitude"}


def tallies(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], seen: Iterable[Count], *,
            origins: Origins, voices: Voices, policy: str) -> tuple[Tally, ...]:  # fmt: skip
    """The tallies of a story, in order of id; `policy` names how the best figure is drawn (see policies)."""
    return by_policy(evidence, cast, incidents, seen, origins=origins, voices=voices, policies=(policy,))[policy]


def by_policy(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], seen: Iterable[Count], *,
              origins: Origins, voices: Voices, policies: Iterable[str]) -> dict[str, tuple[Tally, ...]]:  # fmt: skip
    """Policy -> the tallies as it draws them, which differ in their numbers alone."""
    seen = tuple(seen)
    counts = grouped(c for c in seen if is_total(c))
    told = [one for one in counts if is_told(one.points)]
    told += told_once([one for one in counts if not is_told(one.points)], told, {i.id for i in incidents if i.main})
    known = {i.id: i for i in incidents}
    mains: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        for claim in incident.rests_on if incident.main else ():
            mains[evidence.claims[claim].report].add(incident.id)
    told = [replace(one, incident=told_of(one, known, mains)) for one in told]
    told = as_one(told, lands={e.id for e in cast.entities.values() if e.feature in ("country", "region")})
    told = [one if is_named_by(one, known.get(one.incident or "")) else replace(one, incident=None) for one in told]
    told += flows(seen, cast)
    places, atlas = {i.id: i.place for i in incidents}, Places(cast)
    scenes = [None if land_of(one) == WORLD else atlas.country(land_of(one)) or scene_of(one, places) for one in told]
    names = [name_of(one, cast) for one in told]
    shared = {name for name, times in Counter(names).items() if times > 1}
    names = [f"{name}-{digest(one.points[0].claim.id, size=6)}" if name in shared else name
             for name, one in zip(names, told, strict=True)]  # fmt: skip
    found = {}
    for policy in policies:
        kept = (tally_of(one, scene, name=name, evidence=evidence, voices=voices, origins=origins, policy=policy)
                for name, one, scene in zip(names, told, scenes, strict=True))  # fmt: skip
        found[policy] = tuple(sorted(kept, key=lambda tally: tally.id))
    return found


def is_named_by(one: OneCount, incident: Incident | None) -> bool:
    """Whether an incident can name a count: not one that a single clause tells, and none of the count's own."""
    if incident is None or incident.main or len(incident.rests_on) > 1:
        return True
    return any(c.told == incident.id or c.claim.about in incident.rests_on for c in one.points)


def told_of(one: OneCount, known: Mapping[str, Incident], mains: Mapping[str, Set[str]]) -> str | None:
    """The incident of a count: its own, if that is what its reports are about or if most of its figures tell it.

    Else what most of those reports are about (`mains`: report -> such incidents), or what most of the figures tell.
    """
    own = known.get(one.incident or "")
    if own is None or own.main or one.era:
        return one.incident
    fitting = lexicon("counted")["homes"].get(one.measure, ())
    telling = sum(c.told == own.id for c in one.points)
    if MOST * telling < len(one.points) and not any(c.set_apart for c in one.points):
        about = Counter(i for c in one.points for i in mains.get(c.claim.report, ()) if known[i].type in fitting)
        if about:
            return min(about, key=lambda ident: (-about[ident], ident))
    if telling:
        return own.id
    told = Counter(c.told for c in one.points if c.told is not None and (home := known.get(c.told)) is not None
                   and not home.main and home.type in fitting)  # fmt: skip
    return min(told, key=lambda ident: (-told[ident], ident), default=own.id)


def scene_of(one: OneCount, places: Mapping[str, str | None]) -> str | None:
    """The place of a count's incident; where it has none that names it, of those that its figures tell."""
    if one.incident is not None:
        return places.get(one.incident)
    told = Counter(place for c in one.points if (place := places.get(c.told or "")))
    return min(told, key=lambda place: (-told[place], place), default=None)


def land_of(one: OneCount) -> str:
    """The land whose sick or dead a count is of, or the world, as most of its figures tell; "" where none does."""
    lands = Counter(c.land for c in one.points if c.land)
    return min(lands, key=lambda land: (-lands[land], land), default="")


def name_of(one: OneCount, cast: Cast) -> str:
    """A tally's name: the measure, the part, the place where it has one of its own, and the incident."""
    where = cast.entities[one.place].name if one.place else ""
    incident = (one.incident or "").partition("@")[0]
    return "-".join(slug(w) for w in (one.measure, one.part, where, one.era, incident) if w)


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
    """Whether the points are a tally: told by two reports, or by one in two accounts.

    A copy is no second report, unless it gives another number than its original: that is an account, if a wrong one.
    """
    texts = {c.claim.report for c in points if not c.copied}
    if len(texts) > 1:
        return True
    reports = {c.claim.report for c in points}
    rivals = ((a, b) for n, a in enumerate(points[:RIVALS]) for b in points[n + 1 : RIVALS] if a.size != b.size)
    return any(len(reports) > 1 or are_accounts(a, b) for a, b in rivals)


def are_accounts(a: Count, b: Count) -> bool:
    """Whether two numbers of one report are accounts of one thing: by two voices, or one taken back, of like things."""
    rival = a.speaker != b.speaker or "denied" in (a.claim.modality, b.claim.modality)
    return rival and (a.noun == b.noun or (a.told is not None and a.told == b.told))


def told_once(alone: Iterable[OneCount], told: Iterable[OneCount], mains: Set[str]) -> list[OneCount]:
    """The tolls that one report alone gives so far, of what reports are about and of what most tolls are given for.

    Of several for one incident, the one that a report tells first of all, in its headline if there.
    """
    told = list(told)
    alone = sorted(alone, key=_prominence)
    reports = {(one.incident, c.claim.report) for one in (*told, *alone) for c in one.points
               if one.measure in SUFFERED and not one.era}  # fmt: skip
    tolls = Counter(incident for incident, _ in reports)
    about: set[str | None] = {*mains, min(tolls, key=lambda incident: (-tolls[incident], incident or ""), default=None)}
    has = {(one.incident, one.measure) for one in told if not one.part and not one.era}
    found = []
    for one in alone:
        is_toll = one.incident in about and one.measure in SUFFERED and not one.part and not one.era
        if is_toll and (one.incident, one.measure) not in has:
            has.add((one.incident, one.measure))
            found.append(one)
    return found


def _prominence(one: OneCount) -> tuple[bool, int, str]:
    """How far in front its report tells a count: a headline first."""
    first = min(one.points, key=lambda c: (not c.claim.headline, c.claim.cite.start, c.claim.report))
    return not first.claim.headline, first.claim.cite.start, first.claim.report


def tally_of(one: OneCount, scene: str | None, *, name: str, evidence: Evidence, voices: Voices, origins: Origins,
             policy: str) -> Tally:  # fmt: skip
    """One tally, its best figure drawn by the policy; `scene` is its incident's place. The world's count has none."""
    points = one.points
    drawn = POLICIES[policy](points)
    said = "; ".join(dict.fromkeys(_said(c, evidence, voices) for c in drawn.on))
    alone = "one report only: " if len({c.claim.report for c in points if not c.copied}) < 2 else ""
    scope = one.place or scene or next((c.place for c in reversed(points) if c.place), None)
    scope = scope if land_of(one) != WORLD else None
    behind = origins.behind(c.claim for c in points)
    sources = [voices.source(claim) for claim in behind.values()]
    names = f"; sources: {', '.join(sources)}" if 1 < len(sources) <= NAMED else ""
    return Tally(
        id=f"{name}@{evidence.story.id}", story=evidence.story.id, rests_on=tuple(c.claim.id for c in points),
        measure=one.measure, incident=one.incident, place=scope, subset=one.part or None,
        points=tuple(Point(claim=c.claim.id, as_of=c.as_of, place=c.place) for c in points),
        best=drawn.best, low=drawn.low, high=drawn.high, policy=policy, basis=f"{alone}{drawn.rule}: {said}{names}",
        origins=len(behind), agreeing=len(origins.behind(_giving(points, drawn.best))))  # fmt: skip


def _giving(points: Iterable[Count], best: float | None) -> list[Claim]:
    """The claims that give the best number and stand by it."""
    return [c.claim for c in points if best is not None and best == c.size and c.claim.modality != "denied"]


def _said(count: Count, evidence: Evidence, voices: Voices) -> str:
    """A figure as it was said: "39 killed, said by the ministry on 14 March 2015 (08-wire-third)"."""
    claim, name = count.claim, evidence.reports[count.claim.report].name
    source = voices.source(claim)
    by = f", said by {source}" if claim.said_by is not None and claim.said_by.speaker is not None else ", given"
    return f"{voices.number(claim)}{by}{on_day(count.as_of)} ({name})"
