"""The formats that a ledger can be exported to: one module each, and the list of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from newsledger.publish.exports import acled, csvs, ged, geojson, hxl, ics, jsonld, jsonlines, parquet, timelinejs
from newsledger.publish.exports.parquet import Missing

__all__ = ["FORMATS", "Format", "Missing"]


class Format(NamedTuple):
    """A format: what it holds, the standard that it follows, and its files.

    `names`: of a format of several files (`ending` is "") those that stand in a folder; else what is put behind the
    name of the one file that is asked for, "" first. `files` gives them in that order, each in pieces. `policy`: the
    one that the standard asks for, which `files` takes another in place of; null where the ledger's own is used.
    """

    name: str
    holds: str
    standard: str
    ending: str
    names: tuple[str, ...]
    files: Callable[..., Iterator[tuple[str, Iterable[bytes]]]]
    policy: str | None = None


_LIST = (
    Format("record", "the record, eight JSON Lines files", "https://jsonlines.org/", "", jsonlines.NAMES,
           jsonlines.files),
    Format("csv", "every table of the record, flat", "https://www.rfc-editor.org/rfc/rfc4180", "", csvs.NAMES,
           csvs.files),
    Format("parquet", "the same, with types", "https://parquet.apache.org/docs/file-format/", "", parquet.NAMES,
           parquet.files),
    Format("hxl", "figures and counts with HXL hashtags", "https://hxlstandard.org/standard/1-1final/", ".csv",
           hxl.NAMES, hxl.files),
    Format("acled", "incidents in ACLED's columns", "https://acleddata.com/knowledge-base/codebook/", ".csv",
           acled.NAMES, acled.files, policy="acled"),
    Format("ged", "lethal incidents in the columns of UCDP GED", "https://ucdp.uu.se/downloads/ged/ged251.pdf", ".csv",
           ged.NAMES, ged.files, policy="ucdp"),
    Format("geojson", "incidents and places for maps", "https://www.rfc-editor.org/rfc/rfc7946", ".geojson",
           geojson.NAMES, geojson.files),
    Format("ics", "the timeline as a calendar", "https://www.rfc-editor.org/rfc/rfc5545", ".ics", ics.NAMES, ics.files),
    Format("jsonld", "linked data: PROV-O and schema.org", "https://www.w3.org/TR/prov-o/", ".jsonld", jsonld.NAMES,
           jsonld.files),
    Format("timelinejs", "the timeline for Knight Lab's TimelineJS",
           "https://timeline.knightlab.com/docs/json-format.html", ".json", timelinejs.NAMES, timelinejs.files),
)  # fmt: skip
FORMATS: Mapping[str, Format] = MappingProxyType({f.name: f for f in _LIST})
