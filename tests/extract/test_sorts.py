"""The type of a happening, by all the words around its trigger."""

import pytest

from newsledger.core.claims import Happening
from newsledger.extract.sorts import TYPES, sorted_out, weights


def kinds(read_text, text: str) -> list[str]:
    return [c.body.type for c in read_text(text).claims if isinstance(c.body, Happening)]


@pytest.mark.parametrize(("text", "kind"), [
    ("The ministry sent two planes with tents and blankets to Kavala.", "aid"),
    ("The general sent three battalions to the frontier on Monday.", "mobilize"),
    ("Fishermen brought the last of the survivors ashore at dusk.", "rescue"),
    ("Flames took the warehouse and two sheds within an hour.", "fire"),
    ("Officers took the editor from his home and put him in a cell.", "coerce"),
])  # fmt: skip
def test_general_verbs_are_typed_by_what_they_govern(read_text, text: str, kind: str) -> None:
    assert kind in kinds(read_text, text)


def test_nothing_to_sort_is_no_error(page_of) -> None:
    assert sorted_out(page_of("Rain."), (), "other") == ()


def test_the_weights_fit_the_types() -> None:
    net = weights()
    assert net.second.shape[1] == len(TYPES) == len(net.second_bias)
    assert net.first.shape[1] == net.second.shape[0] == len(net.first_bias)
