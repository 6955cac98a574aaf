"""The year of a story, where its words tell it."""

from __future__ import annotations

from newsledger.core.claims import Reading
from newsledger.core.reports import Citation, Report
from newsledger.core.times import TimeWords
from newsledger.core.timewords import timewords
from newsledger.prepare.clues import Clues, clues_of
from newsledger.prepare.years import Weekdate, year_of


def clues(text: str, ident: str = "a") -> Clues:
    report = Report(id=ident, name=ident, text=text)
    times = tuple(TimeWords(reading=f.reading, cite=Citation(report=ident, start=f.start, end=f.end,
                                                             quote=text[f.start : f.end]))
                  for f in timewords(text))  # fmt: skip
    return clues_of(report, Reading(report=ident, rules="", times=times))


def year(*texts: str, weekdates: tuple[Weekdate, ...] = ()) -> int | None:
    found = year_of([clues(text, str(n)) for n, text in enumerate(texts)], weekdates)
    return found[0] if found else None


def test_last_year_with_its_number() -> None:
    assert year("The dam was built last year, 1998, of clay.") == 1999


def test_a_year_alone_tells_nothing() -> None:
    assert year("The dam was built in 1998 of clay.") is None
    assert year("The dam held. Nobody was hurt.") is None


def test_the_foot_of_a_page_only_supports() -> None:
    page = "The dam held through the night, engineers said.\n\n   \nOldford Herald 2003\n  "
    assert year(page) is None
    assert year(page, weekdates=(Weekdate(6, 2, 0, sure=True),)) == 2003  # a Monday
    assert year(page, weekdates=(Weekdate(6, 2, 3, sure=True),)) is None


def test_a_day_dated_in_full_shortly_before_the_reports_own_gives_its_year() -> None:
    page = "Posted: June 4\n\nThe dam broke on June 1, 1998, and the town was rebuilt in wood, the mayor said."
    assert year(page) == 1998
    assert year(page.replace("June 1", "May 1")) is None
