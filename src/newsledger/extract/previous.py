"""Which figure before it a bare number goes on from, is set against, or takes its noun from."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.placed import LOOK, Count
from newsledger.extract.settings import is_setting
from newsledger.extract.terms import PEOPLE_MEASURES, Measured, states, thing_of

_FEW, _LIKE, _UNLIKE = 10, 4, 30  # two accounts of a crowd or toll: from so many on, within this factor, beyond that
_OTHERWISE = 6  # words between two accounts of one count, joined by "or"
_RECENT = 3  # sentences in which a bare number's antecedent is sought


def contrasted(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The figure that a bare number is set against: "eight weeks, not 18"; "to 96 from 88"."""
    if not earlier or count.noun is not None or count.whole is not None or count.number.kind != "count":
        return None
    last = earlier[-1]
    if last.count.word.sentence != count.word.sentence:
        return None
    before = page.tokens[count.first - 1].norm if count.first else ""
    if before in ("than", "of") and count.first > 1:  # "six days rather than the ten that they wanted"
        return last if page.tokens[count.first - 2].norm in ("rather", "instead") else None
    if before == "the" and count.first > 2 and page.tokens[count.first - 2].norm in ("than", "of"):
        return last if page.tokens[count.first - 3].norm in ("rather", "instead") else None
    if before == "or" and count.first - last.count.last < _OTHERWISE and _is_otherwise(page, count):
        return last  # "2,000 mourners, or 1,500 by the police's count"
    k = last.count.first - 1
    if before == "to" and k >= 0 and page.tokens[k].norm == "from" and count.first - last.count.last < _OTHERWISE:
        return last  # "grew from twelve patients to 31"
    return last if before == "not" or (before == "from" and count.first - last.count.last < 4) else None


def _is_otherwise(page: Page, count: Count) -> bool:
    """Whether a bare number after "or" is another account, and not "a minute or two" or "three dead or five hurt"."""
    behind = page.tokens[count.last + 1 : count.last + 2]
    own = any(t.norm in states() or t.pos in ("NOUN", "VERB", "AUX") for t in behind)
    apart = count.first > 1 and page.tokens[count.first - 2].text == ","
    return not own and (apart or (count.number.value or 0) >= _FEW)


def antecedent(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The figure that a bare number takes its measure from: the last of the sentence, or of the sentences before."""
    here = count.word.sentence
    near: list[Measured] = []
    for figure in reversed(earlier[-LOOK:]):
        if figure.count.word.sentence < here - _RECENT:
            break
        setting = figure.how in ("none", "class") and is_setting(page, figure.count)
        setting = setting or (figure.count.number.form == "zero" and figure.how == "earlier")
        if figure.measure not in ("distance", "duration", "money") and not setting:
            near.append(figure)
    near.reverse()
    if not near:
        return None
    alike = [m for m in near if _is_of_size(m, count)]
    verb = near[-1].verb
    aside = near[-1].measure not in PEOPLE_MEASURES and verb is not None and verb.dep == "relcl"
    if alike and not _is_of_size(near[-1], count) and (aside or not _might_be(near[-1], count)):
        near = alike  # "3,000 mourners walked behind nine coffins; the police spoke of 1,800"
    if near[-1].count.word.sentence == here:
        return near[-1]
    return (
        near[-1]
        if near[-1].measure in PEOPLE_MEASURES
        else next(
            (
                m
                for m in reversed(near)
                if m.measure in PEOPLE_MEASURES and m.count.word.sentence == near[-1].count.word.sentence
            ),
            near[-1],
        )
    )


def _is_of_size(figure: Measured, count: Count) -> bool:
    """Whether a figure of people is about as large as a bare number: another account of the same count."""
    told, said = figure.count.number.value, count.number.value
    if told is None or said is None or figure.measure not in PEOPLE_MEASURES or min(told, said) < _FEW:
        return False
    return max(told, said) <= _LIKE * min(told, said)


def _might_be(figure: Measured, count: Count) -> bool:
    """Whether a bare number, however much larger or smaller, could still be of a figure's kind."""
    told, said = figure.count.number.value, count.number.value
    return told is None or said is None or max(told, said) <= _UNLIKE * min(told, said)


def noun_before(page: Page, count: Count, before: Measured | None, measure: str) -> Token | None:
    """The noun that a bare number takes from the figure before it; not "three of her friends" of a sentence before,
    and for what befalls people alone no house that was burned."""
    noun = None if before is None else before.noun
    if noun is not None and measure in PEOPLE_MEASURES and thing_of(noun.lemma) is not None:
        return None
    if before is None or noun is None or before.count.word.sentence == count.word.sentence:
        return noun
    return None if any(t.dep == "poss" and t.pos in ("PRON", "DET") for t in page.children(noun)) else noun
