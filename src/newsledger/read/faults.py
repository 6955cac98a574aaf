"""Findings about the input, each said in one place: what could not be read, what is doubtful, what was left out."""

from __future__ import annotations

from newsledger.core.findings import Finding
from newsledger.read.limits import Limits


def unread(where: str, message: str) -> Finding:
    """What could not be read at all, and what to do about it."""
    return Finding(level="error", where=where, message=message)


def doubtful(where: str, message: str) -> Finding:
    """What was read, but perhaps not as it was meant."""
    return Finding(level="warning", where=where, message=message)


def passed_over(where: str, message: str) -> Finding:
    """What was left out, and rightly."""
    return Finding(level="note", where=where, message=message)


def empty(where: str, mend: str) -> Finding:
    """A thing that holds nothing.

    >>> empty("a.txt", "remove it").message
    'is empty; remove it'
    """
    return unread(where, f"is empty; {mend}")


def too_long(text: str, *, where: str, limits: Limits) -> Finding | None:
    """A finding where a text is longer than one report may be; null where it is not."""
    if len(text) <= limits.text:
        return None
    return unread(where, f"has a text of {len(text):,} characters, over the limit of {limits.text:,}; split it")
