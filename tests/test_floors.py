"""The scores on the cases stay above their floors."""

import sys
import tomllib

from tests.test_docs import ROOT


def test_no_score_on_the_cases_falls_below_its_floor(shared, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    monkeypatch.setenv("NEWSLEDGER_BENCH", str(shared))
    import run

    floors = tomllib.loads((ROOT / "bench" / "floors.toml").read_text("utf-8"))
    scores, average = run.measured()
    scores["record score"] = average
    low = {name: (scores.get(name), floor) for name, floor in floors.items() if not scores.get(name, 0) >= floor}
    assert not low, f"below the floor (score, floor): {low}"
    assert sys.modules.pop("run")
