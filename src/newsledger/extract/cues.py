"""Cues: the verbs that report speech, whether they tell of speech that took place, and who their subject is.

Which verbs those are, and what they take as their content, is listed in `data/statements.toml`; `contents` finds the
words.
"""

from __future__ import annotations

from functools import cache

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
RELATIVE = frozenset(("WP", "WDT", "WP$"))
_OWN = frozenset(("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "dobj", "dative", "prep", "npadvmod",
                  "agent", "prt", "oprd", "case"))  # fmt: skip
_UNREAL = frozenset(("can", "could", "might", "may", "should", "must", "ca", "cannot"))
_GO_ON = frozenset(("go", "continue", "come", "proceed"))
_SOME = frozenset(("both", "others", "some", "many", "all", "few", "several", "most"))
_NOBODY = frozenset(("nobody", "none", "neither", "anyone", "anybody", "whoever", "no-one"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_PAST = frozenset(("VBD", "VBN", "VBZ", "VBP"))
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PRON"))
_LEADING = frozenset(("that", "and", "but", "yet", "so", "also"))
_TENSES = frozenset(("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"))


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
    refused = any(w.dep == "neg" for w in kin) and verb.lemma not in listed("negated", "verbs")
    if refused or any(w.dep == "aux" and w.norm in _UNREAL for w in kin) or _by_nobody(page, verb):
        return False
    if any(w.dep == "mark" and w.norm in ("if", "unless", "whether", "lest") for w in kin) or _is_asked(page, verb):
        return False
    if verb.tag == "VB":
        helped = any(w.dep == "aux" and (w.norm in ("did", "does", "do") or verb.lemma in ("say", "tell"))
                     and w.norm != "to" for w in kin)  # fmt: skip
        above = page.head(verb)
        reached = verb.dep in ("xcomp", "advcl") and verb.lemma in ("say", "tell", "ask") and above.tag in _PAST
        reached = reached and above.lemma in listed("reaching", "verbs")
        beside = verb.dep == "conj" and above.tag in _FINITE and not any(w.dep == "aux" for w in kin)
        return helped or reached or beside or (verb.dep == "xcomp" and above.lemma in _GO_ON) or (
            verb.dep == "advcl" and above.lemma == "go" and page.tokens[above.i + 1].norm == "on")
    if verb.tag == "VBN":
        helped = any(w.dep in ("aux", "auxpass", "nsubj") for w in kin)
        return helped or (verb.dep == "conj" and page.head(verb).tag != "VBN") or _told_by(page, verb)
    return True


def _is_asked(page: Page, verb: Token) -> bool:
    """Whether a sentence that opens with its auxiliary asks: "Did the firm think that ...?"."""
    opening = page.words(page.sentences[verb.sentence])[0]
    return verb.tag == "VB" and opening.dep == "aux" and opening.head == verb.i


def _by_nobody(page: Page, verb: Token) -> bool:
    """Whether it is nobody, or whoever it may be, that is said to speak."""
    who = _nearest_subject(page, verb)
    if who is not None and who.tag in RELATIVE and verb.dep == "relcl":
        who = page.head(verb)
    return who is not None and (who.norm in _NOBODY or any(w.norm in ("no", "any") for w in page.children(who)
                                                           if w.dep == "det"))  # fmt: skip


def _told_by(page: Page, verb: Token) -> bool:
    """Whether a participle tells of speech to somebody: "told by a porter that the lift was out, she walked"."""
    return (verb.dep == "advcl" and verb.lemma in listed("passive", "asked")
            and any(w.dep == "agent" for w in page.children(verb)))  # fmt: skip


def _inverted(page: Page, verb: Token) -> Token | None:
    """The speaker in "..., says his aunt, to buy bread", whom the parser gave to a verb after it."""
    hearer = verb.lemma in listed("passive", "asked")  # "..., told the paper"
    if hearer or verb.tag not in _FINITE or verb.i == 0 or page.tokens[verb.i - 1].text not in (",", '"', "”", "''"):
        return None
    last = verb.i
    while last + 1 < len(page.tokens) and page.tokens[last + 1].pos in _NAMING:
        last += 1
    who = page.tokens[last]
    while verb.i < who.head <= last and who.head != who.i:
        who = page.head(who)
    after = page.tokens[last + 1].text if last + 1 < len(page.tokens) else "."
    return who if last > verb.i and after in (",", ".", ";") and can_speak(page, who) else None


def _set_apart(page: Page, verb: Token) -> Token | None:
    """The speaker in "..., the chief, Ana Sol, bluntly said that ...", whom the parser hung on words before."""
    if verb.dep != "ROOT" or verb.tag not in _FINITE:
        return None
    at = verb.i - 1
    while at > 0 and (page.tokens[at].pos == "ADV" or page.tokens[at].text == ","):
        at -= 1
    who = page.tokens[max(at, 0)]
    if who.i >= verb.i or who.sentence != verb.sentence or who.pos not in ("PROPN", "NOUN") or not can_speak(page, who):
        return None
    while page.head(who).i < who.i and who.dep == "appos":
        who = page.head(who)
    return who


def _finite_tag(page: Page, verb: Token) -> str:
    """The tag of the word that bears a verb's tense: its first auxiliary or itself."""
    return next((w.tag for w in page.children(verb) if w.dep in ("aux", "auxpass")), verb.tag)


def rejoined(page: Page, verb: Token) -> Token | None:
    """The cue that a verb goes on from, which the parser joined to what was said.

    "The firm says the dam is safe and denies delay": `denies` to `says`; "they asked that it be shut and left".
    """
    if verb.dep != "conj" or verb.tag not in _FINITE or _nearest_subject(page, verb) is not None:
        return None
    inner = page.head(verb)
    for _ in range(4):
        if inner.dep == "conj" and _nearest_subject(page, inner) is None:
            inner = page.head(inner)
    outer = page.head(inner)
    if inner.dep != "ccomp" or not is_cue(outer) or _finite_tag(page, outer) != verb.tag or outer.i > inner.i:
        return None
    told_of, helped = _nearest_subject(page, inner), _finite_tag(page, inner)
    if is_cue(verb) and verb.tag == "VBZ" and helped == "VBP":
        return outer  # "has denied that guards are shooting and says ...": one speaks, they shoot
    if is_cue(verb) and verb.tag == "VBD" and (inner.tag in ("VBZ", "VBP") or helped in ("VBZ", "VBP")):
        return outer  # "noted that the firm is selling land and said ...": what is told of is told in the present
    bare = inner.tag == "VB" or any(w.dep == "aux" and w.tag == "MD" for w in page.children(inner))
    asked = outer.lemma in listed("passive", "asked") or outer.lemma in ("demand", "insist", "propose")
    return outer if (bare and asked) or (is_cue(verb) and not can_speak(page, told_of)) else None


def resumed(page: Page, verb: Token) -> Token | None:
    """The cue that a participle takes up again, which the parser hung on what was said.

    "He said the firm was ready, adding that ...": `adding` to `said`; "she said trade has grown, citing figures".
    """
    if verb.tag != "VBG" or verb.dep != "advcl" or page.tokens[verb.i - 1].text != ",":
        return None
    inner = page.head(verb)
    outer = page.head(inner)
    if inner.dep != "ccomp" or not is_cue(outer) or outer.i > inner.i or outer.tag not in _FINITE:
        return None
    doer = _nearest_subject(page, inner)
    return outer if verb.lemma == "add" or (is_cue(verb) and not can_speak(page, doer)) else None


def subject(page: Page, verb: Token) -> Token | None:
    """Who does what the verb tells: its subject, a relative pronoun's antecedent, a governing verb's subject."""
    verb = resumed(page, verb) or verb
    for _ in range(6):
        found = _nearest_subject(page, verb)
        if found is not None and found.tag not in RELATIVE:
            return found
        if found is None and (helped := _of_auxiliary(page, verb)) is not None:
            return helped
        if found is None and (apart := _inverted(page, verb) or _set_apart(page, verb)) is not None:
            return apart
        if found is None and (early := _early(page, verb) or _beside_cue(page, verb)) is not None:
            return early
        if (outer := rejoined(page, verb)) is not None:
            verb = outer
            continue
        if verb.dep in ("relcl", "acl"):
            return _antecedent(page, verb)
        if found is not None or verb.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp"):
            return None
        verb = page.head(verb)
    return None


def _of_auxiliary(page: Page, verb: Token) -> Token | None:
    """The subject that an aside has left on the auxiliary: "officials have, however, denied it"."""
    return next((w for aux in page.children(verb) if aux.dep == "aux" for w in page.children(aux)
                 if w.dep in SUBJECTS and w.i < aux.i), None)  # fmt: skip


def _antecedent(page: Page, verb: Token) -> Token:
    """Whom a relative clause tells of: in "Vega of Lima, which closed the mill", the firm and not the town."""
    near = _whose(page, verb, page.head(verb))
    above = page.head(near)
    if near.dep == "pobj" and near.ent in ("GPE", "LOC") and above.norm in ("of", "in", "from"):
        whole = page.head(above)
        apart = page.tokens[near.i + 1].text == ","
        return whole if apart and can_speak(page, whole) and whole.pos in ("NOUN", "PROPN") else near
    return near


def _whose(page: Page, verb: Token, near: Token) -> Token:
    """Whom a clause behind a noun that cannot speak tells of.

    "Who" follows a person: "cries of joy from guests, who believe ..." are the guests. A participle goes back to who
    does what the noun stands in: "he took it as a joke, saying ...", "she pointed at a chart, adding ...".
    """
    if can_speak(page, near) or near.lemma in listed("nouns", "documents"):
        return near
    opening = next((w for w in page.children(verb) if w.norm == "who" and w.i < verb.i), None)
    if opening is not None:
        at = opening.i - (2 if page.tokens[opening.i - 1].text == "," else 1)
        beside = page.tokens[at]
        return beside if near.i < at and beside.pos in ("NOUN", "PROPN") and can_speak(page, beside) else near
    if verb.tag != "VBG" or verb.lemma not in frame("that") or verb.lemma in listed("weak", "verbs"):
        return near
    for above in page.ancestors(near):
        if above.pos == "VERB" and above.i != verb.i:
            who = _nearest_subject(page, above)
            if who is not None and who.tag in RELATIVE and above.dep == "relcl":
                who = page.head(above)
            return who if who is not None and can_speak(page, who) else near
    return near


def _beside_cue(page: Page, verb: Token) -> Token | None:
    """The speaker in "He was freed and police say ...", which the parser joined to words before "and"."""
    if verb.dep not in ("conj", "advcl") or verb.tag not in _FINITE or verb.i < 2 or verb.lemma not in frame("that"):
        return None
    who = page.tokens[verb.i - 1]
    joined = page.tokens[verb.i - 2].dep == "cc" and page.tokens[verb.i - 2].norm in ("and", "but")
    return who if joined and who.pos == "NOUN" and who.lemma in listed("nouns", "speakers") else None


def _nearest_subject(page: Page, verb: Token) -> Token | None:
    subjects = [w for w in page.children(verb) if w.dep in SUBJECTS and not _is_time(w)]
    if subjects and subjects[0].i < verb.i < subjects[-1].i and page.tokens[verb.i - 1].text == ",":
        return subjects[-1]  # "Thirty, says the mayor"
    return min(subjects, key=lambda w: abs(w.i - verb.i), default=None)


def _is_time(word: Token) -> bool:
    """Whether a word that the parser took for a subject only dates the saying: "the clerk, X, said Friday evening"."""
    return word.ent in ("DATE", "TIME") and word.norm in listed("nouns", "times")


def _early(page: Page, verb: Token) -> Token | None:
    """The subject that the parser gave to a participle before the verb: "a letter sent by the tenants said ..."."""
    for w in page.children(verb):
        inner = [x for x in page.children(w) if x.dep in SUBJECTS]
        if w.dep == "ccomp" and w.i < verb.i and len(inner) > 1 and any(x.tag in RELATIVE for x in inner):
            return next((x for x in inner if x.tag not in RELATIVE), None)  # "Li, who left early, said ..."
        if w.dep in ("ccomp", "csubj") and w.tag == "VBN" and w.i < verb.i:
            if any(t.text == "," for t in page.tokens[w.i : verb.i]):
                continue
            return next((x for x in page.children(w) if x.dep in SUBJECTS), None)
    return None


def is_hearsay(page: Page, verb: Token) -> bool:
    """Whether a clause tells what is said by nobody in particular: "one hears", "it is said that", "word has it"."""
    own = {w.dep: w for w in page.children(verb) if w.i < verb.i}
    who = own.get("nsubj") or own.get("nsubjpass")
    if who is None:
        return False
    if verb.lemma in listed("hearsay", "heard"):
        return who.norm in listed("hearsay", "anybody")
    if "auxpass" in own:
        return who.norm == "it" and verb.lemma in listed("passive", "raised")
    return verb.lemma == "have" and who.lemma in listed("hearsay", "word")


def is_passive(page: Page, verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(w.dep in ("auxpass", "nsubjpass") for w in page.children(verb)) or (
        verb.tag == "VBN" and _told_by(page, verb)
    )


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
    if token.lemma in listed("nouns", "partitives"):
        parts = (x for w in page.children(token) if w.norm == "of" for x in page.children(w) if x.dep == "pobj")
        return any(can_speak(page, x) for x in parts)
    if token.pos in ("NUM", "DET") or token.norm in _SOME:  # "one of them", "both", "some"
        return token.norm in _SOME or any(
            w.dep == "prep" and w.norm == "of" for w in page.children(token)
        )
    return any(w.dep == "appos" and w.ent == "PERSON" for w in page.children(token))


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
