"""The toll chart: the same on every machine."""

from __future__ import annotations

import time

import pytest

from newsledger.publish.charts import _pixels


def test_points_stand_in_one_place_whatever_the_machines_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"x": x, "size": 5} for x in ("2031-03-29T00:00:00", "2031-03-30T02:30:00", "2031-03-31T12:00:00")]
    found = []
    try:
        for zone in ("UTC", "Europe/Berlin", "America/New_York"):  # clocks go forward in one of the nights
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            found.append(_pixels(rows, {"timed": True, "days": 3}, 600, 10))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found[0] == found[1] == found[2]
