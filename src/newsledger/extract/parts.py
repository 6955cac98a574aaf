"""Which figure is a part of which: "95 riders, including 22 women", "four of them", "of the 95, 22 were women".

A part is told by words (`told_whole`) or by arithmetic: figures of one kind, side by side, that add up to a third
(`summed`). And which figure is a running total (`is_total`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from newsledger.core.claims import CUMULATIVE_MEASURES
from newsledger.core.pages import Page, Token
from newsledger.extract.fates import measure_of_noun
from newsledger.extract.placed import LOOK, Count, listed
from newsledger.extract.terms import PEOPLE_MEASURES, Measured

_PRONOUNS = ("them", "it", "whom", "these", "those", "which", "us", "you")
_REACH = 4  # sentences in which a sum that can hardly be chance is sought
_TELLING = 30  # the least of such sums
_FAR = 200  # figures on either side in which a part that words tell of is looked for
_SPAN = 16  # figures on either side of a sum that may be its parts
_BACK = 3  # sentences in which a pronoun's whole is sought
_SUMS = ("affected", "abducted", "participants")  # wholes whose parts may have met different fates


class _Told(NamedTuple):
    """A count `i` of the page's counts; those before it measured (`done`), and the wholes that these have."""

    page: Page
    counts: tuple[Count, ...]
    i: int
    done: list[Measured]
    wholes: list[int | None]


def told_whole(
    page: Page, counts: tuple[Count, ...], i: int, done: list[Measured], wholes: list[int | None]
) -> int | None:
    """The place of the figure that a count is said to be a part of; it may be the count after it; null for none.

    `done` and `wholes` are the counts before it, measured, and their own wholes.
    """
    told = _Told(page, counts, i, done, wholes)
    if counts[i].number.kind == "share":
        found = _of_pronoun(told)
        return found if found is not None and done[found].measure != "other" else None
    for rule in (_of_counted, _bringing, _of_pronoun, _of_kind, _introduced, _of_opening, _listed, _sibling):
        found = rule(told)
        if found is not None and found != i and _fits(counts[i], counts[found]):
            return found
    return None


def _fits(part: Count, whole: Count) -> bool:
    """Whether a part can be that large."""
    if whole.number.kind not in ("count", "money"):
        return False
    if part.number.kind == "share":
        return True
    least = part.number.low if part.number.low is not None else 0
    most = whole.number.high if whole.number.high is not None else float("inf")
    return least <= most and part.number.kind in ("count", whole.number.kind)


def _of_counted(told: _Told) -> int | None:
    """ "33 of the 95 riders": the whole has its number beside it."""
    counts, i = told.counts, told.i
    whole = counts[i].whole
    if whole is None or i + 1 >= len(counts):
        return None
    after = counts[i + 1]
    near = after.word.sentence == counts[i].word.sentence and after.first - counts[i].last < 5
    return (
        i + 1
        if near and (whole.i in (after.head.i, after.word.i) or (after.noun is not None and after.noun.i == whole.i))
        else None
    )


def _bringing(told: _Told) -> int | None:
    """ "Eight more landed, bringing the total to 31": an increment is a part of the new total."""
    page, counts, i = told.page, told.counts, told.i
    if not counts[i].number.further or i + 1 >= len(counts) or counts[i + 1].word.sentence != counts[i].word.sentence:
        return None
    between = page.tokens[counts[i].last + 1 : counts[i + 1].first]
    return i + 1 if any(t.lemma in ("bring", "take", "raise", "push") for t in between) else None


def _of_pronoun(told: _Told) -> int | None:
    """ "four of them": the last figure of the sentence that is no part itself, or of the sentences before."""
    page, counts, i = told.page, told.counts, told.i
    whole = counts[i].whole
    if whole is None or whole.norm not in _PRONOUNS or any(t.dep in ("relcl", "acl") for t in page.children(whole)):
        return None
    return _last_main(told)


def _last_main(told: _Told, measure: str | None = None, back: int = _BACK) -> int | None:
    """The last figure, of a measure where one is given, that is no part itself; else the last of the sentence."""
    counts, i, done, wholes = told.counts, told.i, told.done, told.wholes
    here = counts[i].word.sentence
    best = None
    for j in range(i - 1, max(-1, i - _FAR), -1):
        figure = done[j]
        if figure.count.number.kind not in ("count", "money") or not _fits(counts[i], figure.count):
            continue
        if figure.count.number.form == "zero":
            continue
        apart = here - figure.count.word.sentence
        if measure is not None and figure.measure != measure:
            continue
        if apart == 0 and wholes[j] is None:
            return j
        if apart > back:
            break
        if apart and (wholes[j] is None or measure is None):
            return j
        best = best if best is not None else j if apart == 0 else None
    return best


def _of_kind(told: _Told) -> int | None:
    """ "Eleven of the injured", "two of those who fled": the last total of that kind."""
    page, counts, i, done, wholes = told.page, told.counts, told.i, told.done, told.wholes
    whole = counts[i].whole
    if whole is None or (whole.norm in _PRONOUNS and not any(t.dep in ("relcl", "acl") for t in page.children(whole))):
        return None
    measure = "killed" if whole.lemma == "victim" else measure_of_noun(page, whole)
    if measure is not None:
        alike = (
            j
            for j in range(i - 1, max(-1, i - _FAR), -1)
            if (done[j].measure == measure and wholes[j] is None)
            or (done[j].measure == measure and _same_noun(done[j], whole))
        )
        named = next((j for j in alike if _same_noun(done[j], whole) and _fits(counts[i], counts[j])), None)
        return (
            named if named is not None and whole.tag == "NNS" else _last_main(told, measure, back=99)
        )
    for j in range(i - 1, max(-1, i - _FAR), -1):
        noun = done[j].noun
        if noun is not None and noun.lemma == whole.lemma and wholes[j] is None and _fits(counts[i], counts[j]):
            return j
    return None


def _same_noun(figure: Measured, whole: Token) -> bool:
    return figure.count.noun is not None and figure.count.noun.lemma == whole.lemma


def _introduced(told: _Told) -> int | None:
    """Words that open a part: "including", "among them", "of whom", "the dead include", "the others were"."""
    page, counts, i, wholes = told.page, told.counts, told.i, told.wholes
    count = counts[i]
    sentence = page.sentence_of(count.word)
    before = page.tokens[max(sentence.first, count.first - 7) : count.first]
    words = [t.norm for t in before]
    if "including" in words[-4:] or (
        words[-2:-1] in (["among"], ["of"]) and words[-1] in ("them", "whom", "which", "these")
    ):
        return _last_main(told)
    behind = [t.norm for t in page.tokens[count.last + 1 : min(sentence.last, count.last + LOOK)]]
    opens = i == 0 or counts[i - 1].word.sentence != count.word.sentence
    if opens and any(
        behind[k : k + 2] == ["among", "them"] and behind[k - 1] in ("be", "were", "are", "was")
        for k in range(1, len(behind))
    ):
        return _last_main(told)
    for token in reversed(before):
        if token.lemma in ("include", "comprise", "be", "count"):
            subject = next((t for t in page.children(token) if t.dep in ("nsubj", "attr")), None)
            among = next((t for t in page.children(token) if t.norm == "among" and t.i < token.i), None)
            owner = next((t for t in page.children(among) if t.dep == "pobj"), None) if among is not None else subject
            if owner is None or owner.i >= count.first:
                continue
            if owner.norm in ("others", "rest") and i:
                return wholes[i - 1] if wholes[i - 1] is not None else _last_main(told)
            measure = "killed" if owner.lemma == "victim" else measure_of_noun(page, owner)
            if measure and (token.lemma != "be" or among is not None) and owner.tag in ("NNS", "JJ", "NN", "VBN"):
                return _last_main(told, measure, back=99)
    return None


def _of_opening(told: _Told) -> int | None:
    """ "Of the 95 riders, 22 were women, eight ...": every bare count of the sentence is a part."""
    page, counts, i = told.page, told.counts, told.i
    count = counts[i]
    if count.number.kind != "count" or (count.noun is not None and count.noun.ent != "NORP"):
        return None
    for j in range(i - 1, max(-1, i - _FAR), -1):
        if counts[j].word.sentence != count.word.sentence:
            return None
        k, first = counts[j].first - 1, page.sentence_of(count.word).first
        while k > first and page.tokens[k].norm in ("the", "its", "their", "those", "these", "all", "other"):
            k -= 1
        if k >= first and page.tokens[k].norm == "of" and (k == first or page.tokens[k - 1].pos == "PUNCT"):
            return j
    return None


def _listed(told: _Told) -> int | None:
    """A total, a colon, its parts: "31 sailors drowned: 25 at sea and six in port"."""
    page, counts, i, done, wholes = told.page, told.counts, told.i, told.done, told.wholes
    count = counts[i]
    sentence = page.sentence_of(count.word)
    before = page.tokens[max(sentence.first, count.first - LOOK) : count.first]
    colon = next((t.i for t in reversed(before) if t.text in (":", ";", "—", "–")), None)
    if colon is None or page.tokens[colon].text == ";" or count.number.kind != "count":
        return None
    j = next((j for j in range(i - 1, max(-1, i - _FAR), -1) if counts[j].first < colon), None)
    if j is None or counts[j].word.sentence != count.word.sentence or counts[j].number.kind != "count":
        return None
    if done[j].measure not in PEOPLE_MEASURES and done[j].measure not in ("buildings", "vehicles"):
        return None
    said = sum(counts[k].number.value or 0 for k in range(j + 1, i + 1))
    if counts[j].number.value is not None and said > (counts[j].number.high or float("inf")):
        return None
    return j if count.first - colon < 4 or (i - 1 > j and wholes[i - 1] == j) else None


def _sibling(told: _Told) -> int | None:
    """A count that goes on after a part: "nine of them children, four women"."""
    page, counts, i, wholes = told.page, told.counts, told.i, told.wholes
    count = counts[i]
    if i == 0 or wholes[i - 1] is None or counts[i - 1].word.sentence != count.word.sentence or count.whole is not None:
        return None
    whole = wholes[i - 1]
    if whole is None or whole >= i or count.number.kind != "count":
        return None
    between = page.tokens[counts[i - 1].last + 1 : count.first]
    if any(
        t.text in (";", "(", "—")
        or (t.tag in ("VBD", "VBZ", "VBP", "MD") and t.dep not in ("relcl", "acl") and t.lemma not in ("be", "have"))
        for t in between
    ):
        return None
    if count.head.dep in ("nsubj", "nsubjpass") and page.head(count.head).i > count.first and count.noun is not None:
        return None
    if not any(t.norm in ("and", ",", "or") for t in between) or len(between) > 14:
        return None
    said = sum(counts[k].number.value or 0 for k in range(max(0, i - _SPAN), i) if wholes[k] == whole) + (
        count.number.value or 0
    )
    limit = counts[whole].number.high
    return whole if limit is None or said <= limit else None


def summed(figures: list[Measured], wholes: list[int | None]) -> list[int | None]:
    """The wholes, with those that arithmetic tells: two or more figures side by side that add up to one beside them."""
    made = list(wholes)
    for t, total in enumerate(figures):
        value = total.count.number.value
        if value is None or value < 3 or total.count.number.kind != "count" or total.measure not in CUMULATIVE_MEASURES:
            continue
        if total.count.number.low != value:
            continue
        for step in (-1, 1):
            for j in _adding_up(figures, made, t, step, value):
                made[j] = t
    return [_risen(figures, wholes, made, i) for i in range(len(made))]


def _risen(figures: list[Measured], told: list[int | None], made: list[int | None], i: int) -> int | None:
    """The whole of a part; where words named a figure that turned out to be a part itself, the whole of that."""
    whole = made[i]
    if whole is None or made[whole] is None or told[whole] is not None or told[i] != whole or whole > i:
        return whole
    return made[whole] if figures[i].count.word.sentence != figures[whole].count.word.sentence else whole


def _adding_up(figures: list[Measured], wholes: list[int | None], t: int, step: int, value: float) -> list[int]:
    """The figures on one side of a total that make it up; none if they do not."""
    total, members, said = figures[t], [], 0.0
    reach = _REACH if value >= _TELLING or any(w == t for w in wholes[max(0, t - _FAR) : t + _FAR]) else 1
    for j in range(t + step, t + step * (_SPAN + 1), step):
        if not 0 <= j < len(figures):
            break
        figure = figures[j]
        apart = abs(figure.count.word.sentence - total.count.word.sentence)
        if apart > reach:
            break
        whole = wholes[j]
        number = figure.count.number
        alike = figure.measure == total.measure or (total.measure in _SUMS and figure.measure in PEOPLE_MEASURES)
        if whole not in (None, t) and figures[whole].measure == total.measure:
            continue
        if number.kind != "count" or not (alike or figure.how in ("class", "none")) or number.value is None:
            continue
        if number.low != number.high or (apart and figure.how in ("class", "none")):
            continue
        members.append(j)
        said += number.value
        if said >= value:
            break
    return members if said == value and len(members) > 1 else []


def is_total(page: Page, figure: Measured, modality: str, whole_total: bool | None) -> bool | None:
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
    if number.further or figure.measure == "vehicles" or modality in ("planned", "requested") or _is_rate(words):
        return False
    if whole_total is not None:
        return whole_total and not alone
    if alone or "new" in words[:2] or _is_spell(words):
        return False
    if figure.measure == "affected":
        return (figure.how in ("noun", "verb", "phrase", "earlier", "state") and not _is_aboard(page, figure)) or (
            figure.noun is not None and figure.noun.lemma == "patient"
        )
    if figure.measure == "buildings":
        return figure.verb is not None and figure.verb.lemma in listed("damage", "words")
    return not (number.value == 1 and number.form == "word" and figure.measure != "missing" and figure.how != "part")


def _is_aboard(page: Page, figure: Measured) -> bool:
    """Whether a figure is of those whom a ship, a plane or a bus carried: known at once, not counted up."""
    words = page.words(page.sentence_of(figure.count.word))
    return any(t.norm in ("aboard", "board", "carrying", "carried", "passengers", "crew") for t in words)


def _is_rate(behind: list[str]) -> bool:
    """ "33 a day", "21 each week"."""
    units = ("day", "hour", "week", "month", "year", "minute", "night")
    return any(a in ("a", "an", "per", "each", "every") and b in units for a, b in pairwise(behind))


def _is_spell(behind: list[str]) -> bool:
    """ "in the past fortnight", "in the last week": a count of a spell, not to date."""
    return any(a in ("past", "last") and b not in ("year",) for a, b in pairwise(behind))
