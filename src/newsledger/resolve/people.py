"""Who is who: persons of a story under all their spellings, surnames alone, initials, and offices.

Full names first, over the whole story; then surnames and given names alone, each to a full name of its own report and
only then of another; last, descriptions ("the mayor") to the person who is said to hold the office.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from newsledger.core.claims import Mention
from newsledger.core.lexicon import lexicon
from newsledger.core.names import plain
from newsledger.resolve.links import Links, Why
from newsledger.resolve.spelling import codes, same_person, same_surname, skeleton
from newsledger.resolve.spelling import parts as words_of

ALIKE = 0.85  # likeness above which a surname alone is a spelling of one in a full name
LIKELY = 0.75  # least likeness of two full names that are taken for one person's
_AFTER = re.compile(r" (?:of|for|in|at|to|from|with|on) ")
CALL = 4  # least letters of a given name that a longer one may be called by
STEM = 5  # least letters of a surname that a longer one may be cut to
FOREMOST = 4  # times as often as the next of a surname that a story names him who is meant by it
CROWD = 60  # names that sound alike are all compared up to so many; beyond, those with one first letter

Finder = Callable[[str, str, str | None, str | None], Sequence[Mention]]


@cache
def _told(part: str) -> frozenset[str]:
    return frozenset(lexicon("roles")["offices"][part])


@cache
def _generations() -> frozenset[str]:
    return frozenset(lexicon("titles")["generation"]["words"])


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name, without "Jr"."""
    words = words_of(name)
    return words[:-1] if len(words) > 1 and words[-1] in _generations() else words


def _generation(mention: Mention) -> str:
    """ "jr", "sr" or the like; "" for a name that does not tell."""
    last = plain(mention.cite.quote).split()[-1:]
    return "".join(last).replace("n", "") if set(last) & _generations() else ""


def link_people(people: Sequence[Mention], links: Links) -> None:
    """Join the mentions of each person. `people` come in order of report and place."""
    named = [m for m in people if not m.nominal]
    full = [m for m in named if len(parts(m.cite.quote)) > 1]
    for mention in people:
        if mention.same_as in links.mentions and mention.same_as is not None:
            links.join(mention.same_as, mention.id, Why(0.9, f"'{mention.cite.quote}' points back in its own report"))
    chiefs = _full_names(full, links)
    _short_names([m for m in named if len(parts(m.cite.quote)) == 1], full, chiefs, links)
    _offices([m for m in people if m.nominal], named, links)


def _full_names(full: Sequence[Mention], links: Links) -> dict[str, list[Mention]]:
    """Join full names that are equal or spelled alike; gives each plain name its mentions."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in full:
        by_name[" ".join(parts(mention.cite.quote))].append(mention)
    for same in (one for named in by_name.values() for one in _by_generation(named)):
        for gender in ("f", "m"):
            one = [m for m in same if m.gender in (None, gender)]
            if not any(m.gender not in (None, gender) for m in same) or gender == "m":
                _chain(one or same, links, "the same full name")
                break
    _family_names(by_name, links)
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(by_name):
        first, last = name.split()[0], name.split()[-1]
        rest = "".join(name.split()[1:])
        for code in {*codes(last), skeleton(last), f"{first} {skeleton(last)[:1]}", *codes(rest)}:
            blocks[code].append(name)
    pairs = {pair for block in blocks.values() for pair in _pairs(block)}
    scored = sorted(((same_person(a, b), a, b) for a, b in pairs), key=lambda p: (-p[0], p[1], p[2]))
    for score, a, b in scored:
        score = max(score, _cut_short(a, b, by_name))
        if score >= LIKELY and not _clash(by_name[a], by_name[b]):
            whole, two = by_name[a][0], by_name[b][0]
            reason = f"'{two.cite.quote}' is a spelling of '{whole.cite.quote}' (likeness {score:.2f})"
            links.join(whole.id, two.id, Why(score, reason))
    return by_name


def _by_generation(same: Sequence[Mention]) -> tuple[list[Mention], ...]:
    """The bearers of one full name, father apart from son; where both are told of, the bare name is the father's."""
    told = {_generation(m) for m in same}
    if len(told - {""}) < 2:
        return (list(same),)
    father = "sr" if "sr" in told else ""
    of = [(_generation(m) or father, m) for m in same]
    return tuple([m for generation, m in of if generation == one] for one in sorted({g for g, _ in of}))


def _cut_short(a: str, b: str, by_name: dict[str, list[Mention]]) -> float:
    """How likely a name is another's beginning, for the bearers of one other name and one office: long names are cut.

    >>> _cut_short("ana rako", "luis rakotomalala", {}), _cut_short("tendi moyo", "tendai moyo", {})
    (0.0, 0.0)
    """
    one, two = a.split(), b.split()
    surname = one[:-1] == two[:-1] and len(one[0]) > 2 and _begins(one[-1], two[-1], STEM)
    given = len(one[-1]) > 2 and same_surname(one[-1], two[-1]) > 0 and _begins(one[0], two[0], CALL)
    if not (surname or given):
        return 0.0
    offices = ({_head(m) for m in by_name[name]} - {None} for name in (a, b))
    return 0.8 if set.intersection(*offices) else 0.0


def _begins(one: str, two: str, least: int) -> bool:
    """Whether one of two unlike words begins with the other, which has at least so many letters."""
    short, long = sorted((one, two), key=len)
    return least <= len(short) < len(long) and long.startswith(short)


def _family_names(by_name: dict[str, list[Mention]], links: Links) -> None:
    """Join family names of two words ("Ba Diop") to the one full name that ends with them."""
    ending: dict[str, list[str]] = defaultdict(list)
    for name in sorted(by_name):
        words = name.split()
        for cut in range(1, len(words) - 1):
            ending[" ".join(words[cut:])].append(name)
    for name, whole in sorted(ending.items()):
        if name in by_name and len(whole) == 1:
            one, two = by_name[whole[0]][0], by_name[name][0]
            links.join(one.id, two.id, Why(0.85, f"'{two.cite.quote}' is the family name of '{one.cite.quote}'"))


def _pairs(block: list[str]) -> Iterable[tuple[str, str]]:
    for i, a in enumerate(block):
        for b in block[i + 1 :]:
            if len(block) <= CROWD or a[0] == b[0]:
                yield a, b


def _chain(mentions: Sequence[Mention], links: Links, what: str) -> None:
    for mention in mentions[1:]:
        links.join(mentions[0].id, mention.id, Why(0.98, f"{what}: '{mention.cite.quote}'"))


def _clash(one: Sequence[Mention], two: Sequence[Mention]) -> bool:
    """Whether two names are of two people for certain: a man and a woman, or Mario and Maria in one report."""
    genders = {m.gender for m in (*one, *two)} - {None}
    if len(genders) > 1:
        return True
    a, b = parts(one[0].cite.quote), parts(two[0].cite.quote)
    apart = a[1:] == b[1:] and {a[0][-1], b[0][-1]} == {"a", "o"}
    return apart and not {m.cite.report for m in one}.isdisjoint(m.cite.report for m in two)


def _short_names(short: Sequence[Mention], full: Sequence[Mention], chiefs: dict[str, list[Mention]],
                 links: Links) -> None:  # fmt: skip
    """Join surnames and given names that stand alone to a full name: of the same report first, else of the story."""
    found = _finder(full, chiefs)
    left: dict[str, list[Mention]] = defaultdict(list)
    told = Counter(links.root(m.id) for m in full)
    for mention in short:
        asked = parts(mention.cite.quote)[0], _generation(mention), mention.gender
        here = found(*asked, mention.cite.report)
        there = here or found(*asked, None)
        if not there:
            left[parts(mention.cite.quote)[0]].append(mention)
            continue
        best = _choose(mention, there)
        agreed = best if best is not None and _agrees(mention, best) else None
        main = there[-1] if len({links.root(m.id) for m in there}) == 1 else _foremost(there, told, links)
        if here or agreed or main:
            chosen = (best or there[-1]) if here else agreed or main or there[-1]
            reason = f"'{mention.cite.quote}' is short for '{chosen.cite.quote}'"
            why = Why(0.9, reason) if here else Why(0.8, f"{reason} of another report")
            links.join(chosen.id, mention.id, why)
        else:
            links.doubt(there[-1].id, mention.id, "person", f"'{mention.cite.quote}' may be any of "
                        + ", ".join(sorted({m.cite.quote for m in there})))  # fmt: skip
            left[parts(mention.cite.quote)[0]].append(mention)
    for same in left.values():
        _chain(same, links, "the same name")


def _finder(full: Sequence[Mention], chiefs: dict[str, list[Mention]]) -> Finder:
    """Gives, for a name alone, its generation, gender and report, the full names that it can be short for: those of the
    report, or of the story where none is given. Each question is answered once.
    """
    in_report: dict[str, list[Mention]] = defaultdict(list)
    for mention in full:
        in_report[mention.cite.report].append(mention)
    by_part: dict[str, set[str]] = defaultdict(set)
    for name in chiefs:
        for word in name.split():
            for code in codes(word):
                by_part[code].add(name)

    @cache
    def found(word: str, which: str, gender: str | None, report: str | None) -> Sequence[Mention]:
        if report is not None:
            return _fitting(word, which, gender, in_report[report])
        alike = [chiefs[name][0] for code in codes(word) for name in sorted(by_part[code])]
        return _fitting(word, which, gender, alike)

    return found


def _fitting(word: str, which: str, gender: str | None, full: Iterable[Mention]) -> list[Mention]:
    """The full names that a name alone can be short for, in order; those with that surname before the others."""
    full = [m for m in full if not which or _generation(m) in ("", which)]
    full = [m for m in full if m.gender is None or gender is None or m.gender == gender]
    exact = [m for m in full if parts(m.cite.quote)[-1] == word]
    inner = [m for m in full if word in parts(m.cite.quote)[:-1]]
    return exact or inner or [m for m in full if same_surname(parts(m.cite.quote)[-1], word, ALIKE)]


def _choose(mention: Mention, full: Sequence[Mention]) -> Mention | None:
    """Among people of one surname, the one whose gender or role agrees, else the last named before."""
    agreeing = [m for m in full if _agrees(mention, m)]
    before = [m for m in agreeing or full if m.cite.report == mention.cite.report and m.cite.start < mention.cite.start]
    return before[-1] if before else agreeing[-1] if agreeing else None


def _foremost(full: Sequence[Mention], told: Mapping[str, int], links: Links) -> Mention | None:
    """Of several people of one surname, whom a story names so much more than the others that the surname is his."""
    ranked = sorted({links.root(m.id) for m in full}, key=lambda root: (-told.get(root, 0), root))
    if told.get(ranked[0], 0) < FOREMOST * max(told.get(ranked[1], 0), 1):
        return None
    return next(m for m in full if links.root(m.id) == ranked[0])


def _agrees(mention: Mention, other: Mention) -> bool:
    if mention.gender is not None and mention.gender == other.gender:
        return True
    return bool(mention.role and other.role and _words(mention) & _words(other))


def _words(mention: Mention) -> set[str]:
    return set(plain(mention.role.quote).split()) if mention.role else set()


def _head(mention: Mention) -> str | None:
    """The noun that a role comes to: "spokesman for the governor" -> "spokesman"."""
    words = plain(_AFTER.split(mention.role.quote, maxsplit=1)[0]).split() if mention.role else []
    return words[-1] if words else None


def _fits(told: set[str], holder: Mention) -> bool:
    """Whether a holder's role has all that a description tells, and is not a lesser or a lost office."""
    return told <= _words(holder) and not (_words(holder) - told) & _told("less")


def _offices(described: Sequence[Mention], named: Sequence[Mention], links: Links) -> None:
    """Join descriptions to the one person of the story who holds the office, else to one another."""
    holders: dict[str, dict[str, Mention]] = defaultdict(dict)
    local: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in named:
        head = _head(mention)
        if head is not None:
            holders[head].setdefault(links.root(mention.id), mention)
            local[mention.cite.report, head].append(mention)
    alone: dict[str, list[Mention]] = defaultdict(list)
    for mention in described:
        if mention.same_as is not None:
            continue
        words = plain(mention.cite.quote).split()
        told = set(words) - _told("area")
        here = [m for m in local[mention.cite.report, words[-1]] if _fits(told, m)]
        one = words[-1] in _told("one") and len(holders[words[-1]]) <= CROWD
        there = [m for m in holders[words[-1]].values() if _fits(told, m)] if one else []
        chosen = here[-1:] or (there if len(there) == 1 else [])
        if chosen and chosen[0].gender in (None, mention.gender or chosen[0].gender):
            links.join(chosen[0].id, mention.id, Why(0.75, f"'{chosen[0].cite.quote}' is called {mention.cite.quote}"))
        else:
            many = words[-1] in _told("many")  # a story has one mayor, a report one man
            alone[f"{' '.join(words)} {mention.cite.report}" if many else " ".join(words)].append(mention)
    for same in alone.values():
        _chain(same, links, "the same description")
