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
from newsledger.extract.cues import SUBJECTS, listed
from newsledger.extract.kinds import people
from newsledger.extract.naming import phrase
from newsledger.extract.pronouns import Antecedents
from newsledger.extract.referents import HE, IT, SHE, THEY, Referent, gender_of, is_body, several

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group", "LOC": "place", "FAC": "place"}
_BELONGS = frozenset(("of", "for", "from", "with", "at", "by"))
_NAMING = frozenset(("call", "name", "identify", "style", "dub"))
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

    @cached_property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self.page, self.referents, self._by_id)

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

    def resolve(self, head: Token, *, last: Referent | None = None) -> str | None:
        """The mention that a speaker phrase comes to, by its governing word. `last`: who spoke before."""
        if head.pos == "PRON" or head.norm in HE | SHE | IT | THEY:
            return self.pronoun(head, last=last)
        if several(self.page, head):
            return None
        found = self.named(head)
        if found is not None and found.nominal and (other := self._by_its_names(head, found)) is not None:
            return other
        if found is None or (found.nominal and found.same_as is None and self._nameless(head, found)):
            return self.description(head, last=last)
        return self._first(found)

    def _by_its_names(self, head: Token, mention: Mention) -> str | None:
        """The holder of an office by the names beside it ("the Norsk Olje chairman"), where it was tied to another's.
        """
        names = {w.lemma for w in self.page.children(head) if w.dep in ("compound", "poss") and w.pos == "PROPN"}
        tied = self._described.get(mention.same_as or "", frozenset())
        if not names or not tied or names & tied:
            return None
        named = self._by_role(head)
        return named if named is not None and names & self._described[named] else None

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

    def beside_town(self, head: Token) -> Token:
        """Who speaks in "five years on in Bol, the town's mayor said", where the parser took the place for the speaker.
        """
        own = self._at.get(head.i)
        if own is None or own.kind != "place":
            return head
        named = (w for w in self.page.children(head) if w.dep == "appos" and w.pos == "NOUN" and not is_body(w))
        return next((w for w in named if w.lemma in listed("nouns", "speakers")), head)

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
        if head.dep == "pobj" and follows is not None and self._head[follows.id].dep in SUBJECTS:
            return None  # "according to her diary, Li was ill"
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
        office = head.lemma in people("office")
        found = [m for m in self._by_word.get(head.lemma, ()) if m.cite.end <= head.start
                 and not (office and m.kind in ("place", "organisation"))
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
        first, _ = phrase(self.page, head)
        for w in self.page.children(head):
            if w.i < first.i:
                continue
            if w.dep == "acl" and w.lemma in listed("nouns", "issuing") and (issuer := self._issuer(w)) is not None:
                return self.resolve(issuer)
            if w.dep in ("poss", "compound", "nmod", "agent"):
                found = self._at.get(w.i)
                if found is not None:
                    return None if self._is_anothers(head, found.same_as) else self._first(found)
                if w.dep == "compound" and (known := self._by_role(w)) is not None:
                    return None if self._is_anothers(head, known) else known
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
            bodies = [r for r in self._antecedents.before(head) if not r.quoted and r.kind == "organisation"]
            told = next((r for r in bodies if r.subject and self._antecedents.same_sentence(head, r)), None)
            if told is not None:  # "the railway has shut the line, a spokesman said"
                return told.mention
            if last is not None and last.kind == "organisation" and self._antecedents.near(head, last):
                return last.mention
            body = max(bodies, key=lambda r: self._antecedents.salience(head, r), default=None)
            return body.mention if body is not None else None
        return None

    def _is_anothers(self, head: Token, ident: str | None) -> bool:
        """Whether a body was tied to another nation's: "a Dutch government spokesman" where Oslo's had been named."""
        nations = {w.norm for w in self.page.children(head) if w.dep == "amod" and w.ent in ("NORP", "GPE")}
        return not nations <= {w.lower() for w in self._described.get(ident or "", nations)}

    def _issuer(self, verb: Token) -> Token | None:
        """Whose a paper is that was "issued by the family" or "read on behalf of the family"."""
        for w in self.page.subtree(verb):
            if w.dep == "pobj" and self.page.head(w).dep == "agent" and self.page.head(w).head == verb.i:
                return w
            if w.dep == "pobj" and w.norm == "behalf":
                return next((y for x in self.page.children(w) if x.norm == "of" for y in self.page.children(x)), None)
        return None

    def pronoun(self, word: Token, *, last: Referent | None) -> str | None:
        """Whom a pronoun means: the last speaker where that fits, else the nearest fitting subject, else anybody."""
        found = self._antecedents.antecedent(word, last=last)
        if found is None or found.mention is None:
            return self.description(self.page.tokens[found.token]) if found is not None else None
        mention = self._by_id[found.mention]
        spoken = self.page.tokens[found.token]
        if mention.nominal and mention.same_as is None and spoken.pos != "PRON" and self._nameless(spoken, mention):
            return self.description(spoken)
        return self._first(mention)

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
