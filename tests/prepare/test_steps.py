"""Steps: the order of reports that bear no date, by the weekdays that they name."""

from __future__ import annotations

from newsledger.core.claims import Claim, Figure, Happening, Reading
from newsledger.core.reports import Citation, Report
from newsledger.core.times import TimeWords
from newsledger.prepare.clues import Clues, clues_of
from newsledger.prepare.steps import numbers_elsewhere, numbers_own_day
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


def rescued(name: str, text: str, number: str, value: float, when: tuple[str, str] | None) -> Clues:
    """A report of one sentence that tells of people rescued, in number."""
    made = Report(id=name, name=name, text=text)

    def at(words: str) -> Citation:
        return made.cite(text.index(words), text.index(words) + len(words))

    time = TimeWords(cite=at(when[0]), reading=when[1]) if when else None
    happened = Happening(type="rescue", trigger=at("out"), lemma=name)
    figure = Figure(measure="rescued", counted="", low=value, high=value, value=value)
    claims = tuple(Claim(id=f"{name}{n}", cite=at(number), sentence=made.cite(0, len(text)), modality="happened",
                         rule="test@1", body=body, when=time) for n, body in enumerate((happened, figure)))  # fmt: skip
    return clues_of(made, Reading(report=name, rules="", times=(time,) if time else (), claims=claims))


def test_what_is_told_of_this_morning_is_dated_by_who_tells_the_same_number_of_a_weekday() -> None:
    own = rescued("a", "Fourteen men came out at dawn this morning.", "Fourteen", 14, ("this morning", "day:0"))
    other = rescued("b", "The fourteen pulled out on Friday are well.", "fourteen", 14, ("Friday", "weekday:4:-"))
    fewer = rescued("c", "The three pulled out on Friday are well.", "three", 3, ("Friday", "weekday:4:-"))
    found = numbers_own_day(own, numbers_elsewhere([own, other]))
    assert found is not None and found[0] == 4
    assert numbers_own_day(own, numbers_elsewhere([own, fewer])) is None
