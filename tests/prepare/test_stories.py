"""Stories: one crisis, one story; however few reports there are, and in whatever order they come."""

from __future__ import annotations

import random

import pytest

from newsledger.core.reports import Report
from newsledger.prepare.stories import sketch, stories, terms

FLOOD = (
    "The Orlu river burst its banks at Danzen on Monday and drowned six people, the governor of Halmen province said.",
    "In Danzen, where the Orlu came over the wall at dawn, Marta Ilieva lost her mill and both her dogs. The governor, "
    "Petar Vasko, has not been seen.",
    "Governor Petar Vasko toured flooded Danzen on Wednesday and promised tents. The Orlu was falling, engineers said.",
    "Eleven are now known to have died in the Halmen floods. Marta Ilieva, a miller of Danzen, was among those moved.",
)
STRIKE = (
    "Dockers in Port Caldwell walked out on Tuesday after talks with Norvane Shipping failed, their union said.",
    "Norvane Shipping said it would hire crews from abroad if the strike in Port Caldwell went into a third week.",
    "Police broke up a picket at Caldwell's grain terminal. Norvane Shipping's chief, Helen Amory, regretted it.",
)


def reports(*groups: tuple[str, ...], given: str | None = None) -> list[Report]:
    return [Report(id=f"r{g}{n}", name=f"r{g}{n}", text=text, given=given)
            for g, group in enumerate(groups) for n, text in enumerate(group)]  # fmt: skip


def test_reports_of_one_crisis_are_one_story() -> None:
    (story,) = stories(reports(FLOOD)).items
    assert len(story.reports) == len(FLOOD)


def test_two_crises_are_two_stories() -> None:
    found = stories(reports(FLOOD, STRIKE)).items
    assert sorted(story.reports for story in found) == [("r00", "r01", "r02", "r03"), ("r10", "r11", "r12")]


@pytest.mark.parametrize("seed", range(4))
def test_order_does_not_matter_and_every_report_is_in_one_story(seed: int) -> None:
    given = [*reports(FLOOD, STRIKE), Report(id="empty", name="empty", text="...")]
    found = stories(given).items
    random.Random(seed).shuffle(given)
    assert stories(given).items == found
    assert sorted(r for story in found for r in story.reports) == sorted(r.id for r in given)


def test_the_same_names_years_apart_are_two_stories() -> None:
    early, late = (Report(id=f"r{year}", name="r", text=FLOOD[2], given=f"{year}-05-02") for year in (1998, 2011))
    assert len(stories([early, late]).items) == 2


def test_no_reports_no_stories() -> None:
    assert stories([]).items == ()


def test_names_weigh_more_than_words_and_days_nothing() -> None:
    text = "On Monday the dockers of Caldwell met. In Caldwell the dockers voted."
    found = terms(Report(id="r", name="r", text=text))
    assert found["CALDW"] > found["docker"]
    assert not any(term.lower().startswith("mond") for term in found)


def test_a_nation_and_its_people_are_one_term() -> None:
    found = terms(Report(id="r", name="r", text="In Slovakia, a Slovak minister resigned; many Slovaks cheered."))
    assert {term for term in found if term.startswith("SLOVA")} == {"SLOVA"}


def test_many_copies_of_one_report_are_one_story() -> None:
    copies = [Report(id=f"r{n:03}", name="r", text=FLOOD[2]) for n in range(200)]
    (story,) = stories(copies).items
    assert len(story.reports) == 200


def test_sketches_made_before_sort_as_the_reports_do() -> None:
    held = reports(FLOOD, STRIKE)
    assert stories(held, sketches={report.id: sketch(report) for report in held}) == stories(held)
    assert stories([]).items == () and stories([Report(id="r", name="r", text="")]).items
