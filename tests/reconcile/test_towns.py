"""The place of a main incident: what its clauses name, or the town that its reports open with."""

from __future__ import annotations

from msgspec.structs import replace

from newsledger.core.judgements import Entity
from newsledger.reconcile.telling import tellings
from newsledger.reconcile.towns import scene
from tests.reconcile.building import Tale


def town(tale: Tale, report: str, name: str, *, known: bool = True, feature: str = "city") -> str:
    """A place named in a report; one that a gazetteer has, if it is known."""
    mention = tale.entity(report, name, kind="place")
    old = tale.entities[name]
    tale.entities[name] = Entity(id=old.id, kind="place", name=name, names=old.names, mentions=old.mentions,
                                 feature=feature, geonames="1" if known else None, country="XX" if known else None)
    return mention


def placed(text: str, *, street: str | None = None) -> str | None:
    tale = Tale()
    tale.report("a", "2031-05-02", text)
    town(tale, "a", "Lumo")
    tale.happening("a", "A guard was shot", "shooting", type_="assault")
    if street:
        place = town(tale, "a", street, known=False, feature="site")
        claim = tale.claims["a"].pop()
        tale._claim("h", "a", "A guard was shot", claim.body, place=place)
    evidence, cast = tale.evidence(), tale.cast()
    return scene(tellings(evidence, cast), evidence, cast)


def test_the_town_of_the_opening_stands_in_where_no_clause_names_a_place() -> None:
    assert placed("LUMO, 2 May. Lumo police are looking for a gunman. A guard was shot.") == "e-lumo"


def test_a_street_that_nobody_can_find_gives_way_to_its_town() -> None:
    text = "Lumo police are looking for a gunman. A guard was shot in Elm Street."
    assert placed(text, street="Elm Street") == "e-lumo"


def test_a_town_that_few_of_many_reports_open_with_does_not_stand_for_a_region() -> None:
    tale = Tale()
    for name in "abcdef":
        more = "Lumo burned once." if name == "a" else "It is gone."
        tale.report(name, "2031-05-02", f"A rig sank off Rhona. {more}")
        place = town(tale, name, "Rhona", feature="region")
        tale.happening(name, "A rig sank off Rhona", "sinking", type_="accident")
        claim = tale.claims[name].pop()
        tale._claim("h", name, "A rig sank off Rhona", claim.body, place=place)
    town(tale, "a", "Lumo")
    evidence, cast = tale.evidence(), tale.cast()
    assert scene(tellings(evidence, cast), evidence, cast) == "e-rhona"


def test_the_town_of_the_local_police_is_the_place_where_another_is_a_namesake_far_off() -> None:
    tale = Tale()
    tale.report("a", "2031-05-02", "A guard was shot in Orvane. Lumo police are looking for a gunman.")
    for name, lat in (("Orvane", 10.0), ("Lumo", 18.0)):
        town(tale, "a", name)
        tale.entities[name] = replace(tale.entities[name], lat=lat, lon=20.0)
    tale.mentions["a"] = [replace(m, inside=m.cite.quote == "Lumo") for m in tale.mentions["a"]]
    tale.happening("a", "A guard was shot in Orvane", "shooting", type_="assault")
    evidence, cast = tale.evidence(), tale.cast()
    assert scene(tellings(evidence, cast), evidence, cast) == "e-lumo"
