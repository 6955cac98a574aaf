import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsledger.core.ids import slug
from newsledger.core.reports import Raw, Report, Span, report_id, wire_of
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


def test_an_agency_is_a_reports_origin_where_it_is_credited_and_not_where_it_is_cited():
    text = "OSLO (Reuters) - " + "A bridge fell. " * 60
    wire = Report(id="a", name="a", text=text, outlet="Post", agencies=("Reuters",),
                  agency_credits=(Span(start=6, end=13),))  # fmt: skip
    assert wire_of(wire) == "Reuters"
    cited = replace(wire, agency_credits=(Span(start=400, end=407),))
    assert wire_of(cited) is None
    assert wire_of(replace(cited, outlet=None)) is None
    assert wire_of(replace(wire, agency_credits=())) == "Reuters"  # the settings say so
    assert wire_of(replace(wire, agencies=("AP", "Reuters"))) is None
