"""Strangers: a figure of another item of its page is not the story's."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsledger.core.evidence import Cast
from newsledger.reconcile.attached import Attached
from newsledger.reconcile.attaching import attached
from tests.reconcile.building import Tale

OWN = "Marchers in Torvik burned cars on Monday and one died.\n"
OTHER = "Detectives in Norrby suspect Lena Falk of poisoning {} neighbours over gardens, Oda Brun wrote.\n"
PEOPLE = ("Lena Falk", "Oda Brun")


def told(item: str, *, away: int = 500, elsewhere: str = "", copies: str | None = None, land: str = "NO",
         own: bool = True) -> dict[str, Attached]:  # fmt: skip
    """The figures of "two" of a story of nine reports set in one country, the first with an item of another matter."""
    tale = Tale()
    tale.report("a", "2031-05-04", OWN + "." * away + "\n" + item)
    tale.report("b", "2031-05-05", OWN + elsewhere, copies=copies)
    for name in "cdefghi":
        tale.report(name, "2031-05-05", OWN)
    for name in "abcdefghi":
        tale.entity(name, "Torvik", kind="place")
        tale.happening(name, "burned cars", "march", type_="riot")
    if own:
        tale.figure("c", "one", 1)
    for name, text in (("a", item), ("b", elsewhere)):
        for person in PEOPLE:
            if person in text:
                tale.entity(name, person, kind="person")
        if "Norrby" in text:
            tale.entity(name, "Norrby", kind="place")
        if "two" in text:
            tale.figure(name, "two", 2)
    lands = {"Torvik": "SE", "Norrby": land}
    cast = Cast(replace(e, country=lands.get(e.name), feature="city" if e.name in lands else None)
                for e in tale.entities.values())  # fmt: skip
    march = [replace(i, place="e-torvik", main=True) for i in tale.incidents()]
    return {f.claim.report: f for f in attached(tale.evidence(), cast, march) if f.body.value == 2}


def test_another_item_of_a_page_names_nobody_that_the_reports_share() -> None:
    found = told(OTHER.format("two"))["a"]
    assert (found.incident, found.homeless) == (None, True)
    assert "Norrby" in found.struck


@pytest.mark.parametrize("item", [
    "Dr Lena Falk of Mercy Clinic put the dead at two, and Father Oda Brun blessed coffins by candlelight.\n",
    "Mercy Clinic director Lena Falk confirmed two fatalities, Oda Brun among pensioners of the nursing wing.\n",
    "Diver Lena Falk retrieved two bodies trapped beneath Saint Odile chapel, colleague Oda Brun confirmed.\n",
])  # fmt: skip
def test_people_whom_one_report_alone_names_may_count_the_storys_dead(item: str) -> None:
    assert told(item)["a"].incident == "march@s"


def test_a_place_of_the_storys_own_land_is_none_of_another_item() -> None:
    assert told(OTHER.format("two"), land="SE")["a"].incident == "march@s"


def test_the_only_figure_of_its_measure_stays() -> None:
    assert told(OTHER.format("two"), own=False)["a"].incident == "march@s"


def test_what_stands_beside_the_storys_own_names_is_its_own() -> None:
    assert told(OTHER.format("two"), away=5)["a"].incident == "march@s"


def test_what_is_told_in_the_storys_words_is_its_own() -> None:
    item = "Marchers who burned cars killed two on Monday, Lena Falk told Oda Brun of Norrby.\n"
    assert told(item)["a"].incident == "march@s"


def test_a_number_that_another_report_gives_in_its_own_words_is_the_storys_own() -> None:
    other = "." * 500 + "\nSomebody in Norrby poisoned two old neighbours, Oda Brun and Lena Falk thought.\n"
    assert {f.incident for f in told(OTHER.format("two"), elsewhere=other).values()} == {"march@s"}


@pytest.mark.parametrize("copies", ["a", None])
def test_the_same_words_in_a_second_report_give_it_no_more(copies: str | None) -> None:
    same = "." * 500 + "\n" + OTHER.format("two")
    assert {f.incident for f in told(OTHER.format("two"), elsewhere=same, copies=copies).values()} == {None}
