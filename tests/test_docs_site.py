"""The documentation builds into a site, and every page of it stands in the table of contents."""

import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]


def test_the_site_builds_without_a_warning(tmp_path):
    pytest.importorskip("sphinx", reason="sphinx is not installed: make test installs it")
    made = subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", ROOT / "docs",
                           tmp_path / "site"], capture_output=True, text=True, check=False)  # fmt: skip
    assert made.returncode == 0, made.stderr
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
        assert name == "index.html" or f'href="{name}"' in index, f"{page.name} is in no table of contents"
