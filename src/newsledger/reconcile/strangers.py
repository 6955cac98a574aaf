"""Strangers: figures of another item of their page, which names nobody and nothing that the story's reports share.

A round-up, a live page or a list of other headlines tells of several things, and a number of one of them is not the
other's. Around a figure of the story something stands that many of its reports name: the place, the people, the body
concerned. Where none of these stands around it but a country, region or city of a land that the story is not set in,
and its sentence is not in the story's words, it is of something else. Not so where its clause tells what the reports
are about, where another report gives the number, where the story has no other number of the kind, or the story's land
is not known. People and villages that one report alone names are as often the story's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.judgements import Entity
from newsledger.core.lexicon import lexicon, words
from newsledger.reconcile.attached import Attached
from newsledger.reconcile.setapart import is_growing
from newsledger.reconcile.stems import stem

BEFORE, BEHIND = 350, 200  # characters around a sentence: some two sentences before and one behind
FEW = 4  # reports below which a story shares too little to tell
SHARED = 3  # one in so many reports must name what is the story's own
STRANGE = 2  # names that must stand around a figure of something else
KNOWN = frozenset(("country", "region", "city"))  # places that a gazetteer tells from their namesakes
TELLING, OWN = 4, 0.25  # telling words that its sentence must have; the share of them from which half the reports'
# words make it the story's own: EVIDENCE.md, strangers
_WORD = re.compile(r"[^\W\d_]{4,}")


def without_strangers(figures: Sequence[Attached], evidence: Evidence, cast: Cast,
                      incidents: Iterable[Incident]) -> Iterator[Attached]:  # fmt: skip
    """The figures, those of other items of their pages without an incident."""
    if len(evidence.reports) < FEW:
        yield from figures
        return
    known = {i.id: i for i in incidents}
    around = _Around(evidence, cast, known)
    found = {f.claim.id: where for f in figures if f.incident and not f.era and not _is_of_a_main(f, known)
             and not is_growing(f.claim) and (where := around.elsewhere(f))}  # fmt: skip
    strange = _in_other_words(found, evidence) if found else set()
    own = {(f.incident, f.body.measure) for f in figures if f.claim.id not in strange}
    given = _given(figures, evidence)
    for figure in figures:
        kind = figure.incident, figure.body.measure
        away = figure.claim.id in strange and kind in own and len(given[*kind, figure.body.value]) == 1
        yield replace(figure, incident=None, homeless=True, struck=_why(found[figure.claim.id])) if away else figure


def _why(where: Named) -> str:
    return (f"what is named around it is in another country, like {where.entity.name}. If that place is not: "
            f"newsledger judge LEDGER same {where.mention} geonames:ID")  # fmt: skip


def _given(figures: Iterable[Attached], evidence: Evidence) -> Mapping[tuple[str | None, str, float | None], Set[str]]:
    """Incident, measure and number -> the sentences that give it, one for each text: a copy says nothing of its own."""
    found: dict[tuple[str | None, str, float | None], dict[str, str]] = defaultdict(dict)
    for figure in figures:
        copy = evidence.copies.get(figure.claim.report)
        sentence = " ".join(figure.claim.sentence.quote.split())
        text = copy.original if copy else figure.claim.report
        found[figure.incident, figure.body.measure, figure.body.value].setdefault(text, sentence)
    return {key: frozenset(told.values()) for key, told in found.items()}


def _is_of_a_main(figure: Attached, known: Mapping[str, Incident]) -> bool:
    """Whether a figure's own clause tells what reports are about."""
    told = known.get(figure.told or "")
    return told is not None and told.main


class Named(NamedTuple):
    """A mention in its place, with what it names."""

    start: int
    mention: str
    entity: Entity


class _Around:
    """What is named around a figure, and what of that is the story's own."""

    def __init__(self, evidence: Evidence, cast: Cast, known: Mapping[str, Incident]) -> None:
        self._cast, self._known = cast, known
        self._named: dict[str, list[Named]] = {}
        texts: dict[str, set[str]] = defaultdict(set)
        for report, reading in evidence.readings.items():
            named = ((m, cast.of(m.id)) for m in reading.mentions if not m.nominal and m.inside is None)
            own = (Named(m.cite.start, m.id, e) for m, e in named if e is not None and e.name not in _press())
            self._named[report] = sorted(own, key=lambda found: (found.start, found.mention))
            for found in self._named[report]:
                texts[found.entity.id].add(report)
        least = max(-(-len(evidence.reports) // SHARED), 2)
        self._shared = {ident for ident, reports in texts.items() if len(reports) >= least}
        self._lands = {land for i in known.values() if i.main and (land := self._land(i.place))}

    def _land(self, place: str | None) -> str | None:
        """The country of a place."""
        entity = self._cast.entities.get(place or "")
        return entity.country if entity else None

    def elsewhere(self, figure: Attached) -> Named | None:
        """The place of another land that stands around a figure with other names, none of them the story's; or null."""
        named = self._named[figure.claim.report]
        sentence = figure.claim.sentence
        first = bisect_left(named, sentence.start - BEFORE, key=lambda found: found.start)
        last = bisect_left(named, sentence.end + BEHIND, key=lambda found: found.start)
        near = named[first:last]
        home = self._known.get(figure.incident or "")
        lands = self._lands | {land for land in [self._land(home.place if home else None)] if land}
        if not lands or any(n.entity.id in self._shared or n.entity.country in lands for n in near):
            return None
        away = (n for n in near if n.entity.kind == "place" and n.entity.country and n.entity.feature in KNOWN)
        return next(away, None) if len({n.entity.name for n in near}) >= STRANGE else None


def _in_other_words(figures: Iterable[str], evidence: Evidence) -> Set[str]:
    """The figures whose sentences are told in words that the story's reports do not share."""
    told = Counter(word for report in evidence.reports.values() for word in _stems(report.text))
    found = set()
    for ident in figures:
        said = _stems(evidence.claims[ident].sentence.quote)
        own = sum(2 * told[word] >= len(evidence.reports) for word in said)
        if len(said) >= TELLING and own < OWN * len(said):
            found.add(ident)
    return found


def _stems(text: str) -> Set[str]:
    """The stems of the words of a text that tell something."""
    return {stem(word) for word in set(_WORD.findall(text.lower())) if word not in words("incidents", "empty")}


@cache
def _press() -> Set[str]:
    """Names of agencies and stations, which stand in reports of anything."""
    agencies = lexicon("agencies")
    return {name for agency in agencies["agency"] for name in (agency["name"], *agency["names"])} | {
        *agencies["stations"]
    }
