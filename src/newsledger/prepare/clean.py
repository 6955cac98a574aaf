"""Cleaning: what in a text is the report, and what is the page round it. Marks; never cuts."""

from __future__ import annotations

from collections.abc import Iterable

from newsledger.core.findings import Finding, Outcome
from newsledger.core.reports import Raw, Report, Span, report_id
from newsledger.prepare import agencies, given, outlets
from newsledger.prepare.blocks import Block, blocks
from newsledger.prepare.captions import opening
from newsledger.prepare.comments import comments
from newsledger.prepare.furniture import stamped, trailing
from newsledger.prepare.layout import Layout, laid_out
from newsledger.prepare.thanks import thanks

SENTENCE = 12  # words of a line that is no headline and can hold a sentence of the story, though it ends without a stop


def clean(raw: Raw) -> Outcome[Report]:
    """The report that a raw document holds, with its title, outlet, agencies and date as given, and its boilerplate
    marked; none, and a finding, where there is no text at all.

    >>> text = "Bridge falls\\n\\nBy Jo Doe\\n\\nA bridge fell on two parked cars on Monday.\\n"
    >>> clean(Raw(name="a", where="a.txt", text=text)).items[0].boilerplate
    (Span(start=14, end=23),)
    """
    read = blocks(raw.text)
    if not read:
        message = "holds no text; give the report's words, or leave it out"
        return Outcome((), (Finding(level="error", where=raw.where, message=message),))
    layout = laid_out(raw.text, read, title=raw.title)
    marked = [read[i] for i in sorted(layout.furniture)]
    credited = agencies.agencies(raw.text, read, layout.furniture, lead=layout.lead)
    published, doubts = given.published(raw.published, where=raw.published_in or raw.where, url=raw.url)
    if layout.other:
        message = "has no word of its title in its text, which is read as site furniture alone; give the report's text"
        doubts = (*doubts, Finding(level="warning", where=raw.where, message=message))
    report = Report(
        id=report_id(raw),
        name=raw.name,
        text=raw.text,
        title=raw.title or _title(read, layout),
        title_span=_title_span(read, layout) if layout.titled else None,
        outlet=raw.outlet or outlets.named(marked, head=_head(read, layout)),
        url=raw.url,
        given=published,
        agencies=tuple(dict.fromkeys(c.agency for c in credited)),
        agency_credits=agencies.spans(credited),
        boilerplate=_merged(raw.text, _boilerplate(raw, read, layout)),
    )
    return Outcome((report,), doubts)


def _boilerplate(raw: Raw, read: tuple[Block, ...], layout: Layout) -> Iterable[Span]:
    """All that is the page's and not the report's, as each part of it is found."""
    yield from _runs(read, layout.furniture)
    yield from _openings(read, layout)
    yield from _endings(read, layout)
    yield from _outside(raw, read, layout)
    yield from comments(raw.text)
    yield from thanks(raw.text)


def _title(read: tuple[Block, ...], layout: Layout) -> str | None:
    return None if layout.headline is None else read[layout.headline].text


def _head(read: tuple[Block, ...], layout: Layout) -> int:
    """Where the report itself begins: at its headline, or at its first paragraph."""
    first = layout.lead if layout.headline is None else layout.headline
    return read[first].start if first < len(read) else read[-1].end


def _title_span(read: tuple[Block, ...], layout: Layout) -> Span | None:
    if layout.headline is None:
        return None
    return Span(start=read[layout.headline].start, end=read[layout.headline].end)


def _runs(read: tuple[Block, ...], marked: frozenset[int]) -> Iterable[Span]:
    """A span for each run of furniture blocks that stand together."""
    begun = None
    for i, block in enumerate(read):
        if i in marked and begun is None:
            begun = block.start
        if i in marked and i + 1 not in marked and begun is not None:
            yield Span(start=begun, end=block.end)
            begun = None


def _openings(read: tuple[Block, ...], layout: Layout) -> Iterable[Span]:
    """Captions with which a paragraph of the story begins."""
    for i, block in enumerate(read):
        ends = opening(block) if i not in layout.furniture else None
        if ends is not None:
            yield Span(start=block.start, end=block.start + ends)


def _endings(read: tuple[Block, ...], layout: Layout) -> Iterable[Span]:
    """Picture credits and notices that close a paragraph of the story."""
    for i, block in enumerate(read):
        told = block.prose or block.words >= SENTENCE
        if i in layout.furniture:
            continue
        if i == layout.headline:
            begins = stamped(block) or outlets.site(block)
        else:
            begins = trailing(block) if told else None
        if begins is not None:
            yield Span(start=block.start + begins, end=block.end)


def _outside(raw: Raw, read: tuple[Block, ...], layout: Layout) -> Iterable[Span]:
    """What the page's own structure puts outside its main content, the headline excepted."""
    head = _title_span(read, layout)
    return (s for s in raw.page_furniture if head is None or s.end <= head.start or s.start >= head.end)


def _merged(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()):
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        elif span.start < span.end:
            merged.append(span)
    return tuple(merged)
