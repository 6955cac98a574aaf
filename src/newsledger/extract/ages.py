"""Ages: numbers that tell how old somebody is, and count nobody."""

from __future__ import annotations

from newsledger.core.pages import Token
from newsledger.extract.placed import Near, listed, nouns_of, verdict

_OLDEST = 120
_UNDER = ("under", "over", "below")
LISTED = 24  # most words of a list of ages; bounds the work on a line of nothing but numbers
_ABOUT = ("about", "around", "nearly")
_MAKERS = ("ist", "man", "er", "or", "ian", "woman")  # ends of nouns for people by what they do


def is_age(near: Near) -> bool:
    """Ages: ", 83,", "aged 83", "83-year-old", "a girl of thirteen", "pupils under ten", "who was ninety"."""
    number = near.count.number
    if number.kind == "duration":
        years = (number.unit or "").startswith("year") and near.before() in ("aged", "age")
        years = years or (near.behind() == "of" and near.behind(2) == "age")
        person = near.page.tokens[near.count.first - 2] if near.before() == "of" and near.before(2) else None
        if person is not None and person.tag == "NN" and person.lemma in nouns_of("people") - {"life"}:
            return True  # "a baby of five months"
        word = near.page.tokens[near.count.last + 2] if near.behind() == "-" and near.behind(2) else None
        years = years or (word is not None and word.tag == "NN" and word.lemma in listed("aged", "words"))
        return years or not {"old", "olds"}.isdisjoint((near.behind(), near.behind(2)))
    if _are_of_age(near) or _is_one_of_age(near):
        return True
    if number.kind != "count" or near.count.noun is not None or number.form in ("zero", "vague"):
        return False
    return (number.value or 0) <= _OLDEST and verdict(_TESTS, near)


def _are_of_age(near: Near) -> bool:
    """ "Men 17 and 33 years of age"."""
    rest = [t.norm for t in near.page.tokens[near.count.last + 1 : near.count.last + 6]]
    return rest[:1] in (["and"], ["or"], ["to"]) and rest[2:] == ["years", "of", "age"]


def _is_one_of_age(near: Near) -> bool:
    """ "A 22 woman": a number that one person cannot have, its "year-old" lost."""
    count, tokens = near.count, near.page.tokens
    noun = count.noun
    if noun is None or noun.tag != "NN" or noun.i != count.last + 1 or (count.number.value or 0) < 2:
        return False
    alone = noun.i + 1 >= near.sentence.last or tokens[noun.i + 1].pos not in ("NOUN", "PROPN", "PUNCT")
    return near.before() in ("a", "an") and noun.lemma in listed("aged", "words") and alone


def _aged(near: Near) -> bool | None:
    """ "Aged 83", "at the age of 83", "turned 83", "younger than 83"; "aged two, four and nine"."""
    before, second = near.before(), near.before(2)
    if before in ("aged", "age", "ages", "turned", "turning", "turns", "being"):
        return True
    if before == "of" and second in ("age", "ages"):
        return True
    if before == "from" and "age" in [near.before(k) for k in (2, 3, 4)]:
        return True
    if before == "than" and second in ("younger", "older"):
        return True
    if before in ("both", "each") and second == "," and near.behind() in (",", "."):
        return True  # "two women, both 21, ..."
    tokens, k = near.page.tokens, near.count.first - 1
    furthest = max(near.sentence.first, k - LISTED)
    while k > furthest and (tokens[k].tag == "CD" or tokens[k].norm in (",", "and", "to", "-")):
        k -= 1
    return True if k < near.count.first - 1 and tokens[k].norm in ("aged", "age", "ages") else None


def _behind_one(near: Near) -> bool | None:
    """ "Woman 22 dies", "a boy 9": digits straight behind one person."""
    count = near.count
    if count.first <= near.sentence.first or count.number.form != "digits" or count.number.start < count.number.at:
        return None
    person = near.page.tokens[count.first - 1]
    return True if person.tag in ("NN", "NNP") and person.lemma.lower() in listed("aged", "words") else None


def _decade(near: Near) -> bool | None:
    """ "In his 20's", "early to late 30's"."""
    tens = near.count.number.form == "digits" and (near.count.number.value or 1) % 10 == 0
    return True if tens and near.behind() in ("'s", "’s") else None


def _set_off(near: Near) -> bool | None:
    """ "Anna Holm, 83, said", "the driver, 83, fled", "Anna Holm (83)"."""
    before, behind = near.before(), near.behind()
    if before == "(" and behind == ")":
        return True
    k, tokens = near.count.first - 2, near.page.tokens
    if before != "," or behind not in (",", ".", "", ")", ";", "and", "who", "–", "—", "-") or k < near.sentence.first:
        return None
    if behind == "and" and tokens[min(near.count.last + 2, len(tokens) - 1)].tag == "CD":
        return False
    person = tokens[k]
    closing = behind in (".", ")", ";") and person.pos == "PROPN" and near.count.number.start == near.count.number.at
    named = person.ent == "PERSON" or (person.pos == "PROPN" and (closing or person.ent not in ("GPE", "LOC", "DATE")))
    does = behind == "," and person.pos == "PROPN" and person.dep in ("nsubj", "nsubjpass")
    if does and near.page.head(person).i > near.count.last and near.count.number.form == "digits":
        return True  # "Lumo, 67, is on death row": a name that the model takes for a place's
    return named or (behind == "," and _is_somebody(near, person))


def _is_somebody(near: Near, person: Token) -> bool:
    """Whether the word before a comma is somebody: by its capital, as a noun for people, by its ending."""
    if person.text[0].isupper() and person.ent not in ("GPE", "LOC", "DATE", "FAC"):
        return True
    if person.tag != "NN":
        return False
    article = any(t.norm in ("the", "a", "an") for t in near.page.children(person))
    return person.lemma in nouns_of("people") or (article and person.lemma.endswith(_MAKERS))


def _all_under(near: Near) -> bool | None:
    """ "All under ten", "both were over eighty"."""
    bounded = near.page.tokens[near.count.first].norm in ("under", "over") and near.behind() in ("and", ".", ",", "")
    after = near.before() in ("all", "were", "was", "are", "is", "both")
    return True if bounded and after and near.count.head.dep != "dobj" else None


def _of_somebody(near: Near) -> bool | None:
    """ "A girl of thirteen", "a man of about sixty", "pupils under ten"."""
    before, tokens, number = near.before(), near.page.tokens, near.count.number
    bounded = number.start < number.at
    if before in listed("ages", "anyone") and bounded and tokens[near.count.first].norm in _UNDER:
        return True
    if before not in ("of", *_UNDER, "was", "is") and not bounded:
        return None
    k = near.count.first - (2 if before in ("of", "under", "over") else 1)
    if k < near.sentence.first:
        return None
    person = tokens[k - 1] if bounded and tokens[k].norm == "of" else tokens[k]
    if person.lemma not in nouns_of("people") | nouns_of("personnel"):
        return None
    if before == "of" and person.tag in ("NN", "NNP"):
        return person.lemma not in nouns_of("holders") | {"family"}
    if bounded and person.tag in ("NN", "NNS"):
        word = tokens[near.count.first].norm
        return word in _UNDER or (person.tag == "NN" and word in _ABOUT)
    return True if before in _UNDER else None


def _is_years(near: Near) -> bool | None:
    """ "Who was ninety", "the youngest is four"."""
    count, page, yet = near.count, near.page, listed("ages", "yet")
    if near.before() not in {"was", "is", *yet} or count.word.dep not in ("attr", "acomp"):
        return None
    subject = next((t for t in page.children(page.head(count.word)) if t.dep == "nsubj"), None)
    young = subject is not None and subject.tag == "NN" and subject.lemma in listed("aged", "words")
    if young and near.before() in yet:
        return True  # "the girl was not even three"
    told = ("who", "he", "she", "youngest", "oldest", "eldest")
    return subject is not None and (subject.norm in told or subject.ent == "PERSON")


_TESTS = (_aged, _behind_one, _decade, _set_off, _all_under, _of_somebody, _is_years)
