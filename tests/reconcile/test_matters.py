"""What a page says that is no news of its story."""

import pytest

from newsledger.reconcile.matters import is_personal
from newsledger.reconcile.readable import is_bare


@pytest.mark.parametrize("text", ["We have moved this page to a new address.", "My aunt fell ill two weeks ago.",
                                  "Please follow the rules when you write.", "Who closed the bridge?"])  # fmt: skip
def test_words_of_and_to_the_reader_are_no_line(text: str) -> None:
    assert is_personal(text)


@pytest.mark.parametrize("text", ["The mayor said “we closed the bridge” on Monday.", "US troops closed the bridge.",
                                  "The council closed it on Monday.", "She said: \"our town is safe\"."])  # fmt: skip
def test_words_that_are_quoted_are_somebody_elses(text: str) -> None:
    assert not is_personal(text)


def test_a_phrase_that_names_nobody_tells_nothing() -> None:
    assert is_bare("Violent clashes")
    assert not is_bare("Violent clashes in Arvale")
    assert not is_bare("A fire that killed 12")
