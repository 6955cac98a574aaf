"""People's judgements through the whole: they outrank rules, survive rebuilds, and undoing restores what was there."""

import pytest

from newsledger import pipeline
from newsledger.core.settings import Settings
from newsledger.publish.views import view
from newsledger.publish.why import why
from newsledger.store import Store
from tests.test_pipeline import ROWS, rows_of

WHO = {"why": "seen in the register", "by": "Ada"}


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "a.ledger", create=True) as store:
        pipeline.add(store, ROWS, settings=Settings(jobs=1), seen="2019-05-09T12:00:00Z")
        yield store


def entity(ledger, name):
    return next((e for e in ledger.entities if name in e.names), None)


def judged(store, verdict, *idents, day=1):
    return pipeline.judge(store, verdict, idents, **WHO, seen=f"2026-01-{day:02}T00:00:00Z")


def test_names_judged_the_same_are_one_until_that_is_undone(store):
    before = pipeline.load(store)
    one, two = entity(before, "Asha Mwita"), entity(before, "John Mongella")
    given = judged(store, "same", before.shown(one.id), two.mentions[0])
    after = pipeline.load(store)
    assert entity(after, "Asha Mwita") == entity(after, "John Mongella")
    told = why(after, after.shown(entity(after, "Asha Mwita").id))[0]
    assert told["judged_by_people"][0]["id"] == given.id and told["judged_by_people"][0]["by"] == "Ada"
    assert pipeline.check(store) == ()
    judged(store, "undone", given.id, day=2)
    assert rows_of(pipeline.load(store)) == rows_of(before)
    assert [row["stands"] for row in view(pipeline.load(store), "judgements")] == [True, False]


def test_a_judgement_survives_the_books_being_worked_out_again(store):
    ledger = pipeline.load(store)
    judged(store, "different", *entity(ledger, "Asha Mwita").mentions[:2])
    first = rows_of(pipeline.load(store))
    store._db.execute("DELETE FROM books")
    store._db.execute("DELETE FROM stories")
    again = pipeline.load(store)
    assert rows_of(again) == first
    assert again.entity_of[entity(ledger, "Asha Mwita").mentions[0]] != \
        again.entity_of[entity(ledger, "Asha Mwita").mentions[1]]


def test_a_claim_judged_wrong_leaves_the_books_and_is_kept(store):
    before = pipeline.load(store)
    point = before.tallies[0].points[-1].claim
    given = judged(store, "wrong", before.shown(point))
    after = pipeline.load(store)
    assert point not in after.claims and point in after.withdrawn
    assert not any(point in entry.rests_on for entry in after.entries)
    assert why(after, before.shown(point))[0]["judgements"][0]["id"] == given.id
    assert pipeline.check(store) == () and after.claims_counted == len(after.claims)
    judged(store, "undone", given.id, day=2)
    assert rows_of(pipeline.load(store)) == rows_of(before)


def test_a_report_is_dated_later_without_anything_being_overwritten(store):
    before = pipeline.load(store)
    report = next(r.id for r in before.reports if r.name == "c")
    given = judged(store, "dated", "c", "2019-05-10")
    after = pipeline.load(store)
    assert after.dating_of[report].published == "2019-05-10" and "Ada" in after.dating_of[report].reason
    assert after.report_of[report].given == "2019-05-08"
    assert {r.name for r in after.as_of("2019-05-09").reports} == {"a", "b"}
    judged(store, "undone", given.id, day=2)
    assert rows_of(pipeline.load(store)) == rows_of(before)


def test_a_person_says_where_a_place_lies(store):
    before = pipeline.load(store)
    place = entity(before, "Mwanza")
    judged(store, "same", place.mentions[0], "geonames:3448439")
    assert entity(pipeline.load(store), "Mwanza").geonames == "3448439"
    assert pipeline.check(store) == ()


def test_a_later_judgement_on_the_same_takes_the_place_of_the_earlier(store):
    ledger = pipeline.load(store)
    ends = entity(ledger, "Asha Mwita").mentions[0], entity(ledger, "John Mongella").mentions[0]
    first = judged(store, "same", *ends)
    second = judged(store, "different", *ends, day=2)
    assert second.replaces == first.id
    assert pipeline.load(store).judgements == (second,)
    judged(store, "undone", second.id, day=3)
    assert pipeline.load(store).judgements == (first,)


def test_an_earlier_view_does_not_know_a_later_judgement(store):
    before = rows_of(pipeline.load(store, as_seen="2019-06-01"))
    ledger = pipeline.load(store)
    judged(store, "same", entity(ledger, "Asha Mwita").id, entity(ledger, "John Mongella").id)
    assert rows_of(pipeline.load(store, as_seen="2019-06-01")) == before
    assert rows_of(pipeline.load(store)) != before


@pytest.mark.parametrize(
    ("verdict", "idents", "says"),
    [
        ("same", ("nobody", "john-mongella"), "no name of this ledger"),
        ("same", ("john-mongella", "john-mongella"), "one already"),
        ("same", ("john-mongella",), "two ids"),
        ("different", ("mwanza", "geonames:1"), "not where it does not"),
        ("same", ("mwanza", "geonames:0"), "not in the gazetteer"),
        ("wrong", ("nothing",), "no claim"),
        ("wrong", ("killed-monday-s-ferry-fire-near-mwanza",), "worked out from claims"),
        ("dated", ("c", "Friday"), "not a time"),
        ("undone", ("j0",), "no judgement"),
    ],
)
def test_what_cannot_be_judged_is_said_in_a_sentence(store, verdict, idents, says):
    with pytest.raises(ValueError, match=says):
        judged(store, verdict, *idents)
    assert pipeline.load(store).judged == ()


def test_what_is_undone_cannot_be_undone_again_but_the_undoing_can(store):
    given = judged(store, "dated", "c", "2019-05-10")
    back = judged(store, "undone", given.id, day=2)
    with pytest.raises(ValueError, match="nothing to undo"):
        judged(store, "undone", given.id, day=3)
    judged(store, "undone", back.id, day=4)
    assert pipeline.load(store).judgements == (given,)
