import os
import sqlite3
import subprocess
import sys

import pytest

from newsledger.core.books import Books, Sorted
from newsledger.core.claims import Reading
from newsledger.core.findings import Finding
from newsledger.core.judgements import Judgement
from newsledger.core.reports import Span, Story
from newsledger.store import Store, StoreError
from newsledger.store.migrations import STEPS
from tests.conftest import report_of

SEEN = "2026-01-02T03:04:05Z"


def filled(path, *texts, seen=SEEN):
    with Store(path, create=True) as store:
        reports = [report_of(text, name=f"r{n}") for n, text in enumerate(texts)]
        store.add(reports, [Reading(report=r.id, rules="1") for r in reports], seen=seen)
        return reports


def test_what_is_added_comes_back_in_order_of_id(tmp_path):
    reports = filled(tmp_path / "a.ledger", "One died.\r\n", "Två döda 👀")
    with Store(tmp_path / "a.ledger") as store:
        assert list(store.reports()) == sorted(reports, key=lambda r: r.id)
        assert [r.report for r in store.readings("1")] == sorted(store.known())
        assert list(store.readings("2")) == []


def test_adding_again_changes_nothing(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    filled(tmp_path / "a.ledger", "One died.", seen="2027-01-01T00:00:00Z")
    with Store(tmp_path / "a.ledger") as store:
        assert len(list(store.reports(as_seen="2026-12-31T00:00:00Z"))) == 1


def test_a_view_as_seen_holds_what_was_seen_by_then(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    filled(tmp_path / "a.ledger", "One died.", "Two died.", seen="2027-01-01T00:00:00Z")
    with Store(tmp_path / "a.ledger") as store:
        assert [r.text for r in store.reports(as_seen="2026-06-01")] == ["One died."]
        assert len(list(store.reports())) == 2


def test_findings_and_judgements_are_kept(tmp_path):
    finding = Finding(level="error", where="a.txt", message="empty; nothing to read")
    judgement = Judgement(id="j1", kind="person", a="r:m0-1", b="r:m2-3", verdict="different", score=1.0,
                          reason="two brothers", by="Ada", at="2026-01-01")  # fmt: skip
    with Store(tmp_path / "a.ledger", create=True) as store:
        store.add((), (), findings=[finding, finding], judged=[judgement], seen=SEEN)
        assert (list(store.findings()), list(store.judgements())) == ([finding], [judgement])


@pytest.mark.parametrize("statement", ["DELETE FROM report", "UPDATE report SET body = x'00'", "DELETE FROM judgement"])
def test_the_file_itself_refuses_to_forget(tmp_path, statement):
    filled(tmp_path / "a.ledger", "One died.")
    with Store(tmp_path / "a.ledger") as store:
        store.add((), (), judged=[Judgement(id="j", kind="person", a="a", b="b", verdict="same", score=1, reason="r",
                                            by="Ada")], seen=SEEN)  # fmt: skip
    with sqlite3.connect(tmp_path / "a.ledger") as db, pytest.raises(sqlite3.IntegrityError) as refused:
        db.execute(statement)
    assert "only ever added" in str(refused.value) or "never changed" in str(refused.value)


def test_a_failed_batch_leaves_nothing(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    with Store(tmp_path / "a.ledger") as store:
        with pytest.raises(sqlite3.IntegrityError):
            store.add([report_of("Two died.", name="r9")], [Reading(report="no such report", rules="1")], seen=SEEN)
        assert len(store.known()) == 1


def test_a_kill_in_the_middle_of_a_batch_leaves_the_file_as_it_was(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    killed = (
        "import os, pathlib, sys\n"
        "from newsledger.store import Store\n"
        "store = Store(pathlib.Path(sys.argv[1]))\n"
        "with store.writing():\n"
        "    store._db.execute('PRAGMA cache_spill = 1')\n"
        "    store._db.execute(\"INSERT INTO batch (seen) VALUES ('x')\")\n"
        "    for n in range(300):\n"
        "        store._db.execute('INSERT INTO report VALUES (?, 1, zeroblob(20000))', (str(n),))\n"
        "    os._exit(9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", killed, tmp_path / "a.ledger"], env={**os.environ})
    assert ended.returncode == 9
    with Store(tmp_path / "a.ledger") as store:
        assert len(store.known()) == 1
        assert sqlite3.connect(tmp_path / "a.ledger").execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_books_are_kept_by_key_and_old_ones_let_go(tmp_path):
    books = Books(story=Story(id="s1", reports=("r",)))
    with Store(tmp_path / "a.ledger", create=True) as store:
        store.keep_books([("k1", books)])
        assert store.books("k1") == books
        store.keep_books([("k2", books)])
        assert (store.books("k1"), store.books("k2")) == (None, books)


def test_books_of_another_policy_stay(tmp_path):
    books = Books(story=Story(id="s1", reports=("r",)))
    sorted_ = Sorted(rules="1", stories=(books.story,), shared=(("r", (Span(start=0, end=4),)),))
    with Store(tmp_path / "a.ledger", create=True) as store:
        store.keep_books([("latest:k1", books)], shelf="latest:", stories=("k", sorted_))
        store.keep_books([("highest:k1", books)], shelf="highest:")
        store.keep_books([("latest:k2", books)], shelf="latest:")
        assert [store.books(key) is None for key in ("latest:k1", "highest:k1", "latest:k2")] == [True, False, False]
        assert store.stories() == ("k", sorted_)


def test_two_that_write_at_once_wait_for_each_other_and_then_say_so(tmp_path, monkeypatch):
    monkeypatch.setattr("newsledger.store.sqlite.WAIT", 0.1)
    filled(tmp_path / "a.ledger", "One died.")
    with Store(tmp_path / "a.ledger") as one, Store(tmp_path / "a.ledger") as two, one.writing():
        with pytest.raises(StoreError, match=r"a\.ledger: in use by another"):
            two.add((), (), seen=SEEN)
        two.keep_books([("k", Books(story=Story(id="s1", reports=("r",))))])  # can be worked out again: no failure
        assert len(two.known()) == 1


def test_a_full_disk_is_told_and_what_was_added_before_stays(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    with Store(tmp_path / "a.ledger") as store:
        store._db.execute("PRAGMA max_page_count = 20")
        with pytest.raises(StoreError, match="Free some space"):
            filled_with = [report_of("x" * 1_000_000, name="r2")]
            store.add(filled_with, [Reading(report=filled_with[0].id, rules="1")], seen=SEEN)
        assert len(store.known()) == 1


def test_a_damaged_ledger_is_told(tmp_path):
    filled(tmp_path / "a.ledger", "One died." * 3000)
    held = bytearray((tmp_path / "a.ledger").read_bytes())
    held[4096:] = b"\xff" * (len(held) - 4096)
    (tmp_path / "a.ledger").write_bytes(held)
    with pytest.raises(StoreError, match="damaged"), Store(tmp_path / "a.ledger") as store:
        list(store.reports())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is read-only to this user")
def test_a_ledger_that_may_not_be_written_can_be_read(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    (tmp_path / "a.ledger").chmod(0o444)
    with Store(tmp_path / "a.ledger") as store:
        store.keep_books([("k", Books(story=Story(id="s1", reports=("r",))))])
        with pytest.raises(StoreError, match="permissions"):
            store.add((), (), seen=SEEN)


def test_a_folder_is_no_ledger_and_none_is_made_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="a folder, not a ledger"):
        Store(tmp_path, create=True)
    with pytest.raises(StoreError, match="its folder is not there"):
        Store(tmp_path / "none" / "a.ledger", create=True)


def test_a_file_that_is_no_ledger_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("a plain text that is long enough to be no database at all" * 20)
    with pytest.raises(StoreError, match="not a ledger"):
        Store(tmp_path / "a.txt")
    with sqlite3.connect(tmp_path / "b.db") as db:
        db.execute("CREATE TABLE mine (x)")
    with pytest.raises(StoreError, match="not a ledger"):
        Store(tmp_path / "b.db", create=True)
    with pytest.raises(StoreError, match="no such ledger"):
        Store(tmp_path / "none.ledger")


def test_a_ledger_of_a_newer_program_is_refused(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    with sqlite3.connect(tmp_path / "a.ledger") as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(StoreError, match="newer"):
        Store(tmp_path / "a.ledger")


def test_a_stored_report_decodes_strictly(tmp_path):
    filled(tmp_path / "a.ledger", "One died.")
    with sqlite3.connect(tmp_path / "a.ledger") as db:
        db.execute("INSERT INTO report VALUES ('x', 1, ?)", (b'{"id":"x","name":"x","text":"t","surprise":1}',))
    with Store(tmp_path / "a.ledger") as store, pytest.raises(StoreError, match=r"damaged.*surprise"):
        list(store.reports())


def test_one_reading_is_found_by_report_and_rules(tmp_path):
    (report,) = filled(tmp_path / "a.ledger", "One died.")
    with Store(tmp_path / "a.ledger") as store:
        assert store.reading(report.id, "1") == Reading(report=report.id, rules="1")
        assert store.reading(report.id, "2") is None
        assert (store.read("1"), store.read("2")) == ({report.id}, frozenset())
        assert store.seen() == {report.id: SEEN}


def test_books_kept_beside_stay_and_tell_how_many_claims_they_hold(tmp_path):
    books = Books(story=Story(id="s1", reports=("r",)), claims=7)
    with Store(tmp_path / "a.ledger", create=True) as store:
        store.keep_books([("latest:k1", books), ("latest:k2", books)], shelf="latest:")
        store.keep_books([("latest:k3", books)], shelf="latest:", beside=["latest:k1"])
        assert store.shelved("latest:") == {"latest:k1": 7, "latest:k3": 7} and store.shelved("highest:") == {}


def test_sketches_are_kept_for_one_version_of_the_rules(tmp_path):
    (report,) = filled(tmp_path / "a.ledger", "One died.")
    with Store(tmp_path / "a.ledger") as store:
        store.keep_sketches([(report.id, b"one")], "1")
        assert store.sketches("1") == {report.id: b"one"} and store.sketches("2") == {}
        store.keep_sketches([(report.id, b"two")], "2")
        assert (store.sketches("1"), store.sketches("2")) == ({}, {report.id: b"two"})


def test_a_ledger_of_an_older_schema_is_brought_up_with_all_it_holds(tmp_path):
    (report,) = filled(tmp_path / "a.ledger", "One died.")
    with sqlite3.connect(tmp_path / "a.ledger") as db:
        db.executescript("DROP TABLE once; DROP TABLE sketch; DROP TABLE books; PRAGMA user_version = 2;"
                         "CREATE TABLE books (key TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;")  # fmt: skip
    with Store(tmp_path / "a.ledger") as store:
        assert list(store.reports()) == [report] and store.shelved("") == {} and store.sketches("1") == {}
