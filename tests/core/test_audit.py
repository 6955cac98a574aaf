"""Each kind of entry, tampered with, is found."""

import pytest
from msgspec.structs import replace

import newsledger
from newsledger.core.audit import audit
from newsledger.core.entries import Incident, Line, Relation, Tally
from newsledger.core.ledger import Ledger
from tests.test_pipeline import ROWS


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build(ROWS)


def with_entry(ledger, kind, **changes):
    """The ledger with the first entry of a kind changed."""
    chosen = next(e for e in ledger.entries if isinstance(e, kind))
    entries = tuple(replace(e, **changes) if e is chosen else e for e in ledger.entries)
    return Ledger(reports=ledger.reports, readings=ledger.readings, stories=ledger.stories, datings=ledger.datings,
                  links=ledger.links, entities=ledger.entities, entries=entries)  # fmt: skip


def test_a_sound_ledger_passes(ledger):
    assert audit(ledger) == ()


@pytest.mark.parametrize(
    ("kind", "changes", "says"),
    [
        (Line, {"text": "Ninety-nine, that is 99, died in Zanzibar."}, "does not cite"),
        (Incident, {"label": "fire near Zanzibar"}, "no telling"),
        (Tally, {"rests_on": ("no-such-claim",)}, "does not hold"),
        (Relation, {"a": "no-such-claim"}, "its own ends"),
    ],
)
def test_an_entry_that_its_claims_do_not_bear_is_found(ledger, kind, changes, says):
    found = audit(with_entry(ledger, kind, **changes))
    assert any(says in finding.message for finding in found), found


def test_a_moved_citation_is_found(ledger):
    report = ledger.reports[0]
    moved = (replace(report, text="x" + report.text), *ledger.reports[1:])
    tampered = Ledger(reports=moved, readings=ledger.readings, entities=ledger.entities, entries=ledger.entries)
    assert any("where" in finding.message for finding in audit(tampered))
