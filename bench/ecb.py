"""Which happenings are one, against ECB+: gold event mentions of the development part, clustered across documents.

usage: python bench/ecb.py [TOPIC ...]

Reads `bench/ecbplus.tar.gz` (Cybulska and Vossen 2014, CC BY 3.0; the dev part) under the shared data. Each gold
mention is handed to the program as a happening that it found itself: its type, place, time and participants are read
from the text. Beside it, over the same mentions, the baseline of that literature: two mentions are one where their head
lemmas are the same. Both know the topic of a document and nothing else. Prints MUC, B-cubed, CEAF-e and their mean.
"""

from __future__ import annotations

import io
import json
import os
import pathlib
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from newsledger import annotate, prepare, reconcile, resolve
from newsledger.core.claims import Claim, Reading
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.pages import Page, Token
from newsledger.core.reports import Report, Story
from newsledger.core.settings import Settings
from newsledger.extract import happenings, participants, triggers
from newsledger.extract.mentions import mentions
from newsledger.extract.scope import scoped
from newsledger.extract.sorts import sorted_out
from newsledger.extract.times import times
from newsledger.extract.triggers import Trigger

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
sys.path.insert(0, str(SHARED))
Place = tuple[str, int, tuple[int, ...]]  # document, sentence, token numbers
Clusters = dict[Place, str]


class Document:
    """A document's text, with the offsets of its tokens by (sentence, number)."""

    def __init__(self, name: str) -> None:
        self.name, self.text = name, ""
        self.at: dict[tuple[int, int], int] = {}
        self.last = 0

    def add(self, sentence: int, number: int, word: str) -> None:
        """Put a token behind the others."""
        if self.text:
            self.text += "\n\n" if sentence != self.last else " "
        self.last = sentence
        self.at[sentence, number] = len(self.text)
        self.text += word


def loaded(archive: pathlib.Path) -> tuple[dict[str, Document], dict[Place, str]]:
    """The documents by name, and the coreference chain of each gold event mention."""
    with tarfile.open(archive) as tar:
        texts = io.TextIOWrapper(tar.extractfile("ECB_Dev_corpus.txt") or io.BytesIO(), encoding="utf-8")
        documents: dict[str, Document] = {}
        for line in texts:
            if line.strip():
                name, sentence, number, word, *_ = line.rstrip("\n").split("\t")
                documents.setdefault(name, Document(name)).add(int(sentence), int(number), word)
        rows: list[dict[str, Any]] = json.load(tar.extractfile("ECB_Dev_Event_gold_mentions.json") or io.BytesIO())
    return documents, {(r["doc_id"], r["sent_id"], tuple(r["tokens_number"])): r["coref_chain"] for r in rows}


def head(page: Page, document: Document, place: Place) -> Token | None:
    """The word of a mention that governs its other words."""
    starts = [document.at[place[1], number] for number in place[2]]
    words = [t for t in page.tokens if any(t.start <= start < t.end for start in starts)]
    inside = {t.i for t in words}
    return next((t for t in words if t.head not in inside or t.head == t.i), None)


def claims_of(page: Page, heads: Iterable[Token]) -> dict[int, Claim]:
    """Head word -> a happening claim for it, as if the program had found it."""
    about = triggers.matter(page)
    told = []
    for word in heads:
        kind, key = triggers.verb_type(page, word) if word.pos in ("VERB", "AUX") else (None, word.lemma)
        kind = kind or triggers.noun_type(page, word) or "other"
        told.append(Trigger(word, about if kind == "about" else kind, key, nominal=word.pos not in ("VERB", "AUX")))
    kinds = sorted_out(page, [(t.token, t.type, t.key, t.nominal) for t in told], about)
    found = mentions(page)
    covered = participants.at_words(page, {m.id: (m.cite.start, m.cite.end) for m in found})
    made = {}
    for trigger, kind in zip(told, kinds, strict=True):
        claim = happenings._claim(page, replace(trigger, type=kind), covered)
        made[trigger.token.i] = replace(claim, id=f"{page.report.id}:h{trigger.token.start}")
    return made


def ours(documents: Mapping[str, Document], gold: Iterable[Place]) -> Clusters:
    """Each mention's incident, topic by topic."""
    by_document: dict[str, list[Place]] = defaultdict(list)
    for place in gold:
        by_document[place[0]].append(place)
    reports = [Report(id=d.name, name=d.name, text=d.text) for d in documents.values()]
    readings, claim_at = {}, {}
    for page in annotate.pages(reports):
        name = page.report.name
        heads = {place: word for place in by_document[name] if (word := head(page, documents[name], place))}
        made = claims_of(page, {word.i: word for word in heads.values()}.values())
        found, when = mentions(page), times(page)
        claims = scoped(page, mentions=found, times=when, statements=(), happenings=tuple(made.values()), figures=())
        readings[name] = Reading(report=name, rules="gold", mentions=found, times=when, claims=claims)
        claim_at |= {place: made[word.i].id for place, word in heads.items()}
    incident: dict[str, str] = {}
    for topic in sorted({name.partition("_")[0] for name in documents}):
        inside = [r for r in reports if r.name.partition("_")[0] == topic]
        incident |= incidents(topic, inside, [readings[r.name] for r in inside])
    return {place: incident.get(claim_at.get(place, ""), f"alone {place}") for place in gold}


def incidents(topic: str, reports: list[Report], readings: list[Reading]) -> dict[str, str]:
    """Claim -> incident, within a topic."""
    datings = prepare.dates(reports, readings).items
    evidence = Evidence(Story(id=topic, reports=tuple(r.id for r in reports)), reports=reports, readings=readings,
                        datings=datings, copies=prepare.copies(reports, datings).items)  # fmt: skip
    entities = resolve.entities(evidence, resolve.judge(evidence).items).items
    entries = reconcile.balance(evidence, Cast(entities), policy=Settings().policy).items
    return {claim: entry.id for entry in entries if isinstance(entry, Incident) for claim in entry.rests_on}


def same_lemma(documents: Mapping[str, Document], gold: Iterable[Place]) -> Clusters:
    """The baseline: mentions of one topic whose head words have one lemma."""
    pages = annotate.pages(Report(id=d.name, name=d.name, text=d.text) for d in documents.values())
    by_name = {page.report.name: page for page in pages}
    found = {}
    for place in gold:
        word = head(by_name[place[0]], documents[place[0]], place)
        found[place] = f"{place[0].partition('_')[0]} {word.lemma if word else place}"
    return found


def printed(title: str, gold: Clusters, found: Clusters) -> None:
    """One line of scores."""
    from score import CLUSTER_METRICS  # stands in the shared data

    sets = []
    for clusters in (gold, found):
        by: dict[str, set[Place]] = defaultdict(set)
        for place, cluster in clusters.items():
            by[cluster].add(place)
        sets.append(list(by.values()))
    parts = {name: measure(*sets) for name, measure in CLUSTER_METRICS.items()}
    told = "  ".join(f"{name} {p.precision:.3f}/{p.recall:.3f}/{p.f1:.3f}" for name, p in parts.items())
    print(f"{title:12} {told}  CoNLL {sum(p.f1 for p in parts.values()) / len(parts):.3f}  ({len(sets[1])} clusters)")


def main(topics: list[str]) -> int:
    """Print ours beside the baseline."""
    archive = SHARED / "bench" / "ecbplus.tar.gz"
    if not archive.exists():
        print(f"{archive} does not exist: ECB+ not measured. Set NEWSLEDGER_BENCH to the folder that holds bench/.")
        return 0
    documents, gold = loaded(archive)
    if topics:
        documents = {n: d for n, d in documents.items() if n.partition("_")[0] in topics}
        gold = {place: chain for place, chain in gold.items() if place[0] in documents}
    printed("same lemma", gold, same_lemma(documents, gold))
    printed("newsledger", gold, ours(documents, gold))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
