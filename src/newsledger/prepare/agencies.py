"""Wire agencies: where a report credits one, in its dateline, at its end, or as the source of what it tells."""

from __future__ import annotations

import re
from functools import cache

from newsledger.core.lexicon import any_of, lexicon, words
from newsledger.core.nouns import Noun
from newsledger.core.reports import Span
from newsledger.prepare.blocks import SHORT, Block
from newsledger.prepare.bylines import is_byline
from newsledger.prepare.captions import picture_credit
from newsledger.prepare.furniture import is_rights
from newsledger.prepare.thanks import thanks

DATELINE = re.compile(r"^(?P<place>[^\W\d_][^()\n]{1,70}?)\s?\((?P<credit>[^()\n]{2,40})\)\s*(?:[-–—]|:)")
WITH = re.compile(
    r"^\W*(?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}),? with (?:additional reporting|files|reports?|material"
    r"|contributions?)\b"
)
THIS_REPORT = re.compile(
    r"\b(?:contributed to|information for|included in|used in) th(?:is|e) (?:report|story|article)\b"
    r"|\bcontributed reporting\b"
)


class Credit(Noun, frozen=True, kw_only=True, order=True):
    """An agency where it is credited or cited: its short name, and the place."""

    start: int
    end: int
    agency: str


@cache
def _names(section: str) -> dict[str, str]:
    """Every way of writing a name -> the agency's short name. Section "credit" holds those for credits besides."""
    found = {}
    for agency in lexicon("agencies")["agency"]:
        for name in (*agency["names"], *(agency.get("credit", []) if section == "credit" else [])):
            found[name] = agency["name"]
    return found


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile(any_of(_names(section)) + r"(?![\w@-]|\.\w)")


def credits_in(text: str, start: int, end: int, *, section: str) -> tuple[Credit, ...]:
    """The agencies named in a stretch of text, by any name that their lexicon gives for a credit or for anywhere."""
    return tuple(Credit(start=m.start(), end=m.end(), agency=_names(section)[m.group()])
                 for m in _pattern(section).finditer(text, start, end)
                 if m.start() == 0 or not (text[m.start() - 1].isalnum() or text[m.start() - 1] in "@.-_"))  # fmt: skip


def dateline_credit(text: str, block: Block) -> tuple[Credit, ...]:
    """The agency in brackets after a dateline: "GENEVA, May 3 (Reuters) - ...". One that no list knows counts too."""
    match = DATELINE.match(block.text[:140])
    if match is None or not _is_place(match["place"]):
        return ()
    start, end = block.start + match.start("credit"), block.start + match.end("credit")
    known = credits_in(text, start, end, section="credit")
    if known or _station().search(match["credit"]) or not _is_agency_name(match["credit"]):
        return known
    return (Credit(start=start, end=end, agency=match["credit"]),)


def _is_place(words_before: str) -> bool:
    """Whether words open a dateline: capitals, a place with a date or a region, no sentence."""
    first = words_before.split(",")[0].split()
    return 0 < len(first) <= 5 and all(w[0].isupper() or w[0] in "'’" for w in first)


def _is_agency_name(name: str) -> bool:
    """Whether an unknown name in a dateline's brackets is an agency's: a capitalised name, and not a paper's."""
    pieces = name.split()
    paper = pieces[-1].casefold() in words("furniture", "mastheads_end") - {"press", "wire", "service", "agency"}
    wire = len(pieces) == 1 or pieces[-1].casefold() in ("press", "wire", "service", "agency")
    return wire and len(pieces) <= 3 and not paper and all(p.isalpha() and p.istitle() for p in pieces)


def is_source_credit(text: str, block: Block, *, at_end: bool) -> bool:
    """Whether a line does nothing but credit sources: "The Associated Press contributed to this report"."""
    if block.words > 30 or len(block.text) > SHORT or _correction().match(block.text):
        return False
    line = block.plain
    opens = _phrases("contributing").match(line) is not None
    plainly = THIS_REPORT.search(line) is not None or (line.endswith(" contributed") and block.words <= 14)
    told = opens or plainly or _phrases("contributed").search(line) is not None
    if not told and not at_end:
        return False
    found = credits_in(text, block.start, block.end, section="credit")
    if told and (at_end or plainly or found) and (plainly or not block.stopped or (opens and block.words <= 14)):
        return True
    if not at_end:
        return False
    return (bool(found) and _only_credits(text, block, found)) or WITH.match(block.text) is not None


def _only_credits(text: str, block: Block, found: tuple[Credit, ...]) -> bool:
    """Whether nothing is left beside agencies, names of papers and words of credit."""
    if (block.stopped and block.words > 6) or block.words > 12:
        return False
    left = re.findall(
        r"[^\W\d_][\w'’.-]*",
        "".join(
            c if not any(f.start <= i < f.end for f in found) else " " for i, c in enumerate(block.text, block.start)
        ),
    )
    small = words("furniture", "credit_words")
    return all(w[0].isupper() or w.casefold() in small for w in left)


def unknown_credit(block: Block) -> tuple[Credit, ...]:
    """The agency that opens such a line as "Northern Wire, with files from our staff", though no list knows it."""
    match = WITH.match(block.text)
    if match is None or _station().search(match["name"]) or not _is_agency_name(match["name"]):
        return ()
    return (Credit(start=block.start + match.start("name"), end=block.start + match.end("name"), agency=match["name"]),)


@cache
def _phrases(section: str) -> re.Pattern[str]:
    """A pattern for any of the phrases under a section of the lexicon."""
    return re.compile(rf"\b{any_of(words('furniture', section))}\b")


@cache
def _station() -> re.Pattern[str]:
    return re.compile(rf"^[KW][A-Z]{{2,3}}\b|\d|\b{any_of(words('agencies', 'stations'))}\b|\.\w", re.I)


@cache
def _correction() -> re.Pattern[str]:
    return re.compile(rf"^\W*{any_of(words('agencies', 'corrections'))}", re.I)


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(r"^['’]?s?\s*(?:news agency |agency )?(?:,? (?:has |had |also |quoted |which )?)?"
                      rf"{any_of(words('agencies', 'cited_after'))}\b")  # fmt: skip


@cache
def _told() -> re.Pattern[str]:
    verbs = any_of(words("agencies", "cited_before"))
    return re.compile(rf"\b{verbs}(?: the| news agency| agency| the news agency)?\s*$")


PHOTO_NEAR = re.compile(r"\b(?:photo|photograph|picture|image)\w*[^.]{0,20}$", re.I)


def cited_in(text: str, block: Block) -> tuple[Credit, ...]:
    """The agencies that a paragraph cites: "told Reuters", "AFP reported", "according to the Associated Press"."""
    found = []
    for credit in credits_in(text, block.start, block.end, section="names"):
        before, after = text[max(block.start, credit.start - 40) : credit.start], text[credit.end : credit.end + 40]
        if not PHOTO_NEAR.search(before) and (_told().search(before) or _cited().match(after)):
            found.append(credit)
    return tuple(found)


def agencies(text: str, blocks: tuple[Block, ...], furniture: frozenset[int], *, lead: int) -> tuple[Credit, ...]:
    """Every credit and citation of a wire agency in a report, pictures apart, in order of place."""
    found: set[Credit] = set()
    for i, block in enumerate(blocks):
        if i in furniture:
            if picture_credit(block.text) is None and _credits(text, block):
                found.update(credits_in(text, block.start, block.end, section="credit"))
                found.update(unknown_credit(block))
        else:
            found.update(cited_in(text, block))
            if lead <= i <= lead + 2:
                found.update(dateline_credit(text, block))
    for span in thanks(text):
        found.update(credits_in(text, span.start, span.end, section="credit"))
    return tuple(sorted(found))


def _credits(text: str, block: Block) -> bool:
    """Whether a line of furniture is one that credits: a source line, a byline, a notice of rights."""
    return is_source_credit(text, block, at_end=True) or is_byline(block) or is_rights(block)


def spans(credited: tuple[Credit, ...]) -> tuple[Span, ...]:
    """Where the agencies are named."""
    return tuple(Span(start=c.start, end=c.end) for c in credited)
