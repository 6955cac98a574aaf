"""Main incidents that few reports tell, held once more against the others of their story."""

from __future__ import annotations

from msgspec.structs import replace

from newsledger.core.claims import Victim
from newsledger.reconcile.merging import merged
from newsledger.reconcile.telling import Telling, tellings
from tests.reconcile.building import Tale

DAY = 741_000
HERE, NEAR, FAR = (50.0, 10.0), (50.2, 10.1), (53.0, 10.0)


def telling(report: str, *, day: int | None = None, spot: tuple[float, float] | None = None,
            victim: str = "") -> list[Telling]:  # fmt: skip
    """One telling of a shooting in a report of its own."""
    tale = Tale()
    tale.report(report, "2031-05-02", "A guard was shot.")
    tale.happening(report, "A guard was shot", "shooting", type_="assault")
    told = tellings(tale.evidence(), tale.cast())[0]
    victims = (Victim(cite=told.claim.cite, measure="killed", person=0, name=victim),) if victim else ()
    span = (DAY + day, DAY + day) if day is not None else None
    place = f"place-{spot}" if spot else None
    around = frozenset({place}) if place else frozenset()
    return [replace(told, body=replace(told.body, victims=victims), span=span, spot=spot, place=place, around=around)]


def number(*groups: list[Telling]) -> int:
    joined = merged(groups)
    assert sum(map(len, joined)) == len(groups)
    return len(joined)


def test_near_days_and_near_towns_are_one_incident() -> None:
    assert number(telling("a", day=0, spot=HERE), telling("b", day=1, spot=NEAR)) == 1
    assert number(telling("a", day=0, spot=HERE), telling("b", spot=HERE)) == 1


def test_other_days_or_far_towns_or_other_victims_are_two() -> None:
    assert number(telling("a", day=0, spot=HERE), telling("b", day=9, spot=HERE)) == 2
    assert number(telling("a", day=0, spot=HERE), telling("b", day=0, spot=FAR)) == 2
    assert number(telling("a", day=0, victim="ole lund"), telling("b", day=0, victim="jo berg")) == 2


def test_what_neither_says_where_nor_when_agrees_with_nothing() -> None:
    assert number(telling("a"), telling("b")) == 2
    assert number(telling("a", day=0), telling("b")) == 2


def test_a_victims_name_outweighs_the_day_of_a_follow_up() -> None:
    assert number(telling("a", day=0, victim="ole lund"), telling("b", day=60, spot=FAR, victim="ole lund")) == 1


def test_what_three_reports_tell_stands_by_itself() -> None:
    groups = [[t for r in names for t in telling(r, day=day)] for names, day in (("abc", 0), ("def", 1))]
    assert len(merged(groups)) == 2


def _many(names: str, *, who: str, spot: tuple[float, float] | None = None) -> list[Telling]:
    told = [t for name in names for t in telling(name, day=0, spot=spot)]
    return [replace(t, people=frozenset({who}), place=t.place or f"sea-{names}") for t in told]


def test_what_many_tell_of_no_known_spot_is_one_by_those_who_act_in_it() -> None:
    assert len(merged([_many("abc", who="coastguard"), _many("def", who="coastguard")])) == 1
    assert len(merged([_many("abc", who="coastguard"), _many("def", who="army")])) == 2
    assert len(merged([_many("abc", who="police", spot=HERE), _many("def", who="police", spot=FAR)])) == 2
