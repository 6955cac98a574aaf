"""Entries: what the books say, and the claims that each line rests on. An entry that rests on nothing is an error."""

from __future__ import annotations

from newsledger.core.nouns import Noun
from newsledger.core.times import When


class Entry(Noun, frozen=True, kw_only=True):
    """A line of the books: `story` it belongs to, and the claim ids it `rests_on`, in order, never empty."""

    id: str
    story: str
    rests_on: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.rests_on:
            raise ValueError(f"entry {self.id} rests on no claim")


class Part(Noun, frozen=True, kw_only=True):
    """An entity's part in an incident: role "actor", "target", "instrument" or "other"."""

    entity: str
    role: str


class Incident(Entry, frozen=True, kw_only=True, tag_field="is", tag=True):
    """One happening, however many reports tell it: `rests_on` are the happening claims that do.

    `main`: it is what reports of the story are about, and nothing that comes of it or is recalled beside it.
    """

    label: str
    type: str
    time: When | None
    place: str | None
    participants: tuple[Part, ...]
    modality: str
    sub_event_of: str | None = None
    reason: str = ""
    main: bool = False


class Point(Noun, frozen=True, kw_only=True):
    """A figure in a tally: its claim id, the EDTF time at which it was said, and the id of the place it counts in."""

    claim: str
    as_of: str | None
    place: str | None = None


class View(Noun, frozen=True, kw_only=True):
    """What one policy makes of a tally: fields as there."""

    policy: str
    best: float | None
    low: float | None
    high: float | None
    basis: str
    agreeing: int = 0


class Tally(Entry, frozen=True, kw_only=True, tag_field="is", tag=True):
    """One count as it moves over time, for one measure, incident and place; points in the order they were said.

    `best`, `low`, `high` as of the last report, by the policy that `basis` names, with the rule that fired and the
    figures it fired on; null where it cannot be told. A tally without points rests on happenings: it counts the victims
    that they tell of one by one. `subset` is the part of the people counted ("child"), null for all. `origins` is the
    number of independent sources behind the points, `agreeing` of those among them that give the best number. `views`
    is what every policy makes of it, in their order; a policy that knows of no such tally is not among them.
    """

    measure: str
    incident: str | None
    place: str | None
    points: tuple[Point, ...]
    best: float | None
    low: float | None
    high: float | None
    policy: str
    basis: str
    subset: str | None = None
    origins: int = 1
    agreeing: int = 0
    views: tuple[View, ...] = ()


class Relation(Entry, frozen=True, kw_only=True, tag_field="is", tag=True):
    """How two claims stand to one another: corroborates, repeats, revises, contradicts, refines; `a` is the earlier.

    `a` and `b` are claim ids. A relation of two happenings is between the claims that tell them.
    """

    kind: str
    a: str
    b: str
    reason: str


class Line(Entry, frozen=True, kw_only=True, tag_field="is", tag=True):
    """A line of the timeline: an EDTF date, a sentence made of cited words, and the incidents that it tells.

    `step`: days after the story's first report, and `weekday` (Monday is 0), where the date tells no day but they are
    known.
    """

    date: str
    text: str
    incidents: tuple[str, ...]
    step: int | None = None
    weekday: int | None = None


Entries = Incident | Tally | Relation | Line
