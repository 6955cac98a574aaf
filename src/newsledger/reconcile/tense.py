"""Tense: whether a clause tells of something that came to pass on a day, or of how things stand, or of earlier.

News tells what happened in the past tense or, in headlines, in the present. In the body of a report a verb in the
simple present says how things stand ("many back the mayor").
"""

from __future__ import annotations

import re

from newsledger.core.claims import Claim, Happening
from newsledger.core.lexicon import words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
PHRASE = 4  # words before a verb among which its auxiliaries stand


def is_state(claim: Claim) -> bool:
    """Whether a clause in a report's own voice says how things stand: a verb in the simple present."""
    body = claim.body
    if not isinstance(body, Happening) or body.nominal or claim.headline or claim.said_by is not None:
        return False
    if claim.modality not in ("happened", "ongoing"):
        return False
    verb, lemma, before = body.trigger.quote.lower(), body.lemma.split()[0], _before(claim, body)
    if verb.endswith("ing") or words("tense", "dated").intersection(before[-PHRASE:]):
        return False
    if words("tense", "present").intersection(before[-PHRASE:]) or verb in words("tense", "present"):
        return True
    third = (lemma + "s", lemma + "es", lemma[:-1] + "ies" if lemma.endswith("y") else "")
    return verb in third or (verb == lemma and lemma not in words("tense", "alike") and before[-1:] != ["to"])


def is_lasting(claim: Claim) -> bool:
    """Whether a clause tells how things stand, and no act of speaking of the day, which news may put in the present."""
    body = claim.body
    if not isinstance(body, Happening) or not is_state(claim):
        return False
    return body.type not in words("incidents", "spoken") or body.lemma in words("tense", "lasting")


def _before(claim: Claim, body: Happening) -> list[str]:
    """The words of a claim before its verb, in small letters; those of its sentence where it begins with the verb."""
    start = claim.cite.start if claim.cite.start < body.trigger.start else claim.sentence.start
    at = start - claim.sentence.start
    return _WORD.findall(claim.sentence.quote[max(0, at) : max(0, body.trigger.start - claim.sentence.start)].lower())
