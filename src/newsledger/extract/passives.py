"""Indirect speech in the passive: "he is said to have fled", "they were told by the guard that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.pages import Token
from newsledger.extract.contents import content_of
from newsledger.extract.cues import SUBJECTS, listed
from newsledger.extract.said import Said, Spoken
from newsledger.extract.segments import saying
from newsledger.extract.trailing import around


def passive(spoken: Spoken, verb: Token) -> Iterator[Said]:
    """He is said to have fled; it is feared that ...; they were told by the guard that ...; dismissed by X as ..."""
    page = spoken.page
    kin = page.children(verb)
    agent = next((x for w in kin if w.dep == "agent" for x in page.children(w) if x.dep == "pobj"), None)
    helped = [w.i for w in kin if w.dep in ("aux", "auxpass") and w.i < verb.i]
    cue = (min([verb.i, *helped[-1:]]), verb.i)
    lower = next((w for w in kin if w.dep in SUBJECTS), None)
    if verb.lemma == "quote":
        yield from _quoted(spoken, verb, lower, cue)
        return
    if verb.lemma in listed("passive", "raised") and verb.lemma not in listed("passive", "reporter"):
        for w in kin:
            if w.dep in ("xcomp", "ccomp", "oprd") and w.i > verb.i:
                below = page.subtree(w)
                first = below[0].i
                if below[0].tag in ("WDT", "WP"):
                    return  # "winds were forecast which the navy said would ...": the words of the navy
                if (w.dep == "oprd" or verb.lemma in ("fear", "believe", "think")) and lower is not None \
                        and lower.dep != "expl" and lower.norm != "it":
                    first = page.subtree(lower)[0].i if lower.tag not in ("WDT", "WP") else first
                yield saying(spoken, first, below[-1].i, rule="statements.passive@1", cue=cue, speaker=agent, head=w.i)
                return
    content = content_of(page, verb)
    if content is None or (agent is None and (verb.lemma not in listed("passive", "asked")
                                              or content.frame in ("preposition", "predicate"))):  # fmt: skip
        return
    if content.frame in ("number", "thing") and verb.lemma != "promise":
        return
    yield saying(spoken, content.first, content.last, rule="statements.passive@1", cue=cue, speaker=agent,
                head=content.head)  # fmt: skip


def _quoted(spoken: Spoken, verb: Token, who: Token | None, cue: tuple[int, int]) -> Iterator[Said]:
    """She was quoted as saying that ..."""
    for prep in spoken.page.children(verb):
        for w in spoken.page.children(prep):
            if prep.norm == "as" and w.tag == "VBG":
                content = content_of(spoken.page, w)
                if content is not None:
                    yield saying(spoken, content.first, content.last, rule="statements.quoted@1", cue=(cue[0], w.i),
                                speaker=who, head=content.head)  # fmt: skip
                elif who is not None:
                    for first, last in around(spoken, verb, who):
                        yield saying(spoken, first, last, rule="statements.quoted@1", cue=(cue[0], w.i), speaker=who)
