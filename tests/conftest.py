"""What the tests share: reports made from text, pages of them, and the shared data where it is at hand."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from newsledger import annotate, extract
from newsledger.core.claims import Reading
from newsledger.core.pages import Page
from newsledger.core.reports import Raw, Report, report_id

settings.register_profile("tests", deadline=None)  # a first call loads word lists; speed is measured in bench/
settings.load_profile("tests")

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))


def report_of(text: str, **fields: Any) -> Report:
    """A report with this text, named "r1" unless told otherwise."""
    name = fields.pop("name", "r1")
    return Report(id=report_id(Raw(name=name, where=name, text=text)), name=name, text=text, **fields)


@pytest.fixture(scope="session")
def page_of() -> Callable[..., Page]:
    """Text -> its page, by the language model."""
    return lambda text, **fields: next(annotate.pages([report_of(text, **fields)]))


@pytest.fixture(scope="session")
def read_text(page_of: Callable[..., Page]) -> Callable[..., Reading]:
    """Text -> its reading, by all extractors."""
    return lambda text, **fields: extract.read(page_of(text, **fields))


@pytest.fixture(scope="session")
def shared() -> pathlib.Path:
    """The folder of seeds, cases and public sets; the test is skipped, and says so, where it is absent."""
    if not (SHARED / "cases").is_dir():
        pytest.skip(f"no test data at {SHARED}; set NEWSLEDGER_BENCH to the folder that holds cases/ and seeds/")
    return SHARED
