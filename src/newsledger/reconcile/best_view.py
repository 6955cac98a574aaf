"""What a group of tellings comes to: one label, type, time, place, cast and modality, each with its rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache

from msgspec.structs import replace

from newsledger.core.claims import Claim, Happening, Statement
from newsledger.core.clock import WEEKDAYS
from newsledger.core.entries import Part
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.judgements import Entity
from newsledger.core.lexicon import lexicon, words
from newsledger.core.newsday import carried, stated, told_day
from newsledger.core.times import TimeWords, When
from newsledger.reconcile.aftermath import is_later
from newsledger.reconcile.readable import FRAGMENT, TIMES, is_number, stands
from newsledger.reconcile.stems import stem
from newsledger.reconcile.telling import Telling, families

DAY = len("2010-06-12")
FEW = 4  # tellings to one denial that settle a matter
YEAR = 366  # days: a time that is longer does not date what others tell too
WEEK = 7  # days
MANY = 24  # tellings whose sentences are asked for a day within a wider time
LOOKED = 8  # tellings whose sentences are asked for a day
BARE = 2  # words of a label that names no incident by itself
SHORT = 5  # words: what a label likes to have
NOUN, LONGER = 0.3, 0.1  # what a noun counts for beside a word that all reports share, and each word off that length
PASSING = TIMES | {*map(str.lower, WEEKDAYS), "today", "yesterday"}  # what is told so is soon told otherwise

_WORD = re.compile(r"[^\W\d_]+")


def most(values: Iterable[str]) -> str | None:
    """The commonest value; of equals, the first by name."""
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def label(group: Sequence[Telling]) -> str:
    """A short noun phrase or clause, in the words of the telling that names the incident best.

    It is of the incident's type and modality, stands by itself, holds no number (which the next report puts out of
    date), and says in a few words most of what the reports that tell the incident have in common.
    """
    kind, mood = type_of(group), modality(group)
    reports = {t.claim.report for t in group}
    held = {t.claim.id: frozenset(stem(w) for w in _WORD.findall(t.body.short.lower())) - _empty() for t in group}
    shared = Counter(word for word, _ in {(w, t.claim.report) for t in group for w in held[t.claim.id]})

    def says(telling: Telling) -> float:
        heard = sum(shared[word] - 1 for word in held[telling.claim.id]) / len(reports)
        passing = any(re.split("['’]", w)[0] in PASSING for w in telling.body.short.lower().split())
        return heard + NOUN * (telling.body.nominal - passing) - LONGER * _length(telling)

    best = min(group, key=lambda t: (t.body.type != kind, _dark(t), t.past or t.claim.modality != mood, -says(t),
                                     t.rank))  # fmt: skip
    return best.body.short or " ".join(best.claim.cite.quote.split())


def placed(label: str, group: Sequence[Telling], place: Entity | None) -> str:
    """A noun of a word or two, which could be of many a day and town, with the place of its incident.

    The place is one that a sentence which tells the incident names.
    """
    bare = len(label.split()) <= BARE and not any(w[:1].isupper() for w in label.split()[1:])
    noun = any(t.body.nominal and t.body.short == label for t in group)
    if place is None or not (bare and noun) or place.feature in ("border", "water", "valley") or place.name in label:
        return label
    at = "at" if place.feature == "site" else "in"
    said = any(place.name in " ".join(t.claim.sentence.quote.split()) for t in group)
    return f"{label} {at} {place.name}" if said else label


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(stem, words("incidents", "empty")))


def _dark(telling: Telling) -> int:
    """How little a telling's short words say by themselves; of those that stand, a number puts a label out of date.

    "The mayor's killed", which is short for a tense or cut off before its noun, reads as no happening.
    """
    ill = stands(telling.body.short, telling.body)
    led = telling.body.short.partition(telling.body.trigger.quote)[0].rstrip()
    shortened = not telling.body.nominal and led.endswith(("'s", "’s"))
    cut = shortened or telling.body.short[:1] in "'’" or telling.body.lemma in words("incidents", "occurs")
    return 2 * (ill == FRAGMENT or cut) + any(map(is_number, telling.body.short.lower().replace("-", " ").split()))


def _length(telling: Telling) -> int:
    """How far a label is from the length that reads best."""
    return abs(len(telling.body.short.split()) - SHORT)


def type_of(group: Sequence[Telling]) -> str:
    """The type that most tellings give, those of headline and lead twice; a telling one before "other"."""
    typed = [t.body.type for t in group for _ in range(2 if t.lead else 1) if t.body.type != "other"]
    return most(typed) or "other"


def time_of(group: Sequence[Telling], evidence: Evidence) -> When | None:
    """The time that most tellings give, of equals the narrowest; without any, the day of the news.

    What is told without a time of its own is of the last day that the first report of it tells of as gone by; where
    that names none, words spoken and things told in headline or lead are of its own day, by the habit of daily news.
    EDTF's mark of doubt says that it is so worked out. A time of long ago
    dates an incident only where no telling of it is of these days. A plan without a day may be of any from its first
    report on; to promise or threaten something is an act of the day itself.
    """
    now = [t for t in group if not t.past]
    timed = [t for t in now if t.when is not None] or [t for t in group if t.when is not None]
    if type_of(group) in _lies():
        timed = [t for t in timed if t.body.type in {*_lies(), "other"}
                 and not (t.when and t.when.words and is_later(t.claim, t.when.words))]  # fmt: skip
    if len(timed) < len(group):  # "since the war" says of one telling how long, of the others nothing
        timed = [t for t in timed if t.span is None or _width(t) <= YEAR]
    if timed:
        best = min(timed, key=lambda t: (-_support(t, timed), _width(t), t.span[0] if t.span else 0, t.rank))
        return _within(best, group, evidence) or _at_last(best.when)
    if not now:
        return None
    first = now[0]
    if first.claim.modality == "planned" and first.body.lemma not in words("times", "pledged"):
        return _ahead(evidence.published(first.claim.report))
    if first.claim.modality not in ("happened", "ongoing", "denied", "planned"):
        return None
    if day := _beside(now, evidence):
        return When(edtf=f"{day}?", words=None, reason="Told without a time: the first day that stands beside it.")
    if any(t.lead for t in now) and (day := _near(now, evidence)):
        return When(edtf=f"{day}?", words=None, reason="Told without a time: the day of what is told of its kind.")
    report = first.claim.report
    if day := carried(evidence.reports[report].text, evidence.readings[report].times, evidence.datings.get(report),
                      first.claim.cite.start) or evidence.newsdays.get(report):  # fmt: skip
        why = "Told without a time: the last day that the first report of it tells of."
        return When(edtf=f"{day}?", words=None, reason=why)
    published = evidence.published(first.claim.report)
    spoken = first.claim.modality == "planned" or first.body.type in words("incidents", "spoken")
    if not (first.lead or spoken) or published is None or "/" in published:
        return None
    why = "Told without a time: the day of the first report of it."
    return When(edtf=f"{published[:DAY]}?", words=None, reason=why)


@cache
def _lies() -> frozenset[str]:
    """The types of what reports are about, and of what such a thing brings with it; others are what follows."""
    main = lexicon("incidents")["main"]
    return frozenset((*main["types"], *main["parts"]))


def _near(now: Sequence[Telling], evidence: Evidence) -> str | None:
    """The only day in sentences of one report which tell of something of the incident's kind, whether or not they were
    taken to tell of it: what a report of a trial gives as a date, "she was shot on 3 May"."""
    family = families().get(type_of(now), type_of(now))
    for report in list(dict.fromkeys(t.claim.report for t in now))[:LOOKED]:
        dating, reading = evidence.datings.get(report), evidence.readings[report]
        if dating is None or not dating.published:
            continue
        told: Counter[str] = Counter()
        alike = [c for c in reading.claims if isinstance(c.body, Happening) and c.modality in ("happened", "ongoing")
                 and families().get(c.body.type, c.body.type) == family]  # fmt: skip
        for claim in alike[:MANY]:
            then = _followed(claim, evidence)
            told.update({day for t in reading.times if claim.sentence.start <= t.cite.start < claim.sentence.end
                         and (t not in then or ":T" in t.reading) and not is_later(claim, t.cite)
                         and (day := told_day(t, dating)) and _in_a_year(day, dating.published[:DAY])})  # fmt: skip
        if len(told) == 1:
            return next(iter(told))
    return None


def _in_a_year(day: str, published: str) -> bool:
    """Whether a day lies no more than a year before the news, as far as both are known."""
    if "X" in day + published:
        return "X" in day and "X" in published and day <= published
    return len(published) == DAY and 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= YEAR


def _beside(now: Sequence[Telling], evidence: Evidence) -> str | None:
    """The day told in a sentence of headline or lead that tells of the incident; else the first to which its first
    report puts a time of day: "officers were called at 4 p.m. on Tuesday"."""
    for telling in [t for t in now if t.lead][:LOOKED]:
        claim = telling.claim
        dating, then = evidence.datings.get(claim.report), _followed(claim, evidence)
        times = [t for t in evidence.readings[claim.report].times if (t not in then or ":T" in t.reading)
                 and not is_later(claim, t.cite)]  # fmt: skip
        if day := stated(times, dating, claim.sentence.start, claim.sentence.end):
            return day
    report = now[0].claim.report
    text = evidence.reports[report].text
    if not any(t.lead for t in now):
        return None
    return stated(evidence.readings[report].times, evidence.datings.get(report), 0, len(text), clock=True)


def _within(telling: Telling, group: Sequence[Telling], evidence: Evidence) -> When | None:
    """The day that a wider time comes to: the one told most in sentences that tell of the incident; null for none."""
    if telling.span is None or not 0 < _width(telling) <= YEAR:
        return None
    first, last = (date.fromordinal(day).isoformat() for day in telling.span)
    told: Counter[str] = Counter()
    for claim in [t.claim for t in group][:MANY]:
        dating, then = evidence.datings.get(claim.report), _followed(claim, evidence)
        inside = [t for t in evidence.readings[claim.report].times if t not in then and
                  claim.sentence.start <= t.cite.start < claim.sentence.end]  # fmt: skip
        days = {told_day(t, dating) for t in inside} if dating else set()
        told.update(day for day in days if day and first <= day <= last)
    day = most(told.elements())
    why = "Told by the week, month or year: the day that stands beside it."
    return When(edtf=f"{day}?", words=None, reason=why) if day else None


def _followed(claim: Claim, evidence: Evidence) -> Collection[TimeWords]:
    """The times that a claim's sentence gives of what was said or done about it: "was held on Friday over the fire"."""
    lies = {*_lies(), "other"}
    told = (c for c in evidence.readings[claim.report].claims if c.sentence.start == claim.sentence.start)
    return [c.when for c in told if c.when and (
        (isinstance(c.body, Statement) and not c.cite.start <= c.when.cite.start < c.cite.end)
        or (isinstance(c.body, Happening) and c.body.type not in lies))]


def _support(telling: Telling, timed: Sequence[Telling]) -> int:
    """How many tellings give a time: its own words, or a year, month or week that it lies in."""
    when, span = telling.when, telling.span
    return sum(1 for t in timed if t.when and when and (t.when.edtf == when.edtf or (
        span and t.span and ("/" not in t.when.edtf or _width(t) < WEEK) and
        t.span[0] <= span[0] and span[1] <= t.span[1])))  # fmt: skip


def _at_last(when: When | None) -> When | None:
    """What is told as done "by Friday" is of Friday as far as is known."""
    by = when and when.words and when.words.quote[:3].lower() == "by "
    if when is None or not by or not when.edtf.startswith("../"):
        return when
    return replace(when, edtf=when.edtf.removeprefix("../").rstrip("?~") + "?")


def _ahead(published: str | None) -> When | None:
    """What is planned without a day is of none before the report that tells of it."""
    if published is None or "/" in published:
        return None
    return When(edtf=f"{published[:DAY]}/..", words=None, reason="Planned without a day: from its first report on.")


def _width(telling: Telling) -> int:
    return telling.span[1] - telling.span[0] if telling.span else 10**6


def parts(group: Sequence[Telling], cast: Cast) -> tuple[Part, ...]:
    """Who took part, each entity in the role that most tellings give it."""
    roles: dict[str, list[str]] = {}
    for telling in group:
        for participant in telling.body.participants:
            entity = cast.of(participant.mention)
            if entity is not None:
                roles.setdefault(entity.id, []).append(participant.role)
    return tuple(Part(entity=e, role=most(r) or "other") for e, r in sorted(roles.items()))


def modality(group: Sequence[Telling]) -> str:
    """The best view after the last report.

    What is said to have happened outlives plans and fears of it. Said by some and denied by others it stays possible,
    unless a report ends it in its own voice, or few deny what many tell.
    """
    views = [t.claim.modality for t in group]
    last = group[-1].claim
    told = [v for v in views if v in ("happened", "ongoing")]
    denied = views.count("denied")
    if told and denied and denied * FEW >= len(told):
        return last.modality if last.said_by is None and last.modality in ("happened", "denied") else "possible"
    if told:
        return last.modality if last.modality in ("happened", "ongoing") else told[-1]
    return last.modality
