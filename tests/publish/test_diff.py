"""What changed between two times, in an analyst's words, every line with its sources."""

import pytest

from newsledger import pipeline
from newsledger.core.settings import Settings
from newsledger.publish.diff import ORDER, diff
from newsledger.store import Store
from tests.test_pipeline import ROWS

LATE = {"id": "d", "outlet": "Late Mail", "published": "2019-05-06", "title": "Port closed",
        "text": "Port closed\n\nThe port of Mwanza was closed on Monday: a fire on a ferry killed four."}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store(tmp_path_factory.mktemp("diff") / "a.ledger", create=True) as store:
        for row in ROWS:
            pipeline.add(store, [row], settings=Settings(jobs=1), seen=f"{row['published']}T12:00:00Z")
        yield store


def changes(rows, what):
    return [row for row in rows if row["what"] == what]


def test_a_toll_raised_is_told_with_the_figures_that_raised_it(store):
    rows = diff(pipeline.load(store, as_of="2019-05-06"), pipeline.load(store))
    (raised,) = changes(rows, "toll raised")
    assert "from Four to At least nine" in raised["text"]
    assert [cite["quote"] for cite in raised["citations"]] == ["seven", "At least nine"]
    assert {row["id"] for row in changes(rows, "report added")} == {"b", "c"}
    assert changes(rows, "new toll") and changes(rows, "claim revised")


def test_read_backwards_the_toll_is_lowered(store):
    rows = diff(pipeline.load(store), pipeline.load(store, as_of="2019-05-06"))
    assert changes(rows, "toll lowered") and {r["id"] for r in changes(rows, "report left out")} == {"b", "c"}


def test_nothing_changed_between_a_view_and_itself(store):
    for as_of in ("2019-05-07", None):
        assert diff(pipeline.load(store, as_of=as_of), pipeline.load(store, as_of=as_of)) == []


def test_every_change_is_of_a_known_kind_and_all_but_reports_and_judgements_are_sourced(store):
    rows = diff(pipeline.load(store, as_of="2019-05-05"), pipeline.load(store))
    assert {row["what"] for row in rows} <= set(ORDER)
    assert all(row["citations"] for row in rows if not row["what"].startswith(("report", "judgement")))


def test_names_merged_by_a_person_are_told_and_then_taken_apart(tmp_path):
    with Store(tmp_path / "a.ledger", create=True) as store:
        pipeline.add(store, ROWS, settings=Settings(jobs=1), seen="2019-05-09")
        before = pipeline.load(store)
        ends = [next(e.id for e in before.entities if e.name == name) for name in ("Asha Mwita", "John Mongella")]
        pipeline.judge(store, "same", ends, why="one woman", by="Ada", seen="2026-01-01")
        after = pipeline.load(store)
        (merged,) = changes(diff(before, after), "names merged")
        assert "“Asha Mwita” and “John Mongella”" in merged["text"] and len(merged["citations"]) == 2
        assert changes(diff(before, after), "judgement given") and changes(diff(after, before), "name split")


def test_a_late_article_is_new_as_seen_and_leaves_the_earlier_view_as_it_was(tmp_path):
    with Store(tmp_path / "a.ledger", create=True) as store:
        pipeline.add(store, ROWS, settings=Settings(jobs=1), seen="2019-05-09T12:00:00Z")
        before = pipeline.load(store, as_seen="2019-05-10")
        pipeline.add(store, [LATE], settings=Settings(jobs=1), seen="2020-01-01T00:00:00Z")
        assert diff(before, pipeline.load(store, as_seen="2019-05-10")) == []
        rows = diff(pipeline.load(store, as_seen="2019-05-10"), pipeline.load(store))
        assert [row["id"] for row in changes(rows, "report added")] == ["d"]
