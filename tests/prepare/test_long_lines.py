"""A line of a million blanks, quotes or digits costs no more than a million letters: nothing grows with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from newsledger.core.claims import Reading
from newsledger.core.reports import Raw
from newsledger.core.support import unsupported
from newsledger.core.timewords import timewords
from newsledger.extract.cores import lexemes
from newsledger.extract.mentions import _TAIL
from newsledger.prepare.blocks import without_site
from newsledger.prepare.clean import clean
from newsledger.prepare.copies import copies
from newsledger.prepare.dates import dates
from newsledger.prepare.stories import stories

SIZE = 1_000_000
MOST = 2.0  # seconds of the processor, over a step or two of what is read; what grows with the square takes hours
HEAD = "Bridge falls\n\nA bridge fell on Monday."
FOOT = "x\n\nTwo people died there on Friday, the mayor of the town told reporters."
PIECES = (" ", "\t", "\xa0", '"', "“", "1", "111,", ", ", "(", "[", "A", "A ", "A-", "-", "- ", ". ", "\n", "© ", "_")


def seconds(step: Callable[[], object]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun


def long(piece: str, size: int = SIZE) -> str:
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_of_one_thing_is_prepared_in_time(piece: str) -> None:
    raw = Raw(name="a", where="a.txt", text=f"{HEAD}{long(piece)}{FOOT}")
    assert seconds(lambda: clean(raw)) < MOST
    one = clean(raw).items[0]
    two = replace(one, id="b", name="b", text=f"{one.text} It fell.")
    readings = [Reading(report=r.id, rules="") for r in (one, two)]
    assert seconds(lambda: dates([one, two], readings)) < 2 * MOST
    assert seconds(lambda: copies([one, two], [])) < 2 * MOST
    assert seconds(lambda: stories([one, two])) < 2 * MOST


@pytest.mark.parametrize("piece", [" ", "\t", '"', "- ", "111,"])
def test_a_long_line_that_is_furniture_and_a_long_title(piece: str) -> None:
    body = long(piece)
    raw = Raw(name="a", where="a.txt", text=f"photo: copyright (c) 2010{body}", title=f"x{body}x", outlet=f"x{body}x",
              published=f"x{body}x")  # fmt: skip
    assert seconds(lambda: clean(raw)) < MOST
    one = clean(raw).items[0]
    assert seconds(lambda: dates([one], [Reading(report=one.id, rules="")])) < MOST
    assert seconds(lambda: stories([one])) < MOST


@pytest.mark.parametrize("piece", [*PIECES, "Monday ", "10 days ", "1:"])
def test_what_extractors_find_without_a_parse(piece: str) -> None:
    text = f"{HEAD}{long(piece, SIZE // 10)}{FOOT}"
    assert seconds(lambda: timewords(text)) < MOST
    assert seconds(lambda: lexemes(text, 0, len(text))) < MOST
    assert seconds(lambda: unsupported(text, ())) < MOST


def test_marks_within_a_name_are_passed_in_one_sweep() -> None:
    for piece in (" ", ",", ";", ", "):
        text = f"Ann{long(piece)}Lee{piece}"
        assert seconds(lambda text=text: _TAIL.search(text)) < MOST
    assert [len(_TAIL.search(name)[0]) for name in ("Ann Lee", "Ann Lee, ", "Ann, Lee", ",")] == [0, 2, 0, 1]


def test_many_dates_on_one_line() -> None:
    text = f"{HEAD}\n\nPublished: 4 May 1999 {'on Monday, today, ' * 4000}\n\n{FOOT}"
    one = clean(Raw(name="a", where="a.txt", text=text)).items[0]
    assert seconds(lambda: dates([one], [Reading(report=one.id, rules="")])) < MOST


@pytest.mark.parametrize("piece", [" ", "\t", " -", "-", " | "])
def test_a_title_without_its_site_in_time(piece: str) -> None:
    assert seconds(lambda: without_site(f"x{long(piece)}x")) < MOST
