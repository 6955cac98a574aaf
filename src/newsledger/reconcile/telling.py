"""What each claim tells, put so that two tellings can be compared: its telling words, type, time, place and people."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

import msgspec

from newsledger.core import edtf
from newsledger.core.claims import Claim, Happening
from newsledger.core.clock import when_of
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import lexicon, words
from newsledger.core.times import When

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
LONG = 21  # days before publication from which a time is another story's
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "e", "y")


class Telling(msgspec.Struct, frozen=True):
    """A happening claim in a form that can be compared. `place` holds the entity id and those it lies in.

    `lead`: it stands in the headline or among the first sentences of its report. `past`: it tells of a time long before
    its report. `rank` orders the tellings of a story by publication, then report, then place in it, so that no result
    depends on the order in which reports came.
    """

    claim: Claim
    body: Happening
    family: str
    words: frozenset[str]
    when: When | None
    span: tuple[int, int] | None
    place: str | None
    around: frozenset[str]
    people: frozenset[str]
    lead: bool
    past: bool
    rank: tuple[str, str, int, int, str]


@cache
def families() -> Mapping[str, str]:
    """Event type to the family of types that reports tell of the same incident by."""
    listed: Mapping[str, list[str]] = lexicon("incidents")["families"]
    return {kind: family for family, kinds in listed.items() for kind in kinds}


@cache
def stem(word: str) -> str:
    """A word without its ending, cut alike from "burned", "burning" and "burns"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def tellings(evidence: Evidence, cast: Cast) -> tuple[Telling, ...]:
    """The happening claims of a story in order of rank."""
    told = []
    for reading in evidence.readings.values():
        published = evidence.published(reading.report)
        happened = [c for c in reading.claims if isinstance(c.body, Happening)]
        opening = _opening(happened)
        times = {c.id: when_of(c, published) for c in happened}
        before = {c.sentence.start: times[c.id] for c in happened if _long_past(_days(times[c.id]), published)}
        for claim in happened:
            when = times[claim.id] or before.get(claim.sentence.start)  # "In 1990 a bus crashed and nine died"
            told.append(_telling(claim, cast, published, when, lead=claim.headline or claim.sentence.start in opening))
    return tuple(sorted(told, key=lambda t: t.rank))


def _long_past(span: tuple[int, int] | None, published: str | None) -> bool:
    """Whether a time ended more than three weeks before the report."""
    if span is None or published is None or not edtf.valid(published):
        return False
    bounds = edtf.bounds(published)
    return not bounds.yearless and span[1] < bounds.first.toordinal() - LONG


def _opening(claims: Iterable[Claim]) -> frozenset[int]:
    """Where the first two sentences outside the headline begin, of those that tell of a happening."""
    starts = sorted({c.sentence.start for c in claims if not c.headline})
    return frozenset(starts[:2])


def _telling(claim: Claim, cast: Cast, published: str | None, when: When | None, *, lead: bool) -> Telling:
    assert isinstance(claim.body, Happening)
    span = _days(when)
    place = cast.of(claim.place)
    around: list[str] = []
    while place is not None and place.id not in around:
        around.append(place.id)
        place = cast.entities.get(place.parent or "")
    people = (cast.of(p.mention) for p in claim.body.participants)
    past = _long_past(span, published)
    words = _words_of(claim, claim.body)
    if past and span:
        words |= {f"@{date.fromordinal(span[0]).year}"}
    return Telling(
        claim=claim, body=claim.body, family=families().get(claim.body.type, claim.body.type), words=words, when=when,
        span=span, place=around[0] if around else None, around=frozenset(around), lead=lead, past=past,
        people=frozenset(e.id for e in people if e is not None and e.kind != "place"),
        rank=(published or "9", claim.report, claim.cite.start, claim.cite.end, claim.id),
    )  # fmt: skip


def _words_of(claim: Claim, body: Happening) -> frozenset[str]:
    """The stems of the words that tell something, and of the trigger."""
    plain = (w.lower() for w in _WORD.findall(claim.cite.quote))
    told = {stem(w) for w in plain if w not in words("incidents", "empty")} | {stem(body.lemma.split()[0])}
    return frozenset(told if body.type == "other" else told | {f":{body.type}"})


def _days(when: When | None) -> tuple[int, int] | None:
    """First and last day of a time, as ordinals; null where it is unknown, open or without its year."""
    if when is None or not edtf.valid(when.edtf):
        return None
    bounds = edtf.bounds(when.edtf)
    if bounds.yearless or bounds.first.year <= 1 or bounds.last.year >= 9999:
        return None
    return bounds.first.toordinal(), bounds.last.toordinal()


def weights(told: Iterable[Telling]) -> dict[str, float]:
    """How much each word tells: the logarithm of the tellings over those that have it (Spärck Jones 1972)."""
    told = tuple(told)
    counts = Counter(word for telling in told for word in telling.words)
    return {word: math.log((len(told) + 1) / n) for word, n in counts.items()}


def apart(a: Telling, b: Telling, *, slack: int = 1) -> bool:
    """Whether two tellings cannot be of one incident: other days, or places of which neither lies in the other."""
    if a.span and b.span and (a.span[0] > b.span[1] + slack or b.span[0] > a.span[1] + slack):
        return True
    return bool(a.place and b.place and a.place not in b.around and b.place not in a.around)
