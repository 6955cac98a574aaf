"""Lands: the country whose cases of an illness a number counts, where an outbreak is in several.

Each country counts its own, so two countries' numbers are never two accounts of one count, and the number of the whole
world is of none of them. A number is of the country that its own words place it in; else of the one that stands at the
head of its row ("Norland: 12 cases"), or of the only one that its sentence names; else of its speaker's ("the Norish
health minister"). Where none of these tells, it is of any.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsledger.core.claims import Claim
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.names import countries, demonyms, plain
from newsledger.reconcile.abroad import BORDERLESS
from newsledger.reconcile.attached import Attached

WORLD = "world"
LONGEST = 3  # words of a country's name that is looked for in a sentence
HARMED = frozenset(("killed", "affected", "injured"))
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_WORLD = re.compile(r"\b(?:worldwide|world-wide|globally|(?:around|across|throughout) the (?:world|globe))\b", re.I)
_HEADS = re.compile(r"\s*(?::|,?\s*where\b)")  # behind a country's name: "Norland: 12 cases", "Norland, where 12 died"
_ASIDE = frozenset(("from", "to", "via", "outside", "beyond", "besides"))  # before one that is not where they are


def lands(figures: Sequence[Attached], evidence: Evidence, cast: Cast,
          incidents: Sequence[Incident]) -> Mapping[str, str]:  # fmt: skip
    """Claim id -> the code of the country whose sick or dead are counted, or the whole world, in a wide outbreak."""
    ill = {i.id for i in incidents if i.type in BORDERLESS}
    concerned = [f for f in figures if f.incident in ill and f.body.measure in HARMED and not f.era]
    placed = {f.claim.id: code for f in concerned if (code := _land(f.place, cast)) is not None}
    if len(set(placed.values())) < 2:
        return {}
    towns = _towns(evidence, cast)
    found = {}
    for figure in concerned:
        code = placed.get(figure.claim.id) or told(figure.claim, towns) or _speakers(figure.claim, cast)
        if code is not None:
            found[figure.claim.id] = code
    return found


def told(claim: Claim, towns: Mapping[str, Sequence[tuple[int, str]]]) -> str | None:
    """The country at the head of a number's row or clause, the only one that its sentence names, or the whole world."""
    sentence, start = claim.sentence.quote, claim.cite.start - claim.sentence.start
    spoken = [(m.start(), m.group()) for m in _WORD.finditer(sentence)]
    named = list(_named(spoken))
    heads = [code for _, end, code in named if end < start and _HEADS.match(sentence, end)]
    if heads:
        return heads[-1]
    if _WORLD.search(sentence):
        return WORLD
    inside = towns.get(claim.report, ())
    near = inside[bisect_left(inside, (claim.sentence.start, "")) : bisect_left(inside, (claim.sentence.end, ""))]
    codes = {code for at, _, code in named if not _is_aside(sentence, at)}
    codes |= {code for at, code in near if not _is_aside(sentence, at - claim.sentence.start)}
    return next(iter(codes)) if len(codes) == 1 else None


def _named(spoken: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """The countries and peoples named in a sentence: where their names begin and end, and their codes."""
    n = 0
    while n < len(spoken):
        for size in range(LONGEST, 0, -1):
            name = " ".join(word for _, word in spoken[n : n + size])
            flat = plain(name)
            code = countries().get(flat) or (demonyms().get(flat) if size == 1 else None)
            if code is not None and name[0].isupper() and n + size <= len(spoken):
                last, word = spoken[n + size - 1]
                yield spoken[n][0], last + len(word), code
                n += size - 1
                break
        n += 1


def _is_aside(sentence: str, start: int) -> bool:
    """Whether a name is only where somebody came from or what is left out: "after returning from Norland"."""
    return not _ASIDE.isdisjoint(sentence[:start].lower().split()[-2:])


def _towns(evidence: Evidence, cast: Cast) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Report -> where it names places, with their countries."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for mention in evidence.mentions.values():
        entity = cast.of(mention.id)
        if entity is not None and entity.kind == "place" and entity.country:
            found[mention.cite.report].append((mention.cite.start, entity.country))
    return {report: sorted(places) for report, places in found.items()}


def _speakers(claim: Claim, cast: Cast) -> str | None:
    """The one country that a speaker's name and office tell: whose minister it is."""
    said_by = claim.said_by
    if said_by is None or said_by.speaker is None:
        return None
    entity = cast.of(said_by.mention)
    texts = (said_by.speaker.quote, *((entity.name, *entity.roles) if entity else ()))
    codes = {code for text in texts
             for _, _, code in _named([(m.start(), m.group()) for m in _WORD.finditer(text)])}  # fmt: skip
    return next(iter(codes)) if len(codes) == 1 else None


def _land(place: str | None, cast: Cast) -> str | None:
    entity = cast.entities.get(place or "")
    return entity.country if entity else None
