"""Distances and directions on the globe, in kilometres and degrees."""

from __future__ import annotations

import math

EARTH = 6371.0


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
