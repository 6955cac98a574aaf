"""Which bare numbers are sums of money: what is paid, and what goes on from a sum named just before."""

from __future__ import annotations

from newsledger.core.pages import Page
from newsledger.extract.governors import governor_of, roles
from newsledger.extract.placed import LOOK, Count, listed
from newsledger.extract.terms import Measured

_SUM = 1000  # the least bare number that goes on from a sum of money: "seven thousand of it", "spent six thousand"


def money_of(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The sum of money of the sentence that a bare number goes on from, as what is paid or as a part of it."""
    here, number = count.word.sentence, count.number
    money = next((m for m in reversed(earlier[-LOOK:]) if m.measure == "money" and m.count.word.sentence == here), None)
    if money is None or count.noun is not None or (number.further and page.tokens[count.first - 1].norm == "for"):
        return None
    if count.whole is None:
        return money if _is_paid(page, count) else None
    return money if count.whole.norm in ("them", "it") and (number.value or 0) >= _SUM else None


def sum_before(count: Count, earlier: list[Measured]) -> Measured | None:
    """The sum of money that a large bare number, or none at all, goes on from: "raised six million and spent none"."""
    last = earlier[-1] if earlier else None
    if last is None or last.measure != "money" or count.word.sentence - last.count.word.sentence > 1:
        return None
    return last if (count.number.value or 0) >= _SUM or count.number.form == "zero" else None


def _is_paid(page: Page, count: Count) -> bool:
    """Whether a bare number is what something costs or what is paid."""
    verbs = [v for v, _ in roles(page, count.head)] or [v for v in (governor_of(page, count),) if v is not None]
    return bool(verbs) and verbs[0].lemma in listed("paying", "words")
