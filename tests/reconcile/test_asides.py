"""Towns named in passing: somebody's home, a hospital's town; and the dateline."""

from __future__ import annotations

import pytest

from newsledger.core.claims import Mention
from newsledger.reconcile.asides import in_passing, is_clinic, is_dateline
from tests.conftest import report_of


def mention(text: str, name: str) -> tuple[Mention, object]:
    report = report_of(text)
    start = text.index(name)
    return Mention(id="m", cite=report.cite(start, start + len(name)), kind="place"), report


@pytest.mark.parametrize(("text", "passing"), [
    ("A Lumo man was hurt in a fire.", True),
    ("She was flown to a hospital in Lumo on Friday.", True),
    ("He was taken to Lumo for treatment.", True),
    ("The bus went to Lumo.", False),
    ("A man was hurt in Lumo. He was taken to a clinic.", False),
    ("Lumo police found her.", False),
])  # fmt: skip
def test_a_town_that_is_only_a_home_or_where_the_hurt_were_carried(text: str, passing: bool) -> None:
    told, report = mention(text, "Lumo")
    assert in_passing(told, report) is passing  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "opens"), [
    ("LUMO, Norway (AP) — A bus sank.", True),
    ("A bus sinks\n\nLUMO -- A bus sank.", True),
    ("LUMO >> A bus sank.", True),
    ("In LUMO — where a bus sank", False),
    ("Lumo has a bus - it sank.", False),
])  # fmt: skip
def test_a_dateline(text: str, opens: bool) -> None:
    told, report = mention(text, "umo" if "Lumo" in text else "LUMO")
    if "Lumo" in text:
        told, report = mention(text, "Lumo")
    assert is_dateline(told, report) is opens  # type: ignore[arg-type]


def test_a_hospital_is_no_local_body() -> None:
    assert is_clinic(mention("the Lumo Medical Center", "Lumo Medical Center")[0])
    assert not is_clinic(mention("the Lumo Police Department", "Lumo Police Department")[0])
