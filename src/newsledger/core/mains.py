"""The incident that a report is mainly about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from newsledger.core.claims import Claim, Figure, Happening
from newsledger.core.entries import Incident
from newsledger.core.lexicon import lexicon

HARMS = ("killed", "injured")


def main_incidents(incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> dict[str, str]:
    """Report -> the incident that it is mainly about.

    First one of those that its story is about; then one that killed or hurt somebody in its telling; then the one that
    most of its claims belong to, the first told of equals. Where that is none that the story is about, it is a part or
    a consequence of one: of its whole, or of the only one.
    """
    incidents = tuple(incidents)
    about = _wholes(incidents)
    of = {claim: i for i in incidents for claim in i.rests_on}
    deadly = lexicon("counted")["homes"]["killed"]
    told: dict[str, list[Incident]] = {}
    harmful: dict[str, set[str]] = defaultdict(set)
    for claim in claims.values():
        incident = of.get(claim.id) or of.get((claim.about if isinstance(claim.body, Figure) else None) or "")
        if incident is None:
            continue
        told.setdefault(claim.report, []).append(incident)
        if does_harm(claim) and (isinstance(claim.body, Happening) or incident.type in deadly):
            harmful[claim.report].add(incident.id)
    found = {report: _foremost(within, harmful[report]) for report, within in told.items()}
    return {report: about.get(ident, ident) for report, ident in found.items()}


def _wholes(incidents: Sequence[Incident]) -> Mapping[str, str]:
    """Incident -> the main incident that one which is none comes of: its whole, or the only main one of its story."""
    mains: dict[str, list[str]] = defaultdict(list)
    for incident in incidents:
        if incident.main:
            mains[incident.story].append(incident.id)
    known = {ident for of_story in mains.values() for ident in of_story}
    found = {}
    for incident in incidents:
        only = mains[incident.story][0] if len(mains[incident.story]) == 1 else None
        whole = incident.sub_event_of if incident.sub_event_of in known else only
        if not incident.main and whole is not None:
            found[incident.id] = whole
    return found


def _foremost(within: Sequence[Incident], harmful: Set[str]) -> str:
    """The incident that claims of one report, an entry each, are mainly of."""
    counts = Counter(i.id for i in within)
    first = {i.id: i for i in reversed(within)}
    ranked = {i: (first[i].main, i in harmful, counts[i]) for i in dict.fromkeys(i.id for i in within)}
    return max(ranked, key=lambda i: ranked[i])


def does_harm(claim: Claim) -> bool:
    """Whether a claim tells of somebody killed or hurt."""
    if isinstance(claim.body, Happening):
        return any(v.modality in ("happened", "ongoing") for v in claim.body.victims)
    return isinstance(claim.body, Figure) and claim.body.measure in HARMS and (claim.body.high or 1) > 0
