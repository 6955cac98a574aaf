"""What each claim tells, put so that two tellings can be compared: its telling words, type, time, place and people."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

import msgspec
from msgspec.structs import replace

from newsledger.core.claims import Claim, Figure, Happening
from newsledger.core.clock import when_of
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.judgements import Entity
from newsledger.core.lexicon import lexicon
from newsledger.core.lexicon import words as lexicon_words
from newsledger.core.mains import HARMS
from newsledger.core.times import When
from newsledger.reconcile.dates import span as days
from newsledger.reconcile.dates import stand_in
from newsledger.reconcile.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_AHEAD = re.compile(r"^((?:weekday:\d|monthday):)\+")
LONG = 21  # days before publication from which a time is another story's
WIDE, SINCE = 27, 7  # days: a time as wide as this is long past once it has been over for so long
NEAR = 24  # characters before a clause in which the word stands that turns to it
OPENS = 16  # characters: how near to its beginning a time must stand that frames a sentence


class Telling(msgspec.Struct, frozen=True):
    """A happening claim in a form that can be compared. `place` holds the entity id and those it lies in.

    `lead`: it stands in the headline or among the first sentences of its report. `past`: it tells of a time long before
    its report. `harms`: somebody is said to be killed or hurt by it. `spot`: where its place lies. `rank` orders the
    tellings of a story by publication, then report, then place in it, so that no result depends on the order in which
    reports came.
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
    harms: bool = False
    spot: tuple[float, float] | None = None


@cache
def families() -> Mapping[str, str]:
    """Event type to the family of types that reports tell of the same incident by."""
    listed: Mapping[str, list[str]] = lexicon("incidents")["families"]
    return {kind: family for family, kinds in listed.items() for kind in kinds}


def tellings(evidence: Evidence, cast: Cast) -> tuple[Telling, ...]:
    """The happening claims of a story in order of rank."""
    told = []
    year, atlas = stand_in(evidence), _Map(cast)
    for reading in evidence.readings.values():
        published = days(evidence.published(reading.report), year)
        happened = [c for c in reading.claims if isinstance(c.body, Happening)]
        opening = _opening(happened)
        counted = {c.about for c in reading.claims if isinstance(c.body, Figure) and c.body.measure in HARMS}
        planned = frozenset(c.sentence.start for c in happened if c.modality == "planned" and c.when is not None)
        times = {c.id: _when(c, evidence, published, year, planned=planned) for c in happened
                 if not _borrowed(c, happened, evidence)}  # fmt: skip
        framed: dict[int, When] = {}  # "In 1990 a bus crashed and nine died": a time that opens a sentence is for all
        for claim in happened:
            when = times.get(claim.id)
            if when and when.words and when.words.start - claim.sentence.start <= OPENS and \
                    long_past(days(when.edtf, year), published):  # fmt: skip
                framed.setdefault(claim.sentence.start, when)
        for claim in happened:
            when = times.get(claim.id) or framed.get(claim.sentence.start)
            span = days(when.edtf, year) if when else None
            told.append(_telling(claim, cast, atlas, evidence, when, span, past=long_past(span, published),
                                 counted=claim.id in counted,
                                 lead=claim.headline or claim.sentence.start in opening))  # fmt: skip
    return tuple(sorted(told, key=lambda t: t.rank))


def _borrowed(claim: Claim, happened: Iterable[Claim], evidence: Evidence) -> bool:
    """Whether a claim's time is that of a clause within it that tells another time: "the worst since it burned in May".
    """
    if claim.when is None:
        return False
    words = claim.when.cite
    text = evidence.reports[claim.report].text
    for other in happened:
        inner = other.cite
        within = claim.cite.start < inner.start <= words.start and words.end <= inner.end <= claim.cite.end
        if within and other.id != claim.id:
            lead = text[max(claim.cite.start, inner.start - NEAR) : inner.start].lower().split()
            if {*lead[-2:], inner.quote.split()[0].lower()} & lexicon_words("incidents", "turns"):
                return True
    return False


def _when(claim: Claim, evidence: Evidence, published: tuple[int, int] | None, year: int, *,
          planned: frozenset[int]) -> When | None:  # fmt: skip
    """The time of a claim by its own words; null where it lies ahead of a report that says the thing happened.

    "A boy is dead after a crash on Saturday": the present of the verb told the weekday's direction wrongly. Not so in a
    sentence of `planned`, where something dated is still to come: "she will help the people leaving on Saturday".
    """
    when = when_of(claim, evidence.datings.get(claim.report))
    if when is None or published is None or claim.modality not in ("happened", "ongoing"):
        return when
    if not _is_ahead(when, published, year):
        return when
    if claim.sentence.start in planned:
        return None
    assert claim.when is not None
    back = replace(claim.when, reading=_AHEAD.sub(r"\1-", claim.when.reading))
    when = when_of(replace(claim, when=back), evidence.datings.get(claim.report)) if back != claim.when else None
    return None if when is None or _is_ahead(when, published, year) else when


def _is_ahead(when: When, published: tuple[int, int], year: int) -> bool:
    span = days(when.edtf, year)
    return span is not None and span[0] > published[1] + 1


def long_past(span: tuple[int, int] | None, published: tuple[int, int] | None) -> bool:
    """Whether a time ended weeks before the report; of a time as wide as a month, whether it ended before its month."""
    if span is None or published is None:
        return False
    wide = span[1] - span[0] >= WIDE
    return span[1] < published[1] - SINCE if wide else span[1] < published[0] - LONG


def _opening(claims: Iterable[Claim]) -> frozenset[int]:
    """Where the first two sentences outside the headline begin, of those that tell that something happened."""
    starts = sorted({c.sentence.start for c in claims if not c.headline and c.modality in ("happened", "ongoing")})
    return frozenset(starts[:2])


def _telling(claim: Claim, cast: Cast, atlas: _Map, evidence: Evidence, when: When | None,
             span: tuple[int, int] | None, *, past: bool, lead: bool, counted: bool) -> Telling:  # fmt: skip
    assert isinstance(claim.body, Happening)
    around, body = atlas.around(claim.place), claim.body
    harms = bool(body.victims) or (counted and body.type in lexicon("incidents")["main"]["types"])
    people = (cast.of(p.mention) for p in claim.body.participants)
    words = _words_of(claim, claim.body)
    if past and span:
        words |= {f"@{date.fromordinal(span[0]).year}"}
    return Telling(
        claim=claim, body=claim.body, family=families().get(claim.body.type, claim.body.type), words=words, when=when,
        span=span, place=around[0] if around else None, around=frozenset(around), lead=lead, past=past, harms=harms,
        spot=atlas.spot(around[0]) if around else None,
        people=frozenset(e.id for e in people if e is not None and e.kind != "place"),
        rank=(evidence.published(claim.report) or "9", claim.report, claim.cite.start, claim.cite.end, claim.id),
    )  # fmt: skip


class _Map:
    """Which places lie in or at which, as far as the cast tells: parents, the country, places at one spot."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        places = [e for e in cast.entities.values() if e.kind == "place"]
        self._countries = {e.country: e.id for e in places if e.country and e.feature == "country"}
        self._spots: dict[tuple[int, int], list[str]] = defaultdict(list)
        for place in places:
            if (spot := _spot(place)) is not None:
                self._spots[spot].append(place.id)

    def spot(self, place: str) -> tuple[float, float] | None:
        """Where a town or site lies, in degrees; null for a country or region, or one not located."""
        entity = self._cast.entities[place]
        return (entity.lat, entity.lon) if _spot(entity) and entity.lat is not None and entity.lon is not None else None

    def around(self, mention: str | None) -> tuple[str, ...]:
        """The place of a mention first, then those that it lies in or at."""
        own = place = self._cast.of(mention)
        if own is None:
            return ()
        found = {}
        while place is not None and place.id not in found:
            found[place.id] = True
            place = self._cast.entities.get(place.parent or "")
        spot = _spot(own)
        found |= dict.fromkeys(self._spots[spot] if spot else (), True)
        if own.country in self._countries:
            found[self._countries[own.country]] = True
        return tuple(found)


def _spot(place: Entity) -> tuple[int, int] | None:
    """Where a town or site lies, to about ten kilometres; null for a country or region, or one not located."""
    if place.lat is None or place.lon is None or place.feature in ("country", "region"):
        return None
    return round(place.lat * 10), round(place.lon * 10)


@cache
def _alike() -> Mapping[str, str]:
    """Word -> the group of near-synonyms that it is of."""
    return {word: f"={name}" for name, listed in lexicon("incidents")["alike"].items() for word in listed}


def _words_of(claim: Claim, body: Happening) -> frozenset[str]:
    """The stems of the words that tell something, and of the trigger; near-synonyms as one."""
    plain = [w.lower() for w in _WORD.findall(claim.cite.quote)]
    plain.append(body.lemma.split()[0])
    told = {_alike().get(w) or stem(w) for w in plain if w not in lexicon_words("incidents", "empty")}
    return frozenset(told if body.type == "other" else told | {f":{body.type}"})


def weights(told: Iterable[Telling]) -> dict[str, float]:
    """How much each word tells: the logarithm of the tellings over those that have it (Spärck Jones 1972)."""
    told = tuple(told)
    counts = Counter(word for telling in told for word in telling.words)
    return {word: math.log((len(told) + 1) / n) for word, n in counts.items()}


def apart(a: Telling, b: Telling, *, slack: int = 1) -> bool:
    """Whether two tellings cannot be of one incident: other days, or places of which neither lies in the other.

    The slack is for days told from memory; two months that follow one another are two.
    """
    if a.span and b.span and min(a.span[1] - a.span[0], b.span[1] - b.span[0]) >= WIDE:
        slack = 0
    if a.span and b.span and (a.span[0] > b.span[1] + slack or b.span[0] > a.span[1] + slack):
        return True
    return bool(a.place and b.place and a.place not in b.around and b.place not in a.around)
