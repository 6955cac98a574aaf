"""One story's map: every place's candidates weighed against the story's countries and against each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsledger.resolve import gazetteer
from newsledger.resolve.candidates import Form, candidates, misspelt
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.hints import Hints

# Weights in powers of ten of population: a point is worth a place ten times as large.
FOCUS = 4.2  # the whole story is about its country
PROVINCE = 1.5  # ... and about its province
CAPITAL = 1.6  # its country's capital
INSIDE = 4.0  # the text puts it in a place that it does lie in
KIND = 1.5  # the words beside it name its kind
DISTANCE = 3.0  # it lies as far from another place as the text says
NEARBY = 1.2  # other places of the story lie within a day's walk
EARTH = 6371.0
Candidate = tuple[Entry, Form]


@dataclass(frozen=True)
class Found:
    """Where a place is: ident as `places.facts` reads it, whether a gazetteer has it, a share of belief, a reason."""

    ident: str
    sure: bool
    score: float
    reason: str


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    part = (math.sin((lat_b - lat_a) / 2) ** 2
            + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2)  # fmt: skip
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(part)))


def away(point: tuple[float, float], km: float, bearing: int | None) -> tuple[float, float]:
    """The point so far off in that direction; the point itself where none is told."""
    if bearing is None:
        return point
    lat = point[0] + km / 111.2 * math.cos(math.radians(bearing))
    lon = point[1] + km / 111.2 * math.sin(math.radians(bearing)) / max(0.1, math.cos(math.radians(point[0])))
    return lat, lon


class Atlas:
    """The candidates of a story's places, and the choice among them. Places are known by number."""

    def __init__(self, names: Sequence[tuple[str, ...]], mentions: Sequence[int], told: Sequence[Hints],
                 peoples: Mapping[str, int]) -> None:  # fmt: skip
        self._names, self._told, self._peoples = names, told, peoples
        self._weights = [math.log1p(n) for n in mentions]
        self._kinds = [max(sorted(h.features), key=lambda k: h.features[k], default="") for h in told]
        self._candidates = [candidates(n, site=kind == "site") for n, kind in zip(names, self._kinds, strict=True)]
        self._countries: dict[str, float] = {}
        self._provinces: dict[str, float] = {}
        self._chosen: list[Candidate | None] = [None] * len(names)
        self._cells: dict[tuple[int, int], list[tuple[int, float, float]]] = {}

    def choose(self) -> list[Found]:
        """Where each place is, in their order."""
        self._vote()
        self._look_again()
        for _ in range(2):
            self._chosen = [self._best(number) for number in range(len(self._names))]
            self._vote()
            self._map()
        return [self._found(number) for number in range(len(self._names))]

    # the story's countries

    def _vote(self) -> None:
        """Let every name vote for the countries and provinces that it may lie in."""
        countries: Counter[str] = Counter()
        provinces: Counter[str] = Counter()
        for country, times in sorted(self._peoples.items()):
            countries[country] += 0.7 * math.log1p(times)
        for number, weight in enumerate(self._weights):
            for entry, share in self._ballot(number):
                for country in (entry.country,) if entry.country else entry.countries:
                    countries[country] += weight * share * (2 if entry.level == 0 else 1 if entry.country else 0.2)
                if entry.admin and entry.level:
                    provinces[entry.admin] += weight * share
        self._countries = _shares(countries)
        self._provinces = _shares(provinces)

    def _ballot(self, number: int) -> list[tuple[Entry, float]]:
        chosen = self._chosen[number]
        if chosen is not None:
            return [(chosen[0], 1.0)]
        weighed = [(entry, 10 ** (self._size(number, (entry, form)) / 2))
                   for _, (entry, form) in sorted(self._candidates[number].items())]  # fmt: skip
        total = sum(share for _, share in weighed)
        return [(entry, share / total) for entry, share in weighed]

    def _look_again(self) -> None:
        """Look for a name that no gazetteer has among the names of the story's country, as a misspelling."""
        focus = [c for c, share in sorted(self._countries.items(), key=lambda row: (-row[1], row[0]))[:2] if share > 0.2]
        for number, found in enumerate(self._candidates):
            for country in focus:
                if not found and self._kinds[number] not in ("site", "water", "mountain", "border", "district"):
                    found.update(misspelt(self._names[number], country))

    # the weights

    def _size(self, number: int, candidate: Candidate) -> float:
        """What speaks for a candidate wherever the story is: its size, its kind, how well the name fits."""
        entry, form = candidate
        size = math.log10(entry.population + 100)
        if entry.level == 0:
            size += 2.0
        elif entry.level == 4:
            size = 6.5 if not form.cut else 8.0
        else:
            size -= (0.0, 0.7, 1.0, 0.0)[entry.level]
            if entry.level == 3 and self._is_capital(entry):
                size += CAPITAL
        size += (0.5 if entry.main else 0.0) - (0.4 if form.cut else 0.0)
        return size + self._kind_fits(number, entry, form)

    def _is_capital(self, entry: Entry) -> bool:
        country = gazetteer.entry(f"country:{entry.country}")
        return country is not None and country.admin == entry.ident

    def _kind_fits(self, number: int, entry: Entry, form: Form) -> float:
        kinds = self._told[number].features
        wanted = form.kind or self._kinds[number]
        if not wanted:
            # waters are seldom called by a name alone that a land has too
            return -2.0 if entry.feature == "water" and len(self._candidates[number]) > 1 else 0.0
        sure = 1.0 if form.kind else min(1.0, kinds[wanted] / 2)
        alike = {"city": ("city",), "region": ("region", "country"), "district": ("region", "city"),
                 "water": ("water",), "country": ("country",), "mountain": ("region",), "valley": ("region",)}  # fmt: skip
        return sure * (KIND if entry.feature in alike.get(wanted, ("city", "region")) else -KIND)

    def _weight(self, number: int, candidate: Candidate) -> float:
        entry, _ = candidate
        weight = self._size(number, candidate) + self._inside(number, entry) + self._distance(number, entry)
        countries = (entry.country,) if entry.country else entry.countries
        share = max((self._countries.get(country, 0.0) for country in countries), default=0.0)
        weight += FOCUS * math.sqrt(share) + PROVINCE * math.sqrt(self._provinces.get(entry.admin, 0.0))
        return weight + self._nearby(number, entry)

    def _inside(self, number: int, entry: Entry) -> float:
        """Whether it lies in what the text puts it in: another place of the story, or a nation's adjective."""
        told = self._told[number]
        fits = 0.0
        for other in sorted(told.inside):
            outers = [chosen[0]] if (chosen := self._chosen[other]) else [e for e, _ in self._candidates[other].values()]
            if any(_lies_in(entry, outer) for outer in outers):
                fits += told.inside[other]
        fits += told.peoples.get(entry.country or "", 0)
        for word in sorted(told.words):
            outers = [outer for outer, _ in candidates((word,)).values()]
            if any(_lies_in(entry, outer) for outer in outers):
                fits += told.words[word]
        return INSIDE * min(1.0, fits / 2 + 0.25) if fits else 0.0

    def _distance(self, number: int, entry: Entry) -> float:
        """Whether it lies as far from another place as the text says; against it where it cannot."""
        fits = []
        for (other, km, _), times in sorted(self._told[number].near.items(), key=str):
            chosen = self._chosen[other]
            if chosen is None or entry.lat is None or entry.lon is None or chosen[0].lat is None:
                continue
            apart = kilometres((entry.lat, entry.lon), (chosen[0].lat, chosen[0].lon or 0.0))
            near = apart < 60 if km is None else abs(apart - km) < max(25.0, 0.4 * km)
            fits += [DISTANCE if near else -DISTANCE / 2 if km is not None else 0.0] * times
        return sum(fits) / len(fits) if fits else 0.0

    # the map

    def _map(self) -> None:
        cells: dict[tuple[int, int], list[tuple[int, float, float]]] = defaultdict(list)
        for number, chosen in enumerate(self._chosen):
            if chosen and chosen[0].level in (2, 3) and chosen[0].lat is not None and chosen[0].lon is not None:
                lat, lon = chosen[0].lat, chosen[0].lon
                cells[math.floor(lat), math.floor(lon)].append((number, lat, lon))
        self._cells = dict(cells)

    def _nearby(self, number: int, entry: Entry) -> float:
        """How many of the story's other places, chosen last time, lie about it."""
        if not self._cells or entry.lat is None or entry.lon is None:
            return 0.0
        row, column = math.floor(entry.lat), math.floor(entry.lon)
        about = sum(self._weights[other] * math.exp(-kilometres((entry.lat, entry.lon), (lat, lon)) / 80)
                    for i in (row - 1, row, row + 1) for j in (column - 1, column, column + 1)
                    for other, lat, lon in self._cells.get((i, j), ())[:50] if other != number)  # fmt: skip
        return NEARBY * min(1.0, about / 3)

    # the choice

    def _best(self, number: int) -> Candidate | None:
        found = self._candidates[number]
        return max((found[ident] for ident in sorted(found)), key=lambda c: self._weight(number, c), default=None)

    def _found(self, number: int) -> Found:
        best = self._best(number)
        if best is None:
            return self._unresolved(number)
        weights = {ident: self._weight(number, c) for ident, c in self._candidates[number].items()}
        top = weights[best[0].ident]
        share = 1 / sum(10 ** (weight - top) for weight in weights.values())
        return Found(best[0].ident, True, round(share, 3), self._reason(number, best[0]))

    def _reason(self, number: int, entry: Entry) -> str:
        country = gazetteer.entry(f"country:{entry.country}") if entry.country and entry.level else None
        above = gazetteer.entry(entry.admin) if entry.admin and entry.level else None
        where = ", ".join(e.name for e in (above, country) if e is not None)
        what = f"{entry.name} is a {entry.feature}" + (f" in {where}" if where else "")
        others = len(self._candidates[number]) - 1
        share = self._countries.get(entry.country or "", 0.0)
        if not others:
            return f"{what}; the gazetteer has no other place of that name."
        focus = f", and {share:.0%} of the story's place names are of that country" if share >= 0.1 else ""
        return f"{what}, chosen from {others + 1} places of that name by size and by the words around it{focus}."

    def _unresolved(self, number: int) -> Found:
        """A place that no gazetteer has: what the text puts it in or near, else the story's country."""
        kind = self._kinds[number] or next((f.kind for f in _forms(self._names[number]) if f.kind), "")
        told = self._told[number]
        for (other, km, bearing), _ in sorted(told.near.items(), key=lambda row: (row[0][1] is None, -row[1], str(row))):
            entry = self._town(other)
            if entry is not None and entry.lat is not None and entry.lon is not None:
                lat, lon = away((entry.lat, entry.lon), km or 0.0, bearing)
                return Found(f"in:{entry.ident}@{lat:.3f},{lon:.3f}#{kind}", False, 0.5,
                             f"the text puts it near {entry.name}.")  # fmt: skip
        for relation, most in ((told.inside, 1), (told.beside, 2)):
            towns = [(times, other) for other, times in relation.items() if times >= most and self._chosen[other]]
            for _, other in sorted(towns, key=lambda row: (self._town(row[1]) is None, -row[0], row[1])):
                chosen = self._chosen[other]
                if chosen is not None and chosen[0].country:
                    return Found(f"in:{chosen[0].ident}#{kind}", False, 0.4, f"the text names it with {chosen[0].name}.")
        country = max(sorted(self._countries), key=lambda c: self._countries[c], default="")
        if not country or self._countries[country] < 0.3:
            return Found(f"in:#{kind}", False, 0.0, "and the story does not tell its country.")
        return Found(f"in:country:{country}#{kind}", False, 0.3, "the story is mostly about that country.")

    def _town(self, number: int) -> Entry | None:
        chosen = self._chosen[number]
        return chosen[0] if chosen and chosen[0].level in (2, 3) else None


def _forms(names: tuple[str, ...]) -> list[Form]:
    from newsledger.resolve.candidates import forms

    return [form for name in sorted(names) for form in forms(name)]


def _lies_in(entry: Entry, outer: Entry) -> bool:
    if outer.level == 0:
        return entry.level > 0 and entry.country == outer.country
    if outer.level in (1, 2):
        above = gazetteer.entry(entry.admin) if entry.admin else None
        return outer.ident == entry.admin or (above is not None and above.admin == outer.ident) or (
            outer.level == 2 and entry.level == 3 and outer.admin == entry.admin and outer.lat is not None
            and entry.lat is not None and kilometres((entry.lat, entry.lon or 0.0), (outer.lat, outer.lon or 0.0)) < 80)
    return outer.level == 4 and entry.level in (1, 2, 3) and (entry.country or "-") in outer.countries


def _shares(votes: Counter[str]) -> dict[str, float]:
    total = sum(votes[c] for c in sorted(votes))
    return {c: votes[c] / total for c in sorted(votes)} if total else {}
