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
from newsledger.extract.direct import cue_words
from newsledger.extract.said import Said, Spoken

_FIRST = frozenset(("i", "we", "you"))
_STOPS = frozenset((".", "!", "?", ";"))
_MODIFIERS = frozenset(("compound", "amod", "nmod", "poss", "nummod"))


def indirect(spoken: Spoken, *, used: frozenset[int]) -> tuple[Said, ...]:
    """The contents of every cue outside quotation marks that direct speech has not used."""
    found: list[Said] = []
    for token in spoken.page.tokens:
        if token.i in spoken.inside or token.i in used:
            continue
        if is_cue(token):
            found += _verb(spoken, token)
        elif token.norm == "according":
            found += _according(spoken, token)
        elif token.pos == "NOUN" and token.lemma in listed("nouns", "content"):
            found += _noun(spoken, token)
        if token.tag in ("NNS", "NN") and token.lemma in frame("that"):
            found += _taken_for_noun(spoken, token)
        if token.pos in ("NOUN", "VERB") and {token.lemma, token.norm} & listed("nouns", "counts") and token.tag != "VBD":
            found += _count(spoken, token)
    return tuple(found)


def _said(spoken: Spoken, first: int, last: int, *, rule: str, cue: tuple[int, int], speaker: Token | None,
          through: tuple[int, ...] = (), head: int | None = None) -> Said:  # fmt: skip
    first, last = trim(spoken.page, first, last)
    start, end = spoken.page.tokens[first].start, spoken.page.tokens[last].end
    return Said(start, end, "indirect", rule, cue, speaker.i if speaker else None, through, head=head)


def _verb(spoken: Spoken, verb: Token) -> Iterator[Said]:
    page = spoken.page
    if not told(page, verb) or (verb.dep == "acl" and verb.norm in listed("nouns", "counts")):
        return
    if is_passive(page, verb):
        yield from _passive(spoken, verb)
        return
    who = subject(page, verb)
    if who is None or who.norm in _FIRST or who.dep == "expl":
        return
    weak = verb.lemma in listed("weak", "verbs")
    paper = who.lemma in listed("nouns", "documents") and verb.lemma in listed("weak", "documents")
    if weak and not (can_speak(page, who) or paper):
        return
    cue = cue_words(spoken, verb)
    tail = _tail(spoken, verb, who) if any(w.dep == "ccomp" and w.i < verb.i for w in page.children(verb)) else None
    if tail is not None:
        yield from tail
        return
    content = content_of(page, verb)
    if content is not None and verb.lemma in listed("denial", "verbs") and _denies_report(page, content):
        return
    if content is not None and _tense(verb, content):
        first, last = _reach(spoken, verb, content)
        if content.marker is not None and content.marker - verb.i <= 2:
            cue = (cue[0], content.marker)
        yield _said(spoken, first, last, rule=f"statements.{content.frame}@1", cue=cue, speaker=who, head=content.head)
    elif verb.lemma in frame("that"):
        yield from _tail(spoken, verb, who) or _bare_number(spoken, verb, cue, who) or _after_colon(spoken, verb, cue, who)


def _denies_report(page: Page, content: Content) -> bool:
    """Whether what is denied is a report with a clause of its own, which is then the content."""
    noun = page.tokens[content.head]
    return noun.lemma in listed("nouns", "content") and any(
        w.dep in ("acl", "ccomp", "relcl") and page.subtree(w)[0].norm == "that" for w in page.children(noun)
    )


def _after_colon(spoken: Spoken, verb: Token, cue: tuple[int, int], who: Token) -> list[Said]:
    """Not so, says the doctor: nobody died. The content is the clause after the colon."""
    page = spoken.page
    stop = page.sentences[verb.sentence].last
    end = max(own_words(page, verb)[1], page.subtree(who)[-1].i if who.i > verb.i else verb.i) + 1
    if end + 2 >= stop or page.tokens[end].text != ":" or end + 1 in spoken.inside:
        return []
    if not any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in page.tokens[end + 1 : stop]):
        return []
    return [_said(spoken, end + 1, stop - 1, rule="statements.colon@1", cue=cue, speaker=who)]


def _tail(spoken: Spoken, verb: Token, who: Token) -> list[Said] | None:
    """The content before or around a cue, if there is one."""
    late = _late_subject(spoken.page, verb, who)
    around = list(_around(spoken, verb, own_words(spoken.page, verb), late))
    return [_said(spoken, first, last, rule="statements.tail@1", cue=cue_words(spoken, verb), speaker=late)
            for first, last in around] or None  # fmt: skip


def _late_subject(page: Page, verb: Token, who: Token) -> Token:
    """Who speaks in "Four months of work, says the engineer", where the parser takes the content for the subject."""
    if who.i < verb.i and page.tokens[verb.i - 1].text in (",", '"', "”", "'", "’"):
        for w in page.children(verb):
            if w.dep in ("dobj", "attr", "oprd", "nsubj") and w.i > verb.i and can_speak(page, w):
                return w
    return who


def _bare_number(spoken: Spoken, verb: Token, cue: tuple[int, int], who: Token) -> list[Said]:
    """The others say 17 miles off the coast: words after "say" that hold a number and no clause."""
    page = spoken.page
    if verb.lemma not in frame("number"):
        return []
    stop = _segment_end(spoken, verb.i + 1, page.sentences[verb.sentence].last)
    after = page.tokens[cue[1] + 1 : stop]
    if not after or after[0].pos not in ("NUM", "ADV", "ADP", "DET", "ADJ", "SYM") or who.i > verb.i:
        return []
    if len(after) > 12 or any(w.pos in ("VERB", "AUX") for w in after) or not any(w.pos == "NUM" for w in after[:3]):
        return []
    return [_said(spoken, after[0].i, after[-1].i, rule="statements.number@1", cue=cue, speaker=who)]


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
        token = page.tokens[i]
        if i in spoken.inside:
            continue
        if token.dep == "conj" and is_cue(token):
            cut = _other_speaker(page, token)
            if cut is not None and cut > content.first + 1:
                return content.first, cut - 1
            if token.tag in ("VBD", "VBZ") and page.tokens[token.i - 1].dep == "cc" and page.head(token).tag == "VB":
                return content.first, token.i - 2
        if token.dep in ("npadvmod", "appos", "dobj", "attr") and _comment(page, token, last):
            return content.first, page.subtree(token)[0].i - 2
        if token.dep == "relcl" and verb.tag == "VBD" and page.subtree(token)[-1].i >= last - 1:
            opening = page.subtree(token)[0].i
            now = token.tag in ("VBZ", "VBP") or any(x.norm in ("has", "have", "is", "are") and x.dep in ("aux", "auxpass")
                                                     for x in page.children(token))  # fmt: skip
            if now and opening - 1 > content.first and page.tokens[opening - 1].text == ",":
                return content.first, opening - 2
    return content.first, last


def _comment(page: Page, token: Token, last: int) -> bool:
    """Whether a phrase is the reporter's remark on what was said: ", a figure that the ministry rejected"."""
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


def _around(spoken: Spoken, verb: Token, own: tuple[int, int], who: Token | None) -> Iterator[tuple[int, int]]:
    """The content around a cue that stands after it or inside it ("It rained, he said, and the river rose")."""
    page = spoken.page
    first, last = own
    if who is not None and who.i > last:
        below = page.subtree(who)
        last = max(last, below[-1].i)
        comma = next((i for i in range(who.i + 1, last) if page.tokens[i].text == "," and page.tokens[i + 1].dep == "cc"), None)
        last = comma - 1 if comma is not None else last
    sentence = page.sentences[verb.sentence]
    begin = _segment_start(spoken, first, sentence.first)
    if page.tokens[first - 1].norm == "as" and first - 1 > begin:
        first -= 1
    if first - 1 <= begin or page.tokens[first - 1].text not in (",", "–", "—", "-", ")", '"', "”", "'", "’", "?"):
        return
    inner_first, inner_last = trim(page, begin, first - 1)
    if inner_last < inner_first or not _says_something(page, inner_first, inner_last):
        return
    rest = last + 1
    if rest < sentence.last and page.tokens[rest].text == ",":
        stop = _segment_end(spoken, rest + 1, sentence.last)
        after = _rest(page, verb, rest + 1, stop)
        if after == "one":
            yield inner_first, stop - 1
            return
        yield inner_first, inner_last
        if after == "two":
            yield rest + 1, stop - 1
        return
    yield inner_first, inner_last


def _rest(page: Page, verb: Token, first: int, stop: int) -> str:
    """Whether what follows a cue inside its content goes on with it ("one"), is a second content ("two"), or neither."""
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


def _says_something(page: Page, first: int, last: int) -> bool:
    return any(w.pos in ("VERB", "AUX", "NUM") for w in page.tokens[first : last + 1])


def _segment_start(spoken: Spoken, at: int, floor: int) -> int:
    """Where the stretch before a token begins: after a semicolon or a colon outside quotation marks, or the sentence."""
    tokens = spoken.page.tokens
    for i in range(at - 1, floor - 1, -1):
        if i in spoken.inside or tokens[i].text not in (";", ":"):
            continue
        if tokens[i].text == ":" or any(is_cue(w) or w.norm == "according" for w in tokens[floor:i]):
            return i + 1
    return floor


def _segment_end(spoken: Spoken, at: int, ceiling: int) -> int:
    """Where the stretch after a token ends: before a stop or a semicolon outside quotation marks."""
    for i in range(at, ceiling):
        if i not in spoken.inside and spoken.page.tokens[i].text in _STOPS:
            return i
    return ceiling


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
                yield _said(spoken, first, below[-1].i, rule="statements.passive@1", cue=cue, speaker=agent, head=w.i)
                return
    content = content_of(page, verb)
    if content is None or (agent is None and verb.lemma not in ("tell", "inform", "warn", "urge", "advise")):
        return
    if content.frame in ("number", "thing"):
        return
    yield _said(spoken, content.first, content.last, rule="statements.passive@1", cue=cue, speaker=agent,
                head=content.head)  # fmt: skip


def _quoted(spoken: Spoken, verb: Token, who: Token | None, cue: tuple[int, int]) -> Iterator[Said]:
    """She was quoted as saying that ..."""
    for prep in spoken.page.children(verb):
        for w in spoken.page.children(prep):
            if prep.norm == "as" and w.tag == "VBG":
                content = content_of(spoken.page, w)
                if content is not None:
                    yield _said(spoken, content.first, content.last, rule="statements.quoted@1", cue=(cue[0], w.i),
                                speaker=who, head=content.head)  # fmt: skip
                elif who is not None:
                    for first, last in _around(spoken, verb, own_words(spoken.page, verb), who):
                        yield _said(spoken, first, last, rule="statements.quoted@1", cue=(cue[0], w.i), speaker=who)


def _according(spoken: Spoken, token: Token) -> Iterator[Said]:
    """The bridge is safe, according to the mayor."""
    page = spoken.page
    to = next((w for w in page.children(token) if w.norm == "to"), None)
    who = next((w for w in page.children(to) if w.dep == "pobj"), None) if to is not None else None
    if to is None or who is None:
        return
    yield from _phrase(spoken, token, token.i, _phrase_end(page, who), (token.i, to.i), who, "according")


def _phrase_end(page: Page, who: Token) -> int:
    return page.subtree(who)[-1].i


def _phrase(spoken: Spoken, token: Token, first: int, last: int, cue: tuple[int, int], who: Token | None,
            rule: str) -> Iterator[Said]:  # fmt: skip
    """The content of a phrase such as "according to X" at the front, at the end or in the middle of a sentence."""
    page = spoken.page
    sentence = page.sentences[token.sentence]
    begin = _segment_start(spoken, first, sentence.first)
    opens = first - 1 > begin and page.tokens[first - 1].text == "," and page.tokens[first - 2].dep == "cc"
    if first - begin <= 1 or opens:
        stop = _segment_end(spoken, last + 1, sentence.last)
        at = next((i for i in range(first, stop) if page.tokens[i].text == "," and i >= last), None)
        at = last + 1 if at is None else at + 1
        if stop - at >= 2:
            yield _said(spoken, at, stop - 1, rule=f"statements.{rule}@1", cue=cue, speaker=who)
        return
    begin = max(begin, _clause_start(spoken, begin, first))
    inner = trim(page, begin, first - 1)
    if inner[1] >= inner[0]:
        yield _said(spoken, *inner, rule=f"statements.{rule}@1", cue=cue, speaker=who)


def _clause_start(spoken: Spoken, begin: int, first: int) -> int:
    """Where the content of a phrase begins: after an earlier phrase of the kind in the same sentence."""
    for i in range(first - 1, begin, -1):
        if spoken.page.tokens[i].norm == "according" and i not in spoken.inside:
            comma = next((j for j in range(i, first - 1) if spoken.page.tokens[j].text == ","), None)
            return comma + 1 if comma is not None else begin
    return begin


def _noun(spoken: Spoken, noun: Token) -> Iterator[Said]:
    """A claim by the miners that ...; reports that ...; his lawyer's threat to sue."""
    page = spoken.page
    for w in page.children(noun):
        if w.dep not in ("acl", "ccomp", "relcl") or w.i < noun.i:
            continue
        inner = page.children(w)
        opening = page.subtree(w)[0]
        says = opening.norm == "that" and opening.dep == "mark"
        acts = any(x.dep == "aux" and x.norm == "to" for x in inner) and noun.lemma in ("threat", "promise", "pledge",
                                                                                          "offer", "vow")  # fmt: skip
        if not (says or acts):
            continue
        head = page.head(noun)
        if head.lemma in ("be", "deny", "reject", "have") and says and noun.dep == "attr":
            continue
        below = page.subtree(w)
        owner = _owner(page, noun)
        if acts and owner is None:
            return
        if says and (denier := _denier(page, noun)) is not None:
            yield _said(spoken, below[0].i, below[-1].i, rule="statements.denied@1", cue=(denier[0].i, denier[0].i),
                        speaker=denier[1], head=w.i)  # fmt: skip
            if owner is None:
                return
        if owner is None and noun.dep == "conj" and page.tokens[noun.i - 1].dep == "cc":
            owner = subject(page, head)  # "has offered a reward and fears that": a verb, taken for a noun
        yield _said(spoken, below[0].i, below[-1].i, rule="statements.noun@1", cue=(noun.i, noun.i), speaker=owner,
                    head=w.i)  # fmt: skip
        return


def _taken_for_noun(spoken: Spoken, token: Token) -> Iterator[Said]:
    """Nine are missing, the agency estimates: a verb at the end of a clause that was taken for a plural noun."""
    page = spoken.page
    who = page.tokens[token.i - 1] if token.i else token
    follows = page.tokens[token.i + 1].text if token.i + 1 < len(page.tokens) else "."
    if follows not in (",", ".", ";") or who.dep != "compound" or who.head != token.i or not can_speak(page, who):
        return
    first = page.subtree(token)[0].i
    sentence = page.sentences[token.sentence]
    begin = _segment_start(spoken, first, sentence.first)
    if first - 1 > begin + 1 and page.tokens[first - 1].text == "," and any(
        w.tag in ("VBD", "VBZ", "VBP") for w in page.tokens[begin : first - 1]
    ):
        yield _said(spoken, begin, first - 2, rule="statements.tail@1", cue=(token.i, token.i), speaker=who)


def _denier(page: Page, noun: Token) -> tuple[Token, Token] | None:
    """The verb and the one who denies a report, rejects a claim, dismisses a rumour: in the active or the passive."""
    verb = page.head(noun)
    if verb.lemma not in listed("denial", "verbs"):
        return None
    if noun.dep == "dobj":
        who = subject(page, verb)
    else:
        who = next((x for w in page.children(verb) if w.dep == "agent" for x in page.children(w)), None)
    return (verb, who) if who is not None else None


def _owner(page: Page, noun: Token) -> Token | None:
    """Whose claim or count it is: its possessive, or the name after "by", "from" or "of"."""
    for w in page.children(noun):
        if w.dep == "poss":
            return w
    for w in page.children(noun):
        if w.dep in ("prep", "agent") and w.norm in ("by", "from", "of"):
            found = next((x for x in page.children(w) if x.dep == "pobj"), None)
            if found is not None and can_speak(page, found):
                return found
        if w.dep == "acl":
            found = next((x for y in page.children(w) if y.dep in ("agent", "prep") for x in page.children(y)
                          if x.dep == "pobj" and can_speak(page, x)), None)  # fmt: skip
            if found is not None:
                return found
        if w.dep == "prep" and w.norm in ("in", "on"):
            found = next((x for x in page.children(w) if x.dep == "pobj" and (
                x.lemma in listed("nouns", "channels")
                or any(y.lemma in listed("nouns", "channels") for y in page.children(x)))), None)  # fmt: skip
            if found is not None:
                return found
    return None


def _count(spoken: Spoken, noun: Token) -> Iterator[Said]:
    """Nine died, by the count of the priest; the company's own tally is seven."""
    page = spoken.page
    owner = _owner(page, noun)
    head = page.head(noun)
    if noun.tag == "VBG" and noun.dep == "acl" and head.dep == "pobj":  # "by one reckoning"
        yield from _phrase(spoken, noun, page.head(head).i, noun.i, (page.head(head).i, noun.i), head, "count")
    elif noun.dep == "pobj" and head.norm == "by" and (owner or any(w.norm in ("one", "some") for w in
                                                                              page.children(noun))):  # fmt: skip
        last = page.subtree(noun)[-1].i
        if head.i == page.sentences[noun.sentence].first or page.tokens[head.i - 1].text in (",", ";") \
                or page.tokens[last + 1 if last + 1 < len(page.tokens) else last].text in (",", ".", ";"):
            yield from _phrase(spoken, head, head.i, last, (head.i, noun.i), owner or noun, "count")
    elif noun.dep == "nsubj" and owner is not None and head.lemma in ("be", "have", "stand"):
        for w in page.children(head):
            if w.i > head.i and w.dep in ("attr", "dobj", "prep"):
                below = page.subtree(w)
                if any(x.pos == "NUM" for x in below):
                    yield _said(spoken, below[0].i, below[-1].i, rule="statements.count@1", cue=(noun.i, noun.i),
                                speaker=owner, head=w.i)  # fmt: skip
                    return
