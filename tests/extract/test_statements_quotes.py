"""Quotation marks: which of them open, which close, and what stands inside what."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.pages import Page, Sentence
from newsledger.core.reports import Report
from newsledger.extract.quotes import quotes


def page(*blocks: str) -> Page:
    """A page of paragraphs without tokens: quotation marks are read from the text alone."""
    text, sentences = "\n".join(blocks), []
    at = 0
    for n, block in enumerate(blocks):
        if block:
            sentences.append(Sentence(at, at + len(block), 0, 0, n))
        at += len(block) + 1
    return Page(Report(id="r", name="r", text=text), (), tuple(sentences), ())


def quoted(*blocks: str) -> list[tuple[int, str]]:
    """The depth and words of each quotation."""
    found = page(*blocks)
    return [(q.depth, found.report.text[q.start : q.end]) for q in quotes(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The lift is stuck," the porter said. "Take the stairs."',
         [(0, "The lift is stuck,"), (0, "Take the stairs.")]),
        ("“Nobody told the choir,” she said.", [(0, "Nobody told the choir,")]),
        ("'The kettle is mine,' said the cook.", [(0, "The kettle is mine,")]),
        ('"She told me, \'Bring a coat,\' and left," he said.',
         [(0, "She told me, 'Bring a coat,' and left,"), (1, "Bring a coat,")]),
        ("''The lift is stuck,'' he said. ''She told me, 'Run,' and left.''",
         [(0, "The lift is stuck,"), (0, "She told me, 'Run,' and left."), (1, "Run,")]),
        ("“The lift is stuck,\" he said. “Run.”", [(0, "The lift is stuck,"), (0, "Run.")]),
        ("The painters' ladder and the baker's van were left at the dogs' home.", []),
        ("'It is the painters' ladder,' he said.", [(0, "It is the painters' ladder,")]),
        ("`` We sold the organ . '' He left .", [(0, "We sold the organ .")]),
        ('A 24" screen was sold.', []),
        ("Music of the '90s played.", []),
        ('He never closed "the mark', []),
    ],
)  # fmt: skip
def test_marks_are_told_from_apostrophes(text: str, expected: list[tuple[int, str]]) -> None:
    assert quoted(text) == expected


def test_a_quotation_runs_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    assert quoted('"We began with two goats.', '"Then there were nine," she said.') == [
        (0, "We began with two goats."), (0, "Then there were nine,")]  # fmt: skip


def test_an_open_mark_does_not_reach_into_the_next_paragraph() -> None:
    assert quoted('He wrote "unfinished and left.', "The town slept.") == []


@given(st.lists(st.text(alphabet="ab .,'`\"“”‘’«»\u00a0é", max_size=60), max_size=5))
def test_quotations_lie_in_their_paragraph_and_nest(blocks: list[str]) -> None:
    found = page(*blocks)
    made = quotes(found)
    assert list(made) == sorted(made, key=lambda q: (q.outer_start, -q.outer_end))
    for q in made:
        assert q.outer_start < q.start < q.end <= q.outer_end
        assert "\n" not in found.report.text[q.outer_start : q.outer_end]
    outer = [q for q in made if q.depth == 0]
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(outer))
    assert all(any(o.start <= q.outer_start and q.outer_end <= o.end for o in outer) for q in made if q.depth == 1)


def test_marks_that_open_again_within_a_sentence_have_lost_their_first_close() -> None:
    text = "`` They left . We saw it . The king was asked of `` a new age , '' and he laughed ."
    assert quoted(text) == [(0, "a new age ,")]


def test_marks_that_open_a_paragraph_go_on() -> None:
    text = "`` They left . `` We saw it . '' Nobody came ."
    assert quoted(text)[0] == (0, "They left . `` We saw it .")
