"""What a group of tellings comes to: the words that name an incident."""

from __future__ import annotations

from msgspec.structs import replace

from newsledger.reconcile.best_view import label, placed
from newsledger.reconcile.telling import tellings
from tests.reconcile.building import Tale


def _label(*told: tuple[str, str], nouns: tuple[str, ...] = (), moods: dict[str, str] | None = None) -> str:
    """The label of an incident that reports tell in these words, each with its trigger."""
    tale = Tale()
    for number, (words, trigger) in enumerate(told):
        name = f"r{number}"
        tale.report(name, "2031-05-06", f"News of the day.\n{words}.")
        claim = tale.happening(name, words, trigger, type_="accident")
        at = tale.reports[name].text.index(trigger, claim.cite.start)
        verb = tale.reports[name].cite(at, at + len(trigger))
        body = replace(claim.body, short=words, nominal=words in nouns, trigger=verb)
        tale.claims[name][-1] = replace(claim, body=body, modality=(moods or {}).get(words, "happened"))
    return label(list(tellings(tale.evidence(), tale.cast())))


def test_a_label_says_what_the_reports_have_in_common_and_no_number_that_will_change() -> None:
    told = (("Nine passengers died in the ferry", "died"), ("crowded ferry sank off Zenda", "sank"),
            ("boat went down in a storm", "went"), ("ferry sank off Zenda", "sank"))  # fmt: skip
    assert _label(*told) == "crowded ferry sank off Zenda"


def test_a_noun_names_an_incident_better_than_a_clause_and_a_passing_day_worse() -> None:
    told = (("ferry sank off Zenda", "sank"), ("ferry disaster off Zenda", "disaster"),
            ("Tuesday's ferry disaster off Zenda", "disaster"))  # fmt: skip
    assert _label(*told, nouns=(told[1][0], told[2][0])) == "ferry disaster off Zenda"


def test_words_cut_short_before_their_verb_name_nothing() -> None:
    told = (("captain 's drowned", "drowned"), ("crew of the ferry drowned in the night off Zenda", "drowned"))
    assert _label(*told) == told[1][0]
    assert _label(("ferry’s sinking off Zenda", "sinking"), nouns=("ferry’s sinking off Zenda",)).startswith("ferry’s")


def test_what_is_feared_does_not_name_what_happened() -> None:
    told = (("another ferry may sink off Zenda", "sink"), ("ferry sank off Zenda", "sank"),
            ("ferry sank in the night", "sank"))  # fmt: skip
    assert _label(*told, moods={told[0][0]: "possible"}) == "ferry sank off Zenda"


def test_a_bare_noun_is_named_with_a_place_that_its_sentence_tells() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The clashes in Zeta went on.")
    tale.entity("a", "Zeta", kind="place")
    tale.happening("a", "clashes", "clashes", type_="clash")
    town = tale.entities["Zeta"]
    group = [replace(t, body=replace(t.body, nominal=True, short="clashes"))
             for t in tellings(tale.evidence(), tale.cast())]  # fmt: skip
    assert placed("clashes", group, town) == "clashes in Zeta"
    assert placed("clashes", group, replace(town, name="Yota")) == "clashes"
    assert placed("clashes between two rival gangs", group, town) == "clashes between two rival gangs"
