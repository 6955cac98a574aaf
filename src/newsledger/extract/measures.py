"""What a number measures: the fate of people, a crowd, a force, things, money, a distance.

Read from the words around the number in a fixed order: its unit, the noun it counts, the state named beside it, the
verb that governs it and its part in the clause, the tally it is the value of; where the number stands alone, from the
figure that it follows.
"""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.cores import units
from newsledger.extract.governors import governor_of
from newsledger.extract.payments import money_of, sum_before
from newsledger.extract.placed import Count, listed, nouns_of
from newsledger.extract.previous import antecedent, contrasted, noun_before
from newsledger.extract.readings import CountInPlace, readings
from newsledger.extract.settings import is_rate, is_setting
from newsledger.extract.terms import Measured, lemma_of, people_nouns, thing_of

_TOLLS = ("killed", "injured", "missing")  # of which so many a day are no number so far
_BESIDE = 4  # words between a span of time and a part of it


def measured(page: Page, count: Count, earlier: list[Measured], whole: Measured | None = None) -> Measured:
    """The count with its measure.

    `earlier` are the counts before it on the page, measured; `whole` is the figure that it is said to be a part of.
    """
    other = contrasted(page, count, earlier)
    if other is not None:
        return Measured(count, other.measure, other.noun, "contrast", other.verb)
    return _by_form(page, count, earlier) or _told(page, count, earlier, whole)


def _by_form(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """A count whose unit, or noun of a thing, tells the measure: money, distances, spans, magnitudes, buildings."""
    number, noun = count.number, count.noun
    if number.kind in ("money", "distance", "duration"):
        verb = page.tokens[count.first - 1].lemma if count.first else ""
        weighed = number.unit in listed("weight", "units") and verb in listed("weight", "verbs")
        return Measured(count, "other" if weighed else number.kind, noun, "unit", None)
    if number.kind in ("share", "amount"):
        return Measured(count, "other", noun, "unit", None)
    whole = None if count.whole is None else units().get(count.whole.norm)
    if whole in ("money", "distance", "duration"):
        return Measured(count, whole, count.whole, "unit", None)  # "60 of its 122 kilometres"
    if _is_magnitude(page, count, earlier):
        return Measured(count, "magnitude", noun, "magnitude", None)
    last = earlier[-1] if earlier else None
    if last is not None and last.measure == "duration" and _is_of_span(count, last):
        return Measured(count, "duration", last.noun, "earlier", None)  # "17 years, 12 of those as a clerk"
    money = money_of(page, count, earlier)
    if money is not None:
        return Measured(count, "money", money.noun, "earlier", money.verb)
    named = _named(count)
    if named is not None and named.pos == "NOUN" and units().get(named.norm) == "money":
        return Measured(count, "money", named, "unit", None)  # "200 old pesos"
    if lemma_of(named) in nouns_of("animals"):
        return Measured(count, "other", named, "noun", governor_of(page, count))
    thing = thing_of(lemma_of(named)) or ("buildings" if _is_post(page, named) else None)
    if thing == "buildings" and lemma_of(named) in listed("settings", "words") and is_setting(page, count):
        thing = "other"
    return None if thing is None else Measured(count, thing, named, "noun", governor_of(page, count))


def _is_of_span(count: Count, span: Measured) -> bool:
    """Whether a number is of a span of time just named: "12 of those", "three of them"."""
    near = span.count.word.sentence == count.word.sentence and count.first - span.count.last < _BESIDE
    part = count.whole is not None and count.whole.norm in ("those", "them", "which", "these")
    return near and part and (count.number.value or 0) < (span.count.number.value or 0)


def _is_post(page: Page, noun: Token | None) -> bool:
    """ "Two police stations": a building, where a station of another kind may be none."""
    if noun is None or noun.lemma not in ("station", "post", "headquarters"):
        return False
    return any(t.norm in ("police", "fire", "petrol", "gas", "railway", "bus") for t in page.children(noun))


def _told(page: Page, count: Count, earlier: list[Measured], whole: Measured | None) -> Measured:
    """A count of people, or of nothing named: by the surest of its readings."""
    named = _named(count)
    before = whole or antecedent(page, count, earlier)
    paid = sum_before(count, earlier)
    for how, found in readings(CountInPlace(page, count, named, before, whole, earlier)):
        if how == "earlier" and paid is not None and named is None and count.whole is None:
            return Measured(count, "money", paid.noun, how, paid.verb)
        if found in _TOLLS and is_rate(page, count):
            found = "other"
        if found is not None:
            own = named or (None if how == "tally" else noun_before(page, count, before, found))
            return Measured(count, found, own, how, governor_of(page, count))
    return Measured(count, "other", named, "none", governor_of(page, count))


def _named(count: Count) -> Token | None:
    """The noun that a count has by name: its own, or that of its whole."""
    if count.noun is not None or count.whole is None or count.whole.pos in ("PRON", "DET"):
        return count.noun
    return count.whole


def _is_magnitude(page: Page, count: Count, earlier: list[Measured]) -> bool:
    """A number on a scale of earthquakes."""
    value = count.number.value
    if value is None or not 1 <= value < 10 or (count.noun is not None and count.noun.lemma in people_nouns()):
        return False
    near = {t.norm for t in page.tokens[max(page.sentence_of(count.word).first, count.first - 3) : count.last + 3]}
    if near & {"magnitude", "richter"}:
        return True
    if (
        count.noun is not None
        or count.whole is not None
        or "." not in page.report.text[count.number.at : count.number.to]
    ):
        return False
    said = {t.norm for t in page.tokens[page.sentence_of(count.word).first : count.first]}
    return bool(said & {"magnitude", "richter", "measured", "measuring"}) or bool(
        earlier and earlier[-1].measure == "magnitude"
    )
