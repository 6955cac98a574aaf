"""Bodies and groups: ministries, agencies, forces, outlets and peoples under their full names, acronyms, short names.

A country or capital that acts stands for its government. A body known by description ("the army", "the interior
ministry") is one for a story's own country, unless the words beside it say another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from newsledger.core.claims import Mention
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon
from newsledger.core.names import capitals, countries, demonyms, plain
from newsledger.resolve import gazetteer
from newsledger.resolve.links import Links, Why
from newsledger.resolve.spelling import codes, same_surname

_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "de", "la", "du", "des"))
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


@cache
def _nouns(part: str) -> frozenset[str]:
    return frozenset(lexicon("roles")["body"][part])

TOWNS = (1, 2, 3)  # levels of the gazetteer: provinces, districts, towns


def main_country(evidence: Evidence) -> str | None:
    """The code of the country that a story is about: the one whose names, adjective and towns its reports use most.

    A town counts where the gazetteer knows its name in one country alone; a local story seldom names its own country.
    """
    tally: Counter[str] = Counter()
    for report in evidence.reports.values():
        for word in re.findall(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?", report.text[:20_000]):
            for name in {plain(word), plain(word.split()[0])}:
                code = countries().get(name) or demonyms().get(name)
                if code:
                    tally[code] += 1
    names = Counter(m.cite.quote for m in evidence.mentions.values() if m.kind == "place" and not m.nominal)
    for quote, times in names.items():
        towns = (e for e in gazetteer.named(gazetteer.key(quote)) if e.level in TOWNS and e.main)
        lands = {town.country for town in towns}
        if len(lands) == 1 and plain(quote) not in countries():
            tally[lands.pop() or ""] += times
    del tally[""]
    return max(sorted(tally), key=lambda code: tally[code]) if tally else None


def link_bodies(found: Sequence[Mention], links: Links, *, country: str | None) -> None:
    """Join the mentions of each organisation. `found` come in order of report and place."""
    named = [m for m in found if not m.nominal]
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in named:
        by_key[body_key(mention.cite.quote, country)].append(mention)
    for key, same in by_key.items():
        _chain(same, links, "the same government" if key.startswith("government ") else "the same name")
    first = {key: same[0] for key, same in by_key.items()}
    _known_names(first, links)
    _short_forms(first, links, country)
    _respelled(first, links)
    _acronyms(first, links)
    _described([m for m in found if m.nominal], named, first, links, country)


def link_groups(found: Sequence[Mention], links: Links) -> None:
    """Join the mentions of each people, family, or set of people known by description."""
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        words = plain(mention.cite.quote).split()
        words[-1] = words[-1].removesuffix("s") if len(words[-1]) > 4 else words[-1]
        by_key[" ".join((*words[:-1], words[-1], "described" if mention.nominal else ""))].append(mention)
    for same in by_key.values():
        _chain(same, links, "the same name")
    _respelled({key: same[0] for key, same in by_key.items() if not same[0].nominal}, links)


@lru_cache(maxsize=1 << 16)
def body_key(name: str, country: str | None) -> str:
    """A body's name as it is compared: no small words, in order of letters where it is a ministry's; "government CC".

    >>> body_key("Ministry of Health", None) == body_key("Health Ministry", None), body_key("Lima", None)
    (True, 'government PE')
    """
    text = plain(name)
    code = countries().get(text) or capitals().get(text)
    if code is not None:
        return f"government {code}"
    words = [w for w in text.split() if w not in _SMALL] or text.split()
    if len(words) > 1 and words[0] == "un":
        words[:1] = ["united", "nations"]
    if country is not None and len(words) > 1 and demonyms().get(words[0]) == country:
        words = words[1:]
    if not {"ministry", "department"}.isdisjoint(words):
        words = [w.removesuffix("s") for w in words if w != "affairs"]
        words = sorted("interior" if w in ("internal", "home") else w for w in words)
    return " ".join(words)


def _chain(mentions: Sequence[Mention], links: Links, what: str) -> None:
    for mention in mentions[1:]:
        links.join(mentions[0].id, mention.id, Why(0.95, f"{what}: '{mention.cite.quote}'"))


@cache
def _known() -> Mapping[str, str]:
    return {plain(name): short for short, names in lexicon("bodies")["acronyms"].items() for name in (short, *names)}


def _initials(name: str) -> str:
    return "".join(w[0] for w in plain(name).split() if w not in _SMALL)


def _known_names(first: Mapping[str, Mention], links: Links) -> None:
    """Join the names and acronyms that the press takes for known."""
    known: dict[str, Mention] = {}
    for mention in first.values():
        text = plain(mention.cite.quote)
        short = _known().get(text) or _known().get(_homeless(text))
        if short:
            other = known.setdefault(short, mention)
            links.join(other.id, mention.id, Why(0.95, f"'{mention.cite.quote}' and '{other.cite.quote}' are one body"))


def _homeless(name: str) -> str:
    """A body's plain name without the country before it: "US Geological Survey" -> "geological survey"."""
    first, _, rest = name.partition(" ")
    return rest if rest and (first in demonyms() or first in countries()) else name


def _acronyms(first: Mapping[str, Mention], links: Links) -> None:
    """Join acronyms to the names that they are the initials of, with or without the country before them."""
    long: dict[str, list[Mention]] = defaultdict(list)
    for mention in first.values():
        name = plain(mention.cite.quote)
        for whole in {name, _homeless(name)}:
            if " " in whole:
                long[_initials(whole)].append(mention)
    for mention in first.values():
        short = mention.cite.quote.replace(".", "")
        whole_one = _only(long.get(plain(mention.cite.quote), ()), links)
        known = plain(mention.cite.quote) in _known()
        if short.isupper() and 2 <= len(short) <= 8 and whole_one is not None and not known:
            reason = f"'{short}' are the initials of '{whole_one.cite.quote}'"
            links.join(whole_one.id, mention.id, Why(0.9, reason))


def _short_forms(first: Mapping[str, Mention], links: Links, country: str | None) -> None:
    """Join a name to the one longer name of the story that begins or ends with it."""
    longer: dict[str, list[str]] = defaultdict(list)
    for key in first:
        words = key.split()
        for cut in range(1, len(words)):
            longer[" ".join(words[:cut])].append(key)
            longer[" ".join(words[cut:])].append(key)
    for key, mention in first.items():
        fits = {links.root(first[k].id): k for k in longer.get(key, ()) if not k.startswith("government ")}
        if len(fits) != 1 or len(key) < 4:
            continue
        whole = next(iter(fits.values()))
        if key in _known() and whole.startswith(f"{key} "):
            continue  # an organ of a body that is known by name is not that body: "United Nations Security Council"
        code = demonyms().get(whole.split()[0])
        if code is None or code == country or whole.startswith(("us ", "united nations ")):
            reason = f"'{mention.cite.quote}' is short for '{first[whole].cite.quote}'"
            links.join(first[whole].id, mention.id, Why(0.8, reason))


def _respelled(first: Mapping[str, Mention], links: Links) -> None:
    """Join names that sound alike and differ by a letter or two in one word."""
    blocks: dict[tuple[int, str], list[str]] = defaultdict(list)
    for key in sorted(first):
        if key and not key.startswith("government "):
            blocks[len(key.split()), codes(key.split()[0])[0]].append(key)
    for block in blocks.values():
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 40]:
                scores = [same_surname(x, y) for x, y in zip(a.split(), b.split(), strict=True)]
                if min(scores) >= 0.85:
                    links.join(first[a].id, first[b].id, Why(min(scores), f"'{first[b].cite.quote}' is a spelling of "
                                                             f"'{first[a].cite.quote}'"))  # fmt: skip


@lru_cache(maxsize=1 << 16)
def described_key(words: str, country: str | None) -> str:
    """What a description of a body comes to: "the city police" -> "police", "troops" -> "army"."""
    parts = plain(_POSSESSIVE.sub("", words)).split()
    if not parts:  # marks alone, or a script without letters
        return words.casefold()
    members = lexicon("roles")["body"]["members"]
    parts[-1:] = members.get(parts[-1], parts[-1]).split()
    foreign = [w for w in parts[:-1] if w in demonyms() and demonyms()[w] != country]
    text = " ".join(w for w in parts if w not in demonyms() and (w not in _nouns("local") or len(parts) == 1))
    head = next((force for force in sorted(_nouns("forces")) if text == force or text.endswith(" " + force)), None)
    if head == "government":
        code = demonyms()[foreign[0]] if foreign else country
        return f"government {code or ''}".strip()
    base = head or (body_key(text, None) if text else " ".join(parts))
    return " ".join((*(demonyms()[w] for w in foreign), base))


def _described(nominal: Sequence[Mention], named: Sequence[Mention], first: Mapping[str, Mention], links: Links,
               country: str | None) -> None:  # fmt: skip
    """Join descriptions to the named body that they are of, and to one another."""
    seen = dict(first)
    callable_as: dict[str, list[Mention]] = defaultdict(list)
    for mention in named:
        for word in _called(mention) & _nouns("pointing"):
            callable_as[word].append(mention)
    by_report: dict[str, list[Mention]] = defaultdict(list)
    for mention in named:
        by_report[mention.cite.report].append(mention)
    for mention in nominal:
        key = described_key(mention.cite.quote, country)
        if key in _nouns("pointing"):
            back = _pointed(mention, by_report[mention.cite.report], key) or _only(callable_as[key], links)
            if back is not None:
                links.join(back.id, mention.id, Why(0.7, f"'{mention.cite.quote}' points back to '{back.cite.quote}'"))
                continue
        other = seen.setdefault(key, mention)
        if other is not mention:
            links.join(other.id, mention.id, Why(0.75, f"the same description: '{mention.cite.quote}'"))
        by_report[mention.cite.report].append(mention)


def _called(mention: Mention) -> set[str]:
    """The words of a body's name and of what it is called beside it."""
    return {w for text in (mention.cite.quote, mention.role.quote if mention.role else "") for w in plain(text).split()}


def _only(found: Sequence[Mention], links: Links) -> Mention | None:
    """The body that all these name; null where they name several, or none."""
    return found[0] if found and len({links.root(m.id) for m in found}) == 1 else None


def _pointed(mention: Mention, before: Sequence[Mention], noun: str) -> Mention | None:
    """The body last named before in the report that the text calls by this noun."""
    for other in sorted((m for m in before if m.cite.start < mention.cite.start), key=lambda m: -m.cite.start):
        if noun in _called(other) and plain(other.cite.quote) != noun:
            return other
    return None
