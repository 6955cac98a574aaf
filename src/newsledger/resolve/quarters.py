"""Quarters: which of a story's towns are parts of a great town that the story names too.

A gazetteer counts the quarters of a great town among the towns. One that lies within its reach, is much smaller, and is
not called a town or a suburb is taken for a part of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.globe import kilometres

GREAT = 100_000  # people of a town that has quarters of a name
TIMES = 8  # times as many people as its quarter
CROWD = 2_000  # people to a square kilometre of a great town, which tells its reach


def whole(quarter: Entry, towns: Iterable[Entry]) -> Entry | None:
    """The town that draws a place most of those that it may be a quarter of; null where it is a town for itself."""
    if quarter.level != 3:
        return None
    fitting = [town for town in towns if _may_be_part(quarter, town)]
    return max(fitting, key=lambda town: (_pull(quarter, town), town.ident), default=None)


def _pull(quarter: Entry, town: Entry) -> float:
    """How strongly a town draws a place, as weight falls with distance: a borough more than the city beyond it."""
    apart = kilometres((town.lat or 0.0, town.lon or 0.0), (quarter.lat or 0.0, quarter.lon or 0.0))
    return town.population / max(apart, 1.0) ** 2


def _may_be_part(quarter: Entry, town: Entry) -> bool:
    if town.level != 3 or town.country != quarter.country or town.ident == quarter.ident:
        return False
    if town.population < max(GREAT, TIMES * quarter.population):
        return False
    if town.lat is None or town.lon is None or quarter.lat is None or quarter.lon is None:
        return False
    reach = math.sqrt(town.population / CROWD / math.pi)
    return kilometres((town.lat, town.lon), (quarter.lat, quarter.lon)) <= reach
