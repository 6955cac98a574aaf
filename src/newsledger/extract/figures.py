"""Figures: the numbers that a report gives for the world, each as a claim (RECORD.md, figures.jsonl)."""

from __future__ import annotations

from newsledger.core.claims import CUMULATIVE_MEASURES, Claim, Figure
from newsledger.core.pages import Page
from newsledger.extract.counts import Count, counts
from newsledger.extract.measures import PEOPLE_MEASURES, Measured, is_person, measured
from newsledger.extract.parts import is_total, whole_of

_VERSION = 1
_PLAIN = ("people", "person", "other", "those", "individual", "soul", "life", "human", "victim", "dead", "body", "death",
          "corpse", "fatality", "case", "casualty", "injury", "arrest", "wounded", "injured", "survivor", "hostage",
          "refugee", "detainee", "prisoner", "family", "household", "member")  # fmt: skip


def figures(page: Page) -> tuple[Claim, ...]:
    """Every figure of a page, in order of place. Speaker, place, time and happening are left to the scope."""
    found: list[Measured] = []
    claims: list[Claim] = []
    for count in counts(page):
        figure = measured(page, count, found)
        if _is_empty(figure):
            continue
        whole = whole_of(page, figure, found)
        claims.append(_claim(page, figure, found[whole] if whole is not None else None))
        found.append(figure)
    return tuple(claims)


def _is_empty(figure: Measured) -> bool:
    """A "no" or "none" that is not said of people's fate or of a counted thing."""
    number = figure.count.number
    if number.form != "zero" or figure.measure in CUMULATIVE_MEASURES:
        return False
    return True


def _claim(page: Page, figure: Measured, whole: Measured | None) -> Claim:
    count, number = figure.count, figure.count.number
    title = page.report.title_span
    return Claim(
        id=_ident(page, count), cite=page.report.cite(count.start, count.end), sentence=page.cite_sentence(count.word),
        modality="happened", rule=f"figures.{figure.measure}@{_VERSION}",
        body=Figure(measure=figure.measure, counted=_counted(page, figure), low=number.low, high=number.high,
                    value=number.value, unit=number.unit, subset=_subset(figure), total=is_total(page, figure, whole),
                    part_of=_ident(page, whole.count) if whole else None, numberless=number.form == "lost"),
        headline=title is not None and title.start <= count.start < title.end,
    )  # fmt: skip


def _ident(page: Page, count: Count) -> str:
    return f"{page.report.id}:f{count.start}-{count.end}"


def _counted(page: Page, figure: Measured) -> str:
    """The counted thing in the report's words, or the unit."""
    if figure.count.number.unit:
        return figure.count.number.unit
    noun = figure.noun
    if noun is None:
        return "people" if figure.measure in PEOPLE_MEASURES else ""
    first = noun.i
    while first - 1 > figure.count.last and page.tokens[first - 1].dep in ("amod", "compound", "nmod") and first > 0:
        first -= 1
    return page.report.text[page.tokens[first].start : noun.end]


def _subset(figure: Measured) -> str | None:
    """The part of the people that is counted, null for people at large."""
    noun = figure.noun
    if figure.measure not in PEOPLE_MEASURES or noun is None or not is_person(noun) or noun.lemma in _PLAIN:
        return None
    return noun.lemma
