"""Cues: the verbs that report speech, who their subject is, and which words are their content.

What a verb takes as its content (a clause, an infinitive, a noun phrase, words after a preposition) is listed by frame
in `data/statements.toml`; this module walks the dependency parse from the verb to those words.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
RELATIVE = frozenset(("WP", "WDT", "WP$"))
_OWN = frozenset(("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "dobj", "dative", "prep", "npadvmod",
                  "agent", "prt", "oprd", "case"))  # fmt: skip
_UNREAL = frozenset(("can", "could", "might", "may", "should", "must", "ca", "cannot"))
_GO_ON = frozenset(("go", "continue", "come", "proceed"))
_LEADING = frozenset(("that", "and", "but", "yet", "so", "also"))
_TENSES = frozenset(("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"))


class Content(NamedTuple):
    """A verb's content: tokens first to last (inclusive), its governing word, and the frame that it was read by."""

    first: int
    last: int
    head: int
    frame: str
    marker: int | None = None  # the preposition or particle that belongs to the cue


@cache
def frame(name: str) -> frozenset[str]:
    """The verbs that take their content in this way."""
    return frozenset(lexicon("statements")["frames"][name])


@cache
def prepositions(verb: str) -> frozenset[str]:
    """The prepositions that a verb's content can follow."""
    table = lexicon("statements")["prepositions"]
    return frozenset(preposition for preposition, verbs in table.items() if verb in verbs)


@cache
def cue_verbs() -> frozenset[str]:
    """Every verb that can report speech."""
    table = lexicon("statements")
    framed = {verb for group in ("frames", "prepositions") for verbs in table[group].values() for verb in verbs}
    return frozenset(framed | set(table["passive"]["raised"]))


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """A list of the lexicon of statements."""
    return frozenset(lexicon("statements")[section][key])


def is_cue(token: Token) -> bool:
    """Whether a word is a verb that can report speech."""
    return token.lemma in cue_verbs() and token.tag in _TENSES and token.dep not in ("amod", "compound", "aux")


def told(page: Page, verb: Token) -> bool:
    """Whether the verb tells of speech that took place: not refused, not merely possible, not a condition."""
    kin = page.children(verb)
    if any(w.dep == "neg" or (w.dep == "aux" and w.norm in _UNREAL) for w in kin):
        return False
    if any(w.dep == "mark" and w.norm in ("if", "unless", "whether", "lest") for w in kin):
        return False
    if verb.tag == "VB":
        helped = any(w.dep == "aux" and (w.norm in ("did", "does", "do") or verb.lemma in ("say", "tell"))
                     and w.norm != "to" for w in kin)  # fmt: skip
        return helped or (verb.dep == "xcomp" and page.head(verb).lemma in _GO_ON)
    if verb.tag == "VBN":
        helped = any(w.dep in ("aux", "auxpass", "nsubj") for w in kin)
        return helped or (verb.dep == "conj" and page.head(verb).tag != "VBN")
    return True


def subject(page: Page, verb: Token) -> Token | None:
    """Who does what the verb tells: its subject, a relative pronoun's antecedent, a governing verb's subject."""
    for _ in range(6):
        found = _nearest_subject(page, verb)
        if found is not None and found.tag not in RELATIVE:
            return found
        if found is None and (early := _early(page, verb)) is not None:
            return early
        if verb.dep in ("relcl", "acl"):
            return page.head(verb)
        if found is not None or verb.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp"):
            return None
        verb = page.head(verb)
    return None


def _nearest_subject(page: Page, verb: Token) -> Token | None:
    subjects = (w for w in page.children(verb) if w.dep in SUBJECTS and not _is_time(w))
    return min(subjects, key=lambda w: abs(w.i - verb.i), default=None)


def _is_time(word: Token) -> bool:
    """Whether a word that the parser took for a subject only dates the saying: "the clerk, X, said Friday evening"."""
    return word.ent in ("DATE", "TIME") and word.norm in listed("nouns", "times")


def _early(page: Page, verb: Token) -> Token | None:
    """The subject that the parser gave to a participle before the verb: "a letter sent by the tenants said ..."."""
    for w in page.children(verb):
        if w.dep in ("ccomp", "csubj") and w.tag == "VBN" and w.i < verb.i:
            if any(t.text == "," for t in page.tokens[w.i : verb.i]):
                continue
            return next((x for x in page.children(w) if x.dep in SUBJECTS), None)
    return None


def is_passive(page: Page, verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(w.dep in ("auxpass", "nsubjpass") for w in page.children(verb))


def can_speak(page: Page, token: Token | None) -> bool:
    """Whether a word can name somebody who speaks: a name, a pronoun, a noun for people or a body."""
    if token is None or token.norm in ("i", "we", "you", "this", "that", "what", "there"):
        return False
    if token.ent in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
        return False
    if token.pos in ("PROPN", "PRON") or token.ent in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    if token.lemma in listed("nouns", "speakers"):
        return True
    if token.pos in ("NUM", "DET"):  # "one of them", "both", "some"
        return token.norm in ("both", "others", "some", "many", "all") or any(
            w.dep == "prep" and w.norm == "of" for w in page.children(token)
        )
    return any(w.dep == "appos" and w.ent == "PERSON" for w in page.children(token))


def content_of(page: Page, verb: Token) -> Content | None:
    """The words after a verb that are its content, by the first frame of the verb that fits."""
    kin = [w for w in page.children(verb) if w.i > verb.i]
    if any(w.dep == "prt" and w.norm not in listed("particles", "spoken") for w in kin):
        return None  # "called off", "put down"
    for read in (_clause, _another, _own_act, _judged, _after_preposition, _named, _thing):
        content = read(page, verb, kin)
        if content is not None:
            return None if _is_about_credit(page, verb, content) else content
    return None


def _is_about_credit(page: Page, verb: Token, content: Content) -> bool:
    """Whether what is asked is not to be named, which says how a source speaks and is no statement of it."""
    credit = page.tokens[content.head].lemma in listed("credit", "verbs")
    said = {w.norm for w in page.tokens[verb.i : content.last + 1]}
    return credit and verb.lemma in listed("credit", "asking") and not said.isdisjoint(listed("credit", "words"))


def _whole(page: Page, token: Token) -> tuple[int, int]:
    below = page.subtree(token)
    return below[0].i, below[-1].i


def _clause(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """He said (that) it rained; he denied going; she asked why the gates were shut."""
    asks = verb.lemma in frame("question")
    if verb.lemma not in frame("that") and not asks:
        return None
    for w in kin:
        inner = page.children(w)
        gerund = w.tag == "VBG" or any(x.dep == "aux" and x.norm == "having" for x in inner)
        if w.dep not in ("ccomp", "xcomp") or (w.dep == "xcomp" and not gerund):
            continue
        stated = any(x.dep in SUBJECTS or x.dep in ("mark", "expl", "attr") for x in inner)
        if not stated and w.dep == "ccomp" and verb.lemma in frame("object_to"):
            continue
        if w.dep == "ccomp" and w.tag == "VBG" and verb.lemma == "find" and not any(x.dep == "aux" for x in inner):
            continue
        if w.pos not in ("VERB", "AUX") and not stated:
            continue
        if any(x.dep == "aux" and x.norm == "to" for x in inner):
            continue
        opening = page.tokens[_whole(page, w)[0]]
        if (opening.tag in ("WRB", "WP") or opening.norm in ("whether", "if")) and not asks:
            continue
        if asks and opening.tag not in ("WRB", "WP", "WDT") and opening.norm not in ("whether", "if"):
            continue
        first, last = _whole(page, w)
        if first <= verb.i or first == last:
            continue
        return Content(first, last, w.i, "clause")
    return None if asks else _after_aside(page, verb, kin) or _far_clause(page, verb)


def _after_aside(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She says, since last night, the bay is calm: a clause that the parser took for a circumstance."""
    if page.tokens[verb.i + 1 : verb.i + 2] == () or page.tokens[verb.i + 1].text != ",":
        return None
    for w in kin:
        inner = page.children(w)
        finite = w.tag in ("VBD", "VBZ", "VBP") or any(x.dep in ("aux", "auxpass") and x.tag != "TO" for x in inner)
        told = w.dep == "advcl" and finite and any(x.dep in SUBJECTS for x in inner)
        if told and not any(x.dep == "mark" or x.tag in ("WRB", "WP") for x in inner):
            return Content(*_whole(page, w), w.i, "clause")
    return None


def _far_clause(page: Page, verb: Token) -> Content | None:
    """She said on the morning of the storm that it rained: a that-clause that the parser hung on a word in between."""
    for w in page.subtree(verb):
        if w.i > verb.i + 1 and w.norm == "that" and w.dep not in SUBJECTS and w.tag in ("IN", "WDT"):
            clause = page.head(w)
            if clause.dep in ("relcl", "acl", "ccomp") and clause.i > w.i and page.head(clause).pos != "VERB" and any(
                x.dep in SUBJECTS and x.i != w.i for x in page.children(clause)
            ):
                governor = page.head(clause)
                paper = governor.lemma in listed("nouns", "documents") and page.head(page.head(governor)).i == verb.i
                if governor.dep == "pobj" and (paper or governor.lemma not in listed("nouns", "content")):
                    return Content(w.i, _whole(page, clause)[1], clause.i, "clause")
    return None


def _another(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She urged drivers to slow down; it ordered all shops shut."""
    if verb.lemma not in frame("object_to"):
        return None
    for w in kin:
        if w.dep in ("ccomp", "xcomp") and (any(x.norm == "to" and x.dep == "aux" for x in page.children(w))
                                            or (w.tag in ("VBN", "VBD") and verb.lemma in frame("object")
                                                and not any(x.dep in SUBJECTS for x in page.children(w)))):  # fmt: skip
            first, last = _whole(page, w)
            asked = next((x for x in kin if x.dep in ("dobj", "dative") and x.i < w.i), None)
            if asked is not None:
                if asked.norm in ("us", "me"):
                    return None
                first = _whole(page, asked)[0]
            elif w.dep == "xcomp":
                on = next((x for x in kin if x.dep == "prep" and x.norm in ("on", "upon") and x.i < w.i), None)
                if on is None or verb.lemma != "call":
                    continue
                first = on.i + 1
            return Content(first, last, w.i, "another", None)
    return None


def _own_act(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """He vowed to run again."""
    if verb.lemma not in frame("to"):
        return None
    for w in kin:
        if w.dep in ("xcomp", "ccomp", "advcl") and any(x.norm == "to" and x.dep == "aux" for x in page.children(w)):
            return Content(*_whole(page, w), w.i, "own")
    return None


def _judged(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She dismissed the plan as a folly; he called it a folly."""
    if verb.lemma in frame("as"):
        for w in kin:
            if w.dep == "prep" and w.norm == "as" and page.children(w):
                first, last = _whole(page, w)
                return Content(first + 1, last, w.i, "as")
    if verb.lemma in frame("predicate"):
        for w in kin:
            bare = not any(x.dep in ("aux", "mark") for x in page.children(w))
            if w.dep == "oprd" or (w.dep in ("ccomp", "xcomp") and bare):
                first, last = _whole(page, w)
                thing = next((x for x in kin if x.dep == "dobj" and x.i < first), None)
                if thing is not None and thing.norm.endswith(("self", "selves")):
                    continue
                return Content(_whole(page, thing)[0] if thing else first, last, w.i, "predicate")
    return None


def _after_preposition(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """They spoke of a frost; she accused him of haste; he called for patience."""
    taken = prepositions(verb.lemma)
    if verb.lemma in ("accuse", "blame", "suspect"):  # the parser hangs "of hiding it" on the one accused
        hung = [x for w in kin if w.dep == "dobj" for x in page.children(w) if x.dep == "prep" and x.norm in taken]
        kin = [*kin, *(x for x in hung if any(y.dep == "pcomp" for y in page.children(x)))]
    for w in kin:
        if w.dep in ("prep", "prt", "dative") and w.norm in taken and w.i - verb.i <= 12:
            first, last = _whole(page, w)
            if w.dep == "prt":
                return next((Content(*_whole(page, x), x.i, "preposition", w.i) for x in kin if x.dep == "dobj"), None)
            after = [x for x in kin if x.dep in ("xcomp", "advcl") and x.i > last
                     and any(y.norm == "to" and y.dep == "aux" for y in page.children(x))]  # fmt: skip
            if after and verb.lemma in ("appeal", "call"):
                last = _whole(page, after[0])[1]
            elif w.norm == "to" and verb.lemma == "appeal":
                continue
            if first + 1 <= last:
                asked = next((x for x in kin if x.dep == "dobj" and x.i < w.i), None)
                begin = _whole(page, asked)[0] if asked is not None and verb.lemma in ("ask", "press") else first + 1
                last = _onward(page, verb, last)
                return Content(begin, last, page.tokens[begin].i, "preposition", w.i if asked is None else None)
    return None


def _named(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """The league put the crowd at 900; the club counts 750; others say 600."""
    if verb.lemma not in frame("number") and verb.lemma not in frame("object"):
        return None
    if verb.lemma == "claim" and any(w.dep == "dobj" and w.lemma in ("life", "victim") for w in kin):
        return None
    for w in kin:
        if w.dep in ("dobj", "npadvmod", "attr", "nummod", "ccomp"):
            first, last = _whole(page, w)
            if verb.lemma == "make" and page.tokens[first].norm != "it":  # "the police make it 900"
                continue
            at = next((x for x in kin if x.dep == "prep" and x.norm in ("at", "as") and x.i > last), None)
            if at is not None and verb.lemma in ("put", "estimate", "give", "reckon", "set", "quote"):
                last = _whole(page, at)[1]
            if first > verb.i and (at is not None or any(x.pos == "NUM" and x.ent not in ("DATE", "TIME")
                                                         for x in page.tokens[first : last + 1])):  # fmt: skip
                return Content(first, _to_the_end(page, verb, last), w.i, "number")
    return None


def _to_the_end(page: Page, verb: Token, last: int) -> int:
    """The end of all that the verb governs after a number, up to another verb's clause."""
    for w in page.children(verb):
        below = page.subtree(w)
        if below[0].i > last and w.dep not in ("punct", "cc"):
            if w.pos in ("VERB", "AUX") and (w.dep == "conj" or is_cue(w)):
                break
            if w.dep == "prep" and w.norm == "according":
                break
            last = below[-1].i
    return last


def _onward(page: Page, verb: Token, last: int) -> int:
    """The end of a noun phrase with the phrases that follow it and that the parser gave to the verb."""
    for w in page.children(verb):
        below = page.subtree(w)
        if below[0].i == last + 1 and w.dep in ("prep", "dative", "acl", "relcl", "xcomp", "oprd", "ccomp"):
            if w.tag == "VBG" and is_cue(w):
                break
            last = below[-1].i
    return last


def _thing(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She denied the story; the airport announced a new timetable."""
    if verb.lemma not in frame("object"):
        return None
    if verb.lemma == "claim" and any(w.dep == "dobj" and w.lemma in ("life", "victim") for w in kin):
        return None
    for w in kin:
        if w.dep in ("dobj", "ccomp") and w.norm not in ("nothing", "responsibility", "so", "himself", "herself", "me"):
            first, last = _whole(page, w)
            if first > verb.i:
                return Content(first, _onward(page, verb, last), w.i, "thing")
    return None


def own_words(page: Page, verb: Token) -> tuple[int, int]:
    """First and last token of the verb with its subject and adverbs, where it stands after or inside its content."""
    own, near = {verb.i}, _nearest_subject(page, verb)
    for w in page.children(verb):
        if w.dep in _OWN and (w.dep not in SUBJECTS or w is near):
            own.update(x.i for x in page.subtree(w))
    first = last = verb.i
    while first - 1 in own or (page.tokens[first - 1].text == "," and first - 2 in own):
        first -= 1
    while last + 1 in own:
        last += 1
    return first, last


def trim(page: Page, first: int, last: int) -> tuple[int, int]:
    """The same stretch without the conjunctions, commas and marks that it begins and ends with."""
    tokens = page.tokens
    while first < last and (_is_mark(tokens[first], "“\"'‘(£$") or _leads(tokens[first])):
        first += 1
    while last > first and (_is_mark(tokens[last], ")”\"'’") or tokens[last].dep == "cc"):
        last -= 1
    return first, last


def _is_mark(token: Token, kept: str) -> bool:
    return token.pos == "PUNCT" and token.text not in kept


def _leads(token: Token) -> bool:
    return token.norm in _LEADING and token.dep in ("cc", "mark")
