"""Raw documents from files, folders, rows and tables. What cannot be read is a finding; the rest is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from msgspec.structs import replace

from newsledger.core.findings import Finding
from newsledger.core.ids import digest
from newsledger.core.reports import Raw, report_id
from newsledger.core.settings import Settings
from newsledger.read import decoding, faults, files, listing, rows, tables, webpages
from newsledger.read.limits import LIMITS, Limits

Source = str | Path | Mapping[str, Any]
Found = Iterator[Raw | Finding]
Beside = Mapping[Path, Mapping[str, listing.Listed]]
STDIN = "-"
PACKED = frozenset((".gz", ".gzip"))
KINDS: Mapping[str, str] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".html": "page", ".htm": "page",
    ".xhtml": "page", ".json": "json", ".jsonl": "lines", ".ndjson": "lines", ".csv": "table", ".tsv": "table",
}  # fmt: skip
REFUSED: Mapping[str, str] = {
    ".pdf": "is a PDF; save its text as UTF-8", ".docx": "is a Word file; save its text as UTF-8",
    ".doc": "is a Word file; save its text as UTF-8",
    ".rss": "is a feed, not a report; save the reports that it names",
    ".atom": "is a feed, not a report; save the reports that it names",
}  # fmt: skip


def documents(sources: Iterable[Source], *, settings: Settings, limits: Limits = LIMITS) -> Found:
    """Every raw document that the sources hold, one at a time, and a finding for everything that could not be read.

    A source is a file, a folder (read in order of name, hidden files left out), "-" for JSON Lines on the standard
    input, or a row as a dictionary. A document that was there already, word for word, is a finding and not read again.
    Files named together with the `reports.csv` of their folder are told of by it, as if the folder had been named.
    """
    sources = tuple(sources)
    beside, findings = _listings(sources, limits)
    yield from findings
    seen: dict[bytes, str] = {}
    for number, source in enumerate(sources, 1):
        for found in _source(source, number, settings, limits, beside):
            again = None if isinstance(found, Finding) else _seen(found, seen)
            yield found if again is None else again


def _files(sources: Iterable[Source]) -> list[Path]:
    """The sources that are named files."""
    return [Path(s) for s in sources if not isinstance(s, Mapping) and str(s) != STDIN and not files.is_folder(Path(s))]


def _listings(sources: Sequence[Source], limits: Limits) -> tuple[Beside, list[Finding]]:
    """(folder -> what its listing says of its files, findings) for the listings that are named with files of theirs."""
    named = _files(sources)
    others = {path.parent for path in named if path.name != listing.LISTING}
    beside: dict[Path, Mapping[str, listing.Listed]] = {}
    findings: list[Finding] = []
    for path in named:
        if path.name == listing.LISTING and path.parent in others and listing.is_listing(path, limits):
            beside[path.parent], found = listing.listing(path.parent, limits)
            findings += found
    return beside, findings


def expected(sources: Iterable[Source]) -> int | None:
    """How many documents the sources should hold; null where that is known only by reading them (rows, a stream).

    Opens nothing: a file counts as a document by its ending, and one that cannot be read counts all the same.
    """
    count = 0
    for source in sources:
        if isinstance(source, Mapping):
            count += 1
            continue
        if str(source) == STDIN:
            return None
        path = Path(source)
        for file in files.walk(path) if files.is_folder(path) else (path,):
            if isinstance(file, Finding) or file.name == listing.LISTING:
                continue
            if KINDS.get(_ending(file)) in ("json", "lines", "table"):
                return None
            count += 1
    return count


def _seen(raw: Raw, seen: dict[bytes, str]) -> Finding | None:
    """A finding where the same text came under the same name from the same outlet before."""
    key = digest(report_id(raw), raw.published or "", size=12).encode()
    if key not in seen:
        seen[key] = raw.where
        return None
    return faults.passed_over(raw.where, f"is {seen[key]} again, word for word; read once")


def _source(source: Source, number: int, settings: Settings, limits: Limits, beside: Beside) -> Found:
    if isinstance(source, Mapping):
        yield from rows.raw_of(source, where=f"row#{number}", file="row", fields=settings.fields, limits=limits)
        return
    if str(source) == STDIN:
        yield from _lines(sys.stdin.buffer, where=STDIN, file="stdin", settings=settings, limits=limits)
        return
    path = Path(source)
    try:
        is_there = path.is_symlink() or path.exists()
    except (OSError, ValueError):
        is_there = False
    if files.is_folder(path):
        yield from _folder(path, settings, limits)
    elif is_there and path.parent in beside:
        known = beside[path.parent]
        if path.name != listing.LISTING:
            yield from _guarded(path, settings, limits, listing.about(known, path.name, name_of(path)))
    elif is_there:
        yield from _guarded(path, settings, limits, None)
    else:
        yield faults.unread(files.shown(path), "is not there; check the name")


def _folder(folder: Path, settings: Settings, limits: Limits) -> Found:
    """All files below a folder, each with what the listing beside it says."""
    at: Path | None = None
    known: dict[str, listing.Listed] = {}
    named: set[str] = set()
    for path in files.walk(folder):
        if isinstance(path, Finding):
            yield path
            continue
        if path.parent != at:
            yield from _unused(at, known, named)
            at, named = path.parent, set()
            known, findings = listing.listing(at, limits)
            yield from findings
        if path.name == listing.LISTING:
            continue
        if files.is_ledger(path):
            yield faults.passed_over(files.shown(path), "is a ledger, not a report; passed over")
            continue
        stem = name_of(path)
        named |= {path.name, stem}
        yield from _guarded(path, settings, limits, listing.about(known, path.name, stem))
    yield from _unused(at, known, named)


def _unused(folder: Path | None, known: Mapping[str, listing.Listed], named: set[str]) -> Found:
    """Findings for the files that a listing names and that are not there."""
    for name in known:
        if folder is not None and name not in named:
            where = files.shown(folder / listing.LISTING)
            yield faults.doubtful(where, f"names {name!r}, which is not there; correct the name")


def _guarded(path: Path, settings: Settings, limits: Limits, about: listing.Listed | None) -> Found:
    """The documents of one file, with what a listing says of them; a finding where it cannot be read."""
    where = files.shown(path)
    if files.is_ledger(path):
        yield faults.unread(where, "is a ledger, not a report; name the reports themselves")
        return
    try:
        for found in READERS[_kind(path, limits)](path, where, settings, limits):
            yield found if isinstance(found, Finding) or about is None else _listed(found, about, path.parent)
    except (files.Unreadable, decoding.Undecodable, rows.Malformed) as error:
        yield faults.unread(where, str(error))
    except OSError as error:
        yield faults.unread(where, f"cannot be read ({files.reason(error)}); check its permissions")


def _listed(raw: Raw, about: listing.Listed, folder: Path) -> Raw:
    """A document with what its folder's listing says; a page's own metadata stand where the listing is silent."""
    line = f"{files.shown(folder / listing.LISTING)}#{about.line}"
    return replace(raw, title=about.title or raw.title, outlet=about.outlet or raw.outlet, url=about.url or raw.url,
                   published=about.published or raw.published,
                   published_in=line if about.published else None)  # fmt: skip


def name_of(path: Path) -> str:
    """The file's name without its ending, nor that of its packing; always valid Unicode."""
    if path.suffix.casefold() in PACKED:
        path = path.with_suffix("")
    return files.shown(Path(path.stem if path.suffix else path.name))


def _ending(path: Path) -> str:
    """The ending that tells how a file is to be read, in lower case."""
    bare = path.with_suffix("") if path.suffix.casefold() in PACKED else path
    return bare.suffix.casefold()


def _kind(path: Path, limits: Limits) -> str:
    """How to read a file: by its ending, else by how it begins. Raises Unreadable."""
    ending = _ending(path)
    if ending in REFUSED:
        raise files.Unreadable(REFUSED[ending])
    if ending in KINDS:
        return KINDS[ending]
    with files.opened(path, limits) as stream:
        begins = stream.read(4096)
    low = begins.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if low.startswith((b"<!doctype html", b"<html")) or b"<html" in low or b"<body" in low:
        return "page"
    if low.startswith((b"<?xml", b"<rss", b"<feed")):
        raise files.Unreadable("is XML, not a report; save the report's text or its web page")
    if b"\0" in begins or begins.startswith(decoding.SIGNS):
        raise files.Unreadable("is a binary file, not text; save its text as UTF-8")
    return "text"


def _text(path: Path, where: str, settings: Settings, limits: Limits) -> Found:
    """A plain text: the decoded file, unchanged."""
    text, doubt = decoding.decoded(files.whole(path, 4 * limits.text, limits))
    if not text.strip("\ufeff \t\r\n"):
        yield faults.empty(where, "put the report's text in it, or remove it")
        return
    long = faults.too_long(text, where=where, limits=limits)
    if long is not None:
        yield long
        return
    if doubt:
        yield faults.doubtful(where, doubt)
    yield Raw(name=name_of(path), where=where, text=text)


def _page(path: Path, where: str, settings: Settings, limits: Limits) -> Found:
    """A web page."""
    held = files.whole(path, limits.page, limits)
    if not held.strip():
        yield faults.empty(where, "save the page again, or remove it")
        return
    yield from webpages.page(held, name=name_of(path), where=where, limits=limits)


def _json(path: Path, where: str, settings: Settings, limits: Limits) -> Found:
    """A JSON file: one report, or a list of them."""
    held = files.whole(path, limits.whole, limits)
    if not held.strip():
        yield faults.empty(where, "put a report in it, or remove it")
        return
    ids: dict[str, str] = {}
    for number, row in enumerate(rows.listed(rows.parsed(held)), 1):
        for found in rows.raw_of(
            row, where=f"{where}#{number}", file=name_of(path), fields=settings.fields, limits=limits
        ):
            yield from _once(found, ids)
            yield found


def _table(path: Path, where: str, settings: Settings, limits: Limits) -> Found:
    """A table, a report a row."""
    text, doubt = decoding.decoded(files.whole(path, limits.whole, limits))
    if not text.strip("\ufeff \t\r\n"):
        yield faults.empty(where, "put reports in it, or remove it")
        return
    if doubt:
        yield faults.doubtful(where, doubt)
    ids: dict[str, str] = {}
    for row in tables.table(text, where=where, fields=settings.fields):
        if isinstance(row, Finding):
            yield row
            continue
        line, cells = row
        for found in rows.raw_of(
            cells, where=f"{where}#{line}", file=name_of(path), fields=settings.fields, limits=limits
        ):
            yield from _once(found, ids)
            yield found


def _json_lines(path: Path, where: str, settings: Settings, limits: Limits) -> Found:
    """A JSON Lines file, a row at a time."""
    with files.opened(path, limits) as stream:
        yield from _lines(stream, where=where, file=name_of(path), settings=settings, limits=limits)


def _lines(stream: IO[bytes], *, where: str, file: str, settings: Settings, limits: Limits) -> Found:
    """The rows of a stream of JSON Lines; none of them is kept."""
    ids: dict[str, str] = {}
    anything = False
    for number, line in files.lines(stream, limits.row):
        at = f"{where}#{number}"
        if line is None:
            anything = True
            yield faults.unread(at, f"is a row of more than {limits.row:,} bytes; split it")
            continue
        if not line.strip():
            continue
        anything = True
        try:
            row = rows.parsed(line)
        except rows.Malformed as error:
            yield faults.unread(at, str(error))
            continue
        for found in rows.raw_of(row, where=at, file=file, fields=settings.fields, limits=limits):
            yield from _once(found, ids)
            yield found
    if not anything:
        yield faults.empty(where, "put a report in it, or remove it")


def _once(found: Raw | Finding, ids: dict[str, str]) -> Found:
    """A finding where a row has an id that another row of the file has."""
    if isinstance(found, Finding):
        return
    first = ids.setdefault(found.name, found.where)
    if first != found.where:
        yield faults.doubtful(found.where, f"has the id {found.name!r}, as {first} has; give each its own")


READERS: Mapping[str, Callable[[Path, str, Settings, Limits], Found]] = {
    "text": _text, "page": _page, "json": _json, "lines": _json_lines, "table": _table,
}  # fmt: skip
