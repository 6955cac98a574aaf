"""The incident that a report is mainly about."""

from __future__ import annotations

from newsledger.core.claims import Claim, Happening, Victim
from newsledger.core.entries import Incident
from newsledger.core.mains import main_incidents
from newsledger.core.reports import Report

REPORT = Report(id="r", name="r", text="A raid. A guard died. A visit. A visit.")


def claim(at: int, *, harm: bool = False) -> Claim:
    cite = REPORT.cite(at, at + 2)
    victims = (Victim(cite=cite, measure="killed", person=0),) if harm else ()
    body = Happening(type="other", trigger=cite, lemma="x", victims=victims)
    return Claim(id=f"r:h{at}", cite=cite, sentence=cite, modality="happened", rule="test", body=body)


def incident(name: str, *ids: str, main: bool = False) -> Incident:
    return Incident(id=name, story="s", rests_on=ids, label=name, type="other", time=None, place=None, participants=(),
                    modality="happened", main=main)  # fmt: skip


CLAIMS = {c.id: c for c in (claim(0), claim(8, harm=True), claim(22), claim(31))}


def test_what_the_story_is_about_comes_first() -> None:
    found = [incident("raid", "r:h0", main=True), incident("death", "r:h8"), incident("visit", "r:h22", "r:h31")]
    assert main_incidents(found, CLAIMS) == {"r": "raid"}


def test_then_what_harmed_somebody() -> None:
    found = [incident("raid", "r:h0"), incident("death", "r:h8"), incident("visit", "r:h22", "r:h31")]
    assert main_incidents(found, CLAIMS) == {"r": "death"}


def test_then_what_is_told_most() -> None:
    assert main_incidents([incident("raid", "r:h0"), incident("visit", "r:h22", "r:h31")], CLAIMS) == {"r": "visit"}
