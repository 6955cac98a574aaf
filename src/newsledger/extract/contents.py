"""Contents: the words after a verb that are what it reports as said.

What a verb takes as its content (a clause, an infinitive, a noun phrase, words after a preposition) is listed by frame
in `data/statements.toml`; this module walks the dependency parse from the verb to those words.
"""

from __future__ import annotations

from typing import NamedTuple

from newsledger.core.pages import Page, Token
from newsledger.extract.cues import SUBJECTS, can_speak, frame, is_cue, is_passive, listed, prepositions


class Content(NamedTuple):
    """A verb's content: tokens first to last (inclusive), its governing word, and the frame that it was read by."""

    first: int
    last: int
    head: int
    frame: str
    marker: int | None = None  # the preposition or particle that belongs to the cue


def content_of(page: Page, verb: Token) -> Content | None:
    """The words after a verb that are its content, by the first frame of the verb that fits."""
    kin = [w for w in page.children(verb) if w.i > verb.i]
    if any(w.dep == "prt" and w.norm not in listed("particles", "spoken") for w in kin):
        return None  # "called off", "put down"
    if any(w.norm == "as" and x.dep == "pcomp" and is_cue(x) for w in kin for x in page.children(w)):
        return None  # "quoted a guard as saying that ..."
    for read in (_clause, _another, _own_act, _judged, _after_preposition, _named, _thing):
        content = read(page, verb, kin)
        if content is not None:
            return None if _is_about_credit(page, verb, content) else content
    return None


def _is_about_credit(page: Page, verb: Token, content: Content) -> bool:
    """Whether what is asked is not to be named, which says how a source speaks and is no statement of it."""
    credit = page.tokens[content.head].lemma in listed("credit", "verbs")
    said = {w.norm for w in page.tokens[verb.i : content.last + 1]}
    return credit and verb.lemma in listed("credit", "asking") and not said.isdisjoint(listed("credit", "words"))


def _whole(page: Page, token: Token) -> tuple[int, int]:
    below = page.subtree(token)
    return below[0].i, below[-1].i


def _clause(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """He said (that) it rained; he denied going; she asked why the gates were shut."""
    asks = verb.lemma in frame("question")
    if verb.lemma not in frame("that") and not asks:
        return None
    for w in kin:
        inner = page.children(w)
        gerund = w.tag == "VBG" or any(x.dep == "aux" and x.norm == "having" for x in inner)
        if w.dep not in ("ccomp", "xcomp") or (w.dep == "xcomp" and not gerund):
            continue
        stated = any(x.dep in SUBJECTS or x.dep in ("mark", "expl", "attr") for x in inner)
        if not stated and w.dep == "ccomp" and verb.lemma in frame("object_to"):
            continue
        if w.dep == "ccomp" and w.tag == "VBG" and verb.lemma == "find" and not any(x.dep == "aux" for x in inner):
            continue
        if w.pos not in ("VERB", "AUX") and not stated:
            continue
        if any(x.dep == "aux" and x.norm == "to" for x in inner):
            continue
        opening = page.tokens[_whole(page, w)[0]]
        questions = asks or opening.norm == "if" or verb.lemma in listed("asked", "also")
        if not questions and _is_question(page, w, opening):
            continue
        if asks and not _is_question(page, w, opening):
            continue
        first, last = _whole(page, w)
        if first <= verb.i or first == last:
            continue
        return Content(_from_thing(page, verb, kin, first), last, w.i, "clause")
    return None if asks else _after_aside(page, verb, kin) or _far_clause(page, verb)


def _from_thing(page: Page, verb: Token, kin: list[Token], first: int) -> int:
    """Where a clause begins whose first words were parsed as an object: "said ten cooks and two maids had left"."""
    if verb.lemma in listed("passive", "asked") or verb.lemma in frame("object_to"):
        return first
    for w in kin:
        begin, end = _whole(page, w)
        joined = {x.text for x in page.tokens[end + 1 : first] if x.pos != "CCONJ"} <= {","}
        if w.dep == "dobj" and w.i < first and begin == verb.i + 1 and joined and first - end <= 2:
            return begin
    return first


def _is_question(page: Page, clause: Token, opening: Token) -> bool:
    """Whether a clause asks: "why the gates were shut", but not "if elected, she would open them"."""
    if opening.norm == "that" or (opening.tag not in ("WRB", "WP", "WDT") and opening.norm not in ("whether", "if")):
        return False
    while opening.head != clause.i and opening.head != opening.i:
        opening = page.head(opening)
        if opening.dep == "advcl":
            return False
    return opening.dep != "advcl"


def _after_aside(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She says, since last night, the bay is calm: a clause that the parser took for a circumstance."""
    if page.tokens[verb.i + 1 : verb.i + 2] == () or page.tokens[verb.i + 1].text != ",":
        return None
    for w in kin:
        inner = page.children(w)
        finite = w.tag in ("VBD", "VBZ", "VBP") or any(x.dep in ("aux", "auxpass") and x.tag != "TO" for x in inner)
        told = w.dep == "advcl" and finite and any(x.dep in SUBJECTS for x in inner)
        if told and not any(x.dep == "mark" or x.tag in ("WRB", "WP") for x in inner):
            return Content(*_whole(page, w), w.i, "clause")
    return None


def _far_clause(page: Page, verb: Token) -> Content | None:
    """She said on the morning of the storm that it rained: a that-clause that the parser hung on a word in between."""
    for w in page.subtree(verb):
        if w.i > verb.i + 1 and w.norm == "that" and w.dep not in SUBJECTS and w.tag in ("IN", "WDT"):
            clause = page.head(w)
            if clause.dep in ("relcl", "acl", "ccomp") and clause.i > w.i and page.head(clause).pos != "VERB" and any(
                x.dep in SUBJECTS and x.i != w.i for x in page.children(clause)
            ):
                governor = page.head(clause)
                paper = governor.lemma in listed("nouns", "documents") and page.head(page.head(governor)).i == verb.i
                if governor.dep == "pobj" and (paper or governor.lemma not in listed("nouns", "content")):
                    return Content(w.i, _whole(page, clause)[1], clause.i, "clause")
    return None


def _another(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She urged drivers to slow down; it ordered all shops shut."""
    if verb.lemma not in frame("object_to"):
        return None
    for w in kin:
        if w.dep in ("ccomp", "xcomp") and (any(x.norm == "to" and x.dep == "aux" for x in page.children(w))
                                            or (w.tag in ("VBN", "VBD") and verb.lemma in frame("object")
                                                and not any(x.dep in SUBJECTS for x in page.children(w)))):  # fmt: skip
            first, last = _whole(page, w)
            asked = next((x for x in kin if x.dep in ("dobj", "dative") and x.i < w.i), None)
            if asked is not None:
                if asked.norm in ("us", "me"):
                    return None
                first = _whole(page, asked)[0]
            elif w.dep == "xcomp" and w.tag == "VB" and is_passive(page, verb) and verb.dep in ("ROOT", "conj"):
                pass  # "was told to wait"
            elif w.dep == "xcomp":
                on = next((x for x in kin if x.dep == "prep" and x.norm in ("on", "upon") and x.i < w.i), None)
                if on is None or verb.lemma != "call":
                    continue
                first = on.i + 1
            return Content(first, last, w.i, "another", None)
    return None


def _own_act(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """He vowed to run again."""
    if verb.lemma not in frame("to"):
        return None
    silent = verb.lemma in ("decline", "refuse")
    if verb.lemma == "ask" and any(w.norm in ("us", "me") for w in kin):
        return None
    for w in kin:
        if silent and (w.lemma in listed("credit", "silent") or _is_question_time(page, w)):
            return None
        if w.dep in ("xcomp", "ccomp", "advcl") and any(x.norm == "to" and x.dep == "aux" for x in page.children(w)):
            return Content(*_whole(page, w), w.i, "own")
    return None


def _is_question_time(page: Page, verb: Token) -> bool:
    """Whether questions are what is not taken: "refused to take further questions"."""
    taken = (w.lemma for w in page.children(verb) if w.dep == "dobj")
    return verb.lemma == "take" and any(lemma in ("question", "call") for lemma in taken)


def _judged(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She dismissed the plan as a folly; he called it a folly."""
    if verb.lemma in frame("as"):
        for w in kin:
            if w.dep == "prep" and w.norm == "as" and page.children(w):
                first, last = _whole(page, w)
                thing = next((x for x in kin if x.dep == "dobj" and verb.i < x.i < first), None)
                if thing is not None and verb.lemma in listed("denial", "verbs"):
                    return Content(_whole(page, thing)[0], last, w.i, "as")
                return Content(first + 1, last, w.i, "as")
    if verb.lemma in frame("predicate"):
        for w in kin:
            if verb.lemma == "call" and w.text.isdigit():
                continue  # "called 112"
            bare = not any(x.dep in ("aux", "mark") for x in page.children(w))
            if w.dep == "oprd" or (w.dep in ("ccomp", "xcomp") and bare):
                first, last = _whole(page, w)
                thing = next((x for x in kin if x.dep == "dobj" and x.i < first), None)
                if thing is not None and thing.norm.endswith(("self", "selves")):
                    continue
                return Content(_whole(page, thing)[0] if thing else first, last, w.i, "predicate")
    return None


def _after_preposition(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """They spoke of a frost; she accused him of haste; he called for patience."""
    taken = prepositions(verb.lemma)
    if verb.lemma in ("accuse", "blame", "suspect"):  # the parser hangs "of hiding it" on the one accused
        hung = [x for w in kin if w.dep == "dobj" for x in page.children(w) if x.dep == "prep" and x.norm in taken]
        kin = [*kin, *(x for x in hung if verb.lemma == "blame" or any(y.dep == "pcomp" for y in page.children(x)))]
    for w in kin:
        if w.dep in ("prep", "prt", "dative") and w.norm in taken and w.i - verb.i <= 12:
            first, last = _whole(page, w)
            if w.norm == "for" and verb.lemma not in frame("object_to") and _is_while(page, w):
                continue
            if w.dep == "prt":
                return next((Content(*_whole(page, x), x.i, "preposition", w.i) for x in kin if x.dep == "dobj"), None)
            after = [x for x in kin if x.dep in ("xcomp", "advcl") and x.i > last
                     and any(y.norm == "to" and y.dep == "aux" for y in page.children(x))]  # fmt: skip
            if after and verb.lemma in ("appeal", "call"):
                last = _whole(page, after[0])[1]
            elif w.norm == "to" and (verb.lemma == "appeal" or _is_let_in(page, verb, w)):
                continue
            if first + 1 <= last:
                asked = next((x for x in kin if x.dep == "dobj" and x.i < w.i), None)
                whole = verb.lemma in ("ask", "press", "blame")
                begin = _whole(page, asked)[0] if asked is not None and whole else first + 1
                last = _onward(page, verb, last)
                return Content(begin, last, page.tokens[begin].i, "preposition", w.i if asked is None else None)
    return None


def _is_let_in(page: Page, verb: Token, preposition: Token) -> bool:
    """Whether somebody is admitted to a place, and admits to nothing: "two people admitted to hospital"."""
    return verb.lemma == "admit" and any(w.dep == "pobj" and w.lemma in listed("nouns", "wards")
                                         for w in page.children(preposition))  # fmt: skip


def _is_while(page: Page, preposition: Token) -> bool:
    """Whether a preposition opens a stretch of time: "argued for years"."""
    return any(w.dep == "pobj" and (w.ent in ("DATE", "TIME") or w.norm in listed("nouns", "times"))
               for w in page.children(preposition))  # fmt: skip


def _named(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """The league put the crowd at 900; the club counts 750; others say 600."""
    if verb.lemma not in frame("number") and verb.lemma not in frame("object"):
        return None
    if verb.lemma == "claim" and any(w.dep == "dobj" and w.lemma in ("life", "victim") for w in kin):
        return None
    if verb.lemma in ("give", "set", "make") and any(w.dep == "dative" or w.lemma == "name" for w in kin):
        return None  # "gave them two tents", "gave his name as Holm"
    for w in kin:
        if w.dep == "prep" and w.norm == "at" and verb.lemma in ("estimate", "put"):  # "a crowd that police put at 900"
            first, last = _whole(page, w)
            if any(x.pos == "NUM" for x in page.tokens[first : last + 1]) and not any(x.dep == "dobj" for x in kin):
                return Content(first + 1, last, w.i, "number", w.i)
        if w.dep in ("dobj", "npadvmod", "attr", "nummod", "ccomp"):
            first, last = _whole(page, w)
            if verb.lemma == "make" and page.tokens[first].norm != "it":  # "the police make it 900"
                continue
            at = next((x for x in kin if x.dep == "prep" and x.norm in ("at", "as") and x.i > last), None)
            if at is not None and verb.lemma in ("put", "estimate", "give", "reckon", "set", "quote"):
                last = _whole(page, at)[1]
            if verb.lemma == "set" and at is None:
                continue  # "set off three bombs"
            if first > verb.i and (at is not None or any(x.pos == "NUM" and x.ent not in ("DATE", "TIME")
                                                         for x in page.tokens[first : last + 1])):  # fmt: skip
                return Content(first, _to_the_end(page, verb, last), w.i, "number")
    return None


def _to_the_end(page: Page, verb: Token, last: int) -> int:
    """The end of all that the verb governs after a number, up to another verb's clause."""
    for w in page.children(verb):
        below = page.subtree(w)
        if below[0].i > last and w.dep not in ("punct", "cc"):
            if w.pos in ("VERB", "AUX") and (w.dep == "conj" or is_cue(w)):
                break
            if w.dep == "prep" and w.norm == "according":
                break
            last = below[-1].i
    return last


def _onward(page: Page, verb: Token, last: int) -> int:
    """The end of a noun phrase with the phrases that follow it and that the parser gave to the verb."""
    for w in page.children(verb):
        below = page.subtree(w)
        if below[0].i == last + 1 and w.dep in ("prep", "dative", "acl", "relcl", "xcomp", "oprd", "ccomp"):
            if w.tag == "VBG" and is_cue(w):
                break
            last = below[-1].i
    return last


def _thing(page: Page, verb: Token, kin: list[Token]) -> Content | None:
    """She denied the story; the airport announced a new timetable."""
    if verb.lemma not in frame("object"):
        return None
    if verb.lemma == "claim" and any(w.dep == "dobj" and w.lemma in ("life", "victim") for w in kin):
        return None
    for w in kin:
        paper = w.lemma in listed("nouns", "documents")
        if verb.lemma in ("cite", "quote", "mention") and w.dep == "dobj" and (can_speak(page, w) or paper):
            return None  # "which cites an unnamed official" names a source
        if w.dep in ("dobj", "ccomp") and w.norm not in ("nothing", "responsibility", "so", "himself", "herself", "me"):
            first, last = _whole(page, w)
            if first > verb.i:
                return Content(first, _onward(page, verb, last), w.i, "thing")
    return None
