"""The balance: what every policy makes of a count is a number that lies in its own range."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import newsledger
from newsledger.core.entries import Point, Tally
from newsledger.reconcile.balance import holding, under_their_tolls
from tests.conftest import SHARED
from tests.reconcile.building import Tale

REPORTS = tuple(sorted((SHARED / "cases").glob("*/reports"))) if (SHARED / "cases").is_dir() else ()


def tally(best: float | None, low: float | None, high: float | None) -> Tally:
    return Tally(id="killed@s", story="s", rests_on=("a",), measure="killed", incident=None, place=None, points=(),
                 best=best, low=low, high=high, policy="acled", basis="so")  # fmt: skip


@pytest.mark.parametrize(
    ("said", "held"),
    [((12, 24, 99), (12, 12, 99)), ((10, 3, 7), (10, 3, 10)), ((5, None, 4), (5, None, 5)), ((5, 5, None), None),
     ((None, 24, 99), None), ((50, 24, 99), None)],
)  # fmt: skip
def test_a_range_holds_its_best_number(said: tuple[float | None, ...], held: tuple[float | None, ...] | None) -> None:
    found = holding(tally(*said))
    assert (found.best, found.low, found.high) == (held or said)
    assert ("widened" in found.basis) == (held is not None)


@pytest.mark.parametrize("folder", REPORTS, ids=lambda path: path.parent.name)
def test_every_view_of_the_cases_holds_its_best(folder) -> None:  # type: ignore[no-untyped-def]
    for each in newsledger.build([folder], settings=newsledger.Settings(jobs=1)).tallies:
        for view in (each, *each.views):
            if view.best is not None:
                assert view.low is None or view.low <= view.best
                assert view.high is None or view.best <= view.high


def test_dozens_as_coders_put_them_lie_in_their_range() -> None:
    rows = [{"id": name, "published": f"2019-05-0{day}", "outlet": name,
             "text": f"Dozens of people were killed in a fire in Lima on Monday, the {who} said."}
            for name, day, who in (("a", 7, "mayor"), ("b", 8, "police"))]  # fmt: skip
    views = [v for t in newsledger.build(rows).tallies for v in t.views if v.policy == "acled"]
    assert [(v.best, v.low) for v in views] == [(12, 12)] and "widened" in views[0].basis


def test_whose_dead_count_in_an_old_toll_is_no_part_of_the_new_riot() -> None:
    """Nor does an incident come to lie under itself."""
    tale = Tale()
    tale.report("a", "2031-05-02", "A riot. In March a revolt. Guards shot 41 marchers.")
    tale.happening("a", "A riot", "riot")
    tale.happening("a", "a revolt", "revolt")
    about = tale.happening("a", "Guards shot", "shooting")
    shot = tale.figure("a", "41", 41, about=about.id)
    told = replace(tally(41, 41, 41), incident="revolt@s", points=(Point(claim=shot.id, as_of=None),))
    happened = [replace(i, sub_event_of="riot@s" if i.id == "shooting@s" else None) for i in tale.incidents()]
    found = {i.id: i.sub_event_of for i in under_their_tolls(tale.evidence(), happened, [told])}
    assert found == {"revolt@s": None, "riot@s": None, "shooting@s": "revolt@s"}
    looped = [replace(i, sub_event_of="shooting@s" if i.id == "revolt@s" else i.sub_event_of) for i in happened]
    assert {i.id: i.sub_event_of for i in under_their_tolls(tale.evidence(), looped, [told])}["shooting@s"] == "riot@s"
