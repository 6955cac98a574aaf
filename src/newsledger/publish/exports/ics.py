"""ics: the timeline as a calendar, to be laid over one's own.

Standard: iCalendar, RFC 5545 (https://www.rfc-editor.org/rfc/rfc5545). A line with a day is an all-day event, one with
days, a month or a year covers them, one with a time of day begins then: in UTC where the reports give a zone, else
"floating", by the clock of the place. How sure the time is, is said in the description. A line whose year is not known
has no place in a calendar: it is a journal entry without a start (VJOURNAL, section 3.6.3), so that none is lost.
DTSTAMP is the publication of the newest report (1970 where none is dated), so that one ledger makes one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from newsledger.core import edtf
from newsledger.core.entries import Line
from newsledger.core.ledger import Ledger
from newsledger.publish.exports.facts import QUOTED, Facts, clean, dated, one_line

NAMES = ("",)
WIDTH = 75  # octets of a line, RFC 5545 section 3.1
EPOCH = datetime(1970, 1, 1)
TENTATIVE = frozenset(("planned", "requested", "possible"))


def files(ledger: Ledger) -> Iterator[tuple[str, Iterable[bytes]]]:
    """One calendar."""
    yield "", _calendar(Facts(ledger))


def _calendar(facts: Facts) -> Iterator[bytes]:
    stamp = _stamp(facts)
    yield _folded(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newsledger//timeline//EN", "CALSCALE:GREGORIAN"])
    for line in facts.ledger.timeline:
        yield _folded(_entry(facts, line, stamp))
    if not facts.ledger.timeline:  # a calendar holds at least one component
        yield _folded(["BEGIN:VJOURNAL", "UID:empty@newsledger", f"DTSTAMP:{stamp}", "SUMMARY:Nothing is dated.",
                       "END:VJOURNAL"])  # fmt: skip
    yield _folded(["END:VCALENDAR"])


def _stamp(facts: Facts) -> str:
    """When the newest report was published, as iCalendar writes it."""
    spans = [edtf.bounds(d.published) for d in facts.ledger.datings if d.published]
    newest = max((s.first for s in spans if not s.yearless and s.first > EPOCH), default=EPOCH)
    return newest.strftime("%Y%m%dT%H%M%SZ")


def _entry(facts: Facts, line: Line, stamp: str) -> list[str]:
    """A line of the timeline as an event, or as a journal entry where it has no day."""
    when = _when(line.date)
    kind = "VEVENT" if when else "VJOURNAL"
    incidents = [facts.incidents[i] for i in line.incidents if i in facts.incidents]
    modalities = sorted({i.modality for i in incidents})
    place = next((p for i in incidents if (p := facts.place(i.place))), None)
    said = [f"BEGIN:{kind}", f"UID:{_uid(facts, line)}", f"DTSTAMP:{stamp}", *when, f"SUMMARY:{escaped(line.text)}",
            f"DESCRIPTION:{escaped(_description(facts, line))}"]  # fmt: skip
    if modalities:
        said.append("CATEGORIES:" + ",".join(escaped(m) for m in (*modalities, *sorted({i.type for i in incidents}))))
    if kind == "VEVENT":
        said += ["TRANSP:TRANSPARENT"]
        if set(modalities) <= {"happened", "ongoing"} and modalities:
            said.append("STATUS:CONFIRMED")
        elif set(modalities) & TENTATIVE:
            said.append("STATUS:TENTATIVE")
        if place is not None:
            said.append(f"LOCATION:{escaped(place.name)}")
            if place.lat is not None and place.lon is not None and place.precision == "point":
                said.append(f"GEO:{place.lat:.6f};{place.lon:.6f}")
    return [*said, f"END:{kind}"]


def _when(time: str) -> list[str]:
    """DTSTART and DTEND of a time; none where its year is not known."""
    start, slash, _ = time.partition("/")
    days = dated(time)
    if not slash and "T" in start and days.first:
        first, _, _ = edtf.order(time)
        zoned = start.rstrip("?~%").endswith("Z") or "+" in start[10:] or "-" in start[10:]
        return [f"DTSTART:{_day(first)}{first:T%H%M%S}{'Z' if zoned else ''}"]
    first_day, last_day = days.first or days.last, days.last or days.first
    if first_day is None or last_day is None:
        return []
    try:
        after = last_day + timedelta(days=1)
    except OverflowError:  # the last day that a calendar has
        after = last_day
    return [f"DTSTART;VALUE=DATE:{_day(first_day)}", f"DTEND;VALUE=DATE:{_day(after)}"]


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _description(facts: Facts, line: Line) -> str:
    """How sure the time is, what else the books hold, and the words that the line rests on."""
    days = dated(line.date)
    said = [f"Time: {days.words}." if not days.sure or days.days != 1 or "T" in line.date else ""]
    said += [note for i in line.incidents if i in facts.incidents for note in facts.notes(facts.incidents[i])
             if not note.startswith("Time: ")]  # fmt: skip
    claims = list(line.rests_on)
    said += facts.quoted(claims[:QUOTED])
    if len(claims) > QUOTED:
        said.append(f"And {len(claims) - QUOTED} more tellings: newsledger why LEDGER {facts.ledger.shown(line.id)}")
    return "\n".join(filter(None, said))


def _uid(facts: Facts, line: Line) -> str:
    return f"{one_line(line.id).replace(' ', '-')}.newsledger"


def escaped(text: str) -> str:
    """Text as a property's value (RFC 5545 section 3.3.11): backslash, semicolon, comma and line ends escaped."""
    plain = clean(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    for sign, code in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, code)
    return "".join(" " if c in "\x85\u2028\u2029" else c for c in plain)


def _folded(lines: Iterable[str]) -> bytes:
    """Content lines, each folded at 75 octets and never inside a character."""
    return b"".join(b"\r\n ".join(_pieces(line)) + b"\r\n" for line in lines)


def _pieces(line: str) -> Iterator[bytes]:
    held = line.encode()
    room = WIDTH
    while len(held) > room:
        cut = room
        while held[cut] & 0xC0 == 0x80:  # the middle of a character
            cut -= 1
        yield held[:cut]
        held, room = held[cut:], WIDTH - 1
    yield held
