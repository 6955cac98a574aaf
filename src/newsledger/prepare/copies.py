"""Copies: which report repeats another in the main, after light editing: a wire copy, a reprint, a shortened version.

Three words in a row are seldom enough to tell: an editor changes the lead, a number, a word in each sentence, and a
true pair shares under a third of its runs of words. So pairs are found cheaply, by MinHash over runs of three words
(Broder 1997) and by rare runs of seven words and more that a pair shares, and then judged by aligning their sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import accumulate
from zlib import crc32

import numpy as np
from rapidfuzz import fuzz, process
from rensa import RMinHash

from newsledger.core import edtf
from newsledger.core.findings import Outcome
from newsledger.core.lexicon import lexicon
from newsledger.core.reports import Copy, Dating, Report
from newsledger.prepare.wording import names, own_text, runs, sentences

RUN = 3  # words in a run for MinHash
LONG_RUN = 7  # words in a run that tells by itself
SAMPLE = 4  # one in so many long runs is looked up, chosen by its checksum
RARE = 12  # reports that share a long run before it is taken to be a formula
HASHES, ROWS = 128, 2  # pairs with a tenth of their runs in common are found every other time, with a fifth nine in ten
BUCKET = 6  # pairs looked at for each report of a bucket
SAME = 65  # rapidfuzz ratio from which two sentences are one, edited
ALIKE = 0.5  # least share of the shorter report in such sentences: true pairs have 0.88 and more, others under 0.2
SAME_NAMES = 0.55  # least share of the shorter's names and numbers that the other must have
PART = 0.3  # least length of the shorter, as a share of the longer
MOST, LETTERS = 1000, 80_000  # sentences and letters of a report that are compared: a pair costs their square
SHORTEST = 200  # letters under which a text is too short to tell
_WORD = re.compile(r"\w+")
ROOT_ALIKE = 0.35  # ... with the original of an original


class _Text:
    """One report made ready: its sentences, what comes before it, and which agencies it names."""

    def __init__(self, report: Report, dating: Dating | None) -> None:
        self.report = report
        text = own_text(report)
        self.sentences = _first(sentences(text))
        self.names = names(text)
        self.size = sum(map(len, self.sentences))
        self.published = dating.published if dating else None
        self.outlet = _plain(report.outlet or "")
        self.flat = f" {_plain(report.text)} "
        outlet = (report.outlet or "").lower()
        # an agency's own text: it credits an agency and no other outlet, or the outlet is that agency
        self.own = bool(report.agencies) and (not outlet or any(a.lower() in outlet for a in report.agencies))


def _first(found: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences that are compared: all, but of a text as long as a book."""
    ends = accumulate(map(len, found[:MOST]))
    return tuple(sentence for sentence, end in zip(found, ends, strict=False) if end <= LETTERS)


def copies(reports: Iterable[Report], datings: Iterable[Dating]) -> Outcome[Copy]:
    """A `Copy` for every report that repeats another; its original is the agency's own, the earlier or the fuller one.

    A report that credits the other's outlet is the copy, whatever their dates. An original is never a copy itself. Two
    reports are compared where they share a rare run of words, so the work grows with the number of reports and not with
    its square.
    """
    dated = {dating.report: dating for dating in datings}
    made = (_Text(r, dated.get(r.id)) for r in sorted(reports, key=lambda r: r.id))
    texts = {text.report.id: text for text in made if text.size >= SHORTEST}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for a, b in sorted(_pairs(texts)):
        share = alike(texts[a], texts[b])
        if share >= ALIKE:
            found[a][b] = found[b][a] = share
    order = _order(texts, found)
    originals: dict[str, tuple[str, float]] = {}
    for later in sorted(found, key=lambda ident: order[ident]):
        before = [ident for ident in found[later] if order[ident] < order[later]]
        for near in sorted(before, key=lambda ident: (-found[later][ident], ident)):
            root = originals[near][0] if near in originals else near
            share = found[later].get(root) or alike(texts[root], texts[later])
            if share >= ROOT_ALIKE:
                originals[later] = root, share
                break
    return Outcome(tuple(_copy(texts[copy], texts[root], share) for copy, (root, share) in sorted(originals.items())))


def alike(one: _Text, two: _Text) -> float:
    """The share of the shorter text, by letters, whose sentences have an edited twin in the other, 0 to 1.

    None where the two speak of other names and numbers, as crime reports and the like are written to a formula; and
    none where the one is a small part of the other, a round-up.
    """
    less, more = sorted((one, two), key=lambda text: (text.size, text.report.id))
    if less.size < PART * more.size or len(less.names & more.names) < SAME_NAMES * len(less.names):
        return 0.0
    # scores below the cut-off come out as 0
    scores = process.cdist(less.sentences, more.sentences, scorer=fuzz.ratio, score_cutoff=SAME, dtype=np.uint8)
    best = scores.max(axis=1)
    found = sum(len(sentence) for sentence, score in zip(less.sentences, best, strict=True) if score)
    return found / less.size


def _pairs(texts: Mapping[str, _Text]) -> set[tuple[str, str]]:
    """The pairs of reports worth comparing, each in order of id."""
    found: set[tuple[str, str]] = set()
    for together in (_buckets(texts), _rare_runs(texts)):
        for idents in together:
            # the first of a bucket stands for all; its neighbours catch what that misses
            for at, ident in enumerate(idents):
                for other in {idents[0], *idents[max(0, at - BUCKET) : at]} - {ident}:
                    found.add((min(ident, other), max(ident, other)))
    return found


def _buckets(texts: Mapping[str, _Text]) -> Iterator[list[str]]:
    """Locality-sensitive hashing: reports with the same few least hashes fall into one bucket."""
    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for ident, text in texts.items():
        shingles = {run for sentence in text.sentences for run in runs(sentence, RUN)}
        if shingles:
            sketch = RMinHash(num_perm=HASHES, seed=7)
            sketch.update(sorted(shingles))
            least = sketch.digest()
            for band in range(0, HASHES, ROWS):
                buckets[band, *least[band : band + ROWS]].append(ident)
    return (idents for idents in buckets.values() if len(idents) > 1)


def _rare_runs(texts: Mapping[str, _Text]) -> Iterator[list[str]]:
    """Reports that share a run of seven words which few others have."""
    holders: dict[int, list[str]] = defaultdict(list)
    for ident, text in texts.items():
        found = {crc32(run.encode()) for sentence in text.sentences for run in runs(sentence, LONG_RUN)}
        for run in sorted(run for run in found if run % SAMPLE == 0):
            holders[run].append(ident)
    return (idents for idents in holders.values() if 1 < len(idents) <= RARE)


def _order(texts: Mapping[str, _Text], found: Mapping[str, Mapping[str, float]]) -> dict[str, int]:
    """Every report's place: those that credit no other first, then an agency's own, the earlier, the fuller, by id.

    A whole order, so that no chain of copies can close on itself.
    """
    def place(ident: str) -> tuple[bool, bool, datetime, int, str]:
        credits = any(_credits(texts[ident], texts[other]) for other in found[ident])
        return credits, not texts[ident].own, _when(texts[ident]), -texts[ident].size, ident

    return {ident: at for at, ident in enumerate(sorted(found, key=place))}


def _credits(one: _Text, two: _Text) -> bool:
    """Whether one report names the other's outlet as where its words come from."""
    if not two.outlet or one.outlet == two.outlet or " " not in two.outlet:
        return False
    phrases = lexicon("agencies")["outlet_credits"]
    told = any(f" {phrase.format(two.outlet)} " in one.flat for phrase in phrases)
    return told or one.flat.endswith(f" {two.outlet} ")


def _plain(text: str) -> str:
    words = _WORD.findall(text.lower())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _when(text: _Text) -> datetime:
    return edtf.order(text.published)[0] if text.published and edtf.valid(text.published) else datetime.max


def _copy(copy: _Text, original: _Text, share: float) -> Copy:
    shared = sorted(set(copy.report.agencies) & set(original.report.agencies))
    earlier = copy.published and original.published and _when(original) < _when(copy)
    why = "is the agency's own" if original.own > copy.own else "is dated earlier" if earlier else "is the fuller"
    if _credits(copy, original):
        why = f"is of the outlet that this one credits, {original.report.outlet}"
    credit = f"; both credit {', '.join(shared)}" if shared else ""
    return Copy(report=copy.report.id, original=original.report.id, score=round(share, 3),
                reason=f"{share:.0%} of the shorter text stands in the other, little changed{credit}; the other {why}.")
