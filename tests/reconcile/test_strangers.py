"""Strangers: a figure of another item of its page is not the story's."""

from __future__ import annotations

from newsledger.reconcile.attached import Attached
from newsledger.reconcile.attaching import attached
from tests.reconcile.building import Tale

OWN = "Marchers in Torvik burned cars on Monday.\n"
OTHER = "Detectives in Norrby suspect Lena Falk of poisoning {} neighbours over gardens, Oda Brun wrote.\n"


def told(item: str, *, away: int = 500, elsewhere: str = "") -> dict[str, Attached]:
    tale = Tale()
    tale.report("a", "2031-05-04", OWN + "." * away + "\n" + item)
    for name in "bcde":
        tale.report(name, "2031-05-05", OWN + elsewhere)
    for name in "abcde":
        tale.entity(name, "Torvik", kind="place")
        tale.happening(name, "burned cars", "march", type_="riot")
    for name in ("Lena Falk", "Oda Brun"):
        tale.entity("a", name, kind="person")
    tale.figure("a", "two", 2)
    if elsewhere:
        tale.figure("b", "two", 2)
    return {f.claim.report: f for f in attached(tale.evidence(), tale.cast(), tale.incidents())}


def test_another_item_of_a_page_names_nobody_that_the_reports_share() -> None:
    assert (told(OTHER.format("two"))["a"].incident, told(OTHER.format("two"))["a"].homeless) == (None, True)


def test_what_stands_beside_the_storys_own_names_is_its_own() -> None:
    assert told(OTHER.format("two"), away=5)["a"].incident == "march@s"


def test_what_is_told_in_the_storys_words_is_its_own() -> None:
    assert told("Marchers who burned cars killed two, Lena Falk told Oda Brun.\n")["a"].incident == "march@s"


def test_a_number_that_others_give_is_the_storys_own() -> None:
    assert told(OTHER.format("two"), elsewhere="It left two dead in Torvik.\n")["a"].incident == "march@s"
