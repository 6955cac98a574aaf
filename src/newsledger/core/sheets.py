"""The record as flat tables: one value a cell, what is many in a table of its own, every line with its citations.

A claim has the place of its words in columns of their own; what rests on several claims has them in one, `citations`,
a list of texts such as "40-52 r2: at least nine": start and end, report, and the words.
The cells hold plain values: null where the record has null, and a tuple where a column is of kind "list".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from newsledger.core.entries import Relation, Tally
from newsledger.core.ledger import Ledger
from newsledger.core.record import Row, streamed

Cells = tuple[Any, ...]
Flatten = Callable[[Row, "_Desk"], Iterable[Cells]]


class Column(NamedTuple):
    """A column: its name, and its kind: "text", "integer", "number", "boolean" or "list" (of text)."""

    name: str
    kind: str


class Sheet(NamedTuple):
    """A flat table: its columns, the kind of record row that it is made from, and how a row becomes its lines."""

    columns: tuple[Column, ...]
    source: str
    lines: Flatten


SPAN = "report start:integer end:integer quote"
CITATIONS = Column("citations", "list")


def _columns(words: str) -> tuple[Column, ...]:
    """Columns from "name" and "name:kind"."""
    return tuple(Column(name, kind or "text") for name, _, kind in (word.partition(":") for word in words.split()))


def _plain(words: str) -> Sheet:
    """A table that has the row's own values under the names of its columns."""
    source, _, rest = words.partition(": ")
    columns = _columns(rest)
    cells = _cells(columns)

    def lines(row: Row, desk: _Desk) -> Iterator[Cells]:
        yield tuple(cells(row))

    return Sheet(columns, source, lines)


def _cited(words: str, spans: Callable[[Row, _Desk], Iterable[Cells]]) -> Sheet:
    """A table that has the row's own values, and as its last column the words that it rests on."""
    plain = _plain(words)

    def lines(row: Row, desk: _Desk) -> Iterator[Cells]:
        for cells in plain.lines(row, desk):
            yield *cells, _joined(spans(row, desk))

    return Sheet((*plain.columns, CITATIONS), plain.source, lines)


def _joined(spans: Iterable[Cells]) -> tuple[str, ...]:
    """Citations as texts, each once."""
    return tuple(dict.fromkeys(f"{start}-{end} {report}: {quote}" for report, start, end, quote in spans))


def _nested(words: str, key: str, parent: str) -> Sheet:
    """A table with a line for each of the values that a row holds under a key; its first column names the row."""
    source, _, rest = words.partition(": ")
    columns = _columns(f"{parent} {rest}")
    cells = _cells(columns[1:])

    def lines(row: Row, desk: _Desk) -> Iterator[Cells]:
        for held in row[key]:
            yield row["id"], *cells(held)

    return Sheet(columns, source, lines)


def _cells(columns: tuple[Column, ...]) -> Callable[[Row], list[Any]]:
    """What makes the cells of these columns from the values of a row under their names."""
    names = [c.name for c in columns]
    kinds: dict[str, Callable[[Any], Any]] = {"list": tuple, "number": float}
    made = [(at, kinds[c.kind]) for at, c in enumerate(columns) if c.kind in kinds]

    def cells(row: Row) -> list[Any]:
        found = [row.get(name) for name in names]
        for at, make in made:
            if found[at] is not None:
                found[at] = make(found[at])
        return found

    return cells


def _points(row: Row, desk: _Desk) -> Iterator[Cells]:
    """The figures that a count moves by; where victims were counted one by one, the words that tell of them."""
    for point in row["points"]:
        yield row["id"], point["figure"], point["as_of"], *desk.span(desk.ledger.whole(point["figure"]))
    if not row["points"]:
        for ident in desk.tallies[row["id"]].rests_on:
            yield row["id"], None, None, *desk.span(ident)


def _policies(row: Row, desk: _Desk) -> Iterator[Cells]:
    """What each policy makes of a count."""
    cites = _joined(_counted(row, desk))
    for view in desk.tallies[row["id"]].views:
        yield row["id"], view.policy, view.best, view.low, view.high, view.basis, cites


def _counted(row: Row, desk: _Desk) -> list[Cells]:
    """The words that a count rests on."""
    return [desk.span(ident) for ident in desk.tallies[row["id"]].rests_on]


def _named(row: Row, desk: _Desk) -> list[Cells]:
    """The words under the "mentions" of a row: where an entity is named, or an incident told."""
    return [tuple(mention[name] for name in ("report", "start", "end", "quote")) for mention in row["mentions"]]


def _participants(row: Row, desk: _Desk) -> Iterator[Cells]:
    """Who took part, with the words that tell of the incident."""
    cites = _joined(_named(row, desk))
    for part in row["participants"]:
        yield row["id"], part["entity"], part["role"], cites


def _relation(row: Row, desk: _Desk) -> Iterator[Cells]:
    told = desk.relations[row["id"]]
    ends = (cell for end in (told.a, told.b) for cell in desk.span(end))
    yield row["id"], row["story"], row["kind"], row["a"], row["b"], row["reason"], *ends


def _lined(row: Row, desk: _Desk) -> list[Cells]:
    """The words that a line of the timeline rests on."""
    return [(c["report"], c["start"], c["end"], desk.text(c["report"])[c["start"] : c["end"]])
            for c in row["citations"]]  # fmt: skip


def _citations(row: Row, desk: _Desk) -> Iterator[Cells]:
    return ((row["id"], *span) for span in _lined(row, desk))


def _boilerplate(row: Row, desk: _Desk) -> Iterator[Cells]:
    text = desk.text(row["id"])
    for span in row["boilerplate"]:
        yield row["id"], span["start"], span["end"], text[span["start"] : span["end"]]


class _Desk:
    """A ledger with the look-ups that tables share, by ids as people see them."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """The counts."""
        return {self.ledger.shown(t.id): t for t in self.ledger.tallies}

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """The relations."""
        return {self.ledger.shown(r.id): r for r in self.ledger.relations}

    def text(self, report: str) -> str:
        """A report's text."""
        return self.ledger.report_of[self.ledger.whole(report)].text

    def span(self, claim: str) -> Cells:
        """A claim's own words: report, start, end, quote."""
        cite = self.ledger.claims[claim].cite
        return self.ledger.label(cite.report), cite.start, cite.end, cite.quote


SHEETS: Mapping[str, Sheet] = MappingProxyType({
    "reports": _plain("reports: id story title outlet url agencies:list published published_basis published_reason "
                      "copies incident"),
    "boilerplate": Sheet(_columns(SPAN), "reports", _boilerplate),
    "figures": _plain(f"figures: id {SPAN} measure counted low:number high:number value:number event place time "
                      "speaker speaker_text modality cumulative:boolean part_of rule"),
    "entities": _cited("entities: id kind name names:list roles:list generic:boolean country lat:number lon:number "
                       "feature geonames parent", _named),
    "mentions": _nested(f"entities: {SPAN} nominal:boolean", "mentions", "entity"),
    "events": _cited("events: id story label type time place modality sub_event_of", _named),
    "participants": Sheet((*_columns("event entity role"), CITATIONS), "events", _participants),
    "tellings": _nested(f"events: {SPAN} modality speaker", "mentions", "event"),
    "statements": _plain(f"statements: id {SPAN} kind speaker speaker_text cue chain:list time"),
    "relations": Sheet(_columns("id story kind a b reason a_report a_start:integer a_end:integer a_quote b_report "
                                "b_start:integer b_end:integer b_quote"), "relations", _relation),
    "tallies": _cited("tallies: id story measure subset event place best:number low:number high:number policy basis "
                      "origins:integer", _counted),
    "policies": Sheet((*_columns("tally policy best:number low:number high:number basis"), CITATIONS), "tallies",
                      _policies),
    "points": Sheet(_columns(f"tally figure as_of {SPAN}"), "tallies", _points),
    "timeline": _cited("timeline: id story date text events:list", _lined),
    "citations": Sheet(_columns(f"line {SPAN}"), "timeline", _citations),
})  # fmt: skip


def sheets(ledger: Ledger, wanted: Iterable[str] = SHEETS) -> Iterator[tuple[str, tuple[Column, ...], list[Cells]]]:
    """(name, columns, lines) of the tables wanted, all of SHEETS unless told, in its order; one is held at a time."""
    names, desk = set(wanted), _Desk(ledger)
    for kind, rows in streamed(ledger):
        chosen = [name for name, sheet in SHEETS.items() if sheet.source == kind and name in names]
        held = list(rows) if len(chosen) > 1 else rows if chosen else ()
        for name in chosen:
            lines = SHEETS[name].lines
            yield name, SHEETS[name].columns, [cells for row in held for cells in lines(row, desk)]
