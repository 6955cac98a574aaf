"""Which figure is a part of which: "95 riders, including 22 women", "four of them", "of the 95, 22 were women".

By words alone; what arithmetic tells is for `newsledger.extract.sums`.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import NamedTuple

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Token
from newsledger.extract.fates import measure_of_noun
from newsledger.extract.placed import LOOK, Count, listed
from newsledger.extract.terms import PEOPLE_MEASURES, Measured, fated, is_person, states

_PRONOUNS = ("them", "it", "whom", "these", "those", "which", "us", "you")
_FAR = 200  # figures on either side in which a part that words tell of is looked for
_SPAN = 16  # figures before a part that may be its siblings
_NEAR = 9  # words behind a part in which its whole is named
_CONCERNED = ("affected", "abducted", "detained", "missing")  # of whom more will be told
_BACK = 3  # sentences in which a pronoun's whole is sought


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
        found = found if found is not None else _of_whom(told)
        return found if found is not None and done[found].measure != "other" else None
    for rule in (_of_counted, _bringing, _of_pronoun, _of_kind, _introduced, _among_the, _the_other, _of_opening,
                 _apposed, _listed, _sibling, _rising, _gravely, _taken_up, _out_of):
        found = rule(told)
        if found is not None and found != i and _fits(counts[i], counts[found]):
            return found
    return None


def _fits(part: Count, whole: Count) -> bool:
    """Whether a part can be that large."""
    if whole.number.kind not in ("count", "money") and not (part.whole is not None and part.number.kind == "count"):
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
    if i + 1 >= len(counts):
        return None
    after = counts[i + 1]
    if whole is None:  # "Nineteen of the 31 who fled"
        between = [t.norm for t in told.page.tokens[counts[i].last + 1 : after.first]]
        return i + 1 if between in (["of", "the"], ["of", "those"]) and after.number.kind == "count" else None
    near = after.word.sentence == counts[i].word.sentence and after.first - counts[i].last < _NEAR
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


def _of_whom(told: _Told) -> int | None:
    """ "Of whom half have returned": the last figure of the sentence."""
    count = told.counts[told.i]
    first = told.page.sentence_of(count.word).first
    of = [t.norm for t in told.page.tokens[max(first, count.first - 2) : count.first]]
    return _last_main(told) if of in (["of", "whom"], ["of", "which"], ["of", "them"]) else None


def _last_main(told: _Told, measure: str | None = None, back: int = _BACK) -> int | None:
    """The last figure, of a measure where one is given, that is no part itself; else the last of the sentence."""
    page, counts, i, done, wholes = told.page, told.counts, told.i, told.done, told.wholes
    here = counts[i].word.sentence
    best = None
    for j in range(i - 1, max(-1, i - _FAR), -1):
        figure = done[j]
        if figure.count.number.kind not in ("count", "money") or not _fits(counts[i], figure.count):
            continue
        lead = page.tokens[figure.count.first - 1].norm if figure.count.first else ""
        if figure.count.number.form == "zero" or (figure.how == "contrast" and lead in ("not", "from", "than")):
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
            if owner.norm == "they" and token.lemma in ("include", "comprise"):
                last = _last_main(told)
                return last if last is None or wholes[last] is None else wholes[last]
            if owner.norm in ("others", "rest") and i:
                return wholes[i - 1] if wholes[i - 1] is not None else _last_main(told)
            measure = "killed" if owner.lemma == "victim" else measure_of_noun(page, owner)
            if measure and (token.lemma != "be" or among is not None) and owner.tag in ("NNS", "JJ", "NN", "VBN"):
                return _last_main(told, measure, back=99)
    return None


def _among_the(told: _Told) -> int | None:
    """ "Five children were among the dead": the last total of that kind."""
    page, count = told.page, told.counts[told.i]
    behind = page.tokens[count.last + 1 : min(page.sentence_of(count.word).last, count.last + _NEAR)]
    for at, of in pairwise(t for t in behind if t.pos not in ("DET", "PRON")):
        if at.norm == "among" and at.dep == "prep" and page.head(at).lemma == "be":
            measure = "killed" if of.lemma == "victim" else fated().get(of.lemma) or states().get(of.norm)
            return _last_main(told, measure, back=99) if measure is not None else None
    return None


def _rising(told: _Told) -> int | None:
    """ "The toll rose to 61 after two patients died": what was added is a part of the new total."""
    page, counts, i, done = told.page, told.counts, told.i, told.done
    here = counts[i].head
    clause = next((t for t in page.ancestors(here) if t.dep == "advcl"), None)
    if clause is None or i == 0 or done[i - 1].how != "tally" or counts[i - 1].word.sentence != counts[i].word.sentence:
        return None
    marked = any(t.norm in ("after", "as", "when", "with") and t.dep in ("mark", "prep") for t in page.children(clause))
    above = page.head(clause)
    grown = above.norm in lexicon("numbers")["change"]["words"] or above.lemma in lexicon("numbers")["growing"]["words"]
    return i - 1 if marked and grown and any(t.i == above.i for t in page.ancestors(counts[i - 1].head)) else None


def _taken_up(told: _Told) -> int | None:
    """ "Eleven bodies lay there. Nine had bullet wounds": a sentence's bare first number, of those just told of."""
    page, counts, i, done, wholes = told.page, told.counts, told.i, told.done, told.wholes
    count = counts[i]
    first = page.sentence_of(count.word).first
    opens = count.first == first or (count.first == first + 1 and page.tokens[first].pos == "PUNCT")
    if i == 0 or not opens or count.noun is not None or count.whole is not None or count.number.kind != "count":
        return None
    verb = page.head(count.head)
    if count.number.further or count.head.dep not in ("nsubj", "nsubjpass"):
        return None
    if verb.lemma not in listed("taken_up", "words") or any(t.norm in states() for t in (verb, *page.children(verb))):
        return None
    last = _last_main(told, back=1)
    if last is not None and wholes[last] is not None:
        last = wholes[last]  # "Of the 31, ten were cooks and six drivers. Two were boys"
    if last is None or last >= i or done[last].measure not in PEOPLE_MEASURES or wholes[last] is not None:
        return None
    most = done[last].count.number.value
    return last if most is not None and (count.number.value or most) < most else None


def _gravely(told: _Told) -> int | None:
    """ "Thirty were hurt, four seriously", "nine are in hospital, two in a critical condition"."""
    page, counts, i, done = told.page, told.counts, told.i, told.done
    count = counts[i]
    if i == 0 or count.noun is not None or counts[i - 1].word.sentence != count.word.sentence:
        return None
    if done[i - 1].measure not in ("injured", "affected") or page.tokens[count.first - 1].norm not in (",", "and", ";"):
        return None
    behind = [t.norm for t in page.tokens[count.last + 1 : count.last + 5]]
    grave = bool(behind) and (behind[0] in listed("graveness", "adverbs") or behind[0] in ("in", "with"))
    graver = behind[:1] not in (["in"], ["with"]) or any(w in listed("graveness", "words") for w in behind)
    return i - 1 if grave and graver else None


def _the_other(told: _Told) -> int | None:
    """ "Three died; the other five were freed": the rest of the whole that those before are a part of."""
    page, counts, i, done, wholes = told.page, told.counts, told.i, told.done, told.wholes
    first = counts[i].first
    if i == 0 or first < 2 or [t.norm for t in page.tokens[first - 2 : first]] != ["the", "other"]:
        return None
    if wholes[i - 1] is not None:
        return wholes[i - 1]
    if counts[i - 1].word.sentence == counts[i].word.sentence:
        return None
    last = _last_main(told, back=1)
    return last if last is not None and done[last].measure in PEOPLE_MEASURES else None


def _out_of(told: _Told) -> int | None:
    """ "Gunmen took 17 guards. Three escaped": what befell some of those concerned, by a bare number."""
    page, counts, i, done, wholes = told.page, told.counts, told.i, told.done, told.wholes
    count = counts[i]
    if count.noun is not None or count.whole is not None or count.number.kind != "count" or count.number.further:
        return None
    verb = page.head(count.head)
    saved = count.head.dep == "dobj" and verb.lemma in listed("parted", "words")
    if not saved and (count.head.dep not in ("nsubj", "nsubjpass") or verb.i < count.last):
        return None
    if count.number.form not in ("digits", "word"):
        return None
    beside = done[i - 1] if i and counts[i - 1].word.sentence == count.word.sentence else None
    if beside is not None and beside.measure not in PEOPLE_MEASURES and beside.count.number.kind == "count":
        return None  # "... two lorries got through; ten were turned back"
    last = _last_main(told, back=2)
    if last is None or wholes[last] is not None or done[last].measure not in _CONCERNED:
        return None
    if done[last].measure in ("detained", "missing") and count.number.value == 1:
        return None
    here, there = page.sentence_of(count.word), page.sentence_of(done[last].count.word)
    most, value = done[last].count.number.value, count.number.value
    return last if here.block == there.block and most is not None and value is not None and value < most else None


def _of_opening(told: _Told) -> int | None:
    """ "Of the 95 riders, 22 were women, eight ...": every bare count of the sentence is a part."""
    page, counts, i = told.page, told.counts, told.i
    count = counts[i]
    if count.number.kind != "count" or (count.noun is not None and count.noun.ent != "NORP"):
        return None
    opening = [t.norm for t in page.tokens[page.sentence_of(count.word).first : count.first][:3]]
    if opening[:1] == ["of"] and opening[2:] == [","] and opening[1] in _PRONOUNS:
        return _last_main(told)
    for j in range(i - 1, max(-1, i - _FAR), -1):
        if counts[j].word.sentence != count.word.sentence:
            return None
        k, first = counts[j].first - 1, page.sentence_of(count.word).first
        while k > first and page.tokens[k].norm in ("the", "its", "their", "those", "these", "all", "other"):
            k -= 1
        if k >= first and page.tokens[k].norm == "of" and (k == first or page.tokens[k - 1].pos == "PUNCT"):
            return j
    return None


def _apposed(told: _Told) -> int | None:
    """ "The other three, a cook and two of his aides, fled": those who say who the counted are."""
    page, counts, i = told.page, told.counts, told.i
    own = counts[i].noun
    if own is None or not is_person(own) or counts[i].number.kind != "count":
        return None
    word, named = counts[i].head, False
    while word.dep in ("conj", "appos") and page.head(word).pos in ("NOUN", "PROPN", "NUM"):
        named, word = named or word.dep == "appos", page.head(word)
    if not named:
        return None
    near = range(i - 1, max(-1, i - _SPAN), -1)
    whole = next((j for j in near if word.i in (counts[j].word.i, counts[j].head.i)), None)
    noun = None if whole is None else counts[whole].noun
    return whole if noun is None or is_person(noun) else None


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
    if not _is_gapped(page, count) and any(
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


def _is_gapped(page: Page, count: Count) -> bool:
    """ "Nineteen were from Elvik and 12 from Norrby": a bare number whose verb is left out."""
    before = page.tokens[count.first - 1]
    if count.noun is not None or before.norm not in ("and", ","):
        return False
    behind = page.tokens[count.last + 1 : page.sentence_of(count.word).last]
    clause = takewhile(lambda t: t.pos not in ("PUNCT", "CCONJ"), behind)
    return bool(behind) and behind[0].pos == "ADP" and not any(t.pos in ("VERB", "AUX") for t in clause)
