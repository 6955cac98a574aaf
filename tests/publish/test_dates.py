import pytest

from newsledger.publish.dates import readable


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "undated"),
        ("2010", "2010"),
        ("2010-06", "June 2010"),
        ("2010-06-02", "2 June 2010"),
        ("2010-06-02T08:05:00Z", "2 June 2010, 08:05"),
        ("2010-06-02T08:05:00+03:00", "2 June 2010, 08:05"),
        ("2010-06-02/2010-06-04", "2 to 4 June 2010"),
        ("2010-05-30/2010-06-04", "30 May to 4 June 2010"),
        ("2009-12-30/2010-01-04", "30 December 2009 to 4 January 2010"),
        ("XXXX-06", "June, year not known"),
        ("XXXX-06-27", "27 June, year not known"),
        ("199X", "1990s"),
        ("../2010-06-02", "until 2 June 2010"),
        ("2010-06-02/..", "since 2 June 2010"),
        ("2010-06-02?", "2 June 2010 (uncertain)"),
        ("1990~", "1990 (about)"),
        ("2010-21", "spring 2010"),
        ("2010-24~", "winter 2010 (about)"),
        ("XXXX-22", "summer, year not known"),
        ("2010-33", "first quarter of 2010"),
        ("XXXX-36", "fourth quarter, year not known"),
        ("2010-21/2010-23", "spring 2010 to autumn 2010"),
        ("2010-45", "2010-45"),
        ("[1667,1668]", "[1667,1668]"),
    ],
)
def test_times_read_as_people_say_them(edtf, words):
    assert readable(edtf) == words
