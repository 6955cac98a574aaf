"""Which day suits a report: its weekdays, its "yesterday", and what other reports tell of the same happenings."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from newsledger.core.claims import Claim, Happening, Reading
from newsledger.core.reports import Report
from newsledger.core.times import TimeWords
from newsledger.prepare.clues import Clues, clues_of
from newsledger.prepare.suiting import Story, happenings_told, suited

START, UNTIL = date(2011, 5, 3), date(2011, 5, 8)  # a Tuesday, and the Sunday after


def clues(text: str, *told: tuple[str, str], claims: tuple[Claim, ...] = ()) -> Clues:
    made = Report(id="m", name="m", text=text)
    times = tuple(TimeWords(cite=made.cite(text.index(words), text.index(words) + len(words)), reading=reading)
                  for words, reading in told)  # fmt: skip
    return clues_of(made, Reading(report="m", rules="", times=times, claims=claims))


def story(**told: object) -> Story:
    return Story(START, UNTIL, told.get("tolls", ()), told.get("told", {}), long=False)  # type: ignore[arg-type]


def days(found: Clues, known: Story) -> tuple[int, int] | None:
    suits = suited(found, known)
    return suits and (suits.first.day, suits.last.day)


@pytest.mark.parametrize(("text", "told", "wanted"), [
    ("A wall fell on Wednesday.", [("Wednesday", "weekday:2:-")], (4, 5)),
    # who writes "yesterday" does not call that day by its weekday
    ("Crews gave up yesterday. The wall fell on Tuesday.", [("yesterday", "day:-1"), ("Tuesday", "weekday:1:-")],
     None),
    # ... but for one who names days all the way, or whose sources spoke then
    ("Crews gave up yesterday. It fell on Thursday; on Tuesday it shook.",
     [("yesterday", "day:-1"), ("Thursday", "weekday:3:-"), ("Tuesday", "weekday:1:-")], (6, 6)),
    ("It fell on Thursday. Nobody knew, the mayor told us yesterday.",
     [("Thursday", "weekday:3:-"), ("yesterday", "day:-1")], (6, 6)),
    ("The mayor said on Friday that the wall was old.", [("Friday", "weekday:4:-")], (6, 6)),
    ("It was a wall.", [], None),
])  # fmt: skip
def test_days_that_suit(text: str, told: list[tuple[str, str]], wanted: tuple[int, int] | None) -> None:
    assert days(clues(text, *told), story()) == wanted


def claim(report: Report, words: str, time: str, reading: str) -> Claim:
    start, sentence = report.text.index(words), report.cite(0, len(report.text))
    trigger = report.cite(start, start + len(words))
    when = TimeWords(cite=report.cite(report.text.index(time), report.text.index(time) + len(time)), reading=reading)
    return Claim(id=report.id, cite=trigger, sentence=sentence, modality="happened", rule="t@1",
                 when=when, body=Happening(type="clash", lemma="storm", trigger=trigger))  # fmt: skip


def test_yesterday_is_the_day_that_another_report_gives_the_same_happening() -> None:
    wire = Report(id="a", name="a", text="Farmers stormed the granary on Thursday.")
    dated = clues_of(wire, Reading(report="a", rules="", claims=(claim(wire, "stormed", "Thursday", "weekday:3:-"),)))
    told = happenings_told([(date(2011, 5, 5), dated)])
    paper = Report(id="m", name="m", text="Farmers stormed a granary yesterday.")
    own = clues(paper.text, ("yesterday", "day:-1"), claims=(claim(paper, "stormed", "yesterday", "day:-1"),))
    assert days(own, story(told=told)) == (6, 6)


def test_a_site_posts_on_the_last_day_that_it_names_and_a_paper_copies_the_evenings_news_the_day_after() -> None:
    plain = clues("A wall fell on Wednesday.", ("Wednesday", "weekday:2:-"))
    assert days(plain, story()) == (4, 5)
    assert days(plain._replace(site=True), story()) == (4, 4)
    copied = clues("A wall fell at 6 p.m. on Wednesday.", ("6 p.m. on Wednesday", "weekday:2:-:T1800"))
    credited = copied._replace(report=replace(copied.report, agencies=("Reuters",)))
    assert days(copied, story()) == (4, 5)
    assert days(credited, story()) == (5, 5)


def test_of_two_weeks_the_one_with_dated_reports_is_taken_and_of_two_with_some_none() -> None:
    found = clues("A wall fell on Wednesday.", ("Wednesday", "weekday:2:-"))
    assert days(found, story()) == (4, 5)
    assert days(found, story()._replace(until=date(2011, 5, 13))) is None


def test_a_report_that_names_the_day_of_the_event_is_of_its_week() -> None:
    found = clues("A wall fell on Wednesday in Tuesday's quake.",
                  ("Wednesday", "weekday:2:-"), ("Tuesday", "weekday:1:-"))  # fmt: skip
    assert days(found, story()._replace(until=date(2011, 5, 13))) == (4, 5)
    assert days(found, story()._replace(until=date(2011, 5, 13), event=False)) is None


def test_none_is_of_a_day_before_the_least() -> None:
    found = suited(clues("A wall fell on Wednesday.", ("Wednesday", "weekday:2:-")), story(), least=date(2011, 5, 5))
    assert found and (found.first, found.last) == (date(2011, 5, 5), date(2011, 5, 5))
