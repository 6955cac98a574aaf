"""Indirect speech: contents in the reporter's own clause, found from the cue on the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.pages import Page, Token
from newsledger.extract.contents import Content, content_of
from newsledger.extract.credits import is_writers_line, seated_at
from newsledger.extract.cues import (
    RELATIVE,
    SUBJECTS,
    can_speak,
    frame,
    is_cue,
    is_passive,
    listed,
    own_words,
    subject,
    told,
)
from newsledger.extract.gapped import gapped
from newsledger.extract.passives import passive
from newsledger.extract.phrases import phrases
from newsledger.extract.reach import reach
from newsledger.extract.said import Said, Spoken
from newsledger.extract.segments import cue_words, saying, segment_end
from newsledger.extract.trailing import beside, tail

_FIRST = frozenset(("i", "we", "you"))
_COUNTED = frozenset(("confirm", "report", "suspect"))  # their participles stand before cases and deaths
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
    """What a verb of saying reports: in the passive, beside it, through another, or as its own content."""
    page = spoken.page
    if not told(page, verb) or (verb.dep == "acl" and verb.norm in listed("nouns", "counts")):
        return
    person = seated_at(page, verb)
    if person is not None and is_writers_line(page, person):
        return
    if is_passive(page, verb):
        yield from passive(spoken, verb)
        return
    who = person or subject(page, verb)
    if who is not None and _is_share(page, who):
        return
    if (quoted := _as_saying(spoken, verb, who)) is not None:
        yield quoted
        return
    if who is not None and (cited := _cited(page, verb, who)) is not None:
        yield from (said._replace(speaker=cited.i, through=(who.i,)) for said in _active(spoken, verb, who))
        return
    near = beside(spoken, verb, who)
    if (source := _source(page, verb)) is not None and who is not None and (found := near or tail(spoken, verb, who)):
        quoting, speaker = source
        for said in found:
            yield said._replace(cue=(quoting.i, quoting.i), speaker=speaker.i, through=(who.i,))
        return
    if near:
        yield from near
    elif who is not None and who.norm not in _FIRST and who.dep != "expl":
        yield from _active(spoken, verb, who)


def _is_share(page: Page, who: Token) -> bool:
    """Whether a subject is a share of those whom a poll asked, and nobody who speaks: "83% said", "two in three said".
    """
    if who.ent == "PERCENT" or who.lemma in listed("nouns", "shares") or who.norm == "cent":
        return True
    if who.pos != "NUM":
        return False
    beside = [page.tokens[i].norm for i in range(max(0, who.i - 1), min(who.i + 3, len(page.tokens)))]
    return "cent" in beside or any(w.norm == "in" and page.tokens[w.i - 1].pos == page.tokens[w.i + 1].pos == "NUM"
                                   for w in page.children(who))  # fmt: skip


def _active(spoken: Spoken, verb: Token, who: Token) -> Iterator[Said]:
    """What the subject of a verb of saying says with it: before the verb, around it or, as a rule, after it."""
    page = spoken.page
    paper = who.lemma in listed("nouns", "documents") and verb.lemma in listed("weak", "documents")
    if verb.lemma in listed("weak", "verbs") and not (can_speak(page, who) or paper):
        return
    if _is_participle(page, verb) or _is_reduced(page, verb):
        return  # "two miners feared lost were found", "the office formerly called the Mint"
    if verb.dep in ("acl", "relcl") and not _could_say(page, verb, who):
        return  # "a map showing", "a party seeking"
    if who.pos == "NUM" and who.i == verb.i - 1 and verb.lemma in _COUNTED:
        return  # "Nine confirmed cases in the north"
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
    if verb.lemma == "deny" and (verb.dep == "acl" or any(w.dep == "dative" for w in page.children(verb))):
        return  # "the rights denied them", "the rule denies them a vote"
    if content is not None and verb.lemma in listed("weak", "observing") and not (
            paper or _opens_with_that(page, content)):  # fmt: skip
        return  # "they found a man asleep" tells what they did
    if content is not None and _tense(verb, content):
        yield from _contained(spoken, verb, who, content)
    elif paper and (found := _shown(spoken, verb, who)):
        yield from found
    elif verb.lemma in frame("that") and (verb.tag != "VBG" or any(w.dep == "aux" for w in page.children(verb))):
        for read in (tail, _bare_number, _after_colon):
            if found := read(spoken, verb, who):
                yield from found
                return


def _contained(spoken: Spoken, verb: Token, who: Token, content: Content) -> Iterator[Said]:
    """A verb's own content, and those of others beside it whose verb is left out."""
    first, last = reach(spoken, verb, content)
    cue = cue_words(spoken, verb)
    if content.marker is not None and content.marker - verb.i <= 2:
        cue = (cue[0], content.marker)
    others = tuple(gapped(spoken, verb, content))
    if others:
        last = min(last, others[0].comma - 1)
    for other in others:
        yield saying(spoken, other.first, other.last, rule="statements.gapped@1", cue=(verb.i, verb.i),
                     speaker=other.speaker)._replace(apart=(other.comma,))  # fmt: skip
    head = content.head if content.head <= last else None
    yield saying(spoken, first, last, rule=f"statements.{content.frame}@1", cue=cue, speaker=who, head=head)


def _is_beside(page: Page, verb: Token, clauses: list[Token]) -> bool:
    """Whether the clause before a cue is another's saying, not its content: "the firm says 42, the union says 50"."""
    counts = any(w.pos == "NUM" for w in page.tokens[verb.i + 1 : verb.i + 5] if w.sentence == verb.sentence)
    return counts and any(w.i < verb.i and is_cue(w) and w.lemma == verb.lemma for w in clauses)


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
    said = saying(spoken, *reach(spoken, verb, content), rule="statements.quoted@1", cue=(verb.i, verb.i),
                  speaker=source, head=content.head)  # fmt: skip
    return said._replace(through=(who.i,)) if who is not None else said


def _source(page: Page, verb: Token) -> tuple[Token, Token] | None:
    """Whom a paper has its news from: the verb and the source in "..., the paper reports, quoting a nurse"."""
    for w in (*page.children(verb), *page.tokens[verb.i + 2 : verb.i + 3]):
        if w.tag == "VBG" and w.lemma in ("quote", "cite") and w.i > verb.i:
            source = next((x for x in page.children(w) if x.dep == "dobj"), None)
            return (w, source) if source is not None and can_speak(page, source) else None
    return None


def _cited(page: Page, verb: Token, who: Token) -> Token | None:
    """The source in "the paper, citing the police, said ...", whose word it is."""
    kind = {who.lemma, *(w.lemma for w in page.children(who) if w.dep in ("appos", "compound"))}
    if kind.isdisjoint(listed("nouns", "channels")):
        return None
    for w in (*page.children(who), *page.children(verb)):
        if w.tag == "VBG" and w.lemma in ("quote", "cite") and who.i < w.i < verb.i:
            source = next((x for x in page.children(w) if x.dep == "dobj"), None)
            paper = source is not None and source.lemma in listed("nouns", "documents")
            return source if source is not None and (paper or can_speak(page, source)) else None
    return None


def _is_participle(page: Page, verb: Token) -> bool:
    """Whether what looks like a past tense is a participle: "two miners feared lost", "the house believed empty"."""
    after = page.tokens[verb.i + 1 : verb.i + 2]
    return verb.tag in ("VBD", "VBN") and verb.lemma in _FEARED and bool(after) and (
        after[0].tag == "VBN" or (after[0].pos == "ADJ" and page.head(after[0]).i == verb.i))


def _is_reduced(page: Page, verb: Token) -> bool:
    """Whether a verb behind its noun is a participle, with no subject, relative word or auxiliary of its own."""
    if verb.dep not in ("acl", "relcl") or verb.tag not in ("VBN", "VBD"):
        return False
    return not any(w.dep in SUBJECTS or w.dep in ("aux", "auxpass") or w.tag in RELATIVE or w.norm == "that"
                   for w in page.children(verb))  # fmt: skip


def _could_say(page: Page, verb: Token, who: Token) -> bool:
    """Whether what a clause behind a noun tells of can say anything: somebody, a paper, a number of people."""
    papers = listed("nouns", "documents") | listed("nouns", "channels")
    return can_speak(page, who) or who.lemma in papers or verb.lemma in ("say", "state")


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
