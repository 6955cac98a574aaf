"""Persons: which of those whom a report tells of without a number are one, by name, age, sex, noun and order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsledger.core.lexicon import words
from newsledger.core.pages import Page, Token

_AGE = re.compile(r"(\d{1,3})(?:-year-old|-month-old)?")
NEAR = 4  # sentences back in which a pronoun's or a description's person is sought
OLDEST = 115
MOST = 60  # people told of before that one is compared with: bounds the work on endless lists


@dataclass(frozen=True, slots=True)
class Somebody:
    """A name, description or pronoun for one person where it stands; `measure` is "" where nothing befell them."""

    page: Page
    token: Token
    first: Token
    measure: str
    modality: str
    mention: str | None
    name: str
    gender: str | None
    pronoun: bool


@dataclass(slots=True)
class _Person:
    """What a report has told of one person so far."""

    number: int
    name: str = ""
    age: int | None = None
    gender: str | None = None
    nouns: set[str] = field(default_factory=set)
    last: int = -1  # the sentence that told of them last
    token: int = -1
    harmed: bool = False
    within: set[int] = field(default_factory=set)  # the sentences that tell of harm to them
    introduced: bool = False  # told of as somebody not known yet: "a man"
    further: bool = False  # brought in as somebody else: "another man"
    joined: int = 0


def told_apart(found: Iterable[Somebody]) -> Iterator[tuple[Somebody, int, str, int | None]]:
    """Each telling of harm with the number of the person whom it is told of, the fullest name and the age."""
    people: list[_Person] = []
    told: list[tuple[Somebody, _Person]] = []
    for somebody in found:
        person = _same(somebody, people)
        if person is None and somebody.pronoun and not somebody.measure:
            continue  # a pronoun brings in nobody
        if person is None:
            person = _Person(len(people))
            people.append(person)
        _learn(person, somebody)
        if somebody.measure:
            told.append((somebody, person))
    one = _joined(people)
    for somebody, person in told:
        person = one.get(person.number, person)
        yield somebody, person.number, person.name, person.age


def _joined(people: Sequence[_Person]) -> dict[int, _Person]:
    """Described people who were harmed -> the named one, harmed too, who is meant: of one sex and age, in no sentence
    with them. Each name takes up one description of each sentence, in order.
    """
    found: dict[int, _Person] = {}
    harmed = [p for p in people if p.harmed]
    for place, person in enumerate(harmed):
        if person.name or person.further:
            continue
        near = harmed[max(place - MOST, 0) : place + MOST]
        homes = near if not person.introduced else [p for p in near if p.name]
        fitting = [n for n in homes if n is not person and n.number not in found and not n.within & person.within
                   and not _differ(n, person)]  # fmt: skip
        if fitting:
            home = min(fitting, key=lambda n: (n.age != person.age or n.age is None, not n.name, n.joined, n.number))
            home.joined += 1
            home.within |= person.within
            home.age = home.age if home.age is not None else person.age
            found[person.number] = home
    return found


def _differ(a: _Person, b: _Person) -> bool:
    ages = a.age is not None and b.age is not None and a.age != b.age
    return ages or (a.gender is not None and b.gender is not None and a.gender != b.gender)


def _learn(person: _Person, somebody: Somebody) -> None:
    token = somebody.token
    person.name = max(person.name, somebody.name, key=len)
    person.age = person.age if person.age is not None else age_of(somebody)
    person.gender = person.gender or gender_of(somebody)
    if not somebody.name and not somebody.pronoun:
        person.nouns.add(token.lemma)
    person.last, person.token = token.sentence, token.i
    person.harmed = person.harmed or bool(somebody.measure)
    person.further = person.further or is_further(somebody)
    plain = not somebody.name and not somebody.pronoun
    person.introduced = person.introduced or (plain and is_new(somebody) and not _owned(somebody))
    if somebody.measure:
        person.within.add(token.sentence)


def _same(somebody: Somebody, people: list[_Person]) -> _Person | None:
    """The person told of before who is meant; null for somebody new."""
    token = somebody.token
    fitting = [p for p in people[-MOST:] if _fits(somebody, p)]
    beside = _renamed(somebody, people)
    if beside is not None:
        return beside
    if somebody.name:
        named = [p for p in fitting if p.name and _one_name(p.name, somebody.name)]
        if named:
            return named[-1]
        free = [p for p in fitting if not p.name and (p.harmed or (p.age is not None and p.age == age_of(somebody)))]
        if somebody.measure or age_of(somebody) is not None:
            return next(iter(sorted(free, key=lambda p: (p.age != age_of(somebody), -p.token))), None)
        return None
    if somebody.pronoun:
        if token.norm.endswith("self"):
            doer = _doer(somebody)
            here = [p for p in fitting if p.last == token.sentence]
            return max(here, key=lambda p: (p.token == doer, p.token), default=None)
        near = [p for p in fitting if token.sentence - p.last <= NEAR]
        return max(near, key=lambda p: (p.harmed and somebody.measure != "", p.token), default=None) \
            if somebody.measure else None
    if is_further(somebody):
        return None
    return _described(somebody, fitting)


def _doer(somebody: Somebody) -> int:
    """The word for whoever does what the verb of a reflexive tells; -1 where its clause has none of its own."""
    page = somebody.page
    for verb in page.ancestors(somebody.token):
        subject = next((t for t in page.children(verb) if t.dep in ("nsubj", "nsubjpass")), None)
        if verb.pos == "VERB" and subject is not None:
            return subject.i
        if verb.pos == "VERB" and verb.dep not in ("conj", "xcomp", "advcl", "pcomp"):
            break
    return -1


def _described(somebody: Somebody, fitting: list[_Person]) -> _Person | None:
    """The person that a description means: one known by the noun or age, for a definite one any that was harmed."""
    token, age = somebody.token, age_of(somebody)
    noun, plain = token.lemma, words("victims", "plain")
    definite = not is_new(somebody)
    if age is not None:
        aged = [p for p in fitting if p.age == age]
        if aged:
            return aged[-1]
    like = [p for p in fitting if noun in p.nouns and p.last != token.sentence]
    if like and (definite or all(p.harmed for p in like[-1:])):
        return like[-1]
    if _owned(somebody):
        kin = [p for p in fitting if p.harmed and p.last != token.sentence]
        return None if _also(somebody) or not somebody.measure else next(reversed(kin), None)
    if definite or token.sentence == 0 or any(p.last == 0 for p in fitting):
        harmed = [p for p in fitting if p.harmed and p.last != token.sentence]
        vague = plain | words("victims", "male") | words("victims", "female")
        if harmed and (noun in vague or not definite):
            return harmed[-1]
        if len(harmed) == 1 and harmed[0].nouns <= vague:
            return harmed[0]
    return None


def _renamed(somebody: Somebody, people: list[_Person]) -> _Person | None:
    """The person that a word in apposition names again: "a guard, Jo Lund", "his brother Ravi"."""
    page, token = somebody.page, somebody.token
    head = page.head(token)
    if token.dep == "appos":
        return next((p for p in reversed(people) if p.token == head.i), None)
    return None


def _fits(somebody: Somebody, person: _Person) -> bool:
    age, gender = age_of(somebody), gender_of(somebody)
    if age is not None and person.age is not None and age != person.age:
        return False
    if gender and person.gender and gender != person.gender:
        return False
    return not (somebody.name and person.name and not _one_name(somebody.name, person.name))


def _one_name(a: str, b: str) -> bool:
    """Whether two names can be one person's: the same, or the one a part of the other's words."""
    one, two = set(a.split()), set(b.split())
    return bool(one) and bool(two) and (one <= two or two <= one)


def is_new(somebody: Somebody) -> bool:
    """Whether a description brings in somebody: "a guard", in a headline "Guard"."""
    below = somebody.page.children(somebody.token)
    if any(t.norm in words("victims", "new") for t in below):
        return True
    return not any(t.dep in ("det", "poss") for t in below)


def is_further(somebody: Somebody) -> bool:
    """Whether it says that it is somebody else: "another man", "a second woman"."""
    token = somebody.token
    further = words("victims", "further")
    return token.norm in further or any(t.norm in further for t in somebody.page.children(token))


def _also(somebody: Somebody) -> bool:
    """Whether the sentence adds somebody: "her brother also died"."""
    page = somebody.page
    return any(t.norm in ("also", "too") for t in page.words(page.sentence_of(somebody.token)))


def _owned(somebody: Somebody) -> bool:
    return any(t.dep == "poss" for t in somebody.page.children(somebody.token))


def gender_of(somebody: Somebody) -> str | None:
    """The sex that the words tell: "f", "m" or null."""
    if somebody.gender:
        return somebody.gender
    token = somebody.token
    if somebody.pronoun:
        return "f" if token.norm in ("she", "her", "herself") else "m"
    said = {token.lemma, *(t.lemma for t in somebody.page.children(token) if t.dep in ("amod", "compound", "appos"))}
    female, male = said & words("victims", "female"), said & words("victims", "male")
    return None if bool(female) == bool(male) else "f" if female else "m"


def age_of(somebody: Somebody) -> int | None:
    """The age that stands beside the word: "a 19-year-old man", "Jo Lund, 52,", "a man, 34"."""
    page, token = somebody.page, somebody.token
    for child in page.children(token):
        if child.i < token.i and child.norm not in ("one",):
            text = page.report.text[child.start : child.end]
            found = _AGE.match(text)
            behind = page.report.text[child.start : child.start + 16]
            if found and "year" in behind:
                return _sound(found[1])
    below = [t for t in page.subtree(token) if t.i < token.i and t.tag == "CD"]
    for number in below:
        if "year" in page.report.text[number.start : number.end + 12]:
            return _sound(number.norm)
    after = page.tokens[token.i + 1 : token.i + 4]
    if len(after) > 1 and after[0].norm in (",", "(") and after[1].tag == "CD":
        closes = len(after) < 3 or after[2].norm in (",", ")", ".", ";", "and", "of", "was", "who")
        return _sound(after[1].norm) if closes else None
    return None


def _sound(text: str) -> int | None:
    digits = re.match(r"\d{1,3}", text)
    return int(digits[0]) if digits and int(digits[0]) <= OLDEST else None
