"""One story's map: every place's candidates weighed against the story's countries and against each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsledger.core.lexicon import lexicon
from newsledger.core.names import countries, country_name, demonyms, plain
from newsledger.resolve import gazetteer
from newsledger.resolve.candidates import Form, candidates, forms, misspelt, without_compass
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.hints import Hints

# Weights in powers of ten of population: a point is worth a place ten times as large.
FOCUS = 4.2  # the whole story is about its country
PROVINCE = 2.5  # ... and about its province
CAPITAL = 1.6  # its country's capital
INSIDE = 4.0  # the text puts it in a place that it does lie in
OUTSIDE = 1.5  # ... or in a country or a province that it does not lie in
KIND = 1.5  # the words beside it name its kind
DISTANCE = 3.0  # it lies as far from another place as the text says
OWN = 0.12  # a country with less of the story than that is foreign to it
KNOWN, ALONE = 90_000, 25_000  # people of a foreign town that needs no word of where it is; of one alone of its name
COMMON = 8  # towns of one name, from which it must be twice as large
NEIGHBOUR = 0.3  # of the story: then the country's neighbours are not foreign
UNKNOWN = 12.0  # a place that does need such a word and has none is no candidate
ARTICLE = 3.0  # "the X" is no town
LARGE = 50_000  # people of a foreign town that a base or a building may be called by alone
LESSER = 4.0  # what a lesser water or mountain counts for
AROUND = 60.0  # kilometres about a town, within which its quarters and airports lie
ELSEWHERE = 3.0  # a place set apart from another of its name is seldom in the same country
NEARBY = 1.2  # other places of the story lie within a day's walk
MOSTLY = 0.35  # least share of a story, for a place that no one locates to be taken to lie in its country
OFTEN = 3  # mentions of a town by which a report is about it
EARTH = 6371.0
ALIKE = {"city": ("city",), "region": ("region", "country"), "district": ("region", "city"), "water": ("water",),
         "country": ("country",), "mountain": ("region",), "valley": ("region", "valley"),
         "site": ("site", "city", "region")}  # fmt: skip
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

    def __init__(self, names: Sequence[tuple[str, ...]], reports: Sequence[Counter[str]], told: Sequence[Hints],
                 peoples: Mapping[str, Mapping[str, int]]) -> None:  # fmt: skip
        """`reports`: how often each report names each place; `peoples`: how often each uses each nationality."""
        self._nations = peoples
        self._names, self._reports, self._told = names, reports, told
        self._weights = [math.log1p(counts.total()) for counts in reports]
        self._kinds = [_kind_told(h, counts.total()) for h, counts in zip(told, reports, strict=True)]
        self._candidates = [candidates(n, kind=kind) for n, kind in zip(names, self._kinds, strict=True)]
        self._votes: dict[str, float] = {}  # by country code and by ident of a province
        self._cast: list[dict[str, float]] = []  # ... and by whom
        self._total = 1.0
        self._countries: dict[str, float] = {}
        self._chosen: list[Candidate | None] = [None] * len(names)
        self._cells: dict[tuple[int, int], list[tuple[int, float, float]]] = {}
        self._taken: dict[str, dict[int, Entry]] = {}
        self._named_in: dict[str, Counter[int]] | None = None  # report -> its towns
        self._main: dict[int, Entry | None] = {}  # place -> the town that its reports are about
        self._abroad: dict[str, dict[str, set[int]]] | None = None  # ... and its places by country

    def choose(self) -> list[Found]:
        """Where each place is, in their order."""
        self._vote()
        self._look_again()
        for _ in range(2):
            self._choose()
            self._vote()
            self._map()
        self._choose()
        return [self._found(number) for number in range(len(self._names))]

    def _choose(self) -> None:
        """Choose for each, the most often named first: two places that share a name are not one place."""
        self._forget()
        self._taken.clear()
        chosen: list[Candidate | None] = [None] * len(self._names)
        for number in sorted(range(len(self._names)), key=lambda n: (-self._weights[n], n)):
            best = chosen[number] = self._best(number)
            if best is not None:
                for name in {gazetteer.key(name) for name in self._names[number]}:
                    self._taken.setdefault(name, {})[number] = best[0]
        self._chosen = chosen
        self._forget()

    def _forget(self) -> None:
        """Drop what was worked out from the choices before."""
        self._named_in = self._abroad = None
        self._main.clear()

    def _others(self, number: int) -> list[Entry]:
        """What the other places of the same name have been taken to be."""
        keys = {gazetteer.key(name) for name in self._names[number]}
        return [entry for name in sorted(keys) for other, entry in self._taken.get(name, {}).items() if other != number]

    # the story's countries

    def _vote(self) -> None:
        """Let every name vote for the countries and provinces that it may lie in."""
        votes: dict[str, float] = defaultdict(float)
        peoples: Counter[str] = Counter()
        for found in self._nations.values():
            peoples.update(found)
        for country, times in sorted(peoples.items()):
            votes[country] += 0.7 * math.log1p(times)
        self._cast = []
        for number, weight in enumerate(self._weights):
            cast: dict[str, float] = defaultdict(float)
            for entry, share in self._ballot(number):
                for country in (entry.country,) if entry.country else entry.countries:
                    cast[country] += weight * share * (2 if entry.level == 0 else 1 if entry.country else 0.2)
                if entry.admin and entry.level:
                    cast[entry.admin] += weight * share
            self._cast.append(cast)
            for place in cast:
                votes[place] += cast[place]
        self._votes = votes
        self._total = sum(votes for place, votes in sorted(self._votes.items()) if ":" not in place) or 1.0
        self._countries = {c: v / self._total for c, v in sorted(self._votes.items()) if ":" not in c}

    def _of_story(self, place: str | None, number: int) -> float:
        """How much of the story, but for one name's own vote, is of a country or a province: 0 to 1."""
        if not place:
            return 0.0
        rest = self._total - sum(v for c, v in self._cast[number].items() if ":" not in c)
        return max(0.0, self._votes.get(place, 0.0) - self._cast[number].get(place, 0.0)) / rest if rest > 0.1 else 0.0

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
        order = sorted(self._countries, key=lambda c: (-self._countries[c], c))
        focus = [country for country in order[:2] if self._countries[country] > 0.2]
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
            size = 6.5 if entry.country or entry.feature == "water" else 8.0
        elif entry.level == 5:
            size = LESSER
        else:
            size -= (0.0, 0.7, 1.0 if form.cut or self._kinds[number] == "region" else 2.0, 0.0)[entry.level]
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
        return sure * (KIND if entry.feature in ALIKE.get(wanted, ("city", "region")) else -KIND)

    def _weight(self, number: int, candidate: Candidate) -> float:
        entry, _ = candidate
        told = self._inside(number, entry) + self._distance(number, entry)
        weight = self._size(number, candidate) + told + self._nearby(number, entry)
        if self._is_elsewhere(number, candidate):
            return -math.inf
        if 2 * self._told[number].article > self._reports[number].total() and entry.level in (2, 3):
            weight -= ARTICLE
        share = self._share(number, entry)
        if told <= 0 and share < OWN and self._is_obscure(number, candidate):
            weight -= UNKNOWN
        others = self._others(number)
        if any(other.ident == entry.ident for other in others):
            return -math.inf
        if any(other.country == entry.country for other in others) and self._kinds[number] != "region":
            return weight - ELSEWHERE
        return weight + FOCUS * math.sqrt(share) + PROVINCE * math.sqrt(self._of_story(entry.admin, number))

    def _is_obscure(self, number: int, candidate: Candidate) -> bool:
        """A foreign town that news would not name without saying where it is."""
        entry, form = candidate
        country = gazetteer.entry(f"country:{entry.country}")
        if entry.level not in (1, 2, 3) or country is None:
            return False
        if entry.level == 1 and not form.cut:
            return False
        beside = max((self._of_story(c, number) for c in country.countries), default=0.0) >= NEIGHBOUR
        towns = {found.ident for found, _ in self._candidates[number].values() if found.level == 3}
        alone = len(towns) == 1 and self._is_named_with(number, country)
        if beside and not form.cut and (alone or entry.population >= ALONE):
            return False
        known = ALONE if len(towns) < 2 else KNOWN if len(towns) < COMMON else 2 * KNOWN
        return form.cut or entry.population < known

    def _is_named_with(self, number: int, country: Entry) -> bool:
        """Whether a report of the place names the country too, or another place in it."""
        if self._abroad is None:
            self._abroad = defaultdict(lambda: defaultdict(set))
            for ident, nations in self._nations.items():
                for nation in nations:
                    self._abroad[ident][nation].add(-1)
            for other, chosen in enumerate(self._chosen):
                for report in self._reports[other] if chosen and chosen[0].country else ():
                    self._abroad[report][str(chosen and chosen[0].country)].add(other)
        code = country.country or ""
        return any(self._abroad[report][code] - {number} for report in self._reports[number] if report in self._abroad)

    def _is_elsewhere(self, number: int, candidate: Candidate) -> bool:
        """Whether a place of that name cannot be the building, base or quarter named: it lies in the town told of."""
        entry, form = candidate
        kind = form.kind or self._kinds[number]
        if kind == "site" and entry.level in (1, 2):
            return True
        if kind not in ("district", "site") or entry.level != 3 or entry.lat is None or entry.lon is None:
            return False
        towns = self._towns_told(number)
        if kind == "site" and not form.kind and not (self._told[number].near or self._told[number].inside):
            # a building may be called by its town's name alone, but by no small town's abroad
            return entry.population < LARGE and self._share(number, entry) < OWN
        here = entry.lat, entry.lon
        return bool(towns) and all(kilometres(here, (t.lat or 0.0, t.lon or 0.0)) > AROUND for t in towns)

    def _towns_told(self, number: int) -> list[Entry]:
        """The towns that a building or quarter lies in or near, as the text tells; else the one it is named with."""
        told = self._told[number]
        placed = [other for other, _, _ in sorted(told.near, key=str)] + sorted(told.inside)
        towns = [town for other in placed if other != number and (town := self._town(other)) is not None]
        return towns or [town for town in (self._main_town(number),) if town is not None]

    def _share(self, number: int, entry: Entry) -> float:
        countries = (entry.country,) if entry.country else entry.countries
        return max((self._of_story(country, number) for country in countries), default=0.0)

    def _inside(self, number: int, entry: Entry) -> float:
        """Whether it lies in what the text puts it in: another place of the story, or a nation's adjective."""
        told = self._told[number]
        fits = 0.0
        for other in sorted(told.inside):
            chosen = self._chosen[other]
            outers = [chosen[0]] if chosen else [outer for outer, _ in self._candidates[other].values()]
            if any(_lies_in(entry, outer) for outer in outers):
                fits += told.inside[other]
        fits += told.peoples.get(entry.country or "", 0)
        for word in sorted(told.words):
            outers = [outer for outer, _ in candidates((word,)).values()]
            if any(_lies_in(entry, outer) for outer in outers):
                fits += told.words[word]
        if fits:
            return INSIDE * min(1.0, fits / 2 + 0.25)
        lands = [other for other in told.inside if (chosen := self._chosen[other]) and chosen[0].level < 2]
        return -OUTSIDE if lands else 0.0

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
        weights = {ident: self._weight(number, found[ident]) for ident in sorted(found)}
        best = max(weights, key=lambda ident: weights[ident], default=None)
        return found[best] if best is not None and weights[best] > 0 else None

    def _found(self, number: int) -> Found:
        best = self._chosen[number]
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
        kind = self._kinds[number] or _kind_of(self._names[number])
        return (self._near_told(number, kind) or self._inside_told(number, kind) or self._part_of(number)
                or self._of_town(number, kind) or self._of_country(number, kind))  # fmt: skip

    def _near_told(self, number: int, kind: str) -> Found | None:
        told = self._told[number]
        order = sorted(told.near, key=lambda near: (near[1] is None, -told.near[near], str(near)))
        for other, km, bearing in order:
            entry = self._town(other)
            if entry is not None and entry.lat is not None and entry.lon is not None:
                lat, lon = away((entry.lat, entry.lon), km or 0.0, bearing)
                return Found(f"in:{entry.ident}@{lat:.3f},{lon:.3f}#{kind}", False, 0.5,
                             f"the text puts it near {entry.name}")  # fmt: skip
        return None

    def _inside_told(self, number: int, kind: str) -> Found | None:
        told = self._told[number]
        for other, _ in sorted(told.inside.items(), key=lambda row: (self._town(row[0]) is None, -row[1], row[0])):
            chosen = self._chosen[other]
            if chosen is not None and chosen[0].country:
                return Found(f"in:{chosen[0].ident}#{kind}", False, 0.4, f"the text puts it in {chosen[0].name}")
        for word in sorted(told.words, key=lambda w: (-told.words[w], w)):
            code = countries().get(plain(word)) or demonyms().get(plain(word))
            if code is not None:
                return Found(f"in:country:{code}#{kind}", False, 0.4, f"the text puts it in {country_name(code)}")
        return None

    def _part_of(self, number: int) -> Found | None:
        """A part of a town that is named by it and by where in it it lies: "South Lyon"."""
        for name in sorted(self._names[number]):
            rest = without_compass(name)
            found = candidates((rest,)) if rest else {}
            towns = {ident: self._size(number, row) + FOCUS * math.sqrt(self._share(number, row[0]))
                     for ident, row in sorted(found.items()) if row[0].level == 3
                     and (row[0].population >= KNOWN or self._share(number, row[0]) >= OWN)}  # fmt: skip
            land = next((entry for entry, _ in found.values() if entry.level == 0), None)
            if land is not None:
                return Found(f"in:{land.ident}#region", False, 0.4, f"its name makes it a part of {land.name}")
            if towns:
                town = found[max(towns, key=lambda ident: towns[ident])][0]
                return Found(f"in:{town.ident}#district", False, 0.4, f"its name makes it a part of {town.name}")
        return None

    def _of_town(self, number: int, kind: str) -> Found | None:
        """A quarter or a building is taken to lie in the town that the reports name beside it, or are about."""
        words = {word for name in self._names[number] for word in plain(name).split()}
        if kind not in ("district", "site") or not words.isdisjoint(lexicon("placewords")["apart"]["sites"]):
            return None
        town = self._main_town(number)
        if town is None:
            return None
        beside = any(self._town(other) is town for other in sorted(self._told[number].beside))
        why = "the report names beside it" if beside else "the reports that name it are mostly about"
        return Found(f"in:{town.ident}#{kind}", False, 0.3 if beside else 0.2,
                     f"it is taken to lie in {town.name}, which {why}")  # fmt: skip

    def _of_country(self, number: int, kind: str) -> Found:
        country = max(sorted(self._countries), key=lambda c: self._countries[c], default="")
        if not country or self._countries[country] < MOSTLY:
            return Found(f"in:#{kind}", False, 0.0, "and the story does not tell its country")
        words = {word for name in self._names[number] for word in plain(name).split()}
        if kind == "water" and not words.isdisjoint(lexicon("placewords")["apart"]["waters"]):
            return Found(f"in:#{kind}", False, 0.0, "and such waters lie between countries as often as in one")
        return Found(f"in:country:{country}#{kind}", False, 0.3,
                     f"it is taken to lie in {country_name(country)}, which the story is mostly about")  # fmt: skip

    def _main_town(self, number: int) -> Entry | None:
        """The town that the reports of a place name most, a town beside the place's own name counting for more."""
        if number in self._main:
            return self._main[number]
        if self._named_in is None:
            self._named_in = defaultdict(Counter)
            for other, named in enumerate(self._reports):
                for report, times in named.items() if self._town(other) else ():
                    self._named_in[report][other] += times
        counts: Counter[int] = Counter()
        for report in sorted(self._reports[number]):
            counts.update(self._named_in[report])
        for other, times in self._told[number].beside.items():
            counts[other] += 2 * times if counts[other] else 0
        del counts[number]
        most = max(sorted(counts), key=lambda n: counts[n], default=-1)
        self._main[number] = self._town(most) if counts[most] >= OFTEN else None
        return self._main[number]

    def _town(self, number: int) -> Entry | None:
        chosen = self._chosen[number]
        return chosen[0] if chosen and chosen[0].level in (2, 3) else None


def _kind_told(told: Hints, mentions: int) -> str:
    """The kind that the words beside a place tell most; a building's only where they do so for most mentions."""
    kinds = {kind: times for kind, times in told.features.items() if kind != "site" or 2 * told.sites > mentions}
    return max(sorted(kinds), key=lambda k: kinds[k], default="")


def _kind_of(names: tuple[str, ...]) -> str:
    return next((form.kind for name in sorted(names) for form in forms(name) if form.kind), "")


def _lies_in(entry: Entry, outer: Entry) -> bool:
    if outer.level == 0:
        return entry.level > 0 and entry.country == outer.country
    if outer.level in (1, 2):
        above = gazetteer.entry(entry.admin) if entry.admin else None
        return outer.ident == entry.admin or (above is not None and above.admin == outer.ident) or (
            outer.level == 2 and entry.level == 3 and outer.admin == entry.admin and outer.lat is not None
            and entry.lat is not None and kilometres((entry.lat, entry.lon or 0.0), (outer.lat, outer.lon or 0.0)) < 80)
    return outer.level in (4, 5) and entry.level in (1, 2, 3) and (entry.country or "-") in outer.countries
