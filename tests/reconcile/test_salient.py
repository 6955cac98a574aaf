"""The days that matter in a long story."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from newsledger.core.reports import Report
from newsledger.core.support import unsupported
from newsledger.reconcile.salient import Telling, salient, salient_lines
from tests.reconcile.building import Tale

BROKE, TRIAL = date(2031, 5, 3), date(2031, 6, 20)


def sentence(name: str, published: date, text: str, *days: date, place: int = 0) -> Telling:
    return Telling(cite=Report(id=name, name=name, text=text).cite(0, len(text)), published=published, days=days,
                   place=place)  # fmt: skip


def dam() -> list[Telling]:
    """A dam breaks; for weeks reports come back to it. A minister's visit is told of once, by many."""
    visit, trial = "The minister toured the valley below the dam.", "The trial over the dam was opened in court."
    return [*(sentence(f"v{n}", date(2031, 5, 20), visit) for n in range(9)),
            *(sentence(f"b{n}", BROKE + timedelta(7 * n), f"The dam broke and drowned two, as {n} recalled.", BROKE)
              for n in range(6)),
            *(sentence(f"t{n}", TRIAL + timedelta(n), trial, TRIAL) for n in range(3))]  # fmt: skip


def test_days_that_reports_come_back_to_matter_more_than_days_with_many_reports() -> None:
    assert [day.day for day in salient(dam(), days=2)] == [BROKE, TRIAL]
    assert [day.later for day in salient(dam(), days=2)] == [5, 2]


def test_a_day_is_told_in_the_sentence_nearest_to_what_all_say_of_it() -> None:
    odd = sentence("x", BROKE, "Fishermen near the dam complained of prices and of the weather.", place=3)
    (day,) = salient([*dam(), odd], days=1)
    assert "broke" in day.tellings[0].cite.quote


def test_no_second_sentence_says_the_same_again() -> None:
    (day,) = salient([*dam(), *dam()], days=1, sentences=3)
    assert len({telling.cite.quote for telling in day.tellings}) == len(day.tellings)


def test_the_order_of_input_changes_nothing_and_no_input_is_no_timeline() -> None:
    mixed = dam()
    Random(3).shuffle(mixed)
    assert salient(mixed, days=3) == salient(dam(), days=3)
    assert salient([], days=3) == ()


def test_lines_rest_on_claims_and_leave_copies_out() -> None:
    tale = Tale()
    tale.report("a", "2031-05-04", "The old dam above the town broke after a week of rain.")
    tale.report("b", "2031-05-09", "The old dam above the town broke on the third of May.")
    tale.report("c", "2031-05-09", "The old dam above the town broke on the third of May.", copies="b")
    for name in "abc":
        tale.happening(name, "broke", "dam")
        claim = tale.claims[name].pop()
        tale._claim("h", name, "broke", claim.body, when="2031-05-03" if name != "a" else None)
    lines = salient_lines(tale.evidence(), days=3)
    assert [line.date for line in lines] == ["2031-05-03", "2031-05-04", "2031-05-09"]
    assert lines == salient_lines(tale.evidence(backwards=True), days=3)
    claims = tale.evidence().claims
    assert all(line.rests_on and not unsupported(line.text, [claims[c].sentence.quote for c in line.rests_on])
               for line in lines)  # fmt: skip
    assert not any("c:" in claim for line in lines for claim in line.rests_on)
