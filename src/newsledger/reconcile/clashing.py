"""Whether two numbers can clash: what no weighing of signs should call a contradiction.

A report of real news is full of numbers that differ because they count different things: growth last year and this,
the length and the breadth of a rig, what two sides sent. Tolls and crowds are counted again and again, by many voices,
and two of them may be held against each other. Any other number is a matter of its own sentence.
"""

from __future__ import annotations

from itertools import pairwise

from newsledger.core.claims import CUMULATIVE_MEASURES
from newsledger.core.lexicon import words
from newsledger.reconcile.counts import Count, compatible
from newsledger.reconcile.parts import singular
from newsledger.reconcile.stems import stem

ALIKE, PART = 2, 1 / 3  # common words around two numbers, at the least and of the fewer: EVIDENCE.md, disagreements
ROUND = 100  # the least unit that numbers are rounded to
NEARLY = 1 / 20  # of a number: what it is rounded to lies so near
BESIDE = 12  # characters before a bracket in which what is converted stands
OPENING = 80  # characters of a sentence that tell of what it is
ASKED = frozenset(("planned", "requested"))
MEASURED = frozenset(("distance", "duration", "money"))  # what is counted are units
COUNTED = CUMULATIVE_MEASURES | {"participants", "magnitude", "affected"}  # counts that reports come back to


def numbers_can_clash(a: Count, b: Count) -> bool:
    """Whether two numbers of one measure and time can contradict one another at all.

    Not where both can be true, where they count two parts or are in two units, where one comes on top of the other, and
    where one voice gives both in sentences of their own. Of what nobody keeps a count of, two voices must speak of one
    thing: in one sentence, or in one noun.
    """
    if compatible(a, b) or a.part != b.part or not _is_one_unit(a, b) or _are_elsewhere(a, b):
        return False
    one_report, one_sentence = a.claim.report == b.claim.report, _is_one_sentence(a, b)
    if is_on_top(a) or is_on_top(b) or _are_two_matters(a, b) or (one_sentence and _is_range(a, b)):
        return False
    if is_rounded(a, b) or is_rounded(b, a):
        return False
    two_voices = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    if a.body.measure not in COUNTED:
        if (a.claim.modality in ASKED) != (b.claim.modality in ASKED):
            return False
        of_one = _is_one_thing(a, b) if a.body.measure in MEASURED or not one_report else bool(a.noun)
        return two_voices and (one_sentence or (a.noun == b.noun and of_one))
    return two_voices or not one_report or one_sentence or a.speaker != b.speaker


def number_can_follow(a: Count, b: Count) -> bool:
    """Whether a number can take the place of an earlier one of its measure at all.

    Tolls and crowds are counted anew. Any other number stands in another's place only if both are told in one unit and
    in like words, and never in the same breath: a thing's height and its breadth are two. What is taken back is
    replaced by whatever its report puts there.
    """
    if _are_two_matters(a, b):
        return False
    if a.body.measure in COUNTED or is_taken_back(a) or is_taken_back(b):
        return not is_rounded(b, a)
    return not _is_one_sentence(a, b) and _is_one_unit(a, b) and _is_one_thing(a, b)


def is_taken_back(count: Count) -> bool:
    """Whether a number is said not to hold, or to be replaced by another, or to replace one."""
    return count.claim.modality == "denied" or count.superseded or count.replaces is not None


def is_rounded(round_one: Count, count: Count) -> bool:
    """Whether a number is a rounding of another to its hundreds or more: 1,700 of 1,730."""
    x, y = round_one.size or 0.0, count.size or 0.0
    if x < ROUND or x % ROUND or x == y:
        return False
    unit = ROUND
    while x % (10 * unit) == 0:
        unit *= 10
    return abs(x - y) <= min(unit / 2, NEARLY * y) and bool(y % unit)


def _are_two_matters(a: Count, b: Count) -> bool:
    """Whether one is of another matter or of an earlier period, or only gives the number beside it in another unit."""
    return (is_of_another(a) != is_of_another(b) or is_of_earlier(a) != is_of_earlier(b)
            or is_converted(a) or is_converted(b))  # fmt: skip


def is_converted(count: Count) -> bool:
    """Whether a measure stands in brackets right behind a number, which it gives in another unit: "$6m (£4m)"."""
    if count.body.measure in COUNTED:
        return False
    before = count.claim.sentence.quote[: max(0, count.claim.cite.start - count.claim.sentence.start)].rstrip("£€$#~ ")
    lead = next((before[: -len(mark)] for mark in words("counted", "brackets") if before.endswith(mark)), None)
    return lead is not None and any(ch.isdigit() for ch in lead[-BESIDE:])


def is_of_earlier(count: Count) -> bool:
    """Whether the words right behind a number put it in an earlier period: "from $8m a year earlier"."""
    at = count.claim.cite.start - count.claim.sentence.start + len(count.claim.cite.quote)
    behind = [word.strip(",.;:)") for word in count.claim.sentence.quote[at : at + OPENING].lower().split()[:6]]
    periods, back = words("counted", "periods"), words("counted", "back")
    return any((one in periods and two in back) or (one in back and two in periods) for one, two in pairwise(behind))


def _is_one_sentence(a: Count, b: Count) -> bool:
    return a.claim.report == b.claim.report and a.claim.sentence.start == b.claim.sentence.start


def _is_one_thing(a: Count, b: Count) -> bool:
    """Whether the words around two numbers have enough in common for both to be of one thing."""
    unit = {stem(word) for word in (*a.body.counted.lower().split(), *b.body.counted.lower().split())}
    one, two = a.context - unit, b.context - unit
    return len(one & two) >= max(ALIKE, PART * min(len(one), len(two)))


def _is_range(a: Count, b: Count) -> bool:
    """Whether two numbers of a sentence are the ends of a range: "from 40 (64 km) to 60 miles"."""
    first, second = sorted((a, b), key=lambda count: count.claim.cite.start)
    at, sentence = first.claim.sentence.start, first.claim.sentence.quote
    between = sentence[first.claim.cite.end - at : max(0, second.claim.cite.start - at)].lower().split()
    before = sentence[: max(0, first.claim.cite.start - at)].lower().split()[-1:]
    return bool(between) and (before, between[-1]) in ((["from"], "to"), (["between"], "and"))


def is_of_another(count: Count) -> bool:
    """Whether its sentence opens by telling of another matter: "In a separate incident, two workers died"."""
    opening = count.claim.sentence.quote[:OPENING].lower().split()[:5]
    return not words("counted", "separate").isdisjoint(word.strip(",.;:") for word in opening)


def is_on_top(count: Count) -> bool:
    """Whether a number is said to come on top of another: "40 other possible deaths", "another five", "ten more"."""
    if count.body.total is False:
        return True
    cite, sentence = count.claim.cite, count.claim.sentence
    at = cite.start - sentence.start
    before = sentence.quote[: max(at, 0)].lower().split()[-1:]
    own = cite.quote.lower().split()
    behind = [word.rstrip(".,;:!?\"”’)") for word in sentence.quote[at + len(cite.quote) :].lower().split()[:1]]
    leads, follows = words("counted", "further"), words("counted", "besides")
    return bool(leads & {*before, *own[:1]} or follows & {*own[1:][-1:], *behind})


def _are_elsewhere(a: Count, b: Count) -> bool:
    """Whether each is of a place of its own, of which neither lies in the other."""
    return bool(a.place and b.place and a.place != b.place and a.place not in b.around and b.place not in a.around)


def _is_one_unit(a: Count, b: Count) -> bool:
    if a.body.measure in COUNTED:
        return True
    return (a.body.unit or "") == (b.body.unit or "") and (a.body.measure not in MEASURED or unit_of(a) == unit_of(b))


def unit_of(count: Count) -> str:
    """The last word of what is counted, in the singular: "mile" of "nautical miles"."""
    return next((singular(word) for word in reversed(count.body.counted.lower().split())), "")
