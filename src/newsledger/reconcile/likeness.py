"""Likeness: whether two figures of one measure count the same thing, weighed from what is told of each.

Some facts settle it (`told_apart`). The rest are signs that a coder goes by: the incident, the part of the people and
the place that each counts, what one report says of both at once, who says it, and how far apart the numbers lie. Their
weights were learned from coded crises (train/same_count.py); a positive sum says that the two are points of one count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import fsum, log, log2

from newsledger.core.lexicon import lexicon
from newsledger.core.names import demonyms, plain
from newsledger.reconcile.counts import RISING, Count, compatible
from newsledger.reconcile.parts import part_and_where

FAR = 4.0  # doublings beyond which two numbers are simply far apart
FALLS = 4.0  # times: further than this no toll was lowered in the crises at hand
VOICE = 1.2  # times: by which one voice's two numbers of one report differ if they count two things
TWO = 6.0  # taken away where one voice gives both, that much of it as its weight in the two counts: EVIDENCE.md, books
LONG = 60  # days after which it does not matter how long ago
SMALL = 10  # numbers below it agree by chance
STEADY = frozenset(("affected", "participants", "magnitude", "abducted"))  # measures that move by correction, if at all
PEOPLE = frozenset(("killed", "injured", "missing"))


@cache
def weights() -> Mapping[str, float]:
    """Sign -> how much it speaks for one count; "" is what is known before any sign."""
    found: Mapping[str, float] = lexicon("samecount")["weights"]
    return found


def likeness(a: Count, b: Count) -> float:
    """The sum of the weighted signs that two figures count the same thing; above 0 they more likely do."""
    known = weights()
    told = fsum(known.get(name, 0.0) * value for name, value in signs(a, b).items())
    return known["start"] + told - TWO * is_two(a, b)


def told_apart(a: Count, b: Count) -> bool:
    """Whether two figures cannot count one thing, whatever else speaks for it.

    One alone is set apart by its report; one is a part of the other; they count two parts of the people (police,
    rebels), people aboard and on the ground, or the sick of two countries; they name those they count, and name others
    ("300 Danes", "some 150 ethnic Finns"); one sentence gives each for another place; or a later report's number is so
    far below that it is a part told as if it were a total.
    """
    if a.set_apart != b.set_apart and a.incident != b.incident:
        return True
    if a.claim.id == b.body.part_of or b.claim.id == a.body.part_of or _are_other_parts(a, b):
        return True
    one, two = named(a.body.counted), named(b.body.counted)
    if are_of_two_lands(a, b) or (one and two and one.isdisjoint(two)):
        return True
    if a.claim.report == b.claim.report:
        return _are_listed(a, b)
    first, last = (a, b) if a.order <= b.order else (b, a)
    return a.body.measure in RISING and not last.lowered and (first.size or 0.0) > FALLS * (last.size or 0.0) > 0


def _are_listed(a: Count, b: Count) -> bool:
    """Whether one sentence gives the two for two places: "two people in Torvik, and two people in Aldal"."""
    return a.claim.sentence.start == b.claim.sentence.start and _places(a, b) == "other"


def is_two(a: Count, b: Count) -> bool:
    """Whether one voice gives both in one report, neither in place of the other, and they differ."""
    x, y = a.size, b.size
    known = a.claim.report == b.claim.report and a.speaker == b.speaker and not is_moved(a, b)
    differ = not compatible(a, b) and max(x or 0.0, y or 0.0) > VOICE * min(x or 0.0, y or 0.0)
    return known and x is not None and y is not None and differ


def are_of_two_lands(a: Count, b: Count) -> bool:
    """Whether two figures count the sick or dead of two countries, or of one and of the whole world."""
    return bool(a.land and b.land) and a.land != b.land


def _are_other_parts(a: Count, b: Count) -> bool:
    (one, there), (two, here) = part_and_where(a.part), part_and_where(b.part)
    return bool(one and two and one != two) or {there, here} == {"aboard", "ground"}


def is_moved(a: Count, b: Count) -> bool:
    """Whether one of two figures is taken back, or is named as what another replaces."""
    return "denied" in (a.claim.modality, b.claim.modality) or a.superseded or b.superseded


@cache
def named(counted: str) -> frozenset[str]:
    """The names in what is counted, nations by their code, in the singular where that is plain.

    >>> sorted(named("ethnic Finns")), sorted(named("Danish youths")), sorted(named("people"))
    (['FI'], ['DK'], [])
    """
    return frozenset(demonyms().get(plain(word), word.removesuffix("s")) for word in counted.split()
                     if word[:1].isupper())  # fmt: skip


def signs(a: Count, b: Count) -> dict[str, float]:
    """The signs that hold of two figures of one measure, each with its strength."""
    told = {name: 1.0 for found in (_incidents(a, b), _scope(a, b), _nouns(a, b), _telling(a, b)) for name in found}
    return {**told, **_numbers(a, b)}


def _incidents(a: Count, b: Count) -> Iterator[str]:
    if a.incident and b.incident:
        yield "incident same" if a.incident == b.incident else "incident other"
    if a.told and b.told:
        yield "told same" if a.told == b.told else "told other"
    if a.time and b.time:
        yield "time same" if a.time == b.time else "time other"


def _scope(a: Count, b: Count) -> Iterator[str]:
    """The parts of the people, and the places; of like parts the place says less."""
    if a.part or b.part:
        yield f"part {'same' if a.part == b.part else 'other' if a.part and b.part else 'one'}"
    relation, beside = _places(a, b), " contrasted" if is_contrasted(a, b) else ""
    if a.part and a.part == b.part:
        yield f"of one part, place {relation}{beside}"
    elif relation == "same":
        yield "place same, its own count" if a.beside else "place same"
    else:
        yield f"place {relation}{beside}"
        if relation == "nested" and a.size is not None and b.size is not None and a.size != b.size:
            small, great = (a, b) if (a.size or 0.0) < (b.size or 0.0) else (b, a)
            yield f"place nested, inner {'smaller' if great.place in small.around else 'greater'}"
    if a.body.part_of and b.body.part_of:
        yield "part of another, both"
    elif a.body.part_of or b.body.part_of:
        yield "part of another, one"
    elif not a.part and not b.part and relation in ("same", "none"):
        yield "scope whole"


def is_contrasted(a: Count, b: Count) -> bool:
    """Whether some report gives one number for the place of the one and another for that of the other."""
    return a.place != b.place and (b.place or "") in a.beside


def _places(a: Count, b: Count) -> str:
    if a.place is None or b.place is None:
        return "none" if a.place is b.place else "of one"
    if a.place == b.place:
        return "same"
    return "nested" if a.place in b.around or b.place in a.around else "other"


def _nouns(a: Count, b: Count) -> Iterator[str]:
    one, two = a.noun, b.noun
    things = "" if a.body.measure in PEOPLE else ", of things"
    yield f"noun {'same' if one == two else 'other' if one and two else 'of one'}{things}"
    if (one == "body") != (two == "body"):
        yield "bodies"
    named_a, named_b = named(a.body.counted), named(b.body.counted)
    if bool(named_a) != bool(named_b):
        yield "named, one"
    elif named_a and named_a == named_b:
        yield "named, both"


def _numbers(a: Count, b: Count) -> dict[str, float]:
    """How the numbers lie, as strengths."""
    found = {"days between": log(1 + min(abs((a.days[1] - b.days[1]).days), LONG))}
    if a.context and b.context:
        found["words"] = len(a.context & b.context) / min(len(a.context), len(b.context))
    x, y = a.size, b.size
    if x is None or y is None:
        return {**found, "number lost": 1.0}
    if a.body.measure in STEADY:
        found["number steady" if x == y else "number moves, of what is steady"] = 1.0
    if x == y:
        found["number same"] = 1.0
        found["number same, small"] = float(x < SMALL)
        return found
    first, last = (a, b) if a.order <= b.order else (b, a)
    kind = "rises" if (last.size or 0.0) >= (first.size or 0.0) or last.lowered else "falls"
    steady = ", of what is steady" if a.body.measure in STEADY else ""
    one = ", one report" if a.claim.report == b.claim.report else ""
    found[f"{kind}{steady}{one}"] = 1.0
    found[f"{kind} far{one}"] = min(log2(max(x, y) / max(min(x, y), 1.0)), FAR)
    found["compatible"] = float(compatible(a, b))
    return found


def _telling(a: Count, b: Count) -> Iterator[str]:
    """What the reports say of both, and who says it."""
    one = a.claim.report == b.claim.report
    if one:
        voices = ("one voice" if a.speaker == b.speaker else
                  "a voice and the report" if None in (a.speaker, b.speaker) else "two voices")  # fmt: skip
        yield f"one report, {voices}{', taken back' if is_moved(a, b) else ''}"
        if a.claim.sentence.start == b.claim.sentence.start:
            yield "one sentence"
    if a.speaker and b.speaker:
        yield "speaker same" if a.speaker == b.speaker else "speaker other"
    if (a.body.total is True) != (b.body.total is True):
        yield "total, one"
    if a.claim.headline or b.claim.headline:
        yield "headline"
    if a.grows or b.grows:
        yield "words of a toll, both" if a.grows and b.grows else "words of a toll, one"
    most = "both" if a.top and b.top else "one" if a.top or b.top else "none"
    yield f"most of {most}"
    if a.first and b.first:
        yield "first of both"
