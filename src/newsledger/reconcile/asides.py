"""Towns named in passing: where somebody is from or was carried to, and not where a thing happened.

"A Halden man was hurt in a fire in Moss and flown to Oslo" names three towns. The first tells whose, the last where the
hospital is; a dateline tells the town of the news.
"""

from __future__ import annotations

import re

from newsledger.core.claims import Mention
from newsledger.core.lexicon import words
from newsledger.core.reports import Report

BEFORE = 70  # characters before a name in which somebody is carried off
AFTER = 40  # ... behind it in which a word for a person stands, or a dateline ends
_WORD = re.compile(r"[\w'’-]+")
_STOP = re.compile(r"[.!?;:\n]")
_ENDS = re.compile(r"[^\n.!?a-z]{0,6}(?:,? (?:[A-Z][\w.]+|[A-Z]\.[A-Z]\.)){0,3},? {0,2}(?:\([^()\n]{2,30}\) {0,2})?"
                   r"(?:--?|[–—|:]|>>)")  # fmt: skip


def in_passing(mention: Mention, report: Report) -> bool:
    """Whether a town is only somebody's home or where they were taken."""
    if mention.inside:
        return False
    return _is_home(mention, report) or _is_carried_to(mention, report)


def is_clinic(body: Mention | None) -> bool:
    """Whether a body is a hospital or a jail, which may stand far from where anything happened."""
    return body is not None and not words("victims", "clinics").isdisjoint(body.cite.quote.lower().split())


def is_dateline(mention: Mention, report: Report) -> bool:
    """Whether a place opens a line as the dateline of the news does: "HALDEN, Norway (AP) --"."""
    start, end = mention.cite.start, mention.cite.end
    opens = not report.text[max(0, start - 1) : start].strip(" \t") or report.text[start - 1] == "\n"
    at_line = start == 0 or "\n" in report.text[max(0, start - 3) : start]
    return opens and at_line and bool(_ENDS.match(report.text, end, end + 2 * AFTER))


def _is_home(mention: Mention, report: Report) -> bool:
    """ "A Halden man", "Halden couple": whose, before a word for a person."""
    behind = report.text[mention.cite.end : mention.cite.end + AFTER]
    if not behind.startswith(" "):
        return False
    first = next(iter(_WORD.findall(_STOP.split(behind, maxsplit=1)[0])), "").lower()
    return first in words("victims", "male") | words("victims", "female") | words("victims", "natives")


def _is_carried_to(mention: Mention, report: Report) -> bool:
    """ "Was flown to a hospital in Oslo": the last verb before the town carries somebody there."""
    before = _STOP.split(report.text[max(0, mention.cite.start - BEFORE) : mention.cite.start])[-1].lower()
    listed = _WORD.findall(before)
    carried = max((n for n, word in enumerate(listed) if word in words("victims", "carried")), default=-1)
    clinic = max((n for n, word in enumerate(listed) if word in words("victims", "clinics")), default=-1)
    if carried >= 0 and "to" in listed[carried + 1 :]:
        return True
    return clinic >= 0 and listed[-1] in ("in", "at", "near") and len(listed) - clinic <= 3
