"""Which lines are furniture of the page by what they say and how they are built, wherever on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from newsledger.core.lexicon import lexicon, words
from newsledger.prepare.blocks import LONGEST, SHORT, STOP, Block, plain
from newsledger.prepare.captions import is_album, is_caption, is_picture_credit, sentences
from newsledger.prepare.repeats import is_doubled, is_playlist

BAR = re.compile(r"\s[|•·»›]\s?|\s>\s|\t| {2,}|\xa0{2,}")
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
DAYS = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
CLOCK = r"\d{1,2}(?:[:.]\d{2}){1,2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight"
DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTHS},?(?: \d{{4}})?|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)
STAMP_WORD = (
    r"(?:(?:this )?(?:story|article|page) (?:was |has been )?)?(?:last |first )?(?:updated|published|posted|created"
    r"|modified|edited|published on|posted on|added|date(?=:)|this (?:story|article) is from)"
)
STAMP = re.compile(
    rf"(?:(?:{STAMP_WORD})\b|{DATE}|{DAYS}(?![a-z])|{CLOCK}|\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago"
    rf"|\b(?:at|on|by|and|ago|of|just now)\b|\b[A-Z]{{2,4}}T\b|\b(?:UTC|GMT|local time|ET|CT|MT|PT|Z)\b|[-–—,;:"
    rf"|()\[\]./•·\s])",
    re.IGNORECASE,
)
HAS_DATE = re.compile(rf"(?:{DATE})|(?:\b{DAYS}(?![a-z]))|\bago\b", re.IGNORECASE)
HAS_STAMP_WORD = re.compile(rf"^\W*{STAMP_WORD}\b", re.IGNORECASE)
SIGNED_STAMP = re.compile(r"^by:? \S.{2,60} (?:updated|posted|published): ?\S", re.I)
CLIP = re.compile(r"^\d{1,2}:\d\d\s+(?![ap]\.?m\b|[-–—])\S.{3,140}$", re.I)
COUNTER = re.compile(
    r"^(?:image|photo|slide|page|video|picture)s? \d+ of (?:/ )?\d+\b|^\d+ (?:of|/) \d+\b|^\d+ (?:pending )?comments?$"
    r"|^\d[\d.,]{0,8} ?[km]? (?:shares?|views?|likes?|comments?|retweets?)(?: (?:facebook|twitter|pinterest|linkedin"
    r"|google\+?|e-?mail|share|tweet|print|reddit|tumblr|comments?|more))*$|^\d+(?: total)?$",
    re.I,
)
CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}|(?:^|\s)@\w{2,30}\b|\(?\b\d{3}\)?[ .-]\d{3}[.-]\d{4}\b"
    r"|(?:https?://|www\.|twitter\.com/|facebook\.com/)\S{2,200}",
    re.I,
)
RETOLD = 25  # words of a paragraph under a label that is a part of the story
ASKING = 3  # words that speak to the reader, by which a paragraph is one long prompt
PHONE = re.compile(r"\d{3}[ .)-]{1,2}\d{3}[.-]\d{4}")
RIGHTS = re.compile(
    r"(?:(?<!\w)©|\(c\))\s*(?:copyright )?(?:(?:19|20)\d\d|(?-i:[A-Z]))|\bcopyright\b[:,]?\s*(?:©|\(c\)|(?:19"
    r"|20)\d\d|(?:by\s+)?(?-i:[A-Z]))|(?-i:\bAll [Rr]ights [Rr]eserved)",
    re.I,
)
MARKS_OF_RIGHTS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT", "ights")
ALERT = re.compile(
    r"\b(?:watch|warning|advisory)\b remains in effect (?:until|through)\b|^effective: .{8,60}expires: "
    r"|\b(?:watch|warning|advisory|statement|alert)\b.{0,40}\b(?:issued|in effect)\b.{0,80}\b(?:expir"
    r"|in effect (?:for|until))",
    re.I,
)
BULLETIN = re.compile(
    r"\.{3} ?[^.]{2,80}\b(?:watch|warning|advisory|statement|alert|tonight|today)\b[^.]{0,80}\.{3}", re.I
)
BULLETIN_NAME = re.compile(r"(?:[A-Z][\w']+ ){0,3}(?:Watch|Warning|Advisory|Statement|Alert)$")
LIST_HEAD = re.compile(
    r"^(?:more|related|other|latest|previous|today's|top|most|recent|trending|in other|complete|must(?: |-)read"
    r"|full|team|continuing|earlier|past)\b.{0,40}\b(?:stories"
    r"|headlines|news|coverage|articles|links|videos|posts|reading)$"
)
CODE = re.compile(
    r"^(?:[.#@][\w.#,:@() -]{1,80}\{|[a-z-]{2,40} ?: ?[^;]{1,60};|</?[a-z][^<>]{0,200}>(?:</?[a-z][^<>]{0,200}>)?\.?"
    r"|(?:var|let|const) \w+ ?= ?.{1,200};)$"
)
LAST_PROMPT = re.compile(
    r"(?<=[.!?]\s)(?:(?:click|tap) (?:here|on)\b[^.!?]{0,100}"
    r"|(?:count on|stay with|check back|keep checking|stay tuned)\b[^.!?]{2,100}"
    r"|refresh (?:this|the|your) (?:page|browser|story)\b[^.!?]{0,60}|(?:read|see|watch|find) [^.!?]{2,60} here"
    r"|leave (?:your|a) (?:comment|reaction|reply|opinion)\b[^.!?]{0,60}"
    r"|to [^.!?]{2,80}?,? click ?(?:here|on)\b[^.!?]{0,60}|\(full story\))[.!?]?$",
    re.I,
)
POSTED = re.compile(r"(?<=\w[ )\]])(?:last )?(?:posted|updated|published|created): (?=\S)", re.I)
UPDATES = re.compile(r"(?<=[.!?]\s)[^.!?]{2,60} will update this story\b[^.!?]{0,100}[.!?]?$", re.I)
REACHED = re.compile(r"(?<=[.!?\-]\s)[A-Z][^.!?]{2,60} (?:may|can) be (?:contacted|reached)\b[^.!?@]{0,60}@\S{4,60}$")
WRITES_TO = re.compile(
    r"^[^!?:]{0,40}\b(?:reporter|writer|editor|correspondent|columnist|photographer)s?\b"
    r"(?P<name>[^!?:]{2,60})\b(?:can|may) be (?:reached|contacted) (?:at|by|on|via) (?=[^!?]{0,60}(?:\d{3}|@|\.com\b))",
    re.I,
)
OF_WRITER = re.compile(
    r"^(?:[A-Z][\w.'’-]* ){2,4}(?:is|covers?|writes) (?:an? )?(?:[^.!?]{0,40} )?(?:staff (?:writer|reporter"
    r"|photographer)|[^.!?]{2,80}\. (?:Reach|Contact|Email|E-mail|Call|Follow) (?:him|her|them|the))\b.{0,160}$"
)
FOLLOW = re.compile(r"^follow .{2,60} on (?:facebook|twitter|instagram|social media)\b.{0,60}$", re.I)
TEASER = re.compile(r"[.!?…][\"'”’)]? (?:More|MORE|Read more|See more)(?: ?[»>])?$")
ROBOT = re.compile(
    r"^\[\w{2,30} \w{1,20}=|\bcaptcha\b|\bare you (?:a robot|human)\b"
    r"|\bverify (?:that )?you are (?:a )?human\b",
    re.I,
)

Test = Callable[[Block], bool]


@cache
def _opening() -> re.Pattern[str]:
    return _any_of(lexicon("furniture")["opens"], before=r"^[^\w\"“”'‘]{0,6}")


@cache
def _asking() -> re.Pattern[str]:
    return _any_of(lexicon("furniture")["asks"], before=r"^[^\w\"“”'‘]{0,6}")


@cache
def _linking() -> re.Pattern[str]:
    return _any_of(lexicon("furniture")["linking"], before=r"(?<!\w)")


@cache
def _holding() -> re.Pattern[str]:
    return _any_of(lexicon("furniture")["holds"])


@cache
def _reader() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(lexicon('furniture')['to_reader']).pattern}|@|\.com\b")


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(lexicon('furniture')['legal']).pattern}", re.I)


def _any_of(phrases: Iterable[str], *, before: str = "") -> re.Pattern[str]:
    """A pattern for any of the phrases, the longest first, not ending within a word."""
    listed = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(
        before + "(?:" + "|".join(re.escape(p) + (r"(?!\w)" if p[-1].isalnum() else "") for p in listed) + ")"
    )


def is_label(block: Block) -> bool:
    """Nothing but a button, a prompt or the name of a section."""
    line = block.plain
    if not line or line in words("furniture", "whole") or line in words("furniture", "sections"):
        return True
    return block.words <= 6 and all(word in words("furniture", "buttons") for word in line.split())


def is_prompt(block: Block) -> bool:
    """Asks the reader to log in, share, subscribe, read on, send something; or carries such a phrase."""
    line = " ".join(block.text.replace("’", "'").casefold().split())
    if UPDATES.search(block.text):
        return False  # the story comes first; the prompt alone is marked
    if (
        ROBOT.search(line)
        or ALERT.search(line)
        or line.startswith((">>", "» "))
        or line.endswith((">>", "more »"))
        or (block.words <= 25 and FOLLOW.match(line))
        or (block.words <= 40 and (OF_WRITER.match(block.text) or _names_writer(block.text)))
        or TEASER.search(block.text, max(0, len(block.text) - 40))
        or (_speaks_to_reader(block, line) and _holding().search(line))
    ):
        return True
    asked = _asking().match(line)
    if asked is not None and (not block.stopped or _linking().search(line, asked.start())):
        return True
    opening = _opening().match(line)
    return opening is not None and not _is_story(block, opening.end())


def _names_writer(text: str) -> bool:
    """Whether a line says where a writer can be reached, and tells nothing of him: only names and small words."""
    match = WRITES_TO.match(text)
    named = re.findall(r"[^\W\d_][\w'’.-]*", match["name"]) if match is not None else []
    small = words("furniture", "particles") | words("furniture", "posts") | {"who", "covers", "covering"}
    return bool(named) and all(w[0].isupper() or w in small or w in words("furniture", "writers") for w in named)


def _is_story(block: Block, said: int) -> bool:
    """Whether a line that begins with a furniture phrase goes on as a sentence of a story does."""
    if not block.stopped or (block.text[said - 1 : said + 1].count(":") and not _is_retold(block)):
        return False
    if block.words <= 60 and len(_reader().findall(block.text.casefold())) >= ASKING:
        return False
    return block.words > 32 or (
        len(block.text[:said].split()) < 3 and not _speaks_to_reader(block, block.text.casefold())
    )


def _is_retold(block: Block) -> bool:
    """Whether a paragraph under a label ("Previous story:") tells the story and does not only link to it."""
    return sentences(block.text) > 1 and block.words > RETOLD


def _speaks_to_reader(block: Block, line: str) -> bool:
    """Whether a line is too short for a sentence of a story, or says "you" or "us" or "here", as prompts do."""
    return not block.stopped or block.words <= 7 or (block.words <= 32 and _reader().search(line) is not None)


def to_reader(block: Block) -> bool:
    """Whether a paragraph speaks to the reader of the page ("sign in with your profile"), as no story does."""
    return _reader().search(block.text.casefold()) is not None


def is_menu(block: Block) -> bool:
    """A row of links: short pieces between bars, arrows or wide spaces."""
    pieces = [p.strip() for p in BAR.split(block.text) if p and p.strip()]
    if len(pieces) < 2 or (block.stopped and block.words > 25):
        return False
    if 3 * sum(p[0].isdigit() or p[0] in "-+$£€" for p in pieces) >= len(pieces):
        return False  # a table of numbers
    short = sum(len(p.split()) <= 5 for p in pieces)
    known = sum(plain(p) in words("furniture", "sections") or plain(p) in words("furniture", "whole") for p in pieces)
    return (
        short == len(pieces) and (len(pieces) > 2 or known > 0 or " > " in block.text or "|" in block.text)
    ) or known >= 2


def is_stamp(block: Block) -> bool:
    """When the page was published or updated: a date with a label, and nothing else."""
    if block.words <= 16 and SIGNED_STAMP.match(block.text):
        return True
    if block.words > 20 or not HAS_STAMP_WORD.search(block.text):
        return False
    return len(STAMP.sub("", block.text)) <= 12 and any(c.isdigit() for c in block.text)


def is_date_line(block: Block) -> bool:
    """A date, with or without a time, and nothing else. A bare time is no date line: live reports have them."""
    return block.words <= 14 and bool(HAS_DATE.search(block.text)) and not STAMP.sub("", block.text).strip()


def is_counter(block: Block) -> bool:
    """Counts pictures, pages or comments, or gives the length of a video clip."""
    return bool(COUNTER.match(block.text))


def is_clip(block: Block) -> bool:
    """A clip's length and name ("1:12 Divers rest"); the time and heading of a post of a live page look the same."""
    return len(block.text) <= SHORT and bool(CLIP.match(block.text)) and not block.text.endswith((".", '"', "”"))


def is_contact(block: Block) -> bool:
    """Addresses, telephone numbers and handles of those who wrote, with few other words."""
    if not any(sign in block.text for sign in ("@", "://", "www.", "WWW.", ".com/", ".COM/")) and not PHONE.search(
        block.text
    ):
        return False
    left, found = CONTACT.subn(" ", block.text)
    if not found:
        return False
    others = [
        w
        for w in re.findall(r"[^\W\d_]+", left)
        if w.casefold() not in ("or", "and", "at", "email", "phone", "twitter", "contact", "on")
    ]
    return len(others) <= 4 or (
        len(others) <= 9 and block.plain.startswith(("contact", "reach", "follow", "e-mail", "email", "visit"))
    )


def is_rights(block: Block) -> bool:
    """A copyright notice, with a few words before it at most."""
    if block.words > 60 or not any(mark in block.text for mark in MARKS_OF_RIGHTS):
        return False
    match = RIGHTS.search(block.text)
    after = re.split(r"[.!?]\s+", block.text[match.end() :], maxsplit=1)[1:] if match else []
    if after and len(after[0].split()) > 8 and not _legal().search(after[0]):
        return False  # the notice has run into the story
    return match is not None and (len(block.text[: match.start()].split()) <= 6 or block.words <= 16)


def trailing(block: Block) -> int | None:
    """Where in a paragraph of the story a picture's credit, a prompt or a notice of rights begins that runs to its end.
    """
    begins = max(0, len(block.text) - 160)
    stamp = stamped(block)
    if stamp is not None:
        return stamp
    asked = next(filter(None, (p.search(block.text, begins) for p in (LAST_PROMPT, UPDATES, REACHED))), None)
    if asked is not None and asked.start():
        return asked.start()
    if (
        not block.stopped
        and not block.text.endswith((")", "]"))
        and "©" not in block.text[-160:]
        and "opyright" not in block.text[-160:]
    ):
        return None
    match = RIGHTS.search(block.text, begins)
    if match is not None:
        return match.start()
    credit = re.search(r"\((?P<in>[^()]{2,90})\)\s*$", block.text[begins:])
    return begins + credit.start() if credit and is_picture_credit(credit["in"]) else None


def stamped(block: Block) -> int | None:
    """Where at the end of a line, its headline perhaps, it says when the page was posted or updated."""
    label = POSTED.search(block.text, max(0, len(block.text) - 160))
    rest = block.text[label.start() :] if label is not None else ""
    return label.start() if label and HAS_DATE.search(rest) and not STAMP.sub("", rest).strip() else None


def is_bulletin(block: Block) -> bool:
    """A bulletin of the weather service, which sets off what it says by dots: "...frost warning until noon..."."""
    return BULLETIN.match(block.text) is not None


def names_bulletin(block: Block) -> bool:
    """Nothing but the name of a bulletin: "Frost Warning"."""
    return block.words <= 4 and BULLETIN_NAME.match(block.text) is not None


def is_code(block: Block) -> bool:
    """A line of a style sheet or script, or a bare tag."""
    return bool(CODE.match(block.text))


def is_rule(block: Block) -> bool:
    """A line of marks that holds no letter and no digit."""
    return not any(c.isalnum() for c in block.text)


TESTS: tuple[Test, ...] = (
    is_rule,
    is_code,
    is_bulletin,
    is_label,
    is_counter,
    is_stamp,
    is_menu,
    is_rights,
    is_contact,
    is_prompt,
    is_caption,
    is_album,
    is_doubled,
)
AT_LENGTH: tuple[Test, ...] = (is_rule, is_bulletin, is_rights, is_caption, is_menu, is_album, is_doubled)


def is_furniture(block: Block) -> bool:
    """Whether a block is furniture by itself, wherever it stands."""
    if len(block.text) > LONGEST:
        return is_album(block) or is_doubled(block) or is_playlist(block) or is_bulletin(block)
    return any(test(block) for test in (TESTS if len(block.text) <= SHORT else AT_LENGTH))


def opens_links(block: Block) -> bool:
    """Whether a line heads a list of links to other reports."""
    line = block.plain
    return (
        block.words <= 9
        and not STOP.search(block.text)
        and (
            line in words("furniture", "lists")
            or bool(LIST_HEAD.match(line))
            or (line.startswith("also on ") and block.text.endswith(":"))
            or line.startswith("more from ")
        )
    )
