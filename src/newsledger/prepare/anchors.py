"""A report placed by full dates that stand in it, of other things: a post shown on the page, a day that it tells of.

News shows the posts of its own day, and names by its weekday alone a day of the week gone by. So a post of a Tuesday
beside a text that tells of "Tuesday" is of the report's day; and "Tuesday, May 4" beside a bare "Tuesday" puts the
report into that week, on the day that suits the other weekdays it names. A date with no weekday to tie it tells
nothing. How often each holds was counted on some 3,700 dated web pages of American local news.
"""

from __future__ import annotations

from datetime import date

from newsledger.core.reports import Citation
from newsledger.prepare.clues import Clues
from newsledger.prepare.stamps import weekday_in
from newsledger.prepare.suiting import Story, suited
from newsledger.prepare.weeks import DAY, NAMES

Anchored = tuple[date, date, str, tuple[Citation, ...]]  # first and last day, how that is known, and the words


def anchored(clues: Clues) -> Anchored | None:
    """The days that full dates and weekdays together leave for a report; null where they leave no few."""
    return _by_post(clues) or _by_told(clues)


def _by_post(clues: Clues) -> Anchored | None:
    """By the one day of all posts shown, where the text names that weekday and not the one before, or none."""
    if len({day for day, _ in clues.posts}) != 1:
        return _by_film(clues) if not clues.posts else None
    day, cite = min(clues.posts, key=lambda p: p[1].start)
    named = {n.weekday: n.cite for n in reversed(clues.past)}
    what = f"A post that the page shows is dated '{cite.quote}'"
    own = named.get(day.weekday())
    if not named:  # of its day, unless the text speaks of the next as its own
        later = any(n.weekday == (day + DAY).weekday() for n in clues.ahead)
        return day, day + DAY if later else day, what, (cite,)
    if own is None:
        return None
    before = (day - DAY).weekday() in named
    return (day - DAY if before else day), day, f"{what}, and the text tells of {NAMES[day.weekday()]}", (cite, own)


def _by_film(clues: Clues) -> Anchored | None:
    """By the first film or picture shown, of the day that the text tells of or the next: within two days."""
    if not clues.films:
        return None
    day, cite = min(clues.films, key=lambda p: p[1].start)
    named = {n.weekday: n.cite for n in reversed(clues.past)}
    what = f"A film that the page shows is dated '{cite.quote}'"
    if not named:
        return day, day, what, (cite,)
    for told in (day, day - DAY):
        if own := named.get(told.weekday()):
            return told, told + DAY, f"{what}, and the text tells of {NAMES[told.weekday()]}", (cite, own)
    return None


def _by_told(clues: Clues) -> Anchored | None:
    """By the one day told in full with its weekday, where the weekday is also told by itself, as of this week."""
    told = [(day, cite) for day, cite in clues.full if weekday_in(cite.quote) == day.weekday()]
    if len({day for day, _ in told}) != 1:
        return None
    day, cite = min(told, key=lambda f: f[1].start)
    own = next((n.cite for n in clues.past if n.weekday == day.weekday()), None)
    suits = suited(clues, Story(day, day, (), {}, long=False)) if own is not None else None
    if own is None or suits is None:
        return None
    how = f"'{cite.quote}' is also told by its weekday alone, as of that week"
    return suits.first, suits.last, how, (cite, own)
