"""Names that stand in a page for who made it, or behind a politician's: credits, and tags of party and state."""

from __future__ import annotations

import re

from newsledger.core.names import plain
from newsledger.core.pages import Page, Token
from newsledger.core.treebank import OPENING
from newsledger.extract.runs import known_bodies
from newsledger.extract.spans import Found
from newsledger.extract.titles import is_title

_MADE = frozenset(("reporting", "editing", "writing", "compiled", "edited", "written", "photograph", "photo", "picture",
                   "image", "photographs", "photos", "pictures", "images", "additional"))  # fmt: skip
_PARTIES = frozenset(("D", "R", "I", "Lab", "Con", "Rep", "Dem"))
_TAG = re.compile(r"[DRI]-[A-Z]")
LONGEST = 16  # words of a credit that are walked back over
OPENING_SENTENCES = 3  # of a text, its headline among them
HEAD, LINE = 8, 300  # pieces at either end of a page in which a byline stands, and characters of each


def is_party_tag(page: Page, found: Found) -> bool:
    """Whether a name is a party's letter and a state's name: "Ann Lowe (D-N.J.)"."""
    tokens, first = page.tokens, found.first
    if _TAG.match(tokens[first].text) and _opens(tokens, first - 1):
        return True
    if tokens[first].text in _PARTIES and [t.text for t in tokens[first + 1 : first + 2]] == ["-"]:
        return _opens(tokens, first - 1)
    return (first > 2 and tokens[first - 1].text == "-" and tokens[first - 2].text in _PARTIES
            and _opens(tokens, first - 3))  # fmt: skip


def _opens(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a bracket or a comma stands at a place."""
    return at >= 0 and (tokens[at].text in OPENING or tokens[at].text == ",")


def is_credit(page: Page, found: Found) -> bool:
    """Whether a name is told as a maker's: "Photograph: Ann Lowe", "Ann Lowe/AFP", "Editing by Ann Lowe"."""
    tokens = page.tokens
    if _is_agency(tokens[found.last - 1].text):
        return True
    ahead = [t.text for t in tokens[found.last : found.last + 2]]
    if len(ahead) == 2 and ahead[0] == "/" and plain(ahead[1]) in known_bodies():
        return True
    at = found.title - 1
    if at > 0 and tokens[at].text == ":" and tokens[at - 1].norm in _MADE and tokens[at - 1].text[0].isupper():
        return True
    block = page.sentence_of(tokens[found.first]).block
    while at > max(0, found.first - LONGEST) and page.sentence_of(tokens[at]).block == block and (
            tokens[at].pos == "PROPN" or tokens[at].norm in (",", "and", "&")):  # fmt: skip
        at -= 1
    return at > 0 and tokens[at].norm == "by" and tokens[at - 1].norm in _MADE and (
        tokens[at - 1].text[0].isupper() or tokens[at - 1].norm in ("reporting", "editing"))  # fmt: skip


def seated_at(page: Page, verb: Token) -> Token | None:
    """The person before a verb whose place stands between: Lowe in "Ann Lowe in Brae, Norland reports"; else null."""
    if verb.norm not in ("reports", "writes"):
        return None
    at, first = verb.i - 1, page.sentence_of(verb).first
    while at > first and (page.tokens[at].pos == "PROPN" or page.tokens[at].norm == ","):
        at -= 1
    seated = first < at < verb.i - 1 and page.tokens[at].norm in ("in", "at", "from")
    return page.tokens[at - 1] if seated and page.tokens[at - 1].ent == "PERSON" else None


def is_writers_line(page: Page, person: Token) -> bool:
    """Whether a person whose place is told is the report's writer, not a source: "Ann Lowe in Brae, Norland reports".

    That is a name alone, without a title or an office, at the start or the end of the text, or one that has a byline.
    """
    sentence = page.sentence_of(person)
    name = page.tokens[sentence.first : person.i + 1]
    if page.tokens[person.i + 1].norm != "in" or any(t.ent != "PERSON" for t in name) or is_title(name[0].text):
        return False
    if person.sentence < OPENING_SENTENCES or person.sentence == len(page.sentences) - 1:
        return True
    text, told = page.report.text, page.report.text[name[0].start : person.end]
    blocks = (*page.report.boilerplate[:HEAD], *page.report.boilerplate[-HEAD:])
    return any(told in text[b.start : min(b.end, b.start + LINE)] for b in blocks)


def _is_agency(word: str) -> bool:
    """Whether a word ends, behind a stroke, in an agency's name: "Lowe/AFP"."""
    _, stroke, agency = word.rpartition("/")
    return bool(stroke) and plain(agency) in known_bodies()
