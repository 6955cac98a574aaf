"""What a web page's own metadata says: title, outlet, address, date. Nothing is guessed from the page's text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

from newsledger.core.nouns import Noun

TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
OUTLETS = ("og:site_name", "dc.publisher", "publisher", "application-name")
DATES = ("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
"pubdate",
         "publishdate", "publish_date", "publish-date", "publication_date", "dc.date", "dc.date.issued",
         "dcterms.created", "dcterms.date", "dcterms.issued", "sailthru.date", "parsely-pub-date",
         "originalpublicationdate",
         "article_date_original", "cxenseparse:recs:publishtime")  # fmt: skip
ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "webpage")
MOST = 200_000  # characters of a JSON-LD block that are read


class Head(Noun, frozen=True, kw_only=True):
    """The page's metadata; null where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def head_of(tree: html.HtmlElement) -> Head:
    """The metadata of a page: meta elements first, then JSON-LD, then its heading and the address it gives."""
    meta = _meta(tree)
    linked = next(_linked(tree), {})
    publisher = linked.get("publisher")
    return Head(
        title=_first(meta, TITLES)
        or _said(linked.get("headline"))
        or _words(tree, ".//h1")
        or _words(tree, ".//title"),
        outlet=_first(meta, OUTLETS) or _said(publisher.get("name") if isinstance(publisher, dict) else publisher),
        url=_canonical(tree) or meta.get("og:url") or _said(linked.get("url")),
        published=_first(meta, DATES) or _said(linked.get("datePublished")) or _time(tree),
    )


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """Name or property -> content, of the first of each."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = (node.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().casefold(), " ".join(content.split()))
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _said(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _words(tree: html.HtmlElement, path: str) -> str | None:
    """The words of the first element on a path."""
    node = tree.find(path)
    return None if node is None else " ".join("".join(node.itertext()).split()) or None


def _canonical(tree: html.HtmlElement) -> str | None:
    for node in tree.iter("link"):
        if (node.get("rel") or "").casefold() == "canonical" and (node.get("href") or "").startswith(
            ("http://", "https://")
        ):
            return str(node.get("href")).strip()
    return None


def _time(tree: html.HtmlElement) -> str | None:
    """The time that the page itself marks as that of publication."""
    for node in tree.iter("time"):
        if node.get("pubdate") is not None or (node.get("itemprop") or "").casefold() == "datepublished":
            return (node.get("datetime") or "").strip() or None
    return None


def _linked(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article."""
    for node in tree.iter("script"):
        if (
            (node.get("type") or "").strip().casefold() == "application/ld+json"
            and node.text
            and len(node.text) <= MOST
        ):
            try:
                value = json.loads(node.text)
            except (ValueError, RecursionError):
                continue
            yield from (thing for thing in _things(value) if _is_article(thing))


def _things(value: Any) -> list[dict[str, Any]]:
    """The objects of a JSON-LD block: one, a list, or a graph."""
    if isinstance(value, dict) and isinstance(value.get("@graph"), list):
        value = value["@graph"]
    return [thing for thing in (value if isinstance(value, list) else [value]) if isinstance(thing, dict)]


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(isinstance(k, str) and k.casefold() in ARTICLES for k in (kinds if isinstance(kinds,
    list) else [kinds]))
