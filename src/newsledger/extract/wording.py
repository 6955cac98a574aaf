"""A happening put shortly: the words of its clause or phrase that name it, without what only fills it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsledger.core.pages import Page, Token

Chunk = tuple[list[Token], bool]  # words that stand or fall together, and whether they must stand
WORDS = 10  # a label longer than this is no label
_BEFORE = frozenset(("det", "amod", "compound", "nummod", "quantmod", "poss", "case", "neg", "nmod", "predet",
                     "advmod"))  # fmt: skip
_VERBAL = frozenset(("aux", "auxpass", "neg", "prt"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_OBJECTS = frozenset(("dobj", "dative", "attr", "acomp", "oprd"))
_TIMES = frozenset(("DATE", "TIME"))
_RELATIVES = frozenset(("WDT", "WP", "WP$", "WRB"))


def short(page: Page, word: Token, first: Token, last: Token, *, nominal: bool) -> str:
    """The words between first and last that name a happening, in their order, some left out."""
    chunks = _of_noun(page, word) if nominal else _of_verb(page, word, first.i)
    kept: set[int] = set()
    for chunk, needed in chunks:
        inside = {t.i for t in chunk if first.i <= t.i <= last.i}
        if needed or len(kept | inside) <= WORDS:
            kept |= inside
    tokens = [page.tokens[i] for i in sorted(_whole(page, kept | {word.i}))]
    while len(tokens) > 1 and (tokens[0].tag in _RELATIVES or tokens[0].norm in ("the", "a", "an")):
        tokens.pop(0)
    return " ".join(_spelled(page, tokens).split())


def _whole(page: Page, kept: Iterable[int]) -> set[int]:
    """The kept words with the rest of each that is written as one word and was parsed as more ("cannot")."""
    found: set[int] = set()
    for n in kept:
        first, end = n, n + 1
        while first and _is_one(page, first - 1):
            first -= 1
        while _is_one(page, end - 1):
            end += 1
        found.update(range(first, end))
    return found


def _is_one(page: Page, n: int) -> bool:
    """Whether a word and the next one are letters of one written word."""
    if n + 1 >= len(page.tokens):
        return False
    this, after = page.tokens[n], page.tokens[n + 1]
    return this.end == after.start and this.text[-1:].isalpha() and after.text[:1].isalpha()


def _spelled(page: Page, tokens: Iterable[Token]) -> str:
    """The words, spaced as they stand in the text."""
    text, end, parts = page.report.text, None, []
    for token in tokens:
        parts.append("" if token.start == end else " ")
        parts.append(text[token.start : token.end])
        end = token.end
    return "".join(parts)


def _of_noun(page: Page, noun: Token) -> Iterator[Chunk]:
    """The noun with what stands before it, then one after another its prepositional phrases."""
    yield _core(page, noun), True
    for child in page.children(noun):
        if child.dep in ("prep", "agent") and child.i > noun.i:
            yield _prepositional(page, child), False


def _of_verb(page: Page, verb: Token, first: int) -> Iterator[Chunk]:
    """The verb with its auxiliaries, then its subject, objects, the verb that it leans on, and where and whereto."""
    children = page.children(verb)
    yield [verb, *(c for c in children if c.dep in _VERBAL)], True
    above = page.head(verb)
    if verb.dep == "xcomp" and first <= above.i < verb.i:  # "went on to burn"
        yield [above, *(c for c in page.children(above) if c.dep in _VERBAL | {"acomp"})], True
        yield from _subject(page, above)
    yield from _subject(page, verb)
    objects = [c for c in children if c.dep in _OBJECTS and c.tag not in _RELATIVES and not _temporal(c)]
    for child in objects:
        yield _prepositional(page, child) if child.pos == "ADP" else _core(page, child), True
        yield _joined(page, child), False
    bare = not objects
    for child in children:
        if child.dep == "xcomp" and child.i > verb.i:
            yield [t for t in children if verb.i < t.i < child.i and t.dep in _OBJECTS | {"nsubj"}], False
            yield [child, *(c for c in page.children(child) if c.dep in _VERBAL)], True
            yield from ((_core(page, c), False) for c in page.children(child) if c.dep in _OBJECTS)
            bare = False
        elif child.dep in ("prep", "agent") and child.i > verb.i:
            phrase = _prepositional(page, child)
            yield phrase, bare and bool(phrase)
            bare = bare and not phrase


def _subject(page: Page, verb: Token) -> Iterator[Chunk]:
    """What a verb is said of, with all that is joined to it."""
    subjects = [c for c in page.children(verb) if c.dep in _SUBJECTS and c.tag not in _RELATIVES]
    for subject in subjects[:1]:
        whole = list(page.tokens[subject.i : subjects[-1].i + 1]) if len(subjects) > 1 else []
        yield [*_core(page, subject), *_joined(page, subject), *whole], True


def _joined(page: Page, head: Token) -> list[Token]:
    """The "and" after a noun and what it joins to it."""
    found: list[Token] = []
    for child in page.children(head):
        if child.dep == "conj" and child.pos not in ("VERB", "AUX"):
            found.extend((*_core(page, child), *_joined(page, child)))
    last = max((t.i for t in found), default=0)
    marks = (c for c in page.children(head) if c.dep == "cc" or (c.dep == "punct" and c.text == ","))
    return [*found, *(c for c in marks if c.i < last and all(t.dep not in ("relcl", "appos", "acl")
            for t in page.children(head) if t.i < last))]  # fmt: skip


def _temporal(word: Token) -> bool:
    return word.ent in _TIMES


def _prepositional(page: Page, preposition: Token) -> list[Token]:
    """A preposition with the core of its object; nothing where it tells a time or opens a clause."""
    objects = [c for c in page.children(preposition) if c.dep == "pobj"]
    if not objects or any(_temporal(o) for o in objects):
        return []
    return [preposition, *_core(page, objects[0])]


def _core(page: Page, head: Token) -> list[Token]:
    """A noun with what stands close before it, and its "of"."""
    first = min((t.i for c in page.children(head) if c.dep in _BEFORE and c.i < head.i for t in page.subtree(c)),
                default=head.i)  # fmt: skip
    found = list(page.tokens[first : head.i + 1])
    for child in page.children(head):
        if child.dep == "case":
            found.append(child)
        elif child.dep == "prep" and child.norm == "of":
            found.extend(_prepositional(page, child))
    return found
