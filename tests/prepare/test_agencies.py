"""Which wire agencies a report credits and cites."""

from __future__ import annotations

import pytest

from newsledger.core.reports import Raw, Report
from newsledger.prepare.clean import clean

STORY = "The ferry sank an hour after it had left the quay, and eleven of those aboard swam back to it."


def report(*lines: str) -> Report:
    return clean(Raw(name="a", where="a.txt", text="\n\n".join(("Ferry sinks off Holm", *lines)))).items[0]


@pytest.mark.parametrize(("line", "agency"), [
    (f"OSLO, May 3 (Reuters) - {STORY}", "Reuters"), (f"HOLM (AFP) -- {STORY}", "AFP"),
    (f"HOLM (Nordwire) - {STORY}", "Nordwire"), (f"HOLM (WXYZ) - {STORY}", None),
    (f"HOLM (KRON 4 News) - {STORY}", None), (f"HOLM - {STORY}", None),
    (f'{STORY} "It is over," a diver told Reuters by telephone.', "Reuters"),
    (f"{STORY} Four are missing, Agence France-Presse reported on Monday.", "AFP"),
    (f"{STORY} A picture taken by Reuters shows its bow.", None),
])  # fmt: skip
def test_datelines_and_citations(line: str, agency: str | None) -> None:
    found = report(line, STORY)
    assert found.agencies == ((agency,) if agency else ())
    assert all(found.text[s.start : s.end] for s in found.agency_credits)


def test_a_credit_at_the_end_is_furniture_and_a_correction_is_not() -> None:
    credited = report(STORY, "The Associated Press contributed to this report.")
    assert credited.agencies == ("AP",)
    assert [credited.text[s.start : s.end] for s in credited.boilerplate] == [
        "The Associated Press contributed to this report."]  # fmt: skip
    line = "This story corrects an earlier report, from the Associated Press, of the number aboard."
    corrected = report(STORY, line)
    assert not any(s.start <= corrected.text.index(line) < s.end for s in corrected.boilerplate)


def test_a_letter_of_credit_is_no_credit_of_a_picture() -> None:
    said = "The wreck's owner is backed by a letter of credit by Holm Savings Bank."
    assert report(STORY, said).boilerplate == ()
    assert report(STORY, "The quay at dawn. Photo by Ann Lee").boilerplate != ()
