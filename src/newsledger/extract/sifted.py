"""Numbers that are no figures by their form: ages, dates, clock times, addresses, labels, "one" as a pronoun."""

from __future__ import annotations

from collections.abc import Callable

from newsledger.core.lexicon import lexicon
from newsledger.core.pages import Page, Sentence
from newsledger.extract.placed import FATED_NOUNS, Count, listed, nouns_of

_NOUNS = ("NOUN", "PROPN")
_CLOCK = 24


def is_no_figure(page: Page, sentence: Sentence, count: Count) -> bool:
    """Whether a number is none of RECORD.md's figures."""
    return any(test(page, sentence, count) for test in _TESTS)


def _before(page: Page, sentence: Sentence, count: Count, by: int = 1) -> str:
    k = count.first - by
    return page.tokens[k].norm if k >= sentence.first else ""


def _behind(page: Page, sentence: Sentence, count: Count, by: int = 1) -> str:
    k = count.last + by
    return page.tokens[k].norm if k < sentence.last else ""


def _glued(page: Page, sentence: Sentence, count: Count) -> bool:
    """A part of a longer sign: A320, 12/06, 21:47, 3-1, #7, (14), e-mail addresses, decimals of a clock."""
    text, number = page.report.text, count.number
    left = text[number.at - 1] if number.at > 0 else " "
    right = text[count.end] if count.end < len(text) else " "
    more = text[count.end + 1] if count.end + 1 < len(text) else " "
    if (left.isalnum() and number.kind != "money") or left in "#/:@_=&" or right.isalnum() or right in "/@_=&":
        return True
    if (right == ":" and more.isdigit()) or (
        left == "-" and number.form in ("digits", "range") and number.at > 1 and text[number.at - 2].isalnum()
    ):
        return True
    if right == "-" and text[count.end + 1 : count.end + 3].isupper() and number.form == "digits":
        return True  # 555-HELP
    if (
        left == " "
        and number.at > 1
        and text[number.at - 2] in "/)"
        and number.form in ("digits", "range")
        and (text[number.at - 2] == "/" or number.form == "range")
    ):
        return True  # 1 / 14, (555) 555-0100
    if right in "-–" and more.isdigit():
        return True
    if left == "(" and right == ")" and number.kind == "count" and number.start == number.at:
        return number.form in ("digits", "word")
    return left == "." and number.at > 1 and text[number.at - 2].isdigit()


def _age(page: Page, sentence: Sentence, count: Count) -> bool:
    """Ages: ", 83,", "aged 83", "83-year-old", "a girl of thirteen", "pupils under ten", "who was ninety"."""
    tokens, number = page.tokens, count.number
    behind = [_behind(page, sentence, count, by) for by in (1, 2)]
    if number.kind == "duration" and ("old" in behind or "olds" in behind):
        return True
    if (
        number.kind == "duration"
        and (number.unit or "").startswith("year")
        and _before(page, sentence, count) in ("aged", "age")
    ):
        return True
    if (
        number.kind != "count"
        or count.noun is not None
        or (number.value or 0) > 120
        or number.form in ("zero", "vague")
    ):
        return False
    before, behind_one = _before(page, sentence, count), behind[0]
    if before in ("aged", "age", "ages", "turned", "turning", "being") or (
        before == "of" and _before(page, sentence, count, 2) in ("age", "ages")
    ):
        return True
    if before == "than" and _before(page, sentence, count, 2) in ("younger", "older"):
        return True
    k = count.first - 1
    while k > sentence.first and (tokens[k].tag == "CD" or tokens[k].norm in (",", "and", "to", "-")):
        k -= 1
    if k < count.first - 1 and tokens[k].norm in ("aged", "age", "ages"):
        return True
    person = tokens[count.first - 2] if count.first - 2 >= sentence.first else None
    if before == "," and behind_one in (",", ".", "", ")", ";", "and", "who") and person is not None:
        if behind_one == "and" and tokens[min(count.last + 2, len(tokens) - 1)].tag == "CD":
            return False
        return (
            person.ent == "PERSON"
            or (person.pos == "PROPN" and person.ent not in ("GPE", "LOC", "DATE"))
            or (behind_one == "," and person.text[0].isupper() and person.ent not in ("GPE", "LOC", "DATE", "FAC"))
            or (behind_one == "," and person.tag == "NN" and person.lemma in nouns_of("people"))
            or (
                behind_one == ","
                and person.tag == "NN"
                and person.lemma.endswith(("ist", "man", "er", "or", "ian", "woman"))
                and any(t.norm in ("the", "a", "an") for t in page.children(person))
            )
        )
    if before == "(" and behind_one == ")":
        return True
    if (
        tokens[count.first].norm in ("under", "over")
        and behind_one in ("and", ".", ",", "")
        and count.head.dep != "dobj"
        and (before in ("all", "were", "was", "are", "is", "both"))
    ):
        return True
    if before in ("of", "under", "over", "below", "was", "is") or number.start < number.at:
        noun = page.head(page.head(count.word)) if before != "was" else None
        k = count.first - (2 if before in ("of", "under", "over") else 1)
        near = tokens[k] if k >= sentence.first else None
        if number.start < number.at and near is not None and near.norm == "of":
            near = tokens[k - 1]
        people = nouns_of("people") | nouns_of("personnel")
        if near is not None and before == "of" and near.lemma in people and near.tag in ("NN", "NNP"):
            return near.lemma != "family"
        if near is not None and number.start < number.at and near.lemma in people and near.tag in ("NN", "NNS"):
            return tokens[count.first].norm in ("under", "over", "below", "about", "around", "nearly") and (
                near.tag == "NN" or tokens[count.first].norm in ("under", "over", "below")
            )
        if noun is not None and near is not None and near.lemma in people and before in ("under", "over", "below"):
            return True
    if before in ("was", "is") and count.word.dep in ("attr", "acomp"):
        subject = next((t for t in page.children(page.head(count.word)) if t.dep == "nsubj"), None)
        return subject is not None and (
            subject.norm in ("who", "he", "she", "youngest", "oldest", "eldest") or subject.ent == "PERSON"
        )
    return False


def _time(page: Page, sentence: Sentence, count: Count) -> bool:
    """Years, days of months, clock times, and spans of time that only date something."""
    times, number = lexicon("figures")["times"], count.number
    before, behind = _before(page, sentence, count), _behind(page, sentence, count)
    if number.kind == "duration":
        return _dating(page, sentence, count, before, behind)
    if number.kind != "count":
        return False
    if behind in times["points"] or (count.noun is not None and count.noun.lemma == "time"):
        return True
    if number.form in ("digits", "range") and _day_of_month(page, sentence, count):
        return True
    if before in times["months"] and count.word.ent == "DATE" and page.tokens[count.first - 1].ent == "DATE":
        return True  # "a March 12 search"
    if any(
        word in times["months"] and k is not None and page.tokens[k].text[0].isupper() and page.tokens[k].tag != "MD"
        for word, k in ((behind, count.last + 1), (before if count.noun is None else "", count.first - 1))
    ):
        return True
    if (
        before == "to"
        and count.first - 2 >= sentence.first
        and count.noun is None
        and count.whole is None
        and (page.tokens[count.first - 2].norm in ("quarter", "twenty", "ten", "five"))
    ):
        return True
    if (
        before == "to"
        and count.first - 2 >= sentence.first
        and page.tokens[count.first - 2].norm in ("minutes", "mins")
    ):
        return True
    value = number.value if number.value is not None else number.low
    if value is None:
        return False
    years = number.low is not None and number.high is not None and 1400 <= number.low < number.high <= 2100
    if number.form == "range" and years and count.noun is None and number.start == number.at:
        return True  # "from 1995 to 2003"
    plain = page.report.text[number.at : number.to].isdigit()
    if (
        plain
        and 1400 <= value <= 2100
        and number.start == number.at
        and (count.noun is None or count.noun.pos == "PROPN" or page.tokens[count.first].ent == "DATE")
    ):
        return before not in ("of", "to") or page.tokens[count.first].ent == "DATE" or (before == "of" and value > 1900)
    if page.tokens[count.word.i].ent == "TIME" and count.noun is None and count.whole is None:
        return True
    if number.form in ("digits", "word") and count.noun is None and count.whole is None and value <= _CLOCK:
        if before in ("by", "until", "till", "since", "past", "before", "around") and number.start == number.at:
            return (
                (count.word.dep in ("pobj", "nummod", "npadvmod") and page.head(count.word).norm != "by")
                or before != "by"
                or behind not in ("of", "%")
            )
        if "at" in (before, page.tokens[count.first].norm) or before == "at":
            governor = page.head(page.head(count.word))
            return governor.lemma not in times["readings"] and behind not in ("%", "of")
    return (
        page.tokens[count.word.i].ent == "DATE"
        and count.noun is None
        and count.whole is None
        and before in ("the", "on", "in")
    )


def _day_of_month(page: Page, sentence: Sentence, count: Count) -> bool:
    """ "16 and 17 October", "June 4-6": a day in a list of days."""
    months, tokens = lexicon("figures")["times"]["months"], page.tokens
    k = count.last + 1
    while k < sentence.last and (tokens[k].tag == "CD" or tokens[k].norm in (",", "and", "to", "-", "–", "or")):
        k += 1
    return (
        count.last + 1 < k < sentence.last
        and tokens[k].norm in months
        and tokens[k].text[0].isupper()
        and (tokens[k - 1].tag == "CD")
    )


def _dating(page: Page, sentence: Sentence, count: Count, before: str, behind: str) -> bool:
    """ "four days after", "eight years ago", "the past two weeks": they date, they do not measure."""
    times = lexicon("figures")["times"]
    if before in times["last"] or behind == "running":
        return True
    if behind in ("after", "before") and before in ("for", "lasted"):
        return False
    if behind == "to" and _behind(page, sentence, count, 2) and page.tokens[count.last + 2].tag == "CD":
        return True
    return (
        behind in times["anchors"]
        or (behind == "on" and _behind(page, sentence, count, 2) in (",", "."))
        or before == "-"
    )


def _address(page: Page, sentence: Sentence, count: Count) -> bool:
    """House numbers ("2714 Elm Street", "the 400 block"), emergency calls ("called 911"), "image 3 of 14"."""
    number, tokens = count.number, page.tokens
    if number.kind != "count" or number.form != "digits" or number.start < number.at:
        return False
    ahead = tokens[count.last + 1 : min(count.last + 6, sentence.last)]
    if ahead and (ahead[0].norm == "block" or (ahead[0].text == "-" and len(ahead) > 1 and ahead[1].norm == "block")):
        return True
    for token in ahead:
        if not token.text[0].isupper() and not token.text[0].isdigit() and token.text != ".":
            break
        if token.norm.rstrip(".") in listed("streets", "words") and token.i > ahead[0].i:
            return True
    if number.value in lexicon("figures")["emergency"]["numbers"]:
        near = {t.lemma for t in tokens[max(sentence.first, count.first - 3) : min(count.last + 4, sentence.last)]}
        return bool(near & listed("emergency", "words"))
    before, k = _before(page, sentence, count), count.first - 2
    return (
        before == "of"
        and k - 1 >= sentence.first
        and tokens[k].tag == "CD"
        and tokens[k - 1].norm in listed("labels", "words")
    )


def _label(page: Page, sentence: Sentence, count: Count) -> bool:
    """A number that names: flight 404, No 5, Highway 61; a bare number after a name; a list number."""
    number = count.number
    if number.kind != "count" or number.form not in ("digits", "word"):
        return False
    if count.whole is not None and _before(page, sentence, count) not in listed("labels", "words"):
        return False
    k = count.first - 1
    if k < sentence.first:
        return (
            number.form == "digits"
            and page.report.text[count.end : count.end + 1] in (".", ")")
            and (sentence.last - count.last <= 2)
        )
    left = page.tokens[k]
    if (
        _behind(page, sentence, count) == "and"
        and count.last + 2 < sentence.last
        and (page.tokens[count.last + 2].tag == "CD" and left.norm not in listed("labels", "words"))
    ):
        return False  # "Elmbridge 77 and three": a pair of figures
    if number.start < number.at or (count.noun is not None and count.noun.tag in ("NNS", "NNPS")):
        return False
    titled = left.text.istitle() and k > sentence.first and number.form == "digits"
    if titled and left.norm in listed("labels", "words"):
        return True  # "Chapter 11 protection"
    if count.noun is not None and left.pos != "PROPN":
        return False
    if left.norm in listed("labels", "words") and left.dep != "prep":
        return True
    if (
        number.form == "word"
        and page.tokens[count.first].text.istitle()
        and left.text.istitle()
        and left.pos in _NOUNS
        and (count.noun is None)
    ):
        return True
    joined = page.report.text[left.end : number.at] in (" ", "-", "")
    return (
        joined
        and left.pos == "PROPN"
        and number.form == "digits"
        and count.noun is None
        and (
            (
                count.word.dep
                in ("nummod", "appos", "npadvmod", "pobj", "compound", "dobj", "ROOT", "nsubj", "attr", "conj")
                and page.head(count.word).i == left.i
            )
            or left.ent in ("PRODUCT", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW")
        )
    )


def _points(page: Page, sentence: Sentence, count: Count) -> bool:
    """Points in a game or old quarrels: "scores" with a word before it."""
    word = page.tokens[count.last]
    return (
        word.norm == "scores"
        and count.first > sentence.first
        and any(t.i < word.i for t in page.children(word))
        and (count.number.start == count.number.at)
    )


def _pronoun(page: Page, sentence: Sentence, count: Count) -> bool:
    """ "One" that counts nothing: "one of the", "no one who", "one another", "one day"."""
    number = count.number
    if number.form != "word" or number.value != 1 or number.kind not in ("count", "duration"):
        return False
    before, behind = _before(page, sentence, count), _behind(page, sentence, count)
    if number.kind == "duration" or (behind in listed("idioms", "one_after") and behind != "more"):
        return True
    if before in listed("idioms", "one_before"):
        return True
    if _behind(page, sentence, count) == "of" and count.whole is not None and count.whole.tag in ("NNS", "NNPS", "NN"):
        return count.whole.lemma not in FATED_NOUNS and not any(t.dep == "nummod" for t in page.children(count.whole))
    return count.whole is not None and count.whole.tag.startswith("J")


_TESTS: tuple[Callable[[Page, Sentence, Count], bool], ...] = (_glued, _age, _time, _address, _label, _points, _pronoun)
