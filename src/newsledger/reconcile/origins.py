"""Origins: whose word a claim is in the end. Three outlets that carry one agency are one origin, not three.

A claim goes back to the speaker it names, else to the text that it was first printed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsledger.core.claims import Claim
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.ids import slug
from newsledger.core.lexicon import words

CREDITED_WITHIN = 200  # characters: an agency's credit stands in the dateline or in the last line of its text

_WORD = re.compile(r"[^\W\d_]+")


class Origins:
    """Finds the origin of a claim: a speaker, an agency, or the report that first printed it."""

    def __init__(self, evidence: Evidence, cast: Cast) -> None:
        self._evidence = evidence
        self._cast = cast
        self._texts = {report: self._text(report) for report in evidence.reports}

    def first_print(self, report: str) -> str:
        """The report that a copy goes back to; itself where it is no copy."""
        seen = {report}
        while (copy := self._evidence.copies.get(report)) is not None and copy.original not in seen:
            report = copy.original
            seen.add(report)
        return report

    def _text(self, report: str) -> str:
        first = self._evidence.reports.get(self.first_print(report))
        if first is None:
            return report
        if len(first.agencies) == 1 and (first.outlet is None or self._is_credited(first.id)):
            return f"agency {first.agencies[0]}"
        return first.id

    def _is_credited(self, report: str) -> bool:
        found = self._evidence.reports[report]
        ends = (CREDITED_WITHIN, len(found.text) - CREDITED_WITHIN)
        return any(span.end <= ends[0] or span.start >= ends[1] for span in found.agency_credits)

    def text_of(self, claim: Claim) -> str:
        """Whose text the claim stands in: an agency's or a report's."""
        return self._texts[claim.report]

    def speaker(self, claim: Claim) -> str | None:
        """Who says it: an entity, or the words for an unnamed source within one text; null in the report's voice."""
        said_by = claim.said_by
        if said_by is None:
            return None
        entity = self._cast.of(said_by.mention)
        if entity is not None:
            return f"entity {entity.id}"
        told = said_by.speaker.quote if said_by.speaker else " ".join(said_by.chain)
        return f"{self.text_of(claim)}, {slug(told)}" if told else None

    def is_official(self, claim: Claim) -> bool:
        """Whether it is said by somebody in office, by the words for them or by their roles."""
        said_by = claim.said_by
        if said_by is None:
            return False
        entity = self._cast.of(said_by.mention)
        told = [said_by.speaker.quote] if said_by.speaker else []
        told += [entity.name, *entity.roles] if entity else []
        return not words("counted", "official").isdisjoint(_WORD.findall(" ".join(filter(None, told)).lower()))

    def of(self, claim: Claim) -> str:
        """The origin of a claim."""
        return self.speaker(claim) or self.text_of(claim)

    def count(self, claims: Iterable[Claim]) -> int:
        """The number of independent origins behind the claims."""
        return len({self.of(claim) for claim in claims})
