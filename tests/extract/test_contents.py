"""Where the content of a cue begins and ends, and whose it is, in reports about events that never were."""

from collections.abc import Callable

import pytest

from newsledger.core.claims import Reading, Statement

Read = Callable[..., Reading]


def told(reading: Reading) -> dict[str, str | None]:
    """Each statement's content, and the words of its speaker."""
    return {c.cite.quote: c.said_by.speaker.quote if c.said_by and c.said_by.speaker else None
            for c in reading.claims if isinstance(c.body, Statement)}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour says 42 were hurt, the union says 50.", {"42 were hurt": "The harbour", "50": "the union"}),
        ("The club says 300 fans came, police 200 of them by bus.",
         {"300 fans came, police 200 of them by bus": "The club"}),
        ("The harbour says 42, the union says 50.", {"42": "The harbour", "50": "the union"}),
        ("The harbour said 42 men were hurt, the union 50.", {"42 men were hurt": "The harbour", "50": "the union"}),
        ("Officials said 42 sailors were hurt, while the union said 50 were.",
         {"42 sailors were hurt": "Officials", "50 were": "the union"}),
    ],
)  # fmt: skip
def test_two_speakers_of_one_verb_are_kept_apart(read_text: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read_text(text)) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Doctors said 30 sailors had been admitted, seven of them with burns.",
         "30 sailors had been admitted, seven of them with burns"),
        ("The mayor said that, if elected again, she would drain the lake.",
         "if elected again, she would drain the lake"),
        ('The mayor says there is a "long road ahead" but he feels sure of the bridge.',
         'there is a "long road ahead" but he feels sure of the bridge'),
        ("Elders demanded that the mill must not be rebuilt and gave the council a week to reply.",
         "the mill must not be rebuilt"),
        ("The report explained why the gates were shut.", "why the gates were shut"),
        ("The mayor did not rule out a short circuit.", "a short circuit"),
        ("The architect blamed a contractor for the leak.", "a contractor for the leak"),
        ("The inspectors noted the gaps in the hull.", "the gaps in the hull"),
        ("The pool, the mayor said, is full.", "The pool, the mayor said, is full"),
    ],
)  # fmt: skip
def test_a_content_runs_to_where_it_ends(read_text: Read, text: str, content: str) -> None:
    assert list(told(read_text(text))) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Residents complained that nobody had told them.",
        "The company declined to comment.",
        "Two sailors feared drowned were found on Monday.",
        "The guards gave them two tents and no news.",
    ],
)
def test_what_nobody_says_is_no_saying_of_its_own(read_text: Read, text: str) -> None:
    assert "nobody" not in told(read_text(text)).values()
    assert len(told(read_text(text))) <= text.startswith("Residents")


def test_an_act_that_another_tells_of_is_what_he_tells(read_text: Read) -> None:
    assert told(read_text("The governor says he asked for 600 tents.")) == {"he asked for 600 tents": "The governor"}


def test_a_source_that_a_paper_quotes_speaks_through_the_paper(read_text: Read) -> None:
    reading = read_text("The newspaper El Faro quoted an unnamed sailor as saying that the hull was cracked.")
    (claim,) = (c for c in reading.claims if isinstance(c.body, Statement))
    assert claim.cite.quote == "the hull was cracked"
    assert claim.said_by is not None
    assert claim.said_by.chain[-1] == "an unnamed sailor"


def test_words_after_a_name_and_a_colon_are_that_persons(read_text: Read) -> None:
    assert told(read_text("Agnes Holm, carpenter: The pier will hold until spring.")) == {
        "The pier will hold until spring": "Agnes Holm, carpenter"}  # fmt: skip


def test_a_long_quotation_without_a_cue_is_its_subjects(read_text: Read) -> None:
    assert told(read_text('Agnes Holm left the pier "to see what I could still save of it".')) == {
        "to see what I could still save of it": "Agnes Holm"}  # fmt: skip


def test_kin_of_somebody_come_after_her(read_text: Read) -> None:
    reading = read_text('Agnes Holm, whose mother built the pier, came back in May. "It will hold," she says.')
    names = {m.id: m.cite.quote for m in reading.mentions}
    (claim,) = (c for c in reading.claims if isinstance(c.body, Statement))
    assert claim.said_by is not None
    assert names.get(claim.said_by.mention or "") == "Agnes Holm"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The school said 18 cooks and four of its maids had been in the kitchen.",
         {"18 cooks and four of its maids had been in the kitchen": "The school"}),
        ("Nobody agrees on the crowd. Thirty-one, says the mayor. Ninety-two, says the harbour union.",
         {"Thirty-one": "the mayor", "Ninety-two": "the harbour union"}),
        ("Local officials put the crowd at perhaps 300 and doubt that it will grow.",
         {"the crowd at perhaps 300": "Local officials", "it will grow": "Local officials"}),
        ("The sailors had no papers. They were told to wait.", {"to wait": None}),
        ("According to Agnes Holm the boats had left by noon, bound for the islands.",
         {"the boats had left by noon, bound for the islands": "Agnes Holm"}),
        ("Nine sailors have been treated at the clinic, its head nurse, Dr Agnes Holm, told the Herald.",
         {"Nine sailors have been treated at the clinic": "Dr Agnes Holm"}),
        ("The union called on Holm to go and threatened to boycott the fair if he did not.",
         {"Holm to go": "The union", "to boycott the fair if he did not": "The union"}),
        ("The fire, in which nine people died by the union's count, was no surprise.",
         {"nine people died": "the union's"}),
        ("The mayor accused the League for the East, a rebel group.",
         {"the League for the East, a rebel group": "The mayor"}),
        ("The mutineers have threatened to burn the pier, a relative of one of them said.",
         {"to burn the pier": "The mutineers"}),
        ("The fair was called off, the daily Herald says, quoting an army officer it does not name.",
         {"The fair was called off": "an army officer it does not name"}),
        ("Norway invited Danish divers to search for the ship, as the toll was lowered to 12 from 13.",
         {"Danish divers to search for the ship": "Norway"}),
        ("A driver who gave his name as Holm was hurt.", {}),
        ("The storm lasted two hours, the prefect of Norrby, Agnes Holm, told Reuters.",
         {"The storm lasted two hours": "the prefect of Norrby, Agnes Holm"}),
    ],
)  # fmt: skip
def test_contents_that_the_parse_breaks(read_text: Read, text: str, expected: dict[str, str | None]) -> None:
    assert told(read_text(text)) == expected
