"""How well words stand alone: a reader of a label or a line has not read the report that it is from."""

from __future__ import annotations

from newsledger.core.claims import Claim, Happening
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import words
from newsledger.core.support import unsupported

LONGEST = 260  # characters: a line that is longer is no line
LENGTH = 90  # characters: what a line of a timeline likes to have
WHOLE, PHRASE, FRAGMENT = 0, 1, 2  # how words stand alone: as a sentence, as a noun with its company, not at all


def stands(text: str, body: Happening) -> int:
    """How a clause or phrase stands alone: with a subject that is no pronoun, as a noun phrase, or not at all.

    A verb without its subject begins with itself or with an auxiliary.
    """
    spoken = text.lower().split()
    if not spoken or spoken[0].strip(",'’\"“”") in words("incidents", "pronouns"):
        return FRAGMENT
    if body.nominal:
        return PHRASE if len(spoken) > 2 else FRAGMENT
    bare = spoken[0] == body.trigger.quote.lower() or spoken[0] in words("incidents", "auxiliaries")
    return FRAGMENT if bare else WHOLE


def worded(claims: tuple[Claim, ...], by_sentence: dict[tuple[str, int], tuple[Claim, ...]]) -> (
        tuple[int, str, tuple[Claim, ...]]):  # fmt: skip
    """How ill a line stands, its text, and the claims that hold its words: the best that these claims can be told by.

    A clause that stands by itself is a line; else the sentence that it is from, where it is short, does not point back,
    and all its names and numbers are in claims of its own.
    """
    told: list[tuple[int, int, str, str, tuple[Claim, ...]]] = []
    for claim in claims:
        assert isinstance(claim.body, Happening)
        text = sentence_of(claim.cite.quote)
        ill = stands(claim.cite.quote, claim.body) + (len(text) > LONGEST)
        told.append((ill, _far(text), claim.id, text, (claim,)))
        whole = sentence_of(claim.sentence.quote)
        around = by_sentence.get((claim.report, claim.sentence.start), (claim,))
        dated = ill == PHRASE and claim.when is not None and claim.when.cite.end <= claim.cite.end
        if ill and not dated and len(whole) <= LONGEST and whole.lower().split()[0] not in words("incidents", "pronouns"):
            if whole[0].isupper() and not unsupported(whole, (c.cite.quote for c in around)):
                told.append((WHOLE if claim.sentence.quote.rstrip()[-1:] in ".!?\"”" else PHRASE, _far(whole) + LENGTH,
                             claim.id, whole, around))  # fmt: skip
    ill, _, _, text, used = min(told, key=lambda t: t[:3])
    return ill, text, used


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
