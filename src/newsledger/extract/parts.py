"""Which figure is a part of which, and which is a running total: "among them 12 children", "another 14", "in all 77"."""

from __future__ import annotations

from newsledger.core.pages import Page, Token
from newsledger.extract.measures import Measured

_LINKS = ("including", "among", "whom", "them", "these", "those", "which", "include", "includes", "included", "comprising")
_WHOLES = ("dead", "wounded", "injured", "missing", "victim", "death", "survivor", "hostage", "case", "detainee", "others",
           "body", "casualty", "fatality", "living", "refugee", "patient")  # fmt: skip


def whole_of(page: Page, figure: Measured, earlier: list[Measured]) -> int | None:
    """The place in `earlier` of the figure that this one is a part of; null if it is none's.

    `earlier` are the figures before it on the page, in order.
    """
    return None


def is_total(page: Page, figure: Measured, whole: Measured | None) -> bool | None:
    """Whether a figure is a running total to date; null for a measure that has none."""
    return None
