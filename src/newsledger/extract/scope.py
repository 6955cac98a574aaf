"""Claims put in their scope: who says it, where and when it was, and which happening a figure belongs to.

What stands inside a statement's content is the word of its speaker; a place or time that stands outside that content
("said in Norrby on Monday") scopes the saying and not what was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from newsledger.core.claims import Attribution, Claim, Figure, Happening, Mention, Statement
from newsledger.core.lexicon import words
from newsledger.core.pages import Page, Token
from newsledger.core.reports import Citation
from newsledger.core.times import TimeWords
from newsledger.extract.cues import is_hearsay
from newsledger.extract.rows import row_at, rows
from newsledger.extract.speakers import Speakers, cast
from newsledger.extract.terms import is_person
from newsledger.extract.vouched import giver, left_out

T = TypeVar("T", Mention, TimeWords)
C = TypeVar("C", Mention, TimeWords, Claim)
FAR = 1_000  # more than any distance within a sentence
CLAUSES = 3  # clauses of time within one another that are climbed
NEAR = 12  # so many places or times on either side of a claim can scope it: a bound for endless lists
_NAMING = ("appos", "dobj", "attr", "oprd", "npadvmod", "dep")  # of a noun that says again what another names
BEHIND = 40  # characters from a number to the place that is told with it, at most
_IN = ("in", "at", "near", "outside", "around")
_YEAR = re.compile(r"edtf:\d{4}")
UNBOUND = ("duration:", "now")  # time words that date nothing by themselves


def scoped(page: Page, *, mentions: tuple[Mention, ...], times: tuple[TimeWords, ...], statements: tuple[Claim, ...],
           happenings: tuple[Claim, ...],
           figures: tuple[Claim, ...]) -> tuple[Claim, ...]:  # fmt: skip
    """All claims of a page in order of place, each with its speaker, place, time and happening as far as told."""
    scope = _Scope(page, mentions, times, statements)
    told = [scope.placed(claim) for claim in (*statements, *happenings)]
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for claim in told:
        if isinstance(claim.body, Happening):
            by_sentence[scope.sentence(claim.cite)].append(claim)
    counted = [scope.belonging(scope.placed(claim), by_sentence) for claim in figures]
    claims = sorted((*told, *counted), key=lambda c: (c.cite.start, c.cite.end, c.id))
    return _apart(claims)


def _apart(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with every id once: a second claim in the same words gets a number."""
    seen: dict[str, int] = {}
    kept = []
    for claim in claims:
        seen[claim.id] = seen.get(claim.id, 0) + 1
        kept.append(claim if seen[claim.id] == 1 else replace(claim, id=f"{claim.id}.{seen[claim.id]}"))
    return tuple(kept)


class _Scope:
    """Look-ups over one page: what stands in which sentence, and inside whose words."""

    def __init__(self, page: Page, mentions: Sequence[Mention], times: Sequence[TimeWords],
                 statements: Sequence[Claim]) -> None:  # fmt: skip
        self._page = page
        self._starts = [token.start for token in page.tokens]
        self._statements: dict[int, list[Claim]] = defaultdict(list)
        for said in statements:
            for sentence in range(self.sentence(said.cite), self._sentence_at(said.cite.end - 1) + 1):
                self._statements[sentence].append(said)
        self._places = self._by_sentence([m for m in mentions if m.kind == "place" and not m.speaks])
        self._times = self._by_sentence([t for t in times if not t.reading.startswith(UNBOUND)])
        self._place_rows = rows(page, [m for m in mentions if m.kind == "place"])
        self._year_rows = rows(page, [t for t in times if _YEAR.fullmatch(t.reading)])
        self._speakers = Speakers(page, cast(page, tuple(mentions)))
        title = page.report.title_span
        first = page.sentences[0] if page.sentences else None
        self._headline = (title.start, title.end) if title else (first.start, first.end) if first else (0, 0)

    def _by_sentence(self, found: Iterable[T]) -> dict[int, list[T]]:
        by: dict[int, list[T]] = defaultdict(list)
        for one in found:
            by[self.sentence(one.cite)].append(one)
        return by

    def _token(self, cite: Citation) -> Token:
        """The word of a citation that governs its other words."""
        first = max(0, bisect_right(self._starts, cite.start) - 1)
        last = max(first, bisect_right(self._starts, cite.end - 1) - 1)
        inside = self._page.tokens[first : last + 1]
        return next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[0])

    def _at(self, offset: int) -> Token:
        """The word that begins at an offset, or holds it."""
        return self._page.tokens[max(0, bisect_right(self._starts, offset) - 1)]

    def _sentence_at(self, offset: int) -> int:
        if not self._starts:
            return 0
        return self._page.tokens[max(0, bisect_right(self._starts, offset) - 1)].sentence

    def sentence(self, cite: Citation) -> int:
        """The number of the sentence that a citation begins in."""
        return self._sentence_at(cite.start)

    def placed(self, claim: Claim) -> Claim:
        """The claim with its speaker, modality, place, time words and headline mark."""
        anchor = claim.body.trigger if isinstance(claim.body, Happening) else claim.cite
        said = None if isinstance(claim.body, Statement) else self._said(anchor)
        by = claim.said_by or (said.said_by if said else None)
        if isinstance(claim.body, Figure):
            said, by = self._vouched(claim, said)
        place = claim.place or self._place(claim, anchor, said)
        start, end = self._headline
        return replace(
            claim,
            said_by=by,
            modality=self._modality(claim, said),
            place=place,
            when=claim.when or self._nearest(self._times, claim, anchor, said) or self._year(claim),
            headline=start <= claim.cite.start < end,
        )

    def _said(self, anchor: Citation) -> Claim | None:
        """The innermost statement whose words hold these."""
        around = [s for s in self._statements.get(self.sentence(anchor), ()) if _holds(s.cite, anchor)]
        return min(around, key=lambda s: (s.cite.end - s.cite.start, s.id), default=None)

    def _vouched(self, claim: Claim, said: Claim | None) -> tuple[Claim | None, Attribution | None]:
        """The statement that a figure is told in, and whose word it is: its speaker's, or who gives the number."""
        said = said or self._going_on(claim.cite)
        word, first = self._token(claim.cite), self._at(claim.cite.start)
        by = said.said_by if said else None
        spoken = by is not None or any(s.cite.end <= claim.cite.start for s in self._statements.get(word.sentence, ()))
        bare = claim.body.counted in ("", "people") if isinstance(claim.body, Figure) else False
        if spoken and (other := left_out(self._page, self._speakers, first)) is not None and (bare or said is None):
            return said, other
        if said is not None and by is not None and by.cue and self._token(by.cue).lemma in words("scope", "presuming"):
            return None, None
        return said, by if said is not None else giver(self._page, self._speakers, word)

    def _going_on(self, cite: Citation) -> Claim | None:
        """The statement that a figure's clause goes on from: "it says 12 people died, and 30 are missing"."""
        here = self._token(cite)
        told = [s for s in self._statements.get(here.sentence, ()) if s.cite.end <= cite.start]
        if not told:
            return None
        cues = {self._token(s.said_by.cue).i: s for s in told if s.said_by and s.said_by.cue}
        for token in (here, *self._page.ancestors(here)):
            verb = self._page.head(token)
            if token.dep == "relcl" and all(s.cite.end <= self._page.subtree(token)[0].start for s in told):
                return None  # ", which is the most in ten years": what the reporter adds
            if is_hearsay(self._page, token):
                return None  # ", and in the wine bars one hears 100": nobody's in particular
            if token.pos not in ("VERB", "AUX", "ADJ") or token.i == verb.i:
                continue
            if token.dep == "ccomp" and verb.i in cues and verb.i < token.i:
                return cues[verb.i]
            if any(t.dep == "mark" and t.norm == "that" and self._goes_on(t) for t in self._page.children(token)):
                return max(told, key=lambda s: (s.cite.end, s.id))
            before = self._said(self._page.cite(verb, verb)) if token.dep == "conj" else None
            if before is not None and before.cite.end <= cite.start:
                return before
        return None

    def _goes_on(self, mark: Token) -> bool:
        """Whether "that" opens a second clause: "said that ..., and that ..."."""
        return self._page.tokens[mark.i - 1].norm in ("and", "but") if mark.i else False

    def _modality(self, claim: Claim, said: Claim | None) -> str:
        """A figure's modality in the light of its cue: what is denied, feared or asked for is no count."""
        if not (isinstance(claim.body, Figure) and claim.modality == "happened" and said):
            return claim.modality
        cue = said.said_by.cue if said.said_by else None
        if cue is None or self._is_aside(claim.cite, cue):
            return claim.modality
        lemma = self._token(cue).lemma
        doubtful = (m for m in ("denied", "possible", "requested", "planned") if lemma in words("scope", m))
        return next(doubtful, "happened")

    def _is_aside(self, cite: Citation, cue: Citation) -> bool:
        """Whether a relative clause lies between a cue and a figure: "asked for help at a camp where ten had died"."""
        here, there = self._token(cite), self._token(cue)
        for token in (here, *self._page.ancestors(here)):
            if token.i == there.i:
                return False
            if token.dep == "relcl":
                return True
        return False

    def _place(self, claim: Claim, anchor: Citation, said: Claim | None) -> str | None:
        """The place mention that scopes a claim: in its sentence, else in the sentence before of the same paragraph.

        In a row of a list it is the place that opens the row, save for what is told with another ("3 in Lumo").
        """
        found = self._nearest(self._places, claim, anchor, said)
        row = None if isinstance(claim.body, Statement) else row_at(self._place_rows, anchor.start)
        if row is not None and not (found and self._is_told_with(claim, found)):
            return row.head.id if row.head else None
        if found is None and not isinstance(claim.body, Statement):
            before = self.sentence(anchor) - 1
            sentences = self._page.sentences
            if before >= 0 and sentences[before].block == sentences[before + 1].block:
                found = max(self._places.get(before, ()), key=lambda m: m.cite.start, default=None)
        return found.id if found else None

    def _nearest(self, by_sentence: dict[int, list[T]], claim: Claim, anchor: Citation, said: Claim | None) -> T | None:
        """The one that governs the claim most closely, of those in its sentence that its speaker could have meant."""
        near = _around(by_sentence.get(self.sentence(anchor), ()), anchor)
        if isinstance(claim.body, Statement):
            near = [one for one in near if not _holds(claim.cite, one.cite)]
        elif said is not None:
            near = [one for one in near if _holds(said.cite, one.cite)]
        else:
            others = _around(self._statements.get(self.sentence(anchor), ()), anchor)
            near = [one for one in near if not any(_holds(s.cite, one.cite) for s in others)]
        near = [one for one in near if (not self._is_left_for(anchor, one.cite) and not self._is_outside(one)
                                        if isinstance(one, Mention)
                                        else self._dates(claim, anchor, one.cite))]  # fmt: skip

        def rank(one: Mention | TimeWords) -> tuple[bool, bool, tuple[int, int], int]:
            home = isinstance(one, Mention) and self._is_home(one.cite)
            apart = not (isinstance(one, Mention) and self._is_told_with(claim, one))
            return apart, home, self._distance(claim, anchor, one.cite), one.cite.start

        return min(near, key=rank, default=None)

    def _year(self, claim: Claim) -> TimeWords | None:
        """The year that opens the row of a list: "1957: a flu killed two million. 1968: ..."."""
        row = None if isinstance(claim.body, Statement) else row_at(self._year_rows, claim.cite.start)
        return row.head if row else None

    def _is_told_with(self, claim: Claim, place: Mention) -> bool:
        """Whether a place stands right behind a number and what it counts: "seven in Lumo", "two cases in Lumo"."""
        if not isinstance(claim.body, Figure) or not 0 <= place.cite.start - claim.cite.end <= BEHIND:
            return False
        between = self._page.tokens[self._at(claim.cite.end - 1).i + 1 : self._at(place.cite.start).i]
        if between and between[-1].norm == "the":
            between = between[:-1]
        return bool(between) and between[-1].norm in _IN and all(t.pos in ("NOUN", "ADJ") for t in between[:-1])

    def _is_home(self, cite: Citation) -> bool:
        """Whether a place is only where somebody comes from: "a Lumo man", "Jo Lund, 40, of Lumo"."""
        place = self._token(cite)
        above = self._page.head(place)
        if place.dep in ("compound", "nmod", "amod"):
            return above.tag == "NN" and is_person(above)
        if place.dep != "pobj" or above.norm not in ("of", "from"):
            return False
        owner = self._page.head(above)
        return owner.ent == "PERSON" if owner.pos == "PROPN" else owner.tag in ("NN", "CD") and is_person(owner)

    def _is_outside(self, place: Mention) -> bool:
        """Whether a country is told as where a thing is not: "no deaths outside Peru", "cases beyond Peru"."""
        above = self._page.head(self._token(place.cite))
        above = self._page.head(above) if above.norm == "of" else above
        return above.norm in ("outside", "beyond", "besides") and place.feature == "country"

    def _is_left_for(self, anchor: Citation, cite: Citation) -> bool:
        """Whether a place is where somebody went after what a claim tells: "fled to Ruritania after the clashes"."""
        to = self._page.head(self._token(cite))
        verb = self._page.head(to)
        if to.norm not in ("to", "into") or verb.lemma not in words("scope", "leaving"):
            return False
        here = self._token(anchor)
        branch = next((t for t in (here, *self._page.ancestors(here)) if self._page.head(t).i == verb.i), None)
        if branch is None or branch.i == verb.i:
            return False
        opens = (branch, *(t for t in self._page.children(branch) if t.dep == "mark"))
        return any(t.norm in words("scope", "then") for t in opens)

    def _dates(self, claim: Claim, anchor: Citation, cite: Citation) -> bool:
        """Whether time words date a claim: they stand in its words, or hang on its verb or on one that governs it.

        A time in a clause beside it or under it ("the government, which took power in May, sent troops") dates that.
        """
        here, there = self._token(anchor), self._token(cite)
        if self._is_of_another(there, here):
            return False
        if _holds(claim.cite, cite):
            return True
        verb = next((t for t in (there, *self._page.ancestors(there)) if _governs(t)), there)
        if isinstance(claim.body, Happening) and claim.body.nominal and self._is_followed_up(here, verb):
            return False
        above = {t.i for t in (here, *self._page.ancestors(here))}
        return verb.i in above or self._meanwhile(verb) in above

    def _meanwhile(self, verb: Token) -> int:
        """The verb in whose time a clause says another thing was: "it fell while they slept on Sunday"; else itself."""
        for _ in range(CLAUSES):
            opens = (t for t in self._page.children(verb) if t.dep in ("mark", "advmod") and t.i < verb.i)
            if verb.dep != "advcl" or not any(t.norm in words("scope", "meanwhile") for t in opens):
                break
            verb = self._page.head(verb)
            if verb.dep == "conj" and not any(t.dep.startswith("nsubj") for t in self._page.children(verb)):
                verb = self._page.head(verb)  # "was hit and hurt when the wall fell on Friday"
        return verb.i

    def _is_followed_up(self, here: Token, verb: Token) -> bool:
        """Whether a noun is what something later is done about: "was charged on Friday in the shooting", "an inquiry
        into the crash began on Monday"; the verb's time is not the noun's.
        """
        if verb.lemma in words("scope", "following") and here.dep not in ("nsubj", "nsubjpass"):
            return any(t.i == verb.i for t in self._page.ancestors(here))
        above = self._page.head(here)
        under = self._page.head(above)
        linked = above.norm in ("to", "with") and under.i != verb.i and under.lemma in words("scope", "linking")
        return here.dep == "pobj" and (above.norm in words("scope", "concerning") or linked)

    def _is_of_another(self, there: Token, here: Token) -> bool:
        """Whether a time stands in a relative clause or a phrase, set off by commas, that the claim is not told in.

        It dates that clause, or what that phrase names: "the fair spread to the port, the scene of a fire last month".
        """
        above = {t.i for t in (here, *self._page.ancestors(here))}
        for token in (there, *self._page.ancestors(there)):
            if token.i in above:
                return False
            named = token.i > here.i and token.i != there.i and token.pos in ("NOUN", "PROPN") and token.dep in _NAMING
            if (named or token.dep == "relcl") and self._is_set_off(token):
                return True
        return False

    def _is_set_off(self, head: Token) -> bool:
        """Whether a phrase or clause opens after a comma or a dash."""
        first = self._page.subtree(head)[0].i
        return first > 0 and self._page.tokens[first - 1].text in (",", "–", "—", "-", "(")

    def _distance(self, claim: Claim, anchor: Citation, cite: Citation) -> tuple[int, int]:
        """Steps in the parse between the verbs that govern the two, less within the claim's own words; then words."""
        here, there = self._token(anchor), self._token(cite)
        inside = 0 if _holds(claim.cite, cite) else 1
        return 2 * self._steps(here, there) + inside, abs(here.i - there.i)

    def _steps(self, here: Token, there: Token) -> int:
        """How many governing verbs lie between two words: 0 where one verb governs both."""
        mine = [t.i for t in (here, *self._page.ancestors(here)) if _governs(t)]
        yours = [t.i for t in (there, *self._page.ancestors(there)) if _governs(t)]
        return min((mine.index(t) + n for n, t in enumerate(yours) if t in mine), default=FAR)

    def belonging(self, figure: Claim, happenings: dict[int, list[Claim]]) -> Claim:
        """The figure with the happening it belongs to: the one told around it, else the nearest in its sentence."""
        near = _around(happenings.get(self.sentence(figure.cite), ()), figure.cite)
        if figure.about is not None or not near:
            return figure
        here = self._token(figure.cite)

        def rank(claim: Claim) -> tuple[bool, int, int, str]:
            assert isinstance(claim.body, Happening)
            trigger = self._token(claim.body.trigger)
            return not _holds(claim.cite, figure.cite), self._steps(here, trigger), abs(here.i - trigger.i), claim.id

        best = min(near, key=rank)
        return replace(figure, about=best.id, when=figure.when or best.when, place=figure.place or best.place)


def _around(found: Sequence[C], anchor: Citation) -> Sequence[C]:
    """Those of a sentence, in order of place, that stand nearest to a claim."""
    if len(found) <= 2 * NEAR:
        return found
    at = bisect_right(found, anchor.start, key=lambda one: one.cite.start)
    return found[max(0, at - NEAR) : at + NEAR]


def _governs(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.head == token.i


def _holds(outer: Citation, inner: Citation) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
