"""Names and descriptions in a report, as the model's parse and the lexicons give them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from newsledger.core.claims import Mention
from newsledger.core.pages import Page
from newsledger.extract.mentions import mentions


@pytest.fixture(scope="module")
def found(page_of: Callable[..., Page]) -> Callable[[str], dict[str, Mention]]:
    """Text -> its mentions by their words, the last of each."""
    return lambda text: {m.cite.quote: m for m in mentions(page_of(text))}


def test_titles_are_kept_beside_the_name(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("Trade Minister Ana Duarte met Mrs. Helen Brandt in Lisbon on Monday.")
    assert who["Ana Duarte"].kind == "person"
    assert who["Ana Duarte"].role and who["Ana Duarte"].role.quote == "Trade Minister"
    assert (who["Helen Brandt"].title, who["Helen Brandt"].gender) == ("Mrs.", "f")
    assert who["Lisbon"].kind == "place"


def test_a_surname_points_back(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("Ana Duarte, a nurse, was first to arrive. Duarte said the road had gone.")
    assert who["Duarte"].same_as == who["Ana Duarte"].id
    assert who["Duarte"].speaks


def test_nationalities_are_no_mentions_and_peoples_are(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("Peruvian police stood between ethnic Ashaninka villagers and the loggers near Satipo.")
    assert "Peruvian" not in who
    assert who["Ashaninka"].kind == "group"


def test_a_country_that_acts_is_a_government(found: Callable[[str], dict[str, Mention]]) -> None:
    assert found("Norway urged both sides to stop the shelling.")["Norway"].kind == "organisation"
    assert found("The ship left for Norway after the storm in Norway.")["Norway"].kind == "place"


def test_bodies_keep_their_whole_names(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("The Ministry of Public Works said the Orinoco river had risen, and Radio Horizonte reported it.")
    assert who["Ministry of Public Works"].kind == "organisation"
    assert who["Orinoco river"].kind == "place" and who["Orinoco river"].feature == "water"
    assert who["Radio Horizonte"].kind == "organisation"


def test_the_place_of_a_dateline_and_its_agency(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("ASUNCION (Reuters) - Firefighters worked all night.")
    assert who["ASUNCION"].kind == "place"
    assert who["Reuters"].kind == "organisation"


def test_the_larger_place_is_kept(found: Callable[[str], dict[str, Mention]]) -> None:
    assert found("A bus fell into a gorge near Potosi, Bolivia, on Sunday.")["Potosi"].within == "Bolivia"
    assert found("It happened in the Bolivian town of Uyuni.")["Uyuni"].feature == "city"


def test_mentions_do_not_overlap_and_quote_the_text(page_of: Callable[..., Page]) -> None:
    page = page_of("Col. Jean-Luc de la Tour of the Valleys Police said Lt. Osei and Maj. Ama Osei were safe.")
    spans = [(m.cite.start, m.cite.end) for m in mentions(page)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(page.report.text[m.cite.start : m.cite.end] == m.cite.quote for m in mentions(page))


def test_a_name_joined_by_a_hyphen_is_never_cut(page_of: Callable[..., Page]) -> None:
    found = [m.cite.quote for m in mentions(page_of("The flood reached Saint-Denis on Monday."))]
    assert found == ["Saint-Denis"]


def test_a_surname_points_back_past_many_others(page_of: Callable[..., Page]) -> None:
    names = [f"Anna Ko{a}{b}" for a in "lmnrs" for b in "aeiou"]
    page = page_of(" ".join(f"{name} spoke." for name in names) + f" {names[3].split()[1]} left.")
    last = mentions(page)[-1]
    assert last.same_as == next(m.id for m in mentions(page) if m.cite.quote == names[3])


def test_a_sites_noun_belongs_to_its_name(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("Soldiers held the Arequipa airport and the Tacna road on Friday.")
    assert (who["Arequipa airport"].kind, who["Arequipa airport"].feature) == ("place", "site")
    assert who["Tacna road"].kind == "place"


def test_what_a_hyphen_adds_is_no_part_of_a_name(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("The Turin-based insurer paid for the search off Stoke-on-Trent and a U-turn in policy followed.")
    assert {"Turin", "Stoke-on-Trent"} <= who.keys()
    assert "U" not in who


def test_a_body_may_be_called_after_a_king_and_own_itself(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("Nurses at King Leopold Memorial Hospital joined the Dockers' Welfare Union on Monday.")
    assert who["King Leopold Memorial Hospital"].kind == "organisation"
    assert who["Dockers' Welfare Union"].kind == "organisation"


def test_a_ministers_portfolio_and_a_sum_are_no_names(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("The Minister of Rural Development, Ana Duarte, promised EUR5,000 to each family.")
    assert set(who) & {"Rural Development", "EUR5,000"} == set()
    assert who["Ana Duarte"].kind == "person"


def test_who_compiled_a_report_took_no_part_in_it(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("Compiled by Helen Brandt\n\nFloods closed the road to Huanuco on Tuesday, the police said.")
    assert "Helen Brandt" not in who
    assert who["Huanuco"].kind == "place"


def test_digits_behind_a_hyphen_end_no_name_beyond_the_text(found: Callable[[str], dict[str, Mention]]) -> None:
    assert "KTV-24-7" in found("Callers rang KTV-24-7.")


@pytest.mark.parametrize(("text", "name"), [
    ("Lorries wait at the bridge over the Ombrin.", "Ombrin"),
    ("There are checkpoints on the road as far as Sakavola.", "Sakavola"),
    ("Troops met Idris Hamed, the sultan of Tarfada, who wants peace.", "Tarfada"),
    ("He was a 71-year-old pensioner from Morvesti.", "Morvesti"),
    ("Korvat and Gelda de Sus were evacuated on Friday.", "Korvat"),
])  # fmt: skip
def test_a_name_that_the_words_around_it_make_a_place(found: Callable[[str], dict[str, Mention]], text: str,
                                                      name: str) -> None:  # fmt: skip
    assert found(text)[name].kind == "place"


def test_whom_an_office_is_held_for_may_be_a_person(found: Callable[[str], dict[str, Mention]]) -> None:
    assert found("The lawyer of Ana Duarte said she would appeal.")["Ana Duarte"].kind == "person"


def test_a_common_word_is_no_name_for_its_capital(found: Callable[[str], dict[str, Mention]]) -> None:
    names = found("Nine died in Halle. Shouting was heard at dawn. WATCHED by thousands, Tourism Minister Ida Brandt "
                  "told the weekly Compass that Sunrise, a charity, had sent tents. Smoke rose.")  # fmt: skip
    assert {"Halle", "Ida Brandt", "Compass", "Sunrise"} <= names.keys()
    assert names.keys().isdisjoint({"Nine", "Shouting", "WATCHED", "Tourism", "Smoke"})


def test_a_body_without_a_name_that_speaks_is_a_mention(found: Callable[[str], dict[str, Mention]]) -> None:
    names = found("No sailor was hurt, according to the Dutch consulate. The dyke college fears another flood. "
                  "Both sides said that they would wait. A cart stood behind the college.")  # fmt: skip
    assert [m.kind for name, m in names.items() if name.endswith(("consulate", "dyke college"))] == ["organisation"] * 2
    assert "sides" not in names


def test_a_ship_is_a_place_whoever_it_is_called_after(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("The tanker Ana Duarte ran aground off Lisbon. Nobody aboard the Ana Duarte was hurt.")
    assert (who["Ana Duarte"].kind, who["Ana Duarte"].feature) in {("place", None), ("place", "site")}
    assert found("Divers searched the Helen Brandt ferry on Monday.")["Helen Brandt"].feature == "site"


def test_makers_of_a_picture_and_tags_of_a_party_name_nobody(found: Callable[[str], dict[str, Mention]]) -> None:
    assert "Ana Duarte" not in found("Photograph: Ana Duarte/AFP\n\nThe dam at Elbing held on Monday.")
    assert "Ana Duarte" not in found("The dam held. (Reporting by Helen Brandt and Ana Duarte; Editing by Jo Lind)")
    who = found("Senator Helen Brandt (D-N.J.) opposed the dam.")
    assert not [name for name in who if "N.J" in name]
    assert who["Helen Brandt"].kind == "person"


def test_sicknesses_laws_and_common_words_in_capitals_are_no_names(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("Swine Flu reached Lisbon, and the Clean Rivers Act passed.\n\nTONIGHT\n\nThe minister spoke of SARS.")
    assert not {"Swine Flu", "Clean Rivers Act", "TONIGHT", "SARS"} & set(who)


def test_a_head_that_is_nobodys_is_no_person(found: Callable[[str], dict[str, Mention]]) -> None:
    assert "well head" not in found("Oil still leaked from the well head on Monday.")
    assert "head" in " ".join(found("The head of the agency said the dam was safe."))


def test_who_signs_with_a_city_is_no_place(found: Callable[[str], dict[str, Mention]]) -> None:
    who = found("The clinics are full. Ana Duarte, Kansas City, United States. We wait for new supplies.")
    assert who["Ana Duarte"].kind == "person"
    assert found("They left Halden, a mining town.")["Halden"].feature == "city"
