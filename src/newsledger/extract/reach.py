"""How far a content reaches: with what goes on from it, less what the reporter adds of his own."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.contents import Content, content_of
from newsledger.extract.cues import SUBJECTS, can_speak, frame, is_cue, is_hearsay, listed, rejoined, resumed, told
from newsledger.extract.said import Spoken
from newsledger.extract.segments import segment_end

_FIRST = frozenset(("i", "we", "you"))
_PARTS = frozenset(("most", "some", "many", "all", "both", "half", "including", "among", "several"))


def reach(spoken: Spoken, verb: Token, content: Content) -> tuple[int, int]:
    """A content's first and last token, less what the reporter adds to it."""
    page, last = spoken.page, content.last
    if (number := _before_another(page, verb, content)) is not None:
        return content.first, number
    if content.frame == "clause":
        last = _with_rest(page, verb, last)
        last = _longer(spoken, verb, content.first, last)
    elif content.frame in ("own", "another"):
        last = _conditional(page, verb, last)
    for i in range(content.first + 1, last + 1):
        cut = _added(page, verb, page.tokens[i], last) if i not in spoken.inside else None
        if cut is not None and cut > content.first:
            return content.first, cut
    return content.first, last


def _before_another(page: Page, verb: Token, content: Content) -> int | None:
    """The end of a number beside another's saying, taken for one clause: "the town says 42, the guild says 50"."""
    other = page.tokens[content.head]
    who = next((w for w in page.children(other) if w.dep in SUBJECTS and w.pos != "NUM"), None)
    if other.lemma != verb.lemma or who is None or not can_speak(page, who):
        return None
    comma = page.subtree(who)[0].i - 1
    number = page.tokens[content.first : comma]
    bare = any(w.pos == "NUM" for w in number) and not any(w.pos in ("VERB", "AUX") for w in number)
    return comma - 1 if bare and page.tokens[comma].text == "," else None


def _conditional(page: Page, verb: Token, last: int) -> int:
    """The end of a threat or demand with the condition on it, which the parser hung on its verb."""
    for w in page.children(verb):
        below = page.subtree(w)
        if w.dep == "advcl" and below[0].i == last + 1 and below[0].norm in ("if", "unless", "until"):
            return below[-1].i
    return last


def _with_rest(page: Page, verb: Token, last: int) -> int:
    """The end of a clause with what follows it, of which the parser hung some on the verb of saying instead."""
    for w in page.children(verb):
        below = page.subtree(w)
        at, comma = _onset(page, last)
        aside = w.tag == "VBG" and not any(x.dep == "aux" for x in page.children(w))
        if below[0].i != at or aside:
            continue
        hung = w.dep in ("prep", "advcl", "npadvmod", "dobj", "oprd") and not comma
        if hung or w.dep == "ccomp" or (w.dep == "conj" and _same_voice(page, w)):
            last = below[-1].i
    return last


def _onset(page: Page, last: int) -> tuple[int, bool]:
    """Where the words begin that follow a content, after marks and a conjunction, and whether a comma stands before."""
    at, comma = last + 1, False
    while at + 1 < len(page.tokens) and (page.tokens[at].pos == "PUNCT" or page.tokens[at].dep == "cc"):
        comma = comma or page.tokens[at].text == ","
        at += 1
    return at, comma


def _same_voice(page: Page, verb: Token) -> bool:
    """Whether a clause beside a verb of saying is more of what was said: "says it is far but he feels sure of it"."""
    if is_cue(verb) and told(page, verb) and content_of(page, verb) is not None:
        return False
    who = next((w for w in page.children(verb) if w.dep in SUBJECTS), None)
    helped = any(w.dep == "aux" and w.tag == "MD" for w in page.children(verb))
    return who.norm not in _FIRST if who is not None else verb.lemma in ("be", "have") or helped


def _longer(spoken: Spoken, verb: Token, first: int, last: int) -> int:
    """The end of a clause with what goes on from it: "that ten died, two of them boys, and that a bridge fell"."""
    page = spoken.page
    stop = segment_end(spoken, last + 1, page.sentences[verb.sentence].last)
    for i in range(last + 1, stop - 1):
        if page.tokens[i].dep == "cc" and page.tokens[i + 1].norm == "that" and page.tokens[i + 1].dep == "mark":
            below = page.subtree(page.head(page.tokens[i + 1]))
            if first < below[-1].i < stop:
                last = max(last, below[-1].i)
    rest = page.tokens[last + 1 : stop]
    if len(rest) > 2 and rest[0].text == "," and (rest[1].pos == "NUM" or rest[1].norm in _PARTS):
        whole = rest[2].norm == "of" or rest[1].norm in ("including", "among")
        if whole and not any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in rest):
            return stop - 1
    return last


def _added(page: Page, verb: Token, token: Token, last: int) -> int | None:
    """The last token before what the reporter adds at this word, if he does.

    That is a clause with a speaker of its own, a remark ("a figure that ..."), or, after "said", a relative clause in
    the present: reported speech shifts its tenses back, the reporter's own words do not.
    """
    asked = verb.lemma in frame("object_to") and token.i > verb.i
    if (outer := resumed(page, token)) is not None and outer.i == verb.i:
        return token.i - 2
    if (outer := rejoined(page, token)) is not None and outer.i == verb.i:
        joined = (i for i in range(token.i - 1, verb.i, -1) if page.tokens[i].dep in ("cc", "punct"))
        return next(joined, token.i) - 1
    if token.dep == "advcl" and is_cue(token) and (other := _other_speaker(page, token)) is not None:
        begin = page.subtree(token)[0]
        return begin.i - 2 if begin.norm in ("while", "whereas") and page.tokens[begin.i - 1].text == "," else None
    if token.dep == "advcl" and asked and page.head(token).i != verb.i and _is_meanwhile(page, token):
        return page.subtree(token)[0].i - 2
    if token.dep == "conj" and is_hearsay(page, token):
        before = page.subtree(token)[0].i - 1
        while before > verb.i and (page.tokens[before].dep == "cc" or page.tokens[before].text in (",", ";")):
            before -= 1
        return before
    if token.dep == "conj" and is_cue(token):
        if token.lemma == "add" and token.tag == verb.tag and page.tokens[token.i + 1].norm == "that":
            return token.i - 2
        if (other := _other_speaker(page, token)) is not None:
            return other - 1
        if token.tag in ("VBD", "VBZ") and page.tokens[token.i - 1].dep == "cc" and page.head(token).tag == "VB":
            return token.i - 2
    if token.dep in ("npadvmod", "appos", "dobj", "attr") and _comment(page, token, last):
        return page.subtree(token)[0].i - 2
    if token.dep == "relcl" and (asked or (verb.tag == "VBD" and _is_present(page, token))):
        below = page.subtree(token)
        if below[-1].i >= last - 1 and page.tokens[below[0].i - 1].text == ",":
            return below[0].i - 2
    return None


def _is_meanwhile(page: Page, clause: Token) -> bool:
    """Whether a clause tells what went on meanwhile: ", as the toll was raised to nine"."""
    first = page.subtree(clause)[0]
    return first.norm in ("as", "after", "hours") and page.tokens[first.i - 1].text == "," and clause.tag in (
        "VBD", "VBN")


def _is_present(page: Page, verb: Token) -> bool:
    helpers = (w.norm for w in page.children(verb) if w.dep in ("aux", "auxpass"))
    return verb.tag in ("VBZ", "VBP") or any(norm in ("has", "have", "is", "are") for norm in helpers)


def _comment(page: Page, token: Token, last: int) -> bool:
    """Whether a phrase is the reporter's remark on what was said: ", a claim that the club disputes"."""
    below = page.subtree(token)
    return (below[-1].i >= last and below[0].norm in ("a", "an", "the") and page.tokens[below[0].i - 1].text == ","
            and token.lemma in listed("nouns", "remarks")
            and any(w.dep == "relcl" for w in page.children(token)))  # fmt: skip


def _other_speaker(page: Page, verb: Token) -> int | None:
    """Where a coordinated clause with a speaker of its own begins."""
    who = next((w for w in page.children(verb) if w.dep in SUBJECTS), None)
    if who is None or who.pos == "PRON" or not can_speak(page, who):
        return None
    first = page.subtree(who)[0].i
    while first > 0 and (page.tokens[first - 1].dep == "cc" or page.tokens[first - 1].text == ","):
        first -= 1
    return first
