"""The outlines of countries, from Natural Earth, cut to a window: what a map is drawn on.

The file is `countries-50m.json` of npm's world-atlas 2.0.2 (TopoJSON of Natural Earth 1:50m, public domain; the package
is ISC), as published, gzipped. https://github.com/topojson/world-atlas
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

FILE = "countries-50m.json.gz"
Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of the world, in degrees; `east` may lie beyond 180 where it runs over the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> float:
        """The longitude of its middle."""
        return (self.west + self.east) / 2

    def near(self, lon: float) -> float:
        """The longitude as it is counted in this window: no further than half the world from its middle."""
        while lon < self.middle - 180:
            lon += 360
        while lon > self.middle + 180:
            lon -= 360
        return lon

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the point lies in it."""
        return self.west <= self.near(lon) <= self.east and self.south <= lat <= self.north


@cache
def countries() -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """Every country's name with its rings, in degrees."""
    raw = (files("newsledger.data") / "maps" / FILE).read_bytes()
    topology = json.loads(gzip.decompress(raw))
    arcs = [tuple(_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs", [])], "MultiPolygon": shape.get("arcs", [])}.get(shape["type"], [])
        rings = tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        found.append((str(shape["properties"]["name"]), rings))
    return tuple(found)


def _arc(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * kx + dx, y * ky + dy


def _ring(indices: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def within(window: Window) -> Iterator[tuple[str, list[Ring]]]:
    """The countries that lie in a window, each with its rings cut to it."""
    for name, rings in countries():
        cut = []
        for ring in rings:
            shift = window.near(ring[0][0]) - ring[0][0]
            moved = [(lon + shift, lat) for lon, lat in ring] if shift else list(ring)
            lons, lats = [p[0] for p in moved], [p[1] for p in moved]
            if max(lons) < window.west or min(lons) > window.east:
                continue
            if max(lats) < window.south or min(lats) > window.north:
                continue
            piece = clipped(moved, window)
            if len(piece) > 2:
                cut.append(tuple(piece))
        if cut:
            yield name, cut


def clipped(ring: Sequence[Point], window: Window) -> list[Point]:
    """The part of a ring that lies in a window (Sutherland and Hodgman 1974).

    >>> clipped([(-5, 1), (5, 1), (5, 3), (-5, 3)], Window(west=0, south=0, east=9, north=2))
    [(0.0, 2), (0, 1.0), (5, 1), (5.0, 2)]
    """
    points = list(ring)
    for axis, edge, is_least in ((0, window.west, True), (0, window.east, False),
                                 (1, window.south, True), (1, window.north, False)):  # fmt: skip
        points = _cut(points, axis, edge, is_least)
    return points


def _cut(points: Sequence[Point], axis: int, edge: float, is_least: bool) -> list[Point]:
    found: list[Point] = []
    for n, here in enumerate(points):
        before = points[n - 1]
        was_in, is_in = ((p[axis] >= edge) if is_least else (p[axis] <= edge) for p in (before, here))
        if was_in != is_in:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
            found.append((edge, other) if axis == 0 else (other, edge))
        if is_in:
            found.append(here)
    return found
