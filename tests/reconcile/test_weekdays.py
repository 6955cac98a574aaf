"""The days of a story whose dates no report tells."""

from __future__ import annotations

from newsledger.core.evidence import Evidence
from newsledger.core.reports import Dating, Story
from newsledger.reconcile.timeline import timeline
from newsledger.reconcile.weekdays import Weekdays
from tests.reconcile.building import Tale


def undated() -> Tale:
    tale = Tale()
    tale.report("a", "XXXX-03", "A bridge fell into the river.")
    tale.report("b", "XXXX-03", "Divers reached the wreck.")
    tale.happening("b", "Divers reached the wreck", "wreck", type_="rescue")
    tale.happening("a", "A bridge fell into the river", "bridge", type_="damage")
    return tale


def evidence(tale: Tale) -> Evidence:
    datings = (Dating(report="a", published="XXXX-03", basis="inferred", reason="", step=0),
               Dating(report="b", published="XXXX-03", basis="inferred", reason="", step=2, weekday=5))  # fmt: skip
    given = tale.evidence()
    return Evidence(Story(id="s", reports=tuple(given.reports)), reports=given.reports.values(),
                    readings=given.readings.values(), datings=datings, copies=())  # fmt: skip


def test_lines_of_a_story_without_dates_are_in_the_order_of_its_reports_with_their_weekdays() -> None:
    tale = undated()
    lines = timeline(evidence(tale), tale.incidents()).items
    assert [(line.text, line.step, line.weekday) for line in lines] == [
        ("A bridge fell into the river.", 0, 3), ("Divers reached the wreck.", 2, 5)]  # fmt: skip


def test_a_day_that_is_known_is_told_by_its_date() -> None:
    found = evidence(undated())
    assert Weekdays(found).step(found.claims.values(), "XXXX-03-07") is None
