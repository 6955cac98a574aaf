"""The years that a sum told in two moneys allows: "40,000 shillings ($520)" fits only years of about 77 to the dollar.

News gives foreign sums in its readers' money too, at the rate of the day. The yearly rates are of the Penn World Table
(`data/rates.tsv`), up to 2017; between two years' averages a rate lies between them, give or take. Where the
last year of the table fits, a later one may, and nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from newsledger.core.claims import Claim, Figure
from newsledger.core.lexicon import any_of
from newsledger.core.reports import Citation
from newsledger.prepare.clues import Clues

FIRST = 1985  # the year of the table's first column
TOLERANCE = 0.06  # a day's rate to the dollar differs by so much from what the years' averages have it; twice without
MOST = 8  # years that a rate may fit and still tell something
HARD = ("United States", "Germany", "United Kingdom")  # whose moneys sums are turned into: dollars, euros, pounds
_BETWEEN = re.compile(
    r"\s?\((?:or |some |about |around |roughly |nearly |almost |US ?)*|,? (?:or|which is)(?: about| some)? "
)
_UNIT = re.compile(r"[^(,\d]{0,24}")  # what stands between a number and the end of its sum: " shillings each"

Rates = Mapping[int, float]  # by year: how much of a money bought a dollar


class Money(NamedTuple):
    """A country's money: the words for it, and its rates."""

    country: str
    words: frozenset[str]
    rates: Rates


@cache
def moneys() -> tuple[Money, ...]:
    """The table of `data/rates.tsv`, and the dollar's own rate, which is one."""
    found = []
    for line in files("newsledger.data").joinpath("rates.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, names, *rates = line.split("\t")
            by_year = {FIRST + n: float(rate) for n, rate in enumerate(rates) if rate}
            found.append(Money(country, frozenset(names.split("|")), by_year))
    years = sorted({year for money in found for year in money.rates})
    dollar = frozenset(("$", "us$", "dollar", "dollars", "us dollars"))
    return Money("United States", dollar, dict.fromkeys(years, 1.0)), *found


@cache
def _countries() -> re.Pattern[str]:
    """The countries that have a money, the longest name first: "Guinea-Bissau" is no "Guinea"."""
    return re.compile(rf"\b{any_of({money.country for money in moneys()})}\b")


def years_by_rates(story: Iterable[Clues]) -> Iterator[tuple[tuple[int, ...], Citation]]:
    """The years that each sum told in two moneys allows, and its words; nothing for one that tells too little.

    A money counts only where a report of the story names its country.
    """
    pairs = [pair for clues in story for pair in _pairs(clues)]
    if not pairs:
        return
    told = {*HARD, *(name for clues in story for name in _countries().findall(clues.report.text))}
    named = [money for money in moneys() if money.country in told]
    for own, other, cite in pairs:
        years = {y for a in _of(own, named) for b in _of(other, named) if a.country != b.country
                 and (a.country in HARD or b.country in HARD) for y in _fitting(a, b, own, other)}  # fmt: skip
        if years and len(years) <= MOST and max(m for money in named for m in money.rates) not in years:
            yield tuple(sorted(years)), cite


def _pairs(clues: Clues) -> Iterator[tuple[Figure, Figure, Citation]]:
    """Two sums side by side, one told as the other: "40,000 shillings ($520)"."""
    text = clues.report.text
    sums = sorted((c for c in clues.reading.claims if _is_sum(c)), key=lambda c: c.cite)
    for a, b in pairwise(sums):
        if isinstance(a.body, Figure) and isinstance(b.body, Figure) and a.body.unit != b.body.unit:
            unit = _UNIT.match(text, a.cite.end, max(a.cite.end, b.cite.start))
            start = unit.end() if unit else a.cite.end
            if 0 <= b.cite.start - start <= 20 and _BETWEEN.fullmatch(text[start : b.cite.start]):
                yield a.body, b.body, clues.report.cite(a.cite.start, b.cite.end)


def _is_sum(claim: Claim) -> bool:
    body = claim.body
    return isinstance(body, Figure) and body.measure == "money" and None not in (body.value, body.low, body.high)


def _of(figure: Figure, named: Iterable[Money]) -> list[Money]:
    unit = (figure.unit or figure.counted).lower()
    return [m for m in named if unit in m.words]


def _fitting(a: Money, b: Money, own: Figure, other: Figure) -> set[int]:
    """The years in which so much of one money was so much of the other."""
    if not (own.low and own.high and other.low and other.high):
        return set()
    least, most = own.low / other.high * (1 - _rounding(other)), own.high / other.low * (1 + _rounding(other))
    rates = {y: a.rates[y] / b.rates[y] for y in a.rates.keys() & b.rates.keys()}
    found, off = set(), TOLERANCE * (1 if "United States" in (a.country, b.country) else 2)
    for year, rate in rates.items():
        about = [rate, *((rate + rates[y]) / 2 for y in (year - 1, year + 1) if y in rates)]
        if min(about) * (1 - off) <= most and least <= max(about) * (1 + off):
            found.add(year)
    return found


def _rounding(figure: Figure) -> float:
    """By what part a sum that was turned into another money may be off: half of its last digit that is not nought."""
    digits = f"{figure.value:.10g}".replace(".", "").rstrip("0").lstrip("0") if figure.value else "1"
    return 0.5 / max(1, int(digits[:12] or 1))
