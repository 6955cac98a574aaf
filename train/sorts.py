"""Trains the network that types happenings (extract/sorts.py) and writes data/sorts.npz.

usage: python train/sorts.py            trains on all that is at hand and writes the weights
       python train/sorts.py --check [GROUP ...]    trains without each group in turn (a story, or a fifth of the
                                                    sentences) and prints how many of its types are right

It learns from sentences written for it (train/clauses_*.jsonl) and from coded crises (bench/crises, and the cases where
NEWSLEDGER_BENCH or ../shared has them). The optimiser is Adam (Kingma and Ba 2015) with decoupled weight decay and
dropout; seeds are fixed and several networks are averaged into the answers that the last one is trained on.
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bench"))

import gold  # noqa: E402
from cases import SHARED, crises  # noqa: E402

from newsledger import annotate  # noqa: E402
from newsledger.core.pages import Page  # noqa: E402
from newsledger.core.reports import Report, Span  # noqa: E402
from newsledger.extract import clauses, triggers  # noqa: E402
from newsledger.extract.sorts import TYPES, features  # noqa: E402

OUT = HERE.parent / "src" / "newsledger" / "data" / "sorts.npz"
HIDDEN, EPOCHS, BATCH, RATE, DECAY = 128, 22, 128, 2e-3, 1e-3  # tried on crises left out: EVIDENCE.md 2026-11-22
DROPPED, BLURRED = 0.5, 0.3  # shares of hidden units and of inputs left out in training
SEEDS = (0, 1, 2)
ENOUGH = 0.2  # overlap of a trigger's clause with the coded one, over both
Coded = tuple[int, int, str]  # start, end, type


def sentences() -> Iterator[tuple[str, Report, list[Coded]]]:
    """Each training sentence as a report, with its coded clauses."""
    for path in sorted(HERE.glob("clauses_*.jsonl")):
        coded: dict[str, list[Coded]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            start = row["text"].find(row["quote"])
            if start >= 0:
                coded[row["text"]].append((start, start + len(row["quote"]), row["type"]))
        for number, (text, told) in enumerate(coded.items()):
            yield f"sentences {number % 5}", Report(id=f"{path.stem}-{number}", name=path.stem, text=text), told


def stories() -> Iterator[tuple[str, Report, list[Coded]]]:
    """Each report of the coded crises, with its event mentions."""
    own = [(d, gold.Coding(d).compiled()) for d in crises()]
    cases = SHARED / "cases"
    given = [(d, {kind: _rows(d / "gold" / f"{kind}.jsonl") for kind in ("reports", "events")})
             for d in (sorted(cases.iterdir()) if cases.is_dir() else ()) if (d / "gold").is_dir()]  # fmt: skip
    for folder, record in own + given:
        told: dict[str, list[Coded]] = defaultdict(list)
        for event in record["events"]:
            for mention in event["mentions"]:
                told[mention["report"]].append((mention["start"], mention["end"], event["type"]))
        for row in record["reports"]:
            text = (folder / "reports" / f"{row['id']}.txt").read_bytes().decode("utf-8")
            spans = tuple(Span(start=b["start"], end=b["end"]) for b in row["boilerplate"])
            yield folder.name, Report(id=f"{folder.name}-{row['id']}", name=row["id"], text=text,
                                      boilerplate=spans), told[row["id"]]  # fmt: skip


def _rows(path: pathlib.Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def examples() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Inputs, the right types, the groups that are left out together, and what the lexicon says."""
    taken = [*sentences(), *stories()]
    inputs, right, groups, lexicon = [], [], [], []
    for (group, _, coded), page in zip(taken, annotate.pages(report for _, report, _ in taken), strict=True):
        about = triggers.matter(page)
        for trigger, kind in matched(page, coded):
            inputs.append(features(page, trigger.token, trigger.type, trigger.key, trigger.nominal, about))
            right.append(TYPES.index(kind))
            groups.append(group)
            lexicon.append(TYPES.index(trigger.type))
    return np.array(inputs), np.array(right), np.array(groups), np.array(lexicon)


def matched(page: Page, coded: list[Coded]) -> Iterator[tuple[triggers.Trigger, str]]:
    """The triggers whose clauses are coded ones, best overlap first, each used once."""
    found = triggers.lexical(page, triggers.matter(page))
    spans = []
    for trigger in found:
        first, last = (clauses.phrase if trigger.nominal else clauses.clause)(page, trigger.token)
        spans.append((first.start, last.end))
    shares = sorted(((overlap(span, told), i, j) for i, span in enumerate(spans) for j, told in enumerate(coded)),
                    reverse=True)  # fmt: skip
    used: tuple[set[int], set[int]] = (set(), set())
    for share, i, j in shares:
        if share >= ENOUGH and i not in used[0] and j not in used[1] and coded[j][2] in TYPES:
            used[0].add(i)
            used[1].add(j)
            yield found[i], coded[j][2]


def overlap(span: tuple[int, int], told: Coded) -> float:
    """Shared characters over all characters of both."""
    shared = max(0, min(span[1], told[1]) - max(span[0], told[0]))
    return shared / (max(span[1], told[1]) - min(span[0], told[0]))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Scores as shares of 1, row by row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=1, keepdims=True)
    return shares


def trained(inputs: np.ndarray, right: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """One network; `right` holds a share for each type."""
    random, (count, width) = np.random.default_rng(seed), inputs.shape
    net = {"first": random.normal(0, width**-0.5, (width, HIDDEN)).astype(np.float32),
           "first_bias": np.zeros(HIDDEN, np.float32),
           "second": random.normal(0, HIDDEN**-0.5, (HIDDEN, len(TYPES))).astype(np.float32),
           "second_bias": np.zeros(len(TYPES), np.float32)}  # fmt: skip
    mean, spread = ({name: np.zeros_like(part) for name, part in net.items()} for _ in range(2))
    for step, chosen in enumerate((order[i : i + BATCH] for order in (random.permutation(count) for _ in range(EPOCHS))
                                   for i in range(0, count, BATCH)), 1):  # fmt: skip
        seen = inputs[chosen] * ((random.random(width, np.float32) > BLURRED) / np.float32(1 - BLURRED))
        hidden = np.maximum(seen @ net["first"] + net["first_bias"], 0)
        kept = (random.random(hidden.shape, np.float32) > DROPPED) / np.float32(1 - DROPPED)
        wrong = (softmax(hidden * kept @ net["second"] + net["second_bias"]) - right[chosen]) / len(chosen)
        back = wrong @ net["second"].T * kept * (hidden > 0)
        slopes = {"first": seen.T @ back, "first_bias": back.sum(axis=0), "second": (hidden * kept).T @ wrong,
                  "second_bias": wrong.sum(axis=0)}  # fmt: skip
        for name, slope in slopes.items():
            mean[name] = 0.9 * mean[name] + 0.1 * slope
            spread[name] = 0.999 * spread[name] + 0.001 * slope**2
            move = mean[name] / (1 - 0.9**step) / (np.sqrt(spread[name] / (1 - 0.999**step)) + 1e-8)
            net[name] = (net[name] - RATE * (move + (0 if "bias" in name else DECAY) * net[name])).astype(np.float32)
    return net


def shares(net: dict[str, np.ndarray], inputs: np.ndarray) -> np.ndarray:
    """How likely a network holds each type."""
    return softmax(np.maximum(inputs @ net["first"] + net["first_bias"], 0) @ net["second"] + net["second_bias"])


def distilled(inputs: np.ndarray, right: np.ndarray) -> dict[str, np.ndarray]:
    """One network trained on the right answers and on what several networks make of them."""
    coded = np.eye(len(TYPES), dtype=np.float32)[right]
    nets = [trained(inputs, coded, seed) for seed in SEEDS]
    together: np.ndarray = sum(shares(net, inputs) for net in nets) / len(nets)
    return trained(inputs, 0.5 * coded + 0.5 * together, len(SEEDS))


def check(wanted: list[str]) -> None:
    """Print, for each story left out, the share of types right: the lexicon's, and the network's."""
    inputs, right, groups, lexicon = examples()
    for group in wanted or sorted(set(groups)):
        out = groups == group
        said = shares(distilled(inputs[~out], right[~out]), inputs[out]).argmax(axis=1)
        print(f"{group:24} {out.sum():5}  lexicon {np.mean(lexicon[out] == right[out]):.3f}  "
              f"network {np.mean(said == right[out]):.3f}", flush=True)  # fmt: skip


def main() -> None:
    """Train and write the weights."""
    inputs, right, _, _ = examples()
    np.savez_compressed(OUT, **{name: part.astype(np.float16) for name, part in distilled(inputs, right).items()})
    print(f"{len(right)} examples, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    check(sys.argv[2:]) if "--check" in sys.argv else main()
