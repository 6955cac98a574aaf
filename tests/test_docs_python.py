"""The examples of docs/python.md run, one after the other, as a reader would run them."""

import re

import pytest

from tests.test_docs import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_every_example_runs(tmp_path, monkeypatch, capsys):
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    assert len(EXAMPLES) > 5
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "docs/python.md", "exec"), names)
    shown = capsys.readouterr().out
    assert "39" in shown and "contradict" not in shown
    assert len(names["moved"]) > 10 and len(names["relations"]) > 3 and names["answer"].found
    assert {path.name for path in tmp_path.iterdir()} >= {"crisis.ledger", "tables", "incidents.csv"}
