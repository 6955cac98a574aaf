"""Happenings: the clauses and phrases of a report that tell of something happening.

A trigger (a verb or noun of the lexicon, or any verb that tells of a change) opens a clause by the dependency parse;
the clause's auxiliaries and governors give its modality, its subject and object the participants.
"""

from __future__ import annotations

import msgspec

from newsledger.core.claims import Claim, Happening, Mention
from newsledger.core.lexicon import words
from newsledger.core.pages import Page, Token
from newsledger.extract import clauses, modality, participants, triggers, wording
from newsledger.extract.terms import verbs
from newsledger.extract.triggers import Trigger

RULE = "happenings.clause@1"
RULE_NOUN = "happenings.noun@1"


def happenings(page: Page, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """The happening claims of a page, in order of place; who says them, where and when is left to scope."""
    if not page.tokens:
        return ()
    spans = {m.id: (m.cite.start, m.cite.end) for m in mentions}
    if not mentions:
        spans = _names(page)
    covered = participants.at_words(page, spans)
    found = triggers.find(page)
    claims = [_claim(page, t, covered) for t in found if not t.nominal]
    told = frozenset(i for t, c in zip((t for t in found if not t.nominal), claims, strict=True)
                     for i in _inside(page, t.token, c))  # fmt: skip
    claims += [_claim(page, t, covered) for t in found
               if t.nominal and (t.token.i not in told or triggers.dated(page, t.token) or
                                 _slays(page, t.token) or _has_toll(page, t.token))]  # fmt: skip
    return _apart(claims)


def _slays(page: Page, noun: Token) -> bool:
    """Whether a noun tells of a death that was dealt to somebody: "condemned the murder of the judge"."""
    if noun.lemma not in words("victims", "slaying"):
        return False
    of = (t for t in page.children(noun) if t.dep == "prep" and t.norm == "of")
    return any(c.dep == "pobj" for t in of for c in page.children(t)) or any(
        t.dep == "poss" and t.pos == "PROPN" for t in page.children(noun))


def _has_toll(page: Page, noun: Token) -> bool:
    """Whether a noun's own clause tells whom it harmed: "accidents such as the mill fire in which nine died"."""
    harmed = {**verbs("subject"), **verbs("object")}
    return any(t.dep == "relcl" and t.pos == "VERB" and harmed.get(t.lemma) in ("killed", "injured")
               and any(c.pos == "NUM" or any(g.pos == "NUM" for g in page.children(c)) for c in page.children(t))
               for t in page.children(noun))  # fmt: skip


def _inside(page: Page, word: Token, claim: Claim) -> tuple[int, ...]:
    """The tokens of a clause."""
    sentence = page.sentence_of(word)
    return tuple(t.i for t in page.words(sentence) if claim.cite.start <= t.start < claim.cite.end)


def _apart(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims in order of place; of those that share a span, the later ones' ids tell their trigger."""
    taken: set[str] = set()
    kept = []
    for claim in sorted(claims, key=lambda c: (c.cite.start, c.cite.end, _trigger(c))):
        kept.append(_renamed(claim) if claim.id in taken else claim)
        taken.add(claim.id)
    return tuple(kept)


def _trigger(claim: Claim) -> int:
    return claim.body.trigger.start if isinstance(claim.body, Happening) else claim.cite.start


def _names(page: Page) -> dict[str, tuple[int, int]]:
    """The page's own names, under the ids that mentions have, where no mentions were read."""
    spans = {}
    for name in page.names:
        start, end = page.tokens[name.first].start, page.tokens[name.last - 1].end
        spans[f"{page.report.id}:m{start}-{end}"] = (start, end)
    return spans


def _claim(page: Page, trigger: Trigger, covered: dict[int, str]) -> Claim:
    word = trigger.token
    if trigger.nominal:
        first, last = clauses.phrase(page, word)
        told, parts = modality.of_noun(page, word), participants.of_noun(page, word, covered)
    else:
        first, last = clauses.clause(page, word, top=_top(page, word))
        told, parts = modality.of_verb(page, word), participants.of_verb(page, word, covered)
    cite = page.cite(first, last)
    kind = trigger.type
    if told == "denied" and _refuses(page, word, kind):
        kind, told = "reject", "happened"
    if told == "denied" and trigger.key == "be" and _describes(page, word):
        told = "happened"
    body = Happening(type=kind, trigger=page.cite(word, word), lemma=trigger.key, participants=parts,
                     nominal=trigger.nominal,
                     short=wording.short(page, word, first, last, nominal=trigger.nominal))  # fmt: skip
    return Claim(id=f"{page.report.id}:h{cite.start}-{cite.end}", cite=cite, sentence=page.cite_sentence(word),
                 modality=told, rule=RULE_NOUN if trigger.nominal else RULE, body=body,
                 headline=in_headline(page, word))  # fmt: skip


def _describes(page: Page, verb: Token) -> bool:
    """Whether a clause in "be" says what a named happening was like: "the raid was no surprise" denies no raid."""
    return any(c.dep == "nsubj" and c.pos == "NOUN" and triggers.noun_type(page, c) not in (None, "about", "other")
               for c in page.children(verb))  # fmt: skip


def _refuses(page: Page, verb: Token, kind: str) -> bool:
    """Whether a clause in "not" is a refusal: acts of will at any time, acts of power in the future."""
    words = {c.norm for c in page.children(verb) if c.dep in ("aux", "neg")}
    if kind in triggers.listed("kinds", "will"):
        return any(c.dep == "neg" for c in page.children(verb))
    return kind in triggers.listed("kinds", "power") and bool(words & triggers.listed("modality", "will"))


def _top(page: Page, verb: Token) -> Token | None:
    """The light verb that a verb is leaned on by, whose clause it is."""
    governor = page.head(verb)
    return governor if verb.dep == "xcomp" and triggers.leans(page, governor) == verb else None


def _renamed(claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, id=f"{claim.id}-{_trigger(claim)}")


def in_headline(page: Page, word: Token) -> bool:
    """Whether a word stands in the report's headline: its marked place, or an opening line that is no sentence."""
    span = page.report.title_span
    if span is not None:
        return span.start <= word.start < span.end
    sentence = page.sentence_of(word)
    return sentence.block == 0 and page.report.text[sentence.start : sentence.end][-1:] not in ".:,;"
