"""Statements: content, cue, speaker and chain, in reports about events that never were."""

from collections.abc import Callable

import pytest

from newsledger.core.claims import Claim, Reading, Statement

Read = Callable[..., Reading]


def said(reading: Reading) -> list[Claim]:
    """The statements of a reading."""
    return [c for c in reading.claims if isinstance(c.body, Statement)]


def words(claim: Claim) -> str | None:
    """The words of the speaker."""
    return claim.said_by.speaker.quote if claim.said_by and claim.said_by.speaker else None


def who(reading: Reading, claim: Claim) -> str | None:
    """The name that the speaker comes to."""
    names = {m.id: m.cite.quote for m in reading.mentions}
    return names.get(claim.said_by.mention or "") if claim.said_by else None


@pytest.mark.parametrize(
    ("text", "content", "speaker", "kind"),
    [
        ('"The pier will be repainted," the harbour master said.',
         "The pier will be repainted", "the harbour master", "direct"),
        ('"The pier will be repainted," said Agnes Holm, a carpenter.',
         "The pier will be repainted", "Agnes Holm, a carpenter", "direct"),
        ('Agnes Holm said: "The pier will be repainted."', "The pier will be repainted", "Agnes Holm", "direct"),
        ("Agnes Holm said that the pier would be repainted.",
         "the pier would be repainted", "Agnes Holm", "indirect"),
        ("The pier will be repainted by May, Agnes Holm said.",
         "The pier will be repainted by May", "Agnes Holm", "indirect"),
        ("The pier will be repainted, according to the harbour master.",
         "The pier will be repainted", "the harbour master", "indirect"),
        ('The mayor said the pier was "a disgrace to all of us".',
         'the pier was "a disgrace to all of us', "The mayor", "mixed"),
        ("The museum denied that the vase was a copy.", "the vase was a copy", "The museum", "indirect"),
        ("The museum accused the dealer of hiding the bill.", "hiding the bill", "The museum", "indirect"),
        ("The mayor urged drivers to leave their cars at home.",
         "drivers to leave their cars at home", "The mayor", "indirect"),
        ("The club vowed to appeal.", "to appeal", "The club", "indirect"),
        ("The mayor called for a new vote.", "a new vote", "The mayor", "indirect"),
        ("The league put the crowd at 900.", "the crowd at 900", "The league", "indirect"),
        ("Farmers fear that the frost will return.", "the frost will return", "Farmers", "indirect"),
        ('The mayor called the plan "an expensive joke".', 'the plan "an expensive joke', "The mayor", "mixed"),
    ],
)  # fmt: skip
def test_one_saying(read_text: Read, text: str, content: str, speaker: str, kind: str) -> None:
    (claim,) = said(read_text(text))
    assert (claim.cite.quote, words(claim), claim.body.kind) == (content, speaker, kind)  # type: ignore[union-attr]
    assert claim.id == f"{claim.report}:s{claim.cite.start}-{claim.cite.end}"


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "pop-up" shop closed.',
        "The mayor would not say when the pool would open.",
        "He could not say how many had come.",
        "The spokesman declined.",
        "The council called off the fair.",
        "If the judges say the rope is short, it will be replaced.",
        "Ann Lowe in Brae, Scotland reports that the river is rising again.",
    ],
)
def test_no_saying(read_text: Read, text: str) -> None:
    assert said(read_text(text)) == []


@pytest.mark.parametrize(("text", "speaker"), [
    ("Governor Celia Lunde in Brae, Norway reports that 12 people have died.", "Celia Lunde"),
    ("Relief worker Maria Lunde in Paris reports that 14 people died.", "Maria Lunde"),
    ("Father Peter Holm from Lyon, France writes that rebels burned the mission.", "Peter Holm"),
])  # fmt: skip
def test_whoever_has_a_title_speaks_from_a_place(read_text: Read, text: str, speaker: str) -> None:
    reading = read_text(f"A storm hit the coast on Monday. {text} The roads were cut.")
    claim = said(reading)[0]
    assert speaker in (words(claim) or "")


def test_a_name_amid_a_text_without_a_byline_speaks(read_text: Read) -> None:
    text = "Maria Lunde in Paris reports that 14 people died."
    before = "A storm hit the coast on Monday. It tore roofs away. It felled trees. It cut the roads."
    assert ["Maria Lunde" in (words(c) or "") for c in said(read_text(f"{before} {text} The rain went on."))] == [True]


def test_a_quotation_without_a_cue_is_the_same_speakers(read_text: Read) -> None:
    reading = read_text('"The choir is late," said Agnes Holm. "It is always late in June."')
    claims = said(reading)
    assert [c.cite.quote for c in claims] == ["The choir is late", "It is always late in June"]
    assert {who(reading, c) for c in claims} == {"Agnes Holm"}


def test_many_sentences_in_one_pair_of_marks_are_one_saying(read_text: Read) -> None:
    (claim,) = said(read_text('"The rope broke. Nobody fell," the trainer told reporters.'))
    assert claim.cite.quote == "The rope broke. Nobody fell"


def test_a_pronoun_is_the_last_speaker_that_fits(read_text: Read) -> None:
    reading = read_text("Mr Oskar Lind said the bakery would close. He added that the ovens were sold.")
    assert [who(reading, c) for c in said(reading)] == ["Oskar Lind", "Oskar Lind"]


def test_it_is_a_body_and_she_is_a_woman(read_text: Read) -> None:
    reading = read_text(
        "The Ministry of Ports said the ferry was safe. Mrs Agnes Holm disagreed.\n\n"
        "She said the ferry was old."
    )  # fmt: skip
    assert who(reading, said(reading)[-1]) == "Agnes Holm"


def test_speech_inside_speech_goes_through_its_teller(read_text: Read) -> None:
    reading = read_text('"The guard told me, \'Use the other door,\'" Agnes Holm said.')
    outer, inner = said(reading)
    assert who(reading, outer) == "Agnes Holm"
    assert inner.cite.quote == "Use the other door"
    assert inner.said_by is not None
    assert inner.said_by.chain[0] == "Agnes Holm"


def test_nested_indirect_speech_is_the_innermost_speakers(read_text: Read) -> None:
    (claim,) = said(read_text("The company said it feared a strike in the spring."))
    assert claim.cite.quote == "a strike in the spring"


def test_a_denial_of_a_report_has_the_report_as_content(read_text: Read) -> None:
    claims = said(read_text("The opera denied reports that the tenor had left."))
    assert [c.cite.quote for c in claims] == ["the tenor had left"]
    assert words(claims[0]) == "The opera"


def test_unnamed_sources_come_to_nobody(read_text: Read) -> None:
    reading = read_text("The tunnel will open in June, officials said.")
    (claim,) = said(reading)
    assert who(reading, claim) is None
    assert words(claim) == "officials"


def test_what_the_reporter_adds_in_his_own_tense_is_left_out(read_text: Read) -> None:
    (claim,) = said(read_text("The army said it trusted the Harbour Guild, which has run the docks since 1950."))
    assert claim.cite.quote == "it trusted the Harbour Guild"


def test_reading_is_the_same_twice(read_text: Read) -> None:
    text = '"It is my boat," he said. The club, Agnes Holm said, had sold it.'
    assert said(read_text(text)) == said(read_text(text))


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ('"We have water," Sato, speaking in the harbour, said.', "We have water", "Sato"),
        ("A ferry sank on a lake near the borders with Mali and Togo, officials and witnesses said on Friday.",
         "A ferry sank on a lake near the borders with Mali and Togo", "officials and witnesses"),
        ("The Fisheries Ministry said in a statement that violence against boatmen was rare.",
         "violence against boatmen was rare", "The Fisheries Ministry"),
        ('"No ship can leave," the clerk, Ana Reyes, said Friday evening.', "No ship can leave",
         "the clerk, Ana Reyes"),
    ],
)  # fmt: skip
def test_speakers_that_the_parse_hides(read_text: Read, text: str, content: str, speaker: str) -> None:
    """Asides, appositions and times between a speaker and the verb."""
    found = {c.cite.quote: words(c) for c in said(read_text(text))}
    assert found.get(content) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "When they arrived, they found a man asleep.",
        "The storm claimed four lives.",
        "The clashes threatened a new war.",
        "A nurse who asked not to be named left early.",
    ],
)
def test_what_is_no_statement(read_text: Read, text: str) -> None:
    """Finding, claiming lives, threatening by things, and asking not to be named."""
    assert not said(read_text(text))


def test_leaders_of_two_countries_are_not_one_of_them(read_text: Read) -> None:
    """Several speakers come to no single person."""
    reading = read_text("Interim leader Ana Reyes left. The leaders of Peru and Chile called for calm.")
    assert [who(reading, c) for c in said(reading)] == [None]


def test_an_aside_with_commas_does_not_hide_what_is_said(read_text: Read) -> None:
    found = said(read_text("The mayor spoke on Monday. She says, since Sunday night, the town is quiet."))
    assert [c.cite.quote for c in found] == ["since Sunday night, the town is quiet"]


def test_the_town_that_an_aside_ends_with_does_not_speak(read_text: Read) -> None:
    text = '"Sadly for us, we are now looking at a feud of two clans," Moyo, speaking in the port, Beira, said.'
    assert [c.said_by.speaker.quote for c in said(read_text(text)) if c.said_by.speaker] == ["Moyo"]


def test_two_kinds_of_people_at_once_are_nobody(read_text: Read) -> None:
    read = read_text("Police searched the pier. A boat sank off the pier, police and fishermen said.")
    assert [who(read, c) for c in said(read)] == [None]


def test_a_spokesman_speaks_for_the_body_whose_acts_he_tells(read_text: Read) -> None:
    read = read_text("Norrby Harbour said a storm was near. Baltic Lines has laid up nine ships, a spokeswoman said.")
    assert [who(read, c) for c in said(read)][-1:] == ["Baltic Lines"]


@pytest.mark.parametrize(("text", "content", "speaker"), [
    ('The claims were disputed by Orr Mills: "We replaced all of the pipes last year and the river is clean."',
     "We replaced all of the pipes last year and the river is clean", "Orr Mills"),
    ('The villagers were told: "You must leave by night and take nothing with you."',
     "You must leave by night and take nothing with you", None),
    ('Oil can still be found in the marsh: "It is everywhere, it stinks and nobody comes to see it."',
     "It is everywhere, it stinks and nobody comes to see it", None),
])  # fmt: skip
def test_who_speaks_in_the_passive_is_the_doer_or_nobody(
        read_text: Read, text: str, content: str, speaker: str | None) -> None:  # fmt: skip
    assert [(c.cite.quote, words(c)) for c in said(read_text(text))] == [(content, speaker)]


@pytest.mark.parametrize("text", [
    "Some 60 per cent said they would vote for the mayor.",
    "Two in three said they had no plans to leave.",
    "The rule denies them a vote.",
])  # fmt: skip
def test_shares_of_those_asked_do_not_speak(read_text: Read, text: str) -> None:
    assert said(read_text(text)) == []


def test_what_one_hears_is_not_the_last_speakers(read_text: Read) -> None:
    reading = read_text("The council says 42, the guild of carters says at least 50, and in the bars one hears 100.")
    assert [(c.cite.quote, words(c)) for c in said(reading)] == [
        ("42", "The council"), ("at least 50", "the guild of carters")]  # fmt: skip
    assert [words(c) for c in reading.claims if c.cite.quote == "100"] == [None]


@pytest.mark.parametrize(("text", "content", "speaker"), [
    ("The trucks arrived to cries of joy from villagers, who believe the bridge will be opened soon.",
     "the bridge will be opened soon", "villagers"),
    ("The old hands took the warning as a joke, saying that the dam had never failed.",
     "the dam had never failed", "The old hands"),
    ("No driver was taken into custody and police say the bus was speeding.", "the bus was speeding", "police"),
    ("Harbour was warned before spring flood Letter said the pumps had failed", "the pumps had failed", "Letter"),
    ("In trying to gauge the danger of the flood: \"The river rose in an hour,\" Dr Vale said.",
     "The river rose in an hour", "Dr Vale"),
    ("The Vale Times reports:\n\n\"The dam was built in 1950 and has not been inspected since. Three men resigned.\"",
     "The dam was built in 1950 and has not been inspected since. Three men resigned", "The Vale Times"),
])  # fmt: skip
def test_who_speaks_stands_beside_the_words(read_text: Read, text: str, content: str, speaker: str) -> None:
    assert (content, speaker) in [(c.cite.quote, words(c)) for c in said(read_text(text))]


@pytest.mark.parametrize("text", [
    "The office formerly called the Bureau of Mines has moved to Torvik.",
    "Nine confirmed cases in the north",
    "The masked men set off three bombs in the market.",
    "A map showing 40 wells was found in the mill.",
])  # fmt: skip
def test_participles_and_acts_are_nobodys_words(read_text: Read, text: str) -> None:
    assert said(read_text(text)) == []


def test_a_content_takes_its_quotation_whole(read_text: Read) -> None:
    reading = read_text("The team wants to “mend the roofs of schools, so they have a dry place to work in spring.”")
    assert [c.cite.quote for c in said(reading)] == [
        "to “mend the roofs of schools, so they have a dry place to work in spring"]  # fmt: skip


def test_sentences_run_on_behind_a_mark_are_kept_apart(read_text: Read) -> None:
    reading = read_text('The mill was dark by then."I saw nothing but smoke," the porter said."It was like night."'
                        "Firemen said the mill burned until noon.")  # fmt: skip
    assert [(c.cite.quote, words(c)) for c in said(reading)][:2] == [
        ("I saw nothing but smoke", "the porter"), ("It was like night", "the porter")]  # fmt: skip
