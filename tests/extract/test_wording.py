"""A happening in short: a label that a coder would write, in the clause's own words."""

from __future__ import annotations

import pytest

from newsledger.core.claims import Happening
from newsledger.extract.happenings import happenings
from newsledger.extract.mentions import mentions
from newsledger.extract.wording import WORDS


@pytest.fixture(scope="session")
def shorts(page_of):
    """Text -> trigger to label."""

    def of(text: str) -> dict[str, str]:
        page = page_of(text)
        bodies = [c.body for c in happenings(page, mentions(page))]
        return {b.trigger.quote: b.short for b in bodies if isinstance(b, Happening)}

    return of


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("The gunmen, who came from the hills, attacked a convoy on Tuesday.", "attacked", "gunmen attacked a convoy"),
        ("Ruritania and Grausten have closed the border.", "closed", "Ruritania and Grausten have closed the border"),
        ("The council met after the violent clashes in Zenda.", "clashes", "violent clashes in Zenda"),
        ("Divers are still searching the harbour.", "searching", "Divers are searching the harbour"),
    ],
)
def test_the_label_has_subject_verb_and_object(shorts, text: str, trigger: str, label: str) -> None:
    assert shorts(text)[trigger] == label


def test_labels_are_short_and_in_the_words_of_the_text(shorts) -> None:
    text = ("On Friday the old harbour master of the island, a stern man with a long memory, arrested the young "
            "captain of the crowded ferry that had sunk in the night, and two sailors from the northern port of Zenda.")
    for label in shorts(text).values():
        assert len(label.split()) <= WORDS + 4
        assert set(label.split()) <= set(text.replace(",", " ").replace(".", " ").split())


@pytest.mark.parametrize(
    "text",
    ["The committee plays a role in this.", "Nobody knows what is going on.", "They reflect an old tradition."],
)
def test_states_tell_nothing(shorts, text: str) -> None:
    assert shorts(text) == {}


def test_a_purpose_is_no_happening(shorts) -> None:
    assert set(shorts("The mayor flew to the capital to study the plans.")) == {"flew"}


def test_a_month_is_no_march(shorts) -> None:
    assert "March" not in shorts("The bridge fell on 10 March.")


def test_no_label_ends_inside_a_written_word(shorts) -> None:
    (label,) = shorts("Police in Larne described a battle between the “Gimme Five” and the “Wanna Go” crews.").values()
    assert "Gim" not in label.split() and "Wan" not in label.split() and label.startswith("battle")
