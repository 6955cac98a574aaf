"""Where a text quotes: what stands in quotation marks is not said in the report's own voice."""

from __future__ import annotations

import re
from bisect import bisect_left


class Quotes:
    """Where a text's quotation marks stand, which count from the start of their line."""

    def __init__(self, text: str) -> None:
        self._marks = {mark: [m.start() for m in re.finditer(mark, text)] for mark in ("\n", '"', "“", "”")}

    def hold(self, at: int) -> bool:
        """Whether that place lies inside quotation marks."""
        lines = self._marks["\n"]
        before = bisect_left(lines, at)
        line = lines[before - 1] + 1 if before else 0
        straight, opened, closed = (bisect_left(self._marks[m], at) - bisect_left(self._marks[m], line) for m in '"“”')
        return straight % 2 == 1 or opened > closed
