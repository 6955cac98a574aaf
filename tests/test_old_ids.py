"""An id that people have noted lives on when reports are added: it leads to what now rests on its claims."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from newsledger import pipeline
from newsledger.cli import app
from newsledger.core.books import Books
from newsledger.core.heirs import KEPT, given_up, heirs, heirs_of_story, named
from newsledger.core.record import rows_of
from newsledger.core.reports import Story
from newsledger.core.settings import Settings
from newsledger.publish.why import why
from newsledger.store import Store

FIRE = "A fire at a paper mill in Gävle, Sweden, killed {n} workers on Monday, the police said. {more}"
ROWS = [
    {"id": "m", "title": "Mill fire in Gävle", "published": "2021-03-02",
     "text": FIRE.format(n="four", more="Chief Karin Lund said two more were missing.")},
    {"id": "n", "title": "Mill fire toll", "published": "2021-03-03",
     "text": FIRE.format(n="five", more="Karin Lund said the blaze was out.")},
]  # fmt: skip
LATE = [
    {"id": "a", "title": "Blaze at Gävle paper mill kills three", "published": "2021-03-01",
     "text": FIRE.format(n="three", more="The blaze at the mill broke out at noon, chief Karin Maria Lund said.")},
    {"id": "b", "title": "Election in Suva", "published": "2021-03-02",
     "text": "Voters in Suva, Fiji, chose a new parliament on Tuesday. Turnout was high, officials in Suva said."},
]  # fmt: skip


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A ledger before and after a late report, whose name comes first, and a report of another story."""
    path = tmp_path_factory.mktemp("old") / "a.ledger"
    with Store(path, create=True) as store:
        pipeline.add(store, ROWS, settings=Settings(jobs=1), seen="2021-03-04")
        before = pipeline.load(store)
        shown = {before.shown(once.id): once for books in before.books for once in named(books)}
        pipeline.add(store, LATE, settings=Settings(jobs=1), seen="2021-03-05")
        yield path, before, shown, pipeline.load(store)


def test_every_old_id_still_answers(grown) -> None:
    _, before, shown, now = grown
    assert len(now.stories) == 2 and before.stories[0].id not in {s.id for s in now.stories}
    for ident, once in shown.items():
        rows = why(now, ident)
        assert rows, ident
        if once.kind in ("incident", "tally"):
            held = {i.id: i for i in now.entries}
            heir = next(i for i in held if now.shown(i) == rows[0]["id"])
            assert set(once.of) & set(held[heir].rests_on), ident


def test_an_old_story_is_the_one_that_holds_its_reports(grown) -> None:
    _, before, _, now = grown
    (heir,) = heirs_of_story(now, before.stories[0].id)
    assert heirs(now, before.stories[0].id) == (heir,)
    assert set(before.stories[0].reports) <= set(next(s for s in now.stories if s.id == heir).reports)
    assert now.ask("how many were killed?", story=before.stories[0].id).query.story == heir


def test_the_command_line_says_what_it_is_now(grown) -> None:
    path, before, _, _ = grown
    told = CliRunner().invoke(app, ["show", str(path), "tallies", "--story", before.stories[0].id])
    assert told.exit_code == 0 and "was a story before" in told.output and "most" not in told.output
    tally = before.shown(before.tallies[0].id)
    told = CliRunner().invoke(app, ["why", str(path), tally])
    assert told.exit_code == 0 and "before reports were added" in told.output
    lost = CliRunner().invoke(app, ["why", str(path), "no-such-thing"])
    assert lost.exit_code == 1 and "--as-of" in lost.output


def test_a_judgement_takes_an_old_name(grown) -> None:
    path, before, *_ = grown
    person = next(e for e in before.entities if e.kind == "person")
    with Store(path) as store:
        given = pipeline.judge(store, "different", [person.id, "suva"], why="no place", by="A. R.", seen="2021-03-06")
        assert set(person.mentions) <= set(pipeline.load(store).entity_of[given.a].mentions)


def test_the_ledger_does_not_depend_on_what_was_once(grown, tmp_path) -> None:
    *_, now = grown
    with Store(tmp_path / "b.ledger", create=True) as store:
        pipeline.add(store, [*LATE, *ROWS], settings=Settings(jobs=1), seen="2021-03-05")
        other = pipeline.load(store)
        for table in ("reports", "events", "tallies", "relations", "timeline", "entities"):
            assert rows_of(other, table) == rows_of(now, table)


def test_an_id_that_names_the_same_still_is_not_given_up(grown) -> None:
    _, before, *_ = grown
    held = list(before.books)
    assert list(given_up(held, held)) == [] and len(list(given_up(held, []))) == sum(len(list(named(b))) for b in held)


def test_what_was_no_story_is_not_taken_for_one(grown, tmp_path) -> None:
    path, _, shown, now = grown
    kinds = ("tally", "incident", "entity")
    others = [next(ident for ident, once in shown.items() if once.kind == kind) for kind in kinds]
    for ident in others:
        with pytest.raises(ValueError, match="is not a story of this ledger"):
            now.ask("how many were killed?", story=ident)
        for words in (["show", str(path), "tallies"], ["brief", str(path), "-o", str(tmp_path / "b.html")]):
            told = CliRunner().invoke(app, [*words, "--story", ident])
            assert told.exit_code == 2 and "is not a story" in told.output and "was a story" not in told.output
    assert not (tmp_path / "b.html").exists()


def _books(name: str, reports: list[str]) -> Books:
    return Books(story=Story(id=name, reports=tuple(reports)))


class _Split:
    """Two stories that share what was one: the first few reports in the small one, the rest in the big one."""

    def __init__(self, reports: list[str], few: int) -> None:
        self.held = {"s-small": _books("s-small", reports[:few]), "s-big": _books("s-big", reports[few:])}
        self.old = tuple(given_up([_books("s-old", reports)], self.held.values()))
        self.stories = [books.story for books in self.held.values()]

    def once(self, ident: str):
        return [once for once in self.old if once.id == ident]

    def story_of(self, report: str) -> str:
        return next(name for name, books in self.held.items() if report in books.story.reports)

    def books_of(self, name: str) -> Books:
        return self.held[name]


def test_the_heir_of_a_story_is_told_by_all_of_its_reports() -> None:
    split = _Split([f"r{n:03}" for n in range(100)], KEPT)
    assert heirs_of_story(split, "s-old") == ("s-big", "s-small")


def test_of_a_long_entry_claims_are_kept_from_end_to_end(grown) -> None:
    _, before, *_ = grown
    books = next(iter(before.books))
    entry = books.entries[0]
    rests = tuple(f"r{n:03}:f0-1" for n in range(100))
    long = replace(books, entities=(), entries=(replace(entry, rests_on=rests),))
    kept = next(once.of for once in given_up([long], []) if once.id == entry.id)
    assert len(kept) == KEPT and kept[0] == rests[0] and sum(claim >= rests[50] for claim in kept) == KEPT // 2
