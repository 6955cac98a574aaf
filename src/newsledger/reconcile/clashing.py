"""Whether two numbers can clash: what no weighing of signs should call a contradiction.

A report of real news is full of numbers that differ because they count different things: growth last year and this,
the length and the breadth of a rig, what two sides sent. Tolls and crowds are counted again and again, by many voices,
and two of them may be held against each other. Any other number is a matter of its own sentence.
"""

from __future__ import annotations

from newsledger.core.claims import CUMULATIVE_MEASURES
from newsledger.core.lexicon import words
from newsledger.reconcile.counts import Count, compatible

COUNTED = CUMULATIVE_MEASURES | {"participants", "magnitude", "affected"}  # counts that reports come back to


def numbers_can_clash(a: Count, b: Count) -> bool:
    """Whether two numbers of one measure and time can contradict one another at all.

    Not where both can be true, where they count two parts or are in two units, where one comes on top of the other, and
    where one voice gives both in sentences of their own. Of what nobody keeps a count of, two voices must speak of one
    thing: in one sentence, or in one noun.
    """
    if compatible(a, b) or a.part != b.part or not _is_one_unit(a, b) or _are_elsewhere(a, b):
        return False
    one_report = a.claim.report == b.claim.report
    one_sentence = one_report and a.claim.sentence.start == b.claim.sentence.start
    if is_on_top(a) or is_on_top(b):
        return False
    two_voices = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    if a.body.measure not in COUNTED:
        return two_voices and (one_sentence or (bool(a.noun) and a.noun == b.noun))
    return two_voices or not one_report or one_sentence or a.speaker != b.speaker


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
    return (a.body.unit or "") == (b.body.unit or "") or a.body.measure in COUNTED
