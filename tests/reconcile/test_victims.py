"""Tolls counted from victims told of one by one."""

from __future__ import annotations

from msgspec.structs import replace

from newsledger.core.claims import Claim, Happening, Victim
from newsledger.core.entries import Tally
from newsledger.reconcile.counts import counts
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.tallies import tallies
from newsledger.reconcile.victims import with_victims
from newsledger.reconcile.voices import Voices
from tests.reconcile.building import Tale


def hurt(tale: Tale, claim: Claim, *told: tuple[str, str, int]) -> None:
    """Give a happening its victims: (word, measure, number of the person)."""
    report = tale.reports[claim.report]
    cites = [report.cite(report.text.index(word), report.text.index(word) + len(word)) for word, _, _ in told]
    found = tuple(Victim(cite=cite, measure=measure, person=person)
                  for cite, (_, measure, person) in zip(cites, told, strict=True))  # fmt: skip
    assert isinstance(claim.body, Happening)
    tale.claims[claim.report].remove(claim)
    tale.claims[claim.report].append(replace(claim, body=replace(claim.body, victims=found)))


def books(tale: Tale, *, backwards: bool = False, policy: str = "latest",
          mains: tuple[str, ...] | None = None) -> dict[tuple[str, str | None], Tally]:  # fmt: skip
    evidence, cast = tale.evidence(backwards=backwards), tale.cast()
    incidents = tuple(replace(i, main=mains is None or i.label in mains) for i in tale.incidents())
    origins, voices = Origins(evidence, cast), Voices(evidence, cast)
    seen = counts(evidence, cast, incidents, origins)
    told = tallies(evidence, cast, incidents, seen, origins=origins, voices=voices, policy="latest")
    found = with_victims(told, evidence, incidents, seen, policy=policy)
    return {(t.measure, t.incident): t for t in found if t.subset is None}


def brawl() -> Tale:
    tale = Tale()
    tale.report("a", "2031-05-02", "A cook was stabbed and a waiter was hurt in a brawl.")
    tale.report("b", "2031-05-03", "The cook stabbed in the brawl has died.")
    hurt(tale, tale.happening("a", "A cook was stabbed", "brawl", type_="assault"), ("cook", "injured", 0),
         ("waiter", "injured", 1))  # fmt: skip
    hurt(tale, tale.happening("b", "The cook stabbed in the brawl has died", "brawl", type_="assault"),
         ("cook", "killed", 0))  # fmt: skip
    return tale


def test_the_report_that_tells_of_most_is_taken_less_those_who_died_since() -> None:
    found = books(brawl())
    tally = found["injured", "brawl@s"]
    assert (tally.best, tally.low, tally.high, tally.points) == (1, 1, None, ())
    assert tally.rests_on == ("a:h0",)
    assert "victims told of: 1 injured (a)" in tally.basis
    assert found["killed", "brawl@s"].best == 1


def test_the_order_of_input_changes_nothing() -> None:
    assert books(brawl()) == books(brawl(), backwards=True)


def test_a_later_report_of_as_many_wins_and_the_dead_are_not_hurt_too() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "A cook was stabbed in a brawl.")
    tale.report("b", "2031-05-03", "The cook has died after the brawl.")
    hurt(tale, tale.happening("a", "A cook was stabbed", "brawl", type_="assault"), ("cook", "injured", 0))
    hurt(tale, tale.happening("b", "The cook has died", "brawl", type_="assault"), ("cook", "killed", 0))
    assert {measure: tally.best for (measure, _), tally in books(tale).items()} == {"killed": 1}


def test_a_figure_that_gives_as_many_stands() -> None:
    tale = brawl()
    tale.report("c", "2031-05-04", "The brawl left 3 people hurt.")
    about = tale.happening("c", "The brawl", "brawl", type_="assault")
    figure = tale.figure("c", "3", 3, measure="injured", about=about.id)
    tally = books(tale)["injured", "brawl@s"]
    assert (tally.best, [p.claim for p in tally.points]) == (3, [figure.id])


def test_somebody_joined_to_a_figure_is_counted_with_it() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The brawl left a cook and 3 waiters hurt.")
    about = tale.happening("a", "The brawl left a cook and 3 waiters hurt", "brawl", type_="assault")
    tale.figure("a", "3", 3, measure="injured", counted="waiters", about=about.id)
    hurt(tale, about, ("cook", "injured", 0))
    assert books(tale)["injured", "brawl@s"].best == 4


def test_of_reports_that_count_otherwise_the_middle_one_is_taken() -> None:
    tale = Tale()
    for name, words in (("a", "A cook died."), ("b", "The cook died in it."), ("c", "A cook died, and a waiter died.")):
        tale.report(name, f"2031-05-0{ord(name) - 95}", words)
        told = [(word, "killed", n) for n, word in enumerate(("cook", "waiter")) if word in words]
        hurt(tale, tale.happening(name, words.rstrip("."), "brawl", type_="assault"), *told)
    assert books(tale)["killed", "brawl@s"].best == 1


def test_a_policy_that_wants_a_number_said_in_office_or_twice_takes_no_count_of_ours() -> None:
    assert not books(brawl(), policy="official") and not books(brawl(), policy="two-source")
    assert books(brawl(), policy="ucdp")["killed", "brawl@s"].best == 1


def test_a_bare_number_that_no_tally_took_is_no_count_of_victims() -> None:
    tale = Tale()
    for name, day in (("a", "2031-05-02"), ("b", "2031-05-03")):
        tale.report(name, day, "The brawl left 8 people dead.")
        about = tale.happening(name, "The brawl", "brawl", type_="assault")
        tale.figure(name, "8", 8, about=about.id)
    tale.report("c", "2031-05-04", "The brawl killed a cook. Some say 60 guards were killed.")
    about = tale.happening("c", "The brawl killed a cook", "brawl", type_="assault")
    hurt(tale, about, ("cook", "killed", 0))
    tale.figure("c", "60", 60, counted="guards", about=about.id, total=False)
    assert books(tale)["killed", "brawl@s"].best == 8


def test_a_victim_whom_one_report_tells_of_in_passing_is_no_toll() -> None:
    tale = brawl()
    tale.report("c", "2031-05-04", "A guard was killed in 1990.")
    hurt(tale, tale.happening("c", "A guard was killed", "raid", type_="assault"), ("guard", "killed", 0))
    assert ("killed", "raid@s") not in books(tale, mains=("brawl",))
    assert ("killed", "raid@s") in books(tale)
