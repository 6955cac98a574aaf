"""Numbers that are no figures by their form: parts of signs and names, addresses, labels, "one" as a pronoun."""

from __future__ import annotations

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Sentence, Token
from newsledger.extract.ages import is_age
from newsledger.extract.dates import is_date
from newsledger.extract.governors import roles
from newsledger.extract.placed import FATED_NOUNS, Count, Near, in_pair, listed, verdict
from newsledger.extract.terms import is_person, lemma_of, people_nouns, states, thing_of, verbs

_NOUNS = ("NOUN", "PROPN")
_NAMING = ("nummod", "appos", "npadvmod", "pobj", "compound", "dobj", "ROOT", "nsubj", "attr", "conj")
_FATES = ("killed", "injured", "detained", "abducted", "missing", "displaced", "rescued", "evacuated")
_STEPS = 12  # the most steps of a scale
_NAMED = ("PRODUCT", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW")


def is_no_figure(page: Page, sentence: Sentence, count: Count) -> bool:
    """Whether a number is none of the record's figures."""
    near = Near(page, sentence, count)
    return any(test(near) for test in _TESTS)


def _glued(near: Near) -> bool:
    """A part of a longer sign: A320, 12/06, 21:47, 3-1, #7, (14), e-mail addresses, decimals of a clock."""
    text, count, number = near.page.report.text, near.count, near.count.number
    left, second = text[number.at - 1 : number.at] or " ", text[max(0, number.at - 2) : max(0, number.at - 1)]
    right, more = text[count.end : count.end + 1] or " ", text[count.end + 1 : count.end + 3]
    figures = number.form in ("digits", "range")
    if figures and text[number.at] == "0" and text[number.at + 1 : number.at + 2].isdigit():
        return True  # "0240 in Norrby"
    if (left.isalnum() and number.kind != "money") or left in "#/:@_=&\\" or right.isalnum() or right in "/@_=&\\":
        return True
    if right in ":-–" and more[:1].isdigit():
        return True
    if left == "-" and figures and second.isalnum():
        return True
    slug = count.first > 2 and near.page.tokens[count.first - 3].norm in listed("slugs", "words")
    capital = text[number.at].isupper()
    if (right == "-" and more[:1].isupper() and figures) or (
        left == "-" and second.isdigit() and capital and not slug
    ):
        return True  # 555-HELP, 7-Twelve
    if figures and near.before() in listed("slugs", "words") and _left(near).text.isupper():
        return True  # UPDATE 2-
    if left == " " and ((second == "/" and figures) or (second == ")" and number.form == "range")):
        return True  # 1 / 14, (555) 555-0100
    if left == "(" and right == ")" and number.kind == "count" and number.start == number.at:
        return number.form in ("digits", "word")
    return left == "." and second.isdigit()


def _address(near: Near) -> bool:
    """House numbers ("2714 Elm Street", "the 400 block"), emergency calls ("called 911"), "image 3 of 14"."""
    number, tokens, count = near.count.number, near.page.tokens, near.count
    if number.kind != "count" or number.form != "digits" or number.start < number.at:
        return False
    ahead = tokens[count.last + 1 : min(count.last + 6, near.sentence.last)]
    if "block" in (near.behind().rstrip("s"), near.behind() == "-" and near.behind(2)) or _is_of_one_name(near):
        return True
    for token in ahead:
        if not token.text[0].isupper() and not token.text[0].isdigit() and token.text != ".":
            break
        if token.norm.rstrip(".") in listed("streets", "words") and token.i > ahead[0].i:
            return True
    if (near.bare and _is_texted(near)) or _is_dialled(near):
        return True
    counted = near.before() == "of" and near.before(2) != "" and tokens[count.first - 2].tag == "CD"
    return counted and near.before(3) in listed("labels", "words")


def _is_dialled(near: Near) -> bool:
    """ "Dialled 112", "a call to 112", "the 112 dispatcher": an emergency number that a word of calls governs."""
    count, page = near.count, near.page
    if count.number.value not in lexicon("figures")["emergency"]["numbers"]:
        return False
    calls = listed("emergency", "words") | listed("emergency", "dialling")
    if not near.bare:
        return lemma_of(count.noun) in calls
    above = page.head(count.head)
    above = page.head(above) if above.pos == "ADP" else above
    if near.before() == "to" and _left(near).i > near.sentence.first and page.tokens[count.first - 2].lemma in calls:
        return True
    subject = count.head.dep in ("nsubj", "nsubjpass") and above.pos in ("VERB", "AUX")
    return above.lemma in calls and above.i != count.head.i and not subject


def _is_texted(near: Near) -> bool:
    """ "Text a tip to 305511": digits on end that somebody is asked to dial."""
    digits = near.page.report.text[near.count.number.at : near.count.number.to]
    said = near.page.tokens[max(near.sentence.first, near.count.first - 6) : near.count.first]
    dialled = any(not {t.lemma, t.norm}.isdisjoint(listed("emergency", "dialling")) for t in said)
    return dialled and digits.isdigit() and len(digits) > 3


def _is_of_one_name(near: Near) -> bool:
    """ "At 312 E. Canal Row": digits before a single name, which they cannot count."""
    count, head = near.count, near.page.head(near.count.word)
    if count.word.dep != "nummod" or head.tag != "NNP" or head.i <= count.last or count.first == near.sentence.first:
        return False
    plain = near.page.report.text[count.number.at : count.number.to].isdigit() and (count.number.value or 0) > 1
    follows = near.page.tokens[count.last + 1]
    fate = head.norm in states() or head.norm in listed("struck", "words")
    counted = fate or head.lemma in people_nouns() or thing_of(head.lemma) is not None
    return plain and follows.text[0].isupper() and not counted and head.ent != "NORP"


def _label(near: Near) -> bool:
    """A number that names: flight 404, No 5, Highway 61; a bare number after a name; a list number."""
    number = near.count.number
    if number.kind != "count" or number.form not in ("digits", "word"):
        return False
    if near.count.whole is not None and not _is_labelled(near):
        return False
    return verdict((_opening, _beside, _titled, _spelt_out, _graded, _coded, _after_name), near)


def _graded(near: Near) -> bool | None:
    """ "Set its alert level at five", "the highest level of six", "the phase is three": a step of a scale."""
    if not near.bare or (near.count.number.value or 99) > _STEPS:
        return None
    if near.before() == "of" and near.before(2) and near.before(3) in listed("labels", "steps"):
        return near.page.tokens[near.count.first - 2].tag == "CD" or None  # "phase four of six"
    if near.before() in ("at", "of", "to", "from"):
        owner = near.page.head(_left(near))
        while owner.pos in ("ADP", "NUM") and owner.head != owner.i:
            owner = near.page.head(owner)  # "from three to four"
    elif near.count.head.dep == "attr":
        owner = near.page.head(near.count.head)
    else:
        return None
    own = [owner] if owner.pos == "NOUN" else _whose(near.page, owner)
    step = next((t for t in own if t.lemma in listed("labels", "steps")), None)
    return None if step is None or _counts_people(near, owner, step) else True


def _whose(page: Page, verb: Token) -> list[Token]:
    """The subject and object of a verb; a second verb shares the subject of the first."""
    found = [t for t in page.children(verb) if t.dep in ("dobj", "nsubj", "nsubjpass")]
    return found or (_whose(page, page.head(verb)) if verb.dep == "conj" and page.head(verb).i < verb.i else [])


def _counts_people(near: Near, owner: Token, step: Token) -> bool:
    """ "The level of the toll rose to nine": beside a tally, or with people between it and the number."""
    page = near.page
    raising = owner.pos == "VERB" and step.dep == "dobj"  # "the health body raised its level": an agency, and no corpse
    told = {t.lemma for t in (*page.subtree(owner), owner)} - ({"body"} if raising else set())
    between = {t.lemma for t in (*page.subtree(step), *page.tokens[step.i : near.count.first])}
    return not told.isdisjoint(listed("nouns", "tallies") | FATED_NOUNS) or not between.isdisjoint(people_nouns())


def _coded(near: Near) -> bool | None:
    """ "On PC 246.3": digits behind a code in capitals, in a line that is not."""
    left, number = _left(near), near.count.number
    code = left.text.isupper() and left.text.isalpha() and 1 < len(left.text) < 5 and left.pos in _NOUNS
    pointed = number.form == "digits" and "." in near.page.report.text[number.at : number.to]
    return True if code and pointed and near.bare else None


def _is_labelled(near: Near) -> bool:
    if near.before() == "." and near.before(2) == "no":
        return True
    if near.before() == "number" and (_left(near).pos == "VERB" or near.before(2) in ("they", "we", "dead", "missing")):
        return False  # "the dead number six"
    return near.before() in listed("labels", "words")


def _left(near: Near) -> Token:
    return near.page.tokens[near.count.first - 1]


def _opening(near: Near) -> bool | None:
    """The number of an item, that opens a line: "3.", "4) "."""
    count = near.count
    if count.first > near.sentence.first:
        return None
    marked = near.page.report.text[count.end : count.end + 1] in (".", ")")
    return count.number.form == "digits" and marked and near.sentence.last - count.last <= 2


def _beside(near: Near) -> bool | None:
    """A number beside another, with a modifier, or with a plural counts: it names nothing."""
    noun, number = near.count.noun, near.count.number
    if in_pair(near.page, near.count) and not _is_labelled(near):
        return False
    return False if number.start < number.at or (noun is not None and noun.tag in ("NNS", "NNPS")) else None


def _titled(near: Near) -> bool | None:
    """ "Chapter 11 protection", "flight 404"."""
    left = _left(near)
    capital = _is_capital(near, left) and near.count.first - 1 > near.sentence.first
    if capital and near.count.number.form == "digits" and _is_labelled(near):
        return True
    if capital and near.count.number.form == "digits" and _is_in_name(near, left):
        return True
    if near.count.noun is not None and left.pos != "PROPN":
        return False
    return True if _is_labelled(near) and left.dep != "prep" else None


def _is_capital(near: Near, word: Token) -> bool:
    """Whether a word has a capital, or is an abbreviation in a line that is not all in capitals."""
    if word.text.istitle():
        return True
    return word.text.isupper() and word.text.isalpha() and any(t.text.islower() for t in near.page.words(near.sentence))


def _is_in_name(near: Near, left: Token) -> bool:
    """ "The Relief 404 office": digits between a word with a capital and a single thing, which they cannot count."""
    noun = near.count.noun
    single = noun is not None and noun.tag == "NN" and noun.i == near.count.last + 1
    naming = left.pos in _NOUNS and left.ent not in ("DATE", "GPE", "NORP")
    return single and naming and (near.count.number.value or 0) > 1


def _spelt_out(near: Near) -> bool | None:
    """ "Platform Four": a noun and a number with capitals."""
    left, count = _left(near), near.count
    capitals = near.page.tokens[count.first].text.istitle() and left.text.istitle() and left.pos in _NOUNS
    return True if count.number.form == "word" and capitals and count.noun is None else None


def _after_name(near: Near) -> bool | None:
    """ "The Vega 9": digits straight after a name that they belong to."""
    left, count = _left(near), near.count
    joined = near.page.report.text[left.end : count.number.at] in (" ", "-", "")
    if not joined or left.pos != "PROPN" or count.number.form != "digits" or count.noun is not None:
        return None
    belongs = count.word.dep in _NAMING and near.page.head(count.word).i == left.i
    return belongs or left.ent in _NAMED


def _calibre(near: Near) -> bool:
    """ "A 9 mm handgun": the width of a weapon names its kind."""
    if near.count.number.kind != "distance" or near.count.number.unit not in ("mm", "millimetre", "millimeter"):
        return False
    behind = near.page.tokens[near.count.last + 1 : near.count.last + 5]
    return any(t.lemma in listed("weapons", "words") for t in behind)


def _named_group(near: Near) -> bool:
    """ "The Group of Eight"; "the Five Corners quarter": a number in a name."""
    tokens, count = near.page.tokens, near.count
    if near.before() == "of" and near.before(2) == "group" and near.bare and count.number.form == "word":
        return tokens[count.first - 2].text[0].isupper()
    if count.number.form != "word" or not tokens[count.first].text.istitle() or count.first == near.sentence.first:
        return False
    after = tokens[count.last + 1] if count.last + 1 < near.sentence.last else None
    left = _left(near)
    inside = left.text[0].islower() or left.text == ","
    named = after is not None and after.text.istitle() and after.tag in ("NNP", "NNPS", "NNS") and after.ent != "NORP"
    return inside and named


def _ranking(near: Near) -> bool:
    """ "The top 40", "its top ten buyers", "a number one hit": a place in an order."""
    count = near.count
    if count.first <= near.sentence.first or count.number.kind != "count" or count.number.start < count.number.at:
        return False
    left, single = _left(near), count.number.value == 1 and count.noun is not None and count.noun.tag == "NN"
    top = left.norm == "top" and left.pos in ("ADJ", *_NOUNS)
    return (top and not _are_struck(near)) or (left.norm == "number" and single)


def _are_struck(near: Near) -> bool:
    """ "Its top two generals", "the top three were killed": people, or whom a fate befell."""
    noun = near.count.noun
    return (noun is not None and is_person(noun) and noun.lemma not in listed("nouns", "holders")) or any(
        verbs(role).get(verb.lemma) in _FATES
        for verb, role in roles(near.page, near.count.head)
        if role in ("subject", "object")
    )


def _programme(near: Near) -> bool:
    """ "Told 24-Hour News": a span of time in a name."""
    if near.count.number.kind != "duration" or near.count.last + 1 >= near.sentence.last:
        return False
    unit, after = near.page.tokens[near.count.last], near.page.tokens[near.count.last + 1]
    left = near.page.tokens[near.count.last - 1].text
    return unit.text.istitle() and left == "-" and after.text[0].isupper()


def _road(near: Near) -> bool:
    """ "Near 7 Mile Road", "south of 8 Mile": a road by its name."""
    number, unit = near.count.number, near.page.tokens[near.count.last]
    single = unit.text.istitle() and not unit.text.endswith("s") and (number.value or 0) > 1
    apart = near.page.report.text[unit.start - 1 : unit.start] == " "
    return number.kind == "distance" and number.form == "digits" and single and apart


def _one_of_a_word(near: Near) -> bool:
    """ "A one-man show": "one" in a word that it makes with another."""
    number, behind = near.count.number, near.page.report.text[near.count.number.to : near.count.number.to + 1]
    return number.value == 1 and number.form == "word" and number.kind == "count" and behind == "-"


def _points(near: Near) -> bool:
    """Points in a game or old quarrels: "scores" with a word before it."""
    count, word = near.count, near.page.tokens[near.count.last]
    if word.norm != "scores" or count.first <= near.sentence.first or count.number.start < count.number.at:
        return False
    return any(t.i < word.i for t in near.page.children(word))


def _pronoun(near: Near) -> bool:
    """ "One" that counts nothing: "one of the", "no one who", "one another", "one day"."""
    number, whole, behind = near.count.number, near.count.whole, near.behind()
    if number.form != "word" or number.value != 1 or number.kind not in ("count", "duration"):
        return False
    if number.kind == "duration" and (behind in ("to", "of") or near.before() == "for"):
        return False  # "gave the owners one week to reply"
    if number.kind == "duration" or (behind in listed("idioms", "one_after") and behind != "more"):
        return True
    if near.before() in listed("idioms", "one_before"):
        return True
    if behind == "of" and (near.behind(2) in listed("idioms", "one_of") or near.before() == "as"):
        return True  # "one of a pair", "was seen as one of great weight"
    if whole is None:
        return False
    if behind == "of" and whole.tag in ("NNS", "NNPS", "NN"):
        return whole.lemma not in FATED_NOUNS and not any(t.dep == "nummod" for t in near.page.children(whole))
    return whole.tag.startswith("J")


def _timetabled(near: Near) -> bool:
    """ "The 5.21 from Norrby": a train by its time."""
    number = near.count.number
    hour, _, minutes = near.page.report.text[number.at : number.to].partition(".")
    clock = hour.isdigit() and int(hour[:2]) < 24 and len(minutes) == 2 and minutes.isdigit() and int(minutes) < 60
    return clock and near.before() == "the" and near.behind() in ("from", "to", "train", "service", "express", "bus")


def _denominator(near: Near) -> bool:
    """ "Nine cases per 1,000 people": what a rate is told for."""
    return near.before() == "per" or (near.before() == "every" and near.before(2) == "for")


def _age_in_pair(near: Near) -> bool:
    """ "A 15 and 18-year-old": an age that shares its years with the next."""
    ahead = [t.norm for t in near.page.tokens[near.count.last + 1 : near.count.last + 6]]
    joined = near.bare and ahead[:1] and ahead[0] in ("and", "or", ",") and len(ahead) > 2
    return bool(joined) and ("year" in "".join(ahead[2:5]).split("-") or ahead[1].endswith(("-year-old", "-year-olds")))


def _side(near: Near) -> bool:
    """ "The southern half of the town": a side, by name, and not how much of it."""
    if near.count.number.form != "fraction" or near.count.first - 1 <= near.sentence.first:
        return False
    left = _left(near)
    named = left.pos in ("ADJ", "PROPN") and near.before(2) == "the"
    return named and near.count.number.start == near.count.number.at


_TESTS = (_glued, is_age, is_date, _address, _label, _ranking, _programme, _road, _one_of_a_word, _points, _pronoun,
          _calibre, _named_group, _side, _timetabled, _denominator, _age_in_pair)  # fmt: skip
