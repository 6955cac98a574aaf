"""Flows: how much comes each day is a count of its own, and what is let out is not what is caught."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsledger.core.evidence import Cast
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


@pytest.mark.parametrize("text", [
    "Thieves took 900 litres in a night raid.",
    "The firm burned 900 litres a day.",
    "The town uses 900 litres a day.",
    "Drivers pump 900 litres a night shift.",
])  # fmt: skip
def test_what_tells_no_way_or_no_rate_is_in_no_flow(text: str) -> None:
    leaks = [("Some 500 litres a day are leaking.", "500", 500.0), ("It leaks 700 litres a day.", "700", 700.0)]
    assert told(*leaks, (text, "900", 900)) == {"litres a day, leaking": [500, 700]}


def test_ammunition_and_medicine_are_no_flows() -> None:
    for unit in ("shells", "doses", "meals", "rounds"):
        assert told((f"The army fires 900 {unit} a day.", "900", 900), (f"Troops fire 500 {unit} a day.", "500", 500),
                    counted=unit) == {}  # fmt: skip


def test_litres_are_liters_and_what_may_leak_is_left_out() -> None:
    tale = Tale()
    for n, (text, unit, modality) in enumerate((("It leaks 500 litres a day.", "litres", "happened"),
                                                ("It leaks 600 liters a day.", "liters", "happened"),
                                                ("It may leak 900 litres a day.", "litres", "possible"))):  # fmt: skip
        number = text.split()[-4]
        tale.report("abc"[n], f"2031-05-0{n + 1}", text)
        tale.figure("abc"[n], number, float(number), measure="other", counted=unit, total=None, modality=modality)
    (flow,) = balance(tale.evidence(), tale.cast(), policy="latest").items
    assert (flow.subset, len(flow.points)) == ("litres a day, leaking", 2)  # type: ignore[union-attr]


def test_each_country_makes_its_own() -> None:
    tale = Tale()
    for n, (land, number) in enumerate((("Peru", "500"), ("Peru", "600"), ("Kenya", "90"), ("Kenya", "95"))):
        name = "abcd"[n]
        tale.report(name, f"2031-05-0{n + 1}", f"{land} produces {number} barrels a day.")
        place = tale.entity(name, land, kind="place")
        tale.figure(name, number, float(number), measure="other", counted="barrels", total=None, place=place)
    cast = Cast(tuple(replace(e, country={"Peru": "PE", "Kenya": "KE"}[e.name]) for e in tale.entities.values()))
    found = {t.subset: len(t.points) for t in balance(tale.evidence(), cast, policy="latest").items
             if hasattr(t, "points")}  # fmt: skip
    assert found == {"barrels a day, made, Kenya": 2, "barrels a day, made, Peru": 2}
