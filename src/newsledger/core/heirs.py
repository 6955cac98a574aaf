"""What an id stands for that the books gave once: they are worked out anew when a report is added, and name things by
what they then know of them. Claims stay what they are, so an old id leads to the entry that rests on its claims now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsledger.core.books import Books
from newsledger.core.nouns import Noun

if TYPE_CHECKING:
    from newsledger.core.ledger import Ledger

KEPT = 24  # claims or mentions, drawn evenly, by which an old id is found again; of a story all reports are kept


class Once(Noun, frozen=True, kw_only=True):
    """An id that the books gave once, the kind of thing that bore it, and the claims, mentions or reports it was of."""

    id: str
    kind: str
    of: tuple[str, ...]


def named(books: Books) -> Iterator[Once]:
    """All that the books of a story name: the story itself, its entries and its entities."""
    yield Once(id=books.story.id, kind="story", of=books.story.reports)
    for entry in books.entries:
        yield Once(id=entry.id, kind=type(entry).__name__.lower(), of=entry.rests_on)
    for entity in books.entities:
        yield Once(id=entity.id, kind="entity", of=entity.mentions)


def given_up(gone: Iterable[Books], fresh: Iterable[Books]) -> Iterator[Once]:
    """The ids of books that gave way which now name nothing, or another thing; the story in an id is set aside."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for books in fresh:
        for now in named(books):
            held[now.kind, local(now.id)].update(now.of)
    for books in gone:
        for once in named(books):
            if held[once.kind, local(once.id)].isdisjoint(once.of):
                yield Once(id=once.id, kind=once.kind, of=once.of if once.kind == "story" else _sample(once.of))


def _sample(of: Sequence[str]) -> tuple[str, ...]:
    """So many of a row as are kept, at even steps from its first on; all where there are no more."""
    return tuple(of[n * len(of) // KEPT] for n in range(KEPT)) if len(of) > KEPT else tuple(of)


def local(ident: str) -> str:
    """An id without the story that it is of."""
    return ident.partition("@")[0]


def heirs(ledger: Ledger, ident: str, *, known: bool = False) -> tuple[str, ...]:
    """The ids that now stand for what an old id stood for, the likeliest first; none where nothing does.

    `known`: the id names something now, so that only what else bore it is looked for, and not the same name elsewhere.
    """
    found: list[str] = []
    for once in ledger.once(ident):
        found += _successors(ledger, once)
    name, at, story = ident.partition("@")
    stories = [s.id for s in ledger.stories]
    if at and story not in stories:
        stories = list(heirs_of_story(ledger, story))
    for held in () if known or ":" in ident or (at and story in stories) else stories:
        found += [now.id for now in named(ledger.books_of(held)) if local(now.id) == name and now.kind != "story"]
    return tuple(i for i in dict.fromkeys(found) if ident not in (i, ledger.shown(i)))


def heirs_of_story(ledger: Ledger, ident: str) -> tuple[str, ...]:
    """The stories that now hold the reports of an old story, the one that holds most of them first; none for an id
    that no story ever had.
    """
    once = (once for once in ledger.once(ident) if once.kind == "story")
    return tuple(dict.fromkeys(heir for told in once for heir in _successors(ledger, told) if heir != ident))


def _successors(ledger: Ledger, once: Once) -> list[str]:
    """The things of its kind that share most with it, first."""
    stories = dict.fromkeys(filter(None, map(ledger.story_of, once.of)))
    known, shared = set(once.of), Counter[str]()
    for story in stories:
        for now in named(ledger.books_of(story)):
            if now.kind == once.kind and (common := len(known.intersection(now.of))):
                shared[now.id] = common
    return sorted(shared, key=lambda i: (-shared[i], i))
