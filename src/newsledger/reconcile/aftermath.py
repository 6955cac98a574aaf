"""The aftermath: times that tell when somebody was charged or buried, and not when the thing itself happened.

"A man was charged on Friday over the fire": what courts, police and mourners do follows days or months later.
"""

from __future__ import annotations

import re

from newsledger.core.claims import Claim, Happening
from newsledger.core.lexicon import words
from newsledger.core.reports import Citation

_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[,;:]|\b(?:in|for|over|of|at|with|to|after|on|from|by|and|who|that)\b")


def is_later(claim: Claim, time: Citation) -> bool:
    """Whether a time in a claim's sentence is of what was done about the thing that the claim tells.

    So it is where a verb of the courts stands before it and the claim's own trigger does not stand between the two, nor
    right behind the time: "charged over the Sunday fire".
    """
    sentence, at = claim.sentence, time.start - claim.sentence.start
    if not isinstance(claim.body, Happening) or not 0 <= at <= len(sentence.quote):
        return False
    before = _WORD.finditer(sentence.quote[:at])
    done = max((m.start() for m in before if m[0].lower() in words("incidents", "afterwards")), default=-1)
    trigger = claim.body.trigger.start - sentence.start
    if done < 0 or done <= trigger < at:
        return False
    between = sentence.quote[time.end - sentence.start : max(trigger, 0)]
    return trigger < at or bool(_JOINT.search(between))
