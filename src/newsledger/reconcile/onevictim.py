"""Who of a report's victims may be one: a toll that nobody gave in a number counts no more people than it must.

A report calls one person "a man", "the victim", "the father of two" and by name. Two are surely two where their names
or ages differ, where one sentence tells of both, where one is "another", or where each has a calling of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsledger.core.claims import Claim, Victim
from newsledger.core.lexicon import words

MOST = 60  # people of a report that are compared: bounds the work on an endless list
Person = list[tuple[Claim, Victim]]


def as_few(people: Mapping[int, Person]) -> list[Person]:
    """The victims of a report, as few as what it tells of them allows: the named first, each joined to the first that
    it may be."""
    order = sorted(people.items(), key=lambda row: (not any(v.name for _, v in row[1]), row[0]))
    found: list[Person] = []
    for _, person in order:
        home = next((other for other in found[:MOST] if not are_two(person, other)), None)
        if home is None:
            found.append(list(person))
        else:
            home += person
    return found


def are_two(one: Person, two: Person) -> bool:
    """Whether two tellings cannot be of one person."""
    names = [{v.name for _, v in person if v.name} for person in (one, two)]
    if any(not _one_name(a, b) for a in names[0] for b in names[1]):
        return True
    if {n for n in names[0] if " " in n} & names[1]:
        return False  # one full name is one person, however often a sentence tells of them
    ages = [{v.age for _, v in person if v.age is not None} for person in (one, two)]
    if ages[0] and ages[1] and ages[0].isdisjoint(ages[1]):
        return True
    if any(_are_beside(a, b) for a in one for b in two):
        return True
    if any(_is_another(v) for person in (one, two) for _, v in person):
        return True
    sexes = [{s for _, v in person if (s := _sex(v))} for person in (one, two)]
    if sexes[0] and sexes[1] and sexes[0].isdisjoint(sexes[1]):
        return True
    callings = [{c for _, v in person if (c := _calling(v))} for person in (one, two)]
    return bool(callings[0]) and bool(callings[1]) and callings[0].isdisjoint(callings[1])


def _are_beside(a: tuple[Claim, Victim], b: tuple[Claim, Victim]) -> bool:
    """Whether one sentence tells of two: not of somebody by name or noun and, of one fate, "the boy" again."""
    if a[0].sentence != b[0].sentence:
        return False
    (_, first), (claim, again) = sorted((a, b), key=lambda told: told[1].cite.start)
    before = claim.sentence.quote[: max(again.cite.start - claim.sentence.start, 0)].lower().split()[-1:]
    if again.mention is None and words("victims", "pronouns").issuperset(_words(again)):
        return False  # "Mr Lund said he was hurt"
    known = first.mention is not None or _words(first)[-1] == _words(again)[-1]
    return again.mention is not None or before != ["the"] or first.measure != again.measure or not known


def _one_name(a: str, b: str) -> bool:
    one, two = set(a.split()), set(b.split())
    return one <= two or two <= one


def _words(victim: Victim) -> list[str]:
    return victim.cite.quote.lower().split()


def _is_another(victim: Victim) -> bool:
    return not words("victims", "further").isdisjoint(_words(victim))


def _sex(victim: Victim) -> str | None:
    said = set(_words(victim))
    female, male = said & words("victims", "female"), said & words("victims", "male")
    return None if bool(female) == bool(male) else "f" if female else "m"


def _calling(victim: Victim) -> str | None:
    """The last word of a description that says more than a person's sex or age; null for a name or a plain word."""
    last = _words(victim)[-1]
    plain = words("victims", "plain") | words("victims", "male") | words("victims", "female")
    return None if victim.mention or last in plain else last
