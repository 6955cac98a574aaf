"""Indirect speech: contents in the reporter's own clause, found from the cue on the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.pages import Page, Token
from newsledger.extract.contents import Content, content_of
from newsledger.extract.cues import (
    SUBJECTS,
    can_speak,
    frame,
    is_cue,
    is_passive,
    listed,
    own_words,
    rejoined,
    subject,
    told,
)
from newsledger.extract.phrases import phrases
from newsledger.extract.said import Said, Spoken
from newsledger.extract.segments import cue_words, saying, segment_end
from newsledger.extract.trailing import around, beside, tail

_FIRST = frozenset(("i", "we", "you"))
_PARTS = frozenset(("most", "some", "many", "all", "both", "half", "including", "among", "several"))
_FEARED = frozenset(("fear", "believe", "presume", "think", "suspect"))


def indirect(spoken: Spoken, *, used: frozenset[int]) -> tuple[Said, ...]:
    """The contents of every cue outside quotation marks that direct speech has not used."""
    found: list[Said] = []
    for token in spoken.page.tokens:
        if token.i in spoken.inside or token.i in used:
            continue
        if is_cue(token):
            found += _verb(spoken, token)
        found += phrases(spoken, token)
    return tuple(found)


def _verb(spoken: Spoken, verb: Token) -> Iterator[Said]:
    page = spoken.page
    if not told(page, verb) or (verb.dep == "acl" and verb.norm in listed("nouns", "counts")):
        return
    if is_passive(page, verb):
        yield from _passive(spoken, verb)
        return
    who = subject(page, verb)
    if (quoted := _as_saying(spoken, verb, who)) is not None:
        yield quoted
        return
    near = beside(spoken, verb, who)
    if (source := _source(page, verb)) is not None and who is not None and (found := near or tail(spoken, verb, who)):
        quoting, speaker = source
        for said in found:
            yield said._replace(cue=(quoting.i, quoting.i), speaker=speaker.i, through=(who.i,))
        return
    if near:
        yield from near
        return
    if who is None or who.norm in _FIRST or who.dep == "expl":
        return
    weak = verb.lemma in listed("weak", "verbs")
    paper = who.lemma in listed("nouns", "documents") and verb.lemma in listed("weak", "documents")
    if weak and not (can_speak(page, who) or paper):
        return
    if _is_participle(page, verb):
        return  # "two miners feared lost were found"
    cue = cue_words(spoken, verb)
    clauses = [w for w in page.children(verb) if w.dep == "ccomp"]
    late = any(w.i < verb.i for w in clauses) and not any(w.i > verb.i for w in clauses)
    if late and _is_beside(page, verb, clauses):
        yield from _bare_number(spoken, verb, who)
        return
    if late and (before := tail(spoken, verb, who)):
        yield from before
        return
    content = content_of(page, verb)
    if content is not None and verb.lemma in listed("denial", "verbs") and _denies_report(page, content):
        return
    if content is not None and verb.lemma in listed("weak", "observing") and not (
            paper or _opens_with_that(page, content)):  # fmt: skip
        return  # "they found a man asleep" tells what they did
    if content is not None and _tense(verb, content):
        first, last = _reach(spoken, verb, content)
        if content.marker is not None and content.marker - verb.i <= 2:
            cue = (cue[0], content.marker)
        if (other := _gapped(spoken, verb, first)) is not None:
            comma, speaker, begin, stop = other
            last = min(last, comma - 1)
            yield saying(spoken, begin, stop - 1, rule="statements.gapped@1", cue=(verb.i, verb.i), speaker=speaker)
        yield saying(spoken, first, last, rule=f"statements.{content.frame}@1", cue=cue, speaker=who, head=content.head)
    elif paper and (found := _shown(spoken, verb, who)):
        yield from found
    elif verb.lemma in frame("that") and (verb.tag != "VBG" or any(w.dep == "aux" for w in page.children(verb))):
        for read in (tail, _bare_number, _after_colon):
            if found := read(spoken, verb, who):
                yield from found
                return


def _is_beside(page: Page, verb: Token, clauses: list[Token]) -> bool:
    """Whether the clause before a cue is another's saying, not its content: "the firm says 42, the union says 50"."""
    counts = any(w.pos == "NUM" for w in page.tokens[verb.i + 1 : verb.i + 5] if w.sentence == verb.sentence)
    return counts and any(w.i < verb.i and is_cue(w) and w.lemma == verb.lemma for w in clauses)


def _gapped(spoken: Spoken, verb: Token, first: int) -> tuple[int, Token, int, int] | None:
    """The second speaker of "the firm says 42 were hurt, the union 50": comma, speaker, the number's first and end."""
    tokens = spoken.page.tokens
    if verb.lemma not in frame("number"):
        return None
    stop = segment_end(spoken, first, spoken.page.sentences[verb.sentence].last)
    comma = next((i for i in range(stop - 1, first, -1) if tokens[i].text == ","), None)
    if comma is None or not any(w.pos == "NUM" for w in tokens[first:comma]):
        return None
    begin = comma + 1
    while begin < stop and tokens[begin].pos in ("DET", "ADJ", "NOUN", "PROPN"):
        begin += 1
    who, number = tokens[begin - 1], begin + (begin < stop and tokens[begin].norm == "at")
    counts = number < stop <= number + 4 and tokens[number].pos == "NUM"
    speaks = who.i > comma and (who.lemma in listed("nouns", "speakers") or who.ent in ("ORG", "PERSON"))
    return (comma, who, number, stop) if counts and speaks else None


def _as_saying(spoken: Spoken, verb: Token, who: Token | None) -> Said | None:
    """The paper quoted a source as saying that ...: the source speaks, through the paper."""
    page = spoken.page
    above = page.head(verb)
    if verb.tag != "VBG" or above.norm != "as":
        return None
    quoting = page.head(above)
    for _ in range(3):
        if quoting.lemma not in ("quote", "cite"):
            quoting = page.head(quoting)
    source = next((w for w in page.children(quoting) if w.dep == "dobj"), None)
    content = content_of(page, verb)
    if quoting.lemma not in ("quote", "cite") or source is None or content is None:
        return None
    said = saying(spoken, *_reach(spoken, verb, content), rule="statements.quoted@1", cue=(verb.i, verb.i),
                  speaker=source, head=content.head)  # fmt: skip
    return said._replace(through=(who.i,)) if who is not None else said


def _source(page: Page, verb: Token) -> tuple[Token, Token] | None:
    """Whom a paper has its news from: the verb and the source in "..., the paper reports, quoting a nurse"."""
    for w in (*page.children(verb), *page.tokens[verb.i + 2 : verb.i + 3]):
        if w.tag == "VBG" and w.lemma in ("quote", "cite") and w.i > verb.i:
            source = next((x for x in page.children(w) if x.dep == "dobj"), None)
            return (w, source) if source is not None and can_speak(page, source) else None
    return None


def _is_participle(page: Page, verb: Token) -> bool:
    """Whether what looks like a past tense is a participle: "two miners feared lost", "the house believed empty"."""
    after = page.tokens[verb.i + 1 : verb.i + 2]
    return verb.tag in ("VBD", "VBN") and verb.lemma in _FEARED and bool(after) and (
        after[0].tag == "VBN" or (after[0].pos == "ADJ" and page.head(after[0]).i == verb.i))


def _shown(spoken: Spoken, verb: Token, who: Token) -> list[Said]:
    """A poll shows the mayor ahead by six points: what a document shows is all that follows."""
    page = spoken.page
    stop = segment_end(spoken, verb.i + 1, page.sentences[verb.sentence].last)
    shown = next((w for w in page.children(verb) if w.i > verb.i and w.dep in ("dobj", "ccomp", "xcomp")), None)
    if shown is None or verb.i > stop - 3 or who.i > verb.i:
        return []
    first, last = page.subtree(shown)[0].i, stop - 1
    for w in page.children(verb):
        if w.dep in ("conj", "cc", "parataxis") and w.i > shown.i:
            last = min(last, page.subtree(w)[0].i - 1)
    return [saying(spoken, first, last, rule="statements.shown@1", cue=cue_words(spoken, verb), speaker=who)]


def _opens_with_that(page: Page, content: Content) -> bool:
    return any(page.tokens[i].norm == "that" for i in (content.first - 1, content.first))


def _denies_report(page: Page, content: Content) -> bool:
    """Whether what is denied is a report with a clause of its own, which is then the content."""
    noun = page.tokens[content.head]
    return noun.lemma in listed("nouns", "content") and any(
        w.dep in ("acl", "ccomp", "relcl") and page.subtree(w)[0].norm == "that" for w in page.children(noun)
    )


def _after_colon(spoken: Spoken, verb: Token, who: Token) -> list[Said]:
    """Nonsense, says the gardener: the roses are fine. The content is the clause after the colon."""
    page = spoken.page
    stop = page.sentences[verb.sentence].last
    end = max(own_words(page, verb)[1], page.subtree(who)[-1].i if who.i > verb.i else verb.i) + 1
    if end + 2 >= stop or page.tokens[end].text != ":" or end + 1 in spoken.inside:
        return []
    if not any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in page.tokens[end + 1 : stop]):
        return []
    return [saying(spoken, end + 1, stop - 1, rule="statements.colon@1", cue=cue_words(spoken, verb),
                   speaker=who)]  # fmt: skip


def _bare_number(spoken: Spoken, verb: Token, who: Token) -> list[Said]:
    """The others say 40 kilometres upstream: words after "say" that hold a number and no clause."""
    page = spoken.page
    if verb.lemma not in frame("number"):
        return []
    cue = cue_words(spoken, verb)
    stop = segment_end(spoken, verb.i + 1, page.sentences[verb.sentence].last)
    after = page.tokens[cue[1] + 1 : stop]
    if not after or after[0].pos not in ("NUM", "ADV", "ADP", "DET", "ADJ", "SYM") or who.i > verb.i:
        return []
    if len(after) > 12 or any(w.pos in ("VERB", "AUX") for w in after) or not any(w.pos == "NUM" for w in after[:3]):
        return []
    return [saying(spoken, after[0].i, after[-1].i, rule="statements.number@1", cue=cue, speaker=who)]


def _tense(verb: Token, content: Content) -> bool:
    """Wants and hopes are sayings in the present; clauses that somebody fears or finds are at any time."""
    return verb.lemma not in listed("weak", "present") or verb.tag in ("VBZ", "VBP") or content.frame == "clause"


def _reach(spoken: Spoken, verb: Token, content: Content) -> tuple[int, int]:
    """A content's first and last token, less what the reporter adds to it."""
    page, last = spoken.page, content.last
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
    if (outer := rejoined(page, token)) is not None and outer.i == verb.i:
        joined = (i for i in range(token.i - 1, verb.i, -1) if page.tokens[i].dep in ("cc", "punct"))
        return next(joined, token.i) - 1
    if token.dep == "advcl" and is_cue(token) and (other := _other_speaker(page, token)) is not None:
        begin = page.subtree(token)[0]
        return begin.i - 2 if begin.norm in ("while", "whereas") and page.tokens[begin.i - 1].text == "," else None
    if token.dep == "advcl" and asked and page.head(token).i != verb.i and _is_meanwhile(page, token):
        return page.subtree(token)[0].i - 2
    if token.dep == "conj" and is_cue(token):
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


def _passive(spoken: Spoken, verb: Token) -> Iterator[Said]:
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
