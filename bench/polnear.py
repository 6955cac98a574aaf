"""Statements against PolNeAR: are the words that somebody is reported to have said found, and beside whom?

usage: python bench/polnear.py [ERRORS]

Reads `bench/polnear.tar.gz` (Newell, Margolin and Ruths 2018, the dev part; not part of the project) under the shared
data. An attribution there is a source, a cue and a content. Words: the share of our contents' words that lie in a gold
content, and of the gold contents' words that lie in ours. Spans: one to one, largest overlap first, where at least half
of the words of both together are shared. Source: over these pairs, our speaker's words overlap the gold source's; an
attribution without a source is left out of it.
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
from newsledger.core.reports import Report
from newsledger.extract.mentions import mentions
from newsledger.extract.statements import statements

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
PART = "dev"


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
            spans[ident] = [(int(a), int(b)) for a, b in (piece.split() for piece in offsets.split(";") if piece.strip())]
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
    count: dict[str, int] = defaultdict(int)
    for page, (report, gold) in zip(pages(r for r, _ in found), found, strict=True):
        claims: tuple[Claim, ...] = statements(page, mentions(page))
        ours = [places(report.text, [(c.cite.start, c.cite.end)]) for c in claims]
        both, us = frozenset().union(*(g.content for g in gold)), frozenset().union(*ours)
        matched = pairs([g.content for g in gold], ours)
        count["words both"] += len(both & us)
        count["words gold"] += len(both)
        count["words ours"] += len(us)
        count["spans both"] += len(matched)
        count["spans gold"] += len(gold)
        count["spans ours"] += len(ours)
        for i, j in matched.items():
            by = claims[j].said_by
            if gold[i].source:
                who = places(report.text, [(by.speaker.start, by.speaker.end)]) if by and by.speaker else frozenset()
                count["sources"] += 1
                count["sources right"] += bool(who & gold[i].source)
        missed = [("missed", min(g.content), report.text[min(g.content) : min(g.content) + 120], "")
                  for i, g in enumerate(gold) if i not in matched]  # fmt: skip
        missed += [("false", c.cite.start, c.cite.quote[:120], c.rule) for j, c in enumerate(claims)
                   if j not in matched.values()]  # fmt: skip
        for kind, start, words, rule in sorted(missed)[: max(0, errors)]:
            errors -= 1
            print(f"{kind:7}{report.name[:28]:30}{start:6} {rule:28} {words!r}")
    for kind in ("words", "spans"):
        precision = rate(count[f"{kind} both"], count[f"{kind} ours"])
        recall = rate(count[f"{kind} both"], count[f"{kind} gold"])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{kind}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"source: {rate(count['sources right'], count['sources']):.3f} of {count['sources']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
