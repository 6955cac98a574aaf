"""Where in a week a report came out, by the weekdays that it states or names behind it."""

from __future__ import annotations

from datetime import date, timedelta

from newsledger.core.reports import Citation
from newsledger.prepare.clues import Clues, Named

DAY = timedelta(days=1)
FRAMED = ("since", "last", "previous", "the previous")  # before a weekday that may be further behind
NEAR = 5  # days behind or ahead that are told by the weekday alone
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_week(clues: Clues, start: date) -> tuple[date, date, str, tuple[Citation, ...]] | None:
    """Its first and last day in the week from `start`, how that is known, and the words."""

    def on(weekday: int) -> date:
        return start + timedelta(days=(weekday - start.weekday()) % 7)

    stated = next((s for s in clues.stated if s.weekday is not None), None)
    if stated is not None and stated.weekday is not None:
        return on(stated.weekday), on(stated.weekday), f"'{stated.cite.quote}' gives its weekday", (stated.cite,)
    if not clues.past:
        return None
    last = max((n for n in clues.past if not n.anterior), default=clues.past[0],
               key=lambda n: (on(n.weekday), n.told, -n.cite.start))  # fmt: skip
    same = [n for n in clues.past if n.weekday == last.weekday]
    day = on(last.weekday)
    ahead = min((on(n.weekday) for n in clues.ahead if on(n.weekday) > day), default=None)
    quote = f"The last day that it names behind it is {NAMES[last.weekday]}"
    if any(n.weekday == last.weekday and n.cite.quote.lower().startswith("later") for n in clues.ahead):
        return day, day, f"{quote}, and more is to come later that day", (last.cite,)
    if clues.own_day and not clues.wire:
        own = clues.own_day[0]
        return day + DAY, day + DAY, f"{quote}, and it speaks of '{own.quote}' beside it", (last.cite, own)
    if any(n.seen_from_later for n in same) or (not clues.wire and is_night(same)):
        return day + DAY, day + DAY, f"{quote}, whose night is over", (last.cite,)
    if clues.nightfall and not clues.wire:
        how = f"{quote}, and it speaks of '{clues.nightfall.quote}'"
        return day + DAY, day + DAY, how, (last.cite, clues.nightfall)
    if clues.wire or told_on(same):
        how = "and an agency sent it that day" if clues.wire else "when its sources spoke"
        return day, day, f"{quote}, {how}", (last.cite,)
    limit = min(day + DAY, ahead) if ahead else day + DAY
    return day, limit, f"{quote}; it came out then or the day after", (last.cite,)


def is_night(same: list[Named]) -> bool:
    """Whether a night or evening of that day is told as a time gone by, and nobody spoke on it."""
    return any(n.part in ("night", "evening") for n in same) and not any(n.told for n in same)


def told_on(same: list[Named]) -> bool:
    """Whether sources spoke on that day, before its night."""
    return any(n.told for n in same) and not any(n.part in ("night", "evening") for n in same)
