"""Words that name a happening: verbs and nouns, and the type of event that each tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import msgspec

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token
from newsledger.extract.cues import can_speak, subject
from newsledger.extract.sorts import sorted_out

LEXICON = "happenings"
CLAUSAL = frozenset(("ROOT", "ccomp", "conj", "advcl", "pcomp", "csubj", "parataxis", "dep"))  # clauses of their own
DEPENDENT = frozenset(("relcl", "acl", "xcomp"))  # clauses that count only where the verb is a telling one
_PARTNERS = frozenset(("prt", "prep", "dobj", "oprd", "acomp", "advmod", "agent", "dative"))
_SLOTS = {"dobj": "object", "nsubjpass": "object", "nsubj": "subject", "agent": "subject", "dative": "beside"}
_WEIGHT = (6, 6, 3, 3, 1)  # of a word by its sentence: headline and lead, then the next, then the body
_NAMES = frozenset(("PERSON", "NORP", "GPE", "ORG", "LOC", "FAC"))
_JOINED = frozenset(("conj", "compound", "quantmod"))
_MENTIONED = frozenset(("pobj", "nsubj", "nsubjpass", "ROOT", "conj", "dobj", "dep"))
_TURNS = frozenset(("after", "before", "since", "ahead", "from", "until", "following"))


class Trigger(msgspec.Struct, frozen=True):
    """A word that names a happening. `key`: its lemma, with a particle or object where they make the meaning."""

    token: Token
    type: str
    key: str
    nominal: bool = False


@cache
def _types(section: str) -> MappingProxyType[str, str]:
    typed: dict[str, str] = {}
    for kind, listed in lexicon(LEXICON)[section].items():
        for word in listed:
            typed.setdefault(word, kind)
    return MappingProxyType(typed)


@cache
def _matters() -> Mapping[str, str]:
    """What a whole report can be about, type to family; other types are what people do because of it."""
    return {kind: family for family, kinds in lexicon(LEXICON)["matters"].items() for kind in kinds}


@cache
def listed(table: str, section: str) -> frozenset[str]:
    """The words of one list of the lexicon."""
    return frozenset(lexicon(LEXICON)[table][section])


def verb_type(page: Page, verb: Token) -> tuple[str | None, str]:
    """The type of event that a verb tells of (null where the lexicon has none), and the lexicon's word for it."""
    if _looms(page, verb):
        return None, verb.lemma
    typed, particles = _types("verbs"), listed("roles", "particles")
    for child in page.children(verb):
        if child.dep in _PARTNERS:
            key = f"{verb.lemma} {child.lemma}"
            if key in typed and not (child.dep == "prep" and _mere(page, child, particles)):
                return typed[key], key
            if child.dep == "prt":
                return _frame(page, verb, key) or typed.get(verb.lemma), key
    if _disowns(page, verb):
        return "reject", verb.lemma
    return _frame(page, verb, verb.lemma) or typed.get(verb.lemma), verb.lemma


def _disowns(page: Page, verb: Token) -> bool:
    """Whether somebody calls a thing names: "called the figures a fairy tale"; not "who calls himself X"."""
    if verb.lemma not in listed("roles", "names"):
        return False
    roles = {c.dep: c for c in page.children(verb)}
    thing = roles.get("dobj")
    return "nsubj" in roles and "oprd" in roles and roles["oprd"].pos != "PROPN" and (
        thing is None or not thing.norm.endswith(("self", "selves")))  # fmt: skip


def _looms(page: Page, verb: Token) -> bool:
    """Whether it is a thing that threatens, which is nobody's threat: "the strike threatens supplies"."""
    if verb.lemma not in listed("roles", "looming"):
        return False
    by = (c for agent in page.children(verb) if agent.dep == "agent" for c in page.children(agent) if c.dep == "pobj")
    who = next(by, None) or subject(page, verb)
    return who is not None and not can_speak(page, who)


def _mere(page: Page, preposition: Token, particles: frozenset[str]) -> bool:
    """Whether a preposition belongs to its object and not to the verb: "took over the bridge", "fired on Monday"."""
    objects = [c for c in page.children(preposition) if c.dep == "pobj"]
    return bool(objects) and (preposition.norm in particles or objects[0].ent in ("DATE", "TIME"))


def noun_type(page: Page, noun: Token) -> str | None:
    """The type of event that a noun names, "about" where it points back to the report's matter, null for none."""
    if noun.pos not in ("NOUN", "PROPN") or noun.ent in ("DATE", "TIME"):
        return None
    kind = _types("nouns").get(noun.lemma)
    if noun.dep == "compound" and kind == "fire":  # a fire brigade
        return None
    communal = kind in listed("matters", "violence") and any(
        c.lemma in listed("kinds", "communal") for c in page.children(noun))
    return "riot" if communal else kind


@cache
def _frames() -> Mapping[str, Sequence[tuple[int, str, frozenset[str], str]]]:
    """Verb to its frames in their order: (place in the list, slot, the nouns that fit it, type)."""
    by_verb: dict[str, list[tuple[int, str, frozenset[str], str]]] = defaultdict(list)
    for number, frame in enumerate(lexicon(LEXICON)["frames"]):
        slot = next(s for s in ("object", "subject", "beside") if s in frame)
        for verb in frame["verbs"]:
            by_verb[verb].append((number, slot, listed("kinds", frame[slot]), frame["type"]))
    return by_verb


def _frame(page: Page, verb: Token, key: str) -> str | None:
    """The type that a verb has with the object, subject or company it keeps: "found the bodies", "troops arrived"."""
    frames = _frames().get(verb.lemma, ())
    if key != verb.lemma:
        frames = sorted({*frames, *_frames().get(key, ())}, key=lambda f: f[0])
    if not frames:
        return None
    slots: dict[str, set[str]] = {"object": set(), "subject": set(), "beside": set()}
    for child in page.children(verb):
        slot = _SLOTS.get(child.dep)
        if slot:
            child = _antecedent(page, child, verb)
            slots[slot] |= {"people"} if child.pos == "NUM" else set()  # "sixteen were pulled out"
            slots[slot] |= {child.lemma, *(c.lemma for c in page.children(child) if c.dep in _JOINED)}
            # "dozens of bodies", "two planes of soldiers": what is counted
            slots[slot] |= {c.lemma for of in page.children(child) if of.norm == "of" for c in page.children(of)}
        elif child.dep == "prep":
            slots["beside"] |= {c.lemma for c in page.children(child)}
        elif child.dep in ("ccomp", "oprd", "xcomp"):  # the subject of a small clause: "sent the convoy packing"
            slots["object"] |= {c.lemma for c in page.children(child) if c.dep == "nsubj"}
    for _, slot, kinds, kind in frames:
        if slots[slot] & kinds:
            return kind
    return None


def matter(page: Page) -> str:
    """The type of event that a report is mainly about: the one that its headline and lead, then its body, name most.

    The family of types is chosen first, then the type in it: "clashes" and "violence" speak for one family.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    for token in page.tokens:
        kind = noun_type(page, token) if token.pos != "VERB" else verb_type(page, token)[0]
        if kind is not None and kind in _matters():
            weights[kind] += _WEIGHT[min(token.sentence, 4)] / (2 if kind in listed("roles", "besides") else 1)
    families: defaultdict[str, float] = defaultdict(float)
    for kind, weight in weights.items():
        families[_matters()[kind]] += weight
    if not families:
        return "other"
    family = min(families, key=lambda f: (-families[f], f))
    return min((k for k in weights if _matters()[k] == family), key=lambda kind: (-weights[kind], kind))


def find(page: Page) -> tuple[Trigger, ...]:
    """The triggers of a page, in order of place, each with the type that all the words around it make likeliest."""
    about = matter(page)
    found = lexical(page, about)
    kinds = sorted_out(page, [(t.token, t.type, t.key, t.nominal) for t in found], about)
    return tuple(t if t.token.lemma in listed("roles", "harm") else msgspec.structs.replace(t, type=kind)
                 for t, kind in zip(found, kinds, strict=True))  # fmt: skip


def lexical(page: Page, about: str) -> tuple[Trigger, ...]:
    """The triggers of a page as the lexicon types them; `about`: what the page is mainly about."""
    found = []
    for token in page.tokens:
        trigger = _verb(page, token, about) if token.pos in ("VERB", "AUX") else _noun(page, token)
        if trigger:
            found.append(trigger)
    return tuple(found)


def leans(page: Page, verb: Token) -> Token | None:
    """The verb that a light verb leans on ("began to burn": burn), null where it stands by itself."""
    if verb.lemma not in listed("verbs_that", "light"):
        return None
    return next((c for c in page.children(verb) if c.dep == "xcomp" and c.pos == "VERB"), None)


def _verb(page: Page, verb: Token, about: str) -> Trigger | None:
    if verb.dep in ("aux", "auxpass") or not verb.lemma[:1].isalpha():
        return None
    if verb.pos == "AUX" or verb.lemma == "be":
        return _being(page, verb, about)
    kind, key = verb_type(page, verb)
    if kind is None and _looms(page, verb):
        return None
    governor = page.head(verb)
    leaned = verb.dep == "xcomp" and leans(page, governor) == verb and not _acts(page, governor)
    if not (leaned or verb.dep in CLAUSAL or (verb.dep in DEPENDENT and kind not in (None, "other"))):
        return None
    if verb.dep == "xcomp" and not leaned:
        return None
    if leans(page, verb) and not _acts(page, verb):
        return None
    phrase = " " in key
    if not phrase and verb.lemma in listed("verbs_that", "report") and not _acts(page, verb):
        return None
    if not phrase and kind is None and verb.lemma in listed("verbs_that", "state"):
        return None
    if _told_above(page, verb) or _heads_log(page, verb) or _aims(page, verb, kind) or _states(page, verb, kind):
        return None
    if kind is None and verb.ent in _NAMES:  # a name that the model took for a verb
        return None
    return Trigger(verb, _in_context(page, verb, kind, key, about), key)


def _heads_log(page: Page, verb: Token) -> bool:
    """Whether a clause only says that a log was kept while things went on: "Day three, as it happened"."""
    own = {c.norm for c in page.children(verb) if c.dep != "punct"}
    return verb.lemma == "happen" and own == {"as", "it"}


def _aims(page: Page, verb: Token, kind: str | None) -> bool:
    """Whether a clause tells what another is for ("left to study"), or only how it went ("gliding like a bird")."""
    own = page.children(verb)
    if verb.dep not in ("advcl", "acl") or any(c.dep.startswith("nsubj") for c in own):
        return False
    if verb.tag == "VB" and any(c.norm == "to" and c.dep == "aux" for c in own):
        return True
    return verb.dep == "advcl" and kind in (None, "other")


def _states(page: Page, verb: Token, kind: str | None) -> bool:
    """Whether a verb of no type tells no change: "plays a role", "what is going on"."""
    if kind not in (None, "other"):
        return False
    state = listed("verbs_that", "state")
    for child in page.children(verb):
        if child.dep in ("dobj", "prt", "advmod") and f"{verb.lemma} {child.lemma}" in state:
            return True
        if child.dep in ("nsubj", "nsubjpass") and child.tag == "WP" and verb.dep != "relcl":
            return True
    return False


def _told_above(page: Page, verb: Token) -> bool:
    """Whether a clause only fills in another that tells the same: "sank, killing nine", "nine died when it sank"."""
    harm, governor = listed("roles", "harm"), page.head(verb)
    if verb.lemma in listed("roles", "tolls"):
        return True
    if verb.lemma in harm | listed("roles", "impact") and (verb.dep == "advcl" and verb.tag == "VBG"):
        return True
    if verb.lemma in harm and (verb.dep in DEPENDENT or (verb.dep == "conj" and governor.lemma in harm)):
        return True
    return verb.dep == "advcl" and governor.lemma in harm and any(
        c.norm in ("when", "as", "after") for c in page.children(verb) if c.dep in ("mark", "advmod"))


def _in_context(page: Page, verb: Token, kind: str | None, key: str, about: str) -> str:
    """The type of a verb that says by itself only that harm was done, or that something began, struck or ended."""
    here, vague = {key, verb.lemma}, kind in (None, "other")
    if verb.lemma == "die" and any(c.dep == "prep" and c.norm == "of" for c in page.children(verb)):
        return "health"  # of wounds, of thirst: told as an end by itself
    if here & listed("roles", "harm") and (vague or kind in ("accident", "rescue")):
        told = cause(page, verb) or about
        return about if told in listed("matters", "violence") and about == "riot" else told
    doer = _beside(page, verb, ("nsubj", "agent"), about)
    if here & listed("roles", "impact") and (vague or doer):
        return doer or about
    if here & listed("roles", "general") and about == "riot":
        return about
    if vague and doer is not None and doer in _matters():
        return doer
    if vague and here & listed("roles", "stage"):
        return _beside(page, verb, tuple(_SLOTS), about) or "other"
    return kind or "other"


def _beside(page: Page, verb: Token, slots: tuple[str, ...], about: str) -> str | None:
    """The type of the happening that is a verb's subject or object."""
    for child in page.children(verb):
        if child.dep in slots:
            heads = (child, *page.children(child)) if child.dep == "agent" else (_antecedent(page, child, verb),)
            kind = next((k for k in (noun_type(page, head) for head in heads) if k), None)
            if kind:
                return about if kind == "about" else kind
    return None


def _antecedent(page: Page, word: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    return page.head(verb) if word.tag in ("WDT", "WP") and verb.dep == "relcl" else word


def _acts(page: Page, verb: Token) -> bool:
    """Whether a verb that can carry another's word is an act by itself: it denies, accuses, asks, threatens."""
    kind, key = verb_type(page, verb)
    if kind in ("reject", "accuse", "demand", "request", "threaten", "aid", "agree", "coerce"):
        return verb.lemma not in ("want", "suspect", "allege", "warn") or " " in key or verb.lemma == "want"
    return kind is not None and not any(c.dep == "ccomp" for c in page.children(verb)) and kind != "other"


def cause(page: Page, verb: Token) -> str | None:
    """The type of what caused a harm, as the clause tells: "killed in a landslide", "died when a bus crashed"."""
    for token in page.subtree(verb):
        kind = noun_type(page, token)
        if kind is None and token.pos == "VERB" and token.dep == "advcl":
            kind = verb_type(page, token)[0]
        if kind and kind not in ("about", "other", "statement", "health", "aid", "rescue"):
            return kind
    return None


def _being(page: Page, verb: Token, about: str) -> Trigger | None:
    """A happening that is said to be: "there is no epidemic", "a curfew will be in force"."""
    if verb.dep not in CLAUSAL or verb.lemma != "be":
        return None
    kind = _beside(page, verb, ("attr", "nsubj"), about)
    return Trigger(verb, kind, "be") if kind else None


def _noun(page: Page, noun: Token) -> Trigger | None:
    """A noun that names a happening, where the sentence gives it room of its own."""
    kind = noun_type(page, noun)
    if kind is None or kind in ("about", "other", "statement") or noun.dep not in _MENTIONED:
        return None
    if noun.dep == "dobj" and len(page.children(noun)) < 2:
        return None
    return Trigger(noun, kind, noun.lemma, nominal=True)


def dated(page: Page, noun: Token) -> bool:
    """Whether a noun brings a happening of another time into a clause: "after the crash", "the riots of June 2008"."""
    if noun.dep == "pobj" and page.head(noun).norm in _TURNS:
        return True
    return any(t.ent == "DATE" for child in page.children(noun) for t in page.subtree(child))
