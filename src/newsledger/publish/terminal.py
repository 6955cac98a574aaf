"""What an analyst wants first, for the terminal: views as tables that rich can draw. Prints nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsledger.core.ledger import Ledger
from newsledger.core.lexicon import lexicon
from newsledger.publish.dates import of_week, readable
from newsledger.publish.happened import told_first
from newsledger.publish.typeset import typeset
from newsledger.publish.views import Desk, Row, view

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
WIDE = 2000  # most characters of a line; --json gives the whole
MOST = 2000  # entries of a view; --json gives all
FEW = 12  # rows of a view in the overview; the view itself shows all
OVERVIEW = (("tallies", "The toll, and who says so"), ("timeline", "The timeline"),
            ("disagreements", "Disagreements"), ("findings", "What could not be read, or is in doubt"))  # fmt: skip


def overview(ledger: Ledger, *, story: str | None = None, drawn_by: str = "") -> Iterator[RenderableType]:
    """Tallies, timeline, disagreements and findings, the first of each; `drawn_by` says how the view was drawn."""
    yield Text(f"{count(len(ledger.reports), 'report')}, {count(ledger.claims_counted, 'claim')}, "
               f"{count(len(ledger.stories), 'story', 'stories')}", style="bold")  # fmt: skip
    if drawn_by:
        yield Text(drawn_by, style="dim")
    if len(ledger.stories) > 1 and story is None:
        rows = view(ledger, "stories")
        yield from _section("The stories (--story ID for one alone)", "stories", rows[:FEW], left=len(rows[FEW:]))
    for name, title in OVERVIEW:
        rows = view(ledger, name, story=story)
        few = told_first(Desk(ledger), rows, FEW) if name == "timeline" else rows[:FEW]
        yield from _section(title, name, few, left=len(rows) - len(few))


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 story", "2,000 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _section(title: str, name: str, rows: list[Row], *, left: int) -> Iterator[RenderableType]:
    yield Text(f"\n{title}", style="bold underline")
    yield drawn(name, rows)
    if left:
        yield Text(f"  … and {left:,} more: newsledger show LEDGER {name}", style="dim")


def drawn(name: str, rows: list[Row]) -> RenderableType:
    """The rows of a view, an entry each: a line that says it, and below it what else is known. Wraps at any width.

    Every part is shown as text, whatever markup or control characters a report may hold.
    """
    if not rows:
        return Text("  none")
    first = [_tally(row) if name == "tallies" else _entry(*ENTRIES[name](row)) for row in rows[:MOST]]
    if len(rows) > MOST:
        first.append(Text(f"  … and {len(rows) - MOST:,} more: --json prints them all", style="dim"))
    return Group(*first)


def _entry(head: str, *details: str) -> RenderableType:
    lines: list[RenderableType] = [Padding(Text(_cut(shown(head), WIDE)), (0, 0, 0, 2))]
    lines += [Padding(Text(_cut(shown(line), WIDE), style="dim"), (0, 0, 0, 6)) for line in details if line]
    return Group(*lines)


def shown(value: object) -> str:
    """A value as text, set as on a page: lists by commas, nothing for null, no control characters of a report."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(shown, value))
    text = "" if value is None else typeset(str(value))
    return "".join(c if c.isprintable() else " " for c in text)


def _cut(text: str, most: int) -> str:
    """The text, or its beginning where it is longer than that."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _tally(row: Row) -> RenderableType:
    what = row["measure"] + (f" ({row['subset']})" if row["subset"] else "")
    span = spread(row["low"], row["high"]) if {row["low"], row["high"]} - {None, row["best"]} else ""
    best = (shown(row["best"] or "no one number"), "bold cyan")
    head = Text.assemble((shown(what), "bold"), "  ", best, shown(span), "  ",
                         (_known(row["incident"], row["place"]), "italic"))  # fmt: skip
    points = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for column in ("as_of", "quote", "source"):
        points.add_column(overflow="fold", ratio=1 if column == "source" else None)
    for point in row["points"]:
        source = point["source"] + (f" · {point['place']}" if point["place"] not in (None, row["place"]) else "")
        cells = (readable(point["as_of"]), point["figure"], source)
        points.add_row(*(escape(_cut(shown(cell), WIDE)) for cell in cells))
    basis = f"{row['basis']} ({_backing(row)}) [{row['id']}]"
    return Group(Padding(head, (0, 0, 0, 2)), Padding(points, (0, 0, 0, 6)),
                 Padding(Text(shown(basis), style="dim"), (0, 0, 0, 6)))  # fmt: skip


def _backing(row: Row) -> str:
    """How many independent sources give the best number, of how many that give any."""
    told, agreeing = row["origins"], row["agreeing"]
    if not agreeing or told < 2:
        return count(told, "independent source")
    return f"{count(agreeing, 'independent source')} {'gives' if agreeing == 1 else 'give'} it, of {told}"


def spread(low: str | None, high: str | None) -> str:
    """A range in words, nothing where it is one number or none.

    >>> spread("31", "38"), spread("31", None), spread(None, "38"), spread("31", "31"), spread("At least 31", None)
    (' (31 to 38)', ' (31 or more)', ' (up to 38)', '', ' (at least 31)')
    """
    if high is None and low is not None and any(low.casefold().startswith(f"{words} ") for words in _bounding()):
        return f" ({low[:1].lower()}{low[1:]})"
    if low is None or high is None:
        return f" ({low} or more)" if low is not None else f" (up to {high})" if high is not None else ""
    return f" ({low} to {high})" if low != high else ""


@cache
def _bounding() -> tuple[str, ...]:
    """Words before a number by which it is a lower bound: "at least"."""
    return tuple(words for words, does in lexicon("numbers")["before"].items() if does in ("least", "more"))


def _side(row: Row) -> str:
    return f"“{row['quote']}” ({row['source']}, {readable(row['published'])})"


def _known(*parts: object) -> str:
    """What is known of these, by middle dots."""
    return " · ".join(shown(part) for part in parts if part)


def _timeline(row: Row) -> tuple[str, ...]:
    doubt = row["modality"] if "happened" not in row["modality"] else ""
    when, sources = of_week(row["date"], row["weekday"]), sorted({c["report"] for c in row["citations"]})
    return f"{when}: {row['text']}", _known(doubt, sources, f"[{row['id']}]")


def _pair(row: Row) -> tuple[str, ...]:
    return f"{row['kind']}: {row['reason']}", _side(row["a"]), _side(row["b"]), f"[{row['id']}]"


def _incident(row: Row) -> tuple[str, ...]:
    when = f"{readable(row['time'])}: " if row["time"] else ""
    return (when + row["label"], _known(row["type"], row["modality"], row["place"], row["part_of"]
            and f"part of: {row['part_of']}", count(len(row["citations"]), "mention"), f"[{row['id']}]"))  # fmt: skip


def _claim(row: Row) -> tuple[str, ...]:
    return (f"“{row['quote']}”", _known(row["kind"], row["what"], row["speaker"], row["modality"],
            row["time"] and readable(row["time"]), f"[{row['id']}]"))  # fmt: skip


def _person(row: Row) -> tuple[str, ...]:
    others = [name for name in row["names"] if name != row["name"]]
    return (f"{row['name']} ({row['kind']})", _known(others and f"also {shown(others)}", row["roles"]),
            _known(count(row["mentions"], "mention"), count(row["statements"], "statement"),
                   f"[{row['id']}]"))  # fmt: skip


def _place(row: Row) -> tuple[str, ...]:
    where = f"{row['lat']:.2f}, {row['lon']:.2f}" if row["lat"] is not None else "no coordinates"
    return row["name"], _known(row["feature"], row["country"] or "country not known", row["within"] and
                               f"in {row['within']}", where, "an area" if row["precision"] == "area" else None,
                               count(row["mentions"], "mention"), f"[{row['id']}]")  # fmt: skip


def _report(row: Row) -> tuple[str, ...]:
    return (f"{row['id']}: {row['title'] or 'no title'}", _known(row["outlet"] or "outlet not told", readable(
            row["published"]), row["basis"], row["agencies"] and f"credits {shown(row['agencies'])}", row["copies"]
            and f"repeats {row['copies']}", count(row["claims"], "claim")), row["reason"] or "")  # fmt: skip


def _judgement(row: Row) -> tuple[str, ...]:
    on = " and ".join([f"“{words}”" for words in row["words"]] + (row["on"] if not row["words"] else
                      row["on"][len(row["words"]) :]))  # fmt: skip
    stands = "" if row["stands"] else f"no longer stands: see {row['replaced_by']}"
    return (f"{row['verdict']}: {on}", f"{row['by']}: {row['reason']}",
            _known(row["at"] and readable(row["at"]), stands, shown(row["on"]), f"[{row['id']}]"))  # fmt: skip


ENTRIES: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "timeline": _timeline, "disagreements": _pair, "relations": _pair, "incidents": _incident, "claims": _claim,
    "people": _person, "places": _place, "reports": _report,
    "stories": lambda row: (row["label"] or "nothing told", f"{count(row['reports'], 'report')} · [{row['id']}]"),
    "judgements": _judgement,
    "findings": lambda row: (f"{row['level']}: {row['message']}", row["where"]),
}  # fmt: skip


def reasons(rows: list[Row]) -> Iterator[RenderableType]:
    """What `why` found, as indented lines: every field, and every citation in its sentence."""
    for row in rows:
        yield Text(shown(f"{row['is']}  {row['id']}"), style="bold")
        for name, value in row.items():
            if name not in ("is", "id", "story", "sentence_start", "start", "end"):
                yield from _field(name, value, depth=1)


def built(done: Row) -> str:
    """What a build has done, in a sentence."""
    return (f"{done['ledger']}: {count(done['added'], 'report')} added, {done['reports']:,} in all; "
            f"{count(done['claims'], 'claim')}, {count(done['stories'], 'story', 'stories')}.")  # fmt: skip


def parts(rows: list[Row]) -> RenderableType:
    """What the program consists of, a part a line, with what to do where one is missing or broken."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    style = {"ok": "green", "absent": "yellow", "broken": "bold red"}
    for row in rows:
        told = shown(row["told"]) + (row["mend"] and f"\n{row['mend']}")
        table.add_row(escape(row["name"]), Text(row["state"], style=style[row["state"]]), Text(told))
    return table


def answer(row: Row) -> Iterator[RenderableType]:
    """An answer of the books: each line with its range, how it was drawn, and the words that bear it out."""
    for found in row["answers"]:
        head = found["answer"] or "no one number"
        if found["best"] is not None or found["low"] is not None or found["high"] is not None:
            head += spread(*(f"{n:,}" if n is not None else None for n in (found["low"], found["high"])))
        yield Padding(Text.assemble((shown(head), "bold cyan"), "  ", (shown(found["on"]), "italic")), (0, 0, 0, 2))
        lines = [_side(cite) for cite in found["citations"][-FEW:]]
        for line in filter(None, (found["basis"], *lines, f"[{found['id']}]")):
            yield Padding(Text(_cut(shown(line), WIDE), style="dim"), (0, 0, 0, 6))
    asked = ", ".join(f"{name} {value}" for name, value in row["query"].items())
    yield Text(shown(f"Understood as: {asked}."), style="dim")
    if row["not_understood"]:
        yield Text(shown(f"Not understood, and left aside: {', '.join(row['not_understood'])}."), style="bold")
    for note in row["notes"]:
        yield Text(shown(note))


def changes(rows: list[Row]) -> Iterator[RenderableType]:
    """What changed, under a heading for each kind of change."""
    if not rows:
        yield Text("Nothing changed.")
    of_kind: dict[str, list[Row]] = {}
    for row in rows:
        of_kind.setdefault(row["what"], []).append(row)
    for what, held in of_kind.items():
        yield Text(f"\n{what} ({len(held):,})", style="bold underline")
        for row in held[:FEW]:
            yield _entry(row["text"], *(_side(cite) for cite in row["citations"]), f"[{row['id']}]")
        if len(held) > FEW:
            yield Text(f"  … and {len(held) - FEW:,} more: --json prints them all", style="dim")


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
    as_of = f"said {readable(cite['as_of'])}, " if cite.get("as_of") else ""
    yield Text(shown(f"{pad}{name}  {cite['source']}, {as_of}{cite['report']} {cite['start']}-{cite['end']}"))
    if at >= 0 and sentence[at : at + len(quote)] == quote:
        yield Text.assemble(pad + "   ", shown(sentence[:at]), (shown(quote), "bold reverse"),
                            shown(sentence[at + len(quote) :]))  # fmt: skip
    else:
        yield Text.assemble(pad + "   ", (shown(quote), "bold reverse"))
