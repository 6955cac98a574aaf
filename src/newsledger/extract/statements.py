"""Statements: what somebody is reported to have said, in whose words, and through whom it came.

Quotations that stand by themselves are read first, each with the cue before or after it or, without one, as more from
the speaker before. Then every other cue outside quotation marks is followed to its content on the dependency parse.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from msgspec.structs import replace

from newsledger.core.claims import Attribution, Claim, Mention, Statement
from newsledger.core.pages import Page, Token
from newsledger.extract.cues import SUBJECTS, can_speak, listed
from newsledger.extract.direct import direct, fragments
from newsledger.extract.indirect import indirect
from newsledger.extract.naming import phrase
from newsledger.extract.referents import Referent
from newsledger.extract.said import Said, Spoken, tidy
from newsledger.extract.speakers import Speakers, cast

SHORTEST = 4  # characters that an indirect content keeps at least before a quotation with the same cue
WHOLE = 200  # so many characters of a quotation can follow where the parser ended the content inside it
NEAR = 8  # so many readings back can be of the same words
_ACTS = frozenset(f"statements.{frame}@1" for frame in ("thing", "preposition", "another", "own", "number", "shown"))
_BEFORE = frozenset(("statements.tail@1", "statements.beside@1", "statements.according@1"))
_WORDED = _ACTS | frozenset(f"statements.{frame}@1" for frame in ("clause", "own", "another"))
_PAST = ("VBD", "VBN")
_TO_US = frozenset(("me", "us", "them", "him", "her", "it"))


def statements(page: Page, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """What the page reports as said, in order of place. `mentions`: who can be meant by the speakers' words.

    >>> statements(page_of("The bridge is safe, the mayor said."), ())  # doctest: +SKIP
    (Claim(cite=Citation(quote="The bridge is safe"), body=Statement(kind="indirect", cue="said"), ...),)
    """
    spoken = Spoken(page)
    quoted = direct(spoken)
    used = frozenset(i for said in quoted if said.cue and not _goes_before(said)
                     for i in range(said.cue[0], said.cue[1] + 1))  # fmt: skip
    told = [_kinded(spoken, said) for said in _clipped(indirect(spoken, used=used), quoted)]
    sayings = _innermost(page, _apart(_through([said for said in told if said.end > said.start]), quoted))
    sayings = sorted([*sayings, *fragments(spoken, sayings)], key=lambda s: (s.start, -s.end))
    speakers = Speakers(page, cast(page, mentions), frozenset(spoken.inside))
    return _Teller(spoken, speakers).claims(sayings)


def _goes_before(said: Said) -> bool:
    """Whether a quotation's cue stands before it, and may have an indirect content of its own as well."""
    return said.rule == "statements.direct_after@1"


def _clipped(told: Iterable[Said], quoted: Iterable[Said]) -> Iterator[Said]:
    """Indirect contents cut short where a quotation with the same cue begins: "he maintains it was locked: '...'"."""
    starts = {said.cue: said.start - 1 for said in quoted if said.cue is not None and _goes_before(said)}
    for said in told:
        end = min(said.end, starts.get(said.cue, said.end)) if said.cue is not None else said.end
        if end - said.start > (1 if end == said.end else SHORTEST):
            yield said._replace(end=end)


def _kinded(spoken: Spoken, said: Said) -> Said:
    """An indirect saying with its content tidied, and its kind by how much of it stands between marks."""
    text = spoken.page.report.text
    start, end = said.start, said.end
    near = [q for q in spoken.near(start, end) if q.depth == 0]
    if "clause" in said.rule:  # the parser often stops short of a quotation that goes on with the clause
        end = next((q.outer_end for q in near if 0 <= q.outer_start - end <= 1), end)
    end = next((q.end for q in near if start < q.outer_start and q.start < end < q.end and q.end - end < WHOLE), end)
    start, end = tidy(text, start, end)
    within = [q for q in near if q.start < end and start < q.end]
    if not within or end <= start:
        return said._replace(start=start, end=end)
    if within[-1].outer_start <= start < end < within[-1].end:  # the parser lost its way inside the quotation
        start, end = tidy(text, within[-1].start, within[-1].end)
    whole = any(q.start <= start and end <= q.end for q in within)
    return said._replace(start=start, end=end, kind="direct" if whole else "mixed")


def _through(told: list[Said]) -> list[Said]:
    """Sayings told by another: "the players spoke of a draw, according to the coach" is theirs, through the coach."""
    kept: list[Said] = []
    for said in told:
        inner = next((n for n in _latest(kept) if _wraps(said, kept[n])), None)
        if inner is not None and said.speaker is not None:
            kept[inner] = kept[inner]._replace(through=(said.speaker,))
        else:
            kept.append(said)
    return kept


def _latest(kept: list[Said]) -> range:
    """The places of the latest few, the last first."""
    return range(len(kept) - 1, max(-1, len(kept) - 1 - NEAR), -1)


def _wraps(outer: Said, inner: Said) -> bool:
    """Whether a phrase such as "according to X" has for its content a cue with its speaker and its whole content."""
    return (outer.rule.startswith("statements.according") and inner.speaker is not None and inner.cue is not None
            and outer.cue is not None and outer.start < inner.start and inner.cue[1] < outer.cue[0]
            and 0 <= outer.end - inner.end <= 2)  # fmt: skip


def _apart(told: list[Said], quoted: tuple[Said, ...]) -> list[Said]:
    """The sayings, each once: a quotation with a cue of its own stands, an indirect content over it gives way.

    Of two readings of the same words the one with a speaker stands, and a quotation without a cue gives way to both.
    """
    firm = [q for q in quoted if not q.more]
    settled = _Stretches(firm)
    kept: list[Said] = []
    for said in sorted(told, key=lambda s: (s.start, -s.end)):
        if settled.overlap(said) and 2 * settled.shared(said) > said.end - said.start:
            continue
        twin = next((n for n in _latest(kept) if _alike(said, kept[n])), None)
        if twin is None:
            kept.append(said)
        elif kept[twin].speaker is None and said.speaker is not None:
            kept[twin] = said
    others = _Stretches(kept)
    loose = [q for q in quoted if q.more and not others.overlap(q)]
    return sorted([*kept, *firm, *loose], key=lambda s: (s.start, -s.end))


class _Stretches:
    """Contents in order of place, to ask whether another lies over any of them."""

    def __init__(self, sayings: list[Said]) -> None:
        ordered = sorted(sayings, key=lambda s: s.start)
        self._ordered = ordered
        self._starts = [s.start for s in ordered]
        self._reach = list(accumulate((s.end for s in ordered), max))

    def overlap(self, said: Said) -> bool:
        """Whether it shares a character with one of them."""
        before = bisect_left(self._starts, said.end)
        return before > 0 and self._reach[before - 1] > said.start


    def shared(self, said: Said) -> int:
        """How many of its characters lie in them."""
        first = bisect_left(self._starts, said.start)
        inside = self._ordered[max(0, first - 1) : bisect_left(self._starts, said.end)]
        return sum(max(0, min(said.end, s.end) - max(said.start, s.start)) for s in inside)


def _alike(one: Said, other: Said) -> bool:
    """Whether two readings have nearly the same content, unless one of them is a denial of it."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    denial = "statements.denied@1" in (one.rule, other.rule)
    return not denial and shared > 0.8 * max(one.end - one.start, other.end - other.start)


def _innermost(page: Page, sayings: list[Said]) -> list[Said]:
    """Nested speech is one saying, the innermost speaker's: "she said they feared he drowned" is that he drowned.

    Where what is told of is an act rather than words ("she says he asked for men"), it is the outer speaker's.
    """
    heads = {said.head for said in sayings if said.rule == "statements.clause@1"}
    told = [said for said in sayings if said.rule not in _ACTS or not _is_act(page, said, heads)]
    told = [said for said in told if said.kind == "direct" or not _retold(page, said, told)]
    cues = {i for said in told if said.cue for i in range(said.cue[0], said.cue[1] + 1)}
    return [said for said in told if said.kind == "direct" or said.head not in cues]


def _retold(page: Page, outer: Said, told: list[Said]) -> bool:
    """Whether a content before its cue is nothing but another's saying: "The king asked for aid, his paper said"."""
    if outer.rule not in _BEFORE:
        return False
    for said in told:
        if said.speaker is None or said.cue is None or outer.cue is None or said.rule not in _WORDED:
            continue
        who, verbs = page.tokens[said.speaker], range(said.cue[0], said.cue[1] + 1)
        whole = page.subtree(who)[0].start <= outer.start < said.start and said.end == outer.end
        thought = page.tokens[who.head].lemma in listed("felt", "verbs") and page.tokens[who.head].tag in _PAST
        if whole and not thought and who.head in verbs and said.cue[1] < outer.cue[0]:
            return True
    return False


def _is_act(page: Page, said: Said, heads: set[int | None]) -> bool:
    """Whether its cue governs what another says, and tells of no thought: "she says he asked for men"."""
    if said.cue is None:
        return False
    governing = [page.tokens[i] for i in range(said.cue[0], said.cue[1] + 1) if i in heads]
    acts = (w for w in governing if w.tag != "VBG" or _is_progressive(page, w))
    return any(w.lemma not in listed("felt", "verbs") for w in acts)


def _is_progressive(page: Page, verb: Token) -> bool:
    return any(w.dep == "aux" and w.lemma == "be" for w in page.children(verb))


class _Teller:
    """Turns the sayings of a page into claims, in order, remembering who spoke last."""

    def __init__(self, spoken: Spoken, speakers: Speakers) -> None:
        self._spoken = spoken
        self._page = spoken.page
        self._speakers = speakers
        self._last: Referent | None = None
        self._before: tuple[Said, Attribution] | None = None

    def claims(self, sayings: list[Said]) -> tuple[Claim, ...]:
        """The claims, in order of place."""
        made: dict[str, Claim] = {}
        for said in sayings:
            by = self._by(said)
            claim = self._claim(said, by)
            if claim.id in made and claim.said_by != made[claim.id].said_by and claim.said_by and claim.said_by.cue:
                claim = replace(claim, id=f"{claim.id}-{claim.said_by.cue.start}")  # two say the same words
            made.setdefault(claim.id, claim)
            if "inside" not in said.rule:
                self._before = (said, by)
        return tuple(made.values())

    def _claim(self, said: Said, by: Attribution) -> Claim:
        report = self._page.report
        cite = report.cite(said.start, said.end)
        tokens = self._spoken.between(said.start, said.end)
        sentence = self._page.cite_sentence(tokens[0]) if tokens else cite
        return Claim(id=f"{report.id}:s{said.start}-{said.end}", cite=cite, sentence=sentence, modality="happened",
                     rule=said.rule, said_by=by,
                     body=Statement(kind=said.kind, cue=by.cue.quote if by.cue else None))  # fmt: skip

    def _by(self, said: Said) -> Attribution:
        if said.more:
            return self._as_before(said)
        cue = self._page.cite(self._page.tokens[said.cue[0]], self._page.tokens[said.cue[1]]) if said.cue else None
        if said.speaker is None:
            return Attribution(speaker=None, cue=cue)
        head = self._speakers.beside_town(self._page.tokens[said.speaker])
        content = self._spoken.between(said.start, said.end)
        apart = (*(said.cue or ()), *said.apart, *((content[0].i, content[-1].i) if content else ()))
        words = self._page.cite(*phrase(self._page, head, apart=apart))
        mention = self._who(said, head)
        chain = self._chain(said, words.quote, mention)
        if "inside" not in said.rule:
            self._last = self._speakers.referent(head, mention)
        return Attribution(speaker=words, mention=mention, cue=cue, chain=chain)

    def _who(self, said: Said, head: Token) -> str | None:
        if "inside" in said.rule and head.norm in ("i", "we"):
            return self._before[1].mention if self._before else None
        return self._speakers.resolve(head, last=self._last)

    def _as_before(self, said: Said) -> Attribution:
        """A quotation without a cue goes on from the saying before it, or belongs to the subject before it."""
        here = self._spoken.between(said.start, said.end)[0]
        subject = self._subject_before(here)
        if self._before is not None:
            earlier, by = self._before
            then = self._spoken.between(earlier.start, earlier.end)[0]
            if here.sentence - self._page.tokens[max(then.i, earlier.cue[1] if earlier.cue else 0)].sentence <= 1:
                return by
            if subject is None and self._spoken.block(here) - self._spoken.block(then) <= 1:
                return by
        if subject is None:
            return self._before[1] if self._before else Attribution(speaker=None)
        mention = self._speakers.resolve(subject, last=self._last)
        self._last = self._speakers.referent(subject, mention)
        return Attribution(speaker=self._page.cite(*phrase(self._page, subject)), mention=mention)

    def _subject_before(self, here: Token) -> Token | None:
        """The subject of the sentence before a quotation, in the same paragraph, if it can speak."""
        if here.sentence == 0:
            return None
        sentence = self._page.sentences[here.sentence - 1]
        if sentence.block != self._spoken.block(here):
            return None
        for w in self._page.words(sentence):
            if w.dep in SUBJECTS and w.i not in self._spoken.inside and self._page.head(w).dep == "ROOT":
                return w if can_speak(self._page, w) and w.norm not in ("it", "i") else None
        return None

    def _chain(self, said: Said, words: str, mention: str | None) -> tuple[str, ...]:
        """Through whom the words came: the channel that was told, those who pass them on, and an unnamed speaker."""
        through = [self._page.cite(*phrase(self._page, self._page.tokens[i])).quote for i in said.through]
        through += self._channel(said)
        if through and mention is None and words.lower() not in ("i", "we"):
            through.append(words)
        return tuple(dict.fromkeys(through))

    def _channel(self, said: Said) -> list[str]:
        """The outlet that was told, unless it is the report's own."""
        if said.cue is None:
            return []
        for i in range(said.cue[0], said.cue[1] + 1):
            verb = self._page.tokens[i]
            if verb.lemma != "tell":
                continue
            for w in self._page.children(verb):
                if w.dep in ("dobj", "dative") and w.norm not in _TO_US and (w.lemma in listed("nouns", "channels")
                                                                             or w.ent == "ORG"):  # fmt: skip
                    first, last = phrase(self._page, w)
                    name = self._page.cite(first, last).quote
                    own = (self._page.report.outlet or "", *self._page.report.agencies)
                    return [] if any(name.lower() in o.lower() for o in own) else [name]
        return []
