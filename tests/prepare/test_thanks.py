"""Sentences that name who helped to write a report."""

from __future__ import annotations

import pytest

from newsledger.core.reports import Raw
from newsledger.prepare.clean import clean
from newsledger.prepare.thanks import thanks


@pytest.mark.parametrize(("text", "found"), [
    ("The port is shut . NBS 's Ann Lowe , Bo Ek and Cy Dunn contributed to this report .",
     "NBS 's Ann Lowe , Bo Ek and Cy Dunn contributed to this report ."),
    ("The port is shut. NBS’s Ann Lowe in Holm and journalist Bo Ek Jr. contributed to this report. More follows.",
     "NBS’s Ann Lowe in Holm and journalist Bo Ek Jr. contributed to this report."),
    ("`` It is shut , '' he said . '' Ann Lowe contributed to this story", "Ann Lowe contributed to this story"),
    ("Ann Lowe contributed to this report.", "Ann Lowe contributed to this report."),
    ("The Press Agency of Holm\nAnn Lowe contributed reporting.", "Ann Lowe contributed reporting."),
    ("The quake and its aftershocks contributed to this report of damage.", None),
    ("The mayor said that Ann Lowe contributed to this report.", None),
    ("Ann Lowe of the fire brigade, which was late, contributed to this report.", None),
    ("The flood contributed to the collapse.", None),
    ("contributed to this report", None),
])  # fmt: skip
def test_who_helped_to_write_it_is_no_news(text: str, found: str | None) -> None:
    assert [text[s.start : s.end] for s in thanks(text)] == ([found] if found else [])


def test_such_a_sentence_is_furniture_in_a_text_without_lines() -> None:
    told = "The ferry sank an hour after it had left the quay , and eleven of those aboard swam back to it . "
    credit = "NBS 's Ann Lowe , and journalist Bo Ek contributed to this report ."
    (report,) = clean(Raw(name="a", where="a.txt", text=told + credit)).items
    assert [report.text[s.start : s.end] for s in report.boilerplate] == [credit]


def test_many_such_words_take_no_long_time() -> None:
    assert len(list(thanks("Ann contributed to this report . " * 20_000))) == 20_000
    assert list(thanks("Ann , Bo " * 20_000 + "contributed to this report")) == []
