"""Figures set apart: those that their own report makes part of another incident than the one it is mainly about.

Two signs are read. One voice gives one toll: a greater number further down, told of another happening, is another's.
And a killing dated to another day than an incident of a single day, told as a happening of its own, is no part of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from newsledger.core import edtf
from newsledger.core.claims import Claim, Happening
from newsledger.core.lexicon import words
from newsledger.reconcile.attached import Attached

GREATER = 1.15  # times: by which a number must pass the report's own toll
PART = 0.3  # of the middle one of the numbers that reports give first
ALIKE = 0.15  # of the number: two reports' numbers for one thing past
LASTING = frozenset(("riot", "clash", "health", "displacement", "protest", "coerce"))  # types that take days
SINGLE = frozenset(("assault", "crime", "clash", "riot"))  # happenings that have their own dead
HARMED = frozenset(("killed", "injured", "missing"))
_WORD = re.compile(r"[^\W\d_]+")


def set_apart(figures: Sequence[Attached], claims: Mapping[str, Claim], days: Mapping[str, str | None],
              types: Mapping[str, str], told: Mapping[str, Iterable[str]], *,
              beside: Set[str] = frozenset()) -> list[Attached]:  # fmt: skip
    """The figures, those of another incident taken from the one they were attached to.

    `days`, `types` and `told`: incident id -> its time, its type, the claims that tell of it. `beside`: happening
    claims that tell of an event which a report only names beside its own.
    """
    figures = _on_other_days(figures, claims, days, types, told)
    other = frozenset(_of_lookalikes(figures, beside))
    apart = frozenset(_greater(figures, claims)) | other
    past = [f for f in figures if f.era and f.body.value]
    figures = [replace(f, struck=_named(claims[f.claim.about or ""])) if f.claim.id in other else f for f in figures]
    return [_with_the_past(f, past) if f.claim.id in apart else f for f in figures]


def _named(event: Claim) -> str:
    """Why a figure told of a look-alike is none of the story's."""
    said = event.sentence.quote[event.cite.start - event.sentence.start :]
    if isinstance(event.body, Happening):
        said = said[: event.body.trigger.end - event.cite.start]
    return (f"it is told of another event, \"{' '.join(said.split())}\". If that is the story's own: "
            f"newsledger judge LEDGER wrong {event.id}")  # fmt: skip


def _of_lookalikes(figures: Iterable[Attached], beside: Set[str]) -> Iterator[str]:
    """The claims of numbers that are told of a look-alike alone, and of nothing else of these days."""
    now = [f for f in figures if f.body.measure in HARMED and not f.era]
    own = {(f.body.measure, f.body.value) for f in now if f.claim.about not in beside}
    for figure in now:
        if figure.claim.about in beside and (figure.body.measure, figure.body.value) not in own:
            yield figure.claim.id


def _greater(figures: Iterable[Attached], claims: Mapping[str, Claim]) -> Iterable[str]:
    """The claims of numbers that pass their report's own toll, given first and in the same voice."""
    told: dict[tuple[str, str], list[Attached]] = defaultdict(list)
    for figure in figures:
        if is_own_toll(figure):
            told[figure.claim.report, figure.body.measure].append(figure)
    leads = defaultdict(set)
    for (report, measure), found in told.items():
        found.sort(key=lambda f: f.claim.cite.start)
        leads[measure, found[0].body.value].add(report)
    for (report, measure), (lead, *others) in told.items():
        if _is_part(lead, [value for (kind, value) in leads if kind == measure]):
            continue
        for figure in others:
            claim, value = figure.claim, figure.body.value or 0.0
            elsewhere = leads.get((measure, figure.body.value), set()) - {report}
            other = claim.about in claims and claim.about != lead.claim.about
            if (value > GREATER * (lead.body.value or 0.0) and other and not elsewhere and not is_growing(claim)
                    and claim.sentence.start != lead.claim.sentence.start):  # fmt: skip
                yield claim.id


def _is_part(lead: Attached, leads: Sequence[float | None]) -> bool:
    """Whether the first toll that a report gives is far below what others give first: it is one of a part."""
    numbers = sorted(value or 0.0 for value in leads)
    return (lead.body.value or 0.0) < PART * numbers[len(numbers) // 2]


def is_own_toll(figure: Attached) -> bool:
    """Whether a figure is a toll of all, in the report's own voice and in its text."""
    claim, body = figure.claim, figure.body
    return (body.measure in HARMED and body.total is not False and bool(body.value) and not figure.part
            and not figure.era and claim.said_by is None and not claim.headline
            and claim.modality in ("happened", "ongoing"))  # fmt: skip


def is_growing(claim: Claim) -> bool:
    """Whether its sentence speaks of a toll that grows or adds up."""
    return not words("counted", "growing").isdisjoint(_WORD.findall(claim.sentence.quote.lower()))


def _with_the_past(figure: Attached, past: Iterable[Attached]) -> Attached:
    """A figure of another incident: with another report's number for something past that is about the same."""
    value = figure.body.value or 0.0
    near = [f for f in past if f.body.measure == figure.body.measure and f.part == figure.part
            and abs((f.body.value or 0.0) - value) <= ALIKE * value]  # fmt: skip
    if not near:
        return replace(figure, incident=None, homeless=True)
    best = min(near, key=lambda f: (abs((f.body.value or 0.0) - value), f.claim.id))
    return replace(figure, incident=best.incident, era=best.era)


def _on_other_days(figures: Sequence[Attached], claims: Mapping[str, Claim], days: Mapping[str, str | None],
                   types: Mapping[str, str], told: Mapping[str, Iterable[str]]) -> list[Attached]:  # fmt: skip
    """Killings on another day than their incident's one day, as happenings of that day; and what repeats them.

    Their incident is the one of that day that their report tells of nearest to them; without any none is known.
    """
    apart: dict[tuple[str, str, float | None], tuple[str, str | None]] = {}
    on_day = _by_day(told, claims, days, types)
    for figure in figures:
        day = _other_day(figure, days, types)
        about = claims.get(figure.claim.about or "")
        body = about.body if about else None
        if day and isinstance(body, Happening) and body.type in SINGLE and not is_growing(figure.claim):
            report, at = figure.claim.report, figure.claim.cite.start
            near = min(on_day.get((report, day), ()), key=lambda found: (abs(found[0] - at), found[1]), default=None)
            apart[report, figure.body.measure, figure.body.value] = day, near[1] if near else None
    made = []
    for figure in figures:
        day, home = apart.get((figure.claim.report, figure.body.measure, figure.body.value), (None, None))
        if day is None or figure.era or _day(figure.time) not in (day, None):
            made.append(figure)
        else:
            made.append(replace(figure, incident=home, era="" if home else day, homeless=True))
    return made


def _by_day(told: Mapping[str, Iterable[str]], claims: Mapping[str, Claim], days: Mapping[str, str | None],
            types: Mapping[str, str]) -> Mapping[tuple[str, str], list[tuple[int, str]]]:  # fmt: skip
    """Report and day -> where the report tells of incidents of that day that have their own dead, and which."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for ident, rests_on in told.items():
        day = _day(days[ident]) if types[ident] in SINGLE else None
        for claim in (claims[c] for c in rests_on if day):
            found[claim.report, day or ""].append((claim.cite.start, ident))
    return found


def _other_day(figure: Attached, days: Mapping[str, str | None], types: Mapping[str, str]) -> str | None:
    """The day that a figure's words date it to, where that is later than the one day of its incident."""
    own, incident = _day(figure.time), figure.incident
    framed = figure.claim.when is None or figure.claim.when.reading.split(":")[0] not in ("weekday", "day", "monthday")
    if own is None or framed or incident is None or figure.body.measure not in HARMED or types[incident] in LASTING:
        return None
    day = _day(days[incident])
    return own if day is not None and own > day else None


def _day(time: str | None) -> str | None:
    return edtf.day_of(time.rstrip("?~%")) if time and edtf.valid(time) and ".." not in time else None
