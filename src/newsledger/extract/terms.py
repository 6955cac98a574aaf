"""The words that tell what a number counts, by measure, and the shape of a count once measured (data/figures.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Token
from newsledger.extract.placed import Count, nouns_of

PEOPLE_MEASURES = frozenset(
    ("killed", "injured", "missing", "displaced", "detained", "abducted", "rescued", "evacuated", "affected",
     "participants", "personnel", "population")
)  # fmt: skip
_CLASSES = ("killed", "detained", "displaced", "abducted", "rescued", "evacuated", "affected", "participants",
            "personnel", "population")  # fmt: skip
_KEPT = ("killed", "abducted", "rescued", "detained", "displaced")


@dataclass(frozen=True, slots=True)
class Measured:
    """A count with its measure, the noun that it counts (its own, or the one it leaves out), and how that was read."""

    count: Count
    measure: str
    noun: Token | None
    how: str
    verb: Token | None


@cache
def fated() -> dict[str, str]:
    """Nouns that tell the measure whatever the verb says."""
    return {word: measure for measure, words in lexicon("figures")["nouns"]["fated"].items() for word in words}


@cache
def states() -> dict[str, str]:
    """Words for the state of those counted, to their measure."""
    return {word: measure for measure, words in lexicon("figures")["states"].items() for word in words}


@cache
def classes() -> dict[str, str]:
    """Nouns that tell the measure where no verb does."""
    return {word: name for name in reversed(_CLASSES) for word in nouns_of(name)}


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Set phrases, word by word, to their measure."""
    return {tuple(words.split()): measure for measure, many in lexicon("figures")["phrases"].items() for words in many}


@cache
def verbs(role: str) -> dict[str, str]:
    """Verb lemmas to what they tell of their subject or object."""
    return {lemma: measure for measure, many in lexicon("figures")["verbs"][role].items() for lemma in many}


@cache
def frames() -> dict[str, tuple[frozenset[str], str]]:
    """Verb lemmas to the words beside which they tell something else, and what."""
    found = (frame for frame in lexicon("figures")["frames"] if "measure" in frame)
    return {verb: (frozenset(f["beside"]), f["measure"]) for f in found for verb in f["verbs"]}


@cache
def moves(role: str) -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    """Verb lemmas to the words under them that tell where their subject or object went, and what that makes people."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for frame in lexicon("figures")["frames"]:
        for verb in frame["verbs"] if "people" in frame and frame.get("role", "object") == role else ():
            found.setdefault(verb, []).append((frozenset(frame["beside"]), frame["people"]))
    return {verb: tuple(told) for verb, told in found.items()}


@cache
def people_nouns() -> frozenset[str]:
    """Every noun listed that names people or what befell them."""
    return frozenset((*nouns_of("people"), *classes(), *fated()))


def is_person(noun: Token) -> bool:
    """Whether a noun names people: by the lists, as a nationality, or by its ending."""
    lemma = lemma_of(noun)
    return (
        lemma in people_nouns()
        or noun.ent == "NORP"
        or noun.tag == "NNPS"
        or lemma.endswith(("man", "men", "woman", "women", "ist", "ian", "eer"))
    )


def thing_of(lemma: str) -> str | None:
    """ "vehicles" or "buildings" where a noun names one."""
    return next((name for name in ("vehicles", "buildings") if lemma in nouns_of(name)), None)


def lemma_of(noun: Token | None) -> str:
    """The lemma of a noun; empty for none. The language model takes "corpses" for the plural of "corps"."""
    if noun is not None and noun.norm == "corpses":
        return "corpse"
    return "" if noun is None else noun.lemma


def kept(noun: Token) -> str | None:
    """What a noun for those who died, are held or were saved tells of them: "hostage", "survivor"."""
    named = classes().get(lemma_of(noun), "")
    return named if named in _KEPT else None
