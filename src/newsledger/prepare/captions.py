"""Which lines are captions: they say who took the picture, or speak of the picture that they stand under."""

from __future__ import annotations

import re
from functools import cache

from newsledger.core.lexicon import lexicon, words
from newsledger.prepare.blocks import LONGEST, Block, plain

CREDIT_AT_END = re.compile(
    r"(?:\(|\[)\s*(?P<in>[^()\[\]]{2,90})(?:\)|\])?\s*\.?$|\b(?P<mark>photo|photos|photograph|photographs"
    r"|photography|picture|pictures|image|images|credit|pic)s?(?: credit| courtesy)?\s?(?::| by"
    r"| via)\s{0,3}(?P<by>(?:\b[A-Z]\.|[^.!?]){2,80})\.?$",
    re.I,
)
CREDIT_SIGN = re.compile(r"\||\b(?:photo|picture|image|credit|pic)", re.I)
AFTER_BAR = re.compile(r"\|\s*(?P<credit>[^|.!?]{3,60})$")
CALL_SIGN = re.compile(r"\b[KW][A-Z]{3}(?:[ -]?(?:TV|FM|\d{1,3}|News))*(?:[ /]\d+)*\b")
NAME_AND_PAPER = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}?[A-Z][\w.'’-]+\s?/\s?(?:for )?[A-Z][\w.'’ -]{1,40}")
PUBLISHED = re.compile(r"\((?:published|posted|updated|first published|aired)\s[^()]{4,60}\)$", re.I)
ALBUM = re.compile(
    r"(?:gallery|galleries|photos?|slideshow|image|picture|video) ?(?:\(\d\d?:\d\d\) ?)?: |WEBVTT\b"
    r"|(?:image|photo|slide|picture)s? \d{1,3} of \d{1,3}\b",
    re.I,
)
# A station, a site or a body alone in brackets after a full stop, or a photographer and a paper without brackets.
ALONE_IN_BRACKETS = re.compile(
    r"(?:[.!?][\"'”’]?|\d/\d{2,4}) \("
    r"(?P<in>[A-Z][\w.'’&]*(?:[ /,]{1,2}(?:(?:of|the|and|for) ){0,2}[A-Z][\w.'’&]*){0,7})\)$"
)
TAKEN_FOR = re.compile(r"(?:^|[.!?] )Photo(?:graph)?s? for [^.!?]{2,60} by [^.!?]{2,60}\.?$")
LAST_WORDS = re.compile(r"[.!?][\"'”’]? (?P<last>[^\s.!?]{2,20}(?: [^\s.!?]{2,20})?)$")
BARE_CREDIT = re.compile(
    r"[.!?][\"'”’]? (?:(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w.'’-]+|Staff) ?/ ?(?:[A-Z][\w.'’-]* ?){1,4}$|[.!?] [KW][A-Z]{3}$"
)
NAME_OF_PAPER = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+, (?P<paper>(?:[A-Z][\w.'’-]+ ?){1,5})")
# "In this May 3 photo," and "is shown in this undated photo": the agencies' forms of captions.
THIS = r"(?:this\b|an? (?:undated|file|handout|booking)\b)"
PICTURE = r"(?:photo|photograph|picture|image|frame grab|screen ?grab|screen ?shot|still|mug ?shot|portrait)"
OF_PICTURE = re.compile(
    rf"^(?:FILE(?: PHOTO)? ?[-–—:]+ ?)?(?i:in) {THIS}[^.!?]{{0,70}}?\b{PICTURE}\b"
    rf"|^FILE(?: PHOTO)? ?[-–—:]"
)
GIVEN_BY = re.compile(
    rf"(?:FILE ?[-–—:]+ ?)?{THIS}[^.!?]{{0,60}}?\b{PICTURE} (?:provided|released|supplied|made available|posted)"
    r" (?:by|on)\b",
    re.I,
)
SHOWN_IN = re.compile(rf"\b(?:seen|shown|pictured|appears?) in {THIS}[^.!?]{{0,40}}\b{PICTURE}\b")
VIEW_OF = re.compile(
    rf"^(?:(?:an?|the) )?(?:(?:aerial|general|file|undated|booking|handout|family|courtesy) )*(?:view|{PICTURE}) of\b",
    re.I,
)
SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"'”’)]?\s+(?=[\"'“‘]?[A-Z])")
LABELLED = re.compile(r"['‘\"“]?[A-Z][\w'’-]*(?: [\w'’-]+){0,2}['’\"”]?: ['‘\"“]?[A-Z]")
LABELLED_FEWEST, LABELLED_MOST = 10, 60  # words of a caption under a label
FILMED = 4  # sentences at most that are told under a film, before the day on which it was published
# "This photo shows the car": words that point at the picture they stand under.
THIS_SHOWS = re.compile(rf"\b(?:this|these) {PICTURE}s? (?:is|are|shows?|was taken|were taken)\b", re.I)
POINTED, TAKEN_BY = 45, 30  # words at most of a line that points at a picture, of one that ends with who took it
POINTING = re.compile(r"\b(?:this|these|here) (?:is|are)\b", re.I)
# "Divers went down again on Monday. Jo Doe"; "men waited on the quay as the boat was towed Jo Doe".
PHOTOGRAPHER = re.compile(r"\b[a-z]{4,}(?P<stop>\.?) (?P<name>[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][\w'’-]*[a-z])$")
POINTS = re.compile(r"\((?:(?:second|third|far) (?:from )?)?(?:left|right|centre|center|top|bottom|above)\)")


def is_caption(block: Block) -> bool:
    """A caption or a picture's credit: it ends with who took the picture."""
    if block.words > 70:
        return False
    if block.words <= 8 and block.plain.endswith(tuple(words("furniture", "picture_agencies"))):
        return True
    if block.text.startswith(tuple(lexicon("furniture")["caption_opens"])):
        return True
    if block.text.endswith(tuple(lexicon("furniture")["caption_ends"])):
        return True
    if PUBLISHED.search(block.text, max(0, len(block.text) - 140)):
        return sentences(block.text) <= FILMED + 1  # the brackets are the last
    credit = picture_credit(block.text)
    if credit is not None and (credit < 3 or sentences(block.text[:credit]) <= 2):
        return True
    return _is_signed(block) or _speaks_of_picture(block) or _is_from_site(block)


def opening(block: Block) -> int | None:
    """Where the caption ends with which a paragraph of the story begins, its first sentence; null without one.

    >>> from newsledger.prepare.blocks import blocks
    >>> told = "Two of its crew died. " * 4
    >>> block = blocks(f"This undated photo provided by the harbour shows the ferry. {told}")[0]
    >>> block.text[: opening(block)]
    'This undated photo provided by the harbour shows the ferry.'
    """
    if not GIVEN_BY.match(block.text) or is_caption(block):
        return None
    ends = SENTENCE_END.search(block.text, 0, LONGEST)
    return len(ends[0].rstrip()) + ends.start() if ends else len(block.text) if len(block.text) < LONGEST else None


def _is_signed(block: Block) -> bool:
    """Whether it ends with who took the picture and no word says so: a station in brackets, "Jo Doe/Evening Mail"."""
    if TAKEN_FOR.search(block.text, max(0, len(block.text) - 140)):
        return sentences(block.text) <= 3
    if block.text[-1] in ".!?" or sentences(block.text) > 3:
        return False
    alone = ALONE_IN_BRACKETS.search(block.text, max(0, len(block.text) - 100))
    if alone is not None:
        linked = not words("furniture", "link_words").isdisjoint(alone["in"].casefold().split())  # "(Full Story)"
        named = "/" in alone["in"] or " " in alone["in"] or alone["in"].isupper()
        return named and not linked and not _is_agency(alone["in"])
    last = LAST_WORDS.search(block.text, max(0, len(block.text) - 60))
    if last is not None and last["last"].casefold() in words("furniture", "picture_agencies"):
        return True
    return bool(BARE_CREDIT.search(block.text, max(0, len(block.text) - 80)))


def _is_from_site(block: Block) -> bool:
    """Nothing but a name and the site that the picture was on: "Facebook/Jo Doe"."""
    pieces = block.plain.split("/")
    return block.words <= 6 and len(pieces) == 2 and not words("furniture", "picture_sites").isdisjoint(pieces)


def _is_agency(name: str) -> bool:
    """Whether a name is an agency's: at the end of a paragraph it credits the words, and no picture."""
    return name.casefold() in _agency_names()


@cache
def _agency_names() -> frozenset[str]:
    agencies = lexicon("agencies")["agency"]
    return frozenset(name.casefold() for a in agencies for name in (*a["names"], *a.get("credit", [])))


def _speaks_of_picture(block: Block) -> bool:
    """Whether it says what a picture shows, as the agencies' captions do, and goes on for few sentences."""
    if sentences(block.text) > 3 or len(block.text) > LONGEST:
        return False
    if OF_PICTURE.match(block.text) or GIVEN_BY.match(block.text) or SHOWN_IN.search(block.text):
        return True
    if 6 <= block.words <= 45 and POINTS.search(block.text):
        return True
    if block.words <= POINTED and "\"" not in block.text and THIS_SHOWS.search(block.text):
        return True
    view = VIEW_OF.match(block.text)
    return view is not None and block.words <= 15 and not _tells(block.text[view.end() :])


def _tells(text: str) -> bool:
    """Whether a text has a verb by which it says something of the picture: "was released", "shows"."""
    return not words("furniture", "picture_told").isdisjoint(text.casefold().split())


def is_labelled(block: Block) -> bool:
    """Whether it may be a caption by its label: "Gutted: The mill on Monday", without a stop at its end."""
    return not block.stopped and LABELLED_FEWEST <= block.words <= LABELLED_MOST and bool(LABELLED.match(block.text))


def photographer(block: Block) -> str | None:
    """The name at the end of a line that may be of who took a picture: behind a sentence, or on end with its words.

    >>> from newsledger.prepare.blocks import blocks
    >>> photographer(blocks("Divers went down again near the quay. Jo Doe")[0])
    'Jo Doe'
    """
    if block.stopped or not 6 <= block.words <= TAKEN_BY or sentences(block.text) > 2:
        return None
    match = PHOTOGRAPHER.search(block.text, max(0, len(block.text) - 60))
    if match is None or (not match["stop"] and _leads_to_name(block.text[: match.start("name")].split())):
        return None
    return match["name"]


def _leads_to_name(before: list[str]) -> bool:
    """Whether the words before a name lead up to it, as in a sentence without its stop, or are those of a heading."""
    small = words("furniture", "small") | words("furniture", "particles") | words("furniture", "credit_words")
    long = [word for word in before if len(word) > 3]
    return len(before) < 10 or before[-1].casefold() in small or sum(w[0].isupper() for w in long) > len(long) / 2


def points(block: Block) -> bool:
    """Whether a line points at something that it does not name: "this is the boat"."""
    return block.words <= POINTED and POINTING.search(block.text) is not None


def is_credit(block: Block) -> bool:
    """Nothing but who took a picture: "Photo credit: Jo Doe"."""
    return block.words <= 10 and "credit" in block.text[:20].casefold() and picture_credit(block.text) == 0


def sentences(text: str) -> int:
    """About how many sentences there are: full stops before a capital, and the end."""
    return sum(1 for _ in SENTENCE_END.finditer(text)) + 1


def picture_credit(text: str) -> int | None:
    """Where the credit of a picture begins at the end of a text; null without one."""
    tail = max(0, len(text) - 140)
    if not text.endswith((")", "]", ").", ") ")) and not CREDIT_SIGN.search(text, tail):
        return None
    barred = AFTER_BAR.search(text, tail)
    if barred is not None and (is_picture_credit(barred["credit"]) or NAME_AND_PAPER.fullmatch(barred["credit"])):
        return barred.start()
    published = PUBLISHED.search(text, tail)
    if published is not None:
        return published.start()
    match = CREDIT_AT_END.search(text, tail)
    if match is None or (match["mark"] and _runs_on(text, match.start())):
        return None
    inside = match["in"]
    named = (
        inside is not None
        and not text.endswith(".")
        and (CALL_SIGN.fullmatch(inside) or NAME_AND_PAPER.fullmatch(inside) or _names_paper(inside))
    )
    return match.start() if inside is None or named or is_picture_credit(inside) else None


def _names_paper(inside: str) -> bool:
    """A photographer and a paper: "Jo Doe, Torrel Mail"."""
    match = NAME_OF_PAPER.fullmatch(inside)
    return match is not None and match["paper"].split()[-1].casefold() in words("furniture", "mastheads_end")


def _runs_on(text: str, start: int) -> bool:
    """Whether a credit's first word is one of a sentence instead: "backed by a letter of credit by three banks"."""
    return text[start].islower() and ":" not in text[start : start + 24] and text[:start].rstrip()[-1:].isalnum()


def is_picture_credit(credit: str) -> bool:
    """Whether words in brackets credit a picture: "AP Photo/J. Doe", "Getty", "Courtesy of the family"."""
    line = plain(credit)
    if line in words("furniture", "picture_agencies") or line == "file":
        return True
    if line.startswith(tuple(lexicon("furniture")["credit_opens"])):
        return True
    pieces = re.split(r"[^\w]+", line)
    if len(pieces) > 9 or any(p in words("furniture", "picture_said") for p in pieces):
        return bool(re.match(r"(?:photo|picture)s?(?:graph)?(?::| by| courtesy| credit)", line))
    return (
        "photo" in pieces
        or "photograph" in pieces
        or "picture" in pieces
        or "photos" in pieces
        or any(plain(p) in words("furniture", "picture_agencies") for p in credit.split("/"))
    )


def is_album(block: Block) -> bool:
    """A picture's caption that says so at its head, or the text track of a video."""
    return bool(ALBUM.match(block.text))
