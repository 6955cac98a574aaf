"""Rates: how much comes each day is a count of its own, and what is let out is not what is caught."""

from __future__ import annotations

import pytest

from newsledger.reconcile.balance import balance
from tests.reconcile.building import Tale


def told(*sentences: tuple[str, str, float], counted: str = "litres") -> dict[str | None, list[float | None]]:
    tale = Tale()
    for n, (text, number, value) in enumerate(sentences):
        name = "abcdef"[n]
        tale.report(name, f"2031-05-0{n + 1}", text)
        tale.figure(name, number, value, measure="other", counted=counted, total=None)
    evidence, cast = tale.evidence(), tale.cast()
    claims = evidence.claims
    return {t.subset: [claims[p.claim].body.value for p in t.points]  # type: ignore[union-attr]
            for t in balance(evidence, cast, policy="latest").items if hasattr(t, "points")}  # fmt: skip


def test_a_rate_is_a_count_over_time() -> None:
    found = told(("Some 500 litres of acid a day are leaking into the lake.", "500", 500),
                 ("The tank now leaks 900 litres daily.", "900", 900))  # fmt: skip
    assert found == {"litres a day, leaking": [500, 900]}


def test_what_is_caught_is_not_what_leaks() -> None:
    found = told(("Some 500 litres a day are leaking.", "500", 500), ("It leaks 900 litres a day.", "900", 900),
                 ("Crews collect 80 litres a day.", "80", 80), ("They collect 95 litres a day.", "95", 95))  # fmt: skip
    assert found == {"litres a day, leaking": [500, 900], "litres a day, caught": [80, 95]}


@pytest.mark.parametrize("text", [
    "The tank lost 900 litres.",
    "The tank lost 900 litres a day later.",
    "It lost 900 litres, and a week is left.",
])  # fmt: skip
def test_an_amount_without_its_span_of_time_is_no_rate(text: str) -> None:
    assert told((text, "900", 900), ("Some 500 litres a day are leaking.", "500", 500)) == {}


def test_what_is_no_amount_is_no_rate() -> None:
    assert told(("It takes 9 calls a day.", "9", 9), ("It takes 11 calls a day.", "11", 11), counted="calls") == {}
