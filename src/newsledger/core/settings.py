"""Settings: what a user can choose, with the defaults. One value, passed down; no global."""

from __future__ import annotations

from newsledger.core.nouns import Noun

POLICIES = ("latest", "highest", "ucdp", "acled", "two-source", "official")


class Settings(Noun, frozen=True, kw_only=True):
    """How to build. `jobs`: processes that read reports side by side (0: as many as help). `policy`: how the best
    figure of a tally is chosen. `fields`: (input field, our field) pairs for JSON rows with unusual names.
    """

    jobs: int = 0
    policy: str = "latest"
    fields: tuple[tuple[str, str], ...] = ()
