"""What people ask a ledger for, as rows of plain values: the terminal, `--json` and the brief all print these rows.

Numbers are shown in the words of the figures that they rest on ("nearly 100"), never as bounds that no report gave.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import Any

from newsledger.core.claims import Attribution, Claim, Figure, Happening, Statement
from newsledger.core.clock import when_of
from newsledger.core.edtf import order
from newsledger.core.entries import Entries, Incident, Line, Point, Relation, Tally
from newsledger.core.judged import effective, reports_of
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.ledger import Ledger
from newsledger.core.lexicon import lexicon, words
from newsledger.core.reports import Citation, Report, Story
from newsledger.publish.typeset import digits

Row = dict[str, Any]


def view(ledger: Ledger, name: str, *, story: str | None = None) -> list[Row]:
    """The rows of one view (see VIEWS), of one story where its id is given. Raises KeyError for an unknown view."""
    rows = VIEWS[name](Desk(ledger if story is None else ledger.of(story)))
    return [row for row in rows if story is None or row.get("story") in (story, None)]


class Desk:
    """A ledger with the look-ups that views share."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.story_of = {report: story.id for story in ledger.stories for report in story.reports}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.ledger.entities}

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        """The incidents by id."""
        return {incident.id: incident for incident in self.ledger.incidents}

    @cached_property
    def _entries(self) -> dict[str, Entries]:
        return {entry.id: entry for entry in self.ledger.entries}

    def entry(self, ident: str) -> Entries | None:
        """The entry of that id, or null."""
        return self._entries.get(ident)

    def name(self, entity: str | None) -> str | None:
        """An entity's name."""
        return self.entities[entity].name if entity in self.entities else None

    def label(self, incident: str | None) -> str | None:
        """An incident's label."""
        return self.incidents[incident].label if incident in self.incidents else None

    def published(self, report: str) -> str | None:
        """A report's working date."""
        dating = self.ledger.dating_of.get(report)
        return dating.published if dating else None

    def source(self, claim: Claim) -> str:
        """Who tells a claim, from the outlet inwards: "Evening Post, citing Interfax: Ms Vera"."""
        outlet = self.told_by(self.ledger.report_of[claim.report])
        chain, speaker = via(claim.said_by), self.speaker(claim.said_by)
        return outlet + (f", citing {', '.join(chain)}" if chain else "") + (f": {speaker}" if speaker else "")

    def told_by(self, report: Report) -> str:
        """A report's outlet; where nobody is told, its headline, with its label if others bear the same."""
        label = self.ledger.label(report.id)
        if report.outlet or not report.title:
            return report.outlet or label
        return ("" if self._titles[report.title] == 1 else f"{label} ") + f"“{_short(report.title)}”"

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(report.title for report in self.ledger.reports if report.title)

    def speaker(self, said_by: Attribution | None) -> str | None:
        """The speaker's name; the words as written where the source is unnamed, unless they are a mere "we" or "he"."""
        if said_by is None:
            return None
        entity = self.ledger.entity_of.get(said_by.mention or "")
        quote = said_by.speaker.quote if said_by.speaker else None
        bare = quote is not None and quote.lower() in words("disputes", "pronouns")
        return entity.name if entity else None if bare else quote

    def citation(self, claim: Claim) -> Row:
        """A claim's words in their sentence, ready to be shown."""
        return {"claim": self.ledger.shown(claim.id), "report": self.ledger.label(claim.report),
                "start": claim.cite.start, "end": claim.cite.end, "quote": claim.cite.quote,
                "sentence": claim.sentence.quote, "sentence_start": claim.sentence.start,
                "source": self.source(claim), "published": self.published(claim.report)}  # fmt: skip

    def words(self, ident: str) -> Citation | None:
        """The words of a mention or a claim, whether it counts or not; null where there are none."""
        noun = self.ledger.mentions.get(ident) or self.ledger.claims.get(ident) or self.ledger.withdrawn.get(ident)
        return noun.cite if noun else None

    def citations(self, claims: Iterable[str]) -> list[Row]:
        """The citations of claims."""
        return [self.citation(self.ledger.claims[claim]) for claim in claims]


def _short(title: str) -> str:
    """A title, or its first words where it is long."""
    return title if len(title) <= 60 else title[:60].rpartition(" ")[0] + " …"


def via(said_by: Attribution | None) -> tuple[str, ...]:
    """The intermediaries between outlet and speaker, less an unnamed speaker at the end."""
    if said_by is None:
        return ()
    unnamed = said_by.mention is None and said_by.speaker is not None and said_by.chain[-1:] == (said_by.speaker.quote,)
    links = said_by.chain[:-1] if unnamed else said_by.chain
    return tuple(link for link in links if not _is_own(link))


def _is_own(link: str) -> bool:
    """Whether an intermediary is the outlet itself: "this newspaper", "our reporter"; not "Our Lady of Peace Hospital".

    >>> _is_own("our own correspondent"), _is_own("this committee")
    (True, False)
    """
    said = link.split()
    return len(said) > 1 and said[0] in ("this", "our", "This", "Our") and said[-1] in _press()


@cache
def _press() -> frozenset[str]:
    return frozenset(lexicon("statements")["nouns"]["channels"]) | words("furniture", "writers")


def tallies(desk: Desk) -> list[Row]:
    """Each count as it moved, the most told first."""
    rows = [tally_row(desk, tally) for tally in desk.ledger.tallies]
    return sorted(rows, key=lambda r: (r["story"], MEASURE_ORDER.get(r["measure"], 9), r["subset"] or "",
                                       -len(r["points"]), r["id"]))  # fmt: skip


MEASURE_ORDER = {m: n for n, m in enumerate(("killed", "injured", "missing", "displaced", "detained", "abducted",
                                             "rescued", "evacuated", "affected"))}  # fmt: skip


def tally_row(desk: Desk, tally: Tally) -> Row:
    """One count with its points, each in the words of its figure."""
    figures = [(point, desk.ledger.claims[point.claim]) for point in tally.points]
    return {
        "id": desk.ledger.shown(tally.id), "story": tally.story, "measure": tally.measure, "subset": tally.subset,
        "incident": desk.label(tally.incident), "place": desk.name(tally.place),
        "best": words_of(figures, tally.best) or counted(tally), "low": words_of(figures, tally.low, "low"),
        "high": words_of(figures, tally.high, "high"),
        "origins": tally.origins, "agreeing": tally.agreeing, "policy": tally.policy, "basis": tally.basis,
        "policies": {v.policy: {"best": v.best, "low": v.low, "high": v.high, "basis": v.basis,
                                  "agreeing": v.agreeing} for v in tally.views},
        "points": [desk.citation(claim)
                   | {"as_of": point.as_of, "figure": said(claim), "place": desk.name(point.place)}
                   for point, claim in figures]
        or [_victim(desk, desk.ledger.claims[claim]) for claim in tally.rests_on],
    }  # fmt: skip


def _victim(desk: Desk, claim: Claim) -> Row:
    """A telling that a count of victims rests on, in the form of a point."""
    dating = desk.ledger.dating_of.get(claim.report)
    return desk.citation(claim) | {"as_of": dating.published if dating else None, "figure": said(claim), "place": None}


def counted(tally: Tally) -> str | None:
    """A number that no figure gives, as victims were counted one by one."""
    return None if tally.best is None else digits(tally.best)


def said(claim: Claim) -> str:
    """A figure's words, and the bound that stands elsewhere in its sentence ("the toll neared 100": "nearly 100")."""
    body, quote = claim.body, claim.cite.quote
    if not isinstance(body, Figure) or body.value is None or not quote[:1].isdigit():
        return quote
    if body.low is None and body.high == body.value:
        return f"nearly {quote}"
    return f"{quote} at least" if body.high is None and body.low == body.value else quote


def words_of(figures: list[tuple[Point, Claim]], number: float | None, side: str = "value") -> str | None:
    """The words of the last figure that gives this number, a bound of "dozens" as a number; null where none does."""
    if number is None:
        return None
    for _, claim in reversed(figures):
        body = claim.body
        if isinstance(body, Figure) and number in (getattr(body, side), body.value):
            return digits(number) if body.value is None else said(claim)
    return None


def timeline(desk: Desk) -> list[Row]:
    """The story by date."""
    return lines_of(desk, desk.ledger.timeline)


def lines_of(desk: Desk, lines: Iterable[Line]) -> list[Row]:
    """Lines of a timeline as rows, story by story, by date."""
    return [_line(desk, line) for line in sorted(lines, key=_placed)]


def _placed(line: Line) -> tuple[Any, ...]:
    return line.story, order(line.date), line.step or 0, line.id


def _line(desk: Desk, line: Line) -> Row:
    modalities = sorted({desk.incidents[i].modality for i in line.incidents if i in desk.incidents})
    return {"id": desk.ledger.shown(line.id), "story": line.story, "date": line.date,
            "weekday": line.weekday, "text": line.text, "modality": "/".join(modalities),
            "incidents": [desk.label(i) for i in line.incidents],
            "citations": desk.citations(line.rests_on)}  # fmt: skip


def incidents(desk: Desk) -> list[Row]:
    """What happened, one row a happening."""
    return [incident_row(desk, incident) for incident in desk.ledger.incidents]


def incident_row(desk: Desk, incident: Incident) -> Row:
    """One happening with its tellings."""
    return {"id": desk.ledger.shown(incident.id), "story": incident.story, "label": incident.label,
            "type": incident.type, "time": incident.time.edtf if incident.time else None,
            "place": desk.name(incident.place), "modality": incident.modality,
            "participants": [f"{desk.name(p.entity)} ({p.role})" for p in incident.participants],
            "part_of": desk.label(incident.sub_event_of), "reason": incident.reason,
            "citations": desk.citations(incident.rests_on)}  # fmt: skip


def relations(desk: Desk, kinds: frozenset[str] | None = None) -> list[Row]:
    """Pairs of claims that agree, refine, revise or contradict; those about the longest count first."""
    weight: dict[str, int] = defaultdict(int)
    for tally in desk.ledger.tallies:
        for point in tally.points:
            weight[point.claim] = max(weight[point.claim], len(tally.points))
    chosen = [r for r in desk.ledger.relations if kinds is None or r.kind in kinds]
    chosen.sort(key=lambda r: (r.story, r.kind, -min(weight[r.a], weight[r.b]), r.id))
    return [relation_row(desk, r) for r in chosen]


def disagreements(desk: Desk) -> list[Row]:
    """Contradictions, words against words."""
    return relations(desk, frozenset({"contradicts"}))


def relation_row(desk: Desk, relation: Relation) -> Row:
    """One relation with both its claims."""
    a, b = desk.citations((relation.a, relation.b))
    return {"id": desk.ledger.shown(relation.id), "story": relation.story, "kind": relation.kind,
            "reason": relation.reason, "a": a, "b": b}  # fmt: skip


def claims(desk: Desk) -> list[Row]:
    """Every claim, report by report, in order of place."""
    return [_claim(desk, claim) for claim in desk.ledger.claims.values()]


def _claim(desk: Desk, claim: Claim) -> Row:
    body = claim.body
    kind, what = type(body).__name__.lower(), ""
    if isinstance(body, Figure):
        what = f"{body.measure} ({body.counted})"
    elif isinstance(body, Happening):
        what = body.type
    elif isinstance(body, Statement):
        what = body.kind + (f", {body.cue}" if body.cue else "")
    when = when_of(claim, desk.ledger.dating_of.get(claim.report))
    return {"id": desk.ledger.shown(claim.id), "story": desk.story_of.get(claim.report), "kind": kind, "what": what,
            "modality": claim.modality, "time": when.edtf if when else None,
            "speaker": desk.speaker(claim.said_by), "rule": claim.rule, **desk.citation(claim)}  # fmt: skip


def people(desk: Desk) -> list[Row]:
    """Persons, organisations and groups with their spellings and roles, the most named first."""
    spoken = Counter(c.said_by.mention for c in desk.ledger.claims.values()
                     if c.said_by and c.said_by.mention and isinstance(c.body, Statement))  # fmt: skip
    rows = [_entity(desk, e) | {"statements": sum(spoken[m] for m in e.mentions)}
            for e in desk.ledger.entities if e.kind != "place"]  # fmt: skip
    rows = [row for row in rows if row["names"] or row["statements"]]  # those only described, and silent, left out
    return sorted(rows, key=lambda row: (row["story"] or "", -row["mentions"], row["id"]))


def places(desk: Desk) -> list[Row]:
    """Places, with where they are and how well that is known; the most named first."""
    rows = [_entity(desk, e) | {"feature": e.feature, "country": e.country, "lat": e.lat, "lon": e.lon,
                                "precision": e.precision, "within": desk.name(e.parent), "geonames": e.geonames}
            for e in desk.ledger.entities if e.kind == "place"]  # fmt: skip
    return sorted(rows, key=lambda row: (row["story"] or "", -row["mentions"], row["id"]))


def _entity(desk: Desk, entity: Entity) -> Row:
    named = [desk.ledger.mentions[m] for m in entity.mentions]
    return {"id": desk.ledger.shown(entity.id), "story": desk.story_of.get(named[0].cite.report) if named else None,
            "kind": entity.kind, "name": entity.name, "names": list(entity.names), "roles": list(entity.roles),
            "mentions": len(named), "reports": sorted({desk.ledger.label(m.cite.report) for m in named})}  # fmt: skip


def reports(desk: Desk) -> list[Row]:
    """The reports: who published them, when, and how that is known; which repeat which."""
    copies = {copy.report: copy for copy in desk.ledger.copies}
    counts = Counter(claim.report for claim in desk.ledger.claims.values())

    def row(report: Report) -> Row:
        dating, copy = desk.ledger.dating_of.get(report.id), copies.get(report.id)
        return {"id": desk.ledger.label(report.id), "story": desk.story_of.get(report.id),
                "title": report.title, "outlet": report.outlet, "published": dating.published if dating else None,
                "basis": dating.basis if dating else None, "reason": dating.reason if dating else None,
                "agencies": list(report.agencies), "copies": desk.ledger.label(copy.original) if copy else None,
                "copy_reason": copy.reason if copy else None, "claims": counts[report.id],
                "url": report.url}  # fmt: skip

    return [row(report) for report in desk.ledger.reports]


def stories(desk: Desk) -> list[Row]:
    """The stories, the one with most reports first, each named by its main incident."""
    told: dict[str, list[Incident]] = defaultdict(list)
    for incident in desk.ledger.incidents:
        told[incident.story].append(incident)
    counted: Counter[str | None] = Counter()
    for tally in desk.ledger.tallies:
        counted[tally.incident] += len(tally.points)

    def weight(incident: Incident) -> tuple[int, int, int, str]:
        """How often it is counted, by how many reports and how often it is told."""
        tellers = {desk.ledger.claims[c].report for c in incident.rests_on}
        return counted[incident.id], len(tellers), len(incident.rests_on), incident.id

    def row(story: Story) -> Row:
        main = max(told[story.id], key=weight, default=None)
        return {"id": story.id, "story": story.id, "reports": len(story.reports),
                "label": main.label if main else None, "place": desk.name(main.place) if main else None,
                "time": main.time.edtf if main and main.time else None}  # fmt: skip

    return sorted(map(row, desk.ledger.stories), key=lambda r: (-r["reports"], r["id"]))


def findings(desk: Desk) -> list[Row]:
    """What was wrong or doubtful in the data, the worst first."""
    rank = {"error": 0, "warning": 1, "note": 2}
    found = sorted(desk.ledger.findings, key=lambda f: (rank.get(f.level, 3), f.where, f.start or 0, f.message))
    return [{"story": desk.story_of.get(f.where), "level": f.level, "where": desk.ledger.label(f.where),
             "message": f.message, "start": f.start, "end": f.end} for f in found]  # fmt: skip


def judgements(desk: Desk) -> list[Row]:
    """What people have judged, the latest first: on what, why, and whether it still stands."""
    stands, over = effective(desk.ledger.judged), {j.replaces: j for j in desk.ledger.judged if j.replaces}
    latest = sorted(desk.ledger.judged, key=lambda j: (j.at or "", j.id), reverse=True)
    return [judgement_row(desk, j) | {"stands": j.id in stands, "replaced_by": over[j.id].id if j.id in over else None}
            for j in latest]  # fmt: skip


def judgement_row(desk: Desk, judgement: Judgement) -> Row:
    """A person's judgement, with the words that it is on."""
    shown, ends = desk.ledger.shown, [end for end in (judgement.a, judgement.b) if end]
    cites = [cite for end in ends if (cite := desk.words(end))]
    return {"id": judgement.id, "story": desk.story_of.get(next(iter(reports_of(judgement)), "")),
            "verdict": judgement.verdict, "kind": judgement.kind, "on": [shown(end) for end in ends],
            "words": [cite.quote for cite in cites], "reason": judgement.reason, "by": judgement.by,
            "at": judgement.at, "replaces": judgement.replaces}  # fmt: skip


VIEWS: dict[str, Callable[[Desk], list[Row]]] = {
    "tallies": tallies, "timeline": timeline, "disagreements": disagreements, "incidents": incidents,
    "relations": relations, "claims": claims, "people": people, "places": places, "reports": reports,
    "stories": stories, "judgements": judgements, "findings": findings,
}  # fmt: skip
