"""What speaks for each candidate of a place: its size, the story's countries, and the words and places around it.

How large it is and how well the name fits stands in `named`, what the text says of where it lies in `told`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from newsledger.resolve import gazetteer
from newsledger.resolve.candidates import is_vague
from newsledger.resolve.focus import Focus, Nations
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.globe import kilometres
from newsledger.resolve.hints import kinds
from newsledger.resolve.named import Candidate, Named, is_half
from newsledger.resolve.told import Told, lies_in

# Weights in powers of ten of population: a point is worth a place ten times as large. They and the bounds were
# measured with bench/places.py and on the cases: EVIDENCE.md, 2026-11-21, places (up to SURE, NEARBY to WALK);
# 2026-11-22, places, fourth session (OUTSHONE to AT), after review (ECLIPSE to FARAWAY), by their own reports (LITTLE).
FOCUS = 4.2  # the whole story is about its country
PROVINCE = 2.5  # ... and about its province
OWN = 0.12  # a country with less of the story than that is foreign to it
KNOWN, ALONE = 90_000, 25_000  # people of a foreign town that needs no word of where it is; of one alone of its name
FEW = 8  # with as many towns of its name, a small one is not taken even where the story tells of no other country
COMMON = 8  # with as many towns of its name, a foreign town needs twice KNOWN people to go without a word of where
SURE = 2  # mentions with a province behind a comma that settle where a place lies, or a quarter of all
OUTSHONE = 20  # times its people, of a province that news means by a town's name
LONELY = 4.0  # a small town of a great land, of whose province the story names nothing else
LITTLE = 0.025  # share of a story that is nothing of it
TINY = 1_500_000  # people of a land whose name news hardly knows for a land's
SMALL, VAST = 30_000, 100_000_000  # people of such a town, and of such a land
NEIGHBOUR = 0.3  # of the story: then the country's neighbours are not foreign
UNKNOWN = 12.0  # a place that does need such a word and has none is no candidate
AT = 1.8  # "at X" is seldom a land
ECLIPSE, FAMED = 4.0, 1_000_000  # a small town called as a great place is, of so many people
FARAWAY = 0.4  # ... with so little of the story near
ARTICLE = 3.0  # "the X" is no town
LARGE = 50_000  # people of a foreign town that a base or a building may be called by alone
AROUND = 60.0  # kilometres about a town, within which its quarters and airports lie
NEIGHBOURING = 300.0  # ... and within which what the text calls a neighbour lies
ELSEWHERE = 3.0  # a place set apart from another of its name is seldom in the same country
NEARBY = 2.4  # other places of its reports lie within a day's walk
ABOUT = 1.5  # ... so many of them
WALK = 80.0  # kilometres
Cells = Mapping[tuple[int, int], Sequence[tuple[int, float, float, float]]]


class Round:
    """One weighing of all places: by the votes and the choices of the round before."""

    def __init__(self, places: Sequence[Named], focus: Focus, chosen: Sequence[Candidate | None], *, cells: Cells,
                 nations: Nations, main_town: Callable[[int], Entry | None]) -> None:  # fmt: skip
        self._places, self._focus, self._chosen, self._cells = places, focus, chosen, cells
        self._nations, self._main_town = nations, main_town
        self._said = Told(places, chosen)
        self._taken: dict[str, dict[int, Entry]] = {}

    def best(self, number: int) -> Candidate | None:
        """The candidate that most speaks for; null where something speaks against each."""
        found = self._where_told(self._places[number])
        weights = {ident: self.weight(number, found[ident]) for ident in found}
        best = max(weights, key=lambda ident: weights[ident], default=None)
        return found[best] if best is not None and weights[best] > 0 else None

    def _where_told(self, place: Named) -> dict[str, Candidate]:
        """The candidates that lie in the province, or the land, that most often stands behind a place's comma.

        Where none does it is a place that the gazetteer lacks, and no namesake elsewhere: "Lyon, Kansas".
        """
        lands = self._lands_told(place)
        wide = {ident: row for ident, row in place.found.items() if self._is_wide(place, row[0])}
        if not lands or place.towns < 2:
            return place.found
        return wide | {i: row for i, row in place.found.items() if any(lies_in(row[0], land) for land in lands)}

    @staticmethod
    def _is_wide(place: Named, entry: Entry) -> bool:
        """Whether it is a land, a province or a capital, which a comma sets beside others in a list too."""
        land = place.lands[entry.ident]
        capital = land is not None and land.admin == entry.ident and not place.told.provinces
        return entry.level in (0, 1, 4) or capital

    def _lands_told(self, place: Named) -> list[Entry]:
        """The province that most of the words behind a place's commas name, or the country."""
        votes: Counter[str] = Counter(place.told.provinces)
        for other, times in place.told.comma.items():
            chosen = self._chosen[other]
            if chosen is not None and chosen[0].level < 2:
                votes[chosen[0].ident] += times
        if 4 * votes.total() < place.mentions and votes.total() < SURE:
            return []
        most = max(votes.values(), default=0)
        found = [gazetteer.entry(ident) for ident in sorted(votes) if 2 * votes[ident] >= most > 0]
        return [entry for entry in found if entry is not None]

    def take(self, number: int, entry: Entry) -> None:
        """Keep what a place was taken to be, for those that share its name."""
        for name in self._places[number].keys:
            self._taken.setdefault(name, {})[number] = entry

    def weight(self, number: int, candidate: Candidate) -> float:
        """All that speaks for a candidate, less what speaks against it."""
        place, (entry, _) = self._places[number], candidate
        if self._is_elsewhere(number, candidate) or self._is_far(number, entry):
            return -math.inf
        told = self._said.of(place, entry)
        weight = place.sizes[entry.ident] + told + self._nearby(number, entry)
        weight -= AT if self._is_no_land(number, entry) else ECLIPSE if self._is_eclipsed(number, entry, told) else 0.0
        if 2 * place.told.article > place.mentions and entry.level in (2, 3):
            weight -= ARTICLE
        share = self._share(number, entry)
        if self._is_lonely(number, candidate, told) or (told <= 0 and self._is_outshone(place, entry)):
            weight -= LONELY
        if told <= 0 and share < OWN and self._is_obscure(number, candidate):
            weight -= UNKNOWN
        others = self._others(number)
        if any(other.ident == entry.ident for other in others):
            return -math.inf
        if any(other.country == entry.country for other in others) and place.kind != "region":
            return weight - ELSEWHERE
        return weight + FOCUS * math.sqrt(share) + PROVINCE * math.sqrt(self._focus.share(entry.admin, number))

    def is_borne_out(self, number: int, entry: Entry) -> bool:
        """Whether anything else of the story speaks for a place: what it is put in, its province, what lies about it.
        """
        told = self._said.of(self._places[number], entry)
        return told > 0 or self._nearby(number, entry) > 0 or self._focus.share(entry.admin, number) >= LITTLE

    def _is_no_land(self, number: int, entry: Entry) -> bool:
        """Whether "at X" is rather a beach or a town of the story's own land than a small land, or a province."""
        place = self._places[number]
        if 2 * place.told.at < place.mentions or entry.level > 1 or not any(
                other.level == 0 and other.population < TINY for other, _ in place.found.values()):  # fmt: skip
            return False
        if entry.level == 1:
            return True
        return any(rival.country != entry.country and rival.level == 3 and rival.main and not form.cut
                   and self._share(number, rival) >= NEIGHBOUR for rival, form in place.found.values())  # fmt: skip

    def _is_eclipsed(self, number: int, town: Entry, told: float) -> bool:
        """Whether the name of a small town is that of a part of the world, or of a great city or province where
        nothing else of the story lies about the town; or its other name is a country's."""
        if town.level not in (2, 3) or told > 0:
            return False
        rivals = [rival for rival, form in self._places[number].found.values() if rival.main and not form.cut]
        if any((rival.level == 4 and rival.feature == "region" and not rival.country)
               or (rival.level == 0 and not town.main) for rival in rivals):  # fmt: skip
            return True
        if self._nearby(number, town) >= FARAWAY or self._focus.share(town.admin, number) >= OWN:
            return False
        return any((rival.level == 1 or (rival.level == 3 and town.population < KNOWN))
                   and rival.population > max(FAMED, OUTSHONE * town.population) for rival in rivals)  # fmt: skip

    def _is_lonely(self, number: int, candidate: Candidate, told: float) -> bool:
        """A small town of a land, of which nothing else is named in its province: news says where those lie."""
        place, (entry, form) = self._places[number], candidate
        land = place.lands[entry.ident]
        if entry.level != 3 or told > 0 or land is None or land.population < VAST or is_half(entry, form) or (
                entry.main and (entry.population > SMALL or place.towns < 2)):  # fmt: skip
            return False
        return self._focus.share(entry.admin, number) < LITTLE and not self._nearby(number, entry)

    @staticmethod
    def _is_outshone(place: Named, town: Entry) -> bool:
        """Whether a town bears the name of a province of its own land that has far more people; or of such a town,
        but for great lands, where local news calls each by its bare name."""
        land = place.lands[town.ident]
        levels = (1, 3) if land is not None and land.population < VAST else (1,)
        return town.level == 3 and any(
            entry.level in levels and entry.main and not form.cut and entry.country == town.country
            and entry.population > OUTSHONE * town.population for entry, form in place.found.values())  # fmt: skip

    def _others(self, number: int) -> list[Entry]:
        """What the other places of the same name have been taken to be."""
        return [entry for name in self._places[number].keys
                for other, entry in self._taken.get(name, {}).items() if other != number]  # fmt: skip

    def _share(self, number: int, entry: Entry) -> float:
        countries = (entry.country,) if entry.country else entry.countries
        return max((self._focus.share(country, number) for country in countries), default=0.0)

    def _is_obscure(self, number: int, candidate: Candidate) -> bool:
        """A foreign town that news would not name without saying where it is."""
        entry, form = candidate
        country = self._places[number].lands[entry.ident]
        if all(is_vague(name) for name in self._places[number].names):
            return True
        if form.key.startswith(gazetteer.CODE):
            return True  # "SA" is a province in reports of its land alone
        if form.key in kinds():
            return True  # "Metro"
        if entry.level not in (1, 2, 3) or country is None or (entry.level == 1 and not form.cut):
            return False
        if entry.level == 2 and not form.kind and self._places[number].kind != "region" and (
                not self._focus.is_silent(number)):  # fmt: skip
            return True
        towns = self._places[number].towns
        if self._focus.is_silent(number) and entry.main and not form.cut and towns < FEW:
            return False  # nothing speaks for another country
        beside = max((self._focus.share(c, number) for c in country.countries), default=0.0) >= NEIGHBOUR
        if self._is_origin(number, entry) and entry.main and not form.cut:
            return False
        alone = towns == 1 and self._is_named_with(number, country)
        if alone and " " in entry.name and entry.main and not form.cut:
            return False  # "City of London": no other place has so long a name
        if beside and entry.main and not form.cut and (alone or entry.population >= ALONE):
            return False
        known = ALONE if towns < 2 else KNOWN if towns < COMMON else 2 * KNOWN
        return form.cut or entry.population < (known if entry.main else max(known, KNOWN))

    def _is_origin(self, number: int, town: Entry) -> bool:
        """Whether somebody only comes from a town, the largest of its name, in a land that the report names too."""
        place, land = self._places[number], self._places[number].lands[town.ident]
        if place.told.origin < place.mentions or land is None:
            return False
        largest = all(town.population >= entry.population for entry, _ in place.found.values() if entry.level == 3)
        return largest and (place.towns == 1 or self._is_named_with(number, land))

    def _is_named_with(self, number: int, country: Entry) -> bool:
        """Whether a report of the place names the country too, or another place in it."""
        code = country.country or ""
        return any(self._abroad.get(report, {}).get(code, set()) - {number} for report in self._places[number].reports)

    @cached_property
    def _abroad(self) -> dict[str, dict[str, set[int]]]:
        """Report -> country -> its places there; -1 where it uses the country's adjective."""
        found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for ident, nations in self._nations.items():
            for nation in nations:
                found[ident][nation].add(-1)
        for other, chosen in enumerate(self._chosen):
            if chosen is not None and chosen[0].country:
                for report in self._places[other].reports:
                    found[report][chosen[0].country].add(other)
        return found

    def _is_elsewhere(self, number: int, candidate: Candidate) -> bool:
        """Whether a place of that name cannot be the building, base or quarter named: it lies in the town told of."""
        entry, form = candidate
        place = self._places[number]
        kind = form.kind or place.kind
        if kind not in ("district", "site") or not entry.level:
            return False
        if kind == "site" and entry.level > 3 and entry.feature in ("water", "region"):
            return True  # a bridge or a street is called after a river, and lies in a town
        if entry.level > 3:
            return False
        if form.kind == "site" and entry.main and entry.population >= LARGE and self._share(number, entry) >= OWN:
            return False  # "Palm Beach"
        towns = self._said.towns(place)
        apt = not towns or (form.kind and entry.level < 3)
        if entry.main and not form.cut and apt and self._share(number, entry) >= OWN:
            return False  # "Western Cape", "Virginia Beach", "the university of Wisconsin": it is or lies in the place
        if kind == "site" and entry.level in (1, 2):
            return True
        if entry.level != 3 or entry.lat is None or entry.lon is None:
            return False
        if kind == "site" and not form.kind and not (place.told.near or place.told.inside):
            # a building may be called by its town's name alone, but by no small town's abroad
            return entry.population < LARGE and self._share(number, entry) < OWN
        main, here = self._main_town(number), (entry.lat, entry.lon)
        towns = towns or ([main] if main is not None else [])
        return bool(towns) and all(kilometres(here, (t.lat or 0.0, t.lon or 0.0)) > AROUND for t in towns)

    def _is_far(self, number: int, entry: Entry) -> bool:
        """Whether a town lies far from the report's main one, of which the text calls it a neighbour."""
        main = self._main_town(number) if self._places[number].told.next_to and entry.level in (2, 3) else None
        if main is None or main.lat is None or entry.lat is None:
            return False
        return kilometres((entry.lat, entry.lon or 0.0), (main.lat, main.lon or 0.0)) > NEIGHBOURING

    def _nearby(self, number: int, entry: Entry) -> float:
        """How many of the other places of its reports, chosen last time, lie about it."""
        if not self._cells or entry.lat is None or entry.lon is None or entry.level not in (2, 3):
            return 0.0
        reports = self._places[number].reports.keys()
        row, column = math.floor(entry.lat), math.floor(entry.lon)
        about = sum(counts * math.exp(-kilometres((entry.lat, entry.lon), (lat, lon)) / WALK)
                    for i in (row - 1, row, row + 1) for j in (column - 1, column, column + 1)
                    for other, lat, lon, counts in self._cells.get((i, j), ())[:50]
                    if other != number and (lat, lon) != (entry.lat, entry.lon)
                    and not reports.isdisjoint(self._places[other].reports.keys()))  # fmt: skip
        return NEARBY * min(1.0, about / ABOUT)


