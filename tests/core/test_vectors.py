"""Word vectors: near words lie near, unknown words weigh nothing."""

import numpy as np
import pytest

from newsledger.core.vectors import WIDTH, commons, mean, table


def alike(one: str, other: str) -> float:
    return float(mean([one]) @ mean([other]))


@pytest.mark.parametrize(("near", "to", "far"), [
    ("earthquake", "tsunami", "ballot"), ("arrested", "detained", "rain"), ("hospital", "clinic", "parliament"),
])  # fmt: skip
def test_words_of_one_field_lie_near(near: str, to: str, far: str) -> None:
    assert alike(near, to) > alike(near, far) + 0.2


def test_a_word_that_is_not_known_weighs_nothing() -> None:
    assert not mean(["qqzzxk"]).any()
    assert np.array_equal(mean(["flood", "qqzzxk"]), mean(["flood"]))
    assert mean([]).shape == (WIDTH,)


def test_a_mean_has_length_one() -> None:
    assert np.isclose(np.linalg.norm(mean(["flood", "ballot", "police"])), 1, atol=1e-5)


def test_the_table_is_whole() -> None:
    index, rows = table()
    assert rows.shape == (len(index), WIDTH)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_names_are_no_common_words() -> None:
    assert {"police", "flood", "may"} <= commons()
    assert not {"friday", "london", "january"} & commons()
