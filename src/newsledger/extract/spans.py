"""Where names stand: runs of capitalised words with their particles, freed of titles and articles.

The language model's labels help to join words ("Ministry of X") and to see a name at the start of a sentence; the
run itself is found by its shape, which the model misses less often in headlines, datelines and foreign names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from newsledger.core.names import capitals, countries, plain
from newsledger.core.pages import Name, Page, Token
from newsledger.core.vectors import commons
from newsledger.extract.runs import Runs, heralds, known_bodies, long_features, named_sites, org_heads, place_heads
from newsledger.extract.titles import bare, is_adjective, is_title, name_start, title_words

_WORKS = frozenset(("", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))  # labels that say little of a single word
_LANDS = frozenset(("GPE", "LOC", "NORP", "FAC"))  # labels that are seldom wrong


class Found(msgspec.Struct, frozen=True):
    """A name's tokens [first, last), the title or office words before it [title, first), and the model's label."""

    first: int
    last: int
    title: int
    label: str


def spans(page: Page) -> Iterator[Found]:
    """The names of a page in order, none overlapping another."""
    runs, i, found = Runs(page), 0, list[Found]()
    while i < len(page.tokens):
        if not runs.starts(i):
            i += 1
            continue
        end = runs.end(i)
        found += _named(runs, i, end)
        i = end
    common = _common(runs, found)
    return (f for f in found if f.last > f.first + 1 or page.tokens[f.first].norm not in common)


def _common(runs: Runs, found: Sequence[Found]) -> frozenset[str]:
    """The words that stand alone as if they were names and are none: common words, capital for their place alone."""
    longer = {runs.tokens[i].norm for f in found if f.last > f.first + 1 for i in (f.first, f.last - 1)}
    alone = [f for f in found if f.last == f.first + 1]
    named = {runs.tokens[f.first].norm for f in alone if not _is_common(runs, f)}
    return frozenset(runs.tokens[f.first].norm for f in alone) - named - longer


def _is_common(runs: Runs, found: Found) -> bool:
    """Whether a word alone is a common one and its place or the model gives no reason to take it for a name."""
    token, name = runs.tokens[found.first], plain(runs.tokens[found.first].text)
    if token.norm not in commons() or name in countries() or name in capitals() or name in known_bodies():
        return False
    if found.title < found.first or runs.bracketed(token) or _is_set_off(runs, token):
        return False
    begins = token.sentence in runs.shouting or token.i == runs.page.sentences[token.sentence].first
    short = token.text.isupper() and len(token.text) < 6 and token.pos == "PROPN"
    if short or (token.norm in org_heads() and not begins):
        return False  # an acronym, or the last word of a longer name: "the Herald"
    if found.label in _WORKS or (token.tag == "JJ" and token.dep == "amod"):
        return True
    return found.label not in _LANDS and (begins or (found.label == "ORG" and token.tag in ("NN", "JJ", "VB")))


def _is_set_off(runs: Runs, token: Token) -> bool:
    """Whether the words beside a word tell that it is a name: "in X", "weekly X", "Nine X", "X 7", "X, a firm"."""
    before, after = runs.tokens[max(token.i - 1, 0) : token.i], runs.tokens[token.i + 1 : token.i + 2]
    led = any(t.pos == "ADP" or t.norm in heralds() or (t.ent == "CARDINAL" and t.text[0].isupper())
              for t in before if t.sentence == token.sentence)  # fmt: skip
    numbered = any(t.text.isdigit() and t.sentence == token.sentence for t in after)
    return led or numbered or any(t.dep == "appos" for t in runs.page.children(token))


def _named(runs: Runs, first: int, last: int) -> Iterator[Found]:
    """The names in a run: the person after the office, and the body or place that the office is of."""
    tokens, page = runs.tokens, runs.page
    while first < last - 1 and bare(tokens[first].text) in ("the", "a", "an"):
        first += 1
    first = _own_start(runs, first, last)
    texts = [t.text for t in tokens[first:last]]
    start = first + (0 if _is_bodys(texts) else name_start(texts))
    while first < start < last - 1 and tokens[start].text in ("-", "–") and tokens[start + 1].text[0].isupper():
        start -= 1  # "Saint-Denis": what is joined by a hyphen is no title of the rest
    if start < last and not any(t.text[0].isalnum() for t in tokens[start:last]):
        return
    if start >= last:
        yield from _prefix(runs, first, last)
        return
    if start > first:
        yield from _prefix(runs, first, start)
    title = start
    while title > first and (is_title(tokens[title - 1].text)):
        title -= 1
    if start < last - 1 and is_adjective([tokens[start].text]) and plain(tokens[start + 1].text) in known_bodies():
        start += 1
    label = next((page.names[runs.covered[i]].label for i in range(last - 1, start - 1, -1) if i in runs.covered), "")
    yield Found(start, _longer(runs, start, last), title, label)


def _own_start(runs: Runs, first: int, last: int) -> int:
    """Where a run's own name begins: past a stray capital, a nationality, or another name set before a person's."""
    tokens, names = runs.tokens, runs.page.names
    while first < last - 1 and tokens[first].tag not in ("NNP", "NNPS") and first not in runs.covered and not (
            is_title(tokens[first].text) or tokens[first].text.isupper() or tokens[first].ent):  # fmt: skip
        first += 1
    person = names[runs.covered[last - 1]] if last - 1 in runs.covered else None
    other = first in runs.covered and names[runs.covered[first]].label != "PERSON"
    if person is not None and person.label == "PERSON" and first < person.first and other:
        between = tokens[first : person.first]
        joined = tokens[person.first].text in ("-", "–") or runs.glued(person.first) or _is_given(runs, first, person)
        return first if joined or any(is_title(t.text) for t in between) else person.first
    whole = plain(" ".join(t.text for t in tokens[first:last]))
    settled = is_adjective([whole]) or whole in countries()
    if first < last - 1 and is_adjective([tokens[first].text]) and not settled:
        name = names[runs.covered[first]] if first in runs.covered else None
        if name is None or name.last == first + 1 or name.label in ("PERSON", "NORP"):
            return first if tokens[last - 1].norm in org_heads() | long_features() else first + 1
    return first


def _is_bodys(texts: Sequence[str]) -> bool:
    """Whether the words are a body's name as a whole, so that none before it is a person's title."""
    ends = texts[-1].lower() in org_heads() | place_heads()
    if ends and len(texts) > 2 and bare(texts[0]) in title_words("royal"):
        return True  # "King Faisal Hospital", "Prince Albert Sound"
    ends = texts[-1].lower() in org_heads()
    inner = any(word.lower() in org_heads() and after == "and" for word, after in pairwise(texts))
    if not (ends or inner or "of" in texts or "for" in texts) or len(texts) < 2:
        return False
    polite = bare(texts[0]) in title_words("women") | title_words("men") | title_words("courtesy")
    return not polite and (len(texts) > 2 or bare(texts[0]) not in title_words("rank"))


def _is_given(runs: Runs, first: int, person: Name) -> bool:
    """Whether a word before a person's name is a part of it that was taken for a place: it depends on the surname."""
    token = runs.tokens[first]
    inside = token.dep == "compound" and person.first <= token.head < person.last and first + 1 == person.first
    known = plain(token.text) in countries() or plain(token.text) in capitals() or plain(token.text) in known_bodies()
    return inside and not known and not token.text.isupper() and not is_adjective([token.text])


def _prefix(runs: Runs, first: int, last: int) -> Iterator[Found]:
    """A body or country named inside a title: "Nile State Governor", "UN envoy"."""
    tokens = runs.tokens
    end = first
    while end < last and not is_title(tokens[end].text):
        end += 1
    words = [t.text for t in tokens[first:end]]
    if words and not is_adjective(words) and not _is_portfolio(tokens[first:end], tokens[end:last]):
        label = runs.page.names[runs.covered[first]].label if first in runs.covered else ""
        yield Found(first, end, first, label)


def _is_portfolio(words: Sequence[Token], title: Sequence[Token]) -> bool:
    """Whether common words before an office say what it is over: "Tourism Minister"."""
    over = any(bare(t.text) in title_words("over") for t in title)
    return over and all(t.norm in commons() for t in words) and not any(
        plain(t.text) in countries() or plain(t.text) in known_bodies() for t in words)  # fmt: skip


def _longer(runs: Runs, first: int, last: int) -> int:
    """The end of the name with the common noun or number that belongs to it ("the Volta river", "Channel 7")."""
    tokens = runs.tokens
    if last >= len(tokens) or tokens[last].sentence != tokens[last - 1].sentence:
        return last
    if tokens[last].text.isdigit() and len(tokens[last].text) < 5 and tokens[last].ent != "DATE" and not (
            1800 < int(tokens[last].text) < 2100):  # fmt: skip
        beyond = tokens[last + 1 : last + 2]
        return last + 1 if not beyond or beyond[0].pos in ("PUNCT", "VERB", "AUX", "PART") else last
    after, text = tokens[last], plain(" ".join(t.text for t in tokens[first:last]))
    if after.text in long_features() and not is_adjective([text]):
        return last + 1
    common = is_adjective([text]) or text in countries() or text in known_bodies()
    if after.text in named_sites() and after.dep != "compound" and not common:
        return last + 1
    ahead = [t.norm for t in tokens[last + 1 : last + 3]]
    if after.text in ("'s", "’s") and first + 1 == last and (
            ahead[:1] == [","] and ahead[-1] in ("the", "a", "an")):  # fmt: skip
        return last + 1  # a shop or a firm: "Whitlock's, the grocer"
    if text in known_bodies() and after.pos == "NOUN" and after.dep == "compound" and after.text != "news" and (
            last + 1 < len(tokens) and tokens[last + 1].text == "agency"):  # fmt: skip
        return last + 2
    return last
