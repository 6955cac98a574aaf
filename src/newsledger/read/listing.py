"""`reports.csv`: what a folder's owner knows of its files. It is metadata, and no report."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from newsledger.core.findings import Finding
from newsledger.core.nouns import Noun
from newsledger.read import faults, files
from newsledger.read.decoding import Undecodable, decoded
from newsledger.read.limits import Limits
from newsledger.read.rows import FIELDS

LISTING = "reports.csv"
TEXTS = frozenset(FIELDS["text"])
KEYS = ("file", "name", "id")


class Listed(Noun, frozen=True, kw_only=True):
    """What the listing says of one file; null where it says nothing."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    line: int = 0


def listing(folder: Path, limits: Limits) -> tuple[dict[str, Listed], list[Finding]]:
    """(file name -> what is known of it, findings) for a folder; empty where it has no listing."""
    path = folder / LISTING
    if not path.is_file():
        return {}, []
    where = files.shown(path)
    try:
        text, doubt = decoded(files.whole(path, limits.whole, limits))
    except (files.Unreadable, Undecodable) as error:
        return {}, [faults.unread(where, str(error))]
    findings = [faults.doubtful(where, doubt)] if doubt else []
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    found: dict[str, Listed] = {}
    try:
        key = next((k for k in KEYS if k in (rows.fieldnames or ())), None)
        if key is None:
            return {}, [
                *findings,
                faults.unread(where, "has no column 'file'; add one with the name of each file, or give a table of "
                             "reports another name"),
            ]
        for row in rows:
            name = (row.get(key) or "").strip()
            if name in found:
                findings.append(
                    faults.doubtful(f"{where}#{rows.line_num}", f"names {name!r} again; its first row counts")
                )
            elif name:
                found[name] = Listed(
                    **{f: (row.get(f) or "").strip() or None for f in ("outlet", "published", "url", "title")},
                    line=rows.line_num,
                )
    except csv.Error as error:
        findings.append(
            faults.unread(f"{where}#{rows.line_num}", f"is no CSV from here on ({error}); correct it")
        )
    return found, findings


def is_listing(path: Path, limits: Limits) -> bool:
    """Whether a file tells of files beside it and is no table of reports: with a column of names and none of texts."""
    try:
        text, _ = decoded(files.whole(path, limits.whole, limits))
        head = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")), [])
    except (OSError, files.Unreadable, Undecodable, csv.Error):
        return False
    return any(key in head for key in KEYS) and not set(head) & TEXTS


def about(found: Mapping[str, Listed], file: str, stem: str) -> Listed | None:
    """What a listing says of a file, by its name or its name without the ending."""
    return found.get(file) or found.get(stem)
