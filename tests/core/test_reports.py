import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.ids import slug
from newsledger.core.reports import Raw, report_id
from tests.conftest import report_of


@given(st.text(min_size=1), st.data())
def test_a_citation_quotes_its_place_exactly(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cite = report_of(text).cite(start, end)
    assert cite.quote == text[cite.start : cite.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_what_is_no_stretch_of_the_text_cannot_be_cited(start, end):
    with pytest.raises(ValueError, match="no stretch"):
        report_of("One died.").cite(start, end)


def test_the_same_words_of_two_outlets_are_two_reports():
    first, second = (Raw(name="a", where="a.txt", text="One died.", outlet=o) for o in ("Post", "Times"))
    assert report_id(first) != report_id(second)


def test_a_report_is_the_same_wherever_its_folder_lies():
    first, second = (Raw(name="a", where=w, text="One died.") for w in ("here/a.txt", "/there/a.txt"))
    assert report_id(first) == report_id(second)


@given(st.text())
def test_a_slug_is_plain(words):
    assert slug(words).replace("-", "").isalnum() and slug(words).isascii()
