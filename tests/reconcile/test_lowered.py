"""Lowered: only a verb that governs a count lowers it."""

from __future__ import annotations

import pytest

from newsledger.reconcile.lowered import leads_down


@pytest.mark.parametrize("before", [
    "The ministry cut its toll from 30 to", "The coast guard lowered the official death toll of the wreck to",
    "Officials revised the toll down to", "The council revised down the toll to",
    "The death toll was lowered on Friday to",
    "The number of dead in the blaze was later cut from 30 to", "The mayor had to lower the toll to",
    "Norland cuts tunnel toll to",
    "Police lowered their own estimate of those killed in the raid on the harbour town of Aldal to",
    "The number of missing fell, from 30 to", "The council cut its estimated casualty count to up to",
    "A recount brought the toll down to", "The toll was put lower, at", "The toll fell again to",
    "The roof collapsed, and the hospital reduced the number of dead to",
])  # fmt: skip
def test_a_count_put_lower(before: str) -> None:
    assert leads_down(before)


@pytest.mark.parametrize("before", [
    "The bridge fell down in a storm, bringing the death toll to", "As rain fell the toll stood at",
    "Rescuers cut down trees, and the toll rose to", "Crews cut power lines bringing the number of dead to",
    "The toll from the fallen tower stood at", "The lower house put the toll at", "The lower death toll stands at",
    "The toll rose to",
    "The flood cut roads in total and the coast guard put it at", "A slope fell down the dead end road to",
    "The council cut the number of missing to 19 even as the death toll climbed to",
    "Two walls fell down and left the death toll at", "The ferry was cut in two, which put the toll at", "",
    "The number of flights was cut,", "Firefighters reduced the blaze; the toll was put at",
])  # fmt: skip
def test_something_else_that_falls_lowers_no_count(before: str) -> None:
    assert not leads_down(before)
