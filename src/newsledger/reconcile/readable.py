"""How well words stand alone: a reader of a label or a line has not read the report that it is from."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsledger.core.claims import Claim, Happening
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import words
from newsledger.core.support import unsupported

LONGEST = 260  # characters: a line that is longer is no line
LENGTH = 90  # characters: what a line of a timeline likes to have
TIMES = frozenset((*(name.lower() for name in month_name[1:]), "last", "next", "ago"))
PERSONAL = frozenset(("he", "she", "it", "they", "we", "i"))
ENDS = ".!?\"”"
WHOLE, PHRASE, FRAGMENT = 0, 1, 2  # how words stand alone: as a sentence, as a noun with its company, not at all


class Worded(NamedTuple):
    """How ill a line stands alone, its text, and the claims that hold its words."""

    ill: int
    text: str
    claims: tuple[Claim, ...]


def stands(text: str, body: Happening) -> int:
    """How a clause or phrase stands alone: with a subject that is no pronoun, as a noun phrase, or not at all.

    A verb without its subject begins with itself or with an auxiliary.
    """
    spoken = text.lower().split()
    if not spoken or leans(text):
        return FRAGMENT
    if body.nominal:
        return PHRASE if len(spoken) > 2 else FRAGMENT
    bare = spoken[0] == body.trigger.quote.lower() or spoken[0] in words("incidents", "auxiliaries")
    return FRAGMENT if bare else WHOLE


def leans(text: str) -> bool:
    """Whether words lean on what stands before them: a pronoun or a bare number for a subject, a condition, a relative.

    A time may stand before the subject: "On Tuesday she", "of whom 31".
    """
    spoken = [w.strip(",.:;'’\"“”()") for w in text.lower().split()]
    pronouns, light = words("incidents", "pronouns"), words("incidents", "empty") | TIMES
    if not spoken or spoken[0] in pronouns or spoken[0] in words("incidents", "conditions"):
        return True
    if spoken[0] in words("incidents", "partitives") and any(w in pronouns for w in spoken[1:3]):
        return True
    if is_number(spoken[0]) and len(spoken) > 1 and spoken[1] in words("incidents", "auxiliaries") | {"died", "dead"}:
        return True
    led = next((n for n, w in enumerate(spoken) if w not in light and not is_number(w)), len(spoken))
    return any(w in PERSONAL for w in spoken[1:led])


def is_number(word: str) -> bool:
    """Whether a word is a number in digits or a plain one in letters."""
    return word[:1].isdigit() or word in words("incidents", "numbers")


def worded(claims: tuple[Claim, ...], by_sentence: Mapping[tuple[str, int], tuple[Claim, ...]]) -> Worded:
    """The best that these claims can be told by: a clause that stands by itself, else the sentence that it is from."""
    told: list[tuple[int, int, str, str, tuple[Claim, ...]]] = []
    for claim in claims:
        assert isinstance(claim.body, Happening)
        text = sentence_of(claim.cite.quote)
        ill = stands(claim.cite.quote, claim.body) + (len(text) > LONGEST)
        told.append((ill, _far(text), claim.id, text, (claim,)))
        dated = ill == PHRASE and claim.when is not None and claim.when.cite.end <= claim.cite.end
        around = by_sentence.get((claim.report, claim.sentence.start), (claim,))
        whole = sentence_of(claim.sentence.quote)
        if ill and not dated and may_stand(whole, around):
            full = WHOLE if claim.sentence.quote.rstrip()[-1:] in ENDS else PHRASE
            told.append((full, _far(whole) + LENGTH, claim.id, whole, around))
    ill, _, _, text, used = min(told, key=lambda t: t[:3])
    return Worded(ill=ill, text=text, claims=used)


def may_stand(sentence: str, claims: Iterable[Claim]) -> bool:
    """Whether a sentence is short, points back to nothing, and has all its names and numbers in claims of its own."""
    if len(sentence) > LONGEST or leans(sentence):
        return False
    return sentence[0].isupper() and not unsupported(sentence, (c.cite.quote for c in claims))


def sentences(evidence: Evidence) -> dict[tuple[str, int], tuple[Claim, ...]]:
    """Report and sentence -> the claims that stand in it, in order of place."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in evidence.claims.values():
        found.setdefault((claim.report, claim.sentence.start), []).append(claim)
    return {place: tuple(sorted(there, key=lambda c: c.id)) for place, there in found.items()}


def _far(text: str) -> int:
    return abs(len(text) - LENGTH)


def sentence_of(quote: str) -> str:
    """Words as a line: in one line, a capital first, a full stop last."""
    text = " ".join(quote.split()).strip(" ,;:-–—")
    text = text[:1].upper() + text[1:]
    return text + ("" if text.endswith((".", "!", "?", '"', "”")) else ".")
