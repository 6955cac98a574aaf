"""Figures left out are told, with why and how to put them back."""

from __future__ import annotations

from newsledger.core.findings import Finding
from newsledger.reconcile.balance import balance
from tests.reconcile.building import Tale
from tests.reconcile.test_lookalikes import told


def left_out(tale: Tale) -> list[Finding]:
    found = balance(tale.evidence(), tale.cast(), policy="latest").findings
    return [finding for finding in found if "in no tally" in finding.message]


def test_a_figure_of_a_lookalike_is_noted_with_how_to_count_it() -> None:
    tale = told("Inquiries into accidents such as the Norrby Mill fire, in which nine died, led to new rules.")
    fire = next(c for c in tale.claims["a"] if c.cite.quote == "fire")
    (note,) = left_out(tale)
    assert (note.level, note.where) == ("note", "a")
    assert note.message.startswith("'nine' (killed) is in no tally: it is told of another event, \"fire\".")
    assert note.message.endswith(f"newsledger judge LEDGER wrong {fire.id}")


def test_what_is_counted_is_not_noted() -> None:
    tale = told("Nobody has spoken since the Norrby fire, which killed nine.")
    assert not left_out(tale)
