"""What the pages of a site all say."""

from __future__ import annotations

import random

from newsledger.core.reports import Report
from newsledger.prepare.shared import shared

HEAD = "Two men held over a stolen tram . "
FOOT = "Could the next mayor be a clown ? Looking for a good boat ? Check these out : lund . "


def story(n: int, *, head: str = "", foot: str = "") -> Report:
    own = " ".join(f"Sailor {n} told port {i} of wreck {50 * n + i} ." for i in range(1, 13))
    return Report(id=f"r{n}", name=f"r{n}", text=f"{head}{own} {foot}")


def marked(reports: list[Report]) -> dict[str, list[str]]:
    found = shared(reports)
    return {r.id: [r.text[s.start : s.end] for s in found[r.id]] for r in reports if r.id in found}


def test_what_three_reports_begin_and_end_with_is_their_page() -> None:
    reports = [story(n, head=HEAD, foot=FOOT) for n in (1, 2, 3)] + [story(4)]
    assert marked(reports) == {f"r{n}": [HEAD.strip(), FOOT.strip()] for n in (1, 2, 3)}
    random.Random(1).shuffle(reports)
    assert marked(reports) == marked(sorted(reports, key=lambda r: r.id))


def test_two_reports_are_too_few() -> None:
    assert marked([story(1, foot=FOOT), story(2, foot=FOOT), story(3)]) == {}


def test_copies_share_what_is_theirs() -> None:
    text = story(1, foot=FOOT).text
    assert marked([Report(id=f"r{n}", name=f"r{n}", text=text) for n in range(5)]) == {}


def test_what_stands_within_a_report_is_its_own() -> None:
    assert marked([story(n, foot=f"{FOOT}Port {n} closed .") for n in (1, 2, 3)]) == {}


def test_texts_without_words_are_no_trouble() -> None:
    assert marked([Report(id=f"r{n}", name="r", text=t) for n, t in enumerate(["", "...", "\n\n", "? ! ?"])]) == {}
