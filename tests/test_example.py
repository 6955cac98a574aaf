"""The example crisis comes to what its README says that it shows."""

import pytest

import newsledger
from newsledger.core.audit import audit
from newsledger.core.record import record
from tests.test_docs import ROOT


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build([ROOT / "examples" / "reports"])


def test_it_is_one_sound_story_of_nine_reports(ledger):
    assert (len(ledger.reports), len(ledger.stories)) == (9, 1)
    assert audit(ledger) == ()
    assert not [f for f in ledger.findings if f.level == "error"]


def test_reprints_are_marked(ledger):
    copies = {r["id"]: r["copies"] for r in record(ledger)["reports"] if r["copies"]}
    assert copies == {"02-harbour-gazette": "01-wire-first", "06-mail-reprint": "05-highland-post"}


def test_the_toll_moves_and_ends_lower(ledger):
    rows = record(ledger)
    figures = {f["id"]: f for f in rows["figures"]}
    killed = max((t for t in rows["tallies"] if t["measure"] == "killed" and not t["subset"]),
                 key=lambda t: len(t["points"]))  # fmt: skip
    values = [figures[p["figure"]]["value"] for p in killed["points"]]
    assert {17, 31, 38, 42, 39} <= set(values) and 9 not in values
    assert killed["best"] == 39


def test_who_and_where(ledger):
    entities = record(ledger)["entities"]
    director = [e for e in entities if "Hanta Rasolofo" in e["names"]]
    assert len(director) == 1 and "Hanta Rasolofoarisoa" in director[0]["names"]
    assert {e["country"] for e in entities if "Toamasina" in e["names"]} == {"MG"}


def test_two_shot_or_nobody_hit_is_named_as_a_contradiction(ledger):
    assert any(r["kind"] == "contradicts" for r in record(ledger)["relations"])


def test_a_number_lost_in_editing_is_kept(ledger):
    assert [f["quote"] for f in record(ledger)["figures"] if f["low"] is f["high"] is f["value"] is None] == ["Nearly"]
