"""Likeness: whether two figures of one measure count the same thing, weighed from what is told of each.

The signs are those that a coder goes by: the incident, the part of the people and the place that each counts, what one
report says of both at once, who says it, and how far apart the numbers lie. Their weights were learned from coded
crises (train/same_count.py); a positive sum says that the two are points of one count.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import fsum, log, log2

from newsledger.core.lexicon import lexicon
from newsledger.reconcile.counts import RISING, Count
from newsledger.reconcile.parts import kind_counted

FAR = 4.0  # doublings beyond which two numbers are simply far apart
FALLS = 4.0  # times: further than this no toll was lowered in the crises at hand
STEADY = frozenset(("affected", "participants", "magnitude", "abducted"))  # measures that move by correction, if at all
GENERAL = frozenset(("", "people", "person", "body", "victim", "dead", "life", "other"))


@cache
def weights() -> Mapping[str, float]:
    """Sign -> how much it speaks for one count; "" is what is known before any sign."""
    found: Mapping[str, float] = lexicon("samecount")["weights"]
    return found


def likeness(a: Count, b: Count) -> float:
    """The sum of the weighted signs that two figures count the same thing; above 0 they more likely do."""
    known = weights()
    return known["start"] + fsum(known.get(name, 0.0) * value for name, value in signs(a, b).items())


def told_apart(a: Count, b: Count) -> bool:
    """Whether two figures cannot count one thing, whatever else speaks for it.

    They name those they count, and name others ("300 Danes", "some 150 ethnic Finns"), or a later report's number is so
    far below that it is a part told as if it were a total.
    """
    one, two = named(a.body.counted), named(b.body.counted)
    if one and two and one.isdisjoint(two):
        return True
    first, last = (a, b) if a.order <= b.order else (b, a)
    apart = a.body.measure in RISING and first.claim.report != last.claim.report
    return apart and (first.size or 0.0) > FALLS * (last.size or 0.0) > 0


@cache
def named(counted: str) -> frozenset[str]:
    """The names in what is counted, in the singular where that is plain.

    >>> sorted(named("ethnic Finns")), sorted(named("Danish youths")), sorted(named("people"))
    (['Finn'], ['Danish'], [])
    """
    return frozenset(word.removesuffix("s") for word in counted.split() if word[:1].isupper())


def signs(a: Count, b: Count) -> dict[str, float]:
    """The signs that hold of two figures of one measure, each with its strength."""
    return {**_scope(a, b), **_numbers(a, b), **_telling(a, b)}


def _scope(a: Count, b: Count) -> dict[str, float]:
    found: dict[str, float] = {}
    if a.incident and b.incident:
        found["incident same" if a.incident == b.incident else "incident other"] = 1.0
    if a.told and b.told:
        found["told same" if a.told == b.told else "told other"] = 1.0
    if a.part or b.part:
        found["part same" if a.part == b.part else "part other" if a.part and b.part else "part of one"] = 1.0
    found[f"place {_places(a, b)}"] = 1.0
    if a.wide != b.wide:
        found["place wide, one"] = 1.0
    elif not a.wide:
        found["place narrow, same" if a.place == b.place else "place narrow, other"] = 1.0
    else:
        found["place wide, both"] = 1.0
    one, two = kind_counted(a.body), kind_counted(b.body)
    if one == two:
        found["noun same"] = 1.0
    elif one not in GENERAL and two not in GENERAL:
        found["noun other"] = 1.0
    unlike = a.body.measure not in ("killed", "injured", "missing")
    if unlike and one != two:
        found["noun other, of things"] = 1.0
    if (one == "body") != (two == "body"):
        found["bodies"] = 1.0
    if a.time and b.time:
        found["time same" if a.time == b.time else "time other"] = 1.0
    return found


def _places(a: Count, b: Count) -> str:
    if a.place is None or b.place is None:
        return "none" if a.place is b.place else "of one"
    if a.place == b.place:
        return "same"
    return "nested" if a.place in b.around or b.place in a.around else "other"


def _numbers(a: Count, b: Count) -> dict[str, float]:
    found: dict[str, float] = {}
    x, y = a.size, b.size
    if x is None or y is None:
        return {"number lost": 1.0}
    if x == y:
        found["number same"] = 1.0
        found["number same, large"] = min(log2(x + 1.0), 6.0) / 6.0
    elif x > 0 and y > 0:
        found["number apart"] = min(log2(max(x, y) / min(x, y)), FAR)
        small, great = (a, b) if x < y else (b, a)
        if small.place and great.place and great.place in small.around:
            found["narrower, smaller"] = 1.0
        if small.part and not great.part:
            found["part, smaller"] = 1.0
        first, last = (a, b) if a.order <= b.order else (b, a)
        fall = (first.size or 0.0) / (last.size or 1.0)
        if fall > 1.0 and a.body.measure in RISING and first.claim.report != last.claim.report:
            found["falls"] = min(log2(fall), FAR)
    return found


def _telling(a: Count, b: Count) -> dict[str, float]:
    found: dict[str, float] = {}
    one = a.claim.report == b.claim.report
    voice = a.speaker == b.speaker
    taken_back = "denied" in (a.claim.modality, b.claim.modality) or a.superseded or b.superseded
    if one:
        kind = "taken back" if taken_back else "one voice" if voice else "two voices"
        kind = "number same" if a.size == b.size else kind
        found[f"one report, {kind}"] = 1.0
        if a.claim.sentence.start == b.claim.sentence.start:
            found["one sentence"] = 1.0
    if a.speaker and b.speaker:
        found["speaker same" if voice else "speaker other"] = 1.0
    whole = {c.body.part_of for c in (a, b)} - {None}
    if (a.body.part_of and a.body.part_of in (b.claim.id, b.body.part_of)) or b.body.part_of == a.claim.id:
        found["parted"] = 1.0
    elif whole:
        found["part of another, both" if None not in (a.body.part_of, b.body.part_of) else "part of another, one"] = 1.0
    if (a.body.total is True) != (b.body.total is True):
        found["total, one"] = 1.0
    if a.claim.headline or b.claim.headline:
        found["headline"] = 1.0
    mine, theirs = a.context, b.context
    if mine and theirs:
        found["words"] = len(mine & theirs) / min(len(mine), len(theirs))
    found["most of both" if a.top and b.top else "most of one" if a.top or b.top else "most of none"] = 1.0
    if a.first and b.first:
        found["first of both"] = 1.0
    gap = abs((a.days[1] - b.days[1]).days)
    if a.body.measure in STEADY:
        found["number steady" if a.size == b.size else "number moves, of what is steady"] = 1.0
    found["days between"] = log(1 + min(gap, 60))
    return found
