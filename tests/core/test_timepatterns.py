import pytest

from newsledger.core.timewords import timewords


@pytest.mark.parametrize(
    ("words", "reading"),
    [("at half past five", "clock:0530"), ("at twenty to five", "clock:0440"), ("at seven o'clock", "clock:0700"),
     ("rose from 2.1 to five", None), ("rose from 61 to five", None), ("several to five", None)],
)  # fmt: skip
def test_a_time_of_day_in_words_is_whole_numbers_of_hours_and_minutes(words, reading):
    found = {f.reading for f in timewords(words, 0, len(words))}
    assert {r for r in found if r.startswith("clock:")} == ({reading} if reading else set())
