"""Statements against PolNeAR: are the words that somebody is reported to have said found, and beside whom?

usage: python bench/polnear.py [ERRORS]

Beside it stands a plain system on the same parse, as strong as a page of code makes it: everything between quotation
marks, every clause that a verb of reporting governs or is set into, and every sentence with "according to".

Reads `bench/polnear.tar.gz` (Newell, Margolin and Ruths 2018, the dev part; not part of the project) under the shared
data. An attribution there is a source, a cue and a content. Words: the share of our contents' words that lie in a gold
content, and of the gold contents' words that lie in ours. Spans: one to one, largest overlap first, where at least half
of the words of both together are shared. Source: over these pairs, our speaker's words overlap the gold source's; an
attribution without a source is left out of it. PART (default dev) names another part of the set.
"""

from __future__ import annotations

import os
import pathlib
import re
import sys
import tarfile
from collections import defaultdict
from typing import NamedTuple

from newsledger.annotate import pages
from newsledger.core.claims import Claim
from newsledger.core.pages import Page, Token
from newsledger.core.reports import Report
from newsledger.extract.mentions import mentions
from newsledger.extract.statements import statements

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
PART = os.environ.get("PART", "dev")
MARKS = re.compile(r"[\"“”]([^\"“”]{2,3000}?)[\"“”]|(?:``|(?<![\w'])'')(.{2,3000}?)''", re.DOTALL)
# the verbs of Levin (1993) 37.1-37.9 (communication), 29.5 (conjecture), 29.9 and 30.2 that take a clause
REPORTING = frozenset((
    "accuse", "acknowledge", "add", "admit", "advise", "affirm", "agree", "allege", "announce", "answer", "argue",
    "ask", "assert", "assume", "assure", "believe", "boast", "caution", "cite", "claim", "comment", "complain",
    "concede", "conclude", "confess", "confirm", "contend", "convey", "cry", "decide", "declare", "demand", "deny",
    "describe", "disclose", "doubt", "emphasize", "estimate", "exclaim", "expect", "explain", "express", "fear",
    "feel", "find", "forecast", "guess", "hear", "hint", "hold", "hope", "imagine", "imply", "indicate", "inform",
    "insist", "joke", "lament", "learn", "maintain", "mention", "mumble", "mutter", "note", "object", "observe",
    "order", "pledge", "point", "predict", "proclaim", "promise", "propose", "protest", "quip", "read", "realize",
    "reason", "recall", "recommend", "reflect", "remark", "remember", "remind", "repeat", "reply", "report",
    "respond", "reveal", "say", "scream", "shout", "show", "signal", "speculate", "state", "stress", "suggest",
    "suppose", "suspect", "swear", "tell", "testify", "think", "threaten", "tweet", "understand", "urge", "vow",
    "warn", "whisper", "wonder", "worry", "write", "yell",
))  # fmt: skip


class Attribution(NamedTuple):
    """The places of the words of one gold attribution's content and source."""

    content: frozenset[int]
    source: frozenset[int]


def places(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Where the words in these stretches begin."""
    return frozenset(start + word.start() for start, end in spans for word in re.finditer(r"\w+", text[start:end]))


def attributions(text: str, notes: str) -> list[Attribution]:
    """The attributions of one document that have a content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[dict[str, list[str]]] = []
    for line in notes.split("\n"):
        ident, _, rest = line.partition("\t")
        if ident.startswith("T"):
            offsets = rest.partition("\t")[0].partition(" ")[2]
            pieces = [piece.split() for piece in offsets.split(";") if piece.strip()]
            spans[ident] = [(int(a), int(b)) for a, b in pieces]
        elif ident.startswith("E"):
            parts: dict[str, list[str]] = defaultdict(list)
            for role, target in (part.split(":", 1) for part in rest.split()):
                parts[role.rstrip("0123456789")].append(target)
            events.append(parts)
    made = []
    for parts in events:
        content, source = (places(text, [s for t in parts[r] for s in spans.get(t, [])]) for r in ("Content", "Source"))
        if content:
            made.append(Attribution(content, source))
    return made


def documents(archive: pathlib.Path) -> list[tuple[Report, list[Attribution]]]:
    """Each document as a report, with its attributions."""
    texts, notes = {}, {}
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            path = pathlib.PurePath(member.name)
            stream = tar.extractfile(member) if PART in path.parts and not path.name.startswith("._") else None
            if stream is not None and path.suffix == ".txt":
                texts[path.stem] = stream.read().decode("utf-8")
            elif stream is not None and path.suffix == ".ann":
                notes[path.stem] = stream.read().decode("utf-8")
    by_start = {re.sub(r"_[0-9a-f]{4}$", "", name): found for name, found in notes.items()}
    return [(Report(id=name, name=name, text=text), attributions(text, notes.get(name) or by_start[name]))
            for name, text in texts.items() if name in notes or name in by_start]  # fmt: skip


def plain(page: Page) -> list[frozenset[int]]:
    """The contents that the plain system reads from a page, as the places of their words."""
    text = page.report.text
    found = [places(text, [m.span(1) if m.group(1) else m.span(2)]) for m in MARKS.finditer(text)]
    for word in page.tokens:
        if word.norm == "according":
            sentence = page.sentence_of(word)
            found.append(places(text, [(sentence.start, sentence.end)]) - _under(page, word))
        if word.lemma in REPORTING and word.pos == "VERB":
            found += [_under(page, w) for w in page.children(word) if w.dep == "ccomp"]
            if word.dep == "parataxis":
                found.append(_under(page, page.head(word)) - _under(page, word))
    return [content for content in found if len(content) > 1]


def _under(page: Page, word: Token) -> frozenset[int]:
    return places(page.report.text, [(w.start, w.end) for w in page.subtree(word)])


def pairs(gold: list[frozenset[int]], ours: list[frozenset[int]]) -> dict[int, int]:
    """Gold to ours, one to one, the largest overlap first; at least half of the words of both are shared."""
    weights = sorted(((-len(g & o) / len(g | o), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours)
                      if 2 * len(g & o) >= len(g | o) > 0))  # fmt: skip
    found: dict[int, int] = {}
    for _, i, j in weights:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def rate(right: int, of: int) -> float:
    """A share; 0 where there is nothing."""
    return right / of if of else 0.0


def main(errors: int) -> int:
    """Print the scores, and the first so many errors."""
    archive = SHARED / "bench" / "polnear.tar.gz"
    if not archive.exists():
        print(f"{archive} does not exist: PolNeAR not measured. Set NEWSLEDGER_BENCH to the folder that holds bench/.")
        return 0
    found = documents(archive)
    ours, simple = Count(), Count()
    for page, (report, gold) in zip(pages(r for r, _ in found), found, strict=True):
        claims: tuple[Claim, ...] = statements(page, mentions(page))
        contents = [places(report.text, [(c.cite.start, c.cite.end)]) for c in claims]
        simple.add([g.content for g in gold], plain(page))
        matched = ours.add([g.content for g in gold], contents)
        for i, j in matched.items():
            by = claims[j].said_by
            if gold[i].source:
                who = places(report.text, [(by.speaker.start, by.speaker.end)]) if by and by.speaker else frozenset()
                ours.sources += 1
                ours.right += bool(who & gold[i].source)
        missed = [("missed", min(g.content), report.text[min(g.content) : min(g.content) + 120], "")
                  for i, g in enumerate(gold) if i not in matched]  # fmt: skip
        missed += [("false", c.cite.start, c.cite.quote[:120], c.rule) for j, c in enumerate(claims)
                   if j not in matched.values()]  # fmt: skip
        for kind, start, words, rule in sorted(missed)[: max(0, errors)]:
            errors -= 1
            print(f"{kind:7}{report.name[:28]:30}{start:6} {rule:28} {words!r}")
    for name, count in (("newsledger", ours), ("plain", simple)):
        print(f"{name:11} words: {count.line(count.words)}   spans: {count.line(count.spans)}")
    print(f"source: {rate(ours.right, ours.sources):.3f} of {ours.sources}")
    return 0


class Count:
    """Words and spans: both, gold, ours; and the sources of those matched."""

    def __init__(self) -> None:
        self.words, self.spans = [0, 0, 0], [0, 0, 0]
        self.sources = self.right = 0

    def add(self, gold: list[frozenset[int]], ours: list[frozenset[int]]) -> dict[int, int]:
        """Count one document; gold to ours, for the spans that match."""
        both, us = frozenset[int]().union(*gold), frozenset[int]().union(*ours)
        matched = pairs(gold, ours)
        for total, more in ((self.words, (len(both & us), len(both), len(us))),
                            (self.spans, (len(matched), len(gold), len(ours)))):  # fmt: skip
            total[:] = [a + b for a, b in zip(total, more, strict=True)]
        return matched

    def line(self, total: list[int]) -> str:
        """Precision, recall and F1 of one of the counts."""
        both, gold, ours = total
        return f"P {rate(both, ours):.3f} R {rate(both, gold):.3f} F1 {rate(2 * both, gold + ours):.3f}"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
