"""Times of what courts and mourners do, which do not date the thing itself."""

from __future__ import annotations

import pytest

from newsledger.core.claims import Claim, Happening
from newsledger.reconcile.aftermath import is_later
from tests.conftest import report_of


@pytest.mark.parametrize(("text", "trigger", "time", "later"), [
    ("A man was charged Friday in a fire that killed a cook.", "fire", "Friday", True),
    ("A man was charged over the Friday fire.", "fire", "Friday", False),
    ("A man was arrested after a fire broke out on Friday.", "fire", "Friday", False),
    ("A fire on Friday led to charges.", "fire", "Friday", False),
    ("A funeral will be held Monday for a cook who died in a fire.", "fire", "Monday", True),
])  # fmt: skip
def test_a_time_behind_a_verb_of_the_courts(text: str, trigger: str, time: str, later: bool) -> None:
    report = report_of(text)
    whole = report.cite(0, len(text))
    word, when = (report.cite(text.index(w), text.index(w) + len(w)) for w in (trigger, time))
    body = Happening(type="fire", trigger=word, lemma=trigger)
    claim = Claim(id="c", cite=word, sentence=whole, modality="happened", rule="r", body=body)
    assert is_later(claim, when) is later
