"""What kind of thing a name of the story is, where its mentions were read as several, or oddly as one.

A name-finder that has not met a small town takes it for a person as often as not. The rest of the story knows better:
its other mentions, the "in" or "near" before it, and the gazetteer's towns of the story's own country.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from newsledger.core.claims import Mention
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon
from newsledger.core.names import capitals, countries, plain
from newsledger.resolve import gazetteer
from newsledger.resolve.spelling import parts, skeleton

ARTICLES = frozenset(("al", "el", "ash", "as", "az", "ad", "ar", "at", "an"))
CALLED = 8  # votes of a mention that the text calls a body
FAMOUS = 100_000  # people of a town that any story may name
_BY_TRUST = ("person", "place", "group", "organisation")  # where a name's readings tie, the first of these
_PLACED = re.compile(r"(?:^|\W)(?:in|at|near|outside|around|towards?|throughout|out of|between here and"
                     r"|(?:bound|road|way|home) (?:for|to)|(?:north|south|east|west)(?:east|west)? of"
                     r"|(?:town|city|village|province|provinces|district|port) of) $", re.I)  # fmt: skip
_OF = re.compile(r" (?:of|for|in|at|to|from|with|on|that|which|based) ")
_OWNED = re.compile(r"^(?:['’]s?\b|-)")


def settled_kinds(evidence: Evidence, country: str | None = None) -> dict[str, str]:
    """Mention id -> kind, a name's odd readings out of line settled by its other mentions in the story.

    A country or capital keeps both: as a place, and as the government that it stands for. `country` is the story's.
    """
    mentions = evidence.mentions
    votes = _votes(evidence, country)
    surnames = {(m.cite.report, word) for m in mentions.values() if m.kind == "person" and not m.nominal
                for word in parts(m.cite.quote) if len(parts(m.cite.quote)) > 1}  # fmt: skip
    bodies = (plain(m.cite.quote).split() for m in mentions.values() if m.kind == "organisation" and not m.nominal
              and " " in m.cite.quote and not _is_state(m))  # fmt: skip
    begun = {words[0] for words in bodies if words[-1] not in _led()}
    settled = {}
    for mention in mentions.values():
        name = plain(mention.cite.quote)
        tally = votes[vote_key(mention)]
        kind = mention.kind
        if not mention.nominal and not _is_state(mention) and (
                (mention.cite.report, name) not in surnames or tally["place"] > tally["person"] + 1):
            kind = max(_BY_TRUST, key=lambda k: tally[k])
            if kind == "person" and name in begun:
                kind = "organisation"
        settled[mention.id] = kind
    return settled


def _votes(evidence: Evidence, country: str | None) -> dict[str, Counter[str]]:
    """The votes on each name: by every mention as it was read, by the words before it, and by the gazetteer."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    placed: Counter[str] = Counter()
    lying: Counter[str] = Counter()  # mentions that the words beside them give a kind of place, or a land
    acting: Counter[str] = Counter()  # ... or what bodies have
    named: dict[str, set[str]] = defaultdict(set)
    personal = _personal(evidence.mentions)
    for mention in evidence.mentions.values():
        if mention.nominal:
            continue
        key = vote_key(mention)
        votes[key][mention.kind] += 2 if mention.role or mention.within or mention.feature else 1
        if not _is_state(mention):
            named[key].add(mention.cite.quote)
            placed[key] += _is_placed(mention, evidence)
            lying[key] += mention.within is not None or mention.feature is not None
            votes[key]["organisation"] += CALLED * _is_called_body(mention)
            acting[key] += _acts(mention, evidence)
    for key, quotes in named.items():
        tally = +votes[key]
        votes[key] = tally
        if tally["place"] and (tally["organisation"] or acting[key]) and not (placed[key] or lying[key]) and (
                not any(_known(quote, country) for quote in quotes)):  # fmt: skip
            tally["organisation"] += tally.pop("place")  # nothing is said to be in it, and no gazetteer has it
        if {*tally} <= {"place"} or {*tally} <= {"organisation"} or {*tally} <= {"group"} or not quotes - personal:
            continue
        known = max(_known(quote, country) for quote in sorted(quotes))
        if not known and len(+tally) > 1:
            tally["place"] += placed[key]
        if known:
            tally["place"] += 2 * placed[key] + (1 if len(+tally) > 1 else 0) + (2 if known == 2 else 0)
    return votes


def _personal(mentions: Mapping[str, Mention]) -> set[str]:
    """The names that only a person has: with a title, a gender, or as a part of a fuller name."""
    fuller = {word for m in mentions.values() if m.kind == "person" and not m.nominal and len(parts(m.cite.quote)) > 1
              for word in parts(m.cite.quote)}  # fmt: skip
    return {m.cite.quote for m in mentions.values()
            if m.kind == "person" and (m.title or m.gender or m.speaks or plain(m.cite.quote) in fuller)}  # fmt: skip


def _is_placed(mention: Mention, evidence: Evidence) -> bool:
    """Whether the word before it puts something in or near it, and nothing is said to be its own."""
    report = evidence.reports.get(mention.cite.report)
    if report is None:
        return False
    before = report.text[max(0, mention.cite.start - 24) : mention.cite.start]
    return (_PLACED.search(before.removesuffix("the ")) is not None
            and _OWNED.match(report.text[mention.cite.end : mention.cite.end + 3]) is None)  # fmt: skip


def _is_called_body(mention: Mention) -> bool:
    """Whether the text says beside a name what it is, and that is a body: "X, a drilling company"."""
    if mention.role is None or mention.kind == "person":
        return False
    words = plain(_OF.split(mention.role.quote)[0]).split()
    return bool(words) and words[-1] in _body_nouns()


@cache
def _led() -> frozenset[str]:
    return frozenset(lexicon("bodies")["organisation"]["led"])


@cache
def _body_nouns() -> frozenset[str]:
    body = lexicon("roles")["body"]
    return frozenset((*body["nouns"], *body["pointing"])) - {"station", "court", "front", "palace", "hospital"}


def _acts(mention: Mention, evidence: Evidence) -> bool:
    """Whether the words beside a name give it what bodies have: owners' things, officials, a chief executive."""
    report = evidence.reports.get(mention.cite.report)
    if report is None or mention.kind != "place":
        return False
    before = report.text[max(0, mention.cite.start - 40) : mention.cite.start]
    has, staff = _having()
    return (has.search(before) is not None
            or staff.match(report.text[mention.cite.end : mention.cite.end + 24]) is not None)  # fmt: skip


@cache
def _having() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a body's name, and what behind it, as the lexicon lists them."""
    body = lexicon("roles")["body"]
    has, of, staff = ("|".join(body[part]) for part in ("done", "offices", "staff"))
    return re.compile(rf"\b(?:{has}|(?:{of}) (?:of|at|for)) $", re.I), re.compile(rf"^ (?:{staff})\b")


def _known(name: str, country: str | None) -> int:
    """2 where the gazetteer has the name for a part of the world, 1 for a province or a place in or beside the story's
    country, else 0."""
    found = gazetteer.named(gazetteer.key(name))
    if any(entry.level == 4 and entry.feature != "site" and entry.district != "bloc" for entry in found):
        return 2
    own = gazetteer.entry(f"country:{country}")
    about = {country, *(own.countries if own else ())} - {None}
    return int(any(entry.level == 1 or entry.country in about or entry.population >= FAMOUS for entry in found))


def vote_key(mention: Mention) -> str:
    """A name as its readings are counted together: spellings alike, an article more or less."""
    return _vote_key(mention.cite.quote)


@lru_cache(maxsize=1 << 16)
def _vote_key(name: str) -> str:
    words = plain(name).split()
    return skeleton("".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words))


def _is_state(mention: Mention) -> bool:
    name = plain(mention.cite.quote)
    return name in countries() or name in capitals()
