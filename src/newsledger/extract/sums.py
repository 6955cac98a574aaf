"""Figures that add up: two or more of one kind, side by side, that make a third beside them."""

from __future__ import annotations

from newsledger.core.claims import CUMULATIVE_MEASURES
from newsledger.extract.terms import PEOPLE_MEASURES, Measured

_REACH = 4  # sentences in which a sum that can hardly be chance is sought
_TELLING = 30  # the least of such sums
_FAR = 200  # figures on either side of a total that may have been told to be its parts
_SPAN = 16  # figures on either side of a sum that may be its parts
_SUMS = ("affected", "abducted", "participants")  # wholes whose parts may have met different fates


def summed(figures: list[Measured], wholes: list[int | None]) -> list[int | None]:
    """The wholes, with those that arithmetic tells: two or more figures side by side that add up to one beside them."""
    made = list(wholes)
    for t, total in enumerate(figures):
        value = total.count.number.value
        if value is None or value < 3 or total.count.number.kind != "count" or total.measure not in CUMULATIVE_MEASURES:
            continue
        if total.count.number.low != value:
            continue
        for step in (-1, 1):
            for j in _adding_up(figures, made, t, step, value):
                made[j] = t
    return [_risen(figures, wholes, made, i) for i in range(len(made))]


def _risen(figures: list[Measured], told: list[int | None], made: list[int | None], i: int) -> int | None:
    """The whole of a part; where words named a figure that turned out to be a part itself, the whole of that."""
    whole = made[i]
    if whole is None or made[whole] is None or told[whole] is not None or told[i] != whole or whole > i:
        return whole
    if figures[whole].measure == figures[i].measure != figures[made[whole] or 0].measure:
        return whole
    return made[whole] if figures[i].count.word.sentence != figures[whole].count.word.sentence else whole


def _adding_up(figures: list[Measured], wholes: list[int | None], t: int, step: int, value: float) -> list[int]:
    """The figures on one side of a total that make it up, of its own measure or of any; none if they do not."""
    own = _members(figures, wholes, t, step, value, mixed=False)
    return own or (_members(figures, wholes, t, step, value, mixed=True) if figures[t].measure in _SUMS else [])


def _members(
    figures: list[Measured], wholes: list[int | None], t: int, step: int, value: float, *, mixed: bool
) -> list[int]:
    """The figures on one side of a total that make it up; `mixed`: people may have met a fate other than its own."""
    total, members, said = figures[t], [], 0.0
    reach = _REACH if value >= _TELLING or any(w == t for w in wholes[max(0, t - _FAR) : t + _FAR]) else 1
    for j in range(t + step, t + step * (_SPAN + 1), step):
        if not 0 <= j < len(figures):
            break
        figure = figures[j]
        apart = abs(figure.count.word.sentence - total.count.word.sentence)
        if apart > reach:
            break
        whole = wholes[j]
        number = figure.count.number
        alike = figure.measure == total.measure or (mixed and figure.measure in PEOPLE_MEASURES)
        if whole not in (None, t) and (mixed or figures[whole].measure == total.measure):
            continue
        if number.kind != "count" or not (alike or figure.how in ("class", "none")) or number.value is None:
            continue
        if number.low != number.high or (apart and figure.how in ("class", "none")):
            continue
        members.append(j)
        said += number.value
        if said >= value:
            break
    return members if said == value and len(members) > 1 else []
