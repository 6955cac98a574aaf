"""Lands: the country whose cases of an illness a number counts, where an outbreak is in several.

Each country counts its own, so two countries' numbers are never two accounts of one count, and the number of the whole
world is of none of them. A number is the world's where its own clause says so ("in 29 countries"); else of the country
that it is placed in, that stands at the head of its row ("Norland: 12 cases"), or that a few words tie to it ("killed
12 in Norland", "Norland has 12"); else of its speaker's, where that is an office of health ("the Norish health
minister"). What is only tied or said by is told apart only where another number is placed in that country. Where none
of these tells, it is of any.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from newsledger.core.claims import Claim
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import lexicon, words
from newsledger.core.names import countries, demonyms, plain
from newsledger.reconcile.abroad import BORDERLESS
from newsledger.reconcile.attached import Attached

WORLD = "world"
LONGEST = 3  # words of a country's name that is looked for in a sentence
NEAR, REACH = 10, 160  # words, and characters, between a country and a number that it is tied to
HARMED = frozenset(("killed", "affected", "injured"))
Named = tuple[int, int, str]  # where the name of a country begins and ends in a sentence, and its code
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_OWN = re.compile(r"['’]s$")
_WORLD = re.compile(
    r"\b(?:worldwide|world-wide|globally|(?:around|across|throughout) the (?:world|globe)"
    r"|(?:in|across) (?:[a-z]{1,9} ){0,3}(\d{1,3}|[a-z-]{1,16}) (?:countries|nations))\b",
    re.I,
)
_HEADS = re.compile(r"\s{0,3}(?::|,?\s{0,3}where\b)")  # behind a name: "Norland: 12 cases", "Norland, where 12 died"
_DATELINE = re.compile(r"[A-Z][\w.’'-]{1,30},\s{0,3}$")  # before a country that only says where a report was written
_ENDS = re.compile(r"[,;:()\[\]\"“”–—\d]|-[LR][RS]B-|\s--?\s")  # what a tie does not reach over
_BESIDE = re.compile(r"\s{0,3}(?:,|/|&|,?\s{0,3}\b(?:and|or)\b)\s{0,3}(?:in\s|the\s){0,2}")  # between two names


def lands(figures: Sequence[Attached], evidence: Evidence, cast: Cast,
          incidents: Sequence[Incident]) -> Mapping[str, str]:  # fmt: skip
    """Claim id -> the code of the country whose sick or dead are counted, or the whole world, in a wide outbreak."""
    ill = {i.id for i in incidents if i.type in BORDERLESS}
    concerned = [f for f in figures if f.incident in ill and f.body.measure in HARMED and not f.era]
    placed = {f.claim.id: code for f in concerned if (code := _land(f.place, cast)) is not None}
    known = frozenset(placed.values())
    if len(known) < 2:
        return {}
    towns = _towns(evidence, cast)
    found = {}
    for figure in concerned:
        claim = figure.claim
        code = WORLD if is_of_the_world(claim) else placed.get(claim.id) or heading(claim)
        if code is None:
            named = _named_in(claim, towns)
            code = tied(claim, named) or _speakers(claim, cast, named)
            code = code if code in known else None
        if code is not None:
            found[claim.id] = code
    return found


def is_of_the_world(claim: Claim) -> bool:
    """Whether a number's own clause says that it is of the whole world, or of so many countries."""
    sentence, start, end = _where(claim)
    for m in _WORLD.finditer(sentence):
        if m[1] and not (m[1].isdecimal() or m[1].lower() in lexicon("numbers")["cardinals"]):
            continue
        if m.start() >= end:
            if m.start() - end <= REACH and _is_tie(sentence[end : m.start()]):
                return True
        elif m.end() <= start <= m.end() + REACH:
            gap = sentence[m.end() : start]
            if _is_tie(gap.removeprefix(",") if m.start() == 0 else gap):
                return True
    return False


def heading(claim: Claim) -> str | None:
    """The country at the head of a number's row or clause: "Norland: 12 cases", "Norland, where 12 people died"."""
    sentence, start, _ = _where(claim)
    heads = [code for at, end, code in _names(sentence) if end < start and _HEADS.match(sentence, end)
             and not _DATELINE.search(sentence, max(0, at - 40), at)]  # fmt: skip
    return heads[-1] if heads else None


def tied(claim: Claim, named: Sequence[Named]) -> str | None:
    """The one country that a few words tie to a number: those behind it, else those before it."""
    sentence, start, end = _where(claim)
    for n, (at, _, code) in enumerate(named):
        if end <= at <= end + REACH and _is_seat(sentence, at) and _is_tie(sentence[end:at]):
            return None if _is_listed(sentence, named, n) else code
    codes = {code for n, (at, last, code) in enumerate(named)
             if last <= start <= last + REACH and _leads(sentence, at, sentence[last:start])
             and not _is_listed(sentence, named, n) and not _is_aside(sentence, at)}  # fmt: skip
    return next(iter(codes)) if len(codes) == 1 else None


def _leads(sentence: str, at: int, gap: str) -> bool:
    """Whether a country before a number is whose it is: "in Norland 12", "Norland has 12", "Norland's toll is 12"."""
    own = _OWN.match(gap[:2]) is not None
    behind = _WORD.findall(gap.lower()[2 if own else 0 :])
    if not _is_tie(gap[2:] if own else gap) or not behind:
        return False
    verb = next((word for word in behind if word not in words("counted", "outbreak")), "")
    having = behind[0] in words("counted", "having") or verb in words("counted", "having")
    return _is_seat(sentence, at) or (behind[0] in words("counted", "outbreak")) or (having and not own)


def _is_tie(gap: str) -> bool:
    """Whether the words between a number and a country are few and of one clause, in which nobody speaks."""
    spoken = _WORD.findall(gap.lower())
    return len(spoken) <= NEAR and not _ENDS.search(gap) and words("counted", "untying").isdisjoint(spoken) and (
        lexicon("numbers")["cardinals"].keys().isdisjoint(spoken))  # fmt: skip


def _is_seat(sentence: str, at: int) -> bool:
    """Whether a name is where something is: "in Norland", "in the Norland", "across northern Norland"."""
    before = sentence[max(0, at - 40) : at].lower().split()[-2:]
    return not words("counted", "locating").isdisjoint(before)


def _is_listed(sentence: str, named: Sequence[Named], n: int) -> bool:
    """Whether a country stands beside another in a list, all of which a number is of: "in Norland and Suderland"."""
    pairs = [(named[n - 1], named[n])] if n else []
    pairs += [(named[n], named[n + 1])] if n + 1 < len(named) else []
    return any(a[2] != b[2] and _BESIDE.fullmatch(sentence[a[1] : b[0]]) for a, b in pairs)


def _is_aside(sentence: str, start: int) -> bool:
    """Whether a name is only where somebody came from or what is left out: "after returning from Norland"."""
    before = sentence[max(0, start - 40) : start].lower().split()[-2:]
    return not words("counted", "astray").isdisjoint(before)


def _where(claim: Claim) -> tuple[str, int, int]:
    """A number's sentence, and where it begins and ends in that."""
    start = max(claim.cite.start - claim.sentence.start, 0)
    return claim.sentence.quote, start, start + len(claim.cite.quote)


@lru_cache(maxsize=64)
def _names(sentence: str) -> tuple[Named, ...]:
    """The countries and peoples named in a sentence."""
    return tuple(_found(sentence))


def _found(sentence: str) -> Iterator[Named]:
    spoken = [(m.start(), _OWN.sub("", m.group())) for m in _WORD.finditer(sentence)]
    n = 0
    while n < len(spoken):
        for size in range(min(LONGEST, len(spoken) - n), 0, -1):
            name = " ".join(word for _, word in spoken[n : n + size])
            flat = plain(name)
            code = countries().get(flat) or (demonyms().get(flat) if size == 1 else None)
            if code is not None and name[0].isupper():
                last, word = spoken[n + size - 1]
                yield spoken[n][0], last + len(word), code
                n += size - 1
                break
        n += 1


def _named_in(claim: Claim, towns: Mapping[str, Sequence[Named]]) -> list[Named]:
    """The countries that a number's sentence names, by themselves or by their towns, outside its speaker's words."""
    first, last = claim.sentence.start, claim.sentence.end
    inside = towns.get(claim.report, ())
    near = inside[bisect_left(inside, (first, 0, "")) : bisect_left(inside, (last, 0, ""))]
    known = [(at - first, end - first, code) for at, end, code in near]
    held = {i for at, end, _ in known for i in range(at, end)}
    found = known + [one for one in _names(claim.sentence.quote) if held.isdisjoint(range(*one[:2]))]
    speaker = claim.said_by.speaker if claim.said_by else None
    if speaker is not None:
        found = [one for one in found if not speaker.start <= one[0] + first < speaker.end]
    return sorted(found)


def _towns(evidence: Evidence, cast: Cast) -> Mapping[str, Sequence[Named]]:
    """Report -> where it names places, with their countries."""
    found: dict[str, list[Named]] = defaultdict(list)
    for mention in evidence.mentions.values():
        entity = cast.of(mention.id)
        if entity is not None and entity.kind == "place" and entity.country:
            found[mention.cite.report].append((mention.cite.start, mention.cite.end, entity.country))
    return {report: sorted(places) for report, places in found.items()}


def _speakers(claim: Claim, cast: Cast, named: Sequence[Named]) -> str | None:
    """The one country of an office of health that gives a number, where its sentence names no other."""
    said_by = claim.said_by
    if said_by is None or said_by.speaker is None:
        return None
    entity = cast.of(said_by.mention)
    texts = (said_by.speaker.quote, *((entity.name, *entity.roles) if entity else ()))
    told = frozenset(_WORD.findall(" ".join(texts).lower()))
    codes = {code for text in texts for _, _, code in _names(text)}
    if "health" not in told or told.isdisjoint(words("counted", "official")) or len(codes) != 1:
        return None
    return next(iter(codes)) if codes.issuperset(code for _, _, code in named) else None


def _land(place: str | None, cast: Cast) -> str | None:
    entity = cast.entities.get(place or "")
    return entity.country if entity else None
