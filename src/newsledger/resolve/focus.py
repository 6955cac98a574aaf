"""The countries and provinces that a story is about, as its place names and nationalities vote for them.

A long story passes through many lands, and a page of news in brief tells of ten. So what a name's own reports are about
counts for more than the whole.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsledger.resolve.gazetteer import Entry

PEOPLE = 0.7  # what a nationality's words count for, beside a place name's
OWN = 0.7  # what the reports that name a place count for, and the whole story for the rest
FEW = 12  # reports that name a place, beyond which it is the whole story's
LITTLE = 0.1  # votes under which nothing is told
Ballot = Sequence[tuple[Entry, float]]
Nations = Mapping[str, Mapping[str, int]]  # report -> country -> how often it uses the nationality


class Focus:
    """The votes of a story's names, each known by number: an ambiguous name votes by halves."""

    def __init__(self, nations: Nations, ballots: Iterable[Ballot], reports: Sequence[Mapping[str, int]]) -> None:
        """`nations`: how often each report uses each nationality; `ballots`: what each name may be, in shares;
        `reports`: how often each report names it."""
        self._reports = [sorted(times.items()) for times in reports]
        self._cast = [_cast(ballot) for ballot in ballots]
        self._weights = [math.log1p(sum(times.values())) for times in reports]
        self._story = _Votes(peoples_of(nations))
        self._own: dict[str, _Votes] = {}
        for cast, weight, times in zip(self._cast, self._weights, reports, strict=True):
            self._story.add(cast, weight)
            for report, often in times.items() if len(nations) > 1 else ():
                own = self._own.setdefault(report, _Votes(nations.get(report, {})))
                own.add(cast, math.log1p(often))
        total = self._story.total
        self.countries = {c: v / (total or 1.0) for c, v in sorted(self._story.votes.items()) if ":" not in c}

    def share(self, place: str | None, number: int) -> float:
        """How much of the story, and of the reports that have a name, but for its own vote, is of a country or a
        province: 0 to 1."""
        if not place:
            return 0.0
        cast, reports = self._cast[number], self._reports[number]
        story = self._story.share(place, cast, self._weights[number])
        if len(reports) > FEW:
            return story
        told = [self._own[report].share(place, cast, math.log1p(times)) for report, times in reports
                if report in self._own]  # fmt: skip
        return (1 - OWN) * story + OWN * sum(told) / len(told) if told else story

    def is_silent(self, number: int) -> bool:
        """Whether nothing in the story but this one name tells of any country."""
        return self._story.rest(self._cast[number], self._weights[number]) <= LITTLE


class _Votes:
    """Country or province -> votes, of a story or of one report."""

    def __init__(self, peoples: Mapping[str, int]) -> None:
        self.votes: dict[str, float] = defaultdict(float)
        for country, times in sorted(peoples.items()):
            self.votes[country] += PEOPLE * math.log1p(times)
        self.total = sum(self.votes.values())

    def add(self, cast: Mapping[str, float], weight: float) -> None:
        """Count a name's votes."""
        for place, vote in cast.items():
            self.votes[place] += vote * weight
            self.total += vote * weight if ":" not in place else 0.0

    def rest(self, cast: Mapping[str, float], weight: float) -> float:
        """The votes for countries of all but one name."""
        return self.total - weight * sum(vote for place, vote in cast.items() if ":" not in place)

    def share(self, place: str, cast: Mapping[str, float], weight: float) -> float:
        """The share of a place in the votes of all but one name."""
        vote, rest = self.votes.get(place, 0.0), self.rest(cast, weight)
        if not vote or rest <= LITTLE:
            return 0.0
        return max(0.0, vote - weight * cast.get(place, 0.0)) / rest


def _cast(ballot: Ballot) -> dict[str, float]:
    """The votes of one name, once: country and province -> votes; one of water or of several lands counts for little.
    """
    cast: dict[str, float] = defaultdict(float)
    for entry, share in ballot:
        for country in (entry.country,) if entry.country else entry.countries:
            cast[country] += share * (2 if entry.level == 0 else 1 if entry.country else 0.2)
        if entry.admin and entry.level:
            cast[entry.admin] += share
    return cast


def peoples_of(nations: Mapping[str, Mapping[str, int]]) -> Counter[str]:
    """How often a story's reports use each nationality."""
    found: Counter[str] = Counter()
    for used in nations.values():
        found.update(used)
    return found
