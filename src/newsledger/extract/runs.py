"""Runs of capitalised words, and the words that may join, begin or end one: what names are cut from."""

from __future__ import annotations

from functools import cache

from newsledger.core.lexicon import lexicon
from newsledger.core.names import countries, plain
from newsledger.core.pages import Page, Token
from newsledger.core.vectors import commons
from newsledger.extract.titles import bare, is_adjective, is_title, title_words

_NUMBERS = frozenset(("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "ORDINAL", "CARDINAL"))
_NAMING = frozenset(("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))
_NO_NAME = frozenset(("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ", "NUM", "PUNCT", "SYM", "ADV"))
_LANDS = frozenset(("GPE", "LOC", "FAC"))
_ABSTRACT = ("ment", "tion", "sion", "ness", "ity", "ance", "ence", "ism", "ship")  # "Displacement has grown"
WIDE = 6  # words in capitals on either side that are looked at
_SUMS = frozenset("0123456789+")
_JOINING = frozenset(("of", "for", "and", "&", "the", "on", "in", "against", "without", "to", "'s", "’s"))


class Runs:
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
        if bare(text) in _nothing() and not (bare(text) in org_heads() and self._one(token.i - 1, token.i)):
            return False
        if self.bracketed(token):
            return True
        if text.isupper() and len(text) > 4 and self._label(token.i) not in _LANDS and self._all_common(token.i):
            return False  # common words in capitals
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

    def _all_common(self, i: int) -> bool:
        """Whether a word in capitals and those in capitals beside it are all common words."""
        first, last = i, i + 1
        while first > max(0, i - WIDE) and self.tokens[first - 1].text.isupper():
            first -= 1
        while last < min(len(self.tokens), i + WIDE) and self.tokens[last].text.isupper():
            last += 1
        words = [t for t in self.tokens[first:last] if t.text[0].isalpha()]
        return all(t.norm in commons() and t.pos != "PROPN" and t.norm not in known_bodies() for t in words)

    def _label(self, i: int) -> str:
        return self.page.names[self.covered[i]].label if i in self.covered else ""

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
        if self._ends_in_capitals(i, j) or "/" in tokens[i].text[1:]:
            return None
        if j + 1 < count and tokens[j].text == "/" and plain(tokens[j + 1].text) in known_bodies():
            return None  # a credit: "Ann Lowe/AFP"
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

    def _ends_in_capitals(self, i: int, j: int) -> bool:
        """Whether capitals behind a name belong to what follows: a town at the head of a dateline, a common word."""
        if j >= len(self.tokens) or self.tokens[i].text.isupper() or not self.tokens[j].text.isupper():
            return False
        word = self.tokens[j]
        place = len(word.text) > 3 and (plain(word.text) in countries() or self._label(j) in _LANDS)
        return (place and not self._one(i, j)) or (len(word.text) > 2 and word.norm in commons() - org_heads())

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
        return k > j + 1 and tokens[k - 1].norm in org_heads()

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
def known_bodies() -> frozenset[str]:
    """Bodies known by a name that no head noun tells of."""
    return frozenset(lexicon("bodies")["organisation"]["known"])


@cache
def org_heads() -> frozenset[str]:
    """Head nouns of the names of bodies: "ministry", "council"."""
    return frozenset(lexicon("bodies")["organisation"]["heads"])


@cache
def place_heads() -> frozenset[str]:
    """Nouns that end the name of a place: "sound", "island", "bridge"."""
    return frozenset(word for words in lexicon("bodies")["place"]["features"].values() for word in words)


@cache
def heralds() -> frozenset[str]:
    """Nouns that say what the body is whose name follows: "the weekly X"."""
    return frozenset(lexicon("bodies")["organisation"]["before"])


@cache
def named_sites() -> frozenset[str]:
    """Head nouns of the names of places: "river", "bridge"."""
    return frozenset(lexicon("bodies")["place"]["named"])


@cache
def long_features() -> frozenset[str]:
    """Common nouns that are part of a place's name: "the Volta river", "Kasai province"."""
    features = lexicon("bodies")["place"]["features"]
    return frozenset((*features["water"], *features["region"], *features["valley"])) - {"state", "coast", "channel"}
