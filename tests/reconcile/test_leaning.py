"""Leaning words: what a reader cannot make sense of without the sentence before."""

from __future__ import annotations

import pytest

from newsledger.reconcile.readable import leans


@pytest.mark.parametrize("text", ["On Friday he rowed home.", "If the dam holds.", "12 had drowned.", "Of whom 7 swam",
                                  "In May of last year she left.", "Whoever stays.", "They drowned."])  # fmt: skip
def test_it_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize("text", ["On Friday the ferry sank.", "Orvane said it would send boats.", "12 people drowned.",
                                  "In May the council fell.", "Of the 40 aboard, 12 swam."])  # fmt: skip
def test_it_stands(text: str) -> None:
    assert not leans(text)
