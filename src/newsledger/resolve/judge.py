"""Who and where, over a story: links between mentions as judgements, each with its reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from newsledger.core.claims import Mention
from newsledger.core.evidence import Evidence
from newsledger.core.findings import Outcome
from newsledger.core.judgements import Judgement
from newsledger.core.names import capitals, countries, demonyms, plain
from newsledger.resolve import gazetteer
from newsledger.resolve.bodies import link_bodies, link_groups, main_country
from newsledger.resolve.entities import entities
from newsledger.resolve.hints import abbreviations
from newsledger.resolve.kinds import ARTICLES, settled_kinds
from newsledger.resolve.links import Links, Why
from newsledger.resolve.people import link_people
from newsledger.resolve.places import PlaceNames, facts, locate
from newsledger.resolve.spelling import codes, likeness, same_surname

__all__ = ["entities", "judge"]

ALIKE = 0.8  # least likeness of two names of a place that are taken for spellings of one
_NOT = re.compile(r"\bnot the $")
_ONE_IN = re.compile(r"^(?:,| ?[-–—]{1,2}| \() ?(?:not (?:ours|this one|that one|the one [^,.;]{1,30}?),? but )?"
                     r"the (?:one (?:in|on|near) [A-Z]|[A-Z]\w+ one\b)")  # fmt: skip
KIN = 0.45  # least likeness of two names that come to one entry of the gazetteer and are joined for it


def judge(evidence: Evidence) -> Outcome[Judgement]:
    """Judgements for a story: stars of mentions that name one thing, and where its places lie."""
    country = main_country(evidence)
    kind_of = settled_kinds(evidence, country)
    links = Links(evidence.mentions, evidence.judged)
    by_kind: dict[str, list[Mention]] = defaultdict(list)
    for mention in evidence.mentions.values():
        by_kind[kind_of[mention.id]].append(mention)
    link_people(by_kind["person"], links)
    link_bodies(by_kind["organisation"], links, country=country)
    link_groups(by_kind["group"], links)
    link_places(by_kind["place"], links, country=country, other=_set_apart(by_kind["place"], evidence))
    located = locate(_places(by_kind["place"], links), evidence)
    judgements = (*_join_located(located.items, links), *links.judgements(kind_of))
    return Outcome(tuple(sorted(judgements, key=lambda j: j.id)), (*links.findings, *located.findings))


def link_places(found: Sequence[Mention], links: Links, *, country: str | None = None,
                other: Set[str] = frozenset()) -> None:  # fmt: skip
    """Join the mentions of each place: one name, an article more or less, or a spelling; apart where lands differ.

    `other`: the mentions that the text says to be of another place of the same name.
    """
    by_key: dict[str, list[Mention]] = defaultdict(list)
    strange = _namesakes(found, country)
    for mention in found:
        key, land = place_key(mention), _land(mention)
        if mention.id in other:
            land = "other"
            strange.add((key, land))
        by_key[f"{key} {land}" if (key, land) in strange else key].append(mention)
    for same in by_key.values():
        for mention in same[1:]:
            links.join(same[0].id, mention.id, Why(0.95, f"the same name: '{mention.cite.quote}'"))
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(by_key):
        if not key.startswith("country ") and key not in countries() and key not in capitals() and len(key) > 3:
            for code in codes(key.replace(" ", "")):
                blocks[code].append(key)
    for block in blocks.values():
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 40]:
                score = same_surname(a.replace(" ", ""), b.replace(" ", ""))
                if score >= ALIKE:
                    one, two = by_key[a][0], by_key[b][0]
                    links.join(one.id, two.id, Why(score, f"'{two.cite.quote}' is a spelling of '{one.cite.quote}'"))


def _set_apart(found: Sequence[Mention], evidence: Evidence) -> set[str]:
    """The mentions that the words about them set apart from the story's place of their name: "not the X in Y",
    "X, the one in Y", "X (the Peruvian one)". "The other X", of a headline, may be the story's own."""
    apart = set()
    for mention in found:
        cite = mention.cite
        report = evidence.reports.get(cite.report)
        if report is None or mention.nominal or plain(cite.quote) in countries():
            continue
        before, after = report.text[max(0, cite.start - 12) : cite.start], report.text[cite.end : cite.end + 60]
        if _NOT.search(before) or _ONE_IN.match(after):
            apart.add(mention.id)
    return apart


def place_key(mention: Mention) -> str:
    """A place's name as it is compared: no article, no "river" or "city" after it, where no province bears it alone."""
    name = plain(mention.cite.quote)
    words = name.split()
    if name in countries():
        return f"country {countries()[name]}"
    if words[0] in ARTICLES and len(words) > 1:
        words = words[1:]
    river = mention.feature == "water" and len(words) > 1 and words[-1] == "river"
    if river and " ".join(words[:-1]) not in countries() and not _is_province(words[:-1]):
        words = words[:-1]
    if len(words) > 1 and words[-1] == "city" and " ".join(words) not in capitals() and not _is_province(words[:-1]):
        words = words[:-1]
    if len(words) > 1 and words[-1] in ("governorate", "oblast", "province", "region"):
        words[-1] = "province"
    return " ".join(words)


def _is_province(words: Sequence[str]) -> bool:
    """Whether a name is a province's, and not that of the river or the town in it: "Ohio", "Oklahoma"."""
    return any(entry.level == 1 and entry.main for entry in gazetteer.named(gazetteer.key(" ".join(words))))


def _land(mention: Mention) -> str | None:
    """The country that the words beside a place put it in; a country is in none, whatever stands beside it."""
    if plain(mention.cite.quote) in countries():
        return None
    within = plain(mention.within) if mention.within else ""
    return countries().get(within) or capitals().get(within) or demonyms().get(within)


def _namesakes(found: Sequence[Mention], country: str | None) -> set[tuple[str, str | None]]:
    """(place key, country) of places that bear the name of one that the story is about, but lie in another country."""
    lands: dict[str, Counter[str | None]] = defaultdict(Counter)
    reports: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        key, land = place_key(mention), _land(mention)
        lands[key][land] += 1
        if land is None or land == country:
            reports[key].add(mention.cite.report)
    strange: set[tuple[str, str | None]] = set()
    for key, tally in lands.items():
        known_for = _known_for(key) if len(tally) > 1 else None
        home = tally[None] + tally[country]
        known = len(reports[key]) > 2 or len(tally.keys() - {None}) > 1
        for land, times in tally.items():
            if known and land is not None and land not in (country, known_for) and home >= 4 * times:
                strange.add((key, land))
    return strange


def _known_for(key: str) -> str | None:
    """The country of the greatest province of a name, or null: what "the American state of Oregon" says is no news."""
    found = [entry for entry in gazetteer.named(gazetteer.key(key)) if entry.level == 1 and entry.main]
    return max(found, key=lambda entry: (entry.population, entry.ident)).country if found else None


def _places(found: Sequence[Mention], links: Links) -> tuple[PlaceNames, ...]:
    """The places of the story, each with every name and mention."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        groups[links.root(mention.id)].append(mention)
    made = [PlaceNames(key=same[0].id, names=tuple(sorted({m.cite.quote for m in same})), mentions=tuple(same))
            for same in groups.values()]  # fmt: skip
    return tuple(sorted(made, key=lambda p: p.key))


def _join_located(located: Sequence[Judgement], links: Links) -> list[Judgement]:
    """Join places that come to one entry of the gazetteer; the judgements of those that are left."""
    by_ident: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in located:
        if judgement.verdict == "same":
            by_ident[judgement.b].append(judgement)
    kept = {judgement.id: judgement for judgement in located}
    for ident, same in sorted(by_ident.items()):
        first = min(same, key=lambda j: j.a)
        for judgement in same:
            if judgement is first or links.together(first.a, judgement.a):
                continue
            why = _one_place(ident, *(links.mentions[j.a].cite.quote for j in (first, judgement)))
            if why is not None and links.join(first.a, judgement.a, why):
                del kept[judgement.id]
    return list(kept.values())


def _one_place(ident: str, one: str, two: str) -> Why | None:
    """Why two names that come to one entry of the gazetteer name one place; null where either may do so by mistake."""
    if all(ident in (abbreviations().get(name), abbreviations().get(f"{name}."))
           or any(entry.ident == ident for entry in gazetteer.named(gazetteer.key(name))) for name in (one, two)):
        return Why(0.95, f"the gazetteer holds '{one}' and '{two}' as two names of one place")
    if likeness(plain(one), plain(two)) < KIN:
        return None
    place = facts(ident)
    return Why(0.85, f"'{one}' and '{two}' both come to {place.name if place else ident}")
