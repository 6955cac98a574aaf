"""The map: places by what happened there, with the precision that they are known to, over outlines drawn offline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import asinh, atan, cos, degrees, dist, radians, sinh, tan
from typing import Any

from newsledger.core.entries import Incident
from newsledger.core.judgements import Entity
from newsledger.core.names import country_name
from newsledger.publish.cites import Cites
from newsledger.publish.drawing import drawn
from newsledger.publish.outlines import Window, within
from newsledger.publish.views import Desk, Row

Box = tuple[float, float, float, float]

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
WIDTH, HEIGHT = 660, 400  # pixels
NARROW = 340, 300
LEAST = 0.6  # degrees of latitude that a map shows at the least
FAR = 12.0  # degrees from the middle of the story's places: further ones are named beside the map
LARGE = frozenset(("country",))  # kinds that no map marks with a point or a ring
LABELS = 16
SHOWN = 40  # places that are marked, the most told; the table has all
AREAS = 12  # ... of them areas
MOST_OF = 0.8  # of what happened: where this much did, the map is
REACH = 2.5  # times as far from the main place as that may others lie
RING = 26  # pixels: half as wide as an area's ring
EDGE = 0.22  # of the window, kept free around the places
MOST = 400
MOST_THERE = 12  # happenings that are named for a place


def places(desk: Desk, cites: Cites, main: Incident | None) -> list[Row]:
    """The places of the story, those where most happened first, each with its happenings."""
    there: dict[str, list[Incident]] = {}
    for incident in desk.ledger.incidents:
        if incident.place is not None:
            there.setdefault(incident.place, []).append(incident)
    rows = [_place(desk, cites, e, there.get(e.id, []), main) for e in desk.ledger.entities
            if e.kind == "place" and not e.generic]  # fmt: skip
    rows.sort(key=lambda r: (r["role"] != "scene", -len(r["happenings"]), -r["named"], r["name"], r["id"]))
    rows = rows[:MOST]
    for number, row in enumerate(rows):
        row["n"] = number
    return rows


def _place(desk: Desk, cites: Cites, entity: Entity, there: Sequence[Incident], main: Incident | None) -> Row:
    role = "scene" if main is not None and main.place == entity.id else "incident" if there else "named"
    told = sorted(there, key=lambda i: (-len(i.rests_on), i.id))[:MOST_THERE]
    return {"id": desk.ledger.shown(entity.id), "name": entity.name, "feature": entity.feature,
            "country": country_name(entity.country) if entity.country else None, "within": desk.name(entity.parent),
            "lat": entity.lat, "lon": entity.lon, "is_area": entity.precision == "area", "role": role,
            "named": len(entity.mentions), "count": len(there),
            "happenings": [{"label": i.label, "cites": cites.telling(i.label, i.rests_on, 3), "modality": i.modality,
                            "type": i.type} for i in told]}  # fmt: skip


def chart(rows: Sequence[Row], *, words: Mapping[str, Any]) -> Row | None:
    """The map of the places that lie together, wide and narrow, and the names of those beyond; null without any."""
    marked = [r for r in rows if r["lat"] is not None and r["feature"] not in LARGE]
    placed = marked or [r for r in rows if r["lat"] is not None]
    if not placed:
        return None
    close = _together(placed)
    found: Row = {}
    for name, (width, height) in (("wide", (WIDTH, HEIGHT)), ("narrow", NARROW)):
        window = _window(close, width / height)
        inside = _most_told([r for r in placed if window.holds(r["lon"], r["lat"])])
        found[name] = drawn(_spec(inside, window, width, height, words), label=words["map"]["caption"],
                            kind=f"map {name}")  # fmt: skip
    window = _window(close, WIDTH / HEIGHT)
    found["outside"] = [r for r in rows if r["lat"] is not None and r["feature"] not in LARGE
                        and not window.holds(r["lon"], r["lat"])]  # fmt: skip
    found["roles"] = [role for role in ("scene", "incident", "named") if any(r["role"] == role for r in close)]
    found["areas"] = any(r["is_area"] for r in close)
    return found


def _together(rows: Sequence[Row]) -> list[Row]:
    """The places around the one where most happened; the far ones do not make the map a map of the world."""
    home = rows[0]
    window = Window(west=home["lon"], south=home["lat"], east=home["lon"], north=home["lat"])

    def distance(row: Row) -> float:
        across = (window.near(row["lon"]) - home["lon"]) * cos(radians(home["lat"]))
        return float(((row["lat"] - home["lat"]) ** 2 + across**2) ** 0.5)

    told = sorted((distance(r), r["count"]) for r in rows if r["role"] != "named" and distance(r) <= FAR)
    whole, so_far, most = sum(count for _, count in told), 0, 0.0
    for far, count in told:
        if so_far >= MOST_OF * whole and far > REACH * max(most, 0.5):
            break
        so_far, most = so_far + count, far
    return [r for r in rows if distance(r) <= min(max(1.5, 1.5 * most), FAR)]


def _most_told(rows: Sequence[Row]) -> list[Row]:
    """The places that a map marks, of areas fewer: rings on rings show nothing."""
    areas = [r for r in rows if r["is_area"]][:AREAS]
    return [r for r in rows if not r["is_area"] or r in areas][:SHOWN]


def _window(rows: Sequence[Row], ratio: float) -> Window:
    """The window that holds the places with some room, of the drawing's shape."""
    home = Window(west=rows[0]["lon"], south=0, east=rows[0]["lon"], north=0)
    lons, ys = [home.near(r["lon"]) for r in rows], [_y(r["lat"]) for r in rows]
    middle_x, middle_y = (min(lons) + max(lons)) / 2, (min(ys) + max(ys)) / 2
    tall = max((max(ys) - min(ys)) * (1 + 2 * EDGE), LEAST, (max(lons) - min(lons)) * (1 + 2 * EDGE) / ratio)
    half_x, half_y = tall * ratio / 2, tall / 2
    return Window(west=middle_x - half_x, east=middle_x + half_x, south=max(_lat(middle_y - half_y), -84.0),
                  north=min(_lat(middle_y + half_y), 84.0))  # fmt: skip


def _y(lat: float) -> float:
    """Mercator's northing in degrees."""
    return degrees(asinh(tan(radians(max(min(lat, 84.0), -84.0)))))


def _lat(y: float) -> float:
    """The latitude of a northing."""
    return degrees(atan(sinh(radians(y))))


def _spec(rows: Sequence[Row], window: Window, width: int, height: int, words: Mapping[str, Any]) -> dict[str, Any]:
    scale = width / (window.east - window.west)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (round((window.near(lon) - window.west) * scale, 1),
                round((_y(window.north) - _y(lat)) * scale, 1))  # fmt: skip

    land = [{"type": "Feature", "properties": {"name": name}, "geometry": {
             "type": "MultiPolygon", "coordinates": [[[at(*p) for p in ring] + [at(*ring[0])]] for ring in rings]}}
            for name, rings in within(window)]  # fmt: skip
    dots = [_dot(row, *at(row["lon"], row["lat"]), words) for row in rows]
    labels = _labels(dots, width, height)
    names = [{"x": x, "y": y, "name": name} for name, x, y in _country_names(land, height)
             if not any(abs(y - o["y"]) < 16 and x - 4 * len(name) < o["x"] + 7 * len(o["name"])
                        and o["x"] < x + 4 * len(name) for o in labels)]  # fmt: skip
    flat = {"projection": {"type": "identity", "scale": 1, "translate": [0, 0]}, "width": width, "height": height}
    fixed = {"x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, width]}},
             "y": {"field": "y", "type": "quantitative", "axis": None,
                   "scale": {"domain": [0, height], "reverse": True}}}
    layers: list[dict[str, Any]] = [
        {"data": {"values": land}, "mark": {"type": "geoshape", "fill": "var(--land)", "stroke": "var(--border)",
                                            "strokeWidth": 0.8, "aria": False}},
        {"data": {"values": names}, "mark": {"type": "text", "fontSize": 12, "fontStyle": "italic", "color":
                                             "var(--soft)", "aria": False},
         "encoding": {**fixed, "text": {"field": "name"}}},
        *_marks(dots, fixed),
        {"data": {"values": labels}, "mark": {"type": "text", "align": "left", "fontSize": 12,
         "baseline": "middle", "aria": False, "stroke": "var(--land)", "strokeWidth": 3},
         "encoding": {**fixed, "text": {"field": "name"}}},
        {"data": {"values": labels}, "mark": {"type": "text", "align": "left", "fontSize": 12,
         "baseline": "middle", "aria": False}, "encoding": {**fixed, "text": {"field": "name"}}},
        *_ruler(scale, (window.north + window.south) / 2, height, words),
    ]  # fmt: skip
    return {**flat, "padding": 0, "view": {"fill": "var(--sea)", "stroke": "var(--line)"}, "layer": layers}


def _dot(row: Row, x: float, y: float, words: Mapping[str, Any]) -> dict[str, Any]:
    kind = words["map"][row["role"]] + (f", {words['map']['area']}" if row["is_area"] else "")
    told = f"{row['name']}: {kind}; {words['map']['happenings']}: {row['count']}"
    return {"x": x, "y": y, "name": row["name"], "role": row["role"], "area": row["is_area"], "told": told,
            "href": f"#p{row['n']}", "size": 60 + 22 * min(row["count"], 12)}  # fmt: skip


def _marks(dots: Sequence[Mapping[str, Any]], fixed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Areas as soft rings with a broken line, points as discs; what is only named is hollow and small."""
    base = {**fixed, "href": {"field": "href"}, "description": {"field": "told"}}
    colour = {"scene": "var(--accent)", "incident": "var(--s0)", "named": "var(--soft)"}
    layers: list[dict[str, Any]] = []
    for role in ("named", "incident", "scene"):
        for is_area in (True, False):
            values = [d for d in dots if d["role"] == role and d["area"] == is_area]
            mark: dict[str, Any] = {"type": "point", "filled": True, "color": colour[role], "opacity": 1, "clip": True}
            if is_area:
                mark |= {"size": 2600, "fillOpacity": 0.16, "stroke": colour[role], "strokeDash": [4, 4],
                         "strokeWidth": 1.4}  # fmt: skip
            elif role == "named":
                mark |= {"filled": False, "fill": "var(--paper)", "stroke": colour[role], "size": 40,
                         "strokeWidth": 1.4}
            else:
                mark |= {"stroke": "var(--paper)", "strokeWidth": 1.2}
            size = {} if is_area or role == "named" else {"size": {"field": "size", "type": "quantitative",
                                                                   "scale": None}}  # fmt: skip
            if values:
                layers.append({"data": {"values": values}, "mark": mark, "encoding": {**base, **size}})
    return layers


def _labels(dots: Sequence[Mapping[str, Any]], width: int, height: int) -> list[dict[str, Any]]:
    """The names that can stand beside their places without touching another, the most told first.

    A name stands off a ring, where there is room; that of an area never in the ring of another that lies elsewhere,
    which would be taken to bear it.
    """
    rank = {"scene": 0, "incident": 1, "named": 2}
    taken = [(d["x"] - 6, d["y"] - 6, d["x"] + 6, d["y"] + 6) for d in dots if not d["area"]]
    off = RING + 12
    rings = {d["name"]: (d["x"] - off, d["y"] - RING, d["x"] + off, d["y"] + RING) for d in dots if d["area"]}
    at = {d["name"]: (d["x"], d["y"]) for d in dots if d["area"]}
    found = []
    for dot in sorted(dots, key=lambda d: (rank[d["role"]], -d["size"], d["name"])):
        free = [box for box in _beside(dot) if min(box[:2]) > 2 and box[2] < width - 2 and box[3] < height - 2
                and not any(_touch(box, other) for other in taken)]  # fmt: skip
        others = [ring for name, ring in rings.items() if name != dot["name"]]
        clear = (box for box in free if not any(_touch(box, ring) for ring in others))
        apart = [ring for name, ring in rings.items() if dot["area"] and dist(at[name], at[dot["name"]]) > RING]
        box = next(clear, None) or next((b for b in free if not any(_touch(b, ring) for ring in apart)), None)
        if box is not None:
            taken.append(box)
            found.append({"x": box[0] + 2, "y": (box[1] + box[3]) / 2, "name": dot["name"]})
        if len(found) >= LABELS:
            break
    return found


def _beside(dot: Mapping[str, Any]) -> list[Box]:
    """Where a place's name may stand, the best first: beside it, over it, under it."""
    long, off = 7.0 * len(dot["name"]), RING + 3 if dot["area"] else 9
    sides = [(off, 0), (-off - long, 0), (-long / 2, -off - 6), (-long / 2, off + 6)]
    sides += [(9, 0), (-long / 2, 0)] if dot["area"] else [(9, -12), (9, 12)]
    return [(dot["x"] + dx - 2, dot["y"] + dy - 8, dot["x"] + dx + long, dot["y"] + dy + 8) for dx, dy in sides]


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _country_names(land: Iterable[Mapping[str, Any]], height: int) -> Iterator[tuple[str, float, float]]:
    """A country's name where its largest piece is broadest, if there is room for it."""
    for feature in land:
        ring = max((polygon[0] for polygon in feature["geometry"]["coordinates"]), key=_extent)
        name = str(feature["properties"]["name"])
        tops = [p[1] for p in ring]
        low, high = max(min(tops), 18.0), min(max(tops), height - 30.0)
        broad = [(*_broadest(ring, low + (high - low) * n / 8), low + (high - low) * n / 8) for n in range(1, 8)]
        left, right, y = max(broad, key=lambda b: (round((b[1] - b[0]) / 30), -abs(b[2] - (low + high) / 2)))
        if high > low and right - left > 8 * len(name):
            yield name, (left + right) / 2, y


def _extent(ring: Sequence[tuple[float, float]]) -> float:
    across, down = ([p[side] for p in ring] for side in (0, 1))
    return (max(across) - min(across)) * (max(down) - min(down))


def _broadest(ring: Sequence[tuple[float, float]], y: float) -> tuple[float, float]:
    """The longest stretch of a line across a ring that lies in it."""
    cuts = sorted(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in pairwise(ring)
                  if (a[1] <= y) != (b[1] <= y))  # fmt: skip
    return max(zip(cuts[::2], cuts[1::2], strict=False), key=lambda pair: pair[1] - pair[0], default=(0.0, 0.0))


def _ruler(scale: float, lat: float, height: int, words: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A scale: a round number of kilometres, as long as they are in the middle of the map."""
    per_km = scale / (111.32 * cos(radians(lat)))
    length = next((km for km in (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if km * per_km < 130), 1)
    fixed = {"x": {"value": 14}, "x2": {"value": 14 + length * per_km}, "y": {"value": height - 12}}
    text = words["map"]["scale"].format(n=length)
    return [{"data": {"values": [{}]}, "mark": {"type": "rule", "color": "var(--ink)", "strokeWidth": 2, "aria": False},
             "encoding": fixed},
            {"data": {"values": [{}]}, "mark": {"type": "text", "align": "left", "fontSize": 11, "aria": False,
                                                "text": text},
             "encoding": {"x": {"value": 14}, "y": {"value": height - 22}}}]  # fmt: skip

