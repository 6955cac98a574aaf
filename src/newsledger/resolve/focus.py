"""The countries and provinces that a story is about, as its place names and nationalities vote for them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsledger.resolve.gazetteer import Entry

PEOPLE = 0.7  # what a nationality's words count for, beside a place name's
Ballot = Sequence[tuple[Entry, float]]


class Focus:
    """The votes of a story's names, each known by number: an ambiguous name votes by halves."""

    def __init__(self, peoples: Mapping[str, int], ballots: Iterable[Ballot], weights: Sequence[float]) -> None:
        """`peoples`: how often nationalities are used; `ballots`: what each name may be, in shares; their weights."""
        votes: dict[str, float] = defaultdict(float)
        for country, times in sorted(peoples.items()):
            votes[country] += PEOPLE * math.log1p(times)
        self._cast = [_cast(ballot, weight) for ballot, weight in zip(ballots, weights, strict=True)]
        for cast in self._cast:
            for place, vote in cast.items():
                votes[place] += vote
        self._votes = dict(votes)
        total = sum(vote for place, vote in sorted(votes.items()) if ":" not in place)
        self._rest = [total - sum(v for c, v in cast.items() if ":" not in c) for cast in self._cast]
        self.countries = {c: v / (total or 1.0) for c, v in sorted(votes.items()) if ":" not in c}

    def share(self, place: str | None, number: int) -> float:
        """How much of the story, but for one name's own vote, is of a country or a province: 0 to 1."""
        vote = self._votes.get(place, 0.0) if place else 0.0
        rest = self._rest[number]
        if not vote or rest <= 0.1:
            return 0.0
        return max(0.0, vote - self._cast[number].get(place or "", 0.0)) / rest

    def is_silent(self, number: int) -> bool:
        """Whether nothing in the story but this one name tells of any country."""
        return self._rest[number] <= 0.1


def _cast(ballot: Ballot, weight: float) -> dict[str, float]:
    """The votes of one name: country and province -> votes; a name of water or of several lands counts for little."""
    cast: dict[str, float] = defaultdict(float)
    for entry, share in ballot:
        for country in (entry.country,) if entry.country else entry.countries:
            cast[country] += weight * share * (2 if entry.level == 0 else 1 if entry.country else 0.2)
        if entry.admin and entry.level:
            cast[entry.admin] += weight * share
    return cast


def peoples_of(nations: Mapping[str, Mapping[str, int]]) -> Counter[str]:
    """How often a story's reports use each nationality."""
    found: Counter[str] = Counter()
    for used in nations.values():
        found.update(used)
    return found
