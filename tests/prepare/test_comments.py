"""Readers' comments under a report."""

from __future__ import annotations

from newsledger.core.reports import Raw
from newsledger.prepare.clean import clean
from newsledger.prepare.comments import comments

STORY = "A ferry ran aground off Lund on Monday. Forty people were taken off, the port said. "


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in comments(text)]


def test_posts_with_a_button_after_their_time_are_comments_from_the_first_on() -> None:
    posts = ("I was on that ferry ! May 3 , 2010 at 4:12 pm | Reply Nobody told them . May 3 , 2010 at 4:15 pm "
             "| Reply @Skipper9 you are wrong .")  # fmt: skip
    assert marked(STORY + posts) == [posts]


def test_posts_of_names_that_say_are_comments() -> None:
    posts = "Anna says:\nMay 3, 2010 at 4:12 pm\nPay us back.\nReply\nOle says:\n4 May 2010 9:15 am\nPay them.\nReply"
    assert marked(f"{STORY}\n{posts}") == [posts]


def test_bare_times_part_comments_where_readers_speak_for_themselves() -> None:
    posts = ("May 3 , 2010 04:12 pm at 4:12 pm | You would have to be mad to sail ! May 3 , 2010 05:12 pm at 5:12 pm "
             "| I blame the port for it . May 4 , 2010 01:12 pm at 1:12 pm | So do we , my friends .")  # fmt: skip
    assert marked(STORY + posts) == [posts]


def test_posts_headed_by_who_wrote_them_and_when_are_comments_from_the_first_head_on() -> None:
    posts = ("At 4:12pm on 3 May 2010 , ferryman wrote : Twelve of us stood on deck . At 16:40 3rd May 2010 , Anna "
             "wrote : Nobody told them .")  # fmt: skip
    assert marked(f"We all saw it. {STORY}{posts}") == [posts]
    assert marked(STORY + "At 4:12pm on 3 May 2010, the captain wrote: All are safe.") == []


def test_a_chronology_headed_by_who_said_it_and_when_is_no_row_of_comments() -> None:
    told = ("At 4:12 pm on 3 May 2010, the coast guard {0}: The ferry has run aground.\nAt 9:00 am on 4 May 2010, the "
            "ministry {0}: Forty people are ashore.\nNine are missing: none was found.")  # fmt: skip
    assert marked(STORY + told.format("said")) == []
    assert marked(STORY + told.format("wrote")) == []
    letters = ("At 4:12 pm on 3 May 2010, the mayor wrote: “We ask you for help!” At 9:00 am on 4 May 2010, the "
               "ministry wrote: “You will have it: our boats sail.”")  # fmt: skip
    assert marked(STORY + letters) == []


def test_a_live_page_is_no_row_of_comments() -> None:
    live = ("May 3, 2010 04:12 pm | The ferry has run aground. May 3, 2010 05:12 pm | Divers reach the hull. "
            "May 4, 2010 01:12 pm | Forty people are ashore.")  # fmt: skip
    assert marked(STORY + live) == []


def test_one_line_that_asks_for_reports_of_abuse_is_no_comment() -> None:
    assert marked(STORY + "Parents can Report abuse by telephone.") == []


def test_a_column_is_not_taken_for_the_first_post() -> None:
    column = "I have sailed for years. " * 300
    assert marked(f"{column}May 3, 2010 at 4:12 pm | Reply No.") == ["May 3, 2010 at 4:12 pm | Reply No."]


def test_cleaning_marks_comments() -> None:
    posts = "May 3, 2010 at 4:12 pm | Reply Twelve died. May 3, 2010 at 5:12 pm | Reply Ten did."
    report = clean(Raw(name="a", where="a.txt", text=STORY + posts)).items[0]
    assert [report.text[s.start : s.end] for s in report.boilerplate] == [posts]
