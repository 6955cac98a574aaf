"""Places within the names of local bodies: a town's police, a county's sheriff are named after where they work.

A report of a small incident often names its town nowhere else: "Halden Police Department officers were called".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsledger.core.claims import Mention
from newsledger.core.lexicon import lexicon
from newsledger.core.names import demonyms, plain
from newsledger.core.reports import Report

LONGEST = 4  # words of a place's name
_WORD = re.compile(r"[^\s'’]+")


def seats(report: Report, found: Iterable[Mention]) -> Iterator[Mention]:
    """A place for each name of a local body that begins with one, marked as standing inside that name.

    Whether it is a place, the gazetteer tells later: one that it does not have is nothing by this sign alone.
    """
    for mention in found:
        if mention.nominal or mention.kind == "place":
            continue
        words = [w for w in _WORD.finditer(mention.cite.quote) if w[0] != "s"]
        at = next((n for n, word in enumerate(words) if word[0].lower() in _words("works")), 0)
        while at and words[at - 1][0].lower() in _words("general"):
            at -= 1
        if not 0 < at <= LONGEST or not all(_is_name(word[0]) for word in words[:at]):
            continue
        start = mention.cite.start
        cite = report.cite(start + words[0].start(), start + words[at - 1].end())
        yield Mention(id=f"{report.id}:m{cite.start}-{cite.end}", cite=cite, kind="place", inside=mention.id)


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(lexicon("bodies")["local"][part])


def _is_name(word: str) -> bool:
    """Whether a word may be of a town's name: in capitals at its front, and no adjective of nationality."""
    return word[0].isupper() and plain(word) not in demonyms()
