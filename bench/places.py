"""Measure how well places are located, on the place names that people marked in LGL and GeoWebNews.

usage: python bench/places.py [--errors N]

Each article is a story of its own, with its marked names given; a place is each name of an article. Nationalities and
the adjectives of wider peoples are left out, as the record has no mention of them. Scores, over names with gold
coordinates: share located within 161 km (100 miles, the measure of the literature), share given any coordinates, median
error. Sources: Lieberman and others 2010 (LGL); Gritta and others 2019 (GeoWebNews).
"""

from __future__ import annotations

import io
import os
import pathlib
import statistics
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator

from newsledger.core.claims import Mention, Reading
from newsledger.core.evidence import Evidence
from newsledger.core.lexicon import lexicon
from newsledger.core.reports import Report, Story
from newsledger.resolve.gazetteer import key
from newsledger.resolve.globe import kilometres
from newsledger.resolve.hints import peoples
from newsledger.resolve.places import PlaceNames, facts, locate

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
NEAR = 161
Point = tuple[float, float]
Gold = tuple[int, int, Point]


def lgl(root: ET.Element) -> Iterator[tuple[str, list[Gold]]]:
    """Text and places of each article of LGL."""
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        found = []
        for t in article.iter("toponym"):
            tag = t.find("gaztag")
            if tag is not None and tag.findtext("lat"):
                found.append((int(t.findtext("start") or 0), int(t.findtext("end") or 0),
                              (float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0))))  # fmt: skip
        yield text, found


def geowebnews(root: ET.Element) -> Iterator[tuple[str, list[Gold]]]:
    """Text and places of each article of GeoWebNews, literal and associative, where they have coordinates."""
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        found = []
        for t in article.iter("toponym"):
            lat, lon = t.findtext("latitude"), t.findtext("longitude")
            if lat and lon:
                found.append((int(t.findtext("start") or 0), int(t.findtext("end") or 0), (float(lat), float(lon))))
        yield text, found


def is_adjective(name: str) -> bool:
    """Whether a name is that of a nationality or a wider people ("European"), which the record has no mention of."""
    return name.lower() in peoples() or name.lower() in lexicon("peoples")["more"]["broad"]


def locate_all(number: int, text: str, gold: list[Gold]) -> Iterator[tuple[str, Point, Point | None, str]]:
    """Name, gold point, our point or null, and reason, for each marked name of an article."""
    report = Report(id=f"a{number}", name=f"a{number}", text=text)
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for start, end, _ in gold:
        if 0 <= start < end <= len(text) and not is_adjective(text[start:end]):
            mention = Mention(id=f"a{number}:m{start}-{end}", cite=report.cite(start, end), kind="place")
            by_name[key(mention.cite.quote) or "?"].append(mention)
    places = tuple(PlaceNames(key=name, names=tuple(sorted({m.cite.quote for m in ms})), mentions=tuple(ms))
                   for name, ms in sorted(by_name.items()))  # fmt: skip
    evidence = Evidence(Story(id="s0", reports=(report.id,)), reports=[report],
                        readings=[Reading(report=report.id, rules="gold")], datings=(), copies=())  # fmt: skip
    where = {j.a: (facts(j.b), j.reason) for j in locate(places, evidence).items}
    firsts = {m.id: ms[0].id for ms in by_name.values() for m in ms}
    for start, end, point in gold:
        ident = firsts.get(f"a{number}:m{start}-{end}")
        if ident:
            place, reason = where[ident]
            ours = (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None
            yield text[start:end], point, ours, reason


def main(errors: int) -> None:
    """Print the scores of each set."""
    path = SHARED / "bench" / "geoparsing.tar.gz"
    if not path.exists():
        print(f"no {path}: nothing measured. Set NEWSLEDGER_BENCH to the folder that holds bench/geoparsing.tar.gz.")
        return
    with tarfile.open(path) as tar:
        files = {m.name.rsplit("/", 1)[-1]: tar.extractfile(m) for m in tar.getmembers() if m.isfile()}
        for name, reader in (("lgl.xml", lgl), ("GWN.xml", geowebnews)):
            stream = files[name]
            assert stream is not None
            articles = list(reader(ET.parse(io.BytesIO(stream.read())).getroot()))
            rows = [row for n, (text, gold) in enumerate(articles) for row in locate_all(n, text, gold)]
            far = [kilometres(point, ours) if ours else 20_000.0 for _, point, ours, _ in rows]
            print(f"{name}: {len(rows)} names in {len(articles)} articles; within {NEAR} km "
                  f"{sum(km <= NEAR for km in far) / len(rows):.3f}; located "
                  f"{sum(ours is not None for _, _, ours, _ in rows) / len(rows):.3f}; "
                  f"median error {statistics.median(far):.0f} km")  # fmt: skip
            wrong = [(row, km) for row, km in zip(rows, far, strict=True) if km > NEAR]
            for (called, point, ours, reason), km in wrong[:: max(1, len(wrong) // errors)] if errors else []:
                print(f"   {called}: gold {point}, ours {ours}, {km:.0f} km; {reason}")


if __name__ == "__main__":
    main(int(sys.argv[2]) if sys.argv[1:2] == ["--errors"] else 0)
