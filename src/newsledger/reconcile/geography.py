"""Geography: which places are one, and which lie in which, by the cast's entities."""

from __future__ import annotations

from functools import cached_property

from newsledger.core.evidence import Cast


def above(place: str, cast: Cast) -> list[str]:
    """The places that a place lies in, the nearest first."""
    found: list[str] = []
    entity = cast.entities.get(place)
    while entity is not None and entity.parent and entity.parent not in found:
        found.append(entity.parent)
        entity = cast.entities.get(entity.parent)
    return found


class Places:
    """Tells which places are one by two names, and whether two can be one scene."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._above: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _named(self) -> dict[str, str]:
        """Outside id -> the first entity that has it."""
        found: dict[str, str] = {}
        for entity in self._cast.entities.values():
            if entity.kind == "place" and entity.geonames:
                found[entity.geonames] = min(entity.id, found.get(entity.geonames, entity.id))
        return found

    @cached_property
    def _countries(self) -> dict[str, str]:
        """Country code -> the entity of that country; of two, the one that reports name more often."""
        places = (e for e in self._cast.entities.values() if e.kind == "place" and e.feature == "country")
        named = sorted(places, key=lambda e: (-len(e.mentions), e.id), reverse=True)
        return {e.country: e.id for e in named if e.country}

    def one(self, place: str | None) -> str | None:
        """The entity that stands for a place however it is named."""
        entity = self._cast.entities.get(place or "")
        return self._named.get(entity.geonames or "", entity.id) if entity else place

    def country(self, code: str) -> str | None:
        """The entity of a country that the reports name; of two, the one that they name more often."""
        return self._countries.get(code)

    def above(self, place: str) -> tuple[str, ...]:
        """The places that a place lies in, the nearest first, its country last."""
        if place not in self._above:
            entity = self._cast.entities.get(place)
            land = self._countries.get(entity.country or "") if entity else None
            found = [*(self.one(p) or p for p in above(place, self._cast)), *([land] if land else [])]
            self._above[place] = tuple(p for p in dict.fromkeys(found) if p != place)
        return self._above[place]

    def nested(self, a: str | None, b: str | None) -> bool:
        """Whether both are known and the one is, or lies within, the other."""
        a, b = self.one(a), self.one(b)
        return a is not None and b is not None and (a == b or a in self.above(b) or b in self.above(a))
