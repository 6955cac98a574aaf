"""Where names stand: runs of capitalised words with their particles, freed of titles and articles.

The language model's labels help to join words ("Ministry of X") and to see a name at the start of a sentence; the
run itself is found by its shape, which the model misses less often in headlines, datelines and foreign names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from newsledger.core.lexicon import lexicon
from newsledger.core.names import capitals, countries, plain
from newsledger.core.pages import Name, Page, Token
from newsledger.core.vectors import commons
from newsledger.extract.titles import bare, is_adjective, is_title, name_start, title_words

_NUMBERS = frozenset(("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "ORDINAL", "CARDINAL"))
_NAMING = frozenset(("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))
_NO_NAME = frozenset(("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ", "NUM", "PUNCT", "SYM", "ADV"))
_ABSTRACT = ("ment", "tion", "sion", "ness", "ity", "ance", "ence", "ism", "ship")  # "Displacement has grown"
_SUMS = frozenset("0123456789+")
_WORKS = frozenset(("", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))  # labels that say little of a single word
_LANDS = frozenset(("GPE", "LOC", "NORP", "FAC"))  # labels that are seldom wrong
_JOINING = frozenset(("of", "for", "and", "&", "the", "on", "in", "against", "without", "to", "'s", "’s"))


class Found(msgspec.Struct, frozen=True):
    """A name's tokens [first, last), the title or office words before it [title, first), and the model's label."""

    first: int
    last: int
    title: int
    label: str


class _Runs:
    """Finds the runs of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens = page.tokens
        self.covered = {i: n for n, name in enumerate(page.names) if name.label in _NAMING
                        for i in range(name.first, name.last)}  # fmt: skip
        self.lower = frozenset(t.text for t in page.tokens if t.text.islower())
        self.shouting = frozenset(n for n, s in enumerate(page.sentences) if self._is_shouting(page.words(s)))

    @staticmethod
    def _is_shouting(words: tuple[Token, ...]) -> bool:
        """Whether a line is set in capitals or in title case, so that capitals tell nothing."""
        long = [w.text for w in words if w.text.isalpha() and len(w.text) > 3]
        plainly = any(w.text.islower() and w.pos in ("VERB", "NOUN", "ADJ", "AUX") for w in words)
        return not plainly and len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)

    def names_it(self, token: Token) -> bool:
        """Whether a token is a word of a name, by its shape and its place."""
        text = token.text
        if not text[:1].isupper() or not self._is_wordlike(token):
            return False
        if bare(text) in _nothing() and not (bare(text) in _org_heads() and self._one(token.i - 1, token.i)):
            return False
        if self.bracketed(token):
            return True
        if token.sentence in self.shouting and not (
                token.i in self.covered and (token.pos == "PROPN" or self._in_town(token.i))):  # fmt: skip
            return False
        first = token.i == self.page.sentences[token.sentence].first or self._after_quote(token)
        if token.i not in self.covered:
            if token.pos != "PROPN" or len(text) == 1:
                beyond = self.tokens[token.i + 1 : token.i + 3]
                if len(beyond) == 2 and beyond[0].text == "-" and self.glued(token.i + 1) and beyond[1].text.islower():
                    return False  # "Self-made", "U-turn"
            if first and text.lower().endswith(_ABSTRACT) and not self._capital_after(token):
                return False
            if token.pos in _NO_NAME and not (text.isupper() and len(text) > 2 and not first):
                return False
            if first and token.pos not in ("PROPN",) and not (text.isupper() and len(text) > 1):
                return is_title(text) or is_adjective([text])
        if first and token.tag in ("NN", "NNS", "VB", "VBD", "VBG", "VBN", "VBZ", "VBP", "JJ", "RB", "UH", ".") and (
                text.isalpha() and not text.isupper() and not self._capital_after(token)):  # fmt: skip
            return is_title(text) or is_adjective([text])
        return token.pos != "PUNCT" and not (first and text.lower() in self.lower and not self._capital_after(token))

    def _in_town(self, i: int) -> bool:
        """Whether a word is the last of a short place name, as the model sees it."""
        name = self.page.names[self.covered[i]]
        return name.label == "GPE" and i == name.last - 1 and name.first < i and name.last - name.first <= 3

    def _is_wordlike(self, token: Token) -> bool:
        """Whether it is a word, not a number, a sum ("P50") or a date."""
        if token.ent in _NUMBERS:
            return token.ent == "DATE" and token.pos == "PROPN" and token.text.isalpha() and len(token.text) > 2
        if token.text[:3].isupper() and token.text[3:4] in _SUMS and token.text[-1].isdigit():
            return False  # "EUR5,000", "GMT+2"
        return not (len(token.text) < 5 and any(c.isdigit() for c in token.text) and "-" not in token.text)

    def bracketed(self, token: Token) -> bool:
        """A capitalised word alone in brackets: an agency, an acronym, a country."""
        near = self.tokens[max(token.i - 1, 0) : token.i + 2]
        return len(near) == 3 and near[0].text == "(" and near[2].text == ")" and token.text.isalpha()

    def _after_quote(self, token: Token) -> bool:
        """Whether it follows an opening quotation mark or bracket, or a colon: a closing mark has a space behind it."""
        before = self.tokens[token.i - 1].text if token.i else ""
        return before == ":" or (before in ('"', "“", "'", "‘", "(") and self.glued(token.i))

    def _capital_after(self, token: Token) -> bool:
        after = self.tokens[token.i + 1 : token.i + 2]
        return bool(after) and after[0].text[:1].isupper() and after[0].pos == "PROPN"

    def glued(self, i: int) -> bool:
        """Whether token i follows token i-1 without a space."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def starts(self, i: int) -> bool:
        """Whether a run starts at token i: a capital, or an article joined to one by a hyphen ("al-Masri")."""
        token = self.tokens[i]
        if self.names_it(token):
            return True
        return (token.text in title_words("joined") and i + 2 < len(self.tokens) and self.tokens[i + 1].text == "-"
                and self.glued(i + 1) and self.glued(i + 2) and self.tokens[i + 2].text[0].isupper())  # fmt: skip

    def _elided(self, i: int) -> bool:
        """Whether a token is an article or preposition run together with a name: "l'Ouest", "d'Or"."""
        text = self.tokens[i].text
        return len(text) > 3 and text[0] in "ld" and text[1] in "'’" and text[2].isupper()

    def end(self, start: int) -> int:
        """The end of the run that starts at a token."""
        i = start
        while True:
            hyphen = self.tokens[i + 1].text if i + 2 < len(self.tokens) else ""
            if hyphen == "-" and self.tokens[i].text[0].islower() and not self._elided(i):  # the article of "al-Masri"
                i += 2
            after = self._next(i)
            if after is None:
                return i + 1
            i = after

    def _next(self, i: int) -> int | None:
        """The next word of the name after word i, past hyphens and particles; null where the name ends."""
        tokens, count = self.tokens, len(self.tokens)
        j = i + 1
        if j < count and tokens[j].text in ("-", "–", "/") and self.glued(j) and self.glued(j + 1) and j + 1 < count:
            return j + 1 if tokens[j + 1].text[0].isalnum() and not self._is_suffix(j) else None
        if j >= count or not self._same_line(i, j):
            return None
        if tokens[j].text in ("'", "’") and self.glued(j) and self.glued(j + 1):
            return j + 1
        if tokens[j].text in ("'", "’") and self.glued(j) and self._owners(i, j):
            return j + 1
        if self.starts(j) or self._elided(j):
            return j
        return self._past_particles(i, j)

    def _is_suffix(self, j: int) -> bool:
        """Whether a hyphen joins a plain word to the name ("Turin-based"), and not a part of it ("Stoke-on-Trent")."""
        tokens = self.tokens
        if not tokens[j + 1].text.islower() or tokens[j + 1].text in title_words("particles"):
            return False
        return not (j + 2 < len(tokens) and tokens[j + 2].text == "-" and self.glued(j + 2))

    def _owners(self, i: int, j: int) -> bool:
        """Whether an apostrophe stands within a body's name: "the Dockers' Welfare Union"."""
        tokens, k = self.tokens, j + 1
        if not tokens[i].text.endswith("s") or k >= len(tokens) or tokens[k].sentence != tokens[i].sentence:
            return False
        while k < len(tokens) and tokens[k].sentence == tokens[i].sentence and self.starts(k):
            k += 1
        return k > j + 1 and tokens[k - 1].norm in _org_heads()

    def _same_line(self, i: int, j: int) -> bool:
        a, b = self.tokens[i], self.tokens[j]
        if a.sentence == b.sentence:
            return True
        if self.page.report.text[a.end : b.start] == " " and a.pos == b.pos == "PROPN" and a.text.isalpha() and (
                a.i in self.covered or is_title(a.text)):  # fmt: skip
            return True  # no sentence ends without a mark
        ended = (a.text.endswith(".") and is_title(a.text)) or self.covered.get(i, -1) == self.covered.get(j, -2)
        return ended and self.page.sentences[a.sentence].block == self.page.sentences[b.sentence].block

    def _past_particles(self, i: int, j: int) -> int | None:
        tokens, k = self.tokens, j
        while k < len(tokens) and k < j + 3 and tokens[k].text in title_words("particles") | _JOINING:
            k += 1
        if k == j or k >= len(tokens) or not (self.starts(k) or self._elided(k)) or not (
                self._same_line(i, k)):  # fmt: skip
            return None
        between = [t.text for t in tokens[j:k]]
        if all(w in title_words("particles") for w in between):
            return None if between in (["e"], ["y"], ["la"], ["le"]) and not self._one(i, k) else k
        if self._one(i, k) and self.page.names[self.covered[i]].label not in ("PERSON", "NORP"):
            return k
        wide = between in (["of"], ["of", "the"], ["for"], ["for", "the"])
        return k if wide and tokens[i].lemma in _of_heads() and between[0] == "of" else None

    def _one(self, i: int, k: int) -> bool:
        return i in self.covered and self.covered[i] == self.covered.get(k)


@cache
def _of_heads() -> frozenset[str]:
    return frozenset(lexicon("bodies")["organisation"]["of"])


@cache
def _nothing() -> frozenset[str]:
    return frozenset(lexicon("bodies")["place"]["nothing"])


@cache
def _known() -> frozenset[str]:
    return frozenset(lexicon("bodies")["organisation"]["known"])


@cache
def _org_heads() -> frozenset[str]:
    return frozenset(lexicon("bodies")["organisation"]["heads"])


@cache
def _place_heads() -> frozenset[str]:
    """Nouns that end the name of a place: "sound", "island", "bridge"."""
    return frozenset(word for words in lexicon("bodies")["place"]["features"].values() for word in words)


@cache
def _heralds() -> frozenset[str]:
    """Nouns that say what the body is whose name follows: "the weekly X"."""
    return frozenset(lexicon("bodies")["organisation"]["before"])


@cache
def _named_sites() -> frozenset[str]:
    return frozenset(lexicon("bodies")["place"]["named"])


@cache
def long_features() -> frozenset[str]:
    """Common nouns that are part of a place's name: "the Volta river", "Kasai province"."""
    features = lexicon("bodies")["place"]["features"]
    return frozenset((*features["water"], *features["region"], *features["valley"])) - {"state", "coast", "channel"}


def spans(page: Page) -> Iterator[Found]:
    """The names of a page in order, none overlapping another."""
    runs, i, found = _Runs(page), 0, list[Found]()
    while i < len(page.tokens):
        if not runs.starts(i):
            i += 1
            continue
        end = runs.end(i)
        found += _named(runs, i, end)
        i = end
    common = _common(runs, found)
    return (f for f in found if f.last > f.first + 1 or page.tokens[f.first].norm not in common)


def _common(runs: _Runs, found: Sequence[Found]) -> frozenset[str]:
    """The words that stand alone as if they were names and are none: common words, capital for their place alone."""
    longer = {runs.tokens[i].norm for f in found if f.last > f.first + 1 for i in (f.first, f.last - 1)}
    alone = [f for f in found if f.last == f.first + 1]
    named = {runs.tokens[f.first].norm for f in alone if not _is_common(runs, f)}
    return frozenset(runs.tokens[f.first].norm for f in alone) - named - longer


def _is_common(runs: _Runs, found: Found) -> bool:
    """Whether a word alone is a common one and its place or the model gives no reason to take it for a name."""
    token, name = runs.tokens[found.first], plain(runs.tokens[found.first].text)
    if token.norm not in commons() or name in countries() or name in capitals() or name in _known():
        return False
    if found.title < found.first or runs.bracketed(token) or _is_set_off(runs, token):
        return False
    begins = token.sentence in runs.shouting or token.i == runs.page.sentences[token.sentence].first
    short = token.text.isupper() and len(token.text) < 6 and token.pos == "PROPN"
    if short or (token.norm in _org_heads() and not begins):
        return False  # an acronym, or the last word of a longer name: "the Herald"
    if found.label in _WORKS:
        return True
    return found.label not in _LANDS and (begins or (found.label == "ORG" and token.tag in ("NN", "JJ", "VB")))


def _is_set_off(runs: _Runs, token: Token) -> bool:
    """Whether the words beside a word tell that it is a name: "in X", "weekly X", "Nine X", "X 7", "X, a firm"."""
    before, after = runs.tokens[max(token.i - 1, 0) : token.i], runs.tokens[token.i + 1 : token.i + 2]
    led = any(t.pos == "ADP" or t.norm in _heralds() or (t.ent == "CARDINAL" and t.text[0].isupper())
              for t in before if t.sentence == token.sentence)  # fmt: skip
    numbered = any(t.text.isdigit() and t.sentence == token.sentence for t in after)
    return led or numbered or any(t.dep == "appos" for t in runs.page.children(token))


def _named(runs: _Runs, first: int, last: int) -> Iterator[Found]:
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
    if start < last - 1 and is_adjective([tokens[start].text]) and plain(tokens[start + 1].text) in _known():
        start += 1
    label = next((page.names[runs.covered[i]].label for i in range(last - 1, start - 1, -1) if i in runs.covered), "")
    yield Found(start, _longer(runs, start, last), title, label)


def _own_start(runs: _Runs, first: int, last: int) -> int:
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
            return first if tokens[last - 1].norm in _org_heads() | long_features() else first + 1
    return first


def _is_bodys(texts: Sequence[str]) -> bool:
    """Whether the words are a body's name as a whole, so that none before it is a person's title."""
    ends = texts[-1].lower() in _org_heads() | _place_heads()
    if ends and len(texts) > 2 and bare(texts[0]) in title_words("royal"):
        return True  # "King Faisal Hospital", "Prince Albert Sound"
    ends = texts[-1].lower() in _org_heads()
    inner = any(word.lower() in _org_heads() and after == "and" for word, after in pairwise(texts))
    if not (ends or inner or "of" in texts or "for" in texts) or len(texts) < 2:
        return False
    polite = bare(texts[0]) in title_words("women") | title_words("men") | title_words("courtesy")
    return not polite and (len(texts) > 2 or bare(texts[0]) not in title_words("rank"))


def _is_given(runs: _Runs, first: int, person: Name) -> bool:
    """Whether a word before a person's name is a part of it that was taken for a place: it depends on the surname."""
    token = runs.tokens[first]
    inside = token.dep == "compound" and person.first <= token.head < person.last and first + 1 == person.first
    known = plain(token.text) in countries() or plain(token.text) in capitals() or plain(token.text) in _known()
    return inside and not known and not token.text.isupper() and not is_adjective([token.text])


def _prefix(runs: _Runs, first: int, last: int) -> Iterator[Found]:
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
        plain(t.text) in countries() or plain(t.text) in _known() for t in words)  # fmt: skip


def _longer(runs: _Runs, first: int, last: int) -> int:
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
    common = is_adjective([text]) or text in countries() or text in _known()
    if after.text in _named_sites() and after.dep != "compound" and not common:
        return last + 1
    ahead = [t.norm for t in tokens[last + 1 : last + 3]]
    if after.text in ("'s", "’s") and first + 1 == last and (
            ahead[:1] == [","] and ahead[-1] in ("the", "a", "an")):  # fmt: skip
        return last + 1  # a shop or a firm: "Whitlock's, the grocer"
    if text in _known() and after.pos == "NOUN" and after.dep == "compound" and after.text != "news" and (
            last + 1 < len(tokens) and tokens[last + 1].text == "agency"):  # fmt: skip
        return last + 2
    return last
