"""The timeline: which incidents it tells, and that it tells them in cited words."""

from __future__ import annotations

from newsledger.core.entries import Line
from newsledger.core.support import unsupported
from newsledger.reconcile.timeline import LINES_A_DAY, timeline
from tests.reconcile.building import Tale, flood


def lines(tale: Tale, *, backwards: bool = False, **times: str) -> tuple[Line, ...]:
    return timeline(tale.evidence(backwards=backwards), tale.incidents(**times)).items


def test_an_incident_is_told_on_its_day() -> None:
    told = lines(flood(), flood="2031-05-01")
    assert [(line.date, line.incidents) for line in told] == [("2031-05-01", ("flood@s",))]


def test_without_a_time_of_its_own_it_is_told_on_the_day_of_the_first_report() -> None:
    assert [line.date for line in lines(flood())] == ["2031-05-02?"]


def test_every_name_and_number_of_a_line_is_in_the_words_that_it_cites() -> None:
    tale = flood()
    claims = tale.evidence().claims
    for line in lines(tale, flood="2031-05-01"):
        assert not unsupported(line.text, (claims[c].sentence.quote for c in line.rests_on))


def test_the_order_of_input_changes_nothing() -> None:
    assert lines(flood()) == lines(flood(), backwards=True)


def test_a_busy_day_keeps_its_weightiest_lines() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "\n".join(f"Thing {n} happened in town." for n in range(9)))
    tale.report("b", "2031-05-02", "Thing 7 happened in town, all say.")
    for n in range(9):
        tale.happening("a", f"Thing {n} happened", f"thing{n}", type_="fire")
    tale.happening("b", "Thing 7 happened", "thing7", type_="fire")
    told = lines(tale)
    assert len(told) == LINES_A_DAY
    assert ("thing7@s",) in [line.incidents for line in told]
    assert len({line.id for line in told}) == len(told)


def test_what_one_sentence_tells_is_one_line() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "A dam broke and a bridge fell.")
    tale.happening("a", "A dam broke", "dam")
    tale.happening("a", "a bridge fell", "bridge", type_="damage")
    assert [set(line.incidents) for line in lines(tale)] == [{"dam@s", "bridge@s"}]


def test_one_undated_teller_does_not_hide_the_day_of_the_others() -> None:
    tale = flood()
    tale.report("e", "2031-05-09", "The flood is over.")
    tale.happening("e", "The flood", "flood")
    del tale.published["e"]
    assert [line.date for line in lines(tale)] == ["2031-05-02?"]


def test_what_has_no_day_is_left_out_and_said_to_be() -> None:
    tale = flood()
    tale.published.clear()
    told = timeline(tale.evidence(), tale.incidents())
    assert told.items == ()
    assert [f.message for f in told.findings] == ["1 incident is left out of the timeline, as no day is told for it"]


def test_a_sentence_is_told_once_though_its_incidents_are_of_two_days() -> None:
    tale = Tale()
    tale.report("a", "2031-05-04", "The dam broke on 2 May, and a bridge fell on 3 May.")
    tale.happening("a", "The dam broke on 2 May", "dam")
    tale.happening("a", "a bridge fell on 3 May", "bridge", type_="damage")
    told = lines(tale, dam="2031-05-02", bridge="2031-05-03")
    assert [line.date for line in told] == ["2031-05-02", "2031-05-03"]
    assert told[0].text == "The dam broke on 2 May, and a bridge fell on 3 May."
    assert told[1].text == "A bridge fell on 3 May."


def test_a_line_cites_the_fullest_telling_of_each_report_beside_its_first() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "A mill burned.\nThe old mill at Torvik burned to the ground.\nSo the mill burned.")
    for told in ("A mill burned", "The old mill at Torvik burned to the ground", "the mill burned"):
        tale.happening("a", told, "mill", type_="fire")
    claims = tale.evidence().claims
    told = lines(tale, mill="2031-05-02")
    assert [[claims[c].cite.quote for c in line.rests_on] for line in told] == [
        ["A mill burned", "The old mill at Torvik burned to the ground"]]  # fmt: skip
