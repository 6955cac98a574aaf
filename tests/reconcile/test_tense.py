"""Whether a clause says what came to pass or how things stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.core.claims import Reading
from newsledger.reconcile.tense import is_lasting


@pytest.mark.parametrize(("text", "lasting"), [
    ("The port reopened on Sunday. Many farmers support the new mayor.", True),
    ("The port reopened. The firm runs it, and the road is used to support the mines.", True),
    ("Farmers supported the new mayor on Sunday.", False),
    ("Farmers have blocked the road.", False),
    ("Farmers hit the toll booth with hammers.", False),
])  # fmt: skip
def test_the_simple_present_tells_how_things_stand(text: str, lasting: bool, read_text: Callable[..., Reading]) -> None:
    claims = [c for c in read_text(text).claims if type(c.body).__name__ == "Happening"]
    assert claims
    assert any(is_lasting(c) for c in claims) == lasting
