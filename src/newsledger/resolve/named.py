"""A place of a story before the story has a say: its names, what it may be, and how likely each is by itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from newsledger.resolve import gazetteer
from newsledger.resolve.candidates import Form, candidates
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.hints import Hints

# Weights in powers of ten of population: a point is worth a place ten times as large. Measured with
# bench/places.py and on the cases: EVIDENCE.md, 2026-11-21, places (SOFT and HALF: 2026-11-22, places, fourth session).
CAPITAL = 1.6  # its country's capital
KIND = 1.5  # the words beside it name its kind
HALF = 4  # a bare name means "X City" as often as its province X where that has no more than so many times its people
MAIN = 0.5  # the name is its main one, not an alternate one
OTHER = 1.5  # it is not, and another place's main name is the same
SOFT = 3.0  # powers of ten of size that make a namesake ten times likelier, in the votes before any choice
LESSER = 4.0  # what a lesser water or mountain counts for
ALIKE = {"city": ("city",), "region": ("region", "country"), "district": ("region", "city"), "water": ("water",),
         "country": ("country",), "mountain": ("region",), "valley": ("region", "valley"),
         "site": ("site", "city", "region")}  # fmt: skip
Candidate = tuple[Entry, Form]


class Named:
    """A place of the story: its names, how often each report names it, what is told of it, what it may be."""

    def __init__(self, *, names: tuple[str, ...], reports: Counter[str], told: Hints, kind: str) -> None:
        self.names, self.reports, self.told, self.kind = names, reports, told, kind
        self.keys = tuple(sorted({gazetteer.key(name) for name in names}))
        self.mentions = reports.total()
        self.weight = math.log1p(self.mentions)
        self.found: dict[str, Candidate] = {}
        self.lands: dict[str, Entry | None] = {}  # the country of each
        self.sizes: dict[str, float] = {}  # what speaks for each wherever the story is
        self.towns = 0
        self.mains = False  # whether it is the main name of any land, province or town

    def add(self, found: Mapping[str, Candidate]) -> None:
        """Take candidates."""
        self.found.update(sorted(found.items()))
        self.mains = any(entry.main and entry.level < 4 for entry, _ in self.found.values())
        self.lands = {ident: gazetteer.entry(f"country:{entry.country}") for ident, (entry, _) in self.found.items()}
        self.sizes = {ident: size(self, candidate) for ident, candidate in self.found.items()}
        self.towns = sum(entry.level == 3 for entry, _ in self.found.values())

    def ballot(self) -> list[tuple[Entry, float]]:
        """What it may be, in shares, the likeliest first, before the story has a say."""
        weighed = [(entry, 10 ** (self.sizes[ident] / SOFT)) for ident, (entry, _) in self.found.items()]
        total = sum(share for _, share in weighed)
        return sorted(((entry, share / total) for entry, share in weighed), key=lambda row: (-row[1], row[0].ident))

    @cached_property
    def words(self) -> tuple[tuple[tuple[Entry, ...], int], ...]:
        """The lands that the words beside it put it in, each with how often."""
        return tuple((tuple(outer for outer, _ in candidates((word,)).values()), times)
                     for word, times in sorted(self.told.words.items()))  # fmt: skip


def size(place: Named, candidate: Candidate) -> float:
    """What speaks for a candidate wherever the story is: its size, its kind, how well the name fits."""
    entry, form = candidate
    weight = math.log10(entry.population + 100)
    if entry.level == 0:
        weight += 2.0
    elif entry.level == 4:
        weight = 8.0 if _is_ocean(entry) or not (entry.country or entry.feature == "water") else 6.5
    elif entry.level == 5:
        weight = LESSER
    else:
        weight -= (0.0, 0.7, 1.0 if form.cut or place.kind == "region" else 2.0, 0.0)[entry.level]
        land = place.lands[entry.ident]
        if entry.level == 3 and land is not None and land.admin == entry.ident:
            weight += CAPITAL
    weight += MAIN if entry.main or is_half(entry, form) else -OTHER if place.mains else 0.0
    weight -= 0.4 if form.cut else 0.0
    return weight + _kind_fits(place, entry, form)


def is_half(town: Entry, form: Form) -> bool:
    """Whether a town called "X City" holds so much of its province X that the bare name means it as often."""
    if town.level != 3 or gazetteer.key(town.name) != form.key + "city":
        return False
    province = gazetteer.entry(town.admin) if town.admin else None
    if province is None or gazetteer.key(province.name) != form.key:
        return False
    return HALF * town.population >= province.population > 0


def _kind_fits(place: Named, entry: Entry, form: Form) -> float:
    wanted = form.kind or place.kind
    if not wanted:
        # waters are seldom called by a name alone that a land has too
        return -2.0 if entry.feature == "water" and not _is_ocean(entry) and len(place.found) > 1 else 0.0
    sure = 1.0 if form.kind else min(1.0, place.told.features[wanted] / 2)
    return sure * (KIND if entry.feature in ALIKE.get(wanted, ("city", "region")) else -KIND)


def _is_ocean(entry: Entry) -> bool:
    """Whether it is an ocean, which news calls by one word alone: "the Pacific"."""
    return entry.level == 4 and entry.name.endswith(" Ocean")
