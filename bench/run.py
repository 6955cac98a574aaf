"""One table: the cases by aspect, the seeds' time, speed and memory. `make bench` runs it.

usage: python bench/run.py [--cases] [N]      --cases: no speed; N: bulk articles (2,000)
"""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import tempfile
from typing import Any

from cases import SHARED, build_cases


def scores(folder: pathlib.Path) -> dict[str, Any]:
    """What `score.py` says of the records in a folder."""
    command = [sys.executable, SHARED / "score.py", "--cases", SHARED / "cases", folder, "--json", "--texts",
               f"{SHARED}/cases/{{case}}/reports"]  # fmt: skip
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def flat(result: dict[str, Any]) -> dict[str, float]:
    """Every score of a result by "aspect: metric", F1 where a metric has one."""
    rows = {f"{aspect}: {name}": metric.get("f1", metric.get("share"))
            for aspect, metrics in result["scores"].items() for name, metric in metrics.items()}  # fmt: skip
    known = {name: value for name, value in rows.items() if value is not None}
    return {"record score": result["record_score"], **known}


def measured() -> tuple[dict[str, float], float]:
    """Scores over all cases together, and the mean of the cases' record scores."""
    with tempfile.TemporaryDirectory() as folder:
        build_cases(pathlib.Path(folder), [])
        found = scores(pathlib.Path(folder))
    return flat(found["micro"]), sum(case["record_score"] for case in found["cases"]) / len(found["cases"])


def main(words: list[str]) -> None:
    """Print the table."""
    if not (SHARED / "cases").is_dir():
        print(f"no data at {SHARED}: nothing measured. Set NEWSLEDGER_BENCH to the folder that holds cases/.")
        return
    rows, average = measured()
    print(f"{'record score, mean of cases':44} {average:8.3f}")
    for name, value in rows.items():
        print(f"{name:44} {value:8.3f}")
    if "--cases" not in words:
        number = next((word for word in words if word.isdigit()), "2000")
        here = pathlib.Path(__file__).parent
        out = subprocess.run([sys.executable, here / "speed.py", number], check=True, capture_output=True).stdout
        for name, value in json.loads(out).items():
            print(f"{'speed: ' + name:44} {value:8}")


if __name__ == "__main__":
    main(sys.argv[1:])
