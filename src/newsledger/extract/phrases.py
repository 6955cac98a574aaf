"""Speech without a verb of saying: according to her, by their count, a claim that, the theatre's own tally."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsledger.core.pages import Page, Token
from newsledger.extract.cues import can_speak, frame, listed, subject, trim
from newsledger.extract.direct import named_before_colon
from newsledger.extract.said import Said, Spoken
from newsledger.extract.segments import saying, segment_end, segment_start

_NAMING = frozenset(("NOUN", "PROPN", "ADJ", "DET"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ACTS = frozenset(("threat", "promise", "pledge", "offer", "vow"))  # nouns whose content is an infinitive


def phrases(spoken: Spoken, token: Token) -> Iterator[Said]:
    """What a word that is no verb of saying introduces, if anything."""
    if token.text == ":":
        yield from _after_colon(spoken, token)
    if token.norm == "according":
        yield from _according(spoken, token)
    if token.pos == "NOUN" and token.lemma in listed("nouns", "content"):
        yield from _noun(spoken, token)
    if token.tag in ("NN", "NNS") and token.lemma in frame("that"):
        yield from _taken_for_noun(spoken, token)
    if token.tag in ("NN", "NNS", "VBG") and {token.lemma, token.norm} & listed("nouns", "counts"):
        yield from _count(spoken, token)


def _after_colon(spoken: Spoken, colon: Token) -> Iterator[Said]:
    """Ana Sol, nurse: the wards are full. What follows a name that opens its paragraph is what that person says."""
    page = spoken.page
    sentence = page.sentences[colon.sentence]
    opens = colon.sentence == 0 or page.sentences[colon.sentence - 1].block != sentence.block
    who = named_before_colon(page, sentence.first, colon.i) if opens else None
    last = sentence.last
    if colon.i + 1 == last < len(page.tokens) and page.sentences[colon.sentence + 1].block == sentence.block:
        last = page.sentences[colon.sentence + 1].last
    stop = segment_end(spoken, colon.i + 1, last)
    if who is not None and stop - colon.i > 3 and colon.i + 1 not in spoken.inside:
        first, last = trim(page, colon.i + 1, stop - 1)
        start, end = page.tokens[first].start, page.tokens[last].end
        yield Said(start, end, "indirect", "statements.named@1", speaker=who.i)


def _according(spoken: Spoken, token: Token) -> Iterator[Said]:
    """The bridge is safe, according to the mayor."""
    page = spoken.page
    to = next((w for w in page.children(token) if w.norm == "to"), None)
    who = next((w for w in page.children(to) if w.dep == "pobj"), None) if to is not None else None
    if to is not None and who is not None:
        span = (token.i, page.subtree(who)[-1].i)
        yield from _around(spoken, span, cue=(token.i, to.i), who=who, rule="according")


def _around(spoken: Spoken, span: tuple[int, int], *, cue: tuple[int, int], who: Token, rule: str) -> Iterator[Said]:
    """The content of a phrase at the front of a sentence is what follows; of any other, what stands before it."""
    page, (first, last) = spoken.page, span
    sentence = page.sentences[page.tokens[first].sentence]
    begin = segment_start(spoken, first, sentence.first)
    joined = first - 2 >= begin and page.tokens[first - 1].text == "," and page.tokens[first - 2].dep == "cc"
    if first - begin <= 1 or joined:
        stop = segment_end(spoken, last + 1, sentence.last)
        comma = next((i for i in range(last, stop) if page.tokens[i].text == ","), last)
        if any(w.tag in _FINITE for w in page.tokens[last + 1 : comma]):
            comma = last  # "according to the mayor it rained, ..."
        if stop - comma > 2:
            yield saying(spoken, comma + 1, stop - 1, rule=f"statements.{rule}@1", cue=cue, speaker=who)
        return
    low, high = trim(page, max(begin, _after_another(spoken, begin, first)), first - 1)
    stop = segment_end(spoken, last + 1, sentence.last)
    if rule == "according" and (onward := _goes_on(spoken, (low, high), (last, stop))) is not None:
        low, high = onward
    for i in range(first - 1, low, -1):  # "the fire, in which nine died by the mayor's count"
        if rule == "count" and page.tokens[i].tag == "WDT" and page.tokens[i].sentence == page.tokens[first].sentence:
            low = i + 1
            break
    if high >= low:
        yield saying(spoken, low, high, rule=f"statements.{rule}@1", cue=cue, speaker=who)


def _goes_on(spoken: Spoken, before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int] | None:
    """The content of a phrase that stands inside one clause: the whole of the clause."""
    tokens, (low, high), (last, stop) = spoken.page.tokens, before, after
    rest = tokens[last + 2 : stop]
    finite = any(w.tag in _FINITE for w in rest)
    if not finite or tokens[last + 1].text != "," or any(w.tag in _FINITE for w in tokens[low : high + 1]):
        return None
    if rest[0].dep in ("cc", "mark") or rest[0].tag in ("WDT", "WP", "WRB", "VBG"):
        return None
    return low, stop - 1


def _after_another(spoken: Spoken, begin: int, first: int) -> int:
    """Where the content begins of a phrase that follows another: "30, according to X, 28, according to Y"."""
    for i in range(first - 1, begin, -1):
        if spoken.page.tokens[i].norm == "according" and i not in spoken.inside:
            comma = next((j for j in range(i, first - 1) if spoken.page.tokens[j].text == ","), None)
            return comma + 1 if comma is not None else begin
    return begin


def _noun(spoken: Spoken, noun: Token) -> Iterator[Said]:
    """A claim by the tenants that ...; reports that ...; the owner's threat to sell."""
    page = spoken.page
    clause = next((w for w in page.children(noun) if w.i > noun.i and w.dep in ("acl", "ccomp", "relcl")
                   and (_states(page, w) or (noun.lemma in _ACTS and _acts(page, w)))), None)  # fmt: skip
    if clause is None:
        return
    below, owner, says = page.subtree(clause), _owner(page, noun), _states(page, clause)
    first, last = below[0].i, below[-1].i
    if not says and owner is None:
        return
    denier = _denier(page, noun) if says else None
    if denier is not None:
        verb, who = denier
        yield saying(spoken, first, last, rule="statements.denied@1", cue=(verb.i, verb.i), speaker=who, head=clause.i)
        if owner is None:
            return
    owner = _as_verb(page, noun) or owner
    if owner is None and noun.dep == "conj" and page.tokens[noun.i - 1].dep == "cc":
        owner = subject(page, page.head(noun))  # "has paid the fine and fears that": a verb, taken for a noun
    yield saying(spoken, first, last, rule="statements.noun@1", cue=(noun.i, noun.i), speaker=owner, head=clause.i)


def _as_verb(page: Page, noun: Token) -> Token | None:
    """The speaker in "the firm claims on its website that ...", whose verb was taken for a plural noun."""
    before = page.tokens[noun.i - 1] if noun.i else noun
    told = noun.tag == "NNS" and noun.dep == "ROOT" and noun.lemma in frame("that")
    return before if told and before.dep == "compound" and before.head == noun.i and can_speak(page, before) else None


def _states(page: Page, clause: Token) -> bool:
    opening = page.subtree(clause)[0]
    return opening.norm == "that" and opening.dep == "mark"


def _acts(page: Page, clause: Token) -> bool:
    return any(w.dep == "aux" and w.norm == "to" for w in page.children(clause))


def _denier(page: Page, noun: Token) -> tuple[Token, Token] | None:
    """The verb and the one who denies a report, rejects a claim, dismisses a rumour: in the active or the passive."""
    verb = page.head(noun)
    named = any(w.dep == "prep" and w.norm == "as" for w in page.children(verb))  # "dismissed as gossip" says more
    if verb.lemma not in listed("denial", "verbs") or named:
        return None
    if noun.dep == "dobj":
        who = subject(page, verb)
    else:
        who = next((x for w in page.children(verb) if w.dep == "agent" for x in page.children(w)), None)
    return (verb, who) if who is not None else None


def _owner(page: Page, noun: Token) -> Token | None:
    """Whose claim or count it is: its possessive, the name after "by", "from" or "of", the paper that it stood in."""
    kin = page.children(noun)
    whose = next((w for w in kin if w.dep == "poss"), None)
    if whose is not None:
        return whose
    for w in kin:
        if w.dep in ("prep", "agent") and w.norm in ("by", "from", "of"):
            found = _object(page, [w])
        elif w.dep == "acl":
            found = _object(page, [x for x in page.children(w) if x.dep in ("agent", "prep")])
        elif w.dep == "prep" and w.norm in ("in", "on"):
            found = next((x for x in page.children(w) if x.dep == "pobj" and _is_channel(page, x)), None)
        else:
            continue
        if found is not None:
            return found
    return None


def _object(page: Page, prepositions: Sequence[Token]) -> Token | None:
    """The first object of these prepositions that can speak."""
    objects = (x for w in prepositions for x in page.children(w) if x.dep == "pobj")
    return next((x for x in objects if can_speak(page, x)), None)


def _is_channel(page: Page, word: Token) -> bool:
    channels = listed("nouns", "channels")
    return word.lemma in channels or any(w.lemma in channels for w in page.children(word))


def _count(spoken: Spoken, noun: Token) -> Iterator[Said]:
    """Eighty came, by the count of the usher; the theatre's own tally is 95."""
    page = spoken.page
    owner, head = _owner(page, noun), page.head(noun)
    if noun.dep == "pobj" and head.norm == "by":
        vague = any(w.norm in ("one", "some") for w in page.children(noun))
        if (owner is not None or vague) and _stands_apart(page, head.i, page.subtree(noun)[-1].i):
            span = (head.i, page.subtree(noun)[-1].i)
            yield from _around(spoken, span, cue=(head.i, noun.i), who=owner or noun, rule="count")
    elif noun.dep == "nsubj" and owner is not None and head.lemma in ("be", "have", "stand"):
        numbers = (w for w in page.children(head) if w.i > head.i and w.dep in ("attr", "dobj", "prep")
                   and any(x.pos == "NUM" for x in page.subtree(w)))  # fmt: skip
        for w in numbers:
            below = page.subtree(w)
            yield saying(spoken, below[0].i, below[-1].i, rule="statements.count@1", cue=(noun.i, noun.i),
                         speaker=owner, head=w.i)  # fmt: skip
            return


def _stands_apart(page: Page, first: int, last: int) -> bool:
    """Whether a phrase opens a sentence or is set off by a comma or a stop."""
    opens = first == page.sentences[page.tokens[first].sentence].first or page.tokens[first - 1].text in (",", ";")
    return opens or (last + 1 < len(page.tokens) and page.tokens[last + 1].text in (",", ".", ";"))


def _taken_for_noun(spoken: Spoken, token: Token) -> Iterator[Said]:
    """Ten boats are late, the harbour estimates: a verb at the end of a clause that was taken for a plural noun."""
    page = spoken.page
    who = page.tokens[token.i - 1] if token.i else token
    follows = page.tokens[token.i + 1].text if token.i + 1 < len(page.tokens) else "."
    if follows not in (",", ".", ";") or who.dep != "compound" or who.head != token.i or not can_speak(page, who):
        return
    first = token.i
    while first - 1 > page.sentences[token.sentence].first and page.tokens[first - 1].pos in _NAMING:
        first -= 1
    begin = segment_start(spoken, first, page.sentences[token.sentence].first)
    told = any(w.tag in ("VBD", "VBZ", "VBP") for w in page.tokens[begin : first - 1])
    if first - 1 > begin + 1 and page.tokens[first - 1].text == "," and told:
        yield saying(spoken, begin, first - 2, rule="statements.tail@1", cue=(token.i, token.i), speaker=who)
