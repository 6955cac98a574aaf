"""How statements stand to one another: a denial beside what it denies.

Two people who say different things contradict nothing. A contradiction needs a denial, or a no, on one side only, and
the same matter on both: words in common beyond names and the words that every report is made of, or a denial so short
that it can only point back to what stands right before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newsledger.core.claims import Claim, Happening, Reading, Statement
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import words
from newsledger.reconcile.pairs import Pair
from newsledger.reconcile.stems import stem
from newsledger.reconcile.voices import Voices

NEAR = 3  # statements: a denial stands close to what it denies
BEHIND = 400  # characters between what is said and a denial that points back to it
POINTS_BACK = 6  # words: a denial as short as this names nothing, it points back
REACH = 6  # words behind a "not" that it is said of
MATTER = 2  # words in common that make one matter
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Said:
    """The statements of one report in order, each with its speaker and the words that tell its matter."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.claims = [c for c in reading.claims if isinstance(c.body, Statement)]
        self._lemmas: dict[int, list[tuple[int, int, str]]] = defaultdict(list)  # by sentence
        for told in reading.claims:
            if isinstance(told.body, Happening):
                trigger = told.body.trigger
                self._lemmas[told.sentence.start].append((trigger.start, trigger.end, told.body.lemma.split()[0]))
        self._matters: dict[str, frozenset[str]] = {}
        self._cast = cast

    def speaker(self, claim: Claim) -> str:
        """Who says it: the entity, else the words."""
        entity = self._cast.of(claim.said_by.mention) if claim.said_by else None
        speaker = claim.said_by.speaker if claim.said_by else None
        return entity.id if entity else speaker.quote if speaker else ""

    def matter(self, claim: Claim) -> frozenset[str]:
        """The stems of what is said without names and common words; of its verbs also the lemma ("shot": "shoot")."""
        if claim.id not in self._matters:
            self._matters[claim.id] = self._matter(claim)
        return self._matters[claim.id]

    def _matter(self, claim: Claim) -> frozenset[str]:
        common, cite = words("disputes", "common"), claim.cite
        spoken = _WORD.findall(cite.quote)
        plain = [w.lower() for n, w in enumerate(spoken) if w[0].islower() or n == 0]
        told = (lemma for start, end, lemma in self._lemmas.get(claim.sentence.start, ())
                if cite.start <= start and end <= cite.end)  # fmt: skip
        return frozenset(stem(w) for w in (*plain, *told) if len(w) > 3 and w not in common)


def disputes(evidence: Evidence, cast: Cast, voices: Voices) -> Iterator[Pair]:
    """Each denial with what it denies: a statement of another speaker close by in the same report."""
    for reading in evidence.readings.values():
        if reading.report in evidence.copies:
            continue
        said = Said(reading, cast)
        for n, claim in enumerate(said.claims):
            other = denied_by(said, n) if is_denial(claim) else gainsaid_by(said, n)
            if other is not None and not is_pronoun(claim) and not is_pronoun(other):
                a, b = sorted((claim, other), key=lambda c: (c.cite.start, c.id))
                reason = f"{voices.says(claim)}; {voices.says(other, opening=False)}."
                yield Pair(kind="contradicts", a=a, b=b, reason=reason)


def is_denial(claim: Claim) -> bool:
    """Whether it is said by way of denying: the cue says so, and not of a call for something ("called for")."""
    said = cue_words(claim)
    return bool(words("disputes", "denying").intersection(said)) and not words("disputes", "asking").intersection(said)


def is_firm(claim: Claim) -> bool:
    """Whether it is a denial by its own word ("denied"), not one that can also assert ("insisted")."""
    return is_denial(claim) and words("disputes", "asserting").isdisjoint(cue_words(claim))


def cue_words(claim: Claim) -> list[str]:
    """The words of the phrase that says that it is said."""
    cue = claim.body.cue if isinstance(claim.body, Statement) else None
    return (cue or "").lower().split()


def denied_by(said: Said, n: int) -> Claim | None:
    """What the nth statement denies: of those close by the one that shares most with it, else the one just before.

    One word in common is enough right beside a denial in so many words. A denial that only points back ("denied it",
    "a lie") is of what stands just before.
    """
    claims, denial = said.claims, said.claims[n]
    first = max(0, n - NEAR)
    at = {c.id: first + i for i, c in enumerate(claims[first : n + 2])}
    near = [c for c in claims[first : n + 2] if is_matter(c)
            and not (c is denial or holds(c, denial) or is_firm(c)) and said.speaker(c) != said.speaker(denial)]
    mine = said.matter(denial)
    shared = [(len(mine & said.matter(c)), -abs(at[c.id] - n), c) for c in near
              if is_firm(denial) or is_negated(c) != is_negated(denial)]  # fmt: skip
    best = max(shared, key=lambda found: found[:2], default=None)
    if best is not None and (best[0] >= MATTER or (best[0] and best[1] == -1 and is_firm(denial))):
        return best[2]
    before = claims[n - 1] if n and claims[n - 1] in near else None
    return before if before is not None and points_back(denial, before, firm=is_firm(denial)) else None


def is_matter(claim: Claim) -> bool:
    """Whether it says that something is so: no call for anything, no wish or promise "to" do it."""
    called = words("disputes", "asking").intersection(cue_words(claim))
    return not called and claim.cite.quote.split()[0].lower() != "to"


def is_pronoun(claim: Claim) -> bool:
    """Whether all that is said is a pronoun ("denied it"), which tells a reader nothing."""
    return claim.cite.quote.strip(" .,").lower() in words("incidents", "pronouns")


def points_back(denial: Claim, before: Claim, *, firm: bool) -> bool:
    """Whether a denial can only be of what stands right before it."""
    close = denial.cite.start - before.cite.end <= BEHIND
    mocks = firm or not words("disputes", "mocking").isdisjoint(cue_words(denial))
    short = close and mocks and len(denial.cite.quote.split()) <= POINTS_BACK
    return short or (firm and before.sentence.start == denial.sentence.start)


def holds(whole: Claim, denial: Claim) -> bool:
    """Whether the one tells of the denial itself: who reports a denial does not contradict it."""
    return whole.cite.start < denial.cite.start and denial.cite.end <= whole.cite.end


def gainsaid_by(said: Said, n: int) -> Claim | None:
    """The statement just before that the nth says no to in the same words: "he asked", "he never asked"."""
    claim, mine = said.claims[n], said.matter(said.claims[n])
    for other in said.claims[max(0, n - 2) : n][::-1]:
        opposed = is_negated(claim) != is_negated(other) and said.speaker(other) != said.speaker(claim)
        theirs = said.matter(other)
        one_matter = opposed and not is_denial(other) and is_one_matter(mine, theirs)
        if one_matter and gainsays(claim if is_negated(claim) else other, mine & theirs):
            return other
    return None


def gainsays(claim: Claim, shared: frozenset[str]) -> bool:
    """Whether its no is said of the common matter: one of the words in common stands right behind the no."""
    spoken = [w.lower() for w in _WORD.findall(claim.cite.quote)]
    nos = [n for n, word in enumerate(spoken) if word in words("disputes", "negating")]
    return any(stem(w) in shared for n in nos for w in spoken[max(0, n - 2) : n + REACH])


def is_one_matter(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two statements share enough: two words, or the one that either of them has."""
    shared = len(a & b)
    return shared >= MATTER or (shared > 0 and shared == min(len(a), len(b)))


def is_negated(claim: Claim) -> bool:
    """Whether what is said says no."""
    return bool(words("disputes", "negating").intersection(w.lower() for w in _WORD.findall(claim.cite.quote)))
