"""Strangers: figures of another item of their page, which names nobody and nothing that the story's reports share.

A round-up, a live page or a list of other headlines tells of several things, and a number of one of them is not the
other's. Around a figure of the story something stands that many of its reports name: the place, the people, the body
concerned. Where only names stand around it that hardly another report has, and its sentence is not in the story's
words, it is of something else; not so where its clause tells what the reports are about, or others give the number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

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
TELLING, OWN = 4, 0.25  # telling words that its sentence must have; the share of them from which half the reports'
# words make it the story's own: EVIDENCE.md, strangers
_WORD = re.compile(r"[^\W\d_]{4,}")


def without_strangers(figures: Sequence[Attached], evidence: Evidence, cast: Cast,
                      incidents: Iterable[Incident]) -> Iterator[Attached]:  # fmt: skip
    """The figures, those of other items of their pages without an incident."""
    if len(evidence.reports) < FEW:
        yield from figures
        return
    around = _Around(evidence, cast)
    known = {i.id: i for i in incidents}
    strange = {f.claim.id for f in figures if f.incident and not f.era and not _is_of_a_main(f, known)
               and not is_growing(f.claim) and around.is_strange(f, known)}  # fmt: skip
    strange = _in_other_words(strange, evidence) if strange else set()
    others = {(f.incident, f.body.measure, f.body.value) for f in figures if f.claim.id not in strange}
    for figure in figures:
        away = figure.claim.id in strange and (figure.incident, figure.body.measure, figure.body.value) not in others
        yield replace(figure, incident=None, homeless=True) if away else figure


def _is_of_a_main(figure: Attached, known: Mapping[str, Incident]) -> bool:
    """Whether a figure's own clause tells what reports are about."""
    told = known.get(figure.told or "")
    return told is not None and told.main


class _Around:
    """What is named around a figure, and what of that is the story's own."""

    def __init__(self, evidence: Evidence, cast: Cast) -> None:
        self._cast = cast
        self._named: dict[str, list[tuple[int, Entity]]] = {}
        texts: dict[str, set[str]] = defaultdict(set)
        for report, reading in evidence.readings.items():
            named = ((m.cite.start, cast.of(m.id)) for m in reading.mentions if not m.nominal and m.inside is None)
            self._named[report] = sorted(((start, e) for start, e in named if e is not None and e.name not in _press()),
                                         key=lambda found: (found[0], found[1].id))  # fmt: skip
            for _, entity in self._named[report]:
                texts[entity.id].add(report)
        least = max(-(-len(evidence.reports) // SHARED), 2)
        self._shared = {ident for ident, reports in texts.items() if len(reports) >= least}

    def is_strange(self, figure: Attached, known: Mapping[str, Incident]) -> bool:
        """Whether names stand around a figure, none that the story shares and none in its incident's country."""
        named = self._named[figure.claim.report]
        sentence = figure.claim.sentence
        first = bisect_left(named, sentence.start - BEFORE, key=lambda found: found[0])
        last = bisect_left(named, sentence.end + BEHIND, key=lambda found: found[0])
        near = {entity.id: entity for _, entity in named[first:last]}
        home = known.get(figure.incident or "")
        scene = self._cast.entities.get((home.place if home else None) or "")
        land = scene.country if scene else None
        own = any(e.id in self._shared or (land is not None and e.country == land) for e in near.values())
        return len({e.name for e in near.values()}) >= STRANGE and not own


def _in_other_words(figures: Iterable[str], evidence: Evidence) -> set[str]:
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
