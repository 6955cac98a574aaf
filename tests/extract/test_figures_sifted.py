"""Figures on pages of the web: numbers that count nothing, what is denied, and whose fate a verb tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.claims import Figure
from newsledger.core.pages import Page
from newsledger.extract.figures import figures

from .measured import measures

PageOf = Callable[..., Page]


@pytest.mark.parametrize(
    "text",
    [
        "It was placed among the trade's top 10 buyers and reached the top 20 last week.",
        "The fever is most likely to kill those over 65 who live alone.",
        "The boy would have turned 17 today @lundnews.",
        '"I use a brush," says one artist in the quarter.',
        "A one-man grand jury indicted the mayor.",
        "Witnesses may call 404-555-TIPS or text a tip to 274637.",
        "A spokesman told 24-Hour News that the road was shut.",
        "He was held on PC 246.3 and fined.",
        "She was seen near 7 Mile Road on Monday.",
        'The ministry described the spill as one of "national weight".',
        "The agency set its alert level at five.",
        "The agency raised its level of flood threat to four on a scale of six.",
        "The phase of alert is 3, and will be moved to four.",
        "The island is at phase four of six.",
        "The agency moved the alert to stage five on Monday.",
        "He was one of many Danes who had come to the port.",
        "Five times as much oil as was thought is leaking.",
        "The girl was not even three.",
        "By Ann Roe, staff writerMay 28, 2011",
    ],
)
def test_numbers_of_web_pages_that_count_nothing(page_of: PageOf, text: str) -> None:
    assert measures(page_of, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Five people were shot and one was killed at the flats on Sunday.", ["injured", "killed"]),
        ("Three people were shot inside a house in Elvik, and two did not survive.", ["injured", "killed"]),
        ("The two other children were not struck.", ["affected"]),
        ("Three guards were burnt alive in the hut.", ["killed"]),
        ("One farmer told us that he was injured.", []),
        ("He was charged with the fatal stabbing of two cooks.", ["killed"]),
        ("Four cooks were taken to the Elvik medical center.", ["injured"]),
        ("Fever kills some 30 people a day.", ["other"]),
        ("Some 30 people die every year.", ["other"]),
        ("Three people were killed a day after the storm.", ["killed"]),
        ("The district has nine cases per 1,000 inhabitants.", ["other"]),
        ("A 15 and 18-year-old were hurt.", []),
        ("Nearly 40,000 fowls were killed.", ["other"]),
        ("The storm killed seven sailors on Friday night and wounded over 40 others.", ["killed", "injured"]),
        ("He was jailed for the assassination of six priests in the port.", ["killed"]),
        ("The police are investigating four raids that left 10 people shot.", ["other", "injured"]),
        ("A crowd of dockers, some 300-strong, gathered in the square.", ["participants"]),
        ("A 10,000 strong police force will be sent to the valley.", ["personnel"]),
        ("Two men ages 20 and 27 were taken to the infirmary.", ["injured"]),
        ("Five guests got out of their car outside the hotel.", ["affected"]),
        ("Five miners got out of the shaft alive.", ["rescued"]),
        ("He worked for the firm for 17 years, 12 of those as a clerk.", ["duration", "duration"]),
        ("The well is about 5,000 ft (1,525 m) beneath the surface.", ["distance", "distance"]),
        ("The blast was followed by two fires, taking the tally of towns hit to 14.", ["other", "other"]),
    ],
)
def test_whose_fate_is_told(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told


def test_over_years_is_during_them(page_of: PageOf) -> None:
    claim = figures(page_of("The firm agreed to pay the sum into a fund annually over four years."))[-1]
    assert isinstance(claim.body, Figure)
    assert (claim.cite.quote, claim.body.low, claim.body.high) == ("four years", 4, 4)


def test_a_scale_a_space_behind_a_sum(page_of: PageOf) -> None:
    claim = figures(page_of("The bank set a record of $10.4 m in that year."))[0]
    assert isinstance(claim.body, Figure)
    assert claim.body.value == 10_400_000


@pytest.mark.parametrize("text", [
    "Two of the miners did not live there.", "Forty people do not live in their homes any more.",
    "Thirty families have not lived in the camp.", "Ten nurses do not live.", "Nine guards have never lived alone.",
])  # fmt: skip
def test_who_lives_elsewhere_has_not_died(page_of: PageOf, text: str) -> None:
    assert "killed" not in measures(page_of, text)


@pytest.mark.parametrize("text", [
    "Two of the miners did not live.", "Two of the miners did not survive.", "Two guards could not survive the cold.",
    "Three miners were pulled out, but two did not live.",
])  # fmt: skip
def test_who_did_not_live_has_died(page_of: PageOf, text: str) -> None:
    assert "killed" in measures(page_of, text)


@pytest.mark.parametrize(("text", "told"), [
    ("The death toll reached 911.", ["killed"]), ("999 were killed.", ["killed"]),
    ("The toll rose to 999, callers said.", ["killed"]),
    ("911 of the nurses were hurt, a dispatcher said.", ["injured"]),
    ("She called 911 at noon.", []), ("Call 999 if you see the man.", []), ("She made a call to 999.", []),
    ("He called police at 911.", []), ("The 911 dispatcher sent a van.", []),
    ("The tape of the 911 call was played.", []),
    ("A neighbour who dialed 112 saw the fire.", []),
])  # fmt: skip
def test_a_number_is_dialled_where_a_call_governs_it(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told


@pytest.mark.parametrize(("text", "told"), [
    ("Its top two generals were killed.", ["killed"]),
    ("The army killed the group's top three commanders.", ["killed"]),
    ("The top two were killed in the raid.", ["killed"]), ("The police arrested the top four smugglers.", ["detained"]),
    ("The club is in the top ten teams.", []), ("The song reached the top 40 on Friday.", []),
])  # fmt: skip
def test_the_top_people_are_counted_and_the_top_places_not(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told


@pytest.mark.parametrize(("text", "told"), [
    ("The level of the toll rose to nine.", ["killed"]), ("The dead brought the level to nine.", ["killed"]),
    ("The number of people hurt at that stage rose to nine.", ["injured"]),
    ("The rating of the number of wounded rose to nine.", ["injured"]),
    ("Officials raised the alert level to five.", []),
    ("The storm was raised to the highest level of six.", []),
])  # fmt: skip
def test_a_step_of_a_scale_owns_its_number(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told


@pytest.mark.parametrize(("text", "told"), [
    ("The three men were not killed by the police but by gangs.", ["killed"]),
    ("The three men were not killed in the raid but in a crash.", ["killed"]),
    ("Nine people were not killed in the fire but died of smoke.", ["killed"]),
    ("The other two men were not hurt but shaken.", ["affected"]),
    ("The other two men were not hurt in the fall but were shaken.", ["affected"]),
    ("The other two were not hurt by the blast.", ["affected"]),
])  # fmt: skip
def test_who_did_it_is_denied_and_not_that_it_was_done(page_of: PageOf, text: str, told: list[str]) -> None:
    assert measures(page_of, text) == told
