"""The readings of a count of people, or of nothing named, the surest first: each with how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from newsledger.core.pages import Page, Token
from newsledger.extract.bystanders import (
    are_living,
    by_default,
    by_strength,
    class_of_members,
    is_there,
    is_unpunished,
    of_victims,
    only_people,
)
from newsledger.extract.deeds import by_verb
from newsledger.extract.fates import measure_of_noun, phrase_behind, state_beside, state_with
from newsledger.extract.governors import is_inner
from newsledger.extract.placed import Count, nouns_of
from newsledger.extract.settings import by_place, included, is_capacity, is_on_list, is_share
from newsledger.extract.tallied import by_heading, by_owner, by_tally, is_value_of_tally, of_us
from newsledger.extract.terms import Measured, classes, fated, is_person, lemma_of
from newsledger.extract.topics import topic

Readings = Iterator[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class CountInPlace:
    """A count in its place, what it counts by name, the figure before it or that it is a part of, all before it."""

    page: Page
    count: Count
    named: Token | None
    before: Measured | None
    whole: Measured | None
    earlier: list[Measured]

    @property
    def person(self) -> bool:
        """Whether it may count people."""
        return self.named is None or is_person(self.named)

    @property
    def bare(self) -> bool:
        """Whether it has neither a noun nor a whole."""
        return self.count.noun is None and self.count.whole is None

    @property
    def inner(self) -> bool:
        """Whether the clause is about a part of it."""
        return is_inner(self.page, self.count)

    def by_verb(self) -> str | None:
        """What the verbs around it say."""
        return by_verb(self.page, self.count, self.person, self.before, self.whole, inner=self.inner)


def readings(told: CountInPlace) -> Readings:
    """Every reading, the surest first; the measure is null where a reading has nothing to say."""
    return chain.from_iterable(read(told) for read in (_by_noun, _by_state, _by_tally, _by_figure, _by_class))


def _by_noun(told: CountInPlace) -> Readings:
    """What the noun tells whatever the verb says."""
    page, count, noun = told.page, told.count, told.count.noun
    if is_unpunished(page, count):
        yield "verb", "other"
    if (noun is None or told.person) and is_capacity(page, count):
        yield "capacity", "other"
    if told.person and is_share(page, count):
        yield "rate", "other"
    yield "noun", by_strength(page, count)
    if noun is None or noun.tag != "NN" or noun.lemma != "body" or (count.number.value or 1) <= 1:
        yield "noun", fated().get(lemma_of(noun))  # "eight body and floor tests": no bodies
    if count.whole is not None and count.whole.lemma == "victim":
        yield "phrase", phrase_behind(page, count)
        yield "verb", told.by_verb()
        yield "whole", of_victims(page, count.whole, told.before)
    if told.bare and count.first and page.tokens[count.first - 1].lemma == "population":
        yield "of", "population"
    if count.whole is not None and fated().get(lemma_of(count.whole)) == "killed":
        yield "whole", "killed"


def _by_state(told: CountInPlace) -> Readings:
    """What the place, the state and the verbs beside the count tell."""
    page, count, noun = told.page, told.count, told.count.noun
    if told.person and are_living(page, count):
        yield "verb", "population"
    if count.whole is None and lemma_of(noun) in ("", "man", "people", "person", "woman"):
        yield "place", by_place(page, count)
    if not told.person:
        yield "verb", told.by_verb()
        return
    whose = noun if count.whole is not None or noun is not None else count.word
    yield "state", state_beside(page, count, told.before, inner=told.inner) or state_with(page, whose)
    verb = told.by_verb()
    crowd = verb == "participants" and classes().get(lemma_of(noun)) == "personnel"
    if crowd and lemma_of(noun) not in nouns_of("workforce"):
        verb = "personnel"  # "police surrounded the hall": no crowd
    yield "verb", verb if verb not in ("participants", "personnel") or told.whole is None else None


def _by_tally(told: CountInPlace) -> Readings:
    """What the count is the value of, or what owns it."""
    page, count, noun = told.page, told.count, told.count.noun
    if count.whole is not None:
        yield "whole", measure_of_noun(page, count.whole)
    yield "of", by_owner(page, count, told.person) or included(page, count)
    if noun is not None and noun.lemma == "name" and is_on_list(page, count):
        yield "topic", topic(page, count, told.earlier) or "affected"
    if noun is not None and noun.lemma in ("people", "person") and is_value_of_tally(page, count):
        yield "tally", by_tally(page, count)
    if told.bare:
        yield "tally", by_tally(page, count)
        yield "pronoun", of_us(page, count)


def _by_figure(told: CountInPlace) -> Readings:
    """What the words behind, a heading, the topic, or the whole that it is a part of tell."""
    page, count, noun, before, whole = told.page, told.count, told.count.noun, told.before, told.whole
    if told.person and not told.inner:
        yield "phrase", phrase_behind(page, count)
    if told.person:
        yield "heading", by_heading(page, count)
    if whole is None and (noun is None or noun.lemma == "name") and count.whole is None:
        yield "topic", topic(page, count, told.earlier)
    if noun is not None and noun.lemma == "name" and before is not None:
        yield "topic", before.measure if before.measure in ("killed", "injured", "missing") else None
    if whole is not None and told.person:
        yield "part", whole.measure


def _by_class(told: CountInPlace) -> Readings:
    """What people of that noun are where nothing else is said; for a bare number, what those before it are."""
    page, count, named, before = told.page, told.count, told.named, told.before
    if named is not None:
        if told.person and not told.inner and is_there(page, count, named):
            yield "class", "affected"
        if named.lemma == "victim":
            yield "class", of_victims(page, named, before)
        yield "class", classes().get(lemma_of(named)) or class_of_members(page, named)
        if told.person:
            yield "class", by_default(page, named, before)
    elif before is not None and before.measure not in ("population", "magnitude"):
        if before.measure in ("buildings", "vehicles") and only_people(page, count):
            yield "class", "affected"  # "five schools were shut; 3,500 were told to stay indoors"
        yield "earlier", before.measure
