"""From readings and a publication date to EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.core import edtf
from newsledger.core.claims import Claim, Happening
from newsledger.core.clock import resolve, when_of
from newsledger.core.lexicon import lexicon
from newsledger.core.reports import Dating, Report
from newsledger.core.times import TimeWords

READINGS = [
    "weekday:2:1", "weekday:2:1:T0230",
    "weekday:2:-:night", "weekday:2:+", "weekday:2:<", "weekday:2:>", "weekday:2:w-1", "day:-1:evening",
    "day:0:T1830", "week:-1", "weekend:-", "month:-1", "month:-:04", "month:+:04", "monthday:0:06-27",
    "monthday:-:02-29", "quarter:-1", "quarter:-:3", "season:-:22", "year:-1", "decade:-1", "century:-1",
    "ago:4:day", "ago:~20:year", "ago:X:year", "in:2:week", "last:2:day", "last:3:month", "next:48:hour",
    "since:weekday:3:-", "until:weekday:0:+", "before:weekday:1:-", "after:day:-1", "from:weekday:4:-|weekday:6:-",
    "shift:1:day:weekday:4:-", "then:1:day", "now", "past", "duration:4:day", "clock:1830", "edtf:1990-06",
    "since:edtf:1998", "since:quarter:-1", "from:season:-:21|month:-1", "ago:9000:year",
]  # fmt: skip


def parses(text: str) -> bool:
    """Whether the edtf package reads it; it knows open ends only where the year is known."""
    return bool(parse_edtf(text.replace("XXXX", "2000") if ".." in text else text))


@settings(deadline=None)
@given(st.sampled_from(READINGS), st.dates(date(1900, 1, 1), date(2090, 1, 1)),
       st.sampled_from(["day", "yearless", "span"]))  # fmt: skip
def test_whatever_comes_out_is_edtf(reading: str, day: date, shape: str) -> None:
    published = {"day": f"{day}", "yearless": edtf.written(day, yearless=True), "span": f"{day}/2091"}[shape]
    found = resolve(reading, published, weekday=day.weekday())
    assert found is None or (edtf.valid(found) and parses(found))


@pytest.mark.parametrize(("reading", "found"), [  # a Thursday
    ("weekday:1:-:night", "2003-05-06"),
    ("weekday:3:-", "2003-05-08"),
    ("month:y-1:07", "2002-07"),
    ("monthday:y0:05-09", "2003-05-09"),
    ("season:y1:21", "2004-21"),
    ("weekday:3:<", "2003-05-01"),
    ("weekday:4:1", "2003-05-09?"),
    ("weekday:4:1:T0230", "2003-05-09?"),
    ("weekday:3:1", "2003-05-08"),
    ("weekday:0:+", "2003-05-12"),
    ("weekday:2:w-1", "2003-04-30"),
    ("day:0:T1830", "2003-05-08T18:30:00"),
    ("from:day:-1|day:0", "2003-05-07/2003-05-08"),
    ("month:-:06", "2002-06"),
    ("month:0:06", "2003-06"),
    ("monthday:0:06-27", "2003-06-27"),
    ("monthday:0:12-24", "2002-12-24"),
    ("monthday:+:04-27", "2004-04-27"),
    ("quarter:-:4", "2002-36"),
    ("ago:1:week", "2003-05-01"),
    ("ago:20:year", "1983~"),
    ("ago:3:year", "2000"),
    ("last:2:day", "2003-05-06/2003-05-08"),
    ("since:weekday:0:-", "2003-05-05/2003-05-08"),
    ("until:weekday:0:+", "2003-05-08/2003-05-12"),
    ("before:weekday:1:-", "../2003-05-06"),
    ("shift:-1:day:weekday:1:-", "2003-05-05"),
    ("duration:4:day", None),
    ("then:1:day", None),
    ("past", None),
])  # fmt: skip
def test_from_a_day(reading: str, found: str | None) -> None:
    assert resolve(reading, "2003-05-08T09:00:00Z") == found


def test_absolute_times_need_no_date() -> None:
    assert resolve("edtf:1987-03", None) == "1987-03"
    assert resolve("since:edtf:1987", None) == "1987/.."
    assert resolve("day:0", None) is None


def test_an_unknown_year_stays_unknown() -> None:
    assert resolve("day:-1", "XXXX-03-01", weekday=0) == "XXXX-02-28"
    assert resolve("monthday:-:02-14", "XXXX-03-03") == "XXXX-02-14"
    assert resolve("year:-1", "XXXX-03-03") is None
    assert resolve("ago:20:year", "XXXX-03-03") is None


def test_a_weekday_in_an_unknown_year_needs_the_weekday_of_publication() -> None:
    assert resolve("weekday:4:-", "XXXX-05-11") is None
    assert resolve("weekday:4:-", "XXXX-05-11", weekday=6) == "XXXX-05-09"


def test_a_publication_time_of_two_days() -> None:
    assert resolve("weekday:4:-", "2003-05-09/2003-05-10") == "2003-05-09"
    assert resolve("day:-1", "2003-05-09/2003-05-10") == "2003-05-08/2003-05-09"
    assert resolve("weekday:4:-", "2003-05") is None
    assert resolve("year:-1", "2003-05") == "2002"


def test_when_of_a_claim_says_why() -> None:
    report = Report(id="r1", name="r1", text="The bridge fell on Tuesday.")
    cite = report.cite(0, 15)
    claim = Claim(id="r1:h0", cite=cite, sentence=cite, modality="happened", rule="x",
                  body=Happening(type="accident", trigger=cite, lemma="fall"),
                  when=TimeWords(cite=report.cite(19, 26), reading="weekday:1:-"))  # fmt: skip
    when = when_of(claim, "2003-05-08")
    assert when is not None and when.edtf == "2003-05-06"
    assert when.reason == "'Tuesday' in a report published 2003-05-08 is 2003-05-06."
    known = when_of(claim, Dating(report="r1", published="XXXX-05-08", basis="inferred", reason="", weekday=3))
    assert known is not None and known.edtf == "XXXX-05-06"


@pytest.mark.parametrize(("published", "found"), [("2003-05-05", "2003-05-09"), ("2003-05-11", "2003-05-09")])
def test_this_friday_is_ahead_where_it_is_near(published: str, found: str) -> None:
    assert resolve("weekday:4:0", published) == found


@pytest.mark.parametrize("unit", lexicon("times")["units"])
@pytest.mark.parametrize("kind", ["ago", "in", "last", "next", "then"])
def test_every_unit_goes_with_every_way_of_counting(unit: str, kind: str) -> None:
    for published in ("2003-05-08", "2003-05", "XXXX-05-08", "2003-05-08/2003-05-09", None):
        found = resolve(f"{kind}:2:{unit}", published)
        assert found is None or edtf.valid(found)
    assert resolve("ago:2:weekend", "2003-05-08") == "2003-04-24~"
    assert resolve("ago:2:quarter", "2003-05-08") == "2002-11"
