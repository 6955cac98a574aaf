"""Settings: what a user can choose, with the defaults. One value, passed down; no global."""

from __future__ import annotations

import msgspec

from newsledger.core.ids import digest
from newsledger.core.nouns import Noun

NAME = "newsledger.toml"  # the settings file, looked for in the folder that a command runs in
POLICIES = ("latest", "highest", "ucdp", "acled", "two-source", "official")


class OutletSetting(Noun, frozen=True, kw_only=True):
    """What a user says of an outlet: the name to show it by, and the wire agencies whose copy it prints."""

    name: str | None = None
    agencies: tuple[str, ...] = ()


class PlaceSetting(Noun, frozen=True, kw_only=True):
    """Where a place lies that no gazetteer has, or that this user's reports mean otherwise. Degrees, WGS 84.

    `country` is its ISO 3166-1 code of two letters, `feature` its kind as in docs/record.md.
    """

    lat: float
    lon: float
    country: str | None = None
    feature: str = "site"


class Settings(Noun, frozen=True, kw_only=True):
    """How to build. `jobs`: processes that read reports side by side (0: as many as help). `policy`: how the best
    figure of a tally is chosen. `fields`: (input field, our field) pairs for JSON rows with unusual names.

    The rest is what a user knows better than the texts tell, by name: `dates` of reports (EDTF, by the report's file
    name or its id), `outlets` (by host or by the name found), `places` (by name, as written).
    """

    jobs: int = 0
    policy: str = "latest"
    fields: tuple[tuple[str, str], ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    outlets: tuple[tuple[str, OutletSetting], ...] = ()
    places: tuple[tuple[str, PlaceSetting], ...] = ()

    def knows(self) -> str:
        """A digest of what the books depend on besides reports, readings, judgements and policy; "" for nothing."""
        told = (self.dates, self.outlets, self.places)
        return digest(msgspec.json.encode(told).decode()) if any(told) else ""
