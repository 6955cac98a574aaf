"""A row's title becomes the first line of its report where the text does not give it."""

from __future__ import annotations

from newsledger.read.heads import headed

TEXT = "Divers searched the harbour on Monday.\n\nTwo boats had sunk there."


def test_a_title_that_the_text_does_not_say_stands_over_it() -> None:
    assert headed(TEXT, "Two boats sink\nin Halden | The Halden Post") == \
        f"Two boats sink in Halden | The Halden Post\n\n{TEXT}"  # fmt: skip


def test_a_text_under_its_own_headline_stays_as_it_is() -> None:
    text = f"Sport\n\nTwo boats sink in Halden harbour\n\n{TEXT}"
    assert headed(text, "Two boats sink in Halden harbour - The Halden Post") == text
    assert headed(TEXT, None) == headed(TEXT, " | ") == TEXT


def test_a_paragraph_that_happens_to_have_its_words_is_no_headline() -> None:
    text = f"Two boats, which sink often in Halden, were {'very ' * 70}old."
    assert headed(text, "Two boats sink in Halden").startswith("Two boats sink in Halden\n\n")
