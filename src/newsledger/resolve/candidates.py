"""The places that a name may mean, before the story has a say: by its whole, without its words of kind, misspelt."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from newsledger.core.lexicon import lexicon
from newsledger.core.nouns import Noun
from newsledger.resolve import gazetteer
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.hints import abbreviations, kinds, peoples

MOST = 80  # candidates kept of a common name, the largest; no village beyond them is found without a province named
ALIKE = 0.84  # least likeness of a misspelt name: one letter in seven, two in thirteen
SHORTEST = 4  # letters of a town's name in capitals; shorter ones are acronyms
SOME, GREAT = 20_000, 50_000  # people of a district, and of a town, that a word of kind alone may mean
SHORT = 5  # letters under which a misspelling is not looked up
COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central"))
_ARTICLE = re.compile(r"^(?:the|al|el|ad|ar|as|at|an|az|la|le|les|los|las)[ -]", re.I)
_SAINT = (("st ", "saint "), ("st. ", "saint "), ("ste. ", "sainte "), ("mt. ", "mount "), ("mt ", "mount "),
          ("ft. ", "fort "), ("ft ", "fort "))  # fmt: skip


class Form(Noun, frozen=True):
    """A name as looked up: its key, the kind that a word of it tells ("" for none), and whether it was cut for that."""

    key: str
    kind: str = ""
    cut: bool = False
    front: bool = False  # the word stood before the name: "republic of X"
    bare: bool = False  # it is the name without the nationality before it: "the Nepalese Himalayas"


@lru_cache(maxsize=20_000)
def forms(name: str) -> tuple[Form, ...]:
    """The forms in which a name is looked up, the fullest first."""
    words = name.replace("’", "'").split()
    found = [Form(key=gazetteer.key(name), kind=_kind(words))]
    low = name.lower()
    if name.isupper() and len(found[0].key) in (2, 3):
        found.append(Form(key=gazetteer.CODE + found[0].key))
    found += [Form(key=gazetteer.key(full + low[len(short) :])) for short, full in _SAINT if low.startswith(short)]
    bare, kind = _bare(words)
    if kind and bare:
        front = words[-1].lower() not in kinds()
        found.append(Form(key=gazetteer.key(" ".join(bare)), kind=kind, cut=True, front=front))
    if len(words) > 1 and words[0].lower() in peoples():
        found.append(Form(key=gazetteer.key(" ".join(words[1:])), kind=kind, bare=True))
    for base in (name, " ".join(bare)):
        without = _ARTICLE.sub("", base)
        if without not in ("", base):
            found.append(Form(key=gazetteer.key(without), kind=kind, cut=True))
    if name.lower() in COMPASS:
        return ()
    return tuple({form.key: form for form in reversed(found) if form.key}.values())[::-1]


def in_full(name: str) -> str:
    """A name with the abbreviation that it begins with spelled out, "" where it begins with none.

    >>> in_full("St. Petersburg")
    'Saint Petersburg'
    """
    low = name.lower()
    return next((full.capitalize() + name[len(short) :] for short, full in _SAINT if low.startswith(short)), "")


def without_compass(name: str) -> str:
    """The name without the part of the compass that it begins with, "" where it begins with none: "North Lima"."""
    first, _, rest = name.partition(" ")
    return rest if gazetteer.key(first).removesuffix("ern") in COMPASS else ""


def is_vague(name: str) -> bool:
    """Whether a name tells only which side of a land is meant: "East Coast"."""
    rest = without_compass(name).lower()
    return rest in lexicon("placewords")["apart"]["sides"]


def _kind(words: list[str]) -> str:
    """The kind that the last word tells ("X province"), else the first ("Lake X", "port of X")."""
    if len(words) < 2:
        return ""
    return kinds().get(words[-1].lower().rstrip(".")) or kinds().get(words[0].lower().rstrip("."), "")


def _bare(words: list[str]) -> tuple[list[str], str]:
    """The name without its words of kind, and the kind: "province of X", "X province", "Lake X"."""
    if len(words) < 2:
        return words, ""
    last, first = words[-1].lower().rstrip("."), words[0].lower().rstrip(".")  # "Lee Co.", "Mt. Elgon"
    if last in kinds():
        return words[:-1], kinds()[last]
    if first == "state" and [word.lower() for word in words[1:3]] == ["of", "the"]:
        return words, ""  # of the union, of the nation, of the art
    if first in kinds():
        rest = words[1:]
        while len(rest) > 1 and rest[0].lower() in ("of", "the", "de", "do", "da", "del"):
            rest = rest[1:]
        return rest, kinds()[first]
    return words, ""


def candidates(names: tuple[str, ...], *, kind: str = "") -> dict[str, tuple[Entry, Form]]:
    """Every place that one of the names may mean, by ident, with the form that found it, the fullest winning.

    `kind` is what the words beside it tell: the name of a building or a camp is never cut down to the town in it.
    """
    found: dict[str, tuple[Entry, Form]] = {}
    short = {ident for name in names if (ident := abbreviations().get(name)) is not None}
    if short:  # "La." is a province, and no town of those letters
        return {i: (entry, Form(key=entry.name)) for i in sorted(short) if (entry := gazetteer.entry(i)) is not None}
    for name in sorted(names):
        for form in forms(name):
            if form.cut and (kind == "site" or form.kind in ("site", "border", "district")):
                continue
            for entry in gazetteer.named(form.key):
                if entry.level in (2, 3) and name.isupper() and len(form.key) < SHORTEST:
                    continue  # "EU" is no town of that name
                if entry.level in (2, 3) and name.lower() in kinds() and not _is_great(entry):
                    continue  # nor is "the Republic", "the Gulf", "Park", "Downtown"
                if _fits(entry, form) and _better(entry, form, found.get(entry.ident)):
                    found[entry.ident] = entry, form
    if any(entry.level == 3 and entry.main and not form.cut for entry, form in found.values()):
        # "City of London", "Texas City": the whole name's town is meant, not one of a part of it
        found = {ident: row for ident, row in found.items() if not (row[1].cut and row[1].kind == "city")}
    if any(entry.main and not (form.cut or form.bare) for entry, form in found.values()):
        found = {ident: row for ident, row in found.items() if not row[1].bare}  # "British Columbia"
    known = {ident: row for ident, row in found.items() if row[0].level < 5}
    if known:
        found = known | {ident: row for ident, row in found.items() if _is_told(*row, kind)}
    if len(found) <= MOST:
        return found
    largest = sorted(found.items(), key=lambda row: (-row[1][0].population, row[0]))[:MOST]
    return dict(largest)


def _is_great(entry: Entry) -> bool:
    """Whether a word of kind alone may mean a place: a district of some size, a great town by its main name."""
    return entry.population >= SOME if entry.level == 2 else entry.main and entry.population >= GREAT


def _is_told(entry: Entry, form: Form, kind: str) -> bool:
    """Whether the name itself or the words beside it tell that it means a lesser water, mountain, island or airport."""
    told = {"mountain": "region"}.get(form.kind or kind, form.kind or kind)
    return told == entry.feature


def _fits(entry: Entry, form: Form) -> bool:
    """A name cut for its kind finds that kind alone: "X river" is no town of the name X."""
    if not form.cut or not form.kind:
        return True
    if form.kind in ("water", "mountain", "valley"):
        return entry.feature == "water" if form.kind == "water" else entry.level >= 4
    if form.kind == "region":
        return entry.feature == "region" or (entry.feature == "country" and form.front)
    return entry.level < 4 if form.kind == "city" else True


def _better(entry: Entry, form: Form, kept: tuple[Entry, Form] | None) -> bool:
    return kept is None or (kept[1].cut, not kept[0].main) > (form.cut, not entry.main)


def misspelt(names: tuple[str, ...], country: str) -> dict[str, tuple[Entry, Form]]:
    """Places of a country whose names are almost one of these."""
    found: dict[str, tuple[float, Entry, Form]] = {}
    for name in sorted(names):
        wanted = forms(name)[0] if forms(name) else None
        if wanted is None or len(wanted.key) < SHORT or wanted.kind not in ("", "city", "region"):
            continue
        if name.lower() in kinds():
            continue  # "the Republic" is no misspelt town
        known = gazetteer.names_in(country, wanted.key[0])
        near = process.extract(wanted.key, [name for name, _ in known], scorer=Levenshtein.normalized_similarity,
                               processor=None, score_cutoff=ALIKE, limit=MOST)  # fmt: skip
        for _, alike, at in near:
            entry = gazetteer.entry(known[at][1])
            if entry is not None and alike > found.get(entry.ident, (0.0,))[0]:
                found[entry.ident] = alike, entry, wanted
    best = max((alike for alike, _, _ in found.values()), default=0.0)
    return {ident: (entry, form) for ident, (alike, entry, form) in sorted(found.items()) if alike >= best - 0.02}
