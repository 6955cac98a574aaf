"""Figures: which numbers are figures, what they measure, and how they hang together."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from newsledger.core.claims import Claim, Figure
from newsledger.core.pages import Page
from newsledger.extract.figures import figures

PageOf = Callable[..., Page]


def read(page_of: PageOf, text: str) -> dict[str, tuple[Claim, Figure]]:
    """The figures of a text by their words."""
    found = {c.cite.quote: (c, c.body) for c in figures(page_of(text)) if isinstance(c.body, Figure)}
    for claim, _ in found.values():
        assert text[claim.cite.start : claim.cite.end] == claim.cite.quote
    return found


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("At least 16 sailors drowned when the barge sank.", "At least 16", "killed"),
        ("The storm killed 16 people and injured 88.", "88", "injured"),
        ("The storm left 33 hikers missing in the hills.", "33", "missing"),
        ("More than 7,000 villagers fled the flood.", "More than 7,000", "displaced"),
        ("Police arrested 21 students at the gate.", "21", "detained"),
        ("The pirates took 15 sailors hostage.", "15", "abducted"),
        ("Divers rescued six boys from the cave.", "six", "rescued"),
        ("Officials evacuated 900 residents before the storm.", "900", "evacuated"),
        ("About 6,000 people marched through the capital.", "About 6,000", "participants"),
        ("The ministry deployed 700 soldiers along the border.", "700", "personnel"),
        ("The storm destroyed 310 houses.", "310", "buildings"),
        ("Three trucks were parked outside the depot.", "Three", "vehicles"),
        ("The death toll reached 86 on Monday.", "86", "killed"),
        ("The death toll neared 60 people on Monday.", "60", "killed"),
        ("The fire sent hundreds of villagers fleeing to the coast.", "hundreds", "displaced"),
        ("A magnitude 6.3 earthquake shook the island.", "6.3", "magnitude"),
        ("Norrby, a port of 6,000, lies on the coast.", "6,000", "population"),
        ("Some 40,000 people live in the valley.", "Some 40,000", "population"),
        ("Firefighters brought 31 guests down from the roof.", "31", "rescued"),
        ("Rescuers found 31 missing hikers alive.", "31", "rescued"),
        ("Some 600 villagers were told to leave their homes.", "Some 600", "evacuated"),
        ("About 60 families are sleeping in a school.", "About 60", "displaced"),
        ("Seven climbers could not be traced.", "Seven", "missing"),
        ("The police put the crowd at 7,000.", "7,000", "participants"),
        ("Water cannon dispersed hundreds of workers.", "hundreds", "participants"),
        ("Officers found six people shot in a yard.", "six", "injured"),
        ("Three men were taken to hospital, where they were pronounced dead.", "Three", "killed"),
        ("They paid Tk 5,000 for the boat.", "Tk 5,000", "money"),
        ("Two of the victims are in critical condition.", "Two", "injured"),
        ("The cold killed 4,000 chickens.", "4,000", "other"),
        ("Four people at the fair were struck by bullets.", "Four", "injured"),
        ("The war drove hundreds of thousands from their homes.", "hundreds of thousands", "displaced"),
    ],
)
def test_measure(page_of: PageOf, text: str, quote: str, measure: str) -> None:
    assert read(page_of, text)[quote][1].measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm, 83, said she heard nothing.",
        "An 83-year-old woman called the police.",
        "The ferry left at 6:20 p.m. on 4 March 2019.",
        "The storm came eight years ago.",
        "The crew lost contact with flight 404.",
        "Officers were sent to the 400 block of Elm Street.",
        "Call the police at 555-555-0142.",
        "Image 3 of 14",
        "One of them said the door was shut.",
        "Nobody knows why the bridge fell.",
        "UPDATE 3-Storm closes the port of Norrby",
        "The winner of the Oct. 14 vote was sworn in.",
        "The victims are men 17 and 33 years of age.",
        "The boy found a 9 mm handgun in the car.",
        "One diplomat made this comparison.",
        "The shop stands at 312 E. Canal Row.",
        "The couple moved to Three Pines last year.",
        "Guards watched Powerhouse No. 3 at night.",
        "She left school when she turns 21.",
        "No-one has been able to say why.",
        "They met at a 7-Twelve shop.",
    ],
)
def test_no_figure(page_of: PageOf, text: str) -> None:
    assert read(page_of, text) == {}


def test_nobody_hurt_is_a_figure_of_nought(page_of: PageOf) -> None:
    body = read(page_of, "No one was injured in the blast.")["No one"][1]
    assert (body.measure, body.low, body.high) == ("injured", 0, 0)


def test_a_number_lost_in_editing(page_of: PageOf) -> None:
    body = read(page_of, "Nearly houses were flooded in the valley.")["Nearly"][1]
    assert body.numberless and body.low is None and body.high is None and body.value is None


def test_parts_point_at_their_whole(page_of: PageOf) -> None:
    found = read(page_of, "The fire killed 95 people, including 22 women.")
    whole, part = found["95"][0], found["22"][1]
    assert (part.measure, part.part_of, part.subset) == ("killed", whole.id, "woman")


def test_a_part_of_a_counted_whole(page_of: PageOf) -> None:
    found = read(page_of, "In all 33 of the 95 miners died.")
    assert found["33"][1].measure == "killed"
    assert found["33"][1].part_of == found["95"][0].id


def test_figures_that_add_up_are_parts(page_of: PageOf) -> None:
    found = read(page_of, "The storm killed 31 people. Of the towns, Norrby counted 25 dead and Elvik six dead.")
    assert found["25"][1].part_of == found["six"][1].part_of == found["31"][0].id


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("The storm killed 31 people. Five children were among the dead.", "Five", "31"),
        ("The toll rose to 61 after two patients died.", "two", "61"),
        ("Rescuers found 11 bodies in the mine. Nine had burns.", "Nine", "11"),
        ("Of the 31 dead, nineteen were from Elvik and 12 from Norrby.", "12", "31"),
    ],
)
def test_parts_told_by_words(page_of: PageOf, text: str, part: str, whole: str) -> None:
    found = read(page_of, text)
    assert found[part][1].part_of == found[whole][0].id


def test_what_a_total_grew_by_is_no_total(page_of: PageOf) -> None:
    found = read(page_of, "The toll rose to 61 after two patients died.")
    assert (found["61"][1].total, found["two"][1].total) == (True, False)


def test_running_total_and_increment(page_of: PageOf) -> None:
    assert read(page_of, "The storm killed 31 people.")["31"][1].total is True
    assert read(page_of, "Another eight people died overnight.")["Another eight"][1].total is False
    assert read(page_of, "It cost $7m to rebuild.")["$7m"][1].total is None


@pytest.mark.parametrize(
    ("text", "quote", "modality"),
    [
        ("The storm killed 31 people.", "31", "happened"),
        ("The ministry will send 700 soldiers.", "700", "planned"),
        ("The mayor asked for 700 soldiers.", "700", "requested"),
        ("As many as 50 people may have died.", "As many as 50", "possible"),
        ("The toll was 64, not 61.", "61", "denied"),
        ("The mayor asked for help after floods that have killed 31 people.", "31", "happened"),
    ],
)
def test_modality(page_of: PageOf, text: str, quote: str, modality: str) -> None:
    assert read(page_of, text)[quote][0].modality == modality


def test_the_same_page_gives_the_same_claims_with_ids_of_their_own(page_of: PageOf) -> None:
    text = "The storm killed 31 people and injured 88. Another eight people died overnight."
    first, again = figures(page_of(text)), figures(page_of(text))
    assert first == again
    assert len({c.id for c in first}) == len(first)
    assert [c.cite.start for c in first] == sorted(c.cite.start for c in first)


def test_an_empty_page(page_of: PageOf) -> None:
    assert figures(page_of("")) == ()


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("A quarrel between two clans killed at least 16 people.", "two", "other"),
        ("Anger grows as two are shot at a rally.", "two", "injured"),
        ("Three of her sons are among the dead.", "Three", "killed"),
        ("Displacement has grown to an estimated 1,900 people.", "an estimated 1,900", "displaced"),
        ("Drivers took four boys to Saint Mary Hospital.", "four", "injured"),
        ("Three guests with burns walked into a clinic.", "Three", "injured"),
        ("The fire claimed four lives.", "four", "killed"),
        ("The barge had 40m litres of fuel aboard.", "40m litres", "other"),
        ("Five crew members slept below.", "Five", "affected"),
    ],
)
def test_measures_that_the_parse_hides(page_of: PageOf, text: str, quote: str, measure: str) -> None:
    """Active verbs taken for participles, states told by a preposition, wholes told by a noun."""
    assert read(page_of, text)[quote][1].measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "One diplomat said so.",
        "Police served some warrants, including one for his brother.",
        "They met after a March 12 search.",
        "She chose women younger than 35.",
        "The firm filed for Chapter 11 protection.",
        "He led the union from 1995 to 2003.",
    ],
)
def test_more_numbers_that_are_no_figures(page_of: PageOf, text: str) -> None:
    """Determiners, dates, ages, labels and spans of years."""
    assert not read(page_of, text)


def test_a_toll_that_is_lowered_takes_back_the_old_one(page_of: PageOf) -> None:
    """The number that a tally came from is denied."""
    found = read(page_of, "The ministry lowered the death toll to 39 from 42.")
    assert (found["39"][0].modality, found["42"][0].modality) == ("happened", "denied")


def test_deaths_that_are_taken_for_granted_happened(page_of: PageOf) -> None:
    """An inquiry that will come does not put off the deaths that it is into."""
    found = read(page_of, "An inquiry will look into the deaths of two miners.")
    assert found["two"][0].modality == "happened"


def test_a_long_list_of_numbers_is_read_in_time(page_of: PageOf) -> None:
    """The time for a list grows as the list does."""
    times = []
    for size in (300, 1200):
        page = page_of("The register lists " + ", ".join(str(n) for n in range(1, size)) + " as paid.")
        start = process_time()
        figures(page)
        times.append(process_time() - start)
    assert times[1] < 12 * times[0] + 0.2



@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Medics treated 14 pupils for burns.", "14", "injured"),
        ("At least 14 villagers are buried under the mud.", "At least 14", "affected"),
        ("The bell weighs 900 pounds.", "900 pounds", "other"),
        ("Victims lie in three hospitals.", "three", "other"),
        ("The storm destroyed three hospitals.", "three", "buildings"),
    ],
)
def test_measures_told_by_the_company_of_a_word(page_of: PageOf, text: str, quote: str, measure: str) -> None:
    """A verb or noun that tells something else beside some words."""
    assert read(page_of, text)[quote][1].measure == measure


def test_corpses_are_dead_and_an_army_corps_is_not(read_text) -> None:
    def measures(text: str) -> list[str]:
        return [c.body.measure for c in read_text(text).claims if c.rule.startswith("figures.")]

    assert measures("Rescuers found twelve corpses in the hall.") == ["killed"]
    assert "killed" not in measures("Three army corps were sent to the border.")


@pytest.mark.parametrize(
    "text",
    [
        "Killed in the fire were a woman 47 and a boy 9.",
        "Man 31 dies after fall from crane.",
        "A 26 woman was found dead in the mill.",
        "Those wounded were in their mid to late 40's.",
    ],
)
def test_a_bare_age_beside_one_person_counts_nobody(page_of: PageOf, text: str) -> None:
    assert {"47", "9", "31", "26", "40"}.isdisjoint(read(page_of, text))


def test_some_of_those_struck_are_told_as_dead(page_of: PageOf) -> None:
    found = read(page_of, "Seven people were stabbed on Friday, two of them fatally.")
    assert {quote: body.measure for quote, (_, body) in found.items()} == {"Seven": "affected", "two": "killed"}
    assert found["two"][1].part_of == found["Seven"][0].id


def test_some_among_the_dead_are_no_toll(page_of: PageOf) -> None:
    found = read(page_of, "Four of his neighbours are among the dead. The mayor says 61.")
    assert (found["Four"][1].total, found["61"][1].total) == (False, True)
    assert found["61"][1].counted == "people"
    twice = read(page_of, "The ministry lowered the toll to 61 from 64, as three bodies had been listed twice.")
    assert [twice[quote][1].total for quote in ("61", "three")] == [True, False]


def test_a_toll_counts_people_and_not_whom_a_clause_before_tells_of(page_of: PageOf) -> None:
    assert read(page_of, "Six guards were killed at the gate. The death toll is 33.")["33"][1].counted == "people"


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Seven of the gunmen were killed, nine captured.", "nine", "detained"),
        ("Two of his friends were among those killed, he said.", "Two", "killed"),
        ("The families of those killed were offered rs 4 lakh each.", "rs 4 lakh", "money"),
    ],
)
def test_measures_on_unread_pages(page_of: PageOf, text: str, quote: str, measure: str) -> None:
    assert read(page_of, text)[quote][1].measure == measure


def test_a_span_of_years_is_no_toll(page_of: PageOf) -> None:
    assert list(read(page_of, "He is tried for 31 murders between 2018 and 2021.")) == ["31"]


def test_people_are_not_counted_as_the_houses_told_before(page_of: PageOf) -> None:
    found = read(page_of, "Three shops were burned. While two were injured by stones, others fled.")
    assert found["two"][1].counted == "people"


@pytest.mark.parametrize(("text", "total"), [
    ("A flash flood killed 27 girls at a summer camp in Olmedo on Monday, the sheriff said.", True),
    ("An avalanche hit a ski resort and killed 12 people in a winter storm, rescuers said.", True),
    ("A gunman shot dead nine people at a summer party in Olmedo, police said.", True),
    ("The fire killed 11 people at a summer festival, officials said.", True),
    ("Gunmen killed nine people in a night raid on a village.", True),
    ("The clashes killed nine people in a week-long siege.", True),
    ("Avalanches kill 21 people each winter.", False),
])  # fmt: skip
def test_a_rate_is_no_total_and_a_season_is_no_rate(page_of: PageOf, text: str, *, total: bool) -> None:
    assert [figure.total for _, figure in read(page_of, text).values() if figure.total is not None][:1] == [total]
