"""The second half on gold: what resolve and reconcile would make of a perfect reading, so that each is seen alone.

usage: python bench/oracle.py OUT [--resolved] [CASE ...]

Turns each case's gold mentions, claims, dates and copies into the program's own values, runs resolve and reconcile on
them (`--resolved`: reconcile alone, with the gold entities), and writes the record to OUT/CASE for `score.py`.
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections import defaultdict
from typing import Any

from cases import SHARED, write
from msgspec.structs import replace

from newsledger import pipeline, reconcile, resolve
from newsledger.core.claims import Attribution, Claim, Figure, Happening, Mention, Participant, Reading, Statement
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.findings import Desk
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.core.reports import Copy, Dating, Report, Story
from newsledger.core.settings import Settings
from newsledger.core.times import TimeWords

Row = dict[str, Any]


def rows(case: pathlib.Path, kind: str) -> list[Row]:
    """The gold rows of one kind."""
    path = case / "gold" / f"{kind}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


class Gold:
    """One case's gold as values of the program."""

    def __init__(self, case: pathlib.Path) -> None:
        settings = Settings()
        taken = pipeline.take([case / "reports"], settings=settings, desk=Desk())
        self.by_name: dict[str, Report] = {r.name: r for r in taken}
        self.entity_rows, self.event_rows = rows(case, "entities"), rows(case, "events")
        self.story = Story(id="s0", reports=tuple(sorted(r.id for r in self.by_name.values())))
        self.report_rows = rows(case, "reports")
        self.datings = tuple(Dating(report=self.by_name[r["id"]].id, published=r["published"],
                                    basis=r["published_basis"], reason="gold") for r in self.report_rows)  # fmt: skip
        self.copies = tuple(Copy(report=self.by_name[r["id"]].id, original=self.by_name[r["copies"]].id, score=1.0,
                                 reason="gold") for r in self.report_rows if r["copies"])  # fmt: skip
        self.mentions: dict[str, dict[str, Mention]] = defaultdict(dict)
        self.named: dict[tuple[str, str], str] = {}
        for entity in self.entity_rows:
            for m in entity["mentions"]:
                self._mention(entity, m)
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        self.told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for event in self.event_rows:
            for m in event["mentions"]:
                self._happening(event, m)
        ids = {f["id"]: f"{self.by_name[f['report']].id}:f{f['start']}-{f['end']}" for f in rows(case, "figures")}
        for figure in rows(case, "figures"):
            self._figure(figure, ids)
        for statement in rows(case, "statements"):
            self._statement(statement)

    def _mention(self, entity: Row, m: Row) -> None:
        report = self.by_name[m["report"]]
        ident = f"{report.id}:m{m['start']}-{m['end']}"
        self.mentions[report.id][ident] = Mention(id=ident, cite=report.cite(m["start"], m["end"]),
                                                  kind=entity["kind"], nominal=bool(m.get("nominal")))  # fmt: skip
        self.named.setdefault((report.id, entity["id"]), ident)
        self.named.setdefault(("", entity["id"]), ident)

    def entity_mention(self, report: Report, entity: str | None) -> str | None:
        """A mention of the entity, in this report if there is one."""
        return self.named.get((report.id, entity or ""), self.named.get(("", entity or "")))

    def _said_by(self, report: Report, row: Row) -> Attribution | None:
        mention = self.entity_mention(report, row.get("speaker"))
        words = row.get("speaker_text")
        at = report.text.find(words) if words else -1
        if mention is None and at < 0:
            return None
        return Attribution(speaker=report.cite(at, at + len(words)) if words and at >= 0 else None, mention=mention)

    def _claim(self, letter: str, row: Row, body: Figure | Happening | Statement, modality: str, time: str | None,
               place: str | None, about: str | None = None) -> Claim:  # fmt: skip
        report = self.by_name[row["report"]]
        cite = report.cite(row["start"], row["end"])
        start = report.text.rfind("\n", 0, cite.start) + 1
        end = report.text.find("\n", cite.end)
        claim = Claim(id=f"{report.id}:{letter}{cite.start}-{cite.end}", cite=cite,
                      sentence=report.cite(start, end if end > 0 else len(report.text)), modality=modality,
                      rule="gold", body=body, said_by=self._said_by(report, row),
                      place=self.entity_mention(report, place), about=about, headline=cite.start < self._title(report),
                      when=TimeWords(cite=cite, reading=f"edtf:{time}") if time else None)  # fmt: skip
        if letter == "f" and claim.place and claim.place in self.mentions[report.id]:
            alias = f"{report.id}:m{cite.start}-{cite.end}"
            same = self.mentions[report.id].setdefault(
                alias, Mention(id=alias, cite=cite, kind="place", nominal=True, same_as=claim.place))  # fmt: skip
            claim = replace(claim, place=same.id if same.same_as == claim.place else claim.place)
        if claim.id not in {c.id for c in self.claims[report.id]}:
            self.claims[report.id].append(claim)
        return claim

    def _title(self, report: Report) -> int:
        """Where a report's title ends: its first line, where that is no sentence of its text."""
        first = report.text.lstrip().partition("\n")[0].strip()
        titled = bool(report.title) and first[:40].lower() == (report.title or "")[:40].lower()
        return report.text.find(first) + len(first) if titled or first[-1:].isalnum() else 0

    def _happening(self, event: Row, m: Row) -> None:
        report = self.by_name[m["report"]]
        parts = tuple(Participant(mention=mention, role=p["role"]) for p in event["participants"]
                      if (mention := self.entity_mention(report, p["entity"])))  # fmt: skip
        body = Happening(type=event["type"], trigger=report.cite(m["start"], m["end"]),
                         lemma=event["label"].split()[-1].lower(), participants=parts)  # fmt: skip
        claim = self._claim("h", m, body, m["modality"], event["time"], event["place"])
        self.told[report.id, event["id"]].append(claim)

    def _figure(self, row: Row, ids: dict[str, str]) -> None:
        report = self.by_name[row["report"]]
        told = self.told.get((report.id, row["event"] or ""), [])
        about = min(told, key=lambda c: abs(c.cite.start - row["start"])).id if told else None
        body = Figure(measure=row["measure"], counted=row["counted"] or "", low=row["low"], high=row["high"],
                      value=row["value"], total=row["cumulative"], part_of=ids.get(row["part_of"] or ""),
                      numberless=row["low"] is row["high"] is row["value"] is None)  # fmt: skip
        self._claim("f", row, body, row["modality"], row["time"], row["place"], about)

    def _statement(self, row: Row) -> None:
        self._claim("s", row, Statement(kind=row["kind"], cue=row["cue"]), "happened", None, None)

    def evidence(self) -> Evidence:
        """The story's evidence as a perfect reader would hand it on."""
        readings = (Reading(report=r, rules="gold", mentions=tuple(sorted(self.mentions[r].values(),
                                                                          key=lambda m: m.cite.start)),
                            claims=tuple(sorted(self.claims[r], key=lambda c: (c.cite.start, c.id))))
                    for r in self.story.reports)  # fmt: skip
        return Evidence(self.story, reports=self.by_name.values(), readings=readings, datings=self.datings,
                        copies=self.copies)  # fmt: skip

    def with_scenes(self, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Entities of resolve with the mentions that stand for the places of figures, where the coder put them."""
        aliases: dict[str, list[str]] = defaultdict(list)
        for found in self.mentions.values():
            for mention in found.values():
                if mention.nominal and mention.same_as:
                    aliases[mention.same_as].append(mention.id)
        known = {a for found in aliases.values() for a in found}
        return tuple(replace(e, mentions=tuple(sorted({*own, *(a for m in own for a in aliases[m])})))
                     for e in entities if (own := [m for m in e.mentions if m not in known]))  # fmt: skip

    def entities(self) -> tuple[Entity, ...]:
        """The gold entities."""
        return tuple(Entity(id=e["id"], kind=e["kind"], name=e["name"], names=tuple(e["names"]),
                            mentions=tuple(sorted({f"{self.by_name[m['report']].id}:m{m['start']}-{m['end']}"
                                                   for m in e["mentions"]})),
                            country=e.get("country"), lat=e.get("lat"), lon=e.get("lon"), feature=e.get("feature"),
                            parent=e.get("parent")) for e in self.entity_rows)  # fmt: skip


def main(out: pathlib.Path, resolved: bool, names: list[str]) -> None:
    """Write the records."""
    for case in sorted((SHARED / "cases").iterdir()):
        if not (case / "gold").is_dir() or (names and case.name not in names):
            continue
        gold = Gold(case)
        evidence = gold.evidence()
        links = resolve.judge(evidence).items
        entities = gold.with_scenes(gold.entities() if resolved else resolve.entities(evidence, links).items)
        entries = reconcile.balance(evidence, Cast(entities), policy=Settings().policy).items
        write(out / case.name, Ledger(reports=tuple(evidence.reports.values()),
                                      readings=tuple(evidence.readings.values()), stories=(gold.story,),
                                      datings=gold.datings, copies=gold.copies, links=links, entities=entities,
                                      entries=entries))  # fmt: skip


if __name__ == "__main__":
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    main(pathlib.Path(words[0]), "--resolved" in sys.argv, words[1:])
