"""The publication time that metadata gives, in whatever form, as an EDTF string."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz

from newsledger.core import edtf
from newsledger.core.findings import Finding

MONTHS = {
    m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?:[T ]\s?(?P<h>\d\d):?(?P<min>\d\d)"
    r"(?::?(?P<s>\d\d)(?:[.,]\d+)?)?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?",
    re.I,
)
NAMED = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<m1>[a-z]{3,9})\.?"
    r"|(?P<m2>[a-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?)[,\s-]+(?P<y>\d{4})"
    r"(?:,?\s+(?:at\s+)?(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?(?::(?P<s>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[a-z]{1,4}|[+-]\d\d:?\d\d)?)?",
    re.I,
)
SLASHED = re.compile(r"(?P<a>\d{1,4})[/.](?P<b>\d{1,2})[/.](?P<c>\d{1,4})(?P<time>[T ,].*)?")
MONTH_ONLY = re.compile(r"(?P<m>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})", re.I)
EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
# RFC 822, section 5.1, and the zones in general use that have one meaning
ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
         "mdt": -360, "pst": -480, "pdt": -420,
         "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540}  # fmt: skip


# The day in a page's address: "/2015/04/17/", "/20150417/". Behind it a name of the page must follow.
ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)(?P<sep>/?)(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)/(?=[^/])")


def published(words: str | None, *, where: str,
              url: str | None = None) -> tuple[str | None, tuple[Finding, ...]]:  # fmt: skip
    """(EDTF string or null, findings) for a publication time as written. Unknown stays null, and is said.

    Without words, the day that stands in the page's address is taken.
    """
    if words is None or not words.strip():
        return address_day(url), ()
    said = " ".join(re.split(r"[\x00-\x08\x0e-\x1f]", words.strip())[0].split())  # a control character ends the words
    if len(said) <= 80:
        for read in (_iso, _edtf, _epoch, _named, _month, _slashed, _mail):
            try:
                time = read(said)
            except (ValueError, OverflowError):
                time = None
            if time is not None and edtf.valid(time):
                return time, ()
    shown = said if len(said) <= 60 else said[:57] + "..."
    why = "could be day or month first" if _is_either_way(said) else "is not a date"
    mend = "kept undated; write it as 2010-06-13"
    return None, (Finding(level="warning", where=where, message=f"'{shown}' {why}; {mend}"),)


def address_day(url: str | None) -> str | None:
    """The day in a page's own address; null where there is none, or where an archive's copy is all that is dated.

    >>> address_day("https://daily.example/news/2015/04/17/bridge-opens/")
    '2015-04-17'
    """
    found = ADDRESS.search(url[:2000]) if url else None
    if found is None or (not found["sep"] and len(found["m"] + found["d"]) != 4):
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
    except ValueError:
        return None


def _iso(said: str) -> str | None:
    match = ISO.fullmatch(said)
    if match is None:
        return None
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return _written(day, match["h"], match["min"], match["s"], match["zone"])


def _written(day: date, hour: str | None, minute: str | None, second: str | None, zone: str | None) -> str:
    """EDTF for a day with its time, as far as given. Raises ValueError where that is no time of day."""
    if hour is None:
        return day.isoformat()
    time = datetime(day.year, day.month, day.day, int(hour), int(minute or 0), int(second or 0))
    return f"{time.isoformat()}{_zone(zone)}"


def _zone(zone: str | None) -> str:
    """A zone as EDTF writes it: "Z", "+02:00", or nothing."""
    if not zone:
        return ""
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        return "Z" if digits == "0000" else f"{zone[0]}{digits[:2]}:{digits[2:]}"
    minutes = ZONES.get(zone.casefold())
    if minutes is None:
        return ""
    return "Z" if minutes == 0 else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _edtf(said: str) -> str | None:
    """A string that is EDTF already: a year, a month, a day with parts unknown, an interval."""
    return said if edtf.valid(said) else None


def _epoch(said: str) -> str | None:
    if not EPOCH.fullmatch(said):
        return None
    seconds = int(said) / 1000 if len(said) >= 12 and "." not in said else float(said)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _named(said: str) -> str | None:
    match = NAMED.fullmatch(said)
    if match is None:
        return None
    month = _month_number(match["m1"] or match["m2"])
    day = date(int(match["y"]), month, int(match["d1"] or match["d2"]))
    hour = match["h"]
    if hour is not None and match["half"]:
        hour = str(int(hour) % 12 + (12 if match["half"][0] in "pP" else 0))
    if hour is not None and match["min"] is None and not match["half"]:
        hour = None
    return _written(day, hour, match["min"], match["s"], match["zone"])


def _month_number(word: str) -> int:
    """1 to 12; ValueError where it is no month."""
    low = word.casefold().rstrip(".")
    number = MONTHS.get(low[:3])
    names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
    if number is None or not (names[number - 1].startswith(low) or low == "sept"):
        raise ValueError(f"{word} is no month")
    return number


def _month(said: str) -> str | None:
    match = MONTH_ONLY.fullmatch(said)
    return f"{match['y']}-{_month_number(match['m']):02}" if match else None


def _slashed(said: str) -> str | None:
    match = SLASHED.fullmatch(said)
    if match is None or _is_either_way(said):
        return None
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        day = date(a, b, c)
    elif len(match["c"]) == 4:
        day = date(c, a, b) if b > 12 or a == b else date(c, b, a)
    else:
        return None
    rest = _named(f"{day.day} {day:%b} {day.year} {match['time'].strip(' T,')}") if match["time"] else None
    return rest or day.isoformat()


def _is_either_way(said: str) -> bool:
    """Whether a date in figures could be read with day or month first, as two different days."""
    match = SLASHED.fullmatch(said)
    if match is None or len(match["a"]) == 4:
        return False
    a, b = int(match["a"]), int(match["b"])
    return a != b and 1 <= a <= 12 and 1 <= b <= 12


def _mail(said: str) -> str | None:
    """RFC 822 and 5322 times, as feeds and mails have them."""
    parts = parsedate_tz(said)
    if parts is None or not re.search(r"\d{4}", said):
        return None
    year, month, day, hour, minute, second = parts[:6]
    moment = datetime(year, month, day, hour, minute, second)
    if parts[9] is None:
        return moment.isoformat()
    offset = parts[9]
    return (
        "Z".join((moment.isoformat(), ""))
        if offset == 0
        else moment.replace(tzinfo=timezone(timedelta(seconds=offset))).isoformat()
    )
