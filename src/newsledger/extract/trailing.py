"""Contents that stand before their cue or around it: "It rained, the mayor said, and the river rose"."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.pages import Page, Token
from newsledger.extract.cues import can_speak, frame, is_cue, listed, own_words, trim
from newsledger.extract.said import Said, Spoken
from newsledger.extract.segments import cue_words, saying, segment_end, segment_start

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PRON"))
_PARTLY = frozenset(("most", "some", "many", "all", "half", "several", "none", "few"))
_LINKING = frozenset(("of", "for", "'s", "’s", "and", "here", "there"))
_PAST_MARKS = (",", '"', "”", "'", "’", "''")  # what stands before a cue that follows its content


def tail(spoken: Spoken, verb: Token, who: Token) -> list[Said]:
    """The content before or around a cue, if there is one."""
    known = verb.lemma == "say" or can_speak(spoken.page, who) or any(
        who.lemma in listed("nouns", kind) for kind in ("documents", "bodies"))
    if verb.dep == "relcl" or not known:
        return []  # ", which he has denied" stands after words of the reporter's
    late = _late_subject(spoken.page, verb, who)
    return [saying(spoken, first, last, rule="statements.tail@1", cue=cue_words(spoken, verb), speaker=late)
            for first, last in around(spoken, verb, late)]  # fmt: skip


def _late_subject(page: Page, verb: Token, who: Token) -> Token:
    """Who speaks in "A waste of paint, says the architect", where the parser takes the content for the subject."""
    if who.i < verb.i and page.tokens[verb.i - 1].text in _PAST_MARKS and verb.lemma not in listed("passive", "asked"):
        for w in page.children(verb):
            if w.dep in ("dobj", "attr", "oprd", "nsubj") and w.i > verb.i and can_speak(page, w):
                return w
    return who


def around(spoken: Spoken, verb: Token, who: Token) -> Iterator[tuple[int, int]]:
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
    after, stop = "none", last + 1
    if stop < sentence.last and tokens[stop].text == ",":
        stop = segment_end(spoken, last + 2, sentence.last)
        after = _rest(page, verb, last + 2, stop)
        if last + 2 not in spoken.inside and _is_split(page, (low, high), (last + 2, stop)):
            begins = high - low < 8 and tokens[low].pos in ("ADP", "ADV")
            yield (last + 2 if begins else low), stop - 1
            return
    if not any(w.pos in ("VERB", "AUX", "NUM") for w in tokens[low : high + 1]):
        return
    if _is_circumstance(page, verb, low, high):
        if after != "none" or any(w.dep == "ccomp" and w.i > last + 1 and w.i < stop for w in page.children(verb)):
            yield low, stop - 1
        return
    yield low, stop - 1 if after == "one" else high
    if after == "two":
        yield last + 2, stop - 1


def _is_circumstance(page: Page, verb: Token, low: int, high: int) -> bool:
    """Whether what stands before a cue only tells when or how it was said: "As the trial began, a lawyer read ..."."""
    before = [w for w in page.children(verb) if low <= w.i <= high and w.dep not in ("punct", "cc", "advmod")]
    aside = all(w.dep in ("prep", "npadvmod") or (w.dep == "advcl" and _is_fronted(page, w)) for w in before)
    whole = bool(before) and page.subtree(before[0])[0].i <= low and page.subtree(before[-1])[-1].i >= high - 1
    return verb.dep in ("ROOT", "conj") and aside and whole


def _is_fronted(page: Page, clause: Token) -> bool:
    """Whether a clause opens as a circumstance does: with a conjunction or as a participle."""
    marked = any(w.dep == "mark" or w.tag == "WRB" for w in page.children(clause))
    return marked or (clause.tag == "VBG" and not any(w.dep in ("aux", "nsubj") for w in page.children(clause)))


def _is_split(page: Page, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a cue stands inside one clause: "the lift, he said, was full"; "on Monday, says the firm, it rang"."""
    opening = page.tokens[before[0]]
    fronted = (opening.dep == "mark" or opening.tag == "WRB") and page.head(opening).dep == "advcl"
    told = [] if fronted else [w for w in page.tokens[before[0] : before[1] + 1] if w.tag in _FINITE]
    rest = page.tokens[after[0] : after[1]]
    finite = [w for w in rest if w.tag in _FINITE]
    return not told and bool(finite) and not any(is_cue(w) for w in finite[:1]) and rest[0].dep not in ("cc", "mark") \
        and rest[0].tag not in ("WDT", "WP", "WRB", "VBG")


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
    if opening.dep == "mark" and opening.norm in ("while", "as", "though", "although", "whereas"):
        return "none"
    if opening.dep == "cc":
        if verb.dep == "parataxis" and (not finite or opening.norm != "and"):
            return "one"
        return "two" if opening.norm == "and" and (finite or page.tokens[first + 1].pos == "NUM") else "none"
    if first in mine:
        return "two" if opening.pos == "NUM" and not finite else "one"
    return "none"


def beside(spoken: Spoken, verb: Token, who: Token | None) -> list[Said]:
    """Ten were hurt, most of them guests, hotel manager Ana Lopes said: the parser put the speaker with the content.

    The name or title right before a verb of saying that ends its sentence is the speaker, whatever it hangs on.
    """
    page, tokens = spoken.page, spoken.page.tokens
    sentence = page.sentences[verb.sentence]
    finite = verb.lemma in frame("that") and verb.tag in ("VBD", "VBZ", "VBP")
    partly = who is not None and who.norm in _PARTLY and page.tokens[verb.i - 1].pos == "PROPN"
    if not finite or (who is not None and who.head == verb.i and not partly) or not _ends(page, verb):
        return []
    first = _names_from(page, verb.i, sentence.first)
    speaker = tokens[verb.i - 1]
    while first <= speaker.head < verb.i and speaker.head != speaker.i:
        speaker = page.head(speaker)
    if tokens[verb.i - 1].text == "," and (apart := _titled(page, verb.i - 1, sentence.first)) is not None:
        first, speaker = apart
    if first == verb.i or tokens[first - 1].text != "," or first - 1 in spoken.inside or not can_speak(page, speaker):
        return []
    begin = segment_start(spoken, first - 1, sentence.first)
    low, high = trim(page, begin, first - 2)
    if not any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in tokens[low : high + 1]):
        return []
    return [saying(spoken, low, high, rule="statements.beside@1", cue=(verb.i, verb.i), speaker=speaker)]


def _names_from(page: Page, end: int, floor: int) -> int:
    """Where the names and titles begin that stand right before a token."""
    first = end
    while first - 1 > floor and (page.tokens[first - 1].pos in _NAMING or page.tokens[first - 1].norm in _LINKING):
        first -= 1
    return first


def _titled(page: Page, comma: int, floor: int) -> tuple[int, Token] | None:
    """A speaker between commas: ", the head of the clinic, Dr Ana Sol, told", ", Sister Ana, a nurse there, said".

    One of two neighbouring phrases is a person's name, the other what that person is.
    """
    second = _names_from(page, comma, floor)
    if page.tokens[second - 1].text != "," or second == comma:
        return None
    first = _names_from(page, second - 1, floor)
    if first == second - 1 or page.tokens[first - 1].text != ",":
        return None
    for low, high in ((first, second - 1), (second, comma)):
        names = [w for w in page.tokens[low:high] if w.ent == "PERSON"]
        other = page.tokens[second:comma] if low == first else page.tokens[first : second - 1]
        if names and any(w.lemma in listed("nouns", "speakers") for w in other):
            return first, names[-1]
    return None


def _ends(page: Page, verb: Token) -> bool:
    """Whether nothing but a time stands between a verb and the end of its sentence."""
    after = page.tokens[verb.i + 1 : page.sentences[verb.sentence].last]
    return not any(w.tag in _FINITE or w.dep in ("ccomp", "xcomp") for w in after) and (
        all(w.pos == "PUNCT" or w.ent in ("DATE", "TIME") or w.norm == "on" for w in after)
        or page.tokens[verb.i - 1].text == ",")
