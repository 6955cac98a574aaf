"""Entities are worked out from judgements alone."""

from __future__ import annotations

import re

from newsledger.core.claims import Mention, Reading
from newsledger.core.evidence import Evidence
from newsledger.core.reports import Report, Story
from newsledger.resolve.entities import entities
from newsledger.resolve.judge import judge
from newsledger.resolve.kinds import settled_kinds

from .names import body, evidence, named, person, place, things


def test_without_judgements_every_mention_stands_alone() -> None:
    story = evidence([person("Ana Duarte"), person("Duarte")])
    assert [e.name for e in entities(story, ()).items] == ["Ana Duarte", "Duarte"]


def test_a_second_of_one_name_is_numbered_in_order_of_place() -> None:
    story = evidence([person("Ana Duarte", gender="f")], [person("Ana Duarte", gender="m")])
    assert [e.id for e in entities(story, ()).items] == ["ana-duarte@s", "ana-duarte-2@s"]


def test_an_entity_known_by_description_alone_is_generic() -> None:
    described = things(evidence([body("hospital", nominal=True)]))[0]
    assert described.generic and described.names == ()


def test_the_order_of_reports_changes_nothing() -> None:
    story = evidence([person("Ana Duarte"), body("Lima")], [person("Duarte"), place("Lima")], [person("A. Duarte")])
    turned = Evidence(story.story, reports=reversed(list(story.reports.values())),
                      readings=reversed(list(story.readings.values())), datings=(), copies=())  # fmt: skip
    assert judge(story).items == judge(turned).items
    assert things(story) == things(turned)


def test_an_odd_reading_of_a_name_is_settled_by_the_others() -> None:
    story = evidence([place("Tarkwa")], [place("Tarkwa")], [person("Tarkwa")])
    assert set(settled_kinds(story).values()) == {"place"}
    assert named(story) == {frozenset({"r1 Tarkwa", "r2 Tarkwa", "r3 Tarkwa"})}


def test_namesakes_in_two_countries_stay_apart() -> None:
    here = [[place("Cartago", within="Colombia"), place("Cartago")] for _ in range(4)]
    story = evidence(*here, [place("Cartago", within="Tunisia")])
    assert frozenset({"r5 Cartago"}) in {frozenset(group) for group in named(story)}


def test_a_place_that_the_text_sets_apart_from_its_namesake_is_another() -> None:
    text = "Floods hit Cartago. It is not the Cartago in Tunisia. Cartago - the Tunisian one - is dry. Cartago waits."
    report = Report(id="r1", name="r1", text=text)
    starts = [m.start() for m in re.finditer("Cartago", text)]
    mentions = tuple(Mention(id=f"r1:m{at}-{at + 7}", cite=report.cite(at, at + 7), kind="place") for at in starts)
    story = Evidence(Story(id="s", reports=("r1",)), reports=[report], datings=(), copies=(),
                     readings=[Reading(report="r1", rules="t", mentions=mentions)])  # fmt: skip
    found = sorted([m.rsplit(":m")[1].split("-")[0] for m in e.mentions] for e in things(story))
    assert found == [[str(starts[0]), str(starts[3])], [str(starts[1]), str(starts[2])]]
