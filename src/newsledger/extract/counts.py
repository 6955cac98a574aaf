"""The numbers of a page that are figures, each with the word that it counts: ages, dates, clock times and labels go.

A count is a number phrase set in the parse: its own word, the noun that it counts, and where it stands in the clause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Sentence, Token
from newsledger.extract.numbers import Number, numbers
from newsledger.extract.placed import FATED_NOUNS, Count, listed, nouns_of
from newsledger.extract.sifted import is_no_figure
from newsledger.extract.terms import states

_NOUNS = ("NOUN", "PROPN")
_AGES = ("ages", "aged")  # behind a noun, and no part of what is counted


def counts(page: Page) -> Iterator[Count]:
    """Every count of the page, in order of place."""
    starts = [token.start for token in page.tokens]
    for sentence in page.sentences:
        for number in _all_numbers(page, sentence):
            first = _token_at(page, starts, number)
            last = bisect_left(starts, number.to) - 1
            if first is None or first > last:
                continue
            count = _placed(page, sentence, number, first, last, starts)
            if not is_no_figure(page, sentence, count):
                yield count


def _token_at(page: Page, starts: list[int], number: Number) -> int | None:
    """The token that a number begins in; null where it begins within a word, save after a mark or its currency."""
    first = bisect_right(starts, number.at) - 1
    if first < 0 or number.at >= page.tokens[first].end:
        return None
    head = page.report.text[page.tokens[first].start : number.at]
    currency = number.kind == "money" and page.tokens[first].start >= number.start
    return first if currency or not head.strip("'\"‘’“”") else None


def _all_numbers(page: Page, sentence: Sentence) -> Iterator[Number]:
    """The number phrases of a sentence, and the modifiers whose number was lost in editing."""
    found = list(numbers(page.report.text, sentence.start, sentence.end))
    lost = [
        number
        for number in _lost(page, sentence)
        if not any(f.start < number.end and number.start < f.end for f in found)
    ]
    yield from sorted((*found, *lost), key=lambda number: number.start)


def _lost(page: Page, sentence: Sentence) -> Iterator[Number]:
    """ "Nearly houses were flooded": a modifier straight before the noun that a number should count."""
    words = page.words(sentence)
    modifiers = lexicon("numbers")["lost"]["words"]
    things = nouns_of("people") | nouns_of("buildings") | nouns_of("vehicles") | nouns_of("personnel") | FATED_NOUNS
    for k, token in enumerate(words):
        if token.tag not in ("NNS", "NNPS") or token.lemma not in things or k == 0:
            continue
        for size in (2, 1):
            said = words[max(0, k - size) : k]
            if len(said) == size and " ".join(w.norm or w.text.lower() for w in said) in modifiers:
                yield Number(
                    said[0].start,
                    said[-1].end,
                    said[0].start,
                    said[-1].end,
                    None,
                    None,
                    None,
                    "count",
                    "lost",
                    None,
                    False,
                )
                break


def _placed(page: Page, sentence: Sentence, number: Number, first: int, last: int, starts: list[int]) -> Count:
    """The number in the parse."""
    tokens = page.tokens
    word = next((t for t in tokens[first : last + 1] if not first <= t.head <= last), tokens[last])
    end_token = max(last, bisect_left(starts, number.end) - 1)
    start_token = min(first, bisect_left(starts, number.start))
    noun = None if number.kind != "count" else _noun_of(page, sentence, word, end_token)
    if noun is not None and noun.tag != "NNS" and noun.i == end_token + 1 and _is_fate(noun, number):
        noun = None  # "four shot, two killed"
    whole = _whole_of(page, sentence, end_token)
    if noun is None and whole is not None and not _is_whole(page, whole):
        noun, whole = whole, None  # dozens of people
    if number.kind == "duration" and tokens[start_token].norm == "over" and number.value is not None:
        during = tokens[start_token].dep == "prep" and page.head(tokens[start_token]).pos in ("VERB", "NOUN")
        number = number._replace(start=number.at, low=number.value, high=number.value) if during else number
        start_token += during  # "paid over four years"
    head = word
    if (noun is not None and word.dep in ("nummod", "quantmod", "amod", "det", "neg", "compound", "nmod")) or (
        noun is not None and any(t.i == noun.i for t in page.ancestors(word))
    ):
        head = noun
    if head.dep == "compound" and page.head(head).norm in _AGES:
        head = page.head(head)  # "two men ages 20 and 27 were hurt"
    if number.form == "lost":
        noun = head = tokens[end_token + 1]
    if number.kind != "count" and tokens[end_token].i != word.i and number.unit:
        head = tokens[end_token]
    start = number.start
    if tokens[max(0, start_token - 3)].norm in ("a", "the") and [
        t.norm for t in tokens[start_token - 2 : start_token]
    ] == ["family", "of"]:
        start_token -= 3
        start, head, noun = tokens[start_token].start, tokens[start_token + 1], tokens[start_token + 1]
    return Count(number, word, noun, whole, head, start, number.end, start_token, end_token)


def _is_fate(noun: Token, number: Number) -> bool:
    """Whether what looks like a noun says what happened: "Four Shot at Fair"; one hostage is counted."""
    return ((number.high or 2) > 1 and noun.norm in states()) or noun.norm in listed("struck", "words")


def _noun_of(page: Page, sentence: Sentence, word: Token, end: int) -> Token | None:
    """The noun that a number counts: its governor to the right, or the end of the nouns that follow it."""
    tokens = page.tokens
    k = end + 1
    if k < sentence.last and tokens[k].text == "-":
        k += 1
    governor = page.head(word)
    if (
        word.dep in ("nummod", "quantmod", "amod", "det", "compound", "nmod")
        and governor.i > end
        and governor.pos in (*_NOUNS, "ADJ", "VERB", "PRON")
    ):
        apart = tokens[k : governor.i]
        if not any(
            (t.pos in ("PUNCT", "CCONJ") and t.text != "-") or (t.pos == "ADP" and tokens[t.i - 1].text != "-")
            for t in apart
        ) or (any(t.tag == "CD" for t in apart) and all(t.tag in ("CD", "CC") for t in apart)):
            return governor
    found = None
    while k < sentence.last and tokens[k].pos in ("ADJ", *_NOUNS) and tokens[k].tag != "CD":
        if tokens[k].norm in _AGES:
            break  # "two men ages 20 and 27"
        if tokens[k].pos in _NOUNS:
            found = tokens[k]
            if tokens[k].tag in ("NNS", "NNPS") and tokens[k].dep not in ("compound", "nmod"):
                break
        k += 1
    if found is not None and found.text[0] in "@#":
        return None
    if found is not None and ((found.pos == "PROPN" and found.tag == "NNP") or found.dep == "npadvmod"):
        return None
    return found


def _whole_of(page: Page, sentence: Sentence, end: int) -> Token | None:
    """The noun or pronoun after "of", straight behind the number."""
    tokens = page.tokens
    if end + 2 >= sentence.last or tokens[end + 1].norm != "of":
        return None
    below = [t for t in page.children(tokens[end + 1]) if t.dep in ("pobj", "pcomp")]
    if below:
        return below[0] if below[0].tag != "CD" else None
    return next((t for t in tokens[end + 2 : min(end + 7, sentence.last)] if t.pos in (*_NOUNS, "PRON")), None)


def _is_whole(page: Page, noun: Token) -> bool:
    """Whether a noun after "of" is a known whole ("of the miners"), not the counted thing ("dozens of men")."""
    if noun.pos in ("PRON", "DET"):
        return True
    return any(
        (t.dep in ("det", "poss") and t.norm not in ("a", "an", "all")) or t.dep == "nummod" or t.dep == "predet"
        for t in page.children(noun)
    )
