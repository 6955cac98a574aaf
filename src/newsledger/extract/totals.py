"""Which figure is a running total to date, and which an increment, a rate, a plan or a one-off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile, zip_longest

from newsledger.core.claims import CUMULATIVE_MEASURES
from newsledger.core.pages import Page, Token
from newsledger.extract.placed import listed
from newsledger.extract.terms import Measured, fated, states

_CLAUSE = 14  # words behind a figure in which its own clause says what it is a part of
_SEASONS = ("winter", "summer", "season")  # rates with "each" alone: "a summer camp", "a winter storm" are none


def is_total(
    page: Page, figure: Measured, modality: str, whole_total: bool | None, whole: Measured | None
) -> bool | None:
    """Whether a figure is a running total to date; null for a measure that has none.

    False for an increment, a rate, a plan, a one-off; a part is what its whole of the same measure is (`whole_total`).
    """
    count, number = figure.count, figure.count.number
    if figure.measure not in CUMULATIVE_MEASURES:
        return None
    sentence = page.sentence_of(count.word)
    behind = page.tokens[count.last + 1 : min(count.last + 9, sentence.last)]
    words = [t.norm for t in behind]
    alone = any(t.norm == "alone" and page.tokens[t.i - 1].ent in ("DATE", "TIME") for t in behind)
    if figure.measure == "vehicles" or modality in ("planned", "requested") or _is_rate(behind):
        return False
    if number.further:
        return whole is None and _is_elsewhere(page, figure)
    if _is_added(page, figure, whole) or _is_passing(page, figure):
        return False
    if whole_total is not None:
        return whole_total and not alone
    if alone or "new" in words[:2] or _is_spell(words) or _is_of_a_toll(page, figure):
        return False
    if figure.measure == "affected":
        return (figure.how in ("noun", "verb", "phrase", "earlier", "state") and not _is_aboard(page, figure)) or (
            figure.noun is not None and figure.noun.lemma == "patient"
        )
    if figure.measure == "buildings":
        struck = any(t.lemma in listed("damage", "words") and t.tag in ("VBN", "VBD") for t in behind[:5])
        return struck or (figure.verb is not None and figure.verb.lemma in listed("damage", "words"))
    return not (number.value == 1 and number.form == "word" and figure.measure != "missing" and figure.how != "part")


def _is_added(page: Page, figure: Measured, whole: Measured | None) -> bool:
    """Whether a figure is what a total grew by: "rose to 61 after two patients died"."""
    if whole is None or whole.how != "tally" or whole.measure != figure.measure:
        return False
    above = {t.i for t in page.ancestors(whole.count.head)}
    return any(t.dep == "advcl" and t.head in above and t.i not in above for t in page.ancestors(figure.count.head))


def _is_of_a_toll(page: Page, figure: Measured) -> bool:
    """ "Four of his guests are among the dead", "three bodies had been registered twice": some of a toll at most."""
    last = figure.count.last
    if figure.count.number.form == "zero":
        return False
    near = page.tokens[last + 1 : min(last + _CLAUSE, page.sentence_of(figure.count.word).last)]
    behind = list(takewhile(lambda t: t.tag != "CD", near))
    if any(t.norm == "twice" and page.head(t).lemma in listed("entering", "words") for t in behind):
        return True
    whole = (behind[k + 1 : k + 3] for k, t in enumerate(behind) if t.norm == "among")
    return any(len(two) > 1 and two[0].pos in ("DET", "PRON") and (two[1].norm in states() or two[1].lemma in fated())
               for two in whole)  # fmt: skip


def _is_elsewhere(page: Page, figure: Measured) -> bool:
    """ "Another six died in Norrby": more of the whole, but all of that place."""
    if figure.measure != "killed" or figure.verb is None:
        return False
    where = (t for t in page.children(figure.verb) if t.dep == "prep" and t.norm in ("in", "at", "near", "across"))
    return any(t.ent in ("GPE", "LOC", "FAC") for prep in where for t in page.children(prep))


def _is_away(page: Page, figure: Measured) -> bool:
    """ "People out of their homes": gone, and not only told to go."""
    behind = page.tokens[figure.count.last + 1 : figure.count.last + 9]
    return any(t.lemma == "home" for t in behind)


def _is_passing(page: Page, figure: Measured) -> bool:
    """Those told to go, let go, not found alive, or in shelter as the report is written: no count that is kept."""
    if figure.measure == "evacuated" and figure.how == "phrase" and not _is_away(page, figure):
        return True
    if figure.measure == "rescued" and figure.count.number.form == "zero":
        return True
    verb = "" if figure.verb is None else figure.verb.lemma
    return (figure.measure == "displaced" and verb in listed("passing", "words")) or (
        figure.measure == "detained" and verb in listed("passing", "freeing")
    )


def _is_aboard(page: Page, figure: Measured) -> bool:
    """Whether a figure is of those whom a ship, a plane or a bus carried: known at once, not counted up."""
    words = page.words(page.sentence_of(figure.count.word))
    return any(t.norm in ("aboard", "board", "carrying", "carried", "passengers", "crew") for t in words)


def _is_rate(behind: Sequence[Token]) -> bool:
    """ "33 a day", "21 each winter"; not "in a night raid", "on a week-long march", "nine from 31 a day earlier"."""
    units = ("day", "hour", "week", "month", "year", "minute", "night")
    dated = ("earlier", "before", "later", "after", "ago", "-")
    for a, unit, then in zip_longest(behind, behind[1:], behind[2:]):
        spans = (*units, *_SEASONS) if a.norm in ("per", "each", "every") else units if a.norm in ("a", "an") else ()
        kind = then is not None and (then.norm in dated or (unit.dep == "compound" and unit.head == then.i))
        if unit is not None and unit.norm in spans and not kind:
            return True
    return False


def _is_spell(behind: list[str]) -> bool:
    """ "in the past fortnight", "in the last week": a count of a spell, not to date."""
    spells = (behind[k : k + 3] for k in range(len(behind) - 2))
    return any(a == "the" and b in ("past", "last") and c != "year" for a, b, c in spells)
