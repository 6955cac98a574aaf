"""Figures: the numbers that a report gives for the world, each as a claim (docs/record.md)."""

from __future__ import annotations

from dataclasses import replace

from newsledger.core.claims import Claim, Figure
from newsledger.core.pages import Page
from newsledger.extract.counts import counts
from newsledger.extract.idle import is_idle
from newsledger.extract.matters import in_matter, matters
from newsledger.extract.measures import measured
from newsledger.extract.moods import modality_of
from newsledger.extract.parts import told_whole
from newsledger.extract.placed import Count, listed
from newsledger.extract.sums import summed
from newsledger.extract.terms import PEOPLE_MEASURES, Measured, is_person
from newsledger.extract.totals import is_total

_VERSION = 1


def figures(page: Page) -> tuple[Claim, ...]:
    """Every figure of a page, in order of place. Speaker, place, time and happening are left to the scope."""
    found, wholes = _read(page, tuple(counts(page)))
    wholes = summed(found, wholes)
    found = [
        _as_part(figure, found[whole]) if whole is not None else figure
        for figure, whole in zip(found, wholes, strict=True)
    ]
    found = _shared_state(page, found)
    modalities = [modality_of(page, figure) for figure in found]
    totals: dict[int, bool | None] = {}
    for i in sorted(range(len(found)), key=lambda i: wholes[i] is not None):
        above = wholes[i]
        shared = totals.get(above) if above is not None and found[above].measure == found[i].measure else None
        totals[i] = is_total(page, found[i], modalities[i], shared, None if above is None else found[above])
    kept = {i for i, figure in enumerate(found) if not is_idle(page, figure)}
    return tuple(
        _claim(
            page, found[i], found[w] if (w := wholes[i]) is not None and w in kept else None, totals[i], modalities[i]
        )
        for i in sorted(kept)
    )


def _read(page: Page, told: tuple[Count, ...]) -> tuple[list[Measured], list[int | None]]:
    """The counts with their measures and the wholes that words tell, by their place in the list."""
    found: list[Measured] = []
    wholes: list[int | None] = []
    about = matters(page)
    for i, count in enumerate(told):
        at = told_whole(page, told, i, found, wholes)
        whole = None if at is None else found[at] if at < i else measured(page, told[at], found)
        found.append(in_matter(page, measured(page, count, found, whole), about))
        wholes.append(at)
    return _outlived(_freed_from(found, wholes), wholes), wholes


def _freed_from(found: list[Measured], wholes: list[int | None]) -> list[Measured]:
    """ "Freed eight of the nineteen nurses": those of whom some are freed were held."""
    made = list(found)
    for i, at in enumerate(wholes):
        if at is None or at < i or found[at].how != "class" or found[at].measure not in ("affected", "personnel"):
            continue
        verb, held = found[i].verb, found[i].measure == "rescued" and found[i].count.head.dep == "dobj"
        if held and verb is not None and verb.lemma in ("free", "release"):
            made[at] = replace(found[at], measure="abducted", how="whole")
    return made


def _outlived(found: list[Measured], wholes: list[int | None]) -> list[Measured]:
    """ "Four were shot, one fatally": those struck, of whom some are dead, are not all hurt."""
    made = list(found)
    for i, at in enumerate(wholes):
        if at is None or at > i or (found[i].measure, found[at].measure) != ("killed", "injured"):
            continue
        verb = found[at].verb
        apart = found[i].count.word.sentence - found[at].count.word.sentence
        if found[at].how == "verb" and not apart and verb is not None and verb.lemma in listed("struck", "verbs"):
            made[at] = replace(found[at], measure="affected")
    return made


def _as_part(figure: Measured, whole: Measured) -> Measured:
    """A part of which nothing is said for itself met the fate of the whole."""
    if figure.how not in ("class", "none", "earlier") or whole.measure not in PEOPLE_MEASURES:
        return figure
    if figure.noun is not None and figure.count.noun is not None and not is_person(figure.noun):
        return figure
    return replace(figure, measure=whole.measure, how="part")


def _shared_state(page: Page, found: list[Measured]) -> list[Measured]:
    """A state said once for a list, at its end: "four cooks, two drivers and a pilot dead"."""
    made = list(found)
    for i in range(len(found) - 2, -1, -1):
        figure, after = made[i], made[i + 1]
        if figure.how not in ("class", "none") or figure.count.noun is None:
            continue
        joined = after.how == "verb" and after.count.noun is not None and after.count.noun.dep == "conj"
        if after.how not in ("state", "shared") and not joined:
            continue
        between = page.tokens[figure.count.noun.i + 1 : after.count.first]
        if (
            between
            and len(between) < 3
            and all(t.norm in (",", "and", "or") for t in between)
            and is_person(figure.count.noun)
        ):
            made[i] = replace(figure, measure=after.measure, how="shared")
    return made


def _claim(page: Page, figure: Measured, whole: Measured | None, total: bool | None, modality: str) -> Claim:
    count, number = figure.count, figure.count.number
    title = page.report.title_span
    return Claim(
        id=_ident(page, count),
        cite=page.report.cite(count.start, count.end),
        sentence=page.cite_sentence(count.word),
        modality=modality,
        rule=f"figures.{figure.measure}@{_VERSION}",
        body=Figure(
            measure=figure.measure,
            counted=_counted(page, figure),
            low=number.low,
            high=number.high,
            value=number.value,
            unit=number.unit,
            subset=_subset(figure),
            total=total,
            part_of=_ident(page, whole.count) if whole else None,
            numberless=number.form == "lost",
        ),
        headline=title is not None and title.start <= count.start < title.end,
    )


def _ident(page: Page, count: Count) -> str:
    return f"{page.report.id}:f{count.start}-{count.end}"


def _counted(page: Page, figure: Measured) -> str:
    """The counted thing in the report's words, or the unit."""
    if figure.count.number.unit:
        return figure.count.number.unit
    noun = figure.noun
    whom = page.report.text[figure.count.number.at : figure.count.number.to].lower()
    if whom in ("no one", "no-one", "nobody", "not one") and figure.count.whole is None:
        return "people"
    if noun is None:
        return "people" if figure.measure in PEOPLE_MEASURES else ""
    first = noun.i
    while first - 1 > figure.count.last and page.tokens[first - 1].dep in ("amod", "compound", "nmod") and first > 0:
        if page.tokens[first - 1].norm == "strong":
            break  # "a 2,000 strong police force"
        first -= 1
    return page.report.text[page.tokens[first].start : noun.end]


def _subset(figure: Measured) -> str | None:
    """The part of the people that is counted, null for people at large."""
    noun = figure.noun
    if figure.measure not in PEOPLE_MEASURES or noun is None or not is_person(noun):
        return None
    return None if noun.lemma in listed("plain", "words") else noun.lemma
