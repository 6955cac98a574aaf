"""Makes data/words.npz: the language model's vectors of the commonest words of news, in 64 dimensions of a byte each,
and which of these words are written with a capital (names).

usage: python train/vectors.py          needs the bulk articles (NEWSLEDGER_BENCH, as for bench/)

Only the choice and order of the words comes from those articles (how often each stands in them); the vectors are the
language model's (en_core_web_md, MIT), turned by a principal component analysis. No randomness.
"""

from __future__ import annotations

import gzip
import json
import os
import pathlib
import re
from collections import Counter

import numpy as np

from newsledger.annotate.english import model
from newsledger.core.vectors import WIDTH

HERE = pathlib.Path(__file__).resolve()
SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", HERE.parents[2] / "shared"))
OUT = HERE.parents[1] / "src" / "newsledger" / "data" / "words.npz"
MOST = 20_000
NAME = 3  # a name: so many times as often with a capital as with a small letter


def counted() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each word stands in the bulk articles; how often inside a sentence with a capital, and without one."""
    seen, large, small = Counter[str](), Counter[str](), Counter[str]()
    with gzip.open(SHARED / "bench" / "bulk.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            seen.update(re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
            for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+(?:-[a-z]+)*", text):
                (small if word.islower() else large)[word.lower()] += 1
    return seen, large, small


def main() -> None:
    """Write the table."""
    vocab, (seen, large, small) = model().vocab, counted()
    chosen = sorted((word for word in seen if vocab.has_vector(word)), key=lambda word: (-seen[word], word))[:MOST]
    vectors = np.array([vocab.get_vector(word) for word in chosen], np.float64)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    axes = axes[:, ::-1][:, :WIDTH]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), range(WIDTH)])  # a direction has no sign of its own: fix one
    turned = vectors @ axes
    rows = np.round(turned / np.abs(turned).max(axis=1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(OUT, words=np.frombuffer("\n".join(chosen).encode(), np.uint8), rows=rows,
                        names=np.packbits([large[word] > NAME * small[word] for word in chosen]))  # fmt: skip
    print(f"{len(chosen)} words, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
