"""How well words stand alone: a reader of a label or a line has not read the report that it is from."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from typing import NamedTuple

from newsledger.core.claims import Claim, Happening
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import words
from newsledger.reconcile.matters import is_personal

LONGEST = 260  # characters: a line that is longer is no line
LENGTH = 90  # characters: what a line of a timeline likes to have
TIMES = frozenset((*(name.lower() for name in month_name[1:]), "last", "next", "ago"))
HELD = frozenset(("denied", "requested", "possible"))
PERSONAL = frozenset(("he", "she", "it", "they", "we", "i"))
DAY = len("2010-06-12")
ENDS = ".!?\"”"
NO_DAYS: Mapping[str, str] = {}
NO_NEWS: Mapping[str, str | None] = {}
WHOLE, PHRASE, FRAGMENT = 0, 1, 2  # how words stand alone: as a sentence, as a noun with its company, not at all


class Worded(NamedTuple):
    """How ill a line stands alone, its text, the claims that hold its words, and the clause that would do instead.

    `aside`: the text is a sentence that tells of something else before it comes to this, or of another day.
    """

    ill: int
    text: str
    claims: tuple[Claim, ...]
    spare: str = ""
    aside: bool = False


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


def worded(claims: tuple[Claim, ...], by_sentence: Mapping[tuple[str, int], tuple[Claim, ...]], *, day: str = "",
           days: Mapping[str, str] = NO_DAYS, news: Mapping[str, str | None] = NO_NEWS) -> Worded:  # fmt: skip
    """The best that these claims can be told by: a sentence that stands by itself, else a clause of one.

    A sentence has its subject and says whose word it is; a clause may have lost both. Who tells it first tells it for
    its own sake. `days`: claim -> the day that its own words tell; `news`: report -> the day that it is of.
    """
    told: list[tuple[int, bool, bool, str, int, str, str, tuple[Claim, ...]]] = []
    clauses: list[tuple[int, int, str, str]] = []
    for claim in claims:
        ill, text = clause_of(claim)
        clauses.append((ill, _far(text), claim.id, text))
        since = news.get(claim.report) or ""
        other = days.get(claim.id) != day
        told.append((ill, other, False, since, _far(text), claim.id, text, (claim,)))
        whole = sentence_of(claim.sentence.quote)
        recalled = is_relative(claim) and claim.when is not None and len(day) < DAY
        if may_stand(whole) and not recalled:
            around = by_sentence.get((claim.report, claim.sentence.start), (claim,))
            closed = claim.sentence.quote.rstrip()[-1:] in ENDS
            aside = any(isinstance(c.body, Happening) and c.body.trigger.start < claim.cite.start for c in around)
            aside = aside or any(days.get(c.id, day) != day for c in around)
            told[-1] = (WHOLE if closed else PHRASE, other, aside, since, _far(whole), claim.id, whole, around)
    ill, _, aside, _, _, _, text, used = min(told, key=lambda t: t[:6])
    spare = min(clauses)
    return Worded(ill=ill, text=text, claims=used, spare=spare[-1] if spare[0] < FRAGMENT else "", aside=aside)


def is_relative(claim: Claim) -> bool:
    """Whether a clause says by the way who or what somebody or something is: its time is not that of its sentence."""
    opening = claim.cite.quote.split()[0].lower()
    return opening in words("incidents", "relatives") and claim.cite.start > claim.sentence.start


def clause_of(claim: Claim) -> tuple[int, str]:
    """How ill a happening's own clause stands alone, and the clause with the one who says it.

    What is denied, asked for or feared cannot do without the words that say so, which stand around it.
    """
    assert isinstance(claim.body, Happening)
    text = sentence_of(claim.cite.quote)
    ill = stands(claim.cite.quote, claim.body) + (len(text) > LONGEST)
    if claim.modality in HELD or is_personal(text) or (claim.body.nominal and is_bare(claim.cite.quote)):
        ill = FRAGMENT
    if claim.said_by is None:
        return ill, text
    speaker = claim.said_by.speaker
    told = " ".join(speaker.quote.split()) if speaker else ""
    if speaker is None or not claim.sentence.start <= speaker.start < claim.sentence.end or told.lower() in PERSONAL:
        return FRAGMENT, text
    if claim.cite.start <= speaker.start < claim.cite.end:
        return ill, text
    return max(ill, PHRASE), f"{text.rstrip('.')}, according to {told}."


def is_bare(phrase: str) -> bool:
    """Whether a phrase names nobody, no place and no number: "violent clashes" tell nothing by themselves."""
    return not any(word[:1].isdigit() or word[:1].isupper() for word in phrase.split()[1:])


def may_stand(sentence: str) -> bool:
    """Whether a sentence is short and points back to nothing."""
    return len(sentence) <= LONGEST and not leans(sentence) and sentence[0].isupper() and not is_personal(sentence)


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
