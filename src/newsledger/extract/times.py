"""When: the time expressions of a page, each with its reading, the direction told by the tense of its verb.

The words themselves are read by `core.timewords`, sentence by sentence. The parse then says which of them are times
("March" the month, "may" the verb, "2004" the year), and whether a bare weekday, month or date lies behind or ahead.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from newsledger.core.lexicon import lexicon, words
from newsledger.core.pages import Page, Token
from newsledger.core.reports import Citation
from newsledger.core.times import TimeWords
from newsledger.core.timewords import Found, timewords
from newsledger.extract.tense import AHEAD, BEHIND, direction_of, governor, perfect

_NAMES = frozenset(("PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT", "WORK_OF_ART"))
_DAYS = ("weekday", "monthday", "day", "edtf", "shift")
CLOSE = 300  # characters: "a day later" counts from a day told no further back
_OPEN = re.compile(r"(?<=:)\?")
_TOLD_OF = re.compile(r",? (?:when|in which) ")
_STAMP = re.compile(r"^(?:[01]\d|2[0-3])[0-5]\d(?= [\"'“‘]?[A-Z])", re.MULTILINE)
_BEHIND = re.compile(r"weekday:\d:-(?::|$)")
_PARTLY = ("early ", "late ")
_WEEK = re.compile(r"(?:duration|last|ago):~?(?:[567]:day|1:week)(?::|$)|week:-1$")  # as long ago as the weekday before
_UPDATED = re.compile(r"\b(?:being|is|be) (?:constantly |continually |regularly )?updated\b")
_UPDATE = re.compile(r"\bUpdated:? (?:at )?\d")
_MORNING = ("morning", "dawn", "daybreak", "sunrise")
STAMPS = 2  # lines that open with four figures, from which they are times of day


def times(page: Page) -> tuple[TimeWords, ...]:
    """The time expressions of a page, in order of place, none overlapping."""
    starts = [token.start for token in page.tokens]
    stamps = _stamps(page.report.text)
    found: list[TimeWords] = []
    happened: list[TimeWords] = []  # those that date something else than what somebody said
    for sentence in page.sentences:
        for f in timewords(page.report.text, sentence.start, sentence.end):
            tokens = _tokens(page, starts, f)
            if tokens and (not f.weak or _believed(page, f, tokens)):
                cite = page.report.cite(f.start, f.end)
                reading = _stamp(f, stamps) or _directed(page, f, tokens)
                if reading.startswith("clock:"):
                    reading = _clocked(page, reading.removeprefix("clock:"), cite, happened)
                words_here = TimeWords(cite=cite, reading=_anchored(page, reading, cite, found))
                found.append(words_here)
                if governor(page, tokens).lemma not in words("times", "telling"):
                    happened.append(words_here)
    return _reckoned(found, page.report.text)


def _reckoned(found: list[TimeWords], text: str) -> tuple[TimeWords, ...]:
    """The times, where each weekday behind that a page tells once as "early" or "late" or by its morning can be that of
    the day after publication.

    Few write "early Friday" of a Friday six days back: on a page dated Thursday it is most likely the next day's, added
    since or reckoned by another clock (EVIDENCE.md 2026-11-22, pages). "On Friday" alone and "on Friday night" can be
    either. A page that looks back over a week, or opens with its own Thursday and is not kept up to date, tells of the
    one before.
    """
    fresh = {t.reading[:9] for t in found if _BEHIND.match(t.reading) and _is_fresh(t)}
    if not fresh or any(_WEEK.match(t.reading) for t in found):
        return tuple(found)
    if not (_UPDATED.search(text) or len(_UPDATE.findall(text)) >= STAMPS):
        fresh = {day for day in fresh if not _is_led(found, day)}
    return tuple(
        TimeWords(cite=t.cite, reading=t.reading[:10] + "1" + t.reading[11:])
        if t.reading[:9] in fresh and _BEHIND.match(t.reading) else t for t in found)  # fmt: skip


def _is_led(found: list[TimeWords], day: str) -> bool:
    """Whether the day before a weekday is told of, as one gone by, above it: news opens with its latest."""
    eve = f"weekday:{(int(day[8]) - 1) % 7}"
    first = next((t.reading[:9] for t in found if _BEHIND.match(t.reading) and t.reading[:9] in (day, eve)), day)
    return first == eve


def _is_fresh(time: TimeWords) -> bool:
    """Whether words tell when on a weekday, as one does of a day just gone: "early Friday", "Friday morning"."""
    return time.reading[12:] in _MORNING or time.cite.quote.lower().startswith(_PARTLY)


def _anchored(page: Page, reading: str, cite: Citation, told: list[TimeWords]) -> str:
    """ "A day later" counts from the last day told before it, if that is close and behind; else from a time not told.

    "Two days after the flood" counts from the flood.
    """
    kind, *rest = reading.split(":")
    if kind != "then" or rest[1] not in ("day", "week", "month", "year") or not rest[0].lstrip("-").isdigit():
        return reading
    following = page.report.text[cite.end : cite.end + 2].strip()
    if cite.quote.lower().endswith(("after", "before")) and following[:1].isalnum():
        return reading
    for earlier in reversed(told):
        if cite.start - earlier.cite.end > CLOSE:
            break
        if earlier.reading.split(":")[0] in _DAYS and ":+" not in earlier.reading:
            return f"shift:{rest[0]}:{rest[1]}:{earlier.reading}"
    return reading


def _clocked(page: Page, clock: str, cite: Citation, told: list[TimeWords]) -> str:
    """A time of day on its day: at the head of a line, a live page's stamp, that of publication, else the last told
    of what happened."""
    if not page.report.text[max(0, cite.start - 9) : cite.start].rpartition("\n")[2].strip():
        return f"day:0:T{clock}"
    for earlier in reversed(told):
        kind, *rest = earlier.reading.split(":")
        if cite.start - earlier.cite.end > 2 * CLOSE:
            break
        if kind in ("weekday", "day", "monthday") and ":+" not in earlier.reading:
            return ":".join([kind, *rest[: 1 if kind == "day" else 2], f"T{clock}"])
    return f"clock:{clock}"


def _stamps(text: str) -> frozenset[int]:
    """Where the lines of a live page open with a time of day in four figures, of which one alone might be a year."""
    found = frozenset(match.start() for match in _STAMP.finditer(text))
    return found if len(found) >= STAMPS else frozenset()


def _stamp(f: Found, stamps: frozenset[int]) -> str:
    """The reading of a time of day that opens a line, "" for other words."""
    hhmm = f.reading.removeprefix("edtf:")
    return f"clock:{hhmm}" if f.kind == "year" and f.start in stamps and len(hhmm) == 4 else ""


def _tokens(page: Page, starts: list[int], f: Found) -> tuple[Token, ...]:
    first = bisect_left(starts, f.start)
    if first and page.tokens[first - 1].end > f.start:
        first -= 1
    return page.tokens[first : bisect_left(starts, f.end)]


def _believed(page: Page, f: Found, tokens: tuple[Token, ...]) -> bool:
    """Whether words that need not be a time are one here."""
    before = page.tokens[tokens[0].i - 1] if tokens[0].i > page.sentence_of(tokens[0]).first else None
    cue = before.norm if before else ""
    core = tokens[-1]
    if f.kind == "clock told" and cue == "from" and _is_change(page, tokens):
        return False  # "raised from three to four"
    if before is not None and before.pos == "PROPN" and before.head == core.i and f.kind == "month":
        return False  # a name: "Judge March"
    if f.kind == "season" and _is_of_a_name(page, tokens):
        return False
    if any(t.ent in ("DATE", "TIME") for t in tokens) and f.kind in ("year", "month", "season", "clock told"):
        return core.tag != "MD"
    if f.kind == "month":
        return core.tag == "NNP" and (cue in words("times", "month_cues") or len(tokens) > 1 or core.ent not in _NAMES)
    if f.kind == "year":
        counts = core.dep == "nummod" and page.head(core).i == core.i + 1 and page.head(core).pos == "NOUN"
        told = cue in words("times", "year_cues") or len(tokens) > 1
        return told and not counts and core.ent not in ("MONEY", "QUANTITY", "CARDINAL")
    if f.kind == "clock told":
        return cue in ("at", "by", "until", "around", "about", "after", "before", "from")
    if f.kind in ("length", "hyphened"):
        return _length(page, tokens, cue)
    if f.kind in ("now", "past", "future"):
        return core.pos == "ADV" or len(tokens) > 1
    return core.tag != "MD"


def _is_change(page: Page, tokens: tuple[Token, ...]) -> bool:
    """Whether "three to four" tells by how much something was changed."""
    joined = any(t.norm == "to" for t in tokens)
    verb = governor(page, tokens).lemma
    return joined and verb != "go" and verb in lexicon("numbers")["change"]["words"]


def _is_of_a_name(page: Page, tokens: tuple[Token, ...]) -> bool:
    """Whether a season in capitals, within a sentence, has a name's next word behind it: "on Spring Street"."""
    core, after = tokens[-1], page.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    return (core.text[0].isupper() and core.i > page.sentence_of(core).first and bool(after)
            and after[0].text[0].isupper() and after[0].pos == "PROPN")  # fmt: skip


def _length(page: Page, tokens: tuple[Token, ...], cue: str) -> bool:
    """A length of time, and no rate ("300 a day"), fraction ("a quarter") or rank ("a second attacker")."""
    unit, first = tokens[-1], tokens[0].norm
    following = page.tokens[unit.i + 1] if unit.i + 1 < len(page.tokens) else None
    if unit.lemma in ("second", "quarter") and (unit.pos != "NOUN" or first in ("a", "an") or unit.tag == "NN"):
        return False
    if following is not None and (following.norm == "old"):
        return False
    if first in ("a", "an", "some", "many"):
        return cue in words("times", "length_cues")
    return True


def _directed(page: Page, f: Found, tokens: tuple[Token, ...]) -> str:
    """The reading with its open directions told by the grammar, and lengths bound to publication where they are."""
    reading = f.reading
    if reading.startswith("duration:"):
        return _bound(page, reading, tokens, f.kind)
    if reading.startswith("since:") and _TOLD_OF.match(page.report.text, f.end):
        reading = reading.removeprefix("since:")  # "the worst since 2031, when nine died": they died in it
    if "?" not in reading:
        return _framed(reading, "")
    way = BEHIND if f.reading.startswith("since:") else direction_of(page, tokens)
    if reading.startswith("until:") and page.report.text[f.start : f.start + 2].lower() != "by":
        way = AHEAD if way != BEHIND else way
    if (way == "" and "month" in reading) or (way == BEHIND and "monthday" in reading):
        way = "0"
    return _framed(_OPEN.sub(way or BEHIND, reading), way, by=page.report.text[f.start : f.start + 2].lower() == "by")


def _framed(reading: str, way: str, *, by: bool = False) -> str:
    """ "By Tuesday 26 had been found" is before a time; "by Monday" with a future verb runs up to it."""
    if reading.startswith("until:") and by and way != AHEAD:
        return "before:" + reading.removeprefix("until:")
    return reading


def _bound(page: Page, reading: str, tokens: tuple[Token, ...], kind: str) -> str:
    """ "has raged for two days" ends at publication; "in two days" with a future verb begins there."""
    first, unit = tokens[0], tokens[-1]
    before = page.tokens[first.i - 1].norm if first.i else ""
    length = reading.removeprefix("duration:")
    after = page.tokens[unit.i + 1].norm if unit.i + 1 < len(page.tokens) else ""
    if kind == "length" and before in ("for", "in", "within", "over"):
        if before == "for" and perfect(page, tokens):
            return f"last:{length}"
        if before in ("in", "within") and direction_of(page, tokens) == AHEAD:
            return f"{'in' if before == 'in' else 'next'}:{length}"
    stretch = after == "of" and unit.lemma in words("times", "stretches")
    if kind == "length" and stretch and before in ("from", "after", "by", "in"):
        return f"last:{length}"
    return reading
