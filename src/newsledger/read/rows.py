"""Rows: reports in JSON, JSON Lines or as dictionaries, with fields named as news data sets name them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsledger.core.findings import Finding
from newsledger.core.ids import digest, slug
from newsledger.core.reports import Raw
from newsledger.read import faults
from newsledger.read.decoding import sound
from newsledger.read.heads import headed
from newsledger.read.limits import Limits

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uid", "doc_id", "docid", "article_id", "guid"),
    "text": ("text", "content", "body", "article", "maintext", "full_text", "fulltext", "raw_text", "description"),
    "title": ("title", "headline", "head"),
    "outlet": ("outlet", "publisher", "source", "site", "source_domain", "site_name", "sitename",
               "publication", "newspaper"),
    "url": ("url", "link", "source_url", "canonical_url", "web_url"),
    "published": ("published", "date", "date_publish", "publish_date", "pubDate", "pubdate",
                  "published_at", "publishedAt", "publication_date", "pub_date",
                  "datePublished", "date_published", "timestamp"),
}  # fmt: skip
LISTS = ("articles", "reports", "documents", "docs", "items", "results", "data", "entries", "stories", "rows", "hits")


class Malformed(Exception):
    """What was given is no row of a report; the message says why and what to do."""


def parsed(held: bytes | str) -> Any:
    """JSON as plain values. Raises Malformed."""
    try:
        return json.loads(held if isinstance(held, str) else held.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError:
        raise Malformed("is nested too deeply; flatten it") from None
    except UnicodeDecodeError as error:
        raise Malformed(f"is not UTF-8 (byte {error.start:,}); save it as UTF-8") from None
    except ValueError as error:
        raise Malformed(f"is not JSON ({_said(error)}); correct or remove it") from None


def _said(error: ValueError) -> str:
    return (
        f"{error.msg} at character {error.pos + 1:,}"
        if isinstance(error, json.JSONDecodeError)
        else "a number is too long"
    )


def listed(value: Any) -> list[Any]:
    """The rows that a JSON file holds: one, a list, or a list under a usual name."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for name in LISTS:
            if isinstance(value.get(name), list) and not any(isinstance(value.get(f), str) for f in FIELDS["text"]):
                return list(value[name])
        return [value]
    raise Malformed("holds no report: a JSON object or a list of objects is wanted")


def raw_of(
    row: Any, *, where: str, file: str, fields: tuple[tuple[str, str], ...], limits: Limits
) -> Iterator[Raw | Finding]:
    """The raw document that a row holds, with findings about it; a finding alone where it holds none."""
    if not isinstance(row, Mapping):
        yield faults.unread(where, f"is {_kind(row)}, not an object with fields; correct or remove it")
        return
    found: dict[str, str | None] = {}
    doubts: list[str] = []
    for field in FIELDS:
        found[field] = _field(row, field, fields, doubts)
    text = found["text"]
    if text is None or not text.strip():
        known = ", ".join(FIELDS["text"][:4])
        mend = "name its field with --field NAME=text, or remove it"
        yield faults.unread(where, f"has no text in any of the fields {known}; {mend}")
        return
    long = faults.too_long(text, where=where, limits=limits)
    if long is not None:
        yield long
        return
    yield from (faults.doubtful(where, doubt) for doubt in doubts)
    name = found["id"] or f"{slug(file)}-{digest(found['url'] or '', found['title'] or '', text)}"
    yield Raw(
        name=name,
        where=where,
        text=headed(text, found["title"]),
        title=found["title"],
        outlet=found["outlet"],
        url=found["url"],
        published=found["published"],
    )


def _field(row: Mapping[Any, Any], field: str, renamed: tuple[tuple[str, str], ...], doubts: list[str]) -> str | None:
    """A field's value as text, by the user's own names first, then by the usual ones; null where none is there."""
    names = [given for given, ours in renamed if ours == field] + list(FIELDS[field])
    for name in names:
        if name in row and row[name] not in (None, "", [], {}):
            value = _text(row[name], field)
            if value is None:
                doubts.append(f"field {name!r} is {_kind(row[name])}, not text; passed over")
                continue
            made, changed = sound(value)
            if changed:
                doubts.append(f"field {name!r} holds NULs or half characters; each was made U+FFFD")
            if made.strip():
                return made if field == "text" else made.strip()
    return None


def _text(value: Any, field: str) -> str | None:
    """A value as text: a string; a number for an id or a time; a list of paragraphs; a thing with a name."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and field in ("id", "published"):
        return str(value) if len(str(value)) <= 60 else None
    if isinstance(value, list) and field == "text" and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, Mapping) and field in ("outlet", "id", "published"):
        inner = next((value[k] for k in ("name", "title", "$oid", "$date") if isinstance(value.get(k), str)), None)
        return inner if isinstance(inner, str) else None
    return None


def _kind(value: Any) -> str:
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
        type(None): "null",
    }
    return kinds.get(type(value), f"a {type(value).__name__}")
