"""timelinejs: the timeline for TimelineJS, Knight Lab's timeline for web pages.

Standard: the JSON format of TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html). It shows headlines and
texts as HTML: all that comes from reports is escaped, so that it shows as text. It needs the year of every slide; lines
without one are listed on the title slide, so that none is lost. `display_date` says the time as well as it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Any

import msgspec

from newsledger.core import edtf
from newsledger.core.entries import Line
from newsledger.core.ledger import Ledger
from newsledger.publish.exports.facts import Facts, clean, dated, one_line

NAMES = ("",)


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """One timeline."""
    yield "", _timeline(Facts(ledger))


def _timeline(facts: Facts) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    lines = facts.ledger.timeline
    undated = [line for line in lines if _start(line.date) is None]
    yield b'{"title":' + encode(_title(facts, undated)) + b',"scale":"human","events":['
    before = b""
    for line in lines:
        if start := _start(line.date):
            yield before + encode(_slide(facts, line, start))
            before = b",\n"
    yield b"]}\n"


def _title(facts: Facts, undated: list[Line]) -> dict[str, Any]:
    """The first slide: what the timeline is made of, and the lines that have no year."""
    reports = len(facts.ledger.reports)
    text = f"<p>Worked out from {reports} {'report' if reports == 1 else 'reports'} by newsledger.</p>"
    if undated:
        listed = "".join(f"<li>{_html(dated(line.date).words)}: {_html(line.text)}</li>" for line in undated)
        text += f"<p>The year is not known:</p><ul>{listed}</ul>"
    return {"text": {"headline": "Timeline", "text": text}, "unique_id": "title", "autolink": False}


def _slide(facts: Facts, line: Line, start: dict[str, int]) -> dict[str, Any]:
    """A line as a slide: its sentence, the words that it rests on, and what else the books hold."""
    incidents = [facts.incidents[i] for i in line.incidents if i in facts.incidents]
    quotes = "".join(f"<li>{_html(quote)}</li>" for quote in facts.quoted(line.rests_on))
    notes = "".join(f"<p>{_html(note)}</p>" for i in incidents for note in facts.notes(i)
                    if not note.startswith("Time: "))  # fmt: skip
    slide: dict[str, Any] = {
        "start_date": start, "text": {"headline": _html(line.text), "text": f"<ul>{quotes}</ul>{notes}"},
        "display_date": dated(line.date).words, "unique_id": _ident(facts, line), "autolink": False,
    }  # fmt: skip
    if end := _end(line.date, start):
        slide["end_date"] = end
    modalities = sorted({i.modality for i in incidents})
    return slide | ({"group": "/".join(modalities)} if modalities else {})


def _ident(facts: Facts, line: Line) -> str:
    """A name for the slide that may stand in an address."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in facts.ledger.shown(line.id))


def _html(text: str) -> str:
    return escape(one_line(clean(text)))


def _start(time: str) -> dict[str, int] | None:
    """The first moment of a time as TimelineJS writes it; null where its year is not known."""
    days = dated(time)
    first = days.first or days.last
    if first is None:
        return None
    written = time.partition("/")[0].strip("?~%")
    return _date(first, written if days.first else time.partition("/")[2].strip("?~%"), time if days.first else None)


def _end(time: str, start: dict[str, int]) -> dict[str, int] | None:
    """The last day of a time that is longer than it is written on the start."""
    last = dated(time).last
    end = _date(last, time.partition("/")[2].strip("?~%"), None) if last and "/" in time else None
    return end if end != start else None


def _date(day: date, written: str, time: str | None) -> dict[str, int]:
    """A day in no more detail than it is written in: a year, a month, a day, a time of day."""
    found = {"year": day.year}
    if len(written) >= 7 and written[5:7].isdigit() and int(written[5:7]) <= 12:
        found["month"] = day.month
        if len(written) >= 10 and written[8:10].isdigit():
            found["day"] = day.day
    if "T" in written and time:
        first = edtf.bounds(time).first
        found |= {"hour": first.hour, "minute": first.minute}
    return found
