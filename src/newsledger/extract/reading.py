"""One page read whole: who and where first, then when, then what is said, what happened, and how many."""

from __future__ import annotations

from newsledger.core.claims import Reading
from newsledger.core.pages import Page
from newsledger.core.version import rules
from newsledger.extract.figures import figures
from newsledger.extract.happenings import happenings
from newsledger.extract.mentions import mentions
from newsledger.extract.scope import scoped
from newsledger.extract.seated import seats
from newsledger.extract.statements import statements
from newsledger.extract.times import times
from newsledger.extract.victims import with_victims

RULES = rules("annotate", "extract")  # readings made by other rules are made again


def read(page: Page) -> Reading:
    """The reading of a page. Pure: the same page gives the same reading, whatever else is in the ledger."""
    found = mentions(page)
    when = times(page)
    said = statements(page, found)
    happened = with_victims(page, found, happenings(page, found))
    counted = figures(page)
    claims = scoped(page, mentions=found, times=when, statements=said, happenings=happened, figures=counted)
    named = tuple(sorted((*found, *seats(page.report, found)), key=lambda m: (m.cite.start, m.cite.end)))
    return Reading(report=page.report.id, rules=RULES, mentions=named, times=when, claims=claims)
