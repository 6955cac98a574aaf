"""Standing: which figures are weighed against which, and by which signs."""

from __future__ import annotations

from newsledger.reconcile.counts import Count, counts
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.standing import KINDS, LAST, Told, candidates, signs_of, weigh, weights
from tests.reconcile.building import Tale


def seen(tale: Tale) -> tuple[Count, ...]:
    evidence, cast = tale.evidence(), tale.cast()
    return counts(evidence, cast, tale.incidents(), Origins(evidence, cast))


def two_days() -> tuple[Count, ...]:
    tale = Tale()
    for name, day, number in (("a", "2031-05-02", 12), ("b", "2031-05-03", 19)):
        tale.report(name, day, f"The flood killed {number} people, the mayor said.")
        flood = tale.happening(name, "The flood", "flood")
        tale.figure(name, str(number), number, speaker="the mayor", about=flood.id)
    return seen(tale)


def test_every_kind_has_its_weights() -> None:
    assert set(weights()) == set(KINDS)
    assert all("start" in known for known in weights().values())


def test_a_greater_number_of_the_next_day_sooner_revises_than_contradicts() -> None:
    a, b = two_days()
    signs = signs_of(a, b, Told([a, b], [[a, b]]))
    assert signs["tally same"] == signs["rises"] == signs["two, apart"] == 1.0
    assert weigh("revises", signs) > weigh("contradicts", signs)


def test_a_number_told_twice_in_a_report_is_told_again_the_second_time() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The flood killed 12 people.\nAll twelve drowned.")
    tale.happening("a", "The flood", "flood")
    tale.figure("a", "12", 12)
    tale.figure("a", "twelve", 12)
    first, second = seen(tale)
    told = Told([second, first], [])
    assert (told.is_again(first), told.is_again(second)) == (False, True)


def test_a_figure_is_held_against_the_last_before_it_only() -> None:
    many = [c for _ in range(LAST) for c in two_days()]
    found = list(candidates(many))
    assert len(found) <= LAST * len(many)


def _from_ten(*told: str) -> tuple[Count, Count, Told]:
    """The counts of 10 on the first day and 14 on the second, in a story whose later reports give these."""
    tale = Tale()
    for day, number in enumerate(("10", "14", *told), 2):
        tale.report(f"r{day}", f"2031-05-{day:02}", f"The flood killed {number} people.")
        tale.happening(f"r{day}", "The flood", "flood")
        tale.figure(f"r{day}", number, int(number))
    every = seen(tale)
    return every[0], every[1], Told(every, [])


def test_a_number_that_reports_go_on_telling_is_not_replaced() -> None:
    first, second, told = _from_ten("14", "15")
    assert told.is_moved(first, second)
    first, second, told = _from_ten("10", "10", "10")
    assert not told.is_moved(first, second)
