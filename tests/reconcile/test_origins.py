"""Origins: outlets that carry one text, and reports that credit one speaker, are one origin."""

from __future__ import annotations

import pytest

from newsledger.reconcile.origins import Origins
from tests.reconcile.building import Tale


def test_a_copy_goes_back_to_its_original_through_any_number_of_hands() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "9 died.")
    tale.report("b", "2031-05-02", "9 died.", copies="a")
    tale.report("c", "2031-05-02", "9 died.", copies="b")
    claims = [tale.figure(name, "9", 9) for name in "abc"]
    origins = Origins(tale.evidence(), tale.cast())
    assert origins.first_print("c") == "a"
    assert len(origins.behind(claims)) == 1


def test_one_speaker_in_two_outlets_is_one_origin_and_two_speakers_in_one_are_two() -> None:
    tale = Tale()
    for name in "ab":
        tale.report(name, "2031-05-02", "Ministry: 9 died. A nurse: 11 died.")
    claims = [tale.figure(name, "9", 9, named=tale.entity(name, "Ministry")) for name in "ab"]
    nurse = tale.figure("a", "11", 11, speaker="A nurse")
    origins = Origins(tale.evidence(), tale.cast())
    assert len(origins.behind(claims)) == 1
    assert len(origins.behind([*claims, nurse])) == 2
    assert origins.is_official(claims[0])
    assert not origins.is_official(nurse)


def test_a_text_of_one_agency_is_the_agencys_whoever_prints_it() -> None:
    tale = Tale()
    for name in "ab":
        tale.report(name, "2031-05-02", f"9 died. {name}", agencies=("Wire",))
    origins = Origins(tale.evidence(), tale.cast())
    assert len(origins.behind([tale.figure(name, "9", 9) for name in "ab"])) == 1


def test_reports_of_unknown_outlets_count_together_as_one_source() -> None:
    tale = Tale()
    for name, outlet in (("a", None), ("b", None), ("c", "Dale Post")):
        tale.report(name, "2031-05-02", f"9 died, a nurse said. {name}", outlet=outlet)
    claims = [tale.figure(name, "9", 9) for name in "abc"]
    nurses = [tale.figure(name, "9", 9, speaker="a nurse") for name in "abc"]
    origins = Origins(tale.evidence(), tale.cast())
    assert len(origins.behind(claims)) == 2
    assert len(origins.behind(claims[:2])) == 1 and origins.of(claims[0]) != origins.of(claims[1])
    assert len(origins.behind(nurses)) == 2


def test_copies_that_point_at_one_another_end() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "9 died.", copies="b")
    tale.report("b", "2031-05-02", "9 died.", copies="a")
    assert Origins(tale.evidence(), tale.cast()).first_print("a") in {"a", "b"}


def test_a_minister_speaks_for_the_ministry_and_an_outlet_is_one_voice_on_two_days() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Harbour Ministry: 9 died. Mr Orl: 9 died. 8 died.", outlet="Dale Post")
    tale.report("b", "2031-05-03", "11 died.", outlet="Dale Post")
    ministry = tale.figure("a", "9", 9, named=tale.entity("a", "Harbour Ministry"))
    minister = tale.figure("a", "9", 9, named=tale.entity("a", "Orl", kind="person", roles=("harbour minister",)))
    own = [tale.figure("a", "8", 8), tale.figure("b", "11", 11)]
    origins = Origins(tale.evidence(), tale.cast())
    assert len(origins.behind([ministry, minister])) == 1
    assert len(origins.behind(own)) == 1


def test_what_a_copy_prints_is_no_further_origin_even_where_it_lost_the_speaker() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "9 died, a nurse said.")
    tale.report("b", "2031-05-02", "9 died.", copies="a")
    claims = [tale.figure("a", "9", 9, speaker="a nurse"), tale.figure("b", "9", 9)]
    assert len(Origins(tale.evidence(), tale.cast()).behind(claims)) == 1


def test_a_document_without_an_author_is_no_source_beside_its_outlet() -> None:
    tale = Tale()
    text = "A leaked report on the blast says 9 died. Police records say 9. The engineers' report says 9."
    tale.report("a", "2031-05-02", text, outlet="Herald")
    speakers = ("A leaked report on the blast", "Police records", "The engineers' report")
    own, leaked, police, engineers = (tale.figure("a", "9", 9, speaker=speaker) for speaker in (None, *speakers))
    origins = Origins(tale.evidence(), tale.cast())
    assert len(origins.behind([own, leaked])) == 1
    assert len(origins.behind([own, leaked, police, engineers])) == 3


@pytest.mark.parametrize(("speaker", "sources"), [
    ("Figures released by the health ministry", 2),
    ("Data published by the coastguard", 2),
    ("A report for the regional parliament by auditors", 2),
    ("Figures in the coroner's report", 2),
    ("An account published by the rebels", 2),
    ("Court documents", 2),
    ("A study from engineers", 2),
    ("A report", 1),
    ("The new figures", 1),
    ("A leaked memo on the blast", 1),
    ("Documents seen by this newspaper", 1),
])  # fmt: skip
def test_a_document_whose_author_is_told_is_a_source(speaker: str, sources: int) -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", f"9 died. {speaker} say 9 died.", outlet="Herald")
    claims = [tale.figure("a", "9", 9, speaker=by) for by in (None, speaker)]
    assert len(Origins(tale.evidence(), tale.cast()).behind(claims)) == sources
