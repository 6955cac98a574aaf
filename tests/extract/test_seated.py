"""Places within the names of local bodies."""

from __future__ import annotations

from newsledger.core.claims import Mention
from newsledger.extract.seated import seats
from tests.conftest import report_of


def seat(text: str, *, kind: str = "organisation") -> list[str]:
    report = report_of(text)
    body = Mention(id="m", cite=report.cite(0, len(text)), kind=kind)
    found = list(seats(report, [body]))
    assert all(m.inside == "m" and m.kind == "place" for m in found)
    return [m.cite.quote for m in found]


def test_a_towns_police_and_a_countys_sheriff_are_named_after_where_they_work() -> None:
    assert seat("Halden Police Department") == ["Halden"]
    assert seat("New Halden Metropolitan Police") == ["New Halden"]
    assert seat("Varne County Sheriff’s Office") == ["Varne County"]
    assert seat("Halden’s Police Department") == ["Halden"]


def test_a_body_of_no_town_gives_none() -> None:
    assert seat("State Police") == []
    assert seat("Norwegian Police") == []
    assert seat("Halden University Hospital") == []
    assert seat("Halden Police", kind="place") == []
