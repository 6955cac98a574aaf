"""People's judgements as they stand, and what they do to readings and reports before the books are worked out.

A judgement stands unless one that stands replaces it. To undo a judgement is to give another, which replaces it; so
undoing the undoing brings it back, and what it had replaced goes again. Of judgements on one thing the latest stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from newsledger.core import edtf
from newsledger.core.claims import Claim, Figure, Mention, Reading
from newsledger.core.ids import digest
from newsledger.core.judgements import Judgement
from newsledger.core.reports import Citation, Dating, Report, Span


def made(verdict: str, a: str, b: str = "", *, kind: str, why: str, by: str, at: str,
         replaces: str | None = None) -> Judgement:  # fmt: skip
    """A person's judgement; its id depends on all that it says."""
    ident = "j" + digest(verdict, kind, a, b, why, by, at, replaces or "")
    return Judgement(id=ident, kind=kind, a=a, b=b, verdict=verdict, score=1.0, reason=why, by=by, at=at,
                     replaces=replaces)  # fmt: skip


def standing(judged: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that stand, in order of id, whatever the order in which they come."""
    by_id = {judgement.id: judgement for judgement in judged}
    last: dict[object, Judgement] = {}
    for judgement in sorted((by_id[i] for i in effective(by_id.values())), key=lambda j: (j.at or "", j.id)):
        if judgement.verdict != "undone":
            last[subject(judgement)] = judgement
    return tuple(sorted(last.values(), key=lambda j: j.id))


def effective(judged: Iterable[Judgement]) -> set[str]:
    """The ids of those that none which is itself effective replaces; worked out from the newest back."""
    by_id = {judgement.id: judgement for judgement in judged}
    rivals: dict[str, list[str]] = defaultdict(list)  # a judgement -> those that replace it
    open_rivals = dict.fromkeys(by_id, 0)
    for judgement in by_id.values():
        if judgement.replaces is not None and judgement.replaces in by_id:
            rivals[judgement.replaces].append(judgement.id)
            open_rivals[judgement.replaces] += 1
    ready = [ident for ident, count in open_rivals.items() if not count]
    found: set[str] = set()
    while ready:
        ident = ready.pop()
        if found.isdisjoint(rivals[ident]):
            found.add(ident)
        replaced = by_id[ident].replaces
        if replaced is not None and replaced in by_id:
            open_rivals[replaced] -= 1
            if not open_rivals[replaced]:
                ready.append(replaced)
    return found


def subject(judgement: Judgement) -> object:
    """What a judgement is on: two judgements on one thing cannot both stand."""
    if judgement.verdict in ("wrong", "dated", "undone"):
        return judgement.verdict, judgement.a
    if is_place(judgement.b):
        return "placed", judgement.a
    return frozenset((judgement.a, judgement.b))


def is_place(ident: str) -> bool:
    """Whether an id is that of a place in a gazetteer, or of a point of the map, no mention."""
    return ident.startswith(("geonames:", "country:", "overlay:", "at:"))


def reports_of(judgement: Judgement) -> frozenset[str]:
    """The ids of the reports that a judgement speaks of."""
    if judgement.verdict == "dated":
        return frozenset((judgement.a,))
    return frozenset(end.rpartition(":")[0] for end in (judgement.a, judgement.b) if ":" in end and not is_place(end))


def withdrawn(judged: Iterable[Judgement]) -> frozenset[str]:
    """The claims that standing judgements say were misread."""
    return frozenset(j.a for j in judged if j.verdict == "wrong")


def without(reading: Reading, wrong: Collection[str]) -> Reading:
    """The reading less the claims that are withdrawn; what pointed to them points to nothing."""
    if not wrong or not any(claim.id in wrong for claim in reading.claims):
        return reading
    return replace(reading, claims=tuple(_freed(c, wrong) for c in reading.claims if c.id not in wrong))


def outside(reading: Reading, spans: Sequence[Span]) -> Reading:
    """The reading less all that it found within stretches of the text which are the page's and not the report's."""

    def is_in(cite: Citation) -> bool:
        return any(span.start <= cite.start and cite.end <= span.end for span in spans)

    gone = frozenset(m.id for m in reading.mentions if is_in(m.cite))
    mentions = tuple(replace(m, same_as=m.same_as if m.same_as not in gone else None,
                             inside=m.inside if m.inside not in gone else None)
                     for m in reading.mentions if m.id not in gone)  # fmt: skip
    reading = without(reading, frozenset(c.id for c in reading.claims if is_in(c.cite)))
    return replace(reading, mentions=mentions, times=tuple(t for t in reading.times if not is_in(t.cite)))


def _freed(claim: Claim, wrong: Collection[str]) -> Claim:
    if claim.about in wrong:
        claim = replace(claim, about=None)
    if isinstance(claim.body, Figure) and claim.body.part_of in wrong:
        claim = replace(claim, body=replace(claim.body, part_of=None))
    return claim


def as_dated(report: Report, judged: Iterable[Judgement]) -> Report:
    """The report with the time that a person gives it, where one does; what was received stays as it is in the file."""
    given = next((j.b for j in judged if j.verdict == "dated" and j.a == report.id and edtf.valid(j.b)), None)
    return report if given is None else replace(report, given=given)


def with_reason(dating: Dating, report: Report, judged: Iterable[Judgement]) -> Dating:
    """The dating of a report that a person has dated, with who says so, why, and what the report itself gave."""
    told = next((j for j in judged if j.verdict == "dated" and j.a == dating.report), None)
    if told is None:
        return dating
    own = f" Its metadata gives {report.given}." if report.given else ""
    return replace(dating, reason=f"{told.by} dates it: {told.reason}.{own}")


def found_again(judged: Iterable[Judgement], readings: Iterable[Reading]) -> tuple[Judgement, ...]:
    """Judgements of mentions and claims that better rules read a little otherwise: now of those that overlap them most.

    One that no longer has any like it keeps its words, and does nothing.
    """
    nouns: dict[str, list[Mention | Claim]] = {r.report: [*r.mentions, *r.claims] for r in readings}
    known = {noun.id for held in nouns.values() for noun in held}

    def now(ident: str) -> str:
        report = ident.rpartition(":")[0]
        if ident in known or report not in nouns:
            return ident
        return _overlapping(ident, nouns[report]) or ident

    return tuple(j if j.verdict == "dated" else replace(j, a=now(j.a), b=now(j.b)) for j in judged)


def _overlapping(ident: str, nouns: Iterable[Mention | Claim]) -> str | None:
    """The id of the noun of the same letter that shares most characters with the span of an id; null for none."""
    letter, start, end = span_of(ident)
    shared = [(min(end, noun.cite.end) - max(start, noun.cite.start), noun.id) for noun in nouns
              if span_of(noun.id)[0] == letter]  # fmt: skip
    best = max(shared, key=lambda pair: (pair[0], pair[1]), default=(0, ""))
    return best[1] if best[0] > 0 else None


def span_of(ident: str) -> tuple[str, int, int]:
    """The letter and the offsets in the id of a mention or a claim; an empty letter where there are none.

    >>> span_of("post-1a2b3c4d:f64-75")
    ('f', 64, 75)
    """
    last = ident.rpartition(":")[2]
    ends = last[1:].partition(".")[0].split("-")
    if not last[:1].isalpha() or len(ends) < 2 or not all(end.isdigit() for end in ends):
        return "", 0, 0
    return last[0], int(ends[0]), int(ends[1])
