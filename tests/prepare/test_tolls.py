"""Tolls put reports in order: the first running total of each measure, and those that speak against a day."""

from __future__ import annotations

from datetime import date

from newsledger.core.claims import Claim, Figure, Reading
from newsledger.core.reports import Report
from newsledger.prepare.tolls import out_of_order, tolls_of

TEXT = "Nine have died and 80 fell ill. Forty died in 1990."
REPORT = Report(id="a", name="a", text=TEXT)


def claim(words: str, value: float, measure: str, *, total: bool = True) -> Claim:
    start = TEXT.index(words)
    cite = REPORT.cite(start, start + len(words))
    body = Figure(measure=measure, counted="people", low=value, high=value, value=value, total=total)
    return Claim(id=words, cite=cite, sentence=cite, modality="happened", rule="test@1", body=body)


def test_the_first_total_of_each_measure_is_the_toll() -> None:
    reading = Reading(report="a", rules="", claims=(claim("Forty", 40, "killed"), claim("Nine", 9, "killed"),
                                                    claim("80", 80, "affected", total=False)))  # fmt: skip
    assert tolls_of(reading) == {"killed": 9}


def test_a_toll_speaks_against_days_before_less_and_after_more() -> None:
    dated = [(date(2011, 5, 3), {"killed": 4.0}), (date(2011, 5, 9), {"killed": 20.0})]
    against = [out_of_order({"killed": 9.0}, date(2011, 5, day), dated) for day in (2, 5, 12)]
    assert against == [1, 0, 1]
