"""How statements stand to one another: a denial beside what it denies."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.claims import Claim, Statement
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import words
from newsledger.reconcile.pairs import Pair, told_by

NEAR = 3  # statements: a denial stands close to what it denies


def disputes(evidence: Evidence, cast: Cast) -> Iterator[Pair]:
    """Each denial with the nearest statement of another speaker, before it or right after it, in the same report."""
    for reading in evidence.readings.values():
        if reading.report in evidence.copies:
            continue
        said = [c for c in reading.claims if isinstance(c.body, Statement)]
        for n, claim in enumerate(said):
            other = denied_by(claim, said, n, cast) if is_denial(claim) else None
            if other is not None:
                a, b = sorted((claim, other), key=lambda c: c.cite.start)
                yield Pair(kind="contradicts", a=a, b=b, reason=_reason(claim, other))


def is_denial(claim: Claim) -> bool:
    """Whether it is said by way of denying: the cue says so."""
    cue = claim.body.cue if isinstance(claim.body, Statement) else None
    return bool(cue and words("disputes", "denying").intersection(cue.lower().split()))


def denied_by(claim: Claim, said: list[Claim], n: int, cast: Cast) -> Claim | None:
    """What a denial is about: the statement of another speaker before it, else the one right after it."""
    before = [c for c in said[max(0, n - NEAR) : n][::-1] if speaker(c, cast) != speaker(claim, cast)]
    after = [c for c in said[n + 1 : n + 2] if speaker(c, cast) != speaker(claim, cast)]
    near = [c for c in after if c.cite.start - claim.cite.end < 60] + before + after
    return near[0] if near else None


def speaker(claim: Claim, cast: Cast) -> str:
    """Who says it: the entity, else the words."""
    entity = cast.of(claim.said_by.mention) if claim.said_by else None
    return entity.id if entity else told_by(claim)


def _reason(denial: Claim, other: Claim) -> str:
    cue = denial.body.cue if isinstance(denial.body, Statement) else None
    return f"What {told_by(other)} says ({other.cite.quote[:80]!r}) is met by {told_by(denial)}: {cue} {denial.cite.quote[:80]!r}."
