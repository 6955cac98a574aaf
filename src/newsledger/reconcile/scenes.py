"""Scenes: the place that a number counts in, where its sentence puts the two together.

A place anywhere in a sentence says little: it may be where somebody spoke, was born or sailed for. A number is of a
place that stands right behind it with a preposition ("ten in the valley"), that it is said of ("the valley has ten",
"the valley with ten cases and two deaths"), or that opens the sentence ("In the valley, ten died").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from newsledger.core.claims import Claim, Figure
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import words

BEHIND, BEFORE = 48, 40  # characters between a number and the place that it is of
OPENS = 16  # characters: how near to the sentence's beginning a place stands that frames it
_STOP = re.compile(r"[;:.()]|, ")
_WORD = re.compile(r"[^\W\d_]+")


class Scenes:
    """Finds the place mention that a figure is of."""

    def __init__(self, evidence: Evidence, cast: Cast) -> None:
        self._evidence = evidence
        places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        figures: dict[str, list[int]] = defaultdict(list)
        claims: dict[str, dict[int, Claim]] = defaultdict(dict)
        for mention in evidence.mentions.values():
            entity = cast.of(mention.id)
            if entity is not None and entity.kind == "place":
                places[mention.cite.report].append((mention.cite.start, mention.cite.end, mention.id))
        for claim in evidence.claims.values():
            if isinstance(claim.body, Figure):
                figures[claim.report].append(claim.cite.start)
                claims[claim.report][claim.cite.start] = claim
        self._places = {report: sorted(found) for report, found in places.items()}
        self._figures = {report: sorted(found) for report, found in figures.items()}
        self._claims = claims

    def of(self, claim: Claim) -> str | None:
        """The mention of the place that a figure counts in; null where its sentence does not say."""
        given = self._evidence.mentions.get(claim.place or "")
        if given is not None and (given.cite.report != claim.report or _meets(given.cite.start, claim)):
            return given.id
        sentence = claim.sentence
        all_places = self._places.get(claim.report, [])
        first = bisect_left(all_places, (sentence.start, 0, ""))
        near = [p for p in all_places[first : first + 12] if p[0] < sentence.end]
        return self._behind(claim, near) or self._before(claim, near) or \
            self._opening(claim, near) or self._beside(claim, near)  # fmt: skip

    def _behind(self, claim: Claim, near: list[tuple[int, int, str]]) -> str | None:
        """The place right behind: "ten in the valley", "ten bodies were found in the valley"."""
        place = next((p for p in near if p[0] >= claim.cite.end), None)
        if place is None or place[0] - claim.cite.end > BEHIND or self._number_between(claim, claim.cite.end, place[0]):
            return None
        between = self._text(claim, claim.cite.end, place[0])
        spoken = _WORD.findall(between.lower())
        led = not words("counted", "placing").isdisjoint(spoken[-2:]) and not _STOP.search(between)
        turns = words("incidents", "turns") | words("incidents", "pronouns")
        return place[2] if led and turns.isdisjoint(spoken[:-2]) else None

    def _before(self, claim: Claim, near: list[tuple[int, int, str]]) -> str | None:
        """The place that has the number: "the valley has ten", "the valley with ten cases and two deaths"."""
        place = next((p for p in reversed(near) if p[1] <= claim.cite.start), None)
        if place is None or claim.cite.start - place[1] > BEFORE:
            return None
        between = self._text(claim, place[1], claim.cite.start)
        spoken = _WORD.findall(between.lower())
        light = words("counted", "having") | words("counted", "people") | words("counted", "empty") | {"and", "s"}
        has = not spoken or not words("counted", "having").isdisjoint(spoken) or spoken[-1] == "and"
        known = all(w in light or w.rstrip("s") in light for w in spoken)
        return place[2] if has and known and not _STOP.search(between) else None

    def _opening(self, claim: Claim, near: list[tuple[int, int, str]]) -> str | None:
        """The place that frames the sentence: "In the valley, ten died"."""
        if not near or near[0][0] - claim.sentence.start > OPENS or near[0][1] > claim.cite.start:
            return None
        before = self._text(claim, claim.sentence.start, near[0][0]).lower().split()
        text = self._text(claim, near[0][1], claim.sentence.end).lstrip("\"”’")
        framed = bool(before) and before[0] in words("counted", "placing") and len(before) <= 2
        return near[0][2] if framed and text[:1] in (",", " ") else None

    def _beside(self, claim: Claim, near: list[tuple[int, int, str]]) -> str | None:
        """The place behind a number that goes on from this one: "two were killed and nine hurt in the valley"."""
        starts = self._figures.get(claim.report, [])
        n = bisect_left(starts, claim.cite.end)
        other = self._claims[claim.report][starts[n]] if n < len(starts) else None
        if other is None or other.sentence.start != claim.sentence.start or other.cite.start - claim.cite.end > BEHIND:
            return None
        assert isinstance(claim.body, Figure) and isinstance(other.body, Figure)
        between = self._text(claim, claim.cite.end, other.cite.start)
        joined = not _STOP.search(between) and "and" in _WORD.findall(between.lower())[-2:]
        apart = other.body.measure == claim.body.measure or any(claim.cite.end <= p[0] < other.cite.start for p in near)
        return self._behind(other, near) if joined and not apart else None

    def _number_between(self, claim: Claim, start: int, end: int) -> bool:
        starts = self._figures.get(claim.report, [])
        n = bisect_left(starts, start)
        return n < len(starts) and starts[n] <= end

    def _text(self, claim: Claim, start: int, end: int) -> str:
        offset = claim.sentence.start
        return claim.sentence.quote[max(start - offset, 0) : max(end - offset, 0)]


def _meets(start: int, claim: Claim) -> bool:
    return claim.cite.start <= start < claim.cite.end
