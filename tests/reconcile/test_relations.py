"""Relations: what revises, repeats, refines and contradicts what, and what is left alone."""

from __future__ import annotations

from newsledger.core.entries import Relation
from newsledger.reconcile.counts import counts
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.relations import relations
from newsledger.reconcile.tallies import tallies
from newsledger.reconcile.voices import Voices
from tests.reconcile.building import Tale, flood


def related(tale: Tale, *, backwards: bool = False) -> tuple[Relation, ...]:
    evidence, cast, incidents = tale.evidence(backwards=backwards), tale.cast(), tale.incidents()
    origins, voices = Origins(evidence, cast), Voices(evidence, cast)
    seen = counts(evidence, cast, incidents, origins)
    told = tallies(evidence, cast, incidents, seen, origins=origins, voices=voices, policy="latest")
    return relations(evidence, cast, seen, told, voices=voices)


def pairs(tale: Tale) -> set[tuple[str, str, str]]:
    quotes = {c.id: c.cite.quote for c in tale.evidence().claims.values()}
    return {(r.kind, quotes[r.a], quotes[r.b]) for r in related(tale)}


def test_each_new_total_revises_the_one_before_it_and_a_copy_revises_nothing() -> None:
    found = pairs(flood())
    assert {("revises", "At least 9", "14"), ("revises", "14", "17")} <= found
    assert not any("At least 8" in pair and pair[0] != "contradicts" for pair in found)


def test_a_number_copied_wrongly_is_a_contradiction() -> None:
    assert ("contradicts", "At least 9", "At least 8") in pairs(flood())


def test_a_relation_rests_on_its_two_claims_and_says_why() -> None:
    for relation in related(flood()):
        assert relation.rests_on == (relation.a, relation.b)
        assert relation.reason.endswith(".")


def test_the_order_of_input_changes_nothing() -> None:
    assert related(flood()) == related(flood(), backwards=True)


def test_two_accounts_in_one_report_contradict_one_another() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The riot killed people. The mayor counted 30, a priest 44.")
    tale.happening("a", "The riot", "riot", type_="riot")
    tale.figure("a", "30", 30, speaker="The mayor")
    tale.figure("a", "44", 44, speaker="a priest")
    assert pairs(tale) == {("contradicts", "30", "44")}


def test_a_headlines_round_number_is_refined_below() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Flood kills nearly 50\nThe flood killed 47 people, the mayor said.")
    tale.happening("a", "The flood", "flood")
    tale.figure("a", "nearly 50", 50, high=50, headline=True)
    tale.figure("a", "47", 47, speaker="the mayor")
    assert pairs(tale) == {("refines", "nearly 50", "47")}


def test_another_unit_in_brackets_is_the_same_number() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The boat sank 12 miles (19 km) off the cape.")
    tale.figure("a", "12 miles", 12, measure="distance", counted="miles", total=None)
    tale.figure("a", "19 km", 19, measure="distance", counted="km", total=None)
    assert pairs(tale) == {("refines", "12 miles", "19 km")}


def test_a_denial_meets_the_statement_that_shares_its_words() -> None:
    tale = Tale()
    text = "Farmers say soldiers fired on the crowd. A nurse said it rained. The army denied soldiers had fired."
    tale.report("a", "2031-05-02", text)
    tale.statement("a", "soldiers fired on the crowd", cue="say", speaker="Farmers")
    tale.statement("a", "it rained", cue="said", speaker="A nurse")
    tale.statement("a", "soldiers had fired", cue="denied", speaker="The army")
    assert pairs(tale) == {("contradicts", "soldiers fired on the crowd", "soldiers had fired")}


def test_a_call_for_something_denies_nothing() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Farmers said the harvest failed. The union called for aid.")
    tale.statement("a", "the harvest failed", cue="said", speaker="Farmers")
    tale.statement("a", "aid", cue="called for", speaker="The union")
    assert pairs(tale) == set()


def test_two_people_who_speak_of_different_things_contradict_nothing() -> None:
    tale = Tale()
    text = "A clerk said the bridge was closed to lorries. A guard said he did not know whether the ferry sailed."
    tale.report("a", "2031-05-02", text)
    tale.statement("a", "the bridge was closed to lorries", cue="said", speaker="A clerk")
    tale.statement("a", "he did not know whether the ferry sailed", cue="said", speaker="A guard")
    assert pairs(tale) == set()


def test_a_contradiction_is_told_in_one_plain_sentence() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Farmers say soldiers fired on the crowd. The army denied soldiers had fired.")
    tale.statement("a", "soldiers fired on the crowd", cue="say", speaker="Farmers")
    tale.statement("a", "soldiers had fired", cue="denied", speaker="The army")
    (found,) = related(tale)
    assert found.reason == "The army denied that soldiers had fired; farmers say that soldiers fired on the crowd."


def test_a_vaguer_number_revises_nothing() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The riot hurt 84 people.")
    tale.report("b", "2031-05-03", "The riot hurt more than 80 people.")
    for name, words, low in (("a", "84", None), ("b", "more than 80", 81.0)):
        riot = tale.happening(name, "The riot hurt", "riot", type_="riot")
        tale.figure(name, words, float(words[-2:]), measure="injured", low=low, about=riot.id)
    assert pairs(tale) == set()


def test_figures_of_unlike_things_contradict_nothing() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The flood came. The mayor counted 40 shops. A priest counted 70 barns.")
    flooded = tale.happening("a", "The flood", "flood")
    for words, number, counted, speaker in (("40", 40, "shops", "The mayor"), ("70", 70, "barns", "A priest")):
        tale.figure("a", words, number, measure="buildings", counted=counted, speaker=speaker, about=flooded.id)
    assert not [r for r in related(tale) if r.kind == "contradicts"]


def test_a_denial_of_it_alone_is_no_contradiction_to_show() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "A sailor said the dam had burst. The mayor denied it.")
    tale.statement("a", "the dam had burst", cue="said", speaker="A sailor")
    tale.statement("a", "it.", cue="denied", speaker="The mayor")
    assert not related(tale)


def test_a_part_and_the_whole_do_not_clash() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "The flood hurt 90 people, a nurse said. The mayor spoke of 30 children hurt.")
    flood_told = tale.happening("a", "The flood", "flood")
    tale.figure("a", "90", 90, measure="injured", speaker="a nurse", about=flood_told.id)
    tale.figure("a", "30", 30, measure="injured", counted="children", speaker="The mayor", about=flood_told.id)
    assert not any(kind == "contradicts" for kind, *_ in pairs(tale))


def test_a_key_point_is_refined_by_the_sentence_that_tells_it() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "Ferry sinks\nDozens feared lost\nThe mayor counted 31 dead.")
    tale.happening("a", "Ferry sinks", "sink", type_="accident")
    tale.figure("a", "Dozens", None, low=24, high=99)
    tale.figure("a", "31", 31, speaker="The mayor")
    assert ("refines", "Dozens", "31") in pairs(tale)


def test_one_official_does_not_bear_out_another() -> None:
    for one, two, kind in (("officials", "the ministry", "repeats"), ("a priest", "the ministry", "corroborates")):
        tale = Tale()
        tale.report("a", "2031-05-02", f"The flood killed 12 people, {one} said.")
        tale.report("b", "2031-05-02", f"The flood killed 12 people, {two} said.")
        for name, speaker in (("a", one), ("b", two)):
            told = tale.happening(name, "The flood", "flood")
            tale.figure(name, "12", 12, speaker=speaker, about=told.id)
        assert pairs(tale) == {(kind, "12", "12")}
