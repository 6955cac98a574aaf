"""Attaching: where a figure belongs whose own sentence names no incident."""

from __future__ import annotations

from newsledger.reconcile.attaching import Attached, attached
from tests.reconcile.building import Tale, flood


def by_quote(tale: Tale, **times: str) -> dict[str, Attached]:
    return {a.claim.cite.quote: a for a in attached(tale.evidence(), tale.cast(), tale.incidents(**times))}


def test_a_casualty_without_an_incident_goes_to_the_main_one() -> None:
    found = by_quote(flood())
    assert found["14"].incident == "flood@s"
    assert found["14"].era == ""


def test_another_years_figure_does_not() -> None:
    found = by_quote(flood())["40"]
    assert (found.incident, found.era) == (None, "1998")


def test_another_years_figure_goes_to_that_years_incident() -> None:
    tale = flood()
    tale.report("e", "2031-05-07", "Orvane was flooded in 1998 too.")
    tale.happening("e", "Orvane was flooded", "old")
    assert by_quote(tale, old="1998")["40"].incident == "old@s"


def test_a_count_that_one_report_ties_to_an_unfitting_happening_goes_to_the_main_one() -> None:
    tale = flood()
    tale.report("e", "2031-05-07", "Priests buried 19 people.")
    about = tale.happening("e", "Priests buried", "burial", type_="other")
    tale.figure("e", "19", 19, about=about.id)
    assert by_quote(tale)["19"].incident == "flood@s"


def test_a_crowd_stays_with_its_own_happening() -> None:
    tale = flood()
    tale.report("e", "2031-05-07", "A march drew 300 people.")
    about = tale.happening("e", "A march", "march", type_="protest")
    tale.figure("e", "300", 300, measure="participants", total=None, about=about.id)
    assert by_quote(tale)["300"].incident == "march@s"
