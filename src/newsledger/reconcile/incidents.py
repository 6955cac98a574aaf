"""Incidents: the happenings that reports tell, one entry each however many reports tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.ids import slug
from newsledger.core.lexicon import lexicon
from newsledger.reconcile import best_view
from newsledger.reconcile.gathering import Group, gather
from newsledger.reconcile.telling import Telling, apart, families, tellings
from newsledger.reconcile.towns import scene

MAINS = 40  # main incidents that one is held against: bounds the work where a story mixes very many


def incidents(evidence: Evidence, cast: Cast, *, beside: Set[str] = frozenset()) -> tuple[Incident, ...]:
    """The incidents of a story: those that its reports are about, then the others as they were first told.

    `beside`: the claims that tell of an event which a report only names beside its own.
    """
    told = tellings(evidence, cast)
    groups, mains = gather(told, beside=beside)
    groups = [sorted(group, key=lambda t: t.rank) for group in groups]
    heads = [(group[0], families().get(best_view.type_of(group))) for group in groups[:mains]]
    used: Counter[str] = Counter()
    made: list[Incident] = []
    for number, group in enumerate(groups):
        whole = None if number < mains else _part_of(group, heads)
        made.append(_incident(group, evidence, cast, used, main=number < mains,
                              whole=None if whole is None else made[whole].id))  # fmt: skip
    return tuple(made)


def _incident(group: Group, evidence: Evidence, cast: Cast, used: Counter[str], *, main: bool,
              whole: str | None) -> Incident:  # fmt: skip
    place = scene(group, evidence, cast) if main or harms(group) else best_view.most(t.place for t in group if t.place)
    label = best_view.label(group)
    name = slug(label)
    used[name] += 1
    ident = f"{name}-{used[name]}" if used[name] > 1 else name
    return Incident(
        id=f"{ident}@{evidence.story.id}", story=evidence.story.id, rests_on=tuple(sorted(t.claim.id for t in group)),
        label=best_view.placed(label, group, cast.entities.get(place or "")), type=best_view.type_of(group),
        time=best_view.time_of(group, evidence), place=place,
        participants=best_view.parts(group, cast), modality=best_view.modality(group), sub_event_of=whole,
        reason=_reason(group, main=main), main=main,
    )  # fmt: skip


def _part_of(group: Group, mains: Sequence[tuple[Telling, str | None]]) -> int | None:
    """The place of the main incident that a group tells a part or a consequence of; null where it stands by itself.

    A part is of the main incident's family, or of a type that incidents bring with them (rescue, damage), is no event
    of long ago, and lies in its time and place as far as these are told.
    """
    kind = best_view.type_of(group)
    if any(t.past for t in group) or best_view.modality(group) not in ("happened", "ongoing"):
        return None
    own = families().get(kind, kind)
    parts = kind in lexicon("incidents")["main"]["parts"]
    for number, (first, family) in enumerate(mains[:MAINS]):
        if (parts or own == family) and not any(apart(t, first, slack=7) for t in group):
            return number
    return None


def harms(group: Group) -> bool:
    """Whether any telling says of somebody, told of without a number, that they were killed or hurt."""
    return any(t.body.victims for t in group)


def _reason(group: Group, *, main: bool) -> str:
    if len(group) == 1:
        return "One claim tells it."
    reports = len({t.claim.report for t in group})
    how = "what the reports are about" if main else "alike in words, time and place"
    return f"{len(group)} claims in {reports} report{'s' * (reports > 1)} tell it: {how}."
