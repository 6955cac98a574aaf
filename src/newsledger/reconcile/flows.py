"""Flows: how much leaks, is caught or is made each day or hour, told again and again, as a count of its own over time.

"5,000 barrels a day are leaking" is no total, and what is let out is not what is caught. Numbers of one unit and one
span of time are of one flow where they tell of one of these and of one country: what leaks or is caught where none is
told goes with the one that is, of what is made each number must tell its country. A number that tells none of these
ways is in no count. Of several estimates none is a part of another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsledger.core.evidence import Cast
from newsledger.core.lexicon import lexicon, words
from newsledger.core.names import country_name
from newsledger.reconcile.counts import Count
from newsledger.reconcile.parts import singular
from newsledger.reconcile.samecount import OneCount
from newsledger.reconcile.stems import stem

NEAR, AROUND = 48, 90  # characters behind a number in which its span of time stands; around it, what is told of it
TOLD = 2  # reports that must tell a flow
STANDS = ("happened", "ongoing", "denied")
MADE, SPENT = "made", "spent"
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.;:]|, (?!a |per )|\s[-–—]+\s|['’]")
Flow = tuple[str, str]  # unit and span of time, way


def flows(seen: Iterable[Count], cast: Cast) -> list[OneCount]:
    """The flows that several reports tell, with their points in the order they were said."""
    found: dict[Flow, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for count in seen:
        each, unit, way = span_of(count), unit_of(count), way_of(count)
        if each and unit and way not in ("", SPENT) and count.claim.modality in STANDS and not count.era:
            entity = cast.of(count.claim.place)
            found[f"{unit} {each}", way][(entity.country if entity else None) or ""].append(count)
    made = []
    for (unit, way), lands in sorted(found.items()):
        for land, points in sorted(_by_land(way, lands).items()):
            if len({c.claim.report for c in points if not c.copied}) >= TOLD:
                part = ", ".join(filter(None, (unit, way, country_name(land) if way == MADE else "")))
                made.append(OneCount(measure="other", era="", incident=None, part=part, place=None,
                                     points=tuple(sorted(points, key=lambda c: (c.order, c.claim.id)))))  # fmt: skip
    return made


def _by_land(way: str, lands: Mapping[str, list[Count]]) -> Mapping[str, list[Count]]:
    """The numbers of one flow by their country; those that tell none with the only one, save of what is made."""
    told = {land: points for land, points in lands.items() if land}
    if way == MADE:
        return told
    return lands if len(told) > 1 else {next(iter(told), ""): [c for points in lands.values() for c in points]}


def span_of(count: Count) -> str | None:
    """The span of time that a number is told for ("a day"); null where it is told for none."""
    claim = count.claim
    behind = claim.sentence.quote[max(claim.cite.end - claim.sentence.start, 0) :][:NEAR]
    spoken = _CLAUSE.split(re.sub(r"\([^)]*\)|-LRB-.*?-RRB-", " ", behind), maxsplit=1)[0].lower()
    spans: Mapping[str, str] = lexicon("counted")["spans"]
    said = ["", *_WORD.findall(spoken), "", ""]
    for before, word, unit, after in zip(said, said[1:], said[2:], said[3:], strict=False):
        if word in spans:
            return spans[word]
        if word in frozenset(lexicon("figures")["rates"]["each"]) and unit in words("counted", "lasting"):
            within = word in ("a", "an") and before in words("counted", "within")
            return f"a {unit}" if not within and _may_follow(after) else None
    return None


def _may_follow(word: str) -> bool:
    """Whether a word may stand behind "a day" in a rate: none, one of grammar, a verb; no noun ("a night raid")."""
    if word in {*lexicon("figures")["rates"]["point"]} - {"of", "into", "to", "from"}:
        return False
    ways = {w for listed in lexicon("counted")["ways"].values() for w in listed}
    return not word or word in words("counted", "behind") or word in ways or word.endswith(("ing", "ed", "ly"))


def unit_of(count: Count) -> str | None:
    """What is measured, in the plural as reports say it ("barrels"); null for anything that is no amount."""
    said = count.body.counted.lower().split()[-1:] if count.body.measure == "other" else []
    amounts: Mapping[str, str] = lexicon("counted")["amounts"]
    return next((amounts[singular(word)] for word in said if singular(word) in amounts), None)


def way_of(count: Count) -> str:
    """Whether what is told of gets out, is caught, made or spent, by the nearest word for it; "" where none is."""
    claim = count.claim
    start = max(claim.cite.start - claim.sentence.start, 0)
    sentence = claim.sentence.quote.lower()
    before, behind = sentence[max(0, start - AROUND) : start], sentence[start + len(claim.cite.quote) :][:AROUND]
    told = [(n, stem(w)) for n, w in enumerate(reversed(_WORD.findall(before)))]
    told += [(n, stem(w)) for n, w in enumerate(_WORD.findall(behind))]
    ways = ((n, way) for n, word in sorted(told) for way, listed in lexicon("counted")["ways"].items()
            if word in {stem(w) for w in listed})  # fmt: skip
    return next((way for _, way in ways), "")
