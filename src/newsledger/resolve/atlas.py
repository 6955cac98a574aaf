"""One story's map: every place's candidates, weighed again and again as the story's countries and places grow clear."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newsledger.resolve import gazetteer
from newsledger.resolve.candidates import candidates, misspelt
from newsledger.resolve.focus import Focus
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.globe import kilometres
from newsledger.resolve.hints import Hints
from newsledger.resolve.named import Candidate, Named
from newsledger.resolve.unplaced import Found, Unplaced, kind_of
from newsledger.resolve.weighing import Round

ROUNDS = 3  # choices of all places, each with what the last has made clear
OWN = 0.12  # least share of a story for the land of a town that its reports are about
MISSPELT = 0.2  # least share of a story for its country, among whose names a misspelling is looked for
OFTEN = 2  # mentions of a town by which a report of several is about it
SOME, ABOUT, NEARLY = 3, 60.0, 0.9  # towns, kilometres about the main one, share of them: a story of one district
QUARTERED, LESSER = 100_000, 90_000  # people of a town whose quarters are named alone, and of one of their names
COMMON = 2  # ... of which there are so many
SOMETIMES = 4  # mentions to one of them with a word for a quarter, for a town to be none
LIKELY = 8  # candidates of a name that vote for what lies near, before any is chosen


class Atlas:
    """The candidates of a story's places, and the choice among them. Places are known by number."""

    def __init__(self, names: Sequence[tuple[str, ...]], reports: Sequence[Counter[str]], told: Sequence[Hints],
                 peoples: Mapping[str, Mapping[str, int]]) -> None:  # fmt: skip
        """`reports`: how often each report names each place; `peoples`: how often each uses each nationality."""
        self._nations = peoples
        self._places = [_named(*row) for row in zip(names, reports, told, strict=True)]
        self._weights = [place.weight for place in self._places]
        self._chosen: list[Candidate | None] = [None] * len(names)
        self._focus = self._vote()
        self._main: dict[int, Entry | None] = {}  # place -> the town that its reports are about
        self._compact: dict[int, bool] = {}  # ... and whether the other towns that they name lie about it
        self._named_in: dict[str, Counter[int]] | None = None  # report -> its towns

    def choose(self) -> list[Found]:
        """Where each place is, in their order."""
        self._look_again()
        self._focus = self._vote()
        for _ in range(ROUNDS):
            before, self._chosen = self._chosen, self._choose()
            self._forget()
            if [c and c[0].ident for c in before] == [c and c[0].ident for c in self._chosen]:
                break
            self._focus = self._vote()
        self._drop_namesakes()
        last = self._round()
        return [self._found(number, last) for number in range(len(self._places))]

    def _choose(self) -> list[Candidate | None]:
        """Choose for each, the most often named first: two places that share a name are not one place."""
        found = self._round()
        chosen: list[Candidate | None] = [None] * len(self._places)
        for number in sorted(range(len(self._places)), key=lambda n: (-self._weights[n], n)):
            best = chosen[number] = found.best(number)
            if best is not None:
                found.take(number, best[0])
        return chosen

    def _round(self) -> Round:
        return Round(self._places, self._focus, self._chosen, cells=self._map(), nations=self._nations,
                     main_town=self._main_town)  # fmt: skip

    def _drop_namesakes(self) -> None:
        """Give up a town where the text tells of a quarter or a street, and of a town far from that one."""
        last = self._round()
        dropped = [n for n, chosen in enumerate(self._chosen) if chosen and self._is_namesake(n, chosen[0], last)]
        for number in dropped:
            self._chosen[number] = None
            self._places[number].kind = self._places[number].kind or "district"
        self._forget()

    def _is_namesake(self, number: int, town: Entry, last: Round) -> bool:
        """Whether a town only bears the name of a quarter or a street of the town that its reports are about."""
        told, main = self._places[number].told, self._main_town(number)
        if town.level != 3 or main is None or main.lat is None or town.lat is None:
            return False
        if kilometres((main.lat, main.lon or 0.0), (town.lat, town.lon or 0.0)) <= ABOUT:
            return False
        if SOMETIMES * told.inner >= self._places[number].mentions and told.inner:
            return True
        common = self._places[number].towns >= COMMON and town.population < LESSER and told.placed > 0
        return common and town.country == main.country and main.population >= QUARTERED and (
            not last.is_borne_out(number, town))  # fmt: skip

    def _forget(self) -> None:
        """Drop what was worked out from the choices before."""
        self._named_in = None
        self._main.clear()
        self._compact.clear()

    def _vote(self) -> Focus:
        """The story's countries and provinces, by what its names are taken for, or may be."""
        return Focus(self._nations, [self._ballot(n) for n in range(len(self._places))],
                     [place.reports for place in self._places])  # fmt: skip

    def _ballot(self, number: int) -> list[tuple[Entry, float]]:
        chosen = self._chosen[number]
        return [(chosen[0], 1.0)] if chosen is not None else self._places[number].ballot()

    def _look_again(self) -> None:
        """Look for a name that no gazetteer has among the names of the story's country, as a misspelling."""
        shares = self._focus.countries
        order = sorted(shares, key=lambda c: (-shares[c], c))
        focus = [country for country in order[:2] if shares[country] > MISSPELT]
        for place in self._places:
            if not place.found and place.kind not in ("site", "water", "mountain", "border", "district"):
                for country in focus:
                    if not place.found:
                        place.add(misspelt(place.names, country))

    def _map(self) -> dict[tuple[int, int], list[tuple[int, float, float, float]]]:
        """Square of a degree -> the towns and districts in it: place, latitude, longitude, how much it counts."""
        cells: dict[tuple[int, int], list[tuple[int, float, float, float]]] = defaultdict(list)
        for number in range(len(self._places)):
            for entry, share in self._ballot(number)[:LIKELY]:
                if entry.level in (2, 3) and entry.lat is not None and entry.lon is not None:
                    square = math.floor(entry.lat), math.floor(entry.lon)
                    cells[square].append((number, entry.lat, entry.lon, share * self._weights[number]))
        return dict(cells)

    def _found(self, number: int, last: Round) -> Found:
        best, place = self._chosen[number], self._places[number]
        if best is not None:
            weights = {ident: last.weight(number, c) for ident, c in place.found.items()}
            share = 1 / sum(10 ** (weight - weights[best[0].ident]) for weight in weights.values())
            return Found(best[0].ident, True, round(share, 3), self._reason(number, best[0]))
        return Unplaced(names=place.names, kind=place.kind or kind_of(place.names), told=place.told,
                        chosen=[c and c[0] for c in self._chosen], main_town=self._main_town(number),
                        compact=self._compact[number], story_town=self._story_town(number),
                        shares=self._focus.countries).found()  # fmt: skip

    def _reason(self, number: int, entry: Entry) -> str:
        country = gazetteer.entry(f"country:{entry.country}") if entry.country and entry.level else None
        above = gazetteer.entry(entry.admin) if entry.admin and entry.level else None
        where = ", ".join(e.name for e in (above, country) if e is not None)
        what = f"{entry.name} is a {entry.feature}" + (f" in {where}" if where else "")
        others = len(self._places[number].found) - 1
        share = self._focus.countries.get(entry.country or "", 0.0)
        if not others:
            return f"{what}; the gazetteer has no other place of that name."
        focus = f", and {share:.0%} of the story's place names are of that country" if share >= 0.1 else ""
        return f"{what}, chosen from {others + 1} places of that name by size and by the words around it{focus}."

    def _main_town(self, number: int) -> Entry | None:
        """The town that the reports of a place name most, a town beside the place's own name counting for more."""
        if number in self._main:
            return self._main[number]
        counts: Counter[int] = Counter()
        for report in sorted(self._places[number].reports):
            counts.update(self._towns_of(report))
        for other, times in self._places[number].told.beside.items():
            counts[other] += 2 * times if counts[other] else 0
        del counts[number]
        told = self._places[number].told
        for other in [n for n in counts if self._is_foreign(n) and not told.beside[n]]:
            del counts[other]
        most = max(sorted(counts), key=lambda n: counts[n], default=-1)
        alone = sum(times > 0 for times in counts.values()) == 1
        self._main[number] = self._town(most) if counts[most] >= (1 if alone else OFTEN) else None
        self._compact[number] = self._is_compact(counts, self._main[number])
        return self._main[number]

    def _story_town(self, number: int) -> Entry | None:
        """The town that the whole story names most, where a place is told to lie away from one that goes unsaid."""
        if not self._places[number].told.away:
            return None
        towns = [other for other in range(len(self._places)) if self._town(other) and not self._is_foreign(other)]
        most = max(towns, key=lambda n: (self._places[n].mentions, -n), default=-1)
        return self._town(most) if most >= 0 else None

    def _is_foreign(self, number: int) -> bool:
        """Whether a place is a town of a land that is little of the story."""
        town = self._town(number)
        return town is not None and self._focus.countries.get(town.country or "", 0.0) < OWN

    def _is_compact(self, counts: Counter[int], main: Entry | None) -> bool:
        """Whether nearly all the towns that a place is reported with lie about the main one, and there are some."""
        towns = [(town, times) for n, times in counts.items() if times and (town := self._town(n)) and town.lat]
        if main is None or main.lat is None or len(towns) < SOME:
            return False
        here = main.lat, main.lon or 0.0
        about = sum(times for town, times in towns if kilometres(here, (town.lat or 0.0, town.lon or 0.0)) <= ABOUT)
        return about >= NEARLY * sum(times for _, times in towns)

    def _towns_of(self, report: str) -> Counter[int]:
        if self._named_in is None:
            self._named_in = defaultdict(Counter)
            for other, place in enumerate(self._places):
                for ident, times in place.reports.items() if self._town(other) else ():
                    self._named_in[ident][other] += times
        return self._named_in[report]

    def _town(self, number: int) -> Entry | None:
        chosen = self._chosen[number]
        return chosen[0] if chosen and chosen[0].level in (2, 3) else None


def _named(names: tuple[str, ...], reports: Counter[str], told: Hints) -> Named:
    kind = _kind_told(told, reports.total())
    place = Named(names=names, reports=reports, told=told, kind=kind)
    found = candidates(names, kind=kind)
    if found and told.features["city"] > 1 and all(entry.level == 0 for entry, _ in found.values()):
        place.kind, found = "city", {}  # a town that bears the name of a country
    place.add(found)
    return place


def _kind_told(told: Hints, mentions: int) -> str:
    """The kind that the words beside a place tell most; a building's only where they do so for most mentions."""
    kinds = {kind: times for kind, times in told.features.items() if kind != "site" or 2 * told.sites > mentions}
    return max(sorted(kinds), key=lambda k: kinds[k], default="")


