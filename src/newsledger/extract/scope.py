"""Claims put in their scope: who says it, where, when, and which happening a figure belongs to."""

from __future__ import annotations

from newsledger.core.claims import Claim, Mention
from newsledger.core.findings import Finding
from newsledger.core.pages import Page
from newsledger.core.times import TimeWords


def scoped(page: Page, *, mentions: tuple[Mention, ...], times: tuple[TimeWords, ...], statements: tuple[Claim, ...],
           happenings: tuple[Claim, ...],
           figures: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:  # fmt: skip
    claims = sorted((*statements, *happenings, *figures), key=lambda c: (c.cite.start, c.cite.end, c.id))
    return tuple(claims), ()
