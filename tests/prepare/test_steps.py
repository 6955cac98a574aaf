"""Steps: the order of reports that bear no date, by the weekdays that they name."""

from __future__ import annotations

from tests.prepare.test_dates import dated, report

FIRST = report("a", "The levee broke on Thursday, the ministry said on Friday.",
               ("Thursday", "weekday:3:-"), ("Friday", "weekday:4:-"))  # fmt: skip
NEXT = report("b", "We sleep in the school today, Saturday, and the water still rises.",
              ("today", "day:0"), ("Saturday", "weekday:5:-"))  # fmt: skip
LAST = report("c", "Boats came on Sunday, the mayor said.", ("Sunday", "weekday:6:-"))


def test_reports_without_dates_are_put_in_order() -> None:
    found = dated(LAST, FIRST, NEXT)
    assert [found[name].published for name in "abc"] == [None, None, None]
    assert [found[name].step for name in "abc"] == [0, 1, 2]
    assert "Saturday" in found["b"].reason


def test_one_report_has_no_order_and_a_full_week_has_none() -> None:
    assert dated(FIRST)["a"].step is None
    others = [report(f"d{n}", f"It rained on {day}.", (day, f"weekday:{n}:-"))
              for n, day in enumerate(("Monday", "Tuesday", "Wednesday"))]  # fmt: skip
    assert all(d.step is None for d in dated(FIRST, NEXT, LAST, *others).values())
