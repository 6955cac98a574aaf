import pytest

from newsledger.core.support import unsupported


@pytest.mark.parametrize(
    ("text", "quotes", "bad"),
    [
        ("12 people died in Lima.", ["At least 12 people were killed in Lima"], ()),
        ("12 people died in Quito.", ["At least 12 people were killed in Lima"], ("Quito",)),
        ("13 people died.", ["At least 12 people were killed"], ("13",)),
        ("1,200 fled.", ["some 1,200 people fled"], ()),
        ("Two died. Police shot them.", ["two men were shot by police"], ()),
        ("Then Lee fled.", ["he was fleeing"], ("Lee",)),
        ("Then Jean-Luc fled.", ["Jean-Luc's boat"], ()),
        ("26 died, 4 of them children.", ["Twenty-six died, among them four children"], ()),
        ("21 died.", ["twenty people and one dog died"], ("21",)),
        ("26 dead.", ["one hundred and twenty-six dead"], ("26",)),
        ("126 dead.", ["one hundred and twenty-six dead"], ()),
        ("5 dead.", ["five hundred dead"], ("5",)),
        ("3 dead, then 3,000.", ["three thousand are dead"], ("3",)),
        ("1 died.", ["one of the largest, no one said, and one by one"], ("1",)),
        ("1 died.", ["one man died"], ()),
        ("24 died, and 2.", ["two dozen died"], ("24", "2")),
        ("2 or 3 died.", ["between two and three died"], ()),
        ("2 of 3 died.", ["two-thirds of the three died"], ("2",)),
        ("100 died.", ["a hundred died"], ()),
        ("100 died.", ["several hundred died"], ("100",)),
        ("Mr Osei said so.", ["Kwame Osei said so", "Mr Osei"], ()),
    ],
)
def test_numbers_and_names_must_stand_in_the_cited_words(text, quotes, bad):
    assert unsupported(text, quotes) == bad


def test_the_programs_own_words_need_no_source():
    assert unsupported("Shots on Monday", ["shots"], own_words=["Monday"]) == ()
