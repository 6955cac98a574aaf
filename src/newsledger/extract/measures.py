"""What a number measures: the fate of people, a crowd, a force, things, money, a distance.

Read from the words around the number in a fixed order: its unit, the noun it counts, the state named beside it, the
verb that governs it and its part in the clause, the tally it is the value of; where the number stands alone, from the
figure that it follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token
from newsledger.extract.counts import Count, listed, nouns_of

PEOPLE_MEASURES = frozenset(
    ("killed", "injured", "missing", "displaced", "detained", "abducted", "rescued", "evacuated", "affected",
     "participants", "personnel", "population")
)  # fmt: skip
_CLASSES = ("killed", "detained", "abducted", "rescued", "evacuated", "affected", "participants", "personnel",
            "population")  # fmt: skip
_WHOLE_DETERMINERS = ("the", "its", "their", "his", "her", "our", "those", "these", "all", "other")
_PART_WORDS = ("another", "most", "half", "dozens", "scores", "hundreds", "thousands", "none", "some", "last", "first",
               "rest", "third", "quarter", "any", "several", "many", "few", "all")  # fmt: skip
_SHOTS = ("shoot", "stab", "beat", "burn")  # what may wound or kill: a part of the killed was killed
_SUM = 1000  # "four million of them": a part of a sum of money
_RECENT = 3  # sentences in which a bare number's antecedent is sought
_DEEP = 6  # steps up a chain of coordinated nouns
_NEAR = 9  # words behind a number in which its clause is searched for a set phrase


class Measured(NamedTuple):
    """A count with its measure, the noun that it counts (its own, or the one it leaves out), and how that was read."""

    count: Count
    measure: str
    noun: Token | None
    how: str
    verb: Token | None


@cache
def _fated() -> dict[str, str]:
    return {word: measure for measure, words in lexicon("figures")["nouns"]["fated"].items() for word in words}


@cache
def _states() -> dict[str, str]:
    return {word: measure for measure, words in lexicon("figures")["states"].items() for word in words}


@cache
def _classes() -> dict[str, str]:
    return {word: name for name in reversed(_CLASSES) for word in nouns_of(name)}


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {tuple(words.split()): measure for measure, many in lexicon("figures")["phrases"].items() for words in many}


@cache
def _verbs(role: str) -> dict[str, str]:
    return {lemma: measure for measure, many in lexicon("figures")["verbs"][role].items() for lemma in many}


@cache
def _people() -> frozenset[str]:
    return frozenset((*nouns_of("people"), *_classes(), *_fated()))


def measured(page: Page, count: Count, earlier: list[Measured], whole: Measured | None = None) -> Measured:
    """The count with its measure.

    `earlier` are the counts before it on the page, measured; `whole` is the figure that it is said to be a part of.
    """
    number, noun = count.number, count.noun
    contrast = _contrasted(page, count, earlier)
    if contrast is not None:
        return Measured(count, contrast.measure, contrast.noun, "contrast", contrast.verb)
    if number.unit in ("pounds", "pound") and page.tokens[count.first - 1].lemma == "weigh":
        return Measured(count, "other", noun, "unit", None)
    if number.kind in ("money", "distance", "duration"):
        return Measured(count, number.kind, noun, "unit", None)
    if number.kind in ("share", "amount"):
        return Measured(count, "other", noun, "unit", None)
    if _is_magnitude(page, count, earlier):
        return Measured(count, "magnitude", noun, "magnitude", None)
    money = next((m for m in reversed(earlier) if m.measure == "money" and m.count.word.sentence == count.word.sentence), None)
    if money is not None and noun is None and (_is_paid(page, count) if count.whole is None else (
            count.whole.norm in ("them", "it") and (number.value or 0) >= _SUM)):  # fmt: skip
        return Measured(count, "money", money.noun, "earlier", money.verb)
    named = noun if noun is not None else count.whole if _is_named(count.whole) else None
    thing = _thing(_lemma(named))
    if thing is not None:
        return Measured(count, thing, named, "noun", _governor(page, count))
    before = whole or _antecedent(page, count, earlier)
    person = named is None or is_person(named)
    for how, found in _readings(page, count, named, person, before, whole):
        if found is not None:
            own = named or (before.noun if before is not None else None)
            return Measured(count, found, own, how, _governor(page, count))
    return Measured(count, "other", named, "none", _governor(page, count))


def _of_us(page: Page, count: Count) -> str | None:
    """ "We were 80": those concerned."""
    verb = page.head(count.head)
    if count.head.dep != "attr" or verb.lemma != "be":
        return None
    return "affected" if any(t.dep == "nsubj" and t.norm in ("we", "they") for t in page.children(verb)) else None


def _is_paid(page: Page, count: Count) -> bool:
    """Whether a bare number is what something costs or what is paid."""
    verbs = [v for v, _ in _parts(page, count.head)] or [v for v in (_governor(page, count),) if v is not None]
    return bool(verbs) and verbs[0].lemma in listed("paying", "words")


def _is_named(whole: Token | None) -> bool:
    return whole is not None and whole.pos not in ("PRON", "DET")


def _readings(page: Page, count: Count, named: Token | None, person: bool, before: Measured | None,
              whole: Measured | None) -> Iterator[tuple[str, str | None]]:  # fmt: skip
    """The readings of a count of people or of nothing named, the surest first."""
    noun = count.noun
    yield "noun", _fated().get(_lemma(noun))
    inner = is_inner(page, count)
    if person:
        yield "state", _state_beside(page, count, before, inner=inner)
        verb = _by_verb(page, count, person, before, whole, inner=inner)
        yield "verb", verb if verb not in ("participants", "personnel") or whole is None else None
    else:
        yield "verb", _by_verb(page, count, person, before, whole, inner=inner)
    if count.whole is not None:
        yield "whole", measure_of_noun(page, count.whole)
    yield "of", _by_owner(page, count, person)
    paired = is_paired(page, count)
    if noun is None and count.whole is None and not paired:
        yield "tally", _by_tally(page, count)
        yield "pronoun", _of_us(page, count)
    if person and not inner:
        yield "phrase", _phrase_behind(page, count)
    if person and not paired:
        yield "heading", _by_heading(page, count)
    if whole is not None and person:
        yield "part", whole.measure
    if named is not None:
        yield "class", _classes().get(_lemma(named))
        if person:
            yield "class", _default(page, count, named, before)
    elif before is not None and before.measure not in ("population", "magnitude"):
        yield "earlier", before.measure


def measure_of_noun(page: Page, noun: Token) -> str | None:
    """The measure that a noun tells by itself or by the state and clause beside it: "the dead", "those who fled"."""
    return _fated().get(_lemma(noun)) or _state_of(page, noun) or {
        name: name for name in ("killed", "abducted", "rescued")}.get(_classes().get(_lemma(noun), ""))  # fmt: skip


def _default(page: Page, count: Count, noun: Token, before: Measured | None) -> str | None:
    """People of whom the clause says nothing: as the figure before where they are told by nation; men are a force."""
    if noun.lemma in ("relative",):
        return "participants"
    if noun.lemma == "man" and noun.tag == "NNS":
        sentence = page.sentence_of(noun)
        return "personnel" if any(t.lemma in listed("military", "words") for t in page.words(sentence)) else "affected"
    if noun.ent == "NORP" and before is not None and before.measure in PEOPLE_MEASURES:
        return before.measure
    return "affected" if noun.lemma in listed("ordinary", "words") or noun.ent == "NORP" or (
        noun.tag == "NNPS") else None  # fmt: skip


def is_inner(page: Page, count: Count) -> bool:
    """Whether a count is the whole of another's part ("19 of the 54"): the clause is then about the part."""
    k = count.first - 1
    first = page.sentence_of(count.word).first
    while k > first and page.tokens[k].norm in _WHOLE_DETERMINERS:
        k -= 1
    if k <= first or page.tokens[k].norm != "of":
        return False
    owner = page.tokens[k - 1]
    return owner.tag == "CD" or owner.norm in _PART_WORDS


def _contrasted(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The figure that a bare number is set against: "three months, not 13"; "to 53 from 41"."""
    if not earlier or count.noun is not None or count.whole is not None or count.number.kind != "count":
        return None
    last = earlier[-1]
    if last.count.word.sentence != count.word.sentence:
        return None
    before = page.tokens[count.first - 1].norm if count.first else ""
    return last if before == "not" or (before == "from" and count.first - last.count.last < 4) else None


def is_person(noun: Token) -> bool:
    """Whether a noun names people: by the lists, as a nationality, or by its ending."""
    lemma = _lemma(noun)
    return lemma in _people() or noun.ent == "NORP" or noun.tag == "NNPS" or lemma.endswith(("man", "men", "woman", "women", "ist", "ian", "eer"))


def _thing(lemma: str) -> str | None:
    return next((name for name in ("vehicles", "buildings") if lemma in nouns_of(name)), None)


def _lemma(noun: Token | None) -> str:
    """The noun's lemma; the model leaves some plurals as they are."""
    if noun is None:
        return ""
    lemma = noun.lemma
    if lemma in ("dead", "wounded", "injured", "missing") or noun.tag not in ("NNS", "NNPS", "NNP", "NN"):
        return lemma
    return lemma


def _is_magnitude(page: Page, count: Count, earlier: list[Measured]) -> bool:
    """A number on a scale of earthquakes."""
    value = count.number.value
    if value is None or not 1 <= value < 10 or count.noun is not None and count.noun.lemma in _people():
        return False
    near = {t.norm for t in page.tokens[max(page.sentence_of(count.word).first, count.first - 3) : count.last + 3]}
    if near & {"magnitude", "richter"}:
        return True
    if count.noun is not None or count.whole is not None or "." not in page.report.text[count.number.at : count.number.to]:
        return False
    said = {t.norm for t in page.tokens[page.sentence_of(count.word).first : count.first]}
    return bool(said & {"magnitude", "richter", "measured", "measuring"}) or bool(
        earlier and earlier[-1].measure == "magnitude")  # fmt: skip


def _state_beside(page: Page, count: Count, before: Measured | None, *, inner: bool) -> str | None:
    """The state named straight behind the number and its noun ("77 dead", "12 people were feared drowned"), or before it."""
    tokens, sentence = page.tokens, page.sentence_of(count.word)
    noun = count.noun if count.noun is not None and count.noun.i > count.last else None
    for token in tokens[count.last + 1 : noun.i if noun is not None else count.last + 1]:
        if token.norm in _states() and token.dep in ("amod", "compound", "nmod", "advmod"):
            return _states()[token.norm]
    if count.first > sentence.first and tokens[count.first - 1].norm == "dead":
        return "killed"
    k = (noun.i if noun is not None else count.last) + 1
    if count.whole is not None:
        k = max(k, *(t.i + 1 for t in page.subtree(count.whole) if t.i < count.whole.i + 6))
    for token in tokens[k : min(k + 6, sentence.last)]:
        measure = _states().get(token.norm)
        if measure is not None:
            after = tokens[token.i + 1] if token.i + 1 < sentence.last else None
            if token.tag == "VBD" and after is not None and after.pos in ("DET", "PRON", "NUM", "PROPN"):
                return None
            return "detained" if token.norm == "freed" and before is not None and before.measure == "detained" else measure
        if inner or token.norm not in listed("between", "words"):
            return None
    return None


def _phrase_behind(page: Page, count: Count) -> str | None:
    """A set phrase in the words behind the number, up to the next number or stop."""
    words = []
    sentence = page.sentence_of(count.word)
    for token in page.tokens[count.last + 1 : min(count.last + 1 + _NEAR, sentence.last)]:
        if token.tag == "CD" or token.norm in (";", ":", "—", "–", "but", ",", "("):
            break
        words.append(token.norm)
    for size in (4, 3, 2, 1):
        for k in range(len(words) - size + 1):
            if measure := _phrases().get(tuple(words[k : k + size])):
                return measure
    return None


def _by_verb(page: Page, count: Count, person: bool, before: Measured | None, whole: Measured | None, *,
             inner: bool) -> str | None:  # fmt: skip
    """What the verbs around a count say of it, the nearest first; an inner count has its relative clauses alone."""
    for verb, role in _relative(page, count.head) if inner else _parts(page, count.head):
        found = _fate(page, verb, role, person, before)
        if found == "personnel" and count.noun is None and count.whole is None and verb.lemma in _verbs(f"weak_{role}"):
            continue
        if found == "injured" and verb.lemma in _SHOTS and (whole is not None and whole.measure == "killed"
                                                            or _is_deadly(page, verb)):  # fmt: skip
            return "killed"
        if found is not None:
            return found
        if role == "object" and count.noun is None and count.whole is None and verb.lemma in listed("damage", "sure"):
            return "vehicles" if before is not None and before.measure == "vehicles" else "buildings"
    return None


def _is_deadly(page: Page, verb: Token) -> bool:
    """ "Shot and killed", "shot dead", "fatally stabbed"."""
    return any(t.norm in ("fatally", "dead", "death") or (t.dep == "conj" and _verbs("object").get(t.lemma) == "killed")
               or (t.norm == "to" and any(c.norm == "death" for c in page.children(t))) for t in page.children(verb))  # fmt: skip


def _parts(page: Page, head: Token, depth: int = 0) -> Iterator[tuple[Token, str]]:
    """The verbs that a word takes part in, with its part ("subject" or "object"): its clause's, then its relative clause's."""
    governor = page.head(head)
    if head.dep == "nsubj":
        yield governor, "subject"
    elif head.dep in ("nsubjpass", "dobj", "oprd", "dative"):
        yield governor, "object"
    elif head.dep == "pobj" and governor.dep == "agent":
        yield page.head(governor), "subject"
    elif head.dep in ("nummod", "quantmod") and depth < _DEEP:
        yield from _parts(page, governor, depth + 1)
    elif head.dep in ("conj", "appos") and depth < _DEEP:
        if governor.pos in ("VERB", "AUX"):
            yield governor, "object" if _is_passive(page, governor) else "subject"
        else:
            yield from ((v, r) for v, r in _parts(page, governor, depth + 1) if not governor.i < v.i < head.i)
    elif head.dep == "pobj" and governor.norm == "for" and page.head(governor).lemma in listed("moods", "requested"):
        yield page.head(governor), "object"
    elif head.dep == "pobj" and governor.norm in ("among", "of") and depth < _DEEP:
        owner = page.head(governor)
        if governor.norm == "of" and owner.lemma in ("total", "another", "rest", "couple", "pair"):
            yield from _parts(page, owner, depth + 1)
        elif governor.norm == "among" and owner.pos == "VERB":
            yield owner, "object" if any(t.dep in ("nsubjpass", "dobj") for t in page.children(owner)) else "subject"
    yield from _relative(page, head)


def _relative(page: Page, head: Token) -> Iterator[tuple[Token, str]]:
    """The verbs of the clauses that describe a noun: "people killed", "men who fled", "those being held"."""
    for child in page.children(head):
        if child.dep == "acl" and child.tag in ("VBN", "VBD"):
            yield child, "object"
        elif child.dep in ("relcl", "acl") and child.pos in ("VERB", "AUX"):
            subject = next((t for t in page.children(child) if t.dep in ("nsubj", "nsubjpass")), None)
            if subject is None or subject.norm in ("who", "that", "which"):
                yield child, "object" if _is_passive(page, child) else "subject"
            elif subject.i < child.i and not any(t.dep == "dobj" for t in page.children(child)):
                yield child, "object"


def _is_passive(page: Page, verb: Token) -> bool:
    return any(t.dep in ("nsubjpass", "auxpass") for t in page.children(verb))


def _fate(page: Page, verb: Token, role: str, person: bool, before: Measured | None) -> str | None:
    """What a verb says of its subject or object; light verbs leave it to their complement."""
    lemma = verb.lemma
    if verb.norm == "missing":
        return "missing"
    found = _verbs(role).get(lemma) or (_verbs(f"weak_{role}").get(lemma) if person else None)
    if found == "rescued" and before is not None and before.measure == "detained" and lemma in ("free", "release"):
        return "detained"
    if found == "rescued" and role == "subject" and any(t.dep == "neg" for t in page.children(verb)):
        return None
    if found == "participants" and not person:
        return None
    if found == "abducted" and lemma in ("hold", "seize", "take", "keep"):
        return _held(page, verb, before)
    if found == "killed" and lemma == "bury" and any(t.norm in ("under", "beneath", "alive") for t in page.children(verb)):
        return "affected"
    if found is not None and (found != "participants" or role != "subject"):
        return found
    for child in page.children(verb):
        if child.norm in listed("ends", "words") and child.dep in ("acomp", "oprd", "advmod", "amod", "ccomp", "xcomp", "attr",
                                                                   "advcl", "dobj", "prep") and child.i > verb.i:  # fmt: skip
            return _states()[child.norm]
    if found is not None or lemma not in listed("light", "words"):
        return found
    for child in page.children(verb):
        if child.dep in ("acomp", "oprd", "attr", "advmod", "prt", "prep", "ccomp", "xcomp", "advcl"):
            if measure := _states().get(child.norm):
                return measure
            if child.dep in ("xcomp", "ccomp", "advcl") and child.pos == "VERB" and child.i > verb.i and not any(
                    t.dep in ("nsubj", "nsubjpass", "dobj") for t in page.children(child)):  # fmt: skip
                passive = child.tag == "VBN" and not any(t.norm in ("have", "had") for t in page.children(child)) or any(
                    t.dep == "auxpass" for t in page.children(child))  # fmt: skip
                return _fate(page, child, "object" if passive else "subject", person, before)
    return None


def _held(page: Page, verb: Token, before: Measured | None) -> str | None:
    """Whether those held or taken are detained or abducted: by who holds them."""
    words = [t for child in page.children(verb) if child.dep in ("nsubj", "agent") for t in page.subtree(child)[:6]]
    complements = [t.norm for child in page.children(verb) if child.i > verb.i for t in page.subtree(child)[:4]]
    if "hostage" in complements or "captive" in complements or "hostages" in complements:
        return "abducted"
    if any(t.lemma in listed("police", "words") for t in words):
        return "detained" if verb.lemma != "take" else None
    if any(t.lemma in nouns_of("participants") or t.lemma in ("captor", "kidnapper", "hijacker", "pirate") for t in words):
        return "abducted"
    if verb.lemma in ("hold", "seize") and before is not None and before.measure in ("abducted", "detained"):
        return before.measure
    if verb.lemma == "hold":
        return "detained" if not words else "abducted" if not any(t.pos == "PROPN" for t in words) else None
    return "abducted" if verb.lemma == "seize" and words else None


def _by_owner(page: Page, count: Count, person: bool) -> str | None:
    """What a noun does to those it owns: "the deaths of 12 miners", "a boat with 40 on board", "a town of 9,000"."""
    head = count.head
    verb = page.head(head)
    if head.dep == "dobj" and verb.lemma == "have" and head.lemma in ("people", "inhabitant", "resident") and any(
            t.dep == "nsubj" and t.ent in ("GPE", "LOC") for t in page.children(verb)):  # fmt: skip
        return "population"
    while head.dep in ("conj", "appos") and page.head(head).pos in ("NOUN", "PROPN", "NUM"):
        head = page.head(head)
    prep = page.head(head)
    if head.dep not in ("pobj", "pcomp") or prep.dep != "prep":
        return None
    owner = page.head(prep)
    if prep.norm == "of" and owner.lemma in ("town", "city", "village", "district", "community", "country", "nation",
                                             "state", "island", "province", "settlement"):  # fmt: skip
        return "population"
    if owner.lemma == "population" or (owner.lemma == "home" and prep.norm == "to"):
        return "population"
    if not person or prep.norm != "of":
        return None
    if owner.lemma in _fated() or owner.lemma == "toll":
        return _fated().get(owner.lemma, "killed")
    verbs = {"killing": "killed", "shooting": "injured", "murder": "killed", "drowning": "killed", "release": "rescued",
             "freeing": "rescued", "evacuation": "evacuated", "seizure": "abducted", "wounding": "injured",
             "loss": "killed", "capture": "detained", "massacre": "killed", "execution": "killed"}  # fmt: skip
    if owner.lemma in verbs:
        return verbs[owner.lemma]
    if owner.lemma in listed("nouns", "holders") and count.noun is None:
        return next((m for t in (owner, *page.children(owner)) if (m := _classes().get(t.lemma))), "personnel")
    return None


def _by_tally(page: Page, count: Count) -> str | None:
    """What the tally counts that the number is the value of: "the toll reached 77", "put the number of dead at 58"."""
    sentence = page.sentence_of(count.word)
    for token in reversed(page.tokens[sentence.first : count.first]):
        if token.norm == ";":
            return None
        if token.lemma in listed("nouns", "tallies") and token.pos == "NOUN" or (
                token.norm == "many" and page.tokens[token.i - 1].norm == "how"):  # fmt: skip
            return _tallied(page, token, count)
        if token.lemma in _fated() and token.tag in ("NNS", "JJ", "NN") and _is_value(page, token, count):
            return _fated()[token.lemma]
    return None


def _is_value(page: Page, noun: Token, count: Count) -> bool:
    """Whether a number is what a plural noun comes to: "deaths pass 30", "puts the dead at 17"."""
    if noun.dep not in ("nsubj", "dobj", "nsubjpass", "ROOT", "compound", "attr", "pobj"):
        return False
    return not any(t.tag == "CD" for t in page.children(noun)) and noun.i < count.first


def _tallied(page: Page, tally: Token, count: Count) -> str | None:
    """What "the number of ..." numbers; a toll is of the dead."""
    words = page.tokens[max(page.sentence_of(tally).first, tally.i - 2) : count.first]
    for token in words:
        if token.norm in _states():
            return _states()[token.norm]
        if token.lemma in _fated():
            return _fated()[token.lemma]
        if token.pos == "VERB" and token.tag in ("VBN", "VBD") and (
                found := _verbs("object").get(token.lemma) or _verbs("weak_object").get(token.lemma)):  # fmt: skip
            return found
    if tally.lemma == "toll":
        return "killed"
    owned = next((t for t in words if t.dep == "pobj" and page.head(t).norm == "of" and page.head(t).i == tally.i + 1), None)
    if owned is None or owned.pos == "PRON":
        return None
    return _classes().get(owned.lemma) or _thing(owned.lemma) or (None if owned.lemma in _people() and any(
        t.dep == "poss" for t in page.children(owned)) else "other")  # fmt: skip


def _by_heading(page: Page, count: Count) -> str | None:
    """What the words before a colon say of a list behind it: "the ninth death: four rebels, four policemen and he"."""
    sentence = page.sentence_of(count.word)
    before = page.tokens[sentence.first : count.first]
    colon = next((t.i for t in reversed(before) if t.text in (":", ";")), None)
    if colon is None or page.tokens[colon].text == ";":
        return None
    for token in reversed(page.tokens[sentence.first : colon]):
        if token.lemma in _fated() or token.lemma == "toll":
            return _fated().get(token.lemma, "killed")
        if token.norm in _states() and token.tag in ("VBN", "JJ"):
            return _states()[token.norm]
    return None


def _state_of(page: Page, whole: Token) -> str | None:
    """The state of the whole that a count is a part of: "two of the dead hostages", "of those who died"."""
    for child in page.children(whole):
        if child.norm in _states():
            return _states()[child.norm]
    return next((m for verb, role in _relative(page, whole) if (m := _fate(page, verb, role, True, None))), None)


def _antecedent(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The figure that a bare number takes its measure from: the last of the sentence, or of the sentences before.

    Pairs go by turns: in "640 cases and 17 deaths: 380 and nine in one town, 171 and five in another" a bare number
    takes the measure of the last but one.
    """
    here = count.word.sentence
    near = [m for m in earlier if m.count.word.sentence >= here - _RECENT and m.measure not in ("distance", "duration", "money")
            and not (m.how in ("none", "class") and _is_setting(page, m.count))]  # fmt: skip
    if not near:
        return None
    if len(near) > 1 and is_paired(page, count) and near[-1].measure != near[-2].measure:
        return near[-2]
    if near[-1].count.word.sentence == here:
        return near[-1]
    return near[-1] if near[-1].measure in PEOPLE_MEASURES else next(
        (m for m in reversed(near) if m.measure in PEOPLE_MEASURES and m.count.word.sentence == near[-1].count.word.sentence),
        near[-1])  # fmt: skip


def _is_setting(page: Page, count: Count) -> bool:
    """Whether a count only sets the scene: "in three provinces", "on 24 beds", "between two communities"."""
    return count.head.dep == "pobj" and page.head(count.head).norm in ("in", "on", "at", "between", "across", "from", "around")


def is_paired(page: Page, count: Count) -> bool:
    """Whether a bare number stands beside another: "380 and nine"."""
    if count.noun is not None or count.whole is not None:
        return False
    sentence = page.sentence_of(count.word)
    left = page.tokens[max(sentence.first, count.first - 2) : count.first]
    right = page.tokens[count.last + 1 : min(count.last + 3, sentence.last)]
    return any(len(side) == 2 and side[at].norm == "and" and side[1 - at].tag == "CD" for side, at in ((left, 1), (right, 0)))


def _governor(page: Page, count: Count) -> Token | None:
    """The verb of the clause that a count stands in."""
    return next((t for t in page.ancestors(count.head) if t.pos in ("VERB", "AUX")), None)
