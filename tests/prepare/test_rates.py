"""The years that a sum told in two moneys allows."""

from __future__ import annotations

import re

from newsledger.core.claims import Claim, Figure, Reading
from newsledger.core.reports import Report
from newsledger.prepare.clues import Clues, clues_of
from newsledger.prepare.rates import _countries, moneys, years_by_rates


def told(text: str) -> Clues:
    """A report with its sums: a number and the word or the sign of a money."""
    report = Report(id="a", name="a", text=text)
    claims = []
    for n, m in enumerate(re.finditer(r"(?P<sign>[$£€])?(?P<number>\d[\d,]*)(?: (?P<word>[a-z]+))?", text)):
        value = float(m["number"].replace(",", ""))
        cite = report.cite(m.start(), m.end("word") if not m["sign"] and m["word"] else m.end("number"))
        body = Figure(measure="money", counted="", low=value, high=value, value=value, unit=m["sign"] or m["word"])
        claims.append(Claim(id=f"c{n}", cite=cite, sentence=report.cite(0, len(text)), modality="happened",
                            rule="figures.money@1", body=body))  # fmt: skip
    return clues_of(report, Reading(report="a", rules="", claims=tuple(claims)))


def years(text: str) -> list[tuple[int, ...]]:
    return [found for found, _ in years_by_rates([told(text)])]


def test_a_rate_tells_its_years() -> None:
    found = years("Each farmer in Ghana lost 300 cedis ($205).")  # 1.46 to the dollar
    assert len(found) == 1
    assert 2010 in found[0]
    assert not set(found[0]) & {2005, 2014}


def test_a_money_of_a_country_that_no_report_names_tells_nothing() -> None:
    assert years("Each farmer lost 300 cedis ($205).") == []


def test_a_rate_that_held_for_long_tells_nothing() -> None:
    assert years("Each farmer in Jordan lost 71 dinars ($100).") == []


def test_two_sums_that_are_not_one_tell_nothing() -> None:
    assert years("Each farmer in Ghana lost 300 cedis; a boat costs $205.") == []


def test_the_table_holds_one_dollar() -> None:
    assert [m.country for m in moneys() if "dollars" in m.words] == ["United States"]
    assert all(rate > 0 for m in moneys() for rate in m.rates.values())


def test_a_country_is_named_by_its_whole_word() -> None:
    def named(text: str) -> list[str]:
        return _countries().findall(text)

    assert named("Rain in Nigeria and Indiana, and in Equatorial Guinea.") == ["Nigeria", "Equatorial Guinea"]
    assert named("Rain in Niger, in India's north.") == ["Niger", "India"]
    assert years("Each farmer in Indiana lost 4,500 rupees ($100).") == []


def test_the_dollar_has_every_year_of_the_table() -> None:
    dollar, *others = moneys()
    assert dollar.rates.keys() == {year for money in others for year in money.rates}
    assert set(dollar.rates.values()) == {1.0}
