"""A question in plain words -> a query. Names are those that the ledger itself holds; times count from its last report.

Every word is either understood, or idle ("the", "were"), or handed back as not understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsledger.core import clock, edtf
from newsledger.core.ledger import Ledger
from newsledger.core.lexicon import lexicon
from newsledger.core.names import plain
from newsledger.core.queries import Query
from newsledger.core.timewords import timewords

LONGEST = 6  # words of a name
_ACCORDING = re.compile(r"\b(?:according to|on the word of|by the account of)\s+(?:the\s+)?(?P<whose>[^,?;.]{2,60}?)"
                        r"\s*(?=[,?;.]|$|\b(?:in|on|at|near|by|since|were|was|are|have)\b)", re.IGNORECASE)  # fmt: skip
_DID_SAY = re.compile(r"\b(?:did|does|has|had)\s+(?:the\s+)?(?P<whose>[^,?;.]{2,60}?)\s+(?=(?:say|said|claim|claimed"
                      r"|deny|denied|tell|told|report|reported|put|give|gave|count|counted)\b)", re.I)  # fmt: skip
_ANYBODY = frozenset(("they", "reports", "anyone", "anybody", "people", "you", "it", "he", "she", "papers", "outlets"))
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


def parse(question: str, ledger: Ledger, *, story: str | None = None) -> tuple[Query, tuple[str, ...], tuple[str, ...]]:
    """(the query, the words that were not understood, notes on what was taken how)."""
    question = question[:500]
    held = ledger if story is None else ledger.of(story)
    times, notes, rest = _times(question, held)
    said, rest = _cited(rest)
    named, words = _names(_WORD.findall(rest), held)
    named = {**named, **said}
    asked = [word.lower() for word in words]
    measure, part, words = _measure(words, held)
    if part is None and (counted := _counted(asked, words)):
        part = next((one for one in _singulars(counted) if one != counted), counted)
        words = [word for word in words if word.lower() != counted]
    kind = _kind(" ".join(asked), measured=measure is not None)
    idle, leads = lexicon("questions")["idle"]["words"], lexicon("questions")["kinds"]
    spoken = {w for phrases in leads.values() for phrase in phrases for w in phrase.split()}
    left = [w for w in words if w.lower() not in idle and w.lower() not in spoken]
    about, unread = _about(left, held)
    query = Query(kind=kind, measure=measure, part=part, story=story, incident=" ".join(about) or None, **times,
                  **named)  # fmt: skip
    return query, tuple(unread), tuple(notes)


def _times(question: str, ledger: Ledger) -> tuple[dict[str, str], list[str], str]:
    """The times asked for, how they were worked out, and the question without their words."""
    last = max((d.published for d in ledger.datings if d.published and edtf.valid(d.published)), key=edtf.order,
               default=None)  # fmt: skip
    times: dict[str, str] = {}
    notes, rest = [], question
    for found in reversed(timewords(question)):
        words, reading = question[found.start : found.end], found.reading.replace(":?", ":-")
        frame, _, inner = reading.partition(":")
        framed = frame in ("until", "before", "since", "after")
        time = clock.resolve(inner if framed else reading, last)
        if time is None or found.weak:
            continue
        rest = rest[: found.start] + " " + rest[found.end :]
        if frame in ("until", "before"):
            times["by"] = time.partition("T")[0]
        elif frame in ("since", "after"):
            times["on"] = f"{time.partition('/')[0]}/.."
        else:
            times["on"] = time
        counted = "" if reading.split(":")[-2 if ":" in inner else 0] == "edtf" else f", counted from {last}"
        notes.append(f"“{words}” is taken as {time}{counted}.")
    return times, notes, rest


def _cited(question: str) -> tuple[dict[str, str], str]:
    """Whose word is asked for: "according to the mayor", "did the mayor say"; and the question without the name."""
    found = _ACCORDING.search(question) or _DID_SAY.search(question)
    if found is None or found["whose"].strip().lower() in _ANYBODY:
        return {}, question
    return {"speaker": found["whose"].strip()}, question[: found.start()] + " " + question[found.end() :]


def _counted(asked: Sequence[str], left: Sequence[str]) -> str | None:
    """The word for what is counted behind "how many", where the ledger has no such part: no answer may pass it over."""
    many = next((n for n, (a, b) in enumerate(pairwise(asked)) if (a, b) in (("how", "many"), ("number", "of"))), None)
    if many is None:
        return None
    idle = {*lexicon("questions")["idle"]["words"], *lexicon("questions")["beside"]["says"]}
    open_words = {word.lower() for word in left}
    counted = None
    for word in asked[many + 2 :]:
        if word in idle or word not in open_words:
            break
        counted = word
    return counted


def _names(words: Sequence[str], ledger: Ledger) -> tuple[dict[str, str], list[str]]:
    """The place and the speaker that the words name, and the words that are left."""
    beside = lexicon("questions")["beside"]
    known = _known(ledger)
    named: dict[str, str] = {}
    left: list[str] = []
    at = 0
    while at < len(words):
        size, kinds = _longest(words, at, known)
        before = words[at - 1].lower() if at else ""
        capital = words[at][:1].isupper() and at > 0
        if not size and capital and words[at].lower() not in lexicon("questions")["idle"]["words"]:
            size = next((n for n in range(1, len(words) - at) if not words[at + n][:1].isupper()), len(words) - at)
            kinds = frozenset()
        if not size:
            left.append(words[at])
            at += 1
            continue
        name = " ".join(words[at : at + size])
        after = words[at + size].lower() if at + size < len(words) else ""
        speaks = before in beside["speaker"] or after in beside["says"]
        place = before in beside["place"] or ("place" in kinds and not ("speaker" in kinds and speaks))
        named.setdefault("place" if place else "speaker", name)
        at += size
    return named, left


def _known(ledger: Ledger) -> dict[str, frozenset[str]]:
    """Plain name -> whether it is of a place, or of one who may speak."""
    found: dict[str, set[str]] = {}
    for entity in ledger.entities:
        for name in (entity.name, *entity.names):
            found.setdefault(plain(name), set()).add("place" if entity.kind == "place" else "speaker")
    for report in ledger.reports:
        for voice in (report.outlet or "", *report.agencies):
            found.setdefault(plain(voice), set()).add("speaker")
    idle = {*lexicon("questions")["idle"]["words"], ""}
    return {name: frozenset(kinds) for name, kinds in found.items() if name not in idle}


def _longest(words: Sequence[str], at: int, known: dict[str, frozenset[str]]) -> tuple[int, frozenset[str]]:
    """How many words from here on are a known name, the most; and what bears it."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        name = plain(" ".join(words[at : at + size]))
        after = words[at + size].lower() if at + size < len(words) else ""
        said = "speaker" in known.get(name, ()) and after in lexicon("questions")["beside"]["says"]
        if name in known and (said or size > 1 or words[at][:1].isupper()):
            return size, known[name]
    return 0, frozenset()


def _measure(words: Sequence[str], ledger: Ledger) -> tuple[str | None, str | None, list[str]]:
    """What is counted, which part of the people, and the words that are left."""
    measures = lexicon("questions")["measures"]
    parts = {t.subset for t in ledger.tallies if t.subset}
    parts |= {s for c in ledger.claims.values() if (s := getattr(c.body, "subset", None))}
    measure = part = None
    left = []
    for word in words:
        low = word.lower()
        asked = next((m for m, said in measures.items() if low in said), None)
        one = next((lemma for lemma in _singulars(low) if lemma in parts), None)
        if asked is not None and measure is None:
            measure = asked
        elif one is not None and part is None:
            part = one
        else:
            left.append(word)
    return measure, part, left


def _singulars(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of."""
    odd = {"children": "child", "women": "woman", "men": "man"}.get(word) or re.sub(r"men$", "man", word)
    return word, odd, re.sub(r"ies$", "y", word), re.sub(r"s$", "", word), re.sub(r"es$", "", word)


def _kind(words: str, *, measured: bool) -> str:
    """What is asked for: a count where something is counted, else by the words that ask."""
    kinds = lexicon("questions")["kinds"]
    found = [kind for kind in ("disagreements", "count", "statements", "incidents")
             if any(f" {phrase} " in f" {words} " for phrase in kinds[kind])]  # fmt: skip
    if "disagreements" in found or (measured and "statements" not in found):
        return "disagreements" if "disagreements" in found else "count"
    if "count" in found:
        return "count"
    return found[0] if found else "count" if measured else "incidents"


def _about(words: Sequence[str], ledger: Ledger) -> tuple[list[str], list[str]]:
    """Words that an incident or a sentence of the ledger has, and those that none has."""
    stems = {stem[:5] for i in ledger.incidents for stem in plain(f"{i.label} {i.type}").split()}
    about = [word for word in words if plain(word)[:5] in stems]
    return about, [word for word in words if word not in about]
