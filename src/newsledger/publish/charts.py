"""The toll chart: each figure of a count at the time that it speaks of, with what its words allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from markupsafe import Markup

from newsledger.core.edtf import Bounds, bounds, valid
from newsledger.publish.drawing import drawn
from newsledger.publish.typeset import digits
from newsledger.publish.views import Row

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
SCOPES = 5  # places that are told apart by colour; further ones share the last
LEAST = 2  # points that make a chart
WIDE, NARROW = 660, 330  # pixels: of a page, of a phone
HEIGHT = 210
SHAPES = {"exact": "circle", "least": "triangle-up", "most": "triangle-down", "word": "diamond"}
PADDING = 0.03  # of the time axis, free after the last point
MARK, LETTER = 6, 7  # pixels: half the height of a point or a label, the width of a digit
LABELLED = 40  # points that are labelled with their figures, where these do not overlap
FURTHEST = 6  # times its figure: an upper bound beyond that does not stretch the chart
DAYS = 9  # a story as long as this has a tick for each day
STEPS = ((DAYS, "day", 1), (20, "day", 2), (75, "week", 1), (300, "month", 1), (1100, "month", 3), (10**9, "year", 1))
MOST_TIMED = 0.8  # of the points: where so many have their day, the others stand in the table alone
STAND_IN = 2000  # a leap year, where no report tells the year


def chart(row: Row, *, words: Mapping[str, Any]) -> dict[str, Any] | None:
    """The drawings of a count, wide and narrow, with its scopes; null where it has no two numbers to draw."""
    whole = [p for p in row["points"] if p["size"] is not None]
    if len(whole) < LEAST:
        return None
    points = _timed(whole)
    scopes = list(dict.fromkeys(p["place"] or words["toll"]["elsewhere"] for p in points))
    rows, axis = _placed(points, words)
    label = words["toll"]["chart"].format(measure=words["measures"][row["measure"]])
    found: dict[str, Markup | None] = {}
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        found[name] = drawn(_spec(row, rows, axis, scopes, width), label=label, kind=f"chart {name}", name=row["id"])
    kinds = sorted({p["bound"] for p in points})
    return {**found, "left": len(whole) - len(points), "scopes": scopes, "bounds": kinds, "timed": axis["timed"],
            "hollow": any(p["standing"] != "happened" for p in points),
            "best": any(view and view["number"] is not None for view in row["views"].values()),
            "revised": any(r["next"] is not None for r in rows)}  # fmt: skip


def _timed(points: Sequence[Row]) -> Sequence[Row]:
    """The points of one sort of time, where nearly all are: a few without a day do not take the days from the rest."""
    for is_yearless in (False, True):
        known = [p for p in points if (s := _span(p["as_of"])) and _is_day(s) and s.yearless == is_yearless]
        if len(known) >= max(LEAST, MOST_TIMED * len(points)):
            return known
    return points


def _is_day(span: Bounds) -> bool:
    return span[1] - span[0] <= timedelta(days=3)


def _placed(points: Sequence[Row], words: Mapping[str, Any]) -> tuple[list[Row], dict[str, Any]]:
    """The points with their place on the time axis; by order, where most are not told to the day."""
    spans = [_span(p["as_of"]) for p in points]
    known = [s for s in spans if s is not None and _is_day(s)]
    timed = len(known) == len(points) and len({s.yearless for s in known}) == 1  # no real year beside a stand-in
    rows = [_row(p, n, words) for n, p in enumerate(points)]
    if timed:
        _spread(rows, known)
    else:
        for n, (row, point) in enumerate(zip(rows, points, strict=True)):
            row["x"], row["tick"] = n, _order_label(point, words)
    _join(rows)
    whole = max(s[1] for s in known) - min(s[0] for s in known) if timed else timedelta()
    return rows, {"timed": timed, "days": whole.days, "ticks": [r.get("tick", "") for r in rows]}


def _span(as_of: str | None) -> Bounds | None:
    if not as_of or not valid(as_of):
        return None
    found = bounds(as_of, year=STAND_IN)
    return found if found.first.year > 1 and found.last.year < 9999 else None


def _row(point: Row, number: int, words: Mapping[str, Any]) -> Row:
    place = point["place"] or words["toll"]["elsewhere"]
    standing = "" if point["standing"] == "happened" else words["toll"].get(point["standing"], point["standing"])
    told = ", ".join(filter(None, (point["figure"], point["when"], point["cite"]["source"], point["place"], standing)))
    return {"n": number, "size": point["size"], "low": point["low"], "high": point["high"], "scope": place,
            "figure": point["figure"], "shape": point["bound"], "href": f"#c{point['cite']['n']}", "told": told,
            "label": digits(point["value"]) if point["value"] is not None else point["figure"],
            "hollow": point["standing"] != "happened", "claim": point["claim"], "by": point["revised_by"]}  # fmt: skip


def _spread(rows: list[Row], spans: Sequence[Bounds]) -> None:
    """Lay the points out in time; those of one day side by side over it, as none of them tells its hour."""
    days: dict[Bounds, list[Row]] = {}
    for row, span in zip(rows, spans, strict=True):
        days.setdefault(span, []).append(row)
    for (first, last, _), same in days.items():
        length = last - first
        for n, row in enumerate(same):
            share = (n + 1) / (len(same) + 1) if length else 0.5
            moment = first + length * share if length else first + timedelta(minutes=40 * n)
            row["x"] = moment.isoformat(timespec="seconds")


def _join(rows: list[Row]) -> None:
    """Tell each point where the one that revises it stands."""
    at = {row["claim"]: row for row in rows}
    for row in rows:
        later = at.get(row["by"])
        row["next"], row["next_size"] = (later["x"], later["size"]) if later is not None else (None, None)


def _order_label(point: Row, words: Mapping[str, Any]) -> str:
    """A point's place in a story without days: its day since the first report, where that is known."""
    return str(words["toll"]["day"].format(n=point["step"] + 1)) if point["step"] is not None else ""


def _spec(row: Row, rows: list[Row], axis: Mapping[str, Any], scopes: Sequence[str], width: int) -> dict[str, Any]:
    kind = "temporal" if axis["timed"] else "quantitative"
    x = {"field": "x", "type": kind, "axis": _axis(axis, width), "title": None}
    top = max([r["size"] for r in rows] + [r["high"] or 0 for r in rows if (r["high"] or 0) <= FURTHEST * r["size"]])
    top = max([top, *(v["number"] for v in row["views"].values() if v and v["number"] is not None)])
    y = {"field": "size", "type": "quantitative", "title": None,
         "scale": {"domain": [0, top * 1.12], "nice": True}, "axis": {"tickCount": 5, "format": ",d", "tickMinStep": 1}}
    if not axis["timed"]:
        x["scale"] = {"domain": [-0.5, len(rows) - 0.5]}
    else:
        x["scale"] = {"domain": [_moment(end) for end in _ends(rows, axis)]}
    for each in rows:
        each["top"] = min(each["high"], top * 1.12) if each["high"] is not None else top * 1.12
        each["bottom"] = each["low"] if each["low"] is not None else 0
        each["wide"] = each["high"] is None or each["low"] is None or each["high"] != each["low"]
    colours = [f"var(--s{min(n, SCOPES - 1)})" for n in range(len(scopes))]
    colour = {"field": "scope", "type": "nominal", "legend": None, "scale": {"domain": list(scopes), "range": colours}}
    layers = [*_best(row, top), _bars(rows, x, y, colour), _revisions(rows, x, y), _points(rows, x, y, colour)]
    if len(rows) <= LABELLED:
        layers += _labels(rows, x, y, _pixels(rows, axis, width - 60, top * 1.12))
    return {"width": width - 60, "height": HEIGHT, "autosize": {"type": "pad"}, "layer": layers}


def _ends(rows: Sequence[Row], axis: Mapping[str, Any]) -> tuple[datetime, datetime]:
    """The ends of the time axis: the day of the first point, so that it bears a date, and a little after the last."""
    moments = [datetime.fromisoformat(row["x"]) for row in rows]
    first, last = min(moments), max(moments)
    if axis["days"] <= DAYS:
        first = first.replace(hour=0, minute=0, second=0)
    room = max((last - first) * PADDING, timedelta(minutes=30))
    return (first if axis["days"] <= DAYS else first - room), last + room


def _moment(time: datetime) -> dict[str, int]:
    """A time as the grammar takes it."""
    return {"year": time.year, "month": time.month, "date": time.day, "hours": time.hour, "minutes": time.minute}


def _axis(axis: Mapping[str, Any], width: int) -> dict[str, Any]:
    if axis["timed"]:
        every, step = next((unit, n) for most, unit, n in STEPS if axis["days"] <= most)
        shape = "%b %Y" if every == "month" else "%-d %b"
        return {"format": shape, "tickCount": {"interval": every, "step": step}, "labelOverlap": "greedy",
                "labelSeparation": 8, "grid": False, "labelBound": False}  # fmt: skip
    ticks = axis["ticks"]
    shown = ", ".join(f'"{tick}"' for tick in ticks)
    return {"values": list(range(len(ticks))), "labelExpr": f"[{shown}][datum.value]", "grid": False,
            "labelOverlap": "greedy"}  # fmt: skip


def _best(row: Row, top: float) -> list[dict[str, Any]]:
    """A line at the best number of each policy, and a band over its range."""
    layers: list[dict[str, Any]] = []
    for policy, view in row["views"].items():
        if view is None or view["number"] is None:
            continue
        low = view["low"] if view["low"] is not None else view["number"]
        high = min(view["high"], top * 1.12) if view["high"] is not None else view["number"]
        datum = {"best": view["number"], "low": min(low, view["number"]), "high": max(high, view["number"])}
        band = {"mark": {"type": "rect", "color": "var(--accent)", "opacity": 0.12, "aria": False},
                "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}}
        line = {"mark": {"type": "rule", "color": "var(--accent)", "strokeWidth": 1.5, "aria": False},
                "encoding": {"y": {"field": "best", "type": "quantitative"}}}
        layers += [{"name": f"policy_{policy}", "data": {"values": [datum]}, **layer} for layer in (band, line)]
    return [layer if n % 2 else {**layer, "name": f"band{layer['name']}"} for n, layer in enumerate(layers)]


def _bars(rows: list[Row], x: Row, y: Row, colour: Row) -> dict[str, Any]:
    return {"data": {"values": [r for r in rows if r["wide"] and not r["hollow"]]},
            "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.28, "aria": False},
            "encoding": {"x": x, "y": {**y, "field": "bottom"}, "y2": {"field": "top"}, "color": colour}}  # fmt: skip


def _revisions(rows: list[Row], x: Row, y: Row) -> dict[str, Any]:
    return {"data": {"values": [r for r in rows if r["next"] is not None]},
            "mark": {"type": "rule", "color": "var(--soft)", "strokeDash": [3, 3], "strokeWidth": 1.2, "aria": False},
            "encoding": {"x": x, "y": y, "x2": {"field": "next"}, "y2": {"field": "next_size"}}}  # fmt: skip


def _points(rows: list[Row], x: Row, y: Row, colour: Row) -> dict[str, Any]:
    shapes = {"field": "shape", "type": "nominal", "legend": None,
              "scale": {"domain": list(SHAPES), "range": list(SHAPES.values())}}
    return {"data": {"values": rows}, "mark": {"type": "point", "size": 90, "strokeWidth": 2, "opacity": 1},
            "encoding": {"x": x, "y": y, "color": colour, "shape": shapes, "href": {"field": "href"},
                         "fill": {"condition": {"test": "datum.hollow", "value": "var(--paper)"}, **colour},
                         "description": {"field": "told"}}}  # fmt: skip


def _labels(rows: list[Row], x: Row, y: Row, at: Sequence[tuple[float, float]]) -> list[dict[str, Any]]:
    """The figure above each point, or below it; once where neighbours say the same, and none where it would overlap."""
    told = [n for n, r in enumerate(rows) if n == 0 or rows[n - 1]["figure"].lower() != r["figure"].lower()]
    told.sort(key=lambda n: (rows[n]["hollow"], -n))  # where not all can stand, those that hold, and the last
    taken = [(left - MARK, up - MARK, left + MARK, up + MARK) for left, up in at]
    placed: dict[int, list[Row]] = {-12: [], 14: []}
    for n in told:
        left, up = at[n]
        half = LETTER * len(rows[n]["label"]) / 2 + 1
        for shift, held in placed.items():
            box = (left - half, up + shift - MARK, left + half, up + shift + MARK)
            if box[3] <= HEIGHT and not any(_overlap(box, other) for m, other in enumerate(taken) if m != n):
                taken.append(box)
                held.append(rows[n])
                break
    return [{"data": {"values": held}, "mark": {"type": "text", "dy": shift, "fontSize": 12, "aria": False},
             "encoding": {"x": x, "y": y, "text": {"field": "label"}}} for shift, held in placed.items() if held]


def _overlap(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _pixels(rows: Sequence[Row], axis: Mapping[str, Any], width: int, top: float) -> list[tuple[float, float]]:
    """About where each point stands on the drawing, from its upper left corner."""
    if axis["timed"]:
        first, last = (_seconds(end) for end in _ends(rows, axis))
        when = [_seconds(datetime.fromisoformat(r["x"])) for r in rows]
    else:
        first, last, when = -0.5, len(rows) - 0.5, [float(r["x"]) for r in rows]
    return [((x - first) / ((last - first) or 1.0) * width, HEIGHT * (1 - r["size"] / (top or 1.0)))
            for x, r in zip(when, rows, strict=True)]  # fmt: skip


def _seconds(time: datetime) -> float:
    """A time of the drawing as a number, the same on any machine's clock."""
    return time.replace(tzinfo=UTC).timestamp()
