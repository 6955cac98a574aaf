"""The sentences that open a story: as reports print them, what it is, and what the newest of them begins with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from newsledger.core.claims import Claim, Figure, Happening
from newsledger.core.entries import Incident
from newsledger.core.mains import HARMS
from newsledger.core.names import plain
from newsledger.core.reports import Citation, Report
from newsledger.publish.cites import Cites
from newsledger.publish.views import Desk, Row

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
FIRST, FIRST_OF_LAST = 4, 10  # sentences of a report, from its first, among which one may open the story; of the newest
SHORTEST, LONGEST = 8, 48  # words of a sentence that can be read alone
LAST, LONG = 4, 24  # the last quarter of the reports does not say what the story is; nor the last half of so many
MOST_REPORTS = 60  # whose openings are held against one another
FRONT = 1.5, 1.2  # weight of a report's first and second sentence: news tells the most first
FRONT_OF_LAST = 6.0, 3.0, 2.0, 1.5  # ... of the newest report, whose lead is asked for
OF_MAIN, DATED, COUNTED = 1.5, 1.3, 1.2  # weight of one that tells the main happening; with its day; with its toll
UNSURE, LEANING = 0.4, 0.7  # ... of one that denies or doubts; whose main clause comes late, or whose amounts change
ASIDE = 0.1  # ... of one that tells nothing that another report or a count tells
LINE = 60  # characters that a dateline may have
_BACK = re.compile(r"^(?:[\"“'‘]|(?:he|she|it|they|this|that|these|those|but|and|or|so|then|there|here|his|her|their|"
                   r"its|however|another|others|also|meanwhile|i|we|you|our|my|as|by then)\b)", re.IGNORECASE)
_AROUND = re.compile(r"\bof (?:them|these|those)\b|\b(?:here|I|my|we|our|us|me)\b(?! said)")  # the writer, or before it
_CAPTION = re.compile(r"\b(?:is|are) (?:seen|shown|pictured)\b|\bseen here\b|"
                      r"\b(?:file|handout) (?:photo|picture|image)|^(?i:photo(?:graph)?|picture|image)s? ?:|"
                      r"^[A-Z][\w/ ]{0,24} \d{1,2}(?:, \d{4})?: ")
_LATE = re.compile(r"^(?:despite|although|though|while|even|if|when|as|amid|for years)\b", re.IGNORECASE)
_TOLL = re.compile(r"^(?:the )?(?:official |latest )?(?:death toll|toll|number of|confirmed)\b|"
                   r"^[^.]{0,80}\b(?:lowered|raised|cut|revised) (?:the|its|their) [^.]{0,20}\b(?:toll|number|count)\b",
                   re.IGNORECASE)  # fmt: skip
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_CLOCK = re.compile(r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:[A-Z][a-z]{2,8} \d{1,2},? \d{4}|"
                    r"\d{1,2} [A-Z][a-z]{2,8} \d{4})[;,]? (?:\d{1,2}[.:]\d\d ?(?:[AaPp]\.?[Mm]\.?|[A-Z]{3,4})?[;,]? )?",
                    re.IGNORECASE)  # fmt: skip
_DASH = re.compile(r" (?:--|[–—-]) ")
_WORD = re.compile(r"[^\W\d_]{4,}")


class _Scale(NamedTuple):
    """What the sentences of a story are weighed by."""

    common: Counter[str]  # in how many reports each word stands
    of_main: Set[str]  # the claims that tell the main happening
    shared: Set[str]  # ... that tell what several reports tell, or give a count
    rank: Mapping[str, int]  # report -> its place among all by time


def content_words(text: str) -> frozenset[str]:
    """The longer words of a text, as they are compared."""
    return frozenset(plain(word) for word in _WORD.findall(text))


def sentences(desk: Desk, cites: Cites, main: Incident | None, reports: Sequence[Report]) -> list[Row]:
    """The sentences that tell the story, as reports print them: what it is, and what the newest report begins with."""
    own = _own(desk, reports)
    last = max(1, len(own) // (LAST if len(own) <= LONG else 2))
    scale = _scale(desk, main, own)
    lead = _lead(desk, scale, own[:-last] or own)
    latest = _latest(desk, scale, own)
    found = [quoted(cites, lead, "lead")] if lead is not None else []
    if latest is not None and (lead is None or latest.sentence.quote != lead.sentence.quote):
        found.append(quoted(cites, latest, "latest"))
    return found


def _latest(desk: Desk, scale: _Scale, own: Sequence[Report]) -> Claim | None:
    """The lead of the newest report that has one to be read alone; of several of one time the one that tells most."""
    left = list(own)
    while left:
        newest = [r for r in left if _published(desk, r) == _published(desk, left[-1])]
        lead = _lead(desk, scale, newest, fronts=FRONT_OF_LAST, first=FIRST_OF_LAST)
        if lead is not None:
            return lead
        left = [r for r in left if r not in newest]
    return None


def _published(desk: Desk, report: Report) -> tuple[str | None, int | None]:
    """When a report came out: its date, and its day since the first report, where only that is known."""
    dating = desk.ledger.dating_of.get(report.id)
    return (dating.published, dating.step) if dating else (None, None)


def quoted(cites: Cites, claim: Claim, kind: str) -> Row:
    """A sentence of a report, as it stands there."""
    return {"kind": kind, "text": front(" ".join(claim.sentence.quote.split())), "cites": [cites.of(claim)]}


def front(text: str) -> str:
    """A sentence without the stamp or the dateline before it.

    >>> front("Friday, May 2, 2031; 2:30 PM A ferry with ninety people on board sank off the port.")
    'A ferry with ninety people on board sank off the port.'
    >>> front("PORT ZENDA (Agency) -- A ferry with ninety people on board sank off the port.")
    'A ferry with ninety people on board sank off the port.'
    """
    stamp = _CLOCK.match(text)
    rest = text[stamp.end() :] if stamp else text
    dash = _DASH.search(rest[: LINE + 4])
    first = rest.split(" ", 1)[0].strip(",")
    if dash and len(first) > 2 and first.isupper():
        rest = rest[dash.end() :].removeprefix("- ")
    return rest if rest[:1].isupper() and len(rest.split()) >= SHORTEST // 2 else text


def _own(desk: Desk, reports: Sequence[Report]) -> list[Report]:
    """The first and the last of the reports that copy no other."""
    copies = {copy.report for copy in desk.ledger.copies}
    own = [r for r in reports if r.id not in copies]
    return own if len(own) <= MOST_REPORTS else [*own[: MOST_REPORTS // 2], *own[-MOST_REPORTS // 2 :]]


def _scale(desk: Desk, main: Incident | None, own: Sequence[Report]) -> _Scale:
    return _Scale(common=Counter(word for r in own for word in content_words(r.text[:2500])),
                  of_main=frozenset(main.rests_on if main is not None else ()), shared=_shared(desk),
                  rank={r.id: n for n, r in enumerate(own)})  # fmt: skip


def _lead(desk: Desk, scale: _Scale, among: Sequence[Report], *, fronts: Sequence[float] = FRONT,
          first: int = FIRST) -> Claim | None:  # fmt: skip
    """Of some reports' opening sentences the one that says most of what all say; of equals the later."""
    opening = [found for r in among for found in _opening(desk, r.id, first)]
    beside = _beside(desk, {claim.sentence for _, claim in opening})

    def weight(found: tuple[int, Claim]) -> tuple[float, int, int]:
        at, claim = found
        words = content_words(claim.sentence.quote)
        told = sum(scale.common[w] - 1 for w in words) / (len(words) ** 0.5 + 1)
        told *= (fronts[at] if at < len(fronts) else 1.0) * _telling(beside[claim.sentence], scale.of_main)
        told *= LEANING if any(p.match(front(claim.sentence.quote)) for p in (_LATE, _TOLL)) else 1.0
        told *= 1.0 if any(c.id in scale.shared for c in beside[claim.sentence]) else ASIDE
        return told, scale.rank[claim.report], -claim.cite.start

    best = max(opening, key=weight, default=None)
    return best[1] if best is not None else None


def _shared(desk: Desk) -> frozenset[str]:
    """The claims that tell what several reports tell, or give a count."""
    found = {point.claim for tally in desk.ledger.tallies for point in tally.points}
    for incident in desk.ledger.incidents:
        if len({desk.ledger.claims[claim].report for claim in incident.rests_on}) > 1:
            found.update(incident.rests_on)
    return frozenset(found)


def _beside(desk: Desk, sentences: Set[Citation]) -> Mapping[Citation, Sequence[Claim]]:
    """Sentence -> the claims that stand in it."""
    found: dict[Citation, list[Claim]] = {sentence: [] for sentence in sentences}
    for report in {sentence.report for sentence in sentences}:
        for claim in desk.ledger.readings_by[report].claims:
            if claim.sentence in found and claim.id in desk.ledger.claims:
                found[claim.sentence].append(claim)
    return found


def _telling(claims: Sequence[Claim], of_main: Set[str]) -> float:
    """What a sentence's claims weigh: more where it tells the main happening, its day and its toll; less in doubt.

    What a report denied or measured is the first thing to be overtaken.
    """
    own = [c for c in claims if c.id in of_main]
    weight = OF_MAIN if own else 1.0
    weight *= DATED if any(c.when is not None for c in own) else 1.0
    weight *= COUNTED if any(isinstance(c.body, Figure) and c.body.measure in HARMS for c in claims) else 1.0
    counts = [c.body for c in claims if isinstance(c.body, Figure)]
    guessed = bool(counts) and not any(figure.measure in HARMS for figure in counts)
    happened = (c for c in claims if isinstance(c.body, Happening))
    first = min(happened, key=lambda c: (c.cite.start, -c.cite.end), default=None)
    doubted = first is not None and first.modality not in ("happened", "ongoing", "planned")
    return weight * (UNSURE if doubted else 1.0) * (LEANING if guessed else 1.0)


def _opening(desk: Desk, report: str, first: int) -> list[tuple[int, Claim]]:
    """The claims in a report's first sentences that can be read alone, with their sentence's place; no headlines."""
    starts: list[int] = []
    found = []
    reading = desk.ledger.readings_by[report]
    for claim in sorted(reading.claims, key=lambda c: (c.sentence.start, c.cite.start)):
        if claim.headline or claim.id not in desk.ledger.claims:
            continue
        if claim.sentence.start not in starts:
            starts.append(claim.sentence.start)
        if len(starts) > first:
            break
        if reads_alone(claim.sentence.quote) and isinstance(claim.body, Happening | Figure):
            found.append((len(starts) - 1, claim))
    return found


def reads_alone(words: str) -> bool:
    """Whether a sentence can be read without the one before it, and without knowing its writer or a picture."""
    if not SHORTEST <= len(words.split()) <= LONGEST:
        return False
    bare = _QUOTED.sub("", words)
    is_whole = words.rstrip().endswith((".", "!", "”", '"')) and words[:1].isupper() and "\n" not in words.strip()
    points_away = _BACK.match(words) or _AROUND.search(bare) or _CAPTION.search(words)
    return is_whole and not points_away
