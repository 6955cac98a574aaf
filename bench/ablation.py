"""Where the scores of happenings are lost: what each would be if one part of the reading were as the coder has it.

usage: python bench/ablation.py [PART+PART ...]        F1 of mentions, CoNLL and type on the ten and our crises

Parts: `types`, `modality`, `times` of the happenings that are found; `precise` drops what no coder wrote down,
`complete` adds what is missing, `grouped` puts what is found into the coder's incidents. Without any, each alone and
some together. Reads the crises again (about a minute); needs score.py and the cases of NEWSLEDGER_BENCH or ../shared.
"""

from __future__ import annotations

import pathlib
import sys
from collections import defaultdict
from typing import Any

import gold
from cases import SHARED, crises
from msgspec.structs import replace

from newsledger import pipeline
from newsledger.core.claims import Claim, Happening, Reading
from newsledger.core.record import record
from newsledger.core.reports import Report
from newsledger.core.settings import Settings
from newsledger.core.times import TimeWords

sys.path.insert(0, str(SHARED))

import score

ALONE = ("", "types", "modality", "times", "precise", "complete", "precise+complete", "types+modality+times",
         "precise+complete+types+modality+times", "grouped")  # fmt: skip
METRICS = ("mentions", "type", *score.CLUSTER_METRICS)
Row = dict[str, Any]


class Crisis:
    """One coded crisis: its reports, our readings of them, and what the coder has for each of our happenings."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.ours = (folder / "coded").is_dir()
        self.gold = (score.Record(gold.Coding(folder).compiled(), frozenset(score.KINDS)) if self.ours
                     else score.load_record(folder / "gold"))  # fmt: skip
        ledger = pipeline.build([folder / "reports"])
        self.reports: dict[str, Report] = {r.name: r for r in ledger.reports}
        self.readings: tuple[Reading, ...] = tuple(ledger.readings)
        names = {r.id: r.name for r in ledger.reports}
        told = [{"id": c.id, "type": c.body.type, "mentions": [_mention(c, names[c.report])]}
                for r in self.readings for c in r.claims if isinstance(c.body, Happening)]  # fmt: skip
        found = self.scored({kind: told if kind == "events" else [] for kind in score.KINDS}).event_mentions
        self.right = {ours.owner["id"]: theirs for theirs, ours in found.matched()}
        self.missed = found.missed()

    def scored(self, rows: Row) -> score.Case:
        """A record of this crisis held against the coder's."""
        return score.build_case(self.gold, score.Record(rows, frozenset(score.KINDS)), None)

    def with_parts(self, parts: frozenset[str]) -> score.Metrics:
        """The scores of happenings with these parts of the reading as the coder has them."""
        readings = [self._altered(reading, parts) for reading in self.readings]
        ledger = pipeline.settle(self.reports.values(), readings, settings=Settings(), findings=[])
        rows = {**{kind: [] for kind in score.KINDS}, "events": record(ledger)["events"]}
        if "grouped" in parts:
            rows["events"] = _grouped(rows["events"], self.scored(rows))
        return score.score_events(self.scored(rows))

    def _altered(self, reading: Reading, parts: frozenset[str]) -> Reading:
        claims = [self._as_coded(c, parts) for c in reading.claims if "precise" not in parts or
                  not isinstance(c.body, Happening) or c.id in self.right]  # fmt: skip
        if "complete" in parts:
            claims += [self._added(item) for item in self.missed if self.reports[item.span.report].id == reading.report]
        return replace(reading, claims=tuple(sorted(claims, key=lambda c: (c.cite.start, c.id))))

    def _as_coded(self, claim: Claim, parts: frozenset[str]) -> Claim:
        item = self.right.get(claim.id)
        if item is None or not isinstance(claim.body, Happening):
            return claim
        if "types" in parts:
            claim = replace(claim, body=replace(claim.body, type=item.owner["type"]))
        if "modality" in parts:
            claim = replace(claim, modality=score.modality_of(item) or "happened")
        if "times" in parts:
            time = item.owner.get("time")
            claim = replace(claim, when=TimeWords(cite=claim.cite, reading=f"edtf:{time}") if time else None)
        return claim

    def _added(self, item: score.Item) -> Claim:
        """A happening that was not found, as the coder has it."""
        report = self.reports[item.span.report]
        cite = report.cite(item.span.start, item.span.end)
        start, end = report.text.rfind("\n", 0, cite.start) + 1, report.text.find("\n", cite.end)
        body = Happening(type=item.owner["type"], trigger=cite, lemma=item.owner["label"].split()[-1].lower())
        time = item.owner.get("time")
        return Claim(id=f"{report.id}:h{cite.start}-{cite.end}-coded-{item.owner['id']}", cite=cite, rule="gold",
                     sentence=report.cite(start, end if end > 0 else len(report.text)), body=body,
                     modality=score.modality_of(item) or "happened",
                     when=TimeWords(cite=cite, reading=f"edtf:{time}") if time else None)  # fmt: skip


def _mention(claim: Claim, report: str) -> Row:
    return {"report": report, "start": claim.cite.start, "end": claim.cite.end, "quote": claim.cite.quote,
            "modality": claim.modality}  # fmt: skip


def _grouped(events: list[Row], case: score.Case) -> list[Row]:
    """The events with their mentions in the coder's groups; what no coder wrote down stays together as it was."""
    home = {id(ours.row): theirs.owner["id"] for theirs, ours in case.event_mentions.matched()}
    groups: dict[str, list[Row]] = defaultdict(list)
    first: dict[str, Row] = {}
    for event in events:
        for mention in event["mentions"]:
            name = home.get(id(mention), f"ours {event['id']}")
            first.setdefault(name, event)
            groups[name].append(mention)
    return [{**first[name], "id": name, "mentions": mentions} for name, mentions in groups.items()]


def main(words: list[str]) -> None:
    """Print a line for each set of parts: F1 of mentions, CoNLL and share of types, on the ten and on ours."""
    cases = [d for d in sorted((SHARED / "cases").iterdir()) if (d / "gold").is_dir()]
    read = [Crisis(folder) for folder in (*cases, *crises())]
    for word in words or ALONE:
        line = f"{word or 'as it is':40}"
        for ours in (False, True):
            told = [c.with_parts(frozenset(word.split("+"))) for c in read if c.ours == ours]
            total: Row = {name: sum((m[name] for m in told[1:]), told[0][name]) for name in METRICS}
            line += (f"  {'ours' if ours else 'ten'}: mentions {total['mentions'].f1:.3f} "
                     f"CoNLL {score.conll(total):.3f} type {total['type'].headline:.3f}")  # fmt: skip
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
