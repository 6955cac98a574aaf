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
])  # fmt: skip
def test_a_capital_opens_a_sentence_behind_a_small_word(page_of: Callable[..., Page], text: str, opens: str) -> None:
    page = page_of(text)
    last = page.sentences[-1]
    assert page.tokens[last.first].text == opens
