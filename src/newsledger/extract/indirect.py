"""Indirect speech: contents in the reporter's own clause, found from the cue on the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.pages import Page, Token
from newsledger.extract.cues import (
    SUBJECTS,
    Content,
    can_speak,
    content_of,
    frame,
    is_cue,
    is_passive,
    listed,
    own_words,
    subject,
    told,
    trim,
)
from newsledger.extract.phrases import phrases
from newsledger.extract.said import Said, Spoken
from newsledger.extract.segments import cue_words, saying, segment_end, segment_start

_FIRST = frozenset(("i", "we", "you"))
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PRON"))
_PARTLY = frozenset(("most", "some", "many", "all", "half", "several", "none", "few"))
_LINKING = frozenset(("of", "for", "'s", "’s", "and"))
_PAST_MARKS = (",", '"', "”", "'", "’")  # what stands before a cue that follows its content


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
    if beside := _beside(spoken, verb, who):
        yield from beside
        return
    if who is None or who.norm in _FIRST or who.dep == "expl":
        return
    weak = verb.lemma in listed("weak", "verbs")
    paper = who.lemma in listed("nouns", "documents") and verb.lemma in listed("weak", "documents")
    if weak and not (can_speak(page, who) or paper):
        return
    cue = cue_words(spoken, verb)
    late = any(w.dep == "ccomp" and w.i < verb.i for w in page.children(verb))
    if late and (tail := _tail(spoken, verb, who)):
        yield from tail
        return
    content = content_of(page, verb)
    if content is not None and verb.lemma in listed("denial", "verbs") and _denies_report(page, content):
        return
    if verb.lemma in listed("weak", "observing") and not paper and not (content and _opens_with_that(page, content)):
        return  # "they found a man asleep" tells what they did
    if content is not None and _tense(verb, content):
        first, last = _reach(spoken, verb, content)
        if content.marker is not None and content.marker - verb.i <= 2:
            cue = (cue[0], content.marker)
        yield saying(spoken, first, last, rule=f"statements.{content.frame}@1", cue=cue, speaker=who, head=content.head)
    elif verb.lemma in frame("that") and (verb.tag != "VBG" or any(w.dep == "aux" for w in page.children(verb))):
        for read in (_tail, _bare_number, _after_colon):
            if found := read(spoken, verb, who):
                yield from found
                return


def _beside(spoken: Spoken, verb: Token, who: Token | None) -> list[Said]:
    """Ten were hurt, most of them guests, hotel manager Ana Lopes said: the parser put the speaker with the content.

    The name or title right before a verb of saying that ends its sentence is the speaker, whatever it hangs on.
    """
    page, tokens = spoken.page, spoken.page.tokens
    sentence = page.sentences[verb.sentence]
    finite = verb.lemma in frame("that") and verb.tag in ("VBD", "VBZ", "VBP")
    partly = who is not None and who.norm in _PARTLY and page.tokens[verb.i - 1].pos == "PROPN"
    if not finite or (who is not None and who.head == verb.i and not partly) or not _ends(page, verb):
        return []
    first = verb.i
    while first - 1 > sentence.first and (tokens[first - 1].pos in _NAMING or tokens[first - 1].norm in _LINKING):
        first -= 1
    speaker = tokens[verb.i - 1]
    while first <= speaker.head < verb.i and speaker.head != speaker.i:
        speaker = page.head(speaker)
    if first == verb.i or tokens[first - 1].text != "," or first - 1 in spoken.inside or not can_speak(page, speaker):
        return []
    begin = segment_start(spoken, first - 1, sentence.first)
    low, high = trim(page, begin, first - 2)
    if not any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in tokens[low : high + 1]):
        return []
    return [saying(spoken, low, high, rule="statements.beside@1", cue=(verb.i, verb.i), speaker=speaker)]


def _ends(page: Page, verb: Token) -> bool:
    """Whether nothing but a time stands between a verb and the end of its sentence."""
    after = page.tokens[verb.i + 1 : page.sentences[verb.sentence].last]
    return all(w.pos == "PUNCT" or w.ent in ("DATE", "TIME") or w.norm == "on" for w in after)


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


def _tail(spoken: Spoken, verb: Token, who: Token) -> list[Said]:
    """The content before or around a cue, if there is one."""
    late = _late_subject(spoken.page, verb, who)
    around = list(_around(spoken, verb, late))
    return [saying(spoken, first, last, rule="statements.tail@1", cue=cue_words(spoken, verb), speaker=late)
            for first, last in around]  # fmt: skip


def _late_subject(page: Page, verb: Token, who: Token) -> Token:
    """Who speaks in "A waste of paint, says the architect", where the parser takes the content for the subject."""
    if who.i < verb.i and page.tokens[verb.i - 1].text in _PAST_MARKS:
        for w in page.children(verb):
            if w.dep in ("dobj", "attr", "oprd", "nsubj") and w.i > verb.i and can_speak(page, w):
                return w
    return who


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
        for w in page.children(verb):
            below = page.subtree(w)
            if w.dep in ("prep", "advcl", "npadvmod") and below[0].i == last + 1 and w.tag != "VBG":
                last = below[-1].i
    for i in range(content.first + 1, last + 1):
        cut = _added(page, verb, page.tokens[i], last) if i not in spoken.inside else None
        if cut is not None and cut > content.first:
            return content.first, cut
    return content.first, last


def _added(page: Page, verb: Token, token: Token, last: int) -> int | None:
    """The last token before what the reporter adds at this word, if he does.

    That is a clause with a speaker of its own, a remark ("a figure that ..."), or, after "said", a relative clause in
    the present: reported speech shifts its tenses back, the reporter's own words do not.
    """
    if token.dep == "conj" and is_cue(token):
        if (other := _other_speaker(page, token)) is not None:
            return other - 1
        if token.tag in ("VBD", "VBZ") and page.tokens[token.i - 1].dep == "cc" and page.head(token).tag == "VB":
            return token.i - 2
    if token.dep in ("npadvmod", "appos", "dobj", "attr") and _comment(page, token, last):
        return page.subtree(token)[0].i - 2
    asked = verb.lemma in frame("object_to") and token.i > verb.i
    if token.dep == "relcl" and (asked or (verb.tag == "VBD" and _is_present(page, token))):
        below = page.subtree(token)
        if below[-1].i >= last - 1 and page.tokens[below[0].i - 1].text == ",":
            return below[0].i - 2
    return None


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


def _around(spoken: Spoken, verb: Token, who: Token) -> Iterator[tuple[int, int]]:
    """The content around a cue that stands after it or inside it ("It rained, he said, and the river rose")."""
    page, tokens = spoken.page, spoken.page.tokens
    first, last = own_words(page, verb)
    if who.i > last:
        last = _before_coordination(page, who, page.subtree(who)[-1].i)
    sentence = page.sentences[verb.sentence]
    begin = segment_start(spoken, first, sentence.first)
    if tokens[first - 1].norm == "as" and first - 1 > begin:
        first -= 1
    elif tokens[first - 1].lemma in listed("nouns", "speakers") and tokens[first - 2].text == ",":
        first -= 1  # a title that the parser took for a verb
    if first - 1 <= begin or tokens[first - 1].text not in (*_PAST_MARKS, "–", "—", "-", ")", "?"):
        return
    low, high = trim(page, begin, first - 1)
    if not any(w.pos in ("VERB", "AUX", "NUM") for w in tokens[low : high + 1]):
        return
    after, stop = "none", last + 1
    if stop < sentence.last and tokens[stop].text == ",":
        stop = segment_end(spoken, last + 2, sentence.last)
        after = _rest(page, verb, last + 2, stop)
    yield low, stop - 1 if after == "one" else high
    if after == "two":
        yield last + 2, stop - 1


def _before_coordination(page: Page, who: Token, last: int) -> int:
    """The end of a speaker's phrase, less what the parser coordinated with it: "says the architect, and two years"."""
    for i in range(who.i + 1, last):
        if page.tokens[i].text == "," and page.tokens[i + 1].dep == "cc":
            return i - 1
    return last


def _rest(page: Page, verb: Token, first: int, stop: int) -> str:
    """Whether what follows a cue goes on with the content before it ("one"), is a second content ("two"), or "none"."""
    if stop - first < 2:
        return "none"
    opening = page.tokens[first]
    below = {w.i for w in page.subtree(verb)}
    content = next((w for w in page.children(verb) if w.dep == "ccomp" and w.i < verb.i), None)
    if verb.dep == "parataxis":
        content = page.head(verb)
    mine = {w.i for w in page.subtree(content)} - (below if verb.dep == "parataxis" else set()) if content else set()
    finite = [w for w in page.tokens[first:stop] if w.tag in ("VBD", "VBZ", "VBP", "MD")]
    if any(is_cue(w) for w in finite[:1]) or opening.tag in ("WDT", "WP", "VBG", "WRB"):
        return "none"
    if opening.dep == "cc":
        if verb.dep == "parataxis":
            return "one"
        return "two" if opening.norm == "and" and (finite or page.tokens[first + 1].pos == "NUM") else "none"
    if first in mine:
        return "two" if opening.pos == "NUM" and not finite else "one"
    return "none"


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
    if content is None or (agent is None and verb.lemma not in ("tell", "inform", "warn", "urge", "advise")):
        return
    if content.frame in ("number", "thing"):
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
                    for first, last in _around(spoken, verb, who):
                        yield saying(spoken, first, last, rule="statements.quoted@1", cue=(cue[0], w.i), speaker=who)


