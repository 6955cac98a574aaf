"""The parts of the brief: its sentences, its counts by policy, its window on the world, its drawings and formats."""

import json
import re
from itertools import pairwise

import pytest

import newsledger
from newsledger.core.claims import Attribution
from newsledger.core.judgements import Entity
from newsledger.core.settings import POLICIES
from newsledger.core.support import unsupported
from newsledger.publish import charts, maps, outlines, pdf
from newsledger.publish.brief import brief, content, plain_markdown
from newsledger.publish.doubts import _shared
from newsledger.publish.drawing import coloured, linked
from newsledger.publish.leads import reads_alone
from newsledger.publish.outlines import Window, clipped, within
from newsledger.publish.strings import strings
from newsledger.publish.toll import _end
from newsledger.publish.typeset import digits, typeset
from newsledger.publish.views import via
from newsledger.publish.voices import _roles
from tests.test_pipeline import ROWS


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build(ROWS)


def test_every_sentence_of_the_summary_is_cited_and_holds_no_more_than_its_words(ledger):
    held = content(ledger, story=None, lang="en", drawn=False)
    told = [*held["sentences"], *(by[p] for by in held["tolls"] for p in POLICIES if by[p])]
    assert told
    for row in told:
        quotes = [ledger.claims[ledger.whole(held["data"]["cites"][c["n"]][-1])].sentence.quote for c in row["cites"]]
        assert quotes and not unsupported(row["text"], quotes)


def test_every_policy_is_computed_when_the_page_is_made(ledger):
    for tally in ledger.tallies:
        views = {view.policy: view for view in tally.views}
        assert (views[tally.policy].best, views[tally.policy].basis) == (tally.best, tally.basis)
        assert set(views) <= set(POLICIES) and {"latest", "highest"} <= set(views)


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Fire swept through a market in the old port on Monday night.", True),
        ("They said that the fire had been put out by then on Monday.", False),
        ("But the fire swept through the whole market on Monday night.", False),
        ("fire swept through the whole market in the port on Monday.", False),
        ("Nobody was hurt.", False),
    ],
)
def test_a_sentence_that_points_back_opens_no_story(words, alone):
    assert reads_alone(words) == alone


def test_a_language_that_is_not_there_is_said_with_those_that_are(ledger):
    with pytest.raises(ValueError, match=r"'xx'.*en"):
        brief(ledger, lang="xx")
    assert strings("en")["nav"]["toll"]


def test_markdown_shows_a_hostile_text_as_text():
    rows = [{"id": "a", "title": "*b* [x](http://e.example) <b>", "published": "2020-01-02",
             "text": "Three people died in a <b>fire</b> in `Quito` on Monday, Ana_Vera said."}]  # fmt: skip
    page = brief(newsledger.build(rows), form="md")
    assert "<b>" not in page and r"\*b\* \[x\]" in page and "](" not in page.replace(r"\](", "")


def test_a_window_over_the_date_line_is_one_piece():
    window = Window(west=177, south=-20, east=184, north=-14)
    assert window.near(-179) == 181 and window.holds(-179.5, -17) and not window.holds(170, -17)
    names = dict(within(window))
    assert "Fiji" in names and all(177 <= x <= 184 for ring in names["Fiji"] for x, _ in ring)


def test_a_ring_cut_to_a_window_stays_in_it():
    ring = [(-3.0, -3.0), (4.0, -1.0), (6.0, 7.0), (-2.0, 5.0)]
    cut = clipped(ring, Window(west=0, south=0, east=5, north=5))
    assert len(cut) > 2 and all(0 <= x <= 5 and 0 <= y <= 5 for x, y in cut)


def test_outlines_are_whole():
    found = dict(outlines.countries())
    rings = [ring for name in ("Brazil", "Kenya", "Norway") for ring in found[name]]
    assert len(found) > 200 and max(abs(b[0] - a[0]) for ring in rings for a, b in pairwise(ring)) < 10


def test_links_of_a_drawing_lead_into_the_page():
    drawn = ('<a xlink:href="https://vega.github.io/vega-datasets/#c12"><path aria-label="39" role="graphics-symbol" '
             'aria-roledescription="point" d="M0"/></a><g class="mark-rule bandpolicy_two_source_marks">')  # fmt: skip
    assert linked(drawn) == ('<a href="#c12" data-go="c12" aria-label="39"><path d="M0"/></a>'
                             '<g class="mark-rule pol pol-two-source">')  # fmt: skip
    assert coloured('fill="var(--ink)"', {"--ink": "#111"}) == 'fill="#111"'


def test_the_data_of_a_page_cannot_end_its_script():
    row = {"id": "a", "title": "</script><script>alert(1)</script>\u2028", "outlet": "</SCRIPT>",
           "text": "Three people died in a fire in Quito, Ana Vera said."}  # fmt: skip
    page = brief(newsledger.build([row]))
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(data)["reports"][0][1].startswith("</script>") and "<" not in data and "\u2028" not in data


def test_no_paper_without_a_printer(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(pdf.PaperError, match="newsledger\\[pdf\\]"):
        pdf.printed("<html></html>")


def test_what_is_said_and_denied_is_told_apart_from_numbers():
    rows = [{"id": "a", "outlet": "Post", "published": "2020-01-03", "text":
             "Seven people were killed in the fire in Quito on Thursday, the fire service said.\n\nThe mayor, Ana "
             "Vera, said the police had fired on the crowd. The police denied that they had fired on the crowd."},
            {"id": "b", "outlet": "Mail", "published": "2020-01-03", "text":
             "Nine people were killed in the fire in Quito on Thursday, the health ministry said."}]  # fmt: skip
    for row in content(newsledger.build(rows), story=None, lang="en", drawn=False)["disagreements"]:
        assert row["kind"] == ("figures" if row["a"]["is_figure"] and row["b"]["is_figure"] else "denial")


def test_a_fault_of_the_program_is_said_at_the_top(monkeypatch):
    def failing(page):
        raise RuntimeError("a rule broke")

    monkeypatch.setattr("newsledger.extract.read", failing)
    spoiled = newsledger.build(ROWS)
    held = content(spoiled, story=None, lang="en", drawn=False)
    assert "could not be read or worked out" in held["uncertain"][0]["text"]
    assert "a rule broke" in brief(spoiled)


@pytest.mark.parametrize("words", ["# a", "- a", "+ a", "> a", "1. a", "12) a", "---", "===", "***", "a #", "~~~"])
def test_words_of_a_report_make_no_structure_in_markdown(words):
    shown = plain_markdown(words)
    assert re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", shown) == words
    assert not re.match(r"#|[-+*>] |\d+[.)] |-{3}|={3}|\*{3}|~{3}", shown) and not shown.endswith(" #")


@pytest.mark.parametrize("words", ["http://e.example", "see https://e.example", "www.e.example", "ana@e.example"])
def test_no_bare_address_becomes_a_link_in_markdown(words):
    shown = plain_markdown(words)
    assert not re.search(r"(?<!\\)(?:://|(?<=www)\.|@)", shown)


def test_a_pdf_is_painted_in_style_and_drawings_alone():
    page = "<style>a { color: var(--ink) }</style><p>var(--ink)</p><svg fill='var(--s0)'><g/></svg>var(--s0)"
    assert pdf.painted(page) == ("<style>a { color: #000 }</style><p>var(--ink)</p><svg fill='#1f5a99'><g/></svg>"
                                 "var(--s0)")  # fmt: skip


def test_a_pdf_shows_the_chosen_policy_alone():
    page = ('<html data-policy="latest"><svg><g class="mark pol pol-latest"/><g class="mark pol pol-highest"/></svg>')
    assert pdf.painted(page) == page.replace('<g class="mark pol pol-highest"',
                                             '<g display="none" class="mark pol pol-highest"')  # fmt: skip


def test_a_year_that_is_told_is_not_drawn_beside_one_that_is_not():
    def point(as_of):
        return {"as_of": as_of, "place": None, "size": 3, "low": 3, "high": 3, "figure": "3", "bound": "exact",
                "when": "", "cite": {"source": "", "n": 0}, "standing": "happened", "claim": as_of, "value": 3,
                "revised_by": None, "step": 1}  # fmt: skip

    for times, timed in ((("2021-03-01", "2021-03-02"), True), (("XXXX-03-01", "XXXX-03-02"), True),
                         (("2021-03-01", "XXXX-03-02"), False), (("2021-03-01", None), False)):  # fmt: skip
        rows, axis = charts._placed([point(time) for time in times], strings("en"))
        assert axis["timed"] == timed and len(rows) == 2 and not any(str(r["x"]).startswith("2000-03-01T")
                                                                     for r in rows if not timed)  # fmt: skip


def test_what_a_copy_repeats_is_said_once():
    text = ("The mayor of Quito, Ana Vera, said the bridge had been closed on Monday after the flood. Ana Vera called "
            "for calm. Water stood a metre deep in the old town and hundreds of families had left their homes. Three "
            "people were killed when a wall fell on a bus near the market, the fire service said. Schools would stay "
            "closed until Friday, and trains to the coast would not run before the weekend, the railway said.")
    rows = [{"id": n, "outlet": n, "published": f"2020-01-0{d}", "text": text} for n, d in (("post", 2), ("mail", 3))]
    built = newsledger.build(rows)
    assert len(built.copies) == 1
    said = [x for s in content(built, story=None, lang="en", drawn=False)["speakers"] for x in s["said"]]
    assert said and len({x["quote"] for x in said}) == len(said)
    assert all([also["report"] for also in x["also"]] == ["mail"] for x in said)


def test_words_that_a_tokeniser_set_apart_and_large_numbers_are_printed_as_people_write_them():
    assert typeset("the `` old '' quay -LRB- 2 m -RRB- , it 's $ 3m .") == "the “old” quay (2 m), it's $3m."
    assert typeset("nothing: to (mend), here.") == "nothing: to (mend), here."


@pytest.mark.parametrize("words", ["a 6'2'' man", "the boys'' fate", r"C:\*.txt", r"a\/b", "''Go home,'' he said"])
def test_what_no_treebank_marks_is_set_as_it_stands(words: str) -> None:
    assert typeset(words) == words


def test_a_closing_mark_alone_is_one_and_a_treebank_slash_stands_beside_its_brackets() -> None:
    assert typeset("gone . '' He left") == "gone.” He left"
    assert typeset(r"either\/or -LRB- both -RRB-") == "either/or (both)"
    assert [digits(n) for n in (2e6, 1234567.0, 0.5)] == ["2,000,000", "1,234,567", "0.5"]


def test_reports_that_name_no_outlet_are_said_to_count_as_one():
    rows = [{"id": n, "text": f"A fire killed {d} people in Quito on Monday, a nurse of ward {d} said.",
             "published": f"2020-01-0{d}"} for n, d in (("a", 2), ("b", 3))]  # fmt: skip
    page = brief(newsledger.build(rows), drawn=False)
    assert "None of the 2 reports tells its outlet: they count as one source" in page and "outlet unknown" in page


def test_a_range_is_told_in_digits(ledger):
    held = content(ledger, story=None, lang="en", drawn=False)
    for row in [*held["counts"], *held["others"]]:
        assert all(p["digits"][:1].isdigit() for p in row["points"] if p["bound"] == "exact" and p["low"] == p["high"]
                   and len(p["figure"].split()) == 1)  # fmt: skip


def test_accounts_that_differ_are_told_by_the_numbers_between_which_they_leave_it():
    rows = [{"id": "a", "text": "A landslide killed five people in Quito on Monday, the mayor said.",
             "published": "2020-01-06", "outlet": "Post"},
            {"id": "b", "text": "The landslide in Quito killed 11 people, the mayor said on Tuesday.",
             "published": "2020-01-07", "outlet": "Mail"},
            {"id": "c", "text": "The landslide in Quito killed 17 people, rescuers said on Tuesday.",
             "published": "2020-01-07", "outlet": "Herald"}]  # fmt: skip
    held = content(newsledger.build(rows), story=None, lang="en", drawn=False)
    (row,) = (r for r in held["counts"] if r["measure"] == "killed")
    assert [end["digits"] for end in row["range"]] == ["5", "17"]
    view = row["views"]["latest"]
    assert view["best"] is None and [end["digits"] for end in view["ends"]] == ["11", "17"]
    assert held["tolls"][0]["latest"]["text"] == "Accounts differ on how many were killed: from 11 to 17."


def test_numbers_in_words_stand_in_digits_beside_others_with_what_bounds_them():
    text = ("At least fourteen people were killed in Quito on Monday when a wall fell. About a dozen people were "
            "injured. Between twenty and thirty people are missing.")  # fmt: skip
    ledger = newsledger.build([{"id": "a", "text": text, "published": "2020-01-06"}])
    held = content(ledger, story=None, lang="en", drawn=False)
    points = {row["measure"]: point for row in (*held["counts"], *held["others"]) for point in row["points"]}
    assert points["killed"]["digits"] == "at least 14" and points["injured"]["digits"] == "about a dozen"
    assert [_end(points["missing"], end)["digits"] for end in ("low", "high")] == ["20", "30"]
    assert _end(points["injured"], "high") == points["injured"]


def test_what_is_told_of_every_reports_date_is_said_once():
    rows = [{"report": n, "what": f"The month is June. No report tells the year. It is of {d}."}
            for n, d in (("a", "Monday"), ("b", "Tuesday"))]  # fmt: skip
    shared, rest = _shared(rows)
    assert shared == "The month is June. No report tells the year."
    assert [row["what"] for row in rest] == ["It is of Monday.", "It is of Tuesday."]
    assert _shared(rows[:1]) == ("", rows[:1]) and _shared([]) == ("", [])


def test_an_unplaced_name_is_doubted_once(ledger):
    held = newsledger.build([{"id": "a", "text": "Three people were killed in the Old Mill district of Quito on "
                              "Monday. Police closed the Old Mill district.", "published": "2020-01-06"}])  # fmt: skip
    doubts = content(held, story=None, lang="en", drawn=False)["doubts"]
    named = {f"'{row['what']}'" for row in doubts["places"]}
    assert named and not any(row["what"].startswith(tuple(named)) for row in doubts["other"])


def test_a_description_is_told_once_and_not_by_its_end():
    roles = ("Major", "fire brigade Major", "major", "-president of Zenda", "BP 's chairman", "deputy chairman",
             "imam", "imam of Zenda")
    entity = Entity(id="e", kind="person", name="Ana Vera", names=("Ana Vera",), roles=roles)
    assert _roles(entity) == ["BP's chairman", "deputy chairman", "fire brigade Major", "imam of Zenda"]


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        (("president", "vice president"), ["president", "vice president"]),
        (("former mayor", "mayor"), ["former mayor", "mayor"]),
        (("mayor", "mayor of Zenda"), ["mayor of Zenda"]),
        (("acting head", "head"), ["acting head", "head"]),
        (("foreign minister", "minister", "prime minister"), ["foreign minister", "prime minister"]),
        (("former minister", "minister", "prime minister"), ["former minister", "prime minister"]),
    ],
)
def test_an_office_and_the_lost_or_lesser_one_of_its_name_are_two(roles, shown):
    assert _roles(Entity(id="e", kind="person", name="Ana Vera", names=("Ana Vera",), roles=roles)) == shown


@pytest.mark.parametrize(
    ("link", "own"),
    [("this newspaper", True), ("our correspondent", True), ("This website", True),
     ("Our Lady of Peace Hospital", False), ("this committee", False), ("Our Newspaper", False), ("our", False)],
)  # fmt: skip
def test_an_outlet_that_names_itself_is_no_link_of_a_chain(link, own):
    assert (via(Attribution(speaker=None, chain=(link,))) == ()) == own


def test_the_name_of_an_area_stands_in_no_ring_of_another_place():
    def ring(name, x, size):
        return {"x": x, "y": 100, "name": name, "role": "incident", "area": True, "size": size}

    labels = maps._labels([ring("Low Valley", 60, 10), ring("Old Mill district", 125, 5)], 190, 200)
    assert {label["name"]: label["y"] for label in labels}.keys() == {"Low Valley", "Old Mill district"}
    label = next(found for found in labels if found["name"] == "Old Mill district")
    assert label["x"] > 60 + maps.RING or abs(label["y"] - 100) > maps.RING


def test_markdown_tells_a_denial_as_one():
    rows = [{"id": "a", "text": "Refugees said soldiers had shot at the crowd in Quito on Monday. The government of "
             "Ecuador denied that soldiers had shot at the crowd.", "published": "2020-01-06"}]  # fmt: skip
    page = brief(newsledger.build(rows), form="md", drawn=False)
    (told,) = (line for line in page.splitlines() if line.startswith("- **Said and denied.**"))
    assert "denied: “" in told
