"""How many of those struck lived, where a number counts all of them."""

from __future__ import annotations

import pytest

from newsledger.core.entries import Point, Tally
from newsledger.reconcile.survivors import is_of_all_struck, of_survivors
from tests.reconcile.building import Tale


def tally(measure: str, best: float, *claims: str) -> Tally:
    return Tally(id=f"{measure}@s", story="s", rests_on=claims, measure=measure, incident="i@s", place=None,
                 points=tuple(Point(claim=c, as_of=None, place=None) for c in claims), best=best, low=best, high=None,
                 policy="latest", basis="the last total said")  # fmt: skip


@pytest.mark.parametrize(("text", "words", "left"), [
    ("Six people were stabbed at a market, one fatally.", "Six", 5),
    ("Police say an intruder stabbed six clerks.", "six", 5),
    ("Six people were wounded when a man was stabbed.", "Six", 6),
    ("Six others were stabbed.", "Six", 6),
    ("Six people were hurt.", "Six", 6),
])  # fmt: skip
def test_the_dead_are_not_among_the_hurt(text: str, words: str, left: float) -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", text)
    hurt = tale.figure("a", words, 6, measure="injured")
    assert is_of_all_struck(hurt) is (left < 6)
    told = of_survivors([tally("injured", 6, hurt.id), tally("killed", 1, hurt.id)], tale.evidence())
    assert {t.measure: t.best for t in told} == {"injured": left, "killed": 1}
    alone = of_survivors([tally("injured", 6, hurt.id)], tale.evidence())
    assert alone[0].best == 6
