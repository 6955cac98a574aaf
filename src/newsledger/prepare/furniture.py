"""Which lines are furniture of the page by what they say and how they are built, wherever on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from newsledger.core.lexicon import lexicon, words
from newsledger.prepare.blocks import Block

SHORT = 300  # characters; furniture phrases in longer blocks are part of a story
BAR = re.compile(r"\s[|•·»›]\s?|\s>\s|\t| {2,}|\xa0{2,}")
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
DAYS = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
CLOCK = r"\d{1,2}(?:[:.]\d{2}){1,2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight"
DATE = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTHS},?(?: \d{{4}})?|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
STAMP_WORD = r"(?:last |first )?(?:updated|published|posted|created|modified|edited|published on|posted on|date|added)"
STAMP = re.compile(
    rf"(?:(?:{STAMP_WORD})\b|{DATE}|{DAYS}(?![a-z])|{CLOCK}|\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago"
    rf"|\b(?:at|on|by|and|ago|of|just now)\b|\b[A-Z]{{2,4}}T\b|\b(?:UTC|GMT|local time|ET|CT|MT|PT|Z)\b|[-–—,;:|()\[\]./•·\s])",
    re.IGNORECASE,
)
HAS_DATE = re.compile(rf"(?:{DATE})|(?:\b{DAYS}(?![a-z]))|\bago\b", re.IGNORECASE)
HAS_STAMP_WORD = re.compile(rf"^\W*{STAMP_WORD}\b", re.IGNORECASE)
CLIP = re.compile(r"^\d{1,2}:\d\d(?:\s+\S.{3,140})?$")
COUNTER = re.compile(r"^(?:image|photo|slide|page|video|picture)s? \d+ of \d+\b|^\d+ (?:of|/) \d+\b|^\d+ (?:pending )?comments?$|^\d+ shares?$|^\d+$", re.I)
CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}|(?:^|\s)@\w{2,30}\b|\(?\b\d{3}\)?[ .-]\d{3}[.-]\d{4}\b|(?:https?://|www\.|twitter\.com/|facebook\.com/)\S{2,200}", re.I)
RIGHTS = re.compile(r"^\W{0,3}(?:copyright\b|\(c\)|©)|©\s*(?:\d{4}|[A-Z])|\bcopyright (?:©|\(c\)|\d{4})", re.I)
CREDIT_AT_END = re.compile(r"(?:\(|\[)\s*(?P<in>[^()\[\]]{2,90})(?:\)|\])?\s*\.?$|\b(?P<mark>photo|photos|photograph|photographs|photography|picture|pictures|image|images|credit|pic)s?(?: credit| courtesy)?\s?(?::| by| via)\s{0,3}(?P<by>[^.!?]{2,80})\.?$", re.I)
PLAIN_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
ROBOT = re.compile(r"\bcaptcha\b|\bare you (?:a robot|human)\b|\bverify (?:that )?you are (?:a )?human\b", re.I)

Test = Callable[[Block], bool]


def plain(line: str) -> str:
    """A line in lower case, without marks at its ends, white space single."""
    return " ".join(PLAIN_EDGE.sub("", line.replace("’", "'")).casefold().split())


@cache
def _opening() -> re.Pattern[str]:
    return _any_of(lexicon("furniture")["opens"], before=r"^[\W_]{0,6}")


@cache
def _holding() -> re.Pattern[str]:
    return _any_of(lexicon("furniture")["holds"])


def _any_of(phrases: Iterable[str], *, before: str = "") -> re.Pattern[str]:
    """A pattern for any of the phrases, the longest first, not ending within a word."""
    listed = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(before + "(?:" + "|".join(re.escape(p) + (r"(?!\w)" if p[-1].isalnum() else "") for p in listed) + ")")


def is_label(block: Block) -> bool:
    """Nothing but a button, a prompt or the name of a section."""
    line = plain(block.text)
    return not line or line in words("furniture", "whole") or line in words("furniture", "sections")


def is_prompt(block: Block) -> bool:
    """Asks the reader to log in, share, subscribe, read on, send something; or carries such a phrase."""
    line = " ".join(block.text.replace("’", "'").casefold().split())
    if ROBOT.search(line) or not (block.stopped and block.words > 32) and _holding().search(line):
        return True
    opening = _opening().match(line)
    return opening is not None and not _is_story(block, opening.end())


def _is_story(block: Block, said: int) -> bool:
    """Whether a line that begins with a furniture phrase goes on as a sentence of a story does."""
    phrase = block.text[:said].rstrip()
    return block.stopped and block.words > 25 and not phrase.endswith(":")


def is_menu(block: Block) -> bool:
    """A row of links: short pieces between bars, arrows or wide spaces."""
    pieces = [p.strip() for p in BAR.split(block.text) if p and p.strip()]
    if len(pieces) < 2 or block.stopped and block.words > 25:
        return False
    short = sum(len(p.split()) <= 5 for p in pieces)
    known = sum(plain(p) in words("furniture", "sections") or plain(p) in words("furniture", "whole") for p in pieces)
    return short == len(pieces) and (len(pieces) > 2 or known > 0 or " > " in block.text or "|" in block.text) or known >= 2


def is_stamp(block: Block) -> bool:
    """When the page was published or updated: a date with a label, and nothing else."""
    if block.words > 20 or not HAS_STAMP_WORD.search(block.text):
        return False
    return len(STAMP.sub("", block.text)) <= 12 and any(c.isdigit() for c in block.text)


def is_date_line(block: Block) -> bool:
    """A date, with or without a time, and nothing else. A bare time is no date line: live reports have them."""
    return block.words <= 14 and bool(HAS_DATE.search(block.text)) and not STAMP.sub("", block.text).strip()


def is_counter(block: Block) -> bool:
    """Counts pictures, pages or comments, or gives the length of a video clip."""
    return bool(COUNTER.match(block.text)) or (bool(CLIP.match(block.text)) and not block.stopped and block.words > 1)


def is_contact(block: Block) -> bool:
    """Addresses, telephone numbers and handles of those who wrote, with few other words."""
    left, found = CONTACT.subn(" ", block.text)
    others = [w for w in re.findall(r"[^\W\d_]+", left) if w.casefold() not in ("or", "and", "at", "email", "phone", "twitter", "contact", "on")]
    return found > 0 and (len(others) <= 4 or (len(others) <= 9 and plain(block.text).startswith(("contact", "reach", "follow", "e-mail", "email"))))


def is_rights(block: Block) -> bool:
    """A copyright notice."""
    return bool(RIGHTS.search(block.text)) and block.words <= 45


def is_caption(block: Block) -> bool:
    """A caption or a picture's credit: it ends with who took the picture."""
    if block.words > 70:
        return False
    credit = picture_credit(block.text)
    return credit is not None and (credit < 3 or sentences(block.text[:credit]) <= 2)


def sentences(text: str) -> int:
    """About how many sentences there are: full stops before a capital, and the end."""
    return len(re.findall(r"[.!?][\"'”’)]?\s+(?=[\"'“‘]?[A-Z])", text)) + 1


def picture_credit(text: str) -> int | None:
    """Where the credit of a picture begins at the end of a text; null without one."""
    match = CREDIT_AT_END.search(text, max(0, len(text) - 140))
    if match is None:
        return None
    inside = match["in"]
    if inside is None or is_picture_credit(inside):
        return match.start()
    return None


def is_picture_credit(credit: str) -> bool:
    """Whether words in brackets credit a picture: "AP Photo/J. Doe", "Getty", "Courtesy of the family"."""
    line = plain(credit)
    if line in words("furniture", "picture_agencies") or line.startswith(("courtesy", "credit", "source:")):
        return True
    pieces = re.split(r"[^\w]+", line)
    if len(pieces) > 9 or any(p in ("show", "shows", "showed", "pictured", "see", "left", "right") for p in pieces):
        return line.startswith(("photo", "picture"))
    return ("photo" in pieces or "photograph" in pieces or "picture" in pieces or "photos" in pieces
            or any(plain(p) in words("furniture", "picture_agencies") for p in credit.split("/")))


def is_rule(block: Block) -> bool:
    """A line of marks that holds no letter and no digit."""
    return not re.search(r"[^\W_]", block.text) or len(set(re.sub(r"\s", "", block.text[:80]))) == 1 and block.words > 3


TESTS: tuple[Test, ...] = (is_rule, is_label, is_counter, is_stamp, is_menu, is_rights, is_contact, is_prompt, is_caption)


def is_furniture(block: Block) -> bool:
    """Whether a block is furniture by itself, wherever it stands."""
    return len(block.text) <= LONG_CAPTION and any(test(block) for test in TESTS if len(block.text) <= SHORT or test in AT_LENGTH)


LONG_CAPTION = 600
AT_LENGTH: tuple[Test, ...] = (is_rule, is_rights, is_caption, is_menu)


def opens_links(block: Block) -> bool:
    """Whether a line heads a list of links to other reports."""
    line = plain(block.text)
    return block.words <= 9 and (line in words("furniture", "lists") or (
        block.text.rstrip().endswith(":") and bool(_heads().match(line))))


@cache
def _heads() -> re.Pattern[str]:
    return _any_of(lexicon("furniture")["lists"], before="^")
