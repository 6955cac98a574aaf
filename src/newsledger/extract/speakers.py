"""Speakers: the words that name whose word it is, and the mention that those words come to.

A name speaks for itself; a pronoun, a title ("the minister") or a description ("its director") is brought back to an
earlier mention by gender, kind, role and recency, with the subjects of sentences and earlier speakers first, after the
salience ranking of Lappin and Leass (1994).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from newsledger.core.claims import Mention
from newsledger.core.pages import Page, Token
from newsledger.extract.cues import RELATIVE, SUBJECTS, listed
from newsledger.extract.referents import HE, IT, SHE, THEY, Referent, agrees, gender_of, is_body, several

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group", "LOC": "place", "FAC": "place"}
REACH = 80  # so many of those spoken of before can be meant by a pronoun
_BELONGS = frozenset(("of", "for", "from", "with", "at", "by"))
_NAMING = frozenset(("call", "name", "identify", "style", "dub"))
_WHERE = frozenset(("in", "at", "near", "from", "to", "off"))
_MODIFIERS = frozenset(("compound", "amod", "nmod", "poss"))


def cast(page: Page, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of a page; where none are given, those that the language model's names would be."""
    if mentions:
        return tuple(sorted(mentions, key=lambda m: (m.cite.start, -m.cite.end)))
    made = []
    for name in page.names:
        if name.label in _KINDS:
            first, last = page.tokens[name.first], page.tokens[name.last - 1]
            if first.norm == "the" and name.last - name.first > 1:
                first = page.tokens[name.first + 1]
            if last.tag == "POS" and last.i > first.i:
                last = page.tokens[last.i - 1]
            cite = page.cite(first, last)
            made.append(Mention(id=f"{page.report.id}:m{cite.start}-{cite.end}", cite=cite, kind=_KINDS[name.label]))
    return tuple(made)


@dataclass
class Speakers:
    """Finds and resolves the speakers of one page. `quoted`: the tokens that stand between quotation marks."""

    page: Page
    mentions: tuple[Mention, ...]
    quoted: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def _at(self) -> dict[int, Mention]:
        """The mention that each token belongs to; the longest where they overlap."""
        starts = [t.start for t in self.page.tokens]
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.cite.end - m.cite.start):
            i = bisect_left(starts, mention.cite.start)
            while i < len(starts) and starts[i] < mention.cite.end:
                found[i] = mention
                i += 1
        return found

    @cached_property
    def _head(self) -> dict[str, Token]:
        """The governing word of each mention."""
        tokens: dict[str, list[Token]] = {}
        for i, mention in self._at.items():
            tokens.setdefault(mention.id, []).append(self.page.tokens[i])
        return {ident: next((t for t in sorted(inside, key=lambda t: t.i)
                             if not any(t.head == x.i for x in inside if x.i != t.i)), inside[-1])
                for ident, inside in tokens.items()}  # fmt: skip

    @cached_property
    def _by_id(self) -> dict[str, Mention]:
        return {m.id: m for m in self.mentions}

    @cached_property
    def _described(self) -> dict[str, frozenset[str]]:
        """The words that describe each mention: titles before it, appositions, its role, its own last words."""
        return {m.id: self._description(m) for m in self.mentions}

    def _description(self, mention: Mention) -> frozenset[str]:
        found = set(mention.cite.quote.lower().split())
        head = self._head.get(mention.id)
        if mention.role is not None:
            found.update(mention.role.quote.lower().split())
        if head is not None:
            near = [*self.page.children(head)]
            if head.dep == "appos":
                governor = self.page.head(head)
                near += [governor, *self.page.children(governor)]
            for w in near:
                if w.dep in _MODIFIERS or w.dep == "appos" or w.i == head.head:
                    found.add(w.lemma)
                    found.update(x.lemma for x in self.page.children(w) if x.dep in _MODIFIERS)
        return frozenset(w.strip("'’.,") for w in found)

    def gender(self, mention: Mention) -> str | None:
        """ "f", "m" or null, from the mention or from the words around it."""
        if mention.gender or mention.kind != "person":
            return mention.gender
        said = self._described[mention.id] | {(mention.title or "").lower().strip(".")}
        head = self._head.get(mention.id)
        if head is not None:
            said |= {w.norm.strip(".") for w in self.page.tokens[max(0, head.i - 4) : head.i] if w.pos == "PROPN"}
        return gender_of(said)

    @cached_property
    def referents(self) -> tuple[Referent, ...]:
        """Everybody spoken of, in order: the mentions, and the unnamed people and bodies that are subjects."""
        found = [r for mention in self.mentions if (r := self._mentioned(mention)) is not None]
        for w in self.page.tokens:
            people = w.dep in SUBJECTS and w.pos == "NOUN" and w.lemma in listed("nouns", "speakers")
            if people and w.i not in self._at and self.named(w) is None:
                kind = "organisation" if is_body(w) else "person"
                found.append(Referent(w.i, None, kind, gender_of({w.lemma}), w.tag == "NNS", True,
                                      self._is_main(w), w.i in self.quoted))  # fmt: skip
        return tuple(sorted(found, key=lambda r: r.token))

    def _mentioned(self, mention: Mention) -> Referent | None:
        head = self._head.get(mention.id)
        if head is None or (head.dep in _MODIFIERS and mention.kind == "group"):
            return None
        top = self.page.head(head) if head.dep == "appos" else head
        plural = top.tag in ("NNS", "NNPS") or mention.kind == "group"
        subject = top.dep in SUBJECTS or top.dep == "ROOT"
        return Referent(head.i, mention.id, mention.kind, self.gender(mention), plural, subject, self._is_main(top),
                        head.i in self.quoted)  # fmt: skip

    def _is_main(self, word: Token) -> bool:
        verb = self.page.head(word)
        while verb.dep == "conj" and verb.head != verb.i:
            verb = self.page.head(verb)
        return verb.dep == "ROOT"

    def phrase(self, head: Token, *, apart: tuple[int, ...] = ()) -> tuple[Token, Token]:
        """First and last word of the phrase that names a speaker. `apart`: words outside it, such as a cue."""
        below = self.page.subtree(head)
        stop = min((i for i in apart if i > head.i), default=None)
        start = max((i for i in apart if i < head.i), default=-1)
        below = tuple(w for w in below if start < w.i and (stop is None or w.i < stop))
        last = head
        for w in below:
            if w.i == last.i + 1 or w.i < head.i:
                last = w if w.i > head.i else last
        last = self._less_doing(head, last)
        last = self._less_relative(head, last, stop)
        while last.i > head.i and (last.pos == "PUNCT" or last.tag == "IN"):
            last = self.page.tokens[last.i - 1]
        first = below[0]
        for w in below:  # "near Mali, officials and witnesses said": the parser hung what stands before on the speaker
            aside = w.i < head.i and w.text == "," and any(x.pos == "PROPN" for x in self.page.tokens[first.i : w.i])
            if w.i < head.i and (aside or w.text == ":" or _is_stamp(w)) and w.i + 1 < len(self.page.tokens):
                first = self.page.tokens[w.i + 1]
        while first.i < head.i and (first.pos == "PUNCT" or first.dep == "cc"):
            first = self.page.tokens[first.i + 1]
        return first, last

    def _less_relative(self, head: Token, last: Token, stop: int | None) -> Token:
        """The end of a speaker's phrase before the "who" or "that" of a clause that holds the cue itself."""
        for w in self.page.children(head):
            if stop is not None and w.dep in ("relcl", "acl") and w.i >= stop:
                first = self.page.subtree(w)[0]
                return self.page.tokens[first.i - 1] if head.i < first.i <= last.i else last
        return last

    def _less_doing(self, head: Token, last: Token) -> Token:
        """The end of a speaker's phrase without what he was doing: "Sato, speaking by telephone, said"."""
        for w in self.page.children(head):
            before = self.page.tokens[w.i - 1]
            if w.tag == "VBG" and w.dep == "acl" and before.text == "," and head.i < before.i <= last.i:
                return before
        return last

    def resolve(self, head: Token, *, last: Referent | None = None) -> str | None:
        """The mention that a speaker phrase comes to, by its governing word. `last`: who spoke before."""
        if head.pos == "PRON" or head.norm in HE | SHE | IT | THEY:
            return self.pronoun(head, last=last)
        if several(self.page, head):
            return None
        found = self.named(head)
        if found is None or (found.nominal and found.same_as is None and self._nameless(head, found)):
            return self.description(head, last=last)
        return self._first(found)

    def _first(self, mention: Mention) -> str:
        """A nominal mention that is tied to an earlier one stands for that one."""
        if mention.nominal and mention.same_as in self._by_id:
            return mention.same_as or mention.id
        return mention.id

    def _nameless(self, head: Token, mention: Mention) -> bool:
        """Whether a description is of somebody whom the report leaves unnamed: "officials", "a neighbour".

        One who is told apart by office or kin ("the mayor", "its director") is somebody, named or not.
        """
        bare = not any(w.dep in ("det", "poss", "prep", "amod", "compound") for w in self.page.children(head))
        kin = any(w.tag == "PRP$" for w in self.page.children(head))  # "his lawyer", "my neighbour"
        if kin or (bare and head.tag == "NNS" and head.lemma in listed("nouns", "loose")):
            return True
        if mention.kind != "person" or head.lemma in listed("nouns", "unnamed"):
            return head.lemma in listed("nouns", "unnamed")
        before = [w for w in self.page.children(head) if w.dep in ("det", "poss", "nummod")]
        if head.tag in ("NNS", "NNPS"):
            return any(w.dep == "nummod" for w in before)
        return not any(w.dep == "poss" or w.norm in ("the", "this", "that") for w in before)

    def named(self, head: Token) -> Mention | None:
        """The mention inside a phrase: its governing word, or a name beside it."""
        own = self._at.get(head.i)
        beside = [self._at[x.i] for w in self.page.children(head) if w.dep == "appos"
                  for x in (w, *(y for y in self.page.children(w) if y.dep == "appos")) if x.i in self._at]  # fmt: skip
        person = next((m for m in beside if m.kind == "person"), None)
        if own is not None and (own.kind == "person" or not own.nominal) and not (own.nominal and person):
            return own if not own.nominal else self._after_comma(head) or own
        other = person or self._called(head) or self._under(head)
        if other is None and (own is None or own.nominal):
            other = self._after_comma(head)
        return other or own or next(iter(beside), None)

    def _called(self, head: Token) -> Mention | None:
        """A group calling itself X; a man who gave his name as X."""
        for w in self.page.children(head):
            if w.dep in ("acl", "relcl") and {w.lemma, *(x.lemma for x in self.page.children(w))} & _NAMING:
                inside = (self._at[x.i] for x in self.page.subtree(w) if x.i in self._at)
                return next((m for m in inside if not m.nominal), None)
        return None

    def _under(self, head: Token) -> Mention | None:
        """A person's name of which the model took another word for the head."""
        if head.pos != "PROPN":
            return None
        under = (self._at[w.i] for w in self.page.children(head) if w.i in self._at and w.dep in ("compound", "nmod"))
        return next((m for m in under if m.kind == "person"), None)

    def _after_comma(self, head: Token) -> Mention | None:
        """The person in "their teacher, X", where the parser saw no apposition."""
        tokens = self.page.tokens
        if head.i + 2 >= len(tokens) or tokens[head.i + 1].text != ",":
            return None
        follows = self._at.get(head.i + 2)
        begins = follows is not None and follows.cite.start == tokens[head.i + 2].start
        return follows if begins and follows is not None and follows.kind == "person" else None

    def description(self, head: Token, *, last: Referent | None = None) -> str | None:
        """The mention that a description comes to: "the minister", "the company", "a spokesman for the council"."""
        for w in self.page.children(head):
            if w.dep == "prep" and w.norm in ("of", "for") and head.norm in ("one", "some", "many", "most", "both"):
                return None
        definite = any(w.dep == "det" and w.norm in ("the", "this", "that") for w in self.page.children(head))
        if definite or any(w.dep == "poss" for w in self.page.children(head)):
            earlier = self._by_role(head)
            if earlier is not None:
                return earlier
        if head.lemma in listed("nouns", "spokespeople") or head.lemma in listed("nouns", "documents"):
            return self._behind(head, last=last)
        return None

    def _by_role(self, head: Token) -> str | None:
        """The nearest earlier mention that is described by these words."""
        wanted = {w.lemma for w in self.page.children(head) if w.dep in ("compound", "amod")}
        body = is_body(head)
        whose = {w.lemma for w in self.page.children(head) if w.dep == "poss" and w.pos in ("NOUN", "PROPN")}
        several = head.tag in ("NNS", "NNPS")
        found = [m for m in self._by_word.get(head.lemma, ()) if m.cite.end <= head.start
                 and not (several and m.kind == "person" and not self._is_plural(m))
                 and not (m.kind == "person" and (body or (m.nominal and m.same_as is None)))
                 and whose <= self._described[m.id]]  # fmt: skip
        best = max(found, key=lambda m: (len(wanted & self._described[m.id]), m.cite.start), default=None)
        return self._first(best) if best is not None else None

    def _is_plural(self, mention: Mention) -> bool:
        head = self._head.get(mention.id)
        return head is not None and head.tag in ("NNS", "NNPS")

    @cached_property
    def _by_word(self) -> dict[str, list[Mention]]:
        """The mentions by each word that describes them."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.id in self._head:
                for word in self._described[mention.id]:
                    found.setdefault(word, []).append(mention)
        return found

    def _behind(self, head: Token, *, last: Referent | None) -> str | None:
        """The body that a spokesman or a paper speaks for."""
        first, _ = self.phrase(head)
        for w in self.page.children(head):
            if w.i < first.i:
                continue
            if w.dep in ("poss", "compound", "nmod", "agent"):
                found = self._at.get(w.i)
                if found is not None:
                    return self._first(found)
                if w.dep == "compound" and (known := self._by_role(w)) is not None:
                    return known
                if w.dep == "poss" and (w.pos == "PRON" or w.tag == "PRP$"):
                    return self.pronoun(w, last=None)
                if w.dep == "poss":
                    return self.resolve(w)
            if w.dep == "prep" and w.norm in _BELONGS:
                for x in self.page.children(w):
                    if x.dep == "pobj":
                        whom = self.resolve(x)
                        private = head.lemma in listed("nouns", "spokespeople") and whom is not None
                        return None if private and self._by_id[whom or ""].kind == "person" else whom
        alone = all(w.dep in ("det", "amod", "punct") for w in self.page.children(head))
        if alone and head.lemma not in ("official", "member") and head.lemma in listed("nouns", "spokespeople"):
            bodies = [r for r in self._before(head) if not r.quoted and r.kind == "organisation"]
            told = next((r for r in bodies if r.subject and self._same_sentence(head, r)), None)
            if told is not None:  # "the railway has shut the line, a spokesman said"
                return told.mention
            if last is not None and last.kind == "organisation" and self._near(head, last):
                return last.mention
            body = max(bodies, key=lambda r: self._salience(head, r), default=None)
            return body.mention if body is not None else None
        return None

    def pronoun(self, word: Token, *, last: Referent | None) -> str | None:
        """Whom a pronoun means: the last speaker where that fits, else the nearest fitting subject, else anybody."""
        found = self.antecedent(word, last=last)
        if found is None or found.mention is None:
            return self.description(self.page.tokens[found.token]) if found is not None else None
        mention = self._by_id[found.mention]
        if mention.nominal and mention.same_as is None and self._nameless(self.page.tokens[found.token], mention):
            return self.description(self.page.tokens[found.token])
        return self._first(mention)

    def antecedent(self, word: Token, *, last: Referent | None) -> Referent | None:
        """The referent of a pronoun."""
        if word.tag in RELATIVE:
            return None
        above = {w.i for w in self.page.ancestors(word)} if word.dep in ("poss", "pobj") else set()
        fits = [r for r in self._before(word)
                if not r.quoted and r.token not in above and agrees(word.norm, r)]  # fmt: skip
        if last is not None and self._meant(word, last) and self._recent(word, last.token):
            here = word.sentence
            between = [r for r in fits if r.token > last.token and r.subject and r.kind == last.kind
                       and (r.main or (r.mention is not None and self.page.tokens[r.token].sentence == here))
                       and not self._same(r, last)]  # fmt: skip
            if not between:
                return last
        return max(fits, key=lambda r: self._salience(word, r), default=None)

    def _meant(self, word: Token, last: Referent) -> bool:
        """Whether a pronoun can mean the last speaker; `it`, right after, a name that was taken for a person's."""
        if agrees(word.norm, last):
            return True
        near = word.sentence - self.page.tokens[last.token].sentence <= 1
        name = self.page.tokens[last.token].pos == "PROPN" and last.kind == "person" and last.gender is None
        return word.norm == "it" and near and name and last.mention is not None \
            and " " not in self._by_id[last.mention].cite.quote

    def _before(self, word: Token) -> tuple[Referent, ...]:
        """Those spoken of shortly before a word."""
        end = bisect_left(self._places, word.i)
        return self.referents[max(0, end - REACH) : end]

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(r.token for r in self.referents)

    def _same(self, one: Referent, other: Referent) -> bool:
        if one.mention is None or other.mention is None:
            return one.token == other.token
        a, b = (set(self._by_id[m].cite.quote.lower().split()) for m in (one.mention, other.mention))
        return a <= b or b <= a

    def _near(self, word: Token, referent: Referent) -> bool:
        return word.sentence - self.page.tokens[referent.token].sentence <= 2

    def _same_sentence(self, word: Token, referent: Referent) -> bool:
        return word.sentence == self.page.tokens[referent.token].sentence

    def _recent(self, word: Token, token: int) -> bool:
        return word.sentence - self.page.tokens[token].sentence <= 4

    def _salience(self, word: Token, referent: Referent) -> tuple[float, int]:
        """Fewer sentences back and a subject weigh more."""
        far = word.sentence - self.page.tokens[referent.token].sentence
        paragraphs = (self.page.sentence_of(word).block
                      - self.page.sentence_of(self.page.tokens[referent.token]).block)  # fmt: skip
        head = self.page.tokens[referent.token]
        placed = head.dep == "pobj" and self.page.head(head).norm in _WHERE  # a town, whatever the model calls it
        known = referent.gender is not None
        owned = any(w.tag in ("PRP$", "WP$") for w in self.page.children(head))
        kin = owned and referent.mention is None  # "her mother" comes after her
        weight = 2.0 * referent.subject + known + 0.5 * referent.main - 2.0 * placed - 2.0 * kin
        return weight - far - 0.5 * paragraphs, referent.token

    def referent(self, head: Token, mention: str | None) -> Referent:
        """A speaker, as somebody whom a later pronoun can mean."""
        known = self._by_id.get(mention or "")
        body = is_body(head)
        kind = known.kind if known is not None else "organisation" if body else "person"
        gender = self.gender(known) if known is not None else None
        if head.norm in HE | SHE:
            gender = "f" if head.norm in SHE else "m"
            kind = "person"
        return Referent(head.i, mention, kind, gender or gender_of({head.lemma}), head.tag in ("NNS", "NNPS"),
                        subject=True, main=True, quoted=False)  # fmt: skip


def _is_stamp(word: Token) -> bool:
    """Whether a word is a time of day in figures, as live pages set before their entries: "18:40", "5.02pm"."""
    return word.text[0].isdigit() and any(mark in word.text[1:-1] for mark in ":.")
