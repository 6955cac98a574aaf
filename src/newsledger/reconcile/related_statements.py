"""How statements stand to one another: a denial beside what it denies.

Two people who say different things contradict nothing. What speaks for a contradiction is a denial, or a no on one side
only, of the same matter: words in common beyond names and the words that every report is made of, or a denial so short
that it can only point back to what stands right before it (see gainsaying).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from newsledger.core.claims import Claim, Happening, Reading, Statement
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import words
from newsledger.reconcile.gainsaying import (
    ELSEWHERE,
    HERE,
    can_clash,
    cue_words,
    holds,
    is_call,
    is_credited,
    is_denial,
    is_firm,
    is_negated,
    is_of,
    is_pronoun,
    signs_of,
    weigh,
)
from newsledger.reconcile.pairs import Pair
from newsledger.reconcile.stems import stem
from newsledger.reconcile.voices import Voices, is_own

NEAR = 3  # statements: a denial stands close to what it denies
MOST = 20  # statements of one act in a report that a denial is held against
WIDE = 500  # reports that tell of an act, in which what a denial denies is looked for
LIKELY = -1.5  # the sum from which one is printed: EVIDENCE.md, contradictions
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Said:
    """The statements of one report in order, each with its speaker and the words that tell its matter."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        found = (c for c in reading.claims if isinstance(c.body, Statement))
        self.claims = sorted(found, key=lambda c: (c.cite.start, c.id))
        self._lemmas: dict[int, list[tuple[int, int, str]]] = defaultdict(list)  # by sentence
        for told in reading.claims:
            if isinstance(told.body, Happening):
                trigger = told.body.trigger
                self._lemmas[told.sentence.start].append((trigger.start, trigger.end, told.body.lemma.split()[0]))
        self._named = {m.cite.start for m in reading.mentions}
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

    def acts(self, claim: Claim) -> frozenset[str]:
        """The stems of the happenings that it tells of."""
        light = words("disputes", "light") | words("disputes", "common")
        return frozenset(stem(w) for w in self._told(claim) if len(w) > 3 and w not in light)

    def _told(self, claim: Claim) -> Iterator[str]:
        """The lemmas of the happenings within its words."""
        cite = claim.cite
        return (lemma for start, end, lemma in self._lemmas.get(claim.sentence.start, ())
                if cite.start <= start and end <= cite.end)  # fmt: skip

    def weigh(self, a: Claim, b: Claim, text: str) -> float:
        """How likely two statements contradict one another, the earlier first."""
        return weigh(self.signs(a, b, text))

    def can_clash(self, a: Claim, b: Claim, *, next_to: bool = True) -> bool:
        """Whether two statements can contradict one another: of two speakers, one of whom says no."""
        denied = is_denial(a) or is_denial(b)
        one = self.is_one(a, b) or is_own(b) or (not denied and one_office(a, b))
        return not one and can_clash(a, b, self.matter(a) & self.matter(b), next_to=next_to)

    def is_one(self, a: Claim, b: Claim) -> bool:
        """Whether one speaks for both: the same, or one named in the words for the other ("BP", "a BP spokesman")."""
        if self.speaker(a) == self.speaker(b):
            return True
        return any(self._speaks_for(one, other) for one, other in ((a, b), (b, a)))

    def _speaks_for(self, body: Claim, person: Claim) -> bool:
        entity = self._cast.of(body.said_by.mention) if body.said_by else None
        speaker = person.said_by.speaker if person.said_by else None
        if entity is None or speaker is None or entity.kind not in ("organisation", "person"):
            return False
        told = set(_WORD.findall(speaker.quote))
        return any(bool(named := _WORD.findall(name)) and told.issuperset(named)
                   for name in (entity.name, *entity.names))  # fmt: skip

    def signs(self, a: Claim, b: Claim, text: str) -> dict[str, float]:
        """The signs that hold of two statements."""
        one = self.speaker(a) == self.speaker(b)
        return signs_of(a, b, self.matter(a) & self.matter(b), one_speaker=one, between=text[a.cite.end : b.cite.start])

    def _matter(self, claim: Claim) -> frozenset[str]:
        common, cite = words("disputes", "common"), claim.cite
        spoken = _WORD.findall(cite.quote)
        named = cite.start in self._named
        plain = [w.lower() for n, w in enumerate(spoken) if w[0].islower() or (n == 0 and not named)]
        return frozenset(stem(w) for w in (*plain, *self._told(claim)) if len(w) > 3 and w not in common)


def one_office(a: Claim, b: Claim) -> bool:
    """Whether two speakers are called alike, so that they may be one: "a spokeswoman", "the spokeswoman, Ms Orr"."""
    told = [{w for w in _WORD.findall(c.said_by.speaker.quote) if w[0].islower() and len(w) > 3}
            for c in (a, b) if c.said_by and c.said_by.speaker]  # fmt: skip
    return len(told) > 1 and not told[0].isdisjoint(told[1] - words("disputes", "common"))


def disputes(evidence: Evidence, cast: Cast, voices: Voices) -> Iterator[Pair]:
    """Each statement with the one that it most likely contradicts, or that contradicts it.

    That is one near before it or, for a denial, anybody's of the act that is denied, in its report or in another.
    """
    told = {i: Said(r, cast) for i, r in evidence.readings.items() if i not in evidence.copies}
    acts = Acts(told)
    for report, said in told.items():
        text = evidence.reports[report].text
        for n, b in enumerate(said.claims):
            if is_pronoun(b):
                continue
            a = acts.denied(b, said, report) or _near(said, n, text) or acts.denied(b, said)
            if a is not None:
                one, two = (b, a) if is_denial(b) else (a, b)
                reason = f"{voices.says(one)}; {voices.says(two, opening=False)}."
                yield Pair(kind="contradicts", a=a, b=b, reason=reason)


def _near(said: Said, n: int, text: str) -> Claim | None:
    """The statement right before one that it most likely contradicts, if any is likely."""
    b = said.claims[n]
    before = said.claims[max(0, n - NEAR) : n]
    near = [(said.weigh(a, b, text), a) for place, a in enumerate(before, 1)
            if not is_pronoun(a) and said.can_clash(a, b, next_to=place == len(before))]  # fmt: skip
    likely, a = max(near, key=lambda found: (found[0], found[1].cite.start), default=(LIKELY, b))
    return a if likely > LIKELY else None


class Acts:
    """What a story's statements tell of as done, to find whose word a denial denies: the same act, told by another."""

    def __init__(self, told: Mapping[str, Said]) -> None:
        self._told = told
        self._by_act: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for report, said in sorted(told.items()):
            for claim in said.claims:
                said_so = not (is_pronoun(claim) or is_denial(claim) or is_negated(claim) or is_call(claim))
                if said_so and is_credited(claim):
                    for act in said.acts(claim):
                        self._by_act[act][report].append(claim)

    def denied(self, denial: Claim, said: Said, report: str | None = None) -> Claim | None:
        """The statement, in a report or in any, of the act that is denied; the one with most words in common."""
        if not (is_firm(denial) and is_credited(denial)):
            return None
        found: list[tuple[int, str, Claim]] = []
        for act in said.acts(denial):
            by_report = self._by_act.get(act, {})
            for where in islice(by_report, WIDE) if report is None else [report] if report in by_report else []:
                for claim in by_report[where][:MOST]:
                    common = self._told[where].matter(claim) & said.matter(denial)
                    if not is_of(denial, common, part=HERE if report == denial.report else ELSEWHERE):
                        continue
                    shared = common - {act}
                    charged = not words("disputes", "charging").isdisjoint(cue_words(claim))
                    if (shared or charged) and not self._is_one(claim, denial):
                        found.append((-len(shared), claim.id, claim))
        return min(found, default=(0, "", None))[2]

    def _is_one(self, claim: Claim, denial: Claim) -> bool:
        """Whether a statement is the denier's own, or holds the denial."""
        within = claim.report == denial.report and (holds(claim, denial) or holds(denial, claim))
        return self._told[claim.report].is_one(claim, denial) or within or one_office(claim, denial)
