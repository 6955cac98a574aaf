"""What the words around a place name tell of where it lies: its kind, what it lies in or near, and how far from it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from newsledger.core.claims import Mention
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import any_of, lexicon
from newsledger.core.names import countries, plain
from newsledger.core.reports import Report
from newsledger.resolve import gazetteer

SHORT = 4  # letters and more are no code of a province
FAR = 200  # characters back to a place that one "nine miles away" may be away from
WINDOW = 60  # characters to either side of a name that are read
KM = {"km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0,
      "mile": 1.609, "miles": 1.609, "mi": 1.609}  # fmt: skip
BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
            "northwest": 315}  # fmt: skip
_COMPASS = r"(?:north|south)?[- ]?(?:east|west)?|north|south"
_FAR = re.compile(
    r"(\d[\d,.]{0,6})(?:-| )?(kms?|kilomet(?:re|er)s?|miles?|mi)\b(?: \([^()]{1,20}\))? "
    r"(?:to the |further |or so |away )?"
    rf"(?:({_COMPASS})(?:ern|wards?)? )?(?:of|from|off|outside) (?:the )?(?:\w+ ){{0,3}}$", re.I)  # fmt: skip
_NEAR = re.compile(r"\b(?:near|outside|close to|on the outskirts of|next to|not far from|off) (?:the )?(?:\w+ ){0,3}$",
                   re.I)  # fmt: skip
_NEXT = re.compile(r"\b(?:neighbou?ring|nearby|adjoining|adjacent) (?:the )?(?:\w+ of )?$", re.I)
_ORIGIN = re.compile(r"\b(?:natives? of|born (?:in|at|near)|c[ao]mes? from|hail(?:s|ed|ing)? from|originally from"
                     r"|(?:grew|brought) up in|raised in) (?:the )?(?:\w+ of )?$", re.I)  # fmt: skip
_AWAY = re.compile(r"^,? (?:about |some |around |roughly |nearly |only |just )?(\d[\d,.]{0,6})(?:-| )?"
                   r"(kms?|kilomet(?:re|er)s?|miles?|mi)\b(?: \([^()]{1,20}\))? "
                   rf"(?:away\b|(?:to the )?({_COMPASS})\b)(?! (?:of|from)\b)", re.I)  # fmt: skip
_IN = re.compile(r"^(?:'s?|’s?)?,? ?(?:\w+,? ){0,3}(?:in|of|inside|within|on) (?:the |\w+ern |\w+['’]s ){0,3}"
                 r"(?:\w+ ){0,2}$")  # fmt: skip
_COMMA = re.compile(r"^(?: ?, ?(?:in )?(?:the )?(?:\w+ern )?| \()$")
_SHORT = re.compile(r"^ ?, ?((?:[A-Z][A-Za-z.]{1,6}(?: |$|(?=\W))){1,3})(?![A-Z]{2})")  # "X, Ont.", "X, OH"
_AT = re.compile(r"\b(?:in|at|near|outside|around|into|through|from|to|across|between) (?:the )?$", re.I)
_APART = re.compile(r"\b(?:in|at|near|from|to|into|on|for|by|with|and|or|outside|around|between|against) |[,.;:()]")
_POSSESSIVE = re.compile(r"^(?:'s|’s|s'|s’) (?:[\w-]+ ){0,4}$")
_ENDS = re.compile(r"['’]|\W*$|[,.;:)]| (?:and|or|to|in|on|from|of|for|with|by|is|was|are|were|has|had|have|that|which"
                   r"|who|will|would|could|said|as|at|but|when|where|since|after|before)\b")  # fmt: skip
_ONE = re.compile(r"^(?:,| ?[-–—]{1,2}| \() ?the ([A-Z]\w+ )one\b")  # "X, the Peruvian one"
_STREETS = re.compile(r"^ and (?:[\w.'’]+ ){1,3}(?:streets|avenues|roads|boulevards)\b", re.I)  # "Oak and Third"
_WORD_AFTER = re.compile(r"^(?:'s|’s)? ?-?([A-Za-z]+)")
_KIND_OF = re.compile(r"\b([a-z]+)(?: of)?(?: the)? $", re.I)
_PLURAL = re.compile(r"^(?:(?:,| and|, and) [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}){1,9} ([a-z]+s)\b")  # "X and Y bays"

_LIST = re.compile(r"^(?:, ?(?:the )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?){0,4},? (?:and|or) (?:the )?[A-Z][\w'’-]+"
                   r"(?!,)\b")  # fmt: skip
Row = tuple[int, int, int, Mention]  # start, end, number of the place, mention


@dataclass
class Hints:
    """All hints on one place. `inside`, `near` point at other places of the story by number; `near` holds kilometres
    and the compass bearing from there, null where the text gives none."""

    features: Counter[str] = field(default_factory=Counter)
    inside: Counter[int] = field(default_factory=Counter)
    near: Counter[tuple[int, float | None, int | None]] = field(default_factory=Counter)
    beside: Counter[int] = field(default_factory=Counter)
    peoples: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    provinces: Counter[str] = field(default_factory=Counter)  # idents of those it is put in by what follows
    comma: Counter[int] = field(default_factory=Counter)  # ... the places that stand behind its comma: "X, Ohio"
    holds: Counter[int] = field(default_factory=Counter)  # the places that stand before a comma and this: "X, Ohio"
    sites: int = 0  # mentions that the words beside them make a building's, a street's, a base's
    placed: int = 0  # mentions that something is said to be in, at or near
    inner: int = 0  # mentions that the words beside them make a part of a town, a quarter or a street
    at: int = 0  # mentions after a bare "at", as no country is named
    next_to: int = 0  # mentions called "neighbouring" or "nearby": of the town that the report is about
    origin: int = 0  # mentions as the place that somebody comes from, which may lie anywhere
    away: Counter[tuple[float, int | None]] = field(default_factory=Counter)  # kilometres and bearing from that town
    article: int = 0  # mentions after "the" and with no noun after, as no town is named


@cache
def kinds() -> Mapping[str, str]:
    """Every word for a kind of place, and the kind."""
    return {word: kind for kind, words in lexicon("placewords").items() if kind not in ("short", "apart")
            for word in words}  # fmt: skip


@cache
def abbreviations() -> Mapping[str, str]:
    """How news shortens the names of provinces, as written, and the province's ident: "N.S.W.", "Ont.", "OH"."""
    found = {}
    for country, rows in lexicon("placewords")["short"].items():
        for name, words in rows.items():
            province = next((entry.ident for entry in gazetteer.named(gazetteer.key(name))
                             if entry.country == country and entry.level == 1 and entry.main), None)  # fmt: skip
            found.update({word: province for word in words if province is not None})
    return found


def abbreviated(text: str) -> str | None:
    """The ident of the province whose abbreviation a text begins with, after a comma; null for none.

    >>> gazetteer.entry(abbreviated(", Ont., where it rained")).name
    'Ontario'
    """
    told = _SHORT.match(text)
    words = told[1].split() if told else []
    for count in range(len(words), 0, -1):
        short = " ".join(words[:count])
        short = short[:-1] if short.endswith("..") else short  # at the end of a sentence
        if short in abbreviations():
            return abbreviations()[short]
        code = gazetteer.named(gazetteer.CODE + short.lower()) if short.isupper() and len(short) < SHORT else ()
        if len(code) == 1:
            return code[0].ident
    return None


@cache
def peoples() -> Mapping[str, tuple[str, ...]]:
    """Adjectives and nouns of nationality, in lower case, with the countries that they may mean."""
    found: dict[str, list[str]] = defaultdict(list)
    for country, (_, _, people) in lexicon("peoples")["countries"].items():
        for word in people:
            found[word.lower()].append(country)
            found[word.lower() + "s"].append(country)
    return {word: tuple(countries) for word, countries in found.items()}


@cache
def _people_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(peoples())}\b", re.I)


def nationalities(report: Report) -> Counter[str]:
    """How often a report's own text uses the words of each nationality; a shared word counts for each by its share."""
    text, at = "", 0
    for span in report.boilerplate:
        text, at = text + report.text[at : max(at, span.start)] + "\n", max(at, span.end)
    found: Counter[str] = Counter()
    for word, times in Counter(re.findall(r"\b[A-Z][a-zè]+(?: [A-Z][a-z]+)?", text + report.text[at:])).items():
        for part in (word,) if word.lower() in peoples() else word.split():
            for country in peoples().get(part.lower(), ()):
                found[country] += times  # a shared word counts for each of them: other votes tell them apart
    return found


def hints(mentions: Sequence[tuple[Mention, ...]], evidence: Evidence) -> tuple[Hints, ...]:
    """The hints on each place, given the mentions of each."""
    found = tuple(Hints() for _ in mentions)
    by_report: dict[str, list[Row]] = defaultdict(list)
    for number, group in enumerate(mentions):
        for mention in group:
            by_report[mention.cite.report].append((mention.cite.start, mention.cite.end, number, mention))
    for ident, named in sorted(by_report.items()):
        report = evidence.reports.get(ident)
        if report is not None:
            named.sort(key=lambda row: row[:3])
            for at in range(len(named)):
                _read(report.text, named, at, found)
    return found


def _read(text: str, named: list[Row], at: int, found: tuple[Hints, ...]) -> None:
    """Read around one mention."""
    start, end, number, mention = named[at]
    hint = found[number]
    before = text[max(0, start - WINDOW) : start].rpartition("\n")[2]
    after = text[end : end + WINDOW].partition("\n")[0]
    _kind(hint, mention, before, after)
    hint.article += before.lower().endswith("the ") and _ENDS.match(after) is not None
    hint.placed += _AT.search(before) is not None
    hint.at += before.lower().endswith(" at ") and not after.lstrip().startswith(("'", "’"))
    hint.origin += _ORIGIN.search(before) is not None
    hint.next_to += _NEXT.search(before) is not None
    if away := _AWAY.match(after):
        told = _kilometres(away), _bearing(away[3])
        last = named[at - 1] if at else None
        if last is not None and last[2] != number and "\n" not in text[last[1] : start] and start - last[1] < FAR:
            hint.near[last[2], *told] += 1
        else:
            hint.away[told] += 1
    one = _ONE.match(after)
    for word in (*_people_pattern().findall(_before_name(before)), *_people_pattern().findall(one[1] if one else "")):
        hint.peoples.update(peoples()[word.lower()])
    province = abbreviated(after)
    if province is not None:
        hint.provinces[province] += 1
    if mention.within and plain(mention.cite.quote) not in countries():
        hint.words[mention.within] += 1
    if at + 1 < len(named):
        _between(text, named[at], named[at + 1], found)


def _before_name(before: str) -> str:
    """The words before a name that may belong to it, none before a preposition.

    >>> _before_name("left the Kenyan town of "), _before_name("the Kenyan embassy in ")
    ('left the Kenyan town of ', '')
    """
    *_, last = _APART.split(before[-40:])
    return last


def _kind(hint: Hints, mention: Mention, before: str, after: str) -> None:
    """The kind of place that its own last word, the next word, or "the KIND of" before it tells."""
    told: Counter[str] = Counter()
    following, preceding = _WORD_AFTER.match(after), _KIND_OF.search(before)
    if mention.feature and not (mention.feature == "country" and _has_province(mention.cite.quote)):
        island = preceding is not None and kinds().get(preceding[1].lower()) == "region"  # "the island of X" is no site
        told["region" if island else kinds().get(mention.feature.lower(), mention.feature.lower())] += 2
    told["region"] += following is not None and following[1].lower() in lexicon("placewords")["apart"]["provincial"]
    # a dash or a capital would make it part of another name
    if following and not after.startswith("'") and following[1].lower() in kinds() and following[1].lower() != "point":
        told[kinds()[following[1].lower()]] += 1
    elif _STREETS.match(after):
        told["site"] += 1
        hint.inner += 1
    inner = lexicon("placewords")["apart"]["inner"]
    hint.inner += following is not None and following[1].lower() in inner
    hint.inner += preceding is not None and preceding[0].lower().startswith(("block of ", "blocks of "))
    hint.inner += " " in mention.cite.quote and mention.cite.quote.split()[-1].lower() in inner
    listed = _PLURAL.match(after)
    if following and following[1] == "counties":
        told["region"] += 1
    if listed and " and " in listed[0] and _one_of(listed[1]) in kinds():
        told[kinds()[_one_of(listed[1])]] += 2
    if preceding and preceding[1].lower() in kinds():
        told[kinds()[preceding[1].lower()]] += 1
    hint.features += told
    hint.sites += told["site"] > 0


def _one_of(plural: str) -> str:
    """The word for one: "counties" -> "county"."""
    return plural[:-3] + "y" if plural.endswith("ies") else plural[:-1]


def _has_province(name: str) -> bool:
    """Whether a name of a country is that of a province elsewhere too, so that it alone tells of no country."""
    return any(entry.level == 1 and entry.main for entry in gazetteer.named(gazetteer.key(name)))


def _between(text: str, one: Row, two: Row, found: tuple[Hints, ...]) -> None:
    """Read the words between two names that follow one another."""
    if two[0] < one[1] or two[0] - one[1] > 2 * WINDOW or one[2] == two[2]:
        return
    gap = text[one[1] : two[0]]
    if "\n" in gap:
        return
    hint = found[one[2]]
    far = _FAR.search(gap)
    if far:
        hint.near[two[2], _kilometres(far), _bearing(far[3])] += 1
    elif ". " in gap:
        return
    elif _NEAR.search(gap):
        hint.near[two[2], None, None] += 1
    elif _POSSESSIVE.match(gap) and plain(one[3].cite.quote) in countries():
        found[two[2]].inside[one[2]] += 1
    elif _IN.match(gap) or (_COMMA.match(gap) and not _listed(text, one, two)):
        lies = _may_lie_in(plain(one[3].cite.quote), plain(two[3].cite.quote))
        hint.inside[two[2]] += lies
        if lies and gap in (", ", " , "):
            hint.comma[two[2]] += 1
            found[two[2]].holds[one[2]] += 1
    elif _POSSESSIVE.match(gap):
        found[two[2]].inside[one[2]] += 1
    hint.beside[two[2]] += 1
    found[two[2]].beside[one[2]] += 1


def _kilometres(told: re.Match[str]) -> float:
    """The kilometres of a number and its unit, which a pattern found first."""
    whole, _, part = told[1].replace(",", "").rstrip(".").partition(".")
    return float(f"{whole or 0}.{part.replace('.', '') or 0}") * KM[told[2].lower()]


def _bearing(told: str | None) -> int | None:
    """The bearing of a word of the compass, in degrees."""
    return BEARINGS.get((told or "").replace("-", "").replace(" ", "").lower())


def _listed(text: str, one: Row, two: Row) -> bool:
    """Whether a comma stands between two names of a list, "Lyon, Nantes and Lille"; no town of it lies in the next."""
    if plain(two[3].cite.quote) in countries():
        return False
    return _LIST.match(text[two[1] : two[1] + WINDOW]) is not None


def _may_lie_in(name: str, outer: str) -> bool:
    """Whether a name may lie in another: a country does in none, unless that has a province of its name."""
    if name not in countries():
        return True
    country = countries().get(outer)
    return any(entry.level == 1 and entry.country == country for entry in gazetteer.named(gazetteer.key(name)))
