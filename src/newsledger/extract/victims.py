"""Victims told of without a number: "a guard was shot dead", "Mr Lund died", "the murder of a nun".

What befell them is read as it is for those whom a number counts (`fates`); who of them are one person within the report
is for `newsledger.extract.persons` to say. Each is put to the happening whose clause tells of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from newsledger.core.claims import Claim, Happening, Mention, Victim
from newsledger.core.lexicon import words
from newsledger.core.pages import Page, Token
from newsledger.extract.deeds import by_verb, is_contrasted, is_denied
from newsledger.extract.fates import state_beside, state_with
from newsledger.extract.governors import is_passive, roles
from newsledger.extract.moods import modality_of
from newsledger.extract.numbers import Number
from newsledger.extract.participants import at_words
from newsledger.extract.persons import Somebody, told_apart
from newsledger.extract.placed import Count, listed
from newsledger.extract.tallied import by_owner
from newsledger.extract.terms import Measured, is_person, verbs

HARMS = ("killed", "injured")
NO_ONE = frozenset(("no", "any", "every", "each", "what", "which", "whose", "some"))
_PRONOUNS = frozenset(("he", "she", "him", "her", "himself", "herself"))
_STATES = frozenset(("oprd", "acomp", "advmod", "ccomp", "xcomp", "amod"))
_UP = 3  # governors that are asked whether they suppose or deny


def with_victims(page: Page, mentions: Sequence[Mention], happenings: Sequence[Claim]) -> tuple[Claim, ...]:
    """The happenings with the victims that each tells of."""
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    starts = {t.start: t.sentence for t in page.tokens}
    for claim in happenings:
        if isinstance(claim.body, Happening):
            by_sentence[starts[claim.body.trigger.start]].append(claim)
    found: dict[str, list[Victim]] = defaultdict(list)
    for somebody, person, name, age in told_apart(harmed(page, mentions, set(by_sentence))):
        home = _home(somebody, by_sentence.get(somebody.token.sentence, ()))
        if home is not None:
            found[home.id].append(Victim(cite=page.cite(somebody.first, somebody.token), measure=somebody.measure,
                                         person=person, mention=somebody.mention, name=name, age=age,
                                         modality=somebody.modality))  # fmt: skip
    return tuple(replace(c, body=replace(c.body, victims=tuple(found[c.id]))) if c.id in found
                 and isinstance(c.body, Happening) else c for c in happenings)  # fmt: skip


def _home(somebody: Somebody, claims: Sequence[Claim]) -> Claim | None:
    """The happening that tells of it: the narrowest whose words hold them, else the nearest."""
    at, end = somebody.token.start, somebody.token.end
    holding = [c for c in claims if c.cite.start <= at and end <= c.cite.end]
    if holding:
        return min(holding, key=lambda c: (c.cite.end - c.cite.start, c.id))
    return min(claims, key=lambda c: (min(abs(c.cite.start - end), abs(at - c.cite.end)), c.id), default=None)


def harmed(page: Page, mentions: Sequence[Mention], sentences: set[int]) -> Iterator[Somebody]:
    """Everybody of whom these sentences tell that they were killed or hurt, or who is told of beside them, in order."""
    names = {m.id: m for m in mentions if m.kind == "person" and not m.nominal}
    covered = at_words(page, {m.id: (m.cite.start, m.cite.end) for m in names.values()})
    for token in page.tokens:
        mention = names.get(covered.get(token.i, ""))
        if mention is not None and covered.get(token.head) == mention.id and token.head != token.i:
            continue  # not the head of the name
        pronoun = token.norm in _PRONOUNS and token.tag == "PRP"
        if mention is None and not pronoun and not _describes(page, token):
            continue
        first = next(t for t in page.subtree(token) if covered.get(t.i) == mention.id) if mention else token
        measure = fate(page, token, first) if token.sentence in sentences else None
        count = _as_one(token, first)
        settled = measure is None or _by_noun(page, token) or _by_deed(page, token)
        told = "happened" if settled else modality_of(page, Measured(count, measure or "", token, "verb", None))
        yield Somebody(page=page, token=token, first=first, measure=measure or "", modality=told,
                       mention=mention.id if mention else None, name=_name(mention, mentions),
                       gender=mention.gender if mention else None, pronoun=pronoun)  # fmt: skip


def _name(mention: Mention | None, mentions: Sequence[Mention]) -> str:
    """The fullest name: that of the mention which a shorter one points back to."""
    known = {m.id: m for m in mentions} if mention is not None and mention.same_as else {}
    seen: set[str] = set()
    while mention is not None and mention.same_as in known and mention.id not in seen:
        seen.add(mention.id)
        mention = known[mention.same_as]
    return mention.cite.quote.lower() if mention else ""


def _describes(page: Page, token: Token) -> bool:
    """Whether a word is a single person without a name: a noun in the singular that counts nobody."""
    if token.norm == "another" and token.tag == "DT":
        return token.dep in ("nsubj", "nsubjpass", "dobj", "conj")
    if _is_aged(page, token):
        return True
    if token.tag != "NN" or token.dep in ("compound", "amod", "nmod", "npadvmod", "attr") or not is_person(token):
        return False
    nobody = words("victims", "several") | words("victims", "things")
    if token.lemma in listed("nouns", "tallies") | _fated() | _deeds() | nobody:
        return False
    below = page.children(token)
    return not any((t.tag == "CD" and t.dep == "nummod") or t.norm in NO_ONE for t in below)


def _is_aged(page: Page, token: Token) -> bool:
    """Whether somebody is told of by an age alone: "a two-year-old was hit"."""
    if token.norm != "old" or token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"):
        return False
    return any(t.lemma in ("year", "month", "week") for t in page.children(token))


def _fated() -> frozenset[str]:
    return words("victims", "ends")


def _deeds() -> frozenset[str]:
    return words("victims", "deeds")


def _as_one(token: Token, first: Token) -> Count:
    """Somebody as a count of one, so that what befell them is read as for any number."""
    number = Number(first.start, token.end, first.start, token.end, 1, 1, 1, "count", "word", None, False)
    return Count(number, token, None if token.tag.startswith("NNP") else token, None, token, first.start, token.end,
                 first.i, token.i)  # fmt: skip


def fate(page: Page, token: Token, first: Token) -> str | None:
    """ "killed" or "injured", where the words around say so of somebody; null where they do not, or suppose or deny it.
    """
    if _is_supposed(page, token):
        return None
    if _is_doer(page, token):
        return _by_noun(page, token) or _then(page, token)
    count = _as_one(token, first)
    beside = None if token.dep == "pobj" else state_beside(page, count, None, inner=False)
    found = _by_noun(page, token) or beside or state_with(page, token)
    found = found or _by_deed(page, token)
    if found is None and not _tells(page, token):
        found = by_verb(page, count, True, None, None, inner=False)
    if found not in HARMS:
        found = by_owner(page, count, True)
    found = found if found in HARMS else _struck(page, token)
    return "killed" if found == "injured" and _has_died(page, token) else found


def _has_died(page: Page, token: Token) -> bool:
    """Whether what befell somebody goes on to their death: "the guard was stabbed and later died"."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    return any(t.dep == "conj" and verbs("subject").get(t.lemma) == "killed" and not any(
        c.dep in ("nsubj", "nsubjpass", "dobj", "neg") for c in page.children(t))
        for t in page.children(page.head(token)))  # fmt: skip


def _then(page: Page, token: Token) -> str | None:
    """What befell somebody after their own deed: "shot and wounded a boy and was killed by the crowd"."""
    if token.dep != "nsubj":
        return None
    steps = [page.head(token)]
    for step in steps:
        told = verbs("object" if is_passive(page, step) else "subject").get(step.lemma)
        if step is not steps[0] and told in HARMS and not is_denied(page, step):
            return told
        steps += [t for t in page.children(step) if t.dep in ("conj", "dep") and t.pos in ("VERB", "AUX") and not any(
            c.dep in ("nsubj", "nsubjpass", "csubj") for c in page.children(t))]  # fmt: skip
    return None


def _is_doer(page: Page, token: Token) -> bool:
    """Whether somebody did it: "shot dead by her father", "a guard shot and killed the driver"."""
    head = token
    while head.dep in ("conj", "appos") and page.head(head).pos in ("NOUN", "PROPN"):
        head = page.head(head)
    if head.dep == "pobj" and page.head(head).dep == "agent":
        return True
    verbs_here = [t for t in page.children(head) if t.dep == "acl"]  # "a guard stabbed and hurt him", read as "stabbed"
    verbs_here += [page.head(head)] if head.dep == "nsubj" else []
    return any(v.lemma in words("victims", "struck") and _shares_object(page, v) for v in verbs_here)


def _shares_object(page: Page, verb: Token) -> bool:
    """Whether a verb in the active has its object behind the next: "shot and killed the driver"."""
    below = page.children(verb)
    if any(t.dep in ("dobj", "auxpass", "agent") for t in below):
        return False
    joined = (t for t in below if t.dep == "conj" and t.tag == "VBD")
    return any(any(c.dep == "dobj" for c in page.children(t)) and not any(
        c.dep in ("nsubj", "nsubjpass") for c in page.children(t)) for t in joined)  # fmt: skip


def _tells(page: Page, token: Token) -> bool:
    """Whether somebody only says or thinks what a clause of its own tells: "the guard was wounded, the driver said"."""
    if token.dep != "nsubj":
        return False
    contents = (t for t in page.children(page.head(token)) if t.dep == "ccomp")
    return any(c.dep in ("nsubj", "nsubjpass") for content in contents for c in page.children(content))


def _is_supposed(page: Page, token: Token) -> bool:
    """Whether a governing verb is denied or stands in a supposition."""
    for step, above in enumerate((token, *page.ancestors(token))):
        if step > _UP:
            break
        if above.pos in ("VERB", "AUX"):
            below = page.children(above)
            denied = any(t.dep == "neg" for t in below) and not is_contrasted(page, above)
            if denied or any(
                    t.dep == "mark" and t.norm in words("victims", "supposing") for t in below):  # fmt: skip
                return True
            if above.dep not in ("xcomp", "conj"):
                break
    return False


def _by_noun(page: Page, token: Token) -> str | None:
    """By a state that stands before the noun or a noun that owns it: "the wounded guard", "the guard's death"."""
    owner = page.head(token)
    if token.dep == "poss":
        return _of_deed(page, owner)
    for child in page.children(token):
        if child.dep == "amod" and child.i < token.i:
            if child.norm in ("dead", "slain", "murdered"):
                return "killed"
            if child.norm in ("wounded", "injured"):
                return "injured"
    return None


def _by_deed(page: Page, token: Token) -> str | None:
    """By the deed done to them: "the fatal shooting of a guard", "a shooting that wounded a nun"."""
    head = token
    while head.dep in ("conj", "appos") and page.head(head).pos in ("NOUN", "PROPN"):
        head = page.head(head)
    prep = page.head(head)
    if head.dep != "pobj" or prep.norm != "of":
        return None
    owner = page.head(prep)
    return _of_deed(page, owner)


def _of_deed(page: Page, noun: Token) -> str | None:
    """What a noun of a deed did to those it was done to; null where it was only meant to be done."""
    below = page.children(noun)
    if any(t.norm in words("victims", "meant") for t in below) or (
            noun.dep == "pobj" and page.head(page.head(noun)).lemma in words("victims", "meant")):  # fmt: skip
        return None
    if noun.lemma in _fated():
        return "killed"
    if noun.lemma not in _deeds():
        return None
    fatal = any(_is_fatal(page, t) for t in page.children(noun))
    fatal = fatal or any(t.norm == "death" for t in page.tokens[noun.i + 1 : noun.i + 2])
    return "killed" if fatal else "injured"


def _is_fatal(page: Page, token: Token) -> bool:
    """Whether a word says that a blow killed: "fatal", and not "non-fatal"."""
    before = [t.norm for t in page.tokens[max(token.i - 2, 0) : token.i]]
    return token.norm in words("victims", "fatal") and not {"non", "not", "nearly", "almost"} & set(before)


def _with_wound(page: Page, verb: Token) -> str | None:
    """ "Was found with a wound", "found a man with a fatal wound"."""
    for preposition in (t for t in page.subtree(verb) if t.dep == "prep" and t.norm == "with" and t.i > verb.i):
        for hurt in page.children(preposition):
            if hurt.dep == "pobj" and (hurt.lemma in listed("hospital", "hurts") or hurt.lemma in ("injury", "wound")):
                fatal = any(_is_fatal(page, t) for t in page.children(hurt))
                return "killed" if fatal else "injured"
    return None


def _struck(page: Page, token: Token) -> str | None:
    """By a verb that strikes its subject in a headline ("Guard shot at bank") or by what somebody has suffered."""
    for verb, role in roles(page, token):
        below = page.children(verb)
        if verb.lemma in words("victims", "having") and role == "subject":
            hurts = listed("hospital", "hurts")
            having = [t for t in below if t.dep == "dobj"]
            having += [c for t in below if t.dep == "prep" and t.norm == "from" for c in page.children(t)]
            if any(t.lemma in hurts or t.lemma in ("injury", "wound") for t in having):
                return "injured"
        if verb.lemma in words("victims", "announced") and role == "object" and (told := _with_wound(page, verb)):
            return told
        if role == "subject" and any(t.dep == "conj" and verbs("subject").get(t.lemma) == "killed" and not any(
                c.dep in ("nsubj", "nsubjpass") for c in page.children(t)) for t in below):  # fmt: skip
            return "killed"
        if verb.lemma in words("victims", "announced") and role == "object" and any(
                t.norm in words("victims", "lifeless") and t.dep in _STATES for t in below):  # fmt: skip
            return "killed"
        idle = not any(t.dep in ("dobj", "prt") or (t.dep == "prep" and t.norm == "at") for t in below)
        headless = not any(t.dep in ("aux", "auxpass") for t in below)
        if verb.lemma in words("victims", "struck") and verb.tag in ("VBD", "VBN") and idle and headless \
                and role == "subject" and page.sentence_of(verb).block == 0:  # fmt: skip
            near = (t for t in page.subtree(verb)[:12] if abs(t.i - verb.i) < 3)
            fatal = any(t.norm in words("victims", "fatal") for t in near)
            return "killed" if fatal or verb.lemma in ("kill", "murder", "slay") else "injured"
    return None
