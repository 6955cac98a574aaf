"""A toll counted from victims told of one by one is asked for, shown and told of as changed, like any other."""

from __future__ import annotations

import newsledger

ROWS = [
    {"id": "a", "published": "2021-05-02", "title": "Guard shot dead at depot in Lund",
     "text": "A guard was shot dead at a depot in Lund, Sweden, on Sunday, police said. His colleague was wounded."},
    {"id": "b", "published": "2021-05-03", "title": "Depot shooting in Lund: second guard dies",
     "text": "A second guard has died after the shooting at a depot in Lund, Sweden, police said on Monday."},
]  # fmt: skip


def test_it_answers_and_cites_the_words_it_was_counted_from(tmp_path) -> None:
    import json

    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    ledger = newsledger.build([source])
    counted = [t for t in ledger.tallies if t.measure == "killed" and not t.points]
    assert counted and counted[0].best is not None
    answer = ledger.ask("how many were killed in Lund?")
    found = [f for f in answer.found if f.entry == counted[0].id]
    assert found and found[0].best == counted[0].best and found[0].rests_on == counted[0].rests_on
