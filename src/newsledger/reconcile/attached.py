"""A figure seen with what it belongs to."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from newsledger.core.claims import Claim, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A figure claim with its incident, the part of the people it counts, its place and the time of its own words.

    `era` is the year of something long past ("1996"), "" for what the reports are about: tolls of different years are
    never one tally, even where they were read into one incident. `homeless`: it belongs to an incident of its own, and
    is not to be given another. `superseded`: the number that its sentence replaces ("to 39 from 42"), `replaces` the
    claim of the number that it takes the place of. `told`: the incident that its own clause tells, which may be a part
    of the one that it counts for. `struck`: why it was taken from the story's incidents, "" for most.
    """

    claim: Claim
    body: Figure
    incident: str | None
    part: str
    place: str | None
    time: str | None
    era: str
    homeless: bool = False
    superseded: bool = False
    replaces: str | None = None
    told: str | None = None
    struck: str = ""

    @property
    def likeness(self) -> Iterator[tuple[Hashable, ...]]:
        """What figures of one incident share, the closest first."""
        yield self.era, self.body.measure, self.part, self.place, self.body.value
        yield self.era, self.body.measure, self.part, self.place
        if self.part:
            yield self.era, self.body.measure, self.part
