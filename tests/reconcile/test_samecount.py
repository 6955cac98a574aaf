"""Which figures count one thing."""

from __future__ import annotations

import random

from newsledger.core.evidence import Cast
from newsledger.reconcile.counts import Count, counts
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.likeness import likeness, signs, told_apart
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.samecount import one_counts
from tests.reconcile.building import Tale


def counted(tale: Tale) -> tuple[Count, ...]:
    """The story's figures as counts."""
    evidence, cast = tale.evidence(), Cast(tale.entities.values())
    return counts(evidence, cast, incidents(evidence, cast), Origins(evidence, cast))


def told_by_town() -> Tale:
    """Two reports that give a whole and two towns of it."""
    tale = Tale()
    for name, day, numbers in (("a", "2031-05-02", ("40", "25", "15")), ("b", "2031-05-03", ("52", "31", "21"))):
        whole, upper, lower = numbers
        text = f"The storm killed {whole} people: {upper} in Upperton and {lower} in Lowerton."
        tale.report(name, day, text)
        storm = tale.happening(name, "The storm killed", "storm", type_="disaster")
        places = [tale.entity(name, town, kind="place") for town in ("Upperton", "Lowerton")]
        first = tale.figure(name, whole, float(whole), about=storm.id)
        for number, place in zip((upper, lower), places, strict=True):
            tale.figure(name, number, float(number), about=storm.id, place=place, part_of=first.id)
    return tale


def test_the_whole_and_each_town_are_counts_of_their_own() -> None:
    groups = one_counts(counted(told_by_town()))
    assert sorted([c.size for c in one.points] for one in groups) == [[15.0, 21.0], [25.0, 31.0], [40.0, 52.0]]


def test_the_order_of_figures_changes_nothing() -> None:
    found = list(counted(told_by_town()))
    once = one_counts(found)
    random.Random(3).shuffle(found)
    assert one_counts(found) == once


def test_likeness_is_the_same_both_ways() -> None:
    found = counted(told_by_town())
    for a in found:
        for b in found:
            assert signs(a, b) == signs(b, a)
            assert likeness(a, b) == likeness(b, a)


def test_children_are_no_points_of_the_whole() -> None:
    tale = Tale()
    for name, day, (whole, part) in (("a", "2031-05-02", ("40", "9")), ("b", "2031-05-03", ("52", "11"))):
        tale.report(name, day, f"The storm killed {whole} people, including {part} children.")
        storm = tale.happening(name, "The storm killed", "storm", type_="disaster")
        first = tale.figure(name, whole, float(whole), about=storm.id)
        tale.figure(name, part, float(part), counted="children", about=storm.id, part_of=first.id)
    found = {one.part: [c.size for c in one.points] for one in one_counts(counted(tale))}
    assert found == {"": [40.0, 52.0], "child": [9.0, 11.0]}


def test_one_voice_gives_one_count_one_number() -> None:
    tale = Tale()
    for name, day, number in (("a", "2031-05-02", "40"), ("b", "2031-05-03", "44")):
        tale.report(name, day, f"The storm killed {number} people. A wall killed 12 people.")
        storm = tale.happening(name, "The storm killed", "storm", type_="disaster")
        for figure in (number, "12"):
            tale.figure(name, figure, float(figure), about=storm.id)
    groups = one_counts(counted(tale))
    assert all({c.size for c in one.points} in ({40.0, 44.0}, {12.0}) for one in groups)


def test_police_and_rebels_are_told_apart() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Four rebels and four policemen were killed.")
    rebels = tale.figure("a", "Four", 4.0, counted="rebels")
    police = tale.figure("a", "four", 4.0, counted="policemen")
    found = {c.claim.id: c for c in counted(tale)}
    assert told_apart(found[rebels.id], found[police.id])


def test_a_number_is_put_with_the_one_that_its_sentence_replaces() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The flood killed people. At least 90 died.")
    tale.report("b", "2031-05-09", "The flood toll was cut from 90 to 12.")
    for name in "ab":
        tale.happening(name, "flood", "flood", type_="disaster")
    tale.figure("a", "90", 90)
    tale.figure("b", "90", 90, modality="denied")
    tale.figure("b", "12", 12)
    evidence, cast = tale.evidence(), tale.cast()
    (one,) = one_counts(counts(evidence, cast, tale.incidents(), Origins(evidence, cast)))
    assert [c.size for c in one.points] == [90, 90, 12]


def test_one_sentence_gives_two_towns_their_own_even_where_the_numbers_agree() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The storm killed two in Upperton and 2 in Lowerton.")
    tale.happening("a", "storm", "storm", type_="disaster")
    places = [tale.entity("a", town, kind="place") for town in ("Upperton", "Lowerton")]
    tale.figure("a", "two", 2, place=places[0])
    tale.figure("a", "2", 2, place=places[1])
    evidence, cast = tale.evidence(), tale.cast()
    one, two = counts(evidence, cast, tale.incidents(), Origins(evidence, cast))
    assert told_apart(one, two)
