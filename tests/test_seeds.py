"""What the five seed articles must come to: one sourced account, with its gaps."""

import pytest

import newsledger
from newsledger.core.audit import audit
from newsledger.core.record import record


@pytest.fixture(scope="module")
def rows(shared):
    ledger = newsledger.build([shared / "seeds"])
    assert audit(ledger) == ()
    return record(ledger)


def entity(rows, name):
    return [e for e in rows["entities"] if name in e["names"]]


def test_the_president_spelled_three_ways_is_one_person(rows):
    spelled = [e for e in rows["entities"] if {n.split()[-1] for n in e["names"]} & {"Otunbayeva", "Utanbayeva"}]
    assert len(spelled) == 1
    assert {n.split()[-1] for n in spelled[0]["names"]} >= {"Otunbayeva", "Utanbayeva", "Otanbayeva"}


def test_the_toll_is_given_as_it_moved(rows):
    figures = {f["id"]: f for f in rows["figures"]}
    series = [[figures[p["figure"]]["value"] for p in t["points"]] for t in rows["tallies"] if t["measure"] == "killed"]
    assert [39, 60, 77, 77, 100] in series, series


def test_earlier_tolls_are_kept_out_of_it(rows):
    figures = {f["id"]: f for f in rows["figures"]}
    for tally in rows["tallies"]:
        values = {figures[p["figure"]]["value"] for p in tally["points"]}
        assert not ({39, 60, 77, 100} & values and {85, 80} & values), values


def test_jalalabad_is_in_kyrgyzstan(rows):
    assert {e["country"] for e in entity(rows, "Jalalabad")} == {"KG"}


def test_a_number_lost_in_editing_is_a_figure_without_one(rows):
    lost = [f for f in rows["figures"] if f["quote"] == "Nearly"]
    assert [(f["measure"], f["low"], f["high"], f["value"]) for f in lost] == [("injured", None, None, None)]


def test_the_peoples_are_groups_and_the_year_stays_unknown(rows):
    assert {e["kind"] for e in entity(rows, "Uzbeks")} == {"group"}
    assert all(r["published"] is None or r["published"].startswith("XXXX-") for r in rows["reports"])
