"""Incidents: one row for one happening, however many reports tell it; and happenings apart that are apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from newsledger.core.claims import Attribution, Claim, Happening, Mention, Reading
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.judgements import Entity
from newsledger.core.reports import Dating, Report, Story
from newsledger.core.times import TimeWords
from newsledger.reconcile.incidents import incidents

REPORTS = {
    "a": ("2031-05-02", "Ferry sinks off Ruritania\nA crowded ferry sank off Port Zenda on Friday. "
                        "The harbour master arrested the captain. In 2019 another ferry sank off Port Zenda."),
    "b": ("2031-05-03", "Zenda ferry toll rises\nThe ferry that sank off Port Zenda on Friday had no radio. "
                        "The harbour master has arrested the captain of the ferry. Divers denied a leak."),
    "c": ("2031-05-04", "Old wrecks\nTen died when a ferry sank off Port Zenda in 2019. Bakers sold bread."),
}  # fmt: skip
FRIDAY = "edtf:2031-05-02"
# report, words, trigger, lemma, type, modality, time reading, headline
TOLD = [
    ("a", "Ferry sinks off Ruritania", "sinks", "sink", "accident", "happened", None, True),
    ("a", "A crowded ferry sank off Port Zenda on Friday", "sank", "sink", "accident", "happened", FRIDAY, False),
    ("a", "The harbour master arrested the captain", "arrested", "arrest", "coerce", "happened", None, False),
    ("a", "In 2019 another ferry sank off Port Zenda", "sank", "sink", "accident", "happened", "edtf:2019", False),
    ("b", "sank off Port Zenda on Friday", "sank", "sink", "accident", "happened", FRIDAY, False),
    ("b", "The harbour master has arrested the captain of", "arrested", "arrest", "coerce", "happened", None, False),
    ("b", "Divers denied a leak", "denied", "deny", "reject", "happened", None, False),
    ("c", "a ferry sank off Port Zenda in 2019", "sank", "sink", "accident", "happened", "edtf:2019", False),
    ("c", "Bakers sold bread", "sold", "sell", "other", "happened", None, False),
]


def claim_of(report: Report, words: str, trigger: str, lemma: str, kind: str, modality: str, time: str | None,
             headline: bool, said_by: Attribution | None = None) -> Claim:  # fmt: skip
    start = report.text.index(words)
    cite = report.cite(start, start + len(words))
    at = start + words.index(trigger)
    line = report.text.rfind(". ", 0, start) + 1
    stop = report.text.find(".", cite.end)
    body = Happening(type=kind, trigger=report.cite(at, at + len(trigger)), lemma=lemma)
    return Claim(id=f"{report.id}:h{cite.start}-{cite.end}", cite=cite, modality=modality, rule="t", body=body,
                 sentence=report.cite(line, stop if stop > 0 else len(report.text)), headline=headline,
                 when=TimeWords(cite=cite, reading=time) if time else None, said_by=said_by)  # fmt: skip


def evidence_of(reports: dict[str, tuple[str, str]], told: list[tuple], order: list[int] | None = None) -> Evidence:
    made = {name: Report(id=name, name=name, text=text) for name, (_, text) in reports.items()}
    claims: dict[str, list[Claim]] = {name: [] for name in made}
    for name, *rest in told:
        claims[name].append(claim_of(made[name], *rest))
    readings = [Reading(report=n, rules="t", claims=tuple(sorted(cs, key=lambda c: (c.cite.start, c.id))))
                for n, cs in claims.items()]  # fmt: skip
    names = list(made)
    names = [names[i] for i in order] if order else names
    return Evidence(Story(id="s", reports=tuple(sorted(made))), reports=[made[n] for n in names],
                    readings=sorted(readings, key=lambda r: names.index(r.report)), copies=(),
                    datings=[Dating(report=n, published=reports[n][0], basis="given", reason="")
                             for n in names])  # fmt: skip


@pytest.fixture
def made():
    return incidents(evidence_of(REPORTS, TOLD), Cast(()))


def home(made, claim: str):
    """The incident that rests on the claim that starts at these words."""
    report, words = claim.split(":")
    start = REPORTS[report][1].index(words)
    return next(i for i in made if any(c.startswith(f"{report}:h{start}-") for c in i.rests_on))


def test_every_claim_is_in_one_incident(made) -> None:
    rests = [claim for incident in made for claim in incident.rests_on]
    assert len(rests) == len(set(rests)) == len(TOLD)


def test_what_reports_are_about_is_one_incident(made) -> None:
    assert home(made, "a:Ferry sinks") is home(made, "a:A crowded") is home(made, "b:sank off")
    assert home(made, "a:Ferry sinks").type == "accident"


def test_the_same_act_in_two_reports_is_one_incident(made) -> None:
    assert home(made, "a:The harbour") is home(made, "b:The harbour")


def test_an_earlier_year_stays_apart_and_is_one(made) -> None:
    assert home(made, "a:In 2019") is home(made, "c:a ferry sank")
    assert home(made, "a:In 2019") is not home(made, "a:Ferry sinks")


def test_unlike_things_stay_apart(made) -> None:
    assert len(home(made, "c:Bakers").rests_on) == len(home(made, "b:Divers").rests_on) == 1


def test_an_incident_has_the_time_that_its_claims_tell(made) -> None:
    found = home(made, "a:Ferry sinks").time
    assert found is not None and found.edtf == "2031-05-02"


def test_a_spoken_act_without_a_time_is_of_the_day_of_the_report_and_doubtful(made) -> None:
    found = home(made, "b:Divers").time
    assert found is not None and (found.edtf, found.words) == ("2031-05-03?", None) and found.reason


def test_ids_are_slugs_of_labels_and_unique(made) -> None:
    ids = [i.id for i in made]
    assert len(set(ids)) == len(ids) and all(i.endswith("@s") for i in ids)
    assert "the-harbour-master-arrested-the-captain@s" in ids


@settings(max_examples=12, deadline=None)
@given(st.permutations([0, 1, 2]), st.permutations(TOLD))
def test_the_order_in_which_reports_came_changes_nothing(order, told) -> None:
    shuffled = incidents(evidence_of(REPORTS, list(told), list(order)), Cast(()))
    assert shuffled == incidents(evidence_of(REPORTS, TOLD), Cast(()))


def test_two_places_are_two_incidents() -> None:
    reports = {"a": ("2031-05-02", "Blast in Zenda\nA bomb exploded in Zenda."),
               "b": ("2031-05-02", "Blast in Strelsau\nA bomb exploded in Strelsau.")}  # fmt: skip
    told = [(n, f"A bomb exploded in {place}", "exploded", "explode", "assault", "happened", None, False)
            for n, place in (("a", "Zenda"), ("b", "Strelsau"))]  # fmt: skip
    evidence = evidence_of(reports, told)
    readings = []
    entities = []
    for name, place in (("a", "Zenda"), ("b", "Strelsau")):
        text = reports[name][1]
        start = text.rindex(place)
        mention = Mention(id=f"{name}:m", cite=evidence.reports[name].cite(start, start + len(place)), kind="place")
        reading = evidence.readings[name]
        placed = tuple(_at(c, mention.id) for c in reading.claims)
        readings.append(Reading(report=name, rules="t", mentions=(mention,), claims=placed))
        entities.append(Entity(id=place, kind="place", name=place, names=(place,), mentions=(mention.id,)))
    there = Evidence(evidence.story, reports=evidence.reports.values(), readings=readings,
                     datings=evidence.datings.values(), copies=())  # fmt: skip
    found = incidents(there, Cast(entities))
    assert sorted((i.label, i.place) for i in found) == [(f"A bomb exploded in {p}", p) for p in ("Strelsau", "Zenda")]


def _at(claim: Claim, place: str) -> Claim:
    return Claim(id=claim.id, cite=claim.cite, sentence=claim.sentence, modality=claim.modality, rule=claim.rule,
                 body=claim.body, place=place)  # fmt: skip


@pytest.mark.parametrize(
    ("views", "settled"),
    [
        (["planned", "happened"], "happened"),
        (["happened", "planned"], "happened"),
        (["possible", "denied"], "denied"),
        (["ongoing", "happened"], "happened"),
        (["planned", "planned"], "planned"),
        (["happened", "denied"], "denied"),  # the report says so itself
    ],
)
def test_modality_is_the_best_view_after_the_last_report(views: list[str], settled: str) -> None:
    reports = {n: ("2031-05-0" + str(k + 1), f"News\nThe guards burned the archive in Zenda, day {k}.")
               for k, n in enumerate("ab")}  # fmt: skip
    told = [(n, "The guards burned the archive in Zenda", "burned", "burn", "fire", v, None, False)
            for n, v in zip("ab", views, strict=True)]  # fmt: skip
    found = incidents(evidence_of(reports, told), Cast(()))
    assert [i.modality for i in found if len(i.rests_on) == 2] == [settled]


def test_said_by_some_and_denied_by_others_is_possible() -> None:
    reports = {n: ("2031-05-0" + str(k + 1), f"News\nThe guards burned the archive in Zenda, day {k}.")
               for k, n in enumerate("ab")}  # fmt: skip
    evidence = evidence_of(reports, [
        (n, "The guards burned the archive in Zenda", "burned", "burn", "fire", v, None, False,
         Attribution(speaker=None)) for n, v in zip("ab", ("happened", "denied"), strict=True)])  # fmt: skip
    assert [i.modality for i in incidents(evidence, Cast(())) if len(i.rests_on) == 2] == ["possible"]


def test_no_claims_no_incidents() -> None:
    assert incidents(evidence_of({"a": ("2031-05-02", "Nothing.")}, []), Cast(())) == ()


def test_without_a_year_a_past_month_stays_apart_and_dates_only_its_own() -> None:
    reports = {"a": ("XXXX-06", "Ferry sinks off Zenda\nA crowded ferry sank off Zenda. In April another ferry sank.")}
    told = [("a", "Ferry sinks off Zenda", "sinks", "sink", "accident", "happened", None, True),
            ("a", "A crowded ferry sank off Zenda", "sank", "sink", "accident", "happened", None, False),
            ("a", "In April another ferry sank", "sank", "sink", "accident", "happened", "edtf:XXXX-04", False)]
    found = incidents(evidence_of(reports, told), Cast(()))
    times = sorted((len(i.rests_on), i.time.edtf if i.time else None) for i in found)
    assert times == [(1, "XXXX-04"), (2, "XXXX-06?")]


def test_a_time_behind_since_is_not_that_of_the_clause_around_it() -> None:
    reports = {"a": ("2031-06-02", "News\nThe fire is the worst since the tower burned in 2019.")}
    told = [("a", reports["a"][1][5:-1], "fire", "be", "fire", "happened", None, False),
            ("a", "the tower burned in 2019", "burned", "burn", "fire", "happened", None, False)]
    evidence = evidence_of(reports, told)
    text = reports["a"][1]
    at = text.index("in 2019")
    when = TimeWords(cite=evidence.reports["a"].cite(at, at + 7), reading="edtf:2019")
    readings = [structs.replace(r, claims=tuple(structs.replace(c, when=when) for c in r.claims))
                for r in evidence.readings.values()]  # fmt: skip
    there = Evidence(evidence.story, reports=evidence.reports.values(), readings=readings,
                     datings=evidence.datings.values(), copies=())  # fmt: skip
    times = {i.time.edtf if i.time else None for i in incidents(there, Cast(()))}
    assert times == {"2031-06-02?", "2019"}


def test_what_many_tell_and_one_denies_has_happened() -> None:
    reports = {n: ("2031-05-0" + str(k + 1), f"News\nThe guards burned the archive in Zenda, day {k}.")
               for k, n in enumerate("abcdef")}  # fmt: skip
    views = ("happened", "happened", "happened", "happened", "happened", "denied")
    told = [(n, "The guards burned the archive in Zenda", "burned", "burn", "fire", v, None, False)
            for n, v in zip("abcdef", views, strict=True)]  # fmt: skip
    found = incidents(evidence_of(reports, told), Cast(()))
    assert [i.modality for i in found if len(i.rests_on) == 6] == ["happened"]


def _times(told: list[tuple]) -> set[str | None]:
    reports = {name: ("2031-05-02", "News\n" + ". ".join(dict.fromkeys(t[1] for t in told)) + ".") for name, *_ in told}
    return {i.time.edtf if i.time else None for i in incidents(evidence_of(reports, told), Cast(()))}


def test_a_plan_without_a_day_is_of_none_before_its_report() -> None:
    assert _times([("a", "Ports will close", "close", "close", "other", "planned", None, False)]) == {"2031-05-02/.."}


def test_to_promise_is_an_act_of_the_day_of_the_report() -> None:
    words = "The mayor promises a new bridge"
    assert _times([("a", words, "promises", "promise", "aid", "planned", None, False)]) == {"2031-05-02?"}


def test_a_year_supports_the_month_in_it() -> None:
    told = [(n, "A ferry sank off Zenda", "sank", "sink", "accident", "happened", time, False)
            for n, time in (("a", "edtf:2019"), ("b", "edtf:2019"), ("c", "edtf:2019-08"))]  # fmt: skip
    assert _times(told) == {"2019-08"}


def test_of_two_days_told_as_often_the_earlier_is_that_of_the_incident() -> None:
    told = [("a", "A cook died in the Zenda fire", "died", "die", "fire", "happened", "edtf:2031-05-01", False),
            ("a", "A fire swept a Zenda hotel", "fire", "fire", "fire", "happened", "edtf:2031-04-30", False)]
    told = [(n, *rest) for n, (_, *rest) in zip("ab", told, strict=True)]
    assert "2031-04-30" in _times(told)


def test_what_was_done_by_a_day_is_of_that_day_and_doubtful() -> None:
    words = "By Thursday the dyke was closed"
    assert _times([("a", words, "closed", "close", "other", "happened", "before:weekday:3:-", False)]) == {
        "2031-05-01?"}


def test_one_more_of_its_kind_is_no_telling_of_the_main_incident_and_what_ranks_it_is() -> None:
    text = "Ferry sinks off Zenda\nA crowded ferry sank off Zenda. It was the deadliest wreck. A second tanker burst. "
    told = [("a", "Ferry sinks off Zenda", "sinks", "sink", "accident", "happened", None, True),
            ("a", "A crowded ferry sank off Zenda", "sank", "sink", "accident", "happened", None, False),
            ("a", "It was the deadliest wreck", "was", "be", "accident", "happened", None, False),
            ("a", "A second tanker burst", "burst", "burst", "accident", "happened", None, False)]
    evidence = evidence_of({"a": ("2031-05-02", text)}, told)
    quotes = {c.id: c.cite.quote for r in evidence.readings.values() for c in r.claims}
    main = next(i for i in incidents(evidence, Cast(())) if i.main)
    assert {quotes[c] for c in main.rests_on} >= {"A crowded ferry sank off Zenda", "It was the deadliest wreck"}
    assert "A second tanker burst" not in {quotes[c] for c in main.rests_on}


def test_a_fire_told_as_background_is_no_main_incident() -> None:
    reports = {name: (f"2031-05-0{n}", "A fire destroyed the Lumo depot on Friday. Crews fought on.")
               for n, name in enumerate("abc", start=2)}  # fmt: skip
    reports["d"] = ("2031-05-06", "A blaze in 2019 killed nine, the worst fire since 1990.")
    told = [(n, "A fire destroyed the Lumo depot on Friday", "fire", "fire", "fire", "happened", FRIDAY, False)
            for n in "abc"]  # fmt: skip
    told += [("d", "A blaze in 2019 killed nine", "blaze", "blaze", "fire", "happened", "edtf:2019", False),
             ("d", "the worst fire since 1990", "fire", "fire", "fire", "happened", "edtf:1990/2031-05-06", False),
             ]  # fmt: skip
    main = [i for i in incidents(evidence_of(reports, told), Cast(())) if i.main]
    assert len(main) == 1
    assert {claim[0] for claim in main[0].rests_on} == {"a", "b", "c"}
