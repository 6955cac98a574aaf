"""What the reading room makes of web pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from newsledger.core.findings import Finding
from newsledger.core.reports import Raw
from newsledger.read.limits import Limits
from newsledger.read.webpages import page

PARAGRAPHS = [
    "A footbridge over the Ell gave way on Monday evening and threw nine walkers into the water, officials said.",
    "Seven of them were brought to the bank within an hour. Two were still missing at nightfall, a spokesman added.",
    "The council had closed the bridge to bicycles in April, after an engineer found rust in two of its cables.",
    'Mayor Ines Holt said that she would ask for an inquiry. "It ought to have been shut," she told reporters.',
]
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Footbridge falls - The Ell Courier</title>
<meta property="og:title" content="Footbridge falls"><meta property="og:site_name" content="The Ell Courier">
<meta property="article:published_time" content="2015-06-01T20:15:00Z">
<link rel="canonical" href="https://ell.example/1">
<script>var numbers = "44 dead";</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Footbridge falls</h1>
<figure><img src="x"><figcaption>Rescuers on the bank. Photo: A. Stringer</figcaption></figure>{}</article>
<aside><h3>Most read</h3><a href="/2">Five held after 12 cars burn</a></aside><div hidden>31 hidden</div>
<footer>&copy; The Ell Courier</footer></body></html>"""


def read(held: str | bytes, limits: Limits | None = None) -> tuple[list[Raw], list[Finding]]:
    held = held.encode() if isinstance(held, str) else held
    found = list(page(held, name="p", where="p.html", limits=limits or Limits()))
    return [f for f in found if isinstance(f, Raw)], [f for f in found if isinstance(f, Finding)]


def test_page_is_one_block_a_line_with_its_metadata() -> None:
    (raw,), findings = read(PAGE.format("".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    assert not findings
    assert (raw.title, raw.outlet, raw.url, raw.published) == (
        "Footbridge falls",
        "The Ell Courier",
        "https://ell.example/1",
        "2015-06-01T20:15:00Z",
    )
    lines = raw.text.split("\n")
    assert [p for p in PARAGRAPHS if p in lines] == PARAGRAPHS
    assert "44" not in raw.text and "color" not in raw.text and "31 hidden" not in raw.text


def test_what_lies_outside_the_main_content_is_marked_and_kept() -> None:
    (raw,), _ = read(PAGE.format("".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    marked = " / ".join(raw.text[s.start : s.end] for s in raw.page_furniture)
    for words in ("Home", "Sport", "Photo: A. Stringer", "Five held after 12 cars burn", "© The Ell Courier"):
        assert words in marked
    assert "Footbridge falls" not in marked and not any(p in marked for p in PARAGRAPHS)


def test_json_ld_and_time_give_what_meta_does_not() -> None:
    source = (
        '<html><head><script type=\'application/ld+json\'>{"@graph": [{"@type": "NewsArticle", "headline": "Bridge",'
        '"datePublished": "2015-06-01", "publisher": {"name": "Ell FM"}}]}</script></head>'
        "<body><p>A bridge fell.</p></body></html>"
    )
    (raw,), _ = read(source)
    assert (raw.title, raw.outlet, raw.published) == ("Bridge", "Ell FM", "2015-06-01")
    (raw,), _ = read(
        "<html><body><time pubdate datetime='2015-06-02'>yesterday</time><p>It fell on 3 May 2009.</p></body></html>"
    )
    assert raw.published == "2015-06-02"
    (raw,), _ = read("<html><body><p>It fell on 3 May 2009.</p></body></html>")
    assert raw.published is None, "a date in the text is no metadata"


def test_inline_elements_do_not_break_words_and_blocks_do() -> None:
    (raw,), _ = read(
        "<body><p>A b<b>ridg</b>e <a>fell</a>.</p><p>Two<br>lines</p>"
        "<table><tr><td>7</td><td>dead</td></tr></table></body>"
    )
    assert raw.text.split("\n") == ["A bridge fell.", "Two", "lines", "7 dead"]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-2", "windows-1251"])
def test_encoding_that_the_page_names(encoding: str) -> None:
    word = "Мост" if encoding == "windows-1251" else "Lodź" if encoding == "iso-8859-2" else "café"
    (raw,), _ = read(
        f"<html><head><meta charset={encoding}></head><body><p>{word} fell.</p></body></html>".encode(encoding)
    )
    assert raw.text == f"{word} fell."


def test_deep_nesting_is_no_bomb() -> None:
    begun = time.monotonic()
    raws, findings = read(
        "<html><body><p>A bridge fell.</p>" + "<div>" * 100_000 + "deep" + "</div>" * 100_000 + "</body></html>"
    )
    assert time.monotonic() - begun < 2
    assert raws[0].text == "A bridge fell." and [f.level for f in findings] == ["warning"]
    assert "only a part of it could be read" in findings[0].message


def test_entity_bomb_is_not_unpacked() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    source = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{entities}]>'
    source += "<html><body><p>A bridge fell. &l11;</p></body></html>"
    begun = time.monotonic()
    raws, _ = read(source)
    assert time.monotonic() - begun < 1 and len(raws[0].text) < 5000 and "A bridge fell." in raws[0].text


def test_huge_page_is_read_in_bounded_time_or_refused() -> None:
    big = "<html><body>" + "<p>Nine boats sank off the coast, the navy said on Monday.</p>" * 20_000 + "</body></html>"
    begun = time.monotonic()
    (raw,), _ = read(big, Limits(judged=100_000))
    assert len(raw.text) > 1_000_000 and time.monotonic() - begun < 2
    raws, (finding,) = read(big, Limits(text=1_000_000))
    assert not raws and finding.level == "error" and "1,000,000" in finding.message


def test_markup_that_is_broken(tmp_path: Path) -> None:
    for source in ("<p>A bridge fell", "<html><<<>>><p>A bridge fell</b></html", "<html><body><p>A bridge\0 fell</p>"):
        (raw,), _ = read(source)
        assert "A bridge" in raw.text
