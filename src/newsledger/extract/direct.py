"""Direct speech: quotations that stand by themselves, with the cue before them, after them, or nowhere near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsledger.core.pages import Page, Token
from newsledger.extract.cues import SUBJECTS, can_speak, cue_verbs, frame, is_passive, listed, subject
from newsledger.extract.quotes import Quote
from newsledger.extract.said import Said, Spoken, tidy
from newsledger.extract.segments import cue_words

HEADING = 9  # a paragraph of fewer words, all between marks and without a stop, is a heading
FRAGMENT = 6  # a quotation of so many words is somebody's, not a name or a word held at arm's length
_BINDING = frozenset(("that", "of", "as", "for", "to", "what"))
_NAMING = frozenset(("PROPN", "NOUN", "PRON"))
_OPENERS = frozenset(("and", "but", "so", "then", "yet", "or", ",", "-", "–", "—", "…"))


def direct(spoken: Spoken) -> tuple[Said, ...]:
    """The quotations that are whole utterances, in order of place, with those inside them.

    A quotation without a cue is marked `more`: it goes on from the speaker before.
    """
    found = []
    for quote in spoken.quotes:
        if quote.depth == 0:
            said = _outer(spoken, quote)
            if said is not None:
                found.append(said)
                found += _inner(spoken, quote, said)
    return tuple(found)


def _outer(spoken: Spoken, quote: Quote) -> Said | None:
    lead, tail = spoken.lead(quote), spoken.tail(quote)
    start, end = tidy(spoken.page.report.text, quote.start, quote.end)
    if end <= start:
        return None
    bare = all(w.norm in _OPENERS or w.pos in ("PUNCT", "SPACE") for w in lead)
    if bare:
        cue = _after(spoken, tail)
        if cue is not None:
            return _row(spoken, start, end, cue, "statements.direct_before@1", tail)
        if _whole(spoken, quote, lead, tail):
            told = spoken.introduced(quote)
            cue = _before(spoken, told) if told else None
            if cue is not None:
                return _row(spoken, start, end, cue, "statements.direct_after@1")
            return Said(start, end, "direct", "statements.direct_more@1", more=True)
        return None
    cue = _before(spoken, lead)
    unled = cue is None or subject(spoken.page, cue) is None
    if unled and _is_utterance(spoken, quote, lead) and (tag := _tagged(spoken, quote, tail)) is not None:
        return _row(spoken, start, end, tag, "statements.direct_before@1", tail)
    if cue is None and (named := named_before_colon(spoken.page, lead[0].i, lead[-1].i)) is not None:
        return Said(start, end, "direct", "statements.direct_colon@1", speaker=named.i)
    if cue is not None:
        return _row(spoken, start, end, cue, "statements.direct_after@1")
    return None


def _is_utterance(spoken: Spoken, quote: Quote, lead: Sequence[Token]) -> bool:
    """Whether words quoted behind others are a sentence of their own: behind a colon, or long and with a capital."""
    if lead[-1].text == ":":
        return True
    inside = spoken.between(quote.start, quote.end)
    return inside[0].text[0].isupper() and len(inside) >= FRAGMENT and any(w.pos in ("VERB", "AUX") for w in inside)


def _tagged(spoken: Spoken, quote: Quote, tail: Sequence[Token]) -> Token | None:
    """The verb of a short `," she said.` after a quotation whose last mark is a comma, whatever led up to it."""
    comma = spoken.page.report.text[quote.start : quote.end].rstrip()[-1:] == ","
    verb = _after(spoken, tail) if comma else None
    return verb if verb is not None and verb.lemma in frame("that") else None


def _row(spoken: Spoken, start: int, end: int, cue: Token, rule: str, tail: Sequence[Token] = ()) -> Said:
    who = _agent(spoken.page, cue) if is_passive(spoken.page, cue) else subject(spoken.page, cue)
    if cue.lemma == "quote":
        telling = next((w for w in spoken.page.children(cue) if w.dep == "dobj"), None)
        if telling is not None and who is not None:
            return Said(start, end, "direct", rule, cue_words(spoken, cue), telling.i, (who.i,))
    if who is not None and start <= who.start < end:
        who = None  # the parser went into the quotation
    aside = who is not None and who.dep not in SUBJECTS and _names_first(spoken, tail, cue)
    if tail and (who is None or who.i < tail[0].i or aside):
        who = _near(spoken, cue, tail) or who
    return Said(start, end, "direct", rule, cue=cue_words(spoken, cue), speaker=who.i if who else None, head=None)


def _agent(page: Page, cue: Token) -> Token | None:
    """Who speaks in the passive: "the charge was disputed by the mill: ...", "she was quoted as saying"; not the told.
    """
    by = next((x for w in page.children(cue) if w.dep == "agent" for x in page.children(w) if x.dep == "pobj"), None)
    heard = by is None and cue.lemma not in listed("passive", "asked") and cue.lemma not in listed("denial", "verbs")
    return subject(page, cue) if heard else by


def _near(spoken: Spoken, cue: Token, tail: Sequence[Token]) -> Token | None:
    """The speaker beside a cue that the parser gave no subject: after it in `said the mayor`, else before it."""
    here = {w.i for w in tail}
    after = [w for w in spoken.page.children(cue)
             if w.i > cue.i and w.i in here and w.dep in ("dobj", "attr", "oprd", "nmod")]  # fmt: skip
    if cue.i == tail[0].i and after:
        return after[0]
    before = [w for w in tail if w.i < cue.i and w.pos not in ("PUNCT", "SPACE")]
    if before:
        top = before[-1]
        if _names_first(spoken, tail, cue):
            top = before[0]
            while top.i + 1 in here and spoken.page.tokens[top.i + 1].pos in _NAMING:
                top = spoken.page.tokens[top.i + 1]
            return top
        while top.head in here and top.head < cue.i and top.head != top.i:
            top = spoken.page.head(top)
        return top
    nouns = [w for w in tail if w.i > cue.i and w.pos in ("PROPN", "NOUN", "PRON")]
    return next((w for w in nouns if spoken.page.head(w).i not in {n.i for n in nouns}), None)


def _speaks(verb: Token) -> bool:
    return (verb.lemma in cue_verbs() or verb.lemma in listed("spoken", "verbs")) and verb.tag.startswith("VB")


def _after(spoken: Spoken, tail: Sequence[Token]) -> Token | None:
    """The verb of `..., she said` or `..., said the mayor` right after a quotation.

    A verb that is none of speaking ("..., she shrugged") needs a mark between it and the words quoted.
    """
    here = {w.i for w in tail}
    marked = bool(tail) and (tail[0].pos == "PUNCT" or not _runs_into(spoken, tail[0]))
    if tail and tail[0].dep == "cc":  # the sentence goes on past words of somebody else's
        return None
    for w in tail:
        if w.pos not in ("VERB", "AUX") or w.tag not in ("VBD", "VBZ", "VBP", "VBN", "VB"):
            continue
        who = next((x for x in spoken.page.children(w) if x.dep in SUBJECTS and x.i in here), None)
        if _speaks(w) and (who is not None or w.i - tail[0].i <= 1 or _names_first(spoken, tail, w)):
            return w
        if who is not None and who.tag not in ("WP", "WDT") and can_speak(spoken.page, who) and w.pos == "VERB":
            return w if who.i - tail[0].i <= 6 and marked else None
    return None


def _runs_into(spoken: Spoken, after: Token) -> bool:
    """Whether a quotation ends in a letter right before the reporter's words: 'the "Osprey" turned back'."""
    before = spoken.page.report.text[max(0, after.start - 8) : after.start].rstrip(" \"”'’\n")
    return before[-1:].isalnum()


def _names_first(spoken: Spoken, tail: Sequence[Token], verb: Token) -> bool:
    """Whether what follows a quotation is a speaker and a verb with an aside between: `Sato, sipping tea, said`."""
    if verb.lemma not in frame("that") or spoken.page.tokens[verb.i - 1].text != ",":
        return False
    between = [w for w in tail if w.i < verb.i]
    finite = any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in between)
    return not finite and bool(between) and between[0].pos in _NAMING and can_speak(spoken.page, between[0])


def named_before_colon(page: Page, first: int, colon: int) -> Token | None:
    """The speaker of "Ana Sol, nurse: ..." or "Police: two held": nothing but a name or a title before a colon."""
    tokens = page.tokens[first:colon]
    if page.tokens[colon].text != ":" or not 0 < len(tokens) <= 12:
        return None
    if any(w.pos in ("VERB", "AUX", "ADP", "CCONJ") or w.ent in ("DATE", "TIME", "WORK_OF_ART") for w in tokens):
        return None
    until = next((w.i for w in tokens if w.text == ","), colon)
    who = page.tokens[until - 1]
    person = any(w.ent == "PERSON" for w in page.tokens[first:until])
    title = who.pos == "NOUN" and who.lemma in listed("nouns", "speakers") and tokens[0].pos != "DET"
    return who if (person and who.pos == "PROPN") or title else None


def _is_somebodys(spoken: Spoken, verb: Token) -> bool:
    """Whether a verb that need not be of saying is at least done by people: "the guard shrugged: ..."."""
    who = subject(spoken.page, verb)
    return who is None or can_speak(spoken.page, who) or who.lemma in listed("nouns", "documents")


def _is_perfect(spoken: Spoken, verb: Token) -> bool:
    return verb.tag == "VBN" and any(w.dep == "aux" and w.lemma == "have" for w in spoken.page.children(verb))


def _before(spoken: Spoken, lead: Sequence[Token]) -> Token | None:
    """The verb of `She said: ...` or `He told them, ...` right before a quotation that is not bound into the clause."""
    mark = lead[-1].text
    verbs = [w for w in lead if _speaks(w) and w.dep not in ("amod", "acl")]
    if mark == ":":
        verbs = [w for w in verbs if w.lemma not in listed("weak", "verbs") or _is_somebodys(spoken, w)]
        finite = [w for w in lead if w.pos == "VERB" and (w.tag in ("VBD", "VBZ", "VBP") or _is_perfect(spoken, w))]
        return verbs[-1] if verbs else finite[-1] if finite and _is_somebodys(spoken, finite[-1]) else None
    if not verbs:
        return None
    verb = verbs[-1]
    if verb.lemma in listed("weak", "verbs") and not _is_somebodys(spoken, verb):
        return None  # 'the figures are showing a "sustained rise"'
    between = [w for w in lead if w.i > verb.i]
    if any(w.tag in ("VBD", "VBZ", "VBP", "VBN") for w in between):
        return None
    if any(w.dep in SUBJECTS and w.head > verb.i for w in between):
        return None  # 'said he "cares"': the words belong to the clause
    utters = verb.lemma in frame("that") or verb.lemma in listed("spoken", "verbs")
    if mark == ",":
        bound = any(w.norm == "that" for w in between[:-2])  # "said that, ..." is bound to nothing
        return verb if utters and not bound else None
    if any(w.norm in _BINDING or w.pos == "ADP" for w in between) or verb.lemma in frame("object"):
        return None
    loud = verb.lemma in listed("spoken", "aloud")
    return verb if (loud or verb.lemma in frame("that")) and len(between) <= 3 else None


def _whole(spoken: Spoken, quote: Quote, lead: Sequence[Token], tail: Sequence[Token]) -> bool:
    """Whether a quotation without a cue is an utterance: sentences, not a heading or a name."""
    text = spoken.page.report.text
    inside = spoken.between(quote.start, quote.end)
    if any(w.pos not in ("PUNCT", "SPACE") for w in tail):
        return False
    stopped = text[quote.start : quote.end].rstrip("'’\"”")[-1:] in (".", "!", "?", ",", "…")
    ends = stopped or quote.runs_on or text[quote.outer_end : quote.outer_end + 1] in (".", "!", "?")
    alone = not lead and spoken.block(inside[0]) != spoken.block(spoken.page.tokens[max(0, inside[0].i - 2)])
    return ends and (len(inside) >= HEADING or not alone) and text[quote.start].isupper() and len(inside) > 2


def fragments(spoken: Spoken, sayings: Sequence[Said]) -> Iterator[Said]:
    """Long quotations in the reporter's own sentence that no cue accounts for: she left "to see what I could save".

    They are the words of the subject of the clause that they stand in, where it can speak, else of nobody named.
    """
    reach, place = 0, 0
    ordered = sorted(sayings, key=lambda s: s.start)
    for quote in spoken.quotes:
        while place < len(ordered) and ordered[place].start < quote.end:
            reach, place = max(reach, ordered[place].end), place + 1
        words = [w for w in spoken.between(quote.start, quote.end) if w.pos not in ("PUNCT", "SPACE")]
        if quote.depth or reach > quote.start or len(words) < FRAGMENT or not any(w.pos == "VERB" for w in words):
            continue
        start, end = tidy(spoken.page.report.text, quote.start, quote.end)
        who = _subject_around(spoken, words[0])
        whole_report = who is None and words[0].sentence == 0 != words[-1].sentence  # marks around a text, not a saying
        if end > start and not whole_report:
            yield Said(start, end, "direct", "statements.direct_part@1", speaker=who.i if who else None)


def _subject_around(spoken: Spoken, word: Token) -> Token | None:
    """The subject of the nearest clause above a word, outside quotation marks, that can speak."""
    for above in spoken.page.ancestors(word):
        if above.pos in ("VERB", "AUX") and above.i not in spoken.inside:
            who = subject(spoken.page, above)
            known = who is not None and who.norm != "it" and who.i not in spoken.inside and can_speak(spoken.page, who)
            return who if known else None
    return None


def _inner(spoken: Spoken, quote: Quote, outer: Said) -> Iterator[Said]:
    """Quotations inside a quotation: whom the speaker quotes."""
    for inner in spoken.quotes:
        if inner.depth == 1 and quote.start <= inner.outer_start < quote.end:
            before = spoken.between(quote.start, inner.outer_start)
            verbs = [w for w in before if _speaks(w) and w.tag in ("VBD", "VBZ", "VBP", "VBN")]
            start, end = tidy(spoken.page.report.text, inner.start, inner.end)
            if verbs and end > start:
                said = _row(spoken, start, end, verbs[-1], "statements.direct_inside@1")
                through = (outer.speaker,) if outer.speaker is not None else ()
                yield said._replace(through=through)
