"""Which outlet published it, where the text itself tells: a masthead, a copyright notice, a credit, a byline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from newsledger.core.lexicon import words
from newsledger.prepare.agencies import credits_in
from newsledger.prepare.blocks import LONGEST, SITE, Block, plain
from newsledger.prepare.captions import CALL_SIGN
from newsledger.prepare.furniture import BAR, DAYS, MONTHS

OWNED = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:\d{4}(?:\s?-\s?\d{4})?\s*)?(?:by )?"
    r"(?P<name>[^\W\d_][^.|;()•©\n]{1,60}?)\s*(?:,?\s?(?:19|20)\d\d)?\s*(?:[.|;(•]|,? all rights|\s[-–—]\s|$)",
    re.I,
)
NOT_LIABLE = re.compile(
    r"(?:^|[|.•]\s*)(?P<name>[^\W\d_][\w.&' -]{1,45}?) (?:is|are) not responsible|(?:^"
    r"|[|.•]\s*)(?P<other>[^\W\d_][\w.&' -]{1,45}?) accepts no responsibility"
)
DATED = re.compile(r"^(?P<name>[^\W\d_][\w.&' -]{1,45}?),? (?:19|20)\d\d$")
OF_PAPER = re.compile(
    r"\b(?:correspondent|reporter|writer|editor|staff)s? (?:of|for|at) (?P<name>(?:The "
    r"|the )?[^\s,]+(?: [^\s,]+){0,4})$",
    re.I,
)
FROM_PAPER = re.compile(r"^From (?P<name>[A-Z][^,]{3,45})(?:,|$)")
FIRM = re.compile(r"^\W+|(?:,? (?:inc|llc|ltd|plc|corp|corporation|company|co)\.?)+$", re.I)
NO_NAME = re.compile(rf"(?:{MONTHS} \d|{DAYS}\b|get\b|sign\b|more\b|watch\b|follow\b|subscribe\b|read\b)", re.I)
DOMAIN = re.compile(r"\w\.(?:com|org|net|co|news|tv)\b", re.I)
CREDITED = re.compile(r"/|^(?:by|from|our)\b", re.I)
CREDIT_WORDS = re.compile(
    r"\b(?:wire services?|news services?|wire reports?|staff(?: and)?|with (?:additional|files|reports?"
    r"|material).*|and staff)\b.*$",
    re.I,
)


def named(marked: Iterable[Block], *, head: int) -> str | None:
    """The outlet that the furniture of a page names; null where it names none. Notices of rights come first, then
    what stands over the story, which begins at `head`.
    """
    blocks = tuple(block for block in marked if len(block.text) <= LONGEST)
    for find in (_owner, _masthead, _menu, _credit, _byline):
        over = find in (_masthead, _menu)
        names = [
            name
            for block in blocks
            if not over or block.end <= head
            for name in find(block)
            if not NO_NAME.match(name)
        ]
        if names:
            return cased(_best(names))
    return None


def _best(names: list[str]) -> str:
    """The name given most often; of those the first."""
    return Counter(names).most_common(1)[0][0]


def _is_agency(name: str) -> bool:
    return bool(credits_in(name, 0, len(name), section="credit"))


def _owner(block: Block) -> list[str]:
    found = [m["name"] for m in OWNED.finditer(block.text)]
    found += [m["name"] or m["other"] for m in NOT_LIABLE.finditer(block.text)]
    found += [m["name"] for piece in pieces(block.text) if (m := DATED.match(piece))]
    found = [FIRM.sub("", n).strip(" -–—,") for n in found]
    return [
        n
        for n in found
        if n and is_title(n) and not _is_agency(n) and not _is_known(n) and not n.casefold().startswith("copyright")
    ]


def _masthead(block: Block) -> list[str]:
    name = None if CREDITED.search(block.text) else masthead(block.text)
    return [name] if name and not _is_agency(name) and not _is_known(name) else []


def _menu(block: Block) -> list[str]:
    listed = pieces(block.text)
    if len(listed) < 3 or not is_title(listed[0]) or _is_known(listed[0]) or len(listed[0].split()) > 5:
        return []
    return [listed[0]] if sum(_is_known(p) for p in listed[1:]) >= 1 else []


def _is_known(piece: str) -> bool:
    line = plain(piece)
    return line in words("furniture", "sections") or line in words("furniture", "whole")


def _credit(block: Block) -> list[str]:
    if block.words > 10 or not _is_agency(block.text):
        return []
    left = CREDIT_WORDS.sub("", block.text).strip(" -–—()")
    parts = [p.strip(" -–—()") for p in re.split(r"[/,]|\band\b", left)]
    return [p for p in parts if p and not _is_agency(p) and is_title(p) and masthead(p)]


def _byline(block: Block) -> list[str]:
    found = [m["name"] for m in (OF_PAPER.search(block.text), FROM_PAPER.match(block.text)) if m]
    return [n for n in found if masthead(n)]


def pieces(line: str) -> list[str]:
    """The parts of a line that bars, arrows and wide spaces divide."""
    return [p.strip() for p in BAR.split(line) if p and p.strip()]


def is_title(name: str) -> bool:
    """Whether every word of a name is capitalised, small words apart."""
    listed, small = name.split(), words("furniture", "joiners")
    return (
        0 < len(listed) <= 8
        and not listed[0].islower()
        and all(w.casefold() in small or w[0].isdigit() or any(c.isupper() for c in w) for w in listed)
    )


def masthead(line: str) -> str | None:
    """The name of the outlet, if a line is the head of its page: "THE ... HERALD, late edition"; else null."""
    first = re.split(r"\s+[|–—-]\s+|,\s|\s{2,}|\s\(", line.strip())[0]
    listed = first.split()
    while len(listed) > 1 and listed[-1].casefold() in ("live", "online", "home", "english"):
        listed.pop()
    if not 0 < len(listed) <= 7 or not is_title(" ".join(listed)) or any(c in first for c in ':;?!"“'):
        return None
    low = [w.casefold() for w in listed]
    ends = low[-1] in words("furniture", "mastheads_end") or " ".join(low[-2:]) in words("furniture", "mastheads_end")
    begins = (
        low[0] in words("furniture", "mastheads_begin")
        and len(listed) <= 5
        and (first.isupper() or low[0] not in words("furniture", "articles"))
    )
    return " ".join(listed) if len(listed) > 1 and (ends or begins) else None


def site(block: Block) -> int | None:
    """Where at the end of a page's title the name of its site begins: "Bridge falls in Lund | The Lund Echo"."""
    for mark in SITE.finditer(block.text[:LONGEST]):
        rest = block.text[mark.end() :]
        named = {word.casefold() for word in re.findall(r"\w+", rest) if not word[0].islower()}
        if named & (words("furniture", "mastheads_end") | words("furniture", "sites")) or CALL_SIGN.search(rest) \
                or DOMAIN.search(rest):  # fmt: skip
            return mark.start()
    return None


def cased(name: str) -> str:
    """A name in capitals as it would stand in a text: "THE DAILY STAR" -> "The Daily Star"."""
    if not name.isupper() or " " not in name or any(c.isdigit() for c in name) or CALL_SIGN.match(name):
        return name
    joiners = words("furniture", "joiners")
    small = joiners | words("furniture", "articles")
    listed = [w if len(w) < 3 and w.casefold() not in small else w.capitalize() for w in name.split()]
    return " ".join(w.casefold() if i and w.casefold() in joiners else w for i, w in enumerate(listed))
