"""Places that no gazetteer has: what the text puts them in or near, their town, else the story's country."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsledger.core.lexicon import lexicon
from newsledger.core.names import countries, country_name, demonyms, plain
from newsledger.resolve import gazetteer
from newsledger.resolve.candidates import candidates, forms, is_vague, without_compass
from newsledger.resolve.gazetteer import Entry
from newsledger.resolve.globe import away
from newsledger.resolve.hints import Hints

MOSTLY = 0.35  # least share of a story, for a place that no one locates to be taken to lie in its country
KNOWN = 90_000  # people of a town whose parts are called by it anywhere
HOME = 4.0  # powers of ten of population that a town of the story's own country is worth more
OWN = 0.12  # ... or least share of the story for its country


@dataclass(frozen=True)
class Found:
    """Where a place is: ident as `places.facts` reads it, whether a gazetteer has it, a share of belief, a reason."""

    ident: str
    sure: bool
    score: float
    reason: str


@dataclass(frozen=True)
class Unplaced:
    """A place that was not found, and what the story tells: which entry each other place is, which towns they are."""

    names: tuple[str, ...]
    kind: str
    told: Hints
    chosen: Sequence[Entry | None]
    main_town: Entry | None  # the town that its reports name most
    compact: bool  # ... and whether nearly all that they name lie about it
    story_town: Entry | None  # the town that the whole story names most
    shares: Mapping[str, float]  # country -> share of the story

    def found(self) -> Found:
        """Where it may be: by the surest of what is told."""
        if all(is_vague(name) for name in self.names):
            return replace(self, kind="region")._of_country()
        return (self._near() or self._inside() or self._part() or self._called_after() or self._in_country()
                or self._of_town() or self._of_district() or self._of_country())  # fmt: skip

    def _near(self) -> Found | None:
        order = sorted(self.told.near, key=lambda near: (near[1] is None, -self.told.near[near], str(near)))
        for other, km, bearing in order:
            entry = self._town(other)
            if entry is not None and entry.lat is not None and entry.lon is not None:
                lat, lon = away((entry.lat, entry.lon), km or 0.0, bearing)
                return Found(f"in:{entry.ident}@{lat:.3f},{lon:.3f}#{self.kind}", False, 0.5,
                             f"the text puts it near {entry.name}")  # fmt: skip
        return self._away()

    def _away(self) -> Found | None:
        """As far from the town that its reports are about as the text says, or beside it: "the neighbouring X"."""
        town, told = self.main_town or self.story_town, self.told
        if town is None or town.lat is None or town.lon is None or not (told.away or told.next_to):
            return None
        km, bearing = max(told.away, key=lambda row: (told.away[row], str(row)), default=(0.0, None))
        lat, lon = away((town.lat, town.lon), km, bearing)
        return Found(f"in:{town.ident}@{lat:.3f},{lon:.3f}#{self.kind}", False, 0.4,
                     f"the text puts it {f'{km:.0f} km away from' if km else 'next to'} {town.name}")  # fmt: skip

    def _inside(self, *, in_town: bool = True) -> Found | None:
        """Where the text puts it: in a town, a district or a province, or in a country too."""
        for ident in sorted(self.told.provinces, key=lambda i: (-self.told.provinces[i], i)):
            province = gazetteer.entry(ident)
            if province is not None:
                return Found(f"in:{ident}#{self.kind}", False, 0.5, f"the text puts it in {province.name}")
        inside = self.told.inside
        for other, _ in sorted(inside.items(), key=lambda row: (self._town(row[0]) is None, -row[1], row[0])):
            chosen = self.chosen[other]
            if chosen is not None and chosen.country and (chosen.level or not in_town):
                return Found(f"in:{chosen.ident}#{self.kind}", False, 0.4, f"the text puts it in {chosen.name}")
        return None

    def _in_country(self) -> Found | None:
        inside = self._inside(in_town=False)
        if inside is not None:
            return inside
        for word in sorted(self.told.words, key=lambda w: (-self.told.words[w], w)):
            code = countries().get(plain(word)) or demonyms().get(plain(word))
            if code is not None:
                return Found(f"in:country:{code}#{self.kind}", False, 0.4, f"the text puts it in {country_name(code)}")
        return None

    def _part(self) -> Found | None:
        """A part of a town that is named by it and by where in it it lies: "South Lyon"."""
        for name in sorted(self.names):
            rest = without_compass(name)
            found = candidates((rest,)) if rest else {}
            towns = {ident: self._worth(entry) for ident, (entry, _) in sorted(found.items())
                     if entry.level in (1, 3) and entry.main
                     and (entry.population >= KNOWN or self._share(entry) >= OWN)}  # fmt: skip
            land = next((entry for entry, _ in found.values() if entry.level == 0), None)
            if land is not None:
                return Found(f"in:{land.ident}#region", False, 0.4, f"its name makes it a part of {land.name}")
            if towns:
                town = found[max(towns, key=lambda ident: towns[ident])][0]
                part = "region" if town.level == 1 else "district"
                return Found(f"in:{town.ident}#{part}", False, 0.4, f"its name makes it a part of {town.name}")
        return None

    def _called_after(self) -> Found | None:
        """A building or an office whose name begins with a town's lies there: "Lyon Central Hospital"."""
        if self.kind not in ("district", "site"):
            return None
        for words in (name.split() for name in sorted(self.names)):
            if words[-1].lower() in _apart("inner") | _apart("ways"):
                continue  # a street or a bridge is called after a town that lies elsewhere
            for cut in range(min(len(words) - 1, 3), 0, -1):
                named = gazetteer.named(gazetteer.key(" ".join(words[:cut])))
                towns = [entry for entry in named if entry.level == 3 and self._may_be_meant(entry)]
                if towns:
                    town = max(towns, key=lambda entry: (entry in self.chosen, entry.population))
                    return Found(f"in:{town.ident}#{self.kind}", False, 0.4, f"it bears the name of {town.name}")
        return None

    def _may_be_meant(self, town: Entry) -> bool:
        """Whether a town is one that the story names, or a large one of the country that it is most about."""
        most = max(self.shares.values(), default=0.0)
        large = town.main and town.population >= KNOWN and self._share(town) == most
        return large or any(entry is not None and entry.ident == town.ident for entry in self.chosen)

    def _of_town(self) -> Found | None:
        """A quarter or a building is taken to lie in the town that the reports name beside it, or are about."""
        if self.kind not in ("district", "site") or not self._words().isdisjoint(_apart("sites")):
            return None
        town = self.main_town
        if town is None:
            return None
        beside = any(self._town(other) is town for other in sorted(self.told.beside))
        why = "the report names beside it" if beside else "the reports that name it are mostly about"
        return Found(f"in:{town.ident}#{self.kind}", False, 0.3 if beside else 0.2,
                     f"it is taken to lie in {town.name}, which {why}")  # fmt: skip

    def _of_district(self) -> Found | None:
        """A place named among towns that all lie close together is taken to lie there too, and so is any that the text
        calls a town or a village: news names a small one beside a larger that readers know."""
        wide = self.kind in ("country", "region", "water", "mountain")
        told = self.kind == "city" or (self.compact and (self.kind or self.told.placed))
        if self.main_town is None or wide or not told:
            return None
        name = self.main_town.name
        return Found(f"in:{self.main_town.ident}#{self.kind}", False, 0.2,
                     f"it is taken to lie about {name}, "
                     + ("as do the towns that the reports name with it" if self.compact else
                        "the town that the reports name most with it"))  # fmt: skip

    def _of_country(self) -> Found:
        country = max(sorted(self.shares), key=lambda c: self.shares[c], default="")
        if not country or self.shares[country] < MOSTLY:
            return Found(f"in:#{self.kind}", False, 0.0, "the story does not tell its country")
        if self.kind == "water" and not self._words().isdisjoint(_apart("waters")):
            return Found(f"in:#{self.kind}", False, 0.0, "such waters lie between countries as often as in one")
        return Found(f"in:country:{country}#{self.kind}", False, 0.3,
                     f"it is taken to lie in {country_name(country)}, which the story is mostly about")  # fmt: skip

    def _words(self) -> set[str]:
        return {word for name in self.names for word in plain(name).split()}

    def _worth(self, town: Entry) -> float:
        return math.log10(town.population + 100) - 2 * (town.level == 1) + HOME * math.sqrt(self._share(town))

    def _share(self, entry: Entry) -> float:
        return self.shares.get(entry.country or "", 0.0)

    def _town(self, number: int) -> Entry | None:
        entry = self.chosen[number]
        return entry if entry is not None and entry.level in (2, 3) else None


def _apart(what: str) -> frozenset[str]:
    return frozenset(lexicon("placewords")["apart"][what])


def kind_of(names: tuple[str, ...]) -> str:
    """The kind that the words of a place's names tell; "" for none."""
    return next((form.kind for name in sorted(names) for form in forms(name) if form.kind), "")
