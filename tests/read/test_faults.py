"""Findings about the input: their level, and what they say."""

from __future__ import annotations

from newsledger.core.findings import Finding
from newsledger.read import faults
from newsledger.read.limits import Limits


def test_levels() -> None:
    made = (faults.unread("a", "is broken"), faults.doubtful("a", "is odd"), faults.passed_over("a", "is a copy"))
    assert [finding.level for finding in made] == ["error", "warning", "note"]
    assert faults.empty("a", "remove it") == Finding(level="error", where="a", message="is empty; remove it")


def test_a_text_over_the_limit_is_said_with_both_numbers() -> None:
    assert faults.too_long("abc", where="a", limits=Limits(text=3)) is None
    found = faults.too_long("abcd", where="a", limits=Limits(text=3))
    assert found is not None and found.message == "has a text of 4 characters, over the limit of 3; split it"
