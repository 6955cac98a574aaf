"""What the text says of where a place lies, held against each place that it may be: in what, how far from what."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.resolve import gazetteer
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.globe import kilometres
from newsledger.resolve.named import Candidate, Named

# Weights in powers of ten of population: EVIDENCE.md, 2026-11-21, places (HOLDS: 2026-11-22, by their own reports).
INSIDE = 4.0  # the text puts it in a place that it does lie in
HOLDS = 4.0  # what stands before its comma may lie in it
OUTSIDE = 1.5  # ... or in a country or a province that it does not lie in
DISTANCE = 3.0  # it lies as far from another place as the text says


class Told:
    """What is said of each place of a story beside the others, as they were chosen last."""

    def __init__(self, places: Sequence[Named], chosen: Sequence[Candidate | None]) -> None:
        self._places, self._chosen = places, chosen

    def of(self, place: Named, entry: Entry) -> float:
        """All that the text says for a place of the gazetteer, less what it says against it."""
        return self._inside(place, entry) + self._distance(place, entry) + self._holds(place, entry)

    def _inside(self, place: Named, entry: Entry) -> float:
        """Whether it lies in what the text puts it in: another place of the story, or a nation's adjective."""
        told, fits = place.told, 0.0
        for other in sorted(told.inside):
            chosen = self._chosen[other]
            outers = [chosen[0]] if chosen else [outer for outer, _ in self._places[other].found.values()]
            if any(lies_in(entry, outer) for outer in outers):
                fits += told.inside[other]
        fits += told.peoples.get(entry.country or "", 0)
        fits += sum(times for ident, times in told.provinces.items()
                    if (outer := gazetteer.entry(ident)) is not None and lies_in(entry, outer))  # fmt: skip
        fits += sum(times for outers, times in place.words if any(lies_in(entry, outer) for outer in outers))
        if fits:
            return INSIDE * min(1.0, fits / 2 + 0.25)
        lands = any((chosen := self._chosen[other]) and chosen[0].level < 2 for other in told.inside)
        return -OUTSIDE if lands else 0.0

    def _holds(self, place: Named, entry: Entry) -> float:
        """Whether it is the land or province of what stands before its comma: "Halden, Ontario"."""
        if entry.level > 1 or not entry.main or 4 * place.told.holds.total() < place.mentions:
            return 0.0
        inner = sum(times for other, times in place.told.holds.items()
                    if any(lies_in(found, entry) for found, form in self._places[other].found.values() if not form.cut))
        return HOLDS * min(1.0, inner / 2 + 0.25) if inner else 0.0

    def _distance(self, place: Named, entry: Entry) -> float:
        """Whether it lies as far from another place as the text says; against it where it cannot."""
        fits = []
        for (other, km, _), times in sorted(place.told.near.items(), key=str):
            chosen = self._chosen[other]
            if chosen is None or entry.lat is None or entry.lon is None or chosen[0].lat is None:
                continue
            apart = kilometres((entry.lat, entry.lon), (chosen[0].lat, chosen[0].lon or 0.0))
            near = apart < 60 if km is None else abs(apart - km) < max(25.0, 0.4 * km)
            fits += [DISTANCE if near else -DISTANCE / 2 if km is not None else 0.0] * times
        return sum(fits) / len(fits) if fits else 0.0

    def towns(self, place: Named) -> list[Entry]:
        """The towns that a building or quarter lies in or near, as the text tells."""
        placed = [other for other, _, _ in sorted(place.told.near, key=str)] + sorted(place.told.inside)
        chosen = [c[0] for other in placed if (c := self._chosen[other]) is not None]
        return [entry for entry in chosen if entry.level in (2, 3)]


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Whether one place of the gazetteer lies in another, as far as it tells."""
    if outer.level == 0:
        return entry.level > 0 and entry.country == outer.country
    if outer.level in (1, 2):
        above = gazetteer.entry(entry.admin) if entry.admin else None
        return outer.ident == entry.admin or (above is not None and above.admin == outer.ident) or (
            outer.level == 2 and entry.level == 3 and outer.admin == entry.admin and outer.lat is not None
            and entry.lat is not None and kilometres((entry.lat, entry.lon or 0.0), (outer.lat, outer.lon or 0.0)) < 80)
    return outer.level in (4, 5) and entry.level in (1, 2, 3) and (entry.country or "-") in outer.countries
