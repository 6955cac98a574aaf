"""Score the name matcher: the Russian spelling of a name, romanised letter by letter, against 5,000 English ones.

usage: python bench/names.py [QUERIES] [MISSES]

Prints how often the right name comes first (an English name that the data has for that Russian one, in plain letters),
by plain likeness and by the learned cost of respelling; how often the right one is among those compared at all; and how
often the two would be taken for one name. Some one pair in fifty is of two names, by mistake. MISSES of the misses are
shown. `train/spellings.py` learns from other names of the same data, none of which is asked for here.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from math import inf

from cases import SHARED
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from newsledger.core.names import plain
from newsledger.resolve.respelled import respelled
from newsledger.resolve.spelling import codes, likeness, same_surname, skeleton

AMONG = 5_000
NEAR = 60  # names that are compared with one asked for, the nearest by letters, and again by skeleton

Pair = tuple[str, str]


def drawn() -> tuple[list[Pair], list[Pair]]:
    """The pairs (English, Russian) that are asked for, and all others, which `train/spellings.py` learns from."""
    with gzip.open(SHARED / "bench" / "names_russian.jsonl.gz", "rt", encoding="utf-8") as rows:
        pairs = sorted({(en, ru.replace(" ", "")) for en, ru, _ in (json.loads(row)["pair"] for row in rows)})
    random.Random(7).shuffle(pairs)
    asked = pairs[:AMONG]
    english, russian = {en for en, _ in asked}, {ru for _, ru in asked}
    return asked, [(en, ru) for en, ru in pairs[AMONG:] if en not in english and ru not in russian]


def _word(name: str) -> str:
    return plain(name).replace(" ", "")


class Pool:
    """English names, and those of them that are nearest to a word."""

    def __init__(self, names: list[str]) -> None:
        self.names = sorted(names)
        self._bare = [skeleton(name) for name in self.names]
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            for code in codes(name):
                self._sounds[code].append(name)

    def near(self, word: str) -> list[str]:
        """The names worth comparing: near by letters, near by skeleton, or of one sound."""
        scorer = Levenshtein.normalized_similarity
        found = {self.names[n] for text, among in ((word, self.names), (skeleton(word), self._bare))
                 for _, _, n in process.extract(text, among, scorer=scorer, limit=NEAR)}  # fmt: skip
        return sorted(found.union(*(self._sounds[code] for code in codes(word))))


def cheapest(names: list[str], word: str) -> str:
    """The name that is respelled as the word most cheaply; the likest are weighed first, to give up dear ones soon."""
    best = inf, ""
    for name in sorted(names, key=lambda name: (-likeness(name, word), name)):
        best = min(best, (respelled(name, word, best[0]), name))
    return best[1]


def main(queries: int, misses: int) -> None:
    """Rank every query among the same names, and count the first places."""
    asked, _ = drawn()
    pool = Pool(list({_word(en) for en, _ in asked}))
    rights: dict[str, set[str]] = defaultdict(set)
    for en, ru in asked:
        rights[ru].add(_word(en))
    plainly = first = strict = reached = linked = 0
    missed = []
    for right, russian in asked[:queries]:
        word, right = _word(russian), _word(right)
        near = pool.near(word)
        alike = max(near, key=lambda name: (likeness(name, word), -abs(len(name) - len(word)), name))
        best = cheapest(near, word)
        plainly += alike in rights[russian]
        first += best in rights[russian]
        strict += best == right
        reached += right in near
        linked += same_surname(right, word) > 0
        if best not in rights[russian]:
            missed.append(f"  {russian} ({word}) is {right}, at {respelled(right, word):.1f}; "
                          f"we say {best}, at {respelled(best, word):.1f}")  # fmt: skip
    n = len(asked[:queries])
    print(f"{n} names among {len(pool.names)}: rank 1 {first / n:.3f} (the very pair's {strict / n:.3f}; by plain "
          f"likeness {plainly / n:.3f}), compared at all {reached / n:.3f}, "
          f"taken for one name {linked / n:.3f}")  # fmt: skip
    print(*missed[:misses], sep="\n")


if __name__ == "__main__":
    main(*[int(word) for word in (*sys.argv[1:], "500", "0")[:2]])
