"""What heads a brief: what the story is about, the headline that says it best, and what the counts come to.

Every sentence is one that a report prints, or is made of the figures and names that its citations hold; a made one
that holds anything else is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import Any

from newsledger.core.claims import Figure
from newsledger.core.entries import Incident
from newsledger.core.lexicon import lexicon
from newsledger.core.mains import HARMS
from newsledger.core.reports import Report
from newsledger.core.support import unsupported
from newsledger.publish.cites import Cites
from newsledger.publish.leads import content_words
from newsledger.publish.views import Desk, Row

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
MOST_REPORTS = 60  # whose headlines are held against one another
RUNNING = 0.1  # weight of the headline of a page that is added to by the hour
TOLD, UNTOLD = 1.5, 0.5  # weight of a headline that tells the main happening, of one that tells none
OVERTAKEN, AGING, NEARLY = 0.3, 0.8, 1.2  # ... whose count has moved by a fifth; with another number
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|"
                     r"[a-z]{3,5}ty|scores?|dozens?|hundreds?|thousands?|toll)\b", re.IGNORECASE)  # fmt: skip


def main_incident(desk: Desk) -> Incident | None:
    """What the story is about: of the incidents that reports are mainly about, the one most told."""
    def weight(incident: Incident) -> tuple[bool, int, int, str]:
        tellers = {desk.ledger.claims[c].report for c in incident.rests_on}
        return incident.main, len(tellers), len(incident.rests_on), incident.id

    return max(desk.ledger.incidents, key=weight, default=None)


def title(desk: Desk, cites: Cites, reports: Sequence[Report], main: Incident | None) -> Row:
    """What heads the page: of the reports' headlines the one that says best what the story is about, and how it stands.

    One that tells the main happening in words that most reports use weighs most, and more the newer it is; less with a
    number in it that may have been overtaken, least with one that was.
    """
    copies = {copy.report for copy in desk.ledger.copies}
    own = [r for r in reports if r.id not in copies][-MOST_REPORTS:]
    common = Counter(word for r in own for word in content_words(r.text[:1500]))
    telling = frozenset(main.rests_on if main is not None else ())
    bests = {(t.measure, t.best) for t in desk.ledger.tallies if main is not None and t.incident == main.id and t.best}
    headed = [(n / len(own), r) for n, r in enumerate(own, 1) if r.title and r.title_span]

    def weight(found: tuple[float, Report]) -> tuple[float, float, str]:
        newness, report = found
        words = content_words(report.title or "")
        held = [c for c in desk.ledger.readings_by[report.id].claims if c.headline]
        counts = [c.body for c in held if isinstance(c.body, Figure) and c.body.measure in HARMS]
        holds = newness == 1 or any(_still_holds(figure, bests) for figure in counts)
        told = sum(common[w] - 1 for w in words) / (len(words) + 2) * (1 + newness)
        told *= TOLD if any(c.id in telling for c in held) or (counts and holds) else 1.0 if held else UNTOLD
        if _is_running(report.title or ""):
            told *= RUNNING
        if not holds:
            told *= OVERTAKEN if counts else AGING if _NUMBER.search(report.title or "") else 1.0
        return told, newness, report.id

    _, best = max(headed, key=weight, default=(0.0, None))
    if best is not None:
        return {"text": without_slug(" ".join((best.title or "").split())), "report": best.id, "cites": []}
    if main is None:
        return {"text": "", "report": None, "cites": []}
    return {"text": sentence(main.label), "report": None, "cites": cites.telling(main.label, main.rests_on)}


def without_slug(headline: str) -> str:
    """A headline without the marks by which an agency orders its stories.

    >>> without_slug("UPDATE 2-Ferry sinks off Zenda"), without_slug("HARBOUR 9: what we know")
    ('Ferry sinks off Zenda', 'HARBOUR 9: what we know')
    """
    found = _slugs().match(headline)
    return headline[found.end() :] if found else headline


@cache
def _slugs() -> re.Pattern[str]:
    words = lexicon("agencies")["slugs"]
    numbered, bare = (rf"(?:{'|'.join(words[kind]).upper()})" for kind in ("numbered", "bare"))
    ends = rf"(?:: ?| [-–—] ?|[-–—](?=[A-Z][a-z]|\d|{numbered}\b))"  # "LIVE-IN" is a word
    either = rf"(?:{numbered} \d{{1,2}} ?[-–—:] ?|(?:{numbered}|{bare}){ends})"
    return re.compile(rf"{either}{{1,4}}(?=\w)")


def _is_running(headline: str) -> bool:
    """Whether a headline is of a live page, which tells whatever its hours bring."""
    told = " ".join(re.findall(r"[^\W_]+", headline.casefold()))
    return any(f" {words.replace('-', ' ')} " in f" {told} " for words in lexicon("agencies")["running"])


def _still_holds(figure: Figure, bests: Set[tuple[str, float]]) -> bool:
    """Whether a headline's count is about one that is still given."""
    size = next((n for n in (figure.value, figure.low, figure.high) if n is not None), 0.0)
    return any(measure == figure.measure and size <= best <= NEARLY * size for measure, best in bests)


def toll_sentence(desk: Desk, cites: Cites, row: Row, policy: str, words: Mapping[str, Any]) -> Row | None:
    """What a count comes to by a policy, in the words of its figures; null where nothing of it is cited."""
    view, terms = row["views"].get(policy), words["summary"]
    measure, ends = words["measures"][row["measure"]], row["range"]
    if view is None or view["own"] or view["claim"] is None:
        ends = (view and view["ends"]) or ends
        if not ends:
            return None
        text = terms["differ"].format(measure=measure, low=ends[0]["digits"], high=ends[1]["digits"])
        held = [end["claim"] for end in ends]
    else:
        form = terms["was"] if view["number"] == 1 else terms["were"]
        text = form.format(figure=" ".join(filter(None, (view["said"], row["subset"]))), measure=measure)
        held = [view["claim"]]
        if ends:
            text += terms["range"].format(low=ends[0]["digits"], high=ends[1]["digits"])
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
