"""Times: what words say about when, and the EDTF interval that they come to once the report's date is known."""

from __future__ import annotations

from newsledger.core.nouns import Noun
from newsledger.core.reports import Citation


class TimeWords(Noun):
    """A time expression in its place, read but not yet resolved against a publication date.

    `reading` says what the words mean, in this small language (day parts are "night", "morning", ... and optional):

    - `edtf:1990-06`          absolute: an EDTF level 1 or 2 string, years unknown as in `edtf:XXXX-06-27`
    - `weekday:6:-:night`     the last (-), next (+) or same-week (0) Sunday (Monday is 0), at night
    - `day:-1:evening`        so many days from publication: yesterday evening; `day:0` today
    - `week:-1`, `month:0`, `year:-1`   a calendar unit counted from publication: last week, this month, last year
    - `month:-:04`            the last (-), next (+) or nearest (0) month of that number: "in April"
    - `monthday:0:06-27`      the last, next or nearest day of that date: "27 June"
    - `ago:4:day`             so long before publication; `ago:~20:year` approximate; `in:2:day` after
    - `last:2:day`            an interval of that length ending at publication: "for two days", "over the past week"
    - `since:<reading>`, `until:<reading>`, `before:...`, `after:...`, and `from:<reading>|<reading>` for intervals
    - `now`                   at the time of publication
    - `duration:4:day`        a length that is bound to no date by itself
    """

    cite: Citation
    reading: str


class When(Noun):
    """A time as well as it is known: an EDTF string, the words as written, and how it was worked out."""

    edtf: str
    words: Citation | None
    reason: str
