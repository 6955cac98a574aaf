"""The settings file: what a user says once instead of at each command, and knows better than the texts tell.

It is TOML (https://toml.io), strictly read: a word that means nothing here is an error, not a setting without effect.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from newsledger.core import edtf
from newsledger.core.nouns import Noun
from newsledger.core.settings import POLICIES, OutletSetting, PlaceSetting, Settings
from newsledger.read import files
from newsledger.read.decoding import Undecodable, decoded
from newsledger.read.limits import LIMITS

MOST = 10_000_000  # bytes; a longer file is none that people wrote
FEATURES = ("country", "region", "city", "district", "site", "border", "water", "valley")


class _Written(Noun, frozen=True, kw_only=True):
    """The file as it is written."""

    policy: str = POLICIES[0]
    jobs: int = 0
    fields: dict[str, str] = {}
    dates: dict[str, Any] = {}  # TOML has dates of its own, which people write without quotes
    outlets: dict[str, OutletSetting] = {}
    places: dict[str, PlaceSetting] = {}


def settings(path: Path) -> Settings:
    """The settings that a file gives. Raises ValueError, in a sentence that names the file and what to mend."""
    where = files.shown(path)
    try:
        text, _ = decoded(files.whole(path, MOST, LIMITS))
        written = msgspec.toml.decode(text.removeprefix("\ufeff"), type=_Written)
    except (files.Unreadable, Undecodable) as error:
        raise ValueError(f"{where}: {error}") from None
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"{where}: {error}. newsledger init writes a file that shows every setting.") from None
    fault = next(iter(_faults(written)), None)
    if fault:
        raise ValueError(f"{where}: {fault}")
    return Settings(
        policy=written.policy, jobs=written.jobs, fields=tuple(sorted(written.fields.items())),
        dates=tuple(sorted((name, str(time)) for name, time in written.dates.items())),
        outlets=tuple(sorted(written.outlets.items(), key=_first)),
        places=tuple(sorted(written.places.items(), key=_first)),
    )  # fmt: skip


def _first(pair: tuple[str, object]) -> str:
    return pair[0]


def _faults(written: _Written) -> list[str]:
    """What is wrong with values that have the right form."""
    found = []
    if written.policy not in POLICIES:
        found.append(f"policy {written.policy!r} is none. Choose one of: {', '.join(POLICIES)}.")
    if written.jobs < 0:
        found.append("jobs is less than 0. 0 means as many as help.")
    for name, time in written.dates.items():
        if not edtf.valid(str(time)) or ".." in str(time):
            found.append(f"dates: {str(time)!r}, given for {name!r}, is not a time. Write it as 2010-06-12 or 2010-06.")
    for name, place in written.places.items():
        if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            found.append(f"places: {name!r} lies nowhere: lat is -90 to 90, lon -180 to 180.")
        if place.country is not None and not (len(place.country) == 2 and place.country.isascii()
                                              and place.country.isupper()):  # fmt: skip
            found.append(f"places: {name!r}: country is a code of two capitals, such as KE.")
        if place.feature not in FEATURES:
            found.append(f"places: {name!r}: feature {place.feature!r} is none of {', '.join(FEATURES)}.")
    return found
