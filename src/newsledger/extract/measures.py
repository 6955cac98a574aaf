"""What a number measures: the fate of people, a crowd, a force, things, money, a distance.

Read from the words around the number in a fixed order: its unit, the noun it counts, the state named beside it, the
verb that governs it and its part in the clause, the tally it is the value of; where the number stands alone, from the
figure that it follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.core.pages import Page, Token
from newsledger.extract.cores import units
from newsledger.extract.fates import by_verb, measure_of_noun, phrase_behind, state_beside, state_with
from newsledger.extract.governors import governor_of, is_inner, roles
from newsledger.extract.placed import LOOK, Count, listed, nouns_of
from newsledger.extract.settings import by_place, included, is_capacity, is_on_list
from newsledger.extract.tallied import by_heading, by_owner, by_tally, of_us
from newsledger.extract.terms import (
    PEOPLE_MEASURES,
    Measured,
    classes,
    fated,
    is_person,
    lemma_of,
    people_nouns,
    states,
    thing_of,
)
from newsledger.extract.topics import topic

_SUM = 1000  # the least bare number that goes on from a sum of money: "seven thousand of it", "spent six thousand"
_MANY = 1000  # the least number of people who live somewhere that is taken for a population
_FEW, _LIKE, _UNLIKE = 10, 4, 30  # two accounts of a crowd or toll: from so many on, within this factor, beyond that
_OTHERWISE = 6  # words between two accounts of one count, joined by "or"
_RECENT = 3  # sentences in which a bare number's antecedent is sought


def measured(page: Page, count: Count, earlier: list[Measured], whole: Measured | None = None) -> Measured:
    """The count with its measure.

    `earlier` are the counts before it on the page, measured; `whole` is the figure that it is said to be a part of.
    """
    other = _contrasted(page, count, earlier)
    if other is not None:
        return Measured(count, other.measure, other.noun, "contrast", other.verb)
    return _by_form(page, count, earlier) or _told(page, count, earlier, whole)


def _by_form(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """A count whose unit, or noun of a thing, tells the measure: money, distances, spans, magnitudes, buildings."""
    number, noun = count.number, count.noun
    if number.kind in ("money", "distance", "duration"):
        verb = page.tokens[count.first - 1].lemma if count.first else ""
        weighed = number.unit in listed("weight", "units") and verb in listed("weight", "verbs")
        return Measured(count, "other" if weighed else number.kind, noun, "unit", None)
    if number.kind in ("share", "amount"):
        return Measured(count, "other", noun, "unit", None)
    whole = None if count.whole is None else units().get(count.whole.norm)
    if whole in ("money", "distance", "duration"):
        return Measured(count, whole, count.whole, "unit", None)  # "60 of its 122 kilometres"
    if _is_magnitude(page, count, earlier):
        return Measured(count, "magnitude", noun, "magnitude", None)
    money = _money_of(page, count, earlier)
    if money is not None:
        return Measured(count, "money", money.noun, "earlier", money.verb)
    named = _named(count)
    if named is not None and named.pos == "NOUN" and units().get(named.norm) == "money":
        return Measured(count, "money", named, "unit", None)  # "200 old pesos"
    if lemma_of(named) in nouns_of("animals"):
        return Measured(count, "other", named, "noun", governor_of(page, count))
    thing = thing_of(lemma_of(named)) or ("buildings" if _is_post(page, named) else None)
    if thing == "buildings" and lemma_of(named) in listed("settings", "words") and _is_setting(page, count):
        thing = "other"
    return None if thing is None else Measured(count, thing, named, "noun", governor_of(page, count))


def _is_post(page: Page, noun: Token | None) -> bool:
    """ "Two police stations": a building, where a station of another kind may be none."""
    if noun is None or noun.lemma not in ("station", "post", "headquarters"):
        return False
    return any(t.norm in ("police", "fire", "petrol", "gas", "railway", "bus") for t in page.children(noun))


def _told(page: Page, count: Count, earlier: list[Measured], whole: Measured | None) -> Measured:
    """A count of people, or of nothing named: by the surest of its readings."""
    named = _named(count)
    before = whole or _antecedent(page, count, earlier)
    sum_before = _sum_before(count, earlier)
    for how, found in _readings(page, count, named, before, whole, earlier):
        if how == "earlier" and sum_before is not None and named is None and count.whole is None:
            return Measured(count, "money", sum_before.noun, how, sum_before.verb)
        if found is not None:
            own = named or (None if how == "tally" else _noun_of(page, count, before, found))
            return Measured(count, found, own, how, governor_of(page, count))
    return Measured(count, "other", named, "none", governor_of(page, count))


def _noun_of(page: Page, count: Count, before: Measured | None, measure: str) -> Token | None:
    """The noun that a bare number takes from the figure before it; not "three of her friends" of a sentence before,
    and for what befalls people alone no house that was burned."""
    noun = None if before is None else before.noun
    if noun is not None and measure in PEOPLE_MEASURES and thing_of(noun.lemma) is not None:
        return None
    if before is None or noun is None or before.count.word.sentence == count.word.sentence:
        return noun
    return None if any(t.dep == "poss" and t.pos in ("PRON", "DET") for t in page.children(noun)) else noun


def _named(count: Count) -> Token | None:
    """The noun that a count has by name: its own, or that of its whole."""
    if count.noun is not None or count.whole is None or count.whole.pos in ("PRON", "DET"):
        return count.noun
    return count.whole


def _money_of(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The sum of money of the sentence that a bare number goes on from, as what is paid or as a part of it."""
    here, number = count.word.sentence, count.number
    money = next((m for m in reversed(earlier[-LOOK:]) if m.measure == "money" and m.count.word.sentence == here), None)
    if money is None or count.noun is not None or (number.further and page.tokens[count.first - 1].norm == "for"):
        return None
    if count.whole is None:
        return money if _is_paid(page, count) else None
    return money if count.whole.norm in ("them", "it") and (number.value or 0) >= _SUM else None


def _sum_before(count: Count, earlier: list[Measured]) -> Measured | None:
    """The sum of money that a large bare number, or none at all, goes on from: "raised six million and spent none"."""
    last = earlier[-1] if earlier else None
    if last is None or last.measure != "money" or count.word.sentence - last.count.word.sentence > 1:
        return None
    return last if (count.number.value or 0) >= _SUM or count.number.form == "zero" else None


def _is_paid(page: Page, count: Count) -> bool:
    """Whether a bare number is what something costs or what is paid."""
    verbs = [v for v, _ in roles(page, count.head)] or [v for v in (governor_of(page, count),) if v is not None]
    return bool(verbs) and verbs[0].lemma in listed("paying", "words")


def _readings(
    page: Page,
    count: Count,
    named: Token | None,
    before: Measured | None,
    whole: Measured | None,
    earlier: list[Measured],
) -> Iterator[tuple[str, str | None]]:
    """The readings of a count of people or of nothing named, the surest first."""
    noun, person = count.noun, named is None or is_person(named)
    if _is_unpunished(page, count):
        yield "verb", "other"
    if (noun is None or person) and is_capacity(page, count):
        yield "capacity", "other"
    if noun is None or noun.tag != "NN" or noun.lemma != "body" or (count.number.value or 1) <= 1:
        yield "noun", fated().get(lemma_of(noun))  # "eight body and floor tests": no bodies
    if count.whole is not None and count.whole.lemma == "victim":
        yield "phrase", phrase_behind(page, count)
        yield "verb", by_verb(page, count, person, before, whole, inner=is_inner(page, count))
        yield "whole", _of_victims(page, count.whole, before)
    if noun is None and count.whole is None and count.first and page.tokens[count.first - 1].lemma == "population":
        yield "of", "population"
    if count.whole is not None and fated().get(lemma_of(count.whole)) == "killed":
        yield "whole", "killed"
    inner = is_inner(page, count)
    if person and _are_living(page, count):
        yield "verb", "population"
    if count.whole is None and lemma_of(noun) in ("", "man", "people", "person", "woman"):
        yield "place", by_place(page, count)
    if person:
        yield "state", state_beside(page, count, before, inner=inner) or state_with(
            page, noun if count.whole is not None or noun is not None else count.word
        )
        verb = by_verb(page, count, person, before, whole, inner=inner)
        crowd = verb == "participants" and classes().get(lemma_of(noun)) == "personnel"
        if crowd and lemma_of(noun) not in nouns_of("workforce"):
            verb = "personnel"  # "police surrounded the hall": no crowd
        yield "verb", verb if verb not in ("participants", "personnel") or whole is None else None
    else:
        yield "verb", by_verb(page, count, person, before, whole, inner=inner)
    if count.whole is not None:
        yield "whole", measure_of_noun(page, count.whole)
    yield "of", by_owner(page, count, person) or included(page, count)
    if noun is not None and noun.lemma == "name" and is_on_list(page, count):
        yield "topic", topic(page, count, earlier) or "affected"
    if noun is not None and noun.lemma in ("people", "person") and _is_value_of_tally(page, count):
        yield "tally", by_tally(page, count)
    if noun is None and count.whole is None:
        yield "tally", by_tally(page, count)
        yield "pronoun", of_us(page, count)
    if person and not inner:
        yield "phrase", phrase_behind(page, count)
    if person:
        yield "heading", by_heading(page, count)
    if whole is None and (noun is None or noun.lemma == "name") and count.whole is None:
        yield "topic", topic(page, count, earlier)
    if noun is not None and noun.lemma == "name" and before is not None:
        yield "topic", before.measure if before.measure in ("killed", "injured", "missing") else None
    if whole is not None and person:
        yield "part", whole.measure
    if person and not inner and named is not None and _is_there(page, count, named):
        yield "class", "affected"
    if named is not None:
        if named.lemma == "victim":
            yield "class", _of_victims(page, named, before)
        yield "class", classes().get(lemma_of(named)) or _class_of_members(page, named)
        if person:
            yield "class", _default(page, named, before)
    elif before is not None and before.measure not in ("population", "magnitude"):
        if before.measure in ("buildings", "vehicles") and _only_people(page, count):
            yield "class", "affected"  # "five schools were shut; 3,500 were told to stay indoors"
        yield "earlier", before.measure


def _is_there(page: Page, count: Count, noun: Token) -> bool:
    """ "Fifty guests were in the hotel": people at the scene, unless they are the force that was sent there."""
    force = classes().get(lemma_of(noun)) in ("personnel", "participants") and noun.lemma not in nouns_of("workforce")
    if force or noun.lemma == "man":
        return False
    does = (verb for verb, role in roles(page, count.head) if role == "subject")
    told = [verb for verb in does if verb.lemma in listed("there", "verbs")]
    if count.head.dep == "attr" and any(t.dep == "expl" for t in page.children(page.head(count.head))):
        told.append(count.head)  # "there were fifty guests in the hotel"
    below = [t for word in told for t in page.children(word)]
    if any(t.norm in listed("there", "places") and t.dep == "advmod" for t in below):
        return True
    where = (t for t in below if t.dep == "prep" and t.norm in ("in", "inside", "on", "aboard"))
    return any(_is_site(t) for prep in where for t in page.children(prep) if t.dep == "pobj")


def _is_site(noun: Token) -> bool:
    """Whether a noun is a building, a craft, or a part of one where people are."""
    return thing_of(noun.lemma) is not None or noun.lemma in listed("there", "sites")


def _are_living(page: Page, count: Count) -> bool:
    """ "The 80 million people who live in the valley"."""
    if (count.number.low or count.number.high or 0) < _MANY:
        return False
    told = [(verb, role) for verb, role in roles(page, count.head) if not _is_housed(page, verb)]
    return any(verb.lemma in ("live", "reside", "inhabit") and role == "subject" for verb, role in told)


def _is_housed(page: Page, verb: Token) -> bool:
    """ "Living in tents": for want of a home."""
    where = (t for prep in page.children(verb) if prep.norm in ("in", "under") for t in page.children(prep))
    return any(t.lemma in listed("holding", "displaced") for t in where)


def _of_victims(page: Page, noun: Token, before: Measured | None) -> str:
    """Victims of whom nothing else is said: what befell those told of before; hurt, if the word says by what."""
    if any(t.lemma in listed("hospital", "hurts") | listed("struck", "causes") for t in page.children(noun)):
        return "injured"
    return before.measure if before is not None and before.measure in ("killed", "injured", "affected") else "affected"


def _only_people(page: Page, count: Count) -> bool:
    """Whether what is said of a bare number is said of people alone."""
    verb = page.head(count.head)
    return count.head.dep in ("nsubj", "nsubjpass") and verb.lemma in listed("people_only", "words")


def _is_unpunished(page: Page, count: Count) -> bool:
    """ "Nobody was ever charged"."""
    if count.number.form != "zero" or count.noun is not None or count.head.dep != "nsubjpass":
        return False
    verb = page.head(count.head)
    ahead = any(t.dep == "aux" and t.tag == "MD" for t in page.children(verb))
    return verb.lemma in listed("justice", "words") and not ahead


def _is_value_of_tally(page: Page, count: Count) -> bool:
    """ "The toll neared 60 people": the number is what the subject of its verb comes to."""
    verb = page.head(count.head)
    reached = count.head.dep == "pobj" and verb.norm in ("to", "at", "past", "above")
    if reached:
        verb = page.head(verb)
    subjects = (t for t in page.children(verb) if t.dep in ("nsubj", "nsubjpass"))
    wanted = listed("nouns", "tallies") | (fated().keys() if reached else frozenset())
    return (reached or count.head.dep in ("dobj", "attr")) and any(t.lemma in wanted for t in subjects)


def _class_of_members(page: Page, noun: Token) -> str | None:
    """ "Five crew members", "nine staff members": the class of what they are members of."""
    if noun.lemma != "member":
        return None
    return next((classes()[t.lemma] for t in page.children(noun) if t.dep == "compound" and t.lemma in classes()), None)


def _default(page: Page, noun: Token, before: Measured | None) -> str | None:
    """People of whom the clause says nothing: as the figure before where they are told by nation; men are a force."""
    if noun.lemma == "man" and noun.tag == "NNS":
        sentence = page.sentence_of(noun)
        corps = any(t.dep in ("compound", "amod", "nmod") and t.text.isupper() for t in page.children(noun))
        force = corps or any(t.lemma in listed("military", "words") for t in page.words(sentence))
        return "personnel" if force else "affected"
    if noun.ent == "NORP" and before is not None and before.measure in PEOPLE_MEASURES:
        return before.measure
    named = noun.lemma in people_nouns() or noun.ent == "NORP" or noun.tag == "NNPS"
    single = noun.tag == "NN" and noun.lemma in ("man", "woman", "person")  # "one man, one vote"
    return "affected" if named and not single and noun.lemma not in listed("public", "words") else None


def _contrasted(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The figure that a bare number is set against: "eight weeks, not 18"; "to 96 from 88"."""
    if not earlier or count.noun is not None or count.whole is not None or count.number.kind != "count":
        return None
    last = earlier[-1]
    if last.count.word.sentence != count.word.sentence:
        return None
    before = page.tokens[count.first - 1].norm if count.first else ""
    if before in ("than", "of") and count.first > 1:  # "six days rather than the ten that they wanted"
        return last if page.tokens[count.first - 2].norm in ("rather", "instead") else None
    if before == "the" and count.first > 2 and page.tokens[count.first - 2].norm in ("than", "of"):
        return last if page.tokens[count.first - 3].norm in ("rather", "instead") else None
    if before == "or" and count.first - last.count.last < _OTHERWISE and _is_otherwise(page, count):
        return last  # "2,000 mourners, or 1,500 by the police's count"
    k = last.count.first - 1
    if before == "to" and k >= 0 and page.tokens[k].norm == "from" and count.first - last.count.last < _OTHERWISE:
        return last  # "grew from twelve patients to 31"
    return last if before == "not" or (before == "from" and count.first - last.count.last < 4) else None


def _is_otherwise(page: Page, count: Count) -> bool:
    """Whether a bare number after "or" is another account, and not "a minute or two" or "three dead or five hurt"."""
    behind = page.tokens[count.last + 1 : count.last + 2]
    own = any(t.norm in states() or t.pos in ("NOUN", "VERB", "AUX") for t in behind)
    apart = count.first > 1 and page.tokens[count.first - 2].text == ","
    return not own and (apart or (count.number.value or 0) >= _FEW)


def _is_magnitude(page: Page, count: Count, earlier: list[Measured]) -> bool:
    """A number on a scale of earthquakes."""
    value = count.number.value
    if value is None or not 1 <= value < 10 or (count.noun is not None and count.noun.lemma in people_nouns()):
        return False
    near = {t.norm for t in page.tokens[max(page.sentence_of(count.word).first, count.first - 3) : count.last + 3]}
    if near & {"magnitude", "richter"}:
        return True
    if (
        count.noun is not None
        or count.whole is not None
        or "." not in page.report.text[count.number.at : count.number.to]
    ):
        return False
    said = {t.norm for t in page.tokens[page.sentence_of(count.word).first : count.first]}
    return bool(said & {"magnitude", "richter", "measured", "measuring"}) or bool(
        earlier and earlier[-1].measure == "magnitude"
    )


def _antecedent(page: Page, count: Count, earlier: list[Measured]) -> Measured | None:
    """The figure that a bare number takes its measure from: the last of the sentence, or of the sentences before."""
    here = count.word.sentence
    near: list[Measured] = []
    for figure in reversed(earlier[-LOOK:]):
        if figure.count.word.sentence < here - _RECENT:
            break
        setting = figure.how in ("none", "class") and _is_setting(page, figure.count)
        setting = setting or (figure.count.number.form == "zero" and figure.how == "earlier")
        if figure.measure not in ("distance", "duration", "money") and not setting:
            near.append(figure)
    near.reverse()
    if not near:
        return None
    alike = [m for m in near if _is_of_size(m, count)]
    verb = near[-1].verb
    aside = near[-1].measure not in PEOPLE_MEASURES and verb is not None and verb.dep == "relcl"
    if alike and not _is_of_size(near[-1], count) and (aside or not _might_be(near[-1], count)):
        near = alike  # "3,000 mourners walked behind nine coffins; the police spoke of 1,800"
    if near[-1].count.word.sentence == here:
        return near[-1]
    return (
        near[-1]
        if near[-1].measure in PEOPLE_MEASURES
        else next(
            (
                m
                for m in reversed(near)
                if m.measure in PEOPLE_MEASURES and m.count.word.sentence == near[-1].count.word.sentence
            ),
            near[-1],
        )
    )


def _is_of_size(figure: Measured, count: Count) -> bool:
    """Whether a figure of people is about as large as a bare number: another account of the same count."""
    told, said = figure.count.number.value, count.number.value
    if told is None or said is None or figure.measure not in PEOPLE_MEASURES or min(told, said) < _FEW:
        return False
    return max(told, said) <= _LIKE * min(told, said)


def _might_be(figure: Measured, count: Count) -> bool:
    """Whether a bare number, however much larger or smaller, could still be of a figure's kind."""
    told, said = figure.count.number.value, count.number.value
    return told is None or said is None or max(told, said) <= _UNLIKE * min(told, said)


def _is_setting(page: Page, count: Count) -> bool:
    """Whether a count only sets the scene: "in six counties", "on 16 roofs", "between two rivers"."""
    ahead = page.head(count.head).norm
    return count.head.dep == "pobj" and ahead in ("in", "on", "at", "between", "across", "from", "around")
