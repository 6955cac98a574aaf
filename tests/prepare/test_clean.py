"""What cleaning marks, names and dates in a report, and what it leaves alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given as that
from hypothesis import strategies as st

from newsledger.core.reports import Raw, Report, Span
from newsledger.prepare import clean

STORY = [
    "A landslide buried part of a village above the Torrel valley on Tuesday, killing 14 people, the governor said.",
    "Rescue teams with dogs were searching 30 houses, and 200 villagers had been taken to a school.",
    '"We heard a roar," said Anna Brek, who sells bread there. "Then the light went out."',
]


def cleaned(text: str, **fields: object) -> Report:
    (report,) = clean(Raw(name="r", where="r.txt", text=text, **fields)).items  # type: ignore[arg-type]
    return report


def marked(text: str, **fields: object) -> list[str]:
    report = cleaned(text, **fields)
    return [line for s in report.boilerplate for line in report.text[s.start : s.end].split("\n") if line.strip()]


def page(*head: str, tail: tuple[str, ...] = (), title: str = "Landslide kills 14 above Torrel") -> str:
    return "\n\n".join([*head, title, *STORY, *tail]) + "\n"


def test_bare_report_has_no_furniture() -> None:
    report = cleaned(page())
    assert report.boilerplate == () and report.title == "Landslide kills 14 above Torrel"
    assert report.title_span == Span(start=0, end=len("Landslide kills 14 above Torrel"))
    assert report.outlet is None and report.agencies == () and report.given is None


@pytest.mark.parametrize("line", [
    "Skip to content", "Home | World | Sport | Weather", "Home   News   Sport   Log in", "You are here: News > Asia",
    "THE TORREL COURIER", "The Torrel Evening Mail LIVE", "Radio Torrel\nTuesday edition - 40 cents",
    "Sign up for our newsletter", "Share this page | Print | Email", "Accept cookies",
    "Are you a robot? Type the characters below",
])  # fmt: skip
def test_what_stands_over_the_headline_is_furniture(line: str) -> None:
    report = cleaned(page(line))
    assert report.title == "Landslide kills 14 above Torrel"
    assert marked(page(line)) == line.split("\n")


@pytest.mark.parametrize("line", [
    "By Jo Marsh", "By Jo Marsh and Li Ono in Torrel", "By JO MARSH, staff writer",
    "From our correspondent in Torrel", "Jo Marsh in Torrel",
    "Jo Marsh, Torrel", "Our special correspondent Jo Marsh in Torrel", "Updated 4 June 2013, 10:22 GMT",
    "Published: March 3, 2014 5:10 PM",
    "Rescuers dig at the edge of the village, where 30 houses stood. Photo: J. Marsh",
    "Villagers wait for news (Getty Images)",
    "Picture: A. Stringer/EPA", "PHOTO: The slope above Torrel, 40 metres high (Agence Pix/L. Ono)", "4 June 2013",
])  # fmt: skip
def test_bylines_captions_and_stamps_under_the_headline(line: str) -> None:
    text = page(title="Landslide kills 14 above Torrel\n\n" + line)
    assert marked(text) == [line]
    assert cleaned(text).title == "Landslide kills 14 above Torrel"


@pytest.mark.parametrize("lines", [
    ("Reuters",), ("AFP/The Torrel Courier",), ("Torrel Courier wire services (AP)",),
    ("(With a report from Reuters)",), ("Source: agencies",),
    ("The Associated Press contributed to this report.",),
    ("Some information for this report provided by Reuters and AFP.",),
    ("(Reporting by Jo Marsh; editing by Li Ono)",), ("© Torrel Radio 2014. All rights reserved.",),
    ("Read more: Why slopes give way",),
    ("Related stories", "Eleven held after riot in Oum", "Quake kills 30"),
    ("Follow us on Twitter | Like us on Facebook",),
    ("Contact Jo Marsh: jmarsh@courier.example or 313-555-0133",), ("Terms of use | Privacy | (c) Torrel Radio",),
    ("Most read: 1. Ten slides that changed the law", "Torrel Radio is not responsible for external sites"),
])  # fmt: skip
def test_what_stands_under_the_story_is_furniture(lines: tuple[str, ...]) -> None:
    assert marked(page(tail=lines)) == list(lines)


@pytest.mark.parametrize("line", [
    "'The slope sang'", "10:45 Two more bodies have been found, the governor says.", "6.15pm", "UPDATE:",
    "Correction: an earlier version gave the number of houses as 300. It is 30.",
    "(Corrects number of dead in first paragraph to 14 from 41)",
    "The insurance company is not responsible for the flood, a judge said.",
    "The World Health Organization sent a team to Torrel on Wednesday (WHO).",
    "By last night 12 of the missing had been found, the police said.",
    "She said that nobody would share the money, print the list or follow the rules until 40 families had been paid.",
    "About 600 people live there; the village is also on the road to Oum, and read more than once in the news.",
    "Terms of the loan were not made public, the minister said.",
    "Privacy advocates said the list of 40 names was unlawful.",
    "The site said the film of the slide broke its terms of service. A spokeswoman would not say more.",
    "The report from the site is being sent to the prosecutor's office, with information from both pilots, for review.",
    "A second box was found beside the road. It was later shown to be a toy (photo released).",
    "Agriculture Minister Oda Lind said Reuters had been told of the danger.", "The dead include 5 children.",
])  # fmt: skip
def test_the_story_is_left_alone(line: str) -> None:
    text = "\n\n".join(["Landslide kills 14 above Torrel", STORY[0], line, STORY[1], STORY[2]])
    assert marked(text) == []


def test_links_within_a_story_end_at_the_next_paragraph() -> None:
    text = "\n\n".join(
        [
            "Landslide kills 14",
            STORY[0],
            "MORE ON THIS STORY",
            "Nine saved from mine",
            "Flood takes 3 bridges",
            *STORY[1:],
        ]
    )
    assert marked(text) == ["MORE ON THIS STORY", "Nine saved from mine", "Flood takes 3 bridges"]


def test_credit_at_the_end_of_a_paragraph_is_marked_alone() -> None:
    story = " ".join(STORY)
    assert marked(f"Landslide kills 14\n\n{story} (Photo: Torrel Fire Brigade)") == ["(Photo: Torrel Fire Brigade)"]


@pytest.mark.parametrize("prompt", [
    "Click here to see where the slope gave way.", "Stay with us for updates on the search.",
    "Read his last letter here.", "Leave a comment below.",
    "Torrel Radio will update this story as we learn more.", "Jo Marsh may be contacted at jmarsh@courier.example",
])  # fmt: skip
def test_prompt_at_the_end_of_a_paragraph_is_marked_alone(prompt: str) -> None:
    text = "\n\n".join(["Landslide kills 14", f"{STORY[0]} {prompt}", STORY[1]])
    assert marked(text) == [prompt]


@pytest.mark.parametrize("line", [
    ".bio-text, .photo {", "width: 100%;", "@media screen and (max-width: 600px) {", '<post id="12"></post>.',
    '[gallery id="7"]', "Print Email Share", "Facebook/Jo Doe", "Check back for updates.", "PHOTO GALLERY",
    "FOR IMMEDIATE RELEASE", "RELATED LINK | Eleven held in Oum", "Elsewhere in Torrel >>",
])  # fmt: skip
def test_code_buttons_and_prompts_within_the_story(line: str) -> None:
    assert marked("\n\n".join(["Landslide kills 14 above Torrel", STORY[0], line, STORY[1]])) == [line]


def test_the_name_of_a_clip_or_picture_goes_with_its_credit() -> None:
    clip = ["Slope Still Moving", "Geologists watch the slope above Torrel. (Published Tuesday, June 4, 2013)"]
    picture = ["Anna Brek", "Photo credit: Torrel Fire Brigade"]
    text = "\n\n".join(["Landslide kills 14 above Torrel", STORY[0], *clip, STORY[1], *picture, STORY[2]])
    assert marked(text) == [*clip, *picture]


def test_complete_coverage_heads_a_list() -> None:
    tail = ["Complete Coverage", "Slope Gives Way for Second Time", "Villagers Want to Go Home"]
    assert marked(page(tail=tuple(tail))) == tail


def test_table_of_numbers_is_no_menu() -> None:
    assert marked("\n\n".join(["Crop report", STORY[0], "Wheat  1.83  1.83  1.80", "Maize  7.70  7.71  7.30"])) == []


def test_paragraphs_with_hard_line_breaks() -> None:
    text = ("The river port of Oum was closed for a third day on Monday after\n"
            "floating trees damaged two of its piers, and 40 barges with\n"
            "grain were waiting upstream, the harbour master said. Repair\n"
            "crews are expected from the capital, Reuters said, but the\n"
            "water must fall by two metres first. No one was hurt in the\n"
            "accident, the second of its kind in a year.\n REUTER\n")  # fmt: skip
    report = cleaned(text)
    assert report.title is None and marked(text) == ["REUTER"] and report.agencies == ("Reuters",)


# ------------------------------------------------------------------ title, outlet, agencies


def test_given_title_is_found_in_the_text_with_the_site_left_off() -> None:
    text = page("Local news", title="Landslide kills 14 above Torrel")
    report = cleaned(text, title="Landslide kills 14 above Torrel - KXYZ News")
    assert report.title == "Landslide kills 14 above Torrel - KXYZ News" and report.title_span is not None
    assert text[report.title_span.start : report.title_span.end] == "Landslide kills 14 above Torrel"
    assert cleaned("\n\n".join(STORY), title="Slope gives way").title_span is None


@pytest.mark.parametrize(("text", "outlet"), [
    (page("THE TORREL COURIER"), "The Torrel Courier"), (page("Radio Torrel | News | Sport | Contact"),
    "Radio Torrel"),
    (page(tail=("© Torrel Radio 2014. All rights reserved.",)), "Torrel Radio"),
    (page(tail=("AFP/The Torrel Courier",)), "The Torrel Courier"),
    (page(title="Landslide kills 14\n\nBy Jo Marsh, Asia correspondent of The Torrel Courier"), "The Torrel Courier"),
    (page(tail=("Copyright 2016 The Associated Press. All rights reserved.",)), None), (page(tail=("Reuters",)),
    None), (page(), None),
])  # fmt: skip
def test_outlet_where_the_text_tells(text: str, outlet: str | None) -> None:
    assert cleaned(text).outlet == outlet
    assert cleaned(text, outlet="Given Gazette").outlet == "Given Gazette"


@pytest.mark.parametrize(("lead", "agencies"), [
    ("TORREL, May 3 (Reuters) - ", ("Reuters",)), ("TORREL, Monday (AP) - ", ("AP",)),
    ("TORREL, May 3 (Northwire) - ", ("Northwire",)),
    ("TORREL (KXYZ) - ", ()), ("TORREL (CBSTorrel) - ", ()), ("TORREL (The Torrel Mail) - ", ()), ("", ()),
])  # fmt: skip
def test_agency_in_the_dateline(lead: str, agencies: tuple[str, ...]) -> None:
    report = cleaned("\n\n".join(["Landslide kills 14", lead + STORY[0], *STORY[1:]]))
    assert report.agencies == agencies
    assert [report.text[s.start : s.end] for s in report.agency_credits] == list(agencies)


@pytest.mark.parametrize(("sentence", "agencies"), [
    ("Two more died later, the governor told Agence France-Presse by telephone.", ("AFP",)),
    ("The Interfax news agency reported that 30 were missing in the valley.", ("Interfax",)),
    ("He keeps AFP and Reuters bulletins in a drawer of his desk at home.", ()),
])  # fmt: skip
def test_agency_cited_in_the_text(sentence: str, agencies: tuple[str, ...]) -> None:
    assert cleaned("\n\n".join(["Landslide kills 14", *STORY, sentence])).agencies == agencies


def test_picture_agencies_are_not_credited() -> None:
    assert cleaned(page(title="Landslide kills 14\n\nVillagers wait for news. Photograph: Reuters")).agencies == ()


# ------------------------------------------------------------------ laws


def test_no_text_is_a_finding() -> None:
    outcome = clean(Raw(name="r", where="a.jsonl#3", text=" \n "))
    assert not outcome.items and outcome.findings[0].where == "a.jsonl#3"


def test_date_that_is_none_is_said_and_the_report_kept() -> None:
    outcome = clean(Raw(name="r", where="r.txt", text=STORY[0], published="Fri 31 Feb"))
    assert outcome.items[0].given is None
    assert outcome.findings[0].message == "'Fri 31 Feb' is not a date; kept undated; write it as 2010-06-13"


def test_page_furniture_is_boilerplate_save_the_headline() -> None:
    text = page("Home")
    report = cleaned(text, page_furniture=(Span(start=0, end=10), Span(start=len(text) - 20, end=len(text))))
    assert report.title == "Landslide kills 14 above Torrel"
    assert report.boilerplate[0] == Span(start=0, end=4) and report.boilerplate[-1].end == len(text)


@that(st.lists(st.sampled_from([*STORY, "By Jo Marsh", "Home | News", "© X Radio", "Related:", "Photo: A. B.",
"\ufeff", "...", "(", "6.15pm", "A"]) | st.text(max_size=40),
               max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))  # fmt: skip
def test_spans_are_in_order_within_the_text_and_the_text_is_unchanged(lines: list[str], between: str) -> None:
    text = between.join(lines)
    outcome = clean(Raw(name="r", where="r", text=text))
    assert outcome == clean(Raw(name="r", where="r", text=text))
    for report in outcome.items:
        assert report.text == text
        ends = [0, *(e for s in report.boilerplate for e in (s.start, s.end)), len(text)]
        assert ends == sorted(ends) and all(s.start < s.end for s in report.boilerplate)


@pytest.mark.parametrize(
    "unit", ["One man was hurt (AFP) photo by police ", "( ", "| ", "@", "x.x", "By A B ", "  ", "\u00a9"]
)
def test_a_line_of_megabytes_is_cleaned_in_linear_time(unit: str) -> None:
    text = unit * (2_000_000 // len(unit)) + "."
    begun = time.process_time()
    clean(Raw(name="r", where="r", text=text))
    assert time.process_time() - begun < 2
