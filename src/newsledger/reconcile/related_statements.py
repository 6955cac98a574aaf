"""How statements stand to one another: a denial beside what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsledger.core.claims import Claim, Statement
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import words
from newsledger.reconcile.pairs import Pair, told_by

NEAR = 3  # statements: a denial stands close to what it denies
POINTS_BACK = 6  # words: a denial as short as this names nothing, it points back
SHOWN = 80  # characters of a statement that a reason gives
STEM = 5  # letters that two words must share to be taken for one
_WORD = re.compile(r"[^\W\d_]{4,}")


def disputes(evidence: Evidence, cast: Cast) -> Iterator[Pair]:
    """Each denial with what it denies: a statement of another speaker close by in the same report."""
    for reading in evidence.readings.values():
        if reading.report in evidence.copies:
            continue
        said = [c for c in reading.claims if isinstance(c.body, Statement)]
        for n, claim in enumerate(said):
            other = denied_by(said, n, cast) if is_denial(claim) else gainsaid_by(said, n, cast)
            if other is not None:
                a, b = sorted((claim, other), key=lambda c: (c.cite.start, c.id))
                yield Pair(kind="contradicts", a=a, b=b, reason=_reason(claim, other))


def is_denial(claim: Claim) -> bool:
    """Whether it is said by way of denying: the cue says so, and not of a call for something ("called for")."""
    cue = claim.body.cue if isinstance(claim.body, Statement) else None
    said = (cue or "").lower().split()
    return bool(words("disputes", "denying").intersection(said)) and not words("disputes", "asking").intersection(said)


def denied_by(said: Sequence[Claim], n: int, cast: Cast) -> Claim | None:
    """What the nth statement denies: the one close by that shares most words with it, else the one just before it.

    A denial that only points back ("denied it", "a lie") is of what stands just before.
    """
    denial = said[n]
    near = [c for c in said[max(0, n - NEAR) : n + 2] if c is not denial and speaker(c, cast) != speaker(denial, cast)]
    mine = content(denial)
    shared = [(len(mine & content(c)), -abs(said.index(c) - n), c) for c in near]
    best = max(shared, key=lambda found: found[:2], default=None)
    if best is not None and best[0] > 0:
        return best[2]
    before = said[n - 1] if n and said[n - 1] in near else None
    points_back = len(denial.cite.quote.split()) <= POINTS_BACK
    return before if before is not None and (points_back or before.sentence.start == denial.sentence.start) else None


def gainsaid_by(said: Sequence[Claim], n: int, cast: Cast) -> Claim | None:
    """The statement just before that the nth says no to in the same words: "he asked", "he never asked"."""
    claim = said[n]
    for other in said[max(0, n - 2) : n][::-1]:
        opposed = is_negated(claim) != is_negated(other) and speaker(other, cast) != speaker(claim, cast)
        if opposed and content(claim) & content(other):
            return other
    return None


def is_negated(claim: Claim) -> bool:
    """Whether what is said says no."""
    return bool(words("disputes", "negating").intersection(re.findall(r"[\w']+", claim.cite.quote.lower())))


def content(claim: Claim) -> frozenset[str]:
    """The stems of the longer words of what is said."""
    common = words("disputes", "common")
    return frozenset(w[:STEM] for w in _WORD.findall(claim.cite.quote.lower()) if w not in common)


def speaker(claim: Claim, cast: Cast) -> str:
    """Who says it: the entity, else the words."""
    entity = cast.of(claim.said_by.mention) if claim.said_by else None
    return entity.id if entity else told_by(claim)


def _reason(denial: Claim, other: Claim) -> str:
    cue = denial.body.cue if isinstance(denial.body, Statement) else None
    said, met = other.cite.quote[:SHOWN], denial.cite.quote[:SHOWN]
    return f"What {told_by(other)} says ({said!r}) is met by {told_by(denial)}: {cue or 'says'} {met!r}."
