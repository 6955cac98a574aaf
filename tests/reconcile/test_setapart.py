"""Figures set apart: dead of another day than the incident that they were read into."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as with_words

from newsledger.core.times import TimeWords
from newsledger.reconcile.attaching import attached
from newsledger.reconcile.setapart import set_apart
from tests.reconcile.building import Tale

TEXT = "Three guards were shot dead on Friday. The army denied shooting. Shops were looted far away."


def test_the_dead_of_another_day_go_to_the_nearest_incident_of_that_day_in_their_report() -> None:
    tale = Tale()
    tale.report("a", "2031-05-04", TEXT)
    killing = tale.happening("a", "Three guards were shot dead", "blast", type_="assault")
    tale.happening("a", "shooting", "shooting", type_="assault")
    tale.happening("a", "Shops were looted", "looting", type_="crime")
    tale.figure("a", "Three", 3, counted="guards", about=killing.id, when="2031-05-03")
    days: dict[str, str | None] = {"blast@s": "2031-05-01", "shooting@s": "2031-05-03?", "looting@s": "2031-05-03"}
    types = {"blast@s": "assault", "shooting@s": "assault", "looting@s": "crime"}
    evidence, incidents = tale.evidence(), tale.incidents()
    (figure,) = attached(evidence, tale.cast(), incidents)
    friday = TimeWords(cite=figure.claim.cite, reading="weekday:4")
    figure = replace(figure, claim=with_words(figure.claim, when=friday), incident="blast@s", time="2031-05-03")
    told = {i.id: i.rests_on for i in incidents}
    (moved,) = set_apart([figure], evidence.claims, days, types, told)
    assert (moved.incident, moved.era, moved.homeless) == ("shooting@s", "", True)
    (alone,) = set_apart([figure], evidence.claims, days, types, {})
    assert (alone.incident, alone.era) == (None, "2031-05-03")
