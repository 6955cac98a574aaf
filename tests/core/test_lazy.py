"""Look-ups that fetch what is asked for, once, and are otherwise plain mappings."""

import pytest

from newsledger.core.lazy import ByReport, Lazy


def test_what_is_asked_for_is_fetched_once():
    asked = []
    held = Lazy(("a", "b"), lambda key: asked.append(key) or key.upper())
    assert (held["a"], held["a"], held.get("c"), "b" in held, list(held), len(held)) == \
        ("A", "A", None, True, ["a", "b"], 2)
    assert asked == ["a"]
    with pytest.raises(KeyError):
        held["c"]


def test_a_noun_is_found_through_its_report_alone():
    read = []
    held = ByReport(("r:1", "s"), lambda report: read.append(report) or {f"{report}:f0-1": report})
    assert held["r:1:f0-1"] == "r:1" and "s:f9-9" not in held and "t:f0-1" not in held and read == ["r:1", "s"]
    assert list(held) == ["r:1:f0-1", "s:f0-1"] and len(held) == 2
