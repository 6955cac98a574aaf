import pytest

from newsledger.core.record import record
from newsledger.publish.exports import ged
from newsledger.publish.exports.facts import Facts, clean
from tests.publish.exports.test_acled import read

PUBLISHED = ("id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
             "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,"
             "side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"
             "where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"
             "country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
             "deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob")  # fmt: skip


def test_columns_are_those_of_the_standard():
    assert ",".join(ged.COLUMNS) == PUBLISHED


def test_rows_and_what_is_left_out_are_the_incidents_of_the_record(ledger, exported):
    rows, notes, out = map(read, exported(ledger, "ged"))
    events = {clean(e["id"]) for e in record(ledger)["events"]}
    assert sorted(row["relid"] for row in rows + out) == sorted(events)
    assert [(row["id"], row["relid"]) for row in rows] == [(row["id"], row["relid"]) for row in notes]
    assert all(row["reason"] for row in out) and len({row["id"] for row in rows}) == len(rows)


def test_deaths_are_the_tallys_by_ucdps_policy_and_add_up(ledger, exported):
    rows, notes, _ = map(read, exported(ledger, "ged"))
    facts = Facts(ledger, policy="ucdp")
    deaths = {clean(ledger.shown(i.id)): facts.deaths(i.id) for i in ledger.incidents}
    for row, note in zip(rows, notes, strict=True):
        tally = deaths[row["relid"]]
        assert [number(row[name]) for name in ("best", "low", "high")] == [tally.best, tally.low, tally.high]
        if tally.best is None:
            assert "not settled" in note["notes"]
        else:
            kinds = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
            assert sum(number(row[name]) for name in kinds) == tally.best
        assert row["number_of_sources"] == str(len(row["source_office"].split("; ")))
        assert len(row["source_headline"].split("; ")) == len(row["source_date"].split("; "))


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-90, -180, 1), (90, 180, 259200), (0.1, 32.6, 130026)])
def test_cells_of_prio_grid(lat, lon, cell):
    assert ged.priogrid(lat, lon) == cell


def number(cell):
    return float(cell) if cell else None
