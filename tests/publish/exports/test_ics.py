from datetime import date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.entries import Line
from newsledger.core.record import record
from newsledger.publish.exports import ics
from newsledger.publish.exports.facts import clean


def components(path):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert not calendar.errors
    return [c for c in calendar.subcomponents if not c.get("UID", "").startswith("empty@")]


def test_icalendar_reads_an_entry_for_each_line(ledger, exported):
    (path,) = exported(ledger, "ics")
    held, told = components(path), record(ledger)["timeline"]
    assert [str(c["SUMMARY"]) for c in held] == [clean(line["text"]).replace("\t", " ") for line in told]
    assert len({str(c["UID"]) for c in held}) == len(told)
    for component, line in zip(held, told, strict=True):
        assert not component.errors
        assert component.name == ("VJOURNAL" if line["date"].startswith("XXXX") else "VEVENT")


def test_lines_are_folded_at_75_octets(ledger, exported):
    (path,) = exported(ledger, "ics")
    for line in path.read_bytes().split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line
        line.decode("utf-8")


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("2010-06-12", date(2010, 6, 12), date(2010, 6, 13)),
        ("2010-06", date(2010, 6, 1), date(2010, 7, 1)),
        ("2010-06-10/2010-06-12", date(2010, 6, 10), date(2010, 6, 13)),
        ("../2010-06-12", date(2010, 6, 12), date(2010, 6, 13)),
        ("199X", date(1990, 1, 1), date(2000, 1, 1)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
        ("0999-06-12", date(999, 6, 12), date(999, 6, 13)),
        ("2010-06-12T18:30:00", datetime(2010, 6, 12, 18, 30), None),
        ("2010-06-12T18:30:00+02:00", datetime(2010, 6, 12, 16, 30), None),
        ("XXXX-06-12", None, None),
    ],
)
def test_times(time, start, end):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", *ics._when(time), "END:VEVENT",
             "END:VCALENDAR"]  # fmt: skip
    event = icalendar.Calendar.from_ical("\r\n".join(lines) + "\r\n").subcomponents[0]
    found = [event.decoded(name, None) for name in ("DTSTART", "DTEND")]
    assert [f.replace(tzinfo=None) if isinstance(f, datetime) else f for f in found] == [start, end]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\\;,:\"")))
def test_text_survives_escaping_and_folding(text):
    held = ics._folded(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VJOURNAL", "UID:1",
                        f"SUMMARY:{ics.escaped(text)}", "END:VJOURNAL", "END:VCALENDAR"])  # fmt: skip
    (entry,) = icalendar.Calendar.from_ical(held).subcomponents
    plain = "".join(" " if c in "\x85\u2028\u2029" else c for c in clean(text))
    assert str(entry["SUMMARY"]) == plain


def test_a_line_without_a_year_is_a_journal_entry(example):
    line = Line(id="l", story=example.stories[0].id, rests_on=(example.timeline[0].rests_on[0],), date="XXXX-06-12",
                text="It burned.", incidents=())  # fmt: skip
    entry = ics._entry(ics.Facts(example), line, "19700101T000000Z")
    assert entry[0] == "BEGIN:VJOURNAL" and not [e for e in entry if e.startswith("DTSTART")]
    assert any("12 June\\, year not known" in e for e in entry)
