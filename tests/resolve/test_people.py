"""Who is who over a story's reports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.judgements import Judgement
from newsledger.resolve.judge import judge

from .names import evidence, named, person, things


def _judged(a: str, b: str, verdict: str) -> Judgement:
    return Judgement(id=f"j-{verdict}", kind="person", a=a, b=b, verdict=verdict, score=1.0, reason="the editor knows",
                     by="an editor", at="2031-02-01")  # fmt: skip


def test_spellings_of_one_name_are_one_person() -> None:
    story = evidence([person("Viktor Lemeshev")], [person("Victor Lemeshew")], [person("Viktor A. Lemeshev")])
    assert len(things(story)) == 1
    assert things(story)[0].names == ("Victor Lemeshew", "Viktor A. Lemeshev", "Viktor Lemeshev")


def test_accents_and_forms_of_a_given_name_do_not_part_people() -> None:
    assert len(things(evidence([person("Mykola Savchenko")], [person("Nikolai Savchenko")]))) == 1
    assert len(things(evidence([person("Inés Arrábal")], [person("Ines Arrabal")]))) == 1


def test_a_surname_goes_to_the_full_name_of_its_own_report() -> None:
    story = evidence([person("Ana Duarte"), person("Duarte")], [person("Luis Duarte"), person("Duarte")])
    assert named(story) == {frozenset({"r1 Ana Duarte", "r1 Duarte"}), frozenset({"r2 Luis Duarte", "r2 Duarte"})}


def test_gender_keeps_two_of_one_surname_apart() -> None:
    two = [person("Ana Duarte", gender="f"), person("Luis Duarte", gender="m")]
    story = evidence([*two, person("Duarte", gender="f")])
    assert frozenset({"r1 Ana Duarte", "r1 Duarte"}) in named(story)


def test_an_initial_fits_the_given_name() -> None:
    assert len(things(evidence([person("Kamila Bekova")], [person("K. Bekova")]))) == 1


def test_a_surname_that_may_be_either_of_two_is_left_open_and_said() -> None:
    story = evidence([person("Ana Duarte")], [person("Luis Duarte")], [person("Duarte")])
    outcome = judge(story)
    assert len(things(story)) == 3
    assert [j.verdict for j in outcome.items if j.verdict != "same"] == ["unsure"]
    assert any("may be any of" in finding.message for finding in outcome.findings)


def test_a_surname_is_his_whom_the_story_names_far_more_than_others() -> None:
    story = evidence([person("Ana Duarte")], [person("Ana Duarte")], [person("Ana Duarte")], [person("Ana Duarte")],
                     [person("Luis Duarte")], [person("Duarte")])  # fmt: skip
    assert any({"r1 Ana Duarte", "r6 Duarte"} <= one for one in named(story))


def test_a_man_of_one_report_is_not_the_man_of_another() -> None:
    assert len(things(evidence([person("official", nominal=True)], [person("official", nominal=True)]))) == 2
    assert len(things(evidence([person("mayor", nominal=True)], [person("mayor", nominal=True)]))) == 1


def test_the_office_points_to_its_one_holder() -> None:
    story = evidence([person("Ana Duarte", role="mayor")], [person("the mayor", nominal=True)],
                     [person("Luis Prado", role="deputy mayor")])  # fmt: skip
    assert frozenset({"r1 Ana Duarte", "r2 the mayor"}) in named(story)


def test_an_editors_word_outranks_the_rules() -> None:
    word = _judged("r1:m0-10", "r2:m0-10", "different")
    apart = evidence([person("Ana Duarte")], [person("Ana Duarte")], judged=[word])
    assert len(things(apart)) == 2
    one = evidence([person("Ana Duarte")], [person("Perpetua")], judged=[_judged("r1:m0-10", "r2:m0-8", "same")])
    assert len(things(one)) == 1
    assert judge(one).items[0].by == "an editor"


def test_a_judgement_that_was_taken_back_counts_no_more() -> None:
    word = _judged("r1:m0-10", "r2:m0-10", "different")
    back = Judgement(id="j-back", kind="person", a=word.a, b=word.b, verdict="undecided", score=0.5, reason="in doubt",
                     by="an editor", at="2031-02-02", replaces=word.id)  # fmt: skip
    story = evidence([person("Ana Duarte")], [person("Ana Duarte")], judged=[word, back])
    assert len(things(story)) == 1


def test_judgements_are_stars_with_reasons() -> None:
    story = evidence([person("Ana Duarte"), person("Duarte")], [person("Ana Duarte")])
    links = [j for j in judge(story).items if j.verdict == "same"]
    assert {j.a for j in links} == {"r1:m0-10"}
    assert all(j.reason and 0 < j.score <= 1 and j.by == "resolve.people@1" for j in links)


_NAMES = st.sampled_from(["Ana Duarte", "Duarte", "Luis Duarte", "Anna Duarte", "Viktor Lemeshev", "V. Lemeshev"])


@given(st.lists(st.lists(_NAMES, max_size=4), max_size=4))
def test_every_mention_is_in_one_entity_and_links_are_made_the_same_way_twice(reports: list[list[str]]) -> None:
    story = evidence(*([person(name) for name in report] for report in reports))
    found = things(story)
    assert sorted(m for e in found for m in e.mentions) == sorted(story.mentions)
    assert found == things(evidence(*([person(name) for name in report] for report in reports)))
    assert len({e.id for e in found}) == len(found)


def test_a_given_name_may_be_cut_or_bound_to_the_next() -> None:
    doctor = {"role": "doctor"}
    assert len(things(evidence([person("Olumide Adekoya", **doctor)], [person("Olumi Adekoya", **doctor)]))) == 1
    assert len(things(evidence([person("Olumide Adekoya", **doctor)], [person("Olumi Adekoya")]))) == 2
    assert len(things(evidence([person("Nazmul Karim")], [person("Nazm Karim")]))) == 1


def test_father_and_son_of_one_name_are_two() -> None:
    story = evidence([person("Olaf Berg Sr"), person("Olaf Berg"), person("Olaf Berg Jr"), person("Olaf Jr")])
    father, son = {"r1 Olaf Berg Sr", "r1 Olaf Berg"}, {"r1 Olaf Berg Jr", "r1 Olaf Jr"}
    assert named(story) == {frozenset(father), frozenset(son)}
    assert len(things(evidence([person("Olaf Berg Jr"), person("Olaf Berg"), person("Berg")]))) == 1


def test_a_brother_and_a_sister_in_one_report_are_two() -> None:
    assert len(things(evidence([person("Maria Lopes"), person("Mario Lopes")]))) == 2
