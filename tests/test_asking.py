"""Questions to the books: read in plain words, answered from entries, what is not understood or held is said."""

import pytest

import newsledger
from newsledger.core.queries import Query
from newsledger.core.questions import is_told
from newsledger.publish.ask import answered
from tests.test_pipeline import ROWS


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build(ROWS)


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("how many were killed near Mwanza by Tuesday?", {"measure": "killed", "place": "Mwanza", "by": "2019-05-07"}),
        ("How many people died in Tanzania?", {"measure": "killed", "place": "Tanzania"}),
        ("number of injured", {"measure": "injured"}),
        ("how many dead, according to the Hill Times?", {"measure": "killed", "speaker": "Hill Times"}),
        ("what did the port captain say?", {"kind": "statements", "speaker": "port captain"}),
        ("what did Asha Mwita deny on Tuesday?", {"kind": "statements", "speaker": "Asha Mwita", "on": "2019-05-07"}),
        ("which reports disagree?", {"kind": "disagreements"}),
        ("what happened on 6 May 2019", {"kind": "incidents", "on": "2019-05-06"}),
        ("how many died in the ferry fire", {"measure": "killed", "incident": "ferry fire"}),
    ],
)
def test_a_question_is_read_into_a_query(ledger, question, fields):
    assert ledger.ask(question).query == Query(**fields)


def test_a_count_is_answered_by_its_tally_with_citations_and_range(ledger):
    row = answered(ledger, ledger.ask("how many were killed near Mwanza?"))["answers"][0]
    assert (row["answer"], row["low"], row["high"]) == ("At least nine", 9, None)
    assert [cite["quote"] for cite in row["citations"]][-1] == "At least nine" and row["id"].startswith("killed")


def test_by_a_day_the_books_are_asked_as_they_stood(ledger):
    found = answered(ledger, ledger.ask(measure="killed", by="2019-05-07"))
    assert found["answers"][0]["answer"] == "seven" and any("2 of 3 reports" in note for note in found["notes"])


def test_whose_word_is_asked_for_picks_the_points(ledger):
    found = answered(ledger, ledger.ask(measure="killed", speaker="John Mongella"))["answers"][0]
    assert found["answer"] == "seven" and len(found["citations"]) == 1


def test_words_and_fields_are_one_question(ledger):
    assert ledger.ask("how many were killed near Mwanza?") == ledger.ask(measure="killed", place="Mwanza")
    assert ledger.ask("how many were killed near Mwanza?", by="2019-05-06").found[0].best == 4


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how many died in Ulan Bator?", "no place “Ulan Bator”"),
        ("how many were killed according to Pavel Orlov?", "nobody called “Pavel Orlov”"),
        ("how many sailors were killed?", "counts no “sailor”"),
        ("how many were evacuated?", "holds nothing"),
    ],
)
def test_what_the_ledger_does_not_hold_is_said_and_not_answered(ledger, question, says):
    found = ledger.ask(question)
    assert not found.found and any(says in note for note in found.notes)


def test_words_not_understood_are_handed_back(ledger):
    assert ledger.ask("how many died, frankly?").unread == ("frankly",)


@pytest.mark.parametrize("asked", [{}, {"colour": "red"}, {"by": "Friday"}, {"kind": "poem"}, {"story": "s0"}])
def test_wrong_use_is_answered_in_a_sentence(ledger, asked):
    with pytest.raises(ValueError, match=r"\.$"):
        ledger.ask(**asked)


@pytest.mark.parametrize("question", ["?", " ", "a" * 5000, "how many " * 200, "in in by by", "by 31 February", "\x00"])
def test_no_question_fails(ledger, question):
    assert ledger.ask(question).query


def test_the_whole_books_bear_every_answer_out(ledger):
    for kind in ("count", "statements", "incidents", "disagreements"):
        for found in ledger.ask(kind=kind).found:
            assert found.rests_on and set(found.rests_on) <= set(ledger.claims)



@pytest.mark.parametrize(("question", "measure"), [
    ("how many hostages were killed?", "killed"), ("how many hostages are there?", "abducted"),
    ("how many refugees are missing?", "missing"), ("how many hostages were freed?", "rescued"),
])  # fmt: skip
def test_the_fate_is_asked_for_and_not_who_met_it(ledger, question: str, measure: str) -> None:
    assert ledger.ask(question).query.measure == measure


def test_a_question_of_which_nothing_is_read_is_said_so(ledger) -> None:
    answer = ledger.ask("what is the weather?")
    assert not answer.found and answer.unread == ("weather",) and "could be read" in answer.notes[0]


def test_things_without_a_measure_are_counted_figure_by_figure():
    text = "Spill\n\nOn Monday a tanker spilled 300 barrels of oil off Mombasa, the port's director Asha Mwita said.\n"
    rows = [{"id": "a", "title": "Spill", "published": "2019-05-06", "text": text}]
    held = newsledger.build(rows)
    found = held.ask("how many barrels were spilled?")
    assert found.query.counted == "barrels" and [f.best for f in found.found] == [300]
    assert held.ask(counted="barrel").found == found.found
    assert "counts no “lorry”" in " ".join(held.ask("how many lorries were burned?").notes)
    assert held.ask(speaker="Director Asha Mwita", kind="statements").found  # a title before a whole name


def test_a_measure_that_is_none_is_said_with_those_that_are(ledger):
    with pytest.raises(ValueError, match=r"deaths is no measure\. Choose one of: killed"):
        ledger.ask(measure="deaths")


def test_who_and_whether_are_not_answered_and_that_is_said(ledger):
    assert any("not answered as such" in note for note in ledger.ask("did the ferry catch fire?").notes)


FLOODS = [
    {"id": "a", "title": "Floods in Beira", "published": "2021-03-02", "outlet": "Coast Gazette",
     "text": "Floods in Beira, Mozambique, killed 14 people on Monday, the police said. The mayor denied that the dam "
             "had burst."},
    {"id": "c", "title": "Three drown in Blantyre", "published": "2021-03-02", "outlet": "Hill Times",
     "text": "Three people were killed by floods in Blantyre, Malawi, on Monday, the Red Cross said."},
    {"id": "b", "title": "Floods in Beira kill 20", "published": "2021-03-04", "outlet": "Coast Gazette",
     "text": "Floods in Beira, Mozambique, have killed 20 people since Monday, the police said on Thursday. In 1999 "
             "floods in Beira killed 50 people. Some 40 houses were destroyed."},
]  # fmt: skip


@pytest.fixture(scope="module")
def floods():
    return newsledger.build(FLOODS)


@pytest.mark.parametrize(("question", "best"), [
    ("what is the latest death toll in Beira?", 20), ("how many were killed in Malawi?", 3),
    ("how many were killed in Beira before Thursday?", 14), ("how many died in 1999?", 50),
    ("how many houses were destroyed?", 40),
])  # fmt: skip
def test_a_place_a_time_and_a_kind_are_kept_to(floods, question: str, best: int) -> None:
    assert floods.ask(question).found[0].best == best


def test_no_other_countrys_number_answers(floods) -> None:
    assert {f.best for f in floods.ask("how many were killed in Malawi?").found} == {3}
    assert not floods.ask("how many were injured in Malawi?").found


def test_what_lies_around_a_place_answers_for_it_and_that_is_said(floods) -> None:
    answer = floods.ask(measure="killed", place="Mozambique")
    assert answer.found[0].best == 20 and answer.found[0].where == "Beira, in Mozambique"
    assert answered(floods, answer)["answers"][0]["where"] == "Beira, in Mozambique"


def test_before_and_after_leave_their_day_out(floods) -> None:
    assert floods.ask("how many died before 4 March 2021?").query.by == "2021-03-03"
    assert floods.ask("how many died after 2 March 2021?").query.on == "2021-03-03/.."
    assert floods.ask("how many died up to 3 March 2021?").query.by == "2021-03-03"


def test_whether_it_happened_is_answered_by_what_is_told_and_said_of_it(floods) -> None:
    answer = floods.ask("did the dam burst?")
    assert answer.query.kind == "whether" and answer.found
    assert {c.partition(":")[0] for f in answer.found for c in f.rests_on} <= {r.id for r in floods.reports}


def test_a_count_of_nothing_named_is_not_answered(floods) -> None:
    answer = floods.ask("how many did the mayor see?")
    assert not answer.found and "could not be read" in answer.notes[-1]
    assert floods.ask("what is the toll?").query.measure == "killed"


def test_a_mayor_of_a_town_is_the_mayor_where_nobody_is_cited_so(floods) -> None:
    answer = floods.ask("what did the mayor of Beira say?")
    assert answer.found and any("this is for “mayor”" in note for note in answer.notes)


def test_a_verb_that_no_report_has_is_no_hindrance_where_the_rest_tells_what_is_meant(floods) -> None:
    answer = floods.ask("when did the floods begin?")
    assert answer.found and answer.unread == ("begin",)


def test_what_no_report_has_a_word_of_is_not_answered(floods) -> None:
    answer = floods.ask("how many died in the earthquake?")
    assert not answer.found and "“earthquake”" in answer.notes[-1]


BUS = [
    {"id": "a", "title": "Bus plunges into a river near Torvik", "published": "2021-03-02", "outlet": "Coast Gazette",
     "text": "A bus plunged into a river near Torvik, Norway, on Monday and 14 people were killed, the police said."},
    {"id": "b", "title": "Torvik bus crash: toll at 15", "published": "2021-03-03", "outlet": "Hill Times",
     "text": "The crash of a bus near Torvik, Norway, on Monday killed 15 people and injured 20, the police said. "
             "A fôretale was sung for the dead, and diesel leaked into the river."},
]  # fmt: skip
CLASH = [
    {"id": "c", "title": "Six killed near Torvik", "published": "2021-04-02",
     "text": "Rebels and soldiers clashed near Torvik, Norway, on Thursday and six people were killed, the army said."},
    {"id": "d", "title": "Torvik toll at eight", "published": "2021-04-03",
     "text": "Clashes between rebels and soldiers near Torvik, Norway, on Thursday killed eight, the army said."},
]  # fmt: skip


@pytest.fixture(scope="module")
def bus():
    return newsledger.build(BUS)


@pytest.fixture(scope="module")
def clash():
    return newsledger.build(CLASH)


@pytest.mark.parametrize("question", [
    "How many people lost their lives?", "How many lost their lives?", "How many lives have been lost?",
    "How many victims were there?", "What is the number of victims in Torvik?",
])  # fmt: skip
def test_the_dead_are_asked_for_in_many_words(bus, question: str) -> None:
    answer = bus.ask(question)
    assert answer.query.measure == "killed" and answer.found[0].best == 15 and not answer.unread


def test_victims_are_taken_for_the_killed_and_that_is_said_unless_another_word_tells_their_fate(bus) -> None:
    assert "“victims” is taken as killed." in bus.ask("how many victims were there?").notes
    answer = bus.ask("how many victims were injured?")
    assert answer.query == Query(measure="injured") and answer.found[0].best == 20 and not answer.notes


def test_homes_lost_ask_for_people_and_lost_homes_for_homes(bus) -> None:
    assert bus.ask("how many people lost their homes?").query.measure == "displaced"
    assert bus.ask("how many homes were lost?").query.measure == "buildings"


@pytest.mark.parametrize("question", ["Did anyone die in Torvik?", "Did anybody lose their life?", "Who died?"])
def test_whether_anyone_died_is_answered_where_reports_say_killed(bus, question: str) -> None:
    answer = bus.ask(question)
    assert answer.found and answer.query.incident == "killed" and not answer.unread


def test_a_word_that_no_report_has_is_taken_for_the_one_that_they_have_for_it(clash, bus) -> None:
    answer = clash.ask("How many were killed in the fighting?")
    assert answer.found[0].best == 8
    assert "No report has “fighting”; it is taken as “clashed”." in answer.notes
    assert not bus.ask("How many were killed in the fighting?").found


def test_letters_with_and_without_marks_are_one(bus) -> None:
    assert is_told("foretale", bus) and is_told("fôretale", bus) and is_told("FORETALE", bus)
    assert not is_told("die", bus) and is_told("rivers", bus)
