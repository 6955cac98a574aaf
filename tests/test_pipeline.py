"""The laws of the whole: order and number of jobs change nothing, nothing is lost, no view sees later claims."""

import itertools
import json

import pytest

import newsledger
import newsledger.settling
from newsledger import pipeline, prepare
from newsledger.core.audit import audit
from newsledger.core.claims import CUMULATIVE_MEASURES, ENTITY_KINDS, MEASURES, MODALITIES, Figure
from newsledger.core.judgements import VERDICTS
from newsledger.core.record import record
from newsledger.core.settings import Settings
from newsledger.store import Store

ROWS = (
    {"id": "a", "outlet": "Lake Post", "published": "2019-05-06", "title": "Four killed in ferry fire",
     "text": "Four killed in ferry fire\n\nFour people were killed and 11 injured on Monday when a ferry caught fire "
             "near Mwanza, Tanzania, police said.\n\n“It burned in minutes,” said the port captain, Asha Mwita."},
    {"id": "b", "outlet": "Hill Times", "published": "2019-05-07", "title": "Ferry toll rises to seven",
     "text": "Ferry toll rises to seven\n\nThe death toll from Monday's ferry fire near Mwanza has risen to seven, the "
             "regional governor, John Mongella, said on Tuesday. Asha Mwita, the port captain, denied that the ferry "
             "was overloaded."},
    {"id": "c", "outlet": "Coast Daily", "published": "2019-05-08", "title": "Nine dead after ferry fire",
     "text": "Nine dead after ferry fire\n\nAt least nine people died in the ferry fire near Mwanza, rescue workers "
             "said on Wednesday. Two people are still missing."},
)  # fmt: skip
OTHER = {"id": "z", "outlet": "Far Gazette", "published": "2021-03-01", "title": "Bank robbed in Lund",
         "text": "Bank robbed in Lund\n\nTwo men robbed a bank in Lund, Sweden, and hurt a guard."}  # fmt: skip


def rows_of(ledger):
    return json.dumps(record(ledger), sort_keys=True)


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build(ROWS)


@pytest.fixture
def stored(tmp_path):
    with Store(tmp_path / "a.ledger", create=True) as store:
        for row in ROWS:
            pipeline.add(store, [row], settings=Settings(jobs=1), seen=f"{row['published']}T12:00:00Z")
        yield store


def test_the_books_hold(ledger):
    assert audit(ledger) == ()
    assert len(ledger.reports) == 3 and len(ledger.stories) == 1 and ledger.tallies and ledger.timeline


def test_every_quote_is_what_the_text_has_there(ledger):
    texts = {ledger.label(r.id): r.text for r in ledger.reports}
    rows = record(ledger)
    mentions = [m for kind in ("events", "entities") for row in rows[kind] for m in row["mentions"]]
    for row in (*rows["figures"], *rows["statements"], *mentions):
        assert row["quote"] == texts[row["report"]][row["start"] : row["end"]]


def test_every_value_is_one_that_the_record_knows(ledger):
    for claim in ledger.claims.values():
        assert claim.modality in MODALITIES
        if isinstance(claim.body, Figure):
            assert claim.body.measure in MEASURES
            assert claim.body.total is None or claim.body.measure in CUMULATIVE_MEASURES
    assert {e.kind for e in ledger.entities} <= set(ENTITY_KINDS)
    assert {j.verdict for j in ledger.links} <= set(VERDICTS)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_the_order_of_input_changes_nothing(ledger, order):
    assert rows_of(newsledger.build([ROWS[i] for i in order])) == rows_of(ledger)


def test_the_number_of_jobs_changes_nothing(ledger):
    assert rows_of(newsledger.build(ROWS, settings=Settings(jobs=2))) == rows_of(ledger)


def test_a_ledger_file_gives_the_same_books_however_it_grew(ledger, stored):
    assert rows_of(pipeline.load(stored)) == rows_of(ledger)
    assert rows_of(pipeline.load(stored)) == rows_of(ledger)  # from the books kept


def test_a_date_that_comes_later_for_a_report_that_is_held_is_said_to_be_ignored(stored):
    told = {row["id"]: row["published"] for row in ROWS}
    name = min(told)
    rows = [row | {"published": "2031-01-02"} if row["id"] == name else row for row in ROWS]
    (finding,) = pipeline.add(stored, rows, settings=Settings(jobs=1)).findings
    assert finding.where == name and told[name] in finding.message and "2031-01-02, given now" in finding.message
    assert not pipeline.add(stored, ROWS, settings=Settings(jobs=1)).findings


def test_adding_the_same_again_adds_nothing(stored):
    pipeline.add(stored, ROWS, settings=Settings(jobs=1))
    assert len(stored.known()) == 3


@pytest.mark.parametrize(("as_of", "names"), [("2019-05-05", ""), ("2019-05-06", "a"), ("2019-05-07", "ab"),
                                              ("2019-05", "abc"), ("XXXX-05-07", "ab")])  # fmt: skip
def test_a_view_as_of_a_day_sees_no_later_claim(stored, as_of, names):
    view = pipeline.load(stored, as_of=as_of)
    assert "".join(r.name for r in view.reports) == names
    assert {c.report for c in view.claims.values()} <= {r.id for r in view.reports}
    assert audit(view) == ()


def test_a_view_as_seen_is_not_changed_by_what_is_added_later(stored):
    before = rows_of(pipeline.load(stored, as_seen="2019-05-07T23:00:00Z"))
    late = {"id": "d", "outlet": "Late Mail", "published": "2019-05-06", "text": "Twenty people died in a ferry fire."}
    pipeline.add(stored, [late], settings=Settings(jobs=1), seen="2020-01-01T00:00:00Z")
    assert rows_of(pipeline.load(stored, as_seen="2019-05-07T23:00:00Z")) == before
    assert len(pipeline.load(stored).reports) == 4


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_whatever_is_added_no_view_of_what_was_seen_before_ever_changes(tmp_path, order):
    with Store(tmp_path / "a.ledger", create=True) as store:
        kept = []
        for day, number in enumerate(order, 1):
            pipeline.add(store, [ROWS[number]], settings=Settings(jobs=1), seen=f"2020-01-0{day}T12:00:00Z")
            kept.append(rows_of(pipeline.load(store)))
            seen = [rows_of(pipeline.load(store, as_seen=f"2020-01-0{n}T23:00:00Z")) for n in range(1, day + 1)]
            assert seen == kept


def test_one_story_is_fetched_without_the_others(stored):
    pipeline.add(stored, [OTHER], settings=Settings(jobs=1))
    pipeline.load(stored)
    ledger = pipeline.load(stored)
    asked = []
    stored.books, fetch = lambda key: asked.append(key) or fetch(key), stored.books
    assert len(ledger.stories) == 2 and asked == []
    one = ledger.of(ledger.story_of("z"))
    assert [r.name for r in one.reports] == ["z"] and one.entities and len(asked) == 1
    assert all(one.shown(i.id) == ledger.shown(i.id) for i in one.incidents)


def test_adding_to_one_story_leaves_the_books_of_the_others_as_they_are(stored, monkeypatch):
    pipeline.load(stored)
    worked_out = []
    balance = newsledger.settling.books_of
    monkeypatch.setattr(newsledger.settling, "books_of",
                        lambda story, *a, **k: worked_out.append(story.reports) or balance(story, *a, **k))  # fmt: skip
    pipeline.add(stored, [OTHER], settings=Settings(jobs=1))
    pipeline.load(stored)
    assert [len(reports) for reports in worked_out] == [1]
    pipeline.load(stored)
    assert len(worked_out) == 1


def test_an_undated_report_is_left_out_of_a_dated_view_and_said_so(stored):
    pipeline.add(stored, [{"id": "e", "text": "A bridge fell and three people were hurt."}], settings=Settings(jobs=1))
    view = pipeline.load(stored, as_of="2019-05-08")
    assert "e" not in {r.name for r in view.reports}
    assert any("left out" in f.message for f in view.findings)


def test_check_finds_nothing_wrong_with_a_sound_ledger(stored):
    pipeline.load(stored)
    assert pipeline.check(stored) == ()


def test_check_finds_a_reading_that_was_tampered_with(stored):
    stored._db.execute("UPDATE reading SET body = CAST(replace(CAST(body AS TEXT), 'seven', 'eleven') AS BLOB)")
    assert pipeline.check(stored)


def test_a_report_that_a_rule_fails_on_is_kept_unread_and_said_so(monkeypatch):
    def broken(page):
        raise RuntimeError("no such rule")

    monkeypatch.setattr("newsledger.extract.read", broken)
    failed = newsledger.build(ROWS[:1])
    assert len(failed.reports) == 1 and not failed.claims
    assert any(f.level == "error" and "no such rule" in f.message for f in failed.findings)


def test_what_pages_share_is_looked_for_in_the_story_that_changed_alone(tmp_path, monkeypatch):
    mill = "A fire at a paper mill in Gävle, Sweden, killed four workers on Monday, the police in Gävle said."
    vote = "Voters in Suva, Fiji, chose a new parliament on Tuesday. Turnout was high, officials in Suva said."
    looked = []
    own = prepare.shared
    with Store(tmp_path / "a.ledger", create=True) as store:
        pipeline.add(store, [{"id": "m", "text": mill}, {"id": "v", "text": vote}], settings=Settings(jobs=1))
        first = pipeline.load(store)
        pipeline.add(store, [{"id": "n", "text": mill + " It is out."}], settings=Settings(jobs=1))

        def counting(reports):
            held = list(reports)
            looked.append({r.name for r in held})
            return own(held)

        monkeypatch.setattr(prepare, "shared", counting)
        ledger = pipeline.load(store)
        assert len(first.stories) == len(ledger.stories) == 2 and looked == [{"m", "n"}]
        pipeline.load(store)
        assert looked == [{"m", "n"}]


FOOT = "Two men of Tampere were held over a tram that was stolen in Lund on Sunday , and nine passengers were hurt ."
FLOOD = ["The river Oder rose again on Monday. Police in Wroclaw said three people drowned. Schools are shut. {}",
         "Wroclaw counted its losses. A mayor asked for boats. Four people drowned in the Oder, the police said. {}",
         "Soldiers came to Wroclaw with boats. Nurses walked to work. The Oder drowned five people, police said. {}",
         "Wroclaw is dry. The Oder fell at night. Shops opened, and the police said five people had drowned. {}"]


def test_nothing_is_read_from_what_pages_share_and_check_reads_it_so_again(tmp_path):
    rows = [{"id": str(n), "text": text.format(FOOT), "published": f"2031-05-0{n}"} for n, text in enumerate(FLOOD, 1)]
    with Store(tmp_path / "a.ledger", create=True) as store:
        pipeline.add(store, rows, settings=Settings(jobs=1))
        ledger = pipeline.load(store)
        assert all(any(r.text[s.start : s.end] == FOOT for s in r.boilerplate) for r in ledger.reports)
        assert any("Wroclaw" in e.name for e in ledger.entities)
        assert not any(e.name in ("Tampere", "Lund") for e in ledger.entities)
        assert pipeline.check(store) == ()
