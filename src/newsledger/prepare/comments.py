"""The readers' comments under a report: where they begin, and where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from newsledger.core.lexicon import any_of, lexicon
from newsledger.core.reports import Span
from newsledger.prepare.furniture import MONTHS

NEAR = 6_000  # characters from one post's mark to the next, and from the last to the text's end, at most
LETTER = 20_000  # as many from one head of a post to the next: a head is no chance, and some posts are essays
BACK = 4_000  # characters over the first mark in which the first post is looked for
FEW = 4  # sentences on end, in more of which a post speaks for itself at least once
POSTS = 3  # bare stamps on end that can be those of posts
CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
STAMP = (
    rf"(?:{MONTHS} \d{{1,2}} ?, ?\d{{4}}|\d{{1,2}} {MONTHS},? \d{{4}})"
    rf"(?: ?,| at| -| \|)? {CLOCK}(?: at {CLOCK})?"
)
BARRED = re.compile(rf"\b{STAMP} ?\|", re.I)
SAYS = re.compile(rf"^.{{2,40}}\b(?:says|wrote) ?:\s{{0,3}}(?:on )?{STAMP}", re.I | re.M)
DATE = rf"(?:{MONTHS} \d{{1,2}}(?:st|nd|rd|th)? ?, ?\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS},? \d{{4}})"
WROTE = r"\S.{0,40}?\b(?:wrote|writes) ?:"
OPENS = re.compile(rf"\b(?:at {CLOCK}(?: on)? {DATE}|on {DATE},?(?: at)? {CLOCK}) ?,? ?{WROTE}", re.I)
ANSWERS = re.compile(r"\bReply @\w")
ENDS = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?](?: ?[!?.])*(?=\s)|\n")
SELF = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our|[Yy]eah|LOL|Let ?['’]s)\b|[!?]")
TOLD = re.compile(r"``|''|[\"“”]|\b(?:said|told|according to|added)\b")
QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|``[^`]{0,2000}?''")
CLOSING = " \n'’\"”."


@cache
def _stamped() -> re.Pattern[str]:
    """When a post was made, and the button under it: "3 May 2010 at 4:12 pm | Reply"."""
    return re.compile(rf"\b{STAMP}[\s|]{{0,4}}{any_of(lexicon('furniture')['buttons_of_posts'])}\b", re.I)


@cache
def _button() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon('furniture')['marks_of_posts'])}\b|^\W{{0,4}}Reply\W{{0,4}}$", re.M)


def comments(text: str) -> tuple[Span, ...]:
    """The readers' comments under a report, from the first post on; none where no row of posts is told by its marks.

    A post is known by when it was made with a button after it, by such buttons, by whom it answers, or by who wrote it
    and when. Bare times count only where what stands between them speaks for itself ("I", "you", "!"), as a reader does
    and a live page does not.

    >>> text = "The bridge fell. I saw it! May 3, 2010 at 4:12 pm | Reply And so did I. May 3, 2010 at 4:15 pm"
    >>> [text[span.start : span.end][:8] for span in comments(text)]
    ['I saw it']
    """
    buttons = lexicon("furniture")["buttons_of_posts"]
    stamped = [m.span() for m in _stamped().finditer(text)] if any(b in text for b in buttons) else []
    marks = [m.span() for found in (_button(), ANSWERS, SAYS) for m in found.finditer(text)]
    marks = sorted({*stamped, *(marks if len(marks) + len(stamped) > 1 else ())})
    if not marks:
        marks = _personal(text, [m.span() for m in BARRED.finditer(text)] if "|" in text else [])
    return (*_headed(text), *(Span(start=_first(text, run[0][0]), end=_last(text, run[-1][1])) for run in _runs(marks)))


def _headed(text: str) -> tuple[Span, ...]:
    """Posts over each of which stands who wrote it and when: "At 4:12pm on 3 May 2010, ferryman wrote:".

    Half of them or more speak for themselves outside quotations; a chronicle of letters and messages does not.
    """
    marks = [m.span() for m in OPENS.finditer(text)] if text.count(":") > 2 else []
    rows = [run for run in _runs(marks, LETTER) if len(run) > 1]
    ends = [_last(text, run[-1][1]) for run in rows]
    posts = ([text[a[1] : b[0]] for a, b in pairwise([*run, (e, e)])] for run, e in zip(rows, ends, strict=True))
    voiced = [2 * sum(SELF.search(QUOTED.sub("", post)) is not None for post in row) >= len(row) for row in posts]
    return tuple(Span(start=run[0][0], end=e) for run, e, own in zip(rows, ends, voiced, strict=True) if own)


def _runs(marks: Sequence[tuple[int, int]], near: int = NEAR) -> list[list[tuple[int, int]]]:
    """The marks, parted where two are too far from one another."""
    runs: list[list[tuple[int, int]]] = []
    for mark in marks:
        if runs and mark[0] - runs[-1][-1][1] <= near:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def _personal(text: str, stamps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bare stamps, if most of what stands between them is said by readers; none else."""
    between = [text[a[1] : min(b[0], a[1] + NEAR)] for a, b in pairwise(stamps)]
    posts = [post for post in between if len(post.split(None, 3)) > 3]
    spoken = sum(SELF.search(post) is not None and not TOLD.search(post) for post in posts)
    return stamps if len(stamps) >= POSTS and posts and 2 * spoken >= len(posts) else []


def _first(text: str, mark: int) -> int:
    """Where the posts over the first mark begin: with the first sentence on end in which somebody speaks for himself.

    Where no other voice comes before them, as in a column, it is the mark.
    """
    begins = max(0, mark - BACK)
    ends = [*(m.end() for m in ENDS.finditer(text, begins, mark)), mark]
    first, silent = mark, 0
    for start, end in zip(reversed(ends[:-1]), reversed(ends[1:]), strict=True):
        said = text[start:end].lstrip(CLOSING)
        if TOLD.search(said) or silent > FEW:
            return first
        if SELF.search(said):
            first, silent = end - len(said), 0
        elif said.strip():
            silent += 1
    return first if begins == 0 else mark


def _last(text: str, mark: int) -> int:
    """The end of the text, where the last post can run on to it; else the end of its mark."""
    return len(text) if len(text) - mark <= NEAR else mark
