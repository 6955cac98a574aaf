"""Origins: whose word a claim is in the end. Three outlets that carry one agency are one origin, not three.

A claim goes back to the speaker it names, and a minister's to the ministry; else to the outlet or agency whose text it
was first printed in. What a copy prints is its original's, whoever it names. Reports of which nobody knows the outlet
may all be of one, so they count together as one source; what they say is compared as what any two reports say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise, takewhile

from newsledger.core.claims import Claim
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.ids import slug
from newsledger.core.lexicon import words
from newsledger.core.reports import wire_of

_WORD = re.compile(r"[^\W\d_]+")
UNKNOWN = "outlet unknown"


class Origins:
    """Finds the origin of a claim: a speaker, an agency, or the report that first printed it."""

    def __init__(self, evidence: Evidence, cast: Cast) -> None:
        self._evidence = evidence
        self._cast = cast
        self._texts = {report: self._text(report) for report in evidence.reports}
        self._nameless = frozenset(r.id for r in evidence.reports.values() if not (wire_of(r) or r.outlet))
        self._bodies = bodies_of(cast)

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
        name = wire_of(first) or first.outlet
        return f"outlet {slug(name)}" if name else first.id

    def text_of(self, claim: Claim) -> str:
        """Whose text the claim stands in: an agency's, an outlet's, or a report's where its outlet is not known."""
        return self._texts[claim.report]

    def speaker(self, claim: Claim) -> str | None:
        """Who says it: an entity, or the words for an unnamed source within one text; null in the report's voice."""
        said_by = claim.said_by
        if said_by is None:
            return None
        entity = self._cast.of(said_by.mention)
        if entity is not None:
            return f"entity {self._bodies.get(entity.id, entity.id)}"
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

    def counted(self, claim: Claim) -> str:
        """The origin of a claim as independent ones are counted.

        Outlets that nobody knows are not counted apart, and a document whose author is not told ("a report", "the new
        figures") is its outlet's word for it, and no source beside the outlet.
        """
        text = self.text_of(claim)
        origin = text if self._is_authorless(claim) else self.of(claim)
        return UNKNOWN + origin.removeprefix(text) if text in self._nameless and origin.startswith(text) else origin

    def _is_authorless(self, claim: Claim) -> bool:
        """Whether it is said by a document, and the words for that tell neither who wrote it nor who put it out."""
        said_by = claim.said_by
        if said_by is None or said_by.speaker is None or self._cast.of(said_by.mention) is not None:
            return False
        told = _WORD.findall(said_by.speaker.quote)
        named = any(word[0].isupper() for word in told[1:]) or any(
            word.lower() in words("counted", "by") and before.lower() not in words("counted", "read")
            for before, word in pairwise(told))
        behind = words("counted", "authoring") | words("counted", "read")
        phrase = [w.lower() for w in takewhile(lambda w: w.lower() not in behind, told)]
        bare = words("counted", "undescribed") | words("counted", "documents")
        written = bool(phrase) and phrase[-1] in words("counted", "documents")
        return written and not named and bare.issuperset(phrase)

    def behind(self, claims: Iterable[Claim]) -> Mapping[str, Claim]:
        """The independent origins behind the claims, each with the first claim of it; a copy's are its original's."""
        claims = tuple(claims)
        own = [c for c in claims if c.report not in self._evidence.copies]
        found: dict[str, Claim] = {}
        for claim in own or claims[:1]:
            found.setdefault(self.counted(claim), claim)
        return found


def bodies_of(cast: Cast) -> Mapping[str, str]:
    """Person -> the body whose head the cast says that they are: an "interior minister" speaks for the ministry."""
    bodies: dict[frozenset[str], set[str]] = defaultdict(set)
    for entity in cast.entities.values():
        if entity.kind == "organisation":
            for field in {_field(name, "bodies") for name in (entity.name, *entity.names)} - {None}:
                bodies[field or frozenset()].add(entity.id)
    found = {}
    for entity in cast.entities.values():
        fields = {_field(role, "heads") for role in entity.roles} if entity.kind == "person" else set()
        headed = {body for field in fields if field for body in bodies.get(field, ())}
        if len(headed) == 1:
            found[entity.id] = headed.pop()
    return found


def _field(name: str, kind: str) -> frozenset[str] | None:
    """What an office is for ("interior" of "the interior minister"); null where its name is no such office's."""
    told = frozenset(_WORD.findall(name.lower())) - words("counted", "linking")
    rest = told - words("counted", kind)
    return rest if rest and rest != told else None
