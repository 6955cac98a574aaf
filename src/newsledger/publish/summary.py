"""The story in a few sentences: those of the reports that say most of it, and what the counts come to.

Every sentence is one that a report prints, or is made of the figures and names that its citations hold; a made one
that holds anything else is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Any

from newsledger.core.claims import Claim, Figure, Happening
from newsledger.core.entries import Incident
from newsledger.core.mains import HARMS
from newsledger.core.names import plain
from newsledger.core.reports import Citation, Report
from newsledger.core.support import unsupported
from newsledger.publish.cites import Cites
from newsledger.publish.views import Desk, Row

FIRST = 4  # sentences of a report, from its first, among which one may open the story
SHORTEST, LONGEST = 8, 48  # words of a sentence that can be read alone
LAST = 4  # the last quarter of the reports is the latest
MOST_REPORTS = 60  # whose openings are held against one another
FRONT = 1.5, 1.2  # weight of a report's first and second sentence: news tells the most first
OF_MAIN, DATED, COUNTED = 1.5, 1.3, 1.2  # weight of one that tells the main happening; with its day; with its toll
UNSURE, LEANING = 0.4, 0.7  # ... of one that denies or doubts; whose main clause comes late, or whose amounts change
TOLD = 1.5  # weight of a headline that names the main happening
LINE = 60  # characters that a dateline may have
_BACK = re.compile(r"^(?:[\"“'‘]|(?:he|she|it|they|this|that|these|those|but|and|or|so|then|there|here|his|her|their|"
                   r"its|however|another|others|also|meanwhile|i|we|you|our|my|as|by then)\b)", re.IGNORECASE)
_LATE = re.compile(r"^(?:despite|although|though|while|even|if|when|as|amid|for years)\b", re.IGNORECASE)
_CLOCK = re.compile(r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:[A-Z][a-z]{2,8} \d{1,2},? \d{4}|"
                    r"\d{1,2} [A-Z][a-z]{2,8} \d{4})[;,]? (?:\d{1,2}[.:]\d\d ?(?:[AaPp]\.?[Mm]\.?|[A-Z]{3,4})?[;,]? )?",
                    re.IGNORECASE)  # fmt: skip
_DASH = re.compile(r" (?:--|[–—-]) ")
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|"
                     r"[a-z]{3,5}ty|scores?|dozens?|hundreds?|thousands?|toll)\b", re.IGNORECASE)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4,}")


def main_incident(desk: Desk) -> Incident | None:
    """What the story is about: of the incidents that reports are mainly about, the one most told."""
    def weight(incident: Incident) -> tuple[bool, int, int, str]:
        tellers = {desk.ledger.claims[c].report for c in incident.rests_on}
        return incident.main, len(tellers), len(incident.rests_on), incident.id

    return max(desk.ledger.incidents, key=weight, default=None)


def title(desk: Desk, cites: Cites, reports: Sequence[Report], main: Incident | None) -> Row:
    """What heads the page: of the reports' headlines the one that most of them would print, and whose it is.

    One with a number in it grows old, and is taken only where all have one.
    """
    copies = {copy.report for copy in desk.ledger.copies}
    headed = [r for r in reports[-MOST_REPORTS:] if r.title and r.id not in copies and r.title_span]
    texts = [_words(r.text[:1500]) for r in reports[-MOST_REPORTS:] if r.id not in copies]
    common = Counter(word for text in texts for word in text)

    held = (desk.ledger.claims[c] for c in (main.rests_on if main is not None else ()))
    telling = {claim.report for claim in held if claim.headline}

    def weight(report: Report) -> tuple[bool, float, str]:
        words = _words(report.title or "")
        told = sum(common[w] for w in words) / (len(words) + 2) * (TOLD if report.id in telling else 1.0)
        return not _NUMBER.search(report.title or ""), told, report.id

    best = max(headed, key=weight, default=None)
    if best is not None:
        return {"text": " ".join((best.title or "").split()), "report": best.id, "cites": []}
    if main is None:
        return {"text": "", "report": None, "cites": []}
    return {"text": sentence(main.label), "report": None, "cites": cites.telling(main.label, main.rests_on)}


def sentences(desk: Desk, cites: Cites, main: Incident | None, reports: Sequence[Report]) -> list[Row]:
    """The sentences that tell the story, as reports print them: what it is, and what the last reports open with."""
    found = []
    own = _own(desk, reports)
    last = max(1, len(own) // LAST)
    told: set[str] = set()
    for among, kind in ((own[:-last] or own, "lead"), (own[-last:], "latest")):
        lead = _lead(desk, main, reports, among)
        if lead is not None and lead.sentence.quote not in told:
            told.add(lead.sentence.quote)
            found.append(quoted(cites, lead, kind))
    return found


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


def _lead(desk: Desk, main: Incident | None, reports: Sequence[Report], among: Sequence[Report]) -> Claim | None:
    """Of some reports' opening sentences the one that says most of what all say; of equals the later."""
    own = _own(desk, reports)
    opening = [found for r in among for found in _opening(desk, r.id)]
    common = Counter(word for r in own for word in _words(r.text[:2500]))
    of_main = set(main.rests_on) if main is not None else set()
    beside = _beside(desk, {claim.sentence for _, claim in opening})
    rank = {r.id: n for n, r in enumerate(own)}

    def weight(found: tuple[int, Claim]) -> tuple[float, int, int]:
        at, claim = found
        words = _words(claim.sentence.quote)
        told = sum(common[w] - 1 for w in words) / (len(words) ** 0.5 + 1)
        told *= (FRONT[at] if at < len(FRONT) else 1.0) * _telling(beside[claim.sentence], of_main)
        told *= LEANING if _LATE.match(front(claim.sentence.quote)) else 1.0
        return told, rank[claim.report], -claim.cite.start

    best = max(opening, key=weight, default=None)
    return best[1] if best is not None else None


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


def _opening(desk: Desk, report: str) -> list[tuple[int, Claim]]:
    """The claims in a report's first sentences that can be read alone, with their sentence's place; no headlines."""
    starts: list[int] = []
    found = []
    reading = desk.ledger.readings_by[report]
    for claim in sorted(reading.claims, key=lambda c: (c.sentence.start, c.cite.start)):
        if claim.headline or claim.id not in desk.ledger.claims:
            continue
        if claim.sentence.start not in starts:
            starts.append(claim.sentence.start)
        if len(starts) > FIRST:
            break
        if reads_alone(claim.sentence.quote) and isinstance(claim.body, Happening):
            found.append((len(starts) - 1, claim))
    return found


def reads_alone(words: str) -> bool:
    """Whether a sentence can be read without the one before it."""
    length = len(words.split())
    is_whole = words.rstrip().endswith((".", "!", "”", '"')) and words[:1].isupper()
    return SHORTEST <= length <= LONGEST and is_whole and not _BACK.match(words) and "\n" not in words.strip()


def toll_sentence(desk: Desk, cites: Cites, row: Row, policy: str, words: Mapping[str, Any]) -> Row | None:
    """What a count comes to by a policy, in the words of its figures; null where nothing of it is cited."""
    view, terms = row["views"].get(policy), words["summary"]
    measure, ends = words["measures"][row["measure"]], row["range"]
    if view is None or view["own"] or view["claim"] is None:
        if not ends:
            return None
        text = terms["differ"].format(measure=measure, low=ends[0]["figure"], high=ends[1]["figure"])
        held = [end["claim"] for end in ends]
    else:
        form = terms["was"] if view["number"] == 1 else terms["were"]
        text = form.format(figure=view["best"], measure=measure)
        held = [view["claim"]]
        if ends:
            text += terms["range"].format(low=ends[0]["figure"], high=ends[1]["figure"])
            held += [end["claim"] for end in ends]
    held = list(dict.fromkeys(held))
    text = sentence(text) + "."
    quotes = [desk.ledger.claims[c].sentence.quote for c in held]
    if unsupported(text, [*quotes, *(desk.ledger.claims[c].cite.quote for c in held)]):
        return None
    return {"kind": "toll", "text": text, "cites": [cites.of(c) for c in held]}


def sentence(words: str) -> str:
    """Words with a capital at their front."""
    return words[:1].upper() + words[1:]


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in _WORD.findall(text))
