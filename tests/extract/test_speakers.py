"""Whose word it is where the mouth is easily mistaken, in reports about events that never were."""

from collections.abc import Callable

import pytest

from newsledger.core.claims import Figure, Reading, Statement

Read = Callable[..., Reading]


def mouths(reading: Reading) -> dict[str, str | None]:
    """Each statement's content, and the name or the words of its speaker."""
    names = {m.id: m.cite.quote for m in reading.mentions}
    return {c.cite.quote: names.get(c.said_by.mention or "", c.said_by.speaker.quote if c.said_by.speaker else "")
            for c in reading.claims if isinstance(c.body, Statement) and c.said_by}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port says 31 sailors were hurt, the guild at least 40, and nurses privately put it at 90.",
         {"31 sailors were hurt": "port", "at least 40": "guild", "it at 90": "nurses"}),
        ("The council says six houses were lost; the tenants, 20.",
         {"six houses were lost": "council", "20": "the tenants"}),
        ("Wardens put the herd at 30, farmers at more than 60.",
         {"the herd at 30": "Wardens", "more than 60": "farmers"}),
    ],
)  # fmt: skip
def test_speakers_whose_verb_is_left_out(read_text: Read, text: str, expected: dict[str, str]) -> None:
    assert mouths(read_text(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "As the match began, referee Brian Penn read a statement.",
        "Two weeks after the flood, reporter Hilda Berg tells the story of the valley.",
        "Bakers and millers have argued for years over the flour.",
        "Did the baker think that any of the flour was going to be paid for?",
        "The referee refused to take further questions.",
        "The girl's mother then called 112.",
    ],
)
def test_no_saying(read_text: Read, text: str) -> None:
    assert mouths(read_text(text)) == {}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("According to court records, Jonas Horn and his wife had parted.",
         "Jonas Horn and his wife had parted", "court records"),
        ('Ivar Holm said the clinic was checking on pupils, adding: "There is no danger to them at all."',
         "There is no danger to them at all", "Ivar Holm"),
        ("Lars Aker says when Piet Dolk went home, he hid the key, thinking his son would not find it.",
         "his son would not find it", "Piet Dolk"),
        ("The Valley Star newspaper, citing a statement from police, said two mills had burned.",
         "two mills had burned", "police"),
        ('A statement issued on behalf of the widow, Rosa Lind, said: "We are well."', "We are well", "Rosa Lind"),
        ("Oslo Mill chairman Carl Svan rose. Grain Board chairman Henry Wax left. The Oslo Mill chairman denied that.",
         "that", "Carl Svan"),
        ("A broker, who was not named, noted that Norsk Mill is selling land and said the deal could help.",
         "the deal could help", "A broker, who was not named"),
        ("Norsk Mill, the firm that owned the dam, alleged that Holm Water is refusing to hand over papers.",
         "Holm Water is refusing to hand over papers", "Norsk Mill"),
        ("The Norwegian government met. A Dutch government spokesman told reporters the talks would wait.",
         "the talks would wait", "A Dutch government spokesman"),
        ('The pupils marched through the town chanting "No school today, no school tomorrow".',
         "No school today, no school tomorrow", "The pupils"),
    ],
)  # fmt: skip
def test_the_mouth_that_is_meant(read_text: Read, text: str, content: str, speaker: str) -> None:
    assert mouths(read_text(text))[content] == speaker


def test_the_day_of_the_saying_is_no_part_of_the_name(read_text: Read) -> None:
    (claim,) = (c for c in read_text("The dairy on Friday said it would pay.").claims if isinstance(c.body, Statement))
    assert claim.said_by and claim.said_by.speaker and claim.said_by.speaker.quote == "The dairy"


def test_a_figure_in_a_remark_of_the_reporters_is_nobodys_word(read_text: Read) -> None:
    reading = read_text("The mayor said the river had risen two metres, which is the highest level in 40 years.")
    whose = {c.cite.quote: c.said_by is not None for c in reading.claims if isinstance(c.body, Figure)}
    assert whose["two metres"]
    assert not whose.get("40 years", False)
