"""Web pages: their visible text, one block a line, what lies outside the main content, and what their head says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html

from newsledger.core.findings import Finding
from newsledger.core.nouns import Noun
from newsledger.core.reports import Raw, Span
from newsledger.read import faults
from newsledger.read.decoding import Undecodable, decoded, sound
from newsledger.read.limits import Limits
from newsledger.read.pagehead import head_of

UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "datalist",
        "textarea",
        "head",
        "audio",
        "video",
        "canvas",
        "map",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "td",
        "th",
        "button",
    ]
)
ASIDE = frozenset(["nav", "footer", "aside", "form", "button", "figcaption", "menu", "dialog"])
HEADINGS = frozenset(("h1", "h2", "h3"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.I)
RUN = 3  # words in a row that a block must share with the main content
SHARED = 0.6  # of its runs


class Line(Noun, frozen=True, kw_only=True):
    """A block of the page's visible text: its words, whether a heading, whether in navigation, a caption, a form."""

    text: str
    heading: bool
    aside: bool


def page(held: bytes, *, name: str, where: str, limits: Limits) -> Iterator[Raw | Finding]:
    """The raw document that a web page holds, with findings about it. Nothing on the page is run or fetched."""
    try:
        source, doubt = _source(held)
    except Undecodable as error:
        yield faults.unread(where, str(error))
        return
    tree, broken = _tree(source)
    lines = tuple(_lines(tree)) if tree is not None else ()
    if tree is None or not lines:
        yield faults.unread(where, "is a web page with no visible text; save the report's text instead")
        return
    text = "\n".join(line.text for line in lines)
    long = faults.too_long(text, where=where, limits=limits)
    if long is not None:
        yield long
        return
    if doubt:
        yield faults.doubtful(where, doubt)
    if broken:
        yield faults.doubtful(where, "is nested deeper than a web page can be; only a part of it could be read")
    head = head_of(tree)
    main = _main_content(source) if len(source) <= limits.judged and not broken else None
    yield Raw(name=name, where=where, text=text, title=head.title, outlet=head.outlet, url=head.url,
              published=head.published, page_furniture=_outside(lines, main, head.title))  # fmt: skip


def _source(held: bytes) -> tuple[str, str | None]:
    """The page as text, by its byte order mark, the encoding that it names, UTF-8 or Windows-1252."""
    named = CHARSET.search(held[:4096])
    if (
        named
        and named[1].lower() not in (b"utf-8", b"utf8")
        and not held.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    ):
        try:
            return sound(held.decode(named[1].decode("ascii")))[0], None
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # it names an encoding that it is not in; the usual order decides
    text, doubt = decoded(
        held.replace(b"\0", b"\xef\xbf\xbd") if not held.startswith((b"\xff\xfe", b"\xfe\xff")) else held
    )
    return sound(text.removeprefix("\ufeff"))[0], doubt


def _tree(source: str) -> tuple[html.HtmlElement | None, bool]:
    """(the page as a tree, or null where there is none; whether it was nested too deeply to be read whole)."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None, False
    return tree, any("depth" in error.message.lower() for error in parser.error_log)


def _lines(tree: html.HtmlElement) -> Iterator[Line]:
    """The blocks of a page in order. Walks without recursion, so that depth costs nothing."""
    held: list[str] = []
    aside = heading = unseen = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        hides = tag in UNSEEN or _is_hidden(node)
        if tag not in INLINE:
            yield from _flush(held, heading=heading > 0, aside=aside > 0)
        elif tag in ("td", "th"):
            held.append(" ")
        if event == "start":
            unseen += hides
            aside += tag in ASIDE
            heading += tag in HEADINGS
            if not unseen and node.text:
                held.append(node.text)
        else:
            unseen -= hides
            aside -= tag in ASIDE
            heading -= tag in HEADINGS
            if not unseen and node.tail:
                held.append(node.tail)
    yield from _flush(held, heading=False, aside=False)


def _is_hidden(node: html.HtmlElement) -> bool:
    return node.get("hidden") is not None or bool(HIDDEN.search(node.get("style") or ""))


def _flush(held: list[str], *, heading: bool, aside: bool) -> Iterator[Line]:
    """The line that the pieces make, white space single; none where they are blank. Empties the pieces."""
    words = " ".join("".join(held).split())
    held.clear()
    if words:
        yield Line(text=words, heading=heading, aside=aside)


def _main_content(source: str) -> str | None:
    """The words of the page's main content as trafilatura finds it; null where it finds none."""
    try:
        found = trafilatura.extract(source, include_comments=False, include_tables=True, output_format="txt")
    except (RecursionError, ValueError, etree.LxmlError):
        return None
    return found if isinstance(found, str) and found.strip() else None


def _outside(lines: tuple[Line, ...], main: str | None, title: str | None) -> tuple[Span, ...]:
    """Spans of the text outside the main content: what it lacks, and what the page itself sets aside."""
    inside = _shared(lines, main) if main else [not line.aside for line in lines]
    first = inside.index(True) if True in inside else 0
    last = len(inside) - 1 - inside[::-1].index(True) if True in inside else len(inside) - 1
    spans: list[Span] = []
    start = 0
    for i, line in enumerate(lines):
        kept = not line.aside and (inside[i] or _is_title(line, title) or (first < i < last and _is_prose(line)))
        if not kept and True in inside:
            spans.append(Span(start=start, end=start + len(line.text)))
        start += len(line.text) + 1
    return tuple(spans)


def _is_title(line: Line, title: str | None) -> bool:
    return line.heading and title is not None and (line.text in title or title in line.text)


def _is_prose(line: Line) -> bool:
    """A sentence or more: the search for main content drops one now and then."""
    return len(line.text.split()) >= 12 and line.text.rstrip("\"'”’)").endswith((".", "!", "?"))


def _shared(lines: tuple[Line, ...], main: str) -> list[bool]:
    """For each line, whether most of its runs of words stand in the main content. Linear in both."""
    words = _plain(main)
    runs = set(zip(*(words[n:] for n in range(RUN)), strict=False))
    short = {" ".join(_plain(line)) for line in main.splitlines()}
    found = []
    for line in lines:
        own = _plain(line.text)
        if len(own) < RUN:
            found.append(" ".join(own) in short)
        else:
            its = list(zip(*(own[n:] for n in range(RUN)), strict=False))
            found.append(sum(run in runs for run in its) >= SHARED * len(its))
    return found


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
