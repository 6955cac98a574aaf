"""Places: chosen over the whole story, by its countries, by the words beside the name, and never dropped."""

from __future__ import annotations

from collections import defaultdict

import pytest

from newsledger.core.claims import Mention
from newsledger.core.evidence import Evidence
from newsledger.core.findings import Outcome
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.reports import Report, Story
from newsledger.resolve.candidates import forms
from newsledger.resolve.globe import away, kilometres
from newsledger.resolve.judge import place_key
from newsledger.resolve.places import PlaceNames, facts, lineage, locate


def located(*texts: str) -> Outcome[Judgement]:
    """The places of a story, marked in its texts as [Name], each spelling a place."""
    reports, mentions = [], defaultdict(list)
    for n, marked in enumerate(texts):
        text = marked.replace("[", "").replace("]", "")
        report = Report(id=f"r{n}", name=f"r{n}", text=text)
        reports.append(report)
        for i, part in enumerate(marked.split("[")[1:]):
            start = sum(len(p) for p in marked.split("[")[: i + 1]) - i
            name = part.split("]")[0]
            mentions[name].append(Mention(id=f"r{n}:m{start}-{start + len(name)}",
                                          cite=report.cite(start, start + len(name)), kind="place"))  # fmt: skip
    places = tuple(PlaceNames(key=name, names=(name,), mentions=tuple(ms)) for name, ms in mentions.items())
    story = Story(id="s0", reports=tuple(r.id for r in reports))
    found = locate(places, Evidence(story, reports=reports, readings=(), datings=(), copies=()))
    assert found == locate(places[::-1], Evidence(story, reports=reports[::-1], readings=(), datings=(), copies=()))
    return found


def where(*texts: str) -> dict[str, Entity]:
    """Name -> where it is, for the places marked in the texts."""
    starts = {(f"r{n}", text.replace("[", "").replace("]", "")): n for n, text in enumerate(texts)}
    by_mention = {j.a: facts(j.b) for j in located(*texts).items}
    found = {}
    for (report, text), _ in starts.items():
        for ident, place in by_mention.items():
            if ident.startswith(f"{report}:m") and place is not None:
                start, _, end = ident.partition(":m")[2].partition("-")
                found[text[int(start) : int(end)]] = place
    return found


def test_an_ambiguous_town_is_the_storys_countrys() -> None:
    ours = where("A flood in [Peru] cut off [Trujillo] on Monday, the mayor of [Trujillo] told reporters in [Lima].")
    assert ours["Trujillo"].country == "PE"
    assert ours["Lima"].country == "PE"
    theirs = where("A flood in [Venezuela] cut off [Trujillo] on Monday, officials said in [Caracas] and [Merida].")
    assert {theirs[name].country for name in ("Trujillo", "Merida")} == {"VE"}


def test_a_famous_city_outside_the_storys_country_stays() -> None:
    found = where("The minister flew from [Nairobi] to [London] and [Paris] after the fire in [Kisumu], [Kenya].")
    assert (found["London"].country, found["Paris"].country, found["Kisumu"].country) == ("GB", "FR", "KE")


def test_the_words_beside_a_name_say_what_it_lies_in() -> None:
    found = where("The team from [Paris], [Texas], beat one from [Athens], [Georgia], on Friday.")
    assert (found["Paris"].country, found["Athens"].country, found["Georgia"].country) == ("US", "US", "US")


def test_the_word_for_its_kind_tells_a_river_from_a_country_and_a_province_from_its_town() -> None:
    found = where("Troops crossed the [Niger river] and entered the province of [Mendoza] in [Argentina].",
                  "He was born in the city of [Cordoba], in [Argentina].")  # fmt: skip
    assert found["Niger river"].feature == "water"
    assert found["Mendoza"].feature == "region"
    assert (found["Cordoba"].feature, found["Cordoba"].country, found["Cordoba"].precision) == ("city", "AR", "point")


def test_a_place_that_no_gazetteer_has_lies_where_the_text_puts_it() -> None:
    text = "Rebels held [Qwarnaveld], 30 km north of [Bouake], in [Ivory Coast]. They left [Xutterholm] too."
    found = where(text)
    near = found["Qwarnaveld"]
    assert (near.country, near.precision) == ("CI", "area")
    assert near.lat is not None and near.lon is not None
    assert 25 < kilometres((near.lat, near.lon), (found["Bouake"].lat or 0, found["Bouake"].lon or 0)) < 35
    assert (found["Xutterholm"].country, found["Xutterholm"].lat) == ("CI", None)


def test_what_is_not_resolved_is_undecided_with_a_finding() -> None:
    outcome = located("The meeting was held at [Qwarnaveld].")
    (judgement,) = outcome.items
    assert judgement.verdict == "undecided"
    assert [f.level for f in outcome.findings] == ["note"]
    assert facts(judgement.b) == Entity(id=judgement.b, kind="place", name="", names=())


def test_two_places_of_one_name_are_two_places() -> None:
    story = Story(id="s0", reports=("r0",))
    text = "Victoria in Seychelles was calm. They flew on to Victoria in Canada."
    report = Report(id="r0", name="r0", text=text)
    mentions = [Mention(id=f"r0:m{at}-{at + 8}", cite=report.cite(at, at + 8), kind="place")
                for at in (0, text.rindex("Victoria"))]  # fmt: skip
    places = tuple(PlaceNames(key=m.id, names=("Victoria",), mentions=(m,)) for m in mentions)
    found = locate(places, Evidence(story, reports=[report], readings=(), datings=(), copies=())).items
    assert len({j.b for j in found}) == 2


@pytest.mark.parametrize(("name", "key"), [
    ("Lake Chad", "chad"), ("the province of Lugo", "provinceoflugo"), ("province of Lugo", "lugo"),
    ("Fergana Valley", "fergana"), ("St Lucia", "saintlucia"), ("Nepalese Himalayas", "himalayas"),
])  # fmt: skip
def test_a_name_is_looked_up_without_its_words_of_kind_too(name: str, key: str) -> None:
    assert key in [form.key for form in forms(name)]


def test_facts_of_an_unknown_ident_are_none() -> None:
    assert facts("geonames:0") is None


def test_so_far_off_and_back() -> None:
    north = away((10.0, 20.0), 111.2, 0)
    assert north == pytest.approx((11.0, 20.0))
    assert kilometres((10.0, 20.0), away((10.0, 20.0), 50, 225)) == pytest.approx(50, rel=0.01)
    assert away((1.0, 2.0), 50, None) == (1.0, 2.0)


def test_a_quarter_named_with_a_city_lies_in_it_and_not_in_a_namesake_abroad() -> None:
    found = where("Shots were heard all night in [Pune], in [India], with the university and the [Camberwell] "
                  "district of [Pune] cut off. Police in [Pune] said the roads to [Camberwell] district were shut.")
    assert (found["Camberwell"].country, found["Camberwell"].precision) == ("IN", "area")


def test_a_base_named_like_a_far_town_lies_near_the_town_that_the_text_puts_it_near() -> None:
    found = where("Aircraft left the [Larkana] airbase near [Quetta], in [Pakistan], at dawn.")
    base, quetta = found["Larkana"], found["Quetta"]
    assert (base.country, base.precision, base.feature) == ("PK", "area", "site")
    assert kilometres((base.lat or 0, base.lon or 0), (quetta.lat or 0, quetta.lon or 0)) < 1


def test_no_country_lies_in_the_one_named_beside_it() -> None:
    found = where("The powers of the region, [Turkey], [Greece] and [Bulgaria], sent pumps to [Plovdiv].")
    assert [found[name].country for name in ("Turkey", "Greece", "Bulgaria")] == ["TR", "GR", "BG"]


def test_a_lesser_lake_or_mountain_is_found_where_its_kind_is_told() -> None:
    found = where("Climbers were lost on [Mount Baker], and a boat sank on [Lake Chelan], in the [United States].")
    assert (found["Mount Baker"].feature, found["Lake Chelan"].feature) == ("region", "water")


def test_what_a_place_lies_in_is_told_the_nearest_first() -> None:
    assert lineage("geonames:3936456")[-1] == "country:PE"
    assert lineage("in:geonames:3936456#district")[0] == "geonames:3936456"
    assert lineage("country:PE") == ()
    assert lineage("") == ()


def test_a_province_or_town_whose_name_holds_a_word_for_sites_is_itself() -> None:
    found = where("Floods closed roads across the [Western Cape], officials in [Cape Town], [South Africa], said.")
    assert (found["Western Cape"].country, found["Western Cape"].feature) == ("ZA", "region")


def test_a_town_that_bears_the_name_of_a_country_is_not_that_country() -> None:
    found = where("A dam burst above the town of [Kiribati] on Sunday, the governor said in [Nairobi], [Kenya].",
                  "The town of [Kiribati] lies east of [Nakuru], in [Kenya]. [Kisumu] sent boats.")  # fmt: skip
    assert {place.country for name, place in found.items() if name == "Kiribati"} == {"KE"}


def test_an_unknown_place_among_towns_that_lie_close_together_lies_about_them() -> None:
    found = where("Hail fell on [Leiden], [Delft] and [Rijswijk], and in [Brelmerhoek], firemen of [Leiden] said.",
                  "In [Delft] and [Leiden] trees fell. [Rijswijk] had no power.")  # fmt: skip
    place = found["Brelmerhoek"]
    assert (place.country, place.precision) == ("NL", "area")
    assert place.lat == pytest.approx(52.1, abs=0.3)
    crowd = where("Hail struck [Leiden], [Delft] and [Rijswijk]. [Brelmerhoek], he said, was [Leiden] and [Delft] too.")
    assert crowd["Brelmerhoek"].lat is None, "nothing tells that it is a place"
    far = where("Hail struck [Leiden], [Groningen], [Maastricht] and [Brelmerhoek], in the [Netherlands].")
    assert (far["Brelmerhoek"].country, far["Brelmerhoek"].lat) == ("NL", None)


def test_an_unknown_village_lies_about_the_town_that_its_reports_name_most() -> None:
    found = where("Hail fell on [Groningen] and on the village of [Brelmerhoek]. Roofs in [Groningen] broke.")
    assert found["Brelmerhoek"].lat == pytest.approx(53.2, abs=0.2)
    assert (found["Brelmerhoek"].country, found["Brelmerhoek"].precision) == ("NL", "area")


def test_a_building_that_bears_a_towns_name_lies_there() -> None:
    found = where("The wounded were taken to [Rotterdam Harbour Hospital] after the blast in the [Netherlands].")
    place = found["Rotterdam Harbour Hospital"]
    assert (place.country, place.precision, place.feature) == ("NL", "area", "site")


def test_an_acronym_is_no_town() -> None:
    (judgement,) = located("Sanctions by the [OAS] came first.").items
    assert judgement.verdict == "undecided"


def test_a_union_of_countries_lies_in_none() -> None:
    place = where("Farmers all over the [EU] sold less milk.")["EU"]
    assert (place.country, place.feature) == (None, "region")


def test_a_city_that_holds_much_of_its_province_is_meant_by_the_bare_name() -> None:
    assert where("She grew up in [New York] and in [Lagos].")["New York"].feature == "city"
    found = where("[New York] lawmakers passed the bill, and [Lagos] looked on.")
    assert found["New York"].feature == "region"


def test_the_code_of_a_province_tells_nothing_in_another_land() -> None:
    found = where("Miners in [SA] struck, as those of [Ghana] and of [Kumasi] had.")
    assert found["SA"].country != "AU"


def test_the_south_of_a_province_is_no_part_of_a_town() -> None:
    found = where("Oranges froze in [South Florida]. Farmers of the [United States] met.")
    assert (found["South Florida"].country, found["South Florida"].lat) == ("US", None)


def test_a_nationality_before_a_preposition_is_no_word_of_the_place() -> None:
    found = where("The United States consulate in [St. Petersburg] shut, as [Russia] had asked; the American one in "
                  "[St. Petersburg] was the last.")  # fmt: skip
    assert found["St. Petersburg"].country == "RU"


def test_part_of_a_city_is_the_storys_own_citys() -> None:
    found = where("Trains between [West London] and [Reading] stood still on Friday, [England]'s rail firms said.")
    assert found["West London"].country == "GB"


def test_a_province_behind_the_comma_settles_which_town_is_meant() -> None:
    found = where("A barge sank off [Salem], Mass., on Monday, police in [Portland], Ore., and [Moe], Vic., said.")
    assert [round(found[name].lon or 0) for name in ("Salem", "Portland", "Moe")] == [-71, -123, 146]


def test_a_place_that_its_province_lacks_is_no_namesake_elsewhere() -> None:
    found = where("Two died in [Geneva], Fla., and one in [Venice], [Louisiana], the state's police said.",
                  "Boats left [Venice], [Louisiana], at dawn.")  # fmt: skip
    assert found["Venice"].country == "US"
    assert found["Venice"].lat is None


def test_an_abbreviation_of_a_province_is_that_and_no_town() -> None:
    assert where("Storms hit [La.] and [Texas], [Los Angeles] papers said.")["La."].name == "Louisiana"


def test_each_of_several_counties_is_one() -> None:
    found = where("[Florida] closed roads in [Santa Rosa], [Walton] and [Holmes] counties near [Pensacola], [Florida].")
    assert {found[name].feature for name in ("Santa Rosa", "Walton", "Holmes")} == {"region"}


def test_a_town_whose_name_holds_a_word_of_kind_is_not_another_without_it() -> None:
    found = where("Traders in the [City of London] said on Monday that [London] was calm.", "[London] was calm.")
    assert found["City of London"].country == "GB"


def test_an_ocean_is_called_by_one_word_and_a_word_of_kind_is_no_town() -> None:
    found = where("Nets were cut off [Florida] and [Texas]; the [Pacific] and the [Republic] were calm, [Ohio] said.")
    assert found["Pacific"].feature == "water"
    assert found["Republic"].lat is None


def test_a_lands_own_body_puts_its_town_there() -> None:
    found = where("Oil nears [Texas] and [Ohio], says the [UK]'s Ocean Centre in [Southampton]. [Florida] waits.")
    assert found["Southampton"].country == "GB"


def test_a_province_and_the_river_or_the_town_of_its_name_are_two_places() -> None:
    def key_of(name: str, feature: str | None = None) -> str:
        cite = Report(id="r0", name="r0", text=name).cite(0, len(name))
        return place_key(Mention(id="r0:m0", cite=cite, kind="place", feature=feature))

    assert key_of("Ohio River", "water") != key_of("Ohio")
    assert key_of("Oklahoma City") != key_of("Oklahoma")
    assert key_of("Severn River", "water") == key_of("Severn")


def test_nothing_is_at_a_country() -> None:
    texts = ("Two turtles came ashore at [Macao]. Fishermen of [Lisbon] and [Porto], in [Portugal], had seen them.",)
    assert where(*texts)["Macao"].country == "PT"


def test_one_may_look_at_a_country() -> None:
    assert where("Just look at [China] 's rivers, said [Monterrey] farmers in [Mexico].")["China"].country == "CN"


def test_the_state_of_the_nation_is_no_state() -> None:
    (judgement,) = located("The [State of the Union] speech was long.").items
    assert judgement.verdict == "undecided"


def test_a_neighbouring_town_is_no_namesake_abroad() -> None:
    found = where("Rain hit [Groningen] and neighbouring [Bristol]; in [Groningen], the [Netherlands], dykes fell.")
    assert (found["Bristol"].country, found["Bristol"].precision) == ("NL", "area")


def test_so_far_away_is_from_the_place_before_or_from_the_storys_town() -> None:
    found = where("Roofs fell in [Groningen]. In [Groningen] and in [Brelmerhoek], 12 km to the south, it snowed.",
                  "The mayor moved the market to [Wolderdam], 20 kilometres (12 miles) to the north.")  # fmt: skip
    assert found["Brelmerhoek"].lat == pytest.approx(53.11, abs=0.05)
    assert found["Wolderdam"].lat == pytest.approx(53.4, abs=0.05)


def test_a_native_may_come_from_abroad() -> None:
    text = "Maria, a native of [Aranjuez], was in [Groningen], [Utrecht] and [Leiden] when it hailed; [Spain] rang her."
    assert where(text)["Aranjuez"].country == "ES"


def test_of_two_towns_of_one_name_in_one_land_the_far_larger_is_meant() -> None:
    assert where("Fog closed the port of [Hamburg], [Germany].")["Hamburg"].lat == pytest.approx(53.55, abs=0.1)


def test_a_street_lies_in_no_town_that_it_is_called_after() -> None:
    found = where("Two fell on [Rotterdam Street] in [Groningen]. It rains in [Groningen], [Rotterdam] and [Leiden].")
    assert found["Rotterdam Street"].lat == pytest.approx(53.2, abs=0.1)


def test_a_comma_may_stand_apart_from_the_name() -> None:
    assert where("He went back to [Greenwich] , [Connecticut] , in the 1980s .")["Greenwich"].lat == pytest.approx(
        41.03, abs=0.1)  # fmt: skip


@pytest.mark.parametrize(("text", "name", "country"), [
    ("A ship docked at [Gibraltar] on Monday, its owners in [London] and [Madrid] said.", "Gibraltar", "GI"),
    ("A race at [Monaco] was put off after the flood in [Paris] and [Nice].", "Monaco", "MC"),
    ("The ministers met at [Luxembourg] on Monday before they flew to [Brussels] and [Paris].", "Luxembourg", "LU"),
    ("[Luxembourg] border guards stopped a lorry near [Metz] in [France].", "Luxembourg", "LU"),
    ("The storm in [Houston], [Texas], drew crews from [Ontario] and [Milan].", "Ontario", "CA"),
    ("The storm hit [Los Angeles] and [Pomona], [California], and [Ontario].", "Ontario", "US"),
    ("Snow fell along the [East Coast] from [Boston] to [Washington].", "East Coast", "US"),
])  # fmt: skip
def test_a_great_place_is_meant_where_nothing_lies_about_its_small_namesake(text: str, name: str, country: str) -> None:
    assert where(text)[name].country == country


def test_a_part_of_the_world_is_no_town_and_has_no_false_point() -> None:
    found = where("The firm of [Baltimore], [Maryland], sold oil from the [Middle East] and [Eurasia] in [Baltimore].",
                  "It has mines along the [East Coast] and in [Dar es Salaam].")  # fmt: skip
    assert found["Middle East"].country is None and found["Middle East"].feature == "region"
    assert (found["Eurasia"].lat, found["Eurasia"].country) == (None, None)
    assert found["East Coast"].lat is None


def test_a_bridge_or_a_street_lies_in_no_river_and_no_town_that_it_is_called_after() -> None:
    found = where("He was shot on [Lisbon Road] and died on the [Thames] bridge in [Nairobi], [Kenya].",
                  "The [Potomac Bridge] in [Nairobi] fell. She flew from [Lisbon] to [Nairobi].")  # fmt: skip
    nairobi = found["Nairobi"].lat, found["Nairobi"].lon
    assert {(found[name].lat, found[name].lon) for name in ("Lisbon Road", "Thames", "Potomac Bridge")} == {nairobi}


def test_places_side_by_side_are_places_of_their_own() -> None:
    found = where("They walked from [Times Square] to [Wall Street], and from [Trafalgar Square] to [Whitehall].")
    assert len({place.id for place in found.values()}) == 4


def test_what_stands_behind_a_towns_comma_is_its_province_and_no_town() -> None:
    found = where("Clerks in [Riverside] and [Denver] struck. Two men of [Kingston], [Ontario], were charged.")
    assert (found["Ontario"].country, found["Ontario"].feature) == ("CA", "region")
    assert found["Kingston"].country == "CA"


def test_a_province_that_begins_with_a_nationality_is_no_town_of_the_rest() -> None:
    found = where("Prices rose in [Missouri], [Kansas City] and [St. Louis], and fell in [British Columbia].")
    assert (found["British Columbia"].country, found["British Columbia"].feature) == ("CA", "region")


def test_a_report_is_read_by_its_own_places_not_by_those_of_others() -> None:
    brief = "A nurse in [Flint], [Michigan], went home to [Lansing], and a fire in [Detroit] was put out."
    painter = "A painter was held in [Milan] and flown to [Chile]. Courts in [Santiago] and [Arica] heard her."
    found = where(brief, painter, "Crowds gathered in [Santiago], [Arica] and [Temuco] in [Chile] on Monday.")
    assert found["Milan"].country == "IT"


def test_a_quarter_of_the_reports_city_is_no_far_namesake() -> None:
    found = where("A baker was robbed in [Denver]. Officers from [Denver] were called to a shop in [Montclair].")
    assert kilometres((39.7, -105.0), (found["Montclair"].lat or 0.0, found["Montclair"].lon or 0.0)) < 50


def test_a_word_of_kind_is_no_town_abroad() -> None:
    found = where("Crowds in [Lagos], [Nigeria], marched to [Downtown] from [Ikeja]. All went home. The [Metro] shut.")
    assert found["Downtown"].lat is None
    assert found["Metro"].lat is None


def test_a_railway_line_lies_in_its_town_and_not_where_its_name_is_a_towns() -> None:
    found = where("The [Victoria] line in [London] was shut, and the [Circle] line ran late.")
    assert (found["Victoria"].country, found["Victoria"].feature) == ("GB", "site")
