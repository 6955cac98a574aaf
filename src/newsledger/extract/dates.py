"""Dates: numbers that tell when, and measure nothing: years, days of months, clock times, spans that only date."""

from __future__ import annotations

import re
from typing import Any

from newsledger.core.lexicon import lexicon
from newsledger.core.treebank import OPENING
from newsledger.extract.placed import Near, verdict

_CLOCK = 24
_LAST_DAY = 31
_HOUR = re.compile(r"\d{1,2}[:.]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTS = ("night", "evening", "morning", "afternoon")
LISTED = 24  # most words of a list of days; bounds the work on a line of nothing but numbers
_YEARS = (1400, 2100)  # four digits between these are read as a year


def is_date(near: Near) -> bool:
    """Years, days of months, clock times, and spans of time that only date something."""
    if near.count.number.kind == "duration":
        return _dating(near)
    return near.count.number.kind == "count" and verdict(_TESTS, near)


def _times() -> dict[str, Any]:
    return dict(lexicon("figures")["times"])


def _points(near: Near) -> bool | None:
    """ "Six o'clock", "40 GMT", "three times"."""
    noun = near.count.noun
    timed = near.behind() in (*_times()["points"], "times") or (noun is not None and noun.lemma == "time")
    return True if timed else None


def _day_of_month(near: Near) -> bool | None:
    """ "16 and 17 October", "June 4-6": a day in a list of days."""
    tokens, count = near.page.tokens, near.count
    if count.number.form not in ("digits", "range"):
        return None
    k, furthest = count.last + 1, min(near.sentence.last, count.last + LISTED)
    while k < furthest and (tokens[k].tag == "CD" or tokens[k].norm in (",", "and", "to", "-", "–", "or")):
        k += 1
    months = count.last + 1 < k < near.sentence.last and tokens[k].norm in _times()["months"]
    return True if months and tokens[k].text[0].isupper() and tokens[k - 1].tag == "CD" else None


def _beside_month(near: Near) -> bool | None:
    """ "12 March", "March 12", "a March 12 search"."""
    tokens, months, first, number = near.page.tokens, _times()["months"], near.count.first, near.count.number
    before = near.before().rstrip(".")
    day = number.form in ("digits", "range") and number.start == number.at and _value(near) <= _LAST_DAY
    dated = near.count.word.ent == "DATE" and before in months
    if (dated and tokens[first - 1].ent == "DATE") or (day and before in months and tokens[first - 1].pos == "PROPN"):
        return True
    beside = [near.count.last + 1] if near.behind() in months else []
    beside += [first - 1] if before in months and near.count.noun is None else []
    telling = (t for t in (tokens[k] for k in beside) if t.text[0].isupper() or t.norm not in ("may", "march", "mar"))
    return True if any(t.tag != "MD" for t in telling) else None


def _before_year(near: Near) -> bool | None:
    """ "By a staff writerMay 28, 2011": a day and a year, whatever stands before."""
    tokens, count, number = near.page.tokens, near.count, near.count.number
    day = number.form == "digits" and number.start == number.at and 1 <= _value(near) <= _LAST_DAY
    if not day or near.behind() != ",":
        return None
    year = near.behind(2)
    dated = year.isdigit() and _YEARS[0] <= int(year) <= _YEARS[1] and count.first > near.sentence.first
    left = tokens[count.first - 1].text if dated else ""
    return True if any(left.endswith(month.capitalize()) for month in _times()["months"]) else None


def _to_the_hour(near: Near) -> bool | None:
    """ "Quarter to four", "ten minutes to four"."""
    left = near.before(2)
    quarters = left in ("quarter", "twenty", "ten", "five") and near.bare
    return True if near.before() == "to" and (quarters or left in ("minutes", "mins")) else None


def _unvalued(near: Near) -> bool | None:
    """A number without value or least is no date."""
    number = near.count.number
    return False if number.value is None and number.low is None else None


def _span_of_years(near: Near) -> bool | None:
    """ "From 1995 to 2003", "between 1995 and 2003"."""
    number = near.count.number
    between = near.page.tokens[near.count.first].norm == "between"
    if number.form != "range" or near.count.noun is not None or (number.start < number.at and not between):
        return None
    years = number.low is not None and number.high is not None and _YEARS[0] <= number.low < number.high <= _YEARS[1]
    return True if years else None


def _year(near: Near) -> bool | None:
    """ "In 2003", "the 1998 flood"."""
    number, noun, first = near.count.number, near.count.noun, near.page.tokens[near.count.first]
    value = _value(near)
    about = number.start == number.at or near.page.tokens[near.count.first].norm in ("around", "about", "circa")
    digits = near.page.report.text[number.at : number.to].isdigit() and about
    if not digits or not _YEARS[0] <= value <= _YEARS[1]:
        return None
    if number.start < number.at and (not near.bare or near.behind() not in (",", ".", "and", "when", "", ";")):
        return None
    if noun is not None and noun.pos != "PROPN" and first.ent != "DATE":
        return None
    before = near.before()
    return before not in ("of", "to") or first.ent == "DATE" or (before == "of" and value > 1900)


def _value(near: Near) -> float:
    number = near.count.number
    return number.value if number.value is not None else number.low or 0


def _clock(near: Near) -> bool | None:
    """ "By six", "until four", "at nine"."""
    number, count, page = near.count.number, near.count, near.page
    before, behind = near.before(), near.behind()
    if not near.bare:
        return None
    if page.tokens[count.word.i].ent == "TIME":
        return True
    if number.form not in ("digits", "word") or _value(near) > _CLOCK:
        return None
    if before in ("by", "until", "till", "since", "past", "before", "around") and number.start == number.at:
        hangs = count.word.dep in ("pobj", "nummod", "npadvmod") and page.head(count.word).norm != "by"
        if before == "by" and page.head(page.head(count.word)).norm in lexicon("numbers")["change"]["words"]:
            return None  # "cut the toll by two"
        return hangs or before != "by" or behind not in ("of", "%")
    if before == "at" or (page.tokens[count.first].norm == "at" and number.high is not None):
        governor = page.head(page.head(count.word))
        return governor.lemma not in _times()["readings"] and behind not in ("%", "of")
    return None


def _clock_elsewhere(near: Near) -> bool | None:
    """ "Updated 3:31 p.m. (2231 in Lima)", "Friday at 2330", "3 May 2010 22.02": a time of day in four figures."""
    number, first = near.count.number, near.count.first
    digits = near.page.report.text[number.at : number.to]
    if _HOUR.fullmatch(digits) and first and _YEAR.fullmatch(near.page.tokens[first - 1].text):
        return True
    four = len(digits) == 4 and digits.isdigit() and int(digits[:2]) < _CLOCK and int(digits[2:]) < 60
    if not four or not near.bare or not first:
        return None
    before = near.page.tokens[max(first - 4, 0) : first]
    if before[-1].text in OPENING:
        return True if any(t.norm in _times()["points"] or _HOUR.fullmatch(t.text) for t in before[:-1]) else None
    return True if before[-1].norm == "at" and len(before) > 1 and before[-2].norm in _PARTS else None


def _bare_day(near: Near) -> bool | None:
    """ "On the fourth", "the 12th": as the model takes it."""
    return near.bare and near.page.tokens[near.count.word.i].ent == "DATE" and near.before() in ("the", "on", "in")


def _dating(near: Near) -> bool:
    """ "four days after", "eight years ago", "the past two weeks": they date, they do not measure."""
    times, before, behind = _times(), near.before(), near.behind()
    if before in times["last"] or behind == "running":
        return True
    if behind in ("after", "before") and before in ("for", "lasted"):
        return False
    if behind == "to" and near.behind(2) and near.page.tokens[near.count.last + 2].tag == "CD":
        return True
    return behind in times["anchors"] or (behind == "on" and near.behind(2) in (",", ".")) or before == "-"


_TESTS = (_points, _day_of_month, _beside_month, _before_year, _to_the_hour, _unvalued, _span_of_years, _year, _clock,
          _clock_elsewhere, _bare_day)  # fmt: skip
