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


def measured(page: Page, count: Count, earlier: list[Measured]) -> Measured:
    """The count with its measure. `earlier` are the counts before it on the page, measured."""
    number, noun = count.number, count.noun
    if number.kind in ("money", "distance", "duration"):
        return Measured(count, number.kind, noun, "unit", None)
    if number.kind in ("share", "amount"):
        return Measured(count, "other", noun, "unit", None)
    if _is_magnitude(page, count, earlier):
        return Measured(count, "magnitude", noun, "magnitude", None)
    lemma = _lemma(noun)
    for name in ("vehicles", "buildings"):
        if lemma in nouns_of(name):
            return Measured(count, name, noun, "noun", _governor(page, count))
    before = _antecedent(page, count, earlier)
    person = noun is None or is_person(noun)
    for how, found in _readings(page, count, person, before):
        if found is not None:
            kept = noun or (count.whole if count.whole is not None and count.whole.pos == "NOUN" else None)
            return Measured(count, found, kept or (before.noun if before else None), how, _governor(page, count))
    return Measured(count, "other", noun, "none", _governor(page, count))


def _readings(page: Page, count: Count, person: bool, before: Measured | None) -> Iterator[tuple[str, str | None]]:
    """The readings of a count of people or of nothing named, the surest first."""
    noun, lemma = count.noun, _lemma(count.noun)
    yield "noun", _fated().get(lemma)
    yield "state", _state_beside(page, count) if person or noun is None else None
    yield "phrase", _phrase_behind(page, count) if person else None
    yield "verb", _by_verb(page, count, person, before)
    yield "of", _by_owner(page, count, person)
    if noun is None:
        yield "tally", _by_tally(page, count)
    if count.whole is not None and count.whole.pos not in ("PRON", "DET"):
        yield "whole", _fated().get(_lemma(count.whole)) or _thing(_lemma(count.whole)) or _state_of(page, count.whole)
        yield "whole", _classes().get(_lemma(count.whole))
    if noun is not None:
        yield "class", _classes().get(lemma)
    elif before is not None:
        yield "earlier", before.measure


def is_person(noun: Token) -> bool:
    """Whether a noun names people: by the lists, as a nationality, or by its ending."""
    lemma = _lemma(noun)
    return lemma in _people() or noun.ent == "NORP" or lemma.endswith(("man", "men", "woman", "women", "ist", "ian", "eer"))


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


def _state_beside(page: Page, count: Count) -> str | None:
    """The state named straight behind the number and its noun ("77 dead", "12 people were feared drowned"), or before it."""
    tokens, sentence = page.tokens, page.sentence_of(count.word)
    noun = count.noun
    if noun is not None and noun.i > count.last:
        for token in tokens[count.last + 1 : noun.i]:
            if token.norm in _states() and token.dep in ("amod", "compound", "nmod", "advmod"):
                return _states()[token.norm]
    k = (noun.i if noun is not None and noun.i > count.last else count.last) + 1
    if count.whole is not None and count.whole.i >= k:
        k = count.whole.i + 1
    between = listed("between", "words")
    negated = False
    for token in tokens[k : min(k + 6, sentence.last)]:
        measure = _states().get(token.norm)
        if measure is not None and not negated:
            after = tokens[token.i + 1] if token.i + 1 < sentence.last else None
            if token.tag == "VBD" and after is not None and after.pos in ("DET", "PRON", "NUM", "PROPN"):
                return None
            return measure
        if token.norm not in between:
            return None
    return None


def _phrase_behind(page: Page, count: Count) -> str | None:
    """A set phrase in the words behind the number, up to the next number or stop."""
    words = []
    sentence = page.sentence_of(count.word)
    for token in page.tokens[count.last + 1 : min(count.last + 1 + _NEAR, sentence.last)]:
        if token.tag == "CD" or token.norm in (";", ":", "—", "–", "but") or (token.norm == "," and words):
            break
        words.append(token.norm)
    for size in (4, 3, 2):
        for k in range(len(words) - size + 1):
            if measure := _phrases().get(tuple(words[k : k + size])):
                return measure
    return None


def _by_verb(page: Page, count: Count, person: bool, before: Measured | None) -> str | None:
    """What the verbs around a count say of it, the nearest first."""
    for verb, role in _parts(page, count.head):
        found = _fate(page, verb, role, person, before)
        if found is not None:
            return found
    return None


def _parts(page: Page, head: Token, depth: int = 0) -> Iterator[tuple[Token, str]]:
    """The verbs that a word takes part in, with its part: "subject" or "object"."""
    for child in page.children(head):
        if child.dep == "acl" and child.tag in ("VBN", "VBD"):
            yield child, "object"
        elif child.dep in ("relcl", "acl") and child.pos == "VERB":
            passive = any(t.dep in ("nsubjpass", "auxpass") for t in page.children(child))
            yield child, "object" if passive else "subject"
    governor = page.head(head)
    if head.dep == "nsubj":
        yield governor, "subject"
    elif head.dep in ("nsubjpass", "dobj", "oprd", "dative"):
        yield governor, "object"
    elif head.dep == "pobj" and governor.dep == "agent":
        yield page.head(governor), "subject"
    elif head.dep in ("conj", "appos") and depth < 6:
        if governor.pos in ("VERB", "AUX"):
            passive = any(t.dep in ("nsubjpass", "auxpass") for t in page.children(governor))
            yield governor, "object" if passive else "subject"
        else:
            yield from ((v, r) for v, r in _parts(page, governor, depth + 1) if not governor.i < v.i < head.i)
    elif head.dep == "pobj" and governor.norm in ("among", "including", "of") and depth < 6:
        owner = page.head(governor)
        if governor.norm == "of" and owner.lemma in ("total", "another", "rest", "couple", "pair"):
            yield from _parts(page, owner, depth + 1)
        elif governor.norm == "among" and owner.pos == "VERB":
            yield owner, "object" if any(t.dep in ("nsubjpass", "dobj") for t in page.children(owner)) else "subject"


def _fate(page: Page, verb: Token, role: str, person: bool, before: Measured | None) -> str | None:
    """What a verb says of its subject or object; light verbs leave it to their complement."""
    lemma = verb.lemma
    found = _verbs(role).get(lemma) or (_verbs(f"weak_{role}").get(lemma) if person else None)
    if found == "rescued" and before is not None and before.measure == "detained" and lemma in ("free", "release"):
        return "detained"
    if found == "participants" and not person:
        return None
    if found == "abducted" and lemma in ("hold", "seize", "take", "keep"):
        return _held(page, verb, before)
    if found == "killed" and lemma == "bury" and any(t.norm in ("under", "beneath", "alive") for t in page.children(verb)):
        return "affected"
    if found is not None:
        return found
    if lemma not in listed("light", "words"):
        return None
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
    while head.dep in ("conj", "appos") and page.head(head).pos in ("NOUN", "PROPN", "NUM"):
        head = page.head(head)
    prep = page.head(head)
    if head.dep not in ("pobj", "pcomp") or prep.dep != "prep":
        return None
    owner = page.head(prep)
    if prep.norm == "of" and owner.lemma in ("town", "city", "village", "district", "community", "country", "nation",
                                             "state", "island", "province", "settlement"):  # fmt: skip
        return "population"
    if owner.lemma == "population":
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
        if token.norm in (";",) or (token.tag == "CD" and token.i < count.first - 3):
            return None
        if token.lemma in listed("nouns", "tallies") and token.pos == "NOUN":
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
    for token in words:
        if token.pos == "NOUN" and token.i > tally.i and (found := _classes().get(token.lemma)):
            return found
    return "killed" if tally.lemma == "toll" else None


def _state_of(page: Page, whole: Token) -> str | None:
    """The state of the whole that a count is a part of: "two of the dead hostages", "of those who died"."""
    for child in page.children(whole):
        if child.norm in _states():
            return _states()[child.norm]
        if child.dep in ("relcl", "acl") and child.pos == "VERB":
            passive = child.tag == "VBN" or any(t.dep == "auxpass" for t in page.children(child))
            return _verbs("object" if passive else "subject").get(child.lemma) or _verbs("subject").get(child.lemma)
    return None


def _antecedent(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The count that a bare number or a pronoun takes its measure from: the last of the sentence, or of the two before."""
    here = count.word.sentence
    near = [m for m in earlier if m.count.word.sentence >= here - 3 and m.measure not in ("distance", "duration")]
    if not near:
        return None
    same = [m for m in near if m.count.word.sentence == here]
    if same:
        return same[-1]
    people = [m for m in near if m.measure in PEOPLE_MEASURES]
    return (people or near)[-1]


def _governor(page: Page, count: Count) -> Token | None:
    """The verb of the clause that a count stands in."""
    return next((t for t in page.ancestors(count.head) if t.pos in ("VERB", "AUX")), None)
