"""The people, bodies, groups and places of a story, worked out from judgements alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from newsledger.core.claims import Mention
from newsledger.core.evidence import Evidence
from newsledger.core.findings import Outcome
from newsledger.core.ids import slug
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.names import capitals, countries, country_name, plain
from newsledger.resolve import gazetteer
from newsledger.resolve.candidates import in_full
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.places import facts, lineage
from newsledger.resolve.quarters import whole
from newsledger.resolve.spelling import parts

ODD = 8  # times as often as a full name that another is used, for the first not to be what its bearer is called


def entities(evidence: Evidence, links: Iterable[Judgement]) -> Outcome[Entity]:
    """Every thing that the story's mentions name: one entity for each set of mentions that judgements hold together."""
    same, where, kinds = _components(evidence.mentions, links)
    made, idents = [], {}
    for mentions in same:
        kind = _kind(mentions, kinds)
        ident = next((where[m.id] for m in mentions if m.id in where), None)
        if all(m.inside for m in mentions) and (ident or "in:").startswith("in:"):
            continue  # a body's name alone makes no place
        if kind == "place" and ident:
            idents[mentions[0].id] = ident
        made.append(_entity(mentions, kind, facts(ident) if kind == "place" and ident else None))
    return Outcome(_named(made, idents, evidence.story.id))


def _components(mentions: Mapping[str, Mention],
                links: Iterable[Judgement]) -> tuple[list[list[Mention]], dict[str, str], dict[str, str]]:  # fmt: skip
    """Mentions that are held together, in order; first mention -> place; mention -> kind as judged."""
    up = {m: m for m in mentions}
    where: dict[str, str] = {}
    kinds: dict[str, str] = {}

    def root(mention: str) -> str:
        while up[mention] != mention:
            up[mention] = up[up[mention]]
            mention = up[mention]
        return mention

    for link in sorted(links, key=lambda j: j.id):
        if link.kind == "place" and link.a in mentions and link.b not in mentions:
            where[link.a] = link.b
            kinds[link.a] = "place"
        elif link.verdict == "same" and link.a in mentions and link.b in mentions:
            up[root(link.a)] = root(link.b)
            kinds[link.b] = link.kind
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions.values():
        groups[root(mention.id)].append(mention)
    return list(groups.values()), where, kinds


def _kind(mentions: Sequence[Mention], kinds: Mapping[str, str]) -> str:
    """The kind that its mentions were judged as, else the one that most of them were read as."""
    tally = Counter(kinds[m.id] for m in mentions if m.id in kinds) or Counter(m.kind for m in mentions)
    return max(sorted(tally), key=lambda kind: tally[kind])


def _entity(mentions: Sequence[Mention], kind: str, place: Entity | None) -> Entity:
    """An entity without its id and its parent's: what its mentions and its place tell."""
    named = [m for m in mentions if not m.nominal]
    names = sorted({m.cite.quote for m in named})
    described = Counter(m.cite.quote for m in mentions if m.nominal)
    name = _fullest(named, kind) if named else max(sorted(described), key=lambda d: (described[d], len(d)))
    roles = {m.role.quote for m in mentions if m.role} | ({*described} if kind == "person" else set())
    entity = replace(place, id="") if place else Entity(id="", kind=kind, name=name, names=())
    if kind == "place" and not entity.feature:
        told = Counter(m.feature for m in mentions if m.feature)
        entity = replace(entity, feature=next((feature for feature, _ in told.most_common(1)), None))
    return replace(entity, name=name, names=tuple(names), known=_known(place, names), roles=tuple(sorted(roles)),
                   generic=not named, mentions=tuple(m.id for m in mentions))  # fmt: skip


def _known(place: Entity | None, names: Sequence[str]) -> tuple[str, ...]:
    """By what other names the gazetteer has a place: its own for it, and the reports' with "St." spelled out."""
    if place is None or place.geonames is None or place.feature not in ("city", "region"):
        return ()
    full = (in_full(name) for name in (place.name, *names))
    spelled = {name for name in full if name and any(
        entry.ident == f"geonames:{place.geonames}" for entry in gazetteer.named(gazetteer.key(name)))}  # fmt: skip
    return tuple(sorted({place.name, *spelled} - {*names, ""}))


def _fullest(named: Sequence[Mention], kind: str) -> str:
    """The fullest of the names: most telling words, then most used, then longest; a government by its country."""
    tally = Counter(m.cite.quote for m in named)
    if kind == "organisation":
        codes = {countries().get(plain(n)) or capitals().get(plain(n)) for n in tally}
        if len(codes) == 1 and None not in codes:
            return f"government of {country_name(str(codes.pop()))}"
    shown = [n for n in tally if not n.isupper() or len(n) < 5] or list(tally)
    most = max((tally[n] for n in shown if len(parts(n)) > 1), default=0)
    shown = [n for n in shown if tally[n] * ODD >= most]  # one with a word too many is seen once among many
    words = max(len(parts(n)) for n in shown)
    best = [n for n in shown if len(parts(n)) == words or kind == "place"]
    return max(sorted(best), key=lambda n: (tally[n], not n.isascii(), len(n)))


def _named(made: Sequence[Entity], idents: Mapping[str, str], story: str) -> tuple[Entity, ...]:
    """The entities with their ids, "-2" for the second of a name in order of first mention, and their parents'.

    `idents`: where each place lies, by its first mention. The parent is the nearest place of the story that it lies in.
    """
    count: Counter[str] = Counter()
    at: dict[str, str] = {}
    found = []
    for entity in sorted(made, key=lambda e: e.mentions[0]):
        base = slug(entity.name)
        count[base] += 1
        entity = replace(entity, id=f"{base}{'' if count[base] == 1 else f'-{count[base]}'}@{story}")
        found.append(entity)
        if entity.mentions[0] in idents:
            at.setdefault(idents[entity.mentions[0]], entity.id)
    towns = [town for ident in sorted(at) if (town := gazetteer.entry(ident)) and town.level == 3]
    return tuple(replace(e, parent=_parent(e, idents, at, towns)) for e in found)


def _parent(entity: Entity, idents: Mapping[str, str], at: Mapping[str, str], towns: Sequence[Entry]) -> str | None:
    """The nearest place of the story that an entity lies in: the great town that it is a quarter of, its province."""
    ident = idents.get(entity.mentions[0], "")
    outers = lineage(ident)
    own = gazetteer.entry(ident)
    town = whole(own, towns) if own else None
    if town is not None:
        outers = (town.ident, *outers)
    return next((at[outer] for outer in outers if at.get(outer, entity.id) != entity.id), None)
