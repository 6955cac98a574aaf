from newsledger.annotate.english import BLOCK, blocks_of
from newsledger.core.reports import Span
from tests.conftest import report_of


def blocks(text, **fields):
    report = report_of(text, **fields)
    return [report.text[s.start : s.end] for s in blocks_of(report)]


def test_headline_dateline_and_paragraphs_are_read_apart():
    text = "Three hurt in fire\n\nLIMA (Reuters) - Three people were hurt.\r\nIt is out."
    assert blocks(text) == ["Three hurt in fire", "LIMA (Reuters) - ", "Three people were hurt.", "It is out."]


def test_boilerplate_is_never_read():
    text = "Share this\nThree people were hurt."
    assert blocks(text, boilerplate=(Span(start=0, end=10),)) == ["Three people were hurt."]


def test_a_very_long_line_is_read_in_pieces_that_lose_nothing():
    text = "Four people died. " * 2_000
    pieces = blocks(text)
    assert max(map(len, pieces)) <= BLOCK
    assert "".join(pieces).strip() == text.strip()


def test_tokens_stand_where_they_say(page_of):
    text = "At least 12 people died in Lima, officials said.\n\n  “Nobody  knows,” said Ms Vera."
    page = page_of(text)
    assert all(text[t.start : t.end] == t.text for t in page.tokens)
    assert all(text[s.start : s.end] == page.report.cite(s.start, s.end).quote for s in page.sentences)


def test_lines_broken_at_a_fixed_width_are_read_as_paragraphs():
    line = "The army said on Monday that forty rebels were killed in the fighting\n"
    assert blocks("TITLE\n\n" + line * 6 + "\n" + line * 5) == ["TITLE", (line * 6).strip(), (line * 5).strip()]


def test_a_report_of_furniture_alone_has_an_empty_page(page_of):
    page = page_of("Share this", boilerplate=(Span(start=0, end=10),))
    assert (page.tokens, page.sentences, page.names) == ((), (), ())


def test_a_name_keeps_its_hyphen(page_of):
    """The model would see "Gulf Co" in a name that is split."""
    page = page_of("Ministers of the Gulf Co-operation Council met on Monday.")
    assert "Gulf Co-operation Council" in " ".join(t.text for t in page.tokens)
