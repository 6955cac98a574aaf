"""Geography: which places lie in which, by the cast's entities."""

from __future__ import annotations

from newsledger.core.evidence import Cast


def above(place: str, cast: Cast) -> list[str]:
    """The places that a place lies in, the nearest first."""
    found: list[str] = []
    entity = cast.entities.get(place)
    while entity is not None and entity.parent and entity.parent not in found:
        found.append(entity.parent)
        entity = cast.entities.get(entity.parent)
    return found
