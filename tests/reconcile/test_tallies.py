"""Tallies: what may stand in one count, in what order, and what is kept apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from newsledger.core.entries import Tally
from newsledger.reconcile.counts import counts
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.tallies import scene_of, tallies, told_of
from newsledger.reconcile.voices import Voices
from tests.reconcile.building import Tale, flood


def drawn(tale: Tale, policy: str = "latest", *, backwards: bool = False, **times: str) -> dict[str, Tally]:
    evidence = tale.evidence(backwards=backwards)
    cast, incidents = tale.cast(), tale.incidents(**times)
    origins, voices = Origins(evidence, cast), Voices(evidence, cast)
    seen = counts(evidence, cast, incidents, origins)
    told = tallies(evidence, cast, incidents, seen, origins=origins, voices=voices, policy=policy)
    return {t.id: t for t in told}


def points(tally: Tally) -> list[str]:
    return [p.claim for p in tally.points]


def test_a_rising_toll_is_one_tally_in_the_order_it_was_said() -> None:
    tally = drawn(flood())["killed-flood@s"]
    assert [p.as_of for p in tally.points] == ["2031-05-02", "2031-05-02", "2031-05-04", "2031-05-06"]
    assert (tally.best, tally.low, tally.high) == (17, 17, 17)
    assert tally.rests_on == tuple(points(tally))
    assert "17 killed, given on 6 May 2031 (d)" in tally.basis


def test_the_order_of_input_changes_nothing() -> None:
    assert drawn(flood()) == drawn(flood(), backwards=True)


def test_children_and_another_years_flood_are_no_points_of_the_toll() -> None:
    told = {claim for tally in drawn(flood()).values() if tally.subset is None for claim in points(tally)}
    quotes = {c.id: c.cite.quote for c in flood().evidence().claims.values()}
    assert not {"40", "Six"} & {quotes[claim] for claim in told}


def test_increments_and_plans_are_never_points() -> None:
    tale = flood()
    tale.report("e", "2031-05-07", "The flood killed 2 more people. 30 people are to be dug out.")
    about = tale.happening("e", "The flood killed", "flood")
    more = tale.figure("e", "2", 2, total=False, about=about.id)
    plan = tale.figure("e", "30", 30, modality="planned", about=about.id)
    assert not {more.id, plan.id} & {c for t in drawn(tale).values() for c in points(t)}


def test_a_breakdown_by_place_is_told_apart_from_the_whole() -> None:
    tale = Tale()
    for name, day, numbers in (("a", "2031-05-02", (9, 4)), ("b", "2031-05-03", (12, 5))):
        tale.report(name, day, f"The flood killed {numbers[0]} in Orvane, {numbers[1]} of them in Lumo.")
        about = tale.happening(name, "The flood", "flood")
        valley, town = (tale.entity(name, place, kind="place") for place in ("Orvane", "Lumo"))
        whole = tale.figure(name, f"{numbers[0]}", numbers[0], place=valley, about=about.id)
        tale.figure(name, f"{numbers[1]} of", numbers[1], place=town, about=about.id, part_of=whole.id)
    found = drawn(tale)
    assert found["killed-flood@s"].best == 12
    assert found["killed-lumo-flood@s"].best == 5


def test_a_headline_gives_way_to_the_number_below_it() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Flood kills 20\nThe flood killed 19 people.")
    tale.report("b", "2031-05-03", "The flood killed 21 people.")
    for report in "ab":
        tale.happening(report, "The flood", "flood")
    title = tale.figure("a", "20", 20, headline=True)
    tale.figure("a", "19", 19)
    tale.figure("b", "21", 21)
    assert title.id not in points(drawn(tale)["killed-flood@s"])


def test_a_number_far_below_the_running_total_is_no_new_total() -> None:
    tale = flood()
    tale.report("e", "2031-05-07", "The flood killed people. 3 people were buried.")
    tale.happening("e", "The flood killed", "flood")
    buried = tale.figure("e", "3", 3)
    assert buried.id not in points(drawn(tale)["killed-flood@s"])


def test_one_report_and_its_copy_are_one_origin_and_the_basis_says_so() -> None:
    tale = Tale()
    for name, copies in (("a", None), ("b", "a")):
        tale.report(name, "2031-05-02", "The flood injured 30 people.", copies=copies)
        tale.happening(name, "The flood", "flood")
        tale.figure(name, "30", 30, measure="injured")
    (tally,) = drawn(tale).values()
    assert (tally.best, tally.origins) == (30, 1)
    assert tally.basis.startswith("one report only: ")


def test_sources_that_give_the_best_number_are_told_from_all_that_give_any() -> None:
    tale = Tale()
    for day, (name, killed) in enumerate((("a", 9), ("b", 14), ("c", 14)), 2):
        tale.report(name, f"2031-05-0{day}", f"The flood killed {killed} people.", outlet=f"Paper {name}")
        flooded = tale.happening(name, "The flood", "flood")
        tale.figure(name, str(killed), killed, about=flooded.id)
    (tally,) = drawn(tale).values()
    assert (tally.best, tally.agreeing, tally.origins) == (14, 2, 3)


def test_one_report_alone_gives_a_toll_but_no_tally_of_money_or_crowds() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The flood killed 9 people.\nAbout 300 marched.")
    flooded = tale.happening("a", "The flood", "flood")
    tale.figure("a", "9", 9, about=flooded.id)
    tale.figure("a", "300", 300, measure="participants", about=flooded.id)
    (tally,) = drawn(tale).values()
    assert (tally.measure, tally.best, tally.origins) == ("killed", 9, 1)


def test_of_tolls_that_one_report_each_gives_the_most_prominent_stands() -> None:
    tale = Tale()
    tale.report("a", "2031-05-05", "The flood came at night and took a bridge.\nTwo were killed.")
    tale.report("b", "2031-05-02", "The flood killed 22 people.")
    flooded = [tale.happening(name, "The flood", "flood") for name in "ab"]
    tale.figure("a", "Two", 2, about=flooded[0].id, total=None)
    tale.figure("b", "22", 22, about=flooded[1].id)
    assert [tally.best for tally in drawn(tale).values() if tally.measure == "killed"] == [22]


def test_parts_told_beside_a_corrected_toll_do_not_vote_it_down() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The fire killed 54 people.")
    tale.report("b", "2031-05-03", "The fire killed 47 people. The city said 3 bodies came twice. Police shot 2.")
    tale.report("c", "2031-05-04", "The fire killed 47 people.")
    told = []
    for name, number in (("a", "54"), ("b", "47"), ("c", "47")):
        fire = tale.happening(name, "The fire killed", "fire", type_="fire")
        told.append(tale.figure(name, number, float(number), about=fire.id).id)
    tale.figure("b", "3", 3, counted="bodies", speaker="The city")
    tale.figure("b", "2.", 2, speaker="Police")
    (tally,) = drawn(tale).values()
    assert points(tally) == told


def test_a_greater_toll_further_down_is_of_something_else() -> None:
    tale = Tale()
    for name, day, number in (("a", "2031-05-02", "30"), ("b", "2031-05-03", "41")):
        old = "\nPolice killed 60 strikers under the old mayor." if name == "a" else ""
        tale.report(name, day, f"The riot killed {number} people.{old}")
        riot = tale.happening(name, "The riot killed", "riot", type_="riot")
        tale.figure(name, number, float(number), about=riot.id)
    police = tale.happening("a", "Police killed 60 strikers", "police", type_="assault")
    old_toll = tale.figure("a", "60", 60, about=police.id)
    assert old_toll.id not in {c for t in drawn(tale).values() for c in points(t)}


def test_a_toll_of_an_earlier_month_stands_apart_without_any_year() -> None:
    tale = Tale()
    tale.report("a", "XXXX-06", "The riot killed 30 people.")
    tale.report("b", "XXXX-06", "The riot killed 41 people.\nIn April 25 people died.")
    for name, number in (("a", "30"), ("b", "41")):
        riot = tale.happening(name, "The riot killed", "riot", type_="riot")
        tale.figure(name, number, float(number), about=riot.id)
    april = tale.figure("b", "25", 25, when="XXXX-04")
    assert not any({april.id} < set(points(t)) for t in drawn(tale).values())


def test_a_number_named_only_as_replaced_is_no_new_point() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The riot killed 42 people.")
    tale.report("b", "2031-05-03", "The riot killed fewer: the toll was cut to 39 from 42.")
    for name, number in (("a", "42"), ("b", "39"), ("b", "42")):
        riot = tale.happening(name, "The riot killed", "riot", type_="riot")
        tale.figure(name, number, float(number), about=riot.id)
    (tally,) = drawn(tale).values()
    assert len(tally.points) == 2
    assert tally.best == 39


def test_what_one_voice_tells_of_towns_beside_the_whole_is_no_point_of_the_whole() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The fever struck. The board lists 640 cases.")
    tale.report("b", "2031-05-03", "The fever struck. The board lists 900 cases, in one town 300, in another 70.")
    told = []
    for name, numbers in (("a", ("640",)), ("b", ("900", "300", "70"))):
        fever = tale.happening(name, "The fever", "fever", type_="health")
        told += [tale.figure(name, n, float(n), measure="affected", counted="cases", speaker="The board",
                             about=fever.id).id for n in numbers]  # fmt: skip
    (tally,) = drawn(tale).values()
    assert points(tally) == told[:2]
    assert tally.best == 900


def test_a_count_that_nothing_of_its_incident_tells_is_named_and_placed_by_what_its_figures_tell() -> None:
    count = SimpleNamespace(told="shooting@s", set_apart=False, claim=SimpleNamespace(about=None, report="a"))
    one: Any = SimpleNamespace(incident="ousting@s", measure="killed", points=(count, count), era="")
    known: Any = {"ousting@s": SimpleNamespace(id="ousting@s", main=False, type="leadership"),
                  "shooting@s": SimpleNamespace(id="shooting@s", main=False, type="assault")}  # fmt: skip
    assert told_of(one, known, {}) == "shooting@s"
    known["ousting@s"].main = True
    assert told_of(one, known, {}) == "ousting@s"
    assert scene_of(one, {"ousting@s": "elvik@s", "shooting@s": "norrby@s"}) == "elvik@s"
    one.incident = None
    assert scene_of(one, {"ousting@s": "elvik@s", "shooting@s": "norrby@s"}) == "norrby@s"


def test_a_count_that_few_of_its_figures_tell_is_of_what_their_reports_are_about() -> None:
    counts = [SimpleNamespace(told=told, set_apart=False, claim=SimpleNamespace(report=report))
              for told, report in (("scuffle@s", "a"), (None, "b"), (None, "c"), (None, "d"))]  # fmt: skip
    one: Any = SimpleNamespace(incident="scuffle@s", measure="killed", points=counts, era="")
    known: Any = {"scuffle@s": SimpleNamespace(id="scuffle@s", main=False, type="clash"),
                  "riot@s": SimpleNamespace(id="riot@s", main=True, type="riot")}  # fmt: skip
    assert told_of(one, known, {"b": {"riot@s"}, "c": {"riot@s"}}) == "riot@s"
    assert told_of(one, known, {}) == "scuffle@s"
    counts[0].set_apart = True
    assert told_of(one, known, {"b": {"riot@s"}, "c": {"riot@s"}}) == "scuffle@s"



def test_two_voices_of_one_report_give_accounts_of_like_things_alone() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Crowds marched. Police counted 500 marchers, organisers 2,000 marchers.")
    march = tale.happening("a", "Crowds marched", "marched", type_="protest")
    told = [tale.figure("a", number, value, measure="participants", counted="marchers", speaker=who, about=march.id).id
            for number, value, who in (("500", 500, "Police"), ("2,000", 2000, "organisers"))]  # fmt: skip
    (tally,) = drawn(tale).values()
    assert points(tally) == told
    assert tally.best is None


def test_a_number_that_a_report_tells_and_then_credits_is_one_point_which_it_stands_by() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The fire killed 20. The mayor counted 20, a priest 31.")
    tale.report("b", "2031-05-01", "The fire killed 12.")
    for name in ("a", "b"):
        tale.happening(name, "The fire", "fire", type_="fire")
    tale.figure("a", "20", 20)
    by_mayor = tale.figure("a", "20, a", 20, speaker="The mayor")
    by_priest = tale.figure("a", "31", 31, speaker="a priest")
    first = tale.figure("b", "12", 12)
    tally = drawn(tale)["killed-fire@s"]
    assert points(tally) == [first.id, by_mayor.id, by_priest.id]
    assert tally.best == 20
