"""What a ledger can be asked, and what it answers: structured, alike for words, flags and a call."""

from __future__ import annotations

from newsledger.core.claims import Figure
from newsledger.core.names import plain, singulars
from newsledger.core.nouns import Noun

KINDS = ("count", "statements", "incidents", "whether", "disagreements")


class Query(Noun, frozen=True, kw_only=True):
    """A question to the books. `kind` is one of KINDS; null fields ask for all.

    `measure` and `part` (the lemma of a part of the people counted, "child") say what is counted, `counted` is a noun
    for things that no measure is for ("barrel"); `place` a place and what lies in it; `by`, EDTF, leaves out what was
    published later; `on`, EDTF, is the time of what happened; `speaker` a person, body, outlet or agency whose word is
    asked for; `incident` words that tell which incident;
    `story` the id of a story.
    """

    kind: str = "count"
    measure: str | None = None
    part: str | None = None
    counted: str | None = None
    place: str | None = None
    by: str | None = None
    on: str | None = None
    speaker: str | None = None
    incident: str | None = None
    story: str | None = None


def nouns_of(figure: Figure) -> frozenset[str]:
    """The words for what a figure counts, and what they may be the plurals of."""
    return frozenset(one for word in plain(figure.counted).split() for one in singulars(word))


class Found(Noun, frozen=True, kw_only=True):
    """One line of an answer: the `entry` that it is of (null for a claim by itself) and the claims that bear it out.

    Of a count `best`, `low` and `high` are numbers, null where they cannot be told, and `basis` says how they come
    about; `told` is the claim whose words give the best. `where`: in words, where it counts, if a place is asked for.
    """

    entry: str | None
    story: str | None
    rests_on: tuple[str, ...]
    best: float | None = None
    low: float | None = None
    high: float | None = None
    basis: str = ""
    told: str | None = None
    where: str = ""


class Answer(Noun, frozen=True, kw_only=True):
    """What the ledger holds on a query, best first; `unread` are words of the question that were not understood,
    `notes` what was taken how, and what the ledger does not hold.
    """

    query: Query
    found: tuple[Found, ...]
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
