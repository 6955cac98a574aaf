"""Times: what words say about when, and the EDTF interval that they come to once the report's date is known."""

from __future__ import annotations

from newsledger.core.nouns import Noun
from newsledger.core.reports import Citation


class TimeWords(Noun, frozen=True, kw_only=True):
    """A time expression in its place, read but not yet resolved against a publication date.

    `reading` says what the words mean, in this small language (day parts are "night", "morning", ... and optional):

    - `edtf:1990-06`          absolute: an EDTF level 1 or 2 string
    - `weekday:6:-:night`     a Sunday (Monday is 0), at night; see below for the direction
    - `weekday:2:w-1`         the Wednesday of the week before that of publication
    - `day:-1:evening`        so many days from publication: yesterday evening; `day:0` today
    - `week:-1`, `weekend:0`, `month:0`, `quarter:-1`, `year:-1`, `decade:-1`, `century:-1`   a unit of the calendar
                              counted from publication: last week, this weekend, this month
    - `month:-:04`            an April: "in April"; `quarter:-:3` a third quarter; `season:-:22` a summer (EDTF's code)
    - `monthday:0:06-27`      that day of a year not told: "27 June"
    - `ago:4:day`             so long before publication; `ago:~20:year` approximate; `in:2:day` after
    - `last:2:day`, `next:2:day`  that length of time up to publication ("over the past two days"), or from it
    - `since:<reading>`, `until:<reading>`, `before:...`, `after:...`, and `from:<reading>|<reading>` for intervals
    - `then:-1:day`           so long before or after a time that the words do not tell ("a day before the vote")
    - `shift:-1:day:<reading>`  so long before or after that time ("a day earlier")
    - `now`                   at the time of publication
    - `past`, `future`        before or after it, no more is told: "recently", "in recent years", "soon"
    - `clock:1830`            a time of day, on a day not told
    - `duration:4:day`        a length that is bound to no date by itself

    A direction is `-` (the latest not after publication), `1` (the day that follows publication, in doubt, as pages
    are dated by other clocks than those of the places that they tell of; else as `-`), `+` (the earliest not before
    publication), `0` (the nearest; a date at most four months ahead), `<` (the latest before, "last Friday"), `>`
    (the earliest after, "next Friday") or `?` (the words alone do not tell). A part of the day is a word ("night")
    or a time (`T1830`). A number is a decimal, `X` ("several"), or either after `~`.
    """

    cite: Citation
    reading: str


class When(Noun, frozen=True, kw_only=True):
    """A time as well as it is known: an EDTF string, the words as written, and how it was worked out."""

    edtf: str
    words: Citation | None
    reason: str
