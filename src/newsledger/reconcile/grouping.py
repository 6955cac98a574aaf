"""Grouping: which totals count the same thing, so that they may stand in one tally.

By measure, incident and part of the people counted first; then parts that are only another word for the whole join it,
breakdowns by place are taken apart, and a sub-incident's count joins its whole where no report gives both.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from newsledger.core.entries import Incident
from newsledger.reconcile.counts import RISING, Count
from newsledger.reconcile.parts import is_named_part

FAR_BELOW = 0.5  # of the running total: corrections downward seldom halve a toll
RIVAL = 0.2  # of the running total: the least that another account of the same toll comes to

Scope = tuple[str, str | None, str, str]  # measure, incident, part, era
Key = tuple[str, str | None, str, str, str | None]  # and the place, where a breakdown gives it a number of its own


def grouped(totals: Iterable[Count], incidents: Sequence[Incident]) -> dict[Key, list[Count]]:
    """The totals that count the same thing, in the order they were said."""
    scopes: dict[Scope, list[Count]] = defaultdict(list)
    for count in totals:
        scopes[count.body.measure, count.incident, count.part, count.era].append(count)
    joined = with_sub_incidents(whole_parts(scopes), incidents)
    found: dict[Key, list[Count]] = defaultdict(list)
    for (measure, incident, part, era), same in joined.items():
        same = without_shares(sorted(same, key=lambda c: c.order))
        apart = broken_down(same)
        for count in spelled_out(without_replaced(same)):
            found[measure, incident, part, era, count.place if count.place in apart else None].append(count)
    return {key: running(same) for key, same in found.items()}


def whole_parts(scopes: Mapping[Scope, list[Count]]) -> dict[Scope, list[Count]]:
    """Parts that are another word for all ("miners" of a pit, "people aboard" of a wreck) joined to the whole."""
    found: dict[Scope, list[Count]] = defaultdict(list)
    for (measure, incident, part, era), same in scopes.items():
        whole = scopes.get((measure, incident, "", era), [])
        is_part = is_named_part(part) or measure in ("affected", "buildings") or is_share(same, whole)
        found[measure, incident, part if is_part or not whole else "", era].extend(same)
    return found


def is_share(same: Iterable[Count], whole: Iterable[Count]) -> bool:
    """Whether a report says of any of the counts that it is a part of one of the whole."""
    ids = {c.claim.id for c in whole}
    return any(c.body.part_of in ids for c in same)


def with_sub_incidents(scopes: Mapping[Scope, list[Count]], incidents: Sequence[Incident]) -> dict[Scope, list[Count]]:
    """A sub-incident's counts joined to those of its whole, where no report gives both."""
    parent = {i.id: i.sub_event_of for i in incidents}
    found: dict[Scope, list[Count]] = defaultdict(list)
    for (measure, incident, part, era), same in scopes.items():
        above = parent.get(incident or "")
        whole = scopes.get((measure, above, part, era), []) if above else []
        reports = {c.claim.report for c in whole}
        joins = bool(whole) and not any(c.claim.report in reports for c in same)
        found[measure, above if joins else incident, part, era].extend(same)
    return found


def without_shares(same: Sequence[Count]) -> list[Count]:
    """The counts without those that are a share of another of them at the same place: six of the nine."""
    places = {c.claim.id: c.place for c in same}
    return [c for c in same if c.body.part_of not in places or c.place not in (None, places[c.body.part_of])]


def without_replaced(same: Sequence[Count]) -> list[Count]:
    """The counts without numbers that were said before and are named again only as what another replaces."""
    said: set[float | None] = set()
    kept = []
    for count in same:
        if not (count.superseded and count.size in said):
            kept.append(count)
        said.add(count.size)
    return kept


def spelled_out(same: Sequence[Count]) -> list[Count]:
    """The counts without those of headlines that their own report spells out below."""
    below = {c.claim.report for c in same if not c.claim.headline}
    return [c for c in same if not c.claim.headline or c.claim.report not in below]


def running(same: Sequence[Count]) -> list[Count]:
    """The counts without those far below the running total of a count that only rises: a part told on its own.

    The running total is what two reports have reached, or the one that there is. A rival's count stays, save one so
    low that it cannot be of the same thing.
    """
    if not same or same[0].body.measure not in RISING:
        return list(same)
    kept: list[Count] = []
    own: dict[str | None, float] = {}  # the greatest number so far, by speaker
    tops: list[tuple[float, str]] = []  # the greatest number of each of the two reports that reached most
    same = without_outliers(same)
    most: dict[tuple[str, str | None], tuple[float, int]] = {}  # the greatest number of a voice in a report, its place
    for count in same:
        if count.claim.modality != "denied":
            voice, said = (count.claim.report, count.speaker), (count.size or 0.0, -count.claim.cite.start)
            most[voice] = max(most.get(voice, said), said)
    for count in same:
        if count.size is None:  # a number lost in editing: it was of the same thing, whatever it was
            kept.append(count)
            continue
        value, top = count.size, tops[-1][0] if tops else 0.0
        denied = count.claim.modality == "denied"
        whole, place = most.get((count.claim.report, count.speaker), (0.0, 0))
        if not denied and value < whole * FAR_BELOW and -place < count.claim.cite.start:
            continue  # a part that one voice tells after the whole
        is_rival = count.speaker is not None and value >= max(own.get(count.speaker, 0.0) * FAR_BELOW, top * RIVAL)
        if denied or value >= top * FAR_BELOW or is_rival:
            kept.append(count)
            if not denied:
                own[count.speaker] = max(own.get(count.speaker, 0.0), value)
                tops = _greatest(tops, value, count.claim.report)
    return kept


def _greatest(tops: Iterable[tuple[float, str]], value: float, report: str) -> list[tuple[float, str]]:
    """The greatest numbers of the two reports that reached most, with one number more."""
    found: dict[str, float] = {}
    for number, name in (*tops, (value, report)):
        found[name] = max(found.get(name, 0.0), number)
    return sorted(((number, name) for name, number in found.items()), reverse=True)[:2]


def without_outliers(same: Sequence[Count]) -> list[Count]:
    """The counts without those so high that most of what was said after them lies far below: another thing's number.

    Later reports are heard, each by the greatest number that it gives: what it gives beside it are parts.
    """
    after: list[float] = []  # the greatest numbers of later reports, in order of size
    kept: list[Count] = []
    for _, group in groupby(reversed(same), key=lambda c: c.claim.report):
        told = list(group)
        for count in told:
            value = count.size or 0.0
            below = bisect_left(after, value * FAR_BELOW)
            few = below < 2 or after[0] == after[below - 1]
            if count.claim.modality == "denied" or few or below * 2 <= len(after):
                kept.append(count)
        heard = [c.size or 0.0 for c in told if c.claim.modality != "denied" and not c.copied]
        if heard:
            insort(after, max(heard))
    return kept[::-1]


def broken_down(same: Sequence[Count]) -> frozenset[str]:
    """The places with numbers of their own: a part of another place's, or set beside that of a place around them."""
    by_id = {c.claim.id: c for c in same}
    wholes = {by_id[c.body.part_of].place for c in same if c.body.part_of in by_id}
    parts = {c.place for c in same if c.body.part_of in by_id and by_id[c.body.part_of].place != c.place}
    texts = {p: {c.claim.report for c in same if c.place == p and not c.copied} for p in contrasted(same) - wholes}
    within = {p for p, reports in texts.items() if len(reports) > 1}
    return frozenset(p for p in parts | within if p)


def contrasted(same: Sequence[Count]) -> frozenset[str]:
    """The places whose number reports set beside a greater one for a place around them, mostly."""
    told: dict[str, list[Count]] = defaultdict(list)
    for count in same:
        if count.place and not count.copied:
            told[count.claim.report].append(count)
    found: Counter[str] = Counter()
    for counts in told.values():
        most: dict[str, float] = {}
        for count in counts:
            most[count.place or ""] = max(most.get(count.place or "", 0.0), count.size or 0.0)
        for place, number in most.items():
            wider = [most[p] for p in next(c.around for c in counts if c.place == place) if p in most]
            found[place] += (1 if max(wider) > number else -1) if wider else 0
    return frozenset(place for place, balance in found.items() if balance > 0)
