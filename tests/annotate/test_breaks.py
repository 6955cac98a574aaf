"""Sentences that a page has run together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.pages import Page


@pytest.mark.parametrize(("text", "opens"), [
    ("Clean hands can help reduce transmission Of the nine deaths in Lima, two are confirmed.", "Of"),
    ("He fears for the harvest In Peru, eight people fell ill.", "In"),
    ("The guard told The Associated Press that nine men died.", "The"),
    ("She wrote a book called It and sold it.", "She"),
    ("Rain is forecast for tomorrow On 3 May, nine people drowned.", "On"),
])  # fmt: skip
def test_a_capital_opens_a_sentence_behind_a_small_word(page_of: Callable[..., Page], text: str, opens: str) -> None:
    page = page_of(text)
    last = page.sentences[-1]
    assert page.tokens[last.first].text == opens


@pytest.mark.parametrize(("text", "sentences"), [
    ("Well may leak for years as tests show rust Saturday 19 June 2010 13.39 BST The firm said it was shut.",
     ["Well may leak for years as tests show rust", "Saturday 19 June 2010 13.39 BST",
      "The firm said it was shut."]),
    ("Photograph: Jo Doe/AFP/Getty Images Norsk Olje has come under pressure after a partner said it should pay.",
     ["Photograph: Jo Doe/AFP/Getty Images",
      "Norsk Olje has come under pressure after a partner said it should pay."]),
    ("The vote was held on Sunday 2 May 2010 at 10.30 in the hall, the clerk said.",
     ["The vote was held on Sunday 2 May 2010 at 10.30 in the hall, the clerk said."]),
])  # fmt: skip
def test_stamps_and_credits_are_no_part_of_a_sentence(
        page_of: Callable[..., Page], text: str, sentences: list[str]) -> None:  # fmt: skip
    page = page_of(text)
    assert [page.report.text[s.start : s.end] for s in page.sentences] == sentences


@pytest.mark.parametrize("text", [
    "Police arrested Chinese businessman He Jiankui and killed two guards.",
    "The vice premier He Lifeng said on Monday that nine men had died.",
    "The army general He Weidong said nine men had died.",
    "The opposition party We Are Peru said it would march.",
    "The vice minister An said nine men had died.",
    "The charity In Our Hands said nine men had died.",
])  # fmt: skip
def test_a_name_behind_who_bears_it_opens_no_sentence(page_of: Callable[..., Page], text: str) -> None:
    assert len(page_of(text).sentences) == 1
