"""Copies: light editing does not hide one, a formula does not make one, and the original is told from the copy."""

from __future__ import annotations

import random

import pytest

from newsledger.core.reports import Dating, Report, Span
from newsledger.prepare.copies import copies

WIRE = (
    "At least nine people were killed when a footbridge gave way above the Lerna gorge on Sunday, police said. "
    "The bridge, built in 1934, was carrying a wedding party of about 60 when a cable parted near the eastern tower. "
    "Divers had recovered nine bodies by nightfall and were searching for four others, Captain Ilse Brandt said. "
    "\"The cable should have been replaced two winters ago,\" the mayor, Tomas Okell, told reporters at the scene. "
    "A court ordered the arrest of two inspectors who had passed the structure as safe in March. "
    "Fourteen of the injured were flown to a hospital in Varna, where three were said to be in a grave condition."
)
REPRINT = (
    "A wedding ended in horror on Sunday when a bridge fell into the Lerna gorge. "
    "The bridge, built in 1934, carried a wedding party of about 60 when a cable parted near the east tower. "
    "Divers had recovered eight bodies by nightfall and were searching for four others, Capt Ilse Brandt said. "
    "\"The cable should have been replaced two winters ago,\" mayor Tomas Okell told reporters. "
    "A court has ordered the arrest of two inspectors who had passed the structure as safe in March. "
    "Fourteen of the injured were flown to hospital in Varna, where three were said to be in grave condition."
)
OTHER = (
    "The families of those who died in the Lerna gorge buried them on Wednesday under a thin rain. "
    "Anna Reuss lost a brother and a cousin. She had stayed on the bank to take the photographs. "
    "Captain Ilse Brandt came in uniform and stood at the back, and left before the priest had finished speaking. "
    "Nobody from the bridge inspectorate was seen. Its office in Varna has been closed since Monday. "
    "The mayor, Tomas Okell, has promised an inquiry, and a new bridge by the spring after next."
)


def report(name: str, text: str, **fields: object) -> Report:
    return Report(id=name, name=name, text=text, **fields)  # type: ignore[arg-type]


def dating(name: str, published: str) -> Dating:
    return Dating(report=name, published=published, basis="given", reason="")


def test_an_edited_reprint_is_a_copy_of_the_agencys_own_text() -> None:
    reports = [report("a", REPRINT, outlet="The Varna Post", agencies=("AFP",)),
               report("b", WIRE, agencies=("AFP",)), report("c", OTHER)]  # fmt: skip
    (copy,) = copies(reports, ()).items
    assert (copy.report, copy.original) == ("a", "b")
    assert copy.score > 0.7
    assert "AFP" in copy.reason


def test_without_an_agency_the_earlier_is_the_original_and_without_dates_the_fuller() -> None:
    reports = [report("a", REPRINT), report("b", WIRE)]
    (dated,) = copies(reports, [dating("a", "2014-05-04"), dating("b", "2014-05-05")]).items
    assert dated.original == "a"
    (undated,) = copies(reports, ()).items
    assert undated.original == "b"


def test_a_copy_of_a_copy_points_to_the_first() -> None:
    third = REPRINT.replace("A court has ordered", "On Sunday night a court ordered")
    reports = [report("a", WIRE), report("b", REPRINT), report("c", third)]
    days = [dating("a", "2014-05-04"), dating("b", "2014-05-05"), dating("c", "2014-05-06")]
    assert [(c.report, c.original) for c in copies(reports, days).items] == [("b", "a"), ("c", "a")]


def test_a_formula_with_other_names_is_no_copy() -> None:
    formula = ("A {age}-year-old man was wounded in a shooting late {day} in the {area} district, police said. "
               "He was standing on a corner in the {block} block of {street} when a man in a car opened fire. "
               "He was taken in serious condition to {hospital}. No one was in custody, and detectives were at work.")
    one = formula.format(age=23, day="Friday", area="Ashgrove", block=4100, street="Mercer", hospital="St Luke's")
    two = formula.format(age=31, day="Monday", area="Tannery", block=700, street="Quay Road", hospital="Holy Cross")
    assert copies([report("a", one), report("b", two)], ()).items == ()


def test_boilerplate_makes_no_copy() -> None:
    page = " ".join(f"Sign up to the Harbour Gazette newsletter number {n} for news from the port." for n in range(9))
    reports = [report(name, text + "\n" + page, boilerplate=(Span(start=len(text), end=len(text) + 1 + len(page)),))
               for name, text in (("a", WIRE), ("b", OTHER))]  # fmt: skip
    assert copies(reports, ()).items == ()


@pytest.mark.parametrize("seed", range(3))
def test_order_of_reports_does_not_matter(seed: int) -> None:
    texts = {"a": WIRE, "b": REPRINT, "c": OTHER, "d": "", "e": WIRE + " Ends."}
    reports = [report(name, text) for name, text in texts.items()]
    found = copies(reports, ()).items
    random.Random(seed).shuffle(reports)
    assert copies(reports, ()).items == found
    originals = {c.original for c in found}
    assert not originals & {c.report for c in found}


def test_a_report_that_credits_another_paper_is_the_copy_though_dated_earlier() -> None:
    reports = [report("a", REPRINT + "\n\n(The Lerna Herald)"), report("b", WIRE, outlet="Lerna Herald")]
    (copy,) = copies(reports, [dating("a", "2014-05-04"), dating("b", "2014-05-05")]).items
    assert (copy.report, copy.original) == ("a", "b")
    assert "Lerna Herald" in copy.reason
    told = [report("a", WIRE.replace("told reporters", "told the Lerna Herald")), reports[1]]
    (copy,) = copies(told, [dating("a", "2014-05-04"), dating("b", "2014-05-05")]).items
    assert copy.original == "b"
