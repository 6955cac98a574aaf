"""What an analyst wants first, for the terminal: views as tables that rich can draw. Prints nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsledger.core.ledger import Ledger
from newsledger.publish.views import Row, view

NARROW, WIDE = 72, 2000  # most characters of a cell; --json gives the whole
FEW = 12  # rows of a view in the overview; the view itself shows all
OVERVIEW = (("tallies", "The toll, and who says so"), ("timeline", "The timeline"),
            ("disagreements", "Disagreements"), ("findings", "What could not be read, or is in doubt"))  # fmt: skip


def overview(ledger: Ledger, *, story: str | None = None) -> Iterator[RenderableType]:
    """Tallies, timeline, disagreements and findings, the first of each."""
    yield Text(f"{_count(len(ledger.reports), 'report')}, {_count(len(ledger.claims), 'claim')}, "
               f"{_count(len(ledger.stories), 'story', 'stories')}", style="bold")  # fmt: skip
    if len(ledger.stories) > 1 and story is None:
        yield from _section("The stories (--story ID for one alone)", "stories", view(ledger, "stories"))
    for name, title in OVERVIEW:
        yield from _section(title, name, view(ledger, name, story=story))


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _section(title: str, name: str, rows: list[Row]) -> Iterator[RenderableType]:
    yield Text(f"\n{title}", style="bold underline")
    yield drawn(name, rows[:FEW]) if rows else Text("  none")
    if len(rows) > FEW:
        yield Text(f"  … and {len(rows) - FEW:,} more: newsledger show LEDGER {name}", style="dim")


def drawn(name: str, rows: list[Row]) -> RenderableType:
    """The rows of a view as a table. Every cell is shown as text, whatever markup a report may hold."""
    if name == "tallies":
        return Group(*(_tally(row) for row in rows))
    columns = COLUMNS[name]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title, _, ratio in columns:
        table.add_column(title, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    for row in rows:
        table.add_row(*(escape(_cut(shown(cell(row)), WIDE if ratio else NARROW)) for _, cell, ratio in columns))
    return Padding(table, (0, 0, 0, 2))


def shown(value: object) -> str:
    """A value as text: lists by commas, nothing for null, no control characters of a hostile report."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(shown, value))
    text = "" if value is None else str(value)
    return "".join(c if c.isprintable() else " " for c in text)


def _cut(text: str, most: int) -> str:
    """The text, or its beginning where it would push all else out of the table."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _tally(row: Row) -> RenderableType:
    what = row["measure"] + (f" ({row['subset']})" if row["subset"] else "")
    scope = " · ".join(shown(part) for part in (row["incident"], row["place"]) if part)
    best = f"{row['best']}" if row["best"] else "open"
    spread = {row["low"], row["high"]} - {None, row["best"]}
    span = f"  (range {row['low'] or '…'} to {row['high'] or '…'})" if spread else ""
    head = Text.assemble(("  " + shown(what), "bold"), "  ", (shown(best), "bold cyan"), shown(span), "  ",
                         (scope, "italic"), shown(f"  [{row['id']}]"))  # fmt: skip
    points = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for point in row["points"]:
        points.add_row(*(escape(_cut(shown(point[k]), 2 * NARROW)) for k in ("as_of", "quote", "source", "report")))
    sources = _count(row["origins"], "independent source")
    return Group(head, Padding(points, (0, 0, 0, 6)), Text(f"      {shown(row['basis'])} ({sources})", style="dim"))


def _side(row: Row) -> str:
    return f"“{row['quote']}” ({row['source']}, {row['published'] or 'undated'})"


Column = tuple[str, Callable[[Row], object], int]  # heading, cell, share of the width (0: as narrow as its cells)


def _plain(*names: str, wide: Iterable[str] = ()) -> tuple[Column, ...]:
    def cell(name: str) -> Callable[[Row], object]:
        return lambda row: row[name]

    return tuple((name, cell(name), 1 if name in wide else 0) for name in names)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "timeline": (*_plain("date", "text", "modality", wide=("text",)),
                 ("reports", lambda row: sorted({c["report"] for c in row["citations"]}), 0)),
    "disagreements": (("", lambda row: _side(row["a"]), 1), ("against", lambda row: _side(row["b"]), 1),
                      ("why", lambda row: row["reason"], 1)),
    "relations": (*_plain("kind"), ("a", lambda row: _side(row["a"]), 1), ("b", lambda row: _side(row["b"]), 1),
                  ("why", lambda row: row["reason"], 1)),
    "incidents": (*_plain("time", "label", "type", "modality", "place", wide=("label",)),
                  ("mentions", lambda row: len(row["citations"]), 0), *_plain("id")),
    "claims": _plain("id", "kind", "what", "quote", "speaker", "modality", "time", wide=("quote", "speaker")),
    "people": _plain("name", "kind", "names", "roles", "mentions", "statements", wide=("name", "names", "roles")),
    "places": _plain("name", "feature", "country", "lat", "lon", "precision", "within", "mentions", wide=("name",)),
    "reports": _plain("id", "outlet", "published", "basis", "agencies", "copies", "claims", "title", wide=("title",)),
    "stories": _plain("id", "reports", "label", wide=("label",)),
    "findings": _plain("level", "where", "message", wide=("message",)),
}  # fmt: skip


def reasons(rows: list[Row]) -> Iterator[RenderableType]:
    """What `why` found, as indented lines: every field, and every citation in its sentence."""
    for row in rows:
        yield Text(shown(f"{row['is']}  {row['id']}"), style="bold")
        for name, value in row.items():
            if name not in ("is", "id", "story", "sentence_start", "start", "end"):
                yield from _field(name, value, depth=1)


def _field(name: str, value: object, *, depth: int) -> Iterator[RenderableType]:
    pad = "  " * depth
    if isinstance(value, dict):
        if "sentence" in value and "quote" in value:
            yield from _cited(name, value, depth)
        else:
            yield Text(f"{pad}{name}", style="dim")
            for key, inner in value.items():
                yield from _field(key, inner, depth=depth + 1)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield Text(f"{pad}{name}", style="dim")
        for number, inner in enumerate(value, 1):
            yield from _field(str(number), inner, depth=depth + 1)
    elif value not in (None, [], ""):
        yield Text.assemble((f"{pad}{name}: ", "dim"), shown(value))


def _cited(name: str, cite: Row, depth: int) -> Iterator[RenderableType]:
    """A citation: its source, then its sentence with the words marked."""
    pad, at = "  " * depth, cite["start"] - cite["sentence_start"]
    sentence, quote = cite["sentence"], cite["quote"]
    as_of = f"said {cite['as_of']}, " if cite.get("as_of") else ""
    yield Text(shown(f"{pad}{name}  {cite['source']}, {as_of}{cite['report']} {cite['start']}-{cite['end']}"))
    if at >= 0 and sentence[at : at + len(quote)] == quote:
        yield Text.assemble(pad + "   ", shown(sentence[:at]), (shown(quote), "bold reverse"),
                            shown(sentence[at + len(quote) :]))  # fmt: skip
    else:
        yield Text.assemble(pad + "   ", (shown(quote), "bold reverse"))
