"""The examples of docs/python.md and of the notebook run, one after the other, as a reader would run them."""

import json
import re

import pytest

from tests.test_docs import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    """A folder that has the examples as the project's has."""
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")


def test_the_notebook_runs():
    notebook = json.loads((ROOT / "examples" / "toll.ipynb").read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert notebook["nbformat"] == 4 and not any(cell["outputs"] for cell in cells)
    names: dict[str, object] = {}
    for cell in cells:
        exec(compile("".join(cell["source"]), "examples/toll.ipynb", "exec"), names)
    assert len(names["points"]) > 10 and len(names["by_outlet"]) > 2 and "ucdp" in names["policies"].columns


def test_every_example_runs(tmp_path, capsys):
    assert len(EXAMPLES) > 5
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "docs/python.md", "exec"), names)
    shown = capsys.readouterr().out
    assert "39" in shown and "contradict" not in shown
    assert len(names["moved"]) > 10 and len(names["relations"]) > 3 and names["answer"].found
    assert {path.name for path in tmp_path.iterdir()} >= {"crisis.ledger", "tables", "incidents.csv"}
