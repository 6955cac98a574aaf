"""Who wrote it: bylines, with or without "By", by the shape of the line and the words it may hold."""

from __future__ import annotations

import re

from newsledger.core.lexicon import words
from newsledger.prepare.blocks import SHORT, Block

TOKEN = re.compile(r"[^\s,;:/|&()]+|[,;/|&]")
BEFORE = re.compile(r"^(?:by:?|from|our|words by|story by|text by|reported by|written by|posted by|report by)\s+", re.I)
OUR_WRITERS = re.compile(
    r"^(?:by|from) (?:a |an |our )(?:own |special |staff |foreign )?(?:correspondent|reporter|writer|staff)s?\b", re.I
)
BARE = re.compile(
    r"^(?P<name>[^\s,]+(?: [^\s,]+){1,3})(?:,| in| at"
    r"| reporting from) (?P<place>[^\s,]+(?: [^\s,]+){0,3}(?:, [^\s,]+(?: [^\s,]+){0,2})?)$"
)


def is_byline(block: Block) -> bool:
    """Begins with "By" (or "Our correspondent") and goes on with nothing but names, posts and papers."""
    before = BEFORE.match(block.text)
    if before is None or not 1 < block.words <= 16 or (block.stopped and block.words > 7):
        return False
    if OUR_WRITERS.match(block.text):
        return not block.stopped
    rest = tokens(block.text[before.end() :])
    opening = before.group().split()[0].casefold()
    if not rest or rest[0].casefold() in words("furniture", "dates") or rest[0][0].isdigit():
        return False
    if opening == "our" and not any(t.casefold() in words("furniture", "writers") for t in rest):
        return False
    return only_names(rest)


SIGNED = re.compile(r"^(?:[-–—]{1,2}|with\b|contributing:?)\s*", re.I)


def is_signature(block: Block) -> bool:
    """The writer's name at the end of a report: a byline, or names after a dash or "With"."""
    if len(block.text) > SHORT:
        return False
    if is_byline(block) or is_writer_line(block):
        return True
    before = SIGNED.match(block.text)
    rest = tokens(block.text[before.end() :]) if before else []
    return 1 < len(rest) <= 9 and not block.stopped and all(_is_name(t) or t in ",&" or t == "and" for t in rest)


def is_writer_line(block: Block) -> bool:
    """Names a post beside a name: "Jo Smith, staff writer"."""
    if block.stopped or not 2 <= block.words <= 9:
        return False
    listed = tokens(block.text)
    return any(t.casefold() in words("furniture", "writers") for t in listed) and only_names(listed)


def is_bare_byline(block: Block) -> bool:
    """A name with a place, and no more: "Jo Smith in Springfield". To be asked only between headline and story."""
    match = BARE.match(block.text)
    if match is None or block.stopped:
        return False
    name, place = match["name"].split(), match["place"].replace(",", " ").split()
    named = [t for t in name if t.casefold() not in words("furniture", "particles")]
    return (
        len(named) >= 2
        and all(map(_is_name, named))
        and all(_is_name(t) or t.casefold() in words("furniture", "particles") for t in place)
        and _is_name(place[0])
    )


def tokens(text: str) -> list[str]:
    """Words, and the marks between names."""
    return TOKEN.findall(text)


def only_names(listed: list[str]) -> bool:
    """Whether all words are capitalised, or such small words as a byline has."""
    small = words("furniture", "particles") | words("furniture", "posts")
    writers = words("furniture", "writers")
    lower = [t for t in listed if t[0].islower() or t[0].isdigit()]
    capital = any(t[0].isupper() for t in listed)
    if not all(t.casefold() in small or t.casefold() in writers or "@" in t for t in lower):
        return False
    return capital or any(t.casefold() in writers for t in lower)


def _is_name(token: str) -> bool:
    return token[0].isupper() and not any(c.isdigit() or c == ":" for c in token)
