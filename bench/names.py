"""Score the name matcher: the Russian spelling of a name, romanised letter by letter, against 5,000 English ones.

usage: python bench/names.py [QUERIES]      prints how often the right name, or an equal spelling of it, comes first
"""

from __future__ import annotations

import gzip
import json
import random
import sys

from cases import SHARED

from newsledger.core.names import plain
from newsledger.resolve.spelling import codes, likeness, same_surname, skeleton

AMONG = 5_000


def main(queries: int) -> None:
    """Rank every query among the same names, and count the first places."""
    with gzip.open(SHARED / "bench" / "names_russian.jsonl.gz", "rt", encoding="utf-8") as rows:
        pairs = sorted({(en, ru.replace(" ", "")) for en, ru, _ in (json.loads(row)["pair"] for row in rows)})
    random.Random(7).shuffle(pairs)
    pool = pairs[:AMONG]
    english = sorted({en for en, _ in pool})
    asked = pool[:queries]
    first = linked = blocked = 0
    for right, russian in asked:
        word = plain(russian).replace(" ", "")
        best = max(english, key=lambda name: (likeness(plain(name), word), -abs(len(name) - len(word)), name))
        first += likeness(plain(best), word) == likeness(plain(right), word)
        linked += same_surname(plain(right), word) > 0
        blocked += bool({*codes(plain(right)), skeleton(plain(right))} & {*codes(word), skeleton(word)})
    print(f"{len(asked)} names among {len(english)}: rank 1 {first / len(asked):.3f}, "
          f"taken for one name {linked / len(asked):.3f}, share a block {blocked / len(asked):.3f}")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
