"""How much is read of one thing, so that no input can take the machine's memory or an hour of its time."""

from __future__ import annotations

from newsledger.core.nouns import Noun


class Limits(Noun, frozen=True, kw_only=True):
    """Bounds on the input. What goes over one is reported as a finding, and the rest is read.

    `text`: characters of one report's text. `page`: bytes of a web page. `whole`: bytes of a JSON file that is not JSON
    Lines, which must be read whole. `row`: bytes of one row of a JSON Lines file. `ratio`: how many times its own size
    a gzip file may unpack to, once it has unpacked more than `unpacked` bytes (text shrinks by 3 to 10 times, rarely by
    20; a bomb by 1,000). `judged`: bytes of a web page up to which its main content is looked for.
    """

    text: int = 5_000_000
    page: int = 20_000_000
    whole: int = 100_000_000
    row: int = 25_000_000
    ratio: int = 100
    unpacked: int = 50_000_000
    judged: int = 2_000_000


LIMITS = Limits()
