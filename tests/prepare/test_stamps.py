"""What a report states of its own date: posting before change, its own line before what is shown beside it."""

from __future__ import annotations

import pytest

from newsledger.core.reports import Report
from newsledger.prepare.stamps import BESIDE, CHANGED, LINED, POSTED, stamps

STORY = "The roof of the mill gave way before the shift began, and nobody was under it, the owner said."


def stated(text: str) -> list[tuple[int | None, int | None, int | None, int]]:
    return [(s.year, s.month, s.day, s.of) for s in stamps(Report(id="a", name="a", text=text))[0]]


@pytest.mark.parametrize(("text", "found"), [
    (f"Mill roof falls Posted: Monday, June 6, 2011 4:50 PM EST Updated: Friday, July 1, 2011\n\n{STORY}",
     [(2011, 6, 6, POSTED), (2011, 7, 1, CHANGED)]),
    (f"{STORY}\n\nA film of the mill from above. (Published Tuesday, June 7, 2011)\n\n{STORY}", [(2011, 6, 7, BESIDE)]),
    (f"Roof Falls In At Old Mill June 6, 2011 1:28 PM\n\n{STORY}", [(2011, 6, 6, LINED)]),
    (f"(06/16/11) - {STORY}", [(2011, 6, 16, LINED)]),
    (f"{STORY}\n\nRead or share this story: https://herald.example/news/2011/06/06/mill-roof/", [(2011, 6, 6, POSTED)]),
    (f"{STORY} His bail of $500 was posted on June 9, 2011, the court said, and he went home with his wife and son.",
     []),
    (f"PORT ELLIS, NL (June 6, 2011): {STORY}", [(2011, 6, 6, LINED)]),
    (f"Subject: Mill closed Date: 06-16-2011 09:30 From: Sgt Hale\n\n{STORY}", [(2011, 6, 16, POSTED)]),
    (f"Subject: Mill closed Date: 06-07-2011 09:30 From: Sgt Hale\n\n{STORY}", []),
    (f"UPDATE @ 5:30 p.m. (June 7): {STORY}", [(None, 6, 7, CHANGED)]),
    ("\n\n".join(f"Council meets - 06/{day}/11" for day in range(13, 17)), []),
])  # fmt: skip
def test_what_a_page_states(text: str, found: list[tuple[int, int, int, int]]) -> None:
    assert stated(text) == found
