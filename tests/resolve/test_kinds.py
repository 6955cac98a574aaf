"""What kind of thing a name is, settled by the whole story."""

from __future__ import annotations

from newsledger.core.claims import Mention, Reading
from newsledger.core.evidence import Evidence
from newsledger.core.reports import Report, Story
from newsledger.resolve.kinds import settled_kinds

from .names import body, evidence, place


def settled(text: str, *, country: str, **read_as: str) -> dict[str, str]:
    """Name -> kind, where the names in the text were read as told."""
    report = Report(id="r", name="r", text=text)
    mentions = []
    for name, kind in read_as.items():
        start = text.index(name)
        mentions.append(Mention(id=name, cite=report.cite(start, start + len(name)), kind=kind))
    reading = Reading(report="r", rules="1", mentions=tuple(mentions))
    story = Evidence(Story(id="s", reports=("r",)), reports=[report], readings=[reading], datings=(), copies=())
    return settled_kinds(story, country)


def test_a_town_of_the_country_read_as_a_person_is_a_place_where_things_lie_in_it() -> None:
    assert settled("Two died in Huaraz.", country="PE", Huaraz="person") == {"Huaraz": "place"}


def test_a_person_named_like_a_town_stays_one() -> None:
    found = settled("Two died, said Huaraz. He blamed the rain.", country="PE", Huaraz="person")
    assert found == {"Huaraz": "person"}


def test_a_body_is_no_town_though_one_works_in_it() -> None:
    assert settled("A vote in Congress failed.", country="US", Congress="organisation") == {"Congress": "organisation"}


def test_a_name_that_the_text_calls_a_firm_is_a_body() -> None:
    story = evidence([place("Brelmer"), body("Brelmer", role="a dredging firm")], [place("Brelmer")])
    assert set(settled_kinds(story, "NL").values()) == {"organisation"}


def test_a_name_that_no_gazetteer_has_and_that_has_officials_is_a_body() -> None:
    text = "The dredger is owned by Brelmerhoek. Brelmerhoek officials said so."
    assert settled(text, country="NL", Brelmerhoek="place") == {"Brelmerhoek": "organisation"}
    assert settled("Two died in Brelmerhoek.", country="NL", Brelmerhoek="place") == {"Brelmerhoek": "place"}
    assert settled("It is owned by Utrecht.", country="NL", Utrecht="place") == {"Utrecht": "place"}
