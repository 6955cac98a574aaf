"""Reports: the texts as received, and the citations that everything else rests on."""

from __future__ import annotations

from newsledger.core.ids import digest
from newsledger.core.nouns import Noun


class Raw(Noun, frozen=True, kw_only=True):
    """A document as it was read from a file, a row or a stream: nothing cleaned, nothing guessed.

    `name` is the file's name without its ending, or the row's own id. `text` is the decoded text, unchanged; for a web
    page it is the page's visible text, one block a line, and `page_furniture` are the spans of it that lie outside the
    page's main content. `where` is for messages only ("folder/a.jsonl.gz#12"), never part of an identity, and so is
    `published_in`, the listing and its line where that gives the date. The other
    fields are as the input gives them, null where it does not.
    """

    name: str
    where: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_in: str | None = None
    page_furniture: tuple[Span, ...] = ()


class Span(Noun, frozen=True, kw_only=True, order=True):
    """A stretch of a text in Unicode code points, end exclusive."""

    start: int
    end: int


class Citation(Noun, frozen=True, kw_only=True, order=True):
    """Words of a report in their place. Made only by `Report.cite`, so that `quote == text[start:end]` always."""

    report: str
    start: int
    end: int
    quote: str


class Report(Noun, frozen=True, kw_only=True):
    """One published text, as received, with what its own input and text tell about it.

    `id` is the name and a digest of source and text, so that the same words from two outlets are two reports.
    `given` is the publication time that the metadata states, EDTF, else null; the working date of a report is a
    `Dating`, worked out over its story. `boilerplate` are the spans that no claim is read from. `agencies` are the
    wire agencies that the text credits, `agency_credits` the words that do. `title_span` is where the headline stands
    in the text, if it does.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    url: str | None = None
    given: str | None = None
    agencies: tuple[str, ...] = ()
    agency_credits: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()

    def cite(self, start: int, end: int) -> Citation:
        """The words at [start, end). Raises ValueError where that is no stretch of the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}-{end} is no stretch of report {self.id}, which has {len(self.text)} characters")
        return Citation(report=self.id, start=start, end=end, quote=self.text[start:end])


CREDITED_WITHIN = 200  # characters: an agency's credit stands in the dateline or in the last line of its text


def wire_of(report: Report) -> str | None:
    """The agency whose text a report is: the one that it credits at its head or its end; null for an outlet's own.

    One that is only cited ("told Reuters") within an outlet's text is a source of that sentence, not of the report; one
    without any words of credit is told by the user's settings.
    """
    ends, spans = (CREDITED_WITHIN, len(report.text) - CREDITED_WITHIN), report.agency_credits
    credited = not spans or any(span.end <= ends[0] or span.start >= ends[1] for span in spans)
    return report.agencies[0] if len(report.agencies) == 1 and credited else None


def report_id(raw: Raw) -> str:
    """The id of the report that a raw document becomes: readable, and the same wherever its folder lies."""
    return f"{raw.name}-{digest(raw.url or raw.outlet or '', raw.name, raw.text)}"


class Dating(Noun, frozen=True, kw_only=True):
    """When a report was published, as well as can be told. `published` is EDTF or null.

    `basis` is "given" (metadata), "stated" (the text says so), "inferred" (worked out), or null; `reason` says how, in
    a sentence, and `evidence` cites the words that it was worked out from. `weekday` is that of publication (Monday is
    0), null where it is not known: it can be known where the year, or the date, is not. `step`: days after the story's
    first report, given only where the date cannot be told but the order can.
    """

    report: str
    published: str | None
    basis: str | None
    reason: str
    evidence: tuple[Citation, ...] = ()
    weekday: int | None = None
    step: int | None = None


class Copy(Noun, frozen=True, kw_only=True):
    """One report repeats another in the main: a wire copy or a reprint. `original` is the earlier or the fuller."""

    report: str
    original: str
    score: float
    reason: str


class Story(Noun, frozen=True, kw_only=True):
    """The reports of one unfolding crisis, in order of id; its own `id` is made from the first of theirs."""

    id: str
    reports: tuple[str, ...]
