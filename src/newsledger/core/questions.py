"""A question in plain words -> a query. Names are those that the ledger itself holds; times count from its last report.

Every word is either understood, or idle ("the", "were"), or handed back as not understood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from newsledger.core import clock, edtf
from newsledger.core.claims import Figure, Happening
from newsledger.core.ledger import Ledger
from newsledger.core.lexicon import lexicon
from newsledger.core.names import plain, singulars, squeezed
from newsledger.core.picked import STEM, stems
from newsledger.core.queries import Query, nouns_of
from newsledger.core.timewords import timewords

LONGEST = 6  # words of a name
_ACCORDING = re.compile(r"\b(?:according to|on the word of|by the account of)\s+(?:the\s+)?(?P<whose>[^,?;.]{2,60}?)"
                        r"\s*(?=[,?;.]|$|\b(?:in|on|at|near|by|since|were|was|are|have)\b)", re.IGNORECASE)  # fmt: skip
_DID_SAY = re.compile(r"\b(?:did|does|has|had)\s+(?:the\s+)?(?P<whose>[^,?;.]{2,60}?)\s+(?=(?:say|said|claim|claimed"
                      r"|deny|denied|tell|told|report|reported|put|give|gave|count|counted)\b)", re.I)  # fmt: skip
_ANYBODY = frozenset(("they", "reports", "anyone", "anybody", "people", "you", "it", "he", "she", "papers", "outlets"))
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
FRAMES = ("until", "before", "since", "after")
_FRAMED = re.compile(r"\b(?:(?P<until>no later than|not later than|up to|as of|on or before"
                     r"|(?:by|until|till) the end of)|(?P<before>earlier than)|(?P<after>later than)"
                     r"|(?P<since>starting|beginning)|(?P<year>in|of|during))\s$", re.IGNORECASE)  # fmt: skip
_YEAR = re.compile(r"edtf:\d{4}")
UNNAMED = "what is counted"  # stands among the words not understood where a count is of nothing that is named
LONG = 80  # letters of a word of a report, past which it is looked at no further
NEAR = 3  # words from losing to what is lost: "lives have been lost"


def parse(question: str, ledger: Ledger, *, story: str | None = None) -> tuple[Query, tuple[str, ...], tuple[str, ...]]:
    """(the query, the words that were not understood, notes on what was taken how)."""
    question, held = question[:500], ledger if story is None else ledger.of(story)
    times, notes, unread, rest = _times(question, held)
    said, rest = _cited(rest)
    named, about, words = _names(_WORD.findall(rest), held)
    named = {**named, **said}
    words = _losses(words)
    asked = [word.lower() for word in words]
    kind, leads = _kind(asked), lexicon("questions")["kinds"]
    measure = part = noun = None
    if kind in ("count", "disagreements") or (kind is None and asked[:1] and asked[0] not in leads["whether"]):
        measure, part, noun, words = _sought(asked, words, held)
        notes += _loosely(asked, measure)
    if kind == "count" and not (measure or part or noun):
        meant, told = lexicon("questions")["meant"], f" {' '.join(asked)} "
        measure = next((m for words_for, m in meant.items() if f" {words_for} " in told), None)
        if measure is None:
            unread.append(UNNAMED)
    kind = kind or ("count" if measure else "whether" if asked[:1] and asked[0] in leads["yesno"] else "incidents")
    idle = lexicon("questions")["idle"]["words"]
    spoken = {w for phrases in leads.values() for phrase in phrases for w in phrase.split()}
    more, odd, taken = _about([w for w in words if w.lower() not in idle and w.lower() not in spoken], held)
    notes += taken
    if asked[:1] and asked[0] in leads["open"] and kind in ("incidents", "whether"):
        notes.append(f"A question of “{asked[0]}” is not answered as such: these are the entries that its words name, "
                     "with how, when and where they are told.")
    query = Query(kind=kind, measure=measure, part=part, counted=noun, story=story,
                  incident=" ".join((*about, *more)) or None, **times, **named)  # fmt: skip
    return query, (*unread, *odd), tuple(notes)


def _times(question: str, ledger: Ledger) -> tuple[dict[str, str], list[str], list[str], str]:
    """The times asked for, how they were worked out, the words for times that were not, and the question without."""
    dated = [(edtf.order(d.published), d.report, d) for d in ledger.datings if d.published and edtf.valid(d.published)]
    last = max(dated)[2] if dated else None
    published, weekday = (last.published, last.weekday) if last else (None, None)
    times: dict[str, str] = {}
    notes, unread, rest = [], [], question
    for found in reversed(timewords(question)):
        before = _FRAMED.search(question[: found.start])
        start = before.start() if before else found.start
        words, reading = question[start : found.end], found.reading.replace(":?", ":-")
        if found.weak and not (before and before["year"] and _YEAR.fullmatch(reading)):
            continue
        frame, _, inner = reading.partition(":")
        framed = frame in FRAMES
        time = clock.resolve(inner if framed else reading, published, weekday=weekday)
        frame = frame if framed else next((f for f in FRAMES if before and before[f]), "")
        rest = rest[:start] + " " + rest[found.end :]
        if time is None:
            unread.append(words)
            notes.append(f"“{words}” cannot be told as a date from the dates of the reports.")
            continue
        times |= _asked(frame, time)
        counted = "" if "edtf:" in reading else f", counted from {published}"
        notes.append(f"“{words}” is taken as {time}{counted}.")
    return times, notes, unread, rest


def _asked(frame: str, time: str) -> dict[str, str]:
    """The time as a query has it: "until" takes the day in, "before" leaves it out, as do "since" and "after"."""
    first, _, last = time.partition("/")
    if frame == "until":
        return {"by": (last or first).partition("T")[0]}
    if frame == "before":
        return {"by": _beside(first, -1)}
    if frame == "after":
        return {"on": f"{_beside(last or first, 1)}/.."}
    return {"on": f"{first}/.." if frame == "since" else time}


def _beside(time: str, step: int) -> str:
    """The day before a time, or after it; the time itself where it is no plain date."""
    day = time.partition("T")[0]
    if not edtf.valid(day) or ".." in day:
        return day
    first, last = edtf.days(day)
    beside = (first if step < 0 else last) + timedelta(days=step)
    return edtf.written(beside, yearless=edtf.bounds(day).yearless)


def _cited(question: str) -> tuple[dict[str, str], str]:
    """Whose word is asked for: "according to the mayor", "did the mayor say"; and the question without the name."""
    found = _ACCORDING.search(question) or _DID_SAY.search(question)
    if found is None or found["whose"].strip().lower() in _ANYBODY:
        return {}, question
    return {"speaker": found["whose"].strip()}, question[: found.start()] + " " + question[found.end() :]


def _losses(words: Sequence[str]) -> list[str]:
    """The words with the measure that is meant in place of what is lost: "lost their lives" asks for the killed."""
    losing, lost = lexicon("questions")["losing"]["words"], lexicon("questions")["lost"]
    low = [word.lower() for word in words]
    found = list(words)
    for at in (n for n, word in enumerate(low) if word in losing):
        behind = next((n for n in range(at + 1, min(at + NEAR, len(low))) if low[n] in lost), None)
        if behind is not None:
            found[at], found[behind] = "", lost[low[behind]]
        elif any(word in lost for word in low[max(at - NEAR, 0) : at]):
            found[at] = ""
    return [word for word in found if word]


def _sought(asked: Sequence[str], words: Sequence[str],
            ledger: Ledger) -> tuple[str | None, str | None, str | None, list[str]]:  # fmt: skip
    """What is counted: the measure, the part of the people, or things that no measure is for; and the words left."""
    measure, part, left = _measure(words, ledger)
    noun = None
    if part is None and (counted := _counted(asked, left, ledger)):
        part = next((one for one in singulars(counted) if one != counted), counted)
        if measure is None and (noun := things(ledger, counted)):
            part = None
        left = [word for word in left if word.lower() != counted]
    return measure, part, noun, left


def _loosely(asked: Sequence[str], measure: str | None) -> list[str]:
    """That a word for those harmed, whatever befell them, is taken for the measure, where no other word tells one."""
    loose, said = lexicon("questions")["loose"]["words"], lexicon("questions")["measures"]
    word = next((word for word in asked if word in loose), None)
    if word is None or measure is None or any(w in said[measure] and w not in loose for w in asked):
        return []
    return [f"“{word}” is taken as {measure}."]


def _counted(asked: Sequence[str], left: Sequence[str], ledger: Ledger) -> str | None:
    """The word for what is counted behind "how many", where the ledger has no such part: no answer may pass it over."""
    many = next((n for n, (a, b) in enumerate(pairwise(asked)) if (a, b) in (("how", "many"), ("number", "of"))), None)
    if many is None:
        return None
    run: list[str] = []
    idle = {*lexicon("questions")["idle"]["words"], *lexicon("questions")["beside"]["says"]}
    open_words = {word.lower() for word in left}
    for word in asked[many + 2 :]:
        if word in idle or word not in open_words:
            break
        run.append(word)
    return next((word for word in reversed(run) if things(ledger, word)), run[-1] if run else None)


def things(ledger: Ledger, word: str) -> str | None:
    """The word, where the ledger has figures of what it names; else null."""
    nouns = {noun for c in ledger.claims.values() if isinstance(c.body, Figure) for noun in nouns_of(c.body)}
    return None if nouns.isdisjoint(singulars(word.lower())) else word.lower()


def _names(words: Sequence[str], ledger: Ledger) -> tuple[dict[str, str], list[str], list[str]]:
    """The place and the speaker that the words name, other names that the question is about, and the words left."""
    beside, idle = lexicon("questions")["beside"], lexicon("questions")["idle"]["words"]
    known = _known(ledger)
    named: dict[str, str] = {}
    about: list[str] = []
    left: list[str] = []
    at = 0
    while at < len(words):
        ahead = [word.lower() for word in words[:at] if word.lower() not in ("the", "a", "an")]
        before = ahead[-1] if ahead else ""
        size, kinds = _longest(words, at, known, placed=before in beside["place"])
        if not size and at > 0 and words[at][:1].isupper() and words[at].lower() not in idle:
            size = next((n for n in range(1, len(words) - at) if not words[at + n][:1].isupper()), len(words) - at)
        if not size:
            left.append(words[at])
            at += 1
            continue
        name, after = " ".join(words[at : at + size]), words[at + size].lower() if at + size < len(words) else ""
        if before in beside["place"] or (kinds == {"place"} and after not in beside["says"]):
            named.setdefault("place", name)
        elif after in beside["says"] or before == "by":
            named.setdefault("speaker", name)
        else:
            about.append(name)
        at += size
    return named, about, left


def _known(ledger: Ledger) -> dict[str, frozenset[str]]:
    """Squeezed name -> whether it is of a place, or of one who may speak."""
    found: dict[str, set[str]] = {}
    for entity in ledger.entities:
        for name in (entity.name, *entity.names):
            found.setdefault(squeezed(name), set()).add("place" if entity.kind == "place" else "speaker")
    for report in ledger.reports:
        for voice in (report.outlet or "", *report.agencies):
            found.setdefault(squeezed(voice), set()).add("speaker")
    idle = {*lexicon("questions")["idle"]["words"], ""}
    return {name: frozenset(kinds) for name, kinds in found.items() if name not in idle}


def _longest(words: Sequence[str], at: int, known: dict[str, frozenset[str]], *,
             placed: bool) -> tuple[int, frozenset[str]]:  # fmt: skip
    """How many words from here on are a known name, the most; and what bears it."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        name = squeezed(" ".join(words[at : at + size]))
        after = words[at + size].lower() if at + size < len(words) else ""
        kinds = known.get(name, frozenset())
        said = "speaker" in kinds and after in lexicon("questions")["beside"]["says"]
        there = "place" in kinds and placed
        if kinds and (said or there or size > 1 or words[at][:1].isupper()):
            return size, kinds
    return 0, frozenset()


def _measure(words: Sequence[str], ledger: Ledger) -> tuple[str | None, str | None, list[str]]:
    """What is counted, which part of the people, and the words that are left."""
    measures = lexicon("questions")["measures"]
    parts = {t.subset for t in ledger.tallies if t.subset}
    parts |= {s for c in ledger.claims.values() if (s := getattr(c.body, "subset", None))}
    loose = lexicon("questions")["loose"]["words"]
    who = [*lexicon("questions")["who"]["words"], *loose]  # "how many hostages were killed?" asks for the killed
    asked_for = {word.lower(): m for m, said in measures.items() for word in words if word.lower() in said}
    fates = [word for word in asked_for if word not in who] or list(asked_for)
    measure = asked_for[fates[0]] if fates else None
    part = None
    left = []
    for word in words:
        low = word.lower()
        if low in loose and measure is not None:
            continue
        one = next((lemma for lemma in singulars(low) if lemma in parts), None)
        kind = measure in ("buildings", "vehicles") and low.rstrip("s") not in ("building", "vehicle")
        if low in asked_for and asked_for[low] == measure and low in fates and not (kind and one):
            continue
        if one is not None and part is None:
            part = one
        else:
            left.append(word)
    return measure, part, left


def _kind(asked: Sequence[str]) -> str | None:
    """What is asked for, by the words that ask; null where none does."""
    kinds, words = lexicon("questions")["kinds"], " ".join(asked)
    return next((kind for kind in ("disagreements", "count", "statements", "incidents")
                 if any(f" {phrase} " in f" {words} " for phrase in kinds[kind])), None)  # fmt: skip


def _about(words: Sequence[str], ledger: Ledger) -> tuple[list[str], list[str], list[str]]:
    """Words that an incident or a report of the ledger has, or for which it has another that means the same; words
    that are neither; and notes on those taken for another.
    """
    held = {stem for i in ledger.incidents for stem in stems(f"{i.label} {i.type}")}
    about, odd, notes = [], [], []
    for word in words:
        if held.issuperset(stems(word)) or is_told(word, ledger):
            about.append(word)
        elif other := _alike(word, ledger):
            about.append(other)
            notes.append(f"No report has “{word}”; it is taken as “{other}”.")
        else:
            odd.append(word)
    return about, odd, notes


def _alike(word: str, ledger: Ledger) -> str | None:
    """The word that the ledger has for what a word of a question tells of: the one that names most of its happenings,
    else one that a report has for the same harm, else the type of its incidents.
    """
    low, groups = word.lower(), lexicon("incidents")["alike"]
    name = next((name for name, listed in groups.items() if low in listed), None)
    measures: Mapping[str, list[str]] = lexicon("questions")["measures"]
    harms = next((listed for listed in measures.values() if low in listed), [])
    same = {*harms, *groups.get(name or "", ())}
    bodies = (claim.body for claim in ledger.claims.values()) if same else ()
    told = Counter(b.trigger.quote.lower() for b in bodies if isinstance(b, Happening) and b.lemma in same)
    if told:
        return min(told, key=lambda trigger: (-told[trigger], trigger))
    other = next((word for word in harms if is_told(word, ledger)), None)
    return other or (name if any(i.type == name for i in ledger.incidents) else None)


def is_told(word: str, ledger: Ledger) -> bool:
    """Whether any report has a word that begins alike, of a short word its plural; marks on letters are no matter."""
    stems_of = sorted({told[:STEM] for told in (word, plain(word)) if told})
    heads = "|".join(re.escape(stem) + ("" if len(stem) == STEM else r"(?:e?s)?(?![^\W_])") for stem in stems_of)
    begins = re.compile(rf"(?<![^\W_])(?:{heads})", re.IGNORECASE)
    texts = [report.text for report in ledger.reports]
    marked = (told[:LONG] for text in texts for told in text.split() if not told.isascii() or "'" in told)
    return any(map(begins.search, texts)) or any(begins.search(plain(told)) for told in marked)
