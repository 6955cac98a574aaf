import csv
from datetime import date

import pytest

from newsledger.core.claims import Citation, Claim, Figure, Happening, Reading
from newsledger.core.entries import Incident, Part, Tally, View
from newsledger.core.judgements import Entity
from newsledger.core.ledger import Ledger
from newsledger.core.lexicon import lexicon
from newsledger.core.record import record
from newsledger.core.reports import Report, Story
from newsledger.publish.exports import acled, ged
from newsledger.publish.exports.cells import unguarded
from newsledger.publish.exports.facts import Facts, clean, dated

PUBLISHED = ("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
             "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
             "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
             "tags,timestamp")  # fmt: skip


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def test_columns_are_those_of_the_standard():
    assert ",".join(acled.COLUMNS) == PUBLISHED


def test_rows_and_what_is_left_out_are_the_incidents_of_the_record(ledger, exported):
    rows, out = map(read, exported(ledger, "acled"))
    events = {clean(e["id"]): e for e in record(ledger)["events"]}
    assert sorted(row["event_id_cnty"] for row in rows + out) == sorted(events)
    assert all(row["reason"] for row in out)
    for row in rows:
        event = events[row["event_id_cnty"]]
        assert event["modality"] in ("happened", "ongoing")
        assert row["event_type"] or "Coding:" in row["notes"]
        assert bool(row["event_date"]) == bool(row["time_precision"])
        if row["event_date"]:
            day, span = date.fromisoformat(row["event_date"]), dated(event["time"])
            assert span.first <= day <= span.last and row["year"] == str(day.year)
        else:
            assert "The date is not told closely enough" in row["notes"]


def test_fatalities_are_those_of_the_conservative_policy(example, exported):
    rows = {row["event_id_cnty"]: row for row in read(exported(example, "acled")[0])}
    for tally in example.tallies:
        row = rows.get(example.shown(tally.incident or ""))
        if row and tally.measure == "killed":
            assert "policy acled" in row["notes"]
    assert read(exported(example, "acled", policy="highest", replace=True)[0]) != list(rows.values())


def test_every_sub_event_type_has_its_event_and_disorder_type():
    table = lexicon("acled")
    named = {sub for listed in table["words"].values() for sub in listed}
    assert named <= set(table["subs"])
    assert all(event in {"Battles", "Protests", "Riots", "Explosions/Remote violence", "Violence against civilians",
                         "Strategic developments"} for event, _ in table["subs"].values())  # fmt: skip


def happened(kind, lemma, *, sides=(), counted=None):
    """A ledger of one incident, told by a lemma, with sides of a kind and victims in words."""
    report = Report(id="r", name="r", text=f"{lemma} x")
    cite = Citation(report="r", start=0, end=len(lemma), quote=lemma)
    told = Claim(id="r:h0", cite=cite, sentence=cite, modality="happened", rule="t",
                 body=Happening(type=kind, trigger=cite, lemma=lemma))  # fmt: skip
    claims = [told]
    if counted:
        body = Figure(measure="killed", counted=counted, low=2, high=2, value=2, total=True)
        claims.append(Claim(id="r:f0", cite=cite, sentence=cite, modality="happened", rule="t", body=body,
                            about="r:h0"))  # fmt: skip
    parts = tuple(Part(entity=name, role="actor") for name, _ in sides)
    incident = Incident(id="i@s", story="s", rests_on=("r:h0",), label=lemma, type=kind, time=None, place=None,
                        participants=parts, modality="happened")  # fmt: skip
    return Ledger(reports=(report,), readings=[Reading(report="r", rules="t", claims=tuple(claims))],
                  stories=(Story(id="s", reports=("r",)),), entries=(incident,),
                  entities=tuple(Entity(id=n, kind=k, name=n, names=(n,)) for n, k in sides))  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "lemma", "more", "event", "sub"),
    [
        ("assault", "airstrike", {}, "Explosions/Remote violence", "Air/drone strike"),
        ("assault", "kidnap", {}, "Violence against civilians", "Abduction/forced disappearance"),
        ("assault", "attack", {}, "", ""),
        ("assault", "attack", {"counted": "villagers"}, "Violence against civilians", "Attack"),
        ("assault", "attack", {"counted": "soldiers"}, "", ""),
        ("clash", "fight", {"sides": [("Army", "organisation"), ("Front", "organisation")]}, "Battles", "Armed clash"),
        ("clash", "fight", {"sides": [("Army", "organisation"), ("traders", "group")]}, "", ""),
        ("protest", "march", {}, "Protests", ""),
        ("clash", "firefight", {}, "Battles", "Armed clash"),
        ("assault", "air strikes", {}, "Explosions/Remote violence", "Air/drone strike"),
        ("coerce", "arrest", {}, "Strategic developments", "Arrests"),
        ("coerce", "ban", {}, None, ""),
        ("agree", "agree", {}, None, ""),
        ("accident", "derail", {}, None, ""),
    ],
)
def test_only_what_words_sides_or_victims_settle_is_coded(kind, lemma, more, event, sub):
    ledger = happened(kind, lemma, **more)
    coded = acled.kind_of(Facts(ledger), ledger.incidents[0])
    assert (coded.event, coded.sub) == (event, sub)
    assert sub or coded.doubt


@pytest.mark.parametrize(
    ("time", "day", "precision"),
    [("2010-06-12", "2010-06-12", 1), ("2010-06-12?", "2010-06-12", 2), ("2010-06-10/2010-06-13", "2010-06-11", 2),
     ("2010-06", "2010-06-15", 3), ("2010", "None", None), ("XXXX-06-12", "None", None), (None, "None", None)],
)  # fmt: skip
def test_dates_by_acleds_time_precision(time, day, precision):
    found = acled.reference_day(dated(time))
    assert (str(found[0]), found[1]) == (day, precision)


def counting(*, subset=None, best=3.0, policies=("latest", "acled", "ucdp")):
    """A ledger of one clash with one count of its dead, which these policies draw."""
    held = happened("clash", "fight", counted="people")
    views = tuple(View(policy=p, best=best, low=best, high=best, basis="so: said") for p in policies)
    tally = Tally(id="killed-fight@s", story="s", rests_on=("r:f0",), measure="killed", incident="i@s", place=None,
                  points=(), best=best, low=best, high=best, policy="latest", basis="so: said", subset=subset,
                  views=views)  # fmt: skip
    return Ledger(reports=held.reports, readings=list(held.readings), stories=held.stories,
                  entries=(*held.incidents, tally), entities=held.entities)  # fmt: skip


@pytest.mark.parametrize(
    ("options", "fatalities", "note"),
    [({}, "3", "policy acled"), ({"subset": "child"}, "3", "those of one part (child), at least"),
     ({"policies": ("latest",)}, "", "this policy draws no number"),
     ({"best": None}, "", "Fatalities are empty, by the policy acled")],
)  # fmt: skip
def test_the_dead_are_a_policys_number_or_a_parts_or_empty_with_the_reason(options, fatalities, note, exported):
    (row,) = read(exported(counting(**options), "acled")[0])
    assert row["fatalities"] == fatalities and note in row["notes"] and "No report counts deaths" not in row["notes"]
    (row,), (told,), _ = map(read, exported(counting(**options), "ged"))
    assert row["best"] == fatalities and (row["best"] or "policy ucdp" in told["notes"])
    assert bool(row["high"]) == (fatalities == "3" and "subset" not in options)


def test_no_report_counts_deaths_only_where_none_gives_a_figure_of_them(exported):
    rows = [read(exported(happened("clash", "fight", counted=c), "acled", replace=True)[0])[0] for c in (None, "men")]
    assert [row["fatalities"] for row in rows] == ["0", ""]
    assert ["No report counts deaths" in row["notes"] for row in rows] == [True, False]


@pytest.mark.parametrize(("feature", "acleds", "geds"), [("city", 1, 1), ("region", 3, 4), (None, None, None)])
def test_a_place_of_an_unknown_kind_has_no_precision(feature, acleds, geds):
    place = Entity(id="p", kind="place", name="Alto", names=("Alto",), feature=feature, lat=1.0, lon=2.0,
                   precision="point")  # fmt: skip
    assert acled._precision(place) == acleds and ged._where(Facts(Ledger()), place)["where_prec"] == geds
