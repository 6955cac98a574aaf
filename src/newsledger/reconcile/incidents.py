"""Incidents: the happenings that reports tell, one entry each however many reports tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newsledger.core.entries import Incident, Part
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.ids import slug
from newsledger.core.times import When
from newsledger.reconcile.gathering import Group, gather
from newsledger.reconcile.telling import Telling, tellings


def incidents(evidence: Evidence, cast: Cast) -> tuple[Incident, ...]:
    """The incidents of a story, in the order in which they were first told."""
    told = tellings(evidence, cast)
    groups, mains = gather(told, evidence)
    used: Counter[str] = Counter()
    made = []
    for number, group in enumerate(groups):
        group = sorted(group, key=lambda t: t.rank)
        made.append(_incident(group, evidence, cast, used, main=number in mains))
    return tuple(made)


def _incident(group: Group, evidence: Evidence, cast: Cast, used: Counter[str], *, main: bool) -> Incident:
    place = _most(t.place for t in group if t.place)
    label = _label(group, place, cast)
    name = slug(label)
    used[name] += 1
    number = f"-{used[name]}" if used[name] > 1 else ""
    return Incident(
        id=f"{name}{number}@{evidence.story.id}", story=evidence.story.id, rests_on=tuple(sorted(t.claim.id for t in group)),
        label=label, type=_type(group), time=_time(group), place=place, participants=_parts(group, cast),
        modality=_modality(group), sub_event_of=None, reason=_reason(group, main=main),
    )  # fmt: skip


def _most(values: Iterable[str]) -> str | None:
    """The commonest value; of equals, the first by name."""
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _label(group: Group, place: str | None, cast: Cast) -> str:
    """A short noun phrase from the words: the trigger, by its noun where one tells it, and the place."""
    nouns = [t.body.trigger.quote.lower() for t in group if t.body.nominal]
    word = _most(nouns) or _most(t.body.lemma for t in group) or group[0].body.type
    where = cast.entities[place].name if place in cast.entities else None
    return f"{word}, {where}" if where else word


def _type(group: Group) -> str:
    """The type that most tellings give, a telling one before "other"."""
    typed = [t.body.type for t in group if t.body.type != "other"]
    return _most(typed) or "other"


def _time(group: Group) -> When | None:
    """The narrowest time that any telling gives, the commonest first."""
    timed = [t for t in group if t.when is not None]
    if not timed:
        return None
    counts = Counter(t.when.edtf for t in timed if t.when)
    best = min(timed, key=lambda t: (-counts[t.when.edtf] if t.when else 0, t.rank))
    return best.when


def _parts(group: Group, cast: Cast) -> tuple[Part, ...]:
    """Who took part, each entity in the role that most tellings give it."""
    roles: dict[str, Counter[str]] = {}
    for telling in group:
        for participant in telling.body.participants:
            entity = cast.of(participant.mention)
            if entity is not None:
                roles.setdefault(entity.id, Counter())[participant.role] += 1
    return tuple(Part(entity=e, role=min(c, key=lambda r: (-c[r], r))) for e, c in sorted(roles.items()))


def _modality(group: Sequence[Telling]) -> str:
    """The best view after the last report: what it says, a thing that happened before what was planned or feared."""
    return group[-1].claim.modality


def _reason(group: Group, *, main: bool) -> str:
    if len(group) == 1:
        return "One claim tells it."
    reports = len({t.claim.report for t in group})
    how = "what the reports are about" if main else "alike in words, time and place"
    return f"{len(group)} claims in {reports} report{'s' * (reports > 1)} tell it: {how}."
