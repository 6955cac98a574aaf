"""Every line of briefs looked up in the words that it cites: its numbers and names must stand there.

    python bench/supported.py brief.html ...            pages that are there
    python bench/supported.py --seeds --cases           pages made now, of what is under NEWSLEDGER_BENCH
    python bench/supported.py --gva 300 [--seed N]      of so many incidents of the archive, each with its pages

It reads the finished page and nothing else: a line is an element with `data-l`, the numbers of its citations, and each
is cut anew from the report's text as the page holds it. Names that were worked out (`data-r`: a place, a person) must
stand in one of the page's reports, or be a country's usual name; what the gazetteer tells (`data-g`) is of no report.
What the program counts itself (`data-count`) has citations. Everything else on the page may hold no number and no name
besides the program's own words: those of its strings file, dates, ids, and what is told of sources (`data-s`).
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

from archive import keep, sample

import newsledger
from newsledger.core.clock import WEEKDAYS
from newsledger.core.lexicon import lexicon
from newsledger.core.names import country_name
from newsledger.core.support import unsupported
from newsledger.publish.brief import brief

SHARED = Path(os.environ.get("NEWSLEDGER_BENCH", Path(__file__).resolve().parents[2] / "shared"))
VOID = frozenset(("meta", "br", "input", "link", "img", "hr"))
DATES = frozenset(("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                   "November", "December", *WEEKDAYS))  # fmt: skip
# Not looked into: code and drawings, choices of the filters, and what is of the program by its class: names of sources,
# ids, numbers of rows, dates.
TAGS = frozenset(("script", "style", "title", "option", "select", "button", "head", "svg", "noscript", "footer", "nav",
                  "dialog"))  # fmt: skip
CLASSES = frozenset(("c", "num", "soft", "settle", "report", "tag", "legend", "n", "w", "facts", "doubt"))
KNOWN = frozenset(("data-l", "data-r", "data-s", "data-g", "data-count", "data-report"))


class Page(HTMLParser):
    """A brief taken apart: its lines with their citations, names worked out, own counts, and all other words."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, list[int]]] = []
        self.names: list[str] = []
        self.counts: list[tuple[str, list[int]]] = []
        self.loose: list[str] = []
        self.texts: dict[int, str] = {}
        self.data: dict[str, Any] = {}
        self._open: list[tuple[str, dict[str, str]]] = []
        self._held: list[list[str]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag not in VOID:
            self._open.append((tag, {name: value or "" for name, value in attrs}))
            self._held.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing, closed at once: nothing is said in it."""

    def handle_data(self, data: str) -> None:
        """Words stand in every element that is open."""
        if self._held:
            inmost = next((n for n, (_, attrs) in enumerate(self._open) if "data-g" in attrs), -1)
            for held in self._held[inmost + 1 :]:  # what the gazetteer tells is no part of the name before it
                held.append(data)
            if not any(self._is_known(tag, attrs) for tag, attrs in self._open) and data.strip():
                self.loose.append(data)

    @staticmethod
    def _is_known(tag: str, attrs: dict[str, str]) -> bool:
        return tag in TAGS or bool(attrs.keys() & KNOWN) or bool(CLASSES & set(attrs.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and those in it that were left open."""
        while self._open:
            name, attrs = self._open.pop()
            text = "".join(self._held.pop())
            self._closed(name, attrs, text)
            if name == tag:
                return

    def _closed(self, tag: str, attrs: dict[str, str], text: str) -> None:
        ident = attrs.get("id", "")
        if re.fullmatch(r"x\d+", ident):
            self.texts[int(ident[1:])] = text
        elif ident == "data":
            self.data = json.loads(text)
        if "data-l" in attrs:
            self.lines.append((" ".join(text.split()), [int(n) for n in attrs["data-l"].split()]))
        if "data-r" in attrs and tag != "select":
            self.names.append(" ".join(text.split()))
        if "data-count" in attrs:
            self.counts.append((text, [int(n) for n in attrs["data-count"].split()]))

    def sentence(self, number: int) -> str:
        """The sentence of a citation, cut from the report's text by its offsets, and whose report it is."""
        report, _, _, first, last, source, *_ = self.data["cites"][number]
        text, label = self.texts[report], self.data["reports"][report][0]
        return f"{text[first:last]} {source} {label}"


def own_words() -> frozenset[str]:
    """The words that the program's strings hold."""
    told = tomllib.loads((files("newsledger.data") / "strings" / "en.toml").read_text(encoding="utf-8"))
    return frozenset(word for section in told.values() for words in section.values()
                     for word in re.findall(r"[^\W_]+", str(words)))  # fmt: skip


def faults(source: str) -> Iterator[str]:
    """What a page says that its citations do not hold."""
    page, own = Page(source), own_words()
    lands = {word for code in lexicon("peoples")["countries"] for word in country_name(code).split()}
    for text, cites in page.lines:
        quotes = [page.sentence(n) for n in cites]
        if not text:
            continue
        if not quotes:
            yield f"no citation: {text[:200]}"
        elif bad := unsupported(text, quotes, own_words=own_connectives()):
            yield f"{', '.join(bad)} not in the cited words of: {text[:200]}"
    told = frozenset(word for text in page.texts.values() for word in re.findall(r"[^\W_]+", text.casefold()))
    for text in dict.fromkeys(page.names):
        names = [b for b in unsupported(f"x {text}", [], own_words=own | lands) if not b.isdigit()]
        names = [name for name in names if not told.issuperset(re.findall(r"[^\W_]+", name.casefold()))]
        if bad := [name for name in names if not any(name in text for text in page.texts.values())]:  # a part of a word
            yield f"name {', '.join(bad)} in no report: {text[:120]}"
    for text, cites in page.counts:
        if not cites:
            yield f"own count without citations: {text}"
    for text in page.loose:
        bad = [b for b in unsupported(f"x {text}", [], own_words=[*own, *DATES]) if not re.fullmatch(r"[\d.,:–-]+", b)]
        if bad:
            yield f"{', '.join(bad)} on the page outside of any line: {text.strip()[:120]}"


def own_connectives() -> tuple[str, ...]:
    """Capitalised words that the program puts before a figure or between two accounts."""
    return ("Nearly", "Accounts", "No", "The", "A")


def pages(asked: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Name and page of every brief that was asked for."""
    for path in asked.pages:
        yield path, Path(path).read_text(encoding="utf-8")
    folders = [SHARED / "seeds"] if asked.seeds else []
    if asked.cases:
        folders += sorted(path / "reports" for path in (SHARED / "cases").glob("*")) or [SHARED / "cases"]
    for folder in folders:
        if not folder.is_dir() or not any(folder.iterdir()):
            print(f"{folder}: skipped, no report is there")
            continue
        yield str(folder), brief(newsledger.build([folder]))
    if asked.gva:
        with tempfile.TemporaryDirectory() as folder:
            docs = Path(folder) / "docs.jsonl.gz"
            keep(docs, sample(asked.gva, asked.seed)["docs.jsonl.gz"])
            ledger = newsledger.build([docs])
        for story in ledger.stories:
            yield story.id, brief(ledger, story=story.id, drawn=False)


def main(arguments: Iterable[str]) -> int:
    """Print what is not supported; 1 where anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--seeds", action="store_true")
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--gva", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    found = looked = lines = 0
    for name, source in pages(parser.parse_args(list(arguments))):
        looked += 1
        lines += len(Page(source).lines)
        for fault in faults(source):
            found += 1
            print(f"{name}: {html.unescape(fault)}")
    print(f"{looked} briefs, {lines} lines, {found} unsupported")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
