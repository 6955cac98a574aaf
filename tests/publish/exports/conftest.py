"""Ledgers to export: the example crisis, one of hostile reports, one without any, and shared cases where at hand."""

import pytest

import newsledger
from newsledger.core.ledger import Ledger
from newsledger.publish.exports import FORMATS
from newsledger.publish.files import write
from tests.conftest import SHARED
from tests.test_docs import ROOT

EVIL = "=1+1\"><script>alert(1)</script>';--\r\nBEGIN:VEVENT\n@SUM(A1)"
HOSTILE = (
    {"id": "=cmd|' /C calc'!A0", "title": EVIL, "outlet": f"-{EVIL}", "url": "javascript:alert(3)\n<b>",
     "published": "2019-05-06", "text": f"{EVIL}\n\n+Four people were killed in a fire in Quito on Monday, "
     "Ana \x00Vera\\; <img src=x onerror=alert(2)>, the mayor, said. “=HYPERLINK(1) burned,” said Ana Vera."},
    {"id": "../../etc/passwd", "title": "\ud83d\x07", "outlet": "A, \"B\"; C\u2028D", "published": "2019-05-07",
     "text": "At least 99999999999999999999999 people died in the fire in Quito on Monday, Ana Vera said on Tuesday. "
     "A ferry sank off Lima in June, killing 12. " + "Ü" * 200 + " three people were hurt in Lima on 12 June."},
)  # fmt: skip
CASES = tuple(sorted(p.name for p in (SHARED / "cases").iterdir() if (p / "reports").is_dir())[:2]) if (
    SHARED / "cases").is_dir() else ()  # fmt: skip


@pytest.fixture(scope="session")
def example():
    """The example crisis."""
    ledger = newsledger.build([ROOT / "examples" / "reports"], settings=newsledger.Settings(jobs=1))
    assert ledger.incidents and ledger.tallies and ledger.timeline, ledger.findings
    return ledger


@pytest.fixture(scope="session")
def hostile():
    """Reports that mean harm."""
    return newsledger.build(HOSTILE, settings=newsledger.Settings(jobs=1))


@pytest.fixture(scope="session", params=["example", "hostile", "empty", *CASES])
def ledger(request):
    """Each ledger by turns."""
    if request.param in CASES:
        folder = SHARED / "cases" / request.param / "reports"
        return newsledger.build([folder], settings=newsledger.Settings(jobs=1))
    return Ledger() if request.param == "empty" else request.getfixturevalue(request.param)


@pytest.fixture
def exported(tmp_path):
    """(ledger, name of a format) -> the paths written."""
    return lambda ledger, name, **options: write(ledger, FORMATS[name], tmp_path / f"{name}{FORMATS[name].ending}",
                                                 **options)  # fmt: skip
