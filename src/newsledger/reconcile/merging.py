"""Main incidents that one or two reports tell, held once more against the others of their story.

A follow-up dates its own news, an indictment or a death in hospital, and names the town of the court; a first report
has the dateline's town and no street. Where it names the same victim, or its town lies close by and the days are near,
it tells of the same incident. What three reports tell of stands by itself, unless nobody can say where it is: of a
sea, a region or a site on no map, reports name now this and now that, and those who act in it are what they share.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from newsledger.reconcile.telling import Telling

FEW = 3  # reports of an incident that is not joined to another
NEAR = 4  # days between two tellings of one incident
BESIDE = 50.0  # kilometres between the places that two reports name for one incident
COMPARED = 40  # incidents that one is held against: bounds the work where a story mixes very many
DEGREE = 111.2  # kilometres to a degree
ACTING = 5  # of those who act in an incident, the most told, by whom two tellings of a wide area are one
Group = list[Telling]


class _Seen:
    """What the tellings of one incident say of its victims, days and places."""

    def __init__(self, group: Sequence[Telling]) -> None:
        self.reports = {t.claim.report for t in group}
        self.names = {v.name for t in group for v in t.body.victims if " " in v.name}
        self.spans = [t.span for t in group if t.span]
        self.spots = {t.spot for t in group if t.spot}
        self.places = {t.place for t in group if t.place}
        self.around = {place for t in group for place in t.around}
        self.wide = _is_wide(group)
        told = _by_reports(group)
        self.acting = set(sorted(told, key=lambda who: (-told[who], who))[:ACTING])

    def is_one_with(self, other: _Seen) -> bool:
        """Whether two tell of one incident: by a victim's name; else by days and places, where no victims differ."""
        if self.names & other.names:
            return True
        if self.names and other.names:
            return False
        shown = (self.spans and other.spans) or (self.places and other.places)  # silence agrees with anything
        return bool(shown) and self._near_in_time(other) and self._near_in_place(other)

    def is_one_wide(self, other: _Seen) -> bool:
        """Whether two that many reports tell are one of a wide area: near in time, by those who act in both."""
        if not (self.wide and other.wide) or (self.names and other.names and not self.names & other.names):
            return False
        return self._near_in_time(other) and bool(self.acting & other.acting)

    def _near_in_time(self, other: _Seen) -> bool:
        if not self.spans or not other.spans:
            return True
        first, last = min(s[0] for s in self.spans), max(s[1] for s in self.spans)
        return (min(s[0] for s in other.spans) <= last + NEAR and first <= max(s[1] for s in other.spans) + NEAR)

    def _near_in_place(self, other: _Seen) -> bool:
        if not self.places or not other.places or self.places & other.around or other.places & self.around:
            return True
        if not self.spots or not other.spots:  # a house or a street that nobody finds may lie in a town that is found
            return bool(self.spots or other.spots)
        return any(_far(a, b) <= BESIDE for a in sorted(self.spots)[:FEW] for b in sorted(other.spots)[:FEW])

    def take(self, other: _Seen) -> None:
        """Learn what another told of it."""
        self.reports |= other.reports
        self.names |= other.names


def merged(groups: Sequence[Group]) -> list[Group]:
    """The incidents, those that few reports tell joined to the one that most tell of those that they may be."""
    seen = [_Seen(group) for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (-len(seen[n].reports), n))
    kept: list[int] = []
    members: dict[int, list[int]] = defaultdict(list)
    named: dict[str, int] = {}
    for number in order:
        few = len(seen[number].reports) < FEW
        home = _home(seen[number], seen, kept, named) if few else _wide_home(seen[number], seen, kept)
        if home is None:
            kept.append(number)
            home = number
        else:
            seen[home].take(seen[number])
        members[home].append(number)
        for name in seen[number].names:
            named.setdefault(name, home)
    return [[t for n in members[home] for t in groups[n]] for home in sorted(kept)]


def _home(own: _Seen, seen: Sequence[_Seen], kept: Iterable[int], named: dict[str, int]) -> int | None:
    by_name = sorted({named[name] for name in own.names if name in named})
    if by_name:
        return by_name[0]
    return next((n for n in list(kept)[:COMPARED] if own.is_one_with(seen[n])), None)


def _wide_home(own: _Seen, seen: Sequence[_Seen], kept: Iterable[int]) -> int | None:
    return next((n for n in list(kept)[:COMPARED] if own.is_one_wide(seen[n])), None)


def _by_reports(group: Sequence[Telling]) -> Counter[str]:
    """Who acts in an incident, and the places named for it, by how many reports tell so."""
    return Counter(who for who, _ in {(who, t.claim.report) for t in group for who in (*t.people, *t.around)})


def _is_wide(group: Sequence[Telling]) -> bool:
    """Whether most tellings that name a place name none that has a spot on the map."""
    placed = [t for t in group if t.place]
    return 2 * sum(1 for t in placed if t.spot is None) > len(placed) or not placed


def _far(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two spots that lie near each other."""
    across = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return DEGREE * math.hypot(a[0] - b[0], across)
