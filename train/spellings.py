"""Learn how spellings of one name differ: costs of swapping some letters for others, from names in two alphabets.

usage: python train/spellings.py      writes src/newsledger/data/spellings.tsv

The pairs are names in English beside their Russian spelling romanised letter by letter (`plain`), so that they differ
as ways of romanising, and of writing by ear, differ. A pair is cut into pieces of a few letters by expectation and
maximisation (Brill and Moore 2000; Ristad and Yianilos 1998), starting from letters that are alike; pairs that fit
badly are other names beside one another, and are left out as it goes on. Then each pair is cut the likeliest way, and
neighbouring pieces are taken together, so that a letter is read among its neighbours ("ough", "aux", "gn"). The 5,000
names that `bench/names.py` asks for take no part. What is kept are the commoner swaps that shorter ones do not give as
cheaply, with the share in which a piece is written so, as a cost in nats.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from names import drawn

from newsledger.core.names import plain

Swap = tuple[str, str]  # a piece, and what it is written as
HERE = Path(__file__).parents[1] / "src" / "newsledger" / "data" / "spellings.tsv"
LONG = 3  # most letters of a piece on either side
ROUNDS = 5
SAMPLE = 4  # of so many pairs, one is read in the first round
HEAD = """\
# How names are spelled otherwise: some letters, what they are written as, and what that costs in nats (the negative
# logarithm of its share). Made by train/spellings.py from English names beside Russian spellings; no name is kept.
"""
UNFIT = 2.6  # cost a letter above which a pair is of two names
APART = 2.2  # and when it is cut the likeliest way
GAIN = 0.5  # nats that a swap must be cheaper than the shorter ones it is made of
HALF = 0.5  # taken for one more place where a piece stands, so that rare ones are not sure
FEWEST = 3.0  # times that a swap is seen before it is kept
UNSEEN = 9.0  # cost a letter of a swap not seen


@cache
def first_cost(x: str, y: str) -> float:
    """A share to begin with: high for equal letters, fair for vowels among vowels, low for anything else."""
    if x == y:
        return math.exp(-0.05) if len(x) == 1 else 0.0
    soft = set("aeiouyjwh")
    alike = set(x) <= soft and set(y) <= soft
    return math.exp(-(1.2 if alike else 2.4) * max(len(x), len(y)))


def spread(a: str, b: str, share: dict[Swap, float]) -> tuple[float, list[tuple[Swap, float]]]:
    """The cost of a pair over all ways to cut it, and each swap's expected part in them."""
    steps = []
    odd = math.exp(-UNSEEN)
    wide = len(b) + 1
    ahead = [0.0] * (wide * (len(a) + 1))
    ahead[0] = 1.0
    for j in range(len(a) + 1):
        for n in range(wide):
            total = 0.0
            for i in range(max(0, j - LONG), j + 1):
                x = a[i:j]
                for k in range(max(0, n - LONG - 1), n + 1):
                    before = ahead[i * wide + k]
                    if before == 0.0 or (i == j and (k == n or n - k > 1)):
                        continue
                    swap = x, b[k:n]
                    p = share.get(swap, odd if j - i < 2 and n - k < 2 else 0.0) if share else first_cost(*swap)
                    if p > 1e-9:
                        total += before * p
                        steps.append((i * wide + k, j * wide + n, p, swap))
            if j or n:
                ahead[j * wide + n] = total
    back = [0.0] * len(ahead)
    back[-1] = 1.0
    for at, to, p, _ in reversed(steps):
        back[at] += back[to] * p
    whole = ahead[-1]
    if whole <= 0:
        return math.inf, []
    return -math.log(whole), [(swap, part) for at, to, p, swap in steps
                              if (part := ahead[at] * p * back[to] / whole) > 0.003]  # fmt: skip


def learn(pairs: list[tuple[str, str]]) -> dict[Swap, float]:
    """The share of each swap kept, among all places where the piece stands."""
    whole = Counter(a[i:j] for a, _ in pairs for i in range(len(a)) for j in range(i + 1, min(len(a), i + LONG) + 1))
    whole[""] = sum(len(a) + 1 for a, _ in pairs)
    shares: dict[Swap, float] = {}
    for turn in range(ROUNDS):
        seen: Counter[Swap] = Counter()
        chosen = pairs if turn else pairs[::SAMPLE]
        kept = 0
        for a, b in chosen:
            fit, parts = spread(a, b, shares)
            if fit / max(len(a), len(b)) < UNFIT:
                kept += 1
                for swap, part in parts:
                    seen[swap] += part
        least = FEWEST if turn == ROUNDS - 1 else 1.0
        many = len(pairs) / len(chosen)
        shares = {(x, y): min(1.0, many * n / whole[x]) for (x, y), n in seen.items() if n >= least}
        print(f"round {turn + 1}: {kept} of {len(chosen)} pairs fit, {len(shares)} swaps", file=sys.stderr, flush=True)
    return shares


def cut(a: str, b: str, costs: dict[str, dict[str, float]], odd: float = UNSEEN) -> tuple[float, list[Swap]]:
    """The cost of the cheapest way to write `a` as `b`, and its swaps in order; infinite where there is no way."""
    cheap = [[math.inf] * (len(b) + 1) for _ in range(len(a) + 1)]
    cheap[0][0] = 0.0
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i, row in enumerate(cheap):
        for k, cost in enumerate(row):
            for taken in range(min(LONG, len(a) - i) + 1) if cost < math.inf else ():
                known = costs.get(a[i : i + taken], {})
                for written in range(0 if taken else 1, min(LONG + 1, len(b) - k) + 1):
                    whole = cost + known.get(b[k : k + written], odd if taken < 2 and written < 2 else math.inf)
                    if whole < cheap[i + taken][k + written]:
                        cheap[i + taken][k + written] = whole
                        came[i + taken, k + written] = i, k
    swaps, at = [], (len(a), len(b))
    while at in came:
        before = came[at]
        swaps.append((a[before[0] : at[0]], b[before[1] : at[1]]))
        at = before
    return cheap[-1][-1], swaps[::-1]


def joined(pairs: list[tuple[str, str]], shares: dict[Swap, float]) -> dict[Swap, float]:
    """The cost of each swap when neighbours are taken together, up to the longest piece (Brill and Moore 2000)."""
    costs: dict[str, dict[str, float]] = defaultdict(dict)
    for (x, y), share in shares.items():
        costs[x][y] = round(-math.log(share), 2)
    seen: Counter[Swap] = Counter()
    whole: Counter[str] = Counter()
    for a, b in pairs:
        cost, swaps = cut(a, b, costs)
        if cost / max(len(a), len(b)) >= APART:
            continue
        whole.update(a[i:j] for i in range(len(a)) for j in range(i + 1, min(len(a), i + LONG) + 1))
        whole[""] += len(a) + 1
        for first in range(len(swaps)):
            x = y = ""
            for more, written in swaps[first:]:
                x, y = x + more, y + written
                if len(x) > LONG or len(y) > LONG + 1:
                    break
                seen[x, y] += 1
    return {(x, y): -math.log(min(1.0, n / (whole[x] + HALF))) for (x, y), n in seen.items()
            if n >= FEWEST or max(len(x), len(y)) < 2}  # fmt: skip


def telling(costs: dict[Swap, float]) -> dict[Swap, float]:
    """The swaps that are cheaper than the shorter ones they are made of."""
    kept: dict[str, dict[str, float]] = defaultdict(dict)
    for (x, y), cost in sorted(costs.items(), key=lambda item: (len(item[0][0]) + len(item[0][1]), item)):
        if max(len(x), len(y)) < 2 or cost < cut(x, y, kept, math.inf)[0] - GAIN:
            kept[x][y] = cost
    return {(x, y): cost for x, known in kept.items() for y, cost in known.items()}


def main() -> None:
    """Learn from every pair that the measure does not ask for, and write the swaps."""
    _, rest = drawn()
    pairs = sorted({(plain(en).replace(" ", ""), plain(ru).replace(" ", "")) for en, ru in rest})
    pairs = [(a, b) for a, b in pairs if 1 < len(a) < 16 and 1 < len(b) < 20 and a.isalpha() and b.isalpha()]
    rows = sorted((x, y, f"{cost:.2f}") for (x, y), cost in telling(joined(pairs, learn(pairs))).items())
    HERE.write_text(HEAD + "".join(f"{x}\t{y}\t{c}\n" for x, y, c in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
